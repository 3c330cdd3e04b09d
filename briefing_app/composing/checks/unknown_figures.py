"""Live figures without an answer: the sentence would go out with "not known" in the place of its number."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_app.composing.figures import CountedFigures, Perspective
from briefing_app.composing.findings import Check, CheckInput, Finding
from briefing_app.composing.languages import language_for
from briefing_app.composing.places import placed_lines, quoted
from briefing_app.composing.reading import NotingReader
from briefing_app.composing.records import VisibleRecords
from briefing_app.document.origin import Origin
from briefing_app.domain.figures import FigureQuery
from briefing_app.domain.kinds import Kind
from briefing_app.domain.records import CLASSES
from briefing_app.domain.records.mission import Mission

_MARK = "\ufdd0"
"""Stands for a figure without an answer: no text holds this sign, which Unicode keeps out of texts for ever."""


def run(given: CheckInput) -> Iterator[Finding]:
    """Report each paragraph of this document in which a live figure answers nothing."""
    composed = given.composed
    language = language_for(composed.document.meta.language)
    reader = NotingReader(given.reader)
    seen_from = Perspective(
        audience=composed.audience,
        language=language,
        as_of=composed.as_of,
        mission=reader.get(Mission, given.pack.mission),
    )
    figures, unknown = CountedFigures(reader, seen_from), language.say("not known")

    def answer(query: FigureQuery) -> str:
        words = figures.resolve(query)
        return _MARK if words == unknown else words

    records = VisibleRecords(
        reader, audience=composed.audience, language=language.code, day=composed.as_of, figure=answer
    )
    seen: set[Origin] = set()
    for line in placed_lines(composed.document):
        origin = line.origin
        if origin.block is None or not origin.field or origin in seen:
            continue
        seen.add(origin)
        record = reader.get(CLASSES[Kind(origin.kind)], origin.id)
        blocks = records.text(record, origin.field).blocks if record is not None else ()
        plain = blocks[origin.block].plain if origin.block < len(blocks) else ""
        at = plain.find(_MARK)
        if at < 0:
            continue
        yield Finding(
            check=CHECK.name,
            severity="warning",
            where=line.where,
            quote=quoted(plain.replace(_MARK, unknown), at, at + len(unknown)),
            message="A live figure has no answer here: the text goes out without its number.",
            fix="Double-click it, and ask about a text, an addressee or a date that there is; or rewrite the sentence.",
            origin=origin,
        )


CHECK = Check(name="unknown-figure", run=run)
