"""Live figures as words: what a typed query inside a text answers, as of the pack's date, in its language.

A figure follows the rows and nothing else. What has no answer (a text or an earlier mission that is not there, a share
of no calls) is "not known", never 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from briefing_app.composing.claimants import assessor_words
from briefing_app.composing.headline import HeadlineWords, headline
from briefing_app.composing.rows import CountedRows, last_mission
from briefing_app.domain.counts import Counts
from briefing_app.domain.figures import FigureKind, FigureQuery
from briefing_app.domain.ids import InstrumentId
from briefing_app.domain.records.recommendation import Addressee, Instrument, Recommendation, Theme
from briefing_app.domain.scale_words import ScaleWords
from briefing_app.domain.status import StatusCode, Trend
from briefing_app.domain.timeline import moved

_WORSE = (Trend.WORSE, Trend.REVERSED)
Groups = Mapping[InstrumentId, tuple[Recommendation, ...]]
"""The rows that a query is about, by text: each text counts in its own way."""


def resolve(query: FigureQuery, rows: CountedRows, scale: ScaleWords) -> str:
    """Return the answer to a query as words."""
    language = scale.language
    if query.kind is FigureKind.AS_OF:
        return language.day(rows.seen_from.as_of)
    groups = _groups(query, rows)
    if not groups:
        return language.say("not known")
    if query.kind is FigureKind.HEADLINE:
        return _headline(query, groups, rows, scale=scale)
    said = _moved(query, groups, rows, scale=scale) if query.kind is FigureKind.MOVED else None
    if query.kind is not FigureKind.MOVED:
        said = _counted(query, _counts(query, groups, rows), scale)
    if said is None:
        return language.say("not known")
    return said if query.instrument is not None else f"{said} ({_over(groups, scale)})"


def share_words(number: int, total: int, scale: ScaleWords) -> str:
    """Return a share in whole percent, halves up; what is there is never 0%, and what lacks a row never 100%."""
    percent = (200 * number + total) // (2 * total)
    if number and not percent:
        return scale.language.say("under 1%")
    if number < total and percent == 100:
        return scale.language.say("over 99%")
    return scale.language.say("{n}%", n=percent)


def _groups(query: FigureQuery, rows: CountedRows) -> Groups:
    if query.instrument is None:
        return rows.newest(query.addressee, theme=query.theme)
    if rows.reader.get(Instrument, query.instrument) is None:
        return {}
    return {query.instrument: rows.of(query.instrument, query.addressee, theme=query.theme)}


def _counts(query: FigureQuery, groups: Groups, rows: CountedRows) -> Counts:
    as_of = rows.seen_from.as_of
    return _sum(
        rows.count(text, rows.codes(found, rows.claimant(text, query.claimant), as_of))
        for text, found in groups.items()
    )


def _sum(parts: Iterable[Counts]) -> Counts:
    counted = tuple(parts)
    folded = {code: sum(each.folded.get(code, 0) for each in counted) for code in StatusCode}
    return Counts(
        by_code={code: sum(each.by_code[code] for each in counted) for code in StatusCode},
        folded={code: number for code, number in folded.items() if number},
    )


def _counted(query: FigureQuery, counts: Counts, scale: ScaleWords) -> str | None:
    if query.kind is FigureKind.TOTAL:
        return _none(scale) if query.in_words and not counts.total else scale.language.number(counts.total)
    code = query.code
    number = counts.implemented(substantial=scale.substantial_counts) if code is None else counts.by_code[code]
    if query.kind is FigureKind.COUNT:
        total = None if code is StatusCode.OVERTAKEN else counts.total
        return _number(number, total, scale, in_words=query.in_words)
    if not counts.total or code is StatusCode.OVERTAKEN:
        return None
    share = share_words(number, counts.total, scale)
    return f"{share} ({_of(number, counts.total, scale)})" if query.in_words else share


def _moved(query: FigureQuery, groups: Groups, rows: CountedRows, *, scale: ScaleWords) -> str | None:
    since = _since(query, rows)
    until = rows.seen_from.as_of
    if since is None or since > until:
        return None
    wanted = _trends(query.movement)
    number = 0
    for text, found in groups.items():
        claimant = rows.claimant(text, query.claimant)
        assessments = rows.assessments(found)
        trends = (moved(assessments[row.id], since=since, until=until, claimant=claimant) for row in found)
        number += sum(trend in wanted for trend in trends)
    total = _counts(query, groups, rows).total if query.in_words else None
    return _number(number, total, scale, in_words=query.in_words)


def _since(query: FigureQuery, rows: CountedRows) -> date | None:
    if not query.since_last_mission:
        return query.since.first_day if query.since is not None else None
    mission = last_mission(rows.reader, rows.seen_from)
    return mission.start.first_day if mission is not None and mission.start is not None else None


def _trends(movement: Trend | None) -> tuple[Trend, ...]:
    if movement is None:
        return (Trend.BETTER, *_WORSE)
    return _WORSE if movement is Trend.WORSE else (movement,)


def _number(number: int, total: int | None, scale: ScaleWords, *, in_words: bool) -> str:
    if not in_words:
        return scale.language.number(number)
    if not number:
        return _none(scale)
    return scale.language.number(number) if total is None else _of(number, total, scale)


def _none(scale: ScaleWords) -> str:
    return scale.language.say("none")


def _of(number: int, total: int, scale: ScaleWords) -> str:
    words = scale.language.number
    return scale.language.say("{n} of {total}", n=words(number), total=words(total))


def _over(groups: Groups, scale: ScaleWords) -> str:
    return scale.language.say_number(
        "in {n} text", "in {n} texts, a call that is repeated counted once, in the newest", len(groups)
    )


def _headline(query: FigureQuery, groups: Groups, rows: CountedRows, *, scale: ScaleWords) -> str:
    """The headline of one text, or of several as if they were one: then it says how they were added up."""
    say = scale.language.say
    one = query.instrument
    if one is not None:
        name = rows.name(Instrument, one) or say("the instrument")
        claimant = rows.claimant(one, query.claimant)
    else:
        name = scale.language.say_number("{n} text", "{n} texts", len(groups))
        claimant = query.claimant
    theme = rows.name(Theme, query.theme)
    assessor = assessor_words(claimant, rows)
    about = HeadlineWords(
        instrument=say("{instrument}, theme “{theme}”", instrument=name, theme=theme) if theme else name,
        addressee=rows.name(Addressee, query.addressee),
        claimant=assessor or ("" if one is not None else say("those whom each text follows")),
        as_of=rows.seen_from.as_of,
        tracked_here=any(rows.hides(text) for text in groups),
        labels={code: scale.own_label(code) for code in StatusCode},
        note="" if len(groups) == 1 else say("a call that is repeated counted once, in the newest text"),
    )
    return headline(_counts(query, groups, rows), about, scale.language)
