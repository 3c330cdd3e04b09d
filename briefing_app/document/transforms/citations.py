"""Citations that follow each other: in the order of their numbers, and bound to the word that they belong to."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Any, cast

from briefing_app.document.inline import Citation, Inline, LineBreak, Words
from briefing_app.document.tree import Document
from briefing_app.document.walk import child_fields, rebuild

_SPACES = " \u00a0"
_BOUND = 3
"""So many citations are never parted: two by two, a longer row may be broken."""


def bind_citations(document: Document, *, done: Collection[int] = ()) -> Document:
    """Sort each row of citations by number, one no-break space apart, so that no line begins with a lone number.

    Parts whose identity is in ``done`` are bound already.
    """
    parts = tuple(part if id(part) in done else rebuild(part, _with_bound) for part in document.parts)
    same = all(new is old for new, old in zip(parts, document.parts, strict=True))
    return document if same else replace(document, parts=parts)


def _with_bound(node: object) -> object:
    changed: dict[str, Any] = {}
    for name in child_fields(node):
        children = getattr(node, name)
        if any(isinstance(child, Citation) for child in children):
            bound = _bound(children)
            if bound != children:
                changed[name] = bound
    return replace(cast("Any", node), **changed) if changed else node


def _bound(children: tuple[Inline, ...]) -> tuple[Inline, ...]:
    line: list[Inline] = []
    at = 0
    while at < len(children):
        row, at_end = _row(children, at)
        if row:
            _bind_last(line)
            line.extend(_joined(row))
            at = at_end
        else:
            line.append(children[at])
            at += 1
    return tuple(line)


def _row(children: tuple[Inline, ...], start: int) -> tuple[list[Citation], int]:
    """Return the citations from there on with nothing but spaces between them, and where they end."""
    row: list[Citation] = []
    at = end = start
    while at < len(children):
        child = children[at]
        if isinstance(child, Citation):
            row.append(child)
            end = at + 1
        elif not row or not _is_space(child):
            break
        at += 1
    return row, end


def _joined(row: list[Citation]) -> Iterator[Inline]:
    for index, citation in enumerate(sorted(row, key=lambda citation: citation.number)):
        if index:
            may_break = len(row) > _BOUND and index % 2 == 0 and len(row) - index > 1
            yield Words(text=" " if may_break else "\u00a0")
        yield citation


def _bind_last(line: list[Inline]) -> None:
    """Let the space before a row not end a line."""
    last = line[-1] if line else None
    if isinstance(last, Words) and last.text.endswith(" ") and not (_is_space(last) and _begins_a_line(line[:-1])):
        line[-1] = replace(last, text=last.text.rstrip(_SPACES) + "\u00a0")


def _begins_a_line(before: list[Inline]) -> bool:
    return not before or isinstance(before[-1], LineBreak)


def _is_space(node: Inline) -> bool:
    return isinstance(node, Words) and not node.text.strip(_SPACES)
