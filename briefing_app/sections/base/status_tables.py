"""The tables and the chart of recommendation status."""

from __future__ import annotations

from briefing_app.document.blocks import (
    Align,
    Bar,
    Block,
    Cell,
    Chart,
    Column,
    ParagraphStyle,
    Row,
    RowKind,
    Table,
)
from briefing_app.document.inline import CrossReference, Inline, ReferenceForm, Words
from briefing_app.domain.counts import Counts
from briefing_app.domain.records.mission import Source
from briefing_app.domain.records.pack import Section
from briefing_app.domain.records.recommendation import Assessment, Measure, Recommendation
from briefing_app.domain.status import StatusCode
from briefing_app.domain.view import StatedFigure, StatusRow, View
from briefing_app.sections.base.grouping import by_theme
from briefing_app.sections.base.prose import citations, field_line, line, marked, origin_of, prose
from briefing_app.sections.base.status_marks import claimant_name, grade_words, status_mark, trend_mark
from briefing_app.sections.base.tables import group_row, head_row, paragraph


def chart(counts: Counts, section: Section, view: View) -> Chart:
    """Return the counts as bars, in the table's order; codes without a row are left out."""
    say = view.language.say
    bars = tuple(
        Bar(code=code, label=view.scale.label(code), value=counts.by_code[code], colour=view.scale.colour(code))
        for code in StatusCode
        if code in _ALWAYS or counts.by_code[code]
    )
    spoken = view.language.listed([say("{label}: {value}", label=bar.label, value=bar.value) for bar in bars])
    return Chart(
        bars=bars,
        alt=say("Bar chart of {total} calls by status. {bars}.", total=counts.total, bars=spoken),
        caption=(
            *line(say("Calls by status, as of {day}", day=view.language.day(view.as_of))),
            Words(text=" ("),
            CrossReference(target=f"counts-{section.id}", form=ReferenceForm.NUMBER),
            Words(text=")"),
        ),
        anchor=f"chart-{section.id}",
        origin=origin_of(section),
    )


_ALWAYS = (StatusCode.FULL, StatusCode.PARTIAL, StatusCode.NONE)
"""Shown even where no row has them: that nothing is fully implemented is the news."""


def counts_table(counts: Counts, section: Section, view: View, *, total: str) -> Table:
    """Return the counts as a table with their sum, called ``total``, in its last row; overtaken rows stand after it."""
    say, number = view.language.say, view.language.number
    shown = [
        code for code in StatusCode if code is not StatusCode.OVERTAKEN and (code in _ALWAYS or counts.by_code[code])
    ]
    rows = [_two((status_mark(code, view),), number(counts.by_code[code])) for code in shown]
    rows.append(_two(line(total, strong=True), number(counts.total), kind=RowKind.TOTAL))
    if counts.overtaken:
        left_out = (status_mark(StatusCode.OVERTAKEN, view), Words(text=" " + say("(left out of the total)")))
        rows.append(_two(left_out, number(counts.overtaken)))
    return Table(
        columns=(Column(weight=75), Column(weight=25, align=Align.END)),
        head=(head_row(("Status", "Calls"), view),),
        rows=tuple(rows),
        caption=line(say("Computed from the dated assessments; partial is never added to full.")),
        summary=say("Number of calls by status."),
        anchor=f"counts-{section.id}",
        origin=origin_of(section),
    )


def _two(left: tuple[Inline, ...], right: str, *, kind: RowKind = RowKind.BODY) -> Row:
    return Row(cells=(Cell(children=paragraph(left), header=True), Cell(children=paragraph(line(right)))), kind=kind)


def stated_table(stated: tuple[StatedFigure, ...], view: View) -> Table:
    """Return what sources state about the whole, each beside its difference from the computed count."""
    say = view.language.say
    return Table(
        columns=(Column(weight=40), Column(weight=32), Column(weight=28)),
        head=(head_row(("Source", "States", "Difference from the rows"), view),),
        rows=tuple(_stated_row(figure, view) for figure in stated),
        summary=say("Stated counts beside the computed one."),
    )


def _stated_row(figure: StatedFigure, view: View) -> Row:
    stated = figure.stated
    say = view.language.say
    source = view.records.get(Source, stated.source)
    title = source.title if source is not None else say("source not shown")
    said = [
        say("{n} of {total} {what}", n=item.number, total=stated.total, what=_measure(item.measure, view))
        for item in stated.numbers
    ]
    first: list[Block] = list(paragraph((*line(title), *citations((stated.source,), view))))
    if stated.date is not None:
        first.extend(paragraph(line(view.language.day(stated.date)), ParagraphStyle.SMALL))
    return Row(
        cells=(
            Cell(children=tuple(first), header=True),
            Cell(children=tuple(block for words in said for block in paragraph(line(words)))),
            Cell(children=paragraph(line(_difference(figure, view)))),
        ),
        origin=origin_of(stated),
    )


