"""The computed headline: it names every code that has rows, and its numbers add up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from briefing_app.domain.counts import Counts
from briefing_app.domain.language import Language
from briefing_app.domain.status import StatusCode

_PHRASES = {
    StatusCode.FULL: "{n} fully implemented",
    StatusCode.SUBSTANTIAL: "{n} largely implemented",
    StatusCode.PARTIAL: "{n} partially implemented",
    StatusCode.STARTED: "{n} announced or under way",
    StatusCode.NONE: "{n} not implemented",
    StatusCode.CONTRARY: "{n} met with action against it",
    StatusCode.NO_INFO: "{n} without information",
    StatusCode.UNASSESSED: "{n} not yet assessed",
}
_MANY = {StatusCode.CONTRARY: "{n} met with action against them"}


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadlineWords:
    """What a headline speaks of. Empty names are left out of the sentence.

    ``tracked_here`` says that the count is of what this paper may speak of, and no claim about the whole text.
    ``labels`` are the office's own words for codes: they stand in quotation marks after the number. ``note`` is said
    with the date.
    """

    instrument: str
    addressee: str
    claimant: str
    as_of: date
    tracked_here: bool = False
    labels: Mapping[StatusCode, str] = field(default_factory=dict)
    note: str = ""


def headline(counts: Counts, about: HeadlineWords, language: Language) -> str:
    """Return the sentence for these counts."""
    if not counts.total and not counts.overtaken:
        return _nothing(about, language)
    sentence = f"{_opening(counts.total, about, language)}, {', '.join(_phrases(counts, about, language))}"
    if not counts.total:
        sentence = _nothing(about, language).rstrip(".")
    return f"{sentence} ({_basis(about, language)}){_overtaken(counts, language)}."


def _opening(total: int, about: HeadlineWords, language: Language) -> str:
    values = {"addressee": about.addressee, "instrument": about.instrument}
    if about.tracked_here:
        return _opening_tracked(total, about, language, values=values)
    if about.addressee:
        return language.say_number(
            "Of {n} recommendation addressed to {addressee} in {instrument}",
            "Of {n} recommendations addressed to {addressee} in {instrument}",
            total,
            **values,
        )
    return language.say_number(
        "Of {n} recommendation in {instrument}", "Of {n} recommendations in {instrument}", total, **values
    )


def _opening_tracked(total: int, about: HeadlineWords, language: Language, *, values: dict[str, str]) -> str:
    if about.addressee:
        return language.say_number(
            "Of the {n} recommendation tracked here that is addressed to {addressee} in {instrument}",
            "Of the {n} recommendations tracked here that are addressed to {addressee} in {instrument}",
            total,
            **values,
        )
    return language.say_number(
        "Of the {n} recommendation in {instrument} that is tracked here",
        "Of the {n} recommendations in {instrument} that are tracked here",
        total,
        **values,
    )


def _phrases(counts: Counts, about: HeadlineWords, language: Language) -> list[str]:
    phrases = []
    if not counts.by_code[StatusCode.FULL] and counts.by_code[StatusCode.UNASSESSED] < counts.total:
        own = about.labels.get(StatusCode.FULL)
        phrases.append(language.say("none “{label}”", label=own) if own else language.say("none fully implemented"))
    for code, phrase in _PHRASES.items():
        number, own = counts.by_code[code], about.labels.get(code)
        if number and own:
            phrases.append(language.say("{n} “{label}”", n=language.number(number), label=own))
        elif number:
            phrases.append(language.say_number(phrase, _MANY.get(code, phrase), number))
    return phrases


def _basis(about: HeadlineWords, language: Language) -> str:
    day = language.day(about.as_of)
    basis = language.say("as of {day}", day=day)
    if about.claimant:
        basis = language.say("as of {day}, assessed by {claimant}", day=day, claimant=about.claimant)
    return language.say("; ").join((basis, about.note)) if about.note else basis


def _overtaken(counts: Counts, language: Language) -> str:
    if not counts.overtaken:
        return ""
    return "; " + language.say_number(
        "{n} more overtaken and left out", "{n} more overtaken and left out", counts.overtaken
    )


def _nothing(about: HeadlineWords, language: Language) -> str:
    if about.addressee:
        return language.say(
            "No recommendation addressed to {addressee} in {instrument} is counted.",
            addressee=about.addressee,
            instrument=about.instrument,
        )
    return language.say("No recommendation in {instrument} is counted.", instrument=about.instrument)
