"""A sentence that was read: its words, and their roles as a string, a letter a word."""

from __future__ import annotations

from dataclasses import dataclass

from briefing_app.composing.guard.lexicon import Lexicon
from briefing_app.composing.guard.tokens import Token, tokens


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that was read: its tokens, their roles as a string, the references in it."""

    text: str
    tokens: tuple[Token, ...]
    roles: str
    references: tuple[str, ...]


def read_sentence(text: str, lexicon: Lexicon) -> Sentence:
    """Read the words of a sentence."""
    found, references = tokens(text, lexicon)
    return Sentence(text, found, "".join(token.role for token in found), references)
