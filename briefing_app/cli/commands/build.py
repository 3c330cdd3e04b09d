"""``build``: write a pack, or one of its sections, as PDF and DOCX."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from briefing_app.cli.arguments import a_day, add_formats, add_library, add_pack, add_style
from briefing_app.cli.command import DONE, FOUND_ERRORS, Command, Context
from briefing_app.cli.findings import finding_lines
from briefing_app.services.building import Format, RefusedError
from briefing_app.services.export import ExportRequest
from briefing_app.services.finding_packs import pack_named
from briefing_app.services.word_templates import read_word_template


def _run(arguments: Namespace, context: Context) -> int:
    template = read_word_template(arguments.word_template) if arguments.word_template is not None else b""
    with context.services.library.session(arguments.library) as session:
        request = ExportRequest(
            pack=session.read_now(lambda reader: pack_named(reader, arguments.pack)),
            audience=arguments.audience,
            section=arguments.section,
            as_of=arguments.as_of,
            style=arguments.style,
            formats=tuple(arguments.format or (Format.PDF,)),
            out=arguments.out,
            allow_missing=arguments.allow_missing,
            force=arguments.force,
            word_template=template,
        )
        try:
            result = context.services.export.export(session, request)
        except RefusedError as refused:
            context.tell(finding_lines(refused.findings))
            context.tell("Nothing was written.")
            return FOUND_ERRORS
    if result.findings:
        context.tell(finding_lines(result.findings))
    for remark in result.remarks:
        context.tell(remark)
    for path in result.files:
        context.put(str(path))
    return DONE


def _arguments(parser: ArgumentParser) -> None:
    add_library(parser)
    add_pack(parser)
    add_style(parser)
    add_formats(parser)
    parser.add_argument("--section", metavar="ID", help="this section alone")
    parser.add_argument(
        "--word-template", type=Path, metavar="FILE", help="Word file or template whose styles the DOCX takes this time"
    )
    parser.add_argument("--out", required=True, type=Path, metavar="DIR", help="the folder for the files")
    parser.add_argument("--as-of", type=a_day, metavar="DATE", help="statuses as they were on this day")
    parser.add_argument("--allow-missing", action="store_true", help="write although some characters cannot be drawn")
    parser.add_argument("--force", action="store_true", help="replace files that the program did not write")


COMMAND = Command(help="write a pack, or one section, as PDF and DOCX", add_arguments=_arguments, run=_run)
