"""The screen's language. Documents have their own, which is passed along; the two never meet by accident."""

from __future__ import annotations

from gettext import NullTranslations, translation
from pathlib import Path

DOMAIN = "briefing"


def screen_translations(code: str, *, catalogues: Path) -> NullTranslations:
    """Return the catalogue of a language; English, the language of the messages themselves, where there is none."""
    return translation(DOMAIN, localedir=str(catalogues), languages=[code], fallback=True)
