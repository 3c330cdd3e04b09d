"""Every word that a finished PDF holds: pages, bookmarks, labels, properties, alternative texts, targets of links."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

import pypdfium2

from briefing_app.rendering.raster.stored_strings import stored_strings


def file_words(data: bytes) -> str:
    """Return the words of a file, a line each place. PDFium is not safe for threads: see ``PageRaster``."""
    document = pypdfium2.PdfDocument(data)
    try:
        return "\n".join((*_words(document), *map(unquote, stored_strings(data))))
    finally:
        document.close()


def _words(document: pypdfium2.PdfDocument) -> Iterator[str]:
    yield from document.get_metadata_dict().values()
    for bookmark in document.get_toc():
        yield bookmark.get_title()
    for index in range(len(document)):
        yield document.get_page_label(index)
        page = document[index]
        text = page.get_textpage()
        yield text.get_text_bounded()
        text.close()
        page.close()
