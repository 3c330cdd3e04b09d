"""Entries of the UN's index as changes of a library.

One instrument a document, one recommendation an entry, addressed to its country. The entry's key decides what is there
already: a second import changes nothing, a newer file brings what is new or worded anew. Of a recommendation that is
there, only what the file itself says follows the file; its themes, level and addressees are a person's from then on.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TypeAlias, TypeVar

from briefing_app.domain.changes import Change, created, replaced
from briefing_app.domain.claims import Claimant, ClaimantKind
from briefing_app.domain.ids import (
    AddresseeId,
    AssessmentId,
    CountryId,
    InstrumentId,
    RecommendationId,
    ThemeId,
    stable_id,
)
from briefing_app.domain.levels import Level
from briefing_app.domain.reader import Reader
from briefing_app.domain.record import Record
from briefing_app.domain.records.place import Country
from briefing_app.domain.records.recommendation import (
    Addressee,
    AddresseeKind,
    Assessment,
    CallKind,
    Instrument,
    InstrumentKind,
    Position,
    Recommendation,
    Theme,
)
from briefing_app.domain.records.written import WrittenText, text_id
from briefing_app.domain.status import StatusCode
from briefing_app.domain.text import plain_text
from briefing_app.importing.uhri import UNDATED, UhriRecord
from briefing_app.importing.uhri_themes import NAMES, our_themes

T = TypeVar("T")
Making: TypeAlias = Generator[Change, None, T]
"""Yields what has to be made first, and returns what was asked for."""
LANGUAGE = "en"
_TITLE_LENGTH = 90
_AT_ONCE = 400
_BODIES = {
    "CRC": "Committee on the Rights of the Child",
    "CEDAW": "Committee on the Elimination of Discrimination against Women",
    "CAT": "Committee against Torture",
    "CCPR": "Human Rights Committee",
    "E/C.12": "Committee on Economic, Social and Cultural Rights",
    "CERD": "Committee on the Elimination of Racial Discrimination",
    "CRPD": "Committee on the Rights of Persons with Disabilities",
    "CMW": "Committee on Migrant Workers",
    "CED": "Committee on Enforced Disappearances",
}
_SHORT = {"E/C.12": "CESCR"}


@dataclass(slots=True, kw_only=True)
class Met:
    """What the entries came to: new instruments; recommendations that are new, worded anew, and as they were."""

    instruments: int = 0
    new: int = 0
    changed: int = 0
    same: int = 0
    positions: int = 0
    skipped: Counter[str] = field(default_factory=Counter)


def uhri_changes(records: Iterable[UhriRecord], reader: Reader, *, met: Met) -> Iterator[Change]:
    """Yield what the entries change, one by one; every record at most once."""
    vocabulary = _Vocabulary(reader, met)
    source = iter(records)
    while portion := list(islice(source, _AT_ONCE)):
        ids = {record.key: recommendation_id(record) for record in portion}
        known = {one.id: one for one in reader.many(Recommendation, ids.values())}
        texts = {
            one.owner_id: one for one in reader.texts(known) if (one.field, one.language) == ("verbatim", LANGUAGE)
        }
        said = {one.id: one for one in reader.many(Assessment, filter(None, map(_position_id, portion)))}
        for record in portion:
            here = known.get(ids[record.key])
            if here is None:
                yield from _new(record, vocabulary)
                met.new += 1
            else:
                changes = list(_reworded(record, here, texts.get(here.id)))
                met.changed += bool(changes)
                met.same += not changes
                yield from changes
            yield from _position(record, ids[record.key], said=said, met=met)


def recommendation_id(record: UhriRecord) -> RecommendationId:
    """Return the id that an entry of the index has in every library."""
    return RecommendationId(stable_id("recommendation", f"uhri:{record.key}"))


def _new(record: UhriRecord, vocabulary: _Vocabulary) -> Iterator[Change]:
    addressees = yield from vocabulary.addressees(record)
    themes = yield from vocabulary.themes(record)
    instrument = yield from vocabulary.instrument(record)
    call = Recommendation(
        id=recommendation_id(record),
        level=Level.PUBLIC,
        instrument=instrument,
        title="",
        addressees=addressees,
        themes=themes,
        call_kind=record.kind,
        counted=record.kind is CallKind.CALL,
        counted_reason="" if record.kind is CallKind.CALL else "a concern or observation, no recommendation",
    )
    yield created(_as_worded(call, record))
    yield created(_verbatim(record))


def _reworded(record: UhriRecord, here: Recommendation, text: WrittenText | None) -> Iterator[Change]:
    fresh = _verbatim(record)
    said_before = text.tree.plain if text is not None else ""
    moved = (here.paragraph, here.clause) != (record.paragraph, record.clause)
    if said_before == fresh.tree.plain and not moved and here.affected == record.affected:
        return
    now = _as_worded(here, record)
    if here.title != _title(said_before):
        now = replace(now, title=here.title)
    if now != here:
        yield replaced(here, now)
    if text is None:
        yield created(fresh)
    elif text.tree != fresh.tree:
        yield replaced(text, replace(text, tree=fresh.tree))


def _as_worded(call: Recommendation, record: UhriRecord) -> Recommendation:
    """Return a recommendation with what the file itself says of it."""
    return replace(
        call,
        title=_title(record.words),
        paragraph=record.paragraph,
        clause=record.clause,
        affected=record.affected,
        made_by=record.recommending,
        order_key=_order_key(record),
    )


def _position(
    record: UhriRecord, call: RecommendationId, *, said: Mapping[AssessmentId, Assessment], met: Met
) -> Iterator[Change]:
    """The State's answer in the periodic review: a position, which says nothing of what was done."""
    new = _position_id(record)
    if new is None:
        return
    if (known := said.get(new)) is not None:
        yield from _understood(record, known)
        return
    if record.published is None:
        met.skipped[UNDATED] += 1
        return
    met.positions += 1
    yield created(
        Assessment(
            id=new,
            level=Level.PUBLIC,
            recommendation=call,
            date=record.published,
            status=StatusCode.UNASSESSED,
            claimant=Claimant(kind=ClaimantKind.STATE),
            position=record.position,
            original_grade=record.position_words,
        )
    )


