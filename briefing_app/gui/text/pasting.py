"""What comes from the clipboard: our own texts with their levels, everything else as plain paragraphs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from pydantic import TypeAdapter, ValidationError
from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument, QTextDocumentFragment

from briefing_app.domain.levels import Level, narrowest
from briefing_app.domain.text import (
    MAX_BLOCK_CHARACTERS,
    MAX_WORD_CHARACTERS,
    Block,
    Run,
    Text,
    normalise,
)
from briefing_app.gui.text.marks import run_of

MIME = "application/x-briefing-text"
_UNUSABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffc\ufffe\uffff]")
_LINES = re.compile("\r\n|[\r\n\u2028\u2029]")
_LONG_WORD = re.compile(rf"\S{{{MAX_WORD_CHARACTERS + 1},}}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """A text on the clipboard, and the level of the record and field that it was taken from."""

    text: Text
    container: Level


def offer(mime: QMimeData, text: Text, *, container: Level, says: Callable[[Run], str]) -> None:
    """Put a text on the clipboard in our own form, and as words for other programs: ``says`` tells those of a figure.

    A reference to a source belongs to our pages, and leaves no words elsewhere.
    """
    mime.setData(MIME, QByteArray(_copied().dump_json(Copied(text=text, container=container))))
    blocks = tuple(replace(block, runs=tuple(_said(run, says) for run in block.runs)) for block in text.blocks)
    mime.setText(Text(blocks=blocks).plain.replace("\ufffc", ""))


def said_in_html(fragment: QTextDocumentFragment, says: Callable[[Run], str]) -> str:
    """Return what is selected as HTML for other programs, with the words of each figure in its place."""
    document = QTextDocument()
    QTextCursor(document).insertFragment(fragment)
    atom = document.find("\ufffc")
    while not atom.isNull():
        run = run_of(atom.charFormat(), "\ufffc")
        atom.insertText(says(run) if run.figure is not None else "", QTextCharFormat())
        atom = document.find("\ufffc")
    return document.toHtml()


def _said(run: Run, says: Callable[[Run], str]) -> Run:
    return Run(text=says(run)) if run.figure is not None else run


def take(mime: QMimeData, *, container: Level, place: Level | None) -> Text:
    """Return what is to be inserted at a place: nothing in it is open to more people than before, or than the place.

    Text of our own keeps its levels, those of its old container too; foreign words take the level of the place.
    """
    if mime.hasFormat(MIME):
        try:
            copied = _copied().validate_json(bytes(mime.data(MIME).data()))
        except ValidationError:
            return Text()
        closed = copied.container if copied.container.openness < container.openness else None
        return normalise(Text(blocks=tuple(_closed(block, closed, place) for block in copied.text.blocks)))
    words = mime.text()
    if not words and mime.hasHtml():
        words = QTextDocumentFragment.fromHtml(mime.html()).toPlainText()
    return foreign(words, place=place)


def foreign(words: str, *, place: Level | None) -> Text:
    """Return words from elsewhere as paragraphs of the level of the place; over-long ones are parted."""
    lines = [_UNUSABLE.sub("", line) for line in _LINES.split(words)]
    kept = [line for line in lines if line.strip()] or ([lines[0]] if lines and lines[0] else [])
    parts = [part for line in kept for part in parted(line)]
    return Text(blocks=tuple(Block(runs=(Run(text=part, level=place),)) for part in parts))


def parted(line: str) -> Iterator[str]:
    """Yield pieces of at most the longest length of a block, cut between words."""
    while len(line) > MAX_BLOCK_CHARACTERS:
        cut = line.rfind(" ", 1, MAX_BLOCK_CHARACTERS) + 1 or MAX_BLOCK_CHARACTERS
        yield line[:cut]
        line = line[cut:]
    yield line


def has_long_word(text: str) -> bool:
    """Whether there is a word so long that it cannot be set."""
    return _LONG_WORD.search(text) is not None


def into_runs(block: Block) -> tuple[Run, ...]:
    """Return a block's runs for another block: its level goes with its words."""
    return tuple(_narrowed(run, block.level) for run in block.runs)


def _closed(block: Block, container: Level | None, place: Level | None) -> Block:
    runs = tuple(_narrowed(_narrowed(run, container), place) for run in block.runs)
    return replace(block, runs=runs)


def _narrowed(run: Run, level: Level | None) -> Run:
    if level is None:
        return run
    return replace(run, level=narrowest(run.level, level))


@cache
def _copied() -> TypeAdapter[Copied]:
    return TypeAdapter(Copied)
