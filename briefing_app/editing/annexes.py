"""Annexes of a section: add, remove, and what becomes of them with their section."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath

from briefing_app.domain.changes import Change, ChangeSet, created, deleted, replaced
from briefing_app.domain.ids import AnnexId, SectionId, new_id
from briefing_app.domain.ordering import key_between, keys_in_order
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.annex import Annex, AnnexFile
from briefing_app.domain.records.pack import Section
from briefing_app.editing.around import around_of
from briefing_app.editing.command import Command, needed, unchanged

_TITLE_LETTERS = 200


def add_annex(section: SectionId, file: AnnexFile, *, annex: AnnexId | None = None) -> Command:
    """Add all pages of a file behind a section's other annexes; ``annex`` is the id it gets.

    It is called as its file is, until somebody gives it a title.
    """
    annex_id = annex or AnnexId(new_id())

    def command(reader: Reader) -> ChangeSet:
        found = needed(reader, Section, section)
        others = reader.where(Annex, "section", section)
        title = " ".join(PurePath(file.file_name).stem.replace("_", " ").split())[:_TITLE_LETTERS]
        made = Annex(
            id=annex_id,
            section=section,
            file=file.id,
            title=title or "Annex",
            words_in=around_of(reader, found.ref).language,
            order_key=key_between(others[-1].order_key if others else None, None),
        )
        known = reader.get(AnnexFile, file.id)
        return ChangeSet(label=f"Add annex {made.title}", changes=(*(() if known else (created(file),)), created(made)))

    return command


def move_annex(annex: AnnexId, index: int) -> Command:
    """Move an annex so that it stands at position ``index`` of its section's annexes (counted without itself).

    An index beyond the first or last place means that place.
    """

    def command(reader: Reader) -> ChangeSet:
        record = needed(reader, Annex, annex)
        old = reader.where(Annex, "section", record.section)
        new = [other for other in old if other.id != annex]
        new.insert(max(0, min(index, len(new))), record)
        label = f"Move annex {record.title}"
        if [other.id for other in new] == [other.id for other in old]:
            return unchanged(label)
        keys = keys_in_order(len(new))
        moved = (
            replaced(other, replace(other, order_key=key))
            for other, key in zip(new, keys, strict=True)
            if other.order_key != key
        )
        return ChangeSet(label=label, changes=tuple(moved))

    return command


def remove_annex(annex: AnnexId) -> Command:
    """Remove an annex, and its file with the last annex that shows it."""

    def command(reader: Reader) -> ChangeSet:
        record = needed(reader, Annex, annex)
        return ChangeSet(label=f"Remove annex {record.title}", changes=tuple(without_annexes(reader, (record,))))

    return command


def without_annexes(reader: Reader, annexes: tuple[Annex, ...]) -> Iterator[Change]:
    """Yield what takes some annexes away, with the files that no other annex shows."""
    gone = {annex.id for annex in annexes}
    yield from (deleted(annex) for annex in annexes)
    for file in dict.fromkeys(annex.file for annex in annexes):
        record = reader.get(AnnexFile, file)
        if record is not None and all(other.id in gone for other in reader.where(Annex, "file", file)):
            yield deleted(record)


def copied_annexes(reader: Reader, original: SectionId, copy: SectionId) -> Iterator[Change]:
    """Yield what gives a copy of a section the same annexes."""
    for annex in reader.where(Annex, "section", original):
        yield created(replace(annex, id=AnnexId(new_id()), rev=0, section=copy))
