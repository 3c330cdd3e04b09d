"""Saved pages: the European Parliament's in both skins, and pages laid out in tables like the Official Journal's.

Nothing is kept of the markup but where paragraphs end, how far they stand to the right, and what is not to be seen.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

from briefing_app.domain.references import house_form
from briefing_app.importing.adopted_text.limits import (
    MAX_NESTING,
    check_file_size,
    damaged,
    too_large,
    within_limits,
)
from briefing_app.importing.adopted_text.marks import letters, roman, split_mark
from briefing_app.importing.adopted_text.model import SourceParagraph
from briefing_app.importing.adopted_text.pasted import marked
from briefing_app.importing.adopted_text.words import plain

# fmt: off
_BLOCKS = frozenset((
    "address", "article", "blockquote", "body", "caption", "center", "dd", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "html", "li", "main", "ol", "p", "pre",
    "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))
_UNSEEN = frozenset((
    "aside", "button", "datalist", "footer", "form", "head", "iframe", "nav", "noscript", "object", "script",
    "select", "style", "svg", "template", "textarea",
))
_VOID = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
))
# fmt: on
_NOTE_LINK = re.compile(r"#(?:_ftn|_edn|def_|ref_|ntr|ntc)", re.IGNORECASE)
_NOTE_BLOCK = re.compile(r"_?(?:ftn|edn)(\d{1,3})")
_RAISED_NOTE = re.compile(r"\s*(?:\(\d{1,3}\)|\[\d{1,3}\])\s*")
_LENGTH = re.compile(r"(margin-left|text-indent)\s*:\s*(-?[\d.]{1,8})pt")
_STEP = 28.35
"""Points of one step to the right on the Parliament's pages."""
_DIGITS = 3
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]{2,30})", re.IGNORECASE)
_CANONICAL = re.compile(r"([A-Z]{1,2}-\d{1,2}-\d{4}-\d{4})(?:_[A-Z]{2})?(?:\.html)?$")
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


def read_html(data: bytes) -> tuple[SourceParagraph, ...]:
    """Return the paragraphs of a saved page that can be seen, notes last with their numbers.

    The reference in the page's own address (its canonical link) comes first, as a paragraph.

    Raises:
        InputError: if the page is empty, too large, or nested beyond all sense.
    """
    check_file_size(data)
    page = _Page()
    target: Any = page
    parser = etree.HTMLParser(target=target, encoding="utf-8", huge_tree=True)
    try:
        etree.HTML(decoded(data).encode("utf-8", "replace"), parser)
    except etree.LxmlError as error:
        raise damaged("It cannot be read as a web page.") from error
    return within_limits(marked([*page.paragraphs, *page.notes]))


def decoded(data: bytes) -> str:
    """Return the words of a file: by its own mark, by the charset that a page names, else as UTF-8 or Latin."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    named = _CHARSET.search(data[:4096])
    for name in (named.group(1).decode("ascii") if named else "utf-8", "utf-8"):
        try:
            return data.decode(name)
        except (LookupError, UnicodeDecodeError):
            continue
    return data.decode("cp1252", "replace")


@dataclass(slots=True)
class _Open:
    """An element that is open: whether its words are seen, whether it ends a paragraph, how far right it stands."""

    tag: str
    unseen: bool
    depth: int


class _Lists:
    """Counts the points of the lists that are open, as browsers do: their marks are not among a page's words."""

    def __init__(self) -> None:
        self._open: list[tuple[str, int, bool]] = []

    def started(self, tag: str, attributes: Mapping[str, str], *, introduced: bool) -> str:
        """Take note of a list, or return the mark of a point; ``introduced``: the words before end with a colon."""
        if tag in ("ol", "ul"):
            kind = attributes.get("type", "1")[:1] if tag == "ol" else "–"
            first = attributes.get("start", "1")
            self._open.append(
                (kind, int(first) if first.isdecimal() and len(first) <= _DIGITS else 1, introduced or bool(self._open))
            )
        if tag != "li" or not self._open:
            return ""
        kind, due, inside = self._open[-1]
        value = attributes.get("value", "")
        number = int(value) if value.isdecimal() and len(value) <= _DIGITS else due
        self._open[-1] = (kind, number + 1, inside)
        if kind == "–":
            return kind if inside else ""
        marks = {"a": letters, "A": letters, "i": roman, "I": roman}
        counted = marks.get(kind, str)(number)
        if kind in ("A", "I"):
            return f"{counted.upper()}."
        return f"({counted})" if inside or kind in marks else f"{counted}."

    def ended(self, tag: str) -> None:
        """Take note that a list ends."""
        if tag in ("ol", "ul") and self._open:
            self._open.pop()


