"""Packs to measure: always the same words, the same mixture, about five pages a section."""

from __future__ import annotations

import random
from datetime import UTC, datetime

from briefing_app.document.blocks import (
    Align,
    Bar,
    Block,
    Cell,
    Chart,
    Column,
    Contents,
    Heading,
    Item,
    ItemList,
    ListStyle,
    Paragraph,
    Row,
    SourceEntry,
    SourceList,
    Table,
)
from briefing_app.document.inline import Citation, Inline, StatusMark, Words
from briefing_app.document.transforms import finish
from briefing_app.document.tree import Document, Furniture, Meta, Part
from briefing_app.domain.status import LABELS

SECTIONS = {20: 3, 110: 18, 1000: 163}
"""Pages of a pack, about, and the sections that make them."""

_SYLLABLES = [
    "ka",
    "ra",
    "men",
    "to",
    "lis",
    "ver",
    "ba",
    "den",
    "so",
    "pri",
    "el",
    "nu",
    "var",
    "ti",
    "mo",
    "ran",
    "ces",
    "qa",
    "sha",
    "bek",
    "ul",
    "az",
    "in",
    "er",
]
_ACCENTED = ["łó", "ği", "dé"]
_SEED = 20200217
_CODES = tuple(LABELS.items())


class PackMaker:
    """Makes one pack; the same seed gives the same words."""

    def __init__(self) -> None:
        self._random = random.Random(_SEED)
        self._vocabulary = [
            "".join(self._random.choices(_SYLLABLES * 5 + _ACCENTED, k=self._random.randint(1, 4))) for _ in range(5000)
        ]

    def document(self, sections: int) -> Document:
        """Return a finished document with that many sections."""
        parts = [
            Part(anchor="contents", title="Contents", children=(Contents(title="Contents"),), listed=False),
            *(self._section(index) for index in range(sections)),
            Part(anchor="sources", title="Sources", children=(self._sources(),)),
        ]
        return finish(Document(meta=_META, furniture=_FURNITURE, parts=tuple(parts)))

    def text(self, count: int) -> str:
        """Return that many invented words as sentences."""
        chosen = self._random.choices(self._vocabulary, k=count)
        sentences = (" ".join(chosen[at : at + 14]).capitalize() for at in range(0, count, 14))
        return ". ".join(sentences) + "."

    def _paragraph(self, count: int) -> Paragraph:
        runs: list[Inline] = [Words(text=self.text(count // 3) + " ")]
        if self._random.random() < 0.4:
            runs += [Words(text=self.text(4), strong=True), Words(text=" ")]
            runs += [Words(text=self.text(5), emphasis=True), Words(text=" ")]
        runs += [Words(text=self.text(2 * count // 3) + " "), Citation(source=f"s{self._random.randint(1, 40)}")]
        return Paragraph(children=tuple(runs))

    def _heading(self, index: int, number: int) -> Heading:
        return Heading(level=2, children=(Words(text=self.text(4)),), anchor=f"section-{index}-{number}")

    def _section(self, index: int) -> Part:
        blocks: list[Block] = []
        for number in range(4):
            blocks.append(self._heading(index, number))
            blocks += [self._paragraph(self._random.randint(60, 110)) for _ in range(3)]
            items = tuple(Item(children=(self._paragraph(30),)) for _ in range(4))
            blocks.append(ItemList(style=ListStyle.BULLETS, items=items))
        blocks += [self._table(), self._chart()]
        return Part(anchor=f"section-{index}", title=self.text(3), children=tuple(blocks))

    def _table(self) -> Table:
        return Table(
            columns=(Column(weight=1), Column(weight=5), Column(weight=2), Column(weight=1, align=Align.END)),
            head=(_row("No", "Recommendation", "Status", "Pages"),),
            rows=tuple(self._row(number) for number in range(24)),
            caption=(Words(text=self.text(5)),),
        )

    def _row(self, number: int) -> Row:
        code, label = self._random.choice(_CODES)
        mark = Cell(children=(Paragraph(children=(StatusMark(code=code, label=label),)),))
        first, second, last = _row(str(number + 1), self.text(18), str(number * 37)).cells
        return Row(cells=(first, second, mark, last))

    def _chart(self) -> Chart:
        bars = tuple(Bar(code=code, label=label, value=self._random.randint(0, 20)) for code, label in _CODES)
        return Chart(bars=bars, alt="Recommendations by status.", caption=(Words(text=self.text(4)),))

    def _sources(self) -> SourceList:
        return SourceList(
            entries=tuple(
                SourceEntry(source=f"s{number}", children=(Words(text=self.text(14)),)) for number in range(1, 41)
            )
        )


def pack(pages: int) -> Document:
    """Return the pack of about that many pages (20, 110 or 1000)."""
    return PackMaker().document(SECTIONS[pages])


def _row(*texts: str) -> Row:
    return Row(cells=tuple(Cell(children=(Paragraph(children=(Words(text=text),)),)) for text in texts))


_META = Meta(
    title="Pack to measure",
    subject="Measurement",
    author="Delegation secretariat",
    language="en",
    created=datetime(2020, 2, 17, 14, 2, tzinfo=UTC),
)
_FURNITURE = Furniture(
    pack="Pack to measure",
    audience="Members",
    marking="",
    stamp="Draft, 17 February 2020",
    page_of="Page {page} of {pages}",
    illustrative="",
    continued="(continued)",
)
