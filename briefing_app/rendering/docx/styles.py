"""The styles of the house, by the names that Word's users know; and the numbering of lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from briefing_app.rendering.docx.look import ACCENT, CAUTION, GREY, INK, PANEL_GROUND, WordLook
from briefing_app.rendering.docx.markup import NAMESPACES, attribute
from briefing_app.rendering.docx.template import OfficeTemplate, take_styles

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

FONT, INSTEAD = "FiraGO", "Calibri"
"""The face of every style, and the one to take where the first cannot be read."""

PACK_TABLE, LABELS_TABLE = "PackTable", "PackLabels"
"""Ids of the two table styles: rows with heads and rules, and labels with values beside them."""
BULLETS, NUMBERS = 1, 2
"""Ids of the two list definitions; each numbered list has a number of its own that starts at 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letters:
    """How the letters of a style look in the usual page style."""

    half_points: int
    colour: str = INK
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A paragraph style: id, name, the style it is based on, paragraph properties as markup, its letters."""

    id: str
    name: str
    based_on: str = "Normal"
    paragraph: str = ""
    run: Letters
    outline: int | None = None


def _spacing(before: int, after: int, line: int = 264) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


def _type(half_points: int, *, colour: str = INK, bold: bool = False, italic: bool = False) -> Letters:
    return Letters(half_points=half_points, colour=colour, bold=bold, italic=italic)


def _letters_markup(style: Style, look: WordLook, *, own_face: bool) -> str:
    letters = style.run
    # The second of each pair is for letters that run to the left.
    wanted = (("b", letters.bold), ("bCs", letters.bold), ("i", letters.italic), ("iCs", letters.italic))
    marks = "".join(f"<w:{mark}/>" if there else f'<w:{mark} w:val="0"/>' for mark, there in wanted)
    fonts = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}" w:eastAsia="{FONT}"/>'
    fonts = fonts if own_face else ""
    size = look.half_points(style.id, letters.half_points)
    sizes = f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    return f'{fonts}{marks}<w:color w:val="{look.colour(letters.colour)}"/>{sizes}'


def _keep(next_too: bool = True) -> str:
    return ("<w:keepNext/>" if next_too else "") + "<w:keepLines/>"


def _ground(bar: str, ground: str) -> str:
    """Return a ground of its own inside the text's edges, with room around the words and a bar at the side."""
    edges = (("top", 4, ground), ("left", 24, bar), ("bottom", 4, ground), ("right", 4, ground))
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="{size}" w:space="{8 if side == "left" else 6}" w:color="{colour}"/>'
        for side, size, colour in edges
    )
    return f'<w:pBdr>{lines}</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="{ground}"/>'


_PANEL = _ground(ACCENT, PANEL_GROUND)
_RULE_BELOW = f'<w:pBdr><w:bottom w:val="single" w:sz="8" w:space="4" w:color="{ACCENT}"/></w:pBdr>'
_INSIDE = '<w:ind w:left="200" w:right="140"/>'
"""Keeps a panel's ground, which reaches beyond its words, inside the text's edges."""

