"""Small Word files, made part by part, so that a test holds exactly what it is about."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from html import escape

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
_RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
_REL = (
    '<Relationship Id="r{}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" Target="{}"/>'
)
LEVEL = '<w:lvl w:ilvl="{}"><w:start w:val="{}"/><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/>{}</w:lvl>'


def level(at: int, form: str, words: str, *, start: int = 1, more: str = "") -> str:
    """One level of a list."""
    return LEVEL.format(at, start, form, words, more)


def abstract(number: int, *levels: str, more: str = "") -> str:
    """A list's definition."""
    return f'<w:abstractNum w:abstractNumId="{number}">{more}{"".join(levels)}</w:abstractNum>'


def num(number: int, of: int, *overrides: str) -> str:
    """A list that follows a definition."""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{"".join(overrides)}</w:num>'


def run(words: str, *, properties: str = "") -> str:
    """A run of words."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def paragraph(words: str = "", *, runs: str = "", properties: str = "") -> str:
    """A paragraph of words, or of ready runs."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs or run(words)}</w:p>"


def numbered(words: str, *, list_id: int, at: int = 0) -> str:
    """A paragraph in a list."""
    place = f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{list_id}"/></w:numPr>'
    return paragraph(words, properties=place)


def word_file(
    body: Iterable[str], *, numbering: str = "", styles: str = "", notes: Mapping[int, str] | None = None
) -> bytes:
    """The bytes of a Word file."""
    parts = {"document": f"<w:document {_W}><w:body>{''.join(body)}</w:body></w:document>"}
    if numbering:
        parts["numbering"] = f"<w:numbering {_W}>{numbering}</w:numbering>"
    if styles:
        parts["styles"] = f"<w:styles {_W}>{styles}</w:styles>"
    if notes:
        separator = f'<w:footnote w:type="separator" w:id="-1">{paragraph("----")}</w:footnote>'
        each = "".join(f'<w:footnote w:id="{key}">{paragraph(words)}</w:footnote>' for key, words in notes.items())
        parts["footnotes"] = f"<w:footnotes {_W}>{separator}{each}</w:footnotes>"
    others = "".join(_REL.format(at, name, f"{name}.xml") for at, name in enumerate(parts) if name != "document")
    return packed(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": _RELS.format(_REL.format(1, "officeDocument", "word/document.xml")),
            "word/_rels/document.xml.rels": _RELS.format(others),
            **{f"word/{name}.xml": words for name, words in parts.items()},
        }
    )


def packed(members: Mapping[str, str | bytes]) -> bytes:
    """A zip file of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, words in members.items():
            archive.writestr(name, words)
    return out.getvalue()
