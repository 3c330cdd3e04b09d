"""The language versions of one text: which of them is the original, and whether the others still follow it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from hashlib import sha256

from pydantic import TypeAdapter

from briefing_app.domain.records.written import TextState, WrittenText
from briefing_app.domain.text import Text, normalise

_MARK = 16
"""Letters of a mark: two texts of one field that share it by chance are not met in practice."""


def mark_of(tree: Text) -> str:
    """Return a mark of a text's content: it differs where a letter, a mark or a level differs, and only there."""
    data = _trees().dump_json(normalise(tree), exclude_defaults=True)
    return sha256(data).hexdigest()[:_MARK]


def original_of(versions: Iterable[WrittenText], *, beside: str = "") -> WrittenText | None:
    """Return the version from which others are made: an original, the English one first; never one of no words.

    ``beside`` is the language that is written now: it is no original of itself.
    """
    written = [text for text in versions if not text.tree.empty and text.language != beside]
    ranked = sorted(written, key=lambda text: (bool(text.source_language), text.language != "en", text.language))
    return ranked[0] if ranked else None


def source_of(text: WrittenText, versions: Iterable[WrittenText]) -> WrittenText | None:
    """Return the version that ``text`` was made from; ``None`` for an original, and where that is gone."""
    found = (each for each in versions if each.language == text.source_language and not each.tree.empty)
    return next(found, None) if text.source_language else None


def state_in(language: str, versions: Iterable[WrittenText]) -> TextState | None:
    """Return how far the version in a language has come, among the versions of one text; ``None``: none is written."""
    written = [text for text in versions if not text.tree.empty]
    own = next((text for text in written if text.language == language), None)
    if own is None:
        return TextState.MISSING if written else None
    source = source_of(own, written)
    if source is not None and mark_of(source.tree) != own.source_mark:
        return TextState.OUTDATED
    return own.state


@cache
def _trees() -> TypeAdapter[Text]:
    return TypeAdapter(Text)
