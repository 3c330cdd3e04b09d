"""The endings of files that are saved: a name that a person types often has none, or dots of its own."""

from __future__ import annotations

from pathlib import Path


def with_ending(path: Path, form: str, *endings: str) -> Path:
    """Return the path with one of these endings: that of the chosen form, where its own is none of them."""
    chosen = form.rpartition("*")[2].rstrip(")")
    wanted = chosen if chosen in endings else endings[0]
    return path if path.suffix.casefold() in endings else path.with_name(path.name + wanted)
