"""The pages of a cleaned PDF as objects that another file can take over as they are."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from decimal import Decimal
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream, String

from briefing_app.document.page_objects import PageObject, PageObjects, Pieces

_MARKS = frozenset({"BDC", "BMC", "EMC", "MP", "DP"})
"""Operators that say what something is. The tree that they belong to stays outside, and so do they."""
_PACKING = ("/Length", "/Filter", "/DecodeParms")


def page_objects(data: bytes) -> PageObjects:
    """Return what the pages of a PDF draw with; each page is a form, upright, without marks of any structure."""
    with pikepdf.open(BytesIO(data)) as source:
        taken = _Taking()
        forms = tuple(taken.number_of(_form(source, page)) for page in source.pages)
        return PageObjects(objects=tuple(taken.objects()), forms=forms)


class _Taking:
    """Numbers objects as they are met, and writes each once."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[int, int], int] = {}
        self._made: list[PageObject | None] = []

    def objects(self) -> Iterator[PageObject]:
        """Yield all of them by number."""
        yield from (made for made in self._made if made is not None)

    def number_of(self, value: Object) -> int:
        """Take an object and all that it refers to; return its number."""
        known = self._numbers.get(value.objgen)
        if known is not None:
            return known
        number = self._numbers[value.objgen] = len(self._made)
        self._made.append(None)
        self._made[number] = self._taken(value)
        return number

    def _taken(self, value: Object) -> PageObject:
        if not isinstance(value, Stream):
            return PageObject(pieces=_joined(self._inside(value)))
        form = value.get("/Subtype") == Name.Form
        entries = {key: each for key, each in value.items() if key not in (_PACKING if form else ("/Length",))}
        data = value.read_raw_bytes()
        if form:
            data, entries["/Filter"] = zlib.compress(_unmarked(value)), Name.FlateDecode
        return PageObject(pieces=_joined(self._dictionary(entries)), data=data)

    def _pieces(self, value: object) -> Iterator[str | int]:
        if isinstance(value, Object) and value.is_indirect:
            yield self.number_of(value)
        else:
            yield from self._inside(value)

    def _inside(self, value: object) -> Iterator[str | int]:
        if isinstance(value, Array):
            yield "["
            for each in value:
                yield " "
                yield from self._pieces(each)
            yield "]"
        elif isinstance(value, Dictionary):
            yield from self._dictionary(dict(value.items()))
        else:
            yield _plain(value)

    def _dictionary(self, entries: Mapping[str, object]) -> Iterator[str | int]:
        yield "<<"
        for key, each in entries.items():
            yield f"{_plain(Name(key))} "
            yield from self._pieces(each)
        yield ">>"


def _form(source: pikepdf.Pdf, page: pikepdf.Page) -> Object:
    page.contents_coalesce()
    contents = page.obj.get("/Contents")
    drawn = Stream(source, contents.read_bytes() if isinstance(contents, Stream) else b"")
    left, low, right, high = _box(page)
    turn = int(page.obj.get("/Rotate", 0)) % 360
    drawn.Type, drawn.Subtype = Name.XObject, Name.Form
    drawn.BBox = Array([left, low, right, high])
    drawn.Matrix = Array(
        {
            0: [1, 0, 0, 1, -left, -low],
            90: [0, -1, 1, 0, -low, right],
            180: [-1, 0, 0, -1, right, high],
            270: [0, 1, -1, 0, high, -left],
        }.get(turn, [1, 0, 0, 1, -left, -low])
    )
    drawn.Resources = page.obj.get("/Resources", Dictionary())
    if "/Group" in page.obj:
        drawn.Group = page.obj.Group
    return source.make_indirect(drawn)


def _box(page: pikepdf.Page) -> tuple[Decimal, Decimal, Decimal, Decimal]:
    x0, y0, x1, y1 = (Decimal(str(edge)) for edge in page.cropbox)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _unmarked(form: Object) -> bytes:
    """Return the operators of a form without those that mark its structure."""
    kept = [each for each in pikepdf.parse_content_stream(form) if str(each.operator) not in _MARKS]
    return pikepdf.unparse_content_stream(kept)


def _joined(pieces: Iterator[str | int]) -> Pieces:
    """Join the words between two references."""
    joined: list[str | int] = []
    for piece in pieces:
        last = joined[-1] if joined else 0
        if isinstance(piece, str) and isinstance(last, str):
            joined[-1] = last + piece
        else:
            joined.append(piece)
    return tuple(joined)


def _plain(value: object) -> str:
    if isinstance(value, Name | String):
        return value.unparse().decode("latin-1")
    if isinstance(value, bool):
        return "true" if value else "false"
    return "null" if value is None else f"{value:f}" if isinstance(value, Decimal) else str(value)
