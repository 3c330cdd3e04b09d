from __future__ import annotations

import io

import docx
import pytest

from briefing_app.importing.adopted_text.docx import read_docx
from tests.importing.adopted_text.word_files import (
    abstract,
    level,
    num,
    numbered,
    paragraph,
    run,
    word_file,
)

RESTART = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'


def _marks(data: bytes) -> list[str]:
    return [each.number for each in read_docx(data)]


def _one(body: str, *, styles: str = "") -> str:
    return " / ".join(each.text for each in read_docx(word_file([body], styles=styles)))


# --- the numbers that Word prints -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "printed"),
    [
        ("decimal", "3."),
        ("decimalZero", "03."),
        ("lowerLetter", "c."),
        ("upperLetter", "C."),
        ("lowerRoman", "iii."),
        ("upperRoman", "III."),
        ("bullet", "–"),
        ("none", ""),
        ("ordinalText", "3."),
    ],
)
def test_each_way_of_counting_prints_its_number(form: str, printed: str) -> None:
    lists = abstract(0, level(0, form, "%1.", start=3)) + num(1, 0)
    assert _marks(word_file([numbered("Calls", list_id=1)], numbering=lists)) == [printed]


def test_recitals_go_on_after_z_as_word_counts_them() -> None:
    lists = abstract(0, level(0, "upperLetter", "%1.")) + num(1, 0)
    marks = _marks(word_file([numbered("whereas", list_id=1)] * 54, numbering=lists))
    assert [marks[place] for place in (0, 25, 26, 27, 52, 53)] == ["A.", "Z.", "AA.", "BB.", "AAA.", "BBB."]


def test_deeper_levels_begin_again_under_each_number() -> None:
    lists = (
        abstract(0, level(0, "decimal", "%1."), level(1, "lowerLetter", "(%2)"), level(2, "decimal", "%1.%2.%3"))
        + num(1, 0)
    )  # fmt: skip
    body = [numbered("words", list_id=1, at=at) for at in (0, 1, 1, 2, 2, 0, 1, 2)]
    assert _marks(word_file(body, numbering=lists)) == [
        *("1.", "(a)", "(b)", "1.b.1", "1.b.2", "2.", "(a)", "2.a.1")
    ]  # fmt: skip


def test_a_level_that_never_begins_again_goes_on() -> None:
    lists = abstract(0, level(0, "decimal", "%1."), level(1, "decimal", "§%2", more='<w:lvlRestart w:val="0"/>'))
    body = [numbered("words", list_id=1, at=at) for at in (0, 1, 0, 1)]
    assert _marks(word_file(body, numbering=lists + num(1, 0))) == ["1.", "§1", "2.", "§2"]


def test_a_level_can_begin_again_under_the_outermost_only() -> None:
    again = '<w:lvlRestart w:val="1"/>'
    lists = abstract(0, level(0, "decimal", "%1."), level(1, "decimal", "%2"), level(2, "decimal", "%3", more=again))
    body = [numbered("words", list_id=1, at=at) for at in (0, 1, 2, 1, 2, 0, 1, 2)]
    assert _marks(word_file(body, numbering=lists + num(1, 0))) == ["1.", "1", "1", "2", "2", "2.", "1", "1"]


def test_a_higher_level_that_was_never_printed_has_its_first_number() -> None:
    lists = abstract(0, level(0, "decimal", "%1."), level(1, "decimal", "%1.%2")) + num(1, 0)
    assert _marks(word_file([numbered("words", list_id=1, at=1)], numbering=lists)) == ["1.1"]


