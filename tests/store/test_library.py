"""Records go in whole and come out as they were; changes are applied all or not at all."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from briefing_app.domain.changes import ChangeSet, created, deleted, replaced
from briefing_app.domain.ids import RecommendationId
from briefing_app.domain.records import CLASSES
from briefing_app.domain.records.place import Country
from briefing_app.domain.records.recommendation import Assessment, Recommendation
from briefing_app.domain.records.written import WrittenText
from briefing_app.domain.status import StatusCode
from briefing_app.errors import InputError, UserError
from briefing_app.store.conflict import ConflictError
from briefing_app.store.library import Library
from tests import builders
from tests.builders import InMemoryReader, a_library_of_records
from tests.store.libraries import ANNA, BEN, creating, library_with, stored


def test_a_library_gives_back_every_kind_of_record_in_the_order_that_is_promised(tmp_path: Path) -> None:
    records = a_library_of_records()
    library_with(tmp_path / "all.briefings", records).close()
    expected = InMemoryReader([replace(record, rev=1) for record in records])

    library = Library.open(tmp_path / "all.briefings")
    with library.read() as reader:
        for cls in CLASSES.values():
            assert reader.all(cls) == expected.all(cls)
        calls = [RecommendationId(call.id) for call in expected.all(Recommendation)]
        assert reader.where(Recommendation, "instrument", builders.INSTRUMENT) == expected.all(Recommendation)
        assert reader.many(Recommendation, [*calls[::-1], "nothing"]) == expected.many(Recommendation, calls[::-1])
        assert reader.texts(calls) == expected.texts(calls)
        assert reader.assessments(calls) == expected.assessments(calls)
        with pytest.raises(ValueError, match="no relation"):
            reader.where(Recommendation, "title", "x")
    library.close()


def test_a_reader_sees_one_state_while_another_change_is_committed(library: Library) -> None:
    with library.read() as before:
        library.apply(creating(builders.country()), who=ANNA)
        assert before.all(Country) == ()
        with library.read() as after:
            assert len(after.all(Country)) == 1


def test_a_change_of_a_stale_value_is_refused_with_both_values_and_nothing_is_written(library: Library) -> None:
    first = library.apply(creating(builders.country()), who=ANNA).records[0]
    assert isinstance(first, Country)
    library.apply(ChangeSet(label="B", changes=(replaced(first, replace(first, name="Theirs")),)), who=BEN)
    mine = replace(first, name="Mine")

    with pytest.raises(ConflictError) as caught:
        library.apply(ChangeSet(label="A", changes=(created(builders.theme()), replaced(first, mine))), who=ANNA)

    assert caught.value.mine == mine
    assert isinstance(caught.value.theirs, Country)
    assert caught.value.theirs.name == "Theirs"
    with library.read() as reader:
        assert reader.all(CLASSES[builders.theme().KIND]) == ()
    assert [step.label for step in library.steps()] == ["B", "Create"]


def test_a_change_of_a_deleted_record_and_a_second_creation_are_conflicts(library: Library) -> None:
    first = library.apply(creating(builders.country()), who=ANNA).records[0]
    with pytest.raises(ConflictError) as twice:
        library.apply(creating(builders.country("Again")), who=ANNA)
    assert twice.value.theirs == first
    library.apply(ChangeSet(label="Delete", changes=(deleted(first),)), who=BEN)
    with pytest.raises(ConflictError) as gone:
        library.apply(ChangeSet(label="Change", changes=(replaced(first, first),)), who=ANNA)
    assert gone.value.theirs is None


def test_two_changes_of_one_record_in_one_set_count_as_one(library: Library) -> None:
    country = builders.country()
    later = replace(country, name="Later")
    gone = builders.theme()
    changes = (created(country), created(gone), replaced(country, later), deleted(gone))
    applied = library.apply(ChangeSet(label="Twice", changes=changes), who=ANNA)
    assert applied.records == (replace(later, rev=1),)


def test_the_store_gives_assessments_their_sequence_and_a_change_keeps_it(library: Library) -> None:
    judged = [builders.assessment(number, StatusCode.NONE, sequence=9 - number) for number in (1, 2, 3)]
    applied = library.apply(creating(*judged), who=ANNA).records
    sequences = {record.id: record.sequence for record in applied if isinstance(record, Assessment)}
    assert [sequences[one.id] for one in judged] == [3, 2, 1]

    changed = replace(applied[0], sequence=77, note="More")  # type: ignore[call-arg]
    again = library.apply(ChangeSet(label="Note", changes=(replaced(applied[0], changed),)), who=ANNA).records[0]
    assert isinstance(again, Assessment)
    assert again.sequence == sequences[again.id]


def test_commits_of_one_open_edit_are_one_step_and_undo_goes_back_to_its_first_value(library: Library) -> None:
    value = library.apply(creating(builders.country("Begin")), who=ANNA).records[0]
    entry = None
    for name in ("A", "Ab", "Abc"):
        assert isinstance(value, Country)
        change = ChangeSet(label="Type", changes=(replaced(value, replace(value, name=name)),))
        applied = library.apply(change, who=ANNA, join=entry)
        entry, value = applied.entry, applied.records[0]
    assert [step.label for step in library.steps()] == ["Type", "Create"]
    library.undo(who=ANNA)
    assert stored(library, value).name == "Begin"  # type: ignore[attr-defined]
    library.redo(who=ANNA)
    assert stored(library, value).name == "Abc"  # type: ignore[attr-defined]


def test_a_join_after_somebody_elses_change_begins_a_new_step(library: Library) -> None:
    value = library.apply(creating(builders.country("Begin")), who=ANNA).records[0]
    assert isinstance(value, Country)
    first = library.apply(ChangeSet(label="A", changes=(replaced(value, replace(value, name="A")),)), who=ANNA)
    here = first.records[0]
    other = library.apply(ChangeSet(label="B", changes=(replaced(here, replace(value, name="B")),)), who=BEN)
    there = other.records[0]
    mine = ChangeSet(label="A", changes=(replaced(there, replace(value, name="Mine")),))
    assert library.apply(mine, who=ANNA, join=first.entry).entry != first.entry


def test_undo_is_refused_with_the_name_of_the_change_that_followed_until_that_is_undone(library: Library) -> None:
    value = library.apply(creating(builders.country("Begin")), who=ANNA).records[0]
    assert isinstance(value, Country)
    mine = library.apply(ChangeSet(label="Mine", changes=(replaced(value, replace(value, name="A")),)), who=ANNA)
    change = replaced(mine.records[0], replace(value, name="B"))
    library.apply(ChangeSet(label="Rename it", changes=(change,)), who=BEN)

    with pytest.raises(UserError, match=r"Rename it.*Ben"):
        library.undo(who=ANNA)
    step = library.undo_step(who=ANNA)
    assert step is not None
    assert step.label == "Mine"
    assert not step.undone

    library.undo(who=BEN)
    library.undo(who=ANNA)
    assert stored(library, value).name == "Begin"  # type: ignore[attr-defined]
    library.redo(who=ANNA)
    library.redo(who=BEN)
    assert stored(library, value).name == "B"  # type: ignore[attr-defined]


def test_undo_and_redo_survive_a_restart_and_a_new_step_ends_redo(tmp_path: Path) -> None:
    path = tmp_path / "test.briefings"
    library_with(path, [builders.country()]).close()
    library = Library.open(path)
    undone = library.undo(who=ANNA)
    assert undone.undone
    assert undone.refs == (builders.country().ref,)
    library.close()
    library = Library.open(path)
    assert library.undo_step(who=ANNA) is None
    with pytest.raises(UserError, match="Nothing to undo"):
        library.undo(who=ANNA)
    assert library.redo(who=ANNA).label == "Create"
    library.undo(who=ANNA)
    library.apply(creating(builders.theme(), label="Other"), who=BEN)
    assert library.redo_step(who=ANNA) is not None  # only one's own new step ends one's redo
    library.apply(creating(builders.source(), label="Next"), who=ANNA)
    assert library.redo_step(who=ANNA) is None
    with pytest.raises(UserError, match="Nothing to redo"):
        library.redo(who=ANNA)
    assert [(step.label, step.undone) for step in library.steps()] == [
        ("Next", False), ("Other", False), ("Create", True)
    ]  # fmt: skip
    library.close()


def test_revisions_never_come_back_even_over_a_deletion(library: Library) -> None:
    first = library.apply(creating(builders.country()), who=ANNA).records[0]
    library.apply(ChangeSet(label="Delete", changes=(deleted(first),)), who=ANNA)
    again = library.apply(creating(builders.country()), who=ANNA).records[0]
    assert (first.rev, again.rev) == (1, 3)
    assert [value.rev for value in library.values_of(first.ref)] == [1, 3]


def test_a_change_elsewhere_moves_the_data_version(library: Library) -> None:
    before = library.data_version()
    assert library.data_version() == before
    other = Library.open(library.path)
    other.apply(creating(builders.country()), who=BEN)
    other.close()
    assert library.data_version() != before


def test_create_never_replaces_a_file_and_leaves_the_place_clean_where_it_fails(tmp_path: Path) -> None:
    path = tmp_path / "there.briefings"
    path.write_text("mine")
    with pytest.raises(InputError, match="there already"):
        Library.create(path)
    assert path.read_text() == "mine"
    with pytest.raises(InputError, match="cannot be created"):
        Library.create(tmp_path / "nowhere" / "x.briefings")


def test_an_ordinary_sqlite_reads_the_file_and_the_pragmas_hold(library: Library) -> None:
    library.apply(creating(builders.country()), who=ANNA)
    with library.connection() as connection:
        asked = ("foreign_keys", "secure_delete", "trusted_schema", "synchronous", "mmap_size", "journal_mode")
        found = [connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in asked]
    assert found == [1, 1, 0, 2, 0, "wal"]
    other = sqlite3.connect(library.path)
    assert other.execute("SELECT count(*) FROM country").fetchone() == (1,)
    other.close()


def test_the_full_text_index_forgets_the_words_of_what_is_deleted(tmp_path: Path) -> None:
    path = tmp_path / "test.briefings"
    secret = builders.person("Zyxwabcq Secretname", key="secret")
    text = builders.written(secret, "biography", "Qwyzzlefoo was here.")
    library = library_with(path, [secret, text, builders.country()])
    with library.connection() as connection:
        found = "search_index JOIN search s ON s.number = search_index.rowid"
        query = f"SELECT s.owner FROM {found} WHERE search_index MATCH 'qwyzzlefoo'"
        assert connection.exec_driver_sql(query).scalar_one() == "secret"
        connection.exec_driver_sql("INSERT INTO search_index(search_index) VALUES ('integrity-check')")
    with library.read() as reader:
        gone = (*reader.texts(["secret"]), stored(library, secret))
    library.apply(ChangeSet(label="Delete", changes=tuple(map(deleted, gone))), who=ANNA)
    with library.connection() as connection:
        assert connection.exec_driver_sql(query).first() is None
        keys = " ".join(connection.exec_driver_sql("SELECT key FROM search").scalars())
        words = connection.exec_driver_sql("SELECT count(*) FROM search_index_data WHERE instr(block, 'zzlefoo')")
        assert words.scalar_one() == 0
    assert "kazakhstan" in keys
    assert "zyxwabcq" not in keys
    library.close()


def test_a_text_is_kept_with_where_it_stands_and_its_words_folded(library: Library) -> None:
    person = builders.person("Łódź")
    library.apply(creating(person, builders.written(person, "position", "Ærø, Öst")), who=ANNA)
    with library.connection() as connection:
        row = connection.exec_driver_sql("SELECT owner_kind, owner_id, field, search_key FROM text").one()
        assert tuple(row) == ("person", person.id, "position", "aero, ost")
        assert connection.exec_driver_sql("SELECT key FROM search").scalar_one() == " lodz aero ost "
    with library.read() as reader:
        assert isinstance(reader.texts([person.id])[0], WrittenText)
