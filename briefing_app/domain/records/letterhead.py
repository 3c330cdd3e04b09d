"""What stands for an office on its papers: its name, logo, colour and address. One record a library."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from briefing_app.domain.colours import is_colour, readable
from briefing_app.domain.ids import LetterheadId, stable_id
from briefing_app.domain.kinds import Kind
from briefing_app.domain.record import Record

OFFICE_LETTERHEAD = LetterheadId(stable_id(Kind.LETTERHEAD, "office"))
"""The one letterhead of a library."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead(Record):
    """A setting, printed on the covers of every audience: its level decides nothing.

    ``logo`` is a picture of bare pixels (PNG, base 64), empty for none; ``logo_alt`` says what it shows.
    ``word_template`` is what is kept of the office's own Word template (base 64), under the name of its file.
    ``colour`` (``#rrggbb``) takes the place of the house colour; empty keeps that. ``address`` has one line a line.
    """

    KIND: ClassVar[Kind] = Kind.LETTERHEAD

    id: LetterheadId
    name: str = ""
    address: str = ""
    colour: str = ""
    logo: str = ""
    logo_alt: str = ""
    word_template: str = ""
    word_template_name: str = ""

    @property
    def printed_colour(self) -> str:
        """The colour as it is printed: dark enough for white paper; empty for the house's."""
        return readable(self.colour) if is_colour(self.colour) else ""

    @property
    def address_lines(self) -> tuple[str, ...]:
        """The lines of the address that hold something."""
        return tuple(line.strip() for line in self.address.splitlines() if line.strip())

    @property
    def spoken_logo(self) -> str:
        """What is said of the logo to those who do not see it."""
        return self.logo_alt.strip() or self.name.strip()
