"""How a question about pages is laid out: what goes out above, the very pages at the left, what is asked beside."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from briefing_app.gui.dialog_parts import dialog_layout
from briefing_app.gui.words import size_for

_NARROWEST = 280
"""Pixels that pages get at least."""
_WIDE, _HIGH = 160, 113
"""Letters and lines of the whole dialog, where a screen has room for them."""


def lay_pages_beside(
    dialog: QDialog,
    beside: QWidget,
    *,
    first_line: QWidget,
    instead: QWidget,
    view: QWidget,
    page: QWidget,
    buttons: QWidget,
) -> QStackedLayout:
    """Lay a dialog out; return what shows either ``instead`` (0) or the pages in ``view`` (1), with ``page`` below."""
    pages = QWidget()
    pages.setMinimumWidth(_NARROWEST)
    stack = QStackedLayout(pages)
    stack.addWidget(instead)
    stack.addWidget(view)
    left = QVBoxLayout()
    left.setSpacing(8)
    left.addWidget(pages, 1)
    left.addWidget(page)
    middle = QHBoxLayout()
    middle.setSpacing(16)
    middle.addLayout(left, 3)
    middle.addWidget(beside, 2)
    layout = dialog_layout(dialog)
    layout.addWidget(first_line)
    layout.addLayout(middle, 1)
    layout.addWidget(buttons)
    size_for(dialog, _WIDE, _HIGH)
    return stack