def _understood(record: UhriRecord, known: Assessment) -> Iterator[Change]:
    """An answer that was taken in before its words were understood: the same words, now with their position."""
    if known.position in (None, Position.OTHER) and known.position is not record.position:
        yield replaced(known, replace(known, position=record.position))


def _position_id(record: UhriRecord) -> AssessmentId | None:
    if not record.position_words:
        return None
    return AssessmentId(stable_id("assessment", f"uhri:{record.key}:{record.position_words.casefold()}"))


class _Vocabulary:
    """The library's countries, addressees, themes and instruments; what an entry needs beside is made for it."""

    def __init__(self, reader: Reader, met: Met) -> None:
        self._reader = reader
        self._met = met
        self._countries = {one.name.casefold(): one.id for one in reader.all(Country)}
        addressees = reader.all(Addressee)
        self._addressees = {
            name.casefold(): one.id for one in reversed(addressees) for name in (*one.aliases, one.name)
        }
        themes = reader.all(Theme)
        known = {one.id for one in themes}
        by_name = {one.name.casefold(): one.id for one in themes}
        self._themes = {
            key: one
            for key, name in NAMES.items()
            if (one := by_name.get(name.casefold())) or (one := ThemeId(stable_id("theme", key))) in known
        }
        instruments = reader.all(Instrument)
        self._instruments = {
            words.casefold(): one.id for one in instruments for words in (one.reference, *one.other_references) if words
        }
        self._made = {one.id for one in instruments}
        self._number: Counter[str] = Counter()
        self._last = {
            kind: max((one.order_key for one in there), default="")
            for kind, there in (("addressee", addressees), ("theme", themes), ("instrument", instruments))
        }

    def addressees(self, record: UhriRecord) -> Making[tuple[AddresseeId, ...]]:
        """The countries as addressees."""
        found = []
        for name in record.countries:
            known = self._addressees.get(name.casefold())
            if known is None:
                known = AddresseeId(stable_id("addressee", name.casefold()))
                self._addressees[name.casefold()] = known
                yield created(
                    Addressee(
                        id=known,
                        level=Level.PUBLIC,
                        name=name,
                        addressee_kind=AddresseeKind.STATE_AUTHORITY,
                        order_key=self._next("addressee"),
                    )
                )
            found.append(known)
        return tuple(dict.fromkeys(found))

    def themes(self, record: UhriRecord) -> Making[tuple[ThemeId, ...]]:
        """Our themes for those of the index."""
        found = []
        for key in our_themes(record.themes):
            known = self._themes.get(key)
            if known is None:
                known = self._themes[key] = ThemeId(stable_id("theme", key))
                yield created(Theme(id=known, level=Level.PUBLIC, name=NAMES[key], order_key=self._next("theme")))
            found.append(known)
        return tuple(found)

    def instrument(self, record: UhriRecord) -> Making[InstrumentId]:
        """The document that the entry was taken from."""
        key = (record.symbol or f"{record.body} {record.document or record.published}").casefold()
        known = self._instruments.get(key)
        if known is None:
            known = self._instruments[key] = InstrumentId(stable_id("instrument", f"uhri:{key}"))
        if known not in self._made:
            self._made.add(known)
            self._met.instruments += 1
            countries = yield from self._country_ids(record)
            yield created(_instrument(record, known, countries=countries, order_key=self._next("instrument")))
        return known

    def _country_ids(self, record: UhriRecord) -> Making[tuple[CountryId, ...]]:
        found = []
        for name in record.countries:
            known = self._countries.get(name.casefold())
            if known is None:
                known = self._countries[name.casefold()] = CountryId(stable_id("country", name.casefold()))
                yield created(Country(id=known, level=Level.PUBLIC, name=name))
            found.append(known)
        return tuple(dict.fromkeys(found))

    def _next(self, kind: str) -> str:
        """A key behind all of its kind, of a length that does not grow with their number."""
        self._number[kind] += 1
        return f"{self._last[kind]}{self._number[kind]:06}m"


