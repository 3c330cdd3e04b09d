"""What the live figures of an open library say now, seen from the pack that is open; read on a worker, kept fresh."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from briefing_app.composing.figures import describe, resolve_now
from briefing_app.composing.languages import language_for
from briefing_app.domain.figures import FigureQuery
from briefing_app.domain.ids import PackId
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.pack import Pack
from briefing_app.gui.bridge import Bridge

if TYPE_CHECKING:
    from briefing_app.services.session import Changed, Session

_REST = 200
"""Milliseconds of rest after a change before the figures are asked again."""
WAITING = "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureWords:
    """What a figure says now, and what it asks."""

    value: str
    asked: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenFrom:
    """The pack from which figures are seen: its date, its language, its mission."""

    pack: PackId | None
    as_of: date
    language: str


class LiveValues(QObject):
    """Knows the words of every figure that was asked for. ``changed`` tells that some say something else now."""

    changed = Signal()

    def __init__(self, session: Session, bridge: Bridge, *, today: Callable[[], date]) -> None:
        """Read from ``session``; without a pack, figures are as of today."""
        super().__init__(bridge)
        self._session = session
        self._bridge = bridge
        self._today = today
        self._pack: Pack | None = None
        self._known: dict[FigureQuery, FigureWords] = {}
        self._wanted: set[FigureQuery] = set()
        self._asked = 0
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(lambda: bridge.post(self._read_all))
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(lambda: bridge.post(self._read_all))
        bridge.listen(session.changed, self._library_changed)

    def look_from(self, pack: Pack | None) -> None:
        """See the figures from another pack, or from the same as it stands now."""
        if pack != self._pack:
            self._pack = pack
            self._soon.start()

    def words(self, query: FigureQuery) -> FigureWords:
        """Return what a figure says, as far as it is known; else it is read, and ``changed`` tells."""
        known = self._known.get(query)
        if known is not None:
            return known
        if query not in self._wanted:
            self._wanted.add(query)
            self._soon.start()
        return FigureWords(value=WAITING, asked="")

    def ask(self, query: FigureQuery, answer: Callable[[FigureWords], None]) -> None:
        """Read one figure now, and hand on its words."""
        seen_from = self.seen_from
        self._bridge.then(self._session.ask(lambda reader: read_figure(reader, query, seen_from)), answer)

    @property
    def seen_from(self) -> SeenFrom:
        """From where figures are seen."""
        pack = self._pack
        as_of = pack.as_of.first_day if pack is not None and pack.as_of is not None else self._today()
        return SeenFrom(
            pack=pack.id if pack is not None else None,
            as_of=as_of,
            language=pack.language if pack is not None else "en",
        )

    def _library_changed(self, _changed: Changed) -> None:
        if self._wanted:
            self._rest.start()

    def _read_all(self) -> None:
        self._asked += 1
        asked, queries, seen_from = self._asked, frozenset(self._wanted), self.seen_from

        def show(known: dict[FigureQuery, FigureWords]) -> None:
            if asked == self._asked and known != self._known:
                self._known = known
                self.changed.emit()

        if queries:
            self._bridge.then(self._session.ask(lambda reader: read_figures(reader, queries, seen_from)), show)


def read_figures(reader: Reader, queries: Iterable[FigureQuery], seen_from: SeenFrom) -> dict[FigureQuery, FigureWords]:
    """Read several figures in one state of the library."""
    return {query: read_figure(reader, query, seen_from) for query in queries}


def read_figure(reader: Reader, query: FigureQuery, seen_from: SeenFrom) -> FigureWords:
    """Read what a figure says in the pack's language, and what it asks, in the window's."""
    language = language_for(seen_from.language)
    value = resolve_now(reader, query, as_of=seen_from.as_of, language=language, pack=seen_from.pack)
    return FigureWords(value=value, asked=describe(query, reader, language_for("en")))
