"""What a pack's files are called: two things that are exported into one folder never take each other's place."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from briefing_app.domain.reader import Reader
from briefing_app.domain.records.pack import Pack, Recipe, Section
from briefing_app.sections.registry import title_of
from briefing_app.services.file_names import file_name


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportNames:
    """The words that name a pack's files; ``recipes`` holds those alone that share their audience with another."""

    pack: str
    sections: Mapping[str, str] = field(default_factory=dict)
    recipes: Mapping[str, str] = field(default_factory=dict)

    def file(self, *, audience: str, suffix: str, recipe: str = "", section: str = "") -> str:
        """Return the name of one file, by the ids of its recipe and of the section that goes out alone."""
        parts = (self.pack, self.recipes.get(recipe, ""), self.sections.get(section, ""), audience)
        return file_name(*parts, suffix=suffix)


def export_names(reader: Reader, pack: Pack) -> ExportNames:
    """Return the words for a pack's files. What has a namesake bears a mark of its id, the same on every export.

    A pack in another language than English says so, whatever else the library holds: its files keep their names, and
    none of them takes the place of the English one's.
    """
    packs = _told_apart((each.id, _with_language(each)) for each in reader.all(Pack))
    recipes = reader.many(Recipe, pack.recipes)
    readers = Counter(recipe.audience for recipe in recipes)
    sections = reader.where(Section, "pack", pack.id)
    return ExportNames(
        pack=packs.get(pack.id, _with_language(pack)),
        sections=_told_apart((section.id, title_of(section)) for section in sections),
        recipes=_told_apart((recipe.id, recipe.name) for recipe in recipes if readers[recipe.audience] > 1),
    )


def _with_language(pack: Pack) -> str:
    return pack.name if pack.language.partition("-")[0] == "en" else f"{pack.name} ({pack.language})"


def _told_apart(named: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the name of each id, with a mark where two would be one as files."""
    names = dict(named)
    taken = Counter(map(_as_file, names.values()))
    return {key: name if taken[_as_file(name)] == 1 else f"{name} ({_mark(key)})" for key, name in names.items()}


def _as_file(name: str) -> str:
    return file_name(name, suffix="").casefold()


def _mark(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()[:6]
