"""Small parts that the tables of several sections share."""

from __future__ import annotations

from collections.abc import Iterable

from briefing_app.document.blocks import Block, Cell, Paragraph, ParagraphStyle, Row, RowKind
from briefing_app.document.inline import Inline
from briefing_app.domain.view import View
from briefing_app.sections.base.prose import line


def paragraph(children: tuple[Inline, ...], style: ParagraphStyle = ParagraphStyle.BODY) -> tuple[Block, ...]:
    """Return one paragraph, or nothing for no words."""
    return (Paragraph(children=children, style=style),) if children else ()


def head_row(words: Iterable[str], view: View) -> Row:
    """Return the head of a table: message ids, said in the document's language."""
    return Row(cells=tuple(Cell(children=paragraph(line(view.language.say(word))), header=True) for word in words))


def group_row(words: str, span: int) -> Row:
    """Return a heading over the rows below it."""
    return Row(cells=(Cell(children=paragraph(line(words, strong=True)), span=span, header=True),), kind=RowKind.GROUP)
