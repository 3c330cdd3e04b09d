"""Reading an adopted text, and taking its confirmed drafts into a library: one instrument, its calls, one step.

What was taken in once is found again by instrument, paragraph, clause and addressee: the same text a second time
changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from briefing_app.domain.changes import ChangeSet, created
from briefing_app.domain.claims import Claimant
from briefing_app.domain.dates import PartialDate
from briefing_app.domain.ids import AddresseeId, CountryId, InstrumentId, PackId, RecommendationId, stable_id
from briefing_app.domain.levels import Level
from briefing_app.domain.nationalities import countries_named
from briefing_app.domain.ordering import keys_in_order
from briefing_app.domain.reader import Reader
from briefing_app.domain.record import Record
from briefing_app.domain.records.recommendation import (
    COUNTED_ONCE,
    Addressee,
    CallKind,
    Instrument,
    InstrumentKind,
    Recommendation,
)
from briefing_app.domain.records.written import WrittenText, text_id
from briefing_app.domain.references import ReferenceKind, find_references, house_form
from briefing_app.domain.text import plain_text
from briefing_app.editing.command import Command, needed
from briefing_app.editing.waiting_sections import give_text
from briefing_app.errors import InputError
from briefing_app.importing.adopted_text.drafts import drafts
from briefing_app.importing.adopted_text.languages import language_of
from briefing_app.importing.adopted_text.limits import MAX_FILE_BYTES, too_large
from briefing_app.importing.adopted_text.model import AdoptedText, CitedByDay, Draft, FoundAddressee
from briefing_app.importing.adopted_text.pasted import read_pasted
from briefing_app.importing.adopted_text.reading import read_adopted
from briefing_app.importing.adopted_text.structure import structure
from briefing_app.services.apart import file_data, never, read_apart

_TITLE_LENGTH = 90
_SHARED = (ReferenceKind.MINUTES, ReferenceKind.DEBATE)
"""References that several texts have in common: a debate, the minutes of a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadText:
    """An adopted text that was read, and what it seems to ask for."""

    adopted: AdoptedText
    drafts: tuple[Draft, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentFields:
    """What a person says of the text as an instrument; proposed from the text, and confirmed.

    ``existing`` is the library's own record of it, which is then left as it is.
    """

    title: str
    existing: InstrumentId | None = None
    short_title: str = ""
    reference: str = ""
    other_references: tuple[str, ...] = ()
    instrument_kind: InstrumentKind = InstrumentKind.EP_RESOLUTION
    adopted: PartialDate | None = None
    countries: tuple[CountryId, ...] = ()
    claimant: Claimant | None = None
    counting_rule: str = COUNTED_ONCE
    predecessor: InstrumentId | None = None
    level: Level = Level.MEMBERS


def read_text_file(
    path: Path, *, addressees: Iterable[Addressee] = (), cancelled: Callable[[], bool] = never
) -> ReadText:
    """Read a Word file, a saved page or a plain text, apart from the program; ``addressees`` are the library's.

    Raises:
        InputError: if it cannot be read, or is no adopted text; the words say which.
        CancelledError: at once after ``cancelled`` says so.
    """
    data = file_data(path, most=MAX_FILE_BYTES)
    if len(data) > MAX_FILE_BYTES:
        raise too_large(f"{path.name} has more than {MAX_FILE_BYTES // 1_000_000} MB.")
    read = partial(read_adopted, addressees=tuple(addressees))
    adopted, found = read_apart(read, data, name=path.name, cancelled=cancelled)
    return ReadText(adopted=adopted, drafts=found)


def read_pasted_text(words: str, *, addressees: Iterable[Addressee] = ()) -> ReadText:
    """Read pasted words.

    Raises:
        InputError: if they are too many, or no adopted text.
    """
    adopted = structure(read_pasted(words))
    return ReadText(adopted=adopted, drafts=drafts(adopted, addressees))


def proposed_fields(reader: Reader, adopted: AdoptedText) -> InstrumentFields:
    """Return what the text says of itself: its record if the library has one, and the newest text that it cites."""
    known = reader.all(Instrument)
    existing = next(iter(_with_references(known, (adopted.reference, *adopted.other_references))), None)
    named = (*_with_references(known, adopted.cited), *_of_days(known, adopted.cited_by_day))
    cited = [each for each in named if each != existing and _is_before(each, adopted)]
    newest = max(cited, key=lambda each: each.adopted.first_day.isoformat() if each.adopted else "", default=None)
    return InstrumentFields(
        title=adopted.title or adopted.reference or "Adopted text",
        existing=existing.id if existing else None,
        reference=adopted.reference,
        other_references=adopted.other_references,
        adopted=adopted.adopted,
        predecessor=newest.id if newest else None,
    )


def accept(
    adopted: AdoptedText, confirmed: Sequence[Draft], *, fields: InstrumentFields, pack: PackId | None = None
) -> Command:
    """Return the command that takes the confirmed drafts in. What is there already is neither doubled nor changed.

    Addressees that the library does not know are made with the calls to them. Sections of ``pack`` in which no text is
    chosen yet, and which show one, show it from the same step on. Raises ``InputError`` when it runs if
    there is no draft, the kind of one was not chosen, or the instrument has no title.
    """
    _check(confirmed, fields)

    def command(reader: Reader) -> ChangeSet:
        instrument = _instrument(reader, fields)
        addressees = _Addressees(reader)
        language = language_of(adopted.language)
        recommendations = tuple(
            (replace(recommendation, title=_title(draft, language.asked), words_in=language.code), draft)
            for recommendation, draft in _recommendations(
                reader, confirmed, instrument=instrument, addressees=addressees
            )
        )
        texts = (_verbatim(recommendation, draft, language=language.code) for recommendation, draft in recommendations)
        text = (replace(instrument, words_in=language.code),) if instrument.rev == 0 else ()
        calls = (record for record, _ in recommendations)
        # New addressees bear the names that this program gives them, whatever the language of the text.
        records: tuple[Record, ...] = (*text, *addressees.new, *calls, *texts)
        given = give_text(reader, pack, instrument.id) if pack is not None else ()
        changes = (*(created(record) for record in records), *given)
        name = instrument.short_title or instrument.reference or instrument.title
        return ChangeSet(label=f"Take in {name}", changes=changes)

    return command


def known_drafts(reader: Reader, drafts: Sequence[Draft], *, fields: InstrumentFields) -> tuple[bool, ...]:
    """Return of each draft whether the library has it already: ``accept`` would not take it again."""
    new = _recommendations(reader, drafts, instrument=_instrument(reader, fields), addressees=_Addressees(reader))
    fresh = {id(draft) for _, draft in new}
    return tuple(id(draft) not in fresh for draft in drafts)


def _check(confirmed: Sequence[Draft], fields: InstrumentFields) -> None:
    if not confirmed:
        raise InputError("Nothing was confirmed", "No call would be taken in.", "Confirm at least one.")
    open_ones = [draft for draft in confirmed if draft.kind is None]
    if open_ones:
        raise InputError(
            "A kind is missing",
            f"“{open_ones[0].text[:60]}” may be a call, an appraisal or an instruction.",
            "Choose which, or leave it out.",
        )
    if not fields.title.strip():
        raise InputError("The text has no title", "It is named by its title in lists and packs.", "Write one.")


def held_text(known: Iterable[Instrument], fields: InstrumentFields) -> Instrument | None:
    """Return the text of the library that bears one of these references: its own record stays as it is."""
    return next(_with_references(known, (fields.reference, *fields.other_references)), None)


def _with_references(known: Iterable[Instrument], references: Iterable[str]) -> Iterator[Instrument]:
    wanted = {house_form(reference).casefold() for reference in references if reference and not _is_shared(reference)}
    for instrument in known:
        own = (instrument.reference, *instrument.other_references)
        if any(house_form(reference).casefold() in wanted for reference in own if reference):
            yield instrument


def _of_days(known: Iterable[Instrument], cited: Iterable[CitedByDay]) -> Iterator[Instrument]:
    """Yield the Parliament's resolutions of these days on a country that the citation names, where that is one."""
    resolutions = [each for each in known if each.instrument_kind is InstrumentKind.EP_RESOLUTION]
    for text in cited:
        of_day = [each for each in resolutions if each.adopted == text.day]
        countries = countries_named(text.words) if of_day else frozenset()
        same = [each for each in of_day if countries & countries_named(each.title)]
        if len(same) == 1:
            yield same[0]


def _is_shared(reference: str) -> bool:
    return any(found.kind in _SHARED for found in find_references(reference))


def _is_before(instrument: Instrument, adopted: AdoptedText) -> bool:
    return instrument.adopted is None or adopted.adopted is None or instrument.adopted < adopted.adopted


def _instrument(reader: Reader, fields: InstrumentFields) -> Instrument:
    if fields.existing is not None:
        return needed(reader, Instrument, fields.existing)
    known = reader.all(Instrument)
    found = held_text(known, fields)
    if found is not None:
        return found
    key = house_form(fields.reference) or f"{fields.title.strip().casefold()} {fields.adopted or ''}"
    same = reader.get(Instrument, stable_id("instrument", key))
    return same or Instrument(
        id=InstrumentId(stable_id("instrument", key)),
        level=fields.level,
        title=fields.title.strip(),
        short_title=fields.short_title,
        reference=fields.reference,
        other_references=fields.other_references,
        instrument_kind=fields.instrument_kind,
        adopted=fields.adopted,
        countries=fields.countries,
        claimant=fields.claimant,
        counting_rule=fields.counting_rule,
        predecessor=fields.predecessor,
        order_key=max((each.order_key for each in known), default="") + "m",
    )


class _Addressees:
    """The library's addressees by what texts call them, and those that are made now."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        known = reader.all(Addressee)
        self._last = max((each.order_key for each in known), default="")
        self._by_name: dict[str, Addressee] = {
            name.casefold(): each for each in reversed(known) for name in (*each.aliases, each.name)
        }
        self.new: list[Addressee] = []

    def of(self, found: FoundAddressee) -> AddresseeId:
        """Return the id of an addressee; it is made if the library has none of that name."""
        known = self._reader.get(Addressee, found.id) if found.id else None
        known = known or self._by_name.get(found.name.casefold())
        if known is None:
            known = self._made(found)
        return known.id

    def _made(self, found: FoundAddressee) -> Addressee:
        self._last += "m"
        new = Addressee(
            id=AddresseeId(stable_id("addressee", found.name.casefold())),
            level=Level.PUBLIC,
            name=found.name,
            addressee_kind=found.kind,
            order_key=self._last,
        )
        self._by_name[found.name.casefold()] = new
        self.new.append(new)
        return new


def _recommendations(
    reader: Reader, confirmed: Sequence[Draft], *, instrument: Instrument, addressees: _Addressees
) -> Iterator[tuple[Recommendation, Draft]]:
    there = reader.where(Recommendation, "instrument", instrument.id)
    last = max((each.order_key for each in there), default="")
    seen = {_key(each.paragraph, each.clause, whom) for each in there for whom in _ways(each)}
    for order, draft in zip(keys_in_order(len(confirmed)), confirmed, strict=True):
        whom = tuple(addressees.of(each) for each in draft.addressees)
        # Calls whose paragraph could not be verified are told apart by their words.
        words = "" if draft.paragraph else " ".join(draft.text.casefold().split())
        key = _key(draft.paragraph, draft.clause, whom) + words
        new = RecommendationId(stable_id("recommendation", f"{instrument.id}:{key}"))
        if key in seen or reader.get(Recommendation, new):
            continue
        seen.add(key)
        yield (
            Recommendation(
                id=new,
                level=instrument.level,
                instrument=instrument.id,
                title=draft.text,
                paragraph=draft.paragraph,
                clause=draft.clause,
                call_kind=draft.kind or CallKind.CALL,
                addressees=whom,
                counted=draft.counted,
                counted_reason="" if draft.kind is CallKind.CALL else f"an {draft.kind}",
                order_key=last + order,
            ),
            draft,
        )


def _key(paragraph: str | None, clause: str, addressees: Iterable[str]) -> str:
    return f"{paragraph or ''}:{clause.strip('()')}:{','.join(sorted(addressees))}"


def _ways(recommendation: Recommendation) -> Iterator[tuple[str, ...]]:
    """Yield whom a draft of the same call may name: all of its addressees together, or one of them."""
    yield recommendation.addressees
    yield from ((each,) for each in recommendation.addressees)


def _verbatim(recommendation: Recommendation, draft: Draft, *, language: str) -> WrittenText:
    owner = recommendation.ref
    return WrittenText(
        id=text_id(owner, "verbatim", language),
        owner=owner,
        field="verbatim",
        language=language,
        tree=plain_text(draft.text),
    )


def _title(draft: Draft, asked: re.Pattern[str]) -> str:
    """Return a line that names the call: what is asked, without whom, as far as a list has room.

    ``asked`` ends where what is asked begins.
    """
    words = draft.text
    found = asked.search(words) if draft.addressees else None
    start = words[found.end() :] if found else words
    if len(start) > _TITLE_LENGTH:
        start = start[:_TITLE_LENGTH].rsplit(" ", 1)[0].rstrip(",;:") + "…"
    return start[:1].upper() + start[1:].rstrip(";.,")
