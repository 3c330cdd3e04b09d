"""Coming and going: the first start, a first pack, a damaged file, the next morning, and a colleague beside one."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from briefing_app.domain.records.mission import Mission
from briefing_app.domain.records.place import Country
from briefing_app.domain.records.written import WrittenText
from briefing_app.store.library import Library
from tests.journeys.conftest import Sit
from tests.journeys.person import Person
from tests.journeys.screen import ROOT, wait_for

pytestmark = [pytest.mark.journey, pytest.mark.needs_x]


def test_the_first_start_asks_for_name_and_initials_once(sit_down: Sit, tmp_path: Path) -> None:
    anna = sit_down()
    anna.click("Open the sample")
    assert "Your name and initials" in anna.question("Who are you?")
    assert not anna.program.ask("control OK")["enabled"]
    anna.press("Escape")
    anna.wait_for_no_question()
    assert anna.program.ask("say")["start_page"], "nothing is opened for somebody without a name"

    anna.click("Open the sample")
    anna.fill("Name", "Anna Maria Kowalska")
    assert anna.holds("Initials") == "AMK"
    anna.fill("Initials", "ak")
    anna.click("OK")
    anna.program.wait_for_pages(lambda words: "Kazakhstan" in words, "the sample's pages")
    anna.press("ctrl+w")
    anna.click("Open the sample")
    anna.program.wait_for_pages(lambda words: "Kazakhstan" in words, "the sample again, and no question")


def test_a_first_pack_needs_a_country_and_dates_and_is_there_the_next_morning(sit_down: Sit, tmp_path: Path) -> None:
    file = tmp_path / "Georgia.briefings"
    anna = sit_down()
    anna.click("Start my first pack…")
    anna.question("Start my first pack")
    anna.fill("Country", "Georgia")
    dates = {"First day": date(2027, 3, 2), "Last day": date(2027, 3, 4)}
    for field, day in dates.items():
        anna.fill(field, f"{day.day} {day:%B %Y}")
    anna.click("Start the pack")
    anna.question("Where to keep the library")
    anna.name_the_file(file)
    anna.introduce_oneself()
    anna.program.wait_for_pages(lambda words: f"Georgia {dates['First day'].year}" in words, "a cover with the year")
    with closing(Library.open(file)) as library, library.read() as reader:
        (mission,) = reader.all(Mission)
        days = [held.first_day for held in (mission.start, mission.end) if held is not None]
        assert days == [dates["First day"], dates["Last day"]]
        assert [held.name for held in reader.all(Country)] == ["Georgia"]
    anna.select("Summary")
    usual = anna.sections()
    anna.press("ctrl+d")
    wait_for(lambda: len(anna.sections()) == len(usual) + 1, "a copy")
    anna.wait_until_saved()
    evening = anna.sections()
    undo = anna.program.ask("say")["undo"]
    assert anna.program.close() == 0

    morning = sit_down()
    morning.focus("Recent libraries")
    morning.press("Home", "Return")
    morning.wait_for_sections(evening, "what was there in the evening")
    morning.wait_for_undo(undo)
    morning.press("ctrl+z")
    morning.wait_for_sections(usual, "a step back into the day before")


@pytest.mark.parametrize(
    ("damage", "fault"), [("text", "is not a library"), ("cut", "is not whole"), ("holes", "is damaged")]
)
def test_a_damaged_library_is_refused_in_clear_words_and_stays_as_it_is(
    sit_down: Sit, tmp_path: Path, damage: str, fault: str
) -> None:
    file = tmp_path / "office.briefings"
    sample(file)
    whole = file.read_bytes()
    file.write_bytes(
        {
            "text": b"Dear colleague, please find attached",
            "cut": whole[: len(whole) // 2],
            "holes": whole[:8192] + bytes(len(whole) - 8192),
        }[damage]
    )
    before = file.read_bytes()
    anna = sit_down()
    anna.program.find("control Open a library…")
    anna.press("ctrl+o")
    anna.question("Open a library")
    anna.name_the_file(file)
    anna.introduce_oneself()
    words = wait_for(lambda: told(anna), "the word that it cannot be opened")
    assert f"office.briefings {fault}" in words
    assert "hoose another file" in words
    assert "Traceback" not in words
    anna.click("OK")
    anna.wait_for_no_question()
    assert anna.program.ask("say")["start_page"]
    assert file.read_bytes() == before
    anna.click("Open the sample")
    anna.program.wait_for_pages(lambda held: "Kazakhstan" in held, "the program goes on")


def test_two_windows_on_one_library_tell_a_conflict_and_lose_nothing(sit_down: Sit, tmp_path: Path) -> None:
    file = tmp_path / "office.briefings"
    sample(file)
    anna, boris = (sit_down(tmp_path / name, library=file) for name in ("anna", "boris"))
    anna.introduce_oneself()
    boris.introduce_oneself("Boris Nowak")
    for person in (anna, boris):
        person.program.wait_for_pages(lambda words: "Kazakhstan" in words, "the library's pages")
        begin_at_the_points(person)
    anna.screen.type("Anna asks first. ")
    anna.wait_until_saved()
    boris.program.wait_for_pages(lambda words: "Anna asks first." in words, "the other window's words, by themselves")

    boris.focus("Points")
    boris.press("ctrl+Home")
    typing = subprocess.Popen(["xdotool", "type", "--delay", "100", "Boris asks. " * 12], env=boris.screen.environment)
    boris.program.wait_for_pages(lambda words: "Boris asks." in words, "the first of Boris's words")
    anna.press("ctrl+Home")
    anna.screen.type("Anna asks again. ")
    assert typing.wait(timeout=60) == 0
    loser = wait_for(lambda: next((held for held in (anna, boris) if conflict_told(held)), None), "a conflict")
    mine, theirs = ("Anna asks again.", "Boris asks.") if loser is anna else ("Boris asks.", "Anna asks again.")
    wait_for(lambda: mine in loser.holds("My version"), "what was typed is before the one who typed it")
    assert theirs in loser.holds("Their version")
    assert theirs in " ".join(texts_in(file)[0]), "and what the other wrote is in the library"
    loser.click("Keep mine")
    loser.wait_for_no_question()
    loser.wait_until_saved()
    now, before = texts_in(file)
    assert mine in " ".join(now)
    assert theirs in " ".join(before), "what was replaced can be read in the history"


def begin_at_the_points(person: Person) -> None:
    """Put the caret before the points of the first note to speak from."""
    person.select("Notes to speak from")
    person.press("Right", "Down")
    person.focus("Points")
    person.press("ctrl+Home")


def conflict_told(person: Person) -> bool:
    """Whether both versions stand in front of somebody."""
    asked = person.program.ask("question")
    return bool(asked) and asked["title"] == "Changed in two places"


def texts_in(file: Path) -> tuple[list[str], list[str]]:
    """Return every text of the library as it stands, and every one that it held before."""
    with closing(Library.open(file)) as library:
        with library.read() as reader:
            texts = reader.all(WrittenText)
        held = [record for text in texts for record in library.values_of(text.ref)]
    return [text.tree.plain for text in texts], [old.tree.plain for old in held if isinstance(old, WrittenText)]


def told(anna: Person) -> str:
    """Return the words of an error in front of the window."""
    asked = anna.program.ask("question")
    return " ".join(asked["words"]) if asked else ""


def sample(file: Path) -> None:
    """Write the sample to a new library."""
    subprocess.run([sys.executable, "main.py", "sample", str(file)], cwd=ROOT, check=True, capture_output=True)