STYLES = (
    Style(id="Normal", name="Normal", based_on="", paragraph=_spacing(0, 120), run=_type(21)),
    Style(
        id="Heading1",
        name="heading 1",
        paragraph=_keep() + _RULE_BELOW + _spacing(0, 240),
        run=_type(34, colour=ACCENT, bold=True),
        outline=0,
    ),
    Style(
        id="Heading2",
        name="heading 2",
        paragraph=_keep() + _spacing(280, 100),
        run=_type(26, colour=ACCENT, bold=True),
        outline=1,
    ),
    Style(id="Heading3", name="heading 3", paragraph=_keep() + _spacing(180, 60), run=_type(22, bold=True), outline=2),
    Style(
        id="Heading4", name="heading 4", paragraph=_keep() + _spacing(160, 40), run=_type(21, italic=True), outline=3
    ),
    Style(id="Title", name="Title", paragraph=_spacing(1800, 200), run=_type(56, colour=ACCENT, bold=True)),
    Style(id="Subtitle", name="Subtitle", paragraph=_spacing(0, 480), run=_type(28, colour=GREY)),
    Style(id="Logo", name="Logo", paragraph=_spacing(0, 360, 240), run=_type(21)),
    Style(id="Marking", name="Marking", paragraph=_spacing(0, 120), run=_type(20, colour=CAUTION, bold=True)),
    Style(id="Lead", name="Lead", paragraph=_spacing(0, 160, 288), run=_type(24)),
    Style(id="Note", name="Note", paragraph=_spacing(40, 120), run=_type(18, colour=GREY)),
    Style(id="Small", name="Small", paragraph=_spacing(0, 60, 252), run=_type(16, colour=GREY)),
    Style(
        id="KeyFigure",
        name="Key figure",
        paragraph=_PANEL + _spacing(160, 200, 288) + _INSIDE,
        run=_type(24, bold=True),
    ),
    Style(id="Panel", name="Panel", paragraph=_PANEL + _spacing(80, 80) + _INSIDE, run=_type(21)),
    Style(
        id="Caution",
        name="Caution",
        paragraph=_ground("A16207", "FDF6E7") + _spacing(80, 80) + _INSIDE,
        run=_type(21, bold=True),
    ),
    Style(id="Opening", name="Opening", paragraph=_spacing(80, 160, 300), run=_type(25)),
    Style(id="Point", name="Point", paragraph=_keep(next_too=False) + _spacing(0, 120, 300), run=_type(25)),
    Style(id="Close", name="Close", paragraph=_spacing(140, 140, 300), run=_type(25)),
    Style(id="Cue", name="Cue", paragraph=_spacing(80, 80), run=_type(22, colour=GREY, italic=True)),
    Style(
        id="Quote",
        name="Quote",
        paragraph=_spacing(120, 60) + '<w:ind w:left="567" w:right="567"/>',
        run=_type(21, italic=True),
    ),
    Style(
        id="Attribution",
        name="Attribution",
        paragraph=_spacing(0, 120) + '<w:ind w:left="567" w:right="567"/>',
        run=_type(18, colour=GREY),
    ),
    Style(id="Caption", name="caption", paragraph=_keep() + _spacing(160, 80), run=_type(19, bold=True)),
    Style(id="ListBullet", name="List Bullet", paragraph=_spacing(0, 80), run=_type(21)),
    Style(id="ListNumber", name="List Number", paragraph=_spacing(0, 80), run=_type(21)),
    Style(id="TableText", name="Table text", paragraph=_spacing(20, 20, 250), run=_type(18)),
    Style(id="TableHead", name="Table head", paragraph=_spacing(20, 20, 250), run=_type(18, bold=True)),
    Style(
        id="Gap",
        name="Gap",
        paragraph='<w:spacing w:before="0" w:after="0" w:line="100" w:lineRule="exact"/>',
        run=_type(2),
    ),
    Style(id="Label", name="Label", paragraph=_spacing(20, 20, 250), run=_type(18, colour=GREY)),
    Style(
        id="SourceEntry",
        name="Source entry",
        paragraph=_keep(next_too=False) + _spacing(0, 100) + '<w:ind w:left="567" w:hanging="567"/>',
        run=_type(19),
    ),
    Style(
        id="TOCHeading",
        name="TOC Heading",
        paragraph=_keep() + _spacing(0, 200),
        run=_type(34, colour=ACCENT, bold=True),
    ),
    Style(id="TOC1", name="toc 1", paragraph=_spacing(80, 40), run=_type(21)),
    Style(id="TOC2", name="toc 2", paragraph=_spacing(0, 20) + '<w:ind w:left="567"/>', run=_type(19)),
    Style(id="Header", name="header", paragraph=_spacing(0, 0, 240), run=_type(16, colour=GREY)),
    Style(id="Footer", name="footer", paragraph=_spacing(0, 0, 240), run=_type(16, colour=GREY)),
)


_DIVIDED = {"Normal", "Lead", "Note", "Small", "ListBullet", "ListNumber", "TableText", "SourceEntry", "Panel", "Quote"}
"""Styles whose words may be divided at line ends; headings, labels and what is spoken stay whole."""
_NOT_DIVIDED = "<w:suppressAutoHyphens/>"

_TABLE_STYLE = (
    f'<w:style {NAMESPACES} w:type="table" w:customStyle="1" w:styleId="{{id}}"><w:name w:val="{{name}}"/><w:qFormat/>'
    '<w:tblPr><w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="{left}" w:type="dxa"/>'
    '<w:bottom w:w="40" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
)
"""Room around what stands in a cell; rules and heads stand on the cells, where each program shows them."""


