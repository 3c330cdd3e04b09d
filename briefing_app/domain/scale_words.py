"""The office's status scale as a document in one language speaks of it: words, colours, what is offered.

Everywhere a status has a word or a colour in a pack, they come from here.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefing_app.domain.language import Language
from briefing_app.domain.records.office import HOUSE_SCALE, StatusScale
from briefing_app.domain.scales import MAPPINGS
from briefing_app.domain.status import LABELS, StatusCode


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleWords:
    """One office's scale in one language; without a ``scale`` everything is called and coloured as the house does."""

    scale: StatusScale | None
    language: Language

    @property
    def version(self) -> int | None:
        """The version of the office's own scale; ``None`` where the office has settled nothing."""
        return self.scale.version if self.scale is not None else None

    @property
    def substantial_counts(self) -> bool:
        """Whether largely implemented counts as implemented."""
        return self.scale is not None and self.scale.substantial_counts

    def own_label(self, code: StatusCode) -> str:
        """The office's own words for a code in this language; empty where it keeps the house's."""
        return (self.scale or HOUSE_SCALE).own_label(code, self.language.code)

    def label(self, code: StatusCode) -> str:
        """The words for a code: the office's own in this language, else the house's."""
        return self.own_label(code) or self.language.say(LABELS[code])

    def colour(self, code: StatusCode) -> str:
        """The office's colour for a code as ``#rrggbb``, dark enough for white paper; empty for the house's."""
        return (self.scale or HOUSE_SCALE).colour(code)

    def offered(self) -> tuple[StatusCode, ...]:
        """The codes that a person is offered, in order; a row that has a hidden one is shown all the same."""
        return (self.scale or HOUSE_SCALE).offered()

    def grade(self, words: str, scale: str) -> str:
        """An original grade with the scale that it belongs to and that scale's version; empty for no grade.

        ``scale`` is what an assessment holds: ``ccpr@1``. A scale that is not known here is not named.
        """
        if not words:
            return ""
        name, _, version = scale.partition("@")
        mapping = MAPPINGS.get(name)
        if mapping is None:
            return self.language.say("graded “{grade}”", grade=words)
        title = self.language.say(mapping.title)
        if not version:
            return self.language.say("graded “{grade}” ({scale})", grade=words, scale=title)
        return self.language.say(
            "graded “{grade}” ({scale}, version {version})", grade=words, scale=title, version=version
        )
