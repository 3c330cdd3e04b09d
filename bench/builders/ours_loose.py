"""Our writer, as the preview runs it."""

from __future__ import annotations

from briefing_app.document.tree import Document
from briefing_app.domain.paper import Paper
from briefing_app.rendering.pdf import write_pdf


def build(document: Document) -> tuple[bytes, int]:
    """Write the pack."""
    file = write_pdf(document, paper=Paper.A4, compress=False, tagged=False)
    return file.data, file.pages
