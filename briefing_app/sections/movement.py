"""What moved since a date or the last mission: better, worse, reversed, unchanged; before and after, call by call."""

from __future__ import annotations

from datetime import date

from briefing_app.document.blocks import (
    Align,
    Block,
    Cell,
    Column,
    Heading,
    Layout,
    Panel,
    Paragraph,
    ParagraphStyle,
    Row,
    RowKind,
    Table,
)
from briefing_app.document.inline import Inline
from briefing_app.domain.dates import PartialDate
from briefing_app.domain.fields import ChoiceField, DateField, OneOfField, TextField
from briefing_app.domain.ids import AddresseeId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.records.pack import Section
from briefing_app.domain.records.recommendation import Addressee, Instrument
from briefing_app.domain.status import StatusCode, Trend
from briefing_app.domain.view import MovedRow, Moves, View
from briefing_app.sections.base.calls import chosen_calls, contained_calls, first_call
from briefing_app.sections.base.prose import field_line, line, mark_for, marked, origin_of, prose
from briefing_app.sections.base.section_type import SectionContent, SectionType
from briefing_app.sections.base.status_marks import not_shown_words, status_mark, trend_mark
from briefing_app.sections.base.status_tables import evidence, reference_of
from briefing_app.sections.base.tables import group_row, head_row, paragraph

_MISSION, _DATE = "last_mission", "date"
_FROM = ((_MISSION, "The last mission"), (_DATE, "The date below"))
_MOVED = (Trend.BETTER, Trend.WORSE, Trend.REVERSED)
_GROUPS: tuple[tuple[Trend | None, str], ...] = (
    (Trend.BETTER, "Better"),
    (Trend.WORSE, "Worse"),
    (Trend.REVERSED, "Reversed: better at first, then worse than before"),
    (None, "Changed, but not to be compared"),
)


def compose(section: Section, view: View) -> SectionContent:
    """Compose what moved; without a text, or without a day to compare with, there is nothing to say."""
    chosen, since = chosen_calls(section, view), _since(section, view)
    if chosen is None or since is None or since > view.as_of:
        return SectionContent(children=())
    instrument, addressee = chosen
    moves = view.figures.moves(instrument.id, addressee, since=since)
    if not moves.total:
        return SectionContent(children=())
    overtaken = view.figures.counts(instrument.id, addressee).overtaken
    children = (
        *prose(view, section, "introduction"),
        _sentence(moves, section, view),
        _about(instrument, addressee, view),
        _numbers(moves, section, view, overtaken=overtaken),
        *_rows(moves, section, view),
    )
    return SectionContent(children=children, layout=Layout.LANDSCAPE)


def _since(section: Section, view: View) -> date | None:
    """The day to compare with: the last mission's first, else the date that is set."""
    mission = view.last_mission if section.option("from", _MISSION) == _MISSION else None
    if mission is not None and mission.start is not None:
        return mission.start.first_day
    written = section.option("since")
    try:
        return PartialDate.parse(written).first_day if isinstance(written, str) else None
    except ValueError:
        return None


def _since_words(moves: Moves, section: Section, view: View) -> str:
    mission = view.last_mission if section.option("from", _MISSION) == _MISSION else None
    day = view.language.day(moves.since)
    if mission is None or mission.start is None:
        return view.language.say("since {day}", day=day)
    return view.language.say("since the last mission ({name}, {day})", name=mission.name, day=day)


def _sentence(moves: Moves, section: Section, view: View) -> Block:
    """Say in one sentence what moved, every number in it adding up to the rows."""
    say, numbers = view.language.say, moves.numbers
    since = _since_words(moves, section, view)
    if any(numbers[trend] for trend in _MOVED):
        total = view.language.say_number("{n} call", "{n} calls", moves.total)
        parts = view.language.listed(_parts(moves, view))
        said = say("Of {total}, {since}: {parts}.", total=total, since=since, parts=parts)
    elif not numbers[Trend.SAME]:
        said = say("Nothing is known to have moved {since}.", since=since)
    elif numbers[None]:
        said = say(
            "Nothing has got better or worse {since}: {parts}.",
            since=since,
            parts=view.language.listed(_rest(moves, view)),
        )
    else:
        said = say("Nothing has got better or worse {since}.", since=since)
    until = say("Status as of {day}.", day=view.language.day(view.as_of))
    made_up = mark_for((row.counted for row in moves.rows if row.counted is not None), "status")
    children = (*line(f"{said} {until}"), *made_up)
    words = Paragraph(children=children, style=ParagraphStyle.KEY_FIGURE, origin=origin_of(section))
    return Panel(children=(words,), origin=origin_of(section))


def _parts(moves: Moves, view: View) -> list[str]:
    say_number, numbers = view.language.say_number, moves.numbers
    return [
        say_number("{n} better", "{n} better", numbers[Trend.BETTER]),
        say_number("{n} worse", "{n} worse", numbers[Trend.WORSE]),
        say_number("{n} reversed", "{n} reversed", numbers[Trend.REVERSED]),
        *_rest(moves, view),
    ]


