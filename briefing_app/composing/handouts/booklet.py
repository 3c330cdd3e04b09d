"""The pack or a section as a booklet."""

from __future__ import annotations

from briefing_app.composing.pack_pages import pages_laid
from briefing_app.domain.paper import Imposition

HANDOUT = pages_laid(
    "booklet",
    Imposition.BOOKLET,
    label="Booklet",
    help="The pack or one section, two pages to a side, in the order of a booklet that is folded in the middle.",
    order=60,
)
