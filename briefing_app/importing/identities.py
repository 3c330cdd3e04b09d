"""Where a record's JSON object holds ids of other records, read off the declared types of its dataclass.

One walk serves two ends: finding references that lead nowhere, and turning keys that people write into stable ids.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

from briefing_app.domain.fields import Field, ManyOfField, OneOfField
from briefing_app.domain.kinds import Kind
from briefing_app.domain.record import Record
from briefing_app.domain.records import CLASSES
from briefing_app.domain.reference import RecordRef
from briefing_app.importing.json_value import Json
from briefing_app.sections.registry import section_types

Change = Callable[[Kind, str, str], str]
"""Called with the kind, the id and the place of each id; gives what stands there afterwards."""

_Walk = Callable[[Any, str, Change], Any]
_KIND_BY_ID_TYPE: Mapping[str, Kind] = {
    "".join(part.capitalize() for part in kind.value.split("_")) + "Id": kind for kind in Kind
}


def with_ids(kind: Kind, value: Mapping[str, Any], change: Change) -> dict[str, Any]:
    """Return a record's JSON object with every id in it, its own included, passed through ``change``."""
    changed = dict(_walk_of(CLASSES[kind])(dict(value), "", change))
    if kind is Kind.SECTION and isinstance(value.get("options"), dict):
        changed["options"] = _options(value, change)
    return changed


def text_with_ids(blocks: list[Any], change: Change) -> list[Any]:
    """Return the blocks of a text with every id in them passed through ``change``."""
    hints = typing.get_type_hints(CLASSES[Kind.TEXT])
    return list(_walk_of(hints["tree"])({"blocks": blocks}, "", change)["blocks"])


def _options(section: Mapping[str, Any], change: Change) -> dict[str, Any]:
    found = section_types().get(str(section.get("section_type")))
    options = dict(section["options"])
    fields: Iterable[Field] = found.fields if found is not None else ()
    for field in fields:
        if not isinstance(field, OneOfField | ManyOfField):
            continue
        value, place = options.get(field.name), f"options.{field.name}"
        if isinstance(value, str) and value:
            options[field.name] = change(field.kind, value, place)
        elif isinstance(value, list):
            options[field.name] = [_each(item, place, change, kind=field.kind) for item in value]
    return options


def _each(value: Json, place: str, change: Change, *, kind: Kind) -> Json:
    return change(kind, value, place) if isinstance(value, str) else value


def _walk_of(annotation: object) -> _Walk:
    """Return the walk over values of a type; where the type can hold no id, the value comes back as it is."""
    return _compiled(annotation) or (lambda value, _place, _change: value)


@cache
def _compiled(annotation: object) -> _Walk | None:
    """Build the walk over a type once; ``None`` says that no id can stand in it, so that it is passed over."""
    if isinstance(annotation, typing.NewType):
        kind = _KIND_BY_ID_TYPE.get(annotation.__name__)
        return None if kind is None else lambda value, place, change: _each(value, place, change, kind=kind)
    if annotation is RecordRef:
        return _reference
    if isinstance(annotation, type) and dataclasses.is_dataclass(annotation):
        return _over_fields(annotation)
    arguments = typing.get_args(annotation)
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        walks = [walk for walk in map(_compiled, arguments) if walk is not None]
        return walks[0] if walks else None
    if typing.get_origin(annotation) is tuple:
        return _over_items(arguments[0])
    return None


def _reference(value: Json, place: str, change: Change) -> Json:
    if not isinstance(value, dict) or not isinstance(value.get("id"), str) or value.get("kind") not in list(Kind):
        return value
    return {**value, "id": change(Kind(value["kind"]), value["id"], place)}


def _over_items(annotation: object) -> _Walk | None:
    inner = _compiled(annotation)
    if inner is None:
        return None

    def walk(value: Json, place: str, change: Change) -> Json:
        if not isinstance(value, list):
            return value
        return [inner(item, place, change) for item in value]

    return walk


def _over_fields(annotation: type[Any]) -> _Walk | None:
    hints = typing.get_type_hints(annotation)
    walks = {field.name: _compiled(hints[field.name]) for field in dataclasses.fields(annotation)}
    if issubclass(annotation, Record):
        kind = annotation.KIND
        walks["id"] = lambda value, place, change: _each(value, place, change, kind=kind)
    known = {name: walk for name, walk in walks.items() if walk is not None}
    if not known:
        return None

    def walk(value: Json, place: str, change: Change) -> Json:
        if not isinstance(value, dict):
            return value
        changed = {
            name: walk_field(value[name], f"{place}.{name}" if place else name, change)
            for name, walk_field in known.items()
            if name in value
        }
        return {**value, **changed}

    return walk
