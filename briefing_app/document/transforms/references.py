"""Cross references: their words are taken from what they lead to, so they are never typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefing_app.document.blocks import Chart, Heading, Table
from briefing_app.document.inline import CaptionNumber, CrossReference, ReferenceForm
from briefing_app.document.spoken import plain_words
from briefing_app.document.tree import Document, Part
from briefing_app.document.walk import rebuild, walk


def anchors(document: Document) -> dict[str, tuple[str, str]]:
    """Return each anchor of the document with its number (may be empty) and its title."""
    return dict(_anchors(document))


def fill_references(document: Document) -> Document:
    """Give each reference its target's number or title; the title where a target has no number.

    A page number is the writer's; a reference that leads nowhere stays empty and is reported by a check.
    """
    if not any(isinstance(node, CrossReference) for node in walk(document)):
        return document
    known = anchors(document)

    def filled(node: object) -> object:
        if not isinstance(node, CrossReference) or node.form is ReferenceForm.PAGE:
            return node
        number, title = known.get(node.target, ("", ""))
        text = (number or title) if node.form is ReferenceForm.NUMBER else title
        return node if text == node.text else replace(node, text=text)

    return rebuild(document, filled)


def _anchors(document: Document) -> Iterator[tuple[str, tuple[str, str]]]:
    for node in walk(document):
        if isinstance(node, Part):
            yield node.anchor, (node.number, node.title)
        elif isinstance(node, Heading) and node.anchor:
            yield node.anchor, ("", plain_words(node.children))
        elif isinstance(node, Table | Chart) and node.anchor:
            first = next(iter(node.caption), None)
            called = first.called if isinstance(first, CaptionNumber) else ""
            yield node.anchor, (called, plain_words(node.caption[1:] if called else node.caption))
