"""Words, dates and marks that stand all over the list and beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication

from briefing_app.domain.claims import Claimant, ClaimantKind
from briefing_app.domain.dates import PartialDate
from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.status import StatusCode, Trend
from briefing_app.gui.recommendations.marks import draw_mark, on_ground, status_icon, status_shape, trend_shape
from briefing_app.gui.recommendations.words import (
    KINDS,
    LEVELS,
    TRENDS,
    claimant_namer,
    claimant_words,
    count_words,
    day_words,
)
from tests.builders import NGO, STATE, InMemoryReader, organisation, source

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October")


@pytest.mark.parametrize(("table", "kinds"), [(LEVELS, Level), (TRENDS, Trend), (KINDS, ClaimantKind)])
def test_every_value_has_words_of_its_own(table: dict[object, str], kinds: type[object]) -> None:
    assert set(table) == set(kinds)  # type: ignore[call-overload]
    assert len(set(table.values())) == len(table)
    assert all(words.strip() for words in table.values())


@pytest.mark.parametrize(
    ("count", "words"), [(0, "0 calls"), (1, "1 call"), (2, "2 calls"), (250_000, "250,000 calls")]
)
def test_a_number_of_calls_is_said_as_a_person_says_it(count: int, words: str) -> None:
    assert count_words(count, "call", "calls") == words


@pytest.mark.parametrize(("month", "name"), list(enumerate(MONTHS, 1)))
def test_every_month_has_its_name_long_and_short(month: int, name: str) -> None:
    day = PartialDate.parse(f"2020-{month:02}-09")
    assert day_words(day) == f"9 {name} 2020"
    assert day_words(day, short=True) == f"9 {name[:3]} 2020"


@pytest.mark.parametrize(
    ("claimant", "words"),
    [
        (None, ""),
        (STATE, "The State"),
        (NGO, "“A report”"),
        (Claimant(kind=ClaimantKind.NGO, by=RecordRef(kind=Kind.ORGANISATION, id="org-1")), "საქართველოს კავშირი"),
        (Claimant(kind=ClaimantKind.OWN, by=RecordRef(kind=Kind.ORGANISATION, id="gone")), "Our own office"),
    ],
)
def test_a_claimant_is_called_by_name_where_there_is_one(claimant: Claimant | None, words: str) -> None:
    reader = InMemoryReader([source(), organisation("საქართველოს კავშირი", key="org-1")])
    assert claimant_words(reader, claimant) == words


def test_a_claimant_is_looked_up_once_for_a_whole_table() -> None:
    reader = InMemoryReader([source()])
    named = claimant_namer(reader)
    assert named(NGO) == "“A report”"
    reader.put(replace(source(), title="Another"))
    assert named(NGO) == "“A report”"
    assert claimant_namer(reader)(NGO) == "“Another”"


@pytest.fixture
def look() -> Iterator[QApplication]:
    """The program, with its colours put back afterwards."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    before = app.palette()
    yield app
    app.setPalette(before)


def drawn(icon: QIcon) -> QImage:
    """The icon as it is drawn."""
    return icon.pixmap(32, 32).toImage()


def ground(app: QApplication, colour: str) -> None:
    """Give fields another ground."""
    palette = QPalette(app.palette())
    palette.setColor(QPalette.ColorRole.Base, QColor(colour))
    app.setPalette(palette)


def test_every_status_has_a_mark_that_is_told_apart_without_colour(look: QApplication) -> None:
    shapes = [status_shape(code, "#000000") for code in StatusCode]
    pictures = []
    for shape in shapes:
        image = QImage(32, 32, QImage.Format.Format_ARGB32)
        image.fill(0)
        painter = QPainter(image)
        draw_mark(painter, shape, QRectF(2, 2, 28, 28), colour=QColor("black"))
        painter.end()
        pictures.append(bytes(image.constBits()))
    assert len(set(pictures)) == len(StatusCode)


@pytest.mark.parametrize("code", StatusCode)
def test_an_icon_takes_the_offices_colour_and_another_one_on_a_dark_ground(
    look: QApplication, code: StatusCode
) -> None:
    ground(look, "white")
    usual, own = drawn(status_icon(code)), drawn(status_icon(code, "#0000ff"))
    assert usual != own
    assert drawn(status_icon(code)) == usual
    ground(look, "#101010")
    assert drawn(status_icon(code)) != usual


@pytest.mark.parametrize("code", StatusCode)
def test_colours_of_paper_are_readable_on_a_dark_ground(look: QApplication, code: StatusCode) -> None:
    colour = QColor(*status_shape(code).colour)
    ground(look, "white")
    assert on_ground(colour, look.palette()) == colour
    ground(look, "#101010")
    assert on_ground(colour, look.palette()).lightness() > 150


@pytest.mark.parametrize("trend", [each for each in Trend if each is not Trend.UNKNOWN])
def test_every_trend_has_a_mark(trend: Trend) -> None:
    shape = trend_shape(trend)
    assert shape.filled or shape.drawn
