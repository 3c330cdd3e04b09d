"""A finished file is searched for what its audience may not read, whatever stands between the letters of a name."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from briefing_app.document.blocks import Paragraph
from briefing_app.document.inline import Words
from briefing_app.document.tree import Document, Part
from briefing_app.domain.paper import Paper
from briefing_app.rendering.docx import write_docx
from briefing_app.rendering.pdf import write_pdf
from briefing_app.services.page_thread import PageThread
from briefing_app.services.reading_back import leaks
from tests.builders import person
from tests.document.samples import full_document

ZOE = person("Zoë Ślązak", other_spellings=("Зоя Шлёнзак",))


@pytest.fixture
def pages() -> Iterator[PageThread]:
    thread = PageThread()
    yield thread
    thread.close()


def holding(words: tuple[str, ...]) -> Document:
    sample = full_document()
    runs = tuple(Words(text=each, strong=bool(number % 2)) for number, each in enumerate(words))
    part = Part(anchor="only", title="Only", children=(Paragraph(children=runs),))
    return Document(meta=sample.meta, furniture=sample.furniture, parts=(part,))


@pytest.mark.parametrize(
    "words",
    [
        ("Said Zoë Ślązak today.",),
        ("Said ", "Zoë ", "Śląz", "ak today."),
        ("ZOË ŚLĄZAK",),
        ("Zoe Slazak",),
        ("Zoë Ślązak’s trial",),
        ("Zoë\u00a0Ślązak",),
        ("Zo\u00adë Ślą\u200bzak",),
        ("Зоя Шлёнзак",),
    ],
)
@pytest.mark.parametrize("docx", [True, False], ids=["docx", "pdf"])
def test_a_name_in_a_finished_file_is_found_however_it_is_set(
    words: tuple[str, ...], docx: bool, pages: PageThread
) -> None:
    document = holding(words)
    data = write_docx(document, paper=Paper.A4) if docx else write_pdf(document, paper=Paper.A4).data
    assert len(leaks(data, docx=docx, persons=[ZOE], pages=pages)) == 1


@pytest.mark.parametrize("docx", [True, False], ids=["docx", "pdf"])
def test_words_that_only_hold_a_name_are_none(docx: bool, pages: PageThread) -> None:
    document = holding(("Zoë met Ślązakowa; Arizoë Ślązak",))
    data = write_docx(document, paper=Paper.A4) if docx else write_pdf(document, paper=Paper.A4).data
    assert leaks(data, docx=docx, persons=[ZOE], pages=pages) == ()
