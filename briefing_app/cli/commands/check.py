"""``check``: what is wrong with a pack for its audience."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from briefing_app.cli.arguments import add_json, add_library, add_pack
from briefing_app.cli.command import DONE, FOUND_ERRORS, Command, Context
from briefing_app.cli.findings import finding_lines, finding_object
from briefing_app.domain.reader import Reader
from briefing_app.services.building import BuildRequest, Draft, draft
from briefing_app.services.finding_packs import pack_named


def _run(arguments: Namespace, context: Context) -> int:
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


def _arguments(parser: ArgumentParser) -> None:
    add_library(parser)
    add_pack(parser)
    add_json(parser)


COMMAND = Command(help="look for what is wrong with a pack", add_arguments=_arguments, run=_run)
