"""Commands over many recommendations at once: one change set, one undo step.

A row that has been deleted meanwhile is passed over; one that is so already stays untouched.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace

from briefing_app.domain.changes import ChangeSet, replaced
from briefing_app.domain.claims import Claimant, ClaimantKind
from briefing_app.domain.ids import AddresseeId, AssessmentId, InstrumentId, RecommendationId, ThemeId, new_id
from briefing_app.domain.levels import Level
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.recommendation import Addressee, Recommendation, Theme
from briefing_app.domain.status_words import status_words
from briefing_app.editing.assess import Judgement, assess
from briefing_app.editing.command import Command, needed
from briefing_app.errors import InputError

MOST = 10_000
"""So many recommendations are changed in one step: each is held in memory."""


def assess_many(
    recommendations: Iterable[RecommendationId], judgement: Judgement, *, ours: Collection[InstrumentId] = ()
) -> Command:
    """Add the judgement as an assessment of each; without a claimant in it, each by the one whom its counts follow.

    In texts of ``ours`` it is our own judgement, whomever their counts follow.
    """
    # The ids are drawn once: a command that is run anew adds the same assessments.
    drawn = {one: AssessmentId(new_id()) for one in _checked(recommendations)}

    def command(reader: Reader) -> ChangeSet:
        there = reader.many(Recommendation, drawn)
        own = replace(judgement, claimant=Claimant(kind=ClaimantKind.OWN))
        said = ((one, own if one.instrument in ours else judgement) for one in there)
        each = (assess(one.id, word, assessment=drawn[one.id])(reader).changes for one, word in said)
        # Several calls of a text may bring it the same claimant.
        changes = {change.ref: change for found in each for change in found}
        label = f"Assess {_number(len(there))} as {status_words(reader).inside(judgement.status)}"
        return ChangeSet(label=label, changes=tuple(changes.values()))

    return command


def add_themes(recommendations: Iterable[RecommendationId], themes: Sequence[ThemeId]) -> Command:
    """Put these themes behind those that each has."""
    return _themed(recommendations, themes, lambda now: (*now, *themes), label="Add themes to")


def remove_themes(recommendations: Iterable[RecommendationId], themes: Sequence[ThemeId]) -> Command:
    """Take these themes from each."""
    return _themed(
        recommendations, (), lambda now: tuple(one for one in now if one not in themes), label="Take themes from"
    )


def set_themes(recommendations: Iterable[RecommendationId], themes: Sequence[ThemeId]) -> Command:
    """Give each these themes and no other."""
    return _themed(recommendations, themes, lambda _now: tuple(themes), label="Set the themes of")


def set_level_of(recommendations: Iterable[RecommendationId], level: Level) -> Command:
    """Give each this level."""
    return _changed(recommendations, lambda one: replace(one, level=level), label="Set the level of")


def set_addressees(recommendations: Iterable[RecommendationId], addressees: Sequence[AddresseeId]) -> Command:
    """Address each to these and nobody else."""
    fresh = tuple(dict.fromkeys(addressees))

    def check(reader: Reader) -> None:
        for one in fresh:
            needed(reader, Addressee, one)

    return _changed(
        recommendations, lambda one: replace(one, addressees=fresh), check=check, label="Set the addressees of"
    )


def _themed(
    recommendations: Iterable[RecommendationId],
    themes: Sequence[ThemeId],
    change: Callable[[tuple[ThemeId, ...]], tuple[ThemeId, ...]],
    *,
    label: str,
) -> Command:
    def check(reader: Reader) -> None:
        for one in themes:
            needed(reader, Theme, one)

    def change_one(one: Recommendation) -> Recommendation:
        return replace(one, themes=tuple(dict.fromkeys(change(one.themes))))

    return _changed(recommendations, change_one, check=check, label=label)


def _changed(
    recommendations: Iterable[RecommendationId],
    change: Callable[[Recommendation], Recommendation],
    *,
    label: str,
    check: Callable[[Reader], None] = lambda _reader: None,
) -> Command:
    wanted = _checked(recommendations)

    def command(reader: Reader) -> ChangeSet:
        check(reader)
        pairs = ((one, change(one)) for one in reader.many(Recommendation, wanted))
        changes = tuple(replaced(before, after) for before, after in pairs if after != before)
        return ChangeSet(label=f"{label} {_number(len(changes))}", changes=changes)

    return command


def _checked(recommendations: Iterable[RecommendationId]) -> tuple[RecommendationId, ...]:
    wanted = tuple(dict.fromkeys(recommendations))
    if len(wanted) > MOST:
        raise InputError(
            "Too many recommendations at once",
            f"{len(wanted):,} are chosen; one step changes at most {MOST:,}.",
            "Narrow the list with a filter, and do it in parts.",
        )
    return wanted


def _number(count: int) -> str:
    return f"{count:,} recommendation{'' if count == 1 else 's'}"
