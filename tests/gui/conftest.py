"""The real program over a real sample library, without a screen."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing_app.bootstrap import make_services
from briefing_app.domain.records.pack import Section
from briefing_app.domain.records.recommendation import Instrument
from briefing_app.domain.reference import RecordRef
from briefing_app.gui.forms.form import FieldForm
from briefing_app.gui.main_window import MainWindow
from briefing_app.gui.open_library import OpenLibrary
from briefing_app.gui.outline import Entry
from briefing_app.gui.theme import Look, Theme
from briefing_app.gui.workspace import Workspace
from briefing_app.paths import Paths
from briefing_app.services.services import Services
from tests.services.parts import no_office

PATIENCE = 20_000
_COUNT = count(1)
_FULL = 25
"""After how many tests everything is looked through: it takes its time, and windows take memory."""


@pytest.fixture(autouse=True)
def memory_looked_through_here_alone() -> Iterator[None]:
    """As in the program: no worker may let go of what belongs to Qt."""
    gc.disable()
    yield
    gc.collect(2 if next(_COUNT) % _FULL == 0 else 1)
    gc.enable()


@pytest.fixture(autouse=True)
def look_left_as_found(qapp: QApplication) -> Iterator[None]:
    """Whoever tries large letters or the dark leaves the next test the look that it knows."""
    font, palette, sheet = qapp.font(), qapp.palette(), qapp.styleSheet()
    yield
    if qapp.styleSheet() != sheet:
        qapp.setStyleSheet(sheet)
    if qapp.palette() != palette:
        qapp.setPalette(palette)
    if qapp.font() != font:
        qapp.setFont(font)


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    paths = Paths(data=tmp_path / "data", config=tmp_path / "config", cache=tmp_path / "cache", apart=True)
    services = make_services(paths, office=no_office())
    services.settings.change(name="Anna Kowalska", initials="ak")
    yield services
    services.close()


@dataclass
class Program:
    """A window with the failures that it would have shown."""

    window: MainWindow
    qtbot: QtBot
    failures: list[BaseException]

    def open_sample(self, *, answered: bool | None = False) -> None:
        """Open the sample, and wait for its tree and its pages.

        ``answered``: whether statuses are our own judgement where a text follows another; ``None``: it is asked.
        """
        self.window.start_page.sample_asked.emit()
        self.qtbot.waitUntil(lambda: self.window.open_library is not None, timeout=PATIENCE)
        if answered is not None:
            self.answer_whose_word(ours=answered)
        self.wait_for_pages()

    def answer_whose_word(self, *, ours: bool) -> None:
        """Answer whose word statuses are, for all texts that are there: no question comes."""
        texts = self.library.session.ask(lambda reader: [each.id for each in reader.all(Instrument)]).result()
        self.library.whose.take(texts, ours=ours)

    def wait_for_pages(self) -> None:
        """Wait until the preview has pages."""
        self.qtbot.waitUntil(lambda: self.workspace.pages.preview is not None, timeout=PATIENCE)

    @property
    def library(self) -> OpenLibrary:
        """What is open."""
        assert self.window.open_library is not None
        return self.window.open_library

    @property
    def workspace(self) -> Workspace:
        """The workspace of what is open."""
        return self.library.workspace

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The lines of the tree."""
        return self.workspace.panel.model.entries

    def section(self, section_type: str) -> Entry:
        """The first section of a type."""
        return next(entry for entry in self.entries if entry.section_type == section_type)

    def choose(self, entry: Entry) -> None:
        """Choose a line of the tree."""
        assert self.workspace.panel.tree.select(entry.ref)

    def form_of(self, entry: Entry) -> FieldForm:
        """Choose a line of the tree, and wait for its form."""
        shown: list[RecordRef] = []
        form = self.workspace.editor.form
        form.shown.connect(shown.append)
        self.workspace.panel.tree.clearSelection()
        if self.workspace.editor.entry is not None and self.workspace.editor.entry.ref == entry.ref:
            form.show_record(entry.ref)
        self.choose(entry)
        self.qtbot.waitUntil(lambda: entry.ref in shown, timeout=PATIENCE)
        form.shown.disconnect(shown.append)
        assert form.form is not None
        return form.form

    def titles_stored(self) -> list[str]:
        """The sections' types as the library holds them, in order."""
        assert self.workspace.outline is not None
        pack = self.workspace.outline.pack.id
        sections = self.library.session.ask(lambda reader: reader.where(Section, "pack", pack)).result()
        return [section.section_type for section in sections]


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, services: Services, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    theme = Theme(qapp)
    theme.apply(Look.LIGHT, 100)
    window = MainWindow(services, theme)
    failures: list[BaseException] = []
    window.bridge.report = failures.append
    monkeypatch.setattr(window, "show_error", failures.append)
    qtbot.addWidget(window)
    window.show()
    yield Program(window=window, qtbot=qtbot, failures=failures)
    window.close()
    theme.apply(Look.LIGHT, 100)
    assert failures == []
