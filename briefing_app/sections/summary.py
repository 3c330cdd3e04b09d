"""The summary page: why this visit, why now, objectives, asks, things to avoid, and the computed headline."""

from __future__ import annotations

from collections.abc import Sequence

from briefing_app.document.blocks import Block, Heading, ParagraphStyle
from briefing_app.domain.fields import OneOfField, TextField
from briefing_app.domain.kinds import Kind
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.pack import Pack, Section
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.text import EMPTY
from briefing_app.domain.view import View
from briefing_app.sections.base.calls import chosen_calls
from briefing_app.sections.base.prose import line, origin_of, prose
from briefing_app.sections.base.section_type import FirstStep, SectionContent, SectionType
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


def first_step(section: Section, shown: Sequence[RecordRef], reader: Reader) -> FirstStep | None:
    """Lead to the mission's texts, while none of them is written and no headline is chosen."""
    owners = {section.id, *(ref.id for ref in shown)}
    written = any(text.tree != EMPTY for text in reader.texts(owners) if text.field in _WRITTEN)
    if written or section.chosen("instrument") or not shown:
        return None
    words = (
        "This page says in short why this visit, what it is for, what we ask and what to avoid. These words belong to "
        "the mission, and every pack for it shows them. Choose a text below for the headline of its status."
    )
    return FirstStep(words=words, answer="Write why this visit", record=shown[0], field="why")


_WRITTEN = ("introduction", "why", *(field for field, _label in _PARTS))


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
    first_step=first_step,
    order=20,
)
