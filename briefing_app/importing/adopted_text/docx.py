"""Word files: the words of each paragraph, with the number that is typed, or else that which Word prints.

Hidden words, deleted ones, marks of notes and text boxes are left out; insertions read as accepted.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from briefing_app.importing.adopted_text.docx_lists import Lists
from briefing_app.importing.adopted_text.docx_package import W, WordFile
from briefing_app.importing.adopted_text.docx_styles import Styles, child_value, is_hidden, number_of, value_of
from briefing_app.importing.adopted_text.limits import MAX_EMPTY_PARAGRAPHS, too_large, within_limits
from briefing_app.importing.adopted_text.marks import split_mark
from briefing_app.importing.adopted_text.model import SourceParagraph
from briefing_app.importing.adopted_text.pasted import marked
from briefing_app.importing.adopted_text.words import plain

_TWIPS = 567
"""Twentieths of a point of one step to the right."""
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NOT_READ = frozenset(
    (*(W + name for name in ("del", "moveFrom", "instrText", "delText", "txbxContent", "pPr", "rPr")), _COMPATIBLE)
)
_FOR_WORDS = {
    f"{W}tab": " ",
    f"{W}ptab": " ",
    f"{W}br": " ",
    f"{W}cr": " ",
    f"{W}noBreakHyphen": "-",
}


def read_docx(data: bytes) -> tuple[SourceParagraph, ...]:
    """Return the paragraphs of a Word file in reading order, tables cell by cell, footnotes last with their numbers.

    Raises:
        InputError: if it is damaged, protected, too large, or no Word file.
    """
    file = WordFile(data)
    styles = Styles(file.part("styles"))
    body = _Body(styles, Lists(file.part("numbering"), styles))
    paragraphs = _with_marks(body.paragraphs(file.document()))
    return within_limits([*paragraphs, *_notes(file.part("footnotes"), body)])


def _with_marks(lines: Iterator[tuple[str, str, int]]) -> Iterator[SourceParagraph]:
    """Take the typed mark, else the computed one, never both; a mark in a cell of its own belongs to the next."""
    typed: list[tuple[str, int]] = []
    for computed, words, depth in lines:
        if computed and words and not split_mark(words)[0]:
            yield from marked(typed)
            typed = []
            yield SourceParagraph(computed, words, depth)
        else:
            typed.append((words, depth))
    yield from marked(typed)


def _notes(part: etree._Element | None, body: _Body) -> Iterator[SourceParagraph]:
    found = part.iter(f"{W}footnote") if part is not None else ()
    number = 0
    for note in found:
        if value_of(note, "type"):
            continue
        words = plain(" ".join(body.words(each) for each in note.iter(f"{W}p")))
        number += 1
        if words:
            yield SourceParagraph(f"({number})", words)


class _Body:
    """Walks the paragraphs of a part."""

    def __init__(self, styles: Styles, lists: Lists) -> None:
        self._styles = styles
        self._lists = lists

    def paragraphs(self, part: etree._Element) -> Iterator[tuple[str, str, int]]:
        """Yield computed mark, words and depth of each; one whose end was deleted runs on into the next."""
        carried = ""
        for number, paragraph in enumerate(part.iter(f"{W}p")):
            if number > MAX_EMPTY_PARAGRAPHS:
                raise too_large(f"The file has more than {MAX_EMPTY_PARAGRAPHS} paragraphs.")
            if _is_left_out(paragraph):
                continue
            words = carried + self.words(paragraph)
            properties = paragraph.find(f"{W}pPr")
            if properties is not None and properties.find(f"{W}rPr/{W}del") is not None:
                carried = words
                continue
            carried = ""
            mark, level = self._lists.mark(paragraph)
            yield mark, plain(words), level + _steps(properties)
        if carried:
            yield "", plain(carried), 0

    def words(self, paragraph: etree._Element) -> str:
        """Return the words that can be seen."""
        style = child_value(paragraph.find(f"{W}pPr"), "pStyle")
        return "".join(self._pieces(paragraph, hidden=self._styles.hides(style)))

    def _pieces(self, element: etree._Element, *, hidden: bool) -> Iterator[str]:
        for child in element:
            if child.tag in _NOT_READ or not isinstance(child.tag, str):
                continue
            if child.tag == f"{W}t":
                yield "" if hidden else child.text or ""
            elif child.tag in _FOR_WORDS:
                yield "" if hidden else _FOR_WORDS[child.tag]
            else:
                yield from self._pieces(child, hidden=self._run_hidden(child, hidden=hidden))

    def _run_hidden(self, element: etree._Element, *, hidden: bool) -> bool:
        if element.tag != f"{W}r":
            return hidden
        properties = element.find(f"{W}rPr")
        own = is_hidden(properties)
        if own is not None:
            return own
        style = child_value(properties, "rStyle")
        return hidden or bool(style and self._styles.hides(style))


def _is_left_out(paragraph: etree._Element) -> bool:
    return any(each.tag in _NOT_READ for each in paragraph.iterancestors())


def _steps(properties: etree._Element | None) -> int:
    indent = properties.find(f"{W}ind") if properties is not None else None
    left = number_of(value_of(indent, "left") or value_of(indent, "start"))
    return round((left - number_of(value_of(indent, "hanging"))) / _TWIPS)
