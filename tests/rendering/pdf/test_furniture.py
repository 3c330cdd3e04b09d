"""What stands at the head and foot of every page, whatever the words in it."""

from __future__ import annotations

import io
from itertools import pairwise
from typing import Any

import pdfplumber
import pytest

from briefing_app.document.blocks import Layout
from briefing_app.document.inline import IllustrativeMark
from briefing_app.domain.paper import Paper
from briefing_app.rendering.pdf import PdfFile, write_pdf
from tests.rendering.pdf.documents import SENTENCE, contents_part, cover, document, paragraph, part
from tests.rendering.pdf.test_writer import page_text

LONG = "A very long name of a pack that nobody would choose but somebody will " * 4
KAZAKH = "Қазақстан Республикасының Парламенті: Мәжіліс және Сенат"


def lines_of(file: PdfFile, page: int = 1) -> list[dict[str, Any]]:
    with pdfplumber.open(io.BytesIO(file.data)) as pdf:
        found: list[dict[str, Any]] = pdf.pages[page - 1].extract_text_lines()
    return found


def words_of(file: PdfFile, page: int = 1) -> list[dict[str, Any]]:
    with pdfplumber.open(io.BytesIO(file.data)) as pdf:
        found: list[dict[str, Any]] = pdf.pages[page - 1].extract_words()
    return found


def foot(file: PdfFile, page: int = 1) -> list[dict[str, Any]]:
    """Return the words of the foot's first line."""
    found = words_of(file, page)
    with pdfplumber.open(io.BytesIO(file.data)) as pdf:
        floor = pdf.pages[page - 1].height - 50
    return [word for word in found if floor < word["top"] < floor + 14]


def write(*, layout: Layout = Layout.PORTRAIT, paper: Paper = Paper.A4, title: str = "One", **texts: str) -> PdfFile:
    return write_pdf(document(part(title, paragraph("Text."), layout=layout, anchor="one"), **texts), paper=paper)


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("layout", [Layout.PORTRAIT, Layout.LANDSCAPE])
@pytest.mark.parametrize("pack", ["Short", KAZAKH, LONG], ids=["short", "kazakh", "long"])
@pytest.mark.parametrize("stamp", ["", "Draft", "Draft, 17 February 2020, 14:02, not to be quoted"])
def test_the_words_of_the_foot_never_run_into_each_other(stamp: str, pack: str, layout: Layout, paper: Paper) -> None:
    file = write(layout=layout, paper=paper, pack=pack, stamp=stamp)
    words = sorted(foot(file), key=lambda word: float(word["x0"]))
    for before, after in pairwise(words):
        assert after["x0"] - before["x1"] > 1, (before["text"], after["text"])
    text = " ".join(word["text"] for word in words)
    assert text.endswith("Page 1 of 1")
    assert stamp in text


def test_a_stamp_stands_in_the_middle_where_there_is_room() -> None:
    words = [word for word in foot(write(pack="Short", audience="", stamp="Draft")) if word["text"] == "Draft"]
    assert (words[0]["x0"] + words[0]["x1"]) / 2 == pytest.approx(595.28 / 2, abs=1)


def test_a_long_name_is_shortened_with_an_ellipsis_at_head_and_foot() -> None:
    file = write(pack=LONG, title=LONG)
    head = [line["text"] for line in lines_of(file) if line["top"] < 60]
    assert head[0].count("…") == 2
    assert "…" in " ".join(word["text"] for word in foot(file))
    assert all(word["x1"] < 595.28 - 60 for word in words_of(file) if word["top"] < 60)


def test_the_page_number_ends_at_the_margin_on_every_page() -> None:
    file = write_pdf(document(*[part(f"P{n}", paragraph("x")) for n in range(12)]), paper=Paper.A4)
    ends = {round(foot(file, page)[-1]["x1"], 1) for page in range(1, 13)}
    assert max(ends) - min(ends) < 0.5
    assert [f"Page {page} of 12" in page_text(file, page) for page in range(1, 13)] == [True] * 12


