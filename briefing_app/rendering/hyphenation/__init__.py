"""Where words may be divided at a line's end, by the language of a document."""

from briefing_app.rendering.hyphenation.hyphenator import Hyphenator, hyphenator_for

__all__ = ["Hyphenator", "hyphenator_for"]
