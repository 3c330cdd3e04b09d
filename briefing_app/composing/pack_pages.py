"""The pages of the pack itself, or of one of its sections, laid on paper in another way."""

from __future__ import annotations

from briefing_app.composing.handout import Handout
from briefing_app.domain.paper import Imposition
from briefing_app.domain.reader import Reader
from briefing_app.domain.record import Record
from briefing_app.domain.records.pack import Pack, Section
from briefing_app.sections.registry import section_types


def pages_laid(name: str, imposition: Imposition, *, label: str, help: str, order: int) -> Handout:
    """Return the kind that lays the pages of a pack or section in one way, for paper alone."""
    return Handout(
        name=name,
        label=label,
        help=help,
        about="pack or section",
        subjects=pack_and_sections,
        impositions=(imposition,),
        of_pack=True,
        styled=True,
        order=order,
    )


def pack_and_sections(reader: Reader, pack: Pack) -> tuple[Record, ...]:
    """Return the pack, then its sections in their order."""
    sections = sorted(reader.where(Section, "pack", pack.id), key=lambda section: section.order_key)
    return (pack, *(section for section in sections if section.section_type in section_types()))
