"""Status, trend and claims as nodes."""

from __future__ import annotations

from briefing_app.document.blocks import Panel, Paragraph, ParagraphStyle
from briefing_app.document.inline import IllustrativeMark, Inline, StatusMark, TrendMark, Words
from briefing_app.domain.claims import Claimant, ClaimantKind
from briefing_app.domain.counts import Counts
from briefing_app.domain.ids import AddresseeId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.records.recommendation import Instrument
from briefing_app.domain.status import LABELS, StatusCode, Trend
from briefing_app.domain.view import View
from briefing_app.sections.base.prose import origin_of

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
    return StatusMark(code=code, label=view.language.say(LABELS[code]))


def trend_mark(trend: Trend | None, view: View) -> tuple[Inline, ...]:
    """Return the mark of a trend, or nothing where none is known."""
    if trend is None or trend is Trend.UNKNOWN:
        return ()
    return (TrendMark(code=trend, label=view.language.say(_TRENDS[trend])),)


def claimant_name(claimant: Claimant, view: View) -> str:
    """Return who says so: the organisation or source by name, else the kind of claimant."""
    named = view.records.name_of(claimant.by)
    if named and claimant.by is not None and claimant.by.kind is Kind.SOURCE:
        return f"\u201c{named}\u201d"
    return named or view.language.say(_CLAIMANTS[claimant.kind])


def headline_panel(instrument: Instrument, addressee: AddresseeId | None, view: View) -> Panel:
    """Return the computed headline, with the illustrative mark where a row that it counts bears one."""
    children: tuple[Inline, ...] = (Words(text=view.figures.headline(instrument.id, addressee)),)
    rows = view.figures.rows(instrument.id, addressee)
    if any(row.counted is not None and row.counted.is_illustrative("status") for row in rows):
        children = (*children, IllustrativeMark())
    origin = origin_of(instrument)
    sentence = Paragraph(children=children, style=ParagraphStyle.KEY_FIGURE, origin=origin)
    return Panel(children=(sentence,), origin=origin)


def folded_words(counts: Counts, view: View) -> tuple[Inline, ...]:
    """Return the sentence that says which rows are counted as not implemented by the office's own choice."""
    say = view.language.say
    rows = [f"{say(LABELS[code])} ({view.language.number(number)})" for code, number in counts.folded.items()]
    words = say("Counted as “{none}”: {rows}.", none=say(LABELS[StatusCode.NONE]), rows=view.language.listed(rows))
    return (Words(text=words),)


def not_shown_words(count: int, view: View) -> tuple[Inline, ...]:
    """Return the sentence that says how many counted rows stand elsewhere; nothing for none."""
    if not count:
        return ()
    words = view.language.say_number(
        "{n} further assessed, not shown here.", "{n} further assessed, not shown here.", count
    )
    return (Words(text=words),)
