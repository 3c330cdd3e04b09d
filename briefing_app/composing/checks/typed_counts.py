"""Typed counts that differ from what the rows say: a sentence that nobody would find before it is printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from briefing_app.composing.compose import Composed
from briefing_app.composing.figures import CountedFigures, Perspective
from briefing_app.composing.findings import Check, CheckInput, Finding
from briefing_app.composing.guard import CountFinding, GuardText, compare, tracked
from briefing_app.composing.languages import language_for
from briefing_app.composing.local_words import LocalReader
from briefing_app.composing.places import placed_lines, quoted
from briefing_app.composing.reading import NotingReader
from briefing_app.composing.records import VisibleRecords
from briefing_app.document.origin import Origin
from briefing_app.domain.ids import InstrumentId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.reader import Reader
from briefing_app.domain.records import CLASSES
from briefing_app.domain.records.office import KeptCount
from briefing_app.domain.records.pack import Section
from briefing_app.domain.records.recommendation import Addressee
from briefing_app.domain.text import Block, BlockKind

_ATOM = "\ufffc"


def run(given: CheckInput) -> Iterator[Finding]:
    """Report each typed count that differs; computed figures and sentences that an office keeps are passed over."""
    for found in count_findings(given):
        yield Finding(
            check=CHECK.name,
            severity=found.severity,
            where=found.where,
            quote=quoted(found.quote, 0, 1) if len(found.quote) > 240 else found.quote,
            message=found.message + (" It stands in a quotation." if found.quotation else ""),
            fix=found.fix,
            origin=found.origin,
            said=found.said,
            actual=found.actual,
        )


def count_findings(given: CheckInput) -> tuple[CountFinding, ...]:
    """Return what differs, each with its numbers' place; a window mends and keeps by it."""
    composed = given.composed
    language = composed.document.meta.language
    seen_from = Perspective(audience=composed.audience, language=language_for(language), as_of=composed.as_of)
    reader = LocalReader(NotingReader(given.reader), language=language, audience=composed.audience)
    known = tracked(reader, CountedFigures(reader, seen_from))
    addressees = tuple(name for each in reader.all(Addressee) for name in (each.name, *each.aliases))
    found = compare(typed_texts(composed, reader), known, language, other_addressees=addressees)
    kept = _kept(reader) if found else frozenset()
    return tuple(_in_stored_text(reader, each) for each in found if _key(each) not in kept)


def _in_stored_text(reader: Reader, found: CountFinding) -> CountFinding:
    """Give the numbers' place in the text as it is stored, closed parts included; 0 to 0 where it is not certain."""
    origin = found.origin
    if origin.block is None:
        return found
    versions = (text for text in reader.texts((origin.id,)) if text.field == origin.field)
    stored = next((text.tree.blocks for text in versions if text.language.partition("-")[0] == found.language), ())
    plain = stored[origin.block].plain if origin.block < len(stored) else ""
    at = plain.find(found.quote)
    if at < 0 or plain.find(found.quote, at + 1) >= 0:
        return replace(found, start=0, end=0)
    return replace(found, start=at + found.start - found.sentence_start, end=at + found.end - found.sentence_start)


def typed_texts(composed: Composed, reader: Reader) -> Iterator[GuardText]:
    """Yield what persons typed, a block at a time, as the audience reads it: live figures stand as atoms."""
    language = composed.document.meta.language
    lines = [line for line in placed_lines(composed.document) if line.origin.field]
    reader.texts(dict.fromkeys(line.origin.id for line in lines))  # all in one question
    borrowed = {(ref.id, field): code for ref, field, code in composed.borrowed}
    records = VisibleRecords(
        reader, audience=composed.audience, language=language, day=composed.as_of, figure=lambda _: _ATOM
    )

    @lru_cache(maxsize=256)
    def blocks(kind: str, record_id: str, field: str) -> tuple[Block, ...]:
        record = reader.get(CLASSES[Kind(kind)], record_id)
        return records.text(record, field).blocks if record is not None else ()

    @lru_cache(maxsize=256)
    def instruments(section: str) -> frozenset[InstrumentId]:
        record = reader.get(Section, section) if section else None
        named = record.options.get("instrument") if record is not None else None
        return frozenset({InstrumentId(named)}) if isinstance(named, str) else frozenset()

    seen: set[Origin] = set()
    for line in lines:
        origin = line.origin
        if origin.block is not None and origin in seen:
            continue
        seen.add(origin)
        spoken = borrowed.get((origin.id, origin.field), language)
        about = instruments(origin.section)
        if origin.block is None:
            text = GuardText(
                text=line.text,
                where=line.where,
                around=line.where,
                origin=origin,
                language=spoken,
                instruments=about,
            )
        else:
            written = blocks(origin.kind, origin.id, origin.field)
            if origin.block >= len(written):
                continue
            text = _guard_text(written[origin.block], line.where, origin, language=spoken, instruments=about)
        yield text


def _guard_text(
    block: Block, where: str, origin: Origin, *, language: str, instruments: frozenset[InstrumentId]
) -> GuardText:
    sources, at = [], 0
    for run in block.runs:
        if run.source is not None:
            sources.append(at)
        at += 1 if run.is_atom else len(run.text)
    return GuardText(
        text=block.plain,
        where=where,
        around=where,
        origin=origin,
        language=language,
        quotation=block.kind is BlockKind.QUOTATION,
        sources=tuple(sources),
        instruments=instruments,
    )


def _kept(reader: Reader) -> frozenset[tuple[str, ...]]:
    return frozenset(
        (each.owner.kind, each.owner.id, each.field, each.language, each.quote, each.said, each.actual)
        for each in reader.all(KeptCount)
    )


def _key(found: CountFinding) -> tuple[str, ...]:
    origin = found.origin
    return (origin.kind, origin.id, origin.field, found.language, found.quote, found.said, found.actual)


CHECK = Check(name="typed-count", run=run)
