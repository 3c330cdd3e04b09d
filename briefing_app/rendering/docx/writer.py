"""The whole file: page sets, heads and feet, contents, properties, and the same bytes each time."""

from __future__ import annotations

import re
from datetime import UTC
from io import BytesIO
from itertools import count
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from briefing_app.document.blocks import Chart, ForeignPage, Layout, Table
from briefing_app.document.inline import CaptionNumber, Words
from briefing_app.document.page_numbers import PageNumbers
from briefing_app.document.page_source import NO_PAGES, PageSource
from briefing_app.document.tree import Document, Imprint
from briefing_app.document.walk import walk
from briefing_app.domain.paper import PageStyle, Paper
from briefing_app.rendering.collector import collector_resting
from briefing_app.rendering.docx import markup
from briefing_app.rendering.docx.body import BodyWriter
from briefing_app.rendering.docx.embedding import embed_faces
from briefing_app.rendering.docx.foreign import Sides, foreign_sides, opened, shown_size, upright
from briefing_app.rendering.docx.inline import PageOf, unknown
from briefing_app.rendering.docx.look import WordLook, word_look
from briefing_app.rendering.docx.page_sets import LOGO_ID, SIZES, PageSets
from briefing_app.rendering.docx.picture import chart_picture
from briefing_app.rendering.docx.pictures import Pictures
from briefing_app.rendering.docx.styles import set_numbering, set_styles
from briefing_app.rendering.docx.template import HeadLogo, office_template
from briefing_app.rendering.fonts import clean
from briefing_app.rendering.logo import logo_pixels

_OF_TODAY = "15"
"""Word's way of laying out since 2013; with an older one it says "Compatibility Mode" and moves tables outwards."""
_LONGEST_PROPERTY = 255
_LOGO_ROOM = (170.0, 64.0)
_OF_THE_TEMPLATE = ("/thumbnail", "/stylesWithEffects", "/customXml")
"""Parts that python-docx's template brings and that nobody needs."""
_HYPHENATION = (
    ("autoHyphenation", "true"),
    ("consecutiveHyphenLimit", "2"),
    ("hyphenationZone", "567"),
    ("doNotHyphenateCaps", "true"),
)
"""In the order of the standard; the zone is what a line may lack, in twentieths of a point."""
_SAFE_LINK = re.compile(r"(https?://|mailto:)", re.IGNORECASE)


def write_docx(
    document: Document,
    *,
    paper: Paper,
    style: PageStyle = PageStyle.INSTITUTIONAL,
    pages: PageSource = NO_PAGES,
    page_of: PageOf = unknown,
    numbers: PageNumbers | None = None,
) -> bytes:
    """Return the document as a DOCX file in a page style; the same document gives the same bytes.

    ``pages`` has its foreign pages. ``page_of`` gives the printed page of a bookmark, for the contents; they have no
    pages where it is not known. Each part begins with its page of ``numbers``; without them pages are counted through.

    Raises:
        UnknownNodeError: if a node has no way to be written.
    """
    with collector_resting():
        return _same_bytes(_written(document, paper, style, pages=pages, page_of=page_of, numbers=numbers))


def _written(
    document: Document,
    paper: Paper,
    style: PageStyle,
    *,
    pages: PageSource,
    page_of: PageOf,
    numbers: PageNumbers | None,
) -> WordDocument:
    word = docx.Document()
    pictures = Pictures(word)
    look = word_look(style, document.imprint.colour)
    template = office_template(document.imprint.word_template)
    set_styles(word, look, language=document.meta.language, template=template)
    _divide_words(word, look)
    _set_properties(word, document)
    body = word.element.body
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)
    ids = count(1)

    def picture(node: Chart | ForeignPage, width: int) -> str:
        if isinstance(node, Chart):
            return _chart_run(pictures, node, width, number=next(ids))
        return _foreign_run(pictures, node, pages, foreign_sides(node, SIZES[paper]), number=next(ids))

    head_logo = HeadLogo(template, document.imprint.name) if template is not None and template.logo else None
    captions = _captions(document)
    turns = numbers.turns if numbers is not None else ()
    writer = BodyWriter(_link_ids(word, document), picture, look, page_of=page_of, captions=captions, turns=turns)
    sets = PageSets(word, document.furniture, look, paper=paper, template=template, numbers=numbers)
    parts = list(opened(document.parts))
    headed = next((index for index, part in enumerate(parts) if part.layout is Layout.COVER), 0)
    for index, part in enumerate(parts):
        begins = index == headed
        head = _logo(pictures, document.imprint) if begins else ""
        sets.add(
            part,
            head + writer.part(part, sets.of(part).text_width),
            last=index == len(parts) - 1,
            imprint=imprint_lines(document.imprint) if begins and part.layout is Layout.COVER else (),
            logo=None if head else head_logo,
        )
    set_numbering(word, writer.numbered_lists)
    if template is None:
        embed_faces(word)
    return word


