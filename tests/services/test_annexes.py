"""Foreign pages: which come in, what stays outside, and how the rest is refused."""

from __future__ import annotations

import io
import time
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat

from briefing_app.errors import InputError
from briefing_app.rendering.raster import PageRaster
from briefing_app.services.annexes import Annex, page_picture, read_annex
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


def the_plain(folder: Path, **asked: object) -> Annex:
    return read_annex(file(folder, "plain.pdf", plain(5)), **asked)  # type: ignore[arg-type]


def test_each_page_tells_its_size_its_words_and_whether_its_fonts_come_along(tmp_path: Path) -> None:
    pages = the_plain(tmp_path).pages
    assert [(each.width, each.height, each.words.strip()) for each in pages[:2]] == [
        (300, 400, "Words of page 1"),
        (300, 400, "Words of page 2"),
    ]
    assert not any(each.scanned or each.fonts_embedded for each in pages)


def test_a_picture_is_a_page_that_can_be_read_by_eye_only(tmp_path: Path) -> None:
    (page,) = read_annex(file(tmp_path, "a.png", ACCEPTED["picture.png"]())).pages
    assert page.scanned
    assert page.fonts_embedded
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


def test_some_pages_can_be_chosen_and_turned(tmp_path: Path) -> None:
    annex = the_plain(tmp_path, pages=(2, 4), turn=90)
    assert [each.words.strip()[-1] for each in annex.pages] == ["2", "3", "4"]
    assert {(each.width, each.height) for each in annex.pages} == {(400, 300)}
    upright = seen(the_plain(tmp_path).data)[1]
    turned = seen(annex.data)[0].transpose(Image.Transpose.ROTATE_90)
    # Letters are smoothed along their lines; nothing else may differ.
    assert max(ImageStat.Stat(ImageChops.difference(turned, upright)).mean) < 1
    assert turned.getpixel((50, 330)) == upright.getpixel((50, 330)) != (255, 255, 255)


@pytest.mark.parametrize("pages", [(0, 1), (3, 2), (1, 6)])
def test_pages_that_are_not_there_are_said(tmp_path: Path, pages: tuple[int, int]) -> None:
    with pytest.raises(InputError, match="It has the pages 1 to 5"):
        the_plain(tmp_path, pages=pages)


def test_a_page_as_a_picture_has_three_hundred_dots_an_inch_and_looks_the_same(tmp_path: Path) -> None:
    annex = the_plain(tmp_path)
    picture = Image.open(io.BytesIO(page_picture(annex, 2)))
    assert picture.size == (1250, 1667)
    raster = PageRaster(annex.data)
    drawn = raster.picture(2, 300 / 72)
    raster.close()
    assert picture.convert("RGB").tobytes() == b"".join(
        drawn.data[row * drawn.stride : row * drawn.stride + 3 * drawn.width] for row in range(drawn.height)
    )


def test_a_file_that_is_not_there_is_refused_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere\.pdf"):
        read_annex(tmp_path / "nowhere.pdf")
