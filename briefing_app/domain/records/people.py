"""Persons, organisations and bodies."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from briefing_app.domain.dates import PartialDate
from briefing_app.domain.ids import BodyId, CountryId, OrganisationId, PersonId, SourceId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level
from briefing_app.domain.record import Record
from briefing_app.domain.records.place import DatedName
from briefing_app.domain.reference import RecordRef


class Ground(StrEnum):
    """Why a person may be named: a public office, a published source, or consent; without one, nobody but staff."""

    OFFICE = "office"
    SOURCE = "source"
    CONSENT = "consent"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """A person's place in an organisation or a body, for a time."""

    where: RecordRef
    role: str = ""
    since: PartialDate | None = None
    until: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Record):
    """Somebody whom papers speak of.

    ``name`` is the house form. ``named_to`` is the widest audience that may read the name; a wider one reads
    ``shown_as`` ("a lawyer, name withheld"), or nothing where that is empty. Texts: ``biography``, ``position``.
    """

    KIND: ClassVar[Kind] = Kind.PERSON
    SHORT: ClassVar[tuple[str, ...]] = ("description", "shown_as")
    TEXTS: ClassVar[tuple[str, ...]] = ("biography", "position")
    RELATIONS: ClassVar[tuple[str, ...]] = ("country",)

    id: PersonId
    name: str
    original_script: str = ""
    other_spellings: tuple[str, ...] = ()
    pronunciation: str = ""
    description: str = ""
    named_to: Level = Level.STAFF
    ground: Ground = Ground.NONE
    ground_source: SourceId | None = None
    ground_note: str = ""
    shown_as: str = ""
    country: CountryId | None = None
    groups: tuple[DatedName, ...] = ()
    """Political groups, each with its house form as name and the form of EP files as short."""
    memberships: tuple[Membership, ...] = ()
    committees: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    directory_number: str = ""
    last_verified: PartialDate | None = None
    sources: tuple[SourceId, ...] = ()

    def name_for(self, audience: Level) -> str | None:
        """The form in which ``audience`` may read of this person; ``None``: not at all."""
        if self.named_to.visible_to(audience):
            return self.name
        return self.shown_as or None

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every form under which the name could be found in a file."""
        forms = (self.name, self.original_script, *self.other_spellings)
        return tuple(dict.fromkeys(form for form in forms if form))


class Independence(StrEnum):
    """Whether an organisation acts on its own; a judgement needs evidence."""

    INDEPENDENT = "independent"
    GOVERNMENT_LINKED = "government_linked"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Record):
    """An organisation. What we hold of its independence is staff level unless raised."""

    KIND: ClassVar[Kind] = Kind.ORGANISATION
    TEXTS: ClassVar[tuple[str, ...]] = ("about", "judgement")
    FIELD_LEVELS: ClassVar[dict[str, Level]] = {"independence": Level.STAFF, "judgement": Level.STAFF}

    id: OrganisationId
    name: str
    short: str = ""
    aliases: tuple[str, ...] = ()
    independence: Independence = Independence.UNKNOWN
    independence_source: SourceId | None = None
    sources: tuple[SourceId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Body(Record):
    """A body that meets: a delegation, a committee. Its names have dates."""

    KIND: ClassVar[Kind] = Kind.BODY
    SHORT_IN_ROWS: ClassVar[dict[str, tuple[str, str]]] = {"names": ("name", "name")}
    TEXTS: ClassVar[tuple[str, ...]] = ("about",)

    id: BodyId
    code: str
    names: tuple[DatedName, ...]
    sources: tuple[SourceId, ...] = ()
