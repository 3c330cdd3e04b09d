"""Numbers: listed parts from 1, tables and figures that have a caption, sources by their first citation."""

from __future__ import annotations

from dataclasses import replace
from itertools import count, pairwise
from typing import Any, cast

from briefing_app.document.blocks import Chart, ForeignPage, SourceEntry, SourceList, Table
from briefing_app.document.inline import CaptionNumber, Citation, Series, Words
from briefing_app.document.tree import Document, Part
from briefing_app.document.walk import child_fields, rebuild, walk

_WITH_NUMBERS = (Citation, SourceEntry, SourceList)


def number_parts(document: Document) -> Document:
    """Number the listed parts 1, 2, 3, and annexes for themselves; the others have no number, nor has a part alone."""
    parts: list[Part] = []
    count = annexes = 0
    alone = sum(part.listed and not part.annex_as for part in document.parts) == 1
    for part in document.parts:
        if part.annex_as:
            annexes += 1
            parts.append(_numbered_annex(part, annexes))
            continue
        count += part.listed
        number = str(count) if part.listed and not alone else ""
        parts.append(part if part.number == number else replace(part, number=number))
    if all(new is old for new, old in zip(parts, document.parts, strict=True)):
        return document
    return replace(document, parts=tuple(parts))


def _numbered_annex(part: Part, number: int) -> Part:
    called = part.annex_as.format(number=number)
    if part.number == called:
        return part
    children = (replace(node, number=number) if isinstance(node, ForeignPage) else node for node in part.children)
    return replace(part, number=called, children=tuple(children))


def number_captions(document: Document) -> Document:
    """Number tables and figures that have a caption, each for themselves; they stand right below their part."""
    called_as = {Series.TABLE: document.furniture.table_as, Series.FIGURE: document.furniture.figure_as}
    counted = {series: count(1) for series, called in called_as.items() if called}
    parts: list[Part] = []
    for part in document.parts:
        children = list(part.children)
        for place, node in enumerate(children):
            series = Series.TABLE if isinstance(node, Table) else Series.FIGURE
            if isinstance(node, Table | Chart) and node.caption and series in counted:
                called = CaptionNumber(series=series, number=next(counted[series]), called_as=called_as[series])
                children[place] = _called(node, called)
        same = all(new is old for new, old in zip(children, part.children, strict=True))
        parts.append(part if same else replace(part, children=tuple(children)))
    if all(new is old for new, old in zip(parts, document.parts, strict=True)):
        return document
    return replace(document, parts=tuple(parts))


def _called(node: Table | Chart, called: CaptionNumber) -> Table | Chart:
    words = node.caption[1:] if isinstance(node.caption[0], CaptionNumber) else node.caption
    caption = (called, *words)
    return node if caption == node.caption else replace(node, caption=caption)


def number_sources(document: Document) -> Document:
    """Number sources by first citation in reading order; entries that nobody cites follow in their own order.

    Where a document holds no list of sources (a handout, one section alone), a number would lead nowhere: there
    citations are taken out, each with the space before it.
    """
    found = [[node for node in walk(part) if isinstance(node, _WITH_NUMBERS)] for part in document.parts]
    cited = [node.source for nodes in found for node in nodes if isinstance(node, Citation)]
    listed = [node.source for nodes in found for node in nodes if isinstance(node, SourceEntry)]
    if not cited and not listed:
        return document
    if not listed:
        return rebuild(document, _without_citations)
    numbers = {source: index for index, source in enumerate(dict.fromkeys((*cited, *listed)), 1)}
    parts = tuple(
        rebuild(part, lambda node: _numbered(node, numbers))
        if any(_is_stale(node, numbers) for node in nodes)
        else part
        for part, nodes in zip(document.parts, found, strict=True)
    )
    if all(new is old for new, old in zip(parts, document.parts, strict=True)):
        return document
    return replace(document, parts=parts)


def _is_stale(node: Citation | SourceEntry | SourceList, numbers: dict[str, int]) -> bool:
    if isinstance(node, SourceList):
        return any(after.number < before.number for before, after in pairwise(node.entries))
    return node.number != numbers[node.source]


def _numbered(node: object, numbers: dict[str, int]) -> object:
    if isinstance(node, Citation | SourceEntry) and node.number != numbers[node.source]:
        return replace(node, number=numbers[node.source])
    if isinstance(node, SourceList):
        entries = tuple(sorted(node.entries, key=lambda entry: entry.number))
        return node if entries == node.entries else replace(node, entries=entries)
    return node


def _without_citations(node: object) -> object:
    changed: dict[str, Any] = {}
    for name in child_fields(node):
        children = getattr(node, name)
        if any(isinstance(child, Citation) for child in children):
            changed[name] = _closed_up(children)
    return replace(cast("Any", node), **changed) if changed else node


def _closed_up(children: tuple[object, ...]) -> tuple[Any, ...]:
    kept: list[Any] = []
    for child in children:
        if not isinstance(child, Citation):
            kept.append(child)
        elif kept and isinstance(kept[-1], Words):
            last = kept.pop()
            text = last.text.rstrip(" \u00a0")
            if text:
                kept.append(last if text == last.text else replace(last, text=text))
    return tuple(kept)
