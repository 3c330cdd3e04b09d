"""Recommendation status: headline, counts, chart, the matrix by theme, claims side by side, stated counts.

Every number comes from the view's figures; none is typed.
"""

from __future__ import annotations

from briefing_app.document.blocks import Block, Heading, Layout, Paragraph, ParagraphStyle
from briefing_app.domain.counts import Counts
from briefing_app.domain.fields import ChoiceField, FlagField, OneOfField, TextField
from briefing_app.domain.ids import AddresseeId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.records.pack import Section
from briefing_app.domain.records.recommendation import COUNTED_ONCE, Addressee, Instrument
from briefing_app.domain.view import View
from briefing_app.sections.base.calls import chosen_calls, contained_calls, first_call
from briefing_app.sections.base.claims_table import claims_table
from briefing_app.sections.base.prose import line, origin_of, prose
from briefing_app.sections.base.section_type import SectionContent, SectionType
from briefing_app.sections.base.status_marks import folded_words, headline_panel, not_shown_words, scale_notes
from briefing_app.sections.base.status_tables import chart, counts_table, matrix, stated_table

_FORMS = (("full", "Full: with the matrix of every row"), ("one_page", "One page: headline, counts and chart"))


def compose(section: Section, view: View) -> SectionContent:
    """Compose the status of one instrument's calls to one addressee."""
    chosen = chosen_calls(section, view)
    if chosen is None:
        return SectionContent(children=())
    instrument, addressee = chosen
    counts = view.figures.counts(instrument.id, addressee)
    full = section.option("form", "full") == "full"
    blocks: list[Block] = [
        *prose(view, section, "introduction"),
        headline_panel(instrument, addressee, view),
        _of_what(instrument, addressee, view),
        *_numbers(counts, section, view, total=_total_words(instrument, view)),
        *_stated(instrument, addressee, view),
    ]
    claims = bool(section.option("claims", False))
    if full:
        blocks.extend(_rows(section, instrument, addressee, view))
    if claims:
        blocks.extend(_claims(section, instrument, addressee, view))
    return SectionContent(children=tuple(blocks), layout=Layout.LANDSCAPE if full or claims else Layout.PORTRAIT)


def _of_what(instrument: Instrument, addressee: AddresseeId | None, view: View) -> Block:
    """Say which text is counted, by whom and how, so that nobody has to guess what N is."""
    say = view.language.say
    parts = [instrument.title]
    to = view.records.get(Addressee, addressee)
    if to is not None:
        parts.append(say("calls addressed to {name}", name=to.name))
    if instrument.counting_rule:
        usual = instrument.counting_rule == COUNTED_ONCE
        rule = say("each call to each addressee counts once") if usual else instrument.counting_rule
        parts.append(say("counted: {rule}", rule=rule))
    return Paragraph(
        children=line(say("; ").join(parts) + "."), style=ParagraphStyle.NOTE, origin=origin_of(instrument)
    )


def _total_words(instrument: Instrument, view: View) -> str:
    hidden = view.figures.hidden_existence(instrument.id)
    return view.language.say("Total tracked here" if hidden else "Total")


def _numbers(counts: Counts, section: Section, view: View, *, total: str) -> tuple[Block, ...]:
    blocks: list[Block] = []
    if section.option("chart", True) and counts.total:
        blocks.append(chart(counts, section, view))
    blocks.append(counts_table(counts, section, view, total=total))
    if counts.folded:
        blocks.append(Paragraph(children=folded_words(counts, view), style=ParagraphStyle.NOTE))
    blocks.extend(scale_notes(counts, view))
    return tuple(blocks)


def _stated(instrument: Instrument, addressee: AddresseeId | None, view: View) -> tuple[Block, ...]:
    stated = view.figures.stated(instrument.id, addressee)
    if not stated:
        return ()
    title = line(view.language.say("What sources state about the whole"))
    return (Heading(level=2, children=title, origin=origin_of(instrument)), stated_table(stated, view))


def _rows(section: Section, instrument: Instrument, addressee: AddresseeId | None, view: View) -> tuple[Block, ...]:
    rows = view.figures.rows(instrument.id, addressee)
    missing = not_shown_words(view.figures.not_shown(instrument.id, addressee), view)
    after = (Paragraph(children=missing, style=ParagraphStyle.NOTE),) if missing else ()
    if not rows:
        return after
    title = Heading(
        level=2,
        children=line(view.language.say("Call by call")),
        anchor=f"matrix-{section.id}",
        origin=origin_of(section),
    )
    return (title, matrix(rows, section, view), *after)


def _claims(section: Section, instrument: Instrument, addressee: AddresseeId | None, view: View) -> tuple[Block, ...]:
    table = claims_table(view.figures.rows(instrument.id, addressee), section, view)
    if table is None:
        return ()
    title = line(view.language.say("Claims side by side"))
    return (Heading(level=2, children=title, origin=origin_of(section)), table)


SECTION_TYPE = SectionType(
    name="recommendation_status",
    label="Recommendation status",
    help="What became of a text's calls: computed counts, chart, matrix, claims side by side.",
    fields=(
        OneOfField(name="instrument", label="Text", help="The resolution or other text.", kind=Kind.INSTRUMENT),
        OneOfField(name="addressee", label="Addressed to", kind=Kind.ADDRESSEE),
        ChoiceField(name="form", label="Form", choices=_FORMS, default="full"),
        FlagField(name="chart", label="Chart", help="Show the counts as bars.", default=True),
        FlagField(
            name="claims",
            label="Table of claims",
            help="Each claim with its date, after the matrix",
        ),
        TextField(name="introduction", label="Introduction", rows=3),
    ),
    compose=compose,
    contained=contained_calls,
    first_step=first_call,
    order=60,
)
