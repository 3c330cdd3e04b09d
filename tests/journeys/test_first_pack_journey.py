"""One person's first hour with the program, with real mouse and keys, from the start to the printed handout."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from PIL import Image
from pypdf import PdfReader

from briefing_app.rendering.marks import STATUS_MARKS
from tests.journeys.conftest import Sit
from tests.journeys.person import Person
from tests.journeys.printer import Printer
from tests.journeys.screen import wait_for

ADDED = "Ask for dates, not for intentions. "
MOMENT = "1581948120"
"""17 February 2020, 14:02 UTC: the clock stands still, so that two builds can be the same bytes."""
FULL = STATUS_MARKS["full"].colour


@pytest.mark.journey
@pytest.mark.needs_x
def test_from_the_start_to_edited_exported_and_printed_pages(sit_down: Sit, tmp_path: Path) -> None:
    printer = Printer(tmp_path)
    anna = sit_down(programs=printer.programs, environment={"SOURCE_DATE_EPOCH": MOMENT})
    anna.click("Open the sample")
    anna.introduce_oneself()
    first = anna.program.wait_for_pages(lambda words: "Kazakhstan" in words, "the sample's pages")

    edit_a_speaking_point(anna)
    with_point = anna.program.wait_for_pages(lambda words: ADDED.strip() in words, "the new words on the page")
    anna.wait_until_saved()

    changed = change_a_status(anna, tmp_path, before=with_point)
    headline, counts = (", {} fully implemented, 2 partially implemented, {} not implemented",
                        "Fully implemented {} Partially implemented 2 Not implemented {} Total 20")  # fmt: skip
    chart = "17 February 2020 (Table 1) Fully implemented {} Partially implemented 2 Not implemented {}"
    for words in (headline, counts, chart):
        assert words.format(1, 17) in changed
        assert words.format(1, 17) not in with_point
    assert counts.format(0, 18) in with_point

    anna.press("ctrl+z")
    anna.program.wait_for_pages(lambda words: words == with_point, "the old headline")
    anna.press("ctrl+z")
    anna.program.wait_for_pages(lambda words: words == first, "the first words")

    export_the_pack(anna, tmp_path / "out")
    print_the_handout(anna, printer)
    assert printer.data() == export_the_handout(anna, tmp_path / "handout")
    assert "What became of the resolution" in words_of(printer.data())


def edit_a_speaking_point(anna: Person) -> None:
    """Choose a note to speak from, and type at the beginning of its points."""
    anna.select("Notes to speak from")
    anna.press("Right", "Down")
    anna.focus("Points")
    anna.press("ctrl+Home")
    anna.screen.type(ADDED)


def change_a_status(anna: Person, folder: Path, *, before: str) -> str:
    """Judge the first call as fully implemented, see the chart grow, shrink and grow again; return the words."""
    anna.select("Recommendation status")
    at = anna.program.find("control Status of the recommendations")
    anna.screen.click([at[0] - 60, at[1]])
    old = longest_run(anna.see_pages(folder), FULL)
    anna.press("1")
    anna.question("Whose word is it?")
    anna.click("They have said so themselves")
    anna.press("Return")
    changed = anna.program.wait_for_pages(lambda words: words != before, "another headline")
    wait_for(lambda: longest_run(anna.see_pages(folder), FULL) > old, "a longer bar")

    anna.press("ctrl+z")
    anna.program.wait_for_pages(lambda words: words == before, "the old headline")
    anna.select("Recommendation status")
    wait_for(lambda: longest_run(anna.see_pages(folder), FULL) == old, "the old bar")
    anna.press("ctrl+shift+z")
    anna.program.wait_for_pages(lambda words: words == changed, "the new headline again")
    return changed


def longest_run(picture: Image.Image, colour: tuple[int, int, int]) -> int:
    """Return the length of the longest bar of about this colour, in pixels."""
    data, longest, run = picture.tobytes(), 0, 0
    for place in range(0, len(data), 3):
        alike = all(abs(held - wanted) < 24 for held, wanted in zip(data[place : place + 3], colour, strict=True))
        run = run + 1 if alike else 0
        longest = max(longest, run)
    return longest


def export(anna: Person, out: Path) -> None:
    """Ask for an export to a folder."""
    anna.press("ctrl+shift+b")
    anna.question("Export")
    anna.fill("Folder", str(out))
    anna.press("Return")


def export_the_pack(anna: Person, out: Path) -> None:
    """Export PDF and DOCX, and read both back."""
    export(anna, out)
    wait_for(lambda: len(anna.holds("Files").splitlines()) == 2, "two files")
    anna.press("Escape")
    anna.wait_for_no_question()
    assert "Kazakhstan" in words_of(next(out.glob("*.pdf")).read_bytes())
    assert any("Kazakhstan" in held.text for held in docx.Document(str(next(out.glob("*.docx")))).paragraphs)


def print_the_handout(anna: Person, printer: Printer) -> None:
    """Print the handout twice on one side, under a title that tells a queue nothing."""
    anna.choose("Pack", "Public handout")
    anna.program.wait_for_pages(lambda words: words.startswith("What became"), "the handout's page")
    anna.press("ctrl+p")
    wait_for(lambda: anna.program.ask("control Public handout, audience public, 1 page, draft"), "what goes out")
    assert anna.holds("Recipe") == "Public handout"
    anna.fill("Copies", "2")
    anna.tick("Print on both sides", on=False)
    anna.click("Print")
    wait_for(printer.has_printed, "the printed pages")
    assert printer.options() == [
        "-d", "Office_2", "-n", "2", "-t", "Briefing pack", "-o", "sides=one-sided", "-o", "media=A4",
        "-o", "collate=true", "-s", "-",
    ]  # fmt: skip
    wait_for(lambda: "Sent to the printer" in anna.program.ask("say")["message"], "the word that it was sent")
    anna.wait_for_no_question()


def export_the_handout(anna: Person, out: Path) -> bytes:
    """Export the handout as PDF, and return its bytes."""
    export(anna, out)
    wait_for(lambda: anna.holds("Files"), "the file")
    anna.press("Escape")
    anna.wait_for_no_question()
    return next(out.glob("* - public.pdf")).read_bytes()


def words_of(data: bytes) -> str:
    """Return the words of a PDF."""
    return " ".join((page.extract_text() or "") for page in PdfReader(io.BytesIO(data)).pages)
