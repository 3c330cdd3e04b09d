"""Pages on sheets, read back by readers that did not make them: which page lies where, how large, and turned how."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise

import pdfplumber
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from briefing_app.domain.paper import Imposition
from briefing_app.rendering.pdf.imposition import booklet_order, impose

A4 = (595.28, 841.89)
LANDSCAPE = (841.89, 595.28)


def made_of(*sizes: tuple[float, float]) -> bytes:
    """A file whose pages say their number, at the lower left, and link to the first."""
    out = BytesIO()
    canvas = Canvas(out)
    for number, size in enumerate(sizes, 1):
        canvas.setPageSize(size)
        canvas.bookmarkPage(f"page-{number}")
        canvas.setFont("Helvetica", 40)
        canvas.drawString(100, 100, f"p{number}")
        canvas.linkRect("", "page-1", (100, 100, 200, 150))
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def read(data: bytes) -> list[tuple[tuple[float, float], dict[str, tuple[float, float]]]]:
    """The size of each side, and where the words on it begin, from its lower left."""
    with pdfplumber.open(BytesIO(data)) as opened:
        return [
            (
                (page.width, page.height),
                {word["text"]: (word["x0"], page.height - word["bottom"]) for word in page.extract_words()},
            )
            for page in opened.pages
        ]


def test_a_booklet_of_ten_pages_needs_three_sheets_in_this_order() -> None:
    pages = ["-".join(str(page + 1) if page is not None else "blank" for page in side) for side in booklet_order(10)]
    assert pages == ["blank-1", "2-blank", "10-3", "4-9", "8-5", "6-7"]
    sides = read(impose(made_of(*[A4] * 10), Imposition.BOOKLET, pages=range(1, 11)))
    assert [sorted(words) for _, words in sides] == [
        ["p1"],
        ["p2"],
        ["p10", "p3"],
        ["p4", "p9"],
        ["p5", "p8"],
        ["p6", "p7"],
    ]
    for (width, height), words in sides:
        assert (width, height) == pytest.approx(LANDSCAPE, abs=0.1), "the sheet lies on its side"
        for word, (x, y) in words.items():
            page = int(word[1:])
            assert (x > width / 2) == (page % 2 == 1), "odd pages lie at the right"
            assert y < height / 3


@given(st.integers(min_value=1, max_value=400))
def test_each_page_lies_in_a_booklet_once_and_faces_its_neighbour(pages: int) -> None:
    order = booklet_order(pages)
    assert len(order) % 2 == 0
    assert len(order) * 2 - pages < 4
    assert sorted(page for side in order for page in side if page is not None) == list(range(pages))
    for front, back in zip(order[::2], order[1::2], strict=True):
        if front[1] is not None and back[0] is not None:
            assert back[0] == front[1] + 1, "behind each right page is the next one"


@pytest.mark.parametrize("imposition", [Imposition.BOOKLET, Imposition.LINES])
@pytest.mark.parametrize("size", [A4, (612.0, 792.0)])
def test_nothing_of_a_page_is_cut_and_its_shape_is_kept(imposition: Imposition, size: tuple[float, float]) -> None:
    sides = read(impose(made_of(size, size), imposition, pages=[1, 2]))
    paper = size[::-1] if imposition is Imposition.BOOKLET else size
    for found, words in sides:
        assert found == pytest.approx(paper, abs=0.1)
        assert all(0 < x < found[0] and 0 < y < found[1] for x, y in words.values())


def test_a_page_on_its_side_is_turned_in_a_booklet_and_stays_upright_beside_lines() -> None:
    data = made_of(A4, LANDSCAPE)

    def upright(made: bytes) -> dict[str, bool]:
        with pdfplumber.open(BytesIO(made)) as opened:
            return {
                letter["text"]: letter["upright"]
                for page in opened.pages
                for letter in page.chars
                if letter["text"] in "12"
            }

    assert upright(impose(data, Imposition.BOOKLET, pages=[1, 2])) == {"1": True, "2": False}
    assert upright(impose(data, Imposition.LINES, pages=[1, 2])) == {"1": True, "2": True}


@pytest.mark.parametrize(("pages", "frames"), [(1, [1]), (2, [2]), (3, [2, 1])])
def test_there_is_room_to_write_beside_each_page_and_beside_nothing_else(pages: int, frames: list[int]) -> None:
    made = impose(made_of(*[A4] * pages), Imposition.LINES, pages=range(1, pages + 1))
    with pdfplumber.open(BytesIO(made)) as opened:
        assert [len(side.rects) for side in opened.pages] == frames
        for side in opened.pages:
            for frame in side.rects:
                beside = [line for line in side.lines if frame["top"] - 1 < line["top"] < frame["bottom"] + 1]
                assert len(beside) > 12
                assert min(line["x0"] for line in beside) > frame["x1"]
                tops = sorted(line["top"] for line in beside)
                assert {round(below - above) for above, below in pairwise(tops)} == {22}, "8 mm between two lines"
        assert len(opened.pages[0].lines) >= len(opened.pages[-1].lines)


def test_what_leads_to_other_pages_stays_behind_and_nothing_of_them_is_held() -> None:
    for imposition in Imposition:
        made = impose(made_of(*[A4] * 5), imposition, pages=[3])
        assert b"/Annots" not in made
        with pdfplumber.open(BytesIO(made)) as opened:
            told = [page.extract_text() for page in opened.pages]
            assert all(not page.annots for page in opened.pages)
        assert sorted("".join(told)) == ["3", "p"]  # a page may be turned, and is then told letter by letter


def test_the_same_pages_are_the_same_bytes() -> None:
    data = made_of(A4, A4, A4)
    assert impose(data, Imposition.BOOKLET, pages=[1, 2, 3]) == impose(data, Imposition.BOOKLET, pages=[1, 2, 3])


def test_two_halves_lie_beside_each_other_in_the_order_in_which_they_are_read() -> None:
    half = (A4[1] / 2, A4[0])
    sides = read(impose(made_of(*[half] * 3), Imposition.HALVES, pages=range(1, 4)))
    assert [sorted(words) for _, words in sides] == [["p1", "p2"], ["p3"]]
    (width, height), words = sides[0]
    assert (round(width), round(height)) == (842, 595)
    assert words["p1"][0] < width / 2 < words["p2"][0]
