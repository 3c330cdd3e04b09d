"""``export-data``: everything in a library as JSON."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from briefing_app.cli.arguments import add_library
from briefing_app.cli.command import DONE, Command, Context
from briefing_app.services.data_export import library_as_json


def _run(arguments: Namespace, context: Context) -> int:
    today = context.services.clock.today()
    with context.services.library.session(arguments.library) as session:
        data = session.read_now(lambda reader: library_as_json(reader, as_of=today))
    context.services.writer.write_own(arguments.out, data, force=arguments.force)
    context.put(str(arguments.out))
    return DONE


def _arguments(parser: ArgumentParser) -> None:
    add_library(parser)
    parser.add_argument("--out", required=True, type=Path, metavar="FILE.json", help="the file to write")
    parser.add_argument("--force", action="store_true", help="replace a file that the program did not write")


COMMAND = Command(help="write everything in a library as JSON", add_arguments=_arguments, run=_run)
