"""What an audience may see of one record: the record without its closed fields, or nothing."""

from __future__ import annotations

from dataclasses import MISSING, fields, replace
from functools import cache
from typing import Any, TypeVar, cast

from briefing_app.domain.levels import Level
from briefing_app.domain.record import NEVER_CLOSED, Record
from briefing_app.domain.records.people import Person
from briefing_app.domain.records.recommendation import Recommendation

R = TypeVar("R", bound=Record)
_NO_BLANK = object()


def visible(record: R, audience: Level) -> R | None:
    """Return what ``audience`` may see of the record: closed fields are blank; ``None``: nothing at all.

    A person who may not be named is the form in which the audience reads of them, and nothing else.
    """
    if not record.level.visible_to(audience):
        return None
    if isinstance(record, Recommendation) and not record.existence.visible_to(audience):
        return None
    if isinstance(record, Person) and not record.named_to.visible_to(audience):
        return cast("R | None", _unnamed(record, audience))
    return opened(record, audience)


def opened(record: R, audience: Level) -> R | None:
    """Return the record without the fields that are closed by themselves, whatever the level of the record as a whole.

    A record that cannot stand without a closed field is closed itself.
    """
    changed: dict[str, Any] = {}
    kind: type = type(record)
    for name in _closed_fields(record, audience):
        blank = _blanks(kind).get(name)
        if blank is _NO_BLANK:
            return None
        if blank is not None:
            changed[name] = blank()
    return replace(record, **changed) if changed else record


def _closed_fields(record: Record, audience: Level) -> set[str]:
    closed = {name for name, level in record.FIELD_LEVELS.items() if not level.visible_to(audience)}
    marked = {mark.field for mark in record.marks if mark.level is not None and not mark.level.visible_to(audience)}
    return (closed | marked) - NEVER_CLOSED


def _unnamed(person: Person, audience: Level) -> Person | None:
    """Return the person as a form of words and nothing else: where somebody works or sits would name them too."""
    shown = person.name_for(audience)
    if shown is None:
        return None
    return Person(
        id=person.id, rev=person.rev, level=person.level, name=shown, named_to=person.named_to, shown_as=person.shown_as
    )


@cache
def _blanks(kind: type[Record]) -> dict[str, Any]:
    """Return, by field, how to make its blank value; texts have none here, since they stand elsewhere."""
    blanks: dict[str, Any] = {}
    for field in fields(kind):
        if field.default is not MISSING:
            value = field.default
            blanks[field.name] = lambda value=value: value
        elif field.default_factory is not MISSING:
            blanks[field.name] = field.default_factory
        else:
            blanks[field.name] = str if field.type == "str" else _NO_BLANK
    return blanks
