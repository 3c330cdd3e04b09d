"""The words of an entry of the UN's index: out of their HTML, with the paragraph's number that is glued to them."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from briefing_app.importing.cleaning import cleaned

_UNSEEN = re.compile(r"<(script|style)\b[^<>]*>.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_BREAK = re.compile(r"</?(?:p|br|div|li|ul|ol|tr|h[1-6])\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z!][^<>]*>", re.IGNORECASE)
_SPACE = re.compile(r"[^\S\n]+")
# A number in front counts where words follow at once: not "20 000 children", "10 % of", "2019 was" or "5.1.2".
_NUMBER = re.compile(
    r"\s*(?P<paragraph>\d{1,3}(?:\.\d{1,3})?)(?:\((?P<clause>[a-z]{1,4})\))?\s*(?P<stop>\.?)\s*(?=[^\d\s.,%])"
)
_FROM = re.compile(r"\(([A-Z][^()\d]{2,60})\)")
_FEWEST = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """Words without the number in front of them; ``paragraph`` stays text: "96.2" is not "96.20"."""

    words: str
    paragraph: str | None = None
    clause: str = ""


def plain_words(text: str) -> str:
    """Return what a reader of the HTML sees, a paragraph a line."""
    if "<" in text:
        text = _TAG.sub("", _BREAK.sub("\n", _UNSEEN.sub("", text)))
    if "&" in text:
        text = html.unescape(text)
    lines = (_SPACE.sub(" ", line).strip() for line in str(cleaned(text)).split("\n"))
    return "\n".join(line for line in lines if line)


def numbered(words: str) -> Numbered:
    """Part the paragraph's number from the words that follow it."""
    found = _NUMBER.match(words)
    if found is None or _counts_something(found, words):
        return Numbered(words=words)
    clause = f"({found['clause']})" if found["clause"] else ""
    return Numbered(words=words[found.end() :], paragraph=found["paragraph"], clause=clause)


def _counts_something(found: re.Match[str], words: str) -> bool:
    """Whether the number is part of the sentence: "15 per cent", "3 children"."""
    marked = found["stop"] or found["clause"] or "." in found["paragraph"]
    return not marked and words[found.end()].islower()


def says_something(words: str) -> bool:
    """Whether the words can be a recommendation: the index also holds headings, page numbers and empty pieces."""
    return len(words) >= _FEWEST and any(letter.isalpha() for letter in words)


def states_named_at_the_end(words: str) -> tuple[str, ...]:
    """Return the States in the brackets that close a recommendation: "… (Maldives) (Portugal);"."""
    names: list[str] = []
    rest = words.rstrip(" ;.\n")
    while rest.endswith(")"):
        start = rest.rfind("(")
        found = _FROM.fullmatch(rest[start:]) if start >= 0 else None
        if found is None:
            break
        names = [name.strip() for name in re.split(r",| and ", found[1])] + names
        rest = rest[:start].rstrip()
    return tuple(name for name in names if name)
