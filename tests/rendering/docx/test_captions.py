"""Captions: what a table or a figure is called is counted by Word itself, and references show what stands there."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx.document import Document as WordDocument
from pypdf import PdfReader

from briefing_app.document.blocks import Bar, Chart, Paragraph
from briefing_app.document.inline import CrossReference, ReferenceForm, Words
from briefing_app.document.transforms import finish
from briefing_app.document.tree import Document
from briefing_app.domain.paper import Paper
from briefing_app.rendering.docx import write_docx
from briefing_app.rendering.docx.markup import bookmark_name
from tests.document.samples import document, part, row, table
from tests.rendering.docx.opened import W, opened


def captioned(table_as: str = "Table {number}", figure_as: str = "Figure {number}") -> Document:
    see = [CrossReference(target=target, form=ReferenceForm.NUMBER) for target in ("t2", "f1")]
    line = Paragraph(children=(see[0], Words(text=" and "), see[1]))
    figure = Chart(
        bars=(Bar(code="full", label="Full", value=1),), alt="One", caption=(Words(text="Bars"),), anchor="f1"
    )
    one, two = (table(row("A"), row("b"), caption=words, anchor=at) for words, at in (("X", "t1"), ("Y", "t2")))
    start = document(part(line, one), part(figure, two, title="B"))
    return finish(replace(start, furniture=replace(start.furniture, table_as=table_as, figure_as=figure_as)))


def instructions(word: WordDocument, first: str) -> list[list[str]]:
    found = (node.text.split() for node in word.element.body.iter(f"{W}instrText"))
    return [words for words in found if words[0] == first]


def test_a_caption_is_in_words_own_style_and_its_number_a_field_that_word_counts() -> None:
    word = opened(captioned())
    captions = [held for held in word.paragraphs if held.style is not None and held.style.name == "Caption"]
    assert [held.text for held in captions] == ["Table\u00a01. X", "Figure\u00a01. Bars", "Table\u00a02. Y"]
    assert instructions(word, "SEQ") == [["SEQ", series, "\\*", "ARABIC"] for series in ("Table", "Figure", "Table")]


@pytest.mark.parametrize(
    ("called_as", "series", "text"),
    [
        ("Tableau {number}", "Tableau", "Tableau\u00a01. X"),
        ("{number}. táblázat", "táblázat", "1.\u00a0táblázat. X"),
        ("№ {number}", "table", "№\u00a01. X"),
    ],
)
def test_the_series_has_the_name_that_the_documents_language_gives_it(called_as: str, series: str, text: str) -> None:
    word = opened(captioned(table_as=called_as))
    assert instructions(word, "SEQ")[0][1] == series
    assert text in [held.text for held in word.paragraphs]


def test_a_reference_shows_the_bookmark_around_what_is_called_and_nothing_more() -> None:
    word = opened(captioned())
    assert word.paragraphs[1].text == "Table\u00a02 and Figure\u00a01"
    shown = ("Table\u00a0 SEQ Table \\* ARABIC 2", "Figure\u00a0 SEQ Figure \\* ARABIC 1")
    for (_, name, switch), called in zip(instructions(word, "REF"), shown, strict=True):
        assert switch == "\\h"
        (start,) = word.element.body.xpath(f".//w:bookmarkStart[@w:name='{name}']")
        between = []
        for following in start.itersiblings():
            if following.tag == f"{W}bookmarkEnd" and following.get(f"{W}id") == start.get(f"{W}id"):
                break
            between += [piece.text for piece in following.iter(f"{W}t", f"{W}instrText")]
        assert "".join(between) == called
    names = [start.get(f"{W}name") for start in word.element.body.iter(f"{W}bookmarkStart")]
    assert len(names) == len(set(names))
    assert {bookmark_name(anchor) for anchor in ("t1", "t2", "f1")} <= set(names)


@pytest.mark.needs_soffice
@pytest.mark.xdist_group("soffice")
def test_a_program_that_counts_for_itself_comes_to_the_same_numbers(tmp_path: Path) -> None:
    """LibreOffice counts anew when it opens a file, as F9 does in Word: wrong cached numbers are put right."""
    data = write_docx(captioned(), paper=Paper.A4)
    (tmp_path / "pack.docx").write_bytes(with_wrong_numbers(data))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "pack.docx")], check=True, capture_output=True, timeout=240)
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(tmp_path / "pack.pdf").pages).split())
    for called in ("Table 1. X", "Figure 1. Bars", "Table 2. Y"):
        assert called in text
    assert "8" not in text


def with_wrong_numbers(data: bytes) -> bytes:
    """Return a file whose sequences all show an 8 until they are counted."""
    changed = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(changed, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/document.xml":
                content, count = re.subn(
                    rb'(SEQ .*?ARABIC .*?"separate"/></w:r><w:r><w:t xml:space="preserve">)\d', rb"\g<1>8", content
                )
                assert count == 3
            target.writestr(name, content)
    return changed.getvalue()
