"""A second reader of a file's tags: what a listener is told, taken from the file by code that did not write it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any, TypeAlias

import pikepdf

Stored: TypeAlias = Any
"""An object of the file."""
INLINE = ("Link", "Span", "Reference")
"""Roles whose words are part of the words around them."""
_MAPPED = re.compile(rb"<([0-9A-F]{2})> <([0-9a-f]+)>")


@dataclass(frozen=True, slots=True)
class Tag:
    """An element: its words (those of links inside it too), what is said beside them, and its elements."""

    role: str
    words: str = ""
    said: str = ""
    inside: tuple[Tag, ...] = ()

    def walk(self) -> Iterator[Tag]:
        """Yield it and all below it."""
        yield self
        for each in self.inside:
            yield from each.walk()


@dataclass(frozen=True, slots=True)
class Told:
    """What a file tells: its tree, and the words that it keeps from listeners, by kind and page."""

    tree: Tag
    artifacts: tuple[tuple[str, int, str], ...]


SOFT_HYPHEN = "\u00ad"


def together(words: str) -> str:
    """Return words without what stands between them: line ends and figures may stand there."""
    return "".join(words.split())


def printed(tag: Tag, depth: int = 0) -> str:
    """Return a tree as lines, so that two can be compared by eye."""
    own = f"{'  ' * depth}{tag.role}{f' ({tag.said})' if tag.said else ''} {together(tag.words)}".rstrip()
    return "\n".join((own, *(printed(each, depth + 1) for each in tag.inside)))


def read_tags(data: bytes) -> Told:
    """Read a file. Marks inside each other, shown words without a mark and wrong ways back are refused."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return _Reader(pdf).told()


class _Reader:
    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._numbers = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
        self._marked: dict[tuple[int, int], str] = defaultdict(str)
        self._artifacts: list[tuple[str, int, str]] = []
        self._fonts: dict[tuple[int, int], dict[int, str]] = {}
        self._owners: dict[tuple[int, int], tuple[int, int]] = {}
        self._link_owners: dict[tuple[int, int], tuple[int, int]] = {}

    def told(self) -> Told:
        for number, page in enumerate(self._pdf.pages, 1):
            self._read(number, page)
        root = self._pdf.Root.StructTreeRoot
        assert bool(self._pdf.Root.MarkInfo.Marked)
        tree = self._element(root.K, root)
        assert set(self._owners) == set(self._marked), "a mark of no element, or an element of no mark"
        self._check_ways_back()
        return Told(tree, tuple(self._artifacts))

    def _read(self, number: int, page: pikepdf.Page) -> None:  # noqa: C901  (a branch for each operator)
        current: int | str | None = None
        words, font, spelled, begun = "", {}, None, 0
        for instruction in pikepdf.parse_content_stream(page):
            operands, name = instruction.operands, str(instruction.operator)
            if name == "BDC" and "/ActualText" in operands[1]:
                assert spelled is None, "a divided word inside another"
                assert current is not None, "a divided word outside of all marks"
                spelled, begun = str(operands[1].ActualText), len(words)
            elif name == "EMC" and spelled is not None:
                words, spelled = _with_whole_word(words, begun, spelled), None
            elif name in {"BDC", "BMC"}:
                assert spelled is None, "a mark inside a divided word"
                assert current is None, "one mark inside another"
                properties: Stored = operands[1] if name == "BDC" else {}
                if str(operands[0]) == "/Artifact":
                    current = str(properties.get("/Subtype", properties.get("/Type", ""))).strip("/")
                else:
                    current = int(properties["/MCID"])
                    assert (number, current) not in self._marked
                    self._marked[number, current] = ""
                words = ""
            elif name == "EMC":
                if isinstance(current, int):
                    self._marked[number, current] += words.replace(SOFT_HYPHEN, "")
                elif words:
                    self._artifacts.append((str(current), number, words))
                current = None
            elif name == "Tf":
                font = self._font(page.Resources.Font[str(operands[0])])
            elif name == "Tj":
                assert current is not None, "words without a mark"
                words += "".join(font[code] for code in bytes(operands[0]))

    def _font(self, font: Stored) -> dict[int, str]:
        if font.objgen not in self._fonts:
            pairs = _MAPPED.findall(font.ToUnicode.read_bytes())
            self._fonts[font.objgen] = {
                int(code, 16): bytes.fromhex(letters.decode()).decode("utf-16-be") for code, letters in pairs
            }
        return self._fonts[font.objgen]

    def _element(self, element: Stored, parent: Stored) -> Tag:
        assert element.P.objgen == parent.objgen
        words, inside, links = "", [], 0
        kids = element.get("/K", pikepdf.Array())
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                words += self._mark(element, element.Pg, kid)
            elif kid.get("/Type") == "/MCR":
                words += self._mark(element, kid.Pg, int(kid.MCID))
            elif kid.get("/Type") == "/OBJR":
                links += 1
                assert str(kid.Obj.Contents)
                self._link_owners[kid.Obj.objgen] = element.objgen
            else:
                tag = self._element(kid, element)
                if "/ActualText" in kid and tag.role == "Span":
                    # Drawn in another order than it is said in: told as said, and no part of its own.
                    words += str(kid.ActualText)
                    continue
                words += tag.words if tag.role in INLINE else ""
                inside.append(tag)
        role = str(element.S).strip("/")
        assert (role == "Link") == bool(links)
        return Tag(role, words, _said(element), tuple(inside))

    def _mark(self, element: Stored, page: Stored, number: int) -> str:
        place = (self._numbers[page.objgen], number)
        assert place not in self._owners
        self._owners[place] = element.objgen
        return self._marked[place]

    def _check_ways_back(self) -> None:
        """See that from each mark and each link one comes to the element that names it."""
        entries = list(self._pdf.Root.StructTreeRoot.ParentTree.Nums)
        parents: dict[int, Stored] = {int(key): value for key, value in zip(entries[::2], entries[1::2], strict=True)}
        found: dict[tuple[int, int], tuple[int, int]] = {}
        links: dict[tuple[int, int], tuple[int, int]] = {}
        for number, page in enumerate(self._pdf.pages, 1):
            assert str(page.Tabs) == "/S"
            for mark, owner in enumerate(parents.get(int(page.StructParents), [])):
                found[number, mark] = owner.objgen
            for link in page.get("/Annots", []):
                links[link.objgen] = parents[int(link.StructParent)].objgen
        assert found == self._owners
        assert links == self._link_owners


def _with_whole_word(words: str, begun: int, spelled: str) -> str:
    """Return words with what a divided word is told as in the place of its parts."""
    assert words[begun:].replace(SOFT_HYPHEN, "") == spelled, "a divided word is told as another"
    return words[:begun] + spelled


def _said(element: Stored) -> str:
    """Return what is said of an element beside its role, in the order of ``told.py``."""
    attributes = element.get("/A", {})
    entries = [
        ("alt", str(element.get("/Alt", ""))),
        ("lang", str(element.get("/Lang", ""))),
        ("list", str(attributes.get("/ListNumbering", "")).strip("/")),
        ("scope", str(attributes.get("/Scope", "")).strip("/")),
        ("span", str(attributes.get("/ColSpan", ""))),
        ("summary", str(attributes.get("/Summary", ""))),
    ]
    if str(element.S) == "/Figure":
        box = [float(edge) for edge in attributes.BBox]
        assert box[0] < box[2]
        assert box[1] < box[3]
    return ", ".join(f"{key} {value}" for key, value in entries if value)
