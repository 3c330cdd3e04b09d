"""Name plates of a whole sheet."""

from __future__ import annotations

from briefing_app.composing.name_plates import plates
from briefing_app.document.blocks import Layout
from briefing_app.domain.paper import Imposition

HANDOUT = plates(
    "name-plates",
    Layout.PLATE,
    label="Name plates",
    help="A sheet for each person, folded in the middle to stand on the table: the name on both faces.",
    papers=(Imposition.NONE,),
    order=80,
)
