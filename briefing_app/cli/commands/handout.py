"""``handout``: write one thing beside the pack: a reading copy, cue cards."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path

from briefing_app.cli.arguments import add_formats, add_library, add_pack, add_style
from briefing_app.cli.command import DONE, FOUND_ERRORS, Command, Context
from briefing_app.cli.findings import finding_lines
from briefing_app.composing.handouts import all_handouts, handout_named
from briefing_app.domain.paper import Imposition
from briefing_app.domain.records.pack import OptionValue
from briefing_app.services.building import Format, RefusedError
from briefing_app.services.finding_packs import pack_named
from briefing_app.services.handouts import HandoutRequest, subject_named

_TICKS = {"yes": True, "no": False}


def _run(arguments: Namespace, context: Context) -> int:
    kind = handout_named(arguments.kind)
    with context.services.library.session(arguments.library) as session:
        pack = session.read_now(lambda reader: pack_named(reader, arguments.pack))
        subject = session.read_now(lambda reader: subject_named(reader, pack, kind, arguments.of)) if kind.about else ""
        request = HandoutRequest(
            pack=pack,
            kind=kind.name,
            subject=subject,
            options=dict(arguments.set or ()),
            audience=arguments.audience,
            imposition=Imposition.NONE if arguments.single else None,
            style=arguments.style,
            allow_missing=arguments.allow_missing,
        )
        try:
            formats = tuple(arguments.format or (Format.PDF,))
            result = context.services.handouts.export(
                session, request, arguments.out, formats=formats, force=arguments.force
            )
        except RefusedError as refused:
            context.tell(finding_lines(refused.findings))
            context.tell("Nothing was written.")
            return FOUND_ERRORS
    if result.findings:
        context.tell(finding_lines(result.findings))
    for path in result.files:
        context.put(str(path))
    return DONE


def _option(text: str) -> tuple[str, OptionValue]:
    """Read a choice such as letters=20 or check=no."""
    name, sign, value = text.partition("=")
    if not sign or not name:
        raise ArgumentTypeError(f"{text!r} is no choice: write it as letters=20")
    return name, _TICKS.get(value, value)


def _arguments(parser: ArgumentParser) -> None:
    names = [kind.name for kind in all_handouts()]
    add_library(parser)
    add_pack(parser)
    add_style(parser)
    add_formats(parser)
    parser.add_argument("--kind", required=True, choices=names, metavar="|".join(names), help="what is made")
    parser.add_argument("--of", default="", metavar="ID|TITLE", help="the record that it is made from")
    parser.add_argument(
        "--set", action="append", type=_option, metavar="NAME=VALUE", help="a choice: letters=20, version=3, check=no"
    )
    parser.add_argument("--single", action="store_true", help="one page a sheet, tagged for screens")
    parser.add_argument("--out", required=True, type=Path, metavar="DIR", help="the folder for the file")
    parser.add_argument("--allow-missing", action="store_true", help="write although some characters cannot be drawn")
    parser.add_argument("--force", action="store_true", help="replace a file that the program did not write")


COMMAND = Command(help="write a reading copy, cue cards or another handout", add_arguments=_arguments, run=_run)
