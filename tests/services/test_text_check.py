"""Any text compared with a library's rows: what it finds, in which file it finds it, and how it refuses."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import docx
import pytest
from reportlab.pdfgen.canvas import Canvas

from briefing_app.composing.guard import CountFinding, CountNote
from briefing_app.errors import InputError
from briefing_app.rendering.raster import page_words
from briefing_app.services.session import Session
from briefing_app.services.text_check import Judged, check_file, check_text, tally
from tests.services.parts import make_library, open_session

DAY = date(2020, 2, 17)
FALSE = "So far, Kazakhstan implemented only 2 out of 20 of the recommendations."
TRUE = "Of 20 recommendations, two were partially implemented and eighteen not at all."


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    with open_session(make_library(tmp_path_factory.mktemp("check") / "office.briefings")) as opened:
        yield opened


def a_pdf(*lines: str) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file)
    for line in lines:
        for number, piece in enumerate(line.split("\n")):
            canvas.drawString(72, 720 - 14 * number, piece)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def a_word_file(*paragraphs: str) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def differing(judged: Sequence[Judged]) -> list[CountFinding]:
    return [each for each in judged if isinstance(each, CountFinding)]


def test_what_agrees_and_what_could_not_be_compared_is_told_too(session: Session) -> None:
    judged = check_text(session, f"{TRUE}\n{FALSE}\nUzbekistan has implemented 5 of 9.", as_of=DAY)
    assert [(type(each), each.actual) for each in judged] == [
        (CountNote, "2 of 20"),
        (CountNote, "18 of 20"),
        (CountFinding, "0 of 20"),
        (CountNote, ""),
    ]
    last = judged[-1]
    assert (last.said, last.where, last.severity) == ("5 of 9", "paragraph 3", "note")
    assert last.message == "It speaks of “Uzbekistan”, and no calls about that are counted here."
    assert (
        tally(judged) == "1 count differs from the rows; 2 counts agree with the rows; 1 count could not be compared."
    )


@pytest.mark.parametrize("text", ["Nothing is counted here.", "", "Zwei von 20 Empfehlungen wurden umgesetzt."])
def test_a_text_in_which_nothing_was_compared_is_not_called_right(session: Session, text: str) -> None:
    judged = check_text(session, text, as_of=DAY)
    assert tally(judged) == "No count of recommendations was found in this text, so nothing was compared."


def test_a_text_is_compared_as_of_the_day_that_is_asked_for(session: Session) -> None:
    (found,) = differing(check_text(session, FALSE, as_of=DAY))
    assert (found.said, found.actual, found.where, found.quote) == ("2 of 20", "0 of 20", "paragraph 1", FALSE)
    assert found.fix == "Correct the number, or say whose count it is."
    assert differing(check_text(session, TRUE, as_of=DAY)) == []
    early = check_text(session, TRUE, as_of=date(2019, 1, 1))
    assert [each.actual for each in differing(early)] == ["0 of 20", "0 of 20"]


def test_the_paragraph_before_tells_what_a_sentence_is_about_and_lines_broken_in_two_are_one(session: Session) -> None:
    text = "Parliament made 20 recommendations to Kazakhstan.\n\nSo far, only two\nhave been imple-\nmented."
    (found,) = differing(check_text(session, text, as_of=DAY))
    assert (found.where, found.quote) == ("paragraph 2", "So far, only two have been implemented.")


def test_the_language_is_guessed_or_given_and_an_unknown_one_is_refused(session: Session) -> None:
    french = "Le Kazakhstan a mis en œuvre deux des vingt recommandations."
    assert [each.language for each in differing(check_text(session, french, as_of=DAY))] == ["fr"]
    assert check_text(session, french, as_of=DAY, language="en") == ()
    assert len(check_text(session, french, as_of=DAY, language="fr-BE")) == 1
    with pytest.raises(InputError, match="Known: en, fr"):
        check_text(session, french, as_of=DAY, language="de")


FILES = {
    "news.txt": (f"Title\n\n{FALSE}\n".encode(), "paragraph 2"),
    "news.docx": (a_word_file("Title", FALSE), "paragraph 2"),
    "news.html": (f"<html><body><h1>Title</h1><p>{FALSE}</p></body></html>".encode(), "paragraph 2"),
    "news.pdf": (a_pdf("Title", FALSE.replace("only 2", "only 2\n")), "page 2"),
    "wrong-name.bin": (a_word_file("Title", FALSE), "paragraph 2"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_each_kind_is_read_and_the_finding_says_where(session: Session, tmp_path: Path, name: str) -> None:
    data, where = FILES[name]
    (tmp_path / name).write_bytes(data)
    (found,), note = check_file(session, tmp_path / name, as_of=DAY)
    assert (found.said, found.actual, found.where, note) == ("2 of 20", "0 of 20", where, "")


def test_an_old_encoding_is_told(session: Session, tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_bytes("Deux recommandations appliquées.".encode("cp1252"))
    assert "Windows-1252" in check_file(session, tmp_path / "old.txt", as_of=DAY)[1]


@pytest.mark.parametrize("data", [b"%PDF-1.7 broken", a_pdf(""), b""], ids=["damaged", "without words", "empty"])
def test_a_file_that_holds_no_words_is_refused(session: Session, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "file").write_bytes(data)
    with pytest.raises(InputError, match="The file cannot be checked"):
        check_file(session, tmp_path / "file", as_of=DAY)


def test_a_file_that_is_not_there_is_refused_by_name(session: Session, tmp_path: Path) -> None:
    for path in (tmp_path / "missing.txt", tmp_path):
        with pytest.raises(InputError, match=path.name):
            check_file(session, path, as_of=DAY)


def test_the_words_of_a_pdf_come_page_by_page_and_what_is_no_pdf_has_none() -> None:
    words = page_words(a_pdf("One", "Two"))
    assert words is not None
    assert [page.strip() for page in words] == ["One", "Two"]
    assert page_words(b"no pdf") is None
