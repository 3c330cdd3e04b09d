"""What the files of a pack's copies are called, by a pattern that a person may change."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from briefing_app.errors import InputError
from briefing_app.services.file_names import file_name

PATTERN = "{pack} - {number} - {name}"
"""How files are named unless a person says otherwise."""
PLACES = ("pack", "number", "name", "audience")
_PLACE = re.compile(r"\{([^{}]*)\}")


def copy_names(pattern: str, copies: Sequence[Mapping[str, str]], *, suffix: str) -> tuple[str, ...]:
    """Return a safe name for each copy; where two would be one, every name ends with its copy's number.

    Each copy gives the words of every place in ``PLACES``; ``number`` is as wide as the highest one.

    Raises:
        InputError: if the pattern is empty, has a place that is not known, or a brace of its own.
    """
    unknown = [place for place in _PLACE.findall(pattern) if place not in PLACES]
    if unknown or not pattern.strip() or set("{}") & set(_PLACE.sub("", pattern)):
        raise InputError(
            "The pattern of the file names cannot be used",
            f"{pattern!r} holds {'{' + unknown[0] + '}' if unknown else 'no words, or a brace that is no place'}.",
            f"Its places are {', '.join('{' + place + '}' for place in PLACES)}.",
        )
    filled = [_PLACE.sub(lambda place, words=copy: words[place[1]], pattern) for copy in copies]  # type: ignore[misc]
    names = [file_name(words, suffix=suffix) for words in filled]
    if len({_on_disk(name) for name in names}) == len(names):
        return tuple(names)
    return tuple(file_name(words, copy["number"], suffix=suffix) for words, copy in zip(filled, copies, strict=True))


def _on_disk(name: str) -> str:
    """Return what decides on systems that take capitals and composed letters for the same."""
    return unicodedata.normalize("NFKD", name).casefold()
