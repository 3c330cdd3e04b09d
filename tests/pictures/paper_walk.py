"""What goes out beside a pack: handouts of each kind, copies for Members, and the letterhead that they bear."""

from __future__ import annotations

from functools import partial

from briefing_app.gui.copies.dialog import CopiesDialog
from briefing_app.gui.handouts.dialog import HandoutsDialog
from briefing_app.gui.handouts.going_out import ExportHandoutDialog, PrintHandoutDialog
from briefing_app.gui.letterhead.dialog import LetterheadDialog
from tests.pictures.stage import Stage

_KINDS = ("reading-copy", "interpreters-copy", "cue-cards", "name-plates", "attendance")


def handouts(stage: Stage) -> None:
    """Handouts: each kind beside its pages, and the last question before one goes out."""
    stage.do("show_pack")

    def show(dialog: HandoutsDialog) -> None:
        for kind in _KINDS:
            dialog.kinds.setCurrentIndex(dialog.kinds.findData(kind))
            stage.shoot(f"handout-{kind}", after=2500)
        stage.front(dialog.export_asked.emit, ExportHandoutDialog, lambda _asked: stage.shoot("handout-export"))
        stage.front(dialog.print_asked.emit, PrintHandoutDialog, lambda _asked: stage.shoot("handout-print"))

    stage.front(partial(stage.do, "handouts"), HandoutsDialog, show)


def copies(stage: Stage) -> None:
    """A copy for each Member: who gets one, and under which names."""
    stage.front(partial(stage.do, "copies"), CopiesDialog, lambda _dialog: stage.shoot("copies", after=2000))


def letterhead(stage: Stage) -> None:
    """What stands for the office on its papers."""
    stage.front(partial(stage.do, "letterhead"), LetterheadDialog, lambda _dialog: stage.shoot("letterhead"))


WALKS = (handouts, copies, letterhead)
