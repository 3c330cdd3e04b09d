"""A pack in an office's own Word template: its styles and margins, its logo in each head, and the same words."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import docx
from docx.document import Document as WordDocument
from lxml import etree

from briefing_app.document.blocks import Layout
from briefing_app.document.transforms import finish
from briefing_app.document.tree import Document
from briefing_app.domain.paper import Paper
from briefing_app.importing.word_template.template import kept_template
from briefing_app.rendering.docx import write_docx
from tests.document.samples import document, full_document, part, said
from tests.importing.word_templates import PERSON, office_template
from tests.journeys.reading import docx_words
from tests.rendering.docx.opened import W, parts

KEPT = kept_template(office_template())
WHOLE = finish(full_document())


def in_the_template(whole: Document) -> Document:
    return replace(whole, imprint=replace(whole.imprint, name="An office", word_template=KEPT))


def written(whole: Document) -> WordDocument:
    return docx.Document(BytesIO(write_docx(in_the_template(whole), paper=Paper.A4)))


def test_the_templates_styles_are_used_and_those_it_lacks_are_added_in_its_face() -> None:
    word = written(WHOLE)
    assert word.styles["Normal"].font.name == "Arial"
    assert str(word.styles["Heading 1"].font.color.rgb) == "006633"
    for name in ("Key figure", "Table text", "Point", "Source entry"):
        style = word.styles[name]
        assert style.font.name is None, name
        assert style.base_style is not None
        assert style.base_style.name == "Normal"
    assert word.styles["Opening"].base_style.name.startswith("Office base")
    ids = [str(style.get(f"{W}styleId")) for style in word.styles.element.iterfind(f"{W}style")]
    assert len(ids) == len(set(ids))


def test_every_style_that_is_used_is_there() -> None:
    members = parts(write_docx(in_the_template(WHOLE), paper=Paper.A4))
    there = set(etree.fromstring(members["word/styles.xml"]).xpath("//@w:styleId", namespaces={"w": W[1:-1]}))
    for name, text in members.items():
        if name.endswith(".xml"):
            for kind in ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link"):
                used = etree.fromstring(text).xpath(f"//w:{kind}/@w:val", namespaces={"w": W[1:-1]})
                assert set(used) <= there, (name, kind)


def test_the_margins_are_the_templates_on_pages_that_lie_too() -> None:
    word = written(document(part(said("x")), part(said("y"), layout=Layout.LANDSCAPE)))
    for section in word.sections:
        assert section.left_margin is not None
        assert section.right_margin is not None
        assert (section.left_margin.twips, section.right_margin.twips) == (2000, 1000)


def test_the_logo_stands_in_each_head_once_and_is_said() -> None:
    word = written(document(part(said("x")), part(said("y"), layout=Layout.LANDSCAPE)))
    for section in word.sections:
        assert [str(alt) for alt in section.header._element.xpath(".//wp:docPr/@descr")] == ["An office"]
        assert section.top_margin is not None
        assert section.header_distance is not None
        assert section.top_margin.pt > section.header_distance.pt + 48
    assert [name for name in parts(write_docx(in_the_template(WHOLE), paper=Paper.A4)) if "logo" in name] == [
        "word/media/office-logo.png"
    ]


def test_words_stay_the_same_and_the_house_face_is_not_carried_along() -> None:
    with_it = write_docx(in_the_template(WHOLE), paper=Paper.A4)
    assert docx_words(with_it) == docx_words(write_docx(WHOLE, paper=Paper.A4))
    members = parts(with_it)
    assert not [name for name in members if name.startswith("word/fonts/")]
    assert PERSON.encode() not in b"".join(members.values())
    assert write_docx(in_the_template(WHOLE), paper=Paper.A4) == with_it


def test_bytes_that_are_no_template_change_nothing() -> None:
    broken = replace(WHOLE, imprint=replace(WHOLE.imprint, word_template=b"no template"))
    assert write_docx(broken, paper=Paper.A4) == write_docx(WHOLE, paper=Paper.A4)


def test_the_language_of_the_document_is_the_default_and_not_the_templates() -> None:
    word = written(WHOLE)
    assert word.styles.element.xpath("w:docDefaults//w:lang/@w:val") == [WHOLE.meta.language]
