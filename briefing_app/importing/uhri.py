"""The UN's Universal Human Rights Index: its export read record by record, those of the countries asked for.

What the export holds and how its words are written: ``UhriRecord``. Fields that are not known here are passed over.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from briefing_app.domain.dates import PartialDate
from briefing_app.domain.records.recommendation import CallKind, Position
from briefing_app.importing.cleaning import too_long
from briefing_app.importing.json_value import Json
from briefing_app.importing.uhri_stream import Watch, foreign, objects
from briefing_app.importing.uhri_words import numbered, plain_words, says_something, states_named_at_the_end

TOO_LARGE = "an entry of over a million letters"
NO_KEY = "an entry without its key or its words"
NOTHING_SAID = "a piece of a document that is no recommendation (a heading, a page number, nothing)"
TOO_LONG = "a text that no page can bear (over 20,000 letters, or a word of over 500)"
TWICE = "an entry that stands in the file twice"
UNDATED = "a State's position without a date: the recommendation was taken in, the position was not"


@dataclass(frozen=True, slots=True, kw_only=True)
class UhriRecord:
    """One entry of the index. ``key`` is its ``AnnotationId``; names are the index's own words."""

    key: str
    words: str
    paragraph: str | None
    clause: str
    symbol: str
    document: str
    body: str
    kind: CallKind
    kind_words: str
    countries: tuple[str, ...]
    themes: tuple[str, ...]
    affected: tuple[str, ...]
    cycle: str
    position: Position | None
    position_words: str
    recommending: tuple[str, ...]
    published: PartialDate | None

    @property
    def is_upr(self) -> bool:
        """Whether it was made in the Universal Periodic Review."""
        body = self.body.casefold()
        return bool(self.cycle) or "upr" in body.split() or "universal periodic review" in body


@dataclass(slots=True, kw_only=True)
class Tally:
    """What was met while reading: all entries, those of the countries asked for, what was left out and why."""

    seen: int = 0
    chosen: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    unknown: Counter[str] = field(default_factory=Counter)
    """Words of the export that are not understood: kinds of entries, positions."""
    countries: Counter[str] = field(default_factory=Counter)


def read_uhri(
    stream: BinaryIO, *, countries: Collection[str], tally: Tally, watch: Watch = lambda _done: None
) -> Iterator[UhriRecord]:
    """Yield the entries that speak to any of these countries (none named: all), each key once.

    ``countries`` are the index's own names, in whatever case. ``watch`` is told how many bytes are read and may raise.

    Raises:
        InputError: if it is no whole export; what was yielded before is to be thrown away.
    """
    wanted = {name.casefold() for name in countries}
    keys: set[str] = set()
    for raw in objects(stream, watch=watch):
        tally.seen += 1
        if raw is None:
            tally.skipped[TOO_LARGE] += 1
            continue
        if tally.seen == 1 and not {"AnnotationId", "Text", "Countries"} <= raw.keys():
            raise foreign("Its entries have other fields.")
        names = _words_of(raw.get("Countries"))
        tally.countries.update(names)
        if wanted and not any(name.casefold() in wanted for name in names):
            continue
        tally.chosen += 1
        record = _record(raw, names, tally)
        if record is not None and record.key in keys:
            tally.skipped[TWICE] += 1
        elif record is not None:
            keys.add(record.key)
            yield record


def _record(raw: dict[str, Json], countries: tuple[str, ...], tally: Tally) -> UhriRecord | None:
    key, text = raw.get("AnnotationId"), raw.get("Text")
    if not (isinstance(key, str) and key.strip() and isinstance(text, str)):
        tally.skipped[NO_KEY] += 1
        return None
    part = numbered(plain_words(text))
    if not says_something(part.words):
        tally.skipped[NOTHING_SAID] += 1
        return None
    if next(too_long(part.words), None) is not None:
        tally.skipped[TOO_LONG] += 1
        return None
    kind_words = _line(raw.get("AnnotationType"))
    positions = _words_of(raw.get("UprPositions"))
    return UhriRecord(
        key=key.strip(),
        words=part.words,
        paragraph=part.paragraph,
        clause=part.clause,
        symbol=_line(raw.get("Symbol")),
        document=_line(raw.get("DocumentId")),
        body=_line(raw.get("Body")),
        kind=_kind(kind_words, tally),
        kind_words=kind_words,
        countries=countries,
        themes=_words_of(raw.get("Themes")),
        affected=_words_of(raw.get("AffectedPersons")),
        cycle=_line(raw.get("UprCycle")),
        position=_position(positions, tally),
        position_words="; ".join(positions),
        recommending=_words_of(raw.get("UprRecommendingCountry")) or states_named_at_the_end(part.words),
        published=_day(raw.get("PublicationDate")) or _day(raw.get("PublicationDateOnUhri")),
    )


def _words_of(value: Json) -> tuple[str, ...]:
    """The words in a value that may be nothing, one word, a list, or objects with a name in them; each once."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return tuple(dict.fromkeys(word for item in value for word in _words_of(item)))
    words = _line(value)
    return (words,) if words else ()


def _line(value: Json) -> str:
    if value is None or isinstance(value, bool | list | dict):
        return ""
    return " ".join(plain_words(str(value)).removeprefix("- ").split())[:500]


def _kind(words: str, tally: Tally) -> CallKind:
    folded = words.casefold()
    if "recommendation" in folded:
        return CallKind.CALL
    if words and not any(sign in folded for sign in ("concern", "observation", "positive")):
        tally.unknown[words] += 1
    return CallKind.APPRAISAL


def _position(words: tuple[str, ...], tally: Tally) -> Position | None:
    folded = " ".join(words).casefold()
    supported = any(sign in folded for sign in ("supported", "accepted")) and "not supported" not in folded
    noted = any(sign in folded for sign in ("noted", "not supported", "rejected"))
    partly = "partial" in folded or (supported and noted)
    if partly:
        return Position.PART
    if supported or noted:
        return Position.SUPPORTED if supported else Position.NOTED
    if not words:
        return None
    tally.unknown["; ".join(words)] += 1
    return Position.OTHER


def _day(value: Json) -> PartialDate | None:
    try:
        return PartialDate.parse(str(value)[:10])
    except ValueError:
        return None
