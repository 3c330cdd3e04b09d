"""Where writers fetch foreign pages: the tree says which, and this has their bytes."""

from __future__ import annotations

from typing import Protocol


class PageSource(Protocol):
    """The pages of files, ready to be written. What is not there is ``None``."""

    def picture(self, file: str, page: int, /) -> bytes | None:
        """A page (from 1) as a PNG or JPEG, in greys or in red, green and blue."""
        ...

    def objects(self, file: str, /) -> bytes | None:
        """What all pages of a file draw with, as ``page_objects`` keeps it; ``None``: they go in as pictures."""
        ...


class _NoPages:
    """Has no foreign pages: for documents without any."""

    def picture(self, _file: str, _page: int, /) -> bytes | None:
        """Nothing."""
        return None

    def objects(self, _file: str, /) -> bytes | None:
        """Nothing."""
        return None


NO_PAGES = _NoPages()
"""The source of documents without foreign pages."""
