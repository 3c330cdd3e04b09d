"""The exchange file: a whole library, or a part that stands on its own, as JSON that people can read and mend.

``{"format": "briefing-exchange", "version": 1, "records": {"country": [{...}], ...}}``. A record is the codec's JSON
object; its texts stand in it under ``texts``: ``{"fact": {"en": ["A paragraph.", {"bullet": "An item."}]}}``. ``gone``
names, by kind, the ids of records that others still point at although they are no more.
Reading is all or nothing: every fault is named, and with one fault nothing is taken.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from briefing_app.domain.changes import ChangeSet, created
from briefing_app.domain.codec import encode
from briefing_app.domain.kinds import Kind
from briefing_app.domain.reader import Reader
from briefing_app.domain.record import Record
from briefing_app.domain.records import CLASSES
from briefing_app.domain.records.recommendation import Assessment
from briefing_app.domain.records.written import WrittenText, text_id
from briefing_app.domain.reference import RecordRef
from briefing_app.errors import InputError
from briefing_app.importing.hand_text import to_hand
from briefing_app.importing.identities import with_ids
from briefing_app.importing.record_reading import RecordReading

FORMAT = "briefing-exchange"
VERSION = 1
COMPUTED = "recommendations"
"""A table for whoever counts, which may stand beside the records; it is computed from them, so it is passed over."""
FILES = "files"
"""The pages of annexes as PDF, which may stand beside the records. They are foreign files, and none of these is taken
over unread: this is passed over too, and an annex is added again from there."""
MAX_BYTES = 512 * 1024 * 1024
MAX_RECORDS = 1_000_000
MAX_FAULTS_NAMED = 50

_TITLE = "The exchange file cannot be used"
_HINT = "Nothing was taken from it. Mend the file and read it again."


def read_exchange(data: bytes) -> ChangeSet:
    """Read an exchange file into the change set that creates its records.

    Raises:
        InputError: if anything in it is wrong; every fault is named by kind, number or id, and field.
    """
    whole = _parsed(data)
    reading = RecordReading(gone=_gone_of(whole))
    for kind, objects in _kinds_of(whole):
        for number, value in enumerate(objects, start=1):
            reading.read(kind, number, value)
    reading.check_together()
    if reading.faults:
        raise _error(reading.faults)
    changes = tuple(created(record) for record in sorted(reading.records.values(), key=_storing_order))
    return ChangeSet(label="Import", changes=changes)


def write_exchange(reader: Reader) -> bytes:
    """Write a library as an exchange file: the same library gives the same bytes, and ``read_exchange`` takes them."""
    writing = _Writing()
    for kind, record_class in CLASSES.items():
        if kind is not Kind.TEXT:
            writing.add(reader.all(record_class))
    writing.add_texts(reader.all(WrittenText))
    whole: dict[str, Any] = {"format": FORMAT, "version": VERSION}
    gone = writing.gone()
    if gone:
        whole["gone"] = gone
    whole["records"] = {kind.value: writing.objects[kind] for kind in CLASSES if writing.objects.get(kind)}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


class _Writing:
    """What is written of a library: its records as JSON objects by kind, and where their references lead."""

    def __init__(self) -> None:
        self.objects: dict[Kind, list[dict[str, Any]]] = {}
        self._known: dict[RecordRef, dict[str, Any]] = {}
        self._named: set[RecordRef] = set()

    def add(self, records: Iterable[Record]) -> None:
        """Add the records of one kind."""
        for record in sorted(records, key=_writing_order):
            value = self._object_of(record)
            self._known[record.ref] = value
            self.objects.setdefault(record.KIND, []).append(value)

    def add_texts(self, texts: Iterable[WrittenText]) -> None:
        """Add texts: inside the record they belong to, or apart where they say more or their record is gone."""
        apart = []
        for text in sorted(texts, key=lambda text: (text.field, text.language, text.id)):
            owner = self._known.get(text.owner)
            if owner is None or not _stands_in_owner(text):
                apart.append(text)
                continue
            blocks = self._object_of(text).get("tree", {}).get("blocks", [])
            self._known[text.ref] = owner
            owner.setdefault("texts", {}).setdefault(text.field, {})[text.language] = to_hand(blocks)
        self.add(apart)

    def gone(self) -> dict[str, list[str]]:
        """Return the ids, by kind, that records name although no record has them."""
        found: dict[str, list[str]] = {}
        for ref in sorted(self._named - set(self._known), key=lambda ref: (ref.kind.value, ref.id)):
            found.setdefault(ref.kind.value, []).append(ref.id)
        return found

    def _object_of(self, record: Record) -> dict[str, Any]:
        value: dict[str, Any] = json.loads(encode(record if record.rev == 0 else replace(record, rev=0)))
        with_ids(record.KIND, value, self._note)
        return value

    def _note(self, kind: Kind, key: str, _place: str) -> str:
        self._named.add(RecordRef(kind=kind, id=key))
        return key


def _stands_in_owner(text: WrittenText) -> bool:
    """Whether a text says nothing but its words, so that it can be written inside the record it belongs to."""
    usual = WrittenText(
        id=text_id(text.owner, text.field, text.language),
        owner=text.owner,
        field=text.field,
        language=text.language,
        tree=text.tree,
    )
    return replace(text, rev=0) == usual


def _writing_order(record: Record) -> tuple[int, str, str]:
    sequence = record.sequence if isinstance(record, Assessment) else 0
    return (sequence, getattr(record, "order_key", ""), record.id)


def _storing_order(record: Record) -> tuple[bool, int]:
    """Texts after their owners, assessments among each other in the order in which they were made."""
    return (record.KIND is Kind.TEXT, record.sequence if isinstance(record, Assessment) else 0)


def _parsed(data: bytes) -> dict[str, Any]:
    if len(data) > MAX_BYTES:
        raise _error([f"it has {len(data)} bytes; at most {MAX_BYTES} are taken"])
    try:
        whole = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_no_name_twice, parse_constant=_no_number)
    except RecursionError as error:
        raise _error(["it is nested too deep"]) from error
    except ValueError as error:
        raise _error([f"it is no JSON: {error}"]) from error
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise _error([f'"format" is not "{FORMAT}": this is another kind of file'])
    if whole.get("version") != VERSION:
        raise _error([f'"version" is {whole.get("version")!r}; this release reads version {VERSION}'])
    unknown = sorted(set(whole) - {"format", "version", "gone", "records", COMPUTED, FILES})
    if unknown or not isinstance(whole.get("records"), dict):
        raise _error([f"{name!r} is not known here" for name in unknown] or ['"records" is missing'])
    return whole


def _no_name_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"{twice!r} stands twice in one object")
    return value


def _no_number(word: str) -> float:
    raise ValueError(f"{word} is no number")


def _kinds_of(whole: dict[str, Any]) -> Iterator[tuple[Kind, list[Any]]]:
    records: dict[str, Any] = whole["records"]
    faults = [f"{name!r} is no kind of record" for name in records if name not in list(Kind)]
    faults += [
        f"{name}: a list of records is expected" for name, value in records.items() if not isinstance(value, list)
    ]
    if not faults and sum(map(len, records.values())) > MAX_RECORDS:
        faults.append(f"it holds more than {MAX_RECORDS} records")
    if faults:
        raise _error(faults)
    for kind in Kind:
        yield kind, records.get(kind.value, [])


def _gone_of(whole: dict[str, Any]) -> frozenset[RecordRef]:
    named = whole.get("gone", {})
    ids = named.values() if isinstance(named, dict) else [None]
    if not all(isinstance(found, list) and all(isinstance(key, str) for key in found) for found in ids):
        raise _error(['"gone": lists of ids by kind are expected'])
    unknown = [f'"gone": {name!r} is no kind of record' for name in named if name not in list(Kind)]
    if unknown:
        raise _error(unknown)
    return frozenset(RecordRef(kind=Kind(name), id=key) for name, found in named.items() for key in found)


def _error(faults: list[str]) -> InputError:
    named = [f"{fault}." for fault in faults[:MAX_FAULTS_NAMED]]
    if len(faults) > MAX_FAULTS_NAMED:
        named.append(f"And {len(faults) - MAX_FAULTS_NAMED} more faults.")
    return InputError(_TITLE, "\n".join(named), _HINT)
