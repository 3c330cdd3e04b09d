"""Annexes: foreign files, read apart from the program into what a library keeps of them.

What comes out is all that composing and writing need: no foreign file is read again, and none in this process.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops

from briefing_app.document.page_objects import to_bytes
from briefing_app.domain.ids import AnnexFileId, stable_id
from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level
from briefing_app.domain.records.annex import AnnexFile, FileBookmark, FilePage, FilePart, StoredPart
from briefing_app.importing.annexes.limits import (
    MAX_BOOKMARKS,
    MAX_FILE_BYTES,
    MAX_KEPT_BYTES,
    MAX_PIXELS,
    MAX_WORDS,
    refused,
    too_large,
)
from briefing_app.importing.annexes.objects import page_objects
from briefing_app.importing.annexes.pages import clean_pages
from briefing_app.importing.annexes.pictures import is_picture, picture_pages
from briefing_app.rendering.raster import PageRaster, file_bookmarks, page_words
from briefing_app.services.apart import Limits, file_data, never, read_apart
from briefing_app.services.office_program import OfficeKind, OfficeProgram

_LIMITS = Limits(memory=700_000_000)
_DOTS = 300
_AT_ONCE = 6
"""Pages that one process draws: it has to end in time on a slow machine too."""
_LARGE_PICTURE = 700_000
"""A picture of more bytes than that is a photograph or a scan, and kept as such."""
_QUALITY = 88
_GREY = 10
"""Colours that differ by no more than this from a grey are taken for one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPages:
    """Pages that draw and do nothing else, as a PDF and as objects of one, with what is known of each."""

    data: bytes
    objects: bytes
    pages: tuple[FilePage, ...]
    bookmarks: tuple[FileBookmark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedFile:
    """A file's record, and the bytes that are kept beside it."""

    record: AnnexFile
    parts: tuple[StoredPart, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePictures:
    """One page as pictures (PNG or JPEG): for paper and archive with 300 dots an inch, and with 150."""

    fine: bytes
    small: bytes


def read_annex(path: Path, *, office: OfficeProgram | None = None, cancelled: Callable[[], bool] = never) -> ReadPages:
    """Read the pages of a PDF or a picture; of a word processor's file by way of ``office``.

    Raises:
        OfficeError: if it needs LibreOffice, which is not here, or makes nothing of it.
        InputError: if it cannot be opened, or cannot be an annex; the words say why.
        CancelledError: at once after ``cancelled`` says so.
    """
    data = file_data(path, most=MAX_FILE_BYTES)
    if len(data) > MAX_FILE_BYTES:
        raise too_large(f"{path.name} has more than {MAX_FILE_BYTES // 1_000_000} MB.")
    kind = next((kind for kind in OfficeKind if path.suffix.casefold() == f".{kind}"), None)
    if office is not None and kind is not None:
        data = office.pdf(data, kind=kind, name=path.name, cancelled=cancelled)
    return read_apart(_read, data, name=path.name, cancelled=cancelled, limits=_LIMITS)


def prepare_annex(
    path: Path,
    *,
    office: OfficeProgram | None = None,
    progress: Callable[[float, str], object] = lambda _done, _words: None,
    cancelled: Callable[[], bool] = never,
) -> PreparedFile:
    """Read a file into what a library keeps of it. It takes its time, and belongs on a worker.

    Raises:
        OfficeError, InputError: as ``read_annex`` does, and if all of it together is too large.
        CancelledError: soon after ``cancelled`` says so.
    """
    progress(0.0, f"Reading {path.name}")
    read = read_annex(path, office=office, cancelled=cancelled)
    file = AnnexFileId(stable_id(Kind.ANNEX_FILE, hashlib.sha256(read.data).hexdigest()))
    record = AnnexFile(id=file, level=Level.PUBLIC, file_name=path.name, pages=read.pages, bookmarks=read.bookmarks)
    parts = [
        StoredPart(file=file, part=FilePart.PDF, page=0, data=read.data),
        StoredPart(file=file, part=FilePart.OBJECTS, page=0, data=read.objects),
    ]
    kept = len(read.data) + len(read.objects)
    for number, pictures in enumerate(page_pictures(read, cancelled=cancelled), start=1):
        progress(number / len(read.pages), f"Drawing page {number} of {len(read.pages)}")
        kept += len(pictures.fine) + len(pictures.small)
        if kept > MAX_KEPT_BYTES:
            raise too_large(f"{path.name} would take more than {MAX_KEPT_BYTES // 1_000_000} MB of the library.")
        parts.append(StoredPart(file=file, part=FilePart.PRINT, page=number, data=pictures.fine))
        parts.append(StoredPart(file=file, part=FilePart.SCREEN, page=number, data=pictures.small))
    return PreparedFile(record=record, parts=tuple(parts))


def page_pictures(read: ReadPages, *, cancelled: Callable[[], bool] = never) -> Iterator[PagePictures]:
    """Yield each page as pictures; 300 dots an inch, and fewer where it is larger than A2.

    Raises:
        InputError: if drawing one meets a limit.
        CancelledError: soon after ``cancelled`` says so.
    """
    for first in range(1, len(read.pages) + 1, _AT_ONCE):
        if cancelled():
            raise CancelledError
        last = min(first + _AT_ONCE, len(read.pages) + 1)
        draw = partial(_pictures, first=first, last=last)
        name = f"Page {first} of the annex" if last == first + 1 else f"Pages {first} to {last - 1} of the annex"
        yield from read_apart(draw, read.data, name=name, cancelled=cancelled, limits=_LIMITS)


def _read(data: bytes) -> ReadPages:
    bookmarks: tuple[tuple[int, str, int], ...] = ()
    if is_picture(data):
        clean = clean_pages(picture_pages(data))
    elif data.startswith(b"%PDF"):
        clean = clean_pages(data)
        bookmarks = file_bookmarks(data, most=MAX_BOOKMARKS)
    else:
        raise refused("It is no PDF and no picture (PNG, JPEG, TIFF, WebP).", "Save it as a PDF, and choose that.")
    words = page_words(clean.data)
    if words is None:
        raise refused("Its pages cannot be shown.")
    if sum(map(len, words)) > MAX_WORDS:
        raise too_large(f"It has more than {MAX_WORDS:,} letters.")
    raster = PageRaster(clean.data)
    sizes = [raster.size(number) for number in range(1, raster.pages + 1)]
    raster.close()
    return ReadPages(
        data=clean.data,
        objects=to_bytes(page_objects(clean.data)),
        pages=tuple(
            FilePage(width=width, height=height, words=each, readable=readable)
            for (width, height), each, readable in zip(sizes, words, clean.readable, strict=True)
        ),
        bookmarks=tuple(FileBookmark(level=level, title=title, page=page) for level, title, page in bookmarks),
    )


def _pictures(data: bytes, *, first: int, last: int) -> list[PagePictures]:
    raster = PageRaster(data)
    drawn = [_drawn(raster, page) for page in range(first, last)]
    raster.close()
    return drawn


def _drawn(raster: PageRaster, page: int) -> PagePictures:
    width, height = raster.size(page)
    drawn = raster.picture(page, min(_DOTS / 72, math.sqrt(MAX_PIXELS / (width * height))))
    picture = Image.frombuffer("RGB", (drawn.width, drawn.height), drawn.data, "raw", "RGB", drawn.stride, 1)
    if _is_grey(picture):
        picture = picture.convert("L")
    return PagePictures(fine=_written(picture), small=_written(picture.reduce(2)))


def _is_grey(picture: Image.Image) -> bool:
    red, green, blue = picture.reduce(4).split()
    differences = (ImageChops.difference(red, green), ImageChops.difference(green, blue))
    return all(int(each.getextrema()[1]) <= _GREY for each in differences)  # type: ignore[arg-type]


def _written(picture: Image.Image) -> bytes:
    """Return a picture as a file: drawn pages lose nothing, photographs and scans are packed as photographs."""
    out = BytesIO()
    picture.save(out, "PNG", dpi=(_DOTS, _DOTS))
    if out.tell() > _LARGE_PICTURE * picture.width * picture.height / 8_700_000:
        photograph = BytesIO()
        picture.save(photograph, "JPEG", quality=_QUALITY)
        if photograph.tell() < out.tell():
            return photograph.getvalue()
    return out.getvalue()
