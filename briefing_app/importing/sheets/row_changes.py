"""One row against the recommendation that it speaks of: what it adds, what it changes, and what is in dispute."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from briefing_app.domain.changes import Change, created, replaced
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.office import SheetColumn
from briefing_app.domain.records.recommendation import Recommendation
from briefing_app.domain.records.written import WrittenText, text_id
from briefing_app.domain.text import plain_text
from briefing_app.importing.sheets.faults import FaultKind
from briefing_app.importing.sheets.matching import Calls, Target, place_key
from briefing_app.importing.sheets.row_reading import Options, ReadRow
from briefing_app.importing.sheets.shown import Shown, folded, is_plain, text_field, text_forms
from briefing_app.importing.sheets.verdicts import Verdicts

_TITLE_LETTERS = 90
_SINCE = "the library says otherwise, and not because of this sheet"
_MARKED = "the library's text has marks that a sheet cannot hold: levels, names, sources"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One value of a row and what the library has instead; ``reason`` says why it is in dispute."""

    field: str
    before: str
    after: str
    reason: str = ""


@dataclass(slots=True, kw_only=True)
class RowChanges:
    """What came of comparing one row."""

    title: str = ""
    differences: tuple[Difference, ...] = ()
    conflicts: tuple[Difference, ...] = ()
    changes: tuple[Change, ...] = ()
    disputed: tuple[Change, ...] = ()
    faults: list[tuple[FaultKind, SheetColumn, str]] = field(default_factory=list)

    def add(self, difference: Difference, change: Change) -> None:
        """Take one difference in: at once, or only if a person chooses it."""
        if difference.reason:
            self.conflicts = (*self.conflicts, difference)
            self.disputed = (*self.disputed, change)
        else:
            self.differences = (*self.differences, difference)
            self.changes = (*self.changes, change)


