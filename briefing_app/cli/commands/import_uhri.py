"""``import-uhri``: take in what the UN's index holds of a country."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from pathlib import Path

from briefing_app.cli.arguments import add_json, add_library
from briefing_app.cli.command import DONE, Command, Context
from briefing_app.services.uhri import UhriResult, take_in_uhri


def _run(arguments: Namespace, context: Context) -> int:
    with context.services.library.session(arguments.library) as session:
        result = take_in_uhri(session, arguments.file, countries=arguments.country, dry_run=arguments.dry_run)
    if arguments.json:
        lists = {name: [{"what": what, "number": number} for what, number in getattr(result, name)] for name in _LISTS}
        context.put_json(asdict(result) | lists)
    else:
        _say(result, context)
    return DONE


_LISTS = ("skipped", "unknown")


def _say(result: UhriResult, context: Context) -> None:
    context.put(
        f"{', '.join(result.countries)}: {result.chosen:,} of {result.entries:,} entries. "
        f"Recommendations: {result.new:,} new, {result.changed:,} worded anew, {result.same:,} as they were; "
        f"{result.instruments:,} new instruments, {result.positions:,} new positions of the State."
    )
    for reason, number in result.skipped:
        context.tell(f"Left out, {number:,} times: {reason}.")
    for words, number in result.unknown:
        context.tell(f"Not understood, {number:,} times: “{words}”.")
    if not result.taken:
        context.tell("Nothing was written.")


def _arguments(parser: ArgumentParser) -> None:
    add_library(parser)
    parser.add_argument("--file", required=True, type=Path, metavar="FILE", help="the index's full export in JSON")
    parser.add_argument(
        "--country",
        required=True,
        action="append",
        metavar="NAME|ISO",
        help="as the UN names it, or by its ISO code; may be given several times",
    )
    parser.add_argument("--dry-run", action="store_true", help="say what would be taken in, and write nothing")
    add_json(parser)


COMMAND = Command(help="take in what the UN's index (UHRI) holds of a country", add_arguments=_arguments, run=_run)
