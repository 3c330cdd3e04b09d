"""Of the sections that say nothing to an audience: which are empty, and which hold what it may not see."""

from __future__ import annotations

from dataclasses import replace

from briefing_app.composing.compose import Composed, frame_of
from briefing_app.composing.node_cache import NodeCache
from briefing_app.composing.questions import Questions
from briefing_app.composing.reading import NotingReader
from briefing_app.composing.view import LibraryView
from briefing_app.domain.ids import PackId, SectionId
from briefing_app.domain.levels import Level
from briefing_app.domain.reader import Reader


def kept_back(
    reader: Reader, composed: Composed, pack: PackId, *, cache: NodeCache | None = None
) -> frozenset[SectionId]:
    """Return those of the empty sections of a composed pack that would say something to staff: all of it is closed.

    For the window and the checks alone: nothing of it reaches a document. ``cache`` belongs to these questions.
    """
    if composed.audience is Level.STAFF or not composed.empty:
        return frozenset()
    recipe = replace(composed.recipe, audience=Level.STAFF)
    asking = Questions(NotingReader(reader))
    frame = frame_of(asking, pack, recipe=recipe, audience=None, as_of=composed.as_of, today=composed.as_of)
    sections = [each for each in LibraryView(asking, frame).sections if each.id in composed.empty]
    nodes = (cache or NodeCache()).nodes(sections, frame, asking.reader)
    return frozenset(each.section.id for each in nodes if each.part is not None)