@pytest.mark.parametrize("page_of", ["{page}/{pages}", "Бет {page}, барлығы {pages}", "გვერდი {page} / {pages}"])
def test_pages_are_counted_in_the_packs_own_words(page_of: str) -> None:
    wanted = page_of.format(page=1, pages=1)
    assert "".join(wanted.split()) in "".join(page_text(write(page_of=page_of), 1).split())


def test_the_head_names_pack_and_part_at_its_two_ends() -> None:
    line = [word for word in words_of(write(pack="Pack", title="Chapter")) if word["top"] < 60]
    assert [word["text"] for word in line] == ["Pack", "Chapter"]
    assert line[0]["x0"] == pytest.approx(68, abs=1)
    assert line[1]["x1"] == pytest.approx(595.28 - 68, abs=1)


def test_a_marking_is_shortened_rather_than_run_off_the_paper() -> None:
    file = write(marking=("TLP:AMBER+STRICT, for the delegation and its secretariat alone " * 5))
    last = [word for word in words_of(file) if word["top"] > 842 - 38]
    assert last[0]["text"].startswith("TLP")
    assert last[-1]["x1"] < 595.28 - 60
    assert last[-1]["text"].endswith("…")


def test_the_line_on_made_up_entries_stands_on_the_pages_that_hold_one_and_no_other() -> None:
    marked = paragraph("Made up.", IllustrativeMark())
    whole = document(
        part("First", paragraph("True.")),
        part("Second", *[paragraph(SENTENCE * 3)] * 14, marked),
        part("Third", marked, *[paragraph(SENTENCE * 3)] * 14),
    )
    file = write_pdf(whole, paper=Paper.A4)
    holding = [page for page in range(1, file.pages + 1) if "Made up." in page_text(file, page)]
    told = [page for page in range(1, file.pages + 1) if "Made up to show" in page_text(file, page)]
    assert told == holding
    assert len(told) == 2


def test_without_words_for_it_made_up_entries_have_no_line() -> None:
    file = write_pdf(document(part("One", paragraph("Made up.", IllustrativeMark())), illustrative=""), paper=Paper.A4)
    assert "Made up to show" not in page_text(file, 1)


def test_text_keeps_clear_of_head_and_foot() -> None:
    file = write_pdf(document(part("One", *[paragraph(SENTENCE * 4)] * 14)), paper=Paper.A4)
    for page in range(1, file.pages + 1):
        tops = [line["top"] for line in lines_of(file, page)]
        body = [top for top in tops if 60 < top < 842 - 51]
        assert min(body) > 80
        assert max(body) < 842 - 70


def test_covers_and_contents_are_furnished_as_they_are() -> None:
    file = write_pdf(document(cover(), contents_part(), part("One", paragraph("x"))), paper=Paper.A4)
    heads = [[line["text"] for line in lines_of(file, page) if line["top"] < 60] for page in (1, 2, 3)]
    assert heads[0] == []
    assert heads[1][0].endswith("Contents")
    assert heads[2][0].endswith("One")


@pytest.mark.parametrize("layout", [Layout.PORTRAIT, Layout.LANDSCAPE, Layout.COVER])
@pytest.mark.parametrize("marking", ["", "TLP:AMBER+STRICT"])
@pytest.mark.parametrize("name", ["Róża Example", KAZAKH, LONG], ids=["short", "kazakh", "long"])
def test_whose_copy_it_is_stands_at_the_right_of_the_foot_and_runs_into_nothing(
    name: str, marking: str, layout: Layout
) -> None:
    file = write(layout=layout, marking=marking, copy=f"Copy 3 of 12 · {name}")
    words = words_of(file)
    first = next(word for word in words if word["text"] == "Copy")
    line = sorted((word for word in words if abs(word["top"] - first["top"]) < 3), key=lambda word: float(word["x0"]))
    text = " ".join(word["text"] for word in line)
    assert text.startswith(f"{marking} Copy 3 of 12 · {name[:8]}".strip())
    page = next(word for word in foot(file) if word["text"] == "Page")
    last = max(word["x1"] for word in foot(file))
    assert line[-1]["x1"] == pytest.approx(last, abs=2)
    assert page["top"] < first["top"]
    for before, after in pairwise(line):
        assert after["x0"] - before["x1"] > 1, (before["text"], after["text"])
