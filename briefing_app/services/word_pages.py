"""The pages of a Word file, as LibreOffice lays it out: each heading where the PDF has it, if that can be.

The sections of a Word file begin with the numbers that they have in the PDF. What is looked at here is where inside of
them headings come to lie, and whether one is longer than in the PDF.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial

from briefing_app.document.page_numbers import PageNumbers
from briefing_app.services.apart import never
from briefing_app.services.office_program import OfficeError, OfficeKind, OfficeProgram
from briefing_app.services.page_thread import PageThread
from briefing_app.services.word_layout import LaidOutWord, Measured, PageOf, unmeasured

_log = logging.getLogger(__name__)


_ROOM = "88"
"""Stands for a page while pages are found, so that the lines of the contents are as long as they will be."""
_TRIES = 3
"""How often a file is laid out at most."""

Write = Callable[[PageOf, PageNumbers], bytes]
"""Writes a Word file with the pages in its contents, its sections numbered."""


class WordPages:
    """Measures Word files where LibreOffice is there."""

    def __init__(self, *, office: OfficeProgram, thread: PageThread) -> None:
        """Take what lays out, and the thread that reads pages."""
        self._office = office
        self._thread = thread

    def measured(self, write: Write, numbers: PageNumbers, *, cancelled: Callable[[], bool] = never) -> Measured:
        """Return the pages of a Word file, and of all that break alike. It waits.

        A heading that came to lie before its page is given the beginning of one, and the file laid out again, three
        times at most. Without LibreOffice, or where that makes nothing of the file, only where sections begin is known.

        Raises:
            CancelledError: of ``concurrent.futures``, soon after ``cancelled`` says so.
        """
        if not self._office.is_there:
            return unmeasured(numbers)
        # Loaded by those who ask for them: they take their time.
        from briefing_app.rendering.docx import bookmark_name  # noqa: PLC0415
        from briefing_app.rendering.raster import named_places  # noqa: PLC0415

        asked, loosened, tried = numbers, frozenset[str](), list[LaidOutWord]()
        while len(tried) < _TRIES and (not tried or asked != tried[-1].asked):
            written = write(lambda _bookmark: _ROOM, asked)
            try:
                made = self._office.pdf(written, kind=OfficeKind.DOCX, name="the Word file", cancelled=cancelled)
            except OfficeError as error:
                _log.info(
                    "a Word file was not laid out; its contents name the pages on which sections begin: %s", error.title
                )
                return unmeasured(numbers)
            pages, places = self._thread.submit(partial(named_places, made)).result()
            found = {anchor: places[name] for anchor in numbers.anchors if (name := bookmark_name(anchor)) in places}
            tried.append(LaidOutWord(numbers, asked, found, pages))
            asked, loosened = tried[-1].better(loosened)
        return min(tried, key=LaidOutWord.faults).measured()


class PagesOnce:
    """Measures the first of several files that break into pages alike; the others have its pages.

    So it is with copies of one recipe: they differ in the words of a line of their feet, not in how many there are.
    """

    def __init__(self, pages: WordPages) -> None:
        """Take what measures."""
        self._pages = pages
        self._found: Measured | None = None

    def measured(self, write: Write, numbers: PageNumbers, *, cancelled: Callable[[], bool] = never) -> Measured:
        """Return the pages of a Word file as ``WordPages`` does.

        Raises:
            CancelledError: as ``WordPages.measured`` does.
        """
        if self._found is None:
            self._found = self._pages.measured(write, numbers, cancelled=cancelled)
        return self._found
