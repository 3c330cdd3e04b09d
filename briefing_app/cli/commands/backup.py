"""``backup``: write a checked copy of a library, while others may work in it."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from briefing_app.cli.arguments import add_library
from briefing_app.cli.command import DONE, Command, Context
from briefing_app.errors import InputError


def _run(arguments: Namespace, context: Context) -> int:
    if arguments.out.exists():
        raise InputError(f"{arguments.out.name} is there already", "A backup replaces nothing.", "Choose another name.")
    with context.services.library.session(arguments.library) as session:
        session.backup(arguments.out).result()
    context.put(str(arguments.out))
    return DONE


def _arguments(parser: ArgumentParser) -> None:
    add_library(parser)
    parser.add_argument("--out", required=True, type=Path, metavar="FILE", help="a file that is not there yet")


COMMAND = Command(help="write a checked copy of a library", add_arguments=_arguments, run=_run)
