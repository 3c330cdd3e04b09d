from __future__ import annotations

import pytest

from briefing_app.importing.adopted_text.html import read_html
from briefing_app.importing.adopted_text.model import SourceParagraph


def _read(body: str, *, head: str = "") -> list[tuple[str, str]]:
    page = f"<html><head>{head}</head><body>{body}</body></html>"
    return [(each.number, each.text) for each in read_html(page.encode())]


@pytest.mark.parametrize(
    ("body", "seen"),
    [
        ("<p>Calls on<span> the</span><b> Council</b></p>", "Calls on the Council"),
        ("<p><span>auth</span><span>orities</span></p>", "authorities"),
        ("<p>one<br>two<br/>three</p>", "one two three"),
        ("<p>seen<span style='DISPLAY : none'>{hidden}</span></p>", "seen"),
        ("<p>seen<span style='visibility:hidden'>x</span><i hidden>y</i></p>", "seen"),
        ("<p>seen<span style='display:none'>a<b>b</b></span> too</p>", "seen too"),
        ("<p><span style='display:none'>&lt;TitreType&gt;</span>RESOLUTION&lt;/TitreType&gt;</p>", "RESOLUTION"),
        ("<p>&lt;Titre&gt;Courts&lt;/Titre&gt;</p>", "Courts"),
        ("<p>text<a href='#_ftn1'><span>[1]</span></a>, more</p>", "text, more"),
        ("<p>text<a href='#def_1_2'>(1)</a>; more</p>", "text; more"),
        ("<p>text<sup>(7)</sup>, more<sup><b>[8]</b></sup></p>", "text, more"),
        ("<p>see <a href='https://example.org/#x'>this link</a></p>", "see this link"),
        ("<p>H<sub>2</sub>O and m<sup>2</sup></p>", "H2O and m2"),
        ("<script>var x = '<p>no</p>'</script><style>p{}</style><!-- no --><p>yes</p>", "yes"),
        ("<nav><p>1. Home</p></nav><p>yes</p><footer>no</footer>", "yes"),
        ("<p>Қазақстан &#x10d0; &nbsp;شعب</p>", "Қазақстан ა شعب"),
        ("<p>never closed", "never closed"),
        ("<p>wrong</b></i> order</p>", "wrong order"),
    ],
)
def test_a_page_reads_as_it_is_seen(body: str, seen: str) -> None:
    assert _read(body) == [("", seen)]


def test_marks_in_spans_and_in_cells_belong_to_the_words_beside_them() -> None:
    spans = "<p><span>1.</span><span style='display:inline-block'>&#xa0;</span><span>Urges</span></p>"
    cells = "<table><tr><td>2.</td><td>Calls on:</td></tr><tr><td>a)</td><td><p>the Council</p></td></tr></table>"
    assert _read(spans + cells) == [("1.", "Urges"), ("2.", "Calls on:"), ("a)", "the Council")]


@pytest.mark.parametrize(
    ("body", "marks"),
    [
        ("<p>Calls on it:</p><ol type='a'><li>to act;</li><li><p>to tell;</p></li></ol>", ["", "(a)", "(b)"]),
        ("<p>Calls on it:</p><ol><li>one</li><li>two</li></ol>", ["", "(1)", "(2)"]),
        ("<p>Calls on it:</p><ul><li>one</li><li>two</li></ul>", ["", "–", "–"]),
        ("<ol start='3'><li>three<ol type='i'><li>one</li></ol></li><li value='9'>nine</li></ol>", ["3.", "(i)", "9."]),
        ("<ol type='A'><li>whereas so</li><li>whereas more</li></ol>", ["A.", "B."]),
        ("<ol><li>1. typed too</li><li></li></ol><p>after</p>", ["1.", ""]),
        ("<ul><li>a menu</li></ul>", [""]),
        ("<ol start='9999999999'><li>far</li></ol>", ["1."]),
    ],
)
def test_points_that_a_browser_counts_have_their_marks(body: str, marks: list[str]) -> None:
    assert [mark for mark, _ in _read(body)] == marks


def test_a_mark_with_nothing_behind_it_is_not_lost() -> None:
    assert _read("<p>A.</p><p>B.</p><p>whereas</p><p>1.</p>") == [("", "A."), ("B.", "whereas"), ("", "1.")]


def test_the_address_of_a_page_names_it_first() -> None:
    link = '<link rel="canonical" href="https://example.org/doceo/document/RC-10-2025-0249_EN.html">'
    assert _read("<p>words</p>", head=link) == [("", "RC-B10-0249/2025"), ("", "words")]
    assert _read("<p>words</p>", head='<link rel="canonical" href="https://example.org/">') == [("", "words")]


def test_notes_come_last_with_their_numbers() -> None:
    note = '<div id="_ftn2"><p><a href="#_ftnref2"><span>[2]</span></a> Texts adopted.</p></div>'
    assert _read(f"{note}<p>words</p>") == [("", "words"), ("(2)", "Texts adopted.")]


def test_how_far_right_a_paragraph_stands_is_told() -> None:
    first = "<p style='margin-left:28.35pt; text-indent:-28.35pt'>one</p>"
    second = "<p style='margin-left:56.7pt; text-indent:-28.35pt'>two</p>"
    third = "<table><tr><td><table><tr><td>three</td></tr></table></td></tr></table>"
    odd = "<p style='margin-left:..pt; text-indent:-pt'>four</p>"
    assert [each.depth for each in read_html((first + second + third + odd).encode())] == [0, 1, 2, 0]


@pytest.mark.parametrize(
    "data",
    [
        "<p>Әйгерім – “ნინო”</p>".encode(),
        b"\xef\xbb\xbf" + "<p>Әйгерім – “ნინო”</p>".encode(),
        b"\xff\xfe" + "<p>Әйгерім – “ნინო”</p>".encode("utf-16-le"),
        b"\xfe\xff" + "<p>Әйгерім – “ნინო”</p>".encode("utf-16-be"),
        '<?xml version="1.0" encoding="UTF-8"?><p>Әйгерім – “ნინო”</p>'.encode(),
        '<meta charset="nonsense-9"><p>Әйгерім – “ნინო”</p>'.encode(),
    ],
    ids=["plain", "marked", "utf-16", "utf-16 the other way", "xml", "unknown charset"],
)
def test_letters_of_any_script_survive(data: bytes) -> None:
    assert read_html(data)[-1] == SourceParagraph("", "Әйгерім – “ნინო”", 0)


@pytest.mark.parametrize(
    ("charset", "words"), [("windows-1251", "Казахстан"), ("iso-8859-2", "Węgry"), ("windows-1252", "“été”")]
)
def test_a_page_in_an_old_charset_reads_by_what_it_says(charset: str, words: str) -> None:
    page = f'<meta http-equiv="Content-Type" content="text/html; charset={charset}"><p>{words}</p>'
    assert read_html(page.encode(charset))[0].text == words


def test_a_page_that_says_nothing_and_is_not_utf_8_reads_as_western() -> None:
    assert read_html("<p>“été”</p>".encode("cp1252"))[0].text == "“été”"
