"""Whoever starts the program from a terminal and quits it finds nothing there, and the words in the library."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefing_app.domain.records.pack import Section
from briefing_app.paths import standard_paths
from briefing_app.store.library import Library

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("way", ["quit", "close the library", "quit while typing"])
def test_a_start_and_a_quit_leave_the_terminal_empty(tmp_path: Path, way: str) -> None:
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
    assert (done.stderr, done.stdout, done.returncode) == ("", "", 0)
    library = Library.open(standard_paths({"BRIEFING_HOME": str(tmp_path)}).sample_file)
    with library.read() as reader:
        titles = {section.title for section in reader.all(Section)}
    library.close()
    assert ("The last title" if way == "quit while typing" else "Title 3") in titles
