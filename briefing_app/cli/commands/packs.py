"""``packs``: list the packs of a library, the fullest first."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from briefing_app.cli.arguments import add_json, add_library
from briefing_app.cli.command import DONE, Command, Context
from briefing_app.services.finding_packs import PackSummary, pack_summaries


def _run(arguments: Namespace, context: Context) -> int:
    with context.services.library.session(arguments.library) as session:
        packs = session.read_now(pack_summaries)
    if arguments.json:
        context.put_json([_object(pack) for pack in packs])
    else:
        for pack in packs:
            recipes = ", ".join(f"{recipe.name} ({recipe.audience})" for recipe in pack.recipes)
            as_of = f"as of {pack.as_of}" if pack.as_of else "follows today"
            context.put(f"{pack.pack.id}  {pack.pack.name}; {pack.mission}; {as_of}; {recipes}")
    return DONE


def _object(summary: PackSummary) -> dict[str, object]:
    pack = summary.pack
    return {
        "id": pack.id,
        "name": pack.name,
        "mission": summary.mission,
        "as_of": str(pack.as_of) if pack.as_of is not None else None,
        "language": pack.language,
        "recipes": [{"id": each.id, "name": each.name, "audience": each.audience.value} for each in summary.recipes],
    }


def _arguments(parser: ArgumentParser) -> None:
    add_library(parser)
    add_json(parser)


COMMAND = Command(help="list the packs of a library, the fullest first", add_arguments=_arguments, run=_run)
