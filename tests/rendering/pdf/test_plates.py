"""Name plates, read back: on both faces, as large as they can be, never cut, and heard once."""

from __future__ import annotations

from io import BytesIO

import pdfplumber
import pytest

from briefing_app.document.blocks import Layout, Paragraph, ParagraphStyle
from briefing_app.document.inline import Words
from briefing_app.document.tree import Document, Part
from briefing_app.domain.paper import Paper
from briefing_app.rendering.pdf import write_pdf
from tests.document.samples import document
from tests.rendering.pdf.conformance import complaints
from tests.rendering.pdf.tags import read_tags, together

LONG = "Anna " + "Әбдірахмановасейітқұлованұрмұхамбетова".ljust(40, "қ")
"""A surname of forty letters."""
NAMES = ("Róża Thun", LONG, "Әйгерім Қыдырбаева", "ქეთევან წიკლაური", "Marie-Christine Vergiat d'Estaing")


def plates(*names: str, layout: Layout = Layout.PLATE, below: str = "EPP · Member of DCAS") -> Document:
    return document(
        *(
            Part(
                anchor=f"plate-{number}",
                title=name,
                children=(
                    Paragraph(children=(Words(text=name),), style=ParagraphStyle.TITLE),
                    Paragraph(children=(Words(text=below),), style=ParagraphStyle.SUBTITLE),
                ),
                layout=layout,
                show_title=False,
                listed=False,
            )
            for number, name in enumerate(names)
        )
    )


def faces(data: bytes, page: int = 0) -> tuple[list[dict[str, object]], list[dict[str, object]], float, float]:
    """The letters above the fold and below it, and the page's width and height."""
    with pdfplumber.open(BytesIO(data)) as opened:
        held = opened.pages[page]
        letters = [each for each in held.chars if str(each["text"]).strip()]
        middle = held.height / 2
        above = [each for each in letters if float(str(each["bottom"])) < middle]
        below = [each for each in letters if float(str(each["top"])) > middle]
        assert len(above) + len(below) == len(letters)
        return above, below, float(held.width), float(held.height)


@pytest.mark.parametrize("layout", [Layout.PLATE, Layout.SMALL_PLATE])
@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_a_name_stands_on_both_faces_whole_and_one_of_them_is_upside_down(
    layout: Layout, paper: Paper, name: str
) -> None:
    above, below, width, height = faces(write_pdf(plates(name, layout=layout), paper=paper).data)
    wanted = sorted(name.replace(" ", "") + "EPP·MemberofDCAS")
    for face in (above, below):
        assert sorted("".join(str(each["text"]) for each in face)) == wanted
        assert all(width * 0.05 < float(str(each["x0"])) < float(str(each["x1"])) < width * 0.95 for each in face)
    assert all(float(str(each["matrix"][0])) < 0 for each in above)  # type: ignore[index]
    assert all(float(str(each["matrix"][0])) > 0 for each in below)  # type: ignore[index]
    # The same places, seen from the other side.
    mirrored = sorted(round(width - float(str(each["x1"]))) for each in above)
    assert mirrored == pytest.approx(sorted(round(float(str(each["x0"]))) for each in below), abs=1)
    assert (width > height) is False


def test_a_short_name_is_as_large_as_can_be_and_a_long_one_still_larger_than_print() -> None:
    for layout, largest, least in ((Layout.PLATE, 72, 18), (Layout.SMALL_PLATE, 48, 12)):
        sizes = []
        for name in ("Röst", LONG):
            _, below, _, _ = faces(write_pdf(plates(name, layout=layout), paper=Paper.A4).data)
            sizes.append(round(max(float(str(each["size"])) for each in below), 1))
        assert sizes[0] == largest
        assert least <= sizes[1] < largest


@pytest.mark.parametrize("layout", [Layout.PLATE, Layout.SMALL_PLATE])
def test_plates_can_be_listened_to_and_kept_and_each_name_is_heard_once(layout: Layout) -> None:
    data = write_pdf(plates(*NAMES, layout=layout), paper=Paper.A4).data
    assert complaints(data) == []
    told = read_tags(data)
    heard = [together(tag.words) for tag in told.tree.walk() if tag.role == "P"]
    assert heard == [words for name in NAMES for words in (together(name), "EPP·MemberofDCAS")]
    assert len(told.artifacts) >= len(NAMES)
