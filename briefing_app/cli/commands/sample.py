"""``sample``: write the sample to a new library."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from briefing_app.cli.arguments import add_library
from briefing_app.cli.command import DONE, Command, Context


def _run(arguments: Namespace, context: Context) -> int:
    context.services.library.create_sample(arguments.library).close()
    context.put(str(arguments.library))
    return DONE


def _arguments(parser: ArgumentParser) -> None:
    add_library(parser)


COMMAND = Command(help="write the sample to a new library", add_arguments=_arguments, run=_run)
