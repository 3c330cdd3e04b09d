"""Logos: pixels on white, small, and nothing else of the file."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image, ImageDraw, PngImagePlugin

from briefing_app.errors import InputError
from briefing_app.importing.annexes.logo import LARGEST, bare_logo

MADE_BY = b"somebody"


def star(size: tuple[int, int] = (400, 200)) -> Image.Image:
    picture = Image.new("RGB", size, "white")
    ImageDraw.Draw(picture).ellipse((50, 50, size[0] - 50, size[1] - 50), fill="#7a1f3d")
    return picture


def saved(picture: Image.Image, form: str, *, about: PngImagePlugin.PngInfo | None = None) -> bytes:
    out = BytesIO()
    picture.save(out, form, **({"pnginfo": about} if about is not None else {}))
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data)).convert("RGB")


@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF", "WEBP"])
def test_pictures_of_each_kind_become_a_small_png_without_white_margins(form: str) -> None:
    made = opened(bare_logo(saved(star(), form)))
    assert abs(made.width - 301) <= 8
    assert abs(made.height - 101) <= 8
    middle = made.crop((140, 40, 141, 41)).tobytes()
    assert sum(abs(one - other) for one, other in zip(middle, b"\x7a\x1f\x3d", strict=True)) < 24


def test_nothing_of_the_file_but_pixels_is_kept() -> None:
    about = PngImagePlugin.PngInfo()
    about.add_text("Author", MADE_BY.decode())
    data = saved(star(), "PNG", about=about) + b"#!/bin/sh\n"
    assert MADE_BY in data
    made = bare_logo(data)
    assert MADE_BY not in made
    assert b"/bin/sh" not in made
    assert bare_logo(data) == made


def test_what_is_seen_through_is_white_and_a_large_picture_is_made_smaller() -> None:
    clear = Image.new("RGBA", (4000, 3000), (0, 0, 0, 0))
    ImageDraw.Draw(clear).rectangle((100, 100, 3900, 2900), outline="#1a4f7b", width=200)
    made = opened(bare_logo(saved(clear, "PNG")))
    assert made.width <= LARGEST[0]
    assert made.height <= LARGEST[1]
    assert made.crop((100, 100, 101, 101)).tobytes() == b"\xff\xff\xff"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7", "no picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "no picture"),
        (saved(star(), "PNG")[:300], "damaged"),
        (saved(Image.new("RGB", (50, 50), "white"), "PNG"), "white on white"),
        (saved(Image.new("RGB", (400, 3), "black"), "PNG"), "less than"),
    ],
    ids=["a PDF", "a drawing", "cut off", "nothing to see", "a line"],
)
def test_what_is_no_logo_is_refused_with_a_way_out(data: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said) as refused:
        bare_logo(data)
    assert refused.value.hint
