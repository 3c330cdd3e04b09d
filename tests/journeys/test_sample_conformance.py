"""The sample's packs can be read out and kept for good: a checker finds nothing against either standard."""

from __future__ import annotations

from itertools import product

import pytest

from briefing_app.domain.levels import Level
from briefing_app.domain.paper import Paper
from briefing_app.rendering.pdf import write_pdf
from tests.journeys.sample import sample_pack
from tests.rendering.pdf.conformance import complaints
from tests.rendering.pdf.documents import everything

PACKS = [(0, Level.STAFF), (0, Level.MEMBERS), (1, Level.STAFF), (1, Level.MEMBERS), (1, Level.PUBLIC)]


@pytest.mark.parametrize(("pack", "paper"), list(product(PACKS, Paper)))
def test_every_sample_pack_keeps_both_standards(pack: tuple[int, Level], paper: Paper) -> None:
    assert complaints(write_pdf(sample_pack(*pack), paper=paper).data) == []


def test_what_is_fast_but_not_packed_keeps_them_too() -> None:
    assert complaints(write_pdf(everything(), paper=Paper.A4, compress=False).data) == []


def test_a_file_without_tags_is_told() -> None:
    found = complaints(write_pdf(everything(), paper=Paper.A4, tagged=False).data)
    assert any(each.startswith("ua1") for each in found)
    assert any(each.startswith("2a") for each in found)
