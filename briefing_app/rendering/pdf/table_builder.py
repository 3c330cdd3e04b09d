"""Tables become rows of cells, each laid out once."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING

from briefing_app.document.blocks import Align, Cell, Row, RowKind, Table
from briefing_app.document.inline import Words
from briefing_app.rendering.pdf.boxes import Beside, Frame, Stack
from briefing_app.rendering.pdf.look import HAIRLINE, INK
from briefing_app.rendering.pdf.structure import Element, Role
from briefing_app.rendering.pdf.table_box import TableBox, TableRows

if TYPE_CHECKING:
    from briefing_app.rendering.pdf.builder import BoxBuilder

_PAD = 5.0
"""Inside a cell, at the left and right."""
_CELL = Frame(left=_PAD, right=_PAD, above=3.6, below=4.4)
_TO_SIGN = 31.0
"""The least height of a row that a hand writes in: 11 mm."""


def table_box(node: Table, builder: BoxBuilder, parent: Element, *, continued: str) -> TableBox:
    """Lay a table out; on later pages its caption ends in the word for that."""
    element = Element(Role.TABLE, parent, alt=node.summary)
    caption = None
    if node.caption:
        caption = builder.text(node.caption, builder.look.caption, element=Element(Role.CAPTION, element))
    rows = _Rows(node, builder)
    # What heads nothing is itself the body.
    heads = Role.TABLE_HEAD if any(row.cells for row in node.rows) else Role.TABLE_BODY
    head_element = Element(heads, element) if node.head else element
    head = [rows.row(row, head_element, head=True) for row in node.head]
    body_element = Element(Role.TABLE_BODY, element) if node.rows else element
    body = [rows.row(row, body_element, head=False) for row in node.rows]
    for above, row in zip(body, node.rows[1:], strict=False):
        above.keep = above.keep or row.kind is RowKind.TOTAL  # totals never stand alone
    later = (*node.caption, Words(text=f" {continued}"))
    return TableBox(
        content=TableRows.of(head, body),
        start=0,
        end=len(body),
        width=builder.width,
        caption=caption,
        later_caption=builder.text(later, builder.look.caption) if node.caption else None,
        origin=node.origin,
        anchor=node.anchor,
        before=8,
        after=13,
    )


class _Rows:
    """Lays rows out on one set of columns; cells of one width and look share a builder."""

    def __init__(self, node: Table, builder: BoxBuilder) -> None:
        total = sum(column.weight for column in node.columns) or 1.0
        self._builder = builder
        widths = [builder.width * column.weight / total for column in node.columns]
        self._lefts = list(accumulate(widths, initial=0.0))
        self._aligns = [column.align for column in node.columns]
        self._inner: dict[tuple[float, Align, bool], BoxBuilder] = {}

    def row(self, row: Row, parent: Element, *, head: bool) -> Beside:
        """Lay one row out."""
        element = Element(Role.ROW, parent)
        look = self._builder.look
        group, total = row.kind is RowKind.GROUP, row.kind is RowKind.TOTAL
        strong = head or group or total
        lefts, aligns = self._lefts, self._aligns
        cells: list[tuple[float, Stack]] = []
        column = 0
        for cell in row.cells:
            taken = min(column + cell.span, len(aligns))
            align = aligns[min(column, len(aligns) - 1)] if cell.span == 1 else Align.START
            scope = "Column" if head else "Row" if cell.header or group else ""
            role = Role.HEADER_CELL if scope else Role.CELL
            inside = Element(role, element, scope=scope, span=cell.span)
            builder = self._builder_for(lefts[taken] - lefts[column], align, strong=strong or cell.header)
            cells.append((lefts[column], self._cell(cell, builder, inside)))
            column = taken
        if row.kind is RowKind.SIGN:
            cells = [(left, _with_room(cell)) for left, cell in cells]
        return Beside(
            cells=cells,
            width=self._builder.width,
            ground=look.head_ground if head else look.group_ground if group else "",
            rule=INK if head or total else HAIRLINE,
            rule_width=0.9 if head or total else 0.5,
            top_rule=total,
            origin=row.origin,
            keep=group,
        )

    def _builder_for(self, width: float, align: Align, *, strong: bool) -> BoxBuilder:
        key = (width, align, strong)
        builder = self._inner.get(key)
        if builder is None:
            builder = self._inner[key] = self._builder.inside(
                width - 2 * _PAD, styles=self._builder.look.cell, align=align, strong=strong
            )
        return builder

    def _cell(self, cell: Cell, builder: BoxBuilder, element: Element) -> Stack:
        return Stack(
            children=builder.boxes(cell.children, element),
            width=builder.width + 2 * _PAD,
            frame=_CELL,
            origin=cell.origin,
        )


def _with_room(cell: Stack) -> Stack:
    """Give a cell room to be written in; its words stand in the middle."""
    missing = max(0.0, _TO_SIGN - cell.height) / 2
    return replace(cell, frame=replace(_CELL, above=_CELL.above + missing, below=_CELL.below + missing))
