"""``import`` of an exchange file: records that ``export-data`` wrote, or that somebody wrote by hand."""

from __future__ import annotations

from argparse import Namespace

from briefing_app.cli.command import DONE, UNUSABLE_INPUT, Context
from briefing_app.domain.record import Record
from briefing_app.services.before_import import take_over, without_backup
from briefing_app.services.reading_in import ImportKind, ReadExchange, read_exchange_file


def read_in(arguments: Namespace, context: Context) -> int:
    """Read the file, and take it in unless it is a dry run or something conflicts."""
    against = read_exchange_file(arguments.file)
    with context.services.library.session(arguments.library) as session:
        read = session.read_now(against)
        moves = bool(read.new or read.changed)
        taken = moves and not (arguments.dry_run or read.conflicts)
        if taken:
            take_over(session, lambda reader: against(reader).change_set()).result()
            context.tell_if(without_backup(session))
    if arguments.json:
        context.put_json(_object(read, taken=taken))
    else:
        for record in read.conflicts:
            context.tell(f"conflict: {_words(record)}: it is never changed once it is there.")
        ending = "Taken in." if taken else "Nothing was taken." if moves else "The library has all of it already."
        context.put(
            f"{len(read.new)} new, {len(read.changed)} changed, {read.unchanged} as they were, "
            f"{len(read.conflicts)} conflicting. {ending}"
        )
    return UNUSABLE_INPUT if read.conflicts else DONE


def _object(read: ReadExchange, *, taken: bool) -> dict[str, object]:
    return {
        "kind": ImportKind.EXCHANGE.value,
        "taken": taken,
        "new": [_record(record) for record in read.new],
        "changed": [_record(after) for _, after in read.changed],
        "unchanged": read.unchanged,
        "conflicts": [_record(record) for record in read.conflicts],
        "faults": [],
        "warnings": [],
    }


def _record(record: Record) -> dict[str, str]:
    return {"kind": record.KIND.value, "id": record.id}


def _words(record: Record) -> str:
    return f"{record.KIND.replace('_', ' ')} {record.id}"
