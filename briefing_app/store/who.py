"""Who makes a change, as the history names it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """A person by name and initials. It stays in the library and is never written into an exported file."""

    name: str
    initials: str
