"""The whole file: pages, heads and feet, what it says of itself, the same bytes, and programs that open it."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from docx.enum.section import WD_SECTION
from hypothesis import given, settings
from lxml import etree
from pypdf import PdfReader

from briefing_app.document.blocks import Block, Heading, Layout, Pair, Pairs, Paragraph, ParagraphStyle
from briefing_app.document.inline import IllustrativeMark, Words
from briefing_app.document.page_numbers import PageNumbers
from briefing_app.document.transforms import finish
from briefing_app.document.tree import Document, Part
from briefing_app.document.visitor import UnknownNodeError
from briefing_app.document.words import words
from briefing_app.domain.paper import PageStyle, Paper
from briefing_app.rendering.docx import write_docx
from tests.document.samples import document, full_document, part, said
from tests.document.strategies import DOCUMENTS
from tests.journeys.reading import docx_words, first_difference, with_room_for_marks, without_bars
from tests.rendering.docx.opened import W, opened, opened_blocks, parts

WHOLE = finish(full_document())


@settings(max_examples=40)
@given(DOCUMENTS)
def test_the_words_of_any_document_are_the_trees_own_in_its_order(whole: Document) -> None:
    expected = words(with_room_for_marks(without_bars(whole)))
    assert first_difference(docx_words(write_docx(whole, paper=Paper.A4)), expected) == ""


# --- pages


def orientation(word_document: Document, paper: Paper = Paper.A4) -> list[bool]:
    sections = opened(word_document, paper).sections
    return [bool(held.page_width and held.page_height and held.page_width > held.page_height) for held in sections]


def test_each_part_is_a_page_set_of_its_own_and_lies_as_it_asks() -> None:
    portrait, wide = part(said("x")), part(said("x"), layout=Layout.LANDSCAPE)
    assert orientation(document(portrait, portrait, wide, wide, portrait)) == [False, False, True, True, False]
    assert orientation(document(wide)) == [True]
    assert orientation(WHOLE) == [False] * 5


def test_what_begins_on_a_right_hand_page_is_a_page_set_of_its_own() -> None:
    right = replace(part(said("x")), right_hand=True)
    sections = opened(document(part(said("x")), right, part(said("x")), right)).sections
    assert [section.start_type for section in sections] == [
        WD_SECTION.NEW_PAGE,
        WD_SECTION.ODD_PAGE,
        WD_SECTION.NEW_PAGE,
        WD_SECTION.ODD_PAGE,
    ]


@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, (11906, 16838)), (Paper.LETTER, (12240, 15840))])
def test_the_pages_are_of_the_paper_that_was_asked_for(paper: Paper, size: tuple[int, int]) -> None:
    (section,) = opened(document(part(said("x"))), paper).sections
    assert section.page_width is not None
    assert section.page_height is not None
    assert (section.page_width.twips, section.page_height.twips) == size


def test_neighbours_with_the_same_words_at_head_and_foot_share_them_and_others_have_their_own() -> None:
    made_up = part(Paragraph(children=(Words(text="x"), IllustrativeMark())))
    sections = opened(document(part(said("x")), part(said("y")), made_up, part(said("z")))).sections
    assert [held.footer.is_linked_to_previous for held in sections] == [False, True, False, False]


def numbered(whole: Document, numbers: PageNumbers) -> WordDocument:
    return docx.Document(BytesIO(write_docx(whole, paper=Paper.A4, numbers=numbers)))


def begun_at(word: WordDocument) -> list[str]:
    return [str(start) for start in word.element.body.xpath(".//w:sectPr/w:pgNumType/@w:start")]


def test_each_part_begins_with_the_number_that_is_settled_and_every_foot_names_how_many_there_are() -> None:
    whole = finish(document(part(said("x"), title="One"), part(said("y"), title="Two")))
    word = numbered(whole, PageNumbers(pages=9, anchors={"one": 1, "two": 5}))
    assert begun_at(word) == ["1", "5"]
    assert word.sections[0].footer.paragraphs[0].text.endswith("Page 1 of 9")
    assert "NUMPAGES" not in _told(word.sections[0].footer._element)
    assert begun_at(opened(whole)) == []


def test_a_page_that_is_left_blank_stands_before_a_right_hand_page_and_says_so() -> None:
    right = replace(part(said("y"), title="Two"), right_hand=True)
    whole = document(part(said("x"), title="One"), right)
    whole = replace(whole, furniture=replace(whole.furniture, blank="This page is left blank"))
    anchors = {"one": 1, "two": 3}
    padded = numbered(whole, PageNumbers(pages=3, anchors=anchors, blank=frozenset({2})))
    assert [held.text for held in padded.paragraphs if held._p.xpath("w:pPr/w:sectPr")] == [
        "x",
        "This page is left blank",
    ]
    assert begun_at(padded) == ["1", "2", "3"]
    assert begun_at(numbered(whole, PageNumbers(pages=3, anchors=anchors))) == ["1", "3"]


def test_a_heading_that_begins_a_page_begins_one_in_word() -> None:
    first, second = (Heading(level=2, anchor=name, children=(Words(text=name),)) for name in ("first", "second"))
    whole = document(part(first, said("x"), second, title="One"))
    word = numbered(whole, PageNumbers(pages=2, anchors={"one": 1}, turns=frozenset({"second"})))
    begun = [held.text for held in word.paragraphs if held._p.xpath("w:pPr/w:pageBreakBefore")]
    assert begun == ["second"]


def head_and_foot(whole: Document) -> list[tuple[str, str]]:
    sections = opened(whole).sections
    return [(_told(one.header._element), _told(one.footer._element)) for one in sections]


def _told(element: etree._Element) -> str:
    return "".join(piece.text or "" for piece in element.iter(f"{W}t", f"{W}instrText"))


def test_every_page_says_pack_audience_stamp_marking_and_page() -> None:
    for head, foot in head_and_foot(WHOLE)[1:]:
        assert head == "Delegation packTLP:AMBER"
        for words_of in ("Delegation pack \u00b7 For members", "Draft, 17 February 2020, 14:02", "TLP:AMBER"):
            assert words_of in foot
        assert re.search("Page  PAGE 1 of  NUMPAGES 1", foot)


@pytest.mark.parametrize("paper", Paper)
def test_what_one_line_of_a_foot_cannot_hold_gets_a_line_more_and_whose_copy_it_is_has_its_own(paper: Paper) -> None:
    start = document(part(said("x")), part(said("y"), layout=Layout.LANDSCAPE))
    long = replace(start.furniture, pack="A pack for many meetings " * 4, copy="Copy 3 of 12 \u00b7 A Member")
    portrait, wide = (
        [line.text for line in section.footer.paragraphs]
        for section in opened(replace(start, furniture=long), paper).sections
    )
    pack = f"{long.pack} \u00b7 For members"
    assert portrait == [pack, "\tPage 1 of 1", f"{long.stamp}\tTLP:AMBER", "Copy 3 of 12 \u00b7 A Member"]
    assert wide == [f"{pack}\tPage 1 of 1", *portrait[2:]]


def test_the_cover_has_no_head_and_still_its_foot() -> None:
    head, foot = head_and_foot(WHOLE)[0]
    assert head == ""
    assert "For members" in foot


@pytest.mark.parametrize("page_of", ["{page}", "Seite {page} von {pages}", "{pages}/{page}", "no number"])
def test_the_page_is_told_in_the_words_of_any_language(page_of: str) -> None:
    start = document(part(said("x")))
    ((_, foot),) = head_and_foot(replace(start, furniture=replace(start.furniture, page_of=page_of)))
    told = page_of.replace("{pages}", " NUMPAGES 1").replace("{page}", " PAGE 1")
    assert told in foot


def test_pages_with_something_made_up_say_so_at_their_foot_and_others_do_not() -> None:
    made_up = part(Paragraph(children=(Words(text="x"), IllustrativeMark())), layout=Layout.LANDSCAPE)
    feet = [foot for _, foot in head_and_foot(document(part(said("x")), made_up))]
    assert ["made up" in foot for foot in feet] == [False, True]


def test_neighbours_with_and_without_something_made_up_do_not_share_a_foot() -> None:
    made_up = part(Paragraph(children=(Words(text="x"), IllustrativeMark())))
    feet = [foot for _, foot in head_and_foot(document(part(said("x")), part(said("y")), made_up, part(said("z"))))]
    assert ["made up" in foot for foot in feet] == [False, False, True, False]


def note(*blocks: Block) -> WordDocument:
    return opened_blocks(said("before"), Heading(level=2, children=(Words(text="H"),), together=True), *blocks)


def kept(word: WordDocument) -> list[tuple[bool, bool]]:
    """Return for each paragraph below the part's title whether it stays with the next, and in one piece."""
    found = word.element.body.xpath(".//w:p")[1:]
    return [(bool(held.xpath("w:pPr/w:keepNext")), bool(held.xpath("w:pPr/w:keepLines"))) for held in found]


