"""Claimants: who says that a recommendation has a status."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefing_app.domain.reference import RecordRef


class ClaimantKind(StrEnum):
    """The kind of a claimant. The State's own word is never taken for a count unless chosen."""

    STATE = "state"
    NGO = "ngo"
    THIRD_PARTY = "third_party"
    OWN = "own"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Claimant:
    """A kind, and the organisation or source that says so: two NGOs are two claimants."""

    kind: ClaimantKind
    by: RecordRef | None = None


def is_anothers(claimant: Claimant | None) -> bool:
    """Whether a word is another's than our own office's; a text that names nobody follows our own."""
    return claimant is not None and claimant.kind is not ClaimantKind.OWN
