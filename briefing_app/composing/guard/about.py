"""Which of the tracked counts a sentence may be about. In doubt none: a false alarm costs more trust than a miss."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing_app.composing.guard.model import StatedNumbers, Tracked
from briefing_app.composing.guard.subjects import Mentions
from briefing_app.domain.ids import AddresseeId, InstrumentId

_NO_CALLS = "It does not say for certain that recommendations are counted."
_NOTHING_TRACKED = "No text with counted calls is in this library."
_WHICH_TEXT = "Several texts are tracked here, and neither it nor the sentences before it name one."
_NOT_ADDRESSED = "The text that it names has no counted calls to whom it speaks of."
_A_PART = "It counts a part of the calls, which the rows do not tell apart."


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a sentence names, what those before it name, and the instruments of the section that it stands in."""

    here: Mentions
    before: tuple[Mentions, ...] = ()
    section: frozenset[InstrumentId] = frozenset()

    @property
    def instruments(self) -> frozenset[InstrumentId]:
        """The instruments that are meant: the sentence's own, else its neighbours', else the section's."""
        return self.here.instruments or frozenset().union(*(each.instruments for each in self.before)) or self.section

    @property
    def addressees(self) -> frozenset[AddresseeId]:
        """The addressees that the sentence names, else those of the sentence right before it."""
        goes_on = not self.here.addressees and not self.here.instruments
        return self.before[-1].addressees if goes_on and self.before else self.here.addressees

    @property
    def names_somebody(self) -> bool:
        """Whether an instrument or addressee is named here or near."""
        return bool(self.instruments or self.here.addressees or any(each.addressees for each in self.before))


def candidates_for(
    stated: StatedNumbers, around: Surroundings, tracked: Sequence[Tracked]
) -> tuple[list[Tracked], str]:
    """Return the counts that the stated one is compared with, or why there are none; it is right if any agrees.

    Words of "" say that it may be no count of calls at all, which is not worth a word.
    """
    why_not = _why_not(stated, around, tracked)
    if why_not is not None:
        return [], why_not
    named = around.instruments
    of_texts = _of_the_addressee(around, [each for each in tracked if not named or each.instrument in named], tracked)
    if not of_texts:
        return [], _NOT_ADDRESSED
    if stated.loose_total and all(each.total != stated.total for each in of_texts):
        return [], _A_PART
    return _by_addressee(stated, around, of_texts), ""


def _why_not(stated: StatedNumbers, around: Surroundings, tracked: Sequence[Tracked]) -> str | None:
    """Say why nothing can be compared, whatever is tracked of whom."""
    if not tracked:
        return _NOTHING_TRACKED
    somebody_else = _somebody_else(stated, around)
    if somebody_else or stated.subset:
        return somebody_else or _A_PART
    if not _counts_calls(stated, around, tracked):
        return _NO_CALLS if stated.noun or stated.total is not None else ""
    texts = {each.instrument for each in tracked}
    named = around.instruments or around.here.addressees
    return None if len(texts) == 1 or named else _WHICH_TEXT


def _somebody_else(stated: StatedNumbers, around: Surroundings) -> str:
    """Say whose calls they are, where they are not those that are tracked here."""
    here = around.here
    others = (*here.others, *here.passing)
    if others:
        return f"It speaks of “{others[0]}”, and no calls about that are counted here."
    if stated.foreign and not here.instruments:
        return "They seem to be somebody else's recommendations."
    if stated.unsure and not here.instruments:
        return _NO_CALLS
    goes_on = not here.instruments and not here.addressees
    before = around.before[-1].others if around.before and goes_on else ()
    if not before:
        return ""
    return f"It goes on from a sentence about “{before[0]}”, and no calls about that are counted here."


def _of_the_addressee(
    around: Surroundings, of_texts: Sequence[Tracked], tracked: Sequence[Tracked]
) -> Sequence[Tracked]:
    """Leave only texts whose calls go to whom the sentence names, where it names one whom a text mainly addresses.

    "Kyrgyzstan has met none" after a sentence about a text to Kazakhstan is about the texts to Kyrgyzstan.
    """
    mainly = {each.addressee for each in tracked if each.main} & around.addressees
    if not mainly:
        return of_texts
    texts = {each.instrument for each in of_texts if each.addressee in mainly}
    if not texts and not around.here.instruments:
        texts = {each.instrument for each in tracked if each.main and each.addressee in mainly}
    return [each for each in tracked if each.instrument in texts]


def _counts_calls(stated: StatedNumbers, around: Surroundings, tracked: Sequence[Tracked]) -> bool:
    """Whether calls are counted: by a noun that is sure, or by one that is not and a name or a total that is known."""
    here = around.here
    near = any(each.calls for each in around.before)
    if not (stated.noun or here.calls or near):
        return False
    whole_known = stated.definite and any(each.total == stated.total for each in tracked)
    sure = here.surely_calls or any(each.surely_calls for each in around.before)
    return around.names_somebody or whole_known or sure


def _by_addressee(stated: StatedNumbers, around: Surroundings, of_texts: Sequence[Tracked]) -> list[Tracked]:
    meant = [each for each in of_texts if each.addressee in around.here.addressees]
    if meant and not any(each.main for each in meant):
        return meant + [each for each in of_texts if each.main and each.total == stated.total]
    wholes = [each for each in of_texts if each.addressee is None and each.total == stated.total]
    return [each for each in of_texts if each.main or each in meant] + wholes
