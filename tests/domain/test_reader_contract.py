"""Whatever answers for a library answers alike: values in memory, the file, and what is typed laid over either."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from briefing_app.domain.changes import ChangeSet, created, deleted, replaced
from briefing_app.domain.ids import RecommendationId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.reader import Reader
from briefing_app.domain.record import Record
from briefing_app.domain.records import CLASSES
from briefing_app.domain.records.mission import SpeakerNote
from briefing_app.domain.records.pack import Section
from briefing_app.domain.records.recommendation import Assessment, Recommendation, Theme
from briefing_app.domain.records.written import WrittenText
from briefing_app.services.overlay import laid_over
from briefing_app.store.library import Library
from briefing_app.store.who import Who
from tests import builders
from tests.builders import INSTRUMENT, MISSION, PACK, InMemoryReader, a_library_of_records, theme, written

RECORDS = a_library_of_records()
CALLS = [record.id for record in RECORDS if isinstance(record, Recommendation)]


@contextmanager
def in_memory(records: tuple[Record, ...], _folder: Path) -> Iterator[Reader]:
    """Answer from values in memory."""
    yield InMemoryReader(records)


@contextmanager
def in_a_file(records: tuple[Record, ...], folder: Path) -> Iterator[Reader]:
    """Answer from a library's file."""
    library = Library.create(folder / "office.briefings")
    library.apply(ChangeSet(label="Fill", changes=tuple(map(created, records))), who=Who(name="Ana", initials="A"))
    try:
        with library.read() as reader:
            yield reader
    finally:
        library.close()


@contextmanager
def laid_over_nothing(records: tuple[Record, ...], _folder: Path) -> Iterator[Reader]:
    """Answer as if everything had been typed just now."""
    yield laid_over(InMemoryReader(), ChangeSet(label="Fill", changes=tuple(map(created, records))))


@contextmanager
def laid_over_half(records: tuple[Record, ...], folder: Path) -> Iterator[Reader]:
    """Answer with every second record laid over the file, and one that is gone again."""
    with in_a_file((*records[::2], theme(key="gone")), folder) as base:
        changes = (*map(created, records[1::2]), deleted(theme(key="gone")))
        yield laid_over(base, ChangeSet(label="Fill", changes=changes))


WAYS = {way.__name__: way for way in (in_memory, in_a_file, laid_over_nothing, laid_over_half)}


@pytest.fixture(params=WAYS, scope="module")
def reader(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    with WAYS[request.param](RECORDS, tmp_path_factory.mktemp("library")) as opened:
        yield opened


def plain(record: Record) -> Record:
    """The record without what only a file gives it."""
    bare = replace(record, rev=0)
    return replace(bare, sequence=0) if isinstance(bare, Assessment) else bare


def ids(records: tuple[Record, ...]) -> list[str]:
    return [record.id for record in records]


@pytest.mark.parametrize("kind", list(Kind))
def test_every_record_is_found_by_kind_and_id_and_says_what_it_said(reader: Reader, kind: Kind) -> None:
    kept = [record for record in RECORDS if record.KIND is kind]
    assert kept
    for record in kept:
        found = reader.get(CLASSES[kind], record.id)
        assert found is not None
        assert plain(found) == plain(record)


@pytest.mark.parametrize("kind", list(Kind))
def test_all_of_a_kind_come_by_order_key_and_then_by_id(reader: Reader, kind: Kind) -> None:
    found = reader.all(CLASSES[kind])
    wanted = sorted(
        (record for record in RECORDS if record.KIND is kind),
        key=lambda record: (getattr(record, "order_key", ""), record.id),
    )
    assert ids(found) == ids(tuple(wanted))


@pytest.mark.parametrize("kind", list(Kind))
def test_an_id_of_another_kind_is_nobodys(reader: Reader, kind: Kind) -> None:
    other = next(record for record in RECORDS if record.KIND is not kind)
    assert reader.get(CLASSES[kind], other.id) is None
    assert reader.get(CLASSES[kind], "") is None
    assert reader.many(CLASSES[kind], ["gone", "", "'; DROP TABLE theme; --"]) == ()


def test_many_come_in_the_order_that_was_asked_for_and_what_is_gone_is_passed_over(reader: Reader) -> None:
    wanted = [CALLS[-1], "gone", CALLS[0], "", CALLS[1]]
    assert ids(reader.many(Recommendation, wanted)) == [CALLS[-1], CALLS[0], CALLS[1]]
    assert reader.many(Recommendation, []) == ()
    assert ids(reader.many(Recommendation, iter(CALLS))) == CALLS


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [(Section, "pack", PACK), (SpeakerNote, "mission", MISSION), (Recommendation, "instrument", INSTRUMENT)],
)
def test_a_relation_finds_its_records_in_order_and_no_others(
    reader: Reader, kind: type[Record], field: str, value: str
) -> None:
    found = reader.where(kind, field, value)
    assert found
    assert all(getattr(record, field) == value for record in found)
    assert ids(found) == [record.id for record in reader.all(kind) if getattr(record, field) == value]
    assert reader.where(kind, field, "gone") == ()


