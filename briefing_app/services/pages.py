"""Pages of a PDF that can be looked at: those of a preview, and those that are about to be printed."""

from __future__ import annotations

import weakref
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing_app.services.page_thread import PageThread

if TYPE_CHECKING:
    from briefing_app.rendering.raster import PageRaster, RasterImage


@dataclass(frozen=True, slots=True, kw_only=True, weakref_slot=True, eq=False)
class PageFile:
    """A PDF that is open for looking. Once nobody holds it any more, it is closed on the page thread."""

    raster: PageRaster
    thread: PageThread

    def __post_init__(self) -> None:
        """See to the end."""
        weakref.finalize(self, self.thread.let_go, self.raster).atexit = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """Pages of a PDF that can be looked at: their sizes in points, and each as a picture."""

    sizes: tuple[tuple[float, float], ...]
    file: PageFile = field(repr=False)

    def picture(self, page: int, scale: float) -> Future[RasterImage]:
        """Draw a page (from 1) on the worker; ``scale`` of 1 is a pixel a point."""
        held = self.file
        return held.thread.submit(lambda: held.raster.picture(page, scale))


def open_pages(data: bytes, thread: PageThread) -> Pages:
    """Open a PDF for looking, with the sizes of its pages. Runs on ``thread``."""
    from briefing_app.rendering.raster import PageRaster  # noqa: PLC0415  (heavy: loaded by those who look at pages)

    raster = PageRaster(data)
    thread.keep(raster)
    sizes = tuple(raster.size(page) for page in range(1, raster.pages + 1))
    return Pages(sizes=sizes, file=PageFile(raster=raster, thread=thread))