class _Page:
    """Collects paragraphs while the page is read; no tree is built, so that nesting costs nothing."""

    def __init__(self) -> None:
        self.paragraphs: list[tuple[str, int]] = []
        self.notes: list[tuple[str, int]] = []
        self._open: list[_Open] = [_Open("", unseen=False, depth=0)]
        self._words: list[str] = []
        self._depth = 0
        self._note = ""
        self._lists = _Lists()
        self._mark = ""

    def start(self, tag: str, attributes: dict[str, str], /) -> None:
        """An element begins."""
        if len(self._open) > MAX_NESTING:
            raise too_large(f"The page is nested more than {MAX_NESTING} levels deep.")
        style = attributes.get("style", "").replace(" ", "").casefold()
        if tag in _BLOCKS:
            self._end_paragraph()
        elif tag == "br" or "display:inline-block" in style:
            self._words.append(" ")
        if tag == "link" and attributes.get("rel") == "canonical":
            self._own_reference(attributes.get("href", ""))
        if tag in _VOID:
            return
        outer = self._open[-1]
        unseen = outer.unseen or tag in _UNSEEN or _is_hidden(attributes, style) or self._is_note_link(tag, attributes)
        depth = outer.depth + (tag == "table") + _steps(style)
        self._open.append(_Open(tag, unseen=unseen, depth=depth))
        note = _NOTE_BLOCK.fullmatch(attributes.get("id", "")) if tag in ("div", "p", "li") else None
        if note:
            self._note = f"({note.group(1)}) "
        introduced = bool(self.paragraphs) and self.paragraphs[-1][0].endswith(":")
        mark = self._lists.started(tag, attributes, introduced=introduced)
        if tag == "li":
            self._mark = "" if unseen else mark

    def end(self, tag: str, /) -> None:
        """An element ends."""
        if tag in _VOID:
            return
        if tag in _BLOCKS:
            self._end_paragraph()
        self._lists.ended(tag)
        if tag == "li":
            self._mark = ""
        if len(self._open) > 1:
            self._open.pop()

    def data(self, words: str, /) -> None:
        """Words stand in the innermost element."""
        raised = any(each.tag == "sup" for each in self._open[-2:]) and _RAISED_NOTE.fullmatch(words)
        if not self._open[-1].unseen and not raised:
            if not self._words:
                self._depth = self._open[-1].depth
            self._words.append(words)

    def comment(self, words: str, /) -> None:
        """Comments are not seen."""

    def pi(self, target: str, words: str, /) -> None:
        """Instructions to programs are not seen."""

    def close(self) -> None:
        """The page ends."""
        self._end_paragraph()

    def _end_paragraph(self) -> None:
        words = plain("".join(self._words))
        self._words.clear()
        if not words:
            return
        if self._mark and not split_mark(words)[0]:
            words = f"{self._mark} {words}"
        self._mark = ""
        if self._note:
            self.notes.append((self._note + words, 0))
            self._note = ""
        else:
            self.paragraphs.append((words, self._depth))

    def _own_reference(self, address: str) -> None:
        found = _CANONICAL.search(address)
        reference = house_form(found.group(1)) if found else ""
        if found and reference != found.group(1):
            self.paragraphs.insert(0, (reference, 0))

    @staticmethod
    def _is_note_link(tag: str, attributes: Mapping[str, str]) -> bool:
        return tag == "a" and _NOTE_LINK.match(attributes.get("href", "")) is not None


def _is_hidden(attributes: Mapping[str, str], style: str) -> bool:
    return "display:none" in style or "visibility:hidden" in style or "hidden" in attributes


def _steps(style: str) -> int:
    lengths = {name: float(value) for name, value in _LENGTH.findall(style) if value.count(".") < 2 and value != "-"}
    return round(sum(lengths.values()) / _STEP) if lengths else 0
