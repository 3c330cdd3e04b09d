"""Small builders of records, a library of them, and a reader over values in memory, for every room's tests."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from briefing_app.domain.changes import ChangeSet
from briefing_app.domain.claims import Claimant, ClaimantKind
from briefing_app.domain.dates import PartialDate
from briefing_app.domain.ids import (
    AddresseeId,
    AnnexFileId,
    AnnexId,
    AssessmentId,
    BodyId,
    CommitmentId,
    CountryId,
    InstrumentId,
    KeptCountId,
    MissionId,
    OrganisationId,
    PackId,
    PersonId,
    ProgrammeItemId,
    RecipeId,
    RecommendationId,
    SectionId,
    SheetLayoutId,
    SituationEntryId,
    SourceId,
    SpeakerNoteId,
    StatedCountId,
    ThemeId,
)
from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level
from briefing_app.domain.record import Record
from briefing_app.domain.records.annex import Annex, AnnexFile, FileBookmark, FilePage
from briefing_app.domain.records.letterhead import OFFICE_LETTERHEAD, Letterhead
from briefing_app.domain.records.mission import (
    Commitment,
    DelegationMember,
    Mission,
    NoteUse,
    ProgrammeItem,
    Source,
    SpeakerNote,
)
from briefing_app.domain.records.office import (
    OFFICE_SCALE,
    KeptCount,
    ScaleEntry,
    SheetColumn,
    SheetLayout,
    StatusScale,
)
from briefing_app.domain.records.pack import OptionValue, Pack, Recipe, Section
from briefing_app.domain.records.people import Body, Ground, Organisation, Person
from briefing_app.domain.records.place import Country, DatedName
from briefing_app.domain.records.recommendation import (
    Addressee,
    AddresseeKind,
    Assessment,
    Instrument,
    InstrumentKind,
    Measure,
    Recommendation,
    StatedCount,
    StatedNumber,
    Theme,
)
from briefing_app.domain.records.situation import SituationEntry
from briefing_app.domain.records.written import WrittenText, text_id
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.status import StatusCode
from briefing_app.domain.text import Block, BlockKind, Run, Text, plain_text

R = TypeVar("R", bound=Record)

COUNTRY = CountryId("country-1")
BODY = BodyId("body-1")
ADDRESSEE = AddresseeId("addressee-1")
THEME = ThemeId("theme-1")
SOURCE = SourceId("source-1")
INSTRUMENT = InstrumentId("instrument-1")
MISSION = MissionId("mission-1")
PACK = PackId("pack-1")
PERSON = PersonId("person-1")
NGO = Claimant(kind=ClaimantKind.NGO, by=RecordRef(kind=Kind.SOURCE, id=SOURCE))
STATE = Claimant(kind=ClaimantKind.STATE)


class InMemoryReader:
    """A ``Reader`` over values in memory: one consistent state, in the order that the contract states."""

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self.records: dict[RecordRef, Record] = {record.ref: record for record in records}

    @classmethod
    def of(cls, change_set: ChangeSet) -> InMemoryReader:
        """Return a reader over what a change set creates."""
        return cls(change.after for change in change_set.changes if change.after is not None)

    def put(self, *records: Record) -> None:
        """Add records, or put new values in the place of old ones."""
        self.records.update((record.ref, record) for record in records)

    def apply(self, change_set: ChangeSet) -> None:
        """Apply changes as a store would, without its checks."""
        for change in change_set.changes:
            if change.after is None:
                del self.records[change.ref]
            else:
                self.records[change.ref] = change.after

    def get(self, kind: type[R], record_id: str, /) -> R | None:
        """The record with this id, or ``None``."""
        found = self.records.get(RecordRef(kind=kind.KIND, id=record_id))
        return found if isinstance(found, kind) else None

    def many(self, kind: type[R], ids: Iterable[str], /) -> tuple[R, ...]:
        """The records with these ids, in the order given."""
        found = (self.get(kind, record_id) for record_id in ids)
        return tuple(record for record in found if record is not None)

    def where(self, kind: type[R], field: str, value: str, /) -> tuple[R, ...]:
        """Records whose relation ``field`` is ``value``."""
        if field not in kind.RELATIONS:
            raise ValueError(f"{kind.__name__} has no relation {field!r}")
        return tuple(record for record in self.all(kind) if getattr(record, field) == value)

    def all(self, kind: type[R], /) -> tuple[R, ...]:
        """Every record of a kind, by order key, then id."""
        found = [record for record in self.records.values() if isinstance(record, kind)]
        return tuple(sorted(found, key=lambda record: (getattr(record, "order_key", ""), record.id)))

    def texts(self, owners: Iterable[str], /) -> tuple[WrittenText, ...]:
        """All texts of these records, by owner, field, language."""
        wanted = set(owners)
        found = [text for text in self.all(WrittenText) if text.owner_id in wanted]
        return tuple(sorted(found, key=lambda text: (text.owner_id, text.field, text.language)))

    def assessments(self, recommendations: Iterable[RecommendationId], /) -> tuple[Assessment, ...]:
        """Assessments of these recommendations, by recommendation, date, sequence."""
        wanted = set(recommendations)
        found = [item for item in self.all(Assessment) if item.recommendation in wanted]
        return tuple(sorted(found, key=lambda item: (item.recommendation, item.date.first_day, item.sequence)))


def day(text: str) -> PartialDate:
    """Return the date that ``2020``, ``2020-02`` or ``2020-02-17`` names."""
    return PartialDate.parse(text)


def country(name: str = "Kazakhstan", *, key: str = COUNTRY, level: Level = Level.PUBLIC) -> Country:
    """A country whose capital has changed its name."""
    names = (
        DatedName(name="Astana", until=day("2019-03")),
        DatedName(name="Nur-Sultan", since=day("2019-03"), until=day("2022-09")),
        DatedName(name="Astana", since=day("2022-09")),
    )
    return Country(id=CountryId(key), name=name, capital_names=names, level=level)


def body(code: str = "DCAS", *, key: str = BODY) -> Body:
    """A body with one name."""
    return Body(id=BodyId(key), code=code, names=(DatedName(name=f"Delegation {code}"),), level=Level.PUBLIC)


def organisation(name: str, *, key: str, level: Level = Level.PUBLIC) -> Organisation:
    """An organisation."""
    return Organisation(id=OrganisationId(key), name=name, level=level)


def person(
    name: str = "Anna Example",
    *,
    key: str = PERSON,
    named_to: Level = Level.STAFF,
    shown_as: str = "",
    level: Level = Level.PUBLIC,
    other_spellings: tuple[str, ...] = (),
) -> Person:
    """A person who may be named to staff only, unless said otherwise."""
    return Person(
        id=PersonId(key),
        name=name,
        named_to=named_to,
        ground=Ground.NONE if named_to is Level.STAFF else Ground.SOURCE,
        shown_as=shown_as,
        level=level,
        other_spellings=other_spellings,
    )


def addressee(name: str = "Kazakhstan", *, key: str = ADDRESSEE) -> Addressee:
    """A State as addressee."""
    kind = AddresseeKind.STATE_AUTHORITY
    return Addressee(id=AddresseeId(key), name=name, addressee_kind=kind, order_key=key, level=Level.PUBLIC)


def theme(name: str = "Assembly", *, key: str = THEME) -> Theme:
    """A theme, in the order of its key."""
    return Theme(id=ThemeId(key), name=name, order_key=key, level=Level.PUBLIC)


def source(title: str = "A report", *, key: str = SOURCE, level: Level = Level.PUBLIC) -> Source:
    """A source."""
    return Source(id=SourceId(key), title=title, order_key=key, level=level)


def instrument(*, key: str = INSTRUMENT, claimant: Claimant | None = NGO, level: Level = Level.PUBLIC) -> Instrument:
    """A resolution whose counts follow an NGO."""
    return Instrument(
        id=InstrumentId(key),
        title="Resolution of 14 March 2019",
        short_title="the resolution",
        reference="2019/2610(RSP)",
        instrument_kind=InstrumentKind.EP_RESOLUTION,
        claimant=claimant,
        counting_rule="by the report, a row a call",
        order_key=key,
        level=level,
    )


def recommendation(
    number: int = 1,
    *,
    level: Level = Level.PUBLIC,
    existence: Level = Level.PUBLIC,
    instrument: str = INSTRUMENT,
    addressees: tuple[str, ...] = (ADDRESSEE,),
    themes: tuple[str, ...] = (THEME,),
) -> Recommendation:
    """The call with this number."""
    return Recommendation(
        id=RecommendationId(f"recommendation-{number}"),
        instrument=InstrumentId(instrument),
        title=f"Call {number}",
        addressees=tuple(AddresseeId(item) for item in addressees),
        themes=tuple(ThemeId(item) for item in themes),
        order_key=f"{number:06}",
        level=level,
        existence=existence,
    )


def assessment(
    number: int = 1,
    status: StatusCode = StatusCode.NONE,
    *,
    on: str = "2020-02-17",
    claimant: Claimant = NGO,
    sequence: int = 0,
    level: Level = Level.PUBLIC,
) -> Assessment:
    """An assessment of the call with this number."""
    who = f"{claimant.kind}-{claimant.by.id if claimant.by else ''}"
    return Assessment(
        id=AssessmentId(f"assessment-{number}-{who}-{on}-{sequence}"),
        recommendation=RecommendationId(f"recommendation-{number}"),
        date=day(on),
        sequence=sequence,
        status=status,
        claimant=claimant,
        level=level,
    )


def stated_count(*, implemented: int = 2, total: int = 20, key: str = "stated-1") -> StatedCount:
    """What a source says about the whole."""
    return StatedCount(
        id=StatedCountId(key),
        instrument=INSTRUMENT,
        addressee=ADDRESSEE,
        source=SOURCE,
        numbers=(StatedNumber(measure=Measure.IMPLEMENTED, number=implemented),),
        total=total,
        level=Level.PUBLIC,
    )


def mission(*, delegation: tuple[str, ...] = (), level: Level = Level.MEMBERS) -> Mission:
    """A mission of three days."""
    members = tuple(DelegationMember(person=PersonId(key)) for key in delegation)
    return Mission(
        id=MISSION,
        name="PCC, Nur-Sultan",
        body=BODY,
        country=COUNTRY,
        place="Nur-Sultan",
        start=day("2020-02-25"),
        end=day("2020-02-27"),
        delegation=members,
        level=level,
    )


def programme_item(title: str = "Exchange of views", *, key: str = "item-1", on: str = "2020-02-17") -> ProgrammeItem:
    """A point of the programme."""
    return ProgrammeItem(id=ProgrammeItemId(key), mission=MISSION, title=title, date=day(on), order_key=key)


def speaker_note(
    title: str = "Opening statement",
    *,
    key: str = "note-1",
    use: NoteUse = NoteUse.SPEAK,
    speaker: str | None = None,
    level: Level = Level.MEMBERS,
) -> SpeakerNote:
    """A note to speak from, unless said otherwise."""
    who = PersonId(speaker) if speaker else None
    return SpeakerNote(
        id=SpeakerNoteId(key),
        mission=MISSION,
        use=use,
        title=title,
        speaker=who,
        role="" if who else "lead Member",
        minutes=2.0,
        order_key=key,
        level=level,
    )


def commitment(title: str = "Meet activists", *, key: str = "commitment-1") -> Commitment:
    """A commitment of the mission."""
    return Commitment(id=CommitmentId(key), mission=MISSION, title=title, order_key=key)


def situation_entry(title: str = "A ban", *, key: str = "entry-1", level: Level = Level.MEMBERS) -> SituationEntry:
    """A fact about the country."""
    return SituationEntry(
        id=SituationEntryId(key),
        country=COUNTRY,
        theme=THEME,
        title=title,
        sources=(SOURCE,),
        order_key=key,
        level=level,
    )


def pack(*, as_of: str | None = "2020-02-17", recipes: tuple[str, ...] = ()) -> Pack:
    """The pack of the mission."""
    return Pack(
        id=PACK,
        mission=MISSION,
        name="Delegation pack",
        as_of=day(as_of) if as_of else None,
        recipes=tuple(RecipeId(key) for key in recipes),
    )


def section(
    section_type: str, *, key: str | None = None, level: Level = Level.MEMBERS, **options: OptionValue
) -> Section:
    """A section of the pack, in the order of its key."""
    name = key or f"section-{section_type}"
    return Section(
        id=SectionId(name), pack=PACK, section_type=section_type, order_key=name, options=options, level=level
    )


def recipe(name: str = "Delegation pack", *, key: str = "recipe-1", audience: Level = Level.MEMBERS) -> Recipe:
    """A recipe that takes every section."""
    return Recipe(id=RecipeId(key), name=name, audience=audience)


def written(owner: Record, field: str, words: str | Text, *, language: str = "en") -> WrittenText:
    """The text of a record's field: a paragraph a line, or the tree given."""
    tree = words if isinstance(words, Text) else plain_text(words)
    return WrittenText(
        id=text_id(owner.ref, field, language), owner=owner.ref, field=field, language=language, tree=tree
    )


