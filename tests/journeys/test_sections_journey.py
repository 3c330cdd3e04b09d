"""Putting a pack in order: sections are moved, added, renamed, doubled, removed; one of them goes out alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.journeys.conftest import Sit
from tests.journeys.person import Person
from tests.journeys.screen import wait_for

pytestmark = [pytest.mark.journey, pytest.mark.needs_x]


@pytest.fixture
def anna(sit_down: Sit) -> Person:
    """Somebody with the sample open, and its pages before her."""
    anna = sit_down()
    anna.click("Open the sample")
    anna.introduce_oneself()
    anna.program.wait_for_pages(lambda words: "Kazakhstan" in words, "the sample's pages")
    return anna


def test_a_section_moves_by_mouse_and_by_keys_and_each_move_is_one_step_back(anna: Person) -> None:
    start = anna.sections()
    anna.select("Delegation")
    target = anna.program.ask("row Programme")
    anna.screen.drag(anna.program.find("row Delegation"), [target["at"][0], target["top"] + 1])
    dragged = moved(start, "Delegation", before="Programme")
    anna.wait_for_sections(dragged, "dragged above the programme")
    anna.wait_for_undo("Move Delegation")
    anna.program.wait_for_pages(lambda words: "2 Delegation" in words, "the new number on the page")

    anna.select("Delegation")
    anna.press("alt+Down")
    anna.wait_for_sections(start, "moved down again")
    anna.press("alt+Up")
    anna.wait_for_sections(dragged, "moved up")
    for expected in (start, dragged, start):
        anna.press("ctrl+z")
        anna.wait_for_sections(expected, "one step back")
    anna.program.wait_for_pages(lambda words: "3 Delegation" in words, "the old number on the page")


def test_sections_are_added_renamed_doubled_and_removed(anna: Person) -> None:
    start = anna.sections()
    anna.select("Summary")
    anna.press("ctrl+n")
    anna.question("Add a section")
    anna.focus("Add a section")
    anna.press("End", "Return")
    anna.wait_for_no_question()
    wait_for(lambda: len(anna.sections()) == len(start) + 1, "a new section")
    place = start.index("Summary") + 1
    added = anna.sections()[place]

    rename(anna, added, "Жиналыс, Łódź")
    renamed = [*start[:place], "Жиналыс, Łódź", *start[place:]]
    anna.wait_for_sections(renamed, "renamed")
    anna.press("ctrl+d")
    wait_for(lambda: len(anna.sections()) == len(start) + 2, "a copy")
    copy = anna.sections()[place + 1]
    assert copy.startswith("Жиналыс, Łódź")

    wait_for(lambda: (anna.program.ask(f"row {copy}") or {}).get("top"), "the copy's line")
    anna.press("ctrl+t", "Delete")
    anna.wait_for_sections(renamed, "removed")
    wait_for(lambda: "Ctrl+Z brings it back" in anna.program.ask("say")["message"], "how to get it back")
    anna.press("ctrl+z")
    wait_for(lambda: len(anna.sections()) == len(start) + 2, "the copy is back")
    for _ in range(3):  # the copy, the name, the section
        anna.step_back()
    anna.wait_for_sections(start, "as it was")


def test_one_section_goes_out_alone(anna: Person, tmp_path: Path) -> None:
    anna.select("Delegation")
    anna.press("ctrl+shift+b")
    anna.question("Export")
    anna.choose("What", "Only the section")
    anna.tick("Word (DOCX), for editing", on=False)
    anna.fill("Folder", str(tmp_path / "out"))
    anna.press("Return")
    wait_for(lambda: anna.holds("Files"), "the file")
    anna.press("Escape")
    (file,) = (tmp_path / "out").iterdir()
    assert file.name.endswith("Delegation - members.pdf")
    pages = PdfReader(file).pages
    text = " ".join(page.extract_text() for page in pages)
    assert "Delegation" in text
    assert "Recommendation status" not in text
    assert len(pages) < 4


def rename(anna: Person, old: str, new: str) -> None:
    """Give a section another name in its line of the tree."""
    anna.select(old)
    anna.press("F2", "ctrl+a")
    anna.screen.type(new)
    anna.press("Return")


def moved(titles: list[str], title: str, *, before: str) -> list[str]:
    """Return the titles with one of them before another."""
    rest = [held for held in titles if held != title]
    place = rest.index(before)
    return [*rest[:place], title, *rest[place:]]
