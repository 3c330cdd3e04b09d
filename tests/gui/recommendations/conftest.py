"""The real view over real libraries, without a screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from briefing_app.domain.changes import ChangeSet, created
from briefing_app.domain.ids import PackId, RecommendationId
from briefing_app.domain.record import Record
from briefing_app.domain.records.recommendation import Assessment, Instrument, Recommendation
from briefing_app.domain.status import StatusCode
from briefing_app.gui.bridge import Bridge
from briefing_app.gui.forms.choices import RecordFinder
from briefing_app.gui.live_figures.desk import FigureDesk
from briefing_app.gui.live_figures.values import LiveValues
from briefing_app.gui.recommendations.lines import Line
from briefing_app.gui.recommendations.model import PAGE, RecommendationModel
from briefing_app.gui.recommendations.view import RecommendationsView
from briefing_app.gui.spots import Spot
from briefing_app.gui.whose_word import WhoseWord
from briefing_app.services.services import Services
from briefing_app.services.session import Session
from briefing_app.store.library import Library
from briefing_app.store.who import Who
from tests.builders import PACK, a_library_of_records
from tests.services.test_shared_libraries import held_elsewhere

PATIENCE = 20_000


def library_at(path: Path, records: Sequence[Record]) -> Library:
    """Make a library of these records."""
    library = Library.create(path)
    library.apply(
        ChangeSet(label="Fill", changes=tuple(created(record) for record in records)),
        who=Who(name="Test", initials="T"),
    )
    return library


@dataclass
class Shown:
    """The view with what it told, over one open library."""

    view: RecommendationsView
    session: Session
    qtbot: QtBot
    failures: list[BaseException]
    said: list[str] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)

    def lines(self) -> list[Line]:
        """Every row of the list, in its order; waits until all of them are read."""
        model = self.view.calls.model
        for row in range(0, model.rowCount(), PAGE):
            self.qtbot.waitUntil(partial(_is_read, model, row), timeout=PATIENCE)
        return model.lines(range(model.rowCount()))

    def calls(self) -> list[str]:
        """What the listed calls ask for."""
        return [line.call for line in self.lines()]

    def settle(self, act: Callable[[], object]) -> None:
        """Do something that changes the query, and wait for its answer."""
        with self.qtbot.waitSignal(self.view.calls.source.found, timeout=PATIENCE):
            act()

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something is so."""
        self.qtbot.waitUntil(holds, timeout=PATIENCE)

    def assessments(self, call: str) -> tuple[Assessment, ...]:
        """What the library holds on a call."""
        return self.session.read_now(lambda reader: reader.assessments([RecommendationId(call)]))

    def call(self, call: str) -> Recommendation:
        """A call as the library holds it."""
        found = self.session.read_now(lambda reader: reader.get(Recommendation, call))
        assert found is not None
        return found

    def status(self, row: int) -> StatusCode:
        """The status that a row shows."""
        return self.lines()[row].status


def _is_read(model: RecommendationModel, row: int) -> bool:
    """Ask for a page by its first row, as the screen does each time that it is drawn; tell whether it is read."""
    model.data(model.index(row, 0))
    return all(model.line(each) is not None for each in range(row, min(row + PAGE, model.rowCount())))


class Opener(Protocol):
    """Opens a view over records; ``elsewhere``: the library is open on another computer, and only read here.

    ``answered``: whether statuses are set as our own judgement, where a text follows another; ``None``: it is asked.
    """

    def __call__(self, records: Sequence[Record], *, elsewhere: bool = False, answered: bool | None = False) -> Shown:
        """Open it."""


@pytest.fixture
def open_view(qtbot: QtBot, services: Services, tmp_path: Path) -> Iterator[Opener]:
    """Return what opens a view over a library of records."""
    opened: list[tuple[Session, Bridge]] = []

    def opener(records: Sequence[Record], *, elsewhere: bool = False, answered: bool | None = False) -> Shown:
        path = tmp_path / ("Nextcloud" if elsewhere else "own") / f"library-{len(opened)}.briefings"
        path.parent.mkdir(exist_ok=True)
        library_at(path, records).close()
        if elsewhere:
            held_elsewhere(path)
        session = services.library.follow(path) if elsewhere else services.library.open(path)
        window = QWidget()
        qtbot.addWidget(window)
        failures: list[BaseException] = []
        bridge = Bridge(window, failures.append)
        find = RecordFinder(session, bridge).find
        values = LiveValues(session, bridge, today=services.clock.today)
        whose = WhoseWord(session, bridge, window=window)
        if answered is not None:
            whose.take((each.id for each in records if isinstance(each, Instrument)), ours=answered)
        view = RecommendationsView(
            services,
            session,
            bridge,
            pack=lambda: PackId(PACK),
            as_of=lambda: date(2020, 2, 17),
            figures=FigureDesk(session, bridge, values=values, find=find),
            whose=whose,
            window=window,
        )
        qtbot.addWidget(view)
        view.resize(1280, 720)
        opened.append((session, bridge))
        shown = Shown(view=view, session=session, qtbot=qtbot, failures=failures)
        view.said.connect(shown.said.append)
        view.spot_asked.connect(shown.spots.append)
        view.show()
        shown.settle(view.open)
        return shown

    yield opener
    for session, bridge in opened:
        bridge.release()
        session.close()


@pytest.fixture
def shown(open_view: Opener) -> Iterator[Shown]:
    """The small library: twenty calls of one text, two partly implemented, the others not."""
    view = open_view(a_library_of_records())
    yield view
    assert view.failures == []
