"""Takes every picture anew: the window on a screen of its own, the packs page by page."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.journeys.screen import ROOT, Screen
from tests.pictures.pages import show_packs

_MOMENT = "1581948120"
"""17 February 2020, 14:02: a clock that stands still, so that only what changed in the program changes a picture."""


def main() -> int:
    """Write into the folder that is named, else into the project's own; 1 where a picture could not be taken."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "docs" / "pictures").resolve()
    folder.mkdir(parents=True, exist_ok=True)
    moment = {"SOURCE_DATE_EPOCH": _MOMENT}
    home = Path(tempfile.gettempdir()) / "briefings"
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir()
    show_packs(folder, home / "packs", environment={**os.environ, **moment})
    screen = Screen()
    try:
        environment = {**screen.environment, **moment, "BRIEFING_HOME": str(home)}
        command = [sys.executable, "-m", "tests.pictures.window", str(folder)]
        return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
    finally:
        screen.close()
        shutil.rmtree(home)


if __name__ == "__main__":
    sys.exit(main())
