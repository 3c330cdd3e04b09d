"""Finding words in a pack: in the fields and texts that its forms show, whatever the case or marks of the letters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from briefing_app.domain.fields import Field, LineField, TextField
from briefing_app.domain.ids import PackId, SectionId
from briefing_app.domain.reader import Reader
from briefing_app.domain.record import Record
from briefing_app.domain.records import CLASSES
from briefing_app.domain.records.pack import Pack, Section
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.text import Text
from briefing_app.sections.record_forms import form_of
from briefing_app.sections.registry import contained_in, section_types
from briefing_app.store.folding import fold

MOST_HITS = 1000
_AROUND = 30
"""Letters shown on either side of what was found."""
_ALIKE = str.maketrans(
    {"\u2010": "-", "\u2011": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-"}
    | {"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u00ab": '"', "\u00bb": '"', "\u00ad": ""}
)
"""Signs that a keyboard has not, as those that it has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Where the words stand. ``block`` is ``None`` in a field of one line; ``words`` shows them with what is around."""

    section: SectionId
    ref: RecordRef
    field: str
    block: int | None
    position: int
    length: int
    words: str


def find_in_pack(reader: Reader, pack: PackId, typed: str) -> tuple[Hit, ...]:
    """Return where ``typed`` stands in the pack, in the order of its sections; ``MOST_HITS`` at most."""
    wanted = _folded(" ".join(typed.split()))[0]
    found = reader.get(Pack, pack)
    if not wanted or found is None:
        return ()
    return tuple(islice(_hits(reader, found, wanted), MOST_HITS))


def _hits(reader: Reader, pack: Pack, wanted: str) -> Iterator[Hit]:
    seen: set[RecordRef] = set()
    for section in reader.where(Section, "pack", pack.id):
        for record, declared in _records(reader, section):
            if record.ref in seen:
                continue
            seen.add(record.ref)
            texts = {text.field: text.tree for text in reader.texts([record.ref.id]) if text.language == pack.language}
            for name, block, words in _lines(record, declared, texts):
                for position, length in _places(words, wanted):
                    yield Hit(
                        section=section.id,
                        ref=record.ref,
                        field=name,
                        block=block,
                        position=position,
                        length=length,
                        words=_around(words, position, length),
                    )


def _records(reader: Reader, section: Section) -> Iterator[tuple[Record, tuple[Field, ...]]]:
    kind = section_types().get(section.section_type)
    if kind is None:
        return
    yield section, kind.fields
    for ref in contained_in(section, reader):
        record = reader.get(CLASSES[ref.kind], ref.id)
        if record is not None:
            yield record, form_of(record)


def _lines(
    record: Record, declared: Iterable[Field], texts: Mapping[str, Text]
) -> Iterator[tuple[str, int | None, str]]:
    for field in declared:
        if isinstance(field, TextField):
            for number, block in enumerate(texts.get(field.name, Text()).blocks):
                yield field.name, number, block.plain
        elif isinstance(field, LineField):
            value = getattr(record, field.name, None)
            if value is None and isinstance(record, Section):
                value = record.option(field.name)
            if isinstance(value, str):
                yield field.name, None, value


def _places(words: str, wanted: str) -> Iterator[tuple[int, int]]:
    folded, positions = _folded(words)
    at = folded.find(wanted)
    while at >= 0:
        first, last = positions[at], positions[at + len(wanted) - 1]
        end = last + 1
        while end < len(words) and not _fold_one(words[end]):
            end += 1  # marks that follow the last letter belong to it
        yield first, end - first
        at = folded.find(wanted, at + len(wanted))


def _folded(words: str) -> tuple[str, list[int]]:
    """Return the folded words, and for each letter of them the place that it came from."""
    letters: list[str] = []
    positions: list[int] = []
    for at, letter in enumerate(words):
        folded = _fold_one(letter)
        letters.append(folded)
        positions.extend([at] * len(folded))
    return "".join(letters), positions


@lru_cache(maxsize=4096)
def _fold_one(letter: str) -> str:
    return " " if letter.isspace() else fold(letter.translate(_ALIKE))


def _around(words: str, position: int, length: int) -> str:
    start, end = max(0, position - _AROUND), min(len(words), position + length + _AROUND)
    shown = " ".join(words[start:end].split())
    return f"{'…' if start else ''}{shown}{'…' if end < len(words) else ''}"
