"""Which words of a pack are noted as written in another language than the pack's, and might be in it all the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefing_app.composing.compose import compose
from briefing_app.domain.ids import PackId, RecipeId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level
from briefing_app.domain.reader import Reader
from briefing_app.domain.record import Record
from briefing_app.domain.records.pack import Pack, Recipe, Section
from briefing_app.domain.reference import RecordRef
from briefing_app.editing.words_in import noted_as, words_of
from briefing_app.errors import InputError
from briefing_app.sections.record_forms import PACK_LANGUAGES
from briefing_app.services.clock import Clock

_PAPERS = frozenset({Kind.INSTRUMENT, Kind.RECOMMENDATION, Kind.ASSESSMENT, Kind.STATED_COUNT, Kind.SOURCE})
"""Kinds whose words are mostly somebody else's, in that one's language."""
_OF_A_PACK = frozenset(
    (Kind.SECTION, Kind.ANNEX, Kind.MISSION, Kind.PROGRAMME_ITEM, Kind.SPEAKER_NOTE, Kind.COMMITMENT)
)
"""Kinds that no other mission's pack shows."""
_EVERYTHING = Recipe(id=RecipeId("everything"), name="Everything", audience=Level.STAFF)


@dataclass(frozen=True, slots=True, kw_only=True)
class PackWords:
    """What a pack shows that is noted as ``noted``, though the pack speaks ``pack.language``.

    ``likely`` are those records that are probably in the pack's language; ``wordless`` hold no words yet, and take
    theirs in the pack's language from now on. ``shared``: another pack in ``noted`` shows the same mission.
    """

    pack: Pack
    noted: str
    records: tuple[Record, ...]
    likely: frozenset[RecordRef]
    wordless: tuple[RecordRef, ...]
    shared: bool


def words_noted_otherwise(reader: Reader, pack_id: PackId, *, clock: Clock, noted: str = "") -> PackWords | None:
    """Return the words noted as ``noted`` (empty: the other language of packs with most words); ``None``: none.

    Raises:
        InputError: if there is no such pack.
    """
    pack = reader.get(Pack, pack_id)
    if pack is None:
        raise InputError("There is no such pack", f"The library holds no pack {pack_id}.", "Choose one of its packs.")
    refs = _shown(reader, pack, clock)
    others = [noted] if noted else [code for code, _ in PACK_LANGUAGES]
    found = [_noted(reader, pack, refs, code) for code in others if code != pack.language]
    return max((each for each in found if each.records), key=lambda each: len(each.records), default=None)


def _noted(reader: Reader, pack: Pack, refs: frozenset[RecordRef], noted: str) -> PackWords:
    found = noted_as(reader, sorted(refs, key=lambda ref: (ref.kind, ref.id)), noted, spoken=pack.language)
    speaking = [each for each in found if words_of(each, reader.texts((each.id,)), noted)]
    others = [each for each in reader.all(Pack) if each.id != pack.id and each.language == noted]
    own = _OF_A_PACK if others else frozenset(Kind) - _PAPERS
    return PackWords(
        pack=pack,
        noted=noted,
        records=tuple(speaking),
        likely=frozenset(each.ref for each in speaking if each.KIND in own),
        wordless=tuple(each.ref for each in found if each not in speaking and each.KIND in own),
        shared=any(each.mission == pack.mission for each in others),
    )


def _shown(reader: Reader, pack: Pack, clock: Clock) -> frozenset[RecordRef]:
    """Return what a pack shows its own staff, with the sections that are empty yet."""

    def refs() -> Iterator[RecordRef]:
        yield from (section.ref for section in reader.where(Section, "pack", pack.id))
        yield RecordRef(kind=Kind.MISSION, id=pack.mission)
        now = clock.now()
        try:
            composed = compose(
                reader, pack.id, recipe=_EVERYTHING, audience=None, as_of=None, today=now.date(), now=now
            )
        except InputError:  # nothing is in it yet
            return
        yield from composed.reads

    return frozenset(refs())
