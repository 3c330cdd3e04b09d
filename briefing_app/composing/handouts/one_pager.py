"""The situation in a country on one page, for those who take one page and no more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefing_app.composing.handout import Handout, HandoutInput
from briefing_app.composing.spoken_notes import without_sources
from briefing_app.document.blocks import Block, Pair, Pairs, Paragraph, ParagraphStyle
from briefing_app.document.inline import IllustrativeMark, Inline, Words
from briefing_app.document.sentences import sentences
from briefing_app.document.tree import Part
from briefing_app.domain.levels import Level
from briefing_app.domain.reader import Reader
from briefing_app.domain.record import Record
from briefing_app.domain.records.mission import Mission, Source
from briefing_app.domain.records.pack import Pack
from briefing_app.domain.records.place import Country
from briefing_app.domain.records.situation import SituationEntry
from briefing_app.domain.view import View
from briefing_app.sections.base.grouping import by_theme
from briefing_app.sections.base.prose import field_line, line, origin_of, prose


@dataclass(frozen=True, slots=True)
class _Form:
    """How much stands there: of key facts, of the others; of how many at most more than the title; how many at most."""

    key: int
    other: int
    told: int | None = None
    most: int | None = None

    def length(self, entry: SituationEntry, told: Sequence[SituationEntry]) -> int:
        """How much of one entry's fact stands there."""
        return (self.key if entry.key else self.other) if entry in told else _TITLE


_ALL, _SENTENCE, _TITLE = 2, 1, 0
_FORMS = (
    _Form(_ALL, _ALL),
    _Form(_ALL, _SENTENCE),
    _Form(_SENTENCE, _SENTENCE),
    _Form(_SENTENCE, _TITLE),
    *(_Form(_SENTENCE, _SENTENCE, told) for told in (12, 10, 8, 6, 5, 4, 3, 2, 1)),
    _Form(_TITLE, _TITLE),
    *(_Form(_TITLE, _TITLE, most=most) for most in (30, 24, 20, 16, 12, 9, 6, 4, 2)),
)
"""From the longest form to the shortest; the first that takes one page is the one."""


def compose(given: HandoutInput) -> Iterator[Part]:
    """Compose the entries by theme, as short as this step of shortening has them."""
    view, country, form = given.view, given.subject, _FORMS[given.step]
    assert isinstance(country, Country)  # it is one of those that were offered
    entries = view.records.where(SituationEntry, "country", country.id)
    if not entries:
        return
    # What is left out is never a key fact before another.
    by_weight = sorted(entries, key=lambda entry: not entry.key)
    chosen = [entry for entry in entries if entry in by_weight[: form.most]]
    told = by_weight[: form.told]
    day = view.language.say("Situation as of {day}", day=view.language.day(view.as_of))
    blocks: list[Block] = [Paragraph(children=line(day), style=ParagraphStyle.LEAD)]
    groups = [
        (theme, tuple(_entry(entry, form.length(entry, told), view) for entry in found))
        for theme, found in by_theme(chosen, lambda entry: (entry.theme,), view)
    ]
    if [theme for theme, _ in groups] == [None]:
        blocks.extend(groups[0][1])
    else:
        pairs = tuple(
            Pair(
                label=theme.name if theme is not None else view.language.say("No theme"),
                children=paragraphs,
                origin=origin_of(theme if theme is not None else country),
            )
            for theme, paragraphs in groups
        )
        blocks.append(Pairs(pairs=pairs, origin=origin_of(country)))
    left = _left_out(entries, chosen, form, view)
    if left:
        blocks.append(Paragraph(children=line(left), style=ParagraphStyle.NOTE))
    yield Part(anchor="situation", title=country.name, children=tuple(blocks), origin=origin_of(country))


def _entry(entry: SituationEntry, length: int, view: View) -> Paragraph:
    """Return an entry as one paragraph: its title, as much of its fact as there is room for, who says so."""
    title = field_line(entry, "title", entry.title, strong=True)
    fact = _fact(entry, length, view)
    said = (*title, Words(text=". "), *fact) if fact else title
    return Paragraph(children=(*said, *_sources(entry, view)), origin=origin_of(entry, "fact"))


def _fact(entry: SituationEntry, length: int, view: View) -> tuple[Inline, ...]:
    if length == _TITLE:
        return ()
    paragraphs = [block for block in without_sources(prose(view, entry, "fact")) if isinstance(block, Paragraph)]
    if not paragraphs:
        return ()
    if length == _SENTENCE:
        first = sentences(paragraphs[0].children, language=view.language.code)[0]
        made_up = entry.is_illustrative("fact") and not any(isinstance(node, IllustrativeMark) for node in first)
        return (*_trimmed(first), *((IllustrativeMark(),) if made_up else ()))
    joined: list[Inline] = []
    for paragraph in paragraphs:
        joined.extend((Words(text=" "), *paragraph.children) if joined else paragraph.children)
    return tuple(joined)


def _trimmed(sentence: Sequence[Inline]) -> tuple[Inline, ...]:
    last = sentence[-1]
    return (*sentence[:-1], replace(last, text=last.text.rstrip())) if isinstance(last, Words) else tuple(sentence)


def _sources(entry: SituationEntry, view: View) -> tuple[Inline, ...]:
    """Return who says so, in a few words: a page alone has no list of sources."""
    found = view.records.many(Source, entry.sources)
    names = dict.fromkeys(source.author or source.publisher or source.title for source in found)
    if not names:
        return ()
    return (Words(text=" (" + view.language.say("; ").join(names) + ")", emphasis=True),)


def _left_out(entries: Sequence[SituationEntry], chosen: Sequence[SituationEntry], form: _Form, view: View) -> str:
    say = view.language.say
    parts = []
    if len(chosen) < len(entries):
        number = len(entries) - len(chosen)
        parts.append(
            view.language.say_number("{n} further entry is left out.", "{n} further entries are left out.", number)
        )
    lengths = {form.key, form.other}
    if _TITLE in lengths or _SENTENCE in lengths:
        parts.insert(0, say("Shortened to fit one page."))
    return " ".join(parts)


def _countries(reader: Reader, pack: Pack) -> tuple[Record, ...]:
    """Return the countries of which the library knows the situation, that of the mission first."""
    mission = reader.get(Mission, pack.mission)
    ours = mission.country if mission is not None else None
    known = [each for each in reader.all(Country) if reader.where(SituationEntry, "country", each.id)]
    return tuple(sorted(known, key=lambda each: each.id != ours))


HANDOUT = Handout(
    name="one-pager",
    label="One-pager",
    help="The situation in a country on one page: as much of each entry as there is room for.",
    about="country with situation entries",
    subjects=_countries,
    audience=Level.PUBLIC,
    compose=compose,
    shorter=len(_FORMS) - 1,
    word=True,
    styled=True,
    suits=("country_situation",),
    order=50,
)
