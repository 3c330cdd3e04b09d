"""The contents become lines that wait for their page numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing_app.document.blocks import Contents
from briefing_app.document.inline import Words
from briefing_app.rendering.pdf.boxes import Flowable, TextBox
from briefing_app.rendering.pdf.drawn_boxes import ContentsLine
from briefing_app.rendering.pdf.faces import face_of, load_face
from briefing_app.rendering.pdf.look import TextStyle
from briefing_app.rendering.pdf.spans import span_of
from briefing_app.rendering.pdf.structure import Element, Role

if TYPE_CHECKING:
    from briefing_app.rendering.pdf.builder import BoxBuilder

_INDENT = 26.0
"""The column of the numbers, which entries of the second level leave empty."""


def contents_boxes(node: Contents, builder: BoxBuilder, parent: Element) -> list[Flowable]:
    """Set the title and every line."""
    lines: list[Flowable] = [
        builder.text(
            (Words(text=node.title),),
            builder.look.headings[1],
            element=Element(Role.HEADING_1, parent),
            origin=node.origin,
        )
    ]
    contents = Element(Role.CONTENTS, parent)
    styles = builder.look.contents
    indent = _INDENT * builder.look.scale
    for entry in node.entries:
        level = min(entry.level, max(styles))
        style = styles[level]
        face = face_of(strong=style.strong, emphasis=style.emphasis)
        digit = load_face(face).width("0") * style.size
        numbered = entry.number if level == 1 else ""
        reference = Element(Role.REFERENCE, Element(Role.CONTENTS_ENTRY, contents))
        lines.append(
            ContentsLine(
                title=_column(builder, entry.title, style, builder.width - indent - 6 * digit),
                number=_column(builder, numbered, style, indent) if numbered else None,
                target=entry.target,
                says=f"{entry.number} {entry.title}".strip(),
                element=Element(Role.LINK, reference),
                span=span_of(face, style.size, style.colour),
                digit=digit,
                indent=indent,
                width=builder.width,
                before=style.before,
                after=style.after,
            )
        )
    return lines


def _column(builder: BoxBuilder, words: str, style: TextStyle, width: float) -> TextBox:
    """Set the words of one column; those of another follow."""
    return replace(builder.text((Words(text=words),), style, width=width), goes_on=True)
