"""What a command is, and what commands share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias, TypeVar

from briefing_app.domain.changes import ChangeSet
from briefing_app.domain.ordering import key_between
from briefing_app.domain.reader import Reader
from briefing_app.domain.record import Record
from briefing_app.errors import InputError

Command: TypeAlias = Callable[[Reader], ChangeSet]
"""Looks at one state of a library and returns what is to change; an empty change set changes nothing."""

R = TypeVar("R", bound=Record)


def needed(reader: Reader, kind: type[R], record_id: str) -> R:
    """Return a record that must be there.

    Raises:
        InputError: if it is not; somebody else may have deleted it.
    """
    record = reader.get(kind, record_id)
    if record is None:
        raise InputError(
            "It is not there any more",
            f"The library has no {kind.KIND.replace('_', ' ')} with the id {record_id}.",
            "It may have been removed in another window: look at the history.",
        )
    return record


def unchanged(label: str) -> ChangeSet:
    """Return the change set that changes nothing."""
    return ChangeSet(label=label, changes=())


def behind(siblings: Iterable[Record]) -> str:
    """Return an order key behind those of all siblings, which people may have written into an import."""
    last = max((str(getattr(each, "order_key", "")) for each in siblings), default="")
    try:
        return key_between(last, None)
    except ValueError:  # of other letters: a longer key sorts behind the one that it begins with
        return last + "m"