def bullets(*lines: str) -> Text:
    """A text of bullets."""
    return Text(blocks=tuple(Block(kind=BlockKind.BULLET, runs=(Run(text=line),)) for line in lines))


def office() -> tuple[Record, ...]:
    """What an office settles: a scale that renames one code, a kept sentence, a sheet's layout."""
    return (
        StatusScale(id=OFFICE_SCALE, entries=(ScaleEntry(code=StatusCode.STARTED, labels={"en": "Under way"}),)),
        Letterhead(id=OFFICE_LETTERHEAD, name="An office", address="1 Any Street\nAny Town", colour="#7a1f3d"),
        KeptCount(
            id=KeptCountId("kept-1"),
            owner=RecordRef(kind=Kind.SPEAKER_NOTE, id="note-1"),
            field="close",
            language="en",
            quote="Two of 20 were implemented.",
            said="2 of 20",
            actual="0 of 20",
            reason="The minister's own words.",
            instrument=INSTRUMENT,
        ),
        SheetLayout(
            id=SheetLayoutId("layout-1"),
            name="A partner's sheet",
            headings=("call", "grade"),
            columns={"call": SheetColumn.TEXT, "grade": SheetColumn.STATUS},
            mapping="ccpr",
            claimant=NGO,
        ),
    )


