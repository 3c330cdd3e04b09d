"""The one open edit: the field that is being typed in, from the first key to the commit.

Values only: times are given by whoever holds it, on a clock that never jumps. Every commit of one open edit joins the
history entry of the first, so that a sentence typed in ten pauses is one step to undo.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from briefing_app.domain.changes import Change, ChangeSet
from briefing_app.domain.kinds import Kind
from briefing_app.domain.reader import Reader
from briefing_app.domain.records import CLASSES
from briefing_app.domain.records.written import text_id
from briefing_app.domain.reference import RecordRef
from briefing_app.editing.command import Command

REST = 0.5
"""Seconds without a key after which the edit is committed."""
LONGEST = 2.0
"""Seconds after which it is committed though typing goes on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditKey:
    """What is typed in: a record's field, or its text in one language."""

    ref: RecordRef
    field: str
    language: str = ""

    @property
    def target(self) -> RecordRef:
        """The record whose value changes: the text's own where a text is typed in."""
        if not self.language:
            return self.ref
        return RecordRef(kind=Kind.TEXT, id=text_id(self.ref, self.field, self.language))


@dataclass(slots=True, kw_only=True)
class OpenEdit:
    """What was typed last, and what of it is kept already. ``version`` rises with each key."""

    key: EditKey
    command: Command
    changed_at: float
    unsaved_since: float
    version: int = 1
    saved_version: int = 0
    entry: int | None = None
    seen: int | None = None
    """The rev that stood before the person who began to type (0: nothing was there); ``None``: nobody told."""
    baseline: dict[RecordRef, int] = field(default_factory=dict)
    """The rev that a commit may replace: the one that was seen, else what was there when typing began; 0: nothing."""

    @property
    def unsaved(self) -> bool:
        """Whether something was typed that is not committed yet."""
        return self.version > self.saved_version

    def typed(self, command: Command, *, now: float) -> None:
        """Take the newest value: ``command`` makes it of any state of the library."""
        if not self.unsaved:
            self.unsaved_since = now
        self.command = command
        self.version += 1
        self.changed_at = now

    def due(self) -> float | None:
        """The moment at which it is to be committed; ``None`` when all of it is."""
        return min(self.changed_at + REST, self.unsaved_since + LONGEST) if self.unsaved else None

    def remember_baseline(self, reader: Reader, *, led: Callable[[RecordRef, int], int] | None = None) -> None:
        """Note what the first commit may replace; anything else that it finds there is a conflict.

        ``led`` tells to which rev one's own commits have led from the one that was seen.
        """
        target = self.key.target
        if target in self.baseline:
            return
        record = reader.get(CLASSES[target.kind], target.id)
        there = record.rev if record is not None else 0
        if self.seen is None or self.seen == there:
            self.baseline[target] = there
        else:
            self.baseline[target] = led(target, self.seen) if led is not None else self.seen

    def rebased(self, found: ChangeSet) -> ChangeSet:
        """Return what a commit applies: it replaces the baseline, and nothing that came after it."""
        return replace(found, changes=tuple(map(self._expecting, found.changes)))

    def saved(self, version: int, *, entry: int | None, now: float) -> None:
        """Note that ``version`` is committed, with its entry in the history."""
        self.saved_version = max(self.saved_version, version)
        self.entry = entry
        self.unsaved_since = now

    def _expecting(self, change: Change) -> Change:
        rev = self.baseline.get(change.ref)
        held = change.before or change.after
        if rev is None or held is None:
            return change
        return replace(change, before=replace(held, rev=rev) if rev else None)

    def retry_later(self, *, now: float) -> None:
        """Put the deadline off after a commit that failed."""
        self.changed_at = self.unsaved_since = now + LONGEST
