"""What an office does beside its packs: the calls, texts and sheets that come in, a text that is checked, figures."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

from PySide6.QtGui import QTextCursor

from briefing_app.domain.records.recommendation import Instrument, Recommendation
from briefing_app.domain.status import StatusCode
from briefing_app.gui.adopted_text.choose_dialog import ChooseTextDialog
from briefing_app.gui.adopted_text.flow import read_source
from briefing_app.gui.adopted_text.review import ReviewDialog
from briefing_app.gui.check_text.dialog import CheckTextDialog
from briefing_app.gui.help import HelpDialog
from briefing_app.gui.live_figures.dialog import FigureDialog
from briefing_app.gui.recommendations.judgement_dialog import JudgementDialog
from briefing_app.gui.recommendations.list_print_dialog import ListPrintDialog
from briefing_app.gui.scale.dialog import ScaleDialog
from briefing_app.gui.sheets.dialog import SheetDialog
from briefing_app.gui.sheets.partner_dialog import PartnerDialog
from briefing_app.gui.text.editor import TextEditor
from tests.importing.adopted_text.test_our_resolution import PLAN
from tests.importing.adopted_text.written import pasted
from tests.importing.sheets.files import xlsx_of
from tests.pictures.stage import Stage

_CHECKED = (
    "Of the 20 recommendations that Parliament addressed to Kazakhstan, three have been partially implemented and 18 "
    "have not been implemented.\n\nNone of the 20 has been fully implemented, as the report of February 2020 says."
)
_SHEET = (
    ("Paragraph", "Text", "Addressee", "Status", "Assessed on"),
    ("31", "Publish the minutes of every hearing.", "Kazakhstan", "Not implemented", "2020-02-17"),
    ("32", "Let families visit those who are held.", "Kazakhstan", "Partially implemented", "2020-02-17"),
    ("33", "Answer the questions of the Committee in writing.", "Kazakhstan", "Not implemented", "2020-02-17"),
)
_SHEET_TABS = ("columns", "rows", "faults")
_FAULTY = (*_SHEET, ("thirty-four", "Name the public defenders.", "Kazakhstan", "splendid", "17/2/20"))


def calls(stage: Stage) -> None:
    """Every call: the list, one call with its claims, the texts, who raises what."""
    stage.do("show_recommendations")
    stage.rest(2000)
    stage.shoot("recommendations")
    view = stage.library.recommendations
    view.calls.table.go_to_row(1)
    stage.rest(1500)
    stage.shoot("recommendation-detail")
    view.calls.bar.search.setText("criminal code")
    view.calls.bar.search.returnPressed.emit()
    stage.rest(1200)
    stage.shoot("recommendations-search")
    view.calls.bar.show_all()
    stage.rest(1200)
    for index, name in ((1, "texts"), (2, "coverage")):
        view.tabs.setCurrentIndex(index)
        stage.rest(1500)
        stage.shoot(f"recommendations-{name}")
    view.tabs.setCurrentIndex(0)


def judging(stage: Stage) -> None:
    """A call is assessed; many are changed in one step; the list goes to paper."""
    view = stage.library.recommendations
    act = view.actions_
    found = stage.library.session.ask(lambda reader: reader.all(Recommendation)).result()
    ids = tuple(str(call.id) for call in found[:3])
    one = partial(act.ask_assessment, ids[0], StatusCode.PARTIAL)
    stage.front(one, JudgementDialog, lambda _dialog: stage.shoot("assess"))
    stage.front(partial(act.ask_status, ids), JudgementDialog, lambda _dialog: stage.shoot("assess-many"))
    stage.front(
        view.lists.print_list, ListPrintDialog, lambda _dialog: stage.shoot("recommendations-print", after=3000)
    )
    stage.do("show_pack")


def adopted_text(stage: Stage) -> None:
    """An adopted text is read in: the question, and its words beside its drafts."""
    stage.front(lambda: stage.do("read_adopted_text"), ChooseTextDialog, lambda _dialog: stage.shoot("adopted-text"))
    read = read_source(stage.library.session, pasted(PLAN))

    def review(dialog: ReviewDialog) -> None:
        dialog.table.choose(2)
        stage.shoot("adopted-text-review")

    flow = stage.window.office.adopted_text
    stage.front(lambda: flow.review(stage.library, read), ReviewDialog, review)


def sheets(stage: Stage) -> None:
    """A partner's sheet: what it would change, its faults; and one that goes out."""
    home = Path(os.environ["BRIEFING_HOME"])
    texts = stage.library.session.ask(lambda reader: reader.all(Instrument)).result()
    text = next(each for each in texts if each.reference == "P8_TA(2019)0203")

    def show(pictures: tuple[str, ...], dialog: SheetDialog) -> None:
        for field, value in (("instrument", text.id), ("claimant", "own")):
            dialog.settings.form.editors[field].set_value(value)
            dialog.settings.form.field_edited.emit(field, value)
        stage.rest(1500)
        for picture in pictures:
            dialog.tabs.setCurrentIndex(_SHEET_TABS.index(picture))
            stage.shoot(f"sheet-{picture}")

    for name, table, pictures in (
        ("Answers of a partner", _SHEET, ("columns", "rows")),
        ("Answers with faults", _FAULTY, ("faults",)),
    ):
        path = home / f"{name}.xlsx"
        path.write_bytes(xlsx_of(list(table)))
        reading = partial(stage.window.office.sheets.read_path, stage.library, path)
        stage.front(reading, SheetDialog, partial(show, pictures))
    stage.front(lambda: stage.do("send_sheet"), PartnerDialog, lambda _dialog: stage.shoot("sheet-send"))


def check_text(stage: Stage) -> None:
    """A text is checked beside its marked sentences."""

    def look(dialog: CheckTextDialog) -> None:
        dialog.text.setPlainText(_CHECKED)
        dialog.start()
        stage.until(lambda: dialog.found, "findings")
        stage.shoot("check-text")

    stage.front(lambda: stage.do("check_text"), CheckTextDialog, look)


def live_figure(stage: Stage) -> None:
    """A figure is chosen, and its value seen, while one types."""
    stage.do("show_pack")
    summary = stage.section("Summary")
    stage.choose(summary.children[0].ref, summary.ref.id)
    form = stage.library.workspace.editor.form.form
    assert form is not None
    editor = next(held for held in form.findChildren(TextEditor) if held.isVisible() and held.area.toPlainText())
    editor.area.setFocus()
    editor.area.moveCursor(QTextCursor.MoveOperation.End)
    stage.shoot("text-editor")

    def look(dialog: FigureDialog) -> None:
        dialog.form.editors["code"].set_value(StatusCode.PARTIAL.value)
        dialog.form.field_edited.emit("code", StatusCode.PARTIAL.value)
        stage.shoot("live-figure", after=1500)

    stage.front(editor.ask_figure, FigureDialog, look)


def settings(stage: Stage) -> None:
    """The office's words for a status; first steps; the keys."""
    stage.front(lambda: stage.do("status_scale"), ScaleDialog, lambda _dialog: stage.shoot("status-scale"))
    stage.front(lambda: stage.do("shortcuts"), HelpDialog, lambda _dialog: stage.shoot("shortcuts"))
    stage.front(lambda: stage.do("first_steps"), HelpDialog, lambda _dialog: stage.shoot("first-steps"))


WALKS = (calls, judging, adopted_text, sheets, check_text, live_figure, settings)
