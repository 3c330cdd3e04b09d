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
        page_of, pages = self.measured(write, cancelled=cancelled)
        return write(page_of), pages

    def measured(
        self, write: Callable[[PageOf], bytes], *, cancelled: Callable[[], bool] = never
    ) -> tuple[PageOf, int | None]:
        """Return the page of each bookmark of a Word file, and how many pages it has: of all that break alike.

        Raises:
            CancelledError: as ``numbered`` does.
        """
        if not self._office.is_there:
            return _unknown, None
        try:
            made = self._office.pdf(
                write(lambda _bookmark: _ROOM), kind=OfficeKind.DOCX, name="the Word file", cancelled=cancelled
            )
        except OfficeError as error:
            _log.info("the contents of a Word file stay without pages: %s", error.title)
            return _unknown, None
        # Loaded by those who ask for it: it takes its time.
        from briefing_app.rendering.raster import named_places  # noqa: PLC0415

        pages, places = self._thread.submit(lambda: named_places(made)).result()
        return lambda bookmark: str(places.get(bookmark, "")), pages


def _unknown(_bookmark: str) -> str:
    return ""


class PagesOnce:
    """Measures the first of several files that break into pages alike; the others have its pages.

    So it is with copies of one recipe: they differ in the words of a line of their feet, not in how many there are.
    """

    def __init__(self, pages: WordPages) -> None:
        """Take what measures."""
        self._pages = pages
        self._found: tuple[PageOf, int | None] | None = None

    def numbered(
        self, write: Callable[[PageOf], bytes], *, cancelled: Callable[[], bool] = never
    ) -> tuple[bytes, int | None]:
        """Write a Word file as ``WordPages`` does.

        Raises:
            CancelledError: as ``WordPages.numbered`` does.
        """
        if self._found is None:
            self._found = self._pages.measured(write, cancelled=cancelled)
        page_of, pages = self._found
        return write(page_of), pages
