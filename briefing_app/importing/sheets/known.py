"""What the library knows by name: texts, addressees, themes, sources, claimants, and the words for a status."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from briefing_app.domain.claims import Claimant, ClaimantKind
from briefing_app.domain.ids import AddresseeId, SourceId, ThemeId
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.mission import Source
from briefing_app.domain.records.office import OFFICE_SCALE, StatusScale
from briefing_app.domain.records.people import Organisation
from briefing_app.domain.records.recommendation import Addressee, Instrument, Theme
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.references import house_form
from briefing_app.domain.status import LABELS, StatusCode
from briefing_app.domain.status_words import status_words

_T = TypeVar("_T")

CLAIM_WORDS: Mapping[ClaimantKind, tuple[str, ...]] = {
    ClaimantKind.STATE: ("state", "government", "authorities", "état", "gouvernement", "государство", "staat"),
    ClaimantKind.NGO: ("ngo", "ngos", "civil society", "ong", "société civile", "нпо", "нко", "nro"),
    ClaimantKind.THIRD_PARTY: ("third party", "third_party", "tiers", "третья сторона", "dritte"),
    ClaimantKind.OWN: ("own", "ourselves", "us", "nous", "мы", "eigene"),
}
"""How a claim column names a kind of claimant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What a claim cell says: a kind, somebody by name, or both. ``by`` are all who bear the name."""

    kind: ClaimantKind | None
    by: tuple[RecordRef, ...] = ()

    def agrees(self, claimant: Claimant) -> bool:
        """Whether it can be this claimant of whom it speaks."""
        return self.kind in (None, claimant.kind) and (not self.by or claimant.by in self.by)


class Known:
    """The library's names, each read once for a sheet. Names are compared without case and outer spaces."""

    def __init__(self, reader: Reader) -> None:
        """Read what sheets may name."""
        self.instruments = reader.all(Instrument)
        self._addressees = _by_name((each.id, (each.name, *each.aliases)) for each in reader.all(Addressee))
        self._themes = _by_name((each.id, (each.name,)) for each in reader.all(Theme))
        self.addressee_names = tuple(each.name for each in reader.all(Addressee))
        self.theme_names = tuple(each.name for each in reader.all(Theme))
        sources = reader.all(Source)
        self._sources = _all_by_name((each.id, (each.id, each.title, each.reference)) for each in sources)
        organisations = reader.all(Organisation)
        parties = [(each.ref, (each.id, each.name, each.short, *each.aliases)) for each in organisations]
        parties += [(each.ref, (each.id, each.title, each.reference)) for each in sources]
        self._parties = _all_by_name(parties)
        scale = reader.get(StatusScale, OFFICE_SCALE)
        labels = {entry.code: tuple(entry.labels.values()) for entry in scale.entries} if scale is not None else {}
        # The office's own words go first: it may have given one code the house's words for another.
        self._statuses = {
            **_by_name((code, (LABELS[code], code.value, code.value.replace("_", " "))) for code in StatusCode),
            **_by_name((code, labels.get(code, ())) for code in StatusCode),
        }
        offered = status_words(reader)
        self.status_words = tuple(offered.label(code) for _number, code in offered.numbered())

    def instrument(self, words: str) -> Instrument | None:
        """Return the text that is called so: by a reference however written, or by its title."""
        wanted = _key(words)
        form = _key(house_form(words))
        for each in self.instruments:
            references = [reference for reference in (each.reference, *each.other_references) if reference]
            names = {_key(name) for name in (each.id, each.title, each.short_title, *references) if name}
            if wanted in names or form in {_key(house_form(reference)) for reference in references}:
                return each
        return None

    def addressees(self, words: str) -> tuple[AddresseeId, ...] | None:
        """Return the addressees of a cell, several parted by ``;``; ``None`` where one is not known."""
        return _several(words, self._addressees)

    def themes(self, words: str) -> tuple[ThemeId, ...] | None:
        """Return the themes of a cell, several parted by ``;``; ``None`` where one is not known."""
        return _several(words, self._themes)

    def sources(self, words: str) -> tuple[SourceId, ...]:
        """Return the sources of this title, reference or id: two may bear one title."""
        return self._sources.get(_key(words), ())

    def status(self, words: str) -> StatusCode | None:
        """Return the status that the office or the house calls so."""
        return self._statuses.get(_key(words))

    def claim(self, words: str) -> Claim | None:
        """Return whom a claim cell names: ``ngo``, a name, or ``ngo: name``; ``None``: nobody."""
        party = self._parties.get(_key(words), ())
        if party:
            return Claim(kind=None, by=party)
        before, colon, after = words.partition(":")
        kind = next((each for each, known in CLAIM_WORDS.items() if _key(before) in known), None)
        by = self._parties.get(_key(after), ()) if colon else ()
        if kind is None or (after.strip() and not by):
            return None
        return Claim(kind=kind, by=by)


def _by_name(pairs: Iterable[tuple[_T, tuple[str, ...]]]) -> dict[str, _T]:
    found: dict[str, _T] = {}
    for value, names in pairs:
        for name in names:
            if name.strip():
                found.setdefault(_key(name), value)
    return found


def _all_by_name(pairs: Iterable[tuple[_T, tuple[str, ...]]]) -> dict[str, tuple[_T, ...]]:
    found: dict[str, tuple[_T, ...]] = {}
    for value, names in pairs:
        for name in {_key(name) for name in names if name.strip()}:
            found[name] = (*found.get(name, ()), value)
    return found


def _several(words: str, known: Mapping[str, _T]) -> tuple[_T, ...] | None:
    whole = known.get(_key(words))
    if whole is not None:
        return (whole,)
    found = [known.get(_key(part)) for part in words.split(";") if part.strip()]
    each = tuple(dict.fromkeys(part for part in found if part is not None))
    return each if found and None not in found else None


def _key(words: str) -> str:
    return " ".join(words.casefold().split())
