"""``import`` of the UN's index (UHRI): what its full export holds of some countries."""

from __future__ import annotations

from argparse import Namespace

from briefing_app.cli.command import DONE, Context
from briefing_app.domain.changes import Change
from briefing_app.domain.records.recommendation import Recommendation
from briefing_app.domain.records.written import WrittenText
from briefing_app.errors import UsageError
from briefing_app.services.before_import import without_backup
from briefing_app.services.reading_in import ImportKind
from briefing_app.services.uhri import UhriResult, take_in_uhri


def read_in(arguments: Namespace, context: Context) -> int:
    """Take in what the index holds of the countries, or say what would come."""
    if not arguments.country:
        raise UsageError(
            "Which country?", "The index holds two hundred of them.", "Name one with --country, or several."
        )
    new: list[dict[str, object]] = []
    changed: list[dict[str, object]] = []

    def seen(change: Change) -> None:
        if isinstance(change.after, Recommendation) and change.before is None:
            new.append(_call(change.after))
        elif isinstance(change.after, WrittenText) and change.before is not None:
            changed.append({"id": change.after.owner.id, "text": change.after.tree.plain})

    with context.services.library.session(arguments.library) as session:
        result = take_in_uhri(
            session,
            arguments.file,
            countries=arguments.country,
            dry_run=arguments.dry_run,
            seen=seen if arguments.json else None,
        )
        context.tell_if(without_backup(session))
    if arguments.json:
        context.put_json(_object(result, new, changed))
    else:
        _say(result, context)
    return DONE


def _object(result: UhriResult, new: list[dict[str, object]], changed: list[dict[str, object]]) -> dict[str, object]:
    return {
        "kind": ImportKind.UHRI.value,
        "taken": result.taken,
        "countries": list(result.countries),
        "entries": result.entries,
        "chosen": result.chosen,
        "instruments": result.instruments,
        "positions": result.positions,
        "new": new,
        "changed": changed,
        "unchanged": result.same,
        "conflicts": [],
        "faults": [],
        "skipped": [{"what": what, "number": number} for what, number in result.skipped],
        "unknown": [{"what": what, "number": number} for what, number in result.unknown],
    }


def _call(call: Recommendation) -> dict[str, object]:
    return {
        "id": call.id,
        "paragraph": call.paragraph,
        "clause": call.clause,
        "kind": call.call_kind.value,
        "counted": call.counted,
        "title": call.title,
    }


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
