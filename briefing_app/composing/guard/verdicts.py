"""Whether a stated count is what the rows say, and how both are told."""

from __future__ import annotations

from fractions import Fraction

from briefing_app.composing.guard.measures import IMPLEMENTED
from briefing_app.composing.guard.model import StatedNumbers, Tracked
from briefing_app.domain.counts import Counts
from briefing_app.domain.status import StatusCode

_HALF_A_PERCENT = Fraction(1, 200)
_BOUNDS = {">": "more than ", "]": "at least ", "<": "fewer than ", "[": "at most ", "~": "about ", "": ""}


def actual_count(stated: StatedNumbers, tracked: Tracked) -> int:
    """Return how many rows have what the sentence counts."""
    if stated.measure == IMPLEMENTED:
        return Counts(by_code=tracked.by_code).implemented(substantial=tracked.scale.substantial_counts)
    return sum(tracked.by_code[code] for code in stated.codes)


def agrees(stated: StatedNumbers, tracked: Tracked) -> bool:
    """Whether the rows say the same."""
    if stated.total is not None and not _total_agrees(stated, tracked):
        return False
    if stated.measure == "total":
        return True
    actual, said = Fraction(actual_count(stated, tracked)), _said(stated, tracked)
    if stated.bound:
        return _within(stated, actual, said, tracked)
    if stated.percent:
        return abs(actual - said) <= _HALF_A_PERCENT * tracked.total
    return abs(actual - said) <= (Fraction(1, 2) if stated.share else 0)


def _total_agrees(stated: StatedNumbers, tracked: Tracked) -> bool:
    if stated.measure == "total" and stated.bound:
        return _within(stated, Fraction(tracked.total), Fraction(stated.total or 0), tracked)
    return stated.total == tracked.total


def _within(stated: StatedNumbers, actual: Fraction, said: Fraction, tracked: Tracked) -> bool:
    nearly = max(Fraction(1), Fraction(tracked.total, 20))
    holds = {
        ">": actual > said,
        "]": actual >= said,
        "<": actual < said,
        "[": actual <= said,
        "~": abs(actual - said) <= nearly,
    }
    return holds[stated.bound]


def _said(stated: StatedNumbers, tracked: Tracked) -> Fraction:
    """Return the amount as a number of rows."""
    if stated.every or stated.amount is None:
        return Fraction(tracked.total)
    if stated.all_but:
        return tracked.total - stated.amount
    return stated.amount * tracked.total if stated.share else stated.amount


def said_and_actual(stated: StatedNumbers, tracked: Tracked) -> tuple[str, str]:
    """Return both numbers in the form that the sentence has: "2 of 20" and "0 of 20", "10 %" and "0 %"."""
    if stated.measure == "total":
        return str(stated.total), str(tracked.total)
    actual, said = actual_count(stated, tracked), _said(stated, tracked)
    if stated.percent or stated.part or (stated.share and said.denominator != 1):
        percent = (stated.amount or Fraction(0)) * 100
        percent = percent if stated.percent else Fraction(round(percent))
        return f"{_plain(percent)} %", f"{_plain(Fraction(round(Fraction(100 * actual, tracked.total))))} %"
    if stated.total is None and not stated.share and said > tracked.total:
        return _plain(said), str(tracked.total if stated.definite else actual)
    total = stated.total if stated.total is not None else tracked.total
    shown: Fraction = (
        Fraction(total) if stated.every else said if not stated.all_but else total - (stated.amount or Fraction(0))
    )
    return f"{_plain(shown)} of {total}", f"{actual} of {tracked.total}"


def _plain(number: Fraction) -> str:
    return str(number.numerator) if number.denominator == 1 else f"{float(number):.4g}"


def message_for(stated: StatedNumbers, tracked: Tracked) -> str:
    """Return what is wrong, in words that give both numbers."""
    said, actual = said_and_actual(stated, tracked)
    whom = f" addressed to {tracked.addressee_name}" if tracked.addressee_name else ""
    about = f"recommendations{whom} in {tracked.instrument_name}"
    if stated.measure == "total":
        return f"The text speaks of {_BOUNDS[stated.bound]}{said} {about}; {actual} are counted."
    return f"The text says {_BOUNDS[stated.bound]}{said} {_measure(stated, tracked)} ({about}); the rows say {actual}."


def agreement_for(stated: StatedNumbers, tracked: Tracked) -> str:
    """Return that the rows say the same, and of what."""
    said, actual = said_and_actual(stated, tracked)
    whom = f" addressed to {tracked.addressee_name}" if tracked.addressee_name else ""
    what = "" if stated.measure == "total" else f" {_measure(stated, tracked)}"
    same = "the rows say the same" if said == actual else f"the rows say {actual}"
    about = f"recommendations{whom} in {tracked.instrument_name}"
    return f"{_BOUNDS[stated.bound].capitalize()}{said}{what} ({about}): {same}."


def _measure(stated: StatedNumbers, tracked: Tracked) -> str:
    """Return what is counted, as the office calls it within a sentence."""
    if stated.measure == IMPLEMENTED or not stated.codes:
        return "implemented"
    name = stated.measure.removeprefix("not ")
    labels = " or ".join(tracked.scale.inside(StatusCode(code)) for code in name.split("+"))
    return f"not {labels}" if stated.measure.startswith("not ") else labels
