"""Random edits, undos, redos and restarts do to a library what they do to a dictionary."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from unittest.mock import patch

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from briefing_app.domain.changes import Change, ChangeSet, created, deleted, replaced
from briefing_app.domain.record import Record
from briefing_app.domain.records import CLASSES
from briefing_app.domain.records.recommendation import Assessment
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.status import StatusCode
from briefing_app.domain.valuation import claims_at, code_at, disputing
from briefing_app.store import taking_in
from briefing_app.store.library import Library
from briefing_app.store.lists import recommendation_page
from tests import builders
from tests.builders import STATE
from tests.store.libraries import ANNA

_NUMBERS = st.lists(st.integers(1, 6), min_size=1, max_size=4, unique=True)
State = dict[RecordRef, Record]


def _plain(state: State) -> State:
    return {ref: replace(record, rev=0) for ref, record in state.items()}


class LibraryAgainstDictionary(RuleBasedStateMachine):
    """The model: past and future states in lists. The library: one file."""

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.library = Library.create(Path(self.folder.name) / "model.briefings")
        self.library.apply(ChangeSet(label="0", changes=(created(builders.instrument()),)), who=ANNA)
        self.states: list[State] = [{}, self.read()]
        self.undone: list[State] = []

    def read(self) -> State:
        with self.library.read() as reader:
            return {record.ref: record for cls in CLASSES.values() for record in reader.all(cls)}

    def apply(self, changes: list[Change]) -> None:
        now = dict(self.read())
        if not changes:
            return
        for record in self.library.apply(ChangeSet(label="x", changes=tuple(changes)), who=ANNA).records:
            now[record.ref] = record
        for change in changes:
            if change.after is None:
                del now[change.ref]
        self.states.append(now)
        self.undone.clear()

    @rule(numbers=_NUMBERS, words=st.text(max_size=5))
    def put_recommendations(self, numbers: list[int], words: str) -> None:
        now = self.read()
        changes = []
        for number in numbers:
            fresh = replace(builders.recommendation(number), title=words)
            before = now.get(fresh.ref)
            changes.append(created(fresh) if before is None else replaced(before, fresh))
        self.apply(changes)

    @rule(numbers=_NUMBERS, code=st.sampled_from(StatusCode), on=st.sampled_from(["2019", "2020-02-01", "2021"]))
    def assess(self, numbers: list[int], code: StatusCode, on: str) -> None:
        now = self.read()
        fresh = [builders.assessment(number, code, on=on) for number in numbers]
        self.apply([created(one) for one in fresh if one.ref not in now])

    @rule(numbers=_NUMBERS)
    def delete(self, numbers: list[int]) -> None:
        now = sorted(self.read().items())
        chosen = {now[number % len(now)][0] for number in numbers} if now else set()
        self.apply([deleted(record) for ref, record in now if ref in chosen])

    @rule(
        numbers=_NUMBERS,
        words=st.text(max_size=5),
        code=st.sampled_from(StatusCode),
        large=st.sampled_from([0, 20_000]),
    )
    def take_in(self, numbers: list[int], words: str, code: StatusCode, large: int) -> None:
        now = self.read()
        fresh: list[Record] = [replace(builders.recommendation(number), title=words) for number in numbers]
        fresh += [builders.assessment(number, code, on="2022", claimant=STATE) for number in numbers]
        changes = [created(one) for one in fresh if one.ref not in now]
        with patch.object(taking_in, "LARGE", large):
            self.library.take_in("Import", lambda _reader: iter(changes), who=ANNA)
        if changes:
            self.states.append(self.read())
            self.undone.clear()

    @rule()
    def undo(self) -> None:
        if len(self.states) > 1:
            self.library.undo(who=ANNA)
            self.undone.append(self.states.pop())

    @rule()
    def redo(self) -> None:
        if self.undone:
            self.library.redo(who=ANNA)
            self.states.append(self.undone.pop())

    @rule()
    def restart(self) -> None:
        self.library.close()
        self.library = Library.open(self.library.path)

    @invariant()
    def both_hold_the_same(self) -> None:
        assert _plain(self.read()) == _plain(self.states[-1])
        assert (self.library.undo_step(who=ANNA) is None) == (len(self.states) == 1)
        assert (self.library.redo_step(who=ANNA) is None) == (not self.undone)

    @invariant()
    def what_is_computed_agrees_with_the_records(self) -> None:
        with self.library.connection() as connection:
            query = """SELECT recommendation, claimant_kind, claimant_by, first_day, sequence, code FROM (
                SELECT *, row_number() OVER (PARTITION BY recommendation, claimant_kind, claimant_by
                ORDER BY first_day DESC, sequence DESC) AS rank FROM assessment) WHERE rank = 1 ORDER BY 1, 2, 3"""
            newest = connection.exec_driver_sql(query).all()
            kept = "SELECT recommendation, claimant_kind, claimant_by, first_day, sequence, code FROM current_status"
            assert connection.exec_driver_sql(f"{kept} ORDER BY 1, 2, 3").all() == newest
            connection.exec_driver_sql("INSERT INTO search_index(search_index) VALUES ('integrity-check')")
            owners = connection.exec_driver_sql("SELECT count(*) FROM search WHERE kind = 'recommendation'")
            assert owners.scalar_one() == sum(ref.kind == "recommendation" for ref in self.states[-1])

    @invariant()
    def the_list_agrees_with_the_rules(self) -> None:
        said = [record for record in self.states[-1].values() if isinstance(record, Assessment)]
        rows = recommendation_page(self.library, limit=1000).rows
        assert len(rows) == sum(ref.kind == "recommendation" for ref in self.states[-1])
        for row in rows:
            mine = [one for one in said if one.recommendation == row.recommendation.id]
            claimant = row.instrument.claimant if row.instrument else None
            assert row.status is code_at(mine, date.max, claimant)
            assert row.disputed == bool(disputing(claims_at(mine, date.max), claimant))
            assert row.last_assessed == max((one.date for one in mine), default=None)

    def teardown(self) -> None:
        self.library.close()
        self.folder.cleanup()


LibraryAgainstDictionary.TestCase.settings = settings(max_examples=15, stateful_step_count=15, deadline=None)
test_a_library_behaves_as_a_dictionary_of_states = LibraryAgainstDictionary.TestCase