def _divide_words(word: WordDocument, look: WordLook) -> None:
    """Let words be divided at line ends, in at most two lines one below the other; names in capitals never."""
    if not look.hyphenates:
        return
    settings = word.settings.element
    place = settings.xpath("w:defaultTabStop")[0]
    for tag, value in reversed(_HYPHENATION):
        place.addnext(parse_xml(f"<w:{tag} {markup.NAMESPACES} w:val={markup.attribute(value)}/>"))


def _link_ids(word: WordDocument, document: Document) -> dict[str, str]:
    """Give each outside link a relationship; other schemes than http, https and mailto are not written."""
    links = {node.link for node in walk(document) if isinstance(node, Words) and node.link}
    return {
        link: word.part.relate_to(link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        for link in sorted(links)
        if _SAFE_LINK.match(link)
    }


def _captions(document: Document) -> frozenset[str]:
    """Return the anchors of tables and figures that have a number."""
    return frozenset(
        block.anchor
        for part in document.parts
        for block in part.children
        if isinstance(block, Table | Chart) and block.caption and isinstance(block.caption[0], CaptionNumber)
    )


def _chart_run(pictures: Pictures, chart: Chart, width: int, *, number: int) -> str:
    points = min(width / 20, 430.0)
    data, height = chart_picture(chart, points)
    return pictures.run(data, (points, height), alt=chart.alt, name=f"Chart {number}", number=number)


def _foreign_run(pictures: Pictures, node: ForeignPage, pages: PageSource, sides: Sides, *, number: int) -> str:
    data = pages.picture(node.file, node.page)
    if data is None:
        return markup.run(node.alt)
    shown = upright(data, node.turn)
    return pictures.run(shown, shown_size(node, sides), alt=node.alt, name=f"Page {number}", number=number)


def _logo(pictures: Pictures, imprint: Imprint) -> str:
    """Return the paragraph with the office's logo, or nothing."""
    pixels = logo_pixels(imprint.logo.data) if imprint.logo is not None else None
    if imprint.logo is None or pixels is None:
        return ""
    size, alt = pixels.size(_LOGO_ROOM), imprint.logo.alt
    return markup.paragraph(pictures.run(imprint.logo.data, size, alt=alt, name="Logo", number=LOGO_ID), "Logo")


def imprint_lines(imprint: Imprint) -> tuple[str, ...]:
    """Return name and address as lines for the foot of a cover."""
    name = (markup.run(imprint.name, strong=True),) if imprint.name else ()
    return (*name, *(markup.run(line) for line in imprint.address))


def _property(text: str) -> str:
    """Return what a property may hold: printable, and no longer than Word takes."""
    return clean(text)[:_LONGEST_PROPERTY]


def _set_properties(word: WordDocument, document: Document) -> None:
    meta, properties = document.meta, word.core_properties
    properties.title, properties.subject = _property(meta.title), _property(meta.subject)
    properties.author = properties.last_modified_by = _property(meta.author)
    properties.language, properties.keywords = meta.language, _property(", ".join(meta.keywords))
    properties.comments, properties.revision = "", 1
    properties.created = properties.modified = meta.created.astimezone(UTC).replace(tzinfo=None)
    for mode in word.settings.element.xpath('.//w:compatSetting[@w:name="compatibilityMode"]'):
        mode.set(qn("w:val"), _OF_TODAY)
    for root in (word.settings.element, word.styles.element):
        for revision in root.xpath(".//w:rsids | .//w:rsid"):
            revision.getparent().remove(revision)
    for section in word.element.body.xpath("w:sectPr"):
        for name in [name for name in section.attrib if "rsid" in name]:
            del section.attrib[name]
    for relations in (word.part.package.rels, word.part.rels):
        for key in [key for key, relation in relations.items() if relation.reltype.endswith(_OF_THE_TEMPLATE)]:
            del relations[key]


def _same_bytes(word: WordDocument) -> bytes:
    """Return the package with fixed dates of its members, since a zip otherwise tells when it was made."""
    written, fixed = BytesIO(), BytesIO()
    word.save(written)
    with ZipFile(written) as source, ZipFile(fixed, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            member = ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            member.compress_type = ZIP_DEFLATED
            member.external_attr = 0o600 << 16
            target.writestr(member, source.read(name))
    return fixed.getvalue()
