"""Instruments, their recommendations, the assessments of these, and stated counts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from briefing_app.domain.claims import Claimant
from briefing_app.domain.dates import PartialDate
from briefing_app.domain.ids import (
    AddresseeId,
    AssessmentId,
    BodyId,
    CountryId,
    InstrumentId,
    PersonId,
    RecommendationId,
    SourceId,
    StatedCountId,
    ThemeId,
)
from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level
from briefing_app.domain.record import Record
from briefing_app.domain.status import StatusCode, Trend


class AddresseeKind(StrEnum):
    """Whom a call is addressed to."""

    STATE_AUTHORITY = "state_authority"
    EU = "eu"
    EEAS = "eeas"
    MEMBER_STATES = "member_states"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee(Record):
    """One to whom recommendations are addressed. ``aliases`` are the words in texts that mean the same."""

    KIND: ClassVar[Kind] = Kind.ADDRESSEE
    SHORT: ClassVar[tuple[str, ...]] = ("name",)

    id: AddresseeId
    name: str
    aliases: tuple[str, ...] = ()
    addressee_kind: AddresseeKind = AddresseeKind.OTHER
    order_key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme(Record):
    """A theme under which recommendations and situation entries are grouped."""

    KIND: ClassVar[Kind] = Kind.THEME
    SHORT: ClassVar[tuple[str, ...]] = ("name",)

    id: ThemeId
    name: str
    order_key: str = ""


class InstrumentKind(StrEnum):
    """The kind of a text that makes recommendations."""

    EP_RESOLUTION = "ep_resolution"
    UPR_ROUND = "upr_round"
    TREATY_BODY = "treaty_body"
    PCC_STATEMENT = "pcc_statement"
    OTHER = "other"


COUNTED_ONCE = "each call to each addressee counts once"
"""The usual counting rule; where it is printed, it is said in the language of the pack."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument(Record):
    """A text that makes recommendations.

    ``claimant`` is the one whose assessments its counts follow. ``counting_rule`` says by whom and how its calls were
    counted, in words that are printed under the count. ``fold`` counts what was announced, and action against a call,
    as not implemented; every pack then says so.
    """

    KIND: ClassVar[Kind] = Kind.INSTRUMENT
    SHORT: ClassVar[tuple[str, ...]] = ("title", "short_title", "counting_rule")

    id: InstrumentId
    title: str
    short_title: str = ""
    reference: str = ""
    other_references: tuple[str, ...] = ()
    instrument_kind: InstrumentKind = InstrumentKind.OTHER
    adopted: PartialDate | None = None
    countries: tuple[CountryId, ...] = ()
    claimant: Claimant | None = None
    counting_rule: str = ""
    fold: bool = False
    predecessor: InstrumentId | None = None
    sources: tuple[SourceId, ...] = ()
    order_key: str = ""


class CallKind(StrEnum):
    """What a clause does: only calls are counted."""

    CALL = "call"
    APPRAISAL = "appraisal"
    INSTRUCTION = "instruction"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation(Record):
    """One call to one addressee: instrument, paragraph, clause.

    ``paragraph`` of ``None`` means not verified. ``paraphrase`` says that the words are ours. ``existence`` is the
    widest audience that may know that the call is tracked at all: for a wider one it does not even count. ``affected``
    are the persons of whom a source says that it is about them, ``made_by`` the States that made it (periodic review).
    Texts: ``summary`` (our own words), ``verbatim``, ``done_when`` (what would count as done).
    """

    KIND: ClassVar[Kind] = Kind.RECOMMENDATION
    SHORT: ClassVar[tuple[str, ...]] = ("title",)
    TEXTS: ClassVar[tuple[str, ...]] = ("summary", "verbatim", "done_when")
    RELATIONS: ClassVar[tuple[str, ...]] = ("instrument",)

    id: RecommendationId
    instrument: InstrumentId
    title: str
    paragraph: str | None = None
    clause: str = ""
    paraphrase: bool = False
    call_kind: CallKind = CallKind.CALL
    addressees: tuple[AddresseeId, ...] = ()
    responsible_body: BodyId | None = None
    themes: tuple[ThemeId, ...] = ()
    persons: tuple[PersonId, ...] = ()
    deadline: PartialDate | None = None
    predecessor: RecommendationId | None = None
    counted: bool = True
    counted_reason: str = ""
    existence: Level = Level.PUBLIC
    affected: tuple[str, ...] = ()
    made_by: tuple[str, ...] = ()
    order_key: str = ""

    @property
    def counts(self) -> bool:
        """Whether it is counted at all: a call that nobody has taken out of the count."""
        return self.counted and self.call_kind is CallKind.CALL


class Position(StrEnum):
    """What the State says to a recommendation (Universal Periodic Review).

    ``OTHER``: it has answered in words that are none of these; they stand as the assessment's original grade.
    """

    SUPPORTED = "supported"
    PART = "part"
    NOTED = "noted"
    NO_REPLY = "no_reply"
    NOT_APPLICABLE = "not_applicable"
    OTHER = "other"


class Confidence(StrEnum):
    """How sure the assessor is."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment(Record):
    """A dated judgement of a recommendation; append only.

    ``sequence`` is given by the store, rising over the whole library: it decides between two of one date. A correction
    names the assessment that it ``replaces`` and has the same date. The assessor is a person: staff level. What it
    rests on may be said in other languages later: that is a text of its own, and changes nothing of what was said.
    """

    KIND: ClassVar[Kind] = Kind.ASSESSMENT
    SHORT: ClassVar[tuple[str, ...]] = ("evidence", "note")
    RELATIONS: ClassVar[tuple[str, ...]] = ("recommendation",)
    FIELD_LEVELS: ClassVar[dict[str, Level]] = {"assessor": Level.STAFF, "reviewer": Level.STAFF}

    id: AssessmentId
    recommendation: RecommendationId
    date: PartialDate
    sequence: int = 0
    status: StatusCode
    claimant: Claimant
    original_grade: str = ""
    scale: str = ""
    position: Position | None = None
    trend_override: Trend | None = None
    trend_reason: str = ""
    evidence_source: SourceId | None = None
    evidence: str = ""
    note: str = ""
    assessor: str = ""
    reviewer: str = ""
    confidence: Confidence | None = None
    next_review: PartialDate | None = None
    why_changed: str = ""
    replaces: AssessmentId | None = None


class Measure(StrEnum):
    """What a stated number counts: a code of our own, or "implemented" where the source says no more than that."""

    IMPLEMENTED = "implemented"
    FULL = "full"
    SUBSTANTIAL = "substantial"
    PARTIAL = "partial"
    STARTED = "started"
    NONE = "none"
    CONTRARY = "contrary"
    NO_INFO = "no_info"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedNumber:
    """One number that a source states."""

    measure: Measure
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedCount(Record):
    """What a source says about the whole; shown beside the computed count, never mixed with it."""

    KIND: ClassVar[Kind] = Kind.STATED_COUNT
    RELATIONS: ClassVar[tuple[str, ...]] = ("instrument", "source")

    id: StatedCountId
    instrument: InstrumentId
    addressee: AddresseeId
    source: SourceId
    numbers: tuple[StatedNumber, ...]
    total: int
    date: PartialDate | None = None
    words: str = ""
    order_key: str = ""