def _measure(measure: str, view: View) -> str:
    if measure == Measure.IMPLEMENTED:
        return view.language.say("“implemented”")
    code = StatusCode(measure)
    own = view.scale.own_label(code)
    return view.language.say("“{status}”", status=own) if own else view.scale.label(code).lower()


def _difference(figure: StatedFigure, view: View) -> str:
    say = view.language.say
    off = [
        f"{difference:+d} {_measure(measure, view)}".replace("-", "\u2212")
        for measure, difference in figure.differences
        if difference
    ]
    if figure.total_difference:
        off.append(say("{n} in the total", n=f"{figure.total_difference:+d}".replace("-", "\u2212")))
    return say("; ").join(off) if off else say("none: agrees with the rows")


def matrix(rows: tuple[StatusRow, ...], section: Section, view: View) -> Table:
    """Return every row, by theme if any has one: the call, its status and trend, who else claims what, the evidence."""
    say = view.language.say
    words = ("Reference", "Call", "Status", "Claims side by side", "Evidence and note")
    groups = by_theme(rows, lambda row: row.recommendation.themes, view)
    plain = [theme for theme, _ in groups] == [None]
    summary = "Every counted call with its status." if plain else "Every counted call with its status, by theme."
    body: list[Row] = []
    for theme, found in groups:
        if not plain:
            body.append(group_row(theme.name if theme is not None else say("No theme"), len(words)))
        body.extend(_matrix_row(row, view) for row in found)
    return Table(
        columns=(Column(weight=13), Column(weight=37), Column(weight=17), Column(weight=16), Column(weight=17)),
        head=(head_row(words, view),),
        rows=tuple(body),
        caption=line(say("Status as of {day}", day=view.language.day(view.as_of))),
        summary=say(summary),
        anchor=f"rows-{section.id}",
        origin=origin_of(section),
    )


def _matrix_row(row: StatusRow, view: View) -> Row:
    call = row.recommendation
    status = marked_status(row, view)
    cells = (
        Cell(children=paragraph(line(reference_of(call, view)), ParagraphStyle.SMALL), header=True),
        Cell(
            children=(
                *paragraph(field_line(call, "title", call.title, strong=True)),
                *prose(view, call, "summary", style=ParagraphStyle.SMALL),
            ),
            origin=origin_of(call, "title"),
        ),
        Cell(
            children=(
                *paragraph(status),
                *paragraph(trend_mark(row.trend, view), ParagraphStyle.SMALL),
                *grade(row.counted, view),
            )
        ),
        Cell(children=_claims(row, view)),
        Cell(children=evidence(row.counted, view)),
    )
    return Row(cells=cells, origin=origin_of(call))


def marked_status(row: StatusRow, view: View) -> tuple[Inline, ...]:
    """Return the row's status with its illustrative mark and, where another claimant differs, the word for it."""
    children: tuple[Inline, ...] = (status_mark(row.code, view),)
    if row.counted is not None:
        children = marked(row.counted, "status", children)
    if row.disputed_by:
        children = (*children, Words(text=" " + view.language.say("(disputed)"), emphasis=True))
    return children


def reference_of(call: Recommendation, view: View) -> str:
    """Return paragraph and clause, or the word that the paragraph is not verified."""
    say = view.language.say
    place = say("paragraph {p}", p=call.paragraph) if call.paragraph else say("paragraph not verified")
    parts = [place, call.clause, say("paraphrase") if call.paraphrase else ""]
    return ", ".join(part for part in parts if part)


def _claims(row: StatusRow, view: View) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for claim in row.claims:
        who = Words(text=view.language.say("{name}: ", name=claimant_name(claim.claimant, view)))
        blocks.extend(paragraph((who, status_mark(claim.status, view)), ParagraphStyle.SMALL))
        blocks.extend(grade(claim, view) if claim != row.counted else ())
    return tuple(blocks)


def grade(assessment: Assessment | None, view: View) -> tuple[Block, ...]:
    """Return the original grade with its scale as a small line; nothing for none."""
    words = grade_words(assessment, view) if assessment is not None else ""
    return paragraph(line(words), ParagraphStyle.SMALL)


def evidence(counted: Assessment | None, view: View) -> tuple[Block, ...]:
    """Return on what an assessment rests: its date, its source, its evidence and note as far as they are shown."""
    if counted is None:
        return ()
    cited = citations((counted.evidence_source,), view) if counted.evidence_source else ()
    dated = line(view.language.day(counted.date))
    blocks = [*paragraph((*dated, *cited), ParagraphStyle.SMALL)]
    for field, words in (("evidence", counted.evidence), ("note", counted.note)):
        if words and view.records.shows(counted, field):
            blocks.extend(paragraph(field_line(counted, field, words), ParagraphStyle.SMALL))
    return tuple(blocks)
