"""Libraries to measure previews of: chapters of a situation, speaker notes and a matrix, always the same words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bench.packs import PackMaker
from briefing_app.domain.changes import ChangeSet, created
from briefing_app.domain.claims import Claimant, ClaimantKind
from briefing_app.domain.dates import PartialDate
from briefing_app.domain.ids import (
    AddresseeId,
    AssessmentId,
    BodyId,
    CountryId,
    InstrumentId,
    MissionId,
    PackId,
    RecipeId,
    RecommendationId,
    SectionId,
    SituationEntryId,
    SourceId,
    SpeakerNoteId,
    ThemeId,
)
from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level
from briefing_app.domain.record import Record
from briefing_app.domain.records.mission import Mission, NoteUse, Source, SpeakerNote
from briefing_app.domain.records.pack import OptionValue, Pack, Recipe, Section
from briefing_app.domain.records.people import Body
from briefing_app.domain.records.place import Country, DatedName
from briefing_app.domain.records.recommendation import Addressee, Assessment, Instrument, Recommendation, Theme
from briefing_app.domain.records.situation import SituationEntry
from briefing_app.domain.records.written import WrittenText, text_id
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.status import StatusCode
from briefing_app.domain.text import plain_text
from briefing_app.store.library import Library
from briefing_app.store.who import Who

CHAPTERS = {20: 2, 110: 11}
"""Pages of a pack, about, and the chapters that make them."""
PACK = PackId("pack")
TYPED_IN = RecordRef(kind=Kind.SITUATION_ENTRY, id="entry-1-2")
"""The record whose ``fact`` is typed in: it stands on the pages that are seen first."""
_SOURCES, _THEMES = 30, 4
_CODES = tuple(StatusCode)
_DAY = PartialDate.parse("2020-02-17")
_NGO = Claimant(kind=ClaimantKind.NGO)


class LibraryMaker:
    """Yields the records of one library; the same number of chapters gives the same words."""

    def __init__(self) -> None:
        self._words = PackMaker()

    def records(self, chapters: int) -> Iterator[Record]:
        """Yield what all chapters share, then each chapter."""
        yield Mission(id=MissionId("mission"), name="Visit", body=BodyId("body"), country=CountryId("country-1"))
        yield Body(id=BodyId("body"), code="D", names=(DatedName(name="The delegation"),), level=Level.PUBLIC)
        yield Addressee(id=AddresseeId("state"), name="The State", level=Level.PUBLIC)
        yield Recipe(id=RecipeId("recipe"), name="Delegation pack", audience=Level.MEMBERS)
        yield Pack(id=PACK, mission=MissionId("mission"), name="Measured", as_of=_DAY, recipes=(RecipeId("recipe"),))
        for number in range(_THEMES):
            yield Theme(id=ThemeId(f"theme-{number}"), name=f"Theme {number}", level=Level.PUBLIC)
        for number in range(_SOURCES):
            title = self._words.text(10)
            yield Source(id=SourceId(f"source-{number}"), title=title, order_key=f"{number:03}", level=Level.PUBLIC)
        yield _section("a", "cover")
        for number in range(1, chapters + 1):
            yield from self._chapter(number)
        yield _section("z", "sources")

    def _chapter(self, number: int) -> Iterator[Record]:
        yield Country(id=CountryId(f"country-{number}"), name=f"Country {number}", level=Level.PUBLIC)
        yield _section(f"{number:03}a", "country_situation", country=f"country-{number}", length="full")
        for at in range(10):
            yield from self._entry(number, at)
        notes = tuple(f"note-{number}-{at}" for at in range(2))
        yield _section(f"{number:03}b", "speaker_notes", use="speak", notes=notes)
        for note in notes:
            yield from self._note(note)
        instrument = f"instrument-{number}"
        yield Instrument(id=InstrumentId(instrument), title=self._words.text(8), claimant=_NGO, level=Level.PUBLIC)
        yield _section(f"{number:03}c", "recommendation_status", instrument=instrument, addressee="state")
        for at in range(16):
            yield from self._call(instrument, number=number, at=at)

    def _entry(self, number: int, at: int) -> Iterator[Record]:
        entry = SituationEntry(
            id=SituationEntryId(f"entry-{number}-{at}"),
            country=CountryId(f"country-{number}"),
            theme=ThemeId(f"theme-{at % _THEMES}"),
            title=self._words.text(5),
            sources=(SourceId(f"source-{(7 * number + at) % _SOURCES}"),),
            order_key=f"{at:03}",
            level=Level.PUBLIC,
        )
        yield entry
        yield self._text(entry, "fact", 60)
        yield self._text(entry, "detail", 40)

    def _note(self, key: str) -> Iterator[Record]:
        note = SpeakerNote(
            id=SpeakerNoteId(key),
            mission=MissionId("mission"),
            use=NoteUse.SPEAK,
            title=self._words.text(4),
            minutes=3.0,
            level=Level.MEMBERS,
        )
        yield note
        yield self._text(note, "opening", 40)
        yield self._text(note, "points", 25, blocks=4)
        yield self._text(note, "close", 30)

    def _call(self, instrument: str, *, number: int, at: int) -> Iterator[Record]:
        call = Recommendation(
            id=RecommendationId(f"call-{number}-{at}"),
            instrument=InstrumentId(instrument),
            title=self._words.text(8),
            addressees=(AddresseeId("state"),),
            themes=(ThemeId(f"theme-{at % _THEMES}"),),
            order_key=f"{at:03}",
            level=Level.PUBLIC,
        )
        yield call
        yield self._text(call, "summary", 20)
        yield Assessment(
            id=AssessmentId(f"assessment-{number}-{at}"),
            recommendation=call.id,
            date=_DAY,
            status=_CODES[(number + at) % len(_CODES)],
            claimant=_NGO,
            level=Level.PUBLIC,
        )

    def _text(self, owner: Record, field: str, words: int, *, blocks: int = 1) -> WrittenText:
        tree = plain_text("\n".join(self._words.text(words) for _ in range(blocks)))
        key = text_id(owner.ref, field, "en")
        return WrittenText(id=key, owner=owner.ref, field=field, language="en", tree=tree)


def make_library(path: Path, *, pages: int) -> None:
    """Write the library whose pack has about that many pages (20 or 110)."""
    library = Library.create(path)
    changes = tuple(created(record) for record in LibraryMaker().records(CHAPTERS[pages]))
    library.apply(ChangeSet(label="Fill", changes=changes), who=Who(name="Bench", initials="B"))
    library.close()


def _section(key: str, section_type: str, **options: OptionValue) -> Section:
    return Section(
        id=SectionId(f"section-{key}"),
        pack=PACK,
        section_type=section_type,
        order_key=key,
        options=options,
        level=Level.MEMBERS,
    )
