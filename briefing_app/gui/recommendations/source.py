"""Where the list's rows come from: the store's lists, asked on workers; the newest question wins."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from briefing_app.domain.reader import Reader
from briefing_app.domain.records.recommendation import Addressee, Instrument, Theme
from briefing_app.domain.status import StatusCode
from briefing_app.domain.status_words import HOUSE_WORDS, StatusWords, status_words
from briefing_app.editing.many import MOST
from briefing_app.errors import InputError
from briefing_app.gui.bridge import Bridge
from briefing_app.gui.outline import record_title
from briefing_app.gui.recommendations.lines import Line, line_of
from briefing_app.gui.recommendations.model import PAGE
from briefing_app.gui.recommendations.query import Group, Query, Result
from briefing_app.services.lists import WITHOUT, GroupBy, GroupTotal, RecommendationPage, RecommendationRow

if TYPE_CHECKING:
    from briefing_app.services.session import Session

Ranges = Sequence[tuple[int, int]]
"""First and last rows of what is chosen."""
_Named = Theme | Addressee | Instrument
_KINDS: dict[GroupBy, type[_Named]] = {
    GroupBy.THEME: Theme,
    GroupBy.ADDRESSEE: Addressee,
    GroupBy.INSTRUMENT: Instrument,
}
_NONE_OF = {GroupBy.THEME: "Without a theme", GroupBy.ADDRESSEE: "Addressed to nobody named"}


class ListSource(QObject):
    """Asks for one query at a time. ``found`` brings its result, ``page_read`` a page of it."""

    found = Signal(object)
    page_read = Signal(int, object)
    page_failed = Signal()

    def __init__(self, session: Session, bridge: Bridge, *, today: Callable[[], date], parent: QObject) -> None:
        """Ask ``session``; ``today`` decides what is due."""
        super().__init__(parent)
        self._session = session
        self._bridge = bridge
        self._today = today
        self._asked = 0
        self.result: Result | None = None

    @property
    def scale(self) -> StatusWords:
        """How the office calls the statuses, as it was read last."""
        return self.result.scale if self.result is not None else HOUSE_WORDS

    def today(self) -> date:
        """The day by which it is decided what is due."""
        return self._today()

    def ask(self, query: Query) -> None:
        """Find what a query finds; an older question is no longer answered."""
        self._asked += 1
        asked = self._asked

        def done(result: Result) -> None:
            if asked == self._asked:
                self.result = result
                self.found.emit(result)

        self._bridge.work(lambda: find(self._session, query), done)

    def read_page(self, number: int) -> None:
        """Read a page of what was found last."""
        result, today = self.result, self.today()
        if result is None or number >= len(result.positions.keys):
            self.page_failed.emit()
            return

        def done(page: RecommendationPage) -> None:
            if result is self.result:
                self.page_read.emit(number, tuple(line_of(row, today, result.scale) for row in page.rows))

        def failed(error: BaseException) -> None:
            if result is self.result:
                self.page_failed.emit()
            self._bridge.report(error)

        query = result.query
        page = self._session.lists.page(
            query.narrowed,
            sort=query.sort,
            descending=query.descending,
            after_key=result.positions.keys[number],
            limit=PAGE,
        )
        self._bridge.then(page, done, failed=failed)

    def with_ids(self, ranges: Ranges, done: Callable[[tuple[str, ...]], object]) -> None:
        """Hand on the ids of the calls in these rows of what was found last."""
        result = self.result
        if result is not None and ranges:
            self._bridge.work(lambda: chosen_ids(self._session, result, ranges), done)

    def with_lines(self, most: int, done: Callable[[tuple[Line, ...]], object], *, ranges: Ranges = ()) -> None:
        """Hand on the rows of what was found last, in its order, refusing more than ``most``.

        ``ranges`` are the rows that are wanted; none: all of them.
        """
        result, today = self.result, self.today()
        if result is not None:
            wanted = ranges or ((0, result.positions.count - 1),)
            self._bridge.work(lambda: lines_in(self._session, result, wanted, today, most=most), done)


def find(session: Session, query: Query) -> Result:
    """Answer a query. Waits; belongs on a worker."""
    lists, narrowed = session.lists, query.narrowed
    positions = lists.positions(narrowed, sort=query.sort, descending=query.descending, every=PAGE)
    everything = lists.count()
    statuses = lists.groups(GroupBy.STATUS, query.without_status)
    groups = _groups(session, query)
    wanted = query.narrowed.statuses
    listed = [total for total in statuses.result() if not wanted or StatusCode(total.group) in wanted]
    return Result(
        query=query,
        positions=positions.result(),
        everything=everything.result(),
        uncounted=sum(total.uncounted for total in listed),
        scale=session.read_now(status_words),
        by_status={StatusCode(total.group): total.rows for total in statuses.result()},
        groups=groups,
    )


def _groups(session: Session, query: Query) -> tuple[Group, ...]:
    by = query.by
    if by is None:
        return ()
    totals = session.lists.groups(by, query.filters).result()
    return session.read_now(lambda reader: named_groups(reader, by, totals))


def named_groups(reader: Reader, by: GroupBy, totals: Sequence[GroupTotal]) -> tuple[Group, ...]:
    """Give groups the words by which a person knows them."""
    names: dict[str, str] = {}
    if by is GroupBy.STATUS:
        scale = status_words(reader)
        names = {code.value: scale.label(code) for code in StatusCode}
    else:
        kind: type[_Named] = _KINDS[by]
        names = {each.id: _name(each) for each in reader.many(kind, [total.group for total in totals])}
    names[WITHOUT] = _NONE_OF.get(by, "Without")
    return tuple(Group(key=each.group, words=names.get(each.group, "No longer here"), total=each) for each in totals)


def chosen_ids(session: Session, result: Result, ranges: Ranges) -> tuple[str, ...]:
    """Return the ids of the calls in these rows. Waits; belongs on a worker.

    Raises:
        InputError: if they are more than may be changed in one step.
    """
    wanted = sum(last - first + 1 for first, last in ranges)
    _refuse_more(wanted, MOST, "Narrow the list by a filter or a group, and do it in parts.")
    if wanted == result.positions.count:
        return tuple(session.lists.ids(result.query.narrowed, limit=MOST).result())
    return tuple(row.recommendation.id for row in _rows_in(session, result, ranges))


def lines_in(session: Session, result: Result, ranges: Ranges, today: date, *, most: int) -> tuple[Line, ...]:
    """Return these rows of a result in its order. Waits; belongs on a worker.

    Raises:
        InputError: if they are more than ``most``.
    """
    wanted = sum(last - first + 1 for first, last in ranges)
    _refuse_more(wanted, most, "Narrow the list by a filter or a group.")
    return tuple(line_of(row, today, result.scale) for row in _rows_in(session, result, ranges))


def _rows_in(session: Session, result: Result, ranges: Ranges) -> Iterator[RecommendationRow]:
    """Read the pages in which these rows stand, one after the other."""
    pages = {page for first, last in ranges for page in range(first // PAGE, last // PAGE + 1)}
    for number in sorted(pages):
        if number < len(result.positions.keys):
            for row, found in enumerate(_page(session, result, number).rows, number * PAGE):
                if any(first <= row <= last for first, last in ranges):
                    yield found


def _page(session: Session, result: Result, number: int) -> RecommendationPage:
    query, key = result.query, result.positions.keys[number]
    return session.lists.page(
        query.narrowed, sort=query.sort, descending=query.descending, after_key=key, limit=PAGE
    ).result()


def _refuse_more(count: int, most: int, hint: str) -> None:
    if count > most:
        raise InputError("These are too many at once", f"{count:,} calls were chosen; {most:,} is the most.", hint)


def _name(record: _Named) -> str:
    if isinstance(record, Instrument):
        return record.short_title or record.reference or record.title
    return record_title(record)
