"""``export-sheet``: a sheet of recommendations for partners to fill in."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from briefing_app.cli.arguments import a_day, add_library
from briefing_app.cli.command import DONE, Command, Context
from briefing_app.domain.claims import ClaimantKind
from briefing_app.domain.levels import Level
from briefing_app.domain.reader import Reader
from briefing_app.errors import UsageError
from briefing_app.importing.sheets.partner_sheet import SheetRequest
from briefing_app.services.finding_packs import claimant_named
from briefing_app.services.sheets import addressee_named, instrument_named, partner_file

_FORMATS = (".xlsx", ".csv")


def _run(arguments: Namespace, context: Context) -> int:
    kind = arguments.out.suffix.casefold()
    if kind not in _FORMATS:
        raise UsageError("The format is not known", f"{arguments.out.name} is no .xlsx and no .csv.", "Name it so.")

    def made(reader: Reader) -> bytes:
        request = SheetRequest(
            instruments=tuple(instrument_named(reader, words).id for words in arguments.instrument),
            audience=arguments.audience,
            as_of=arguments.as_of or context.services.clock.today(),
            addressee=addressee_named(reader, arguments.addressee) if arguments.addressee else None,
            claimant=claimant_named(reader, arguments.claim, arguments.by) if arguments.claim else None,
            language=arguments.language,
        )
        return partner_file(reader, request, as_csv=kind == ".csv")

    with context.services.library.session(arguments.library) as session:
        data = session.read_now(made)
    context.services.writer.write_own(arguments.out, data, force=arguments.force)
    context.put(str(arguments.out))
    return DONE


def _arguments(parser: ArgumentParser) -> None:
    add_library(parser)
    parser.add_argument(
        "--instrument", required=True, action="append", metavar="REF", help="the text; may be given again"
    )
    parser.add_argument("--addressee", metavar="NAME", help="calls to this addressee only")
    parser.add_argument(
        "--audience",
        type=Level,
        choices=list(Level),
        default=Level.PUBLIC,
        metavar="|".join(Level),
        help="who may see it; public without it, as it leaves the house",
    )
    parser.add_argument(
        "--claim",
        type=ClaimantKind,
        choices=list(ClaimantKind),
        metavar="KIND",
        help="whose statuses it shows; without it whom the counts follow",
    )
    parser.add_argument("--by", metavar="NAME", help="the organisation or source that says so")
    parser.add_argument("--as-of", type=a_day, metavar="DATE", help="statuses as they were on this day")
    parser.add_argument("--language", default="en", metavar="CODE", help="the language of its texts; en without it")
    parser.add_argument("--out", required=True, type=Path, metavar="FILE.xlsx|FILE.csv", help="the file to write")
    parser.add_argument("--force", action="store_true", help="replace a file that the program did not write")


COMMAND = Command(help="write a sheet of recommendations for partners to fill in", add_arguments=_arguments, run=_run)
