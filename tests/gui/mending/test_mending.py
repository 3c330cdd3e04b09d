"""A typed count that is refused on its way out is mended from the list of findings, and the export goes on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QDialogButtonBox
from pytestqt.qtbot import QtBot

from briefing_app.composing.findings import Finding
from briefing_app.composing.guard import CountFinding
from briefing_app.document.origin import NOWHERE, Origin
from briefing_app.domain.figures import FigureKind, FigureQuery
from briefing_app.domain.ids import InstrumentId
from briefing_app.domain.records.office import KeptCount
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.status import StatusCode
from briefing_app.domain.text import Text, plain_text
from briefing_app.editing.fields import set_text
from briefing_app.errors import InputError
from briefing_app.gui.findings_list import RefusedDialog
from briefing_app.gui.live_figures.dialog import FigureDialog
from briefing_app.gui.mending.flow import KeepDialog
from briefing_app.gui.progress_dialog import ProgressDialog
from briefing_app.services.count_mending import figure_command, query_of
from briefing_app.services.export import ExportRequest
from tests.gui.conftest import PATIENCE, Program

FALSE = "So far, Kazakhstan implemented only 2 out of 20 of the recommendations."


def found(**fields: object) -> CountFinding:
    values: dict[str, object] = {
        "quote": FALSE,
        "said": "2 of 20",
        "actual": "0 of 20",
        "instrument": InstrumentId("i1"),
        "addressee": None,
        "measure": "implemented",
        "message": "The text says 2.",
        "origin": Origin(kind="section", id="s1", field="intro", block=0),
        "language": "en",
        "start": 4,
        "end": 6,
    }
    return CountFinding(**{**values, **fields})  # type: ignore[arg-type]


def summary_text(program: Program) -> Text:
    session, ref = program.library.session, program.section("summary").ref
    texts = session.ask(lambda reader: reader.texts([ref.id])).result()
    return next((each.tree for each in texts if FALSE[:12] in each.tree.plain or _has_figure(each.tree)), Text())


def _has_figure(tree: Text) -> bool:
    return any(run.figure is not None for block in tree.blocks for run in block.runs)


def export_with(
    program: Program, monkeypatch: pytest.MonkeyPatch, folder: Path, *answers: Callable[[RefusedDialog], object]
) -> list[RefusedDialog]:
    """Type a false count into the summary, export, and answer each refusal in turn; none is left unanswered."""
    program.open_sample()
    program.qtbot.waitUntil(lambda: program.workspace.outline is not None, timeout=PATIENCE)
    ref: RecordRef = program.section("summary").ref
    command = set_text(ref, "introduction", language="en", tree=plain_text(FALSE))
    program.library.session.do(command).result()
    left, seen = list(answers), list[RefusedDialog]()

    def answer(dialog: RefusedDialog) -> int:
        seen.append(dialog)
        if left:
            left.pop(0)(dialog)
        return dialog.result()

    monkeypatch.setattr(RefusedDialog, "exec", answer)
    assert program.workspace.outline is not None
    request = ExportRequest(pack=program.workspace.outline.pack.id, out=folder)
    program.window.export_flow._start(program.library, request)
    return seen


def choose_typed(dialog: RefusedDialog) -> None:
    """Go to the line of the typed count."""
    view = dialog.findings.list
    rows = [row for row in range(view.count()) if "Insert a live figure" in view.item(row).text()]
    view.setCurrentRow(rows[0])


def written(program: Program, folder: Path) -> None:
    """Wait until the export has come to its end."""
    program.qtbot.waitUntil(lambda: folder.exists() and len(list(folder.iterdir())) == 2, timeout=PATIENCE)
    shown = program.window.findChildren(ProgressDialog)
    program.qtbot.waitUntil(lambda: any(each.close_button.text() == "&Close" for each in shown), timeout=PATIENCE)
    for each in shown:
        each.reject()


def test_a_typed_count_gives_way_to_a_live_figure_and_the_export_goes_on(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    begun: list[FigureQuery] = []

    def insert(dialog: FigureDialog) -> int:
        begun.append(dialog.query)
        return QDialog.DialogCode.Accepted

    def press(dialog: RefusedDialog) -> None:
        choose_typed(dialog)
        dialog.findings.figure.click()

    monkeypatch.setattr(FigureDialog, "exec", insert)
    export_with(program, monkeypatch, tmp_path / "out", press)
    written(program, tmp_path / "out")
    assert [(each.kind, each.code, each.in_words) for each in begun] == [(FigureKind.COUNT, None, True)]
    (block,) = summary_text(program).blocks
    assert [run.text or "#" for run in block.runs] == [
        "So far, Kazakhstan implemented ", "#", " of the recommendations.",
    ]  # fmt: skip


def test_a_sentence_is_kept_with_a_reason_and_is_not_questioned_again(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def say_why(dialog: KeepDialog) -> int:
        dialog.reason.setText("  It speaks of 2019. ")
        return QDialog.DialogCode.Accepted

    def press(dialog: RefusedDialog) -> None:
        choose_typed(dialog)
        dialog.findings.keep.click()

    monkeypatch.setattr(KeepDialog, "exec", say_why)
    seen = export_with(program, monkeypatch, tmp_path / "out", press)
    written(program, tmp_path / "out")
    assert len(seen) == 1
    kept = program.library.session.ask(lambda reader: reader.all(KeptCount)).result()
    (one,) = kept
    assert (one.quote, one.reason, one.kept_by) == (FALSE, "It speaks of 2019.", "Anna Kowalska")


def test_whoever_does_not_say_why_keeps_nothing(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[str] = []

    def cancel(dialog: KeepDialog) -> int:
        asked.append(dialog.windowTitle())
        return QDialog.DialogCode.Rejected

    def press(dialog: RefusedDialog) -> None:
        choose_typed(dialog)
        dialog.findings.keep.click()

    monkeypatch.setattr(KeepDialog, "exec", cancel)
    export_with(program, monkeypatch, tmp_path / "out", press)
    program.qtbot.waitUntil(lambda: bool(asked), timeout=PATIENCE)
    assert program.library.session.ask(lambda reader: reader.all(KeptCount)).result() == ()
    assert not (tmp_path / "out").exists()


def test_a_reason_is_needed(qtbot: QtBot) -> None:
    dialog = KeepDialog(found())
    qtbot.addWidget(dialog)
    buttons = dialog.findChild(QDialogButtonBox)
    assert buttons is not None
    keep = buttons.button(QDialogButtonBox.StandardButton.Ok)
    assert not keep.isEnabled()
    dialog.reason.setText("   ")
    assert not keep.isEnabled()
    dialog.reason.setText("Quoted from the report")
    assert keep.isEnabled()


@pytest.mark.parametrize(("check", "offered"), [("typed-count", True), ("long-text", False)])
def test_mending_is_offered_for_typed_counts_alone(qtbot: QtBot, check: str, offered: bool) -> None:
    finding = Finding(check=check, severity="error", where="Summary", quote="", message="It differs.", fix="Mend it.")
    dialog = RefusedDialog(None, (finding,), done="Nothing was written")
    qtbot.addWidget(dialog)
    assert [dialog.findings.figure.isHidden(), dialog.findings.keep.isHidden()] == [not offered] * 2
    dialog.findings.keep.click()
    assert (dialog.mend is not None) is offered


@pytest.mark.parametrize(
    ("fields", "kind", "code"),
    [
        ({}, FigureKind.COUNT, None),
        ({"measure": "partial"}, FigureKind.COUNT, StatusCode.PARTIAL),
        ({"measure": "total", "said": "24"}, FigureKind.TOTAL, None),
        ({"said": "10 %"}, FigureKind.SHARE, None),
    ],
)
def test_the_figure_that_is_proposed_says_what_the_sentence_wants_to_say(
    fields: dict[str, object], kind: FigureKind, code: StatusCode | None
) -> None:
    query = query_of(found(**fields))
    assert (query.kind, query.code, query.instrument) == (kind, code, "i1")


@pytest.mark.parametrize(
    "fields", [{"end": 4}, {"start": 0, "end": 0}, {"origin": NOWHERE}, {"origin": Origin(kind="section", id="s1")}]
)
def test_numbers_whose_place_is_not_certain_are_left_to_a_person(fields: dict[str, object]) -> None:
    with pytest.raises(InputError, match="change them by hand"):
        figure_command(found(**fields), query_of(found()))
