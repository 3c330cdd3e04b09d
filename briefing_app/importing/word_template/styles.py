"""The styles of a template: those whose names packs use, and what these are based on; nothing of their makers."""

from __future__ import annotations

import re

from lxml import etree

from briefing_app.importing.adopted_text.docx_package import W

_NAMES = frozenset((
    "normal", "title", "subtitle", "quote", "caption", "list bullet", "list number", "header", "footer", "toc heading",
    "hyperlink", "logo", "marking", "lead", "note", "small", "key figure", "panel", "caution", "opening", "point",
    "close", "cue", "attribution", "table text", "table head", "gap", "label", "source entry", "pack table",
    "pack labels",
))  # fmt: skip
"""Names in small letters, as Word keeps them in every language; headings and lines of the contents besides."""
_NUMBERED = re.compile(r"(heading|toc) [1-9]")
_LEFT_OUT = frozenset((
    "rsid", "numPr", "sectPr", "framePr", "pPrChange", "rPrChange", "tblPrChange", "trPrChange", "tcPrChange", "ins",
    "del", "moveFrom", "moveTo", "lang",
))  # fmt: skip
"""Who changed what and when, numbers of lists that are not taken along, and the template's language."""
_REFERS = ("basedOn", "next", "link")
_OF_A_PERSON = ("aliases", "locked", "personal", "personalCompose", "personalReply")
_FONT_OF = {"asciiTheme": "ascii", "hAnsiTheme": "hAnsi", "cstheme": "cs", "eastAsiaTheme": "eastAsia"}
_COLOUR_OF = ("themeColor", "themeShade", "themeTint", "themeFill", "themeFillTint", "themeFillShade")
_OF_THE_THEME = frozenset((*_FONT_OF, *_COLOUR_OF))


def kept_styles(styles: etree._Element, theme: etree._Element | None) -> bytes:
    """Return a ``w:styles`` with what is kept. What the theme says is said by the styles themselves."""
    fonts = _theme_fonts(theme)
    by_id = {_of(style, "styleId"): style for style in styles.iterfind(f"{W}style")}
    wanted = [style for style in by_id.values() if _is_wanted(style)]
    waiting, kept = list(wanted), list(dict.fromkeys(map(id, wanted)))
    while waiting:
        style = waiting.pop()
        for base in style.iterfind(f"{W}basedOn"):
            other = by_id.get(_of(base, "val"))
            if other is not None and id(other) not in kept:
                kept.append(id(other))
                waiting.append(other)
    made = etree.Element(f"{W}styles", nsmap={"w": W[1:-1]})
    for defaults in styles.iterfind(f"{W}docDefaults"):
        made.append(_clean(defaults, fonts))
    chosen = [style for style in by_id.values() if id(style) in kept]
    ids = {_of(style, "styleId"): f"Kept{number}" for number, style in enumerate(chosen, 1)}
    for style in chosen:
        made.append(_style(style, ids, fonts, named=style in wanted))
    return etree.tostring(made, encoding="UTF-8", xml_declaration=True)


def _is_wanted(style: etree._Element) -> bool:
    name = style_name(style)
    is_default = _of(style, "default") in ("1", "true", "on")
    return is_default or name in _NAMES or bool(_NUMBERED.fullmatch(name))


def style_name(style: etree._Element) -> str:
    """Return a style's name in small letters."""
    return next((_of(name, "val").strip().lower() for name in style.iterfind(f"{W}name")), "")


def _style(style: etree._Element, ids: dict[str, str], fonts: dict[str, str], *, named: bool) -> etree._Element:
    """Return one style under an id of ours; what only others are based on bears no name of its maker's either."""
    made = _clean(style, fonts)
    own = ids[_of(style, "styleId")]
    made.set(f"{W}styleId", own)
    for child in list(made):
        tag = etree.QName(child).localname
        if tag in _REFERS and _of(child, "val") in ids:
            child.set(f"{W}val", ids[_of(child, "val")])
        elif tag in _REFERS or tag in _OF_A_PERSON:
            made.remove(child)
        elif tag == "name" and not named:
            child.set(f"{W}val", f"Office base {own}")
        elif tag == "pPr" and style_name(style) in ("header", "footer"):
            for tabs in list(child.iterfind(f"{W}tabs")):
                child.remove(tabs)  # packs set their own, by the width of each page
    return made


def _clean(node: etree._Element, fonts: dict[str, str]) -> etree._Element:
    """Return an element with what is Word's own in it, and without what tells of revisions."""
    made = etree.Element(node.tag)
    for name, value in node.attrib.items():
        local = etree.QName(name).localname
        if str(name).startswith(W) and not local.startswith("rsid") and local not in _OF_THE_THEME:
            made.set(name, value)
        elif local in _FONT_OF and (font := fonts.get(str(value)[:5])):
            made.set(f"{W}{_FONT_OF[local]}", font)
    for child in node:
        if isinstance(child.tag, str) and child.tag.startswith(W) and etree.QName(child).localname not in _LEFT_OUT:
            made.append(_clean(child, fonts))
    return made


def _theme_fonts(theme: etree._Element | None) -> dict[str, str]:
    """Return the faces of a theme by the first five letters of what styles call them: ``major`` and ``minor``."""
    fonts: dict[str, str] = {}
    if theme is None:
        return fonts
    for kind in ("major", "minor"):
        for latin in theme.iterfind(f".//{{*}}{kind}Font/{{*}}latin"):
            fonts[kind] = str(latin.get("typeface", ""))
    return fonts


def _of(node: etree._Element, name: str) -> str:
    return str(node.get(f"{W}{name}", ""))
