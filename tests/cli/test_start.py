"""What a start costs, what it leaves behind, and what it needs."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing_app.errors import InputError
from briefing_app.gui.application import refuse_without_screen
from tests.cli.parts import Program

ROOT = Path(__file__).parents[2]
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@pytest.fixture
def collector() -> Iterator[None]:
    """Python's search for unused memory, as it was before."""
    yield
    gc.unfreeze()
    gc.enable()


@pytest.mark.usefixtures("collector")
def test_memory_is_looked_after_again_once_the_program_has_started(program: Program) -> None:
    gc.disable()
    assert program("packs", program.library).code == 0
    assert gc.isenabled()
    assert gc.get_freeze_count() > 10_000


@pytest.mark.usefixtures("collector")
def test_a_program_that_others_run_within_theirs_leaves_their_memory_alone(program: Program) -> None:
    frozen = gc.get_freeze_count()
    assert program("packs", program.library).code == 0
    assert gc.get_freeze_count() == frozen


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a screen")
@pytest.mark.parametrize("arguments", [(), ("open", "x.briefings"), ("demo",)])
def test_without_a_screen_the_window_says_so_in_one_line(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    shut = {name: value for name, value in os.environ.items() if name not in SCREENS}
    done = subprocess.run(
        [sys.executable, "main.py", *arguments],
        cwd=ROOT,
        env={**shut, "BRIEFING_HOME": str(tmp_path)},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 3
    assert done.stderr.startswith("There is no screen here. ")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("name", SCREENS)
def test_any_kind_of_screen_will_do(name: str) -> None:
    refuse_without_screen({name: "any"}, "linux")
    with pytest.raises(InputError):
        refuse_without_screen({name: ""}, "linux")


def test_macos_and_windows_always_have_a_screen() -> None:
    for system in ("darwin", "win32"):
        refuse_without_screen({}, system)