def annex_file(*, key: str = "file-1", pages: int = 2, words: str = "What the annex says.") -> AnnexFile:
    """Return a file of A4 pages with these words on each; a page without words is a scan."""
    return AnnexFile(
        id=AnnexFileId(key),
        level=Level.PUBLIC,
        file_name="report.pdf",
        pages=tuple(FilePage(width=595.0, height=842.0, words=words) for _ in range(pages)),
        bookmarks=(FileBookmark(level=1, title="Findings", page=1),),
    )


def annex(title: str = "A report", *, key: str = "annex-1", section: str = "section-93", pages: str = "") -> Annex:
    """Return an annex of the file ``file-1``."""
    return Annex(
        id=AnnexId(key),
        section=SectionId(section),
        file=AnnexFileId("file-1"),
        title=title,
        pages=pages,
        order_key=key,
    )


def a_library_of_records() -> tuple[Record, ...]:
    """A small, whole library: one of every kind, twenty calls (2 partial, 18 none), a pack with every section."""
    calls = tuple(recommendation(number) for number in range(1, 21))
    judged = tuple(
        assessment(number, StatusCode.PARTIAL if number <= 2 else StatusCode.NONE, sequence=number)
        for number in range(1, 21)
    )
    speaker = person("Vera Speaker", key="person-2", named_to=Level.PUBLIC)
    member = person("Max Member", named_to=Level.PUBLIC)
    trip, fact, note = mission(delegation=(PERSON,)), situation_entry(), speaker_note()
    heard = speaker_note("A speaker", key="note-2", use=NoteUse.HEARD, speaker="person-2")
    promise = commitment()
    sections = (
        section("cover", key="section-1"),
        section("summary", key="section-2", instrument=INSTRUMENT, addressee=ADDRESSEE),
        section("programme", key="section-3"),
        section("delegation", key="section-4"),
        section("speaker_notes", key="section-5", use="speak"),
        section("recommendation_status", key="section-6", instrument=INSTRUMENT, addressee=ADDRESSEE),
        section("country_situation", key="section-7"),
        section("commitments", key="section-8"),
        section("sources", key="section-9"),
        section("movement", key="section-91", instrument=INSTRUMENT, addressee=ADDRESSEE, since="2020-02-01"),
        section("coverage", key="section-92", instrument=INSTRUMENT, addressee=ADDRESSEE),
        section("annexes", key="section-93"),
    )
    texts = (
        written(trip, "why", "The agreement enters into force."),
        written(trip, "avoid", "Names of those at risk."),
        written(fact, "fact", "A movement was banned."),
        written(note, "opening", "Thank you, Chair."),
        written(note, "points", "First point.\nSecond point."),
        written(note, "close", "We count on you."),
        written(heard, "message", "Keep pressing."),
        written(promise, "promise", "Members will meet activists."),
        *(written(call, "summary", f"Do what call {index} asks.") for index, call in enumerate(calls, start=1)),
    )
    return (
        country(), body(), addressee(), theme(), source(), organisation("An organisation", key="organisation-1"),
        instrument(), *calls, *judged, stated_count(), member, speaker, trip, programme_item(), note, heard,
        promise, fact, pack(recipes=("recipe-1",)), recipe(), *sections, *texts, *office(), annex_file(), annex(),
    )  # fmt: skip
