"""One person's first hour with the program, with real mouse and keys."""

from __future__ import annotations

import io
import json
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader

from tests.journeys.screen import Program, Screen, wait_for

ADDED = "Ask for dates, not for intentions. "
FAKE_LP = """#!{python}
import json, pathlib, sys
here = pathlib.Path({folder!r})
(here / "printed.pdf").write_bytes(sys.stdin.buffer.read())
(here / "options.json").write_text(json.dumps(sys.argv[1:]))
"""
FAKE_LPSTAT = """#!{python}
import sys
print("Office_2" if sys.argv[1:] == ["-e"] else "system default destination: Office_2")
"""


@pytest.fixture
def screen() -> Iterator[Screen]:
    screen = Screen()
    yield screen
    screen.close()


@pytest.fixture
def program(screen: Screen, tmp_path: Path) -> Iterator[Program]:
    for name, text in (("lp", FAKE_LP), ("lpstat", FAKE_LPSTAT)):
        script = tmp_path / "bin" / name
        script.parent.mkdir(exist_ok=True)
        script.write_text(text.format(python=sys.executable, folder=str(tmp_path)), encoding="utf-8")
        script.chmod(script.stat().st_mode | stat.S_IXUSR)
    program = Program(screen, tmp_path / "home", programs=tmp_path / "bin")
    yield program
    assert program.close() == 0


@pytest.mark.journey
@pytest.mark.needs_x
def test_from_the_start_to_edited_exported_and_printed_pages(screen: Screen, program: Program, tmp_path: Path) -> None:
    screen.click(program.find("control Open the sample"))
    screen.click(program.find("control Name"))
    screen.type("Anna Kowalska")
    screen.press("Return")
    first = program.wait_for_pages(lambda words: "Kazakhstan" in words, "the sample's pages")

    edit_a_speaking_point(screen, program)
    with_point = program.wait_for_pages(lambda held: ADDED.strip() in held, "the new words on the page")
    wait_for(lambda: program.ask("say")["saved"].startswith("Saved "), "saved")

    change_a_status(screen, program)
    changed = program.wait_for_pages(lambda held: held != with_point, "another headline")
    assert "one fully implemented" in changed.lower() or "1 fully implemented" in changed.lower()

    screen.press("ctrl+z")
    program.wait_for_pages(lambda held: held == with_point, "the old headline")
    screen.press("ctrl+z")
    program.wait_for_pages(lambda held: held == first, "the first words")

    export(screen, program, tmp_path / "out")
    print_the_pack(screen, program, tmp_path)


def edit_a_speaking_point(screen: Screen, program: Program) -> None:
    """Choose a note to speak from, and type at the beginning of its points."""
    screen.click(program.find("row Notes to speak from"))
    screen.press("Right", "Down")
    screen.click(program.find("control Points"))
    screen.press("ctrl+Home")
    screen.type(ADDED)


def change_a_status(screen: Screen, program: Program) -> None:
    """Choose the status section, and judge its first call as fully implemented."""
    screen.click(program.find("row Recommendation status"))
    at = program.find("control Status of the recommendations")
    screen.click([at[0] - 60, at[1]])
    screen.press("1")


def export(screen: Screen, program: Program, out: Path) -> None:
    """Export PDF and DOCX, and read both back."""
    screen.press("ctrl+shift+b")
    screen.click(program.find("control Folder"))
    screen.press("ctrl+a")
    screen.type(str(out))
    screen.press("Return")
    wait_for(lambda: bool(program.ask("control Files")) and len(list(out.glob("*"))) == 2, "two files")
    screen.press("Escape")
    pdf = next(out.glob("*.pdf"))
    assert "Kazakhstan" in PdfReader(io.BytesIO(pdf.read_bytes())).pages[0].extract_text()
    assert any("Kazakhstan" in held.text for held in docx.Document(str(next(out.glob("*.docx")))).paragraphs)


def print_the_pack(screen: Screen, program: Program, folder: Path) -> None:
    """Print the pack: the printer gets the very bytes of pages, under a title that says nothing."""
    screen.press("ctrl+p")
    wait_for(lambda: (program.ask("control Print") or {}).get("enabled"), "pages to print")
    screen.click(program.find("control Print"))
    wait_for((folder / "options.json").exists, "the printed pages")
    options = json.loads((folder / "options.json").read_text())
    assert options[options.index("-d") + 1] == "Office_2"
    assert options[options.index("-t") + 1] == "Briefing pack"
    wait_for(lambda: "Sent to the printer" in program.ask("say")["message"], "the word that it was sent")
    assert len(PdfReader(io.BytesIO((folder / "printed.pdf").read_bytes())).pages) > 3
