"""The drafts of an adopted text as a table in which each is confirmed or left out, and mended first where need be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from briefing_app.domain.records.recommendation import CallKind
from briefing_app.gui.adopted_text.rows import (
    DECISIONS,
    KINDS,
    KNOWN,
    Decision,
    ReviewRow,
    counted_words,
    next_decision,
)
from briefing_app.importing.adopted_text.drafts import joined, told_apart
from briefing_app.importing.adopted_text.model import Draft, FoundAddressee

Index = QModelIndex | QPersistentModelIndex
TAKE, PARAGRAPH, CLAUSE, VERB, ADDRESSEE, KIND, COUNTED, WORDS = range(8)
HEADS = ("Take?", "Para.", "Clause", "Verb", "Addressee", "Kind", "Counted", "Text")
_HELPS = {
    TAKE: "✓ is taken over, – is left out, ? waits for you. The space bar changes it.",
    ADDRESSEE: "F2 or a double click chooses another.",
    KIND: "Only calls are counted. F2 or a double click chooses another.",
    COUNTED: "Whether it counts in totals. F2 or a double click changes it.",
}
NOBODY = "Nobody"
_ROLE = Qt.ItemDataRole


class DraftsModel(QAbstractTableModel):
    """Holds the rows under review. ``counted`` tells in words what would be taken over, after each change.

    ``mended`` tells that drafts say something else now: the library may know them, or know them no longer.
    """

    counted = Signal(str)
    mended = Signal()

    def __init__(self, drafts: Sequence[Draft], parent: QObject | None = None) -> None:
        """Start with every draft waiting."""
        super().__init__(parent)
        self.rows: list[ReviewRow] = [ReviewRow(draft=draft) for draft in drafts]

    # --- what is decided

    def show_known(self, known: Sequence[bool]) -> None:
        """Mark what the library has already: it is shown, and not taken again."""
        self.rows = [replace(row, known=each) for row, each in zip(self.rows, known, strict=True)]
        self._tell(0, len(self.rows) - 1)

    def toggle(self, numbers: Iterable[int]) -> str:
        """Confirm these rows, or leave out those that are confirmed; say what cannot be, and why."""
        chosen = sorted(number for number in numbers if not self.rows[number].known)
        if not chosen:
            return "This is in the library already, and is not taken again."
        wanted = next_decision(self.rows[chosen[0]].decision)
        return self._decide(chosen, wanted)

    def leave_out(self, numbers: Iterable[int]) -> None:
        """Leave these rows out."""
        self._decide([number for number in numbers if not self.rows[number].known], Decision.LEFT)

    def confirm_rest(self) -> str:
        """Confirm every row that waits; say what still cannot be taken, and why."""
        return self._decide([number for number, row in enumerate(self.rows) if row.waits], Decision.TAKEN)

    def confirmed(self) -> tuple[Draft, ...]:
        """The drafts that are to be taken over."""
        return tuple(row.draft for row in self.rows if row.decision is Decision.TAKEN and not row.known)

    def waiting(self) -> tuple[int, ...]:
        """The rows of which nobody has said yet what becomes of them."""
        return tuple(number for number, row in enumerate(self.rows) if row.waits)

    def to_nobody(self, numbers: Iterable[int]) -> tuple[int, ...]:
        """Those of these rows that wait, are counted, and are addressed to nobody."""
        return tuple(
            number
            for number in numbers
            if self.rows[number].waits and self.rows[number].draft.counted and not self.rows[number].draft.addressees
        )

    def set_addressee(self, numbers: Iterable[int], found: FoundAddressee | None) -> None:
        """Address these drafts to somebody else, or to nobody."""
        self._change(numbers, addressees=(found,) if found is not None else ())

    def set_kind(self, numbers: Iterable[int], kind: CallKind) -> None:
        """Say what these drafts are; only calls are counted."""
        self._change(numbers, kind=kind, counted=kind is CallKind.CALL)

    def set_counted(self, numbers: Iterable[int], counted: bool) -> None:
        """Count these calls, or keep them without counting; nothing but a call is counted."""
        self._change((n for n in numbers if self.rows[n].draft.kind is CallKind.CALL), counted=counted)

    def add(self, drafts: Sequence[Draft]) -> int:
        """Put drafts in that a person made, where they stand in the text; return the row of the first."""
        new = told_apart(drafts, (row.draft for row in self.rows))
        rows = [_decided(ReviewRow(draft=draft), Decision.TAKEN) for draft in new]
        held = [*self.rows, *rows]
        self._set_rows(sorted(held, key=lambda row: (row.draft.start, row.draft.end)))
        return self.rows.index(rows[0])

    def join(self, numbers: Sequence[int], words: str) -> str:
        """Make one draft of these in the ``words`` of the text; say why they cannot be one."""
        chosen = [self.rows[number] for number in numbers]
        if len(chosen) < 2:
            return "Mark two drafts or more in the table (Ctrl or Shift and a click): they become one."
        if any(row.known for row in chosen):
            return "One of them is in the library already, and stays as it is."
        if len({row.draft.paragraph for row in chosen}) > 1:
            return "They stand in different paragraphs: only drafts of one paragraph can become one."
        same_words = len({row.draft.text for row in chosen}) == 1
        if numbers[-1] - numbers[0] >= len(numbers) and not same_words:
            return "Others stand between them: only drafts that follow each other can become one."
        decisions = {row.decision for row in chosen}
        decision = chosen[0].decision if len(decisions) == 1 else Decision.OPEN
        one = _decided(ReviewRow(draft=joined([row.draft for row in chosen], words)), decision)
        first, others = numbers[0], set(numbers[1:])
        rows = [one if number == first else row for number, row in enumerate(self.rows) if number not in others]
        self._set_rows(rows)
        return ""

    def split(self, number: int, left: Draft, parts: Sequence[Draft]) -> int:
        """Leave this of a draft, and put its other parts behind it; return the row of the first of them."""
        held = self.rows[number]
        before = [row.draft for place, row in enumerate(self.rows) if place != number]
        new = told_apart(parts, (left, *before))
        rows = [_decided(ReviewRow(draft=draft), held.decision) for draft in new]
        self._set_rows([*self.rows[:number], replace(held, draft=left), *rows, *self.rows[number + 1 :]])
        return number + 1

    def words(self) -> str:
        """What would be taken over, counted."""
        return counted_words(self.rows)

    def _decide(self, numbers: Sequence[int], wanted: Decision) -> str:
        refused = ""
        for number in numbers:
            row = self.rows[number]
            if wanted is Decision.TAKEN and not row.can_be_taken:
                refused = refused or f"Paragraph {row.draft.paragraph or '?'}{row.draft.clause}: {row.problem}"
            else:
                self.rows[number] = replace(row, decision=wanted)
        if numbers:
            self._tell(min(numbers), max(numbers))
        return refused

    def _change(self, numbers: Iterable[int], **values: Any) -> None:  # noqa: ANN401  (fields of a draft by name)
        chosen = tuple(numbers)
        for number in chosen:
            row = self.rows[number]
            self.rows[number] = replace(row, draft=replace(row.draft, **values))
        if chosen:
            self._tell(min(chosen), max(chosen))
            self.mended.emit()

    def _set_rows(self, rows: list[ReviewRow]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()
        self.counted.emit(self.words())
        self.mended.emit()

    def _tell(self, first: int, last: int) -> None:
        if self.rows:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(HEADS) - 1))
        self.counted.emit(self.words())

    # --- what Qt asks

    def rowCount(self, parent: Index | None = None) -> int:
        """How many drafts there are."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """How many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> object:
        """The head of a column, and its help."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == _ROLE.DisplayRole:
            return HEADS[section]
        return _HELPS.get(section) if role == _ROLE.ToolTipRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Addressee, kind and counted can be changed in their cells."""
        held = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return held | Qt.ItemFlag.ItemIsEditable if index.column() in (ADDRESSEE, KIND, COUNTED) else held

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        """The words of a cell; for those who do not see them, with what they mean."""
        row = self.rows[index.row()]
        if role == _ROLE.DisplayRole:
            return _shown(row, index.column())
        if role == _ROLE.ToolTipRole:
            return row.draft.text if index.column() == WORDS else row.said
        if role == _ROLE.AccessibleTextRole:
            return row.said if index.column() == TAKE else f"{HEADS[index.column()]}: {_shown(row, index.column())}"
        if role == _ROLE.TextAlignmentRole and index.column() == TAKE:
            return Qt.AlignmentFlag.AlignCenter
        return None


def _decided(row: ReviewRow, wanted: Decision) -> ReviewRow:
    """Decide a row, unless something stands out that a person has to look at first."""
    return row if row.problem and wanted is Decision.TAKEN else replace(row, decision=wanted)


def _shown(row: ReviewRow, column: int) -> str:
    draft = row.draft
    if column == TAKE:
        sign = "=" if row.known else row.decision.value
        return f"{sign} ▲" if row.problem and row.waits else sign
    return {
        PARAGRAPH: draft.paragraph or "?",
        CLAUSE: draft.clause,
        VERB: draft.verb,
        ADDRESSEE: ", ".join(each.name for each in draft.addressees) or NOBODY,
        KIND: KINDS[draft.kind] if draft.kind is not None else "Choose…",
        COUNTED: "yes" if draft.counted else "no",
        WORDS: draft.text.replace("\n", " "),
    }[column]


LEGEND = f"✓ {DECISIONS[Decision.TAKEN].lower()} · – {DECISIONS[Decision.LEFT].lower()} · ? waits · = {KNOWN.lower()}"
"""What the signs of the first column mean."""
