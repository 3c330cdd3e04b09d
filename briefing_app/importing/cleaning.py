"""What every word of a file passes before it is read: unusable characters go, unbearable lengths are faults."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing_app.domain.text import MAX_BLOCK_CHARACTERS, MAX_WORD_CHARACTERS
from briefing_app.importing.json_value import Json

_UNUSABLE = re.compile("\r\n?|[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffc\ufffe\uffff]")
_LONG_WORD = re.compile(rf"\S{{{MAX_WORD_CHARACTERS + 1},}}")


def cleaned(value: Json) -> Json:
    """Return a JSON value without control characters and lone surrogates; line ends become one line feed each."""
    if isinstance(value, str):
        return _UNUSABLE.sub(lambda found: "\n" if found.group().startswith("\r") else "", value)
    if isinstance(value, list):
        return [cleaned(item) for item in value]
    if isinstance(value, dict):
        return {cleaned(name): cleaned(item) for name, item in value.items()}
    return value


def too_long(value: Json, place: str = "") -> Iterator[str]:
    """Name the strings that no page can bear: over 20,000 characters, or with a word of over 500."""
    if isinstance(value, str):
        if len(value) > MAX_BLOCK_CHARACTERS:
            yield f"{place}: {len(value)} characters in one piece, at most {MAX_BLOCK_CHARACTERS} are taken"
        elif len(value) > MAX_WORD_CHARACTERS and _LONG_WORD.search(value):
            yield f"{place}: a word of over {MAX_WORD_CHARACTERS} characters"
    elif isinstance(value, list):
        for number, item in enumerate(value, start=1):
            yield from too_long(item, f"{place} {number}".strip())
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from too_long(item, f"{place}.{name}" if place else str(name))
