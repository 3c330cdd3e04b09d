"""The status of an instrument's calls to one addressee, as the command line prints it: always seen by staff."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NoReturn, TypeVar

from briefing_app.composing.figures import CountedFigures, Perspective
from briefing_app.composing.names import short_name
from briefing_app.composing.reading import NotingReader
from briefing_app.domain.claims import Claimant
from briefing_app.domain.counts import Counts
from briefing_app.domain.ids import AddresseeId
from briefing_app.domain.language import Language
from briefing_app.domain.levels import Level
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.mission import Source
from briefing_app.domain.records.recommendation import Addressee, Instrument, Recommendation
from briefing_app.domain.view import Moves, StatedFigure
from briefing_app.errors import InputError

Named = TypeVar("Named", Instrument, Addressee)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimCounts:
    """What one claimant says about the whole."""

    claimant: Claimant
    name: str
    counts: Counts


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedResult:
    """What a source states, beside what the rows say."""

    source: str
    figure: StatedFigure


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusResult:
    """One instrument's calls to one addressee at a date, by the claimant that is followed."""

    instrument: Instrument
    addressee: Addressee
    as_of: date
    claimant: Claimant | None
    claimant_name: str
    counts: Counts
    claims: tuple[ClaimCounts, ...]
    stated: tuple[StatedResult, ...]
    headline: str
    moves: Moves | None = None
    """What moved since the day that was asked for; ``None``: nobody asked."""

    @property
    def total(self) -> int:
        """The N of the headline."""
        return self.counts.total

    @property
    def overtaken(self) -> int:
        """Rows left out of the total."""
        return self.counts.overtaken


def status_results(
    reader: Reader,
    *,
    instrument: str | None = None,
    addressee: str | None = None,
    as_of: date,
    by: str | None = None,
    since: date | None = None,
    language: Language,
) -> tuple[StatusResult, ...]:
    """Return a result for each instrument and addressee that has counted rows; with ``since`` also what moved.

    ``instrument`` is a reference, short title, title or id; ``addressee`` a name, alias or id; ``by`` a kind of
    claimant (``state``, ``ngo``, ``third_party``, ``own``) or the name of an organisation or source that assessed.

    Raises:
        InputError: if one of these names nothing in the library, or ``since`` lies behind ``as_of``.
    """
    if since is not None and since > as_of:
        raise InputError("The dates are the wrong way round", f"{since} lies after {as_of}, as of which is asked.")
    noting = NotingReader(reader)
    figures = CountedFigures(noting, Perspective(audience=Level.STAFF, language=language, as_of=as_of))
    instruments = _matching(noting.all(Instrument), instrument, "instrument")
    addressees = _matching(noting.all(Addressee), addressee, "addressee")
    results: list[StatusResult] = []
    known: set[Claimant] = set()
    for text in instruments:
        claimants = _claimants(noting, text)
        known.update(claimants)
        followed = _followed(figures, claimants, by)
        if by is not None and followed is None:
            continue
        addressed = _addressed(noting, text)
        results.extend(
            _result(figures, noting, instrument=text, addressee=to, followed=followed, claimants=claimants, since=since)
            for to in addressees
            if to.id in addressed
        )
    if by is not None and not results:
        _refuse("claimant", by, sorted({figures.claimant_words(each) for each in known}))
    return tuple(results)


def _result(
    figures: CountedFigures,
    reader: Reader,
    *,
    instrument: Instrument,
    addressee: Addressee,
    followed: Claimant | None,
    claimants: tuple[Claimant, ...],
    since: date | None,
) -> StatusResult:
    claimant = followed or instrument.claimant
    moves = figures.moves(instrument.id, addressee.id, since=since, claimant=claimant) if since is not None else None
    claims = (
        ClaimCounts(
            claimant=each,
            name=figures.claimant_words(each),
            counts=figures.counts(instrument.id, addressee.id, claimant=each),
        )
        for each in claimants
    )
    return StatusResult(
        instrument=instrument,
        addressee=addressee,
        as_of=figures.as_of,
        claimant=claimant,
        claimant_name=figures.claimant_words(claimant),
        counts=figures.counts(instrument.id, addressee.id, claimant=claimant),
        claims=tuple(claims),
        stated=tuple(
            StatedResult(source=_title(reader, figure.stated.source), figure=figure)
            for figure in figures.stated(instrument.id, addressee.id)
        ),
        headline=figures.headline(instrument.id, addressee.id, claimant=claimant),
        moves=moves,
    )


def _title(reader: Reader, source: str) -> str:
    found = reader.get(Source, source)
    return found.title if found is not None else ""


def _claimants(reader: Reader, instrument: Instrument) -> tuple[Claimant, ...]:
    """Everybody who has assessed a call of this instrument, whenever."""
    rows = reader.where(Recommendation, "instrument", instrument.id)
    found = {assessment.claimant for assessment in reader.assessments(row.id for row in rows)}
    return tuple(sorted(found, key=lambda each: (each.kind, each.by.id if each.by is not None else "")))


def _addressed(reader: Reader, instrument: Instrument) -> set[AddresseeId]:
    rows = reader.where(Recommendation, "instrument", instrument.id)
    return {addressee for row in rows if row.counts for addressee in row.addressees}


def _followed(figures: CountedFigures, claimants: tuple[Claimant, ...], by: str | None) -> Claimant | None:
    """Return the claimant that ``by`` names among those who assessed: by kind, else by name."""
    if by is None:
        return None
    wanted = by.strip().casefold()
    for claimant in claimants:
        if wanted in (claimant.kind, figures.claimant_words(claimant).casefold()):
            return claimant
    return None


def _matching(records: Iterable[Named], words: str | None, what: str) -> list[Named]:
    known = list(records)
    if words is None:
        return known
    wanted = words.strip().casefold()
    found = [record for record in known if wanted in {name.casefold() for name in _names(record)}]
    if not found:
        _refuse(what, words, [short_name(record, date.max) for record in known])
    return found


def _names(record: Instrument | Addressee) -> tuple[str, ...]:
    if isinstance(record, Addressee):
        return (record.id, record.name, *record.aliases)
    names = (record.id, record.reference, record.short_title, record.title, *record.other_references)
    return tuple(name for name in names if name)


def _refuse(what: str, words: str, known: Iterable[str]) -> NoReturn:
    names = ", ".join(known) or "none"
    raise InputError(f"The {what} is not known", f"Nothing in the library is called {words!r}.", f"Known: {names}.")
