"""Claimants that may be chosen: whose word on a status is followed, in the words by which staff know them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from briefing_app.domain.claims import Claimant, ClaimantKind
from briefing_app.domain.ids import InstrumentId
from briefing_app.domain.reader import Reader
from briefing_app.domain.records import CLASSES
from briefing_app.domain.records.office import SheetLayout
from briefing_app.domain.records.people import Organisation
from briefing_app.domain.records.recommendation import Instrument, Recommendation
from briefing_app.gui.outline import record_title

KINDS = {
    ClaimantKind.OWN: "Our own office",
    ClaimantKind.NGO: "Civil society",
    ClaimantKind.THIRD_PARTY: "A third party",
    ClaimantKind.STATE: "The State's own word",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimantChoice:
    """One claimant, and its words."""

    claimant: Claimant
    words: str

    @property
    def key(self) -> str:
        """What a list of choices keeps of it."""
        return claimant_key(self.claimant)


def claimant_key(claimant: Claimant | None) -> str:
    """Return a word that stands for a claimant in a list; empty for none."""
    if claimant is None:
        return ""
    return f"{claimant.kind} {claimant.by.kind} {claimant.by.id}" if claimant.by else str(claimant.kind)


def read_claimants(reader: Reader, assessed: Iterable[Claimant] = ()) -> tuple[ClaimantChoice, ...]:
    """Return the kinds, the claimants that texts and sheets follow already or that ``assessed``, and organisations."""
    followed = [each.claimant for each in reader.all(Instrument)] + [each.claimant for each in reader.all(SheetLayout)]
    held = [claimant for claimant in followed if claimant is not None]
    named = [Claimant(kind=ClaimantKind.NGO, by=each.ref) for each in reader.all(Organisation)]
    plain = [Claimant(kind=kind) for kind in KINDS]
    chosen = dict.fromkeys((*plain, *held, *assessed, *named))
    return tuple(ClaimantChoice(claimant=each, words=_words(reader, each)) for each in chosen)


def read_claimants_of(reader: Reader, instrument: InstrumentId) -> tuple[ClaimantChoice, ...]:
    """Return the claimants that the counts of one text may follow, those who have judged its calls among them."""
    calls = reader.where(Recommendation, "instrument", instrument)
    return read_claimants(reader, (each.claimant for each in reader.assessments(call.id for call in calls)))


def claimant_of(choices: tuple[ClaimantChoice, ...], key: str | None) -> Claimant | None:
    """Return the claimant that a word of a list stands for."""
    return next((each.claimant for each in choices if each.key == key), None)


def _words(reader: Reader, claimant: Claimant) -> str:
    kind = KINDS[claimant.kind]
    if claimant.by is None:
        return kind
    record = reader.get(CLASSES[claimant.by.kind], claimant.by.id)
    return f"{kind}: {record_title(record)}" if record is not None else kind
