"""One draft under review: what a person has said of it, what keeps it from being taken, and how all are counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from briefing_app.domain.records.recommendation import AddresseeKind, CallKind
from briefing_app.importing.adopted_text.model import Draft

KINDS = {CallKind.CALL: "Call", CallKind.APPRAISAL: "Appraisal", CallKind.INSTRUCTION: "Instruction"}
ADDRESSEE_KINDS = {
    AddresseeKind.STATE_AUTHORITY: "Authorities of a State",
    AddresseeKind.EU: "An institution of the EU",
    AddresseeKind.EEAS: "The External Action Service",
    AddresseeKind.MEMBER_STATES: "The EU's Member States",
    AddresseeKind.OTHER: "Somebody else",
}
NO_KIND = "Its first word is not known: choose whether it is a call, an appraisal or an instruction."
NO_NUMBER = "The number of its paragraph could not be verified: look at the text."
NO_ADDRESSEE = "Nobody was found to whom it is addressed: choose one, or leave it so."


class Decision(Enum):
    """What becomes of a draft."""

    OPEN = "?"
    TAKEN = "✓"
    LEFT = "–"


DECISIONS = {
    Decision.OPEN: "Not looked at yet",
    Decision.TAKEN: "Will be taken over",
    Decision.LEFT: "Is left out",
}
KNOWN = "Is in the library already"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRow:
    """A draft with what was decided; ``known``: the library has it, so that it is not taken again."""

    draft: Draft
    decision: Decision = Decision.OPEN
    known: bool = False

    @property
    def problem(self) -> str:
        """What a person has to look at, in words; empty: nothing stands out."""
        if self.draft.kind is None:
            return NO_KIND
        if self.draft.paragraph is None:
            return NO_NUMBER
        if self.draft.counted and not self.draft.addressees:
            return NO_ADDRESSEE
        return ""

    @property
    def can_be_taken(self) -> bool:
        """Whether it is settled what it is."""
        return self.draft.kind is not None

    @property
    def waits(self) -> bool:
        """Whether nobody has said yet what becomes of it."""
        return self.decision is Decision.OPEN and not self.known

    @property
    def said(self) -> str:
        """What becomes of it, in words, with what stands out."""
        state = KNOWN if self.known else DECISIONS[self.decision]
        return f"{state}. {self.problem}" if self.problem and not self.known else f"{state}."


def next_decision(decision: Decision) -> Decision:
    """Return what the space bar makes of a decision."""
    return Decision.LEFT if decision is Decision.TAKEN else Decision.TAKEN


def counted_words(rows: Sequence[ReviewRow]) -> str:
    """Say what would be taken over: "20 counted calls, 2 appraisals, 1 instruction; 1 needs a look"."""
    kept = [row for row in rows if not row.known and row.decision is not Decision.LEFT]
    numbers = Counter(row.draft.kind for row in kept if row.draft.kind is not None)
    counted = sum(row.draft.counted for row in kept if row.draft.kind is CallKind.CALL)
    uncounted = numbers[CallKind.CALL] - counted
    parts = [_number(counted, "counted call", "counted calls")]
    parts += [_number(uncounted, "call that is not counted", "calls that are not counted")] if uncounted else []
    parts += [_number(numbers[CallKind.APPRAISAL], "appraisal", "appraisals")] if numbers[CallKind.APPRAISAL] else []
    instructions = numbers[CallKind.INSTRUCTION]
    parts += [_number(instructions, "instruction", "instructions")] if instructions else []
    looks = sum(bool(row.problem) and row.waits for row in rows)
    known = sum(row.known for row in rows)
    left = sum(row.decision is Decision.LEFT and not row.known for row in rows)
    waiting = sum(row.waits for row in rows)
    notes = [_number(waiting, "waits for you", "wait for you")] if waiting else []
    notes += [_number(looks, "needs a look", "need a look")] if looks else []
    notes += [_number(known, "is in the library already", "are in the library already")] if known else []
    notes += [_number(left, "is left out", "are left out")] if left else []
    return "; ".join([", ".join(parts), *notes])


def _number(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
