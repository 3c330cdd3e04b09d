"""What is kept of an office's Word template, what is not, and what is refused."""

from __future__ import annotations

import json

import pytest
from lxml import etree

from briefing_app.errors import InputError
from briefing_app.importing.word_template.template import kept_template
from tests.importing.word_templates import PERSON, member_of, office_template, with_member

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def styles_of(kept: bytes) -> dict[str, etree._Element]:
    root = etree.fromstring(member_of(kept, "styles.xml"))
    return {str(name.get(f"{W}val")): style for style in root.iterfind(f"{W}style") for name in style.iter(f"{W}name")}


def test_styles_margins_and_the_logo_of_the_head_are_kept() -> None:
    kept = kept_template(office_template())
    styles = styles_of(kept)
    assert {"Normal", "heading 1", "heading 6", "List Bullet", "caption", "Opening"} <= set(styles)
    assert styles["heading 1"].xpath("string(.//w:color/@w:val)", namespaces={"w": W[1:-1]}) == "006633"
    page = json.loads(member_of(kept, "page.json"))
    assert (page["left"], page["right"], page["top"], page["logo"]) == (2000, 1000, 1700, [120.0, 60.0])
    assert member_of(kept, "logo.png").startswith(b"\x89PNG")


def test_nothing_tells_who_made_it_when_or_what_stands_in_it() -> None:
    data = office_template()
    revised = member_of(data, "word/styles.xml").replace(
        b"<w:qFormat/>", b'<w:qFormat/><w:rsid w:val="00A77B3E"/><w:pPr w:rsidR="00A77B3E"><w:pPrChange w:id="1" '
        b'w:author="Annabel Templatemaker" w:date="2020-01-01T00:00:00Z"/></w:pPr>'
    )  # fmt: skip
    kept = kept_template(with_member(data, "word/styles.xml", revised))
    everything = b"".join(member_of(kept, name) for name in ("styles.xml", "page.json", "logo.png"))
    assert PERSON.encode() in data or PERSON.encode() in member_of(data, "word/styles.xml")
    for told in (PERSON.encode(), b"Annabel", b"rsid", b"Change", b"2020-01-01"):
        assert told not in everything
    assert "Office base" in " ".join(styles_of(kept))


def test_the_faces_and_colours_of_a_theme_stand_in_the_styles_themselves() -> None:
    data = office_template()
    themed = member_of(data, "word/styles.xml").replace(
        b"<w:docDefaults>", b'<w:docDefaults><w:pPrDefault/><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi"/>'
        b'<w:color w:val="336699" w:themeColor="accent1"/></w:rPr></w:rPrDefault>', 1
    )  # fmt: skip
    root = etree.fromstring(member_of(kept_template(with_member(data, "word/styles.xml", themed)), "styles.xml"))
    assert root.xpath("string(w:docDefaults//w:rFonts/@w:ascii)", namespaces={"w": W[1:-1]})
    assert b"Theme" not in etree.tostring(root)
    assert b"themeColor" not in etree.tostring(root)


def test_a_template_without_a_picture_in_its_head_has_no_logo() -> None:
    kept = kept_template(office_template(with_logo=False))
    assert "logo" not in json.loads(member_of(kept, "page.json"))


def test_a_picture_that_cannot_be_drawn_is_no_logo() -> None:
    data = with_member(office_template(), "word/media/image1.png", b"\x01\x00\x00\x00 a metafile")
    assert "logo" not in json.loads(member_of(kept_template(data), "page.json"))


TYPES = member_of(office_template(), "[Content_Types].xml")
FOREIGN = {
    "sealed": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "protected with a password"),
    "macros": (with_member(office_template(), "word/vbaProject.bin", b"macro"), "macros"),
    "a dotm": (
        with_member(
            office_template(),
            "[Content_Types].xml",
            TYPES.replace(
                b"vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                b"vnd.ms-word.template.macroEnabledTemplate.main+xml",
            ),
        ),
        "macros",
    ),
    "cut off": (office_template()[:2000], "cannot be opened"),
    "no zip": (b"just words", "cannot be opened"),
    "damaged": (with_member(office_template(), "word/styles.xml", b"<w:styles"), "cannot be read"),
    "declared": (
        with_member(office_template(), "word/styles.xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"),
        "language",
    ),
    "a bomb": (with_member(office_template(), "word/styles.xml", b" " * 11_000_000), "more than"),
}


@pytest.mark.parametrize("name", FOREIGN)
def test_what_cannot_be_used_is_refused_with_the_cause_and_what_to_do(name: str) -> None:
    data, cause = FOREIGN[name]
    with pytest.raises(InputError) as refused:
        kept_template(data)
    assert refused.value.title == "This Word template cannot be used"
    assert cause in refused.value.message
    assert refused.value.hint


def test_the_same_template_is_kept_as_the_same_bytes() -> None:
    data = office_template()
    assert kept_template(data) == kept_template(data)
