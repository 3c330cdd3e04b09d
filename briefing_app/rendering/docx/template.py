"""An office's own Word template, as far as it is kept: its styles, the margins of its pages, the logo of their heads.

Styles go by their names, which are the same in every language of Word; those that a pack needs and the template lacks
are the house's, in the template's own face.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from docx.image.image import Image
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.shape import CT_Inline
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.parts.image import ImagePart
from docx.section import Section as WordSection
from docx.shared import Pt
from lxml import etree

from briefing_app.rendering.docx import markup

_LOGO_ROOM = (170.0, 48.0)
"""Points that a logo takes at most in a head."""
_HEAD_LINES = 700
"""Twentieths of a point that the lines below a logo take, with the room before the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Margins:
    """Room around the text and before head and foot, in twentieths of a point."""

    left: int
    right: int
    top: int
    bottom: int
    header: int
    footer: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeTemplate:
    """What is kept of a template. ``logo`` are the pixels, ``logo_size`` its size in points."""

    styles: bytes = field(repr=False)
    page: dict[str, int]
    logo: bytes = field(default=b"", repr=False)
    logo_size: tuple[float, float] = (0.0, 0.0)

    def margins(self, usual: Margins) -> Margins:
        """Return its margins, the usual ones where it has none; the text keeps clear of a logo in the head."""
        margins = Margins(**{name: self.page.get(name, getattr(usual, name)) for name in Margins.__slots__})
        if not self.logo:
            return margins
        return replace(margins, top=max(margins.top, margins.header + round(20 * self.logo_size[1]) + _HEAD_LINES))


def office_template(data: bytes) -> OfficeTemplate | None:
    """Return a template from the bytes that a library keeps; none for no bytes, or for what is none."""
    if not data:
        return None
    try:
        with ZipFile(BytesIO(data)) as kept:
            page = json.loads(kept.read("page.json"))
            logo = kept.read("logo.png") if "logo.png" in kept.namelist() else b""
            styles = kept.read("styles.xml")
    except (BadZipFile, KeyError, ValueError):
        return None
    size = page.pop("logo", None) or _LOGO_ROOM
    scale = min(1.0, _LOGO_ROOM[0] / max(size[0], 1), _LOGO_ROOM[1] / max(size[1], 1))
    return OfficeTemplate(styles=styles, page=page, logo=logo, logo_size=(size[0] * scale, size[1] * scale))


def take_styles(root: BaseOxmlElement, template: OfficeTemplate, ids: dict[str, str]) -> frozenset[str]:
    """Put a template's styles in the place of those in ``root``; return the ids of the house's that it has.

    ``ids`` has the house's id of each name in small letters: a style of that name takes it, and others make way.
    """
    theirs = parse_xml(template.styles)
    for child in list(root):
        if child.tag in (qn("w:style"), qn("w:docDefaults")):
            root.remove(child)
    called = {style: _name(style) for style in theirs.iterfind(qn("w:style"))}
    new: dict[str, str] = {}
    for number, (style, name) in enumerate(called.items()):
        new[str(style.get(qn("w:styleId")))] = ids.get(name) or f"Office{number}"
    for node in theirs.iter(qn("w:style"), qn("w:basedOn"), qn("w:next"), qn("w:link")):
        key = qn("w:styleId") if node.tag == qn("w:style") else qn("w:val")
        node.set(key, new.get(str(node.get(key)), "Normal"))
    for place, defaults in enumerate(theirs.iterfind(qn("w:docDefaults"))):
        root.insert(place, defaults)
    seen: set[str] = set()
    for style in called:
        if style.get(qn("w:styleId")) not in seen:
            seen.add(str(style.get(qn("w:styleId"))))
            root.append(style)
    return frozenset(seen & set(ids.values()))


def _name(style: BaseOxmlElement) -> str:
    if style.get(qn("w:default")) and style.get(qn("w:type")) == "paragraph":
        return "normal"
    return next((str(name.get(qn("w:val"))).strip().lower() for name in style.iterfind(qn("w:name"))), "")


class HeadLogo:
    """The logo of a template's head, held by a file once; ``said`` is read out for it."""

    def __init__(self, template: OfficeTemplate, said: str) -> None:
        place = PackURI("/word/media/office-logo.png")
        self._part = ImagePart.from_image(Image.from_file(BytesIO(template.logo)), place)
        self._template = template
        self._said = said or "Logo"

    def set_above(self, section: WordSection, *, number: int) -> None:
        """Set it above the lines of a page set's head."""
        width, height = self._template.logo_size
        relation = section.header.part.relate_to(self._part, RELATIONSHIP_TYPE.IMAGE)
        inline = CT_Inline.new_pic_inline(number, relation, "logo.png", Pt(width), Pt(height))
        inline.docPr.set("descr", self._said)
        inline.docPr.set("name", "Logo")
        drawing = f"<w:r><w:drawing>{etree.tostring(inline, encoding='unicode')}</w:drawing></w:r>"
        line = markup.paragraph(drawing, "Header").replace("<w:p>", f"<w:p {markup.NAMESPACES}>", 1)
        section.header._element.insert(0, parse_xml(line))  # noqa: SLF001  (no public way to a head's markup)
