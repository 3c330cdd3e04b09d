"""The few words that a record holds itself (titles, names, roles), and their versions in other languages.

The field holds them in the language that ``Record.words_in`` names. In another language they are a ``WrittenText`` of
the record under the same name, one plain line, with the states and marks of every text; words inside rows stand under
the row's field, theirs, and what the row is known by.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from briefing_app.domain.record import Record
from briefing_app.domain.records.pack import Section
from briefing_app.domain.records.written import WrittenText, text_id
from briefing_app.domain.text import Block, Run, Text

R = TypeVar("R", bound=Record)


def one_line(words: str) -> Text:
    """Return words as the text that a version of them is: one paragraph of one plain run, or the empty text."""
    joined = " ".join(words.splitlines())
    return Text(blocks=(Block(runs=(Run(text=joined),)),)) if joined.strip() else Text()


def short_words(record: Record) -> dict[str, str]:
    """Return the words that ``record`` holds itself, by their names; what holds none is left out."""
    found = {name: str(_held(record, name)) for name in record.SHORT if _held(record, name)}
    for row, name, field in _rows(record):
        if getattr(row, field):
            found[name] = getattr(row, field)
    return found


def with_short_words(record: R, words: Mapping[str, str]) -> R:
    """Return the record with these words, by their names, in the place of its own."""
    plain = {name: each for name, each in words.items() if name in record.SHORT}
    changed: dict[str, Any] = {}
    if isinstance(record, Section):
        options = {name: plain.pop(name) for name in tuple(plain) if name in record.options}
        changed = {"options": {**record.options, **options}} if options else {}
    changed |= plain
    for rows, (_, field) in record.SHORT_IN_ROWS.items():
        named = [(row, name) for row, name, inner in _rows(record) if name.startswith(f"{rows}.{inner}:")]
        if any(name in words for _, name in named):
            changed[rows] = tuple(replace(row, **{field: words.get(name, getattr(row, field))}) for row, name in named)
    return replace(record, **changed) if changed else record


def names_in_rows(record: Record, rows: str) -> tuple[str, ...]:
    """Return the names of the words that the rows of a field hold, a name for each row, in their order."""
    inner = record.SHORT_IN_ROWS[rows][1]
    return tuple(name for _, name, _ in _rows(record) if name.startswith(f"{rows}.{inner}:"))


def is_short(kind: type[Record], name: str) -> bool:
    """Whether records of a kind hold words of that name themselves."""
    rows, _, rest = name.partition(".")
    inner = kind.SHORT_IN_ROWS.get(rows)
    return name in kind.SHORT or (inner is not None and rest.startswith(f"{inner[1]}:"))


def versions_of(record: Record, name: str, texts: Iterable[WrittenText]) -> list[WrittenText]:
    """Return the language versions of a text among the texts of ``record``; words of its own are the original."""
    versions = [text for text in texts if text.owner == record.ref and text.field == name]
    if not is_short(type(record), name):
        return versions
    own = WrittenText(
        id=text_id(record.ref, name, record.words_in),
        owner=record.ref,
        field=name,
        language=record.words_in,
        tree=one_line(short_words(record).get(name, "")),
    )
    return [own, *(text for text in versions if text.language != record.words_in)]


def own_rows(
    record: R, spoken: R, rows: str, shown: tuple[Mapping[str, Any], ...], *, in_place: bool = False
) -> tuple[dict[str, Any], ...]:
    """Return rows that a form shows in another language with the record's own words in the place of the versions.

    ``spoken`` is the record as the form shows it; ``shown`` are mappings from the names of a row's fields. A row that
    the record does not hold yet stays as it is. ``in_place``: no row was moved, and what it is known by may have been
    typed over.
    """
    key, field = record.SHORT_IN_ROWS[rows]
    pairs = tuple(zip(getattr(spoken, rows), getattr(record, rows), strict=True))
    if in_place and len(pairs) == len(shown):
        there = ({key: getattr(held, key), field: getattr(held, field)} for _, held in pairs)
        return tuple({**row, **words} for row, words in zip(shown, there, strict=True))
    own = {getattr(said, key): {key: getattr(held, key), field: getattr(held, field)} for said, held in pairs}
    return tuple({**row, **own.get(row.get(key), {})} for row in shown)


def versions_in_rows(record: R, spoken: R, rows: str, shown: tuple[Mapping[str, Any], ...]) -> dict[str, str]:
    """Return the words that rows of a form say otherwise than ``spoken``, by the names of the words.

    Empty where rows were added, moved or taken out: then no words of theirs were typed.
    """
    key, field = record.SHORT_IN_ROWS[rows]
    before, held = getattr(spoken, rows), getattr(record, rows)
    if len(before) != len(shown):
        return {}
    return {
        f"{rows}.{field}:{getattr(own, key)}": str(row.get(field) or "")
        for row, said, own in zip(shown, before, held, strict=True)
        if (row.get(field) or "") != getattr(said, field)
    }


def _held(record: Record, name: str) -> object:
    if isinstance(record, Section) and name not in record.__dataclass_fields__:
        return record.option(name, "")
    return getattr(record, name)


def _rows(record: Record) -> Iterator[tuple[Any, str, str]]:
    """Yield each row that holds words, the name of its words, and their field in it."""
    for rows, (key, field) in record.SHORT_IN_ROWS.items():
        for row in getattr(record, rows):
            yield row, f"{rows}.{field}:{getattr(row, key)}", field