def test_what_shares_a_page_stays_with_the_next_but_for_the_last() -> None:
    labels = Pairs(pairs=(Pair(label="Speaker", children=(said("Lead Member"),)),))
    found = kept(note(labels, said("a"), said("b", ParagraphStyle.SMALL)))
    assert found[0] == (False, False)
    assert found[1:] == [*[(True, True)] * (len(found) - 2), (False, True)]


def test_what_is_longer_than_a_page_is_not_kept_together() -> None:
    assert not any(next_too for next_too, _ in kept(note(*[said("word " * 100)] * 10)))


def test_word_lays_the_file_out_in_todays_way_and_tables_keep_to_the_text() -> None:
    settings = parts(write_docx(WHOLE, paper=Paper.A4))["word/settings.xml"]
    assert b'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"' in settings
    for table in opened(WHOLE).element.body.iter(f"{W}tbl"):
        assert table.xpath("w:tblPr/w:tblInd/@w:w") == ["0"]


def test_hostile_words_in_head_and_foot_are_only_words() -> None:
    start = document(part(said("x")))
    told = "</w:t> & {page} %1"
    ((head, foot),) = head_and_foot(replace(start, furniture=replace(start.furniture, pack=told)))
    assert told in head
    assert told in foot


# --- what the file says of itself


