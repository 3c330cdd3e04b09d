"""The numbers that Word prints and does not keep: computed from the lists of the file.

Source of the rules: how Word numbers (counters belong to the abstract list, an override restarts once, deeper levels
begin again).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from briefing_app.importing.adopted_text.docx_package import W
from briefing_app.importing.adopted_text.docx_styles import Styles, child_value, number_of, value_of
from briefing_app.importing.adopted_text.marks import repeated_letters, roman

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_BULLET = "–"


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list counts. ``restart`` is the level (from 1) that begins it again; 0 never, -1 any."""

    start: int
    form: str
    words: str
    legal: bool
    restart: int
    style: str


@dataclass(slots=True)
class _Count:
    """Where an abstract list has come to, level by level; ``started`` are overrides that were used."""

    values: dict[int, int] = field(default_factory=dict)
    started: set[tuple[str, int]] = field(default_factory=set)


class Lists:
    """The lists of one file, counted paragraph by paragraph in reading order."""

    def __init__(self, part: etree._Element | None, styles: Styles) -> None:
        """Take the part with the lists; a file may have none."""
        self._styles = styles
        self._abstract: dict[str, etree._Element] = {}
        self._lists: dict[str, etree._Element] = {}
        self._counts: dict[str, _Count] = {}
        self._known: dict[str, dict[int, _Level]] = {}
        if part is not None:
            self._abstract = {value_of(each, "abstractNumId"): each for each in part.iter(f"{W}abstractNum")}
            self._lists = {value_of(each, "numId"): each for each in part.iter(f"{W}num")}

    def mark(self, paragraph: etree._Element) -> tuple[str, int]:
        """Count a paragraph; return the mark that Word prints before it, "" for none, and its level."""
        list_id, level = self._place(paragraph)
        if list_id not in self._lists:
            return "", 0
        abstract = self._abstract_of(list_id)
        levels = self._levels(list_id)
        if abstract is None or level not in levels:
            return "", level
        count = self._counts.setdefault(abstract, _Count())
        self._advance(count, list_id, level=level, levels=levels)
        return _printed(count.values, level, levels), level

    def _place(self, paragraph: etree._Element) -> tuple[str, int]:
        properties = paragraph.find(f"{W}pPr")
        own = properties.find(f"{W}numPr") if properties is not None else None
        style = child_value(properties, "pStyle")
        list_id, level, owner = self._styles.numbering(style)
        if own is not None and child_value(own, "numId"):
            return child_value(own, "numId"), number_of(child_value(own, "ilvl") or level)
        if list_id and not level:
            named = [place for place, each in self._levels(list_id).items() if each.style in (style, owner)]
            return list_id, named[0] if named else 0
        return list_id, number_of(level)

    def _abstract_of(self, list_id: str) -> str | None:
        """Return the id of the abstract list, through a link to a style where there is one."""
        for _ in range(5):
            name = child_value(self._lists.get(list_id), "abstractNumId")
            abstract = self._abstract.get(name)
            if abstract is None:
                return None
            link = child_value(abstract, "numStyleLink")
            if not link:
                return name
            list_id = self._styles.numbering(link)[0]
        return None

    def _levels(self, list_id: str) -> dict[int, _Level]:
        if list_id not in self._known:
            abstract = self._abstract.get(self._abstract_of(list_id) or "")
            levels = _read_levels(abstract)
            for override in self._lists[list_id].iter(f"{W}lvlOverride") if list_id in self._lists else ():
                levels |= _read_levels(override)
            self._known[list_id] = levels
        return self._known[list_id]

    def _advance(self, count: _Count, list_id: str, *, level: int, levels: dict[int, _Level]) -> None:
        values = count.values
        for place in range(level):
            if place not in values and place in levels:
                values[place] = levels[place].start
        forced = self._forced_start(list_id, level)
        if forced is not None and (list_id, level) not in count.started:
            values[level] = forced
        else:
            values[level] = values[level] + 1 if level in values else levels[level].start
        count.started.add((list_id, level))
        for place in range(level + 1, _LEVELS):
            restart = levels[place].restart if place in levels else -1
            if place in values and (restart == -1 or level < restart):
                del values[place]

    def _forced_start(self, list_id: str, level: int) -> int | None:
        for override in self._lists[list_id].iter(f"{W}lvlOverride"):
            start = child_value(override, "startOverride")
            if number_of(value_of(override, "ilvl")) == level and start:
                return number_of(start, default=1)
        return None


def _read_levels(owner: etree._Element | None) -> dict[int, _Level]:
    found = owner.iter(f"{W}lvl") if owner is not None else ()
    return {
        number_of(value_of(each, "ilvl")): _Level(
            start=number_of(child_value(each, "start")),
            form=child_value(each, "numFmt") or "decimal",
            words=child_value(each, "lvlText"),
            legal=each.find(f"{W}isLgl") is not None,
            restart=number_of(child_value(each, "lvlRestart"), default=-1),
            style=child_value(each, "pStyle"),
        )
        for each in found
    }


def _printed(values: dict[int, int], level: int, levels: dict[int, _Level]) -> str:
    shown = levels[level]
    if shown.form == "bullet":
        return _BULLET
    if shown.form == "none":
        return ""

    def number(match: re.Match[str]) -> str:
        place = int(match.group(1)) - 1
        form = levels[place].form if place in levels and not shown.legal else "decimal"
        return _in_form(values.get(place, 0), form)

    return _PLACE.sub(number, shown.words).strip()


def _in_form(value: int, form: str) -> str:
    if form == "lowerLetter":
        return repeated_letters(value)
    if form == "upperLetter":
        return repeated_letters(value).upper()
    if form == "lowerRoman":
        return roman(value)
    if form == "upperRoman":
        return roman(value).upper()
    return f"{value:02}" if form == "decimalZero" else str(value)
