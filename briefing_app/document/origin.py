"""Where a node comes from: for clicks in the preview and for findings. It never reaches a file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """A record (kind and id), one of its fields, and the block's index in a text; ``section`` is the pack's section."""

    section: str = ""
    kind: str = ""
    id: str = ""
    field: str = ""
    block: int | None = None


NOWHERE = Origin()
