"""The PDF writer: paragraphs, lists, tables, pages and the file itself.

Belongs here: layout, drawing, and the file. Does not belong here: what
a page says.
"""

from briefing_app.rendering.pdf.kept import KeptSheets
from briefing_app.rendering.pdf.pdf_file import PdfFile, Place
from briefing_app.rendering.pdf.writer import write_pdf

__all__ = ["KeptSheets", "PdfFile", "Place", "write_pdf"]