def test_legal_numbers_are_digits_at_every_level() -> None:
    lists = abstract(0, level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2", more="<w:isLgl/>")) + num(1, 0)
    body = [numbered("words", list_id=1, at=at) for at in (0, 1)]
    assert _marks(word_file(body, numbering=lists)) == ["I.", "1.1"]


def test_a_list_that_is_told_to_restart_does_so_once() -> None:
    lists = abstract(0, level(0, "decimal", "%1.")) + num(1, 0) + num(2, 0, RESTART)
    body = [numbered("words", list_id=which) for which in (1, 1, 2, 2, 1)]
    assert _marks(word_file(body, numbering=lists)) == ["1.", "2.", "5.", "6.", "7."]


def test_a_restart_of_one_level_leaves_the_others_alone() -> None:
    lists = abstract(0, level(0, "decimal", "%1."), level(1, "decimal", "%2)")) + num(1, 0, RESTART)
    body = [numbered("words", list_id=1, at=at) for at in (0, 1, 1)]
    assert _marks(word_file(body, numbering=lists)) == ["5.", "1)", "2)"]


def test_an_override_can_count_in_another_way() -> None:
    other = f'<w:lvlOverride w:ilvl="0">{level(0, "lowerRoman", "%1)")}</w:lvlOverride>'
    lists = abstract(0, level(0, "decimal", "%1.")) + num(1, 0, other)
    assert _marks(word_file([numbered("words", list_id=1)], numbering=lists)) == ["i)"]


def test_a_style_numbers_its_paragraphs_and_those_of_styles_built_on_it() -> None:
    in_list = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = (
        f'<w:style w:styleId="Para">{in_list}</w:style>'
        '<w:style w:styleId="Special"><w:basedOn w:val="Para"/></w:style>'
        '<w:style w:styleId="Plain"><w:basedOn w:val="Para"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>'
        "</w:style>"
    )
    lists = abstract(0, level(0, "decimal", "%1.")) + num(1, 0)
    body = [paragraph("words", properties=f'<w:pStyle w:val="{name}"/>') for name in ("Para", "Special", "Plain", "No")]
    assert _marks(word_file(body, numbering=lists, styles=styles)) == ["1.", "2.", "", ""]


def test_a_level_that_names_a_style_is_the_level_of_that_style() -> None:
    in_list = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = f'<w:style w:styleId="Point">{in_list}</w:style>'
    named = level(1, "lowerLetter", "(%2)", more='<w:pStyle w:val="Point"/>')
    lists = abstract(0, level(0, "decimal", "%1."), named) + num(1, 0)
    body = [numbered("words", list_id=1), paragraph("point", properties='<w:pStyle w:val="Point"/>')]
    assert _marks(word_file(body, numbering=lists, styles=styles)) == ["1.", "(a)"]


def test_a_list_that_points_at_a_style_is_the_list_of_that_style() -> None:
    styles = '<w:style w:styleId="House"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    linked = abstract(0, more='<w:numStyleLink w:val="House"/>') + abstract(1, level(0, "decimal", "%1)"))
    body = [numbered("words", list_id=1), numbered("words", list_id=2)]
    assert _marks(word_file(body, numbering=linked + num(1, 0) + num(2, 1), styles=styles)) == ["1)", "2)"]


@pytest.mark.parametrize(
    "lists",
    [
        num(1, 7),
        abstract(0) + num(1, 0),
        abstract(0, more='<w:numStyleLink w:val="Nowhere"/>') + num(1, 0),
        abstract(0, level(0, "decimal", "")) + num(1, 0),
        abstract(0, '<w:lvl w:ilvl="x"/>') + num(1, 0),
    ],
    ids=["no definition", "no level", "no style", "no words", "no sense"],
)
def test_a_broken_list_numbers_nothing_and_loses_no_words(lists: str) -> None:
    read = read_docx(word_file([numbered("Calls on", list_id=1)], numbering=lists))
    assert [(each.number, each.text) for each in read] == [("", "Calls on")]


def test_styles_that_build_on_each_other_in_a_circle_end() -> None:
    styles = "".join(
        f'<w:style w:styleId="{name}"><w:basedOn w:val="{other}"/></w:style>' for name, other in ("AB", "BA")
    )
    body = paragraph("words", properties='<w:pStyle w:val="A"/>')
    assert _one(body, styles=styles) == "words"


def test_a_typed_number_goes_before_the_one_of_the_list() -> None:
    lists = abstract(0, level(0, "decimal", "%1.")) + num(1, 0)
    assert _marks(word_file([numbered("7. Calls", list_id=1)], numbering=lists)) == ["7."]


def test_the_numbered_style_of_words_own_template_is_counted() -> None:
    document = docx.Document()
    for style in ("List Number", "List Number", "Normal", "List Number"):
        document.add_paragraph("Calls on the Council", style=style)
    out = io.BytesIO()
    document.save(out)
    assert _marks(out.getvalue()) == ["1.", "2.", "", "3."]


# --- the words that are seen ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("runs", "seen"),
    [
        (run("seen") + run("hidden", properties="<w:vanish/>"), "seen"),
        (run("shown", properties='<w:vanish w:val="0"/>'), "shown"),
        (run("seen") + run(" ghost", properties='<w:rStyle w:val="Ghost"/>'), "seen"),
        (f"<w:ins>{run('put in')}</w:ins><w:del><w:r><w:delText>taken</w:delText></w:r></w:del>", "put in"),
        (f"<w:moveTo>{run('here')}</w:moveTo><w:moveFrom>{run('there')}</w:moveFrom>", "here"),
        (f"<w:hyperlink>{run('link')}</w:hyperlink>", "link"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('control')}</w:sdtContent></w:sdt>", "control"),
        (f"<w:fldSimple>{run('field')}</w:fldSimple><w:r><w:instrText>PAGE</w:instrText></w:r>", "field"),
        (run("non") + "<w:r><w:noBreakHyphen/></w:r>" + run("state"), "non-state"),
        (run("soft") + "<w:r><w:softHyphen/></w:r>" + run("ly"), "softly"),
        (run("two") + "<w:r><w:br/></w:r>" + run("lines"), "two lines"),
        (run("report") + '<w:r><w:footnoteReference w:id="1"/></w:r>' + run("; on"), "report; on"),
        (run("words") + f"<w:r><w:pict><w:txbxContent>{paragraph('box')}</w:txbxContent></w:pict></w:r>", "words"),
        (run("Ә") + run("йгерім ") + run("ნინო"), "Әйгерім ნინო"),
        (run("<TitreType>") + run("RESOLUTION") + run("</TitreType>"), "RESOLUTION"),
    ],
)
def test_words_are_read_as_they_are_seen(runs: str, seen: str) -> None:
    styles = '<w:style w:styleId="Ghost"><w:rPr><w:vanish/></w:rPr></w:style>'
    assert _one(paragraph(runs=runs), styles=styles) == seen


