"""Sheets become a file: reportlab embeds the faces and writes the objects, pikepdf packs them."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from briefing_app.document.tree import Document, Meta
from briefing_app.rendering.fonts import FaceName
from briefing_app.rendering.pdf.faces import Encoder, load_face
from briefing_app.rendering.pdf.furniture import draw_furniture
from briefing_app.rendering.pdf.laying_out import LaidOut
from briefing_app.rendering.pdf.sheet import Sheet

# Streams as bytes: ASCII85 makes them a quarter larger and has been of no use since mail learned to carry bytes.
rl_config.useA85 = 0

_PRODUCER = "Briefing Pack Builder"


class FixedTime:
    """The document's own time in the form that reportlab asks for, so that two builds give the same bytes."""

    def __init__(self, at: datetime) -> None:
        offset = at.utcoffset()
        minutes = int(offset.total_seconds()) // 60 if offset is not None else 0
        self.t = at.timestamp()
        self.lt = at.timetuple()
        self.YMDhms = tuple(self.lt)[:6]
        self.dhh, self.dmm = (abs(minutes) // 60) * (1 if minutes >= 0 else -1), abs(minutes) % 60
        self.tzname = at.tzname() or "UTC"


class Assembly:
    """One file under way."""

    def __init__(self, meta: Meta) -> None:
        self._buffer = BytesIO()
        first = load_face(FaceName.REGULAR)
        canvas_class: Any = Canvas  # its stubs know neither fonts by name nor the document inside
        self._canvas = canvas_class(
            self._buffer,
            pageCompression=1,
            invariant=1,
            pdfVersion=(1, 7),
            initialFontName=first.name,
            lang=meta.language,
        )
        self._document = self._canvas._doc  # noqa: SLF001 - no door to subsets' names and date
        self._document._timeStamp = FixedTime(meta.created)  # noqa: SLF001
        self.encoder = Encoder(self._document)
        self._describe(meta)

    def write(self, laid_out: LaidOut, document: Document) -> bytes:
        """Write all pages with their furniture, links and outline."""
        anchors = laid_out.anchors()
        pages = len(laid_out.sheets)
        for sheet in laid_out.sheets:
            draw_furniture(sheet, document.furniture, pages=pages)
            self._page(sheet, anchors)
        level = -1
        for bookmark in laid_out.workshop.bookmarks:
            # An outline may go one level deeper at a time only; a heading that skips one is shown where it can be.
            level = min(bookmark.level - 1, level + 1)
            self._canvas.addOutlineEntry(bookmark.title or "–", bookmark.anchor, level, closed=level > 0)
        data: bytes = self._canvas.getpdfdata()
        return data

    def _describe(self, meta: Meta) -> None:
        canvas = self._canvas
        canvas.setTitle(meta.title)
        canvas.setAuthor(meta.author)
        canvas.setSubject(meta.subject)
        canvas.setKeywords(", ".join(meta.keywords))
        canvas.setCreator(_PRODUCER)
        canvas.setProducer(_PRODUCER)
        canvas.setViewerPreference("DisplayDocTitle", "true")
        canvas.addPageLabel(0, style="ARABIC", start=1)
        canvas.showOutline()

    def _page(self, sheet: Sheet, anchors: dict[str, int]) -> None:
        canvas, height = self._canvas, sheet.grid.height
        canvas.setPageSize((sheet.grid.width, height))
        for name, top in sheet.anchors.items():
            canvas.bookmarkPage(name, fit="XYZ", left=0, top=height - top + 6, zoom=0)
        for link in sheet.links:
            box = (link.box.x0, height - link.box.y1, link.box.x1, height - link.box.y0)
            if not link.target.startswith("#"):
                canvas.linkURL(link.target, box, Contents=link.says)
            elif link.target[1:] in anchors:
                canvas.linkRect(link.says, link.target[1:], box, relative=0, Border="[0 0 0]")
        canvas._code.extend(sheet.operators(anchors))  # noqa: SLF001 - ready-made operators, faster than drawing calls
        canvas.showPage()


def packed(data: bytes) -> bytes:
    """Pack a file's objects into compressed streams: a third smaller."""
    import pikepdf  # noqa: PLC0415 - the preview never packs, and need not load it

    buffer = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        pdf.save(
            buffer,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            deterministic_id=True,
            compress_streams=True,
        )
    return buffer.getvalue()
