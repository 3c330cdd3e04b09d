"""The cover: what, for whom, when, and as of which date."""

from __future__ import annotations

from briefing_app.document.blocks import Block, Layout, Pair, Pairs, Paragraph, ParagraphStyle
from briefing_app.document.inline import Words
from briefing_app.domain.fields import LineField
from briefing_app.domain.levels import MARKINGS, Level
from briefing_app.domain.records.mission import Mission
from briefing_app.domain.records.pack import Section
from briefing_app.domain.records.people import Body
from briefing_app.domain.records.place import Country, name_on
from briefing_app.domain.view import View
from briefing_app.sections.base.prose import line, origin_of, prose
from briefing_app.sections.base.section_type import SectionContent, SectionType

_AUDIENCES = {Level.STAFF: "Own staff", Level.MEMBERS: "Members of the delegation", Level.PUBLIC: "Public"}


def compose(section: Section, view: View) -> SectionContent:
    """Compose the cover; it is there for every audience."""
    say = view.language.say
    subtitle = section.option("subtitle")
    blocks: list[Block] = [
        Paragraph(children=line(MARKINGS[view.audience]), style=ParagraphStyle.MARKING),
        Paragraph(
            children=line(section.title or view.pack.name),
            style=ParagraphStyle.TITLE,
            origin=origin_of(section, "title"),
        ),
    ]
    if isinstance(subtitle, str) and subtitle:
        blocks.append(
            Paragraph(children=line(subtitle), style=ParagraphStyle.SUBTITLE, origin=origin_of(section, "subtitle"))
        )
    blocks.append(Pairs(pairs=_pairs(view), origin=origin_of(view.mission)))
    blocks.extend(prose(view, section, "introduction"))
    note = say(
        "Entries with a small open diamond are illustrative: made up to show how the program works. They state no fact."
    )
    if view.holds_illustrative():
        blocks.append(Paragraph(children=(Words(text=note),), style=ParagraphStyle.NOTE))
    return SectionContent(children=tuple(blocks), layout=Layout.COVER, show_title=False, listed=False)


def _pairs(view: View) -> tuple[Pair, ...]:
    say, mission = view.language.say, view.mission
    rows = (
        (say("Mission"), mission.name),
        (say("Host body"), _body(view)),
        (say("Country"), _country(view)),
        (say("Place"), mission.place),
        (say("Dates"), dates_of(mission, view)),
        (say("Prepared for"), say(_AUDIENCES[view.audience])),
        (say("Status as of"), view.language.day(view.as_of)),
        (say("Edition"), say("Draft")),
        (say("Contact"), mission.contact if view.records.shows(mission, "contact") else ""),
    )
    return tuple(Pair(label=label, children=(Paragraph(children=line(value)),)) for label, value in rows if value)


def dates_of(mission: Mission, view: View) -> str:
    """Return the mission's dates as far as they are known."""
    start, end = mission.start, mission.end
    if start is None:
        return ""
    if end is not None and start.exact and end.exact and end.first_day != start.first_day:
        return view.language.day_span(start.first_day, end.first_day)
    return view.language.day(start)


def _body(view: View) -> str:
    body = view.records.get(Body, view.mission.body)
    if body is None:
        return ""
    name = name_on(body.names, view.as_of)
    return f"{name.name} ({body.code})" if name is not None and name.name != body.code else body.code


def _country(view: View) -> str:
    country = view.records.get(Country, view.mission.country)
    return country.name if country is not None else ""


SECTION_TYPE = SectionType(
    name="cover",
    label="Cover",
    help="The first page: mission, body, place, dates, audience and the date at which statuses hold.",
    fields=(
        LineField(name="title", label="Title", help="Empty: the pack's name."),
        LineField(name="subtitle", label="Subtitle"),
    ),
    compose=compose,
    order=10,
)
