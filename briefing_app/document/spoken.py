"""Inline nodes as the plain words that a reader sees."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from briefing_app.document.inline import (
    CaptionNumber,
    Citation,
    CrossReference,
    IllustrativeMark,
    Inline,
    LineBreak,
    Pronounced,
    ReferenceForm,
    StatusMark,
    TrendMark,
    Words,
)
from briefing_app.document.visitor import UnknownNodeError


def _reference_words(reference: CrossReference) -> str:
    return "" if reference.form is ReferenceForm.PAGE else reference.text


def citation_words(citation: Citation) -> str:
    """Return a citation as it is printed: ``[3]`` or ``[3, p. 4]``."""
    return f"[{citation.number}, {citation.locator}]" if citation.locator else f"[{citation.number}]"


def plain_words(children: Iterable[Inline]) -> str:
    """Return a line as plain words. Drawn marks are none; a page number, found by the writer, is none either."""
    return "".join(_plain(node) for node in children)


def said_aloud(children: Iterable[Inline]) -> str:
    """Return what a speaker says of a line: no number of a source, no name twice, nothing that stands aside."""
    return "".join(
        node.text if isinstance(node, Pronounced) else _plain(node)
        for node in children
        if not (isinstance(node, Citation) or (isinstance(node, Words) and node.aside))
    )


_WRITERS: dict[type, Callable[[Any], str]] = {
    Words: lambda node: node.text,
    Pronounced: lambda node: f"{node.text} ({node.said})",
    StatusMark: lambda node: node.label,
    TrendMark: lambda node: node.label,
    IllustrativeMark: lambda _: "",
    Citation: citation_words,
    CrossReference: _reference_words,
    CaptionNumber: lambda node: node.text,
    LineBreak: lambda _: "\n",
}


def _plain(node: object) -> str:
    writer = _WRITERS.get(type(node))
    if writer is None:
        raise UnknownNodeError(f"no words for a {type(node).__name__}")
    return writer(node)
