"""The same in dark colours, in high contrast, and with text at 200 %."""

from __future__ import annotations

from functools import partial

from briefing_app.gui.export_dialog import ExportDialog
from briefing_app.gui.print_dialog import PrintDialog
from briefing_app.gui.theme import Look
from tests.pictures.pack_walk import pages_to_print
from tests.pictures.stage import Stage


def colours(stage: Stage) -> None:
    """Dark, and high contrast."""
    for look, name in ((Look.DARK, "dark"), (Look.CONTRAST, "contrast")):
        stage.window.set_look(look)
        _show(stage, name)
    stage.window.set_look(Look.LIGHT)


def large_text(stage: Stage) -> None:
    """Text at 200 %."""
    stage.window.set_text_size(200)
    _show(stage, "large-text")
    stage.window.set_text_size(100)


def _show(stage: Stage, name: str) -> None:
    stage.do("show_pack")
    notes = stage.section("Notes to speak from")
    stage.choose(notes.children[0].ref, notes.ref.id)
    stage.rest(1500)
    stage.shoot(f"window-{name}")
    stage.front(lambda: stage.do("export"), ExportDialog, lambda _dialog: stage.shoot(f"export-{name}"))
    stage.front(lambda: stage.do("print"), PrintDialog, partial(pages_to_print, stage, f"print-{name}"))
    stage.do("show_recommendations")
    stage.rest(1500)
    stage.shoot(f"recommendations-{name}")
    stage.window.show_start_page()
    stage.rest(800)
    stage.shoot(f"start-{name}")
    stage.open_sample()


WALKS = (colours, large_text)
