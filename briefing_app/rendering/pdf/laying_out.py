"""A document becomes sheets: parts in order, each on its own grid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, zip_longest

from briefing_app.document.blocks import Contents, Layout
from briefing_app.document.inline import Words
from briefing_app.document.tree import Document, Imprint, Part
from briefing_app.domain.paper import PageStyle, Paper
from briefing_app.rendering.hyphenation import hyphenator_for
from briefing_app.rendering.pdf.boxes import Flowable
from briefing_app.rendering.pdf.builder import BoxBuilder, Setting
from briefing_app.rendering.pdf.drawn_boxes import Band
from briefing_app.rendering.pdf.encoder import Encoder
from briefing_app.rendering.pdf.faces import face_of, load_face
from briefing_app.rendering.pdf.foreign import ForeignBox
from briefing_app.rendering.pdf.imprint import ABOVE_ADDRESS, address_boxes, logo_boxes
from briefing_app.rendering.pdf.kept import KeptPart, KeptSheets
from briefing_app.rendering.pdf.look import PageGrid, look_of
from briefing_app.rendering.pdf.paginate import Page, paginate
from briefing_app.rendering.pdf.plates import draw_plate, plate_grid
from briefing_app.rendering.pdf.sheet import Sheet
from briefing_app.rendering.pdf.spans import NO_BREAK_SPACE, as_drawn, span_of
from briefing_app.rendering.pdf.spoken_box import first_words
from briefing_app.rendering.pdf.spoken_builder import SpokenBuilder
from briefing_app.rendering.pdf.spoken_look import spoken_grid, spoken_styles
from briefing_app.rendering.pdf.structure import Element, Role
from briefing_app.rendering.pdf.workshop import Workshop


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class LaidOut:
    """All sheets of a document in order, and what was gathered on the way."""

    encoder: Encoder
    workshop: Workshop
    language: str
    sheets: list[Sheet] = field(default_factory=list)
    blank: set[int] = field(default_factory=set)
    """The pages that are left blank."""

    def begin_sheet(self, grid: PageGrid, title: str) -> Sheet:
        """Add an empty sheet; ``title`` stands at its head."""
        sheet = Sheet(number=len(self.sheets) + 1, grid=grid, encoder=self.encoder, title=title)
        self.sheets.append(sheet)
        return sheet

    def anchors(self) -> dict[str, int]:
        """Return the page of each anchor."""
        found: dict[str, int] = {}
        for sheet in self.sheets:
            for name in sheet.anchors:
                found.setdefault(name, sheet.number)
        return found


def lay_out(document: Document, *, paper: Paper, style: PageStyle, kept: KeptSheets | None = None) -> LaidOut:
    """Lay every part out; contents and page references wait for their numbers.

    Parts that are ``kept`` from the last document are not drawn again.
    """
    furniture = document.furniture
    language = document.meta.language
    frame = (paper, style, language, document.imprint, furniture.continued, furniture.illustrative)
    encoder = kept.begin(frame) if kept is not None else Encoder()
    workshop = Workshop(
        look=look_of(style, document.imprint.colour),
        continued=furniture.continued,
        made_up=furniture.illustrative,
        hyphenator=hyphenator_for(language),
    )
    laid_out = LaidOut(encoder=encoder, workshop=workshop, language=language)
    headed = next((part for part in document.parts if part.layout is Layout.COVER), next(iter(document.parts), None))
    for part in document.parts:
        if part.right_hand and len(laid_out.sheets) % 2:
            _leave_blank(laid_out, paper, furniture.blank)
        its = document.imprint if part is headed else Imprint()
        if kept is None:
            _lay_out_part(part, laid_out, paper, imprint=its)
        else:
            _take_or_lay_out(part, laid_out, paper, kept, imprint=its)
    if kept is not None:
        kept.end()
    if not laid_out.sheets:
        laid_out.begin_sheet(workshop.look.grid(paper, Layout.PORTRAIT), "")
    return laid_out


def _take_or_lay_out(part: Part, laid_out: LaidOut, paper: Paper, kept: KeptSheets, *, imprint: Imprint) -> None:
    sheets, bookmarks = laid_out.sheets, laid_out.workshop.bookmarks
    place = (len(sheets), len(bookmarks))
    known = kept.find(part, place)
    if known is not None:
        sheets.extend(known.sheets)
        bookmarks.extend(known.bookmarks)
        return
    _lay_out_part(part, laid_out, paper, imprint=imprint)
    kept.keep(KeptPart(part=part, place=place, sheets=sheets[place[0] :], bookmarks=bookmarks[place[1] :]))


def _leave_blank(laid_out: LaidOut, paper: Paper, words: str) -> None:
    """Add a page that nobody reads out, so that the next is a right-hand one."""
    style = laid_out.workshop.look.furniture
    grid = laid_out.workshop.look.grid(paper, Layout.PORTRAIT)
    sheet = laid_out.begin_sheet(grid, laid_out.sheets[-1].title)
    laid_out.blank.add(sheet.number)
    face, words = face_of(strong=False, emphasis=False), as_drawn(words)
    x = (grid.width - load_face(face).width(words) * style.size) / 2
    sheet.words(words, span_of(face, style.size, style.colour), x=x, baseline=(grid.top + grid.bottom) / 2)


def _lay_out_part(part: Part, laid_out: LaidOut, paper: Paper, *, imprint: Imprint) -> None:
    look = laid_out.workshop.look
    if part.layout.folded:
        _lay_out_plate(part, laid_out, paper)
        return
    grid = spoken_grid(paper, part.layout) if part.layout.spoken else look.grid(paper, part.layout)
    cover = part.layout is Layout.COVER
    later = look.grid(paper, Layout.PORTRAIT) if cover else grid
    first = len(laid_out.sheets)

    builder = _builder(part, grid, laid_out.workshop, language=laid_out.language)
    anchor = laid_out.workshop.bookmark(1, part.heading, part.anchor)
    section = Element(Role.SECTION, laid_out.workshop.structure)
    boxes = _opening(part, builder, grid, imprint=imprint, section=section)
    boxes += builder.boxes(part.children, section)
    foot = address_boxes(imprint, builder, section) if cover else ()
    own = [box for box in boxes if not isinstance(box, ForeignBox)]
    title = "" if cover else part.heading if part.annex_as else part.title
    pages = _with_foot(own, foot, grid, later=later)
    for page, following in zip_longest(pages, pages[1:]):
        sheet = laid_out.begin_sheet(page.grid, title)
        if part.layout is Layout.READING and following is not None:
            sheet.next_words = first_words(box for _, box in following.boxes)
        for top, box in page.boxes:
            box.draw(sheet, page.grid.left, top)
    for foreign in boxes:
        if isinstance(foreign, ForeignBox):
            sheet = laid_out.begin_sheet(look.foreign_grid(paper, foreign.node.size, fit=foreign.node.fit), title)
            foreign.draw(sheet, sheet.grid.left, sheet.grid.top)
    laid_out.sheets[first].anchor(anchor, 0.0)


def _lay_out_plate(part: Part, laid_out: LaidOut, paper: Paper) -> None:
    anchor = laid_out.workshop.bookmark(1, part.heading, part.anchor)
    sheet = laid_out.begin_sheet(plate_grid(paper, part.layout), part.title)
    draw_plate(part, sheet, laid_out.workshop, Element(Role.SECTION, laid_out.workshop.structure))
    sheet.anchor(anchor, 0.0)


def _with_foot(boxes: list[Flowable], foot: Sequence[Flowable], grid: PageGrid, *, later: PageGrid) -> list[Page]:
    """Return the pages of a part, with boxes at the foot of the page if one holds it all, else at its end."""
    height = sum(box.height for box in foot)
    if foot:
        pages = paginate(boxes, replace(grid, bottom=grid.bottom - height - ABOVE_ADDRESS), later_grid=later)
        if len(pages) == 1:
            tops = accumulate((box.height for box in foot), initial=grid.bottom - height)
            pages[0].boxes.extend(zip(tops, foot, strict=False))
            return pages
    return paginate([*boxes, *foot], grid, later_grid=later)


def _builder(part: Part, grid: PageGrid, workshop: Workshop, *, language: str) -> BoxBuilder:
    if not part.layout.spoken:
        return BoxBuilder(Setting(width=grid.measure, styles=workshop.look.page), workshop)
    styles = spoken_styles(workshop.look, part.layout, part.letters)
    return SpokenBuilder(Setting(width=grid.measure, styles=styles, language=language), workshop)


def _opening(part: Part, builder: BoxBuilder, grid: PageGrid, *, imprint: Imprint, section: Element) -> list[Flowable]:
    """Return what stands above a part's blocks: a logo, its title, or the cover's ornament."""
    logo = logo_boxes(imprint, builder, section)
    if part.layout is Layout.COVER:
        return logo or [Band(width=76.0, height=5.0, colour=builder.look.accent, after=18.0)]
    contents = any(isinstance(child, Contents) for child in part.children)
    if not part.show_title or contents:
        return logo
    behind = f"{NO_BREAK_SPACE}–{NO_BREAK_SPACE}" if part.annex_as else 2 * NO_BREAK_SPACE
    number = (Words(text=f"{part.number}{behind}"),) if part.number else ()
    return [
        *logo,
        replace(
            builder.text(
                (*number, Words(text=part.title)),
                builder.look.headings[1],
                element=Element(Role.HEADING_1, section),
                origin=part.origin,
            ),
            after=6.0,
        ),
        Band(width=grid.measure, height=1.2, colour=builder.look.accent, after=14.0),
    ]
