"""The pack or a section with lines to write on."""

from __future__ import annotations

from briefing_app.composing.pack_pages import pages_laid
from briefing_app.domain.paper import Imposition

HANDOUT = pages_laid(
    "ruled",
    Imposition.LINES,
    label="Pages with lines to write on",
    help="The pack or one section, two pages to a side, each with ruled lines beside it.",
    order=70,
)
