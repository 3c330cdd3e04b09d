"""Reading a file's records one by one, noting every fault instead of stopping at the first."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from briefing_app.domain.codec import decode, encode
from briefing_app.domain.kinds import Kind
from briefing_app.domain.record import Record
from briefing_app.domain.records import CLASSES
from briefing_app.domain.records.pack import Section
from briefing_app.domain.records.written import WrittenText, text_id
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.short_words import is_short, one_line
from briefing_app.domain.text import MAX_BLOCK_CHARACTERS, normalise
from briefing_app.errors import InputError
from briefing_app.importing.cleaning import cleaned, too_long
from briefing_app.importing.hand_text import from_hand
from briefing_app.importing.identities import with_ids
from briefing_app.importing.json_value import Json
from briefing_app.sections.registry import section_types


@dataclass(slots=True)
class RecordReading:
    """What one file gives while it is read: its records, and its faults by kind, number or id, and field.

    References may lead to the ``gone``, which the file says are no more; every other one to a record of the file.
    """

    gone: frozenset[RecordRef] = frozenset()
    records: dict[RecordRef, Record] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    _references: list[tuple[str, str, RecordRef]] = field(default_factory=list)

    def read(self, kind: Kind, number: int, value: Json) -> None:
        """Read the record that stands at ``number`` among those of its kind, with the texts in it."""
        if not isinstance(value, dict):
            self.faults.append(f"{kind} {number}: an object is expected")
            return
        value = cleaned(value)
        known = value.get("id")
        place = f"{kind} {number} ({known})" if isinstance(known, str) and known else f"{kind} {number}"
        texts = value.pop("texts", {})
        record = self._decoded(kind, place, value)
        if record is None:
            return
        for name, language, words in self._texts_of(texts, place):
            self._read_text(record.ref, name, language, words=words)

    def check_together(self) -> None:
        """Check what only the whole file can tell: where references lead, and which names a record's kind knows."""
        for place, where, ref in self._references:
            if ref not in self.records and ref not in self.gone:
                self.faults.append(f"{place}, {where}: no {ref.kind} of this file has the id {ref.id!r}")
        for record in self.records.values():
            self.faults.extend(f"{record.KIND} ({record.id}), {fault}" for fault in _unknown_names(record))

    def _decoded(self, kind: Kind, place: str, value: dict[str, Any]) -> Record | None:
        long = [f"{place}, {fault}" for fault in too_long(value)]
        if long:
            self.faults.extend(long)
            return None
        try:
            record = decode(kind, json.dumps(value, ensure_ascii=False))
        except InputError as error:
            self.faults.extend(f"{place}, {fault}" for fault in error.message.split("; "))
            return None
        if isinstance(record, WrittenText):
            record = replace(record, tree=normalise(record.tree))
        if not record.id:
            self.faults.append(f"{place}, id: it is empty")
        if record.ref in self.records:
            self.faults.append(f"{place}, id: another {kind} of this file has it too")
        self.records[record.ref] = replace(record, rev=0)
        with_ids(kind, value, lambda to, key, where: self._note(place, where, RecordRef(kind=to, id=key)))
        return record

    def _note(self, place: str, where: str, ref: RecordRef) -> str:
        self._references.append((place, where, ref))
        return ref.id

    def _texts_of(self, texts: Json, place: str) -> Iterator[tuple[str, str, Json]]:
        if not isinstance(texts, dict):
            self.faults.append(f"{place}, texts: an object is expected")
            return
        for name, languages in texts.items():
            if isinstance(languages, dict):
                yield from ((name, language, words) for language, words in languages.items())
            else:
                self.faults.append(f'{place}, {name}: an object of languages is expected, such as {{"en": "..."}}')

    def _read_text(self, owner: RecordRef, name: str, language: str, *, words: Json) -> None:
        place = f"{owner.kind} ({owner.id}), {name} ({language})"
        text = WrittenText(id=text_id(owner, name, language), owner=owner, field=name, language=language)
        try:
            blocks = from_hand(words)
        except ValueError as error:
            self.faults.append(f"{place}: {error}")
            return
        self._decoded(Kind.TEXT, place, {**json.loads(encode(text)), "tree": {"blocks": blocks}})


def _unknown_names(record: Record) -> Iterator[str]:
    """Name what no type can check: marked fields, texts, types of section and lengths of whole blocks."""
    if isinstance(record, Section):
        found = section_types().get(record.section_type)
        if found is None:
            yield f"section_type: {record.section_type!r} is not known here"
            return
        known = {*record.__dataclass_fields__, *record.TEXTS, *(item.name for item in found.fields)}
    else:
        known = {*record.__dataclass_fields__, *record.TEXTS}
    for mark in record.marks:
        if mark.field not in known:
            yield f"marks: {mark.field!r} is no field of a {record.KIND}"
    if isinstance(record, WrittenText):
        yield from _text_faults(record)


def _text_faults(text: WrittenText) -> Iterator[str]:
    kind = CLASSES[text.owner.kind]
    if not is_short(kind, text.field) and text.field not in kind.TEXTS:
        yield f"field: a {text.owner.kind} has no text {text.field!r}"
    elif is_short(kind, text.field) and text.tree != one_line(text.tree.plain):
        yield f"{text.field}: a version of a title or name is one line of plain words"
    for number, block in enumerate(text.tree.blocks, start=1):
        if len(block.plain) > MAX_BLOCK_CHARACTERS:
            yield f"block {number}: {len(block.plain)} characters, at most {MAX_BLOCK_CHARACTERS} are taken"
