"""Each part as a section of Word's: its paper, its page number, its head and foot.

A section begins on the page of the settled numbers, so that contents and feet name the same pages in every format.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from docx.document import Document as WordDocument
from docx.enum.section import WD_SECTION
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section as WordSection
from docx.shared import Twips

from briefing_app.document.blocks import Layout
from briefing_app.document.inline import IllustrativeMark
from briefing_app.document.page_numbers import PageNumbers
from briefing_app.document.tree import Furniture, Part
from briefing_app.document.walk import walk
from briefing_app.domain.paper import Paper
from briefing_app.rendering.docx import markup
from briefing_app.rendering.docx.body import GAP
from briefing_app.rendering.docx.foreign import BOTTOM, DISTANCE, SIDE, TOP, foreign_page, foreign_sides
from briefing_app.rendering.docx.furniture import foot_lines, head_lines
from briefing_app.rendering.docx.look import WordLook
from briefing_app.rendering.docx.template import HeadLogo, Margins, OfficeTemplate

SIZES = {Paper.A4: (11906, 16838), Paper.LETTER: (12240, 15840)}
"""Width and height in twentieths of a point."""
_USUAL = Margins(left=1304, right=1304, top=1304, bottom=1304, header=624, footer=624)
_OF_FOREIGN = Margins(left=SIDE, right=SIDE, top=TOP, bottom=BOTTOM, header=DISTANCE, footer=DISTANCE)
_AT_ITS_MIDDLE = '<w:spacing w:before="6000"/><w:jc w:val="center"/>'
LOGO_ID = 9_000
"""Number of the logo; charts are numbered from 1."""


class PageSet(NamedTuple):
    """A part's paper, in twentieths of a point."""

    width: int
    height: int
    margins: Margins

    @property
    def text_width(self) -> int:
        """What lines have."""
        return self.width - self.margins.left - self.margins.right


class PageSets:
    """Adds the parts of a document to a file, one after the other."""

    def __init__(
        self,
        word: WordDocument,
        furniture: Furniture,
        look: WordLook,
        *,
        paper: Paper,
        template: OfficeTemplate | None,
        numbers: PageNumbers | None,
    ) -> None:
        """Take the empty file, what stands at heads and feet, and the numbers of its pages, if they are settled."""
        self._word = word
        self._furniture = furniture
        self._look = look
        self._paper = paper
        self._margins = template.margins(_USUAL) if template is not None else _USUAL
        self._numbers = numbers
        self._shown: object = None
        self._added = 0

    def of(self, part: Part) -> PageSet:
        """Return the paper of a part."""
        width, height = SIZES[self._paper]
        foreign = foreign_page(part)
        if foreign is not None:
            sides = foreign_sides(foreign, (width, height))
            return PageSet(sides.width, sides.height, _OF_FOREIGN)
        if part.layout is Layout.LANDSCAPE:
            width, height = height, width
        return PageSet(width, height, self._margins)

    def add(
        self,
        part: Part,
        content: str,
        *,
        last: bool,
        imprint: Sequence[str] = (),
        logo: HeadLogo | None = None,
    ) -> None:
        """Add a part's markup; ``imprint`` stands at its foot, ``logo`` above its head."""
        page = self._page(part)
        if part.right_hand and page is not None and self._numbers is not None and page - 1 in self._numbers.blank:
            blank = Part(anchor="", title="", children=())
            words = markup.paragraph(markup.run(self._furniture.blank), "Note", properties=_AT_ITS_MIDDLE)
            section = self._section(blank, words, last=False, page=page - 1)
            self._frame(section, blank, imprint=(), logo=None)
        section = self._section(part, content, last=last, page=page)
        self._frame(section, part, imprint=imprint, logo=logo)

    def _page(self, part: Part) -> int | None:
        """Return the number of a part's first page, where numbers are settled."""
        if self._numbers is None:
            return None
        foreign = foreign_page(part)
        return self._numbers.anchors.get(part.anchor or (foreign.anchor if foreign is not None else ""))

    def _section(self, part: Part, content: str, *, last: bool, page: int | None) -> WordSection:
        body = self._word.element.body
        end = body[-1]
        for element in parse_xml(f"<w:body {markup.NAMESPACES}>{content}</w:body>"):
            end.addprevious(element)
        settings = end
        if not last:
            # The last paragraph ends the section: one more would be a page where this one is full.
            closing = end.getprevious()
            if closing is None or closing.tag != qn("w:p") or closing.xpath("w:pPr/w:sectPr"):
                end.addprevious(_element(GAP))
                closing = end.getprevious()
            settings = end.clone()
            closing.set_sectPr(settings)
        section = WordSection(settings, self._word.part)
        # Word leaves the side before a right-hand page blank where that is needed, and counts it.
        section.start_type = WD_SECTION.ODD_PAGE if part.right_hand else WD_SECTION.NEW_PAGE
        if page is not None:
            settings.xpath("w:cols")[0].addprevious(_element(f'<w:pgNumType w:start="{page}"/>'))
        width, height, margins = self.of(part)
        section.page_width, section.page_height = Twips(width), Twips(height)
        section.left_margin, section.right_margin = Twips(margins.left), Twips(margins.right)
        section.top_margin, section.bottom_margin = Twips(margins.top), Twips(margins.bottom)
        section.header_distance, section.footer_distance = Twips(margins.header), Twips(margins.footer)
        settings.xpath("w:pgSz")[0].set(qn("w:orient"), "landscape" if width > height else "portrait")
        return section

    def _frame(self, section: WordSection, part: Part, *, imprint: Sequence[str], logo: HeadLogo | None) -> None:
        """Give a section head and foot; it goes on with those of the one before where they are the same."""
        width = self.of(part).text_width
        made_up = any(type(node) is IllustrativeMark for node in walk(part))
        pages = self._numbers.pages if self._numbers is not None else None
        cover = part.layout is Layout.COVER
        head = [] if cover else head_lines(self._furniture, self._look, width / 20)
        foot = foot_lines(self._furniture, self._look, width / 20, made_up=made_up, above=imprint, pages=pages)
        self._added += 1
        shown = (width, head, foot, logo)
        if shown == self._shown:
            return
        self._shown = shown
        for block, lines, style in ((section.header, head, "Header"), (section.footer, foot, "Footer")):
            block.is_linked_to_previous = False
            element = block._element  # noqa: SLF001  (python-docx has no public way to a head's markup)
            for child in list(element):
                element.remove(child)
            tabs = f'<w:tabs><w:tab w:val="right" w:pos="{width}"/></w:tabs>'
            for line in lines or [""]:
                element.append(_element(markup.paragraph(line, style, properties=tabs)))
        if logo is not None:
            logo.set_above(section, number=LOGO_ID + self._added)


def _element(content: str) -> BaseOxmlElement:
    """Return one element of Word's from its markup."""
    body: BaseOxmlElement = parse_xml(f"<w:body {markup.NAMESPACES}>{content}</w:body>")
    return body[0]
