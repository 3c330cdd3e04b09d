"""Words of files that others made, to be looked at."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest

from briefing_app.errors import InputError
from briefing_app.importing import plain_words
from briefing_app.importing.plain_words import read_plain_words

WORDS = "Kazakhstan – Қазақстан, ქართული – implemented “2 of 20”."


def a_word_file(*paragraphs: str) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    "data",
    [WORDS.encode(), b"\xef\xbb\xbf" + WORDS.encode(), b"\xff\xfe" + WORDS.encode("utf-16-le"),
     b"\xfe\xff" + WORDS.encode("utf-16-be")],
    ids=["utf-8", "utf-8 with a mark", "utf-16 little", "utf-16 big"],
)  # fmt: skip
def test_a_text_file_is_read_in_the_encoding_that_it_names(data: bytes) -> None:
    read = read_plain_words(data)
    assert (read.text, read.note) == (WORDS, "")


def test_a_text_file_that_is_not_unicode_is_read_as_western_european_and_a_word_is_said_about_it() -> None:
    read = read_plain_words("Dix-huit recommandations non appliquées – “sur 20”.".encode("cp1252"))
    assert read.text == "Dix-huit recommandations non appliquées – “sur 20”."
    assert "Windows-1252" in read.note


def test_line_ends_become_one_kind_and_control_characters_go() -> None:
    assert read_plain_words(b"one\r\ntwo\rthree\x07\n").text == "one\ntwo\nthree\n"


def test_a_word_file_gives_a_line_a_paragraph() -> None:
    assert read_plain_words(a_word_file("First.", WORDS)).text == f"First.\n{WORDS}"


def test_a_web_page_gives_what_can_be_seen_of_it() -> None:
    page = f"<!DOCTYPE html><meta charset=utf-8><title>No</title><nav>No</nav><p>First.<p>{WORDS}<script>no()</script>"
    assert read_plain_words(page.encode()).text == f"First.\n{WORDS}"


def a_foreign_package() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("anything.txt", "words")
    return file.getvalue()


@pytest.mark.parametrize(
    "data",
    [b"", b" \n\t", b"\x00\x01\x02\x00" * 50, b"\xd0\xcf\x11\xe0rest", b"{\\rtf1 words}", b"\x89PNG\r\n", b"%PDF-1.7",
     b"PK\x03\x04 broken", a_foreign_package(), a_word_file(), b"SQLite format 3\x00", b"<html><body></body></html>"],
    ids=["nothing", "blank", "binary", "old Word", "RTF", "picture", "PDF", "broken package", "foreign package",
         "empty Word file", "database", "empty page"],
)  # fmt: skip
def test_a_file_without_words_is_refused_in_words_that_do_not_speak_of_adopted_texts(data: bytes) -> None:
    with pytest.raises(InputError) as refusal:
        read_plain_words(data)
    assert refusal.value.title == "The file cannot be checked"
    assert refusal.value.message
    assert refusal.value.hint


def test_a_file_beyond_the_limit_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain_words, "MAX_FILE_BYTES", 1_000_000)
    with pytest.raises(InputError, match="at most 1 MB"):
        read_plain_words(b"a" * 2_000_000)
