"""The PDF writer's one door."""

from __future__ import annotations

from briefing_app.document.page_source import NO_PAGES, PageSource
from briefing_app.document.tree import Document
from briefing_app.domain.paper import PageStyle, Paper
from briefing_app.rendering.collector import collector_resting
from briefing_app.rendering.pdf.assembly import Assembly
from briefing_app.rendering.pdf.kept import KeptSheets
from briefing_app.rendering.pdf.laying_out import lay_out
from briefing_app.rendering.pdf.pdf_file import BrokenSentence, PdfFile


def write_pdf(
    document: Document,
    *,
    paper: Paper,
    style: PageStyle = PageStyle.INSTITUTIONAL,
    compress: bool = True,
    tagged: bool = True,
    pages: PageSource = NO_PAGES,
    kept: KeptSheets | None = None,
) -> PdfFile:
    """Write a finished document in a page style, to PDF/UA-1 and PDF/A-2a as far as its foreign pages let it.

    ``pages`` has these.

    For the preview, ``compress=False`` makes the file faster and larger, and ``tagged=False`` leaves out what is there
    for those who listen to it and for archives. ``kept`` holds what was drawn the last time; it serves no tagged file.

    Raises:
        ValueError: if kept sheets are to be tagged.
    """
    if tagged and kept is not None:
        raise ValueError("kept sheets have no structure that could be tagged")
    with collector_resting():
        laid_out = lay_out(document, paper=paper, style=style, kept=kept)
        data = Assembly(laid_out, packed=compress, tagged=tagged, source=pages).write(document)
    return PdfFile(
        data=data,
        pages=len(laid_out.sheets),
        places=tuple([place for sheet in laid_out.sheets for place in sheet.places]),
        anchors=laid_out.anchors(),
        broken=tuple(
            [BrokenSentence(page=sheet.number, origin=origin) for sheet in laid_out.sheets for origin in sheet.broken]
        ),
    )
