"""Our Word writer, as an export runs it."""

from __future__ import annotations

from briefing_app.document.tree import Document
from briefing_app.domain.paper import Paper
from briefing_app.rendering.docx import write_docx


def build(document: Document) -> tuple[bytes, int]:
    """Write the file; its pages are found by whoever lays it out."""
    return write_docx(document, paper=Paper.A4), 0
