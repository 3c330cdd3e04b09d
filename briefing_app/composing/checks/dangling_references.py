"""References that lead nowhere: to an anchor that no part bears, or to a source that no list names."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_app.composing.findings import Check, CheckInput, Finding
from briefing_app.composing.places import part_words
from briefing_app.document.blocks import SourceEntry
from briefing_app.document.inline import Citation, CrossReference
from briefing_app.document.transforms.references import anchors
from briefing_app.document.tree import Part
from briefing_app.document.walk import walk


def run(given: CheckInput) -> Iterator[Finding]:
    """Report each target that is missing once a part."""
    document = given.composed.document
    known = anchors(document)
    listed = {node.source for node in walk(document) if isinstance(node, SourceEntry)}
    for part in document.parts:
        nodes = tuple(walk(part))
        targets = dict.fromkeys(node.target for node in nodes if isinstance(node, CrossReference))
        sources = dict.fromkeys(node.source for node in nodes if isinstance(node, Citation))
        for target in targets:
            if target not in known:
                yield _finding(part, target, "A reference leads to a place that is not in this document.")
        for source in sources:
            if source not in listed:
                yield _finding(part, source, "A source is cited that the list of sources does not name.")


def _finding(part: Part, quote: str, message: str) -> Finding:
    return Finding(
        check=CHECK.name,
        severity="warning",
        where=part_words(part),
        quote=quote,
        message=message,
        fix="Take the reference out, or put what it leads to into the pack.",
        origin=part.origin,
    )


CHECK = Check(name="dangling-reference", run=run)
