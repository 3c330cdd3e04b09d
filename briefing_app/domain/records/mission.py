"""Sources, missions, programme items, speaker notes and commitments."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from briefing_app.domain.dates import PartialDate
from briefing_app.domain.ids import (
    BodyId,
    CommitmentId,
    CountryId,
    MissionId,
    PersonId,
    ProgrammeItemId,
    RecommendationId,
    SourceId,
    SpeakerNoteId,
)
from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level
from briefing_app.domain.record import Record
from briefing_app.domain.reference import RecordRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Record):
    """Where something is known from, in its own language; ``note`` is ours. ``accessed`` is empty where not known."""

    KIND: ClassVar[Kind] = Kind.SOURCE
    SHORT: ClassVar[tuple[str, ...]] = ("note",)

    id: SourceId
    title: str
    author: str = ""
    publisher: str = ""
    published: PartialDate | None = None
    reference: str = ""
    url: str = ""
    accessed: PartialDate | None = None
    note: str = ""
    order_key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DelegationMember:
    """A person in a mission's delegation."""

    person: PersonId
    role: str = ""
    travels: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Mission(Record):
    """What a pack is made for: body, place, dates, delegation.

    Texts: ``why`` (why this visit, why now), ``objectives``, ``asks``, ``avoid`` (never public), ``dates_note`` (what
    sources say differently about the dates).
    """

    KIND: ClassVar[Kind] = Kind.MISSION
    SHORT: ClassVar[tuple[str, ...]] = ("name", "place")
    SHORT_IN_ROWS: ClassVar[dict[str, tuple[str, str]]] = {"delegation": ("person", "role")}
    TEXTS: ClassVar[tuple[str, ...]] = ("why", "objectives", "asks", "avoid", "dates_note")
    FIELD_LEVELS: ClassVar[dict[str, Level]] = {"avoid": Level.MEMBERS, "contact": Level.STAFF}

    id: MissionId
    name: str
    body: BodyId | None = None
    country: CountryId | None = None
    place: str = ""
    start: PartialDate | None = None
    end: PartialDate | None = None
    delegation: tuple[DelegationMember, ...] = ()
    contact: str = ""
    sources: tuple[SourceId, ...] = ()


class Press(StrEnum):
    """Whether the press is let in."""

    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeItem(Record):
    """A point of a mission's programme. Times that are not known stay empty: "time to be confirmed".

    ``zone`` is an IANA name such as ``Europe/Brussels``. Text: ``detail``.
    """

    KIND: ClassVar[Kind] = Kind.PROGRAMME_ITEM
    SHORT: ClassVar[tuple[str, ...]] = ("title", "place")
    TEXTS: ClassVar[tuple[str, ...]] = ("detail",)
    RELATIONS: ClassVar[tuple[str, ...]] = ("mission",)

    id: ProgrammeItemId
    mission: MissionId
    title: str
    date: PartialDate | None = None
    start: datetime.time | None = None
    end: datetime.time | None = None
    zone: str = ""
    place: str = ""
    people: tuple[PersonId, ...] = ()
    lead: PersonId | None = None
    press: Press = Press.UNKNOWN
    language: str = ""
    sources: tuple[SourceId, ...] = ()
    order_key: str = ""


class NoteUse(StrEnum):
    """Two uses of one record: a speaker to be heard, and a note to speak from."""

    HEARD = "heard"
    SPEAK = "speak"


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerNote(Record):
    """A note about, or for, one who speaks.

    To be heard: texts ``message`` and ``ask``. To speak from: texts ``opening``, ``points`` (each block one point) and
    ``close``. ``role`` names the speaker where no person is named ("lead Member"). ``minutes`` is the slot; ``None``
    means that none is known, and then nothing is warned of.
    """

    KIND: ClassVar[Kind] = Kind.SPEAKER_NOTE
    SHORT: ClassVar[tuple[str, ...]] = ("title", "role")
    TEXTS: ClassVar[tuple[str, ...]] = ("message", "ask", "opening", "points", "close")
    RELATIONS: ClassVar[tuple[str, ...]] = ("mission",)

    id: SpeakerNoteId
    mission: MissionId
    use: NoteUse
    title: str
    speaker: PersonId | None = None
    role: str = ""
    occasion: ProgrammeItemId | None = None
    minutes: float | None = None
    language: str = "en"
    interpreted: bool = False
    recommendations: tuple[RecommendationId, ...] = ()
    sources: tuple[SourceId, ...] = ()
    order_key: str = ""


class CommitmentState(StrEnum):
    """What came of a promise."""

    OPEN = "open"
    KEPT = "kept"
    PARTLY_KEPT = "partly_kept"
    BROKEN = "broken"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment(Record):
    """Who promised what, when, and what came of it. Texts: ``promise``, ``outcome``.

    ``asked`` marks what we asked of somebody, which nobody has promised.
    """

    KIND: ClassVar[Kind] = Kind.COMMITMENT
    SHORT: ClassVar[tuple[str, ...]] = ("title",)
    TEXTS: ClassVar[tuple[str, ...]] = ("promise", "outcome")
    RELATIONS: ClassVar[tuple[str, ...]] = ("mission",)

    id: CommitmentId
    mission: MissionId
    title: str
    asked: bool = False
    by: tuple[RecordRef, ...] = ()
    made: PartialDate | None = None
    occasion: ProgrammeItemId | None = None
    state: CommitmentState = CommitmentState.OPEN
    due: PartialDate | None = None
    owner: str = ""
    recommendations: tuple[RecommendationId, ...] = ()
    sources: tuple[SourceId, ...] = ()
    order_key: str = ""