def test_the_file_says_nothing_of_its_makers() -> None:
    data = write_docx(WHOLE, paper=Paper.A4)
    properties = docx.Document(BytesIO(data)).core_properties
    assert (properties.title, properties.author) == ("Delegation pack", "Briefing Pack Builder")
    assert properties.last_modified_by == "Briefing Pack Builder"
    assert (properties.language, properties.revision, properties.comments) == ("en", 1, "")
    everything = b"".join(parts(data).values())
    assert not any("thumbnail" in name for name in parts(data))
    assert b"python-docx" not in everything
    assert not re.search(rb"<w:rsid|w:rsid\w*=", everything)


@pytest.mark.parametrize("hours", [-11, 0, 6])
def test_the_time_of_making_is_told_in_universal_time(hours: int) -> None:
    moment = datetime(2020, 2, 17, 14, 2, tzinfo=UTC).astimezone(timezone(timedelta(hours=hours)))
    made = opened(replace(WHOLE, meta=replace(WHOLE.meta, created=moment))).core_properties
    assert made.created is not None
    assert made.created.strftime("%Y-%m-%d %H:%M") == "2020-02-17 14:02"
    assert made.created == made.modified


def test_key_words_are_told_and_hostile_titles_are_only_words() -> None:
    meta = replace(WHOLE.meta, title="<x> & \u00ab\u049a\u00bb", keywords=("Kazakhstan", "PCC"))
    properties = opened(replace(WHOLE, meta=meta)).core_properties
    assert (properties.title, properties.keywords) == ("<x> & \u00ab\u049a\u00bb", "Kazakhstan, PCC")


@pytest.mark.parametrize("paper", Paper)
def test_the_same_document_gives_the_same_bytes(paper: Paper) -> None:
    assert write_docx(WHOLE, paper=paper) == write_docx(finish(full_document()), paper=paper)


def test_an_unknown_node_is_an_error_and_no_file() -> None:
    with pytest.raises(UnknownNodeError):
        write_docx(document(Part(anchor="p", title="T", children=("words",))), paper=Paper.A4)  # type: ignore[arg-type]


# --- programs that open it

ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore numPr pBdr shd tabs suppressAutoHyphens spacing ind jc "
    "outlineLvl sectPr",
    "rPr": "rStyle rFonts b bCs i iCs color sz szCs rtl lang",
    "tblPr": "tblStyle tblW tblInd tblLayout tblCellMar tblLook tblDescription",
    "tcPr": "tcW gridSpan tcBorders shd",
}
"""The order that the standard (ECMA-376, part 1, 17.3 and 17.4) asks of what we write: Word refuses another one."""


def places_in(element: etree._Element, kind: str) -> list[int]:
    """Return the places in that order of what an element holds."""
    order = ORDER[kind].split()
    return [order.index(str(child.tag).removeprefix(W)) for child in element]


def test_properties_stand_in_the_order_that_word_asks_for() -> None:
    members = parts(write_docx(WHOLE, paper=Paper.A4))
    seen: Counter[str] = Counter()
    for name, text in members.items():
        if not name.endswith(".xml") or name.endswith("styles.xml"):
            continue
        for kind in ORDER:
            for element in etree.fromstring(text).iter(f"{W}{kind}"):
                assert all(one < other for one, other in pairwise(places_in(element, kind))), (name, kind)
                seen[kind] += 1
    assert seen.keys() == ORDER.keys()


