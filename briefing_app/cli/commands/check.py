"""``check``: what is wrong with a pack for its audience, or with the counts in any text."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from briefing_app.cli.arguments import a_day, add_audience, add_json, add_library
from briefing_app.cli.command import DONE, FOUND_ERRORS, Command, Context
from briefing_app.cli.findings import finding_lines, finding_object
from briefing_app.composing.guard import CountFinding
from briefing_app.domain.reader import Reader
from briefing_app.errors import UsageError
from briefing_app.services.building import BuildRequest, Draft, draft
from briefing_app.services.finding_packs import pack_named
from briefing_app.services.text_check import Judged, check_file, tally

_CHECK = "typed-count"


def _run(arguments: Namespace, context: Context) -> int:
    if arguments.text is not None:
        return _check_text(arguments, context)
    if arguments.as_of is not None or arguments.language is not None:
        raise UsageError("--as-of and --language belong to --text", "A pack has a date and a language of its own.")

    def drafted(reader: Reader) -> Draft:
        request = BuildRequest(pack=pack_named(reader, arguments.pack), audience=arguments.audience)
        return draft(reader, request, clock=context.services.clock)

    with context.services.library.session(arguments.library) as session:
        findings = session.read_now(drafted).findings
    if arguments.json:
        context.put_json([finding_object(finding) for finding in findings])
    elif findings:
        context.put(finding_lines(findings))
    return FOUND_ERRORS if any(finding.severity == "error" for finding in findings) else DONE


def _check_text(arguments: Namespace, context: Context) -> int:
    if arguments.audience is not None:
        raise UsageError("--audience belongs to --pack", "A text is compared with all that the library counts.")
    services = context.services
    with services.library.session(arguments.library) as session:
        found, note = check_file(
            session,
            arguments.text,
            as_of=arguments.as_of or services.clock.today(),
            language=arguments.language,
        )
    if note:
        context.tell(note)
    if arguments.json:
        context.put_json([_object(each) for each in found])
    else:
        if found:
            context.put("\n".join(map(_line, found)))
        context.tell(tally(found))
    return FOUND_ERRORS if any(each.severity == "error" for each in found) else DONE


def _line(judged: Judged) -> str:
    if isinstance(judged, CountFinding):
        parts = (judged.message, f"[{judged.quote}]", judged.fix)
    else:
        parts = ("It agrees." if judged.agrees else "Not compared.", judged.message, f"[{judged.quote}]")
    return f"{judged.severity}: {judged.where}: {' '.join(parts)}"


def _object(judged: Judged) -> dict[str, str]:
    differs = isinstance(judged, CountFinding)
    return {
        "check": _CHECK,
        "severity": judged.severity,
        "where": judged.where,
        "quote": judged.quote,
        "message": judged.message,
        "fix": judged.fix if isinstance(judged, CountFinding) else "",
        "said": judged.said,
        "actual": judged.actual,
        "outcome": "differs" if differs else "agrees" if judged.actual else "not compared",
    }


def _arguments(parser: ArgumentParser) -> None:
    add_library(parser)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--pack", metavar="ID|NAME", help="the pack, by id or by name")
    what.add_argument("--text", type=Path, metavar="FILE", help="compare the counts in a text, Word, web or PDF file")
    add_audience(parser)
    parser.add_argument("--as-of", type=a_day, metavar="DATE", help="with --text: as it was on this day; else today")
    parser.add_argument("--language", metavar="LANG", help="with --text: en or fr; without it, guessed")
    add_json(parser)


COMMAND = Command(help="look for what is wrong with a pack, or in a text's counts", add_arguments=_arguments, run=_run)
