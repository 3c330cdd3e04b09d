"""The situation in a country by theme: fact, since when, trend, source; short, medium or full."""

from __future__ import annotations

from briefing_app.document.blocks import Block, Heading, Paragraph, ParagraphStyle
from briefing_app.document.inline import Inline, Words
from briefing_app.domain.fields import ChoiceField, ManyOfField, OneOfField, TextField
from briefing_app.domain.kinds import Kind
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.mission import Mission
from briefing_app.domain.records.pack import Pack, Section
from briefing_app.domain.records.recommendation import Theme
from briefing_app.domain.records.situation import SituationEntry
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.view import View
from briefing_app.sections.base.grouping import by_theme
from briefing_app.sections.base.prose import citations, field_line, line, origin_of, prose
from briefing_app.sections.base.section_type import SectionContent, SectionType
from briefing_app.sections.base.status_marks import trend_mark

_LENGTHS = (("short", "One page: key facts"), ("medium", "Two pages: every fact"), ("full", "Full: facts and detail"))


def compose(section: Section, view: View) -> SectionContent:
    """Compose the entries under the heading of their theme, in the order of themes; without one where none is seen."""
    length = section.option("length", "medium")
    country = next(iter(section.chosen("country")), view.mission.country or "")
    entries = view.records.where(SituationEntry, "country", country)
    wanted = section.chosen("themes")
    shown = [entry for entry in entries if (entry.key or length != "short") and (not wanted or entry.theme in wanted)]
    groups = by_theme(shown, lambda entry: (entry.theme,), view)
    plain = [theme for theme, _ in groups] == [None]
    blocks: list[Block] = []
    for theme, found in groups:
        if not plain:
            blocks.append(_theme_heading(theme, section, view))
        level = 2 if plain else 3
        blocks.extend(block for entry in found for block in _entry(entry, view, level=level, full=length == "full"))
    if not blocks:
        return SectionContent(children=())
    return SectionContent(children=(*prose(view, section, "introduction"), *blocks))


def _theme_heading(theme: Theme | None, section: Section, view: View) -> Heading:
    """Return a theme's heading; entries whose theme is gone, or closed to the audience, have one of their own."""
    return Heading(
        level=2,
        children=line(theme.name if theme is not None else view.language.say("No theme")),
        anchor=f"theme-{section.id}-{theme.id if theme is not None else 'none'}",
        origin=origin_of(theme if theme is not None else section),
    )


def _entry(entry: SituationEntry, view: View, *, level: int, full: bool) -> list[Block]:
    title = Heading(
        level=level, children=field_line(entry, "title", entry.title), together=True, origin=origin_of(entry, "title")
    )
    facts = list(prose(view, entry, "fact"))
    detail = list(prose(view, entry, "detail", style=ParagraphStyle.NOTE)) if full else []
    about = _about(entry, view)
    closing = [Paragraph(children=about, style=ParagraphStyle.SMALL, origin=origin_of(entry))] if about else []
    return [title, *facts, *detail, *closing]


def _about(entry: SituationEntry, view: View) -> tuple[Inline, ...]:
    """Say since when, how it moves and who says so, in one line."""
    parts: list[tuple[Inline, ...]] = []
    if entry.since is not None:
        since = view.language.say("Since {day}", day=view.language.day(entry.since))
        parts.append(field_line(entry, "since", since))
    trend = trend_mark(entry.trend, view)
    if trend:
        parts.append((Words(text=view.language.say("Trend: ")), *trend))
    cited = citations(entry.sources, view)
    if cited:
        parts.append((Words(text=view.language.say("Source:")), *cited))
    joined: list[Inline] = []
    for part in parts:
        joined.extend(((Words(text=" \u00b7 "), *part)) if joined else part)
    return tuple(joined)


def contained(section: Section, reader: Reader) -> tuple[RecordRef, ...]:
    """The entries of the section's country."""
    pack = reader.get(Pack, section.pack)
    if pack is None:
        return ()
    mission = reader.get(Mission, pack.mission)
    country = next(iter(section.chosen("country")), (mission.country if mission else None) or "")
    return tuple(entry.ref for entry in reader.where(SituationEntry, "country", country))


SECTION_TYPE = SectionType(
    name="country_situation",
    label="Country situation",
    help="Dated facts by theme, with trend and source.",
    fields=(
        OneOfField(name="country", label="Country", help="Empty: the mission's country.", kind=Kind.COUNTRY),
        ChoiceField(name="length", label="Length", choices=_LENGTHS, default="medium"),
        ManyOfField(
            name="themes", label="Only these themes", help="None chosen: every theme.", kind=Kind.THEME, narrows=True
        ),
        TextField(name="introduction", label="Introduction", rows=3),
    ),
    compose=compose,
    contained=contained,
    adds=Kind.SITUATION_ENTRY,
    order=70,
)
