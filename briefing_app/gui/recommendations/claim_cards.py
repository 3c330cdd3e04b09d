"""Claims side by side: a card each, so that nobody takes one party's word for the status."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from briefing_app.domain.claims import ClaimantKind
from briefing_app.domain.scales import mapping_named
from briefing_app.domain.status_words import StatusWords
from briefing_app.gui.recommendations.detail import Claim
from briefing_app.gui.recommendations.marks import draw_mark, status_shape
from briefing_app.gui.recommendations.words import KINDS, day_words, within_sentence
from briefing_app.gui.words import faint, plain
from briefing_app.rendering.marks import MarkShape

_LETTERS = 26
"""Width of a card."""


class MarkLabel(QWidget):
    """A mark as large as the letters beside it."""

    def __init__(self, shape: MarkShape, parent: QWidget | None = None) -> None:
        """Draw ``shape``."""
        super().__init__(parent)
        self._shape = shape
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The height of a capital letter and some room."""
        side = self.fontMetrics().ascent() + 2
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the mark."""
        painter = QPainter(self)
        side = min(self.width(), self.height()) - 2
        draw_mark(painter, self._shape, QRectF(1, 1, side, side))


class ClaimCard(QFrame):
    """What one claimant says. ``take_over_asked`` where it is newer than the counted claim, and says otherwise."""

    take_over_asked = Signal()

    def __init__(self, claim: Claim, scale: StatusWords, parent: QWidget | None = None) -> None:
        """Show ``claim``, its status in the words of ``scale``."""
        super().__init__(parent)
        self.claim = claim
        self.take_over: QPushButton | None = None
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _LETTERS)
        self.setMaximumWidth(self.fontMetrics().averageCharWidth() * _LETTERS * 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(4)
        held = claim.assessment
        who = plain(claim.words)
        font = who.font()
        font.setBold(True)
        who.setFont(font)
        column.addWidget(who)
        kind = KINDS[held.claimant.kind]
        if kind != claim.words:
            column.addWidget(faint(kind))
        status = QHBoxLayout()
        status.setSpacing(6)
        status.addWidget(MarkLabel(status_shape(held.status, scale.colour(held.status))), 0, Qt.AlignmentFlag.AlignTop)
        status.addWidget(plain(scale.label(held.status)), 1)
        column.addLayout(status)
        for words in _lines(claim):
            column.addWidget(plain(words))
        self._say_place(column)
        self.setAccessibleName(f"{claim.words}: {scale.label(held.status)}, {day_words(held.date)}")

    def _say_place(self, column: QVBoxLayout) -> None:
        claim = self.claim
        if claim.counted:
            column.addWidget(faint("The count follows this."))
        elif claim.disputes:
            column.addWidget(QLabel("▲ Disputes the count"))
            self.take_over = QPushButton("&Take this over…")
            self.take_over.setAccessibleName(f"Take over what {within_sentence(claim.words)} says")
            self.take_over.clicked.connect(self.take_over_asked)
            column.addWidget(self.take_over, 0, Qt.AlignmentFlag.AlignLeft)
        elif claim.claimant.kind is ClaimantKind.STATE:
            column.addWidget(faint("The State's own word; not counted."))
        else:
            column.addWidget(faint("Not counted."))


def _lines(claim: Claim) -> list[str]:
    held = claim.assessment
    found = [day_words(held.date), grade_words(held.original_grade, held.scale), held.evidence, claim.source, held.note]
    return [words for words in found if words]


def grade_words(grade: str, scale: str) -> str:
    """Return a grade in its own words with its scale; empty for none."""
    if not grade:
        return ""
    mapping = mapping_named(scale) if scale else None
    named = f" ({mapping.title}, version {mapping.version})" if mapping is not None else f" ({scale})" if scale else ""
    return f"Graded “{grade}”{named}"
