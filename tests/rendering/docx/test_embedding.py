"""The faces in a Word file, taken out again by another reader, and by LibreOffice, which has no such face itself."""

from __future__ import annotations

import re
import subprocess
import uuid
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pdfplumber
import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from lxml import etree

from briefing_app.document.inline import Words
from briefing_app.domain.paper import Paper
from briefing_app.rendering.docx import write_docx
from briefing_app.rendering.docx.embedding import masked
from briefing_app.rendering.fonts import FaceName, embeddable_face, missing_characters
from tests.document.samples import line_document
from tests.rendering.docx.opened import W

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
LETTERS = "Zażółć gęślą jaźń, știință, Қазақстан әіңғүұқөһ, საქართველო, Ελλάδα, naïve – “quoted” … 25\u00a0€ Ə"
SAMPLE = line_document(Words(text=LETTERS), Words(text="strong", strong=True), Words(text="slanted", emphasis=True))


def taken_out(data: bytes) -> dict[str, bytes]:
    """The faces of a file by their element, unmasked with the keys that the file gives."""
    with ZipFile(BytesIO(data)) as file:
        relations = etree.fromstring(file.read("word/_rels/fontTable.xml.rels"))
        targets = {relation.get("Id"): relation.get("Target") for relation in relations}
        (font,) = etree.fromstring(file.read("word/fontTable.xml"))
        assert font.get(f"{W}name") == "FiraGO"
        faces = {}
        for element in font:
            if (relation := element.get(f"{R}id")) is not None:
                hidden = file.read(f"word/{targets[relation]}")
                digits = re.sub(r"[{}-]", "", element.get(f"{W}fontKey") or "")
                key = bytes(int(digits[at : at + 2], 16) for at in range(30, -1, -2))
                front = bytes(hidden[at] ^ key[at % 16] for at in range(32))
                faces[str(element.tag).removeprefix(W)] = front + hidden[32:]
        return faces


def test_four_faces_can_be_taken_out_and_draw_the_scripts_of_packs() -> None:
    faces = taken_out(write_docx(SAMPLE, paper=Paper.A4))
    names = {"embedRegular": "Regular", "embedBold": "Bold", "embedItalic": "Italic", "embedBoldItalic": "Bold Italic"}
    assert set(faces) == set(names)
    for element, data in faces.items():
        face = TTFont(BytesIO(data))
        assert (face["name"].getDebugName(1), face["name"].getDebugName(2)) == ("FiraGO", names[element])
        assert "Open Font License" in face["name"].getDebugName(13)
        assert face["OS/2"].fsType == 0, "its maker allows that it is embedded"
        assert {ord(letter) for letter in LETTERS} <= set(face.getBestCmap())
        assert len(data) < 100_000


def test_a_face_is_the_same_bytes_each_time_and_keeps_the_width_of_its_letters() -> None:
    whole = embeddable_face(FaceName.REGULAR)
    embeddable_face.cache_clear()
    assert embeddable_face(FaceName.REGULAR) == whole
    assert missing_characters(LETTERS) == set()
    face = TTFont(BytesIO(whole))
    widths = {letter: face["hmtx"][face.getBestCmap()[ord(letter)]][0] for letter in "AiЖქ"}
    assert len(set(widths.values())) > 2


def test_a_masked_face_is_no_font_and_unmasked_it_is_itself() -> None:
    face, key = embeddable_face(FaceName.BOLD), uuid.uuid4()
    hidden = masked(face, key)
    assert hidden[:4] != face[:4]
    assert hidden[32:] == face[32:]
    assert masked(hidden, key) == face


def test_the_settings_say_that_faces_are_embedded_in_the_order_that_word_wants() -> None:
    with ZipFile(BytesIO(write_docx(SAMPLE, paper=Paper.A4))) as file:
        settings = [str(child.tag).removeprefix(W) for child in etree.fromstring(file.read("word/settings.xml"))]
        types = file.read("[Content_Types].xml").decode()
    at = settings.index("embedTrueTypeFonts")
    assert settings[at + 1] == "saveSubsetFonts"
    assert set(settings[:at]) <= {"view", "zoom", "removePersonalInformation", "removeDateAndTime"}
    assert types.count("application/vnd.openxmlformats-officedocument.obfuscatedFont") in {1, 4}


@pytest.mark.needs_soffice
@pytest.mark.xdist_group("soffice")
def test_another_program_draws_every_letter_with_the_faces_of_the_file(tmp_path: Path) -> None:
    file = tmp_path / "letters.docx"
    file.write_bytes(write_docx(SAMPLE, paper=Paper.A4))
    command = [
        "soffice",
        f"-env:UserInstallation={(tmp_path / 'office').as_uri()}",
        "--headless",
        "--convert-to",
        "pdf",
    ]
    subprocess.run([*command, "--outdir", str(tmp_path), str(file)], check=True, capture_output=True, timeout=120)
    with pdfplumber.open(tmp_path / "letters.pdf") as opened:
        fonts = {letter["fontname"].partition("+")[2] for page in opened.pages for letter in page.chars}
    assert {"FiraGO-Regular", "FiraGO-Bold", "FiraGO-Italic"} <= fonts
    assert all(font.startswith("FiraGO") for font in fonts), "no letter was borrowed from elsewhere"
