"""Backups are whole and checked or not there at all; old ones go by the rule, the last good one never."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.errors import UserError
from briefing_app.store.backup import backups_to_delete, passing_file, sweep_parts
from briefing_app.store.library import Library
from tests.builders import country, theme
from tests.store.libraries import ANNA, creating, library_with

TODAY = date(2026, 3, 31)


def test_a_backup_holds_what_was_committed_is_one_private_file_and_opens(tmp_path: Path) -> None:
    library = library_with(tmp_path / "work.briefings", [country()])
    folder = tmp_path / "backups"
    folder.mkdir()
    copy = folder / "copy.briefings"
    copy.write_text("an older backup")
    library.backup(copy)
    library.apply(creating(theme()), who=ANNA)
    library.close()

    assert [path.name for path in folder.iterdir()] == ["copy.briefings"]
    assert copy.stat().st_mode & 0o777 == 0o600
    restored = Library.open(copy)
    assert restored.undo(who=ANNA).label == "Create"
    with restored.read() as reader:
        assert reader.all(type(theme())) == ()
    restored.close()


def test_the_backup_of_a_protected_library_is_protected_by_the_same_passphrase(tmp_path: Path) -> None:
    library = library_with(tmp_path / "work.briefings", [country("Somewhere")], key="k'ey")
    library.backup(tmp_path / "copy.briefings")
    library.close()
    assert b"Somewhere" not in (tmp_path / "copy.briefings").read_bytes()
    Library.open(tmp_path / "copy.briefings", key="k'ey").close()


def test_a_backup_that_cannot_be_written_is_told_and_leaves_the_older_one(tmp_path: Path) -> None:
    library = library_with(tmp_path / "work.briefings", [country()])
    with pytest.raises(UserError, match="backup was not written"):
        library.backup(tmp_path / "nowhere" / "copy.briefings")
    (tmp_path / "taken").mkdir()
    with pytest.raises(UserError, match="backup was not written"):
        library.backup(tmp_path / "taken")
    library.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["taken", "work.briefings"]


def test_the_next_backup_sweeps_what_a_killed_one_left_at_once_and_nothing_that_is_being_written(
    tmp_path: Path,
) -> None:
    library = library_with(tmp_path / "work.briefings", [country()])
    folder = tmp_path / "backups"
    folder.mkdir()
    left = (
        "a.briefings.part-0123456789ab",
        "a.briefings.part-0123456789ab-journal",
        "b.briefings.part-0123456789ab-wal",
    )
    kept = ("a.briefings", "mine.part-0123456789ab", "d.briefings.part-two")
    for name in (*left, *kept):
        (folder / name).write_text("x")

    with passing_file(folder / "c.briefings") as written:
        library.backup(folder / "new.briefings")
        assert {path.name for path in folder.iterdir()} == {*kept, "new.briefings", written.name}
    library.close()

    assert sorted(path.name for path in folder.iterdir()) == sorted((*kept, "new.briefings"))
    assert sweep_parts(folder) == 0


def test_one_backup_a_day_for_years_leaves_7_days_4_weeks_and_12_months() -> None:
    noon = datetime(2026, 3, 31, 12)  # noqa: DTZ001  (the rule counts days only)
    daily = {Path(f"{back}"): noon - timedelta(days=back) for back in range(900)}
    today = {Path(f"now-{hour}"): noon - timedelta(hours=hour) for hour in range(5)}
    gone = set(backups_to_delete([*daily.items(), *today.items()], today=TODAY))
    kept = {path: at for path, at in {**daily, **today}.items() if path not in gone}

    assert set(today) <= set(kept)
    days = sorted({at.date() for at in kept.values()}, reverse=True)
    assert days[:8] == [TODAY - timedelta(days=back) for back in range(8)]
    assert min(days) == date(2025, 4, 30)
    assert len(days) == 1 + 7 + 3 + 11 - 1  # today; days; weeks and months that no kept day stands for; one is both


@given(st.lists(st.datetimes(min_value=datetime(2020, 1, 1), max_value=datetime(2026, 3, 31)), max_size=60))  # noqa: DTZ001
def test_the_last_backup_always_stays_and_a_second_pass_deletes_nothing(moments: list[datetime]) -> None:
    backups = [(Path(str(number)), at) for number, at in enumerate(moments)]
    gone = set(backups_to_delete(backups, today=TODAY))
    kept = [(path, at) for path, at in backups if path not in gone]
    if backups:
        assert max(at for _, at in backups) in {at for _, at in kept}
    assert backups_to_delete(kept, today=TODAY) == ()
