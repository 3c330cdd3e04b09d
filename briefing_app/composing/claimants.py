"""Who says that a recommendation has a status, in the words that an audience may read."""

from __future__ import annotations

from briefing_app.composing.rows import CountedRows
from briefing_app.domain.claims import Claimant, ClaimantKind
from briefing_app.domain.kinds import Kind
from briefing_app.domain.records import CLASSES

ASSESSORS = {
    ClaimantKind.STATE: "the State",
    ClaimantKind.NGO: "civil society",
    ClaimantKind.THIRD_PARTY: "a third party",
    ClaimantKind.OWN: "this office",
}
"""Who assessed, where no organisation may be named."""


def claimant_words(claimant: Claimant | None, rows: CountedRows) -> str:
    """Who says so: the organisation or source where it may be named, else its kind; empty for nobody."""
    if claimant is None:
        return ""
    return _named(claimant, rows) or rows.seen_from.language.say(ASSESSORS[claimant.kind])


def assessor_words(claimant: Claimant | None, rows: CountedRows) -> str:
    """Who assessed, as a sentence says it: a source does not assess, its authors do."""
    named = _named(claimant, rows) if claimant is not None else ""
    if named and claimant is not None and claimant.by is not None and claimant.by.kind is Kind.SOURCE:
        return rows.seen_from.language.say("the authors of “{title}”", title=named)
    return claimant_words(claimant, rows)


def _named(claimant: Claimant, rows: CountedRows) -> str:
    return rows.name(CLASSES[claimant.by.kind], claimant.by.id) if claimant.by is not None else ""
