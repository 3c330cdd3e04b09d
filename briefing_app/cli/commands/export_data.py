"""``export-data``: everything in a library as JSON, or its recommendations as a sheet."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from briefing_app.cli.arguments import a_day, add_library
from briefing_app.cli.command import DONE, Command, Context
from briefing_app.domain.status import StatusCode
from briefing_app.errors import UsageError
from briefing_app.services.data_export import Filters, filters_named, library_as_json, recommendations_as_sheet

_SHEETS = (".xlsx", ".csv")
_FILTERS = ("instrument", "addressee", "theme", "status")


def _run(arguments: Namespace, context: Context) -> int:
    as_sheet = arguments.out.suffix.casefold() in _SHEETS
    asked = [f"--{name}" for name in _FILTERS if getattr(arguments, name)] + ["--counted"] * arguments.counted
    if asked and not as_sheet:
        raise UsageError(
            "JSON holds the whole library",
            f"{', '.join(asked)} would leave something out.",
            "Write a sheet (.xlsx or .csv), or leave them away.",
        )
    as_of = arguments.as_of or context.services.clock.today()
    with context.services.library.session(arguments.library) as session:
        if as_sheet:
            filters: Filters = session.read_now(
                lambda reader: filters_named(
                    reader,
                    instrument=arguments.instrument,
                    addressee=arguments.addressee,
                    theme=arguments.theme,
                    status=arguments.status,
                    counted=arguments.counted,
                )
            )
            as_csv = arguments.out.suffix.casefold() == ".csv"
            data = session.read_now(
                lambda reader: recommendations_as_sheet(reader, as_of=as_of, filters=filters, as_csv=as_csv)
            )
        else:
            data = session.read_now(lambda reader: library_as_json(reader, as_of=as_of, fetch=session.file_part))
    context.services.writer.write_own(arguments.out, data, force=arguments.force)
    context.put(str(arguments.out))
    return DONE


def _arguments(parser: ArgumentParser) -> None:
    add_library(parser)
    parser.add_argument(
        "--out",
        required=True,
        type=Path,
        metavar="FILE",
        help="the file to write: .xlsx or .csv holds the recommendations, any other everything as JSON",
    )
    parser.add_argument("--as-of", type=a_day, metavar="DATE", help="statuses as they were on this day; else today")
    parser.add_argument("--force", action="store_true", help="replace a file that the program did not write")
    group = parser.add_argument_group("which recommendations a sheet holds")
    group.add_argument("--instrument", metavar="REF", help="of one text, by reference, title or id")
    group.add_argument("--addressee", metavar="NAME", help="to one addressee, by name or alias")
    group.add_argument("--theme", metavar="NAME", help="of one theme, by name")
    group.add_argument(
        "--status",
        action="append",
        default=[],
        type=StatusCode,
        choices=list(StatusCode),
        metavar="CODE",
        help="with this status; may be given again: " + ", ".join(StatusCode),
    )
    group.add_argument("--counted", action="store_true", help="only those that count")


COMMAND = Command(
    help="write everything in a library as JSON, or its recommendations as a sheet", add_arguments=_arguments, run=_run
)
