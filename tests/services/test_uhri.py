"""What the UN's index holds of a country is taken in as one step: once, whole or not at all, never over a person."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from briefing_app.domain.changes import Change, created, replaced
from briefing_app.domain.claims import Claimant, ClaimantKind
from briefing_app.domain.dates import PartialDate
from briefing_app.domain.levels import Level
from briefing_app.domain.reader import Reader
from briefing_app.domain.record import Record
from briefing_app.domain.records.place import Country
from briefing_app.domain.records.recommendation import (
    Addressee,
    Assessment,
    Instrument,
    InstrumentKind,
    Position,
    Recommendation,
    Theme,
)
from briefing_app.domain.status import StatusCode
from briefing_app.domain.valuation import claims_at
from briefing_app.editing.assess import Judgement, assess
from briefing_app.editing.fields import set_field
from briefing_app.errors import InputError
from briefing_app.services.clock import system_clock
from briefing_app.services.lists import RecommendationFilter
from briefing_app.services.session import Changed, Session
from briefing_app.services.uhri import CancelledError, UhriProgress, countries_in, take_in_uhri
from tests import builders
from tests.importing.uhri_files import COUNTRIES, as_json, entry, upr, write_many
from tests.store.libraries import ANNA, library_with

ROOT = Path(__file__).parents[2]


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    vocabulary: list[Record] = [
        builders.addressee("Kazakhstan", key="kz"),
        builders.country("Kazakhstan", key="country-kz"),
        replace(builders.theme("Women and children", key="women"), order_key="03"),
    ]
    opened = Session(library_with(tmp_path / "office.briefings", vocabulary), who=ANNA, clock=system_clock())
    yield opened
    opened.close()


@pytest.fixture
def export(tmp_path: Path) -> Path:
    path = tmp_path / "export-full-en.json"
    path.write_bytes(
        as_json(
            entry(1), entry(2, AnnotationType="- Concerns/Observations"), upr(20), upr(3, ("Noted",)),
            entry(5, Countries=["Peru"]), entry(6, Text="Annex"), upr(7, ("Pending",), PublicationDate=None),
        )
    )  # fmt: skip
    return path


def _calls(session: Session) -> dict[str, Recommendation]:
    found = session.read_now(lambda reader: reader.all(Recommendation))
    return {one.paragraph or "": one for one in found}


def _everything(reader: Reader) -> list[Record]:
    kinds = (Country, Addressee, Theme, Instrument, Recommendation, Assessment)
    return [record for kind in kinds for record in reader.all(kind)]


def test_a_country_becomes_instruments_calls_positions_and_themes(session: Session, export: Path) -> None:
    told: list[Changed] = []
    session.changed.connect(told.append)
    result = take_in_uhri(session, export, countries=["KZ"])
    assert (result.taken, result.countries, result.entries, result.chosen) == (True, ("Kazakhstan",), 7, 6)
    assert (result.instruments, result.new, result.changed, result.same, result.positions) == (2, 5, 0, 0, 3)
    assert [number for _, number in result.skipped] == [1]
    assert result.unknown == (("Pending", 1),)
    assert [(one.label, one.elsewhere) for one in told] == [("Take in the UN's index: Kazakhstan", True)]

    treaty, review = sorted(session.read_now(lambda reader: reader.all(Instrument)), key=lambda one: one.order_key)
    assert (treaty.title, treaty.short_title, treaty.reference, treaty.instrument_kind) == (
        "Committee on the Rights of the Child: Kazakhstan, 2015", "CRC Kazakhstan 2015", "CRC/C/KAZ/CO/4",
        InstrumentKind.TREATY_BODY,
    )  # fmt: skip
    assert (review.title, review.reference, review.instrument_kind) == (
        "Universal Periodic Review: Kazakhstan, 3rd cycle, 2019", "A/HRC/43/10", InstrumentKind.UPR_ROUND,
    )  # fmt: skip
    assert treaty.countries == review.countries == ("country-kz",)
    calls = _calls(session)
    assert {name: one.counts for name, one in calls.items()} == {
        "1": True, "2": False, "139.20": True, "139.3": True, "139.7": True,
    }  # fmt: skip
    assert calls["1"].addressees == ("kz",)
    assert calls["1"].themes == ("women",)
    assert calls["1"].affected == ("Children",)
    assert calls["139.3"].made_by == ("Maldives", "Portugal")
    assert calls["1"].title == "The Committee recommends that the State party adopt rule 1 at once"
    assert calls["2"].counted_reason
    order = session.lists.page(RecommendationFilter(instruments=(review.id,))).result().rows
    assert [row.recommendation.paragraph for row in order] == ["139.3", "139.7", "139.20"]
    assert [row.status for row in order] == [StatusCode.UNASSESSED] * 3
    texts = session.read_now(lambda reader: reader.texts([calls["1"].id]))
    assert [one.tree.plain for one in texts] == [
        "The Committee recommends that the State party adopt rule 1 at once."
    ]  # fmt: skip


def test_a_position_is_the_states_word_and_no_status(session: Session, export: Path) -> None:
    take_in_uhri(session, export, countries=["Kazakhstan"])
    said = session.read_now(lambda reader: reader.all(Assessment))
    assert {(one.position, one.original_grade) for one in said} == {
        (Position.SUPPORTED, "Supported"), (Position.NOTED, "Noted"), (Position.OTHER, "Pending")
    }  # fmt: skip
    assert {one.claimant.kind for one in said} == {ClaimantKind.STATE}
    assert {one.status for one in said} == {StatusCode.UNASSESSED}
    assert {str(one.date) for one in said} == {"2019-12-12", "2016-03-03"}


@pytest.mark.parametrize("words", ["Noted", "Pending"])
def test_an_answer_of_the_state_moves_no_claim_of_it_whether_its_words_are_understood_or_not(
    session: Session, export: Path, tmp_path: Path, words: str
) -> None:
    take_in_uhri(session, export, countries=["Kazakhstan"])
    call = _calls(session)["139.3"]
    state = Claimant(kind=ClaimantKind.STATE)
    text = session.read_now(lambda reader: reader.get(Instrument, call.instrument))
    assert text is not None
    session.do(set_field(text.ref, "claimant", state)).result()
    claim = Judgement(status=StatusCode.PARTIAL, date=PartialDate.parse("2012-01-01"), claimant=state)
    session.do(assess(call.id, claim)).result()
    newer = tmp_path / "newer.json"
    newer.write_bytes(as_json(upr(3, (words, "since"))))
    assert take_in_uhri(session, newer, countries=["Kazakhstan"]).positions == 1

    told = session.read_now(lambda reader: reader.assessments([call.id]))
    assert [each.status for each in told] == [StatusCode.PARTIAL, StatusCode.UNASSESSED, StatusCode.UNASSESSED]
    assert claims_at(told, date(2030, 1, 1))[state].status is StatusCode.PARTIAL
    page = session.lists.page(RecommendationFilter(instruments=(call.instrument,))).result()
    assert {row.recommendation.id: row.status for row in page.rows}[call.id] is StatusCode.PARTIAL


@pytest.mark.parametrize("position", [None, Position.OTHER])
def test_an_answer_that_is_understood_by_now_gets_its_position_and_stays_one_answer(
    session: Session, export: Path, position: Position | None
) -> None:
    def not_understood(reader: Reader) -> Iterator[Change]:
        return (replaced(each, replace(each, position=position)) for each in reader.all(Assessment))

    take_in_uhri(session, export, countries=["Kazakhstan"])
    before = session.read_now(_everything)
    session.take_in("Read by an earlier release", not_understood).result()
    assert {each.position for each in session.read_now(lambda reader: reader.all(Assessment))} == {position}
    again = take_in_uhri(session, export, countries=["Kazakhstan"])
    assert (again.new, again.positions) == (0, 0)
    after = session.read_now(_everything)
    assert [replace(each, rev=0) for each in after] == [replace(each, rev=0) for each in before]


def test_the_same_file_a_second_time_changes_nothing_and_is_no_step(session: Session, export: Path) -> None:
    take_in_uhri(session, export, countries=["Kazakhstan"])
    before = session.read_now(_everything)
    again = take_in_uhri(session, export, countries=["KAZ"])
    assert (again.instruments, again.new, again.changed, again.same, again.positions) == (0, 0, 0, 5, 0)
    assert session.read_now(_everything) == before
    assert len(session.steps().result()) == 2


def test_one_undo_takes_all_of_it_back(session: Session, export: Path) -> None:
    before = session.read_now(_everything)
    take_in_uhri(session, export, countries=["Kazakhstan"])
    session.undo().result()
    assert session.read_now(_everything) == before


def test_a_newer_file_brings_new_words_and_leaves_what_a_person_has_settled(
    session: Session, export: Path, tmp_path: Path
) -> None:
    take_in_uhri(session, export, countries=["Kazakhstan"])
    mine, other = _calls(session)["1"], _calls(session)["139.3"]
    session.do(set_field(mine.ref, "title", "Our own words")).result()
    session.do(set_field(mine.ref, "themes", ())).result()
    session.do(set_field(other.ref, "level", Level.STAFF)).result()
    newer = tmp_path / "newer.json"
    newer.write_bytes(
        as_json(
            entry(1, Text="9.The Committee now says something else."),
            upr(3, ("Supported",), Text="139.3 Ratify all of it."),
            entry(50),
        )
    )  # fmt: skip
    result = take_in_uhri(session, newer, countries=["Kazakhstan"])
    assert (result.new, result.changed, result.same, result.positions) == (1, 2, 0, 1)
    calls = {one.id: one for one in _calls(session).values()}
    now = calls[mine.id]
    assert (now.title, now.themes, now.paragraph) == ("Our own words", (), "9")
    assert (calls[other.id].title, calls[other.id].level) == ("Ratify all of it", Level.STAFF)
    texts = session.read_now(lambda reader: reader.texts([mine.id]))
    assert [one.tree.plain for one in texts] == ["The Committee now says something else."]
    positions = session.read_now(lambda reader: reader.assessments([other.id]))
    assert [one.position for one in positions] == [Position.NOTED, Position.SUPPORTED]


def test_an_instrument_that_the_office_has_already_is_not_made_again(session: Session, export: Path) -> None:
    known = replace(builders.instrument(key="mine"), reference="A/HRC/43/1", other_references=("a/hrc/43/10",))
    session.take_in("Have", lambda _reader: iter([created(known)])).result()
    result = take_in_uhri(session, export, countries=["Kazakhstan"])
    assert result.instruments == 1
    assert _calls(session)["139.3"].instrument == "mine"


def test_a_dry_run_says_what_would_come_and_writes_nothing(session: Session, export: Path) -> None:
    before = session.read_now(_everything)
    result = take_in_uhri(session, export, countries=["Kazakhstan"], dry_run=True)
    assert (result.taken, result.new, result.instruments) == (False, 5, 2)
    assert session.read_now(_everything) == before


@pytest.mark.parametrize(
    ("countries", "says"), [(["Perru"], "Did you mean Peru"), (["Norway"], "nothing of Norway"), (["XX"], "no code")]
)
def test_a_country_that_the_file_does_not_hold_is_refused_with_what_it_does_hold(
    session: Session, export: Path, countries: list[str], says: str
) -> None:
    before = session.read_now(_everything)
    with pytest.raises(InputError, match=says):
        take_in_uhri(session, export, countries=countries)
    assert session.read_now(_everything) == before


@pytest.mark.parametrize("cut", [0, 100, 2500, -1])
def test_a_file_that_is_cut_off_anywhere_brings_nothing(session: Session, export: Path, cut: int) -> None:
    before = session.read_now(_everything)
    export.write_bytes(export.read_bytes()[:cut])
    with pytest.raises(InputError, match="Nothing was taken in"):
        take_in_uhri(session, export, countries=["Kazakhstan"])
    assert session.read_now(_everything) == before


@pytest.mark.parametrize("name", ["missing.json", "."])
def test_a_file_that_cannot_be_read_is_refused(session: Session, tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError):
        take_in_uhri(session, tmp_path / name, countries=["Kazakhstan"])


def test_the_countries_of_a_file_are_told_for_choosing(export: Path) -> None:
    told: list[UhriProgress] = []
    assert countries_in(export, progress=told.append) == (("Kazakhstan", 6), ("Peru", 1))
    assert told[-1].finishing
    with pytest.raises(CancelledError):
        countries_in(export, cancelled=lambda: True)


@pytest.fixture(scope="module")
def ten_thousand(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("uhri") / "export.json"
    write_many(path, 10_000)
    return path


def test_ten_thousand_entries_come_in_with_their_progress(session: Session, ten_thousand: Path) -> None:
    told: list[UhriProgress] = []
    result = take_in_uhri(session, ten_thousand, countries=["Türkiye", "Peru"], progress=told.append)
    assert (result.entries, result.chosen, result.new) == (10_000, 5_000, 5_000)
    assert session.lists.count().result() == 5_000
    assert session.lists.count(RecommendationFilter(search="lodz қалалар")).result() > 4_000
    parts = [one.read / one.size for one in told]
    assert parts == sorted(parts)
    assert len(parts) > 20
    assert parts[-1] == 1.0
    assert session.steps(limit=1).result()[0].label == "Take in the UN's index: Türkiye, Peru"


def test_cancelling_stops_within_a_second_and_leaves_nothing(session: Session, ten_thousand: Path) -> None:
    before = session.read_now(_everything)
    stop, asked = threading.Event(), 0.0

    def progress(state: UhriProgress) -> None:
        nonlocal asked
        if state.recommendations > 2_000 and not stop.is_set():
            asked = time.perf_counter()
            stop.set()

    with pytest.raises(CancelledError):
        take_in_uhri(session, ten_thousand, countries=COUNTRIES, progress=progress, cancelled=stop.is_set)
    assert time.perf_counter() - asked < 1.0
    assert session.read_now(_everything) == before


@pytest.mark.skipif(sys.platform == "win32", reason="memory is told by the system's resource module")
@pytest.mark.parametrize(
    ("number", "countries"),
    [
        (10_000, ("Peru",)),
        pytest.param(267_000, ("Peru",), marks=[pytest.mark.long, pytest.mark.timeout(600)]),
        pytest.param(267_000, COUNTRIES, marks=[pytest.mark.long, pytest.mark.timeout(900)]),
    ],
)
def test_a_whole_export_needs_less_than_400_megabytes(tmp_path: Path, number: int, countries: tuple[str, ...]) -> None:
    export = tmp_path / "export.json"
    write_many(export, number)
    command = [
        sys.executable,
        "-m",
        "tests.services.uhri_child",
        str(tmp_path / "x.briefings"),
        str(export),
        *countries,
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    new, megabytes = map(int, done.stdout.split())
    assert new == number * len(countries) // len(COUNTRIES)
    assert 40 < megabytes < 400
