"""Where pyphen keeps the dictionary of a language."""

from __future__ import annotations

from pathlib import Path

import pyphen


def dictionary_of(language: str) -> Path | None:
    """Return the dictionary of a language (BCP 47), else of the language without its country; ``None`` for none."""
    found = pyphen.language_fallback(language)
    return Path(str(pyphen.LANGUAGES[found])) if found is not None else None
