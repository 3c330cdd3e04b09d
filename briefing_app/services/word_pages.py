"""The pages of a Word file, as LibreOffice lays it out: for the numbers in its contents."""

from __future__ import annotations

import logging
from collections.abc import Callable

from briefing_app.services.apart import never
from briefing_app.services.office_program import OfficeError, OfficeKind, OfficeProgram
from briefing_app.services.page_thread import PageThread

_log = logging.getLogger(__name__)


_ROOM = "88"
"""Stands for a page while pages are found, so that the lines of the contents are as long as they will be."""

PageOf = Callable[[str], str]
"""Gives the page of a bookmark as it is printed; empty where it is not known."""


class WordPages:
    """Measures Word files where LibreOffice is there."""

    def __init__(self, *, office: OfficeProgram, thread: PageThread) -> None:
        """Take what lays out, and the thread that reads pages."""
        self._office = office
        self._thread = thread

    def numbered(
        self, write: Callable[[PageOf], bytes], *, cancelled: Callable[[], bool] = never
    ) -> tuple[bytes, int | None]:
        """Write a Word file with the pages in its contents; return it, and how many pages it has.

        It is written once to be measured and once to be kept. Without LibreOffice, or where that makes nothing of the
        file, the contents stay without pages. It waits.

        Raises:
            CancelledError: of ``concurrent.futures``, soon after ``cancelled`` says so.
        """
        if not self._office.is_there:
            return write(_unknown), None
        try:
            made = self._office.pdf(
                write(lambda _bookmark: _ROOM), kind=OfficeKind.DOCX, name="the Word file", cancelled=cancelled
            )
        except OfficeError as error:
            _log.info("the contents of a Word file stay without pages: %s", error.title)
            return write(_unknown), None
        # Loaded by those who ask for it: it takes its time.
        from briefing_app.rendering.raster import named_places  # noqa: PLC0415

        pages, places = self._thread.submit(lambda: named_places(made)).result()
        return write(lambda bookmark: str(places.get(bookmark, ""))), pages


def _unknown(_bookmark: str) -> str:
    return ""
