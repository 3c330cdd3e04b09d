"""What is done to many recommendations at once is one step, touches no other row, and none that is so already."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from briefing_app.domain.claims import Claimant, ClaimantKind
from briefing_app.domain.ids import AddresseeId, RecommendationId, ThemeId
from briefing_app.domain.levels import Level
from briefing_app.domain.record import Record
from briefing_app.domain.records.recommendation import Assessment, Instrument, Recommendation
from briefing_app.domain.status import StatusCode
from briefing_app.editing import many
from briefing_app.editing.assess import Judgement
from briefing_app.editing.command import Command
from briefing_app.errors import InputError
from tests import builders
from tests.builders import NGO, STATE, InMemoryReader

ONE, TWO = ThemeId("theme-1"), ThemeId("theme-2")
IDS = [RecommendationId(f"recommendation-{number}") for number in (1, 2, 3)]
THEMES = {1: (), 2: (ONE,), 3: (ONE, TWO)}
GONE = RecommendationId("recommendation-99")


@pytest.fixture
def reader() -> InMemoryReader:
    calls = [
        builders.recommendation(number, themes=themes) for number, themes in enumerate(((), (ONE,), (ONE, TWO)), 1)
    ]
    calls[2] = replace(calls[2], instrument=builders.instrument(key="other").id)
    records: list[Record] = [
        builders.theme(key="theme-1"), builders.theme(key="theme-2"), builders.addressee(),
        builders.addressee(key="eu"),
        builders.instrument(), builders.instrument(key="other", claimant=STATE), *calls, builders.recommendation(4),
    ]  # fmt: skip
    return InMemoryReader(records)


def _after(reader: InMemoryReader, command: Command) -> dict[str, Recommendation]:
    found = [change.after for change in command(reader).changes]
    return {one.id: one for one in found if isinstance(one, Recommendation)}


@pytest.mark.parametrize(
    ("command", "themes", "label"),
    [
        (many.add_themes(IDS, [TWO]), [(TWO,), (ONE, TWO), None], "Add themes to 2 recommendations"),
        (many.add_themes(IDS, [TWO, ONE]), [(TWO, ONE), (ONE, TWO), None], "Add themes to 2 recommendations"),
        (many.remove_themes(IDS, [ONE]), [None, (), (TWO,)], "Take themes from 2 recommendations"),
        (many.remove_themes(IDS, [ThemeId("gone")]), [None, None, None], "Take themes from 0 recommendations"),
        (many.set_themes(IDS, [ONE]), [(ONE,), None, (ONE,)], "Set the themes of 2 recommendations"),
        (many.set_themes(IDS[1:2], [TWO, TWO]), [None, (TWO,), None], "Set the themes of 1 recommendation"),
        (many.set_themes(IDS, []), [None, (), ()], "Set the themes of 2 recommendations"),
    ],
)
def test_themes_are_added_taken_and_set(
    reader: InMemoryReader, command: Command, themes: list[tuple[ThemeId, ...] | None], label: str
) -> None:
    after = _after(reader, command)
    assert [after[one].themes if one in after else None for one in IDS] == themes
    assert command(reader).label == label


def test_level_and_addressees_are_set_on_all_and_on_no_other(reader: InMemoryReader) -> None:
    levels = _after(reader, many.set_level_of(IDS, Level.STAFF))
    assert {name: one.level for name, one in levels.items()} == dict.fromkeys(IDS, Level.STAFF)
    addressed = _after(reader, many.set_addressees([*IDS, *IDS], [AddresseeId("eu")] * 2))
    assert {name: one.addressees for name, one in addressed.items()} == dict.fromkeys(IDS, ("eu",))
    assert _after(reader, many.set_level_of(IDS, Level.PUBLIC)) == {}


def test_each_is_assessed_by_the_claimant_that_its_own_count_follows(reader: InMemoryReader) -> None:
    judgement = Judgement(status=StatusCode.PARTIAL, date=builders.day("2021-02"), note="Looked at together")
    command = many.assess_many(IDS, judgement)
    change_set = command(reader)
    said = [change.after for change in change_set.changes if isinstance(change.after, Assessment)]
    assert [(one.recommendation, one.claimant, one.status, one.note) for one in said] == [
        (one, who, StatusCode.PARTIAL, "Looked at together") for one, who in zip(IDS, (NGO, NGO, STATE), strict=True)
    ]
    assert change_set.label == "Assess 3 recommendations as partially implemented"
    # Done anew on what another window has left, it adds the same assessments and not three more.
    assert command(reader) == change_set
    own = Claimant(kind=ClaimantKind.OWN)
    chosen = many.assess_many(IDS[:1], replace(judgement, claimant=own))(reader).changes[0].after
    assert isinstance(chosen, Assessment)
    assert chosen.claimant == own


COMMANDS: list[Callable[[list[RecommendationId]], Command]] = [
    lambda ids: many.assess_many(ids, Judgement(status=StatusCode.FULL, date=builders.day("2021"))),
    lambda ids: many.add_themes(ids, [TWO]),
    lambda ids: many.set_level_of(ids, Level.STAFF),
    lambda ids: many.set_addressees(ids, [AddresseeId("eu")]),
]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_row_that_is_gone_is_passed_over_and_nothing_at_all_changes_nothing(
    reader: InMemoryReader, command: Callable[[list[RecommendationId]], Command]
) -> None:
    assert len(command([GONE, IDS[0]])(reader).changes) == 1
    assert command([GONE])(reader).changes == ()
    assert command([])(reader).changes == ()


@pytest.mark.parametrize("command", COMMANDS)
def test_more_than_one_step_can_hold_are_refused_at_once(
    monkeypatch: pytest.MonkeyPatch, command: Callable[[list[RecommendationId]], Command]
) -> None:
    monkeypatch.setattr(many, "MOST", 2)
    with pytest.raises(InputError, match="3 are chosen; one step changes at most 2"):
        command(IDS)


@pytest.mark.parametrize(
    "command",
    [
        many.add_themes(IDS, [ThemeId("gone")]),
        many.set_themes(IDS, [ONE, ThemeId("gone")]),
        many.set_addressees(IDS, [AddresseeId("gone")]),
    ],
)
def test_a_theme_or_addressee_that_is_gone_is_given_to_nobody(reader: InMemoryReader, command: Command) -> None:
    with pytest.raises(InputError, match="not there any more"):
        command(reader)


def test_many_first_words_of_our_own_let_the_counts_of_their_text_follow_us_once(reader: InMemoryReader) -> None:
    reader.put(builders.instrument(claimant=None))
    change_set = many.assess_many(IDS[:2], Judgement(status=StatusCode.FULL, date=builders.day("2020")))(reader)
    changed = [change.after for change in change_set.changes]
    assert [one.claimant for one in changed if isinstance(one, Instrument)] == [Claimant(kind=ClaimantKind.OWN)]
    assert sum(isinstance(one, Assessment) for one in changed) == 2
