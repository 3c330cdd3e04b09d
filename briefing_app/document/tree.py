"""The root of the tree: a document, its parts, and the furniture of its pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from briefing_app.document.blocks import Block, Layout
from briefing_app.document.origin import NOWHERE, Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What a section of the pack becomes: its title is a heading of level 1, with bookmark and line in the contents.

    ``listed`` is false for the cover and the contents: no number, no line in the contents (a bookmark all the same).
    ``number`` is filled by the numbering transform. ``show_title`` is false where the children show it themselves.
    ``right_hand``: it begins on a right-hand page, behind a blank one where that is needed.
    An annex has a count of its own: ``annex_as`` says how it is called, with a place for the ``{number}``.
    ``letters`` is the size of its letters in points where it is read aloud; 0 elsewhere.
    """

    anchor: str
    title: str
    children: tuple[Block, ...]
    layout: Layout = Layout.PORTRAIT
    listed: bool = True
    show_title: bool = True
    number: str = ""
    annex_as: str = ""
    right_hand: bool = False
    letters: float = 0.0
    origin: Origin = NOWHERE

    @property
    def heading(self) -> str:
        """Number and title, as a person knows it."""
        return f"{self.number}{' –' if self.annex_as and self.number else ''} {self.title}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """Words at the head and foot of every page; they are no part of the text.

    Foot: ``pack`` and ``audience`` at the left, ``stamp`` ("Draft, 17 February 2020, 14:02") in the middle, the page
    at the right by ``page_of`` with the places ``{page}`` and ``{pages}``. ``illustrative`` is the one line that stands
    at the foot of each page that holds an illustrative mark. ``continued`` follows a caption on later pages. ``copy``
    says whose copy it is, and which ("Copy 3 of 12 · NAME"); empty where the file is not one person's own. ``blank``
    is all that stands on a page that is left blank. ``turn`` is what stands at the foot of a page that is read aloud,
    with the place ``{words}`` for the next page's first words. ``table_as`` and ``figure_as`` say how tables and
    figures that have a caption are called, with a place for the ``{number}``; empty where they are not numbered.
    """

    pack: str
    audience: str
    marking: str
    stamp: str
    page_of: str
    illustrative: str
    continued: str
    copy: str = ""
    blank: str = ""
    turn: str = ""
    table_as: str = ""
    figure_as: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Logo:
    """A picture of bare pixels (PNG); ``alt`` says what it shows."""

    data: bytes = field(repr=False)
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """Whose paper it is: name and logo stand at the head of the cover, the address at its foot.

    ``word_template`` is what is kept of the office's own Word template, and decides how a Word file looks alone.
    Without a cover, the logo stands above the first part. ``colour`` (``#rrggbb``) takes the place of the house colour;
    empty keeps that.
    """

    name: str = ""
    address: tuple[str, ...] = ()
    colour: str = ""
    logo: Logo | None = None
    word_template: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta:
    """What the file says of itself. ``created`` is aware of its zone; ``author`` is neutral, never a person."""

    title: str
    subject: str
    author: str
    language: str
    created: datetime
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole document: parts in reading order."""

    meta: Meta
    furniture: Furniture
    parts: tuple[Part, ...]
    imprint: Imprint = Imprint()
