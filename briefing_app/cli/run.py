"""Reads one command line, runs its verb, and turns failures into words and exit codes."""

from __future__ import annotations

import logging
import os
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Callable, Sequence
from importlib import import_module
from io import TextIOWrapper
from pkgutil import iter_modules
from typing import TYPE_CHECKING, NoReturn

from briefing_app import __version__
from briefing_app.cli import commands
from briefing_app.cli.command import BUG, DONE, UNUSABLE_INPUT, WRONG_USAGE, Command, Context, ShowWindow
from briefing_app.errors import UsageError, UserError

if TYPE_CHECKING:
    from briefing_app.services.services import Services

_log = logging.getLogger(__name__)
_EPILOG = """\
Without a verb the program opens its window, on the library that was open the last time.

exit codes: 0 done, 1 the check found errors, 2 wrong usage, 3 input cannot be used, 4 a fault of the program
"""
_INTERRUPTED = 130


def run(arguments: Sequence[str], *, make_services: Callable[[], Services], show_window: ShowWindow) -> int:
    """Carry out one command line and return its exit code."""
    _speak_utf8()
    try:
        return _run(arguments, make_services, show_window)
    except UserError as error:
        sys.stderr.write(_words(error))
        return WRONG_USAGE if isinstance(error, UsageError) else UNUSABLE_INPUT
    except BrokenPipeError:
        # Whoever reads the output has read enough (``… | head``). What is left in the stream goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return _INTERRUPTED
    except Exception as error:  # noqa: BLE001  (a fault becomes an exit code; its place is in the log)
        _log.exception("a command failed")
        sys.stderr.write(f"A fault of the program ({type(error).__name__}); the log names its place.\n")
        return BUG


def _run(arguments: Sequence[str], make_services: Callable[[], Services], show_window: ShowWindow) -> int:
    verbs = verb_modules()
    asked = arguments[0] if arguments else ""
    # One verb's module is loaded, not all: a build shall not wait for what it does not need.
    loaded = [asked] if asked in verbs else list(verbs)
    parser = _parser({verb: import_module(verbs[verb]).COMMAND for verb in loaded})
    try:
        parsed = parser.parse_args(arguments)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else WRONG_USAGE
    services = make_services()
    try:
        if not arguments:
            return show_window(services)
        command: Command = parsed.command
        code = command.run(parsed, Context(services=services, show_window=show_window))
        sys.stdout.flush()
        return code
    finally:
        services.close()


def verb_modules() -> dict[str, str]:
    """Return the module of each verb, by the word that a person types."""
    return {
        module.name.rstrip("_").replace("_", "-"): f"{commands.__name__}.{module.name}"
        for module in iter_modules(commands.__path__)
    }


def _parser(verbs: dict[str, Command]) -> ArgumentParser:
    parser = _Parser(
        prog="main.py",
        description="Assembles briefing packs for delegations of Members of the European Parliament.",
        epilog=_EPILOG,
        formatter_class=RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=__version__)
    choices = parser.add_subparsers(title="verbs", metavar="VERB", parser_class=_Parser)
    for verb, command in verbs.items():
        below = choices.add_parser(verb, help=command.help, description=command.help)
        command.add_arguments(below)
        below.set_defaults(command=command)
    return parser


class _Parser(ArgumentParser):
    """Says what is wrong first, then how it is used; both on the error stream."""

    def error(self, message: str) -> NoReturn:
        sys.stderr.write(f"{message}\n\n{self.format_usage()}")
        sys.exit(WRONG_USAGE)


def _speak_utf8() -> None:
    """Print in UTF-8 whatever the system's own letters are: a name that these lack would end a command half way."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _words(error: UserError) -> str:
    title = error.title if error.title.endswith(("?", "!", ".")) else f"{error.title}."
    return " ".join(part for part in (title, error.message, error.hint) if part) + "\n"
