"""Grouping in the order of first appearance or of themes."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

from briefing_app.domain.records.recommendation import Theme
from briefing_app.domain.view import View

Value = TypeVar("Value")
Key = TypeVar("Key", bound=Hashable)


def grouped(values: Iterable[Value], key: Callable[[Value], Key]) -> dict[Key, list[Value]]:
    """Return the values by key; keys stand in the order in which they first appear."""
    groups: dict[Key, list[Value]] = {}
    for value in values:
        groups.setdefault(key(value), []).append(value)
    return groups


def by_theme(
    entries: Iterable[Value], themes_of: Callable[[Value], Iterable[str]], view: View
) -> tuple[tuple[Theme | None, tuple[Value, ...]], ...]:
    """Return entries below the first of their themes that the audience may see, in the order of themes.

    Those of none come last, under ``None``: where that stands alone, themes say nothing and want no heading.
    """
    themes = view.records.all(Theme)
    known = {theme.id for theme in themes}
    found = grouped(entries, lambda entry: next((each for each in themes_of(entry) if each in known), None))
    groups = ((theme, tuple(found.get(theme.id if theme is not None else None, ()))) for theme in (*themes, None))
    return tuple((theme, held) for theme, held in groups if held)
