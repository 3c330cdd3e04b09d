"""Records that may be chosen: searched by any part of their words, off the window's thread, a few at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, TypeAlias

from briefing_app.composing.folding import folded
from briefing_app.domain.kinds import Kind
from briefing_app.domain.reader import Reader
from briefing_app.domain.records import CLASSES
from briefing_app.gui.bridge import Bridge
from briefing_app.gui.outline import record_title
from briefing_app.services.lists import RecommendationFilter, RecommendationPage, Sort

if TYPE_CHECKING:
    from briefing_app.services.session import Changed, Session

MOST = 50
"""Choices shown at once; whoever wants another one goes on typing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A record that may be chosen, with the words by which staff know it."""

    id: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The first choices for what was typed, and whether there are more."""

    choices: tuple[Choice, ...] = ()
    more: bool = False


Find: TypeAlias = Callable[[Kind, str, Callable[[Found], None]], None]
"""Search records of a kind for words; the answer comes later, on the window's thread."""
_Lines: TypeAlias = list[tuple[str, Choice]]


def no_find(_kind: Kind, _typed: str, answer: Callable[[Found], None]) -> None:
    """Find nothing: for forms without a library."""
    answer(Found())


class RecordFinder:
    """Searches one open library.

    The words of a kind are read once, and again when one of its records has changed; those of calls are never read.
    """

    def __init__(self, session: Session, bridge: Bridge) -> None:
        """Search what ``session`` holds."""
        self._session = session
        self._bridge = bridge
        self._lock = Lock()
        self._known: dict[Kind, _Lines] = {}
        self._age = 0
        bridge.listen(session.changed, self._changed)

    def find(self, kind: Kind, typed: str, answer: Callable[[Found], None]) -> None:
        """Search on a worker: every word typed must stand somewhere in a record's words.

        Calls may be hundreds of thousands: the library's index finds them, by words and the beginning of the last one.
        """
        if kind is Kind.RECOMMENDATION:
            asked = RecommendationFilter(search=typed)
            page = self._session.lists.page(asked, sort=Sort.TITLE, limit=MOST + 1)
            self._bridge.then(page, lambda found: answer(_calls(found)))
            return
        self._bridge.then(self._session.ask(lambda reader: self._search(reader, kind, typed)), answer)

    def _search(self, reader: Reader, kind: Kind, typed: str) -> Found:
        words = folded(typed).split()
        beginning: list[Choice] = []
        inside: list[Choice] = []
        for key, choice in self._lines(reader, kind):
            if all(word in key for word in words):
                (beginning if words and key.startswith(words[0]) else inside).append(choice)
                if len(beginning) > MOST:
                    break
        found = [*beginning, *inside]
        return Found(choices=tuple(found[:MOST]), more=len(found) > MOST)

    def _lines(self, reader: Reader, kind: Kind) -> _Lines:
        with self._lock:
            age, known = self._age, self._known.get(kind)
        if known is not None:
            return known
        choices = (Choice(id=str(record.id), label=record_title(record)) for record in reader.all(CLASSES[kind]))
        lines = sorted(((folded(choice.label), choice) for choice in choices), key=lambda line: (line[0], line[1].id))
        with self._lock:
            if age == self._age:
                self._known[kind] = lines
        return lines

    def _changed(self, changed: Changed) -> None:
        kinds = {ref.kind for ref in changed.refs}
        with self._lock:
            self._age += 1
            self._known = {kind: lines for kind, lines in self._known.items() if kinds and kind not in kinds}


def _calls(page: RecommendationPage) -> Found:
    calls = [row.recommendation for row in page.rows]
    choices = tuple(Choice(id=call.id, label=record_title(call)) for call in calls[:MOST])
    return Found(choices=choices, more=len(calls) > MOST)
