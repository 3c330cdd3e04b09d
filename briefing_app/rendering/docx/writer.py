"""The whole file: page sets, heads and feet, contents, properties, and the same bytes each time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC
from io import BytesIO
from itertools import count
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_SECTION
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.section import Section as WordSection
from docx.shared import Twips

from briefing_app.document.blocks import Chart, Contents, ForeignPage, Layout, Table
from briefing_app.document.inline import CaptionNumber, IllustrativeMark, Words
from briefing_app.document.page_source import NO_PAGES, PageSource
from briefing_app.document.tree import Document, Furniture, Imprint, Part
from briefing_app.document.walk import walk
from briefing_app.domain.paper import PageStyle, Paper
from briefing_app.rendering.collector import collector_resting
from briefing_app.rendering.docx import markup
from briefing_app.rendering.docx.body import GAP, BodyWriter
from briefing_app.rendering.docx.embedding import embed_faces
from briefing_app.rendering.docx.foreign import (
    BOTTOM,
    DISTANCE,
    SIDE,
    TOP,
    Sides,
    foreign_page,
    foreign_sides,
    opened,
    shown_size,
    upright,
)
from briefing_app.rendering.docx.furniture import foot_lines, head_lines
from briefing_app.rendering.docx.inline import PageOf, unknown
from briefing_app.rendering.docx.look import WordLook, word_look
from briefing_app.rendering.docx.picture import chart_picture
from briefing_app.rendering.docx.pictures import Pictures
from briefing_app.rendering.docx.styles import set_numbering, set_styles
from briefing_app.rendering.docx.template import HeadLogo, Margins, OfficeTemplate, office_template
from briefing_app.rendering.fonts import clean
from briefing_app.rendering.logo import logo_pixels

_SIZES = {Paper.A4: (11906, 16838), Paper.LETTER: (12240, 15840)}
"""Width and height in twentieths of a point."""
_USUAL = Margins(left=1304, right=1304, top=1304, bottom=1304, header=624, footer=624)
_OF_TODAY = "15"
"""Word's way of laying out since 2013; with an older one it says "Compatibility Mode" and moves tables outwards."""
_LONGEST_PROPERTY = 255
_LOGO_ROOM = (170.0, 64.0)
_LOGO_ID = 9_000
"""Number of the logo; charts are numbered from 1."""
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
) -> bytes:
    """Return the document as a DOCX file in a page style; the same document gives the same bytes.

    ``pages`` has its foreign pages. ``page_of`` gives the printed page of a bookmark, for the contents; they have no
    pages where it is not known.

    Raises:
        UnknownNodeError: if a node has no way to be written.
    """
    with collector_resting():
        return _same_bytes(_written(document, paper=paper, style=style, pages=pages, page_of=page_of))


def _written(document: Document, *, paper: Paper, style: PageStyle, pages: PageSource, page_of: PageOf) -> WordDocument:
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
    numbers = count(1)

    def picture(node: Chart | ForeignPage, width: int) -> str:
        if isinstance(node, Chart):
            return _chart_run(pictures, node, width, number=next(numbers))
        return _foreign_run(pictures, node, pages, foreign_sides(node, _SIZES[paper]), number=next(numbers))

    head_logo = HeadLogo(template, document.imprint.name) if template is not None and template.logo else None
    captions = _captions(document)
    writer = BodyWriter(_link_ids(word, document), picture, look, page_of=page_of, captions=captions)
    runs = list(_page_sets(opened(document.parts), _SIZES[paper]))
    headed = next((index for index, run in enumerate(runs) if run.parts[0].layout is Layout.COVER), 0)
    for index, run in enumerate(runs):
        head = _logo(pictures, document.imprint) if index == headed else ""
        foot = imprint_lines(document.imprint) if index == headed and run.parts[0].layout is Layout.COVER else ()
        last = index == len(runs) - 1
        section = _add_page_set(
            word, writer, run, document.furniture, paper=paper, last=last, head=head, imprint=foot, template=template
        )
        if head_logo is not None and not head:
            head_logo.set_above(section, number=index + _LOGO_ID + 1)
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


class _PageSet(NamedTuple):
    """Neighbouring parts that share paper, a layout and a foot; ``made_up`` says that the foot explains the mark."""

    parts: list[Part]
    made_up: bool


