"""A sheet on which those who came to a meeting sign."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_app.composing.handout import Handout, HandoutInput
from briefing_app.composing.meetings import ABOUT, PEOPLE, Attendee, attending, missions_and_meetings
from briefing_app.document.blocks import (
    Align,
    Block,
    Cell,
    Column,
    Pair,
    Pairs,
    Paragraph,
    ParagraphStyle,
    Row,
    RowKind,
    Table,
)
from briefing_app.document.inline import Inline
from briefing_app.document.tree import Part
from briefing_app.domain.fields import ChoiceField
from briefing_app.domain.records.mission import Mission, ProgrammeItem
from briefing_app.domain.view import View
from briefing_app.sections.base.prose import line, origin_of
from briefing_app.sections.cover import dates_of
from briefing_app.sections.programme import day_words, time_of

_BLANK = ChoiceField(
    name="blank", label="Empty rows",
    help="For those who come without being expected. They fill the page on which they end: none stands alone.",
    choices=(("0", "None"), *((str(number), f"At least {number}") for number in (3, 10, 20))), default="3",
)  # fmt: skip
_MOST_ON_A_PAGE = 40
"""More rows to sign than any page holds."""


def compose(given: HandoutInput) -> Iterator[Part]:
    """Compose the meeting's name, when and where it is, and a row for each who is expected."""
    view, subject = given.view, given.subject
    assert isinstance(subject, (Mission, ProgrammeItem))  # it is one of those that were offered
    title = subject.title if isinstance(subject, ProgrammeItem) else subject.name
    expected, blank = attending(given), int(given.option("blank"))
    if not expected and not blank:
        return
    blank += given.step if blank else 0
    label = Paragraph(children=line(view.language.say("Attendance sheet")), style=ParagraphStyle.LEAD)
    yield Part(
        anchor="attendance",
        title=title,
        children=(label, *_facts(subject, view), _table(expected, blank, view)),
        origin=origin_of(subject, "title"),
    )


def _facts(subject: Mission | ProgrammeItem, view: View) -> tuple[Block, ...]:
    say = view.language.say
    rows: tuple[tuple[str, tuple[Inline, ...]], ...]
    if isinstance(subject, ProgrammeItem):
        rows = (
            (say("Date"), line(day_words(subject.date, view))),
            (say("Time"), time_of(subject, view)),
            (say("Place"), line(subject.place)),
        )
    else:
        rows = ((say("Dates"), line(dates_of(subject, view))), (say("Place"), line(subject.place)))
    pairs = tuple(Pair(label=label, children=(Paragraph(children=words),)) for label, words in rows if words)
    return (Pairs(pairs=pairs, origin=origin_of(subject)),) if pairs else ()


def _table(expected: tuple[Attendee, ...], blank: int, view: View) -> Table:
    say = view.language.say
    heads = tuple(
        Cell(children=(Paragraph(children=line(say(word))),), header=True)
        for word in ("No.", "Name", "Function", "Signature")
    )
    rows = [_row(str(number), who.name, who.function, who) for number, who in enumerate(expected, start=1)]
    rows += [_row(str(number), "", "", None) for number in range(len(rows) + 1, len(rows) + 1 + blank)]
    return Table(
        columns=(Column(weight=7, align=Align.END), Column(weight=32), Column(weight=29), Column(weight=32)),
        head=(Row(cells=heads),),
        rows=tuple(rows),
        summary=say("Who attends: number, name, function, and room for the signature."),
    )


def _row(number: str, name: str, function: str, who: Attendee | None) -> Row:
    cells = tuple(
        Cell(children=(Paragraph(children=words),) if words else ())
        for words in (line(number), line(name, strong=True), line(function), ())
    )
    return (
        Row(cells=cells, kind=RowKind.SIGN) if who is None else Row(cells=cells, kind=RowKind.SIGN, origin=who.origin)
    )


HANDOUT = Handout(
    name="attendance",
    label="Attendance sheet",
    help="The meeting, when and where it is, and a row to sign for each who is expected.",
    about=ABOUT,
    subjects=missions_and_meetings,
    compose=compose,
    fields=(PEOPLE, _BLANK),
    word=True,
    styled=True,
    fuller=lambda options: _MOST_ON_A_PAGE if options["blank"] != "0" else 0,
    suits=("programme",),
    order=90,
)
