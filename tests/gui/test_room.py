"""Nothing is cut off: at any size of text and in any colours every control has the room that its words need."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from briefing_app.domain.ids import RecommendationId
from briefing_app.domain.status import StatusCode
from briefing_app.errors import UserError
from briefing_app.gui.about import AboutDialog
from briefing_app.gui.conflict import Conflict, ConflictDialog
from briefing_app.gui.help import first_steps
from briefing_app.gui.messages import BugDialog, user_error_box
from briefing_app.gui.section_dialog import ChooseDialog
from briefing_app.gui.status_list import _MOST_WRAPPED, StatusLine, StatusList
from briefing_app.gui.theme import Look, Theme
from briefing_app.sections.registry import section_types
from tests.gui.conftest import Program

LOOKS = [(Look.LIGHT, 100), (Look.DARK, 100), (Look.LIGHT, 80), (Look.DARK, 200), (Look.CONTRAST, 150)]
SURNAME = "Wolfeschlegelsteinhausenbergerdorffmann"


def is_cut(widget: QWidget) -> bool:
    """Whether a control is smaller than what it shows."""
    if isinstance(widget, QLabel):
        if widget.wordWrap():
            return widget.heightForWidth(widget.width()) > widget.height() + 1
        return widget.minimumSizeHint().width() > widget.width() + 1
    if isinstance(widget, QComboBox):
        return widget.minimumSizeHint().height() > widget.height() + 1
    needed = widget.sizeHint()
    return needed.height() > widget.height() + 1 or needed.width() > widget.width() + 1


def cut_off(root: QWidget) -> list[str]:
    """The controls in sight that are cut, by kind and words."""
    found = [
        widget
        for widget in root.findChildren(QWidget)
        if isinstance(widget, (QLabel, QAbstractButton, QComboBox))
        and widget.isVisible()
        and (not widget.objectName().startswith("qt_") or widget.objectName().startswith("qt_msgbox"))
        and not isinstance(widget.parentWidget(), (QLineEdit, QComboBox))
        and is_cut(widget)
    ]
    return [f"{type(w).__name__} “{w.accessibleName() or getattr(w, 'text', str)()}” {w.size()}" for w in found]


def settled_cut_off(program: Program) -> list[str]:
    """What is still cut when lines have come to rest: a layout that just learned of a width asks for height later."""
    found: list[str] = []
    for _ in range(40):
        program.qtbot.wait(30)
        found = cut_off(program.window)
        if not found:
            break
    return found


@pytest.fixture
def look(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[tuple[Look, int]]:
    theme = Theme(qapp)
    chosen: tuple[Look, int] = request.param
    theme.apply(*chosen)
    yield chosen
    theme.apply(Look.LIGHT, 100)


def long_error() -> UserError:
    return UserError(
        f"Nothing here is for the audience of {SURNAME}, and this line goes on for quite a while",
        "“Delegation pack: EU–Kazakhstan PCC, February 2020” holds nothing that it may see. " * 3,
        "Choose another audience, or open a part to this one.",
    )


DIALOGS: dict[str, Callable[[], QDialog]] = {
    "about": lambda: AboutDialog(None, library=None),
    "conflict": lambda: ConflictDialog(None, Conflict(where=f"“{SURNAME}”, Role", mine=SURNAME, theirs="Қазақстан")),
    "first steps": lambda: first_steps(None),
    "fault": lambda: BugDialog(None, ValueError("planted")),
    "error": lambda: user_error_box(None, long_error()),
    "choice": lambda: ChooseDialog(
        None,
        question="Add a section",
        answer="Add",
        choices=[(kind.name, kind.label, kind.help) for kind in section_types().values()],
    ),
}


@pytest.mark.parametrize("look", LOOKS, indirect=True, ids=lambda held: f"{held[0].value}-{held[1]}")
@pytest.mark.parametrize("name", DIALOGS)
def test_no_words_of_a_dialog_are_cut_and_it_stays_on_the_screen(
    qtbot: QtBot, look: tuple[Look, int], name: str
) -> None:
    dialog = DIALOGS[name]()
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    qtbot.wait(20)
    assert cut_off(dialog) == []
    room = dialog.screen().availableGeometry()
    if look[1] <= 150:
        assert dialog.width() <= room.width()
        assert dialog.height() <= room.height()


@pytest.mark.parametrize("look", LOOKS[:1], indirect=True)
@pytest.mark.parametrize("words", ["Short", "Nothing here is for the audience “public”", long_error().title])
def test_the_title_of_an_error_stands_whole_in_the_box_and_not_in_its_frame(
    qtbot: QtBot, look: tuple[Look, int], words: str
) -> None:
    error = UserError(words, "“Delegation pack: EU–Kazakhstan PCC” holds nothing that it may see.", "Choose another.")
    box = user_error_box(None, error)
    qtbot.addWidget(box)
    box.show()
    qtbot.waitExposed(box)
    qtbot.wait(20)
    assert box.windowTitle() == "Briefing Pack Builder"
    label = next(one for one in box.findChildren(QLabel) if one.text() == error.title)
    assert not is_cut(label)
    assert label.font().bold()


@pytest.mark.parametrize(("look", "percent"), LOOKS)
def test_no_words_of_the_window_are_cut(program: Program, look: Look, percent: int) -> None:
    program.open_sample()
    program.window.resize(QSize(1280, 800))
    program.window.set_look(look)
    program.window.set_text_size(percent)
    program.window.menus.actions["find"].trigger()
    cut: dict[str, list[str]] = {}
    for entry in program.entries:
        for each in (entry, *entry.children[:1]):
            program.form_of(each)
            found = settled_cut_off(program)
            if found:
                cut[each.title] = found
    assert cut == {}
    program.window.set_look(Look.LIGHT)
    program.window.set_text_size(100)


@pytest.mark.parametrize("percent", [100, 200])
def test_the_titles_of_the_calls_are_read_whole_in_the_list_of_statuses(program: Program, percent: int) -> None:
    program.open_sample()
    program.window.resize(QSize(1280, 800))
    program.window.set_text_size(percent)
    program.choose(program.section("recommendation_status"))
    table = program.workspace.editor.statuses
    program.qtbot.waitUntil(lambda: len(table.lines) == 20)
    program.qtbot.wait(50)
    metrics = table.fontMetrics()
    for row, line in enumerate(table.lines):
        item = table.item(row, 1)
        assert item is not None
        room = table.visualItemRect(item).adjusted(4, 0, -4, 0)
        words = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap.value, line.title)
        assert words.height() <= table.rowHeight(row), line.title
        assert words.width() <= room.width(), line.title
    program.window.set_text_size(100)


def test_a_long_list_of_statuses_is_wrapped_no_further_than_it_costs_nothing(qtbot: QtBot) -> None:
    table = StatusList()
    qtbot.addWidget(table)
    table.resize(400, 400)
    table.show()
    lines = tuple(
        StatusLine(
            recommendation=RecommendationId(str(number)), paragraph="1", title="A call of many words " * 6,
            status=StatusCode.NONE, claimant="us",
        )
        for number in range(_MOST_WRAPPED + 5)
    )  # fmt: skip
    table.show_lines(lines)
    assert table.rowHeight(0) > 2 * table.rowHeight(_MOST_WRAPPED + 1)


# --- names and order


def controls(root: QWidget) -> list[QWidget]:
    kinds = (QAbstractButton, QComboBox, QLineEdit, QTextEdit, QPlainTextEdit, QAbstractItemView)
    return [
        widget
        for widget in root.findChildren(QWidget)
        if isinstance(widget, kinds)
        and not widget.objectName().startswith("qt_")
        and not (isinstance(widget, QAbstractItemView) and widget.window() is not root.window())
    ]


def unnamed(root: QWidget) -> list[str]:
    """Controls without a name for those who do not see them; lines inside boxes as well."""
    return [
        f"{type(control).__name__} in {type(control.parentWidget()).__name__}"
        for control in controls(root)
        if not (control.accessibleName() or (isinstance(control, QAbstractButton) and control.text()))
        and not (isinstance(control, QAbstractItemView) and isinstance(control.parentWidget(), QComboBox))
        and not isinstance(control.parentWidget(), QAbstractItemView)
    ]


def test_every_control_of_every_form_has_a_name_even_the_lines_inside_boxes(program: Program) -> None:
    program.open_sample()
    program.window.menus.actions["find"].trigger()
    missing: dict[str, list[str]] = {}
    for entry in program.entries:
        for each in (entry, *entry.children[:1]):
            program.form_of(each)
            if found := unnamed(program.window):
                missing[each.title] = found
    assert missing == {}


@pytest.mark.parametrize("name", DIALOGS)
def test_every_control_of_a_dialog_has_a_name(qtbot: QtBot, name: str) -> None:
    dialog = DIALOGS[name]()
    qtbot.addWidget(dialog)
    assert unnamed(dialog) == []


def test_the_tab_key_goes_through_a_form_from_top_to_bottom_and_reaches_every_field(program: Program) -> None:
    program.open_sample()
    program.window.activateWindow()
    form = program.form_of(program.section("speaker_notes").children[0])
    first = next(iter(form.editors.values()))
    first.setFocus()
    reached: list[str] = []
    for _ in range(80):
        widget = QApplication.focusWidget()
        if widget is None:
            break
        owner = next((name for name, editor in form.editors.items() if editor.isAncestorOf(widget)), None)
        if owner is None:
            break
        if not reached or reached[-1] != owner:
            reached.append(owner)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    assert reached == list(form.editors)


def test_f_keys_for_the_panes_put_the_keyboard_there(program: Program) -> None:
    program.open_sample()
    program.window.activateWindow()
    workspace = program.workspace
    program.form_of(program.section("speaker_notes").children[0])
    for action, pane in (
        ("focus_tree", workspace.panel),
        ("focus_editor", workspace.editor),
        ("focus_preview", workspace.pages),
    ):
        program.window.menus.actions[action].trigger()
        program.qtbot.wait(20)
        focus = QApplication.focusWidget()
        assert focus is not None
        assert pane.isAncestorOf(focus), action
