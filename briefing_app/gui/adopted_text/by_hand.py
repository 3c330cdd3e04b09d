"""What a person makes of the text beside the reader: a call that was missed, a part of a draft, several as one."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from briefing_app.domain.records.recommendation import Addressee
from briefing_app.gui.adopted_text.drafts_table import DraftsTable
from briefing_app.gui.adopted_text.source_view import SourceView
from briefing_app.importing.adopted_text.drafts import marked_drafts, without
from briefing_app.importing.adopted_text.model import AdoptedText

_MARK = "Mark its words in the text first, with the mouse or with Shift and the arrow keys."


class ByHand(QWidget):
    """Three buttons below the drafts. What cannot be done is said by ``say``, "" where all is well."""

    def __init__(
        self,
        adopted: AdoptedText,
        addressees: Iterable[Addressee],
        *,
        source: SourceView,
        table: DraftsTable,
        say: Callable[[str], None],
    ) -> None:
        """Make drafts of words that are marked in ``source``; ``addressees`` are the library's."""
        super().__init__()
        self._adopted = adopted
        self._addressees = tuple(addressees)
        self._source = source
        self._table = table
        self._say = say
        self.add = QPushButton("Add a ca&ll")
        self.split = QPushButton("&Split off")
        self.join = QPushButton("&Join")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for button, help_words, act in (
            (self.add, "The words that are marked in the text become a call.", self._add),
            (
                self.split,
                "The words that are marked in the text become a draft apart from the rest of theirs.",
                self._split,
            ),
            (
                self.join,
                "Drafts of one paragraph that are marked in the table become one, to all whom they address.",
                self._join,
            ),
        ):
            button.setAutoDefault(False)
            button.setToolTip(help_words)
            button.setAccessibleDescription(help_words)
            button.clicked.connect(act)
            layout.addWidget(button)
        layout.addStretch(1)

    def _add(self) -> None:
        new = marked_drafts(self._adopted, *self._source.selection(), self._addressees)
        if not new:
            self._say(f"No words of a call are marked. {_MARK}")
            return
        self._table.offer_those_of(new)
        self._show(self._table.drafts.add(new))

    def _split(self) -> None:
        start, end = self._source.selection()
        parts = marked_drafts(self._adopted, start, end, self._addressees)
        if not parts:
            self._say(f"No part of a draft is marked. {_MARK}")
            return
        number = self._around(parts[0].start, parts[-1].end)
        if number is None:
            self._say(
                "The marked words stand in no draft that is open to changes. “Add a call” makes a new one of them."
            )
            return
        left = without(self._table.drafts.rows[number].draft, start, end, self._adopted.words)
        if left is None:
            self._say("The whole draft is marked: nothing would be left of it.")
            return
        self._table.offer_those_of(parts)
        self._show(self._table.drafts.split(number, left, parts))

    def _join(self) -> None:
        marked = self._table.marked_rows()
        refused = self._table.drafts.join(marked, self._adopted.words)
        if refused:
            self._say(refused)
        else:
            self._show(marked[0])

    def _around(self, start: int, end: int) -> int | None:
        """Return the row of the draft in which these words stand: the chosen one if they stand in several."""
        rows = self._table.drafts.rows
        chosen = self._table.currentIndex().row()
        numbers = [
            number
            for number, row in enumerate(rows)
            if row.draft.start <= start and end <= row.draft.end and not row.known
        ]
        return chosen if chosen in numbers else next(iter(numbers), None)

    def _show(self, row: int) -> None:
        self._source.mark_places([(each.draft.start, each.draft.end) for each in self._table.drafts.rows])
        self._table.choose(row)
        self._source.choose(row)
        self._table.setFocus()
