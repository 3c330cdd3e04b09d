"""``demo``: open the window on the working copy of the sample."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from briefing_app.cli.command import Command, Context


def _run(_arguments: Namespace, context: Context) -> int:
    return context.show_window(context.services, sample=True)


def _no_arguments(_parser: ArgumentParser) -> None:
    return


COMMAND = Command(help="open the window on the sample", add_arguments=_no_arguments, run=_run)
