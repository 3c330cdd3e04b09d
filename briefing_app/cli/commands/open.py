"""``open``: open the window on a library."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from briefing_app.cli.arguments import add_library
from briefing_app.cli.command import Command, Context


def _run(arguments: Namespace, context: Context) -> int:
    return context.show_window(context.services, library=arguments.library.absolute())


def _arguments(parser: ArgumentParser) -> None:
    add_library(parser)


COMMAND = Command(help="open the window on a library", add_arguments=_arguments, run=_run)
