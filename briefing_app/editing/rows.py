"""Add, move or take out values that a record holds in itself: Members of a delegation, names with their time."""

from __future__ import annotations

from briefing_app.domain.changes import ChangeSet, replaced
from briefing_app.domain.reader import Reader
from briefing_app.domain.records import CLASSES
from briefing_app.domain.reference import RecordRef
from briefing_app.editing.command import Command, needed, unchanged
from briefing_app.editing.fields import with_field
from briefing_app.errors import InputError


def arrange_rows(ref: RecordRef, field: str, *, seen: object, wanted: object, label: str) -> Command:
    """Put the rows of a field so as ``wanted``, by somebody who saw ``seen``; each call is a step of its own.

    Raises:
        InputError: when it runs, if others stand there now: nothing of them is lost.
    """

    def command(reader: Reader) -> ChangeSet:
        before = needed(reader, CLASSES[ref.kind], ref.id)
        if with_field(before, field, seen) != before:
            raise InputError(
                "The list was not changed",
                "Somebody else has changed it in the meantime.",
                "See how it stands now, and do it again.",
            )
        after = with_field(before, field, wanted)
        return unchanged(label) if after == before else ChangeSet(label=label, changes=(replaced(before, after),))

    return command