def test_our_styles_stand_in_that_order_too() -> None:
    styles = etree.fromstring(parts(write_docx(WHOLE, paper=Paper.A4))["word/styles.xml"])
    ours = [held for held in styles if held.get(f"{W}styleId") in ("Normal", "Heading2", "Caution", "Point", "Quote")]
    assert len(ours) == 5
    for style in ours:
        for kind in ("pPr", "rPr"):
            (properties,) = style.iter(f"{W}{kind}")
            assert all(one < other for one, other in pairwise(places_in(properties, kind)))


def test_every_style_that_is_used_is_defined() -> None:
    members = parts(write_docx(WHOLE, paper=Paper.A4))
    styles = set(etree.fromstring(members["word/styles.xml"]).xpath("//@w:styleId", namespaces={"w": W[1:-1]}))
    used = {
        value
        for name, text in members.items()
        if name.endswith(".xml")
        for kind in ("pStyle", "rStyle", "tblStyle", "basedOn")
        for value in etree.fromstring(text).xpath(f"//w:{kind}/@w:val", namespaces={"w": W[1:-1]})
    }
    assert {"Heading1", "PackTable", "PackLabels", "Gap", "Footer"} <= used
    assert used <= styles


@pytest.mark.needs_soffice
@pytest.mark.xdist_group("soffice")
def test_libreoffice_opens_the_file_without_a_question_and_shows_its_words(tmp_path: Path) -> None:
    (tmp_path / "pack.docx").write_bytes(write_docx(WHOLE, paper=Paper.A4))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "pack.docx")], check=True, capture_output=True, timeout=240)
    pages = [page.extract_text() for page in PdfReader(tmp_path / "pack.pdf").pages]
    assert len(pages) == 5
    for number, (page, held) in enumerate(
        zip(pages, ("The title", "Contents", "So it is", "A report", "Cited report"), strict=True), 1
    ):
        assert held in page
        assert f"Page {number} of 5" in page


# --- page styles


def size_of(word: WordDocument, style: str) -> float:
    size = word.styles[style].font.size
    assert size is not None
    return float(size.pt)


def styled(style: PageStyle) -> WordDocument:
    return docx.Document(BytesIO(write_docx(WHOLE, paper=Paper.A4, style=style)))


def test_large_print_is_large_in_word_too() -> None:
    word = styled(PageStyle.LARGE)
    for name in ("Normal", "heading 1", "heading 2", "heading 3", "Note", "Small", "List Bullet", "caption", "toc 1"):
        assert size_of(word, name) >= 18, name
    assert size_of(word, "Table text") >= 16
    assert size_of(word, "footer") >= 13
    assert not word.settings.element.xpath("w:autoHyphenation")


def test_plain_pages_have_no_colour_and_no_ground_in_word() -> None:
    members = parts(write_docx(WHOLE, paper=Paper.A4, style=PageStyle.PLAIN))
    assert b"1F3A68" not in members["word/styles.xml"]
    assert b"E1E8F1" not in members["word/document.xml"]
    assert b"E1E8F1" in parts(write_docx(WHOLE, paper=Paper.A4))["word/document.xml"]


def test_word_divides_words_but_not_those_of_headings() -> None:
    word = styled(PageStyle.INSTITUTIONAL)
    settings = [str(child.tag).removeprefix(W) for child in word.settings.element]
    at = settings.index("autoHyphenation")
    assert settings[at - 1] == "defaultTabStop"
    assert settings[at : at + 4] == [
        "autoHyphenation",
        "consecutiveHyphenLimit",
        "hyphenationZone",
        "doNotHyphenateCaps",
    ]
    suppressed = {
        style.element.get(f"{W}styleId") for style in word.styles if style.element.xpath("w:pPr/w:suppressAutoHyphens")
    }
    assert {"Title", "Heading1", "Caption", "Point", "TableHead", "Label", "TOC1"} <= suppressed
    assert not {"Normal", "ListBullet", "TableText"} & suppressed


def test_the_file_holds_no_company_comment_revision_template_or_custom_part() -> None:
    members = parts(write_docx(WHOLE, paper=Paper.A4))
    assert not [name for name in members if re.search(r"comments|people|custom|attachedTemplate|vba", name)]
    everything = b"".join(text for name, text in members.items() if name.endswith((".xml", ".rels")))
    for told in (
        b"<Company>O",
        b"<Manager>O",
        b"attachedTemplate",
        b"updateFields",
        b"w:author=",
        b"<w:ins ",
        b"<w:del ",
    ):
        assert told not in everything
    app = etree.fromstring(members["docProps/app.xml"])
    said = {etree.QName(child).localname: (child.text or "").strip() for child in app}
    assert not said.get("Company")
    assert not said.get("Manager")
    assert said.get("Template", "") in ("", "Normal.dotm")
