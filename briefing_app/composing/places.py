"""Lines of a document with where they stand: for checks that read what a reader reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from briefing_app.composing.folding import folded
from briefing_app.document.blocks import Chart, Contents, ForeignPage, Pair, Table
from briefing_app.document.inline import Words
from briefing_app.document.origin import NOWHERE, Origin
from briefing_app.document.spoken import plain_words
from briefing_app.document.tree import Document, Part
from briefing_app.document.walk import child_fields, walk
from briefing_app.document.words import lines

_QUOTE_CHARACTERS = 60


class Said:
    """Whether a document says some words anywhere, however their type was set. Read when it is first asked."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def holds(self, words: str) -> bool:
        """Whether these words stand in a line of it, whole; what is nothing but signs is never looked for."""
        wanted = folded(words)
        return bool(wanted) and f" {wanted} " in self._words

    @cached_property
    def _words(self) -> str:
        lines = (*placed_lines(self._document), *hidden_lines(self._document))
        return " ".join(("", *(folded(line.text) for line in lines), ""))


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedLine:
    """One line of the text, the part that it stands in, and the record that it comes from."""

    text: str
    where: str
    origin: Origin


def placed_lines(document: Document) -> Iterator[PlacedLine]:
    """Yield every line that is drawn: page furniture, titles, text. The contents repeat titles and are left out."""
    foot = document.furniture
    for text in (foot.pack, foot.audience, foot.marking, foot.stamp, foot.illustrative):
        yield PlacedLine(text=text, where="head and foot of the pages", origin=NOWHERE)
    for part in document.parts:
        where = part_words(part)
        yield PlacedLine(text=part.title, where=where, origin=part.origin)
        for child in part.children:
            yield from _below(child, where, part.origin)


def hidden_lines(document: Document) -> Iterator[PlacedLine]:
    """Yield words that reach a file without being drawn: alternative texts, summaries, links, foreign pages."""
    meta = document.meta
    for text in (meta.title, meta.subject, meta.author, *meta.keywords):
        yield PlacedLine(text=text, where="the file's properties", origin=NOWHERE)
    for part in document.parts:
        for node in walk(part):
            for text in _hidden(node):
                origin = getattr(node, "origin", part.origin)
                yield PlacedLine(text=text, where=_where(node, part), origin=origin)


def part_words(part: Part) -> str:
    """Return how a person knows a part: its number and title."""
    return part.heading


def quoted(text: str, start: int = 0, end: int | None = None) -> str:
    """Return some words around a place in a line, short enough for a list of findings."""
    stop = len(text) if end is None else end
    room = max(0, _QUOTE_CHARACTERS - (stop - start)) // 2
    left, right = max(0, start - room), min(len(text), stop + room, start + 2 * _QUOTE_CHARACTERS)
    return ("…" if left else "") + text[left:right].strip() + ("…" if right < len(text) else "")


def _hidden(node: object) -> Iterator[str]:
    if isinstance(node, Words) and node.link:
        yield node.link
    elif isinstance(node, Table) and node.summary:
        yield node.summary
    elif isinstance(node, Chart) and node.alt:
        yield node.alt
    elif isinstance(node, ForeignPage):
        yield from (node.alt, *(title for _, title in node.bookmarks))
        if node.words.strip():
            yield " ".join(node.words.split())


def _where(node: object, part: Part) -> str:
    return f"{part.heading}, page {node.place}" if isinstance(node, ForeignPage) else part.heading


def _below(node: object, where: str, origin: Origin) -> Iterator[PlacedLine]:
    """Go down to the blocks that hold no blocks, so that each line has the nearest origin."""
    if isinstance(node, Contents):
        return
    own = getattr(node, "origin", NOWHERE)
    nearest = own if own.kind else origin
    groups = [getattr(node, name) for name in child_fields(node)]
    if not any(_holds_blocks(group) for group in groups):
        yield from (PlacedLine(text=text, where=where, origin=nearest) for text in lines(node))
        return
    if isinstance(node, Pair):
        yield PlacedLine(text=node.label, where=where, origin=nearest)
    for group in groups:
        if _holds_blocks(group):
            for child in group:
                yield from _below(child, where, nearest)
        elif group:
            yield PlacedLine(text=plain_words(group), where=where, origin=nearest)


def _holds_blocks(group: Iterable[object]) -> bool:
    return any(hasattr(child, "origin") for child in group)
