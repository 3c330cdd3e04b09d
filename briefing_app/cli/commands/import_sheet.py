"""``import-sheet``: read a partner's sheet into a library, or say what it would change."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from dataclasses import replace
from pathlib import Path

from briefing_app.cli.arguments import a_date, add_json, add_library
from briefing_app.cli.command import DONE, UNUSABLE_INPUT, Command, Context
from briefing_app.domain.claims import ClaimantKind
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.office import SheetColumn
from briefing_app.domain.records.recommendation import Instrument
from briefing_app.importing.sheets.faults import SheetFault
from briefing_app.importing.sheets.model import Sheet
from briefing_app.importing.sheets.proposal import Proposal, ProposedRow
from briefing_app.services.finding_packs import claimant_meant
from briefing_app.services.sheets import (
    SheetImport,
    instrument_named,
    prepare,
    read_sheet_file,
    scale_named,
    with_mapped,
)


def _run(arguments: Namespace, context: Context) -> int:
    sheet = read_sheet_file(
        arguments.file, encoding=arguments.encoding, sheet=arguments.sheet, heading_row=arguments.heading_row
    )
    with context.services.library.session(arguments.library) as session:
        settled = session.read_now(lambda reader: _settled(reader, sheet, arguments, context))
        proposal = session.read_now(settled.proposal)
        taken = not (arguments.dry_run or proposal.faults)
        if taken:
            session.do(settled.command(take=arguments.take)).result()
    if arguments.json:
        context.put_json(_object(proposal, settled, taken=taken))
    else:
        _say(proposal, context, taken=taken)
    return UNUSABLE_INPUT if proposal.faults else DONE


def _settled(reader: Reader, sheet: Sheet, arguments: Namespace, context: Context) -> SheetImport:
    of = instrument_named(reader, arguments.instrument) if arguments.instrument else None
    texts = (of,) if of is not None else reader.all(Instrument)
    prepared = prepare(reader, sheet, today=context.services.clock.today())
    return replace(
        prepared,
        columns=with_mapped(prepared.columns, sheet.headings, dict(arguments.map)),
        mapping=scale_named(arguments.grades) if arguments.grades else prepared.mapping,
        claimant=claimant_meant(reader, arguments.claim, arguments.by, texts),
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
        "taken": taken,
        "columns": [
            {"heading": heading, "column": column.value}
            for heading, column in zip(settled.sheet.headings, settled.columns, strict=True)
        ],
        **{state: [_row_object(row) for row in rows] for state, rows in _states(proposal).items()},
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
        "kind": fault.kind.value,
        "row": fault.row,
        "column": fault.column,
        "heading": fault.heading,
        "found": fault.found,
        "expected": fault.expected,
        "message": fault.message,
    }


def _a_column(text: str) -> tuple[str, SheetColumn]:
    heading, _, column = text.rpartition("=")
    if not heading or column not in list(SheetColumn):
        raise ArgumentTypeError(f"{text!r}: write HEADING=COLUMN, where COLUMN is one of {', '.join(SheetColumn)}")
    return heading, SheetColumn(column)


def _arguments(parser: ArgumentParser) -> None:
    add_library(parser)
    parser.add_argument("--file", required=True, type=Path, metavar="FILE", help="the sheet: .xlsx, .ods or .csv")
    parser.add_argument(
        "--instrument", metavar="REF", help="the text that it speaks of; without it a column of references says"
    )
    parser.add_argument(
        "--map",
        action="append",
        default=[],
        type=_a_column,
        metavar="HEADING=COLUMN",
        help="what a heading is; may be given again: " + ", ".join(SheetColumn),
    )
    parser.add_argument("--grades", metavar="SCALE", help="the scale of its grades, such as ccpr")
    parser.add_argument(
        "--claim",
        required=True,
        type=ClaimantKind,
        choices=list(ClaimantKind),
        metavar="KIND",
        help="whose word its statuses are: " + ", ".join(ClaimantKind),
    )
    parser.add_argument("--by", metavar="NAME", help="the organisation or source that says so; else as in assess")
    parser.add_argument("--date", type=a_date, metavar="DATE", help="the date of statuses that have none of their own")
    parser.add_argument("--first", choices=("day", "month"), help="what comes first in dates such as 03/04/2020")
    parser.add_argument("--encoding", metavar="NAME", help="the letters of a CSV file: cp1252, cp1251 …")
    parser.add_argument("--sheet", metavar="NAME", help="which sheet of the file; without it the first")
    parser.add_argument("--heading-row", type=int, metavar="ROW", help="the row of its headings, from 1")
    parser.add_argument("--language", default="en", metavar="CODE", help="the language of its texts; en without it")
    parser.add_argument(
        "--take",
        action="append",
        default=[],
        type=int,
        metavar="ROW",
        help="a conflicting row whose values are taken over the library's; may be given again",
    )
    parser.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")
    add_json(parser)


COMMAND = Command(help="read a partner's sheet into a library", add_arguments=_arguments, run=_run)
