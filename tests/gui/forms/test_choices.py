"""A library of five thousand persons: the form opens and the search answers while the window stays quick."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from briefing_app.domain.changes import ChangeSet, created, deleted, replaced
from briefing_app.domain.ids import PersonId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.reader import Reader
from briefing_app.domain.record import Record
from briefing_app.domain.records.people import Person
from briefing_app.domain.records.recommendation import Recommendation
from briefing_app.gui.bridge import Bridge
from briefing_app.gui.forms.choices import MOST, Found, RecordFinder
from briefing_app.gui.forms.record_form import RecordForm
from briefing_app.gui.forms.search_line import SearchLine
from briefing_app.services.services import Services
from briefing_app.services.session import Session
from tests import builders
from tests.gui.keys import type_words

MANY = 5_000
STALL = 0.05
GIVEN = ("Aisulu", "Łukasz", "Nino", "Жанар", "გიორგი", "Ana-Maria")
FAMILY = ("Kowalska", "Әбдіғалиұлы", "Beridze-Kapanadze", "O’Leary", "ბერიძე")


def people(count: int) -> Iterator[Person]:
    for number in range(count):
        name = f"{GIVEN[number % len(GIVEN)]} {FAMILY[number % len(FAMILY)]} {number}"
        yield builders.person(name, key=f"many-{number}")


def add(session: Session, records: list[Record]) -> None:
    session.do(lambda _reader: ChangeSet(label="Add", changes=tuple(map(created, records)))).result()


@pytest.fixture
def session(services: Services, tmp_path: Path) -> Iterator[Session]:
    session = services.library.create(tmp_path / "many.briefings")
    yield session
    session.close()


@pytest.fixture
def find(session: Session, qtbot: QtBot) -> Iterator[Callable[[str], Found]]:
    failures: list[BaseException] = []
    bridge = Bridge(None, failures.append)
    finder = RecordFinder(session, bridge)

    def ask(typed: str) -> Found:
        answers: list[Found] = []
        finder.find(Kind.PERSON, typed, answers.append)
        qtbot.waitUntil(lambda: bool(answers), timeout=10_000)
        return answers[0]

    yield ask
    bridge.release()
    assert failures == []


def labels(found: Found) -> list[str]:
    return [choice.label for choice in found.choices]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("lukasz kowal", "Łukasz Kowalska"),
        ("KOWALSKA lukasz", "Łukasz Kowalska"),
        ("әбдіғали", "Жанар Әбдіғалиұлы"),
        ("ნინო", "ნინო ბერიძე"),
        ("oleary", "Ana O’Leary"),
        ("kapan", "Nino Beridze-Kapanadze"),
    ],
)
def test_a_name_is_found_by_any_of_its_parts_however_it_is_written(
    session: Session, find: Callable[[str], Found], typed: str, first: str
) -> None:
    names = ("Łukasz Kowalska", "Жанар Әбдіғалиұлы", "ნინო ბერიძე", "Ana O’Leary", "Nino Beridze-Kapanadze")
    add(session, [builders.person(name, key=f"p{number}") for number, name in enumerate(names)])
    assert labels(find(typed)) == [first]


def test_names_that_begin_with_the_letters_come_before_those_that_hold_them(
    session: Session, find: Callable[[str], Found]
) -> None:
    add(session, [builders.person(name, key=name) for name in ("Zanna Adams", "Anna Zorn", "Bert Ann")])
    assert labels(find("ann")) == ["Anna Zorn", "Bert Ann", "Zanna Adams"]


def test_a_handful_is_answered_and_the_rest_is_counted_as_more(session: Session, find: Callable[[str], Found]) -> None:
    add(session, list(people(MOST + 1)))
    assert (len(find("").choices), find("").more) == (MOST, True)
    assert (len(find("nino").choices), find("nino").more) == (9, False)
    assert find("nobody of that name") == Found()


def test_a_record_that_is_added_renamed_or_removed_is_found_as_it_is_now(
    session: Session, find: Callable[[str], Found], qtbot: QtBot
) -> None:
    assert find("anna") == Found()
    anna = builders.person("Anna Nowak", key="p")
    add(session, [anna])
    qtbot.waitUntil(lambda: labels(find("anna")) == ["Anna Nowak"], timeout=5000)

    def kept(reader: Reader) -> Person:
        found = reader.get(Person, "p")
        assert found is not None
        return found

    def rename(reader: Reader) -> ChangeSet:
        before = kept(reader)
        return ChangeSet(label="Rename", changes=(replaced(before, replace(before, name="Beata Nowak")),))

    session.do(rename).result()
    qtbot.waitUntil(lambda: labels(find("nowak")) == ["Beata Nowak"], timeout=5000)
    session.do(lambda reader: ChangeSet(label="Remove", changes=(deleted(kept(reader)),))).result()
    qtbot.waitUntil(lambda: find("nowak") == Found(), timeout=5000)


class Beat(QWidget):
    """Measures the longest piece of work that the window's thread did between two turns of its loop."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self._last = time.thread_time()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._turn)
        self._timer.start(0)

    def _turn(self) -> None:
        now = time.thread_time()
        self.longest = max(self.longest, now - self._last)
        self._last = now


