"""Finding packs, recipes and recommendations by the words that a person types."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from briefing_app.domain.claims import Claimant, ClaimantKind
from briefing_app.domain.ids import PackId, RecommendationId
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.mission import Mission, Source
from briefing_app.domain.records.pack import Pack, Recipe, Section
from briefing_app.domain.records.people import Organisation
from briefing_app.domain.records.recommendation import Instrument, Recommendation
from briefing_app.domain.reference import RecordRef
from briefing_app.errors import InputError
from briefing_app.services.data_export import reference_of


@dataclass(frozen=True, slots=True, kw_only=True)
class PackSummary:
    """A pack with what a list says of it. ``as_of`` of ``None`` follows today."""

    pack: Pack
    mission: str
    as_of: date | None
    recipes: tuple[Recipe, ...]
    sections: int


def pack_summaries(reader: Reader) -> tuple[PackSummary, ...]:
    """Return every pack, the one with the most sections first."""
    found = [_summary(reader, pack) for pack in reader.all(Pack)]
    return tuple(sorted(found, key=lambda each: -each.sections))


def pack_named(reader: Reader, words: str) -> PackId:
    """Return the pack with this id or name (in any case, or as the only one that begins so).

    Raises:
        InputError: if there is none, or more than one.
    """
    packs = reader.all(Pack)
    exact = [pack for pack in packs if pack.id == words] or [
        pack for pack in packs if pack.name.casefold() == words.strip().casefold()
    ]
    found = exact or [pack for pack in packs if pack.name.casefold().startswith(words.strip().casefold())]
    if len(found) == 1:
        return found[0].id
    names = ", ".join(pack.name for pack in (found or packs)) or "none"
    if found:
        raise InputError("Which pack?", f"More than one is called {words!r}: {names}.", "Give the id instead.")
    raise InputError("There is no such pack", f"The library has no pack {words!r}.", f"It has: {names}.")


def recommendation_named(reader: Reader, words: str) -> RecommendationId:
    """Return the recommendation with this id, or the reference that is printed for it.

    Raises:
        InputError: if there is none, or more than one.
    """
    if reader.get(Recommendation, words) is not None:
        return RecommendationId(words)
    found = [
        row.id
        for instrument in reader.all(Instrument)
        for row in reader.where(Recommendation, "instrument", instrument.id)
        if reference_of(row, instrument).casefold() == words.strip().casefold()
    ]
    if len(found) == 1:
        return found[0]
    raise InputError(
        "There is no such recommendation" if not found else "Which recommendation?",
        f"{words!r} names {len(found) or 'none'} in this library.",
        "Ids are listed by export-data.",
    )


def _summary(reader: Reader, pack: Pack) -> PackSummary:
    mission = reader.get(Mission, pack.mission)
    return PackSummary(
        pack=pack,
        mission=mission.name if mission is not None else "",
        as_of=pack.as_of.first_day if pack.as_of is not None else None,
        recipes=reader.many(Recipe, pack.recipes),
        sections=len(reader.where(Section, "pack", pack.id)),
    )


def name_of_claimant(reader: Reader, claimant: Claimant) -> str | None:
    """Return the name of the organisation or source that says so; ``None`` where the kind alone is known."""
    if claimant.by is None:
        return None
    organisation = reader.get(Organisation, claimant.by.id)
    if organisation is not None:
        return organisation.name
    source = reader.get(Source, claimant.by.id)
    return source.title if source is not None else None


def claimant_meant(
    reader: Reader, kind: ClaimantKind, words: str | None, instruments: Iterable[Instrument]
) -> Claimant:
    """Return the claimant of a kind that is named; without a name the one that the counts of these texts follow.

    Where they follow none of this kind it is the kind alone.

    Raises:
        InputError: if nothing is called so, or more than one; or if no name is given and the texts follow several.
    """
    followed = {text.claimant for text in instruments if text.claimant is not None and text.claimant.kind is kind}
    if words is not None or not followed:
        return claimant_named(reader, kind, words)
    if len(followed) > 1:
        names = ", ".join(sorted(name_of_claimant(reader, each) or f"{kind} alone" for each in followed))
        raise InputError(
            "Whose word is it?",
            f"The counts of these texts follow more than one claimant of the kind {kind}: {names}.",
            "Name one with --by, or one text with --instrument.",
        )
    return next(iter(followed))


def claimant_named(reader: Reader, kind: ClaimantKind, words: str | None) -> Claimant:
    """Return the claimant of a kind: an organisation or source by id or name, or the kind alone.

    Raises:
        InputError: if no organisation and no source is called so, or more than one.
    """
    if words is None:
        return Claimant(kind=kind)
    wanted = words.strip().casefold()
    known: list[tuple[RecordRef, tuple[str, ...]]] = [
        (each.ref, (each.id, each.name, each.short, *each.aliases)) for each in reader.all(Organisation)
    ]
    known += [(each.ref, (each.id, each.title, each.reference)) for each in reader.all(Source)]
    found = [ref for ref, names in known if wanted in {name.casefold() for name in names if name}]
    if len(found) > 1:
        raise InputError(
            "Which claimant?",
            f"{len(found)} organisations and sources are called {words!r}: {', '.join(ref.id for ref in found)}.",
            "Give the id of one.",
        )
    if found:
        return Claimant(kind=kind, by=found[0])
    raise InputError(
        "The claimant is not known", f"No organisation and no source is called {words!r}.", "Leave --by out, or add it."
    )
