"""The summary page: why this visit, why now, objectives, asks, things to avoid, and the computed headline."""

from __future__ import annotations

from briefing_app.document.blocks import Block, Heading, ParagraphStyle
from briefing_app.domain.fields import OneOfField, TextField
from briefing_app.domain.kinds import Kind
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.pack import Pack, Section
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.view import View
from briefing_app.sections.base.calls import chosen_calls
from briefing_app.sections.base.prose import line, origin_of, prose
from briefing_app.sections.base.section_type import SectionContent, SectionType
from briefing_app.sections.base.status_marks import headline_panel

_PARTS = (
    ("objectives", "Objectives"),
    ("asks", "What we ask"),
    ("avoid", "To avoid"),
)


def compose(section: Section, view: View) -> SectionContent:
    """Compose the summary; parts that the audience may not see are left out with their headings."""
    blocks: list[Block] = [*prose(view, section, "introduction")]
    why = prose(view, view.mission, "why", style=ParagraphStyle.LEAD)
    if why:
        blocks.extend(why)
    blocks.extend(_headline(section, view))
    for field, label in _PARTS:
        if not view.records.shows(view.mission, field):
            continue
        body = prose(view, view.mission, field)
        if body:
            title = line(view.language.say(label))
            blocks.append(Heading(level=2, children=title, origin=origin_of(view.mission, field)))
            blocks.extend(body)
    return SectionContent(children=tuple(blocks))


def _headline(section: Section, view: View) -> tuple[Block, ...]:
    chosen = chosen_calls(section, view)
    return (headline_panel(*chosen, view),) if chosen is not None else ()


def contained(section: Section, reader: Reader) -> tuple[RecordRef, ...]:
    """The mission, whose texts stand here."""
    pack = reader.get(Pack, section.pack)
    return (RecordRef(kind=Kind.MISSION, id=pack.mission),) if pack is not None else ()


SECTION_TYPE = SectionType(
    name="summary",
    label="Summary",
    help="One page that says why: objectives, asks, things to avoid, and the computed headline.",
    fields=(
        TextField(name="introduction", label="Introduction", rows=3),
        OneOfField(name="instrument", label="Headline for", help="The text counted.", kind=Kind.INSTRUMENT),
        OneOfField(name="addressee", label="Addressed to", kind=Kind.ADDRESSEE),
    ),
    compose=compose,
    contained=contained,
    order=20,
)