class RowComparison:
    """Compares rows with what the library has."""

    def __init__(self, reader: Reader, *, options: Options) -> None:
        """Compare with one state of a library."""
        self._reader = reader
        self._options = options
        self._shown = Shown(reader, language=options.language)
        self._verdicts = Verdicts(reader, options=options)

    def compare(self, row: ReadRow, target: Target, *, calls: Calls, order_key: str) -> RowChanges:
        """Compare one row; ``order_key`` keeps its place among the new ones, behind what is there."""
        found = RowChanges()
        if target.known is None:
            record = self._made(row, target, calls=calls, order_key=order_key)
            found.title = record.title
            found.add(Difference(field="recommendation", before="", after=record.title), created(record))
            if row.text:
                text = _written(record, row.text, self._options.language)
                found.changes = (*found.changes, created(text))
        else:
            record = target.known
            found.title = record.title
            self._compare_fields(row, record, found, calls=calls)
            if row.text:
                self._compare_text(row, record, found, calls=calls)
        if row.verdict is not None:
            self._compare_verdict(row, record, found, calls=calls)
        return found

    def _made(self, row: ReadRow, target: Target, *, calls: Calls, order_key: str) -> Recommendation:
        return Recommendation(
            id=target.id,
            level=row.instrument.level,
            instrument=row.instrument.id,
            title=row.title or _short(row.text),
            paragraph=row.paragraph,
            clause=row.clause,
            addressees=row.addressees,
            themes=row.themes,
            order_key=calls.last_key + order_key,
            words_in=self._options.language,
        )

    def _compare_fields(self, row: ReadRow, record: Recommendation, found: RowChanges, *, calls: Calls) -> None:
        wanted = _wanted(row, record)
        texts = calls.texts[record.id]
        disputed = _SINCE if wanted and not self._is_ours_to_change(row, record, texts, calls) else ""
        after, contested = record, record
        for name, value in wanted.items():
            before = getattr(record, name)
            reason = disputed if before not in (None, "", ()) else ""
            difference = Difference(field=name, before=self._words(before), after=self._words(value), reason=reason)
            if reason:
                contested = replace(contested, **{name: value})
                found.conflicts = (*found.conflicts, difference)
            else:
                after = replace(after, **{name: value})
                found.differences = (*found.differences, difference)
        if after != record:
            found.changes = (*found.changes, replaced(record, after))
        if contested != record:
            names = [name for name in wanted if getattr(contested, name) != getattr(record, name)]
            whole = replace(after, **{name: wanted[name] for name in names})
            found.disputed = (*found.disputed, replaced(record, whole))

    def _words(self, value: object) -> str:
        if isinstance(value, tuple):
            return self._shown.names(value)
        return str(value or "")

    def _is_ours_to_change(
        self, row: ReadRow, record: Recommendation, texts: Sequence[WrittenText], calls: Calls
    ) -> bool:
        """Whether nobody else has written what the row would change: since the sheet was written, or was first read."""
        if row.mark:
            return self._shown.says(row.mark, record, texts)
        revisions = [record.rev, *(text.rev for text in texts)]
        return max(revisions) <= 1 and calls.is_read_in(record, row)

    def _compare_text(self, row: ReadRow, record: Recommendation, found: RowChanges, *, calls: Calls) -> None:
        texts = calls.texts[record.id]
        if folded(row.text) in text_forms(self._reader, record, texts):
            return
        mine = [text for text in texts if text.language == self._options.language]
        # A sheet of ours shows the summary where there is no other text; another's text is the verbatim words.
        before = text_field([text for text in mine if row.mark or text.field == "verbatim"], self._options.language)
        after = _written(record, row.text, self._options.language)
        if before is None:
            empty = next((text for text in mine if text.id == after.id), None)
            change = created(after) if empty is None else replaced(empty, replace(empty, tree=after.tree))
            found.add(Difference(field="text", before="", after=row.text), change)
            return
        reason = "" if self._is_ours_to_change(row, record, texts, calls) else _SINCE
        reason = reason if is_plain(before) else _MARKED
        difference = Difference(field="text", before=before.tree.plain, after=row.text, reason=reason)
        found.add(difference, replaced(before, replace(before, tree=after.tree)))

    def _compare_verdict(self, row: ReadRow, record: Recommendation, found: RowChanges, *, calls: Calls) -> None:
        assert row.verdict is not None
        answer = self._verdicts.compare(row.verdict, record, calls.assessments[record.id], ours=bool(row.mark))
        if answer.fault is not None:
            found.faults.append(answer.fault)
        elif answer.added is not None:
            difference = Difference(field="status", before=answer.before, after=answer.after, reason=answer.reason)
            found.add(difference, created(answer.added))


def _wanted(row: ReadRow, record: Recommendation) -> dict[str, Any]:
    """Return the fields that a row gives another value. An empty cell says nothing, and takes nothing away."""
    wanted: dict[str, Any] = {}
    if row.title and folded(row.title) != folded(record.title):
        wanted["title"] = row.title
    if row.paragraph is not None:
        clause = row.clause or ("" if "(" in row.paragraph else record.clause)
        if place_key(row.paragraph, clause) != place_key(record.paragraph or "", record.clause):
            wanted |= {"paragraph": row.paragraph, "clause": clause}
    for name, value in (("addressees", row.addressees), ("themes", row.themes)):
        present: tuple[str, ...] = getattr(record, name)
        # Another's sheet often names one of several; a sheet of ours names them all.
        said = set(value) == set(present) if row.mark else set(value) <= set(present)
        if value and not said:
            wanted[name] = value
    return wanted


def _written(record: Recommendation, words: str, language: str) -> WrittenText:
    owner, tree = record.ref, plain_text(words)
    return WrittenText(
        id=text_id(owner, "verbatim", language),
        owner=owner,
        field="verbatim",
        language=language,
        tree=tree,
    )


def _short(words: str) -> str:
    line = " ".join(words.split())
    if len(line) <= _TITLE_LETTERS:
        return line.rstrip(";.,")
    return line[:_TITLE_LETTERS].rsplit(" ", 1)[0].rstrip(",;:") + "…"
