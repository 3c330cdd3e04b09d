"""The record kinds, each a frozen dataclass, and the table that finds its class by kind."""

from __future__ import annotations

from briefing_app.domain.kinds import Kind
from briefing_app.domain.record import Record
from briefing_app.domain.records.annex import Annex, AnnexFile
from briefing_app.domain.records.letterhead import Letterhead
from briefing_app.domain.records.mission import Commitment, Mission, ProgrammeItem, Source, SpeakerNote
from briefing_app.domain.records.office import KeptCount, SheetLayout, StatusScale
from briefing_app.domain.records.pack import Pack, Recipe, Section
from briefing_app.domain.records.people import Body, Organisation, Person
from briefing_app.domain.records.place import Country
from briefing_app.domain.records.recommendation import (
    Addressee,
    Assessment,
    Instrument,
    Recommendation,
    StatedCount,
    Theme,
)
from briefing_app.domain.records.situation import SituationEntry
from briefing_app.domain.records.written import WrittenText

CLASSES: dict[Kind, type[Record]] = {
    cls.KIND: cls
    for cls in (
        Country,
        SituationEntry,
        Person,
        Organisation,
        Body,
        Addressee,
        Theme,
        Instrument,
        Recommendation,
        Assessment,
        StatedCount,
        Source,
        Mission,
        ProgrammeItem,
        SpeakerNote,
        Commitment,
        Pack,
        Section,
        Recipe,
        WrittenText,
        StatusScale,
        KeptCount,
        SheetLayout,
        Annex,
        AnnexFile,
        Letterhead,
    )
}
