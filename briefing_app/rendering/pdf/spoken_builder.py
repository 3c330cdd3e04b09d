"""Blocks that are read aloud become boxes: sentences kept whole, points counted, cues set apart."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import accumulate

from briefing_app.document.blocks import Heading, Item, Paragraph, ParagraphStyle
from briefing_app.document.inline import Inline
from briefing_app.document.sentences import clauses, sentences
from briefing_app.rendering.pdf import look
from briefing_app.rendering.pdf.boxes import Flowable, Frame, Stack, TextBox
from briefing_app.rendering.pdf.builder import BoxBuilder
from briefing_app.rendering.pdf.lines import break_lines
from briefing_app.rendering.pdf.look import TextStyle
from briefing_app.rendering.pdf.spans import Spanner, Unit
from briefing_app.rendering.pdf.spoken_box import SpokenBox
from briefing_app.rendering.pdf.structure import Element, Role

_CUE = Frame(left=12, right=8, above=3, below=3, ground=look.PALE, bar=look.CAUTION)


class SpokenBuilder(BoxBuilder):
    """Makes the boxes of what is read aloud."""

    def visit_paragraph(self, node: Paragraph) -> list[Flowable]:
        """Set a paragraph that is cut between sentences; a cue, which nobody says, stands beside a bar."""
        element = Element(Role.PARAGRAPH, self._parent)
        style = self._styles.get(node.style) or self._style(node.style)
        if node.style is not ParagraphStyle.CUE:
            return [self._spoken(node, style, element)]
        width = self.width - _CUE.left - _CUE.right
        text = self.text(node.children, style, element=element, width=width, origin=node.origin)
        return [
            Stack(children=[text], width=self.width, frame=_CUE, whole=True, before=style.before, after=style.after)
        ]

    def visit_heading(self, node: Heading) -> list[Flowable]:
        """Set a heading as large as the text; it stays with what follows."""
        (box,) = super().visit_heading(node)
        assert isinstance(box, TextBox)
        style = self._setting.styles[ParagraphStyle.LEAD]
        made = self.text(node.children, style, element=box.element, origin=node.origin, anchor=box.anchor)
        return [made]

    @property
    def _points(self) -> Mapping[ParagraphStyle, TextStyle]:
        return self._setting.styles

    def _item(self, item: Item, inner: BoxBuilder, label: TextBox, *, element: Element) -> Stack:
        """A point may go over a page turn, between its sentences."""
        stack = super()._item(item, inner, label, element=element)
        stack.whole = False
        stack.after = self._setting.styles[ParagraphStyle.BODY].after
        return stack

    def _spoken(self, node: Paragraph, style: TextStyle, element: Element) -> SpokenBox:
        units: list[Unit] = []
        ends: list[int] = []
        breaks: list[int] = []
        for sentence in sentences(node.children, language=self._setting.language):
            parts = [self._units(clause, style, element) for clause in clauses(sentence)]
            breaks += [len(units) + at for at in accumulate(map(len, parts))][:-1]
            units += [unit for part in parts for unit in part]
            ends.append(len(units))
        return SpokenBox(
            lines=break_lines(units, self.width),
            style=style,
            width=self.width,
            element=element,
            origin=node.origin,
            before=style.before,
            after=style.after,
            units=units,
            sentences=ends,
            clauses=breaks,
        )

    def _units(self, clause: tuple[Inline, ...], style: TextStyle, element: Element) -> list[Unit]:
        spanner = Spanner(style, self._workshop.words, element=element, made_up=self._workshop.made_up)
        return spanner.units(clause)
