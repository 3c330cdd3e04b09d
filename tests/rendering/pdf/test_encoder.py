"""Letters and their codes: whatever is written can be read back, searched and copied."""

from __future__ import annotations

import io
import re
import unicodedata

import pdfplumber
import pypdf
import pypdfium2
import pytest

from briefing_app.domain.paper import Paper
from briefing_app.rendering.fonts import FaceName, clean
from briefing_app.rendering.pdf import PdfFile, write_pdf
from briefing_app.rendering.pdf.embedding import embed
from briefing_app.rendering.pdf.encoder import Encoder
from briefing_app.rendering.pdf.faces import load_face
from briefing_app.rendering.pdf.objects import Objects
from tests.rendering.pdf.documents import document, paragraph, part

KAZAKH = "Әә Ғғ Ққ Ңң Өө Ұұ Үү Һһ Іі"
GEORGIAN = "".join(map(chr, range(0x10D0, 0x10F1)))
SURNAME = "Нұрмұхамбетова-Сағындықоваоғлы-Темірханқызы"
MISSING = "\u0531\u4e2d\u25a0"


def written(text: str, *, compress: bool = True) -> PdfFile:
    return write_pdf(document(part("One", paragraph(text))), paper=Paper.A4, compress=compress)


def read(file: PdfFile) -> str:
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(file.data)).pages)
    return "".join(text.split())


@pytest.mark.parametrize(
    "text",
    [
        KAZAKH,
        GEORGIAN,
        SURNAME,
        "Ελληνική Δημοκρατία, Ύδρα",
        "Żółć, Łódź, Çeşme, Ðà Nẵng, Åse",
        "a (b) \\ (c\\) ((",
        "C:\\new\\table",
        "‘quoted’ “double” – — … • € § ° ½",
        "№ 12, п. 3",
    ],
)
def test_letters_of_our_packs_are_read_back_as_they_were_written(text: str) -> None:
    file = written(text)
    wanted = "".join(clean(text).replace("\u00a0", "").split())
    assert wanted in read(file)
    opened = pypdfium2.PdfDocument(file.data)
    # PDFium gives ligatures and some accents in their parts.
    shown = unicodedata.normalize("NFC", "".join(opened[0].get_textpage().get_text_range().split()))
    opened.close()
    assert wanted in shown


@pytest.mark.parametrize("compress", [False, True])
def test_more_letters_than_one_subset_holds_lie_in_several(*, compress: bool) -> None:
    # Arrange: all letters of the face from four blocks, two and a half subsets of them.
    known = load_face(FaceName.REGULAR).glyphs
    letters = [chr(code) for code in range(0x00C0, 0x0560) if code in known and chr(code).isalpha()]
    assert len(letters) > 520
    text = " ".join("".join(letters[at : at + 12]) for at in range(0, len(letters), 12))
    # Act
    file = written(text, compress=compress)
    # Assert
    assert "".join(text.split()) in read(file)
    fonts = pypdf.PdfReader(io.BytesIO(file.data)).pages[0]["/Resources"]["/Font"]  # type: ignore[index]
    names = [str(font.get_object()["/BaseFont"]) for font in fonts.values()]
    assert len(names) == len(set(names)) >= 4


def test_a_letter_that_no_face_has_is_drawn_as_the_box_that_says_so_and_hides_none_beside_it() -> None:
    file = written(f"before {MISSING} after")
    assert "before" in read(file)
    assert "after" in read(file)
    with pdfplumber.open(io.BytesIO(file.data)) as pdf:
        line = [letter for letter in pdf.pages[0].chars if letter["top"] > 120][: len("before 123 after")]
    widths = [round(letter["width"], 1) for letter in line]
    assert len(widths) == len("before 123 after")
    assert widths[7] == widths[8] == widths[9] > 3


def test_a_no_break_space_is_a_space_to_whoever_searches() -> None:
    assert "1 000 000" in pypdf.PdfReader(io.BytesIO(written("1\u202f000\u202f000").data)).pages[0].extract_text()


def test_what_nobody_sees_is_not_written() -> None:
    assert "softhyphen" in read(written("soft\u00adhyphen\u200b\x07"))


def test_codes_of_plain_letters_are_the_letters_themselves() -> None:
    encoder = Encoder()
    assert encoder.encode(FaceName.REGULAR, "Plain 12!") == (("/F1", "Plain 12!"),)
    assert encoder.encode(FaceName.BOLD, "(a)") == (("/F2", "\\(a\\)"),)
    assert [subset.face for subset in encoder.subsets] == [FaceName.REGULAR, FaceName.BOLD]


def test_every_code_is_given_once() -> None:
    # Arrange
    encoder = Encoder()
    known = load_face(FaceName.REGULAR).glyphs
    letters = [chr(code) for code in sorted(known) if 0xFF < code < 0x2000][:400]
    # Act
    pieces = [piece for letter in letters for piece in encoder.encode(FaceName.REGULAR, letter)]
    # Assert
    assert len(pieces) == len(set(pieces)) == 400
    for subset in encoder.subsets:
        assert len(subset.letters()) <= 256
        used = [letter for letter in subset.letters() if letter]
        assert len(used) == len(set(used))


def test_the_same_text_has_the_same_codes_in_every_file() -> None:
    texts = [KAZAKH, GEORGIAN, "plain", SURNAME]
    first, second = ([Encoder().encode(FaceName.ITALIC, text) for text in texts] for _ in range(2))
    assert first == second


def test_neighbours_in_one_subset_are_shown_together() -> None:
    encoder = Encoder()
    known = load_face(FaceName.REGULAR).glyphs
    fill = "".join(chr(code) for code in sorted(known) if 0xFF < code < 0x2000)[:300]
    encoder.encode(FaceName.REGULAR, fill)
    far = fill[290:300]
    names = [subset for subset, _ in encoder.encode(FaceName.REGULAR, f"ab{far}cd")]
    assert len(names) == 3
    assert names[0] == names[2] != names[1]


def test_the_map_of_letters_keeps_to_blocks_of_a_hundred_and_leaves_code_zero_out() -> None:
    # Arrange
    encoder, objects = Encoder(), Objects(packed=False)
    encoder.encode(FaceName.REGULAR, GEORGIAN + KAZAKH)
    # Act
    embed(encoder.subsets[0], objects, number=0)
    # Assert
    data = objects.file(root=1, info=1)
    blocks = [int(size) for size in re.findall(rb"(\d+) beginbfchar", data)]
    assert sum(blocks) == len([letter for letter in encoder.subsets[0].letters() if letter])
    assert max(blocks) <= 100
    assert b"<00> <0000>" not in data
    assert b"AAAAAA+FiraGO-Regular" in data


def test_only_the_outlines_that_are_used_are_embedded() -> None:
    small, large = written("One."), written(KAZAKH + GEORGIAN + "ΑΒΓΔΕΖΗΘ")
    assert 8_000 < len(small.data) < len(large.data) < 80_000


def test_widths_in_the_file_are_the_widths_that_lines_were_broken_by() -> None:
    text = "Width of words"
    with pdfplumber.open(io.BytesIO(written(text).data)) as pdf:
        letters = [letter for letter in pdf.pages[0].chars if letter["size"] == pytest.approx(10.2)]
    drawn = letters[len(text) - 1]["x1"] - letters[0]["x0"]
    assert drawn == pytest.approx(load_face(FaceName.REGULAR).width(text) * 10.2, abs=0.05)
