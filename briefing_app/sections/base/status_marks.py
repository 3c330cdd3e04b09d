"""Status, trend and claims as nodes."""

from __future__ import annotations

from briefing_app.document.blocks import Panel, Paragraph, ParagraphStyle
from briefing_app.document.inline import Inline, StatusMark, TrendMark, Words
from briefing_app.domain.claims import Claimant, ClaimantKind
from briefing_app.domain.counts import Counts
from briefing_app.domain.ids import AddresseeId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.records.recommendation import Assessment, Instrument
from briefing_app.domain.status import StatusCode, Trend
from briefing_app.domain.view import View
from briefing_app.sections.base.prose import mark_for, origin_of

_CLAIMANTS = {
    ClaimantKind.STATE: "the State",
    ClaimantKind.NGO: "civil society",
    ClaimantKind.THIRD_PARTY: "a third party",
    ClaimantKind.OWN: "our own assessment",
}

_TRENDS = {
    Trend.BETTER: "better",
    Trend.SAME: "unchanged",
    Trend.WORSE: "worse",
    Trend.REVERSED: "reversed",
    Trend.UNKNOWN: "trend not known",
}


def status_mark(code: StatusCode, view: View) -> StatusMark:
    """Return the mark of a status, with its word in the document's language."""
    return StatusMark(code=code, label=view.scale.label(code), colour=view.scale.colour(code))


def trend_mark(trend: Trend | None, view: View) -> tuple[Inline, ...]:
    """Return the mark of a trend, or nothing where none is known."""
    if trend is None or trend is Trend.UNKNOWN:
        return ()
    return (TrendMark(code=trend, label=view.language.say(_TRENDS[trend])),)


def claimant_name(claimant: Claimant, view: View) -> str:
    """Return who says so: the organisation or source by name, else the kind of claimant."""
    named = view.records.name_of(claimant.by)
    if named and claimant.by is not None and claimant.by.kind is Kind.SOURCE:
        return view.language.say("“{title}”", title=named)
    return named or view.language.say(_CLAIMANTS[claimant.kind])


def grade_words(assessment: Assessment, view: View) -> str:
    """Return the original grade in its own words, with its scale and that scale's version; empty for none."""
    return view.scale.grade(assessment.original_grade, assessment.scale)


def scale_notes(counts: Counts, view: View) -> tuple[Paragraph, ...]:
    """Return what must be said of the office's own scale under a count: its version, and what it counts besides."""
    version = view.scale.version
    if version is None:
        return ()
    say = view.language.say
    notes = [say("Words of the status: this office's scale, version {version}.", version=version)]
    if view.scale.substantial_counts and counts.by_code[StatusCode.SUBSTANTIAL]:
        largely = view.scale.label(StatusCode.SUBSTANTIAL)
        notes.append(say("By this scale “{status}” counts as implemented.", status=largely))
    return (Paragraph(children=(Words(text=" ".join(notes)),), style=ParagraphStyle.NOTE),)


def headline_panel(instrument: Instrument, addressee: AddresseeId | None, view: View) -> Panel:
    """Return the computed headline, with the illustrative mark where a row that it counts bears one."""
    children: tuple[Inline, ...] = (Words(text=view.figures.headline(instrument.id, addressee)),)
    rows = view.figures.rows(instrument.id, addressee)
    children = (*children, *mark_for((row.counted for row in rows if row.counted is not None), "status"))
    origin = origin_of(instrument)
    sentence = Paragraph(children=children, style=ParagraphStyle.KEY_FIGURE, origin=origin)
    return Panel(children=(sentence,), origin=origin)


def folded_words(counts: Counts, view: View) -> tuple[Inline, ...]:
    """Return the sentence that says which rows are counted as not implemented by the office's own choice."""
    say = view.language.say
    rows = [f"{view.scale.label(code)} ({view.language.number(number)})" for code, number in counts.folded.items()]
    words = say("Counted as “{none}”: {rows}.", none=view.scale.label(StatusCode.NONE), rows=view.language.listed(rows))
    return (Words(text=words),)


def not_shown_words(count: int, view: View) -> tuple[Inline, ...]:
    """Return the sentence that says how many counted rows stand elsewhere; nothing for none."""
    if not count:
        return ()
    words = view.language.say_number(
        "{n} further assessed, not shown here.", "{n} further assessed, not shown here.", count
    )
    return (Words(text=words),)
