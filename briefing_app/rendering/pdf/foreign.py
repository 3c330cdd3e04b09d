"""Foreign pages: a box that takes a page for itself, and the objects that it is drawn with."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from io import BytesIO

from PIL import Image

from briefing_app.document.blocks import ForeignPage
from briefing_app.document.page_objects import PageObjects, from_bytes
from briefing_app.document.page_source import PageSource
from briefing_app.rendering.pdf.boxes import Whole
from briefing_app.rendering.pdf.look import HAIRLINE, PageGrid
from briefing_app.rendering.pdf.objects import Objects
from briefing_app.rendering.pdf.sheet import Box, Sheet
from briefing_app.rendering.pdf.structure import Element

_LINE = 0.5
_LINE_ENDS = (b"\n", b"\r")
_FILLER = b"\1"
_SPACES = {"L": "/DeviceGray", "RGB": "/DeviceRGB"}


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class ForeignBox(Whole):
    """A foreign page, as large as its sheet lets it be, and never larger than it is."""

    node: ForeignPage
    width: float
    height: float
    element: Element
    before: float = 0.0
    after: float = 0.0
    keep: bool = False

    def draw(self, sheet: Sheet, x: float, top: float) -> None:
        """Draw it in the middle of the sheet's room, with a hairline around it."""
        node, grid = self.node, sheet.grid
        scale = min(grid.measure / self.width, grid.room / self.height, 1.0)
        wide, high = self.width * scale, self.height * scale
        left = x + (grid.measure - wide) / 2
        box = Box(left, top + (grid.room - high) / 2, left + wide, top + (grid.room + high) / 2)
        sheet.anchor(node.anchor, 0.0)
        sheet.place(node.origin, box)
        sheet.outline(self.element, box)
        sheet.begin(self.element)
        sheet.foreign(node, _matrix(node, scale, box, grid))
        sheet.end(self.element)
        for edge in _edges(box):
            sheet.fill(edge, HAIRLINE)


def _matrix(node: ForeignPage, scale: float, box: Box, grid: PageGrid) -> tuple[float, ...]:
    """Return what takes a page, whose lower left is at zero, to its place."""
    width, height = node.width * scale, node.height * scale
    x, y = box.x0, grid.height - box.y1
    return {
        90: (0, -scale, scale, 0, x, y + width),
        180: (-scale, 0, 0, -scale, x + width, y + height),
        270: (0, scale, -scale, 0, x + height, y),
    }.get(node.turn, (scale, 0, 0, scale, x, y))


def _edges(box: Box) -> tuple[Box, ...]:
    x0, y0, x1, y1 = box
    return (
        Box(x0 - _LINE, y0 - _LINE, x1 + _LINE, y0),
        Box(x0 - _LINE, y1, x1 + _LINE, y1 + _LINE),
        Box(x0 - _LINE, y0, x0, y1),
        Box(x1, y0, x1 + _LINE, y1),
    )


class ForeignObjects:
    """Writes what foreign pages are drawn with; what pages of one file share is written once."""

    def __init__(self, source: PageSource, objects: Objects) -> None:
        self._source = source
        self._objects = objects
        self._held: tuple[str, PageObjects | None] = ("", None)
        self._numbers: dict[tuple[str, int], int] = {}
        self._pictures: dict[tuple[str, int], int] = {}
        self.archivable = True
        """Whether an archive takes the file with all pages so far."""
        self.readable = True
        """Whether all pages so far can be read out."""

    def form(self, node: ForeignPage) -> int:
        """Write the form that draws a page, whose lower left is at zero; return its number.

        It is empty where the page is not there.
        """
        held = self._objects_of(node.file) if node.as_it_is else None
        if held is not None:
            self.archivable = False
            self.readable = self.readable and node.readable
            return self._copied(node, held)
        key = (node.file, node.page)
        if key not in self._pictures:
            data = self._source.picture(*key)
            image = f"/XObject << /P {self._picture(data)} 0 R >>" if data is not None else ""
            drawn = f"{node.width:.3f} 0 0 {node.height:.3f} 0 0 cm /P Do" if image else ""
            entries = f"/Type /XObject /Subtype /Form /BBox [0 0 {node.width:.3f} {node.height:.3f}]"
            self._pictures[key] = self._objects.stream(drawn.encode("ascii"), f"{entries} /Resources << {image} >>")
        return self._pictures[key]

    def _objects_of(self, file: str) -> PageObjects | None:
        if self._held[0] != file:
            kept = self._source.objects(file)
            self._held = (file, from_bytes(kept) if kept is not None else None)
        return self._held[1]

    def _copied(self, node: ForeignPage, held: PageObjects) -> int:
        form = held.forms[node.page - 1]
        fresh = [number for number in held.needed((form,)) if (node.file, number) not in self._numbers]
        for number in fresh:
            self._numbers[node.file, number] = self._objects.reserve()
        for number in fresh:
            one = held.objects[number]
            pieces = (
                piece if isinstance(piece, str) else f"{self._numbers[node.file, piece]} 0 R" for piece in one.pieces
            )
            self._objects.copy(self._numbers[node.file, number], "".join(pieces), one.data)
        return self._numbers[node.file, form]

    def _picture(self, data: bytes) -> int:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as picture:
            kind, mode, (width, height) = picture.format, picture.mode, picture.size
        entries = (
            f"<< /Type /XObject /Subtype /Image /Width {width} /Height {height} /BitsPerComponent 8 "
            f"/ColorSpace {_SPACES[mode]} "
        )
        if kind == "JPEG":
            entries += "/Filter /DCTDecode >>"
        else:
            colours = 1 if mode == "L" else 3
            data = _packed_lines(data)
            entries += (
                f"/Filter /FlateDecode /DecodeParms << /Predictor 15 /Colors {colours} /BitsPerComponent 8 "
                f"/Columns {width} >> >>"
            )
        number = self._objects.reserve()
        self._objects.copy(number, entries, data)
        return number


def _packed_lines(png: bytes) -> bytes:
    """Return the lines of a PNG as they are packed in it: PDF packs them in the very same way."""
    found: list[bytes] = []
    at = 8
    while at < len(png):
        length, kind = int.from_bytes(png[at : at + 4], "big"), png[at + 4 : at + 8]
        if kind == b"IDAT":
            found.append(png[at + 8 : at + 8 + length])
        at += length + 12
    lines = b"".join(found)
    while lines.endswith(_LINE_ENDS):
        # Some readers take such an end for the format's own. What follows the last line is not read.
        lines = zlib.compress(zlib.decompress(lines) + _FILLER)
    return lines
