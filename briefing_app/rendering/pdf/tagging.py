"""The tree of roles becomes objects, when all pages are drawn and it is known what each element met.

Belongs here: how a file writes elements, and from which mark or link a reader comes to which of them. Elements that
met nothing are dropped, but for cells: without them a row's other cells would be taken for those of other columns.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from briefing_app.rendering.pdf.objects import Objects, text
from briefing_app.rendering.pdf.structure import HEADING_ROLES, Element, Role

_LEVELS = {role: level for level, role in HEADING_ROLES.items()}
_CELLS = (Role.CELL, Role.HEADER_CELL)


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Tagging:
    """What was met on the pages of one file so far."""

    pages: list[list[Element]] = field(default_factory=list)
    """The element of each mark of each page."""
    links: list[Element] = field(default_factory=list)
    """The element of each link that works; their numbers follow those of the pages."""

    def write(self, structure: Element, objects: Objects) -> int:
        """Add the tree's objects; return the number of its root."""
        root = objects.reserve()
        numbers: dict[int, int] = {}
        document = _Elements(objects, numbers).add(structure, root)
        entries = [
            f"{key} [{' '.join([f'{numbers[id(owner)]} 0 R' for owner in owners])}]"
            for key, owners in enumerate(self.pages)
            if owners
        ]
        entries += [f"{key} {numbers[id(owner)]} 0 R" for key, owner in enumerate(self.links, len(self.pages))]
        parents = objects.add(f"<< /Nums [{' '.join(entries)}] >>")
        following = len(self.pages) + len(self.links)
        objects.put(
            root,
            f"<< /Type /StructTreeRoot /K {document} 0 R /ParentTree {parents} 0 R /ParentTreeNextKey {following} >>",
        )
        return root


class _Elements:
    """Adds elements, each before those inside it, so that neighbours in the tree are neighbours in the file."""

    def __init__(self, objects: Objects, numbers: dict[int, int]) -> None:
        self._objects = objects
        self._numbers = numbers
        self._level = 0

    def add(self, element: Element, parent: int) -> int:
        """Add an element and all that is kept of what is inside it; return its number."""
        number = self._numbers[id(element)] = self._objects.reserve()
        role = self._role(element)
        content = _content(element)
        self._numbers[id(content)] = number
        met = content.met
        page = met[0].page if met else 0
        kids = [(each.order, _mark(each.page, each.number, page)) for each in met if each.number >= 0]
        kids += [
            (_first(child) if met else 0, f"{self.add(child, number)} 0 R")
            for child in content.children
            if _kept(child)
        ]
        if met and content.children:
            kids.sort(key=_order)
        inside = [kid for _, kid in kids]
        inside += [f"<</Type /OBJR /Pg {where} 0 R /Obj {link} 0 R>>" for link, where in element.links]
        holds = inside[0] if len(inside) == 1 else f"[{' '.join(inside)}]"
        self._objects.put(
            number,
            f"<</S /{role} /P {parent} 0 R{f' /Pg {page} 0 R' if page else ''}"
            f"{f' /K {holds}' if inside else ''}{_attributes(element)}>>",
        )
        return number

    def _role(self, element: Element) -> Role:
        """Return what an element is in the file: no heading skips a level, and no link leads nowhere."""
        if element.role is Role.LINK and not element.links:
            return Role.SPAN
        level = _LEVELS.get(element.role)
        if level is None:
            return element.role
        self._level = min(level, self._level + 1)
        return HEADING_ROLES[self._level]


def _content(element: Element) -> Element:
    """Return whose content an element holds: a cell of one paragraph, as most are, holds that paragraph's itself."""
    if element.role in _CELLS and len(element.children) == 1:
        (only,) = element.children
        if only.role is Role.PARAGRAPH:
            return only
    return element


def _mark(page: int, number: int, own: int) -> str:
    """Return a mark as its element names it: by its number alone where it is on the element's own page."""
    return str(number) if page == own else f"<</Type /MCR /Pg {page} 0 R /MCID {number}>>"


def _order(kid: tuple[int, str]) -> int:
    return kid[0]


def _kept(element: Element) -> bool:
    return bool(element.met) or element.role in _CELLS or any(map(_kept, element.children))


def _first(element: Element) -> int:
    """Return when an element is first met."""
    if element.met:
        return element.met[0].order
    return min((_first(child) for child in element.children if _kept(child)), default=0)


def _attributes(element: Element) -> str:
    """Return what is said of an element beside its role."""
    writer = _WRITERS.get(element.role)
    said = writer(element) if writer is not None else ""
    return f"{said} /Lang {text(element.language)}" if element.language else said


def _cell(element: Element) -> str:
    said = f" /Scope /{element.scope}" if element.scope else ""
    said += f" /ColSpan {element.span}" if element.span > 1 else ""
    return f" /A <</O /Table{said}>>" if said else ""


def _list(element: Element) -> str:
    return f" /A <</O /List /ListNumbering /{element.numbering}>>" if element.numbering else ""


def _table(element: Element) -> str:
    return f" /A <</O /Table /Summary {text(element.alt)}>>" if element.alt else ""


def _span(element: Element) -> str:
    return f" /ActualText {text(element.actual)}" if element.actual else ""


def _figure(element: Element) -> str:
    box = " ".join([f"{edge:.2f}" for edge in element.box or (0, 0, 0, 0)])
    actual = f" /ActualText {text(element.actual)}" if element.actual else ""
    return f" /Alt {text(element.alt)}{actual} /A <</O /Layout /BBox [{box}]>>"


_WRITERS = {
    Role.CELL: _cell,
    Role.HEADER_CELL: _cell,
    Role.LIST: _list,
    Role.TABLE: _table,
    Role.FIGURE: _figure,
    Role.SPAN: _span,
}
