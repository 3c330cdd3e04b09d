"""Which of the tracked counts a sentence may be about. In doubt none: a false alarm costs more trust than a miss."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing_app.composing.guard.model import StatedNumbers, Tracked
from briefing_app.composing.guard.subjects import Mentions
from briefing_app.domain.ids import InstrumentId


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
    def names_somebody(self) -> bool:
        """Whether an instrument or addressee is named here or near."""
        return bool(self.instruments or self.here.addressees or any(each.addressees for each in self.before))


def candidates_for(stated: StatedNumbers, around: Surroundings, tracked: Sequence[Tracked]) -> list[Tracked]:
    """Return the counts that the stated one is compared with; it is right if it agrees with any of them."""
    if _is_of_somebody_else(stated, around) or not _counts_calls(stated, around, tracked):
        return []
    instruments = {each.instrument for each in tracked}
    if len(instruments) > 1 and not around.instruments and not around.here.addressees:
        return []
    named = around.instruments
    of_texts = [each for each in tracked if not named or each.instrument in named]
    if stated.subset or (stated.loose_total and all(each.total != stated.total for each in of_texts)):
        return []
    return _by_addressee(stated, around, of_texts)


def _is_of_somebody_else(stated: StatedNumbers, around: Surroundings) -> bool:
    here = around.here
    if here.others or ((stated.unsure or stated.foreign) and not here.instruments):
        return True
    goes_on = not here.instruments and not here.addressees
    return goes_on and any(each.others for each in around.before[-1:])


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
