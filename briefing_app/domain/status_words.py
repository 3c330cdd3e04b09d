"""The office's status scale as the program itself speaks of it: on the screen, in undo labels, on the command line.

A pack speaks of it in its own language: ``scale_words``.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefing_app.domain.reader import Reader
from briefing_app.domain.records.office import HOUSE_SCALE, OFFICE_SCALE, StatusScale
from briefing_app.domain.status import LABELS, StatusCode

_LANGUAGE = "en"
"""The language of the program's own words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusWords:
    """What a person reads in the place of each code, and which codes are offered to choose from."""

    scale: StatusScale = HOUSE_SCALE

    @property
    def substantial_counts(self) -> bool:
        """Whether largely implemented counts as implemented."""
        return self.scale.substantial_counts

    def label(self, code: StatusCode) -> str:
        """The words for a code: the office's own, else the house's."""
        return self.scale.own_label(code, _LANGUAGE) or LABELS[code]

    def inside(self, code: StatusCode) -> str:
        """The words within a sentence: the house's in small letters, the office's own as it writes them."""
        return self.scale.own_label(code, _LANGUAGE) or LABELS[code].lower()

    def colour(self, code: StatusCode) -> str:
        """The office's colour for a code as ``#rrggbb``, readable on white; empty for the house's."""
        return self.scale.colour(code)

    def numbered(self, held: StatusCode | None = None) -> tuple[tuple[int, StatusCode], ...]:
        """The codes that are offered, each with its key from 1 to 9, and the one that a row holds though it is hidden.

        A key keeps its code whatever an office hides: nobody who knows the keys judges something else by it.
        """
        return tuple(
            (number, code)
            for number, code in enumerate(StatusCode, 1)
            if code is held or not self.scale.entry(code).hidden
        )

    def of_key(self, number: int) -> StatusCode | None:
        """The code of a key from 1 to 9; ``None`` where it is none, or the office does not offer it."""
        return dict(self.numbered()).get(number)


HOUSE_WORDS = StatusWords()
"""How the codes are called where an office has settled nothing."""


def status_words(reader: Reader) -> StatusWords:
    """Return the words of a library's office."""
    return StatusWords(scale=reader.get(StatusScale, OFFICE_SCALE) or HOUSE_SCALE)
