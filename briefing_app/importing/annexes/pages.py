"""The pages of a foreign PDF, with all that draws and nothing that acts."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

import pikepdf
from pikepdf import Dictionary, Object

from briefing_app.importing.annexes.keys import INHERITED, PAGE
from briefing_app.importing.annexes.limits import MAX_PAGES, MAX_SIDE, MIN_SIDE, refused, too_large
from briefing_app.importing.annexes.page_copy import PageCopy

_KNOWN_LETTERS = ("/WinAnsiEncoding", "/MacRomanEncoding", "/MacExpertEncoding")
_FILES = ("/FontFile", "/FontFile2", "/FontFile3")


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanPages:
    """A PDF of nothing but pages that draw; for each of them, whether its fonts let it be read out as it is."""

    data: bytes
    readable: tuple[bool, ...]


def clean_pages(data: bytes) -> CleanPages:
    """Copy the pages into a new file. The same file gives the same bytes.

    Raises:
        InputError: if it is damaged, protected, beyond the limits, has hidden layers, or has no pages.
    """
    try:
        with (
            pikepdf.open(BytesIO(data), attempt_recovery=False, suppress_warnings=True) as source,
            pikepdf.new() as made,
        ):
            _refuse_as_a_whole(source)
            copy = PageCopy(made)
            for page in _counted(source):
                made.pages.append(pikepdf.Page(_page(page, copy)))
            readable = tuple(all(_readable(font) for font in _fonts(page.obj.get("/Resources"))) for page in made.pages)
            out = BytesIO()
            made.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
            return CleanPages(data=out.getvalue(), readable=readable)
    except pikepdf.PasswordError as error:
        raise refused("The PDF is protected with a password.") from error
    except (pikepdf.PdfError, zlib.error, ValueError, TypeError, RuntimeError, AttributeError, KeyError) as error:
        raise refused("The PDF is damaged, or was not saved completely.") from error


def _refuse_as_a_whole(source: pikepdf.Pdf) -> None:
    if source.is_encrypted:
        raise refused("The PDF is protected: whoever made it allows some things only.")
    layers = source.Root.get("/OCProperties", Dictionary()).get("/D", Dictionary())
    if len(layers.get("/OFF", [])) or str(layers.get("/BaseState", "/ON")) != "/ON":
        raise refused("It has hidden layers, whose words would come along unseen.")


def _counted(source: pikepdf.Pdf) -> list[pikepdf.Page]:
    number = len(source.pages)
    if number == 0:
        raise refused("It has no pages.")
    if number > MAX_PAGES:
        raise too_large(f"It has {number:,} pages; at most {MAX_PAGES} are bound in.")
    return list(source.pages)


def _page(page: pikepdf.Page, copy: PageCopy) -> Dictionary:
    made = Dictionary(Type=pikepdf.Name("/Page"))
    for key in PAGE:
        value = _inherited(page.obj, key) if key in INHERITED else page.obj.get(key)
        if value is not None:
            made[key] = copy.copy(value)
    _check_box(made.get("/MediaBox"))
    if "/CropBox" in made:
        _check_box(made.CropBox)
    return made


def _inherited(node: Object, key: str) -> Object | None:
    for _ in range(MAX_PAGES):
        if key in node:
            return node[key]
        if "/Parent" not in node:
            return None
        node = node.Parent
    raise refused("Its pages stand in a ring.")


def _check_box(box: Object | None) -> None:
    if box is None:
        raise refused("A page of it has no size.")
    left, low, right, high = (float(str(each)) for each in box)
    sides = (abs(right - left), abs(high - low))
    if min(sides) < MIN_SIDE:
        raise refused("A page of it has no size.")
    if max(sides) > MAX_SIDE:
        raise too_large(f"A page of it measures {sides[0]:.0f} by {sides[1]:.0f} points; A0 is 2,384 by 3,370.")


def _fonts(resources: Object | None, seen: set[tuple[int, int]] | None = None) -> Iterator[Object]:
    """Yield the fonts of a page and of the forms in it."""
    seen = set() if seen is None else seen
    if resources is None:
        return
    yield from resources.get("/Font", Dictionary()).as_dict().values()
    for kind in ("/XObject", "/Pattern"):
        for form in resources.get(kind, Dictionary()).as_dict().values():
            if form.objgen not in seen:
                seen.add(form.objgen)
                yield from _fonts(form.get("/Resources"), seen)


def _readable(font: Object) -> bool:
    """Whether a font is in the file, and says which letters it draws."""
    if "/ToUnicode" not in font and str(font.get("/Encoding")) not in _KNOWN_LETTERS:
        return False
    if str(font.get("/Subtype")) == "/Type3":
        return True
    below = font.get("/DescendantFonts")
    descriptor = (below[0] if below is not None and len(below) else font).get("/FontDescriptor", Dictionary())
    return any(key in descriptor for key in _FILES)
