"""The table of contents: listed parts and their headings of level 2 that have an anchor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefing_app.document.blocks import Contents, ContentsEntry, Heading
from briefing_app.document.spoken import plain_words
from briefing_app.document.tree import Document
from briefing_app.document.walk import rebuild, walk


def fill_contents(document: Document) -> Document:
    """Give every contents node its lines, in reading order."""
    entries = tuple(_entries(document))

    def filled(node: object) -> object:
        if isinstance(node, Contents) and node.entries != entries:
            return replace(node, entries=entries)
        return node

    return rebuild(document, filled)


def _entries(document: Document) -> Iterator[ContentsEntry]:
    for part in document.parts:
        if not part.listed:
            continue
        yield ContentsEntry(level=1, number=part.number, title=part.title, target=part.anchor)
        for node in walk(part):
            if isinstance(node, Heading) and node.level == 2 and node.anchor:
                title = " ".join(plain_words(node.children).split())
                yield ContentsEntry(level=2, number="", title=title, target=node.anchor)
