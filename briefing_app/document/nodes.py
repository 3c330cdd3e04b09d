"""The node classes, listed once: for visitors, for the documentation and for their tests."""

from __future__ import annotations

from briefing_app.document import blocks, inline, tree

INLINE_NODES: tuple[type, ...] = (
    inline.Words,
    inline.Pronounced,
    inline.StatusMark,
    inline.TrendMark,
    inline.IllustrativeMark,
    inline.Citation,
    inline.CrossReference,
    inline.CaptionNumber,
    inline.LineBreak,
)
BLOCK_NODES: tuple[type, ...] = (
    blocks.Paragraph,
    blocks.Heading,
    blocks.ItemList,
    blocks.Quotation,
    blocks.Table,
    blocks.Chart,
    blocks.Pairs,
    blocks.Panel,
    blocks.SourceList,
    blocks.Contents,
    blocks.ForeignPage,
)
INNER_NODES: tuple[type, ...] = (
    blocks.Item,
    blocks.Cell,
    blocks.Row,
    blocks.Bar,
    blocks.Pair,
    blocks.SourceEntry,
    blocks.ContentsEntry,
)
"""Nodes that stand only inside the block they belong to."""
ROOT_NODES: tuple[type, ...] = (tree.Part, tree.Document)
NODES: tuple[type, ...] = (*INLINE_NODES, *BLOCK_NODES, *INNER_NODES, *ROOT_NODES)
