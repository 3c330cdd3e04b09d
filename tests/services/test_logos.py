"""Reading a logo's file, apart from the program."""

from __future__ import annotations

from base64 import b64decode
from pathlib import Path

import pytest

from briefing_app.errors import InputError
from briefing_app.rendering.logo import logo_pixels
from briefing_app.services.logos import read_logo
from tests.importing.test_logo import saved, star


def test_a_file_becomes_what_a_record_keeps_and_a_page_can_show(tmp_path: Path) -> None:
    path = tmp_path / "logo.jpg"
    path.write_bytes(saved(star(), "JPEG"))
    pixels = logo_pixels(b64decode(read_logo(path)))
    assert pixels is not None
    assert len(pixels.colours) == 3 * pixels.width * pixels.height
    across, down = pixels.size((170, 64))
    assert across <= 170
    assert down <= 64
    assert across / down == pytest.approx(pixels.width / pixels.height)


def test_a_file_that_is_no_picture_or_not_there_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "logo.png"
    with pytest.raises(InputError, match=r"logo\.png"):
        read_logo(path)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 100)
    with pytest.raises(InputError, match="damaged"):
        read_logo(path)


@pytest.mark.parametrize("data", [b"", b"no picture", saved(star(), "PNG")[:200], saved(star((3000, 200)), "PNG")])
def test_what_another_program_put_in_the_place_of_a_logo_is_left_out(data: bytes) -> None:
    assert logo_pixels(data) is None
