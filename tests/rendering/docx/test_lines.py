"""Lines keep their letters, their languages and their marks; what a file must not hold does not get into it."""

from __future__ import annotations

import pytest

from briefing_app.document.inline import (
    Citation,
    CrossReference,
    IllustrativeMark,
    Inline,
    LineBreak,
    ReferenceForm,
    StatusMark,
    TrendMark,
    Words,
)
from briefing_app.domain.status import LABELS
from briefing_app.rendering.docx.inline import STATUS_SIGNS, TREND_SIGNS
from briefing_app.rendering.docx.markup import JOINER, bookmark_name
from briefing_app.rendering.marks import STATUS_MARKS, TREND_MARKS
from tests.document.samples import line_document
from tests.rendering.docx.opened import W, line_of, opened, words_in

LETTERS = [
    "Қазақстан Республикасы, Әділет",
    "საქართველო",
    "Łódź, Niklas Nienaß, Kinga Gál, Jakeliūnas",
    "Nurmukhambetova-Sagyndykovaoglu-Temirkhanqyzy",
    "مرحبا",
    'a & b < c > d "e" \u0027f\u0027',
    "  two  spaces  and a\u00a0no-break ",
    "</w:t></w:r><w:r>",
    "]]>&#0;&amp;",
    "\U0001f642 and e\u0301",
    "{page} of {pages} %1 \\o",
]


@pytest.mark.parametrize("text", LETTERS)
def test_every_letter_that_is_typed_is_the_letter_that_is_read(text: str) -> None:
    assert words_in(line_of(Words(text=text))) == text


@pytest.mark.parametrize("code", [0, 1, 8, 11, 12, 14, 31, 0xD800, 0xDFFF, 0xFFFE, 0xFFFF])
def test_what_no_xml_can_hold_is_left_out_and_the_file_opens(code: int) -> None:
    assert words_in(line_of(Words(text=f"a{chr(code)}b"))) == "ab"


def test_a_long_word_and_a_long_text_stay_whole() -> None:
    text = "x" * 50_000 + " " + "word " * 20_000
    assert words_in(line_of(Words(text=text))) == text


@pytest.mark.parametrize(
    ("words", "marks"),
    [
        (Words(text="x"), []),
        (Words(text="x", strong=True), ["b"]),
        (Words(text="x", emphasis=True), ["i"]),
        (Words(text="x", strong=True, emphasis=True, language="kk"), ["b", "i", "lang"]),
        (Words(text="x", language="he"), ["rtl", "lang"]),
        (Words(text="עדה", language="he", strong=True), ["b", "bCs", "rtl", "lang"]),
        (Words(text="سلمى", emphasis=True), ["i", "iCs", "rtl"]),
    ],
)
def test_emphasis_and_language_are_marks_of_the_run(words: Words, marks: list[str]) -> None:
    line = line_of(words)
    assert [mark.tag.rpartition("}")[2] for mark in line.xpath("w:r/w:rPr/*")] == marks


@pytest.mark.parametrize(
    ("language", "attribute"), [("kk", "val"), ("ka", "val"), ("pt-BR", "val"), ("ar", "bidi"), ("fa-IR", "bidi")]
)
def test_words_of_another_language_are_checked_in_it(language: str, attribute: str) -> None:
    assert line_of(Words(text="x", language=language)).xpath(f"string(.//w:lang/@w:{attribute})") == language


@pytest.mark.parametrize("language", ["en", "kk", "fr"])
def test_the_documents_language_is_the_default_of_all_its_styles(language: str) -> None:
    word = opened(line_document(Words(text="x"), language=language))
    assert word.styles.element.xpath("w:docDefaults//w:lang/@w:val") == [language]
    assert word.styles.element.xpath("w:docDefaults//w:lang/@w:eastAsia") == []


@pytest.mark.parametrize(
    ("link", "written"),
    [
        ("https://example.org/?a=1&b=2#c", True),
        ("http://example.org", True),
        ("HTTPS://EXAMPLE.ORG", True),
        ("mailto:office@example.org", True),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        (" https://example.org", False),
        ("\\\\server\\share", False),
        ("vbscript:x", False),
    ],
)
def test_a_link_leads_to_the_web_or_to_a_mailbox_only(link: str, written: bool) -> None:
    word = opened(line_document(Words(text="the site", link=link)))
    outside = [held.target_ref for held in word.part.rels.values() if held.is_external]
    assert outside == ([link] if written else [])
    assert len(word.element.body.xpath(".//w:hyperlink[@r:id]")) == written
    assert words_in(word.paragraphs[-1]._p) == "the site"


def test_one_address_is_one_link_of_the_file_however_often_it_is_used() -> None:
    word = opened(line_document(*[Words(text=str(n), link="https://example.org") for n in range(5)]))
    assert len([held for held in word.part.rels.values() if held.is_external]) == 1
    assert len(word.element.body.xpath(".//w:hyperlink")) == 5


