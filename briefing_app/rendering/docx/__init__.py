"""The DOCX writer: the document tree as WordprocessingML, with python-docx for the package around it."""

from briefing_app.rendering.docx.furniture import copy_lines
from briefing_app.rendering.docx.markup import bookmark_name
from briefing_app.rendering.docx.writer import write_docx

__all__ = ["bookmark_name", "copy_lines", "write_docx"]
