"""From a stored text to an editable document and back, without loss of a letter, a level or a reference.

Positions of Qt count UTF-16 units, Python's count characters; both ways of counting meet here and nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextListFormat

from briefing_app.domain.text import Block, BlockKind, Run, Text, normalise
from briefing_app.gui.text.marks import ATOM, Mark, block_format, block_of, run_format, run_of

_INTO_QT = str.maketrans({"\n": "\u2028", "\ufeff": "\ufdd2"})
_OUT_OF_QT = str.maketrans({"\u2028": "\n", "\ufdd2": "\ufeff"})
"""A line break inside a block; and U+FEFF, which is lost at the start of any word handed to Qt."""
_PIECES = re.compile(f"{ATOM}|[^{ATOM}]+")
_UNUSABLE = re.compile("[\r\u2029\ufdd0\ufdd1]")
"""Characters that end a block or a frame for Qt; no cleaned text holds one."""
_STYLES = (QTextListFormat.Style.ListDisc, QTextListFormat.Style.ListCircle, QTextListFormat.Style.ListSquare)
_NUMBERS = (
    QTextListFormat.Style.ListDecimal,
    QTextListFormat.Style.ListLowerAlpha,
    QTextListFormat.Style.ListLowerRoman,
)


def to_qt(text: Text, document: QTextDocument) -> None:
    """Put ``text`` into ``document`` in place of what is there."""
    document.clear()
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for number, block in enumerate(normalise(text).blocks or (Block(),)):
        if number:
            cursor.insertBlock()
        put_block(cursor, block)
    if not text.blocks:
        form = cursor.blockFormat()
        form.setProperty(Mark.VOID, True)
        cursor.setBlockFormat(form)
    cursor.endEditBlock()


def from_qt(document: QTextDocument) -> Text:
    """Return the text that ``document`` holds, in its stored form."""
    if document.isEmpty() and _is_void(document.firstBlock()):
        return Text()
    return normalise(Text(blocks=tuple(block_at(block) for block in blocks_of(document))))


def selected(cursor: QTextCursor) -> Text:
    """Return what is selected as a text of its own."""
    document, start, end = cursor.document(), cursor.selectionStart(), cursor.selectionEnd()
    held = [
        block_at(block, start=start, end=end)
        for block in blocks_of(document)
        if block.position() <= end and block.position() + block.length() > start
    ]
    return normalise(Text(blocks=tuple(held)))


def put_block(cursor: QTextCursor, block: Block) -> None:
    """Make the cursor's empty block hold ``block``."""
    cursor.setBlockFormat(block_format(block))
    cursor.setBlockCharFormat(run_format(Run(), block.kind))
    put_runs(cursor, block.runs, block.kind)
    put_into_list(cursor.block(), block)


def put_runs(cursor: QTextCursor, runs: tuple[Run, ...], kind: BlockKind) -> None:
    """Write runs at the cursor."""
    for run in runs:
        words = ATOM if run.is_atom else _UNUSABLE.sub("", run.text).translate(_INTO_QT)
        cursor.insertText(words, run_format(run, kind))


def restyle(block: QTextBlock, wanted: Block | None = None) -> None:
    """Give a block of the document the kind, depth and level of ``wanted``, and let its looks follow its marks."""
    wanted = wanted or block_of(block.blockFormat())
    cursor = QTextCursor(block)
    for start, length, run in list(_spans(block)):
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(run_format(run, wanted.kind))
    cursor.setPosition(block.position())
    cursor.setBlockFormat(block_format(wanted))
    cursor.setBlockCharFormat(run_format(Run(), wanted.kind))
    put_into_list(block, wanted)


def put_into_list(block: QTextBlock, wanted: Block) -> None:
    """Let an item have its sign: it continues the list before it, or begins one."""
    if not wanted.kind.is_item:
        return
    before = block.previous()
    while before.isValid() and block_of(before.blockFormat()).kind.is_item:
        other = block_of(before.blockFormat())
        held = before.textList()
        if other.depth < wanted.depth:
            break
        if other.kind is wanted.kind and other.depth == wanted.depth and held is not None:
            held.add(block)
            return
        before = before.previous()
    form = QTextListFormat()
    styles = _NUMBERS if wanted.kind is BlockKind.NUMBER else _STYLES
    form.setStyle(styles[wanted.depth % len(styles)])
    form.setIndent(wanted.depth + 1)
    QTextCursor(block).createList(form)


def blocks_of(document: QTextDocument) -> Iterator[QTextBlock]:
    """Yield the document's blocks in order."""
    block = document.firstBlock()
    while block.isValid():
        yield block
        block = block.next()


def block_at(block: QTextBlock, *, start: int = 0, end: int | None = None) -> Block:
    """Return what a block of the document holds between two positions of it."""
    runs: list[Run] = []
    first = block.begin()
    while not first.atEnd():
        fragment = first.fragment()
        words = _clipped(fragment.text(), fragment.position(), start, end).translate(_OUT_OF_QT)
        form = fragment.charFormat()
        found = (run_of(form, piece) for piece in _PIECES.findall(words))
        runs.extend(run for run in found if run.is_atom or run.text)
        first += 1
    return block_of(block.blockFormat(), tuple(runs))


def units(words: str) -> int:
    """Return how many positions of Qt ``words`` take."""
    return len(words.encode("utf-16-le", "surrogatepass")) // 2


def _clipped(words: str, position: int, start: int, end: int | None) -> str:
    if position >= start and end is None:
        return words
    coded = words.encode("utf-16-le", "surrogatepass")
    left = max(start - position, 0) * 2
    right = len(coded) if end is None else max(end - position, 0) * 2
    return coded[left:right].decode("utf-16-le", "surrogatepass")


def _spans(block: QTextBlock) -> Iterator[tuple[int, int, Run]]:
    first = block.begin()
    while not first.atEnd():
        fragment = first.fragment()
        words = fragment.text()
        atoms = bool(words) and set(words) == {ATOM}
        run = run_of(fragment.charFormat(), ATOM if atoms else words)
        yield fragment.position(), fragment.length(), run
        first += 1


def _is_void(block: QTextBlock) -> bool:
    held = block_of(block.blockFormat())
    return bool(block.blockFormat().property(Mark.VOID)) and held == Block()
