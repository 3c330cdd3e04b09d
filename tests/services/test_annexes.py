"""Foreign pages: which come in, what stays outside, and how the rest is refused."""

from __future__ import annotations

import io
import time
from concurrent.futures import CancelledError
from pathlib import Path

import docx
import pikepdf
import pypdfium2
import pytest
from docx.enum.text import WD_BREAK
from PIL import Image, ImageChops, ImageStat

from briefing_app.errors import InputError
from briefing_app.rendering.raster import PageRaster
from briefing_app.services.annexes import ReadPages, page_pictures, prepare_annex, read_annex
from briefing_app.services.office_program import OfficeError, OfficeProgram
from tests.services.annex_files import ACCEPTED, REFUSED, SECRET, exif, picture, plain

ACTIVE = (
    "/AA", "/A", "/OpenAction", "/JS", "/JavaScript", "/Launch", "/URI", "/Annots", "/AcroForm", "/XFA",
    "/EmbeddedFiles", "/Names", "/Metadata", "/PieceInfo", "/Thumb", "/OPI", "/Ref", "/Info", "/F", "/UF",
    "/OCProperties",
)  # fmt: skip


def file(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def seen(data: bytes) -> list[Image.Image]:
    """Return the pages of a PDF as pictures, without anything that lies over them."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [page.render(scale=1, draw_annots=False).to_pil().convert("RGB") for page in document]
    finally:
        document.close()


def everything(data: bytes) -> bytes:
    """Return a PDF's objects and streams, unpacked where that is possible."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(out, stream_decode_level=pikepdf.StreamDecodeLevel.generalized, compress_streams=False)
    return out.getvalue()


def keys_of(data: bytes) -> set[str]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = {str(key) for key in pdf.trailer}
        for each in pdf.objects:
            if isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
                found |= {key for key, _ in each.items()}
        return found


@pytest.mark.parametrize("name", ACCEPTED)
def test_pages_come_in_as_they_look_and_nothing_that_acts_comes_with_them(tmp_path: Path, name: str) -> None:
    data = ACCEPTED[name]()
    annex = read_annex(file(tmp_path, name, data))
    drawn = seen(annex.data)
    assert len(drawn) == len(annex.pages)
    if name.endswith(".pdf"):
        assert [ImageChops.difference(*each).getbbox() for each in zip(drawn, seen(data), strict=True)] == [None, None]
    assert SECRET not in everything(annex.data)
    assert keys_of(annex.data).isdisjoint(ACTIVE)
    assert read_annex(tmp_path / name).data == annex.data
    assert [each.name for each in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_an_annex_is_refused_in_words_and_in_time(tmp_path: Path, name: str) -> None:
    made, words = REFUSED[name]
    path = file(tmp_path, name, made())
    begun = time.monotonic()
    with pytest.raises(InputError, match=words) as refused:
        read_annex(path)
    assert time.monotonic() - begun < 20
    assert refused.value.hint


def test_there_are_thirty_hostile_or_broken_ones_and_what_is_right_is_fixed() -> None:
    assert len(ACCEPTED) + len(REFUSED) - 1 >= 30
    assert len(ACCEPTED) >= 14


def the_plain(folder: Path) -> ReadPages:
    return read_annex(file(folder, "plain.pdf", plain(5)))


def test_each_page_tells_its_size_its_words_and_whether_its_fonts_come_along(tmp_path: Path) -> None:
    pages = the_plain(tmp_path).pages
    assert [(each.width, each.height, each.words.strip()) for each in pages[:2]] == [
        (300, 400, "Words of page 1"),
        (300, 400, "Words of page 2"),
    ]
    assert not any(each.scanned or each.readable for each in pages)


def test_a_picture_is_a_page_that_can_be_read_by_eye_only(tmp_path: Path) -> None:
    (page,) = read_annex(file(tmp_path, "a.png", ACCEPTED["picture.png"]())).pages
    assert page.scanned
    assert page.readable
    assert page.width <= 842
    middle = seen(read_annex(tmp_path / "a.png").data)[0].resize((60, 40)).getpixel((20, 20))
    assert isinstance(middle, tuple)
    assert middle[0] > 220
    assert middle[1] < 60


def test_a_photograph_that_was_taken_with_the_camera_on_its_side_stands_upright(tmp_path: Path) -> None:
    turned = exif()
    turned[0x0112] = 6
    (page,) = read_annex(file(tmp_path, "a.jpg", picture("JPEG", exif=turned))).pages
    assert page.height > page.width


@pytest.mark.parametrize("name", ["photograph.jpg", "scan.tif", "picture.webp"])
def test_a_picture_keeps_its_points(tmp_path: Path, name: str) -> None:
    data = ACCEPTED[name]()
    drawn = seen(read_annex(file(tmp_path, name, data)).data)[0].resize((60, 40))
    difference = ImageChops.difference(drawn, Image.open(io.BytesIO(data)).convert("RGB"))
    assert max(ImageStat.Stat(difference).mean) < 6


def test_the_largest_picture_that_is_allowed_is_read_within_its_memory(tmp_path: Path) -> None:
    out = io.BytesIO()
    Image.new("RGBA", (5_000, 7_200), (200, 0, 0, 128)).save(out, "PNG", compress_level=1)
    (page,) = read_annex(file(tmp_path, "large.png", out.getvalue())).pages
    assert round(page.height) == 842


def test_a_page_as_a_picture_has_three_hundred_dots_an_inch_and_looks_the_same(tmp_path: Path) -> None:
    annex = the_plain(tmp_path)
    pictures = list(page_pictures(annex))
    assert len(pictures) == 5
    picture, small = (Image.open(io.BytesIO(data)) for data in (pictures[1].fine, pictures[1].small))
    assert (picture.size, small.size) == ((1250, 1667), (625, 834))
    raster = PageRaster(annex.data)
    drawn = raster.picture(2, 300 / 72)
    raster.close()
    assert picture.convert("RGB").tobytes() == b"".join(
        drawn.data[row * drawn.stride : row * drawn.stride + 3 * drawn.width] for row in range(drawn.height)
    )


def test_a_page_in_black_and_white_is_kept_without_colours_and_a_photograph_as_such(tmp_path: Path) -> None:
    noise = Image.effect_noise((1_200, 1_600), 90)
    out = io.BytesIO()
    noise.save(out, "PNG")
    (pictures,) = page_pictures(read_annex(file(tmp_path, "noise.png", out.getvalue())))
    with Image.open(io.BytesIO(pictures.fine)) as kept:
        assert (kept.format, kept.mode) == ("JPEG", "L")


def test_what_a_library_keeps_of_a_file_is_told_by_its_content(tmp_path: Path) -> None:
    told: list[float] = []
    path = file(tmp_path, "plain.pdf", plain(5))
    prepared = prepare_annex(path, progress=lambda done, _words: told.append(done))
    again = prepare_annex(file(tmp_path, "another name.pdf", plain(5)))
    assert again.parts == prepared.parts
    assert again.record.id == prepared.record.id != prepare_annex(file(tmp_path, "c.pdf", plain(4))).record.id
    assert [(part.part.value, part.page) for part in prepared.parts][:4] == [
        ("pdf", 0), ("objects", 0), ("print", 1), ("screen", 1),
    ]  # fmt: skip
    assert len(prepared.parts) == 12
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_preparing_is_ended_between_two_portions(tmp_path: Path) -> None:
    path = file(tmp_path, "plain.pdf", plain(14))
    asked: list[str] = []
    with pytest.raises(CancelledError):
        prepare_annex(path, progress=lambda _done, words: asked.append(words), cancelled=lambda: len(asked) > 3)
    assert len(asked) < 15


def test_what_would_fill_a_library_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing_app.services.annexes.MAX_KEPT_BYTES", 20_000)
    with pytest.raises(InputError, match="of the library"):
        prepare_annex(file(tmp_path, "plain.pdf", plain(5)))


def test_a_file_brings_its_own_outline_along_as_words_and_pages(tmp_path: Path) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(plain(3))) as pdf:
        with pdf.open_outline() as outline:
            first = pikepdf.OutlineItem("Findings", 0)
            first.children.append(pikepdf.OutlineItem("Of the\nsecond page", 1))
            outline.root.extend([first, pikepdf.OutlineItem("Nowhere")])
        pdf.save(out)
    read = read_annex(file(tmp_path, "outline.pdf", out.getvalue()))
    assert [(each.level, each.title, each.page) for each in read.bookmarks] == [
        (1, "Findings", 1),
        (2, "Of the second page", 2),
    ]


def test_a_file_that_is_not_there_is_refused_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere\.pdf"):
        read_annex(tmp_path / "nowhere.pdf")


def a_word_file() -> bytes:
    word = docx.Document()
    word.add_paragraph("Words of the first page.").add_run().add_break(WD_BREAK.PAGE)
    word.add_paragraph("Words of the second.")
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def folder_in(folder: Path) -> Path:
    made = folder / "temporary"
    made.mkdir()
    return made


@pytest.mark.needs_soffice
def test_a_word_file_comes_in_by_way_of_libreoffice(tmp_path: Path) -> None:
    path = file(tmp_path, "letter.DOCX", a_word_file())
    read = read_annex(path, office=OfficeProgram(lambda: folder_in(tmp_path)))
    assert [page.words.strip() for page in read.pages] == ["Words of the first page.", "Words of the second."]
    assert all(page.readable for page in read.pages)


def test_without_libreoffice_it_is_said_what_to_do(tmp_path: Path) -> None:
    path = file(tmp_path, "letter.docx", a_word_file())
    with pytest.raises(OfficeError, match="LibreOffice is not installed") as refused:
        read_annex(path, office=OfficeProgram(lambda: folder_in(tmp_path), find=lambda: None))
    assert "save the file as PDF" in refused.value.hint
    with pytest.raises(InputError, match="no PDF and no picture"):
        read_annex(path)
