"""WordprocessingML as text: escaping, runs, paragraphs, fields, bookmarks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from xml.sax.saxutils import escape, quoteattr

from briefing_app.document.right_to_left import runs_left, split

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)

_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "ug", "ur", "yi"})
_DASH_INSIDE = re.compile(r"(?<=[^\W_])[\u2012\u2013](?=[^\W_])|(?<![\w./-])\d{1,4}-(?=\d{1,4}(?![\w/-]))")
"""A dash after which no line may end: of a range, or between two words that are one name."""
LEFT_TO_RIGHT = "\u200e"
"""Says that the line goes on from the left."""
_NUMBER = re.compile(r"\W*\d")
JOINER = "\ufeff"
"""Holds what stands around it together; of the signs that do, the one that Word and LibreOffice both heed."""
_PARAGRAPH_BEGINS = re.compile(r"<w:p>(<w:pPr>(?:<w:pStyle [^>]*/>)?)?(?:<w:keepNext/>)?(?:<w:keepLines/>)?")
_PROPERTIES = re.compile("<w:p>(?:<w:pPr>.*?</w:pPr>)?")
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def words(text: str) -> str:
    """Escape text for an element; characters that XML 1.0 cannot hold are left out."""
    return escape(_NOT_XML.sub("", text))


def attribute(text: str) -> str:
    """Escape and quote text for an attribute."""
    return quoteattr(_NOT_XML.sub("", text))


def run(
    text: str,
    *,
    strong: bool = False,
    emphasis: bool = False,
    colour: str = "",
    style: str = "",
    language: str | None = None,
) -> str:
    """Return a run of words; words that run to the left are set as such, each part in a run of its own."""
    if not runs_left(text):
        parts: tuple[tuple[str, bool], ...] = ((text, False),)
    else:
        parts = tuple(_apart(text))
    return "".join(
        _one_run(part, to_the_left, strong=strong, emphasis=emphasis, colour=colour, style=style, language=language)
        for part, to_the_left in parts
    )


def _apart(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a text; a number behind words that run to the left is kept apart from them."""
    after_left = False
    for part, to_the_left in split(text):
        begins = LEFT_TO_RIGHT if after_left and _NUMBER.match(part) else ""
        yield begins + part, to_the_left
        after_left = to_the_left


def _one_run(
    text: str, to_the_left: bool, *, strong: bool, emphasis: bool, colour: str, style: str, language: str | None
) -> str:
    """Return one run; letters of scripts that run to the left are bold and slanted by properties of their own."""
    said = _language(language) if language else ""
    properties = "".join(
        (
            f'<w:rStyle w:val="{style}"/>' if style else "",
            "<w:b/>" if strong else "",
            "<w:bCs/>" if strong and to_the_left else "",
            "<w:i/>" if emphasis else "",
            "<w:iCs/>" if emphasis and to_the_left else "",
            f'<w:color w:val="{colour}"/>' if colour else "",
            "<w:rtl/>" if to_the_left and "<w:rtl/>" not in said else "",
            said,
        )
    )
    about = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    shown = _DASH_INSIDE.sub(f"\\g<0>{JOINER}", text)
    return f'<w:r>{about}<w:t xml:space="preserve">{words(shown)}</w:t></w:r>'


def _language(language: str) -> str:
    """Return the language of a run; letters that run to the left are checked and set as such."""
    if language.split("-", maxsplit=1)[0].lower() in _RIGHT_TO_LEFT:
        return f"<w:rtl/><w:lang w:bidi={attribute(language)}/>"
    return f"<w:lang w:val={attribute(language)}/>"


def paragraph(content: str, style: str = "", *, properties: str = "") -> str:
    """Return a paragraph of a style, by the style's id."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    about = f"<w:pPr>{named}{properties}</w:pPr>" if named or properties else ""
    return f"<w:p>{about}{content}</w:p>"


def begun_with(start: str, content: str) -> str:
    """Return content with something at the beginning of its first paragraph, in a table too."""
    begins = _PROPERTIES.search(content)
    return content[: begins.end()] + start + content[begins.end() :] if begins else start + content


def kept_together(content: str) -> str:
    """Return paragraphs that share a page: none is cut, and each but the last stays with the next."""
    last = content.rfind("<w:p>")

    def kept(begins: re.Match[str]) -> str:
        properties = ("<w:keepNext/>" if begins.start() != last else "") + "<w:keepLines/>"
        return f"<w:p>{begins[1]}{properties}" if begins[1] else f"<w:p><w:pPr>{properties}</w:pPr>"

    return _PARAGRAPH_BEGINS.sub(kept, content)


def field(instruction: str, cached: str) -> str:
    """Return a field with the words that it shows until it is updated; ``cached`` is runs."""
    return field_begin(instruction) + cached + field_end()


def field_begin(instruction: str) -> str:
    """Return the beginning of a field; what follows, up to ``field_end``, is what it shows."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {words(instruction)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


def field_end() -> str:
    """Return the end of a field."""
    return '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def bookmark_name(anchor: str) -> str:
    """Return the bookmark of an anchor: a letter first, 40 characters at most, the same each time."""
    return "b" + sha256(anchor.encode()).hexdigest()[:24]


def bookmarked(content: str, anchor: str, number: int) -> str:
    """Return content with the bookmark of ``anchor`` around it; without an anchor the content alone."""
    if not anchor:
        return content
    name = bookmark_name(anchor)
    start = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
    return f'{start}{content}<w:bookmarkEnd w:id="{number}"/>'


def link_to(anchor: str, content: str) -> str:
    """Return content that leads to an anchor of the same file."""
    return f'<w:hyperlink w:anchor="{bookmark_name(anchor)}" w:history="1">{content}</w:hyperlink>'
