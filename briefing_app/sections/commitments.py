"""Commitments and follow-up: who promised what, when, and what came of it; and what was asked."""

from __future__ import annotations

from briefing_app.document.blocks import Block, Cell, Column, Heading, Paragraph, ParagraphStyle, Row, Table
from briefing_app.domain.fields import TextField
from briefing_app.domain.kinds import Kind
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.mission import Commitment, CommitmentState
from briefing_app.domain.records.pack import Pack, Section
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.view import View
from briefing_app.sections.base.prose import citations, field_line, line, origin_of, prose
from briefing_app.sections.base.section_type import SectionContent, SectionType

_STATES = {
    CommitmentState.OPEN: "Open",
    CommitmentState.KEPT: "Kept",
    CommitmentState.PARTLY_KEPT: "Partly kept",
    CommitmentState.BROKEN: "Not kept",
    CommitmentState.UNKNOWN: "Not known",
}


def compose(section: Section, view: View) -> SectionContent:
    """Compose the promises, then the asks; each with what came of it."""
    found = view.records.where(Commitment, "mission", view.mission.id)
    blocks: list[Block] = []
    for label, asked in (("Promised", False), ("Asked for", True)):
        rows = tuple(_row(item, view) for item in found if item.asked is asked)
        if rows:
            heading = line(view.language.say(label))
            blocks.append(Heading(level=2, children=heading, origin=origin_of(section)))
            blocks.append(_table(rows, view, asked=asked))
    if not blocks:
        return SectionContent(children=())
    return SectionContent(children=(*prose(view, section, "introduction"), *blocks))


def _table(rows: tuple[Row, ...], view: View, *, asked: bool) -> Table:
    say = view.language.say
    words = ("What", "Of whom" if asked else "By whom", "When", "State")
    heads = tuple(Cell(children=(Paragraph(children=line(say(word))),), header=True) for word in words)
    return Table(
        columns=(Column(weight=44), Column(weight=24), Column(weight=16), Column(weight=16)),
        head=(Row(cells=heads),),
        rows=rows,
        summary=say("Commitments: what, who, when, and what came of it."),
    )


def _row(item: Commitment, view: View) -> Row:
    say = view.language.say
    what: list[Block] = [
        Paragraph(
            children=(*field_line(item, "title", item.title, strong=True), *citations(item.sources, view)),
            origin=origin_of(item, "title"),
        ),
        *prose(view, item, "promise"),
    ]
    outcome = prose(view, item, "outcome", style=ParagraphStyle.SMALL)
    state: list[Block] = [Paragraph(children=field_line(item, "state", say(_STATES[item.state])))]
    if item.due is not None:
        due = say("due {day}", day=view.language.day(item.due))
        state.append(Paragraph(children=line(due), style=ParagraphStyle.SMALL))
    names = [name for name in map(view.records.name_of, item.by) if name]
    made = view.language.day(item.made) if item.made is not None else say("date not recorded")
    cells = (
        (*what, *outcome),
        tuple(Paragraph(children=line(name)) for name in names),
        (Paragraph(children=line(made)),),
        tuple(state),
    )
    return Row(cells=tuple(Cell(children=cell) for cell in cells), origin=origin_of(item))


def contained(section: Section, reader: Reader) -> tuple[RecordRef, ...]:
    """The commitments of the pack's mission."""
    pack = reader.get(Pack, section.pack)
    found = reader.where(Commitment, "mission", pack.mission) if pack is not None else ()
    return tuple(item.ref for item in found)


SECTION_TYPE = SectionType(
    name="commitments",
    label="Commitments and follow-up",
    help="Who promised what, when, and what came of it.",
    fields=(TextField(name="introduction", label="Introduction", rows=3),),
    compose=compose,
    contained=contained,
    adds=Kind.COMMITMENT,
    order=80,
)
