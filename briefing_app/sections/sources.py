"""The numbered sources that the pack cites, and those that are asked for besides."""

from __future__ import annotations

from collections.abc import Sequence

from briefing_app.document.blocks import SourceEntry, SourceList
from briefing_app.document.inline import Inline, Words
from briefing_app.domain.fields import ManyOfField, TextField
from briefing_app.domain.kinds import Kind
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.mission import Source
from briefing_app.domain.records.pack import Section
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.view import View
from briefing_app.sections.base.prose import origin_of, prose
from briefing_app.sections.base.section_type import FirstStep, SectionContent, SectionType


def compose(section: Section, view: View) -> SectionContent:
    """Compose the cited sources in order of citation, then the chosen ones that nothing cites."""
    wanted = dict.fromkeys((*view.cited_sources(), *section.chosen("also")))
    entries = tuple(
        SourceEntry(source=source.id, children=_words(source, view), origin=origin_of(source))
        for source in view.records.many(Source, wanted)
    )
    if not entries:
        return SectionContent(children=())
    listed = SourceList(entries=entries, origin=origin_of(section))
    return SectionContent(children=(*prose(view, section, "introduction"), listed))


def _words(source: Source, view: View) -> tuple[Inline, ...]:
    say = view.language.say
    before = ", ".join(part for part in (source.author, source.publisher) if part)
    published = view.language.day(source.published) if source.published is not None else ""
    after = [part for part in (published, source.reference) if part]
    if source.accessed is not None:
        after.append(say("accessed {day}", day=view.language.day(source.accessed)))
    nodes: list[Inline] = []
    if before:
        nodes.append(Words(text=f"{before}, "))
    nodes.append(Words(text=source.title, emphasis=True))
    if after:
        nodes.append(Words(text=", " + ", ".join(after)))
    if source.url:
        nodes.extend((Words(text=", "), Words(text=source.url, link=source.url)))
    nodes.append(Words(text="." if not source.note else f". {source.note}"))
    return tuple(nodes)


def contained(_section: Section, reader: Reader) -> tuple[RecordRef, ...]:
    """Every source of the library, since which are cited is known only when the pack is composed."""
    return tuple(source.ref for source in reader.all(Source))


def first_step(_section: Section, shown: Sequence[RecordRef], _reader: Reader) -> FirstStep | None:
    """Say that this section fills itself, while the library has no source."""
    if shown:
        return None
    return FirstStep(
        words="This section fills itself: each source that the pack cites is listed here, numbered. A source is cited "
        "by “Sources” in the form of a record, or inside a text by Insert ▸ Source reference."
    )


SECTION_TYPE = SectionType(
    name="sources",
    label="Sources",
    help="What the pack cites, numbered in the order of citation.",
    fields=(
        ManyOfField(name="also", label="Also list", help="Sources that nothing cites.", kind=Kind.SOURCE),
        TextField(name="introduction", label="Introduction", rows=3),
    ),
    compose=compose,
    contained=contained,
    first_step=first_step,
    order=90,
)