def _rest(moves: Moves, view: View) -> list[str]:
    """How many stayed as they were, and how many cannot be compared, if any."""
    say_number, numbers = view.language.say_number, moves.numbers
    same = [say_number("{n} unchanged", "{n} unchanged", numbers[Trend.SAME])]
    none = [say_number("{n} not to be compared", "{n} not to be compared", numbers[None])]
    return [*same, *(none if numbers[None] else [])]


def _about(instrument: Instrument, addressee: AddresseeId | None, view: View) -> Block:
    to = view.records.get(Addressee, addressee)
    parts = [instrument.title]
    if to is not None:
        parts.append(view.language.say("calls addressed to {name}", name=to.name))
    words = view.language.say("; ").join(parts) + "."
    return Paragraph(children=line(words), style=ParagraphStyle.NOTE, origin=origin_of(instrument))


def _numbers(moves: Moves, section: Section, view: View, *, overtaken: int) -> Table:
    say, number = view.language.say, view.language.number
    rows = [_two(trend_mark(trend, view), number(moves.numbers[trend])) for trend in (*_MOVED, Trend.SAME)]
    rows.append(
        _two(
            line(say("Not assessed, or without a place in the order, at one of the dates")), number(moves.numbers[None])
        )
    )
    total = say("All counted calls, those overtaken among them") if overtaken else say("All counted calls")
    rows.append(_two(line(total, strong=True), number(moves.total), kind=RowKind.TOTAL))
    return Table(
        columns=(Column(weight=75), Column(weight=25, align=Align.END)),
        head=(head_row(("Movement", "Calls"), view),),
        rows=tuple(rows),
        summary=say("Number of calls by movement."),
        anchor=f"moves-{section.id}",
        origin=origin_of(section),
    )


def _two(left: tuple[Inline, ...], right: str, *, kind: RowKind = RowKind.BODY) -> Row:
    return Row(cells=(Cell(children=paragraph(left), header=True), Cell(children=paragraph(line(right)))), kind=kind)


def _rows(moves: Moves, section: Section, view: View) -> tuple[Block, ...]:
    """Every call that changed and may be shown, before and after; how many more there are.

    What was not yet assessed at the first date has no before: it stands in the numbers alone.
    """
    say = view.language.say
    shown = [row for row in moves.rows if row.changed and row.before is not StatusCode.UNASSESSED]
    moved = sum(row.trend in _MOVED for row in shown)
    missing = sum(moves.numbers[trend] for trend in _MOVED) - moved
    after = paragraph(not_shown_words(missing, view), ParagraphStyle.NOTE)
    if not shown:
        return after
    heads = ("Reference", "Call", "Before", "After", "Evidence and note")
    body: list[Row] = []
    for trend, label in _GROUPS:
        found = [row for row in shown if row.trend is trend]
        if found:
            body.append(group_row(say(label), len(heads)))
            body.extend(_row(row, view) for row in found)
    title = line(say("Before and after, call by call"))
    table = Table(
        columns=(Column(weight=13), Column(weight=33), Column(weight=16), Column(weight=18), Column(weight=20)),
        head=(head_row(heads, view),),
        rows=tuple(body),
        summary=say("Every call that changed, with its status before and after."),
        anchor=f"moved-{section.id}",
        origin=origin_of(section),
    )
    return (Heading(level=2, children=title, origin=origin_of(section)), table, *after)


def _row(row: MovedRow, view: View) -> Row:
    call = row.recommendation
    now: tuple[Inline, ...] = (status_mark(row.after, view),)
    if row.counted is not None:
        now = marked(row.counted, "status", now)
    cells = (
        Cell(children=paragraph(line(reference_of(call, view)), ParagraphStyle.SMALL), header=True),
        Cell(children=paragraph(field_line(call, "title", call.title, strong=True)), origin=origin_of(call, "title")),
        Cell(children=paragraph((status_mark(row.before, view),))),
        Cell(children=(*paragraph(now), *paragraph(trend_mark(row.trend, view), ParagraphStyle.SMALL))),
        Cell(children=evidence(row.counted, view)),
    )
    return Row(cells=cells, origin=origin_of(call))


SECTION_TYPE = SectionType(
    name="movement",
    label="What moved",
    help="Which calls got better or worse since a date or the last mission: before, after, evidence.",
    fields=(
        OneOfField(
            name="instrument",
            label="Text",
            help="Empty: no page without a text. The resolution or other text whose calls are compared.",
            kind=Kind.INSTRUMENT,
        ),
        OneOfField(name="addressee", label="Addressed to", kind=Kind.ADDRESSEE),
        ChoiceField(name="from", label="Since", choices=_FROM, default=_MISSION),
        DateField(
            name="since",
            label="Date",
            help="Empty: no page without a date or an earlier mission. Passed over while the last mission is compared.",
        ),
        TextField(name="introduction", label="Introduction", rows=3),
    ),
    compose=compose,
    contained=contained_calls,
    first_step=first_call,
    order=62,
)
