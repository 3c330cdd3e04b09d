"""What a text editor asks of whoever knows the live figures: what one says, what it asks, and which to insert."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from briefing_app.domain.figures import FigureQuery


class Figures(Protocol):
    """Knows the live figures of an open library."""

    @property
    def changed(self) -> SignalInstance:
        """Tells that some figures say something else now."""
        ...

    def value(self, query: FigureQuery) -> str:
        """Return what a figure says now."""
        ...

    def asked(self, query: FigureQuery) -> str:
        """Return what it asks, in a sentence."""
        ...

    def choose(
        self, query: FigureQuery | None, taken: Callable[[FigureQuery], None], *, parent: QWidget | None
    ) -> None:
        """Let a person choose a figure, ``query`` to begin with; ``taken`` gets the answer, if there is one."""
        ...
