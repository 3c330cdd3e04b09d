"""Where two texts differ: a place for the caret, and marked words for the eye."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from re import findall

from briefing_app.domain.text import Text

_MOST_WORDS = 4000
"""Words up to which two texts are compared word by word; longer ones line by line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words of one side; ``differs`` where the other side has others, or none."""

    words: str
    differs: bool


def first_difference(old: Text, new: Text) -> tuple[int, int]:
    """Return block and character of ``new`` at which it leaves ``old``; its end where they are the same."""
    for number, block in enumerate(new.blocks):
        before = old.blocks[number] if number < len(old.blocks) else None
        if before == block:
            continue
        words, former = block.plain, before.plain if before else ""
        same = next((at for at, (one, two) in enumerate(zip(words, former, strict=False)) if one != two), None)
        return number, min(len(words), len(former)) if same is None else same
    return max(len(new.blocks) - 1, 0), len(new.blocks[-1].plain) if new.blocks else 0


def pieces(mine: str, theirs: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return both sides cut into what is common and what differs; joined again each is what it was."""
    left, right = _words(mine), _words(theirs)
    if len(left) + len(right) > _MOST_WORDS:
        left, right = mine.splitlines(keepends=True), theirs.splitlines(keepends=True)
    cut: tuple[list[Piece], list[Piece]] = ([], [])
    for word, i1, i2, j1, j2 in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        for side, held in zip(cut, (left[i1:i2], right[j1:j2]), strict=True):
            if held:
                side.append(Piece(words="".join(held), differs=word != "equal"))
    return tuple(cut[0]), tuple(cut[1])


def _words(text: str) -> Sequence[str]:
    return findall(r"\w+|\s+|[^\w\s]", text)
