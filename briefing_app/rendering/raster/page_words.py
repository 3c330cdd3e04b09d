"""The words that stand on a PDF's pages."""

from __future__ import annotations

import pypdfium2

MAX_PAGES = 2_000


def page_words(data: bytes) -> tuple[str, ...] | None:
    """Return the words of each page, at most of the first 2,000; ``None``: no PDF, damaged, or a password protects it.

    PDFium is not safe for threads: see ``PageRaster``.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return None
    try:
        return tuple(_words(document, index) for index in range(min(len(document), MAX_PAGES)))
    finally:
        document.close()


def _words(document: pypdfium2.PdfDocument, index: int) -> str:
    page = document[index]
    text = page.get_textpage()
    words = text.get_text_bounded()
    text.close()
    page.close()
    return words