def test_five_thousand_persons_do_not_stall_the_form_nor_its_search(session: Session, qtbot: QtBot) -> None:
    item = replace(builders.programme_item(), people=(PersonId("many-7"),), lead=PersonId("many-8"))
    add(session, [*people(MANY), builders.mission(), item])
    failures: list[BaseException] = []
    bridge = Bridge(None, failures.append)
    view = RecordForm(session, bridge)
    qtbot.addWidget(view)
    view.show()
    view.activateWindow()
    view.show_record(item.ref)
    qtbot.waitUntil(lambda: view.form is not None, timeout=10_000)
    assert view.form is not None
    line = view.form.editors["lead"].findChild(SearchLine)
    assert isinstance(line, SearchLine)
    assert line.text().endswith(" 8")
    line.setFocus()
    beat = Beat()
    qtbot.addWidget(beat)
    line.selectAll()
    for letter in "kowalska 4990":
        type_words(line, letter)
        qtbot.wait(5)
    qtbot.waitUntil(line.popup.isVisible, timeout=10_000)
    shown = [line.popup.item(row).text() for row in range(line.popup.count())]
    assert shown == ["გიორგი Kowalska 4990", "New person: “kowalska 4990”"]
    assert beat.longest < STALL
    bridge.release()
    assert failures == []


@pytest.fixture
def find_call(session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], Found]]:
    failures: list[BaseException] = []
    bridge = Bridge(None, failures.append)
    finder = RecordFinder(session, bridge)

    def ask(typed: str) -> Found:
        answers: list[Found] = []
        with monkeypatch.context() as only_the_index:
            only_the_index.setattr(session, "ask", None)
            finder.find(Kind.RECOMMENDATION, typed, answers.append)
        qtbot.waitUntil(lambda: bool(answers), timeout=10_000)
        return answers[0]

    yield ask
    bridge.release()
    assert failures == []


def call(title: str, key: int) -> Recommendation:
    return replace(builders.recommendation(key), title=title)


def test_a_call_is_found_by_its_words_and_the_beginning_of_the_last(
    session: Session, find_call: Callable[[str], Found]
) -> None:
    titles = ("Release prisoners", "Amend Article 174", "Ämend the code", "Let Łódź assemble")
    add(session, [call(title, key) for key, title in enumerate(titles, 1)])
    assert labels(find_call("")) == ["Amend Article 174", "Ämend the code", "Let Łódź assemble", "Release prisoners"]
    assert labels(find_call("amend")) == ["Amend Article 174", "Ämend the code"]
    assert labels(find_call("article am")) == ["Amend Article 174"]
    assert labels(find_call("lodz")) == ["Let Łódź assemble"]
    assert find_call("nowhere") == Found()


def test_of_many_calls_a_handful_is_answered_and_the_rest_is_more(
    session: Session, find_call: Callable[[str], Found]
) -> None:
    add(session, [call(f"Call {key:03}", key) for key in range(MOST + 1)])
    assert (labels(find_call(""))[0], len(find_call("call").choices)) == ("Call 000", MOST)
    assert (find_call("call").more, find_call("call 007").more) == (True, False)


def test_a_call_that_is_renamed_is_found_at_once(session: Session, find_call: Callable[[str], Found]) -> None:
    before = call("Let them speak", 1)
    add(session, [before])

    def rename(reader: Reader) -> ChangeSet:
        kept = reader.get(Recommendation, before.id)
        assert kept is not None
        return ChangeSet(label="Rename", changes=(replaced(kept, replace(kept, title="Let them meet")),))

    session.do(rename).result()
    assert labels(find_call("them")) == ["Let them meet"]
    assert find_call("speak") == Found()
