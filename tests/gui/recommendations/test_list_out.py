"""The list as it is filtered goes to paper and into spreadsheets: every row, the shown columns, for staff."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from pathlib import Path

import pypdf
import pytest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget
from python_calamine import CalamineWorkbook

from briefing_app.document.blocks import Layout, Table
from briefing_app.document.inline import StatusMark
from briefing_app.gui.progress_dialog import ProgressDialog
from briefing_app.gui.recommendations import list_flow
from briefing_app.gui.recommendations.lines import FIELDS, HEADINGS, Field
from briefing_app.gui.recommendations.list_flow import ListFlow, table_of, title_of
from briefing_app.gui.recommendations.list_print_dialog import ListPrintDialog
from briefing_app.gui.recommendations.query import Query
from briefing_app.services.list_export import ListCell, ListTable, list_document, prepare_list, write_list
from briefing_app.services.lists import GroupBy, RecommendationFilter
from briefing_app.services.services import Services
from briefing_app.settings import PrintChoices
from tests.builders import a_library_of_records
from tests.gui.recommendations.conftest import Opener, Shown

NOW = datetime(2020, 2, 17, 14, 2, tzinfo=UTC)


def table(rows: int, *, words: str = "A call") -> ListTable:
    cells = (ListCell(words=words), ListCell(words="Not implemented", status="none"))
    return ListTable(
        title="Recommendations",
        count="Some calls",
        headings=("Call", "Status"),
        weights=(3.0, 1.0),
        rows=(cells,) * rows,
    )


def test_a_list_is_landscape_for_staff_and_repeats_its_heads() -> None:
    document = list_document(table(3), now=NOW)
    (part,) = document.parts
    assert part.layout is Layout.LANDSCAPE
    assert document.furniture.marking == "TLP:AMBER+STRICT"
    assert document.furniture.audience == "For staff only"
    body = part.children[1]
    assert isinstance(body, Table)
    assert len(body.head) == 1
    mark = body.rows[0].cells[1].children[0].children[0]  # type: ignore[union-attr]
    assert mark == StatusMark(code="none", label="Not implemented")


def test_the_pages_hold_every_row_and_say_for_whom(services: Services) -> None:
    prepared = prepare_list(table(120), thread=services.pages, now=NOW)
    reader = pypdf.PdfReader(io.BytesIO(prepared.data))
    words = [page.extract_text() for page in reader.pages]
    assert len(reader.pages) == len(prepared.pages.sizes) > 2
    assert sum(page.count("A call") for page in words) == 120
    assert all("Status" in page and "staff only" in page for page in words)
    assert prepared.pages.sizes[0][0] > prepared.pages.sizes[0][1]
    assert prepared.line == f"Recommendations, for staff only, {len(reader.pages)} pages"


@pytest.mark.parametrize(
    "words",
    [
        "",
        "=HYPERLINK(1)",
        "Ерікті тыйым салу",
        "საქართველო",
        "A-very-long-word-without-a-place-to-break" * 6,
        "a\nb\tc",
    ],
)
def test_any_words_go_to_paper_and_into_both_kinds_of_sheet(services: Services, tmp_path: Path, words: str) -> None:
    made = table(2, words=words)
    assert prepare_list(made, thread=services.pages, now=NOW).data.startswith(b"%PDF")
    write_list(services.writer, tmp_path / "list.xlsx", made)
    write_list(services.writer, tmp_path / "list.csv", made)
    rows = CalamineWorkbook.from_path(str(tmp_path / "list.xlsx")).get_sheet_by_index(0).to_python()
    assert rows[0] == ["Call", "Status"]
    assert len(rows) == 3
    found = list(csv.reader(io.StringIO((tmp_path / "list.csv").read_text(encoding="utf-8-sig"), newline="")))
    assert found[0] == ["Call", "Status"]
    assert not found[1][0].startswith("=")


def test_only_the_shown_columns_go_out_in_their_order(shown: Shown) -> None:
    lines = shown.lines()
    made = table_of(lines, (Field.CALL, Field.STATUS, Field.TREND), title="T")
    assert made.headings == ("Call", "Status", "Trend")
    assert made.rows[0][1].status == lines[0].status.value
    assert made.rows[0][2] == ListCell(words="")
    every = table_of(lines, FIELDS, title="T")
    assert every.headings == tuple(HEADINGS[field] for field in FIELDS)


@pytest.mark.parametrize(
    ("filters", "title"),
    [
        (RecommendationFilter(), "Recommendations"),
        (RecommendationFilter(search="torture"), "Recommendations with “torture”"),
        (RecommendationFilter(disputed=True), "Recommendations, as filtered"),
    ],
)
def test_the_title_says_that_it_is_not_all(filters: RecommendationFilter, title: str) -> None:
    assert title_of(Query(filters=filters)) == title


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_the_list_is_written_as_it_is_filtered(shown: Shown, tmp_path: Path, suffix: str) -> None:
    search = shown.view.calls.bar.search
    search.setText("call 1")
    shown.settle(search.returnPressed.emit)
    path = tmp_path / f"out.{suffix}"
    shown.view.lists.write_to(path)
    shown.until(lambda: any("written to" in said for said in shown.said))
    assert path.exists()
    count = shown.view.calls.model.rowCount()
    assert shown.said[-1] == f"{count} calls written to out.{suffix}."


@pytest.mark.parametrize(
    ("answer", "kept"),
    [
        (("list", "Excel workbook (*.xlsx)"), "list.xlsx"),
        (("list", "Comma-separated values (*.csv)"), "list.csv"),
        (("list.csv", "Excel workbook (*.xlsx)"), "list.csv"),
        (("v1.2", "Excel workbook (*.xlsx)"), "v1.2.xlsx"),
    ],
)
def test_the_name_gets_the_ending_of_its_form(
    shown: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: tuple[str, str], kept: str
) -> None:
    typed, form = answer
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked, **_more: (str(tmp_path / typed), form))
    shown.view.lists.export_list()
    shown.until((tmp_path / kept).exists)


def test_an_empty_list_writes_and_prints_nothing(open_view: Opener, tmp_path: Path) -> None:
    shown = open_view([])
    shown.view.lists.export_list()
    assert shown.said == ["There is nothing in the list to write."]
    shown.view.lists.print_list()
    shown.until(lambda: "There is nothing in the list to print." in shown.said)
    assert list(tmp_path.glob("*.xlsx")) == []


def test_more_rows_than_anybody_prints_are_refused_with_a_way_out(
    open_view: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(list_flow, "MOST_PRINTED", 10)
    shown = open_view(a_library_of_records())
    shown.view.lists.print_list()
    shown.until(lambda: bool(shown.failures))
    assert "20 calls were chosen; 10 is the most" in str(shown.failures.pop())


def test_printing_shows_the_pages_first_and_sends_exactly_these(
    shown: Shown, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[tuple[bytes, int]] = []
    monkeypatch.setattr(services.printing, "printers", lambda: ())
    monkeypatch.setattr(
        services.printing, "print_prepared", lambda prepared, request: printed.append((prepared.data, request.copies))
    )
    seen: list[ListPrintDialog] = []

    def answer(dialog: ListPrintDialog) -> int:
        seen.append(dialog)
        dialog.copies.setValue(3)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(ListPrintDialog, "exec", answer)
    monkeypatch.setattr(ListFlow, "_printed", lambda *_result: None)
    shown.view.lists.print_list()
    shown.until(lambda: bool(printed))
    assert printed[0][0].startswith(b"%PDF")
    assert printed[0][1] == 3
    assert seen[0].first_line.text().startswith("Recommendations, for staff only")
    assert services.settings.current.printing.copies == 3


def test_without_a_printer_the_pages_can_be_saved(
    shown: Shown, services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services.printing, "printers", lambda: ())
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked, **_more: (str(tmp_path / "list"), ""))

    def answer(dialog: ListPrintDialog) -> int:
        dialog.save.click()
        return QDialog.DialogCode.Rejected

    monkeypatch.setattr(ListPrintDialog, "exec", answer)
    shown.view.lists.print_list()
    shown.until((tmp_path / "list.pdf").exists)


def test_choices_of_a_list_leave_the_recipe_of_packs(shown: Shown, services: Services) -> None:
    prepared = prepare_list(table(1), thread=services.pages, now=NOW)
    choices = PrintChoices(recipe="recipe-1", duplex="long", copies=4)
    bridge = shown.view.lists._bridge
    dialog = ListPrintDialog(shown.view, bridge, prepared, choices, printers=["Office"])
    assert dialog.choices == PrintChoices(recipe="recipe-1", duplex="long", copies=1, printer="Office")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("list.xlsx", "list.xlsx.pdf"),
        ("list.csv", "list.csv.pdf"),
        ("list.PDF", "list.PDF"),
        ("Ерікті тыйым", "Ерікті тыйым.pdf"),
    ],
)
def test_pages_are_never_written_under_the_ending_of_a_sheet(
    open_view: Opener, services: Services, monkeypatch: pytest.MonkeyPatch, typed: str, kept: str
) -> None:
    shown = open_view(a_library_of_records())
    tmp_path = shown.session.path.parent
    monkeypatch.setattr(services.printing, "printers", lambda: ())
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked, **_more: (str(tmp_path / typed), ""))

    def answer(dialog: ListPrintDialog) -> int:
        dialog.save.click()
        return QDialog.DialogCode.Rejected

    monkeypatch.setattr(ListPrintDialog, "exec", answer)
    shown.view.lists.print_list()
    shown.until((tmp_path / kept).exists)
    assert (tmp_path / kept).read_bytes().startswith(b"%PDF")
    shown.until(lambda: shown.said[-1] == f"Saved as {kept}.")
    shown.until(lambda: any(held.isVisible() for held in QApplication.topLevelWidgets() if _shows(held, kept)))


@pytest.mark.parametrize("typed", ["list.pdf", "list.docx", "list.", "საქართველო"])
def test_a_sheet_is_never_written_under_the_ending_of_pages(
    shown: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    form = "Excel workbook (*.xlsx)"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked, **_more: (str(tmp_path / typed), form))
    shown.view.lists.export_list()
    path = tmp_path / f"{typed}.xlsx"
    shown.until(path.exists)
    assert len(CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()) == 21


def test_a_question_for_a_file_that_is_left_writes_nothing(
    shown: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked, **_more: ("", ""))
    shown.view.lists.export_list()
    shown.qtbot.wait(100)
    assert shown.said == []
    assert not [path for path in tmp_path.iterdir() if path.is_file()]


@pytest.mark.parametrize(
    ("query", "title"),
    [
        (Query(filters=RecommendationFilter(search="x", disputed=True)), "Recommendations with “x”, as filtered"),
        (Query(filters=RecommendationFilter(search="x"), by=GroupBy.THEME), "Recommendations with “x”"),
        (
            Query(filters=RecommendationFilter(search="x"), by=GroupBy.THEME, group="theme-1"),
            "Recommendations with “x”, as filtered",
        ),
        (Query(by=GroupBy.STATUS, group="full"), "Recommendations, as filtered"),
        (Query(by=GroupBy.STATUS, descending=True), "Recommendations"),
    ],
)
def test_the_title_owns_every_way_in_which_the_list_is_narrowed(query: Query, title: str) -> None:
    assert title_of(query) == title


@pytest.mark.parametrize("field", FIELDS)
def test_what_is_written_is_what_the_screen_says(shown: Shown, tmp_path: Path, field: Field) -> None:
    lines = shown.lines()
    shown.view.calls.table.show_columns([Field.CALL.value, field.value])
    path = tmp_path / "out.csv"
    shown.view.lists.write_to(path)
    shown.until(lambda: bool(shown.said))
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
    assert rows[0] == [HEADINGS[each] for each in FIELDS if each in (Field.CALL, field)]
    assert [row[rows[0].index(HEADINGS[field])] for row in rows[1:]] == [line.says(field) for line in lines]


def test_the_order_of_the_screen_is_the_order_of_the_sheet(shown: Shown, tmp_path: Path) -> None:
    table = shown.view.calls.table
    shown.settle(lambda: table.sort_by(FIELDS.index(Field.CALL)))
    shown.settle(lambda: table.sort_by(FIELDS.index(Field.CALL)))
    path = tmp_path / "out.csv"
    shown.view.lists.write_to(path)
    shown.until(lambda: bool(shown.said))
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
    column = rows[0].index("Call")
    assert [row[column] for row in rows[1:]] == shown.calls()


def test_a_folder_that_is_closed_is_said_and_nothing_is_called_written(shown: Shown, tmp_path: Path) -> None:
    (tmp_path / "no-folder").write_text("a file")
    shown.view.lists.write_to(tmp_path / "no-folder" / "out.csv")
    shown.until(lambda: bool(shown.failures))
    shown.failures.clear()
    assert not any("written" in said for said in shown.said)


def _shows(widget: QWidget, name: str) -> bool:
    """Whether it is the end of an export that offers this file."""
    return isinstance(widget, ProgressDialog) and widget.files.item(0).text() == name
