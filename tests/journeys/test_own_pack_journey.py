"""Somebody with nothing but a name: from an empty library to a whole pack on paper, with real mouse and keys."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.conftest import Sit
from tests.journeys.person import Person
from tests.journeys.screen import wait_for
from tests.journeys.test_first_pack_journey import export, words_of

pytestmark = [pytest.mark.journey, pytest.mark.needs_x]
ON_PAGE = ("Anna Nowak", "Bert Marin", "Meeting with the ombudsman", "A new law on assemblies", "A reply by May")


def test_an_empty_library_becomes_a_pack_on_paper(sit_down: Sit, tmp_path: Path) -> None:
    anna = sit_down()
    anna.click("Start my first pack…")
    anna.question("Start my first pack")
    anna.fill("Country", "Georgia")
    anna.fill("First day", "2 March 2027")
    anna.fill("Last day", "4 March 2027")
    anna.click("Start the pack")
    anna.question("Where to keep the library")
    anna.name_the_file(tmp_path / "Georgia.briefings")
    anna.introduce_oneself()
    anna.program.wait_for_pages(lambda words: "Georgia 2027" in words, "a cover")

    add(anna, "Delegation", "Add a Member", Name="Anna Nowak")
    add(anna, "Delegation", "Add a Member", Name="Bert Marin")
    add(anna, "Programme", "Add a programme item", What="Meeting with the ombudsman", Begins="14:30")
    add(anna, "Country situation", "Add a fact", **{"Fact, in short": "A new law on assemblies", "Theme": "Assembly"})
    add(anna, "Commitments and follow-up", "Add a commitment", **{"What, in short": "A reply by May"})
    anna.program.wait_for_pages(lambda words: all(each in words for each in ON_PAGE), "all that was added")
    anna.wait_until_saved()

    out = tmp_path / "out"
    export(anna, out)
    wait_for(lambda: anna.holds("Files"), "the files")
    anna.press("Escape")
    anna.wait_for_no_question()
    printed = words_of(next(out.glob("*.pdf")).read_bytes())
    assert [each for each in ON_PAGE if each not in printed] == []
    assert "14:30" in printed


def add(anna: Person, section: str, question: str, **held: str) -> None:
    """Choose a section, ask to add to it by keys, fill in the question, and wait for the new line of the tree."""
    anna.select(section)
    anna.press("ctrl+shift+a")
    anna.question(question)
    for field, words in held.items():
        anna.fill(field, words)
    anna.press("Return")
    anna.wait_for_no_question()
    title = next(iter(held.values()))
    wait_for(lambda: (anna.program.ask(f"row {title}") or {}).get("chosen"), f"{title} in the tree")
