"""Inline nodes become units: what a line may not be broken inside."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TypeAlias

from briefing_app.document.inline import (
    CaptionNumber,
    Citation,
    CrossReference,
    IllustrativeMark,
    Inline,
    LineBreak,
    Pronounced,
    ReferenceForm,
    StatusMark,
    TrendMark,
    Words,
)
from briefing_app.document.right_to_left import as_said, as_seen, joined, runs_left, split
from briefing_app.document.visitor import Visitor
from briefing_app.rendering.fonts import FaceName, clean
from briefing_app.rendering.marks import ILLUSTRATIVE_MARK, TREND_MARKS, MarkShape, status_shape
from briefing_app.rendering.pdf.faces import face_of, load_face
from briefing_app.rendering.pdf.look import LINK, NAVY, TextStyle
from briefing_app.rendering.pdf.structure import Element, Role

NO_BREAK_SPACE = "\u00a0"
_PAGE_DIGITS = "00"
_MARK_ROOM = 1.12
"""What a mark takes up before its word, in ems: its own width and a clear gap."""
_PAGE_PLACE = "{page}"
_BENEATH, _DROP = 0.55, 0.7
"""How large a name's pronunciation is, and how far below the name's line it stands, in ems of the name."""


def _set(text: str) -> str:
    """Return a text as it is set: Arabic letters joined, and nothing that no face draws."""
    return clean(joined(text) if runs_left(text) else text)


def as_drawn(text: str) -> str:
    """Return a line of its own, from its left end to its right one."""
    words = _set(text)
    if not runs_left(words):
        return words
    return "".join(as_seen(part) if to_the_left else part for part, to_the_left in split(words))


class Span:
    """An appearance: face, size, colour. A link has spans of its own: where it leads, and its element."""

    __slots__ = ("colour", "element", "face", "inner", "link", "plain", "size", "whole")

    def __init__(
        self,
        face: FaceName,
        size: float,
        *,
        colour: str,
        link: str = "",
        element: Element | None = None,
        inner: Element | None = None,
        whole: bool = False,
    ) -> None:
        self.face = face
        self.size = size
        self.colour = colour
        self.link = link
        self.element = element
        self.inner = inner
        """What its words are an element of, inside the element that leads somewhere."""
        self.whole = whole
        """Whether none of its words is divided at a line's end."""
        self.plain = element is None or element.role is Role.FIGURE
        """Whether neighbours may be shown together without a look at what they are. A figure shows no words."""


@lru_cache(maxsize=4096)
def span_of(face: FaceName, size: float, colour: str, *, whole: bool = False) -> Span:
    """Return the one span of an appearance: spans are told apart by identity, which is cheap."""
    return Span(face, size, colour=colour, whole=whole)


class PageOf:
    """The page number of an anchor, known when all pages are laid out."""

    __slots__ = ("target",)

    def __init__(self, target: str) -> None:
        self.target = target


class Beneath:
    """Small words under what stands before them on the line, which is ``back`` points wide."""

    __slots__ = ("back", "drop", "span", "text")

    def __init__(self, text: str, span: Span, *, back: float, drop: float) -> None:
        self.text = text
        self.span = span
        self.back = back
        self.drop = drop


Content: TypeAlias = str | MarkShape | PageOf | Beneath
Piece: TypeAlias = tuple[Span, Content, float]
"""An appearance, its content, its width in points."""
Unit: TypeAlias = tuple[float, float, Span | None, str, tuple[Piece, ...]]
"""Width with the space before it, that space (dropped where a line begins), and the one appearance with its word; a
unit of several pieces has no one appearance, and has its pieces instead."""
BREAK: Unit = (0.0, 0.0, None, "", ())
"""Ends a line."""


def pieces_of(unit: Unit) -> tuple[Piece, ...]:
    """Return a unit's pieces; most units are one word."""
    advance, space, span, word, pieces = unit
    return pieces if span is None else ((span, word, advance - space),)


class WordUnits(dict[str, Unit]):
    """The units of single words in one appearance, made when a word is first met."""

    def __init__(self, span: Span) -> None:
        super().__init__()
        self._span = span
        self._width = load_face(span.face).width
        self.space = self._width(" ") * span.size

    def __missing__(self, word: str) -> Unit:
        unit = self[word] = (self._width(word) * self._span.size + self.space, self.space, self._span, word, ())
        return unit