def test_words_of_an_older_picture_format_are_not_read_twice() -> None:
    compatible = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    both = f'<mc:AlternateContent xmlns:mc="{compatible}"><mc:Choice>{{}}</mc:Choice><mc:Fallback>{{}}</mc:Fallback>'
    runs = (both + "</mc:AlternateContent>").format(run("new"), run("old"))
    assert _one(paragraph(runs=runs)) == "new"


def test_a_paragraph_whose_end_was_deleted_runs_on() -> None:
    joined = paragraph("Calls on ", properties="<w:rPr><w:del/></w:rPr>") + paragraph("the Council")
    assert _one(joined) == "Calls on the Council"
    assert _one(paragraph("Last words", properties="<w:rPr><w:del/></w:rPr>")) == "Last words"


def test_a_mark_in_a_cell_of_its_own_belongs_to_the_next_cell() -> None:
    row = "".join(f"<w:tc>{paragraph(words)}</w:tc>" for words in ("1.", "Calls on the Council"))
    read = read_docx(word_file([f"<w:tbl><w:tr>{row}</w:tr></w:tbl>"]))
    assert [(each.number, each.text) for each in read] == [("1.", "Calls on the Council")]


def test_footnotes_come_last_with_their_numbers() -> None:
    read = read_docx(word_file([paragraph("Calls")], notes={2: "Texts adopted", 3: "", 4: "OJ C 1"}))
    assert [(each.number, each.text) for each in read][1:] == [("(1)", "Texts adopted"), ("(3)", "OJ C 1")]


def test_how_far_right_a_paragraph_stands_is_told() -> None:
    places = [(567, 567), (1134, 567), (1701, 567)]
    body = [
        paragraph("words", properties=f'<w:ind w:left="{left}" w:hanging="{hanging}"/>') for left, hanging in places
    ]
    assert [each.depth for each in read_docx(word_file(body))] == [0, 1, 2]
