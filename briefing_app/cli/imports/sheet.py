"""``import`` of a sheet: a partner's, or the office's own; with one cell that is wrong nothing is taken."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace

from briefing_app.cli.command import DONE, UNUSABLE_INPUT, Context
from briefing_app.domain.claims import Claimant, ClaimantKind
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.recommendation import Instrument
from briefing_app.importing.sheets.faults import SheetFault
from briefing_app.importing.sheets.model import Sheet
from briefing_app.importing.sheets.proposal import Proposal, ProposedRow
from briefing_app.services.before_import import take_over, without_backup
from briefing_app.services.finding_packs import claimant_meant
from briefing_app.services.reading_in import ImportKind
from briefing_app.services.sheets import (
    SheetImport,
    instrument_named,
    prepare,
    read_sheet_file,
    scale_named,
    with_mapped,
)


def read_in(arguments: Namespace, context: Context) -> int:
    """Read the sheet, and take it in unless it is a dry run or has a fault."""
    sheet = read_sheet_file(
        arguments.file, encoding=arguments.encoding, sheet=arguments.sheet, heading_row=arguments.heading_row
    )
    with context.services.library.session(arguments.library) as session:
        settled = session.read_now(lambda reader: _settled(reader, sheet, arguments, context))
        proposal = session.read_now(settled.proposal)
        taken = not (arguments.dry_run or proposal.faults)
        if taken:
            take_over(session, settled.command(take=arguments.take)).result()
            context.tell_if(without_backup(session))
    if arguments.json:
        context.put_json(_object(proposal, settled, taken=taken))
    else:
        if arguments.claim is None and settled.claimant == Claimant(kind=ClaimantKind.OWN):
            context.tell("Its statuses are taken as our own. --claim says whose word they are.")
        _say(proposal, context, taken=taken)
    return UNUSABLE_INPUT if proposal.faults else DONE


def _settled(reader: Reader, sheet: Sheet, arguments: Namespace, context: Context) -> SheetImport:
    of = instrument_named(reader, arguments.instrument) if arguments.instrument else None
    texts = (of,) if of is not None else reader.all(Instrument)
    prepared = prepare(reader, sheet, today=context.services.clock.today())
    mapped = {heading: column for each in arguments.map for heading, column in each.items()}
    claimant = prepared.claimant
    if arguments.claim is not None or claimant is None:
        claimant = claimant_meant(reader, arguments.claim or ClaimantKind.OWN, arguments.by, texts)
    return replace(
        prepared,
        columns=with_mapped(prepared.columns, sheet.headings, mapped),
        mapping=scale_named(arguments.grades) if arguments.grades else prepared.mapping,
        claimant=claimant,
        instrument=of.id if of is not None else None,
        assessed_on=arguments.date,
        day_first={"day": True, "month": False, None: None}[arguments.first],
        language=arguments.language,
    )


def _say(proposal: Proposal, context: Context, *, taken: bool) -> None:
    for warning in proposal.warnings:
        context.tell(warning)
    for fault in proposal.faults:
        context.tell(str(fault))
    if proposal.faults:
        context.tell(f"{len(proposal.faults)} cells are wrong. Nothing was taken.")
        return
    for state, rows in _states(proposal).items():
        if state != "same":
            for row in rows:
                context.put(f"{state}: row {row.row}: {row.title}{_words(row)}")
    numbers = ", ".join(f"{len(rows)} {state}" for state, rows in _states(proposal).items())
    moves = len(proposal.same) < len(proposal.rows)
    ending = (
        "Taken in." if taken and moves else "Nothing was taken." if moves else "The library says all of it already."
    )
    context.put(f"{numbers}. {ending}")


def _words(row: ProposedRow) -> str:
    parts = [
        f"{each.field}: {each.before or '-'} -> {each.after or '-'}" + (f" ({each.reason})" if each.reason else "")
        for each in (*row.differences, *row.conflicts)
        if each.field != "recommendation"
    ]
    return f" [{'; '.join(parts)}]" if parts else ""


def _states(proposal: Proposal) -> dict[str, tuple[ProposedRow, ...]]:
    return {
        "new": proposal.new,
        "changed": proposal.changed,
        "same": proposal.same,
        "conflicting": proposal.conflicting,
    }


def _object(proposal: Proposal, settled: SheetImport, *, taken: bool) -> dict[str, object]:
    return {
        "kind": ImportKind.SHEET.value,
        "taken": taken,
        "columns": [
            {"heading": heading, "column": column.value}
            for heading, column in zip(settled.sheet.headings, settled.columns, strict=True)
        ],
        "new": [_row_object(row) for row in proposal.new],
        "changed": [_row_object(row) for row in proposal.changed],
        "unchanged": len(proposal.same),
        "conflicts": [_row_object(row) for row in proposal.conflicting],
        "faults": [_fault_object(fault) for fault in proposal.faults],
        "warnings": list(proposal.warnings),
    }


def _row_object(row: ProposedRow) -> dict[str, object]:
    return {
        "row": row.row,
        "recommendation": str(row.recommendation),
        "title": row.title,
        "differences": [
            {"field": each.field, "before": each.before, "after": each.after, "reason": each.reason}
            for each in (*row.differences, *row.conflicts)
        ],
    }


def _fault_object(fault: SheetFault) -> dict[str, object]:
    return {
        "row": fault.row,
        "column": fault.column,
        "problem": fault.message,
        "expected": fault.expected,
        "heading": fault.heading,
        "found": fault.found,
        "fault": fault.kind.value,
    }