_TABLES = ((PACK_TABLE, "Pack table", 80), (LABELS_TABLE, "Pack labels", 0))


def set_styles(word: WordDocument, look: WordLook, *, language: str, template: OfficeTemplate | None = None) -> None:
    """Put the house's styles in the file, with the document's language as the default.

    What an office's own ``template`` has stays as it is there; what it lacks is added in its own face.
    """
    root = word.styles.element
    there: frozenset[str] = frozenset()
    if template is not None:
        tables = {name.lower(): table for table, name, _ in _TABLES}
        there = take_styles(root, template, {style.name.lower(): style.id for style in STYLES} | tables)
    for style in STYLES:
        if style.id in there:
            continue
        for existing in root.xpath(f'w:style[@w:styleId="{style.id}"]'):
            root.remove(existing)
        root.append(parse_xml(_style_markup(style, look, own_face=template is None)))
    for table, name, left in _TABLES:
        if table not in there:
            root.append(parse_xml(_TABLE_STYLE.format(id=table, name=name, left=left)))
    for tag in _languages(root):
        for name in list(tag.attrib):
            del tag.attrib[name]
        tag.set(qn("w:val"), language)


def _languages(root: BaseOxmlElement) -> list[BaseOxmlElement]:
    """Return the places of the default language; a template that says nothing of one is given one."""
    found = root.xpath("w:docDefaults//w:lang")
    if found:
        return list(found)
    place = root
    for tag in ("w:docDefaults", "w:rPrDefault", "w:rPr"):
        inside = place.find(qn(tag))
        if inside is None:
            inside = parse_xml(f"<{tag} {NAMESPACES}/>")
            place.insert(0, inside)
        place = inside
    place.append(parse_xml(f"<w:lang {NAMESPACES}/>"))
    return [place[-1]]


def _style_markup(style: Style, look: WordLook, *, own_face: bool) -> str:
    default = ' w:default="1"' if style.id == "Normal" else ""
    based = f'<w:basedOn w:val="{style.based_on}"/>' if style.based_on else ""
    paragraph = look.paragraph(style.paragraph)
    if style.id not in _DIVIDED:
        paragraph = paragraph.replace("<w:spacing", f"{_NOT_DIVIDED}<w:spacing", 1)
    outline = f'<w:outlineLvl w:val="{style.outline}"/>' if style.outline is not None else ""
    return (
        f'<w:style {NAMESPACES} w:type="paragraph"{default} w:styleId="{style.id}">'
        f"<w:name w:val={attribute(style.name)}/>{based}<w:qFormat/>"
        f"<w:pPr>{paragraph}{outline}</w:pPr><w:rPr>{_letters_markup(style, look, own_face=own_face)}</w:rPr></w:style>"
    )


def set_numbering(word: WordDocument, numbered_lists: int) -> None:
    """Define bullets and numbers, and a number of its own for each numbered list."""
    root = word.part.numbering_part.element
    for child in list(root):
        root.remove(child)
    for style in word.styles.element.xpath("w:style[.//w:numPr]"):
        for numbering in style.xpath(".//w:numPr"):
            numbering.getparent().remove(numbering)
    root.append(parse_xml(_definition(BULLETS, "bullet", ("\u2022", "\u2013", "\u2022", "\u2013", "\u2022"))))
    root.append(parse_xml(_definition(NUMBERS, "decimal", ("%1.", "%2.", "%3.", "%4.", "%5."))))
    root.append(parse_xml(f'<w:num {NAMESPACES} w:numId="1"><w:abstractNumId w:val="{BULLETS}"/></w:num>'))
    for index in range(numbered_lists):
        starts = "".join(
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride>' for level in range(5)
        )
        root.append(
            parse_xml(f'<w:num {NAMESPACES} w:numId="{index + 2}"><w:abstractNumId w:val="{NUMBERS}"/>{starts}</w:num>')
        )


def _definition(number: int, form: str, marks: tuple[str, ...]) -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val={attribute(mark)}/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{425 * (level + 1)}" w:hanging="425"/></w:pPr></w:lvl>'
        for level, mark in enumerate(marks)
    )
    return (
        f'<w:abstractNum {NAMESPACES} w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>'
        f"{levels}</w:abstractNum>"
    )
