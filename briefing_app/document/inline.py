"""Inline nodes: what stands in a line."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words of one appearance. ``language`` (BCP 47) only where it differs from the document's.

    ``whole``: none of them is divided at a line's end, such as a name, or a figure in words. ``aside``: they stand
    beside what is spoken, and nobody says them.
    """

    text: str
    strong: bool = False
    emphasis: bool = False
    link: str | None = None
    language: str | None = None
    whole: bool = False
    aside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pronounced:
    """A name with how it is said, which stands in small letters under it. Both are never parted."""

    text: str
    said: str
    strong: bool = False
    emphasis: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusMark:
    """A status as shape, word and colour together; ``code`` chooses shape and colour, ``label`` is the word.

    ``colour`` (``#rrggbb``) stands in the place of the code's own where an office has chosen one.
    """

    code: str
    label: str
    colour: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendMark:
    """A trend as shape and word; ``code`` is ``better``, ``same``, ``worse`` or ``reversed``."""

    code: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IllustrativeMark:
    """The small open diamond after an entry that is made up to show how the program works. Drawn, not typed.

    ``made_up`` names what it stands for (record and field), so that an entry that shows in several places, and all
    those behind one count, can be counted; none: the one thing that it stands after.
    """

    made_up: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A reference to numbered sources. ``number`` is 0 until the numbering transform has run.

    Printed as the number in brackets, with the locator: ``[3, p. 4]``; it leads to the source's anchor.
    """

    source: str
    locator: str = ""
    number: int = 0


class ReferenceForm(StrEnum):
    """What a cross reference says of its target."""

    NUMBER = "number"
    TITLE = "title"
    PAGE = "page"


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossReference:
    """A reference to an anchor. ``text`` is filled by the references transform; a page number by the writer."""

    target: str
    form: ReferenceForm
    text: str = ""


class Series(StrEnum):
    """What is counted from 1 through a whole document."""

    TABLE = "table"
    FIGURE = "figure"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptionNumber:
    """What a table or a figure is called, at the head of its caption: "Table 2. ".

    ``called_as`` has a place for the ``{number}``. Set by the numbering transform, so it is never typed.
    """

    series: Series
    number: int
    called_as: str

    @property
    def called(self) -> str:
        """What references say of it: "Table 2"."""
        return self.called_as.format(number=self.number).replace(" ", "\u00a0")

    @property
    def text(self) -> str:
        """What stands before the caption's words."""
        return f"{self.called}. "


@dataclass(frozen=True, slots=True, kw_only=True)
class LineBreak:
    """A new line inside a block."""


Inline: TypeAlias = (
    Words
    | Pronounced
    | StatusMark
    | TrendMark
    | IllustrativeMark
    | Citation
    | CrossReference
    | CaptionNumber
    | LineBreak
)
