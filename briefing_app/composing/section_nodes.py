"""What one section becomes, and what it was made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from briefing_app.composing.annexes import PlacedAnnex, annexes_of
from briefing_app.composing.questions import Answer, Question, Questions
from briefing_app.composing.view import Findable, Frame, LibraryView
from briefing_app.document.inline import Citation, IllustrativeMark
from briefing_app.document.origin import Origin
from briefing_app.document.tree import Part
from briefing_app.document.walk import rebuild, walk
from briefing_app.document.words import lines
from briefing_app.domain.ids import SectionId, SourceId
from briefing_app.domain.paper import RightHand
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.pack import Section
from briefing_app.domain.reference import RecordRef
from briefing_app.sections.base.section_type import SectionContent
from briefing_app.sections.registry import section_types, title_of


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionNodes:
    """A section's part, every question that its composing has asked, and what came of the answers.

    ``part`` is ``None`` where nothing is said. ``rest`` is what was told of the other sections, where that was asked
    (``asks_rest``); ``own`` is what this one tells the others.
    """

    section: Section
    part: Part | None
    annexes: tuple[PlacedAnnex, ...]
    asked: Mapping[Question, Answer]
    reads: frozenset[RecordRef]
    borrowed: Mapping[tuple[RecordRef, str], str]
    asks_rest: bool
    rest: Findable
    own: Findable


def section_nodes(section: Section, frame: Frame, reader: Reader, *, rest: Findable) -> SectionNodes:
    """Compose one section; ``rest`` is what is known of the others."""
    questions = Questions(reader)
    view = LibraryView(questions, frame)
    view.tell_rest(rest)
    content = section_types()[section.section_type].compose(section, view)
    annexes = annexes_of(section, view)
    return SectionNodes(
        section=section,
        part=_part(section, content, view) if _says_something(content) else None,
        annexes=tuple(_placed_annex(each, section.id) for each in annexes),
        asked=questions.asked,
        reads=questions.reads,
        borrowed=view.borrowed,
        asks_rest=view.take_question(),
        rest=rest,
        own=_findable(content),
    )


def _findable(content: SectionContent) -> Findable:
    nodes = [node for child in content.children for node in walk(child)]
    cited = dict.fromkeys(SourceId(node.source) for node in nodes if isinstance(node, Citation))
    return Findable(sources=tuple(cited), illustrative=any(isinstance(node, IllustrativeMark) for node in nodes))


def _says_something(content: SectionContent) -> bool:
    return any(line.strip() for child in content.children for line in lines(child))


def _part(section: Section, content: SectionContent, view: LibraryView) -> Part:
    part = Part(
        anchor=f"section-{section.id}",
        title=section.title or view.language.say(title_of(section)),
        children=content.children,
        layout=content.layout,
        listed=content.listed,
        show_title=content.show_title,
        right_hand=content.listed and view.recipe.right_hand is RightHand.ALL,
        origin=Origin(kind=section.KIND, id=section.id),
    )
    return rebuild(part, lambda node: _placed(node, section.id))


def _placed_annex(annex: PlacedAnnex, section: SectionId) -> PlacedAnnex:
    return replace(annex, part=rebuild(annex.part, lambda node: _placed(node, section)))


def _placed(node: object, section: SectionId) -> object:
    """Say of each node that has an origin in which section of the pack it stands."""
    origin = getattr(node, "origin", None)
    if not isinstance(origin, Origin) or origin.section == section:
        return node
    return replace(node, origin=replace(origin, section=section))  # type: ignore[type-var]
