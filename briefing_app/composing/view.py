"""The view: the library for one pack, audience, language and date. It alone stands between sections and the library."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from briefing_app.composing.closing import opened, visible
from briefing_app.composing.figures import CountedFigures
from briefing_app.composing.local_words import LocalReader
from briefing_app.composing.records import VisibleRecords
from briefing_app.composing.rows import Perspective, last_mission
from briefing_app.domain.ids import RecommendationId, SourceId
from briefing_app.domain.language import Language
from briefing_app.domain.levels import Level
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.mission import Mission, SpeakerNote
from briefing_app.domain.records.pack import Pack, Recipe, Section
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.scale_words import ScaleWords


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What is composed, and how: pack, mission, recipe, language and date."""

    pack: Pack
    mission: Mission
    recipe: Recipe
    language: Language
    as_of: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Findable:
    """What is known of the rest of the pack once its other sections are composed."""

    sources: tuple[SourceId, ...] = ()
    illustrative: bool = False


class LibraryView:
    """Satisfies ``domain.view.View``."""

    def __init__(self, reader: Reader, frame: Frame) -> None:
        audience = frame.recipe.audience
        self._reader = reader = LocalReader(reader, language=frame.language.code, audience=audience)
        self._frame = frame
        seen_from = Perspective(audience=audience, language=frame.language, as_of=frame.as_of, mission=frame.mission)
        self._seen_from = seen_from
        self._figures = CountedFigures(reader, seen_from)
        self._records = VisibleRecords(
            reader, audience=audience, language=frame.language.code, day=frame.as_of, figure=self._figures.resolve
        )
        self._rest = Findable()
        self._asked_rest = False

    @property
    def pack(self) -> Pack:
        """The pack that is composed; as the frame of everything it is there whatever its level."""
        return opened(self._frame.pack, self.audience) or self._frame.pack

    @property
    def recipe(self) -> Recipe:
        """The recipe, its audience being this view's."""
        return self._frame.recipe

    @property
    def mission(self) -> Mission:
        """The pack's mission without the fields that are closed to the audience."""
        mission = self._reader.spoken(self._frame.mission)
        return opened(mission, self.audience) or mission

    @property
    def audience(self) -> Level:
        """For whom the pack is built."""
        return self._frame.recipe.audience

    @property
    def language(self) -> Language:
        """The document's language."""
        return self._frame.language

    @property
    def scale(self) -> ScaleWords:
        """The office's status scale in the document's language."""
        return self._figures.scale

    @property
    def last_mission(self) -> Mission | None:
        """The mission before this one, as far as the audience may know of it."""
        found = last_mission(self._reader, self._seen_from)
        return visible(found, self.audience) if found is not None else None

    @property
    def as_of(self) -> date:
        """The date at which statuses hold."""
        return self._frame.as_of

    @property
    def sections(self) -> Sequence[Section]:
        """The sections that the audience may see and the recipe takes, in order."""
        shown = (visible(each, self.audience) for each in self._reader.where(Section, "pack", self._frame.pack.id))
        taken = self._frame.recipe.sections
        return [each for each in shown if each is not None and (taken is None or each.section_type in taken)]

    @property
    def records(self) -> VisibleRecords:
        """What the audience may see."""
        return self._records

    @property
    def figures(self) -> CountedFigures:
        """Numbers over all counted rows."""
        return self._figures

    @property
    def borrowed(self) -> dict[tuple[RecordRef, str], str]:
        """Texts and words that were given in another language: that language by owner and field."""
        return self._reader.borrowed | self._records.borrowed

    def cited_sources(self) -> tuple[SourceId, ...]:
        """Sources that the pack's other sections cite, in order of first citation."""
        self._asked_rest = True
        return self._rest.sources

    def holds_illustrative(self) -> bool:
        """Whether any of the pack's other sections shows an entry that is marked as made up."""
        self._asked_rest = True
        return self._rest.illustrative

    def linked_notes(self, recommendation: RecommendationId) -> tuple[str, ...]:
        """Titles of this mission's visible notes that raise the recommendation."""
        notes = self._records.where(SpeakerNote, "mission", self._frame.mission.id)
        return tuple(note.title for note in notes if recommendation in note.recommendations)

    def take_question(self) -> bool:
        """Tell, once, whether the rest of the pack was asked after since the last call."""
        asked, self._asked_rest = self._asked_rest, False
        return asked

    def tell_rest(self, rest: Findable) -> None:
        """Tell what the other sections cite and show."""
        self._rest = rest
