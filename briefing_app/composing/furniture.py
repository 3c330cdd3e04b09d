"""What stands around the text: head, foot, and what the file says of itself."""

from __future__ import annotations

from base64 import b64decode
from dataclasses import replace
from datetime import datetime

from briefing_app.composing.languages import language_for
from briefing_app.document.tree import Document, Furniture, Imprint, Logo, Meta
from briefing_app.domain.levels import MARKINGS, Level
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.letterhead import OFFICE_LETTERHEAD, Letterhead
from briefing_app.domain.view import View

AUTHOR = "Briefing Pack Builder"
"""The neutral author of every file: never a person."""

AUDIENCES = {Level.STAFF: "For staff only", Level.MEMBERS: "For Members", Level.PUBLIC: "For the public"}
"""Audiences as the foot of a page names them; message ids."""


def furniture_of(view: View, now: datetime) -> Furniture:
    """Return the words at the head and foot of every page."""
    say = view.language.say
    return Furniture(
        pack=view.pack.name,
        audience=say(AUDIENCES[view.audience]),
        marking=MARKINGS[view.audience],
        stamp=say("Draft, {day}, {time}", day=view.language.day(now.date()), time=view.language.clock(now)),
        page_of=say("Page {page} of {pages}"),
        illustrative=say("Illustrative: made up to show how the program works, not a fact."),
        continued=say("(continued)"),
        blank=say("This page is left blank"),
        table_as=say("Table {number}"),
        figure_as=say("Figure {number}"),
    )


def imprint_of(reader: Reader) -> Imprint:
    """Return whose paper it is, as the office has settled it."""
    head = reader.get(Letterhead, OFFICE_LETTERHEAD)
    if head is None:
        return Imprint()
    logo = Logo(data=_decoded(head.logo), alt=head.spoken_logo) if head.logo else None
    return Imprint(
        name=head.name,
        address=head.address_lines,
        colour=head.printed_colour,
        logo=logo,
        word_template=_decoded(head.word_template),
    )


def of_a_section(imprint: Imprint) -> Imprint:
    """Return what a section alone shows of it: that is no paper of the office yet."""
    return Imprint(colour=imprint.colour, word_template=imprint.word_template)


def _decoded(kept: str) -> bytes:
    """Return the bytes of a logo or a template; nothing for what is no base 64, which no writer takes for either."""
    try:
        return b64decode(kept, validate=True)
    except ValueError:
        return b""


def for_recipient(document: Document, name: str, *, number: int, count: int) -> Document:
    """Return a document as one person's own copy: nothing but the foot is another."""
    words = language_for(document.meta.language).say(
        "Copy {number} of {count} · {name}", number=number, count=count, name=name
    )
    return replace(document, furniture=replace(document.furniture, copy=words))


def meta_of(view: View, now: datetime) -> Meta:
    """Return what the file says of itself; a moment without a zone is taken as local."""
    return Meta(
        title=view.pack.name,
        subject=view.mission.name,
        author=AUTHOR,
        language=view.language.code,
        created=now if now.tzinfo is not None else now.astimezone(),
    )
