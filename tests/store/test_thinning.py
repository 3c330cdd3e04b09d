"""After 90 days the history forgets what was replaced, and only that."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.changes import ChangeSet, deleted, replaced
from briefing_app.domain.record import Record
from briefing_app.domain.records.recommendation import Theme
from briefing_app.errors import UserError
from briefing_app.store import thinning
from briefing_app.store.library import Library
from tests.builders import a_library_of_records, theme
from tests.store.libraries import ANNA, BEN, creating, library_with, stored

NOW = datetime.now(tz=UTC)
SOON, LATE = NOW + timedelta(days=89), NOW + timedelta(days=91)


def thin_all(library: Library, now: datetime) -> int:
    """Thin until nothing more goes; return in how many portions."""
    portions = 0
    while library.thin_history(now=now):
        portions += 1
    return portions


def rename(library: Library, record: Record, name: str, *, who: object = ANNA) -> Theme:
    """Give a theme another name."""
    found = stored(library, record)
    assert isinstance(found, Theme)
    change = ChangeSet(label=f"Name {name}", changes=(replaced(found, replace(found, name=name)),))
    made = library.apply(change, who=ANNA if who is ANNA else BEN).records[0]
    assert isinstance(made, Theme)
    return made


def ages(library: Library, label: str, *, days: int) -> None:
    """Let a step, and what undid it, be made so many days ago."""
    moment = (NOW - timedelta(days=days)).isoformat(timespec="milliseconds")
    with library._write() as connection:
        connection.exec_driver_sql("UPDATE entry SET at = ? WHERE label = ?", (moment, label))


def old_values(library: Library) -> list[str]:
    """All that the history holds, in the file itself."""
    with library.connection() as connection:
        return [str(row) for row in connection.exec_driver_sql("SELECT before FROM history").scalars() if row]


def test_values_of_90_days_stay_and_older_ones_go_but_never_the_record_itself(library: Library) -> None:
    record = library.apply(creating(theme("Oldest")), who=ANNA).records[0]
    for name in ("Older", "Now"):
        rename(library, record, name)
    assert thin_all(library, SOON) == 0
    assert [value.name for value in library.values_of(record.ref) if isinstance(value, Theme)] == [
        "Oldest",
        "Older",
        "Now",
    ]
    assert thin_all(library, LATE) > 0
    assert library.values_of(record.ref) == (stored(library, record),)
    assert old_values(library) == []
    assert [step.label for step in library.steps()] == ["Name Now", "Name Older", "Create"]
    assert not any(step.undone for step in library.steps())


def test_a_step_that_is_too_old_is_refused_in_plain_words_and_nothing_changes(library: Library) -> None:
    record = library.apply(creating(theme("Here")), who=ANNA).records[0]
    thin_all(library, LATE)
    assert library.undo_step(who=ANNA) is None
    with pytest.raises(UserError, match=r"too old to be undone.*90 days.*backup"):
        library.undo(who=ANNA)
    with pytest.raises(UserError, match="Nothing to undo"):
        library.undo(who=BEN)
    assert stored(library, record) == record


def test_a_younger_step_is_undone_as_ever_after_the_older_ones_have_gone(library: Library) -> None:
    record = library.apply(creating(theme("First"), label="Make"), who=ANNA).records[0]
    rename(library, record, "Second")
    rename(library, record, "Third")
    for label, days in (("Make", 100), ("Name Second", 95)):
        ages(library, label, days=days)
    thin_all(library, NOW)
    assert library.undo(who=ANNA).label == "Name Third"
    assert isinstance(now := stored(library, record), Theme)
    assert now.name == "Second"
    assert library.redo(who=ANNA).label == "Name Third"
    library.undo(who=ANNA)
    with pytest.raises(UserError, match="too old"):
        library.undo(who=ANNA)


def test_an_old_step_that_was_undone_lately_can_still_be_done_again(library: Library) -> None:
    record = library.apply(creating(theme("First"), label="Make"), who=BEN).records[0]
    rename(library, record, "Second")
    ages(library, "Make", days=200)
    ages(library, "Name Second", days=120)
    library.undo(who=ANNA)
    thin_all(library, NOW)
    assert library.redo(who=ANNA).label == "Name Second"
    assert isinstance(now := stored(library, record), Theme)
    assert now.name == "Second"


def test_an_undone_step_that_has_grown_old_is_no_longer_offered(library: Library) -> None:
    record = library.apply(creating(theme("First"), label="Make"), who=BEN).records[0]
    rename(library, record, "Second")
    library.undo(who=ANNA)
    ages(library, "Name Second", days=91)
    thin_all(library, NOW)
    assert library.redo_step(who=ANNA) is None
    with pytest.raises(UserError, match="Nothing to redo"):
        library.redo(who=ANNA)
    assert [step.undone for step in library.steps()] == [True, False]


def test_a_record_that_is_made_again_after_its_history_has_gone_cannot_be_taken_for_the_former_one(
    library: Library,
) -> None:
    former = library.apply(creating(theme("Former")), who=ANNA).records[0]
    former = rename(library, former, "Former still")
    library.apply(ChangeSet(label="Delete", changes=(deleted(former),)), who=ANNA)
    thin_all(library, LATE)
    assert old_values(library) == []
    again = library.apply(creating(theme("Again")), who=BEN).records[0]
    assert again.rev > former.rev
    with pytest.raises(UserError):
        library.apply(ChangeSet(label="Stale", changes=(replaced(former, former),)), who=ANNA)


def test_a_change_of_the_same_person_does_not_join_a_step_that_has_gone(library: Library) -> None:
    record = library.apply(creating(theme("First")), who=ANNA)
    thin_all(library, LATE)
    here = record.records[0]
    assert isinstance(here, Theme)
    change = ChangeSet(label="Later", changes=(replaced(here, replace(here, name="Second")),))
    assert library.apply(change, who=ANNA, join=record.entry).entry != record.entry
    library.undo(who=ANNA)
    assert isinstance(now := stored(library, here), Theme)
    assert now.name == "First"


def test_much_goes_in_small_portions_and_a_deleted_name_is_nowhere_in_the_file(tmp_path: Path) -> None:
    count = 3 * thinning.PORTION // 2
    people = [theme(f"Zyxwabcq {number}", key=f"theme-{number:05}") for number in range(count)]
    library = library_with(tmp_path / "much.briefings", people)
    with library.read() as reader:
        made = reader.all(Theme)
    library.apply(ChangeSet(label="Delete", changes=tuple(map(deleted, made))), who=ANNA)
    assert thin_all(library, LATE) == 3  # a creation and a deletion of each, 500 at a time
    assert library.thin_history(now=LATE) is False
    library.close()
    assert b"Zyxwabcq" not in (tmp_path / "much.briefings").read_bytes()


def test_a_clock_without_a_zone_of_its_own_and_one_in_another_zone_count_alike(library: Library) -> None:
    library.apply(creating(theme("First")), who=ANNA)
    east = timedelta(hours=14)
    just_before = (NOW + thinning.KEPT - timedelta(minutes=5)).astimezone(datetime.now().astimezone().tzinfo)
    assert library.thin_history(now=just_before) is False
    assert library.thin_history(now=just_before + east) is True


@given(st.lists(st.sampled_from(["edit", "undo", "redo", "thin"]), min_size=1, max_size=12))
def test_whatever_is_done_thinning_changes_no_record_and_undo_leads_to_a_state_that_there_was(
    tmp_path_factory: pytest.TempPathFactory, moves: list[str]
) -> None:
    library = library_with(tmp_path_factory.mktemp("thin") / "x.briefings", [theme("0")])
    seen, number = {"0"}, 0
    for move in moves:
        with library.read() as reader:
            before = reader.all(Theme)
        if move == "edit" and before:
            number += 1
            seen.add(str(number))
            rename(library, before[0], str(number), who=BEN)
        elif move == "thin":
            thin_all(library, LATE)
            with library.read() as reader:
                assert reader.all(Theme) == before
        elif move in {"undo", "redo"}:
            step = library.undo if move == "undo" else library.redo
            try:
                step(who=BEN)
            except UserError as refused:
                assert refused.title.startswith(("Nothing to", "Your changes"))  # noqa: PT017
        with library.read() as reader:
            assert {record.name for record in reader.all(Theme)} <= seen
    library.close()


def test_a_whole_library_keeps_every_record_through_thinning(tmp_path: Path) -> None:
    library = library_with(tmp_path / "all.briefings", a_library_of_records())
    with library.connection() as connection:
        tables = [
            str(name)
            for name in connection.exec_driver_sql(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('history', 'entry')"
            ).scalars()
        ]
        before = {name: connection.exec_driver_sql(f"SELECT * FROM {name}").all() for name in tables}
    assert thin_all(library, LATE) > 0
    with library.connection() as connection:
        assert {name: connection.exec_driver_sql(f"SELECT * FROM {name}").all() for name in tables} == before
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        assert connection.exec_driver_sql("SELECT count(*) FROM history").scalar_one() == 0
    library.close()
