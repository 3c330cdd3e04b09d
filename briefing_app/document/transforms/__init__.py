"""Transforms: from a document as composed to one that can be written. Pure; what does not change is shared."""

from __future__ import annotations

from collections.abc import Collection

from briefing_app.document.transforms.citations import bind_citations
from briefing_app.document.transforms.contents import fill_contents
from briefing_app.document.transforms.numbering import number_captions, number_parts, number_sources
from briefing_app.document.transforms.references import fill_references
from briefing_app.document.transforms.typography import set_type
from briefing_app.document.tree import Document


def finish(document: Document, *, done: Collection[int] = ()) -> Document:
    """Run every transform in order: numbers first, then the letters, then what repeats both elsewhere.

    Finishing a finished document changes nothing. ``done`` holds the identities of parts that were finished before: as
    long as their numbers stay, they are passed on as the very same objects.
    """
    numbered = bind_citations(number_sources(number_captions(number_parts(document))), done=done)
    return fill_references(fill_contents(set_type(numbered, done=done)))
