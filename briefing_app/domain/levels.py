"""Levels: the widest audience that may see a record, a block or a run."""

from __future__ import annotations

from enum import StrEnum


class Level(StrEnum):
    """The widest audience that may see something; also the audience itself that a pack is built for."""

    STAFF = "staff"
    MEMBERS = "members"
    PUBLIC = "public"

    @property
    def openness(self) -> int:
        """0 for staff, 1 for members, 2 for public: the greater, the more people may see it."""
        return _OPENNESS[self]

    def visible_to(self, audience: Level) -> bool:
        """Tell whether something of this level may be shown to ``audience``."""
        return self.openness >= audience.openness


_OPENNESS = {Level.STAFF: 0, Level.MEMBERS: 1, Level.PUBLIC: 2}

MARKINGS = {Level.STAFF: "TLP:AMBER+STRICT", Level.MEMBERS: "TLP:AMBER", Level.PUBLIC: "TLP:CLEAR"}
"""The default marking of each audience, after the Traffic Light Protocol 2.0."""


def narrowest(*levels: Level | None) -> Level:
    """Return the most closed of the levels that are given; ``None`` says nothing, no level at all means public."""
    given = [level for level in levels if level is not None]
    return min(given, key=lambda level: level.openness, default=Level.PUBLIC)
