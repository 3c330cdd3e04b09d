"""What a live figure asks, in plain words: for the one who looks at it in the editor, so always as staff sees it."""

from __future__ import annotations

from datetime import date

from briefing_app.composing.claimants import claimant_words
from briefing_app.composing.reading import NotingReader
from briefing_app.composing.rows import CountedRows, Perspective
from briefing_app.domain.figures import FigureKind, FigureQuery
from briefing_app.domain.language import Language
from briefing_app.domain.levels import Level
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.office import OFFICE_SCALE, StatusScale
from briefing_app.domain.records.recommendation import Addressee, Instrument, Theme
from briefing_app.domain.scale_words import ScaleWords
from briefing_app.domain.status import Trend

_MOVED = {
    None: "how many calls moved, better or worse,",
    Trend.BETTER: "how many calls got better",
    Trend.WORSE: "how many calls got worse",
    Trend.REVERSED: "how many calls got better and then worse again",
    Trend.SAME: "how many calls stayed as they were",
    Trend.UNKNOWN: "how many calls have no known movement",
}


def describe(query: FigureQuery, reader: Reader, language: Language) -> str:
    """Return what the query asks: "how many calls are “Partially implemented”: in …, addressed to …"."""
    rows = CountedRows(NotingReader(reader), Perspective(audience=Level.STAFF, language=language, as_of=date.max))
    asked = _asked(query, rows)
    asked = asked[:1].upper() + asked[1:]
    if query.kind is FigureKind.AS_OF:
        return language.say("{sentence}.", sentence=asked)
    about = language.say("; ").join((*_about(query, rows), language.say("as of the pack's date")))
    return language.say("{asked}: {about}.", asked=asked, about=about)


def _asked(query: FigureQuery, rows: CountedRows) -> str:
    say = rows.seen_from.language.say
    if query.kind is FigureKind.AS_OF:
        return say("the date at which the statuses hold")
    if query.kind is FigureKind.HEADLINE:
        return say("the computed headline")
    if query.kind is FigureKind.TOTAL:
        return say("how many calls are counted")
    if query.kind is FigureKind.MOVED:
        return _moved(query, rows)
    what = _status(query, rows)
    if query.kind is FigureKind.SHARE:
        return say("which share of the calls is {status}, in whole percent", status=what)
    return say("how many calls are {status}", status=what)


def _status(query: FigureQuery, rows: CountedRows) -> str:
    say = rows.seen_from.language.say
    scale = ScaleWords(scale=rows.reader.get(StatusScale, OFFICE_SCALE), language=rows.seen_from.language)
    if query.code is not None:
        return say("“{status}”", status=scale.label(query.code))
    if scale.substantial_counts:
        return say("implemented, fully or largely")
    return say("fully implemented, since nothing else counts as implemented")


def _moved(query: FigureQuery, rows: CountedRows) -> str:
    language = rows.seen_from.language
    what = language.say(_MOVED[query.movement])
    if query.since_last_mission:
        return language.say("{what} since the last mission", what=what)
    if query.since is not None:
        return language.say("{what} since {day}", what=what, day=language.day(query.since))
    return language.say("{what} since a date that is not set", what=what)


def _about(query: FigureQuery, rows: CountedRows) -> list[str]:
    say = rows.seen_from.language.say
    parts: list[str] = []
    if query.instrument is None:
        parts.append(say("in all texts, a call that is repeated counted once, in the newest"))
    else:
        text = rows.name(Instrument, query.instrument) or say("a text that is not there any more")
        parts.append(say("in {text}", text=text))
    if query.addressee is not None:
        name = rows.name(Addressee, query.addressee) or say("somebody who is not there any more")
        parts.append(say("addressed to {name}", name=name))
    if query.theme is not None:
        theme = rows.name(Theme, query.theme) or say("not there any more")
        parts.append(say("theme “{theme}”", theme=theme))
    if query.claimant is not None:
        parts.append(say("assessed by {claimant}", claimant=claimant_words(query.claimant, rows)))
    return parts
