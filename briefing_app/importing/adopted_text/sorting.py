"""Sorting the lines of a text into its parts: head, citations, recitals, paragraphs, notes.

A mark in front of a line counts only if it is the one that is due; else it belongs to the words ("2019. In ...").
"""

from __future__ import annotations

import re

from briefing_app.domain.records.recommendation import CallKind
from briefing_app.importing.adopted_text.languages.model import TextLanguage
from briefing_app.importing.adopted_text.layout import Layout, Line
from briefing_app.importing.adopted_text.marks import MarkKind, Reading, letters, readings
from briefing_app.importing.adopted_text.parts import Item, Part, Piece, Sorted
from briefing_app.importing.adopted_text.points import Points
from briefing_app.importing.adopted_text.verbs import Opening, opening

_HEADING_LENGTH = 120
_SEPARATOR = re.compile(r"[\s*°oO•.·_=–-]{1,20}")
_ENDS = frozenset(";.:!?”»)")
"""With one of these a line can end a sentence."""
_INSERTED = re.compile(r"\d{1,3}[a-z]\.")


def sort_lines(layout: Layout, language: TextLanguage) -> Sorted:
    """Return the lines of a text by its parts."""
    return _Sorter(layout, language).run()


class _Sorter:
    def __init__(self, layout: Layout, language: TextLanguage) -> None:
        self._layout = layout
        self._language = language
        self._lines = layout.lines
        self._out = Sorted()
        self._part = Part.HEAD
        self._points = Points()
        self._recital = 0
        self._paragraph = 0
        self._steps = {
            Part.HEAD: self._in_head,
            Part.CITATIONS: self._in_citations,
            Part.RECITALS: self._in_recitals,
            Part.PARAGRAPHS: self._in_paragraphs,
            Part.NOTES: self._in_notes,
            Part.OVER: self._after_all,
        }

    def run(self) -> Sorted:
        for at, line in enumerate(self._lines):
            if line.mark or not _SEPARATOR.fullmatch(line.text):
                self._steps[self._part](at, line)
        return self._out

    # One step for each part. A part hands a line on to the next as soon as that begins.

    def _in_head(self, at: int, line: Line) -> None:
        if not line.mark and self._language.beginning.fullmatch(line.text):
            self._part = Part.CITATIONS
        elif self._language.citation.match(line.text):
            self._go_on(Part.CITATIONS, at, line)
        elif self._language.recital.match(line.text) and Reading(MarkKind.UPPER, 1) in readings(line.mark):
            self._go_on(Part.RECITALS, at, line)
        elif self._begins_paragraphs(line):
            self._go_on(Part.PARAGRAPHS, at, line)
        else:
            self._out.head.append(f"{line.mark} {line.text}".strip())

    def _in_citations(self, at: int, line: Line) -> None:
        if self._language.recital.match(line.text) or Reading(MarkKind.UPPER, 1) in readings(line.mark):
            self._go_on(Part.RECITALS, at, line)
        elif self._begins_paragraphs(line):
            self._go_on(Part.PARAGRAPHS, at, line)
        elif self._language.citation.match(line.text) or readings(line.mark) == (Reading(MarkKind.DASH, 1),):
            self._begin(self._out.citations, "", line)
        elif self._out.citations and self._unfinished(self._out.citations[-1].pieces[-1].end):
            self._out.citations[-1].pieces[-1].end = line.end

    def _in_recitals(self, at: int, line: Line) -> None:
        due = [reading for reading in readings(line.mark) if reading.kind is MarkKind.UPPER]
        if any(reading.value == self._recital + 1 or self._leaves_one_out(reading, line) for reading in due):
            self._recital += 1
            self._begin(self._out.recitals, letters(self._recital).upper(), line)
        elif self._language.recital.match(line.text) and (line.mark or not self._unfinished(line.start - 1)):
            self._begin(self._out.recitals, "", line)
            self._remark("Some recitals have no letters of their own in the file: theirs are not verified.")
        elif self._begins_paragraphs(line):
            self._go_on(Part.PARAGRAPHS, at, line)
        elif self._out.recitals and not self._inside(self._out.recitals[-1], at, line) and _is_heading(line):
            self._out.headings.append(line.text)

    def _in_paragraphs(self, at: int, line: Line) -> None:
        if not line.mark and self._language.end.match(line.text):
            self._part = Part.OVER
        elif self._is_next_paragraph(line):
            self._begin(self._out.paragraphs, line.mark.rstrip(".)"), line)
        elif self._is_note(at, line):
            self._go_on(Part.NOTES, at, line)
        elif self._out.paragraphs and self._inside(self._out.paragraphs[-1], at, line):
            return
        elif self._opens(line):
            self._begin_unverified(line)
        elif _is_heading(line):
            self._out.headings.append(line.text)
            self._points = Points()
        elif self._out.paragraphs and self._has_been_forwarded():
            self._part = Part.NOTES
            self._out.notes.append(line.text)
        elif self._out.paragraphs:
            self._append(self._out.paragraphs[-1], line)

    def _in_notes(self, _at: int, line: Line) -> None:
        if not line.mark and self._language.end.match(line.text):
            self._part = Part.OVER
        else:
            self._out.notes.append(line.text)

    def _after_all(self, at: int, line: Line) -> None:
        if self._is_note(at, line):
            self._go_on(Part.NOTES, at, line)

    # What a line is.

    def _opening(self, words: str) -> Opening | None:
        return opening(words, self._language)

    def _opens(self, line: Line) -> bool:
        """Whether a line opens as a paragraph does: with a verb, and a capital where the language has one there."""
        capital = line.text[0].isupper() or (bool(line.mark) and not self._language.capitals)
        return capital and self._opening(line.text) is not None

    def _begins_paragraphs(self, line: Line) -> bool:
        if self._language.recital.match(line.text) or self._language.citation.match(line.text):
            return False
        opens = self._opens(line)
        numbered = any(reading.kind is MarkKind.DIGIT for reading in readings(line.mark))
        if self._part is Part.HEAD:
            return numbered and opens
        return Reading(MarkKind.DIGIT, 1) in readings(line.mark) or (opens and (numbered or not line.mark))

    def _is_next_paragraph(self, line: Line) -> bool:
        if self._language.recital.match(line.text):
            return False
        numbers = [reading.value for reading in readings(line.mark) if reading.kind is MarkKind.DIGIT]
        if not numbers:
            return False
        if _INSERTED.fullmatch(line.mark):
            known = {item.number for item in self._out.paragraphs}
            return numbers[0] == self._paragraph and line.mark.rstrip(".") not in known
        if numbers[0] == self._paragraph + 1:
            self._paragraph += 1
            return True
        return False

    def _leaves_one_out(self, reading: Reading, line: Line) -> bool:
        """Whether a letter is the next but one: what stands behind it says "whereas" all the same."""
        missing = reading.value == self._recital + 2 and self._language.recital.match(line.text) is not None
        if missing:
            self._remark(f"Before recital {line.mark} one is missing.")
            self._recital += 1
        return missing

    def _is_note(self, at: int, line: Line) -> bool:
        introduced = at > 0 and self._lines[at - 1].text.endswith(":")
        return bool(self._out.paragraphs) and not introduced and Reading(MarkKind.BRACKETED, 1) in readings(line.mark)

    def _has_been_forwarded(self) -> bool:
        """Whether the last paragraph sends the text to its readers: what follows without a number is no part of it."""
        last = self._out.paragraphs[-1].pieces
        words = self._layout.words[last[0].start : last[-1].end]
        said = self._opening(words)
        return (
            said is not None
            and said.kind is CallKind.INSTRUCTION
            and self._language.forwarded.search(words) is not None
        )

    def _inside(self, item: Item, at: int, line: Line) -> bool:
        """Take a line into the item before it: as a point, or as the rest of a sentence. False: it is neither."""
        before = self._lines[at - 1].text
        path = self._points.path(self._lines, at, introduced=before.endswith(":")) if line.mark else None
        if path is not None:
            item.pieces.append(Piece(path, line.text_start, line.end))
            return True
        after_heading = bool(self._out.headings) and before == self._out.headings[-1]
        broken = not after_heading and self._unfinished(line.start - 1)
        if (broken and not (line.mark and self._opening(line.text))) or (not line.mark and line.text[0].islower()):
            self._append(item, line)
            return True
        return False

    # What is done with it.

    def _go_on(self, part: Part, at: int, line: Line) -> None:
        self._part = part
        self._steps[part](at, line)

    def _begin(self, items: list[Item], number: str, line: Line) -> None:
        self._points = Points()
        items.append(Item(number, [Piece((), line.text_start, line.end)]))

    def _begin_unverified(self, line: Line) -> None:
        numbers = [reading.value for reading in readings(line.mark) if reading.kind is MarkKind.DIGIT]
        if line.mark and not numbers and self._out.paragraphs:
            self._append(self._out.paragraphs[-1], line)
            return
        said = f"is numbered {line.mark} but stands after {self._paragraph}" if numbers else "has no number"
        self._remark(f"The paragraph “{line.text[:50]}” {said}: its number is not verified.")
        self._paragraph = max([self._paragraph, *numbers])
        self._begin(self._out.paragraphs, "", line)

    def _append(self, item: Item, line: Line) -> None:
        """Add a line to the last piece if it ends a sentence that is broken there, else as a piece of its own."""
        last = item.pieces[-1]
        if last.end + 1 == line.start and self._unfinished(last.end):
            last.end = line.end
        else:
            item.pieces.append(Piece((), line.start, line.end))

    def _remark(self, words: str) -> None:
        if words not in self._out.remarks:
            self._out.remarks.append(words)

    def _unfinished(self, end: int) -> bool:
        """Whether the words before a place stop in the middle of a sentence."""
        return end > 0 and self._layout.words[end - 1] not in _ENDS


def _is_heading(line: Line) -> bool:
    return not line.mark and len(line.text) <= _HEADING_LENGTH and line.text[-1] not in _ENDS
