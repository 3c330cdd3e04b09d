"""What is kept from one composing to the next may never be seen on a page."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from briefing_app.composing.compose import Composed, compose
from briefing_app.composing.node_cache import NodeCache
from briefing_app.composing.section_nodes import section_nodes
from briefing_app.document.blocks import Paragraph, SourceEntry, SourceList
from briefing_app.document.inline import Citation, Words
from briefing_app.document.transforms import finish
from briefing_app.document.tree import Part
from briefing_app.document.words import words
from briefing_app.domain.dates import PartialDate
from briefing_app.domain.figures import FigureKind, FigureQuery
from briefing_app.domain.ids import MissionId, RecommendationId, SectionId, SourceId
from briefing_app.domain.levels import Level
from briefing_app.domain.record import Record
from briefing_app.domain.records.office import OFFICE_SCALE, ScaleEntry, StatusScale
from briefing_app.domain.status import StatusCode
from briefing_app.domain.text import Block, Run, SourceReference, Text, plain_text
from tests.builders import (
    ADDRESSEE,
    INSTRUMENT,
    PACK,
    InMemoryReader,
    assessment,
    instrument,
    mission,
    pack,
    person,
    programme_item,
    recommendation,
    section,
    situation_entry,
    source,
    speaker_note,
    theme,
    written,
)
from tests.composing.packs import DAY, NOW, library

NOTE = speaker_note()
SECOND = source("A second report, by Қайрат Әбілов", key="source-2")
CITING = Text(
    blocks=(Block(runs=(Run(text="As reported"), Run(text="", source=SourceReference(source=SourceId("source-2"))))),)
)
LINKED = speaker_note("Linked", key="note-9")
IGNORED = ScaleEntry(code=StatusCode.NONE, labels={"en": "Ignored"}, colour="#ffcc00")
EVERYWHERE = Text(blocks=(Block(runs=(Run(text="Of all: "), Run(figure=FigureQuery(kind=FigureKind.TOTAL)))),))

OPEN = (
    section("summary", key="section-2", level=Level.PUBLIC, instrument=INSTRUMENT, addressee=ADDRESSEE),
    section("recommendation_status", key="section-6", level=Level.PUBLIC, instrument=INSTRUMENT, addressee=ADDRESSEE),
    section("country_situation", key="section-7", level=Level.PUBLIC),
    section("sources", key="section-9", level=Level.PUBLIC),
    replace(situation_entry(), level=Level.PUBLIC),
)
"""Enough of the pack for the public to have pages."""


def compose_with(
    cache: NodeCache | None, reader: InMemoryReader, audience: Level | None = None, *, only: str | None = None
) -> Composed:
    return compose(
        reader,
        PACK,
        recipe=None,
        audience=audience,
        as_of=None,
        today=DAY,
        now=NOW,
        section=SectionId(only) if only else None,
        cache=cache,
    )


def part_of(made: Composed, key: str) -> Part:
    return next(part for part in made.document.parts if part.anchor == f"section-{key}")


CHANGES: dict[str, tuple[Record, ...]] = {
    "a text": (written(NOTE, "close", "Другое слово: Қазақстан."),),
    "a text in another language": (written(NOTE, "close", "Autre fin.", language="fr"),),
    "a citation of a new source": (SECOND, written(NOTE, "opening", CITING)),
    "a title": (replace(situation_entry(), title="Another ban"),),
    "a status": (assessment(3, StatusCode.FULL, on="2020-02-16", sequence=99),),
    "one call more": (recommendation(21),),
    "a closed call": (replace(recommendation(4), level=Level.STAFF),),
    "one entry more": (situation_entry("A second fact", key="entry-2"),),
    "one point more in the programme": (programme_item("Dinner", key="item-2"),),
    "a person who may not be named": (person("Vera Speaker", key="person-2", named_to=Level.STAFF),),
    "the source of a fact": (SECOND, replace(situation_entry(), sources=(SECOND.id,))),
    "a source that closes": (source(level=Level.STAFF),),
    "the name of a theme": (theme("Gatherings"),),
    "the name of the text": (replace(instrument(), short_title="the text of 2019"),),
    "a section's title": (section("summary", key="section-2", instrument=INSTRUMENT),),
    "a section more": (section("speaker_notes", key="section-55", use="heard"),),
    "a section for staff alone": (section("sources", key="section-9", level=Level.STAFF),),
    "the mission's place": (replace(mission(delegation=("person-1",)), place="Алматы"),),
    "the pack's date": (pack(as_of="2020-02-16"),),
    "the pack's name": (replace(pack(), name="Another pack"),),
    "the office's words for a status": (StatusScale(id=OFFICE_SCALE, version=2, entries=(IGNORED,)),),
    "what counts as implemented": (
        StatusScale(id=OFFICE_SCALE, substantial_counts=True),
        assessment(3, StatusCode.SUBSTANTIAL, sequence=99),
    ),
    "an earlier mission": (
        replace(mission(), id=MissionId("mission-0"), start=PartialDate(year=2019), end=None),
        assessment(3, StatusCode.PARTIAL, on="2019-01-01"),
    ),
    "an earlier assessment": (assessment(5, StatusCode.PARTIAL, on="2020-01-01"),),
    "a note that raises a call at a meeting": (
        replace(LINKED, recommendations=(RecommendationId("recommendation-7"),), occasion=programme_item().id),
    ),
    "a text more": (
        replace(instrument(key="instrument-2"), adopted=PartialDate(year=2020, month=1)),
        replace(recommendation(21, instrument="instrument-2"), predecessor=RecommendationId("recommendation-1")),
        written(NOTE, "close", EVERYWHERE),
    ),
    "a note that raises a call": (replace(LINKED, recommendations=(RecommendationId("recommendation-7"),)),),
}


@pytest.mark.parametrize("audience", [Level.STAFF, Level.MEMBERS, Level.PUBLIC])
@pytest.mark.parametrize("change", CHANGES)
def test_whatever_is_changed_the_pages_are_those_of_a_pack_that_is_composed_afresh(
    change: str, audience: Level
) -> None:
    reader, cache = library(*OPEN), NodeCache()
    before = compose_with(cache, reader, audience)
    assert before == compose_with(None, reader, audience)
    former = {record.ref: reader.records.get(record.ref) for record in CHANGES[change]}
    reader.put(*CHANGES[change])
    assert compose_with(cache, reader, audience) == compose_with(None, reader, audience)
    for ref, record in former.items():
        if record is None:
            del reader.records[ref]
        else:
            reader.put(record)
    assert compose_with(cache, reader, audience) == before


def test_after_a_hundred_changes_one_upon_the_other_nothing_old_is_left_on_a_page() -> None:
    chance = random.Random(7)
    reader, cache = library(*OPEN), NodeCache()
    original = dict(reader.records)
    for _ in range(100):
        change = chance.choice(list(CHANGES))
        for record in CHANGES[change]:
            if chance.random() < 0.3 and record.ref in original:
                reader.put(original[record.ref])
            else:
                reader.put(record)
        audience = chance.choice([None, None, None, Level.PUBLIC, Level.STAFF])
        only = chance.choice([None, None, None, "section-5"])
        try:
            afresh = compose_with(None, reader, audience, only=only)
        except Exception as refused:  # noqa: BLE001 - a section that is closed is refused alike
            with pytest.raises(type(refused)):
                compose_with(cache, reader, audience, only=only)
            continue
        assert compose_with(cache, reader, audience, only=only) == afresh, change


def test_a_record_that_is_deleted_leaves_the_pages_and_one_that_was_missing_comes_onto_them() -> None:
    reader, cache = library(*OPEN), NodeCache()
    fact = reader.records.pop(situation_entry().ref)
    assert "A ban" not in " ".join(words(compose_with(cache, reader).document))
    reader.put(fact)
    assert "A ban" in " ".join(words(compose_with(cache, reader).document))
    del reader.records[fact.ref]
    assert "A ban" not in " ".join(words(compose_with(cache, reader).document))


def test_a_sources_section_that_comes_late_brings_back_citations_that_led_nowhere() -> None:
    reader, cache = library(*OPEN), NodeCache()
    listed = reader.records.pop(section("sources", key="section-9").ref)
    assert compose_with(cache, reader) == compose_with(None, reader)
    reader.put(listed)
    assert compose_with(cache, reader) == compose_with(None, reader)


def test_while_one_types_every_other_section_stays_the_very_same_object() -> None:
    reader, cache = library(*OPEN), NodeCache()
    before = compose_with(cache, reader)
    reader.put(written(NOTE, "close", "A word more."))
    after = compose_with(cache, reader)
    same = {key: part_of(after, key) is part_of(before, key) for key in ("section-6", "section-7", "section-9")}
    assert all(same.values()), same
    assert part_of(after, "section-5") is not part_of(before, "section-5")


def test_a_section_is_composed_once_while_nothing_of_it_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    composed: list[str] = []
    original = section_nodes

    def noting(each: object, *given: object, **more: object) -> object:
        composed.append(each.id)  # type: ignore[attr-defined]
        return original(each, *given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr("briefing_app.composing.node_cache.section_nodes", noting)
    reader, cache = library(*OPEN), NodeCache()
    compose_with(cache, reader)
    composed.clear()
    compose_with(cache, reader)
    assert composed == []
    reader.put(replace(situation_entry(), title="Another ban"))
    compose_with(cache, reader)
    assert composed == ["section-7"]


@pytest.mark.parametrize(
    "other",
    [
        lambda reader, cache: compose_with(cache, reader, Level.PUBLIC),
        lambda reader, cache: compose(
            reader, PACK, recipe=None, audience=None, as_of=date(2019, 1, 1), today=DAY, now=NOW, cache=cache
        ),
    ],
    ids=["another audience", "another date"],
)
def test_what_was_kept_for_another_audience_or_date_is_never_shown(
    other: Callable[[InMemoryReader, NodeCache], Composed],
) -> None:
    reader, cache = library(*OPEN, written(situation_entry(), "fact", plain_text("Known to Members."))), NodeCache()
    first = compose_with(cache, reader)
    assert other(reader, cache) == other(reader, NodeCache())
    assert compose_with(cache, reader) == first


def test_citations_come_back_when_the_list_that_they_lead_to_is_filled() -> None:
    text = Part(
        anchor="text", title="Text", children=(Paragraph(children=(Words(text="A ban"), Citation(source="s"))),)
    )
    listing = Part(anchor="sources", title="Sources", children=(SourceList(entries=()),))
    entry = SourceEntry(source="s", children=(Words(text="A report"),))
    filled = replace(listing, children=(SourceList(entries=(entry,)),))
    empty = replace(compose_with(None, library()).document, parts=(text, listing))
    cache = NodeCache()
    for document in (empty, replace(empty, parts=(text, filled)), empty):
        assert cache.finish(document) == finish(document)
