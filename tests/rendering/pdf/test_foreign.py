"""Foreign pages in a PDF: where they stand, which way up, what is said of them, and what the file claims."""

from __future__ import annotations

import io
from dataclasses import dataclass, field, replace

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageDraw
from pypdf import PdfReader

from briefing_app.document.blocks import ForeignPage
from briefing_app.document.page_objects import to_bytes
from briefing_app.document.transforms import finish
from briefing_app.document.tree import Document
from briefing_app.domain.paper import PageStyle, Paper
from briefing_app.importing.annexes.objects import page_objects
from briefing_app.importing.annexes.pages import clean_pages
from briefing_app.rendering.pdf import write_pdf
from tests.rendering.pdf.conformance import complaints
from tests.rendering.pdf.documents import annex_part, contents_part, document, foreign_page, paragraph, part
from tests.rendering.pdf.tags import read_tags

A4, WIDE, A3 = (595.28, 841.89), (841.89, 595.28), (841.89, 1190.55)


def picture(size: tuple[float, float] = A4, *, kind: str = "PNG", mode: str = "RGB") -> bytes:
    """Return a picture that is red in its upper left corner, and white elsewhere."""
    width, height = (round(side / 2) for side in size)
    image = Image.new("RGB", (width, height), "white")
    ImageDraw.Draw(image).rectangle((0, 0, width // 4, height // 4), fill=(220, 0, 0))
    out = io.BytesIO()
    image.convert(mode).save(out, kind)
    return out.getvalue()


@dataclass
class Pages:
    """Pages in memory, and what was asked of them."""

    data: bytes = field(default_factory=picture)
    pdf: bytes = b""
    asked: list[tuple[str, int]] = field(default_factory=list)

    def picture(self, file: str, page: int, /) -> bytes | None:
        self.asked.append((file, page))
        return self.data

    def objects(self, file: str, /) -> bytes | None:
        return to_bytes(page_objects(clean_pages(self.pdf).data)) if self.pdf and file == "file" else None


def whole(*pages: ForeignPage) -> Document:
    return finish(document(contents_part(), part("One", paragraph("Before.")), annex_part(*pages)))


def drawn(data: bytes, page: int) -> Image.Image:
    opened = pypdfium2.PdfDocument(data)
    try:
        return opened[page].render(scale=0.5).to_pil().convert("RGB")
    finally:
        opened.close()


def embedded_pdf(pages: int = 2) -> bytes:
    """Return a PDF whose fonts are in it: one of our own."""
    body = [part(f"Part {number}", paragraph("Words that are set.")) for number in range(pages)]
    return write_pdf(finish(document(*body)), paper=Paper.A4, tagged=False).data


def test_pages_go_on_in_one_sequence_and_everything_agrees_on_their_numbers() -> None:
    sized = [
        replace(foreign_page(at, of=3), width=size[0], height=size[1]) for at, size in enumerate((A4, WIDE, A3), 1)
    ]
    made = write_pdf(whole(sized[0], sized[1], replace(sized[2], fit=False)), paper=Paper.A4, pages=Pages())
    reader = PdfReader(io.BytesIO(made.data))
    assert reader.page_labels == [str(number) for number in range(1, 7)]
    assert [f"Page {number} of 6" in page.extract_text() for number, page in enumerate(reader.pages, 1)] == [True] * 6
    assert [made.anchors[f"annex-a-page-{place}"] for place in (1, 2, 3)] == [4, 5, 6]
    sizes = [tuple(round(float(side), 2) for side in page.mediabox[2:]) for page in reader.pages[3:]]
    assert sizes == [A4, WIDE, A3]


def test_the_files_own_outline_stands_below_the_annex_and_leads_to_its_pages() -> None:
    reader = PdfReader(io.BytesIO(write_pdf(whole(), paper=Paper.A4, pages=Pages()).data))
    outline = reader.outline
    below = outline[-1]
    assert isinstance(below, list)
    last = outline[-2]
    assert not isinstance(last, list)
    assert (last.title, reader.get_destination_page_number(last)) == ("Annex 1 – A report", 2)
    inside = [each for each in below if not isinstance(each, list)]
    assert [(each.title, reader.get_destination_page_number(each)) for each in inside] == [
        ("Finding 1", 3),
        ("Finding 2", 4),
    ]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("size", [A4, WIDE])
def test_a_turned_page_stands_as_it_was_turned(turn: int, size: tuple[float, float]) -> None:
    page = replace(foreign_page(of=1), width=size[0], height=size[1], turn=turn)
    made = write_pdf(whole(page), paper=Paper.A4, pages=Pages(picture(size)))
    shown = drawn(made.data, 3)
    assert (shown.width > shown.height) is ((size == WIDE) is (turn % 180 == 0))
    corner = {0: (0.2, 0.2), 90: (0.8, 0.2), 180: (0.8, 0.8), 270: (0.2, 0.8)}[turn]
    found = {
        (x, y) for x in (0.2, 0.8) for y in (0.2, 0.8)
        if shown.getpixel((int(x * shown.width), int(y * shown.height)))[1] < 60  # type: ignore[index]
    }  # fmt: skip
    assert found == {corner}


@pytest.mark.parametrize("as_it_is", [False, True])
@pytest.mark.parametrize("turn", [0, 90])
def test_a_page_looks_the_same_as_a_picture_and_as_it_is(as_it_is: bool, turn: int) -> None:
    pdf = embedded_pdf(1)
    opened = pypdfium2.PdfDocument(pdf)
    out = io.BytesIO()
    opened[0].render(scale=2).to_pil().save(out, "PNG")
    opened.close()
    page = replace(foreign_page(of=1), turn=turn)
    plain = drawn(write_pdf(whole(page), paper=Paper.A4, pages=Pages(out.getvalue())).data, 3)
    kept = replace(page, as_it_is=as_it_is)
    other = drawn(write_pdf(whole(kept), paper=Paper.A4, pages=Pages(out.getvalue(), pdf)).data, 3)
    small = [image.convert("L").resize((30, 40)) for image in (plain, other)]
    pairs = zip(small[0].tobytes(), small[1].tobytes(), strict=True)
    assert max(abs(one - two) for one, two in pairs) < 30
    assert min(small[1].tobytes()) < 250


@pytest.mark.parametrize("style", list(PageStyle))
@pytest.mark.parametrize(("kind", "mode"), [("PNG", "RGB"), ("PNG", "L"), ("JPEG", "RGB"), ("JPEG", "L")])
def test_pages_as_pictures_keep_both_standards(style: PageStyle, kind: str, mode: str) -> None:
    pages = Pages(picture(kind=kind, mode=mode))
    made = write_pdf(whole(replace(foreign_page(of=1), turn=90)), paper=Paper.A4, style=style, pages=pages)
    assert complaints(made.data) == []
    assert b"pdfaid:part" in write_pdf(whole(), paper=Paper.A4, compress=False, pages=pages).data


@pytest.mark.parametrize("readable", [True, False])
def test_what_goes_in_as_it_is_is_no_archive_and_is_read_out_where_its_fonts_let_it(readable: bool) -> None:
    kept = [replace(foreign_page(at), as_it_is=True, readable=readable) for at in (1, 2)]
    made = write_pdf(whole(*kept), paper=Paper.A4, pages=Pages(pdf=embedded_pdf()))
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        said = pdf.Root.Metadata.read_bytes()
    assert b"<pdfaid:part>" not in said
    assert (b"<pdfuaid:part>1" in said) is readable
    assert [each for each in complaints(made.data) if each.startswith("ua1")] == [] or not readable


def test_a_page_is_told_as_a_figure_with_its_words() -> None:
    made = write_pdf(whole(), paper=Paper.A4, pages=Pages())
    figures = [each for each in read_tags(made.data).tree.walk() if each.role == "Figure"]
    assert [figure.said.split("Annex")[1].strip(" '\"") for figure in figures] == [
        "1, page 1 of 2: A report",
        "1, page 2 of 2: A report",
    ]
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        found = [
            str(each.ActualText)
            for each in pdf.objects
            if isinstance(each, pikepdf.Dictionary) and "/ActualText" in each
        ]
    assert found == ["What the annex says."] * 2


def test_a_page_that_is_shown_twice_is_written_once() -> None:
    pages = Pages(pdf=embedded_pdf())
    write_pdf(whole(foreign_page(1), replace(foreign_page(2), page=1)), paper=Paper.A4, pages=pages)
    assert pages.asked == [("file", 1)]
    one = replace(foreign_page(1), as_it_is=True)
    both = write_pdf(whole(one, replace(one, page=2, anchor="other")), paper=Paper.A4, pages=pages).data
    assert len(both) < len(write_pdf(whole(one), paper=Paper.A4, pages=pages).data) + 4_000


def test_only_what_the_chosen_pages_need_is_written() -> None:
    pages = Pages(pdf=embedded_pdf(12))
    one = replace(foreign_page(of=1), page=12, as_it_is=True)
    with pikepdf.open(io.BytesIO(write_pdf(whole(one), paper=Paper.A4, pages=pages).data)) as pdf:
        forms = [each for each in pdf.objects if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Form"]
    assert len(forms) == 1


def test_a_page_that_is_not_there_leaves_its_place_empty() -> None:
    made = write_pdf(whole(), paper=Paper.A4)
    assert made.pages == 5
    assert complaints(made.data) == []


def test_the_same_pages_give_the_same_bytes() -> None:
    one, other = (write_pdf(whole(), paper=Paper.A4, pages=Pages()).data for _ in range(2))
    assert one == other


def test_a_picture_whose_packed_lines_end_as_a_line_does_gets_a_filler() -> None:
    found = None
    for shade in range(3_000):
        out = io.BytesIO()
        Image.new("RGB", (20, 30), (shade % 256, shade // 256, 9)).save(out, "PNG")
        data = out.getvalue()
        at = data.index(b"IDAT")
        if data[at + 4 : at + 4 + int.from_bytes(data[at - 4 : at], "big")].endswith((b"\n", b"\r")):
            found = data
            break
    assert found is not None
    made = write_pdf(whole(), paper=Paper.A4, pages=Pages(found))
    assert complaints(made.data) == []
    with Image.open(io.BytesIO(found)) as picture:
        colour = picture.getpixel((1, 1))
    shown = drawn(made.data, 3)
    assert shown.getpixel((shown.width // 2, shown.height // 2)) == colour


def right_handed(document: Document, *titles: str) -> Document:
    parts = tuple(replace(each, right_hand=each.title in titles) for each in document.parts)
    return replace(document, furniture=replace(document.furniture, blank="Left blank – Қазақ"), parts=parts)


def test_a_blank_page_stands_before_what_begins_on_the_right_and_is_counted() -> None:
    # The contents stand on page 1, One would stand on page 2, the annex on 4.
    made = write_pdf(right_handed(whole(), "One", "A report"), paper=Paper.A4, pages=Pages())
    reader = PdfReader(io.BytesIO(made.data))
    assert [page.extract_text().count("Left blank – Қазақ") for page in reader.pages] == [0, 1, 0, 1, 0, 0, 0]
    assert (made.anchors["annex-A report"], made.pages) == (5, 7)
    assert "Page 2 of 7" in reader.pages[1].extract_text()
    assert reader.page_labels == [str(number) for number in range(1, 8)]
    assert complaints(made.data) == []
    assert not any("Left blank" in each.words for each in read_tags(made.data).tree.walk())


def test_what_stands_on_the_right_anyhow_has_no_blank_page_before() -> None:
    made = write_pdf(right_handed(whole(), "A report"), paper=Paper.A4, pages=Pages())
    assert (made.anchors["annex-A report"], made.pages) == (3, 5)