def _instrument(
    record: UhriRecord, new: InstrumentId, *, countries: tuple[CountryId, ...], order_key: str
) -> Instrument:
    country = record.countries[0] if record.countries else ""
    year = str(record.published.year) if record.published else ""
    if record.is_upr:
        kind, name, short = InstrumentKind.UPR_ROUND, "Universal Periodic Review", "UPR"
    else:
        prefix = next((one for one in _BODIES if record.symbol.startswith(f"{one}/")), "")
        kind = InstrumentKind.TREATY_BODY if prefix else InstrumentKind.OTHER
        name = _BODIES.get(prefix) or record.body or "UN document"
        short = _SHORT.get(prefix, prefix) or record.body or "UN"
    title = f"{name}: {country}" if country else name
    return Instrument(
        id=new,
        level=Level.PUBLIC,
        title=", ".join(part for part in (title, record.cycle, year) if part),
        short_title=" ".join(part for part in (short, country, year) if part),
        reference=record.symbol,
        instrument_kind=kind,
        adopted=record.published,
        countries=countries,
        claimant=Claimant(kind=ClaimantKind.OWN),
        counting_rule="one call an entry of the UN's index (UHRI)",
        order_key=order_key,
    )


def _verbatim(record: UhriRecord) -> WrittenText:
    owner: Record = Recommendation(id=recommendation_id(record), instrument=InstrumentId(""), title="")
    return WrittenText(
        id=text_id(owner.ref, "verbatim", LANGUAGE),
        owner=owner.ref,
        field="verbatim",
        language=LANGUAGE,
        tree=plain_text(record.words),
    )


def _title(words: str) -> str:
    """Return the beginning of the words, as far as a list has room."""
    line = re.sub(r"\s+", " ", words)
    if len(line) > _TITLE_LENGTH:
        line = line[:_TITLE_LENGTH].rsplit(" ", 1)[0].rstrip(",;:") + "…"
    return line[:1].upper() + line[1:].rstrip(";.,")


def _order_key(record: UhriRecord) -> str:
    """Paragraphs by number: 96.2 before 96.20; what has no number comes last, always in the same order."""
    if record.paragraph is None:
        return f"z{stable_id('order', record.key)[:8]}m"
    first, _, second = record.paragraph.partition(".")
    letters = record.clause.strip("()")
    return f"{int(first):04}{int(second or 0):04}{letters}{stable_id('order', record.key)[:4]}m"
