"""``copies``: write every Member's own copy of a pack."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from briefing_app.cli.arguments import add_json, add_library
from briefing_app.cli.command import DONE, FOUND_ERRORS, Command, Context
from briefing_app.cli.findings import finding_lines
from briefing_app.domain.ids import PackId
from briefing_app.domain.reader import Reader
from briefing_app.errors import UsageError
from briefing_app.services.building import Format, RefusedError
from briefing_app.services.copies import CopiesResult
from briefing_app.services.copy_names import PATTERN
from briefing_app.services.copy_plan import CopiesRequest, Plan, Rule, recipe_named
from briefing_app.services.finding_packs import pack_named
from briefing_app.services.recipients import Choice

_KINDS = {"group": "groups", "role": "roles", "country": "countries", "attending": "attending", "member": "people"}
_RULE = "KIND:WORDS=RECIPE"


def _run(arguments: Namespace, context: Context) -> int:
    service = context.services.copies
    with context.services.library.session(arguments.library) as session:
        request = session.read_now(lambda reader: _request(reader, arguments))
        if arguments.dry_run:
            plan = service.plan(session, request)
            _tell_plan(plan, request, arguments, context)
            plan.refuse()
            return DONE
        if arguments.passwords is not None:
            service.refuse_foreign(arguments.passwords)
        try:
            result = service.make(session, request)
        except RefusedError as refused:
            context.tell(finding_lines(refused.findings))
            context.tell("Nothing was written.")
            return FOUND_ERRORS
    shown = arguments.encrypt
    try:
        if arguments.passwords is not None:
            service.save_passwords(result, arguments.passwords)
            shown = False
    finally:
        _tell_result(result, arguments, context, passwords=shown)
    return DONE


def _request(reader: Reader, arguments: Namespace) -> CopiesRequest:
    pack = pack_named(reader, arguments.pack)
    if arguments.passwords is not None and not arguments.encrypt:
        raise UsageError(
            "There are no passwords to save", "The copies are open.", "Add --encrypt, or leave --passwords out."
        )
    return CopiesRequest(
        pack=pack,
        recipe=recipe_named(reader, pack, arguments.recipe) if arguments.recipe else None,
        choice=Choice(
            groups=tuple(arguments.group),
            roles=tuple(arguments.role),
            countries=tuple(arguments.country),
            attending=tuple(arguments.attending),
            people=tuple(arguments.member),
            without=tuple(arguments.without),
            travelling=arguments.travelling,
        ),
        rules=tuple(_rule(reader, pack, words) for words in arguments.rule),
        format=arguments.format,
        pattern=arguments.names,
        encrypt=arguments.encrypt,
        print_plan=arguments.print_plan,
        out=arguments.out,
    )


def _rule(reader: Reader, pack: PackId, words: str) -> Rule:
    meant, equals, recipe = words.rpartition("=")
    kind, colon, value = meant.partition(":")
    if not equals or not colon or kind not in _KINDS:
        raise UsageError("The rule cannot be read", f"{words!r} is no {_RULE}.", f"KIND is one of {', '.join(_KINDS)}.")
    return Rule(choice=Choice(**{_KINDS[kind]: (value,)}), recipe=recipe_named(reader, pack, recipe))  # type: ignore[arg-type]


def _tell_plan(plan: Plan, request: CopiesRequest, arguments: Namespace, context: Context) -> None:
    if arguments.json:
        copies = [
            {
                "number": copy.number,
                "name": copy.name,
                "recipe": copy.recipe.name if copy.recipe is not None else None,
                "audience": copy.audience.value,
                "file": str(request.out / copy.file),
                "refusal": copy.refusal or None,
            }
            for copy in plan.copies
        ]
        context.put_json({"written": False, "copies": copies, "manifest": str(request.out / plan.manifest)})
        return
    for copy in plan.copies:
        context.put(f"{copy.number}; {copy.name}; {copy.audience}; {copy.refusal or copy.file}")


def _tell_result(result: CopiesResult, arguments: Namespace, context: Context, *, passwords: bool) -> None:
    for remark in result.remarks:
        context.tell(remark)
    if not arguments.json:
        for copy in result.copies:
            context.put(f"{copy.file}; {copy.password}" if passwords else str(copy.file))
        for file in result.files[len(result.copies) :]:
            context.put(str(file))
        return
    copies = [
        {
            "number": copy.number,
            "name": copy.name,
            "recipe": copy.recipe or None,
            "audience": copy.audience.value,
            "file": str(copy.file),
            "pages": copy.pages,
            "sha256": copy.sha256,
            "made": copy.stamp,
            **({"password": copy.password} if passwords else {}),
        }
        for copy in result.copies
    ]
    plan = {"print_plan": str(result.print_plan)} if result.print_plan is not None else {}
    context.put_json({"written": True, "copies": copies, "manifest": str(result.manifest), **plan})


def _arguments(parser: ArgumentParser) -> None:
    add_library(parser)
    parser.add_argument("--pack", required=True, metavar="ID|NAME", help="the pack, by id or by name")
    parser.add_argument(
        "--recipe", metavar="ID|NAME", help="how the copies are built; the pack's usual recipe without it"
    )
    parser.add_argument(
        "--rule", action="append", default=[], metavar=_RULE, help="another recipe for some; the first that fits counts"
    )
    for option, metavar, words in (
        ("group", "NAME", "Members of this political group, as of the mission's first day"),
        ("role", "WORDS", "Members whose role holds these words"),
        ("country", "NAME", "Members of this country"),
        ("attending", "ITEM|DAY", "Members who are named at this point of the programme, or on this day"),
        ("member", "NAME", "this Member"),
        ("without", "NAME", "not this Member"),
    ):
        parser.add_argument(
            f"--{option}", action="append", default=[], metavar=metavar, help=f"{words}; may be repeated"
        )
    parser.add_argument("--travelling", action="store_true", help="those alone who travel")
    parser.add_argument("--out", required=True, type=Path, metavar="DIR", help="the folder for the files")
    parser.add_argument(
        "--format",
        type=Format,
        choices=list(Format),
        default=Format.PDF,
        metavar="|".join(Format),
        help="pdf without it",
    )
    parser.add_argument(
        "--names", default=PATTERN, metavar="PATTERN", help=f"how files are called; {PATTERN!r} without it"
    )
    parser.add_argument(
        "--encrypt", action="store_true", help="give each PDF a password of its own, which is printed once"
    )
    parser.add_argument(
        "--passwords", type=Path, metavar="FILE.csv", help="save the passwords here instead of printing them"
    )
    parser.add_argument(
        "--print-plan", action="store_true", help="also a PDF that says how many of which to print, and who gets what"
    )
    parser.add_argument("--dry-run", action="store_true", help="say what would be written, and write nothing")
    add_json(parser)


COMMAND = Command(help="write every Member's own copy of a pack", add_arguments=_arguments, run=_run)
