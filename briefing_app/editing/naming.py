"""Who names a record, and what they are without it: read off the declared types, so that no kind is forgotten."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from briefing_app.domain.fields import ManyOfField, OneOfField
from briefing_app.domain.kinds import Kind
from briefing_app.domain.reader import Reader
from briefing_app.domain.record import Record
from briefing_app.domain.records import CLASSES
from briefing_app.domain.records.pack import Section
from briefing_app.domain.reference import RecordRef
from briefing_app.sections.registry import section_types

_Without = Callable[[Any, RecordRef], Any]
_KIND_BY_ID_TYPE: Mapping[str, Kind] = {
    "".join(part.capitalize() for part in kind.value.split("_")) + "Id": kind for kind in Kind
}
_MANY = frozenset({Kind.RECOMMENDATION, Kind.ASSESSMENT, Kind.TEXT})
"""Kinds that may be too many to look through: none of them names what a section lists."""


def naming(reader: Reader, ref: RecordRef) -> tuple[Record, ...]:
    """Return the records that name ``ref`` and can be without it, by kind, then in their order."""
    found: list[Record] = []
    for kind, record_class in CLASSES.items():
        if kind not in _MANY and kind is not ref.kind and _may_name(record_class, ref.kind):
            found.extend(each for each in reader.all(record_class) if without(each, ref) != each)
    return tuple(found)


def without(record: Record, ref: RecordRef) -> Record:
    """Return the record as it is when it names ``ref`` no longer; what it cannot be without stays."""
    changed: dict[str, Any] = {}
    for name, walk in _walks(record.KIND).items():
        value = getattr(record, name)
        after = walk(value, ref)
        if after != value:
            changed[name] = after
    if isinstance(record, Section):
        options = _options_without(record, ref)
        if options != record.options:
            changed["options"] = options
    return dataclasses.replace(record, **changed) if changed else record


def _may_name(record_class: type[Record], kind: Kind) -> bool:
    if record_class is Section:
        return any(_holds(field, kind) for declared in section_types().values() for field in declared.fields)
    return bool(_walks(record_class.KIND))


def _holds(field: object, kind: Kind) -> bool:
    return isinstance(field, OneOfField | ManyOfField) and field.kind is kind


def _options_without(section: Section, ref: RecordRef) -> Mapping[str, Any]:
    declared = section_types().get(section.section_type)
    options = dict(section.options)
    for field in declared.fields if declared is not None else ():
        value = options.get(field.name)
        if not _holds(field, ref.kind):
            continue
        if value == ref.id:
            del options[field.name]
        elif isinstance(value, list | tuple) and ref.id in value:
            left = type(value)(each for each in value if each != ref.id)
            if left or not (isinstance(field, ManyOfField) and field.narrows):  # without any choice it would show all
                options[field.name] = left
    return options


@cache
def _walks(kind: Kind) -> Mapping[str, _Without]:
    """Return, for each field that can hold another record and can be without it, how it is without one."""
    hints = typing.get_type_hints(CLASSES[kind])
    names = (field.name for field in dataclasses.fields(CLASSES[kind]) if field.name != "id")
    walks = {name: _walk_of(hints[name]) for name in names}
    return {name: walk for name, walk in walks.items() if walk is not None}


def _walk_of(annotation: object) -> _Without | None:
    arguments = typing.get_args(annotation)
    if typing.get_origin(annotation) in (typing.Union, types.UnionType) and type(None) in arguments:
        tests = [test for test in map(_is_named, arguments) if test is not None]
        return (lambda value, ref: None if tests[0](value, ref) else value) if tests else None
    if typing.get_origin(annotation) is tuple and arguments:
        named = _is_named(arguments[0])
        if named is not None:
            return lambda value, ref: tuple(each for each in value if not named(each, ref))
    return None


def _is_named(annotation: object) -> Callable[[Any, RecordRef], bool] | None:
    """Return whether a value of a type is, or is about, a record; ``None`` where it can be none."""
    if isinstance(annotation, typing.NewType):
        kind = _KIND_BY_ID_TYPE.get(annotation.__name__)
        return None if kind is None else lambda value, ref: ref.kind is kind and value == ref.id
    if annotation is RecordRef:
        return lambda value, ref: bool(value == ref)
    if not (isinstance(annotation, type) and dataclasses.is_dataclass(annotation)):
        return None
    # A row such as a delegation's Member: it is about the record that its required field names.
    hints = typing.get_type_hints(annotation)
    inner = {field.name: _is_named(hints[field.name]) for field in dataclasses.fields(annotation)}
    known = {name: test for name, test in inner.items() if test is not None}
    if not known:
        return None
    return lambda value, ref: any(test(getattr(value, name), ref) for name, test in known.items())
