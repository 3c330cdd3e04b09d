"""Where writers fetch the pages of annexes: the library, read on the worker's own thread.

Three readers want three things. An export takes pages as they are where a person has chosen that. Paper, and what this
very process draws again, takes pictures only: what others made is never drawn here. A Word file and the preview take
smaller ones.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from briefing_app.domain.ids import AnnexFileId
from briefing_app.domain.records.annex import FilePart

Fetch = Callable[[AnnexFileId, FilePart, int], bytes | None]
"""Returns the bytes of a file's part, of a page or of the whole (0)."""


@dataclass(frozen=True, slots=True)
class FilePages:
    """Satisfies ``document.page_source.PageSource``."""

    fetch: Fetch
    part: FilePart = FilePart.PRINT
    as_they_are: bool = False

    def picture(self, file: str, page: int, /) -> bytes | None:
        """A page as a picture."""
        return self.fetch(AnnexFileId(file), self.part, page)

    def objects(self, file: str, /) -> bytes | None:
        """What a file's pages draw with, where they may go in as they are."""
        return self.fetch(AnnexFileId(file), FilePart.OBJECTS, 0) if self.as_they_are else None


def for_export(fetch: Fetch) -> FilePages:
    """Pages as people have chosen."""
    return FilePages(fetch, as_they_are=True)


def for_paper(fetch: Fetch) -> FilePages:
    """Pages as pictures for printers."""
    return FilePages(fetch)


def for_screen(fetch: Fetch) -> FilePages:
    """Pages as small pictures."""
    return FilePages(fetch, part=FilePart.SCREEN)
