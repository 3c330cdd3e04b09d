"""Two people at one library: whoever undoes takes back what is their own, and nobody's work goes with it."""

from __future__ import annotations

import tempfile
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from briefing_app.domain.changes import ChangeSet, replaced
from briefing_app.domain.records.recommendation import Theme
from briefing_app.errors import UserError
from briefing_app.store.conflict import ConflictError
from briefing_app.store.library import Library
from briefing_app.store.who import Who
from tests.builders import theme
from tests.store.libraries import ANNA, BEN, creating, stored

_PEOPLE = st.sampled_from([ANNA, BEN])
_PLACES = st.integers(0, 2)


class TwoPeople(RuleBasedStateMachine):
    """Each person's edits of three records; the model knows who has written what, and what would be lost."""

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name) / "two.briefings"
        self.themes = [theme("start", key=f"theme-{number}") for number in range(3)]
        library = Library.create(path)
        library.apply(creating(*self.themes), who=Who(name="Somebody else", initials="SE"))
        library.close()
        # Two windows: each has the file open by itself.
        self.windows = {ANNA: Library.open(path), BEN: Library.open(path)}
        self.revs = dict.fromkeys(range(3), 1)
        self.number = 0

    def value(self, place: int) -> Theme:
        found = stored(self.windows[ANNA], self.themes[place])
        assert isinstance(found, Theme)
        return found

    @rule(who=_PEOPLE, place=_PLACES)
    def edit(self, who: Who, place: int) -> None:
        self.number += 1
        before = self.value(place)
        change = replaced(before, replace(before, name=f"{who.name} {self.number}"))
        self.windows[who].apply(ChangeSet(label=f"Edit {self.number}", changes=(change,)), who=who)
        assert self.value(place).name == f"{who.name} {self.number}"

    @rule(who=_PEOPLE, place=_PLACES)
    def edit_from_a_stale_value(self, who: Who, place: int) -> None:
        now = self.value(place)
        stale = replace(now, rev=now.rev - 1, name="stale")
        with pytest.raises(ConflictError) as caught:
            self.windows[who].apply(ChangeSet(label="Stale", changes=(replaced(stale, stale),)), who=who)
        assert caught.value.theirs == now
        assert self.value(place) == now

    @rule(who=_PEOPLE, back=st.booleans())
    def undo_or_redo(self, who: Who, back: bool) -> None:
        window = self.windows[who]
        offered = window.undo_step(who=who) if back else window.redo_step(who=who)
        before = [self.value(place) for place in range(3)]
        try:
            step = window.undo(who=who) if back else window.redo(who=who)
        except UserError as refused:
            assert [self.value(place) for place in range(3)] == before
            if offered is not None:  # refused for another's change, which is named with its person
                other = BEN if who is ANNA else ANNA
                assert other.name in refused.message  # noqa: PT017
            return
        assert offered is not None
        assert (step.entry, step.who) == (offered.entry, who.name)
        changed = [place for place in range(3) if self.value(place) != before[place]]
        assert [self.themes[place].ref for place in changed] == list(step.refs)

    @rule(who=_PEOPLE)
    def close_and_open_a_window(self, who: Who) -> None:
        path = self.windows[who].path
        self.windows[who].close()
        self.windows[who] = Library.open(path)

    @invariant()
    def revisions_only_rise_and_both_windows_see_the_same(self) -> None:
        for place in range(3):
            now = self.value(place)
            assert now.rev >= self.revs[place]
            assert stored(self.windows[BEN], self.themes[place]) == now
            self.revs[place] = now.rev

    def teardown(self) -> None:
        for window in self.windows.values():
            window.close()
        self.folder.cleanup()


TwoPeople.TestCase.settings = settings(max_examples=10, stateful_step_count=16, deadline=None)
test_two_people_never_take_each_others_work_back = TwoPeople.TestCase


def test_four_writers_and_four_readers_at_once_lose_nothing_and_read_whole_states(library: Library) -> None:
    """Each change writes one name into three records: a reader that sees two names has seen half a change."""
    group = [theme("start", key=f"theme-{number}") for number in range(3)]
    library.apply(creating(*group), who=ANNA)
    torn: list[set[str]] = []
    done = threading.Event()
    made: list[str] = []

    def read() -> None:
        while not done.is_set():
            with library.read() as reader:
                names = {record.name for record in reader.all(Theme)}
            if len(names) != 1:
                torn.append(names)

    def write(name: str) -> None:
        person, count = Who(name=name, initials=name[:1]), 0
        while count < 12:
            with library.read() as reader:
                now = reader.all(Theme)
            label = f"{name} {count}"
            changes = tuple(replaced(record, replace(record, name=label)) for record in now)
            try:
                library.apply(ChangeSet(label=label, changes=changes), who=person)
            except ConflictError:
                continue
            made.append(label)
            count += 1

    readers = [threading.Thread(target=read) for _ in range(4)]
    writers = [threading.Thread(target=write, args=(f"Writer{number}",)) for number in range(4)]
    for thread in (*readers, *writers):
        thread.start()
    for thread in writers:
        thread.join()
    done.set()
    for thread in readers:
        thread.join()
    assert torn == []
    assert len(made) == 48
    assert {step.label for step in library.steps(limit=100)} == {*made, "Create"}
    assert stored(library, group[0]).rev == 49


def test_a_reader_that_stays_open_does_not_hold_writers_up_nor_see_what_they_do(library: Library) -> None:
    library.apply(creating(theme("start", key="theme-0")), who=ANNA)
    with library.read() as reader:
        for number in range(30):
            library.apply(creating(theme("more", key=f"more-{number}")), who=ANNA)
        assert len(reader.all(Theme)) == 1
    with library.read() as reader:
        assert len(reader.all(Theme)) == 31


def test_a_reader_that_fails_half_way_leaves_the_library_as_usable_as_before(library: Library) -> None:
    for _ in range(30):
        with pytest.raises(ValueError, match="no relation"), library.read() as reader:
            reader.where(Theme, "nothing", "x")
    library.apply(creating(theme()), who=ANNA)
    library.undo(who=ANNA)


def test_a_change_of_twelve_hundred_records_is_one_step_back_and_forth(library: Library) -> None:
    many = [theme(f"Theme {number}", key=f"theme-{number:05}") for number in range(1200)]
    library.apply(creating(*many, label="Import"), who=ANNA)
    assert [len(step.refs) for step in library.steps()] == [1200]
    library.undo(who=ANNA)
    with library.read() as reader:
        assert reader.all(Theme) == ()
    library.redo(who=ANNA)
    with library.read() as reader:
        assert [record.name for record in reader.many(Theme, ["theme-01199", "theme-00000"])] == [
            "Theme 1199",
            "Theme 0",
        ]
