"""What the place tells where a record is made: the form, section or pack that somebody has open."""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefing_app.domain.ids import CountryId, MissionId, ThemeId
from briefing_app.domain.reader import Reader
from briefing_app.domain.records import CLASSES
from briefing_app.domain.records.mission import Commitment, Mission, NoteUse, ProgrammeItem, SpeakerNote
from briefing_app.domain.records.pack import Pack, Section
from briefing_app.domain.records.place import Country
from briefing_app.domain.records.situation import SituationEntry
from briefing_app.domain.reference import RecordRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What is known at one place; ``None``: the place does not tell."""

    mission: MissionId | None = None
    country: CountryId | None = None
    theme: ThemeId | None = None
    use: NoteUse = NoteUse.SPEAK
    language: str = "en"
    """The language in which one writes there."""


def around_of(reader: Reader, where: RecordRef | None) -> Around:
    """Return what a record, a section or a pack tells of the place where it is; nothing where it is gone."""
    found = reader.get(CLASSES[where.kind], where.id) if where is not None else None
    if isinstance(found, SituationEntry):
        return Around(country=found.country, theme=found.theme)
    if isinstance(found, Country):
        return Around(country=found.id)
    if isinstance(found, Section):
        pack = reader.get(Pack, found.pack)
        around = _of_mission(reader, pack.mission if pack is not None else None)
        country = next(iter(found.chosen("country")), around.country)
        themes = found.chosen("themes")
        return replace(
            around,
            country=CountryId(country) if country else None,
            theme=ThemeId(themes[0]) if themes else None,
            use=NoteUse.HEARD if found.option("use") == NoteUse.HEARD else NoteUse.SPEAK,
            language=pack.language if pack is not None else "en",
        )
    if isinstance(found, Pack):
        return replace(_of_mission(reader, found.mission), language=found.language)
    if isinstance(found, (ProgrammeItem, SpeakerNote, Commitment)):
        return _of_mission(reader, found.mission)
    return _of_mission(reader, found.id) if isinstance(found, Mission) else Around()


def _of_mission(reader: Reader, mission: MissionId | None) -> Around:
    found = reader.get(Mission, mission) if mission is not None else None
    return Around(mission=found.id, country=found.country) if found is not None else Around()