class Spanner(Visitor[None]):
    """Collects the units of one block. Words that touch stay one unit, whatever their appearance."""

    def __init__(
        self, style: TextStyle, known: dict[Span, WordUnits], *, element: Element | None = None, made_up: str = ""
    ) -> None:
        self._base = span_of(face_of(strong=style.strong, emphasis=style.emphasis), style.size, style.colour)
        self._style = style
        self._element = element
        self._made_up = made_up
        self._units: list[Unit] = []
        self._glued = False
        self._words = known

    def units(self, nodes: Sequence[Inline]) -> list[Unit]:
        """Return the units of the nodes."""
        for node in nodes:
            if type(node) is Words:
                self.visit_words(node)
            else:
                self.visit(node)
        return self._units

    def visit_words(self, node: Words) -> None:
        """Set words in their appearance."""
        span = self._base
        if node.link:
            span = self._leading_to(node.link, self._face_for(node), language=node.language or "")
        elif node.language and self._element is not None:
            other = Element(Role.SPAN, self._element, language=node.language)
            span = Span(self._face_for(node), self._style.size, colour=self._style.colour, element=other)
        elif node.strong or node.emphasis or node.whole:
            span = span_of(self._face_for(node), self._style.size, self._style.colour, whole=node.whole)
        self._text(_set(node.text), span)

    def visit_pronounced(self, node: Pronounced) -> None:
        """Set the name, and under it in small letters how it is said."""
        span = span_of(self._face_for(node), self._style.size, self._style.colour)
        name = _set(node.text).replace(" ", NO_BREAK_SPACE)
        said = _set(node.said)
        small = self._style.size * _BENEATH
        face = face_of(strong=False, emphasis=False)
        below = Element(Role.SPAN, self._element, later=True) if self._element is not None else None
        under = Span(face, small, colour=NAVY, element=below)
        width = load_face(span.face).width(name) * span.size
        over = max(0.0, load_face(face).width(said) * small + small * 0.5 - width)
        self._text(name, span)
        beneath = Beneath(said, under, back=width, drop=self._style.size * _DROP)
        self._glued = True
        self._content(beneath, self._base, over)

    def visit_status_mark(self, node: StatusMark) -> None:
        """Draw the shape and set the word after it."""
        self._marked(status_shape(node.code, node.colour), node.label)

    def visit_trend_mark(self, node: TrendMark) -> None:
        """Draw the arrow and set the word after it."""
        self._marked(TREND_MARKS[node.code], node.label)

    def visit_illustrative_mark(self, _node: IllustrativeMark) -> None:
        """Draw the diamond close after the word before it."""
        self._glued = True
        span = self._base
        if self._element is not None and self._made_up.strip():
            figure = Element(Role.FIGURE, self._element, alt=self._made_up)
            span = Span(span.face, span.size, colour=span.colour, element=figure)
        self._content(ILLUSTRATIVE_MARK, span, self._style.size * 0.7)

    def visit_citation(self, node: Citation) -> None:
        """Set the number in brackets, unbreakable, leading to its source."""
        locator = f", {node.locator}" if node.locator else ""
        text = f"[{node.number or '?'}{locator}]".replace(" ", NO_BREAK_SPACE)
        self._text(_set(text), self._leading_to(f"#source-{node.source}", self._base.face))

    def visit_cross_reference(self, node: CrossReference) -> None:
        """Set the words of a reference, or leave room for its page number."""
        span = self._leading_to(f"#{node.target}", self._base.face)
        if node.form is not ReferenceForm.PAGE:
            self._text(_set(node.text), span)
            return
        before, _, after = (node.text if _PAGE_PLACE in node.text else f"{node.text}{_PAGE_PLACE}").partition(
            _PAGE_PLACE
        )
        self._text(_set(before), span)
        self._content(PageOf(node.target), span, load_face(span.face).width(_PAGE_DIGITS) * span.size)
        self._text(_set(after), span)

    def visit_caption_number(self, node: CaptionNumber) -> None:
        """Set what a table or a figure is called."""
        self._text(_set(node.text), self._base)

    def visit_line_break(self, _node: LineBreak) -> None:
        """End the line."""
        self._units.append(BREAK)
        self._glued = False

    def _face_for(self, node: Words | Pronounced) -> FaceName:
        style = self._style
        return face_of(strong=node.strong or style.strong, emphasis=node.emphasis != style.emphasis)

    def _leading_to(self, link: str, face: FaceName, *, language: str = "") -> Span:
        """Return a span of its own for each link: what leads somewhere is an element, even over several lines.

        What is set for no element, as a caption that is repeated, leads nowhere.
        """
        element = Element(Role.LINK, self._element, language=language) if self._element is not None else None
        return Span(face, self._style.size, colour=LINK, link=link, element=element)

    def _marked(self, shape: MarkShape, label: str) -> None:
        self._content(shape, self._base, self._style.size * _MARK_ROOM)
        self._text(_set(label), self._base)

    def _content(self, content: Content, span: Span, width: float) -> None:
        space = self._known(span).space
        self._add((width + space, space, None, "", ((span, content, width),)))
        self._glued = True

    def _text(self, text: str, span: Span) -> None:
        if not text:
            return
        if runs_left(text):
            for part, to_the_left in split(text):
                if to_the_left:
                    self._to_the_left(part, span)
                else:
                    self._plain(part, span)
            return
        self._plain(text, span)

    def _to_the_left(self, phrase: str, span: Span) -> None:
        """Set words that run to the left as one unit, in the order in which they are seen; they are read as said."""
        said = phrase.replace(NO_BREAK_SPACE, " ")
        element = span.element or self._element
        if element is not None:
            inner = Element(Role.SPAN, element, actual=as_said(said))
            of_link = span.element if span.link else None
            span = Span(
                span.face,
                span.size,
                colour=span.colour,
                link=span.link,
                element=of_link or inner,
                inner=inner,
                whole=True,
            )
        self._plain(as_seen(phrase.replace(" ", NO_BREAK_SPACE)), span)

    def _plain(self, text: str, span: Span) -> None:
        known = self._known(span)
        first, *rest = text.split(" ")
        if first:
            self._add(known[first])
        if not rest:
            self._glued = True
            return
        # A text that ends in a space lets the next one begin a unit of its own.
        self._glued = bool(rest[-1])
        if "" in rest:
            rest = [word for word in rest if word]
        self._units.extend(map(known.__getitem__, rest))

    def _known(self, span: Span) -> WordUnits:
        known = self._words.get(span)
        if known is None:
            known = WordUnits(span)
            # What leads somewhere is met once; only the words of common appearances are worth keeping.
            if span.element is None and not span.link:
                self._words[span] = known
        return known

    def _add(self, unit: Unit) -> None:
        if self._glued and self._units and self._units[-1] is not BREAK:
            last = self._units[-1]
            advance = last[0] + unit[0] - unit[1]
            self._units[-1] = (advance, last[1], None, "", pieces_of(last) + pieces_of(unit))
        else:
            self._units.append(unit)
            self._glued = True
