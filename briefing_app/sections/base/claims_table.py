"""Claims side by side: a column each for the State, civil society, third parties and this office, with dates."""

from __future__ import annotations

from briefing_app.document.blocks import Block, Cell, Column, ParagraphStyle, Row, Table
from briefing_app.document.inline import Words
from briefing_app.domain.claims import ClaimantKind
from briefing_app.domain.records.pack import Section
from briefing_app.domain.records.recommendation import Assessment
from briefing_app.domain.view import StatusRow, View
from briefing_app.sections.base.prose import citations, field_line, line, marked, origin_of
from briefing_app.sections.base.status_marks import claimant_name, status_mark
from briefing_app.sections.base.status_tables import grade, reference_of
from briefing_app.sections.base.tables import head_row, paragraph

_COLUMNS = {
    ClaimantKind.STATE: "The State",
    ClaimantKind.NGO: "Civil society",
    ClaimantKind.THIRD_PARTY: "Third parties",
    ClaimantKind.OWN: "This office",
}


def claims_table(rows: tuple[StatusRow, ...], section: Section, view: View) -> Table | None:
    """Return every row of which somebody says something, without columns that nobody fills; ``None`` for no word."""
    said = [row for row in rows if row.claims]
    kinds = [kind for kind in ClaimantKind if any(claim.claimant.kind is kind for row in said for claim in row.claims)]
    if not said:
        return None
    say = view.language.say
    return Table(
        columns=(Column(weight=34), *(Column(weight=66 / len(kinds)) for _ in kinds)),
        head=(head_row(("Call", *(_COLUMNS[kind] for kind in kinds)), view),),
        rows=tuple(_row(row, kinds, view) for row in said),
        caption=line(say("Who says what, as of {day}", day=view.language.day(view.as_of))),
        summary=say("Every call with what each claimant says of it."),
        anchor=f"claims-{section.id}",
        origin=origin_of(section),
    )


def _row(row: StatusRow, kinds: list[ClaimantKind], view: View) -> Row:
    call = row.recommendation
    about: tuple[Block, ...] = (
        *paragraph(field_line(call, "title", call.title, strong=True)),
        *paragraph(line(reference_of(call, view)), ParagraphStyle.SMALL),
    )
    if row.disputed_by:
        about = (*about, *paragraph(line(view.language.say("Disputed"), emphasis=True)))
    cells = [Cell(children=about, header=True, origin=origin_of(call, "title"))]
    for kind in kinds:
        claims = [claim for claim in row.claims if claim.claimant.kind is kind]
        blocks = [block for claim in claims for block in _claim(claim, row, view)]
        nothing = paragraph(line(view.language.say("nothing said")), ParagraphStyle.SMALL)
        cells.append(Cell(children=tuple(blocks) or nothing))
    return Row(cells=tuple(cells), origin=origin_of(call))


def _claim(claim: Assessment, row: StatusRow, view: View) -> tuple[Block, ...]:
    say = view.language.say
    role = ""
    if claim == row.counted:
        role = say("this is counted")
    elif claim in row.disputed_by:
        role = say("newer, and differs")
    who = say("; ").join(
        part for part in (claimant_name(claim.claimant, view), view.language.day(claim.date), role) if part
    )
    cited = citations((claim.evidence_source,), view) if claim.evidence_source else ()
    return (
        *paragraph(marked(claim, "status", (status_mark(claim.status, view),))),
        *paragraph((Words(text=who), *cited), ParagraphStyle.SMALL),
        *grade(claim, view),
    )
