"""Annexes of a section as parts of their own: a sheet that says what it is, then its pages.

Belongs here: which pages, and what is said of them. Does not belong here: what a page looks like, which writers fetch.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefing_app.document.blocks import Block, ForeignPage, Pair, Pairs, Paragraph
from briefing_app.document.tree import Part
from briefing_app.domain.levels import Level
from briefing_app.domain.paper import RightHand
from briefing_app.domain.records.annex import Annex, AnnexFile, AnnexPlace, Treatment, pages_meant
from briefing_app.domain.records.pack import Section
from briefing_app.domain.view import View
from briefing_app.sections.base.prose import field_line, line, origin_of

_READERS = {Level.STAFF: "Own staff", Level.MEMBERS: "Members of the delegation", Level.PUBLIC: "Public"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedAnnex:
    """An annex as a part, and whether it stands behind everything."""

    part: Part
    at_end: bool


def annexes_of(section: Section, view: View) -> tuple[PlacedAnnex, ...]:
    """Return the annexes of a section that the audience may see, in order."""
    return tuple(
        PlacedAnnex(part=_part(annex, view), at_end=annex.place is AnnexPlace.END)
        for annex in view.records.where(Annex, "section", section.id)
    )


def _part(annex: Annex, view: View) -> Part:
    file = view.records.get(AnnexFile, annex.file)
    anchor = f"annex-{annex.id}"
    pages = tuple(_pages(annex, file, anchor, view)) if file is not None else ()
    return Part(
        anchor=anchor,
        title=annex.title,
        children=(_about(annex, pages, view), *pages),
        annex_as=view.language.say("Annex {number}"),
        right_hand=view.recipe.right_hand is not RightHand.NONE,
        origin=origin_of(annex, "title"),
    )


def _about(annex: Annex, pages: tuple[ForeignPage, ...], view: View) -> Block:
    say = view.language.say
    date = view.language.day(annex.date) if annex.date is not None else ""
    rows = (
        (say("Source"), field_line(annex, "source", annex.source)),
        (say("Date"), field_line(annex, "date", date)),
        (say("May be read by"), line(say(_READERS[annex.level]))),
        (say("Pages"), line(view.language.number(len(pages)))),
    )
    return Pairs(
        pairs=tuple(Pair(label=label, children=(Paragraph(children=words),)) for label, words in rows if words),
        origin=origin_of(annex),
    )


def _pages(annex: Annex, file: AnnexFile, anchor: str, view: View) -> Iterator[ForeignPage]:
    meant = pages_meant(annex.pages, count=len(file.pages)) or range(0)
    said_as = view.language.say("Annex {number}, page {page} of {pages}: {title}")
    for place, number in enumerate(meant, start=1):
        page = file.pages[number - 1]
        yield ForeignPage(
            file=file.id,
            page=number,
            width=page.width,
            height=page.height,
            title=annex.title,
            place=place,
            of=len(meant),
            said_as=said_as,
            turn=annex.turn.degrees,
            fit=annex.fit,
            as_it_is=annex.treatment is Treatment.AS_IT_IS,
            readable=page.readable,
            words=page.words,
            anchor=f"{anchor}-page-{place}",
            bookmarks=tuple((each.level, each.title) for each in file.bookmarks if each.page == number),
            origin=origin_of(annex),
        )
