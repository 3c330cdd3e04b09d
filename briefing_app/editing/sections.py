"""Sections of a pack: add, remove, duplicate, copy to another pack, move, rename."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from briefing_app.domain.changes import Change, ChangeSet, created, deleted, replaced
from briefing_app.domain.ids import PackId, SectionId, new_id
from briefing_app.domain.ordering import key_between, keys_in_order
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.annex import Annex
from briefing_app.domain.records.pack import Pack, Section
from briefing_app.domain.records.written import text_id
from briefing_app.domain.short_words import one_line
from briefing_app.editing.annexes import copied_annexes, without_annexes
from briefing_app.editing.command import Command, behind, needed, unchanged
from briefing_app.editing.fields import set_text
from briefing_app.errors import InputError
from briefing_app.sections.registry import section_types, title_of

_KEY = re.compile(r"[0-9a-z]*[1-9a-z]")


def add_section(
    pack: PackId, section_type: str, *, section: SectionId | None = None, index: int | None = None
) -> Command:
    """Add a section of a type before position ``index`` (``None``: at the end); ``section`` is the id it gets.

    Raises:
        InputError: if there is no such type.
    """
    kind = section_types().get(section_type)
    if kind is None:
        raise InputError("There is no such section type", f"{section_type!r} is none of {', '.join(section_types())}.")
    section_id = section or SectionId(new_id())

    def command(reader: Reader) -> ChangeSet:
        language = needed(reader, Pack, pack).language
        key, moved = _place(reader.where(Section, "pack", pack), index)
        record = Section(id=section_id, pack=pack, section_type=section_type, order_key=key, words_in=language)
        return ChangeSet(label=f"Add {kind.label}", changes=(created(record), *moved))

    return command


def remove_section(section: SectionId) -> Command:
    """Remove a section with its own texts and annexes; the records that it points at stay in the library."""

    def command(reader: Reader) -> ChangeSet:
        record = needed(reader, Section, section)
        texts = (deleted(text) for text in reader.texts([section]))
        annexes = without_annexes(reader, reader.where(Annex, "section", section))
        return ChangeSet(label=f"Remove {title_of(record)}", changes=(*texts, *annexes, deleted(record)))

    return command


def duplicate_section(section: SectionId, *, copy: SectionId | None = None) -> Command:
    """Put a copy of a section behind it; ``copy`` is the id it gets."""
    copy_id = copy or SectionId(new_id())

    def command(reader: Reader) -> ChangeSet:
        record = needed(reader, Section, section)
        siblings = reader.where(Section, "pack", record.pack)
        key, moved = _place(siblings, _position(siblings, section) + 1)
        changes = _copied(reader, record, replace(record, id=copy_id, rev=0, order_key=key))
        return ChangeSet(label=f"Duplicate {title_of(record)}", changes=(*changes, *moved))

    return command


def copy_section(section: SectionId, pack: PackId, *, copy: SectionId | None = None) -> Command:
    """Put a copy of a section at the end of another pack; ``copy`` is the id it gets."""
    copy_id = copy or SectionId(new_id())

    def command(reader: Reader) -> ChangeSet:
        record = needed(reader, Section, section)
        target = needed(reader, Pack, pack)
        key, moved = _place(reader.where(Section, "pack", pack), None)
        changes = _copied(reader, record, replace(record, id=copy_id, rev=0, pack=pack, order_key=key))
        return ChangeSet(label=f"Copy {title_of(record)} to {target.name}", changes=(*changes, *moved))

    return command


def duplicate_pack(pack: PackId, *, copy: PackId | None = None) -> Command:
    """Make a copy of a pack with its sections and their texts; ``copy`` is the id it gets. Records are shared."""
    copy_id = copy or PackId(new_id())

    def command(reader: Reader) -> ChangeSet:
        record = needed(reader, Pack, pack)
        copied = replace(record, id=copy_id, rev=0, name=f"{record.name} (copy)", order_key=behind(reader.all(Pack)))
        changes = [created(copied)]
        for section in reader.where(Section, "pack", pack):
            changes += _copied(reader, section, replace(section, id=SectionId(new_id()), rev=0, pack=copy_id))
        return ChangeSet(label=f"Duplicate the pack {record.name}", changes=tuple(changes))

    return command


def move_section(section: SectionId, index: int) -> Command:
    """Move a section so that it stands at position ``index`` of its pack (counted without itself)."""

    def command(reader: Reader) -> ChangeSet:
        record = needed(reader, Section, section)
        siblings = reader.where(Section, "pack", record.pack)
        label = f"Move {title_of(record)}"
        if _position(siblings, section) == index:
            return unchanged(label)
        others = [other for other in siblings if other.id != section]
        key, moved = _place(others, index)
        return ChangeSet(label=label, changes=(replaced(record, replace(record, order_key=key)), *moved))

    return command


def rename_section(section: SectionId, title: str) -> Command:
    """Give a section a title of its own in its pack's language; an empty one takes the type's label again."""

    def command(reader: Reader) -> ChangeSet:
        record = needed(reader, Section, section)
        label = f"Rename {title_of(record)}"
        language, words = needed(reader, Pack, record.pack).language, title.strip()
        if words and record.title and record.words_in != language:
            written = set_text(record.ref, "title", language=language, tree=one_line(words))(reader)
            return replace(written, label=label)
        versions = (text for text in reader.texts([section]) if text.field == "title" and not words)
        renamed = replace(record, title=words, words_in=record.words_in if record.title else language)
        if record.title == words:
            return unchanged(label)
        return ChangeSet(label=label, changes=(replaced(record, renamed), *map(deleted, versions)))

    return command


def _copied(reader: Reader, original: Section, copy: Section) -> tuple[Change, ...]:
    texts = (
        replace(text, id=text_id(copy.ref, text.field, text.language), rev=0, owner=copy.ref)
        for text in reader.texts([original.id])
    )
    annexes = copied_annexes(reader, original.id, copy.id)
    return (created(copy), *(created(text) for text in texts), *annexes)


def _position(siblings: Sequence[Section], section: SectionId) -> int:
    return next(place for place, sibling in enumerate(siblings) if sibling.id == section)


def _place(siblings: Sequence[Section], index: int | None) -> tuple[str, tuple[Change, ...]]:
    """Return the order key for position ``index``, and new keys for siblings whose keys leave no room.

    Keys that people have written into an import may be empty, alike, or of other letters.
    """
    at = len(siblings) if index is None else max(0, min(index, len(siblings)))
    if siblings and not _in_order([sibling.order_key for sibling in siblings]):
        keys = keys_in_order(len(siblings) + 1)
        fresh = [*keys[:at], *keys[at + 1 :]]
        rekeyed = (
            replaced(sibling, replace(sibling, order_key=key)) for sibling, key in zip(siblings, fresh, strict=True)
        )
        return keys[at], tuple(rekeyed)
    before = siblings[at - 1].order_key if at else None
    after = siblings[at].order_key if at < len(siblings) else None
    return key_between(before, after), ()


def _in_order(keys: Sequence[str]) -> bool:
    rising = all(first < second for first, second in pairwise(keys))
    return rising and all(_KEY.fullmatch(key) for key in keys)
