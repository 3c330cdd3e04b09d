"""Say that words were written in another language than was noted: they stay as they are, and so do their versions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefing_app.domain.changes import Change, ChangeSet, created, deleted, replaced
from briefing_app.domain.kinds import Kind
from briefing_app.domain.reader import Reader
from briefing_app.domain.record import Record
from briefing_app.domain.records import CLASSES
from briefing_app.domain.records.written import WrittenText, text_id
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.short_words import short_words
from briefing_app.editing.command import Command


def noted_as(reader: Reader, refs: Iterable[RecordRef], noted: str, *, spoken: str) -> tuple[Record, ...]:
    """Return those of the records that could be in ``spoken`` though they are noted as ``noted``, by kind.

    One that has any words in both languages was translated: its languages are known. One without words is among them.
    """
    return tuple(record for record, _ in _misnoted(reader, refs, noted, spoken))


def note_words_as(refs: Iterable[RecordRef], language: str, *, before: str) -> Command:
    """Note all words and texts of these records that are noted as ``before`` as written in ``language``.

    A record that has words in both by now stays as it is.
    """
    wanted = tuple(refs)

    def command(reader: Reader) -> ChangeSet:
        changes: list[Change] = []
        for record, texts in _misnoted(reader, wanted, before, language):
            if record.words_in == before:
                changes.append(replaced(record, replace(record, words_in=language)))
            changes.extend(_noted_anew(texts, before, language))
        return ChangeSet(label="Note in which language words are", changes=tuple(changes))

    return command


def words_of(record: Record, texts: Iterable[WrittenText], language: str) -> frozenset[str]:
    """Return the names of the words and texts that a record has in a language."""
    own = short_words(record) if record.words_in == language else {}
    return frozenset({*own, *(text.field for text in texts if text.language == language and not text.tree.empty)})


def _misnoted(
    reader: Reader, refs: Iterable[RecordRef], noted: str, spoken: str
) -> Iterator[tuple[Record, tuple[WrittenText, ...]]]:
    for record in _there(reader, refs):
        texts = tuple(text for text in reader.texts((record.id,)) if text.owner == record.ref)
        before, after = words_of(record, texts, noted), words_of(record, texts, spoken)
        if (before or not (after or record.words_in != noted)) and not before & after:
            yield record, texts


def _there(reader: Reader, refs: Iterable[RecordRef]) -> Iterator[Record]:
    by_kind: dict[Kind, list[str]] = {}
    for ref in dict.fromkeys(refs):
        by_kind.setdefault(ref.kind, []).append(ref.id)
    for kind in sorted(by_kind):
        if CLASSES[kind].SHORT or CLASSES[kind].SHORT_IN_ROWS or CLASSES[kind].TEXTS:
            yield from reader.many(CLASSES[kind], by_kind[kind])


def _noted_anew(texts: tuple[WrittenText, ...], before: str, language: str) -> Iterator[Change]:
    there = {text.id: text for text in texts}
    for text in texts:
        if text.language == before:
            known = there.get(text_id(text.owner, text.field, language))
            anew = replace(text, language=language, source_language="", source_mark="")
            yield deleted(text)
            if known is not None:
                yield replaced(known, replace(anew, id=known.id, rev=known.rev))
            else:
                yield created(replace(anew, id=text_id(text.owner, text.field, language), rev=0))
        elif text.source_language == before and text.language != language:
            yield replaced(text, replace(text, source_language=language))
