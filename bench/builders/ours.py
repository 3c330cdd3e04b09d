"""Our writer, as an export runs it."""

from __future__ import annotations

from briefing_app.document.tree import Document
from briefing_app.domain.paper import Paper
from briefing_app.rendering.pdf import write_pdf


def build(document: Document) -> tuple[bytes, int]:
    """Write the pack and pack its objects."""
    file = write_pdf(document, paper=Paper.A4)
    return file.data, file.pages
