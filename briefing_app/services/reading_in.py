"""Reading files in whole: which kind a file is of, and what an adopted text or an exchange file would change."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from briefing_app.domain.changes import Change, ChangeSet, created, replaced
from briefing_app.domain.reader import Reader
from briefing_app.domain.record import Record
from briefing_app.domain.records import CLASSES
from briefing_app.domain.records.annex import AnnexFile
from briefing_app.domain.records.recommendation import Addressee, Assessment
from briefing_app.editing.command import Command
from briefing_app.errors import InputError
from briefing_app.importing.adopted_text.model import AdoptedText, Draft
from briefing_app.importing.exchange import MAX_BYTES, read_exchange
from briefing_app.services.apart import file_data
from briefing_app.services.reading_texts import (
    InstrumentFields,
    ReadText,
    accept,
    known_drafts,
    proposed_fields,
    read_text_file,
)

_BEGINNING = 4096
_OURS = (b'"format"', b'"records"', b'"recommendations"')
"""With one of these names an exchange file begins, and no export of the UN's index."""


class ImportKind(StrEnum):
    """The kinds of files that are read in."""

    ADOPTED_TEXT = "adopted-text"
    SHEET = "sheet"
    UHRI = "uhri"
    EXCHANGE = "exchange"


_BY_ENDING = {
    ImportKind.ADOPTED_TEXT: (".docx", ".html", ".htm", ".txt"),
    ImportKind.SHEET: (".xlsx", ".ods", ".csv", ".tsv"),
}


def kind_of(path: Path) -> ImportKind:
    """Return of which kind a file is, by its ending; of a JSON file by how it begins.

    Raises:
        InputError: if neither tells, or the file cannot be opened.
    """
    ending = path.suffix.casefold()
    found = next((kind for kind, endings in _BY_ENDING.items() if ending in endings), None)
    if found is not None:
        return found
    if ending == ".json":
        beginning = file_data(path, most=_BEGINNING)[:_BEGINNING].lstrip(b"\xef\xbb\xbf \t\r\n")
        ours = beginning.startswith(b"{") and any(key in beginning for key in _OURS)
        return ImportKind.EXCHANGE if ours else ImportKind.UHRI
    raise InputError(
        "It is not known what this file is",
        f"{path.name} is no text, sheet or JSON by its ending.",
        f"Say which with --kind: {', '.join(ImportKind)}.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadDrafts:
    """The drafts of an adopted text against a library: ``undecided`` ones are left to a person."""

    adopted: AdoptedText
    fields: InstrumentFields
    new: tuple[Draft, ...]
    known: tuple[Draft, ...]
    undecided: tuple[Draft, ...]

    @property
    def command(self) -> Command | None:
        """What takes the new ones in; ``None`` where there are none."""
        return accept(self.adopted, self.new, fields=self.fields) if self.new else None


def read_drafts(path: Path, reader: Reader) -> ReadDrafts:
    """Read an adopted text from a file, and set its drafts against a library.

    Raises:
        InputError: if it cannot be read, or is no adopted text.
    """
    read: ReadText = read_text_file(path, addressees=reader.all(Addressee))
    fields = proposed_fields(reader, read.adopted)
    sure = tuple(draft for draft in read.drafts if draft.kind is not None)
    known = known_drafts(reader, sure, fields=fields)
    return ReadDrafts(
        adopted=read.adopted,
        fields=fields,
        new=tuple(draft for draft, there in zip(sure, known, strict=True) if not there),
        known=tuple(draft for draft, there in zip(sure, known, strict=True) if there),
        undecided=tuple(draft for draft in read.drafts if draft.kind is None),
    )


_NEVER_CHANGED = (Assessment, AnnexFile)
"""What a library only ever adds: a corrected assessment is a new one, and a file is what its bytes are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadExchange:
    """An exchange file against a library. Another value of what is never changed, under the same id, conflicts."""

    new: tuple[Record, ...]
    changed: tuple[tuple[Record, Record], ...]
    """Records as the library has them, and as the file does."""
    unchanged: int
    conflicts: tuple[Record, ...]

    def change_set(self) -> ChangeSet:
        """Return what takes it in.

        Raises:
            InputError: if something conflicts.
        """
        if self.conflicts:
            ids = ", ".join(record.id for record in self.conflicts[:5])
            raise InputError(
                "The file says otherwise of what is never changed",
                f"The library has other assessments, or annexes' files, under these ids: {ids}. Nothing was taken in.",
                "Give them ids of their own in the file, then read it again.",
            )
        changes: list[Change] = [created(record) for record in self.new]
        changes += [replaced(before, after) for before, after in self.changed]
        return ChangeSet(label="Read in an exchange file", changes=tuple(changes))


def read_exchange_file(path: Path) -> Callable[[Reader], ReadExchange]:
    """Read an exchange file; what is returned sets it against any state of a library.

    Raises:
        InputError: if the file cannot be read; every fault in it is named.
    """
    records = [change.after for change in read_exchange(file_data(path, most=MAX_BYTES)).changes if change.after]
    return lambda reader: _against(reader, records)


def _against(reader: Reader, records: list[Record]) -> ReadExchange:
    new: list[Record] = []
    changed: list[tuple[Record, Record]] = []
    conflicts: list[Record] = []
    unchanged = 0
    for record in records:
        there = reader.get(CLASSES[record.KIND], record.id)
        if there is None:
            new.append(record)
            continue
        after = _at(record, there)
        if after == there:
            unchanged += 1
        elif isinstance(record, _NEVER_CHANGED):
            conflicts.append(record)
        else:
            changed.append((there, after))
    return ReadExchange(new=tuple(new), changed=tuple(changed), unchanged=unchanged, conflicts=tuple(conflicts))


def _at(record: Record, there: Record) -> Record:
    """Return the file's value as it would stand in the place of the library's."""
    if isinstance(record, Assessment) and isinstance(there, Assessment):
        return replace(record, rev=there.rev, sequence=there.sequence)
    return replace(record, rev=there.rev)


def mapping_file(path: Path) -> dict[str, str]:
    """Read what the headings of a sheet are: a JSON object of heading and column.

    Raises:
        InputError: if it is no such file.
    """
    try:
        value = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise InputError(
            f"{path.name} cannot be read", str(error), "It is a JSON object of heading and column."
        ) from error
    if not isinstance(value, dict) or not all(isinstance(column, str) for column in value.values()):
        raise InputError(f"{path.name} is no mapping", "It is a JSON object of heading and column.")
    return value