@pytest.mark.parametrize("code", STATUS_MARKS)
def test_a_status_is_shape_and_word_and_the_colour_only_a_third(code: str) -> None:
    line = line_of(StatusMark(code=code, label=LABELS[code]))  # type: ignore[index]
    assert words_in(line) == f"{STATUS_SIGNS[code]}\u00a0{LABELS[code]}"  # type: ignore[index]
    colour = "".join(f"{part:02X}" for part in STATUS_MARKS[code].colour)
    assert line.xpath(".//w:color/@w:val") == [colour, colour]


@pytest.mark.parametrize("code", TREND_MARKS)
def test_a_trend_is_shape_and_word(code: str) -> None:
    assert words_in(line_of(TrendMark(code=code, label=code))) == f"{TREND_SIGNS[code]}\u00a0{code}"


def test_no_two_marks_have_the_same_shape() -> None:
    assert STATUS_SIGNS.keys() == STATUS_MARKS.keys()
    assert TREND_SIGNS.keys() == TREND_MARKS.keys()
    assert len(set(STATUS_SIGNS.values())) == len(STATUS_SIGNS)


def test_the_illustrative_mark_stays_with_the_word_before_it() -> None:
    assert words_in(line_of(Words(text="eight"), IllustrativeMark())) == "eight\u00a0\u25c7"


@pytest.mark.parametrize(
    ("node", "target", "words"),
    [
        (Citation(source="s", number=3), "source-s", "[3]"),
        (Citation(source="s", number=3, locator="p. 4 & 5"), "source-s", "[3, p. 4 & 5]"),
        (CrossReference(target="t", form=ReferenceForm.NUMBER, text="2"), "t", "2"),
        (CrossReference(target="t", form=ReferenceForm.TITLE, text="Courts"), "t", "Courts"),
    ],
)
def test_citations_and_references_lead_to_their_place(node: Inline, target: str, words: str) -> None:
    (link,) = line_of(node).xpath("w:hyperlink")
    assert link.xpath("string(@w:anchor)") == bookmark_name(target)
    assert words_in(link) == words


def test_a_page_number_is_a_field_that_word_keeps_right() -> None:
    line = line_of(CrossReference(target="t", form=ReferenceForm.PAGE))
    assert line.xpath("string(.//w:instrText)").split() == ["PAGEREF", bookmark_name("t"), "\\h"]
    assert line.xpath(".//w:fldChar/@w:fldCharType") == ["begin", "separate", "end"]


def test_a_line_break_is_one() -> None:
    assert len(line_of(Words(text="a"), LineBreak(), Words(text="b")).xpath("w:r/w:br")) == 1


@pytest.mark.parametrize("anchor", ["a", "section-9abbe02f-c283-54d2-b568-32c4c71704cf", "Әділет", "x" * 500, "1 2"])
def test_the_name_of_a_place_is_one_that_word_takes(anchor: str) -> None:
    name = bookmark_name(anchor)
    assert name == bookmark_name(anchor)
    assert name.isascii()
    assert name.isalnum()
    assert name[0].isalpha()
    assert len(name) <= 40
    assert name != bookmark_name(anchor + "x")


@pytest.mark.parametrize(
    ("typed", "held"),
    [
        ("25\u201327 February", "25\u2013~27 February"),
        ("EU\u2013Kazakhstan", "EU\u2013~Kazakhstan"),
        ("pages 12-15", "pages 12-~15"),
        ("a \u2013 b", "a \u2013 b"),
        ("2020-02-17, PE645.630v01-00, Nur-Sultan", "2020-02-17, PE645.630v01-00, Nur-Sultan"),
    ],
)
def test_no_line_ends_inside_a_range_or_between_two_names(typed: str, held: str) -> None:
    assert words_in(line_of(Words(text=typed))).replace(JOINER, "~") == held


def test_a_name_that_runs_to_the_left_is_a_run_of_its_own_in_the_order_of_saying() -> None:
    line = line_of(Words(text="Mr סלע כהן, and سلمى الخيالي (both)"))
    runs = [(run.xpath("string(w:t)"), bool(run.xpath("w:rPr/w:rtl"))) for run in line.xpath("w:r")]
    assert runs == [
        ("Mr ", False),
        ("סלע כהן", True),
        (", and ", False),
        ("سلمى الخيالي", True),
        (" (both)", False),
    ]


def test_a_number_behind_a_name_that_runs_to_the_left_is_no_part_of_it() -> None:
    line = line_of(Words(text="סלע כהן, 12 March"))
    assert [run.xpath("string(w:t)") for run in line.xpath("w:r")] == ["סלע כהן", "\u200e, 12 March"]
    line = line_of(Words(text="סלע 12 כהן"))
    assert [run.xpath("string(w:t)") for run in line.xpath("w:r")] == ["סלע 12 כהן"]


def test_a_name_in_a_heading_is_as_bold_as_the_words_around_it() -> None:
    headings = opened(line_document(Words(text="x"))).styles["Heading 2"].element.xpath("w:rPr/*")
    marks = {mark.tag.rpartition("}")[2]: mark.get(f"{W}val") for mark in headings}
    assert marks["b"] == marks["bCs"]
    assert marks["i"] == marks["iCs"]
