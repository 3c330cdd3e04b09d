"""Whoever starts the program from a terminal and quits it finds nothing there, and the words in the library."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefing_app.bootstrap import make_services
from briefing_app.domain.records.pack import Section
from briefing_app.paths import standard_paths
from briefing_app.store.library import Library

ROOT = Path(__file__).resolve().parents[2]


def visit(tmp_path: Path, way: str) -> set[str]:
    """Start the program, end it in this way, and return the titles of the sections that the library holds then."""
    environment = {**os.environ, "BRIEFING_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "tests.gui.quitting_program", way],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )
    said = done.stderr.replace("This plugin does not support propagateSizeHints()\n", "")  # of a dialog, offscreen
    assert (said, done.stdout, done.returncode) == ("", "", 0)
    library = Library.open(standard_paths({"BRIEFING_HOME": str(tmp_path)}).sample_file)
    with library.read() as reader:
        titles = {section.title for section in reader.all(Section)}
    library.close()
    return titles


@pytest.mark.parametrize("way", ["quit", "close the library", "quit while typing"])
def test_a_start_and_a_quit_leave_the_terminal_empty(tmp_path: Path, way: str) -> None:
    titles = visit(tmp_path, way)
    assert ("The last title" if way == "quit while typing" else "Title 3") in titles


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends programs in other ways")
def test_a_program_that_is_ended_asks_nothing_and_keeps_what_was_typed(tmp_path: Path) -> None:
    """A review with decisions asks before it is left; at a session's end nobody is there to answer."""
    assert "The last title" in visit(tmp_path, "terminated in a review")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends programs in other ways")
@pytest.mark.parametrize("way", ["terminated at once", "terminated while it asks"])
def test_words_whose_conflict_nobody_settled_are_offered_at_the_next_start(tmp_path: Path, way: str) -> None:
    assert "Theirs" in visit(tmp_path, way)
    paths = standard_paths({"BRIEFING_HOME": str(tmp_path)})
    services = make_services(paths)
    (left,) = services.left_words.found()
    services.close()
    assert "The last title" in left.text
