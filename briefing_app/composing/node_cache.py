"""Keeps the nodes of a pack's sections from one composing to the next: while one types, most of a pack stays as it is.

A section's nodes hold as long as the frame (pack, mission, audience, language, date) is the same and the library
answers everything that its composing has asked as it did then, the open edit included. Nothing has to be told to the
cache, so nothing can be forgotten.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefing_app.composing.questions import ask_ahead, still_so
from briefing_app.composing.section_nodes import SectionNodes, section_nodes
from briefing_app.composing.view import Findable, Frame
from briefing_app.document.blocks import SourceEntry
from briefing_app.document.transforms import finish
from briefing_app.document.tree import Document, Part
from briefing_app.document.walk import walk
from briefing_app.domain.ids import SectionId
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.pack import Section


class NodeCache:
    """The last nodes of each section of one pack, as composed and as finished. Belongs to one thread."""

    def __init__(self) -> None:
        self._frame: Frame | None = None
        self._kept: dict[SectionId, SectionNodes] = {}
        self._finished: dict[int, tuple[Part, Part]] = {}
        """By the identity of a part as composed: that part, and what became of it in the last document."""
        self._shape: tuple[tuple[str, ...], bool] = ((), False)

    def nodes(self, chosen: Sequence[Section], frame: Frame, reader: Reader) -> tuple[SectionNodes, ...]:
        """Return the nodes of these sections; those that ask after the rest are told of all others.

        ``reader`` keeps its answers: what is asked twice costs nothing.
        """
        if frame != self._frame:
            self._frame, self._kept = frame, {}
        former = [self._kept[each.id] for each in chosen if each.id in self._kept]
        ask_ahead((question for nodes in former for question in nodes.asked), reader)
        made = {each.id: self._one(each, frame, reader) for each in chosen}
        rest = _joined(nodes.own for nodes in made.values() if not nodes.asks_rest)
        for section in chosen:
            if made[section.id].asks_rest and made[section.id].rest != rest:
                made[section.id] = section_nodes(section, frame, reader, rest=rest)
        self._kept.update(made)
        return tuple(made.values())

    def _one(self, section: Section, frame: Frame, reader: Reader) -> SectionNodes:
        kept = self._kept.get(section.id)
        if kept is not None and kept.section == section and still_so(kept.asked, reader):
            return kept
        return section_nodes(section, frame, reader, rest=Findable())

    def finish(self, document: Document) -> Document:
        """Finish a document; parts that stay as they were stay the very same objects as in the last one."""
        shape = (tuple(part.anchor for part in document.parts), _lists_sources(document))
        former = self._finished if shape == self._shape else {}
        parts = tuple(former[id(part)][1] if id(part) in former else part for part in document.parts)
        done = {id(after) for _, after in former.values()}
        finished = finish(replace(document, parts=parts), done=done)
        pairs = zip(document.parts, finished.parts, strict=True)
        self._finished, self._shape = {id(before): (before, after) for before, after in pairs}, shape
        return finished


def _lists_sources(document: Document) -> bool:
    """Whether citations lead anywhere: where they do not, they are taken out of the parts."""
    return any(isinstance(node, SourceEntry) for part in reversed(document.parts) for node in walk(part))


def _joined(told: Iterable[Findable]) -> Findable:
    every = list(told)
    sources = dict.fromkeys(source for each in every for source in each.sources)
    return Findable(sources=tuple(sources), illustrative=any(each.illustrative for each in every))
