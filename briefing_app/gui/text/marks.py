"""What a run or a block says, kept as properties of Qt's formats; how it looks follows from that alone."""

from __future__ import annotations

import json
from enum import IntEnum
from functools import cache

from pydantic import TypeAdapter
from PySide6.QtGui import QBrush, QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextFormat

from briefing_app.domain.figures import FigureQuery
from briefing_app.domain.ids import SourceId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.text import Block, BlockKind, Run, SourceReference

ATOM = "\ufffc"
_FIRST = QTextFormat.Property.UserProperty.value
CHIP = QTextFormat.ObjectTypes.UserObject.value + 1
"""The object type of atoms: a handler of the document's layout draws them."""


class Mark(IntEnum):
    """Properties of our own. An empty word stands for none, so that merging formats can take a mark away."""

    KIND = _FIRST + 1
    DEPTH = _FIRST + 2
    BLOCK_LEVEL = _FIRST + 3
    VOID = _FIRST + 4
    MINUTES = _FIRST + 5
    STRONG = _FIRST + 10
    EMPHASIS = _FIRST + 11
    LINK = _FIRST + 12
    LEVEL = _FIRST + 13
    RECORD = _FIRST + 14
    SOURCE = _FIRST + 15
    FIGURE = _FIRST + 16


TINTS = {Level.STAFF: QColor(200, 60, 40), Level.MEMBERS: QColor(205, 140, 0), Level.PUBLIC: QColor(40, 140, 80)}
LETTERS = {Level.STAFF: "S", Level.MEMBERS: "M", Level.PUBLIC: "P"}


def run_format(run: Run, kind: BlockKind) -> QTextCharFormat:
    """Return the format that holds and shows everything of ``run`` but its words."""
    form = QTextCharFormat()
    form.setProperty(Mark.STRONG, run.strong)
    form.setProperty(Mark.EMPHASIS, run.emphasis)
    form.setProperty(Mark.LINK, "" if run.link is None else f"={run.link}")
    form.setProperty(Mark.LEVEL, run.level.value if run.level else "")
    form.setProperty(Mark.RECORD, json.dumps([run.record.kind.value, run.record.id]) if run.record else "")
    form.setProperty(Mark.SOURCE, json.dumps([run.source.source, run.source.locator]) if run.source else "")
    form.setProperty(Mark.FIGURE, _figures().dump_json(run.figure).decode() if run.figure else "")
    if run.is_atom:
        form.setObjectType(CHIP)
    _show(form, run, kind)
    return form


def run_of(form: QTextCharFormat, words: str) -> Run:
    """Return the run that a format and its words stand for; marks of atoms count for the atom's letter only."""
    link, level, record = (_word(form, mark) for mark in (Mark.LINK, Mark.LEVEL, Mark.RECORD))
    atom = words == ATOM
    return Run(
        text="" if atom else words,
        strong=bool(form.property(Mark.STRONG)),
        emphasis=bool(form.property(Mark.EMPHASIS)),
        link=link[1:] if link else None,
        level=Level(level) if level else None,
        record=_record(record) if record else None,
        source=_source(_word(form, Mark.SOURCE)) if atom else None,
        figure=_figure(_word(form, Mark.FIGURE)) if atom else None,
    )


def block_format(block: Block) -> QTextBlockFormat:
    """Return the format that holds and shows a block's kind, depth and level."""
    form = QTextBlockFormat()
    form.setProperty(Mark.KIND, block.kind.value)
    form.setProperty(Mark.DEPTH, block.depth)
    form.setProperty(Mark.BLOCK_LEVEL, block.level.value if block.level else "")
    form.setProperty(Mark.MINUTES, block.minutes or 0)
    form.setBottomMargin(4)
    if block.kind in (BlockKind.QUOTATION, BlockKind.CUE):
        form.setIndent(1)
    if block.kind is BlockKind.CUE:
        form.setBackground(QBrush(QColor(128, 128, 128, 40)))
    return form


def block_of(form: QTextBlockFormat, runs: tuple[Run, ...] = ()) -> Block:
    """Return the block that a format stands for."""
    kind, level, depth = _word(form, Mark.KIND), _word(form, Mark.BLOCK_LEVEL), form.property(Mark.DEPTH)
    minutes = form.property(Mark.MINUTES)
    return Block(
        kind=BlockKind(kind) if kind else BlockKind.PARAGRAPH,
        depth=depth if isinstance(depth, int) else 0,
        level=Level(level) if level else None,
        minutes=minutes if isinstance(minutes, int) and minutes else None,
        runs=runs,
    )


def _show(form: QTextCharFormat, run: Run, kind: BlockKind) -> None:
    heading = kind is BlockKind.HEADING
    form.setFontWeight(QFont.Weight.Bold if run.strong or heading else QFont.Weight.Normal)
    form.setFontItalic(run.emphasis is not (kind in (BlockKind.CUE, BlockKind.QUOTATION)))
    if heading:
        form.setProperty(QTextFormat.Property.FontSizeAdjustment.value, 1)
    if run.link is not None:
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    elif run.record is not None:
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    if run.level is not None:
        # A tint and a line of dashes: nobody has to tell colours apart; the letter stands at the side.
        tint = QColor(TINTS[run.level])
        tint.setAlpha(45)
        form.setBackground(QBrush(tint))
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
        form.setToolTip(f"For {run.level.value} only" if run.level is not Level.PUBLIC else "May be public")


@cache
def _figures() -> TypeAdapter[FigureQuery]:
    return TypeAdapter(FigureQuery)


def _word(form: QTextFormat, mark: Mark) -> str:
    value = form.property(mark)
    return value if isinstance(value, str) else ""


def _record(stored: str) -> RecordRef:
    kind, record_id = json.loads(stored)
    return RecordRef(kind=Kind(kind), id=record_id)


def _source(stored: str) -> SourceReference | None:
    if not stored:
        return None
    source, locator = json.loads(stored)
    return SourceReference(source=SourceId(source), locator=locator)


def _figure(stored: str) -> FigureQuery | None:
    return _figures().validate_json(stored) if stored else None
