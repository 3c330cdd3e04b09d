"""The table of contents: listed parts and their headings of level 2 that have an anchor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefing_app.document.blocks import Contents, ContentsEntry, Heading
from briefing_app.document.spoken import plain_words
from briefing_app.document.tree import Document, Part
from briefing_app.document.walk import walk


def fill_contents(document: Document) -> Document:
    """Give every contents node its lines, in reading order. Such a node stands right below its part."""
    if not any(isinstance(child, Contents) for part in document.parts for child in part.children):
        return document
    entries = tuple(_entries(document))
    parts = tuple(_filled(part, entries) for part in document.parts)
    if all(new is old for new, old in zip(parts, document.parts, strict=True)):
        return document
    return replace(document, parts=parts)


def _filled(part: Part, entries: tuple[ContentsEntry, ...]) -> Part:
    stale = [child for child in part.children if isinstance(child, Contents) and child.entries != entries]
    if not stale:
        return part
    children = (replace(child, entries=entries) if isinstance(child, Contents) else child for child in part.children)
    return replace(part, children=tuple(children))


def _entries(document: Document) -> Iterator[ContentsEntry]:
    for part in document.parts:
        if not part.listed:
            continue
        if part.annex_as:
            yield ContentsEntry(level=1, number="", title=part.heading, target=part.anchor)
            continue
        yield ContentsEntry(level=1, number=part.number, title=part.title, target=part.anchor)
        for node in walk(part):
            if isinstance(node, Heading) and node.level == 2 and node.anchor:
                title = " ".join(plain_words(node.children).split())
                yield ContentsEntry(level=2, number="", title=title, target=node.anchor)
