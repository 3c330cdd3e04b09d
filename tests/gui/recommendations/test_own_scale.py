"""An office that calls the statuses otherwise reads its own words wherever the view shows or offers one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenu

from briefing_app.domain.records.office import OFFICE_SCALE, ScaleEntry, StatusScale
from briefing_app.domain.status import StatusCode
from briefing_app.editing.scale import set_scale
from briefing_app.gui.recommendations.lines import Field
from briefing_app.gui.recommendations.list_flow import table_of
from briefing_app.gui.recommendations.query import Query
from briefing_app.gui.recommendations.source import find
from briefing_app.gui.recommendations.texts import read_texts
from briefing_app.services.lists import GroupBy
from tests.builders import a_library_of_records
from tests.gui.recommendations.conftest import Opener

SCALE = StatusScale(
    id=OFFICE_SCALE,
    entries=(
        ScaleEntry(code=StatusCode.NONE, labels={"en": "Nothing done"}, colour="#123456"),
        ScaleEntry(code=StatusCode.STARTED, labels={"en": "On its way"}),
        ScaleEntry(code=StatusCode.SUBSTANTIAL, hidden=True),
    ),
)


def _said(menu: QMenu) -> list[str]:
    inner = menu.actions()[0].menu()
    assert isinstance(inner, QMenu)
    return [action.text() for action in inner.actions()]


def test_table_marks_menu_and_detail_speak_as_the_office_does(open_view: Opener) -> None:
    shown = open_view((*a_library_of_records(), SCALE))
    view, line = shown.view, shown.lines()[-1]
    assert line.says(Field.STATUS) == "Nothing done"
    assert "Nothing done" in view.calls.counts.buttons[StatusCode.NONE].toolTip()
    cell = table_of([line], [Field.STATUS], title="List").rows[0][0]
    assert (cell.words, cell.colour) == ("Nothing done", "#123456"), (
        "the list on paper has the office's word and colour"
    )
    offered = _said(view.actions_.menu(view, view.calls.with_chosen, chosen=1))
    assert "&4  On its way" in offered
    assert not any("Largely" in words for words in offered), "a hidden status is offered"
    view.go_to_call(line.id)
    shown.until(lambda: view.detail.detail is not None and view.detail.detail.call.id == line.id)
    assert "Nothing done" in [label.text() for label in view.detail.findChildren(QLabel)]
    groups = find(shown.session, Query(by=GroupBy.STATUS)).groups
    assert "Nothing done" in [group.words for group in groups]
    assert "Nothing done" in read_texts(shown.session)[0].counts_words()


def test_keys_history_and_messages_speak_as_the_office_does(open_view: Opener) -> None:
    shown = open_view((*a_library_of_records(), SCALE))
    view, call = shown.view, shown.lines()[-1].id
    view.calls.go_to(call)
    before = len(shown.assessments(call))
    shown.qtbot.keyClick(view.calls.table, Qt.Key.Key_2)
    shown.qtbot.keyClick(view.calls.table, Qt.Key.Key_4)
    shown.until(lambda: bool(shown.said))
    assert "On its way" in shown.said[-1]
    assert len(shown.assessments(call)) == before + 1, "the key of a hidden status judged something"
    assert "On its way" in (shown.session.undo_label().result() or "")


def test_a_scale_that_is_settled_meanwhile_is_seen_at_once(open_view: Opener) -> None:
    shown = open_view(a_library_of_records())
    assert shown.lines()[-1].says(Field.STATUS) == "Not implemented"
    shown.settle(lambda: shown.session.do(set_scale(SCALE.entries, substantial_counts=False)).result())
    shown.until(lambda: shown.lines()[-1].says(Field.STATUS) == "Nothing done")
    assert shown.view.calls.source.scale.of_key(2) is None
