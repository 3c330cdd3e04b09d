"""Texts as people write them in a file, and back: nothing is lost on either way.

A block is its words (``"A paragraph."``) or an object that names its kind: ``{"bullet": "Words", "level": "staff"}``.
In place of words there may be a list of runs, each of which is words or an object: ``["Act ", {"text": "now", "strong":
true}, {"source": {"source": "..."}}]``. Words are taken as they stand; no letter in them means anything else.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefing_app.domain.text import BlockKind
from briefing_app.importing.json_value import Json

_ABOUT_BLOCK = ("depth", "level")


def to_hand(blocks: list[dict[str, Any]]) -> list[Any]:
    """Return blocks in canonical JSON objects as people write them."""
    return [_block_to_hand(block) for block in blocks]


def _block_to_hand(block: Mapping[str, Any]) -> Json:
    kind = block.get("kind", BlockKind.PARAGRAPH.value)
    runs = [_run_to_hand(run) for run in block.get("runs", ())]
    words: Json = runs
    if not runs:
        words = ""
    elif len(runs) == 1 and isinstance(runs[0], str):
        words = runs[0]
    about = {name: block[name] for name in _ABOUT_BLOCK if name in block}
    if kind == BlockKind.PARAGRAPH and not about:
        return words
    return {kind: words, **about}


def _run_to_hand(run: Mapping[str, Any]) -> Json:
    return run["text"] if set(run) == {"text"} and run["text"] else dict(run)


def from_hand(written: Json) -> list[dict[str, Any]]:
    """Return what people wrote as blocks in JSON objects.

    Raises:
        ValueError: if it has another form; the block is named by its number.
    """
    if isinstance(written, str):
        written = [written]
    if not isinstance(written, list):
        raise _fault("a text is words or a list of blocks")
    return [_block_from_hand(block, number) for number, block in enumerate(written, start=1)]


def _block_from_hand(block: Json, number: int) -> dict[str, Any]:
    if isinstance(block, str | list):
        return {"runs": _runs_from_hand(block)}
    kinds = [name for name in block if name in list(BlockKind)] if isinstance(block, dict) else []
    if len(kinds) != 1:
        names = ", ".join(BlockKind)
        raise _fault(f"block {number}: expected words, or an object with one of {names}")
    words, about = block[kinds[0]], {name: value for name, value in block.items() if name != kinds[0]}
    unknown = sorted(set(about) - set(_ABOUT_BLOCK))
    if unknown:
        raise _fault(f"block {number}: {', '.join(unknown)} is not known here")
    if not isinstance(words, str | list):
        raise _fault(f"block {number}: expected words or a list of runs")
    return {"kind": kinds[0], "runs": _runs_from_hand(words), **about}


def _runs_from_hand(words: str | list[Any]) -> list[Any]:
    if isinstance(words, str):
        return [{"text": words}] if words else []
    return [{"text": run} if isinstance(run, str) else run for run in words]


def _fault(words: str) -> ValueError:
    """A fault of the file, whatever Python type is wrong in it."""
    return ValueError(words)
