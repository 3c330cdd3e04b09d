"""A list of calls as it is filtered, as pages or as a spreadsheet. It is for the office's own staff, and says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from briefing_app.composing.furniture import AUDIENCES, AUTHOR
from briefing_app.composing.languages import language_for
from briefing_app.document.blocks import Cell, Column, Layout, Paragraph, Row, Table
from briefing_app.document.inline import Inline, StatusMark, TrendMark, Words
from briefing_app.document.transforms import finish
from briefing_app.document.tree import Document, Furniture, Meta, Part
from briefing_app.domain.ids import PackId
from briefing_app.domain.levels import MARKINGS, Level
from briefing_app.domain.paper import Paper
from briefing_app.importing.sheets.partner_sheet import rows_as_csv
from briefing_app.services.page_thread import PageThread
from briefing_app.services.pages import open_pages
from briefing_app.services.printing import Duplex, Prepared, PrintRequest, PrintResult, PrintService
from briefing_app.services.writing import FileWriter

_NO_PACK = PackId("")
"""A list is of no pack: nothing is built from a request that prints prepared pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListCell:
    """Words, with the code of a status or of a trend whose mark stands before them.

    ``colour`` is the office's own for the status, as ``#rrggbb``.
    """

    words: str
    status: str = ""
    colour: str = ""
    trend: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListTable:
    """Headings and rows; ``count`` says how many there are, ``weights`` are the columns' shares of the width."""

    title: str
    count: str
    headings: tuple[str, ...]
    weights: tuple[float, ...]
    rows: tuple[tuple[ListCell, ...], ...]


def list_document(table: ListTable, *, now: datetime) -> Document:
    """Return a list as a landscape document of one table, its heads repeated, for staff only."""
    language = language_for("en")
    say = language.say
    head = Row(cells=tuple(Cell(children=(_paragraph(Words(text=words)),), header=True) for words in table.headings))
    rows = tuple(Row(cells=tuple(Cell(children=(_paragraph(_inline(cell)),)) for cell in row)) for row in table.rows)
    body = Table(
        columns=tuple(Column(weight=weight) for weight in table.weights),
        head=(head,),
        rows=rows,
        summary=f"{table.title}: {table.count}.",
        anchor="list",
    )
    part = Part(
        anchor="calls",
        title=table.title,
        children=(_paragraph(Words(text=table.count)), body),
        layout=Layout.LANDSCAPE,
        listed=False,
    )
    furniture = Furniture(
        pack=table.title,
        audience=say(AUDIENCES[Level.STAFF]),
        marking=MARKINGS[Level.STAFF],
        stamp=say("Draft, {day}, {time}", day=language.day(now.date()), time=language.clock(now)),
        page_of=say("Page {page} of {pages}"),
        illustrative=say("Illustrative: made up to show how the program works, not a fact."),
        continued=say("(continued)"),
    )
    meta = Meta(title=table.title, subject=table.count, author=AUTHOR, language="en", created=now)
    return finish(Document(meta=meta, furniture=furniture, parts=(part,)))


def prepare_list(table: ListTable, *, thread: PageThread, now: datetime, paper: Paper = Paper.A4) -> Prepared:
    """Lay a list out as pages that can be looked at and printed. Belongs on a worker."""
    from briefing_app.rendering.pdf import write_pdf  # noqa: PLC0415  (heavy: loaded by those who write PDF)

    made = write_pdf(list_document(table, now=now), paper=paper)
    pages = thread.submit(lambda: open_pages(made.data, thread)).result()
    count = "1 page" if made.pages == 1 else f"{made.pages} pages"
    line = f"{table.title}, for staff only, {count}"
    return Prepared(line=line, data=made.data, pages=pages, paper=paper, findings=())


def print_list(
    printing: PrintService, prepared: Prepared, *, printer: str, copies: int, both_sides: bool
) -> PrintResult:
    """Print a list exactly as it was looked at. Belongs on a worker.

    Raises:
        UserError: if there is no printer, or it takes nothing.
    """
    # A landscape page turned over its short edge reads on as a book does.
    sides = Duplex.SHORT if both_sides else Duplex.NONE
    return printing.print_prepared(prepared, PrintRequest(pack=_NO_PACK, printer=printer, copies=copies, duplex=sides))


def write_list(writer: FileWriter, path: Path, table: ListTable) -> None:
    """Write a list as a spreadsheet; the file's ending decides between a workbook and comma-separated values.

    Raises:
        UserError: if the disk is full, the folder is closed to us, or another program holds the file.
    """
    rows = [[cell.words for cell in row] for row in table.rows]
    if path.suffix.casefold() == ".csv":
        writer.write(path, rows_as_csv(table.headings, rows))
    else:
        from briefing_app.importing.sheets.workbook import write_rows  # noqa: PLC0415  (heavy: for who writes XLSX)

        writer.write(path, write_rows(table.headings, rows, table.title))


def _inline(cell: ListCell) -> Inline:
    if cell.status:
        return StatusMark(code=cell.status, label=cell.words, colour=cell.colour)
    if cell.trend:
        return TrendMark(code=cell.trend, label=cell.words)
    return Words(text=cell.words)


def _paragraph(inline: Inline) -> Paragraph:
    return Paragraph(children=(inline,))
