"""Pages as objects that another file takes over: all that draws, nothing that marks, and only what is needed."""

from __future__ import annotations

import io
import re
import zlib

import pikepdf
import pytest

from briefing_app.document.page_objects import PageObject, PageObjects, from_bytes, to_bytes
from briefing_app.importing.annexes.objects import page_objects
from briefing_app.importing.annexes.pages import clean_pages
from tests.services.annex_files import plain


def with_pages(change: str = "", *, turn: int = 0) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(plain(3))) as pdf:
        for page in pdf.pages:
            page.rotate(turn, relative=False)
            page.obj.CropBox = pikepdf.Array([10, 20, 290, 380])
            if change:
                page.contents_add(change.encode(), prepend=True)
        pdf.save(out)
    return out.getvalue()


def content(held: PageObjects, page: int) -> str:
    data = held.objects[held.forms[page]].data
    assert data is not None
    return zlib.decompress(data).decode("latin-1")


def test_a_page_is_a_form_whose_resources_are_shared_with_the_others() -> None:
    held = page_objects(clean_pages(plain(3)).data)
    assert len(held.forms) == 3
    needed = held.needed(held.forms[1:2])
    assert held.forms[1] in needed
    assert not {held.forms[0], held.forms[2]} & set(needed)
    assert len(held.objects) == len(held.needed(held.forms))
    assert "Words of page 2" in content(held, 1)


def test_what_is_kept_comes_back_as_it_was() -> None:
    held = page_objects(clean_pages(plain(2)).data)
    assert from_bytes(to_bytes(held)) == held
    odd = PageObjects(objects=(PageObject(pieces=("<</A (\xff\x00) /B ", 0, ">>"), data=b""),), forms=(0,))
    assert from_bytes(to_bytes(odd)) == odd


def test_objects_that_refer_to_each_other_in_a_ring_are_taken_once() -> None:
    ring = PageObjects(
        objects=(PageObject(pieces=("<</A ", 1, ">>")), PageObject(pieces=("<</B ", 0, ">>"))), forms=(0,)
    )
    assert ring.needed([0]) == [0, 1]


def test_marks_of_a_structure_that_stays_outside_stay_outside_too() -> None:
    data = with_pages("/P <</MCID 0>> BDC /Span BMC EMC EMC /Here MP")
    drawn = content(page_objects(clean_pages(data).data), 0)
    assert not re.search(r"\b(BDC|BMC|EMC|MP|DP)\b", drawn)
    assert "Words of page 1" in drawn


@pytest.mark.parametrize(("turn", "x", "y"), [(0, 40, 60), (90, 60, 240), (180, 240, 300), (270, 300, 40)])
def test_a_turned_page_stands_upright_with_its_corner_at_zero(turn: int, x: float, y: float) -> None:
    held = page_objects(clean_pages(with_pages(turn=turn)).data)
    words = "".join(str(piece) for piece in held.objects[held.forms[0]].pieces)
    found = re.search(r"/Matrix \[ (.*?)\]", words)
    assert found is not None
    a, b, c, d, e, f = (float(number) for number in found[1].split())
    # The point 50, 80 of the sheet lies 40, 60 from the lower left of what is shown of it, 280 by 360 points.
    assert (a * 50 + c * 80 + e, b * 50 + d * 80 + f) == (x, y)
