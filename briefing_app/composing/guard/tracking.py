"""What a library counts, and every name by which a text may mean it."""

from __future__ import annotations

from collections.abc import Iterator

from babel import Locale

from briefing_app.composing.figures import CountedFigures
from briefing_app.composing.guard.model import Tracked
from briefing_app.composing.names import short_name
from briefing_app.domain.ids import AddresseeId
from briefing_app.domain.nationalities import NATIONALITIES, nationality_of
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.recommendation import Addressee, Instrument, Recommendation, StatedCount
from briefing_app.domain.references import house_form
from briefing_app.domain.status_words import StatusWords, status_words


def tracked(reader: Reader, figures: CountedFigures) -> tuple[Tracked, ...]:
    """Return what is counted as of the figures' date: a value for each instrument and addressee, and one for all."""
    scale = status_words(reader)
    addressees = {each.id: each for each in reader.all(Addressee)}
    found: list[Tracked] = []
    for instrument in reader.all(Instrument):
        found.extend(_of_instrument(reader, figures, instrument, addressees=addressees, scale=scale))
    return tuple(found)


def _of_instrument(
    reader: Reader,
    figures: CountedFigures,
    instrument: Instrument,
    *,
    addressees: dict[AddresseeId, Addressee],
    scale: StatusWords,
) -> Iterator[Tracked]:
    rows = [row for row in reader.where(Recommendation, "instrument", instrument.id) if row.counts]
    addressed = dict.fromkeys(each for row in rows for each in row.addressees if each in addressees)
    totals = {each: figures.counts(instrument.id, each) for each in addressed}
    largest = max(totals, key=lambda each: totals[each].total, default=None)
    stated = reader.where(StatedCount, "instrument", instrument.id)
    for addressee in (None, *addressed):
        counts = figures.counts(instrument.id, None) if addressee is None else totals[addressee]
        known = addressees[addressee] if addressee is not None else None
        yield Tracked(
            instrument=instrument.id,
            addressee=addressee,
            instrument_name=short_name(instrument, figures.as_of),
            addressee_name=known.name if known is not None else "",
            by_code=counts.by_code,
            total=counts.total,
            scale=scale,
            main=addressee == largest,
            adopted=instrument.adopted,
            references=frozenset(map(house_form, filter(None, (instrument.reference, *instrument.other_references)))),
            instrument_names=tuple(filter(None, (instrument.short_title, instrument.title))),
            addressee_names=names_of(known) if known is not None else (),
            quoted=tuple(each.words for each in stated if each.words),
        )


def names_of(addressee: Addressee) -> tuple[str, ...]:
    """Return the names of an addressee, and where it is a country those in every language, with its adjectives."""
    return tuple(dict.fromkeys((addressee.name, *addressee.aliases, *_of_country(addressee.name))))


def _of_country(name: str) -> Iterator[str]:
    territories = Locale("en").territories
    code = next((code for code, known in territories.items() if known == name), None)
    if code is not None:
        yield Locale("fr").territories[code]
    nationality = nationality_of(name)
    if nationality is not None:
        yield from (*nationality.other_names, *nationality.english, *nationality.french)


def country_names(language: str) -> tuple[str, ...]:
    """Return the names of all countries in a language, and others that texts give them."""
    usual = (name for code, name in Locale(language).territories.items() if code.isalpha() and len(name) > 3)
    return (*usual, *(name for each in NATIONALITIES for name in each.other_names))
