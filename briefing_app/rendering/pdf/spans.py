"""Inline nodes become units: what a line may not be broken inside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from briefing_app.document.inline import (
    Citation,
    CrossReference,
    IllustrativeMark,
    Inline,
    LineBreak,
    ReferenceForm,
    StatusMark,
    TrendMark,
    Words,
)
from briefing_app.document.visitor import Visitor
from briefing_app.rendering.fonts import FaceName, clean
from briefing_app.rendering.marks import ILLUSTRATIVE_MARK, STATUS_MARKS, TREND_MARKS, MarkShape
from briefing_app.rendering.pdf.faces import face_of, load_face
from briefing_app.rendering.pdf.look import LINK, TextStyle

NO_BREAK_SPACE = "\u00a0"
_PAGE_DIGITS = "00"
_PAGE_PLACE = "{page}"


@dataclass(frozen=True, slots=True)
class Span:
    """An appearance: face, size, colour, and where it leads (``#anchor`` or an address)."""

    face: FaceName
    size: float
    colour: str
    link: str = ""


@lru_cache(maxsize=4096)
def span_of(face: FaceName, size: float, colour: str, link: str = "") -> Span:
    """Return the one span of an appearance: neighbours are told apart by identity, which is cheap."""
    return Span(face, size, colour, link)


@dataclass(frozen=True, slots=True)
class PageOf:
    """The page number of an anchor, known when all pages are laid out."""

    target: str


Content: TypeAlias = str | MarkShape | PageOf
Piece: TypeAlias = tuple[Span, Content, float]
"""An appearance, its content, its width in points."""
Unit: TypeAlias = tuple[float, float, tuple[Piece, ...]]
"""Width, width of the space before it inside a line, and the pieces."""
BREAK: Unit = (0.0, 0.0, ())
"""Ends a line."""


class WordUnits(dict[str, Unit]):
    """The units of single words in one appearance, made when a word is first met."""

    def __init__(self, span: Span) -> None:
        super().__init__()
        self._span = span
        self.space = load_face(span.face).width(" ") * span.size

    def __missing__(self, word: str) -> Unit:
        width = load_face(self._span.face).width(word) * self._span.size
        unit = self[word] = (width, self.space, ((self._span, word, width),))
        return unit


class Spanner(Visitor[None]):
    """Collects the units of one block. Words that touch stay one unit, whatever their appearance."""

    def __init__(self, style: TextStyle, known: dict[Span, WordUnits]) -> None:
        self._base = span_of(face_of(strong=style.strong, emphasis=style.emphasis), style.size, style.colour)
        self._style = style
        self._units: list[Unit] = []
        self._glued = False
        self._words = known

    def units(self, nodes: Sequence[Inline]) -> list[Unit]:
        """Return the units of the nodes."""
        for node in nodes:
            self.visit(node)
        return self._units

    def visit_words(self, node: Words) -> None:
        """Set words in their appearance."""
        span = self._base
        if node.strong or node.emphasis or node.link:
            span = span_of(
                face_of(strong=node.strong or self._style.strong, emphasis=node.emphasis != self._style.emphasis),
                self._style.size,
                LINK if node.link else self._style.colour,
                node.link or "",
            )
        self._text(clean(node.text), span)

    def visit_status_mark(self, node: StatusMark) -> None:
        """Draw the shape and set the word after it."""
        self._marked(STATUS_MARKS[node.code], node.label)

    def visit_trend_mark(self, node: TrendMark) -> None:
        """Draw the arrow and set the word after it."""
        self._marked(TREND_MARKS[node.code], node.label)

    def visit_illustrative_mark(self, _node: IllustrativeMark) -> None:
        """Draw the diamond close after the word before it."""
        self._glued = True
        self._content(ILLUSTRATIVE_MARK, self._base, self._style.size * 0.7)

    def visit_citation(self, node: Citation) -> None:
        """Set the number in brackets, unbreakable, leading to its source."""
        locator = f", {node.locator}" if node.locator else ""
        text = f"[{node.number or '?'}{locator}]".replace(" ", NO_BREAK_SPACE)
        self._text(clean(text), self._leading_to(f"#source-{node.source}"))

    def visit_cross_reference(self, node: CrossReference) -> None:
        """Set the words of a reference, or leave room for its page number."""
        span = self._leading_to(f"#{node.target}")
        if node.form is not ReferenceForm.PAGE:
            self._text(clean(node.text), span)
            return
        before, _, after = (node.text if _PAGE_PLACE in node.text else f"{node.text}{_PAGE_PLACE}").partition(
            _PAGE_PLACE
        )
        self._text(clean(before), span)
        self._content(PageOf(node.target), span, load_face(span.face).width(_PAGE_DIGITS) * span.size)
        self._text(clean(after), span)

    def visit_line_break(self, _node: LineBreak) -> None:
        """End the line."""
        self._units.append(BREAK)
        self._glued = False

    def _leading_to(self, link: str) -> Span:
        return span_of(self._base.face, self._base.size, LINK, link)

    def _marked(self, shape: MarkShape, label: str) -> None:
        self._content(shape, self._base, self._style.size * 1.02)
        self._text(clean(label), self._base)

    def _content(self, content: Content, span: Span, width: float) -> None:
        self._add((width, self._known(span).space, ((span, content, width),)))
        self._glued = True

    def _text(self, text: str, span: Span) -> None:
        if not text:
            return
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
            known = self._words[span] = WordUnits(span)
        return known

    def _add(self, unit: Unit) -> None:
        if self._glued and self._units and self._units[-1] is not BREAK:
            width, space, pieces = self._units[-1]
            self._units[-1] = (width + unit[0], space, pieces + unit[2])
        else:
            self._units.append(unit)
            self._glued = True
