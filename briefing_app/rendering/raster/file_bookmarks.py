"""The outline of a PDF, as its viewer shows it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import pypdfium2


def file_bookmarks(data: bytes, *, most: int) -> tuple[tuple[int, str, int], ...]:
    """Return level (from 1), words and page (from 1) of up to ``most`` bookmarks that lead to a page.

    PDFium is not safe for threads: see ``PageRaster``.
    """
    document = pypdfium2.PdfDocument(data)
    try:
        return tuple(islice(_leading(document), most))
    finally:
        document.close()


def _leading(document: pypdfium2.PdfDocument) -> Iterator[tuple[int, str, int]]:
    for bookmark in document.get_toc():
        destination = bookmark.get_dest()
        page = destination.get_index() if destination is not None else None
        title = " ".join(bookmark.get_title().split())
        if page is not None and 0 <= page < len(document) and title:
            yield bookmark.level + 1, title, page + 1
