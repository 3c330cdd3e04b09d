"""Name plates of half a sheet."""

from __future__ import annotations

from briefing_app.composing.name_plates import plates
from briefing_app.document.blocks import Layout
from briefing_app.domain.paper import Imposition

HANDOUT = plates(
    "small-name-plates",
    Layout.SMALL_PLATE,
    label="Small name plates",
    help="Half a sheet for each person, two to a sheet; cut, then folded to stand on the table.",
    papers=(Imposition.HALVES, Imposition.NONE),
    order=85,
)
