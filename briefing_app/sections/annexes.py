"""Annexes: what others have published, listed in one place; their pages follow right behind, or at the end.

Any section may have annexes. This one is for those that belong to the pack as a whole.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing_app.document.blocks import Item, ItemList, ListStyle, Paragraph
from briefing_app.domain.fields import TextField
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.annex import Annex
from briefing_app.domain.records.pack import Section
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.view import View
from briefing_app.sections.base.prose import field_line, origin_of, prose
from briefing_app.sections.base.section_type import FirstStep, SectionContent, SectionType


def compose(section: Section, view: View) -> SectionContent:
    """Compose the introduction, and a line for each annex."""
    annexes = view.records.where(Annex, "section", section.id)
    listed = ItemList(
        style=ListStyle.BULLETS,
        items=tuple(
            Item(children=(Paragraph(children=field_line(each, "title", _line(each, view))),), origin=origin_of(each))
            for each in annexes
        ),
        origin=origin_of(section),
    )
    return SectionContent(children=(*prose(view, section, "introduction"), *((listed,) if annexes else ())))


def _line(annex: Annex, view: View) -> str:
    date = view.language.day(annex.date) if annex.date is not None else ""
    return ", ".join(part for part in (annex.title, annex.source, date) if part)


def first_step(section: Section, _shown: Sequence[RecordRef], reader: Reader) -> FirstStep | None:
    """Lead to a first annex."""
    if reader.where(Annex, "section", section.id):
        return None
    return FirstStep(
        words="Pages that others have published go here: a PDF, a Word file or pictures. Each is set behind a sheet "
        "that says what it is, and takes part in the page numbers.",
        answer="Add an annex…",
        action="add_annex",
    )


SECTION_TYPE = SectionType(
    name="annexes",
    label="Annexes",
    help="What others have published: their pages, each set behind a sheet that says what it is.",
    fields=(TextField(name="introduction", label="Introduction", rows=3),),
    compose=compose,
    first_step=first_step,
    order=110,
)
