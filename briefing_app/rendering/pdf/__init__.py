"""The PDF writer: own paragraphs, lists and tables over reportlab's objects.

Belongs here: layout, drawing, the file, and reportlab, which no other package may import. Does not belong here: what
a page says.
"""

from briefing_app.rendering.pdf.kept import KeptSheets
from briefing_app.rendering.pdf.numbering import page_numbers
from briefing_app.rendering.pdf.pdf_file import PdfFile, Place
from briefing_app.rendering.pdf.writer import write_pdf

__all__ = ["KeptSheets", "PdfFile", "Place", "page_numbers", "write_pdf"]
