"""Label, mark and place of the pages agree; a click chooses what stands there."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from briefing_app.document.origin import Origin
from briefing_app.domain.levels import Level
from briefing_app.editing.fields import set_field
from briefing_app.gui.bridge import Bridge
from briefing_app.gui.page_view import GAP
from briefing_app.gui.preview_pane import PreviewPane, place_at
from briefing_app.rendering.pdf import Place
from briefing_app.rendering.raster import RasterImage
from tests.gui.conftest import PATIENCE, Program

A4 = (595.0, 842.0)


def place(page: int, top: float, *, height: float = 20, **origin: object) -> Place:
    """A line across the page."""
    held = Origin(**{"section": "s", **origin})  # type: ignore[arg-type]
    return Place(page=page, x0=60, y0=top, x1=500, y1=top + height, origin=held)


@dataclass
class FakePdf:
    places: tuple[Place, ...]
    pages: int


@dataclass
class FakePreview:
    """As much of a preview as the pane looks at."""

    pdf: FakePdf
    sizes: tuple[tuple[float, float], ...] = field(default=())

    def picture(self, page: int, scale: float, /) -> Future[RasterImage]:
        done: Future[RasterImage] = Future()
        done.set_result(RasterImage(width=1, height=1, stride=3, data=b"\xff\xff\xff"))
        return done


def preview(*places: Place, pages: int = 10) -> FakePreview:
    return FakePreview(pdf=FakePdf(places=places, pages=pages), sizes=(A4,) * pages)


@pytest.fixture
def pane(qtbot: QtBot) -> Iterator[PreviewPane]:
    bridge = Bridge(None, lambda error: pytest.fail(str(error)))
    made = PreviewPane(bridge)
    qtbot.addWidget(made)
    made.resize(640, 700)
    made.show()
    qtbot.waitExposed(made)
    yield made
    bridge.release()


def show(pane: PreviewPane, *places: Place, pages: int = 10) -> None:
    pane.show_preview(preview(*places, pages=pages))  # type: ignore[arg-type]


def label(pane: PreviewPane) -> str:
    return next(one.text() for one in pane.findChildren(QLabel) if one.accessibleName() == "Page of the preview")


def in_sight(pane: PreviewPane, page: int, top: float) -> bool:
    view = pane.view
    y = view._tops[page - 1] + top * view.scale_of(page) - view.verticalScrollBar().value()
    return 0 <= y <= view.viewport().height()


@pytest.mark.parametrize("top", [0, 60, 400, 700, 800])
@pytest.mark.parametrize("page", [1, 2, 5, 10])
def test_the_label_names_the_page_of_the_mark_wherever_on_it_the_mark_stands(
    pane: PreviewPane, page: int, top: float
) -> None:
    show(pane, place(page, top, id="r"))
    pane.reveal(section="s", record="r")
    pane.lead_to()
    assert label(pane) == f"Page {page} of 10"
    assert pane.view.current_page == page
    assert in_sight(pane, page, top)


def test_a_mark_that_can_be_seen_already_does_not_move_the_pages(pane: PreviewPane) -> None:
    show(pane, place(1, 100, id="a"), place(1, 300, id="b"))
    pane.reveal(section="s", record="a")
    pane.lead_to()
    before = pane.view.verticalScrollBar().value()
    pane.reveal(section="s", record="b")
    pane.lead_to()
    assert pane.view.verticalScrollBar().value() == before


def test_scrolling_takes_the_label_along(pane: PreviewPane) -> None:
    show(pane, place(2, 700, id="r"))
    pane.reveal(section="s", record="r")
    pane.lead_to()
    bar = pane.view.verticalScrollBar()
    for page in (7, 4, 1):
        bar.setValue(int(pane.view._tops[page - 1]) + 10)
        assert label(pane) == f"Page {page} of 10"


def test_the_last_page_is_named_at_the_end_even_where_it_stays_low(pane: PreviewPane) -> None:
    show(pane, place(3, 780, id="r"), pages=3)
    pane.reveal(section="s", record="r")
    pane.lead_to()
    assert label(pane) == "Page 3 of 3"


def test_a_field_and_a_paragraph_of_it_are_led_to_before_the_record_begins(pane: PreviewPane) -> None:
    show(
        pane,
        place(2, 50, id="r", field="title"),
        place(4, 90, id="r", field="points", block=0),
        place(6, 90, id="r", field="points", block=5),
    )
    pane.reveal(section="s", record="r")
    for wanted, page in (
        ({"field": "points", "block": 5}, 6),
        ({"field": "points", "block": 0}, 4),
        ({"field": "points", "block": 99}, 4),
        ({"field": "points"}, 4),
        ({"field": "nowhere"}, 2),
        ({}, 2),
    ):
        pane.lead_to(**wanted)
        assert pane.view.current_page == page, wanted


def test_a_field_of_the_same_name_in_another_record_is_not_taken_for_it(pane: PreviewPane) -> None:
    show(pane, place(2, 50, id="other", field="points"), place(5, 50, id="r", field="points"))
    pane.reveal(section="s", record="r")
    pane.lead_to(field="points")
    assert pane.view.current_page == 5


def test_a_record_that_stands_in_two_sections_is_marked_in_the_chosen_one(pane: PreviewPane) -> None:
    show(pane, place(2, 50, id="r"), place(8, 50, id="r", section="other"))
    pane.reveal(section="other", record="r")
    assert [page for page, _box in pane.view.marked] == [8]
    pane.reveal(section="s", record="r")
    assert [page for page, _box in pane.view.marked] == [2]


def test_a_section_is_marked_on_every_page_that_it_takes_in_one_strip_each(pane: PreviewPane) -> None:
    show(pane, place(2, 50, id="a"), place(2, 400, id="b"), place(3, 50, id="c"), place(9, 1, section="other"))
    pane.reveal(section="s")
    assert pane.view.marked == ((2, QRectF(60, 50, 440, 370)), (3, QRectF(60, 50, 440, 20)))


def test_what_stands_nowhere_is_marked_nowhere_and_leads_nowhere(pane: PreviewPane) -> None:
    show(pane, place(2, 50, id="r"))
    pane.reveal(section="s", record="missing")
    pane.lead_to(field="title")
    assert pane.view.marked == ()
    assert pane.view.verticalScrollBar().value() == 0
    pane.reveal(section="", record="")
    assert pane.view.marked == ()


def test_a_mark_from_pages_that_are_gone_is_never_followed(pane: PreviewPane) -> None:
    show(pane, place(9, 50, id="r"))
    pane.reveal(section="s", record="r")
    show(pane, place(1, 50, id="r"), pages=1)
    pane.view.lead_to(9, QRectF(0, 0, 10, 10))
    pane.view.lead_to(0, QRectF(0, 0, 10, 10))
    assert label(pane) == "Page 1 of 1"
    assert pane.view.marked == ()


def test_a_click_tells_the_origin_and_takes_the_label_to_its_page_without_moving(
    qtbot: QtBot, pane: PreviewPane
) -> None:
    show(pane, place(1, 800, id="a", field="title"), place(2, 10, id="b", field="close"))
    view = pane.view
    view.verticalScrollBar().setValue(int(view._tops[1] - 350))
    before = view.verticalScrollBar().value()
    told: list[Origin] = []
    pane.origin_clicked.connect(told.append)
    for page, top, name in ((2, 10, "b"), (1, 800, "a")):
        y = view._tops[page - 1] + (top + 5) * view.scale_of(page) - before
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(view.viewport().width() // 2, int(y)))
        assert told[-1].id == name
        assert label(pane) == f"Page {page} of 10"
        assert view.verticalScrollBar().value() == before


def test_a_click_beside_the_page_or_with_the_other_button_tells_nothing(qtbot: QtBot, pane: PreviewPane) -> None:
    show(pane, place(1, 100, id="a"))
    told: list[Origin] = []
    pane.origin_clicked.connect(told.append)
    qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(2, GAP // 2))
    qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.RightButton, pos=QPoint(300, 100))
    assert told == []


@pytest.mark.parametrize(
    ("y", "found"),
    [(105.0, "small"), (130.0, "large"), (50.0, "large"), (700.0, "low"), (640.0, "low"), (210.0, "large")],
)
def test_the_smallest_place_under_a_point_wins_else_the_nearest_line(y: float, found: str) -> None:
    places = (
        place(1, 100, height=100, id="large"),
        place(1, 100, height=10, id="small"),
        place(1, 650, id="low"),
        place(2, 105, id="elsewhere"),
        place(1, 640, height=2, section="", id=""),
    )
    here = place_at(places, page=1, x=100, y=y)
    assert here is not None
    assert here.origin.id == found


def test_a_page_without_places_tells_nothing() -> None:
    assert place_at((), page=1, x=1, y=1) is None
    assert place_at((place(2, 1, id="a"),), page=1, x=1, y=1) is None


def test_before_the_first_pages_the_words_say_what_will_stand_there(pane: PreviewPane) -> None:
    assert label(pane) == "No pages yet"
    pane.reveal(section="s")
    pane.lead_to()
    assert pane._empty.isVisible()
    assert "as soon as they are laid out" in pane._empty.text()
    assert pane.answer.isHidden()


def test_pages_that_cannot_be_made_leave_no_older_ones_that_would_pass_for_them(pane: PreviewPane) -> None:
    show(pane, place(1, 50, id="r"))
    pane.show_problem("Nothing here is for the audience “public”", "Choose another.")
    assert not pane.view.isVisible()
    assert "public" in pane._empty.text()
    assert label(pane) == "No pages"
    told: list[Origin] = []
    pane.origin_clicked.connect(told.append)
    pane.view.clicked.emit(1, 100.0, 55.0)
    assert told == []
    show(pane, place(1, 50, id="r"))
    assert pane.view.isVisible()


def test_zoom_buttons_have_names_and_change_the_shown_percentage(pane: PreviewPane) -> None:
    show(pane)
    buttons = {button.accessibleName(): button for button in pane.findChildren(QToolButton) if button.accessibleName()}
    percent = next(one for one in pane.findChildren(QLabel) if one.accessibleName() == "Zoom of the preview")
    fitted = percent.text()
    buttons["Zoom in"].click()
    larger = percent.text()
    assert int(larger.split()[0]) > int(fitted.split()[0])
    buttons["Zoom out"].click()
    assert percent.text() == fitted
    buttons["Zoom in"].click()
    buttons["Fit the width"].click()
    assert percent.text() == fitted
    assert pane.view.fit_width


# --- in the window


def test_the_chosen_call_is_marked_on_the_page_that_the_label_names(program: Program) -> None:
    program.open_sample()
    program.window.resize(1280, 800)
    pages = program.workspace.pages
    section = program.section("recommendation_status")
    for entry in (section, *section.children):
        program.choose(entry)
        if not pages.view.marked:
            continue
        first = pages.view.marked[0]
        assert label(pages).startswith(f"Page {first[0]} of "), entry.title
        assert in_sight(pages, first[0], first[1].top()), entry.title


def test_a_click_on_a_page_chooses_marks_and_leaves_the_page_where_it_is(program: Program) -> None:
    program.open_sample()
    pages = program.workspace.pages
    assert pages.preview is not None
    note = program.section("speaker_notes").children[0]
    spot = next(p for p in pages.preview.pdf.places if p.origin.id == note.ref.id and p.origin.field)
    pages.view.lead_to(spot.page, QRectF(spot.x0, spot.y0, 1, 1))
    before = pages.view.verticalScrollBar().value()
    view = pages.view
    x = (spot.x0 + spot.x1) / 2 * view.scale_of(spot.page) + view._box(spot.page).left()
    y = (spot.y0 + spot.y1) / 2 * view.scale_of(spot.page) + view._box(spot.page).top()
    program.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(int(x), int(y)))
    current = program.workspace.panel.tree.current()
    assert current is not None
    assert current.ref == note.ref
    assert spot.page in [page for page, _box in view.marked]
    assert label(pages).startswith(f"Page {spot.page} of ")
    assert view.verticalScrollBar().value() == before
    program.qtbot.wait(400)
    assert view.verticalScrollBar().value() == before, "nothing may jump after the click either"


def test_a_recipe_for_which_nothing_may_be_shown_says_so_and_names_the_control(program: Program) -> None:
    program.open_sample()
    outline = program.workspace.outline
    assert outline is not None
    session = program.library.session
    for entry in outline.entries:
        session.do(set_field(entry.ref, "level", Level.STAFF)).result()
    pane = program.workspace.pages
    program.qtbot.waitUntil(lambda: pane.preview is None, timeout=PATIENCE)
    program.qtbot.waitUntil(lambda: "nothing of this pack goes to Members yet" in pane._empty.text(), timeout=PATIENCE)
    assert "May be read by" in pane._empty.text()
