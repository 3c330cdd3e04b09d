"""Letters: no-break spaces where a line must not end, and curly quotation marks. Letters and figures never change."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from typing import Any, cast

from briefing_app.document.blocks import Pair
from briefing_app.document.inline import CrossReference, Inline, LineBreak, StatusMark, TrendMark, Words
from briefing_app.document.tree import Document, Part
from briefing_app.document.walk import child_fields, rebuild

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_UNITS = "km|cm|mm|kg|min|s|minutes?|hours?|days?|weeks?|months?|years?|million|billion|EUR|USD|€|%|per cent|Members"
_NUMBER = re.compile(rf"(?<=\d) (?=(?:{_MONTHS}|{_UNITS})(?!\w))|(?<=\d) (?=%)")
_BEFORE_NUMBER = re.compile(r"\b(paragraph|paragraphs|Article|Articles|recital|page|No|p\.|pp\.) (?=\d|[A-Z]{1,2}\b)")
_TITLE = re.compile(r"\b(Mr|Mrs|Ms|Dr|Prof|St)(\.?) (?=\w)")
_QUOTE = re.compile("[\"']")
_OPENERS = " \u00a0\t\n([{—–“‘/"


def set_type(document: Document, *, done: Collection[int] = ()) -> Document:
    """Set the type of every line; links, and words of another language, keep the letters that they were typed with.

    Parts whose identity is in ``done`` are set already.
    """
    english = document.meta.language.split("-")[0].lower() == "en"

    def changed(node: object) -> object:
        if isinstance(node, Part):
            title = typeset(node.title, english=english)
            return node if title == node.title else replace(node, title=title)
        if isinstance(node, Pair):
            label = typeset(node.label, english=english)
            node = node if label == node.label else replace(node, label=label)
        return _with_lines(node, english=english)

    parts = tuple(part if id(part) in done else rebuild(part, changed) for part in document.parts)
    same = all(new is old for new, old in zip(parts, document.parts, strict=True))
    return document if same else replace(document, parts=parts)


def typeset(text: str, *, english: bool = True, before: str = "", after: str = "") -> str:
    """Set the type of some words; ``before`` and ``after`` are the characters around them."""
    text = _NUMBER.sub("\u00a0", text)
    text = _BEFORE_NUMBER.sub("\\1\u00a0", text)
    text = _TITLE.sub("\\1\\2\u00a0", text)
    return _curly(text, before, after) if english else text


def _curly(text: str, before: str, after: str) -> str:
    def turned(match: re.Match[str]) -> str:
        at = match.start()
        left = text[at - 1] if at else before
        right = text[at + 1 : at + 2] or after
        double = match.group() == '"'
        if left and left not in _OPENERS and left not in "\"'":
            return "”" if double else "’"
        if not double and right.isdigit():
            return "’"
        return ("“" if double else "‘") if right and not right.isspace() else ("”" if double else "’")

    return _QUOTE.sub(turned, text)


def _with_lines(node: object, *, english: bool) -> object:
    changed: dict[str, Any] = {}
    for name in child_fields(node):
        children = getattr(node, name)
        if any(isinstance(child, Words) for child in children):
            line = _line(children, english=english)
            if any(new is not old for new, old in zip(line, children, strict=True)):
                changed[name] = line
    return replace(cast("Any", node), **changed) if changed else node


def _line(children: tuple[Inline, ...], *, english: bool) -> tuple[Inline, ...]:
    line: list[Inline] = []
    before = ""
    for index, child in enumerate(children):
        if isinstance(child, Words):
            follower = children[index + 1] if index + 1 < len(children) else None
            after = _begins(follower)
            kept = child.link is not None or child.language is not None
            text = child.text if kept else typeset(child.text, english=english, before=before, after=after)
            line.append(child if text == child.text else replace(child, text=text))
            before = child.text[-1:] or before
        else:
            line.append(child)
            before = "\n" if isinstance(child, LineBreak) else "]"
    return tuple(line)


def _begins(follower: Inline | None) -> str:
    """Return the first character of what follows in the line; a mark or a reference begins with a letter."""
    if isinstance(follower, Words):
        return follower.text[:1]
    return "a" if isinstance(follower, StatusMark | TrendMark | CrossReference) else ""
