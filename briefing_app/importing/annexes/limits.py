"""How large an annex may be, and the words in which anything else is refused."""

from __future__ import annotations

from briefing_app.errors import InputError

MAX_FILE_BYTES = 100_000_000
MAX_PAGES = 500
MAX_KEPT_BYTES = 150_000_000
"""Of everything that a library keeps of one file: its pages, and a picture of each."""
MAX_WORDS = 4_000_000
"""Characters of all pages together."""
MAX_BOOKMARKS = 500
MAX_SIDE = 3_400
"""Points: a little more than the longer side of A0."""
MIN_SIDE = 10
MAX_PIXELS = 36_000_000
"""Of one picture: A4 at 600 dots an inch has 35 million."""
MAX_ALL_PIXELS = 72_000_000
"""Of all pages of a picture file together."""
MAX_DEPTH = 60
MAX_OBJECTS = 1_000_000
"""Every number of a table of widths is one."""


def refused(
    what: str, hint: str = "Print it to a new PDF in the program that shows it, and choose that."
) -> InputError:
    """Return the refusal of a file whose pages cannot be bound in."""
    return InputError("This cannot be an annex", what, hint)


def too_large(what: str) -> InputError:
    """Return the refusal of something beyond the limits."""
    return InputError(
        "The annex is too large", what, "Keep the pages that are meant in a file of their own, or save them smaller."
    )
