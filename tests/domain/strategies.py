"""Hypothesis strategies for every record kind, read off the declared types, and for texts."""

from __future__ import annotations

import dataclasses
import datetime
import types
import typing
from collections.abc import Mapping
from enum import Enum
from typing import Any

from hypothesis import strategies as st

from briefing_app.domain.dates import PartialDate
from briefing_app.domain.record import Record
from briefing_app.domain.text import Block, BlockKind, Run, Text

AWKWARD = "  \u00a0\u00ad\u2011e\u0301\u05d0\u0627\U0001f7e6\"'\\\n"
"""Double spaces, no-break space, soft hyphen, no-break hyphen, combining, right-to-left, beyond the BMP, quotes."""

words = st.text(st.sampled_from(AWKWARD) | st.characters(exclude_categories=("Cs", "Cc")), max_size=12)
days = st.dates(min_value=datetime.date(1900, 1, 1), max_value=datetime.date(2199, 12, 31))


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    """A year, a month or a day."""
    day = draw(days)
    parts = draw(st.integers(1, 3))
    return PartialDate(year=day.year, month=day.month if parts > 1 else None, day=day.day if parts > 2 else None)


def values_of(hint: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401  (any declared type)
    """Return values of a declared type."""
    if isinstance(hint, typing.NewType):
        return values_of(hint.__supertype__)
    simple: dict[object, st.SearchStrategy[Any]] = {
        str: words,
        Any: words.filter(bool),
        int: st.integers(0, 10_000),
        bool: st.booleans(),
        float: st.floats(0, 600),
        type(None): st.none(),
        datetime.time: st.times(),
        PartialDate: partial_dates(),
    }
    if hint in simple:
        return simple[hint]
    if isinstance(hint, type):
        return st.sampled_from(hint) if issubclass(hint, Enum) else instances_of(hint)
    return _compound(hint)


def _compound(hint: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401  (any declared type)
    arguments, origin = typing.get_args(hint), typing.get_origin(hint)
    if origin is tuple:
        return st.lists(values_of(arguments[0]), max_size=2).map(tuple)
    if origin is Mapping:
        return st.dictionaries(words, values_of(arguments[1]), max_size=3)
    if origin in (typing.Union, types.UnionType):
        return st.one_of(*map(values_of, arguments))
    raise TypeError(f"no strategy for {hint!r}")


def instances_of(record_class: type[Any]) -> st.SearchStrategy[Any]:
    """Return values of a dataclass with every field filled, or left at its default."""
    hints = typing.get_type_hints(record_class)
    drawn = {
        field.name: values_of(hints[field.name])
        if field.default is dataclasses.MISSING
        else st.just(field.default) | values_of(hints[field.name])
        for field in dataclasses.fields(record_class)
        if field.default_factory is dataclasses.MISSING or field.name == "options"
    }
    return st.builds(record_class, **drawn)


def records_of(record_class: type[Record]) -> st.SearchStrategy[Record]:
    """Return records of one kind."""
    return instances_of(record_class)


runs: st.SearchStrategy[Run] = instances_of(Run)
blocks = st.builds(
    Block,
    kind=st.sampled_from(BlockKind),
    depth=st.integers(-2, 9),
    level=values_of(typing.get_type_hints(Block)["level"]),
    runs=st.lists(runs, max_size=5).map(tuple),
)
texts = st.builds(Text, blocks=st.lists(blocks, max_size=4).map(tuple))
