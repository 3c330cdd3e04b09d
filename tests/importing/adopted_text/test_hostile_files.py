"""Files that are damaged, foreign, protected, or made to do harm: each is refused in words, and quickly."""

from __future__ import annotations

import re
import time
from contextlib import suppress

import pytest

from briefing_app.errors import InputError
from briefing_app.importing.adopted_text import limits
from briefing_app.importing.adopted_text.drafts import drafts
from briefing_app.importing.adopted_text.pasted import read_pasted
from briefing_app.importing.adopted_text.reading import read_file
from briefing_app.importing.adopted_text.structure import structure
from tests.importing.adopted_text.word_files import packed, paragraph, run, word_file

_BOMB = (
    '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">&b;</w:document>'
)
_MAIN = "word/document.xml"


def _protected() -> bytes:
    data = bytearray(word_file([paragraph("words")]))
    for found in re.finditer(b"PK\x01\x02", bytes(data)):
        data[found.start() + 8] |= 1
    return bytes(data)


def _blown_up(*, stated: int | None = None) -> bytes:
    """A member that unpacks to more than is borne; it may state another size."""
    data = bytearray(packed({_MAIN: b" " * (limits.MAX_MEMBER_BYTES + 10)}))
    if stated is not None:
        place = data.index(b"PK\x01\x02")
        data[place + 24 : place + 28] = stated.to_bytes(4, "little")
    return bytes(data)


def _many_members() -> bytes:
    return packed({f"word/{number}.xml": "" for number in range(limits.MAX_MEMBERS + 1)})


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no words"),
        (b" \n\n ", "no words"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "password"),
        (b"{\\rtf1 Calls on}", "Rich Text"),
        (b"\x89PNG\r\n", "picture"),
        (b"\xff\xd8\xff\xe0", "picture"),
        (b"bplist00", "web archive"),
        (b"From: <Saved by Blink>\r\nSubject: x", "web archive"),
        (b"SQLite format 3\x00", "library"),
        (b"MZ\x90\x00\x03" * 100, "no text"),
        (b"PK\x03\x04 cut off", "damaged"),
        (packed({"xl/workbook.xml": "<a/>"}), "not a Word document"),
        (packed({_MAIN: "<w:document"}), "damaged"),
        (packed({_MAIN: b"\x00\x01"}), "damaged"),
        (packed({_MAIN: _BOMB}), "language of its own"),
        (packed({_MAIN: "<a>" * 5_000 + "</a>" * 5_000}), "nested"),
        (word_file([]), "no words"),
        (word_file(["<w:p/>" * 60_000]), "50000 paragraphs"),
        (word_file([paragraph(runs=run("hidden", properties="<w:vanish/>"))]), "no words"),
        (_protected(), "password"),
        (_many_members(), "2000 pieces"),
        (_blown_up(), " MB"),
        (_blown_up(stated=100), "damaged"),
        (b"<html><body></body></html>", "no words"),
        (b"<html>" + b"<div>" * 200_000 + b"deep", "1000 levels"),
        (f"<p>{'word ' * 5_000}</p>".encode(), "letters"),
        (f"<p>{'x' * 501}</p>".encode(), "word without"),
        (word_file([paragraph("x" * 21_000)]), "20000 letters"),
        (b"<p>a</p>" * (limits.MAX_PARAGRAPHS + 1), "20000 paragraphs"),
    ],
)
def test_what_cannot_be_an_adopted_text_is_refused_in_words(data: bytes, said: str) -> None:
    began = time.monotonic()
    with pytest.raises(InputError) as refused:
        read_file(data)
    assert said in str(refused.value)
    assert refused.value.hint
    assert time.monotonic() - began < 5


def test_a_file_beyond_the_limit_is_refused_before_it_is_looked_into(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_FILE_BYTES", 1_000)
    with pytest.raises(InputError, match="at most"):
        read_file(b"<p>words</p>" * 100)


def test_what_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing_app.importing.adopted_text.docx_package.MAX_UNPACKED_BYTES", 100)
    with pytest.raises(InputError, match="Unpacked"):
        read_file(word_file([paragraph("words")]))


def test_a_word_file_cut_off_at_any_place_is_refused() -> None:
    whole = word_file([paragraph("1. Calls on the Council to act;")] * 50)
    for end in range(10, len(whole) - 1, 97):
        with pytest.raises(InputError):
            read_file(whole[:end])


def test_a_word_file_with_a_damaged_byte_reads_or_is_refused() -> None:
    whole = word_file([paragraph("1. Calls on the Council to act;")] * 50)
    for place in range(0, len(whole), 13):
        broken = bytearray(whole)
        broken[place] ^= 0xFF
        with suppress(InputError):
            assert read_file(bytes(broken))


def test_content_decides_what_a_file_is() -> None:
    assert read_file(b"1. Calls on the Council;")[0].number == "1."
    assert read_file(b"<p>1. Calls on the Council;</p>")[0].text == "Calls on the Council;"
    assert read_file(word_file([paragraph("1. Calls on the Council;")]))[0].number == "1."
    assert read_file("\ufeff1. Calls on the Council;".encode("utf-16-le"))[0].number == "1."


def test_words_nested_deep_in_a_page_are_read() -> None:
    page = "<div>" * 600 + "<p>1. Calls on the Council;</p>" + "</div>" * 600
    assert read_file(page.encode())[0].text == "Calls on the Council;"


def test_too_much_pasted_is_refused() -> None:
    with pytest.raises(InputError, match="2000000"):
        read_pasted("a\n" * 1_000_001)


@pytest.mark.parametrize(
    "words",
    [
        "1. Calls on the Council to act\n" + "and to act again\n" * 3_000,
        "1. Calls on the Council to:\n" + f"(a) {'word ' * 3_900};\n" * 2 + "(b) " + "word " * 500,
        "1. Calls on " + "(" * 450 + " the Council\n" + ("( " * 9_000 + "\n") * 3,
    ],
    ids=["lines without an end", "a long point", "brackets"],
)
def test_a_paragraph_put_together_from_lines_has_a_limit_too(words: str) -> None:
    with pytest.raises(InputError, match="letters"):
        structure(read_pasted(words))


def test_more_clauses_than_anybody_adopts_are_refused() -> None:
    with pytest.raises(InputError, match="3000 clauses"):
        structure(read_pasted("\n".join(f"{number}. Urges the EU to act;" for number in range(1, 1000)) * 4))


@pytest.mark.parametrize(
    "words",
    [
        "1. Calls on " + "the Council and " * 1_200 + "the EU to act;",
        "1. Urges " + "; urges the EU to act" * 900,
        "1. Urges the EU to act " + "and the EU to act " * 1_000,
        "1. Calls on " + "strongly " * 2_000 + ";",
        "1. Calls on “" + "; calls on (" * 1_500,
        "1. Calls on the Council to: \n" + "\n".join("(a) act;" for _ in range(2_000)),
        "1. Urges the EU to act;\n" + "\n".join(f"{number % 7}. Urges the EU to act;" for number in range(2_000)),
        "\n".join("A. whereas" for _ in range(15_000)) + "\n1. Urges the EU to act;",
    ],
    ids=["names", "clauses", "and the EU", "adverbs", "quotes", "one letter", "numbers", "one recital"],
)
def test_a_text_made_to_be_slow_is_read_in_time(words: str) -> None:
    began = time.monotonic()
    found = drafts(structure(read_pasted(words)))
    assert found
    assert time.monotonic() - began < 10
