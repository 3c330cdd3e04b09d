"""From texts to nodes: blocks with their origin, lists nested by depth."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from briefing_app.document.blocks import (
    Block,
    Heading,
    Item,
    ItemList,
    ListStyle,
    Paragraph,
    ParagraphStyle,
    Quotation,
)
from briefing_app.document.inline import Citation, IllustrativeMark, Inline, Words
from briefing_app.document.origin import Origin
from briefing_app.domain.ids import SourceId
from briefing_app.domain.record import Record
from briefing_app.domain.records.mission import Source
from briefing_app.domain.text import Block as TextBlock
from briefing_app.domain.text import BlockKind, Run
from briefing_app.domain.view import View


def origin_of(record: Record, field: str = "", block: int | None = None) -> Origin:
    """Return the origin of a node that shows a record, one of its fields, or one block of a text."""
    return Origin(kind=record.KIND, id=record.id, field=field, block=block)


def line(text: str, *, strong: bool = False, emphasis: bool = False) -> tuple[Inline, ...]:
    """Return one line of words, or nothing for none."""
    return (Words(text=text, strong=strong, emphasis=emphasis),) if text else ()


def marked(record: Record, field: str, children: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Return the line with the illustrative mark after it, where the field bears one."""
    return (*children, *mark_for((record,), field)) if children else children


def mark_for(records: Iterable[Record], field: str) -> tuple[IllustrativeMark, ...]:
    """Return one mark for those of the records whose field bears it, or nothing where none does."""
    entries = tuple(f"{record.id}/{field}" for record in records if record.is_illustrative(field))
    return (IllustrativeMark(made_up=entries),) if entries else ()


def field_line(record: Record, field: str, text: str, *, strong: bool = False) -> tuple[Inline, ...]:
    """Return a field's words, with its illustrative mark where it bears one."""
    return marked(record, field, line(text, strong=strong))


def citations(sources: tuple[SourceId, ...], view: View) -> tuple[Inline, ...]:
    """Return references to those of the sources that the audience may see, each after a space."""
    from_view = (view.records.get(Source, source) for source in sources)
    found = [source for source in from_view if source is not None]
    return tuple(node for source in found for node in (Words(text=" "), Citation(source=source.id)))


def prose(
    view: View,
    owner: Record,
    field: str,
    *,
    style: ParagraphStyle = ParagraphStyle.BODY,
    mark: bool = True,
    version: int | None = None,
) -> tuple[Block, ...]:
    """Return a text as nodes; plain paragraphs take ``style``.

    An illustrative text is marked after its last block, unless ``mark`` is off, as in a text to be spoken. Of a note
    to speak from, ``version`` takes the blocks of its version of so many minutes.
    """
    text = view.records.text(owner, field)
    blocks = [(index, block) for index, block in enumerate(text.blocks) if block.runs and block.stands_in(version)]
    nodes: list[Block] = []
    position = 0
    while position < len(blocks):
        if blocks[position][1].kind.is_item:
            end = position
            while end < len(blocks) and blocks[end][1].kind.is_item:
                end += 1
            nodes.extend(_lists(view, owner, field, blocks[position:end]))
            position = end
        else:
            nodes.append(_plain(view, owner, field, blocks[position], style))
            position += 1
    made_up = mark_for((owner,), field)
    return _with_mark(nodes, made_up[0]) if mark and made_up else tuple(nodes)


def points(view: View, owner: Record, field: str, *, version: int | None = None) -> ItemList | None:
    """Return a text, or its version of so many minutes, as the points of a speaking note: each block one point."""
    text = view.records.text(owner, field)
    items = tuple(
        Item(
            children=(
                Paragraph(
                    children=inline_of(view, block.runs),
                    style=ParagraphStyle.CUE if block.kind is BlockKind.CUE else ParagraphStyle.BODY,
                    origin=origin_of(owner, field, index),
                ),
            ),
            origin=origin_of(owner, field, index),
        )
        for index, block in enumerate(text.blocks)
        if block.runs and block.stands_in(version)
    )
    return ItemList(style=ListStyle.POINTS, items=items, origin=origin_of(owner, field)) if items else None


def inline_of(view: View, runs: tuple[Run, ...]) -> tuple[Inline, ...]:
    """Return runs as inline nodes; a source that the audience may not see is passed over."""
    nodes: list[Inline] = []
    for run in runs:
        if run.source is not None:
            if view.records.get(Source, run.source.source) is not None:
                nodes.append(Citation(source=run.source.source, locator=run.source.locator))
        elif run.text:
            whole = run.computed or run.record is not None
            nodes.append(Words(text=run.text, strong=run.strong, emphasis=run.emphasis, link=run.link, whole=whole))
    return tuple(nodes)


def _plain(view: View, owner: Record, field: str, entry: tuple[int, TextBlock], style: ParagraphStyle) -> Block:
    index, block = entry
    origin = origin_of(owner, field, index)
    children = inline_of(view, block.runs)
    if block.kind is BlockKind.HEADING:
        return Heading(level=3, children=children, origin=origin)
    if block.kind is BlockKind.QUOTATION:
        return Quotation(children=(Paragraph(children=children, origin=origin),), origin=origin)
    chosen = ParagraphStyle.CUE if block.kind is BlockKind.CUE else style
    return Paragraph(children=children, style=chosen, origin=origin)


def _lists(view: View, owner: Record, field: str, entries: list[tuple[int, TextBlock]]) -> list[Block]:
    """Nest items by depth: deeper entries become a list inside the item before them."""
    lists: list[Block] = []
    position = 0
    while position < len(entries):
        _, first = entries[position]
        items: list[Item] = []
        while position < len(entries):
            index, block = entries[position]
            if block.kind is not first.kind or block.depth < first.depth:
                break
            inner = position + 1
            while inner < len(entries) and entries[inner][1].depth > first.depth:
                inner += 1
            origin = origin_of(owner, field, index)
            head = Paragraph(children=inline_of(view, block.runs), origin=origin)
            nested = _lists(view, owner, field, entries[position + 1 : inner])
            items.append(Item(children=(head, *nested), origin=origin))
            position = inner
        style = ListStyle.NUMBERS if first.kind is BlockKind.NUMBER else ListStyle.BULLETS
        lists.append(ItemList(style=style, items=tuple(items), origin=origin_of(owner, field)))
    return lists


def _with_mark(nodes: list[Block], mark: IllustrativeMark) -> tuple[Block, ...]:
    """Put the illustrative mark after the last words of the last block that holds a line."""
    if not nodes:
        return ()
    return (*nodes[:-1], _marked_block(nodes[-1], mark))


def _marked_block(block: Block, mark: IllustrativeMark) -> Block:
    if isinstance(block, Paragraph | Heading):
        return replace(block, children=(*block.children, mark))
    if isinstance(block, Quotation):
        last = replace(block.children[-1], children=(*block.children[-1].children, mark))
        return replace(block, children=(*block.children[:-1], last))
    if isinstance(block, ItemList):
        item = block.items[-1]
        children = (*item.children[:-1], _marked_block(item.children[-1], mark))
        return replace(block, items=(*block.items[:-1], replace(item, children=children)))
    return block