def test_texts_come_by_owner_field_and_language_and_only_of_those_who_were_asked(reader: Reader) -> None:
    found = reader.texts(["note-1", *CALLS, "gone"])
    assert [(text.owner_id, text.field, text.language) for text in found] == sorted(
        (text.owner_id, text.field, text.language)
        for text in RECORDS
        if isinstance(text, WrittenText) and text.owner_id in {"note-1", *CALLS}
    )
    assert reader.texts([]) == ()


def test_assessments_come_by_recommendation_and_date(reader: Reader) -> None:
    found = reader.assessments([RecommendationId(each) for each in (*CALLS, "gone")])
    order = [(one.recommendation, one.date.first_day, one.sequence) for one in found]
    assert order == sorted(order)
    assert {one.id for one in found} == {one.id for one in RECORDS if isinstance(one, Assessment)}
    assert reader.assessments([]) == ()


# --- what changes while one reads


@pytest.mark.parametrize("way", WAYS)
def test_what_is_typed_over_it_is_answered_by_every_question(way: str, tmp_path: Path) -> None:
    with WAYS[way](RECORDS, tmp_path) as base:
        held = base.get(SpeakerNote, "note-1")
        text = next(text for text in base.texts(["note-1"]) if text.field == "close")
        assert held is not None
        moved = replace(held, title="Қайта жазылды", order_key="zzz")
        fresh = written(held, "ask", "Дәл қазір жазылды")
        changes = (replaced(held, moved), deleted(text), created(fresh))
        over = laid_over(base, ChangeSet(label="Type", changes=changes))
        assert over.get(SpeakerNote, "note-1") == moved
        assert over.all(SpeakerNote)[-1] == over.where(SpeakerNote, "mission", MISSION)[-1] == moved
        assert over.many(SpeakerNote, ["note-1"]) == (moved,)
        assert over.get(WrittenText, text.id) is None
        fields = [found.field for found in over.texts(["note-1"])]
        assert fields == sorted(fields)
        assert "close" not in fields
        assert "ask" in fields
        assert base.get(SpeakerNote, "note-1") == held


@pytest.mark.parametrize("way", WAYS)
def test_a_record_that_has_moved_to_another_owner_is_found_there_only(way: str, tmp_path: Path) -> None:
    with WAYS[way](RECORDS, tmp_path) as base:
        held = base.where(Section, "pack", PACK)[0]
        over = laid_over(base, ChangeSet(label="Move", changes=(replaced(held, replace(held, pack="other")),)))  # type: ignore[arg-type]
        assert held.id not in ids(over.where(Section, "pack", PACK))
        assert ids(over.where(Section, "pack", "other")) == [held.id]


@pytest.mark.parametrize("count", [0, 1, 499, 500, 501, 1200])
def test_any_number_of_records_is_answered_in_order(count: int, tmp_path: Path) -> None:
    themes = tuple(theme(f"Тақырып {number}", key=f"theme-{number:05}") for number in range(count))
    with in_a_file(themes, tmp_path) as base:
        assert ids(base.all(Theme)) == ids(themes)
        backwards = [record.id for record in reversed(themes)]
        assert ids(base.many(Theme, backwards)) == backwards


def test_what_is_gone_is_gone_for_every_question() -> None:
    call, judged = builders.recommendation(77), builders.assessment(77)
    base = InMemoryReader([*RECORDS, call, judged])
    assert base.assessments([call.id]) == (judged,)
    over = laid_over(base, ChangeSet(label="Remove", changes=(deleted(call), deleted(judged))))
    assert over.get(Recommendation, call.id) is None
    assert over.many(Recommendation, [call.id]) == ()
    assert over.assessments([call.id]) == ()
    assert call.id not in ids(over.where(Recommendation, "instrument", INSTRUMENT))