def _page_sets(parts: Iterable[Part], sides: tuple[int, int]) -> Iterator[_PageSet]:
    """Group neighbouring parts that can; the cover and the contents stand alone.

    The foot explains the mark of what is made up only where it stands.
    """
    current: list[Part] = []
    shared: tuple[Sides | None, Layout, bool] = (None, Layout.COVER, False)
    for part in parts:
        foreign = foreign_page(part)
        its = (foreign_sides(foreign, sides) if foreign else None, part.layout, _made_up(part))
        if current and (its != shared or part.right_hand or _stands_alone(part) or _stands_alone(current[-1])):
            yield _PageSet(current, shared[-1])
            current = []
        current.append(part)
        shared = its
    if current:
        yield _PageSet(current, shared[-1])


def _stands_alone(part: Part) -> bool:
    return part.layout is Layout.COVER or any(isinstance(block, Contents) for block in part.children)


def _add_page_set(
    word: WordDocument,
    writer: BodyWriter,
    run: _PageSet,
    furniture: Furniture,
    *,
    paper: Paper,
    last: bool,
    head: str,
    imprint: Sequence[str],
    template: OfficeTemplate | None,
) -> WordSection:
    """Add parts of one layout as a section of Word's, with its own head and foot."""
    parts = run.parts
    width, height = _SIZES[paper]
    margins = template.margins(_USUAL) if template is not None else _USUAL
    foreign = foreign_page(parts[0])
    if foreign is not None:
        sides = foreign_sides(foreign, _SIZES[paper])
        width, height = sides.width, sides.height
        margins = Margins(left=SIDE, right=SIDE, top=TOP, bottom=BOTTOM, header=DISTANCE, footer=DISTANCE)
    elif parts[0].layout is Layout.LANDSCAPE:
        width, height = height, width
    text_width = width - margins.left - margins.right
    content = head + _markup_of(writer, parts, text_width, last=last)
    body = word.element.body
    end = body[-1]
    for element in parse_xml(f"<w:body {markup.NAMESPACES}>{content}</w:body>"):
        end.addprevious(element)
    if not last:
        word.add_section()
        body.xpath("w:p[w:pPr/w:sectPr]")[-1].style = "Gap"
    section = word.sections[-1] if last else word.sections[-2]
    # Word leaves the side before it blank where that is needed, and counts it.
    section.start_type = WD_SECTION.ODD_PAGE if parts[0].right_hand else WD_SECTION.NEW_PAGE
    section.page_width, section.page_height = Twips(width), Twips(height)
    section.left_margin, section.right_margin = Twips(margins.left), Twips(margins.right)
    section.top_margin, section.bottom_margin = Twips(margins.top), Twips(margins.bottom)
    section.header_distance, section.footer_distance = Twips(margins.header), Twips(margins.footer)
    section._sectPr.xpath("w:pgSz")[0].set(qn("w:orient"), "landscape" if width > height else "portrait")  # noqa: SLF001
    room = text_width / 20
    at_head = [] if parts[0].layout is Layout.COVER else head_lines(furniture, writer.look, room)
    at_foot = foot_lines(furniture, writer.look, room, made_up=run.made_up, above=imprint)
    for block, lines, style in ((section.header, at_head, "Header"), (section.footer, at_foot, "Footer")):
        block.is_linked_to_previous = False
        element = block._element  # noqa: SLF001  (python-docx has no public way to a head's markup)
        for child in list(element):
            element.remove(child)
        tabs = _tabs(text_width)
        for line in lines or [""]:
            markup_of_line = markup.paragraph(line, style, properties=tabs)
            element.append(parse_xml(markup_of_line.replace("<w:p>", f"<w:p {markup.NAMESPACES}>", 1)))
    return section


def _markup_of(writer: BodyWriter, parts: list[Part], width: int, *, last: bool) -> str:
    """Return the parts' markup; a gap below a table at a part's end would make an empty page where the page is full."""
    written: list[str] = []
    for part, following in zip(parts, [*parts[1:], None], strict=True):
        markup_of_part = writer.part(part, width, new_page=part is not parts[0])
        apart = following.show_title if following is not None else not last
        written.append(markup_of_part.removesuffix(GAP) if apart else markup_of_part)
    return "".join(written)


def _tabs(width: int) -> str:
    return f'<w:tabs><w:tab w:val="right" w:pos="{width}"/></w:tabs>'


def _made_up(part: Part) -> bool:
    return any(type(node) is IllustrativeMark for node in walk(part))


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
    return markup.paragraph(pictures.run(imprint.logo.data, size, alt=alt, name="Logo", number=_LOGO_ID), "Logo")


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
