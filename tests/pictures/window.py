"""Runs the real window through all walks: a process of its own, on the screen that ``DISPLAY`` names."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from briefing_app.bootstrap import make_services
from briefing_app.gui.application import make_application
from briefing_app.gui.main_window import MainWindow
from briefing_app.gui.page_printer import QtPagePrinter
from briefing_app.gui.theme import Look, Theme
from briefing_app.paths import standard_paths
from tests.pictures import look_walk, office_walk, pack_walk, paper_walk, start_walk
from tests.pictures.stage import Stage


def main() -> int:
    """Take the pictures of the window; 1 where some could not be taken."""
    app = make_application()
    gc.disable()  # as in the program: no worker may let go of what belongs to Qt
    services = make_services(standard_paths())
    services.pauses.keep_short()
    services.printing.page_printer = QtPagePrinter()
    theme = Theme(app)
    theme.apply(Look.LIGHT, 100)
    window = MainWindow(services, theme)
    window.show()
    stage = Stage(window, Path(sys.argv[1]))
    stage.rest(1500)
    for walks in (start_walk, pack_walk, paper_walk, office_walk, look_walk):
        for walk in walks.WALKS:
            stage.attempt(walk)
            gc.collect()
    window.close()
    services.close()
    for words in stage.missing:
        sys.stdout.write(f"not shown: {words}\n")
    return 1 if stage.missing else 0


if __name__ == "__main__":
    sys.exit(main())
