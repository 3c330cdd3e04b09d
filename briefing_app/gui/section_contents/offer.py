"""What may be added to a section, read off the window's thread in one consistent state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefing_app.domain.dates import PartialDate
from briefing_app.domain.ids import SectionId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.reader import Reader
from briefing_app.domain.records import CLASSES
from briefing_app.domain.records.mission import Mission, NoteUse, SpeakerNote
from briefing_app.domain.records.pack import Pack, Section
from briefing_app.domain.records.recommendation import Theme
from briefing_app.gui.outline import record_title
from briefing_app.sections.registry import section_types, title_of

MOST = 20_000
"""So many records are offered at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A section, the kind of record that it lists, and what can be chosen: titles with their ids, and themes."""

    section: SectionId
    title: str
    kind: Kind
    existing: Mapping[str, str] = field(default_factory=dict)
    """The ids of records that are there and not listed yet, by their words."""
    themes: tuple[str, ...] = ()
    language: str = "en"
    """The pack's."""
    begins: PartialDate | None = None
    """The first day of the mission."""


def read_offer(reader: Reader, section: SectionId) -> Offer | None:
    """Return what may be added to a section; ``None`` where it is gone, or nothing can be."""
    found = reader.get(Section, section)
    kind = section_types().get(found.section_type) if found is not None else None
    if found is None or kind is None or kind.adds is None:
        return None
    pack = reader.get(Pack, found.pack)
    mission = reader.get(Mission, pack.mission) if pack is not None else None
    listed = {ref.id for ref in kind.contained(found, reader)}
    theme_names = tuple(theme.name for theme in reader.all(Theme)) if kind.adds is Kind.SITUATION_ENTRY else ()
    return Offer(
        section=found.id,
        title=title_of(found),
        kind=kind.adds,
        existing=_existing(reader, kind.adds, found, mission, listed),
        themes=theme_names,
        language=pack.language if pack is not None else "en",
        begins=mission.start if mission is not None else None,
    )


def _existing(
    reader: Reader, kind: Kind, section: Section, mission: Mission | None, listed: set[str]
) -> Mapping[str, str]:
    """Return what the section could list besides: the other kinds show all that the mission has by themselves."""
    if kind is Kind.PERSON:
        records = reader.all(CLASSES[kind])
    elif kind is Kind.SPEAKER_NOTE and mission is not None:
        use = section.option("use", NoteUse.SPEAK.value)
        notes = reader.where(SpeakerNote, "mission", mission.id)
        records = tuple(note for note in notes if note.use == use)
    else:
        return {}
    named = [(record_title(record), str(record.id)) for record in records if record.id not in listed]
    return dict(sorted(named, key=lambda pair: pair[0].casefold())[:MOST])
