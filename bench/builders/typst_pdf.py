"""The same pack by Typst: what stands on our pages stands on these, but marks are coloured bullets."""

from __future__ import annotations

import tempfile
from pathlib import Path

import typst

from briefing_app.document import blocks
from briefing_app.document.inline import Citation, Inline, StatusMark, Words
from briefing_app.document.tree import Document
from briefing_app.document.visitor import Visitor
from briefing_app.rendering.fonts import FACES, FaceName, face_data
from briefing_app.rendering.marks import STATUS_MARKS

_PREAMBLE = """
#let edge = 0.5pt + rgb("#c7cfd9")
#set page(
  paper: "a4",
  margin: (x: 68pt, top: 82pt, bottom: 70pt),
  header: context [
    #set text(7.6pt, fill: rgb("#5b6470"))
    #let before = query(selector(heading.where(level: 1)).before(here()))
    Pack to measure #h(1fr) #if before.len() > 0 { before.last().body }
    #v(-6pt) #line(length: 100%, stroke: edge)
  ],
  footer: context [
    #set text(7.6pt, fill: rgb("#5b6470"))
    #line(length: 100%, stroke: edge) #v(-6pt)
    Pack to measure · Members #h(1fr) Draft, 17 February 2020 #h(1fr)
    Page #counter(page).display("1 of 1", both: true)
  ],
)
#set text(font: "FiraGO", size: 10.2pt, lang: "en", hyphenate: false)
#set par(leading: 0.55em)
#show heading: set text(fill: rgb("#1b365d"))
#show heading.where(level: 1): it => { pagebreak(weak: true); it }
#set table(
  stroke: (x: none, top: none, bottom: edge),
  fill: (_, row) => if row == 0 { rgb("#e1e8f1") },
)
#show link: set text(fill: rgb("#11508f"))
"""


def text_of(text: str) -> str:
    """Return a text as a Typst string: nothing in it is markup."""
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'#"{quoted}"'


def inline(children: tuple[Inline, ...]) -> str:
    """Return inline nodes as Typst."""
    pieces = []
    for node in children:
        if isinstance(node, Words):
            text = text_of(node.text)
            text = f"#strong[{text}]" if node.strong else text
            pieces.append(f"#emph[{text}]" if node.emphasis else text)
        elif isinstance(node, Citation):
            pieces.append(f"#link(<{node.source}>)[\\[{node.number}\\]]")
        elif isinstance(node, StatusMark):
            pieces.append(f"#text(fill: {colour(node.code)})[•] {text_of(node.label)}")
    return "".join(pieces)


def colour(code: str) -> str:
    """Return the colour of a status in Typst."""
    red, green, blue = STATUS_MARKS[code].colour
    return f"rgb({red}, {green}, {blue})"


def caption(children: tuple[Inline, ...]) -> str:
    """Return a caption, which stays with what follows."""
    return f'#block(sticky: true)[#text(9.2pt, weight: "bold", fill: rgb("#1b365d"))[{inline(children)}]]\n\n'


class SourceMaker(Visitor[str]):
    """Makes Typst source of blocks."""

    def source(self, children: tuple[blocks.Block, ...]) -> str:
        """Return the source of blocks."""
        return "\n\n".join(self.visit(child) for child in children)

    def visit_paragraph(self, node: blocks.Paragraph) -> str:
        """A paragraph."""
        return inline(node.children)

    def visit_heading(self, node: blocks.Heading) -> str:
        """A heading."""
        return f"== {inline(node.children)}"

    def visit_item_list(self, node: blocks.ItemList) -> str:
        """A list."""
        return "#list(" + ", ".join(f"[{self.source(item.children)}]" for item in node.items) + ")"

    def visit_table(self, node: blocks.Table) -> str:
        """A table."""
        head = ", ".join(f"[{self.source(cell.children)}]" for row in node.head for cell in row.cells)
        cells = ", ".join(f"[{self.source(cell.children)}]" for row in node.rows for cell in row.cells)
        widths = ", ".join(f"{column.weight}fr" for column in node.columns)
        aligned = ", ".join("right" if column.align is blocks.Align.END else "left" for column in node.columns)
        table = f"#table(columns: ({widths}), align: ({aligned}), table.header({head}), {cells})"
        return f"{caption(node.caption)}#[#set text(8.8pt)\n{table}]"

    def visit_chart(self, node: blocks.Chart) -> str:
        """A chart."""
        largest = max(bar.value for bar in node.bars) or 1
        cells = ", ".join(
            f"[{text_of(bar.label)}], "
            f"rect(width: {100 * bar.value / largest}%, height: 9pt, fill: {colour(bar.code)}), [{bar.value}]"
            for bar in node.bars
        )
        bars = f"#grid(columns: (1fr, 2fr, 30pt), row-gutter: 6pt, {cells})"
        return f"{caption(node.caption)}#block(breakable: false)[#set text(9pt)\n{bars}]"

    def visit_source_list(self, node: blocks.SourceList) -> str:
        """The sources, each with its label."""
        return "\n\n".join(f"[{entry.number}] {inline(entry.children)} <{entry.source}>" for entry in node.entries)

    def visit_contents(self, _node: blocks.Contents) -> str:
        """The table of contents."""
        return "#outline(title: none, depth: 2)"


def build(document: Document) -> tuple[bytes, int]:
    """Compile the pack; its faces have to lie in a folder."""
    maker = SourceMaker()
    parts = [f"= {text_of(part.title)}\n\n{maker.source(part.children)}" for part in document.parts]
    with tempfile.TemporaryDirectory() as folder:
        for name in (FaceName.REGULAR, FaceName.BOLD, FaceName.ITALIC):
            Path(folder, f"{FACES[name]}.ttf").write_bytes(face_data(name))
        source = Path(folder, "pack.typ")
        source.write_text(_PREAMBLE + "\n\n".join(parts), encoding="utf-8")
        data = typst.compile(str(source), font_paths=[folder], ignore_system_fonts=True)
    return data, data.count(b"/Type /Page\n") + data.count(b"/Type/Page/")
