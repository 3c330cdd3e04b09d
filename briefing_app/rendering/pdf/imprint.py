"""Whose paper it is: the logo at the head of the cover, name and address at its foot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing_app.document.inline import Words
from briefing_app.document.tree import Imprint, Logo
from briefing_app.rendering.logo import logo_pixels
from briefing_app.rendering.pdf.boxes import Flowable, Whole
from briefing_app.rendering.pdf.builder import BoxBuilder
from briefing_app.rendering.pdf.sheet import Box, Sheet
from briefing_app.rendering.pdf.structure import Element, Role

_LOGO_ROOM = (170.0, 64.0)
"""Points that a logo takes at most, in width and height; in large print more."""
ABOVE_ADDRESS = 14.0


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class LogoBox(Whole):
    """A logo; to a listener a figure that says what it shows."""

    logo: Logo
    width: float
    height: float
    element: Element
    before: float = 0.0
    after: float = 26.0
    keep: bool = True

    def draw(self, sheet: Sheet, x: float, top: float) -> None:
        """Draw the picture."""
        box = Box(x, top, x + self.width, top + self.height)
        sheet.outline(self.element, box)
        sheet.begin(self.element)
        sheet.fill(box, picture=self.logo.data)
        sheet.end(self.element)


def logo_boxes(imprint: Imprint, builder: BoxBuilder, parent: Element, *, after: float = 26.0) -> list[Flowable]:
    """Return the logo as large as it may be, or nothing where there is none."""
    pixels = logo_pixels(imprint.logo.data) if imprint.logo is not None else None
    if pixels is None or imprint.logo is None:
        return []
    scale = min(1.6, max(1.0, builder.look.scale))
    width, height = pixels.size((_LOGO_ROOM[0] * scale, _LOGO_ROOM[1] * scale))
    element = Element(Role.FIGURE, parent, alt=imprint.logo.alt)
    box = LogoBox(logo=imprint.logo, width=width, height=height, element=element, after=after)
    return [box]


def address_boxes(imprint: Imprint, builder: BoxBuilder, parent: Element) -> Sequence[Flowable]:
    """Return name and address as they stand at the foot of a cover."""
    style = builder.look.address
    name, *lines = [imprint.name, *imprint.address]
    boxes: list[Flowable] = []
    if name:
        words = (Words(text=name, strong=True, whole=True),)
        boxes.append(builder.text(words, style, element=Element(Role.PARAGRAPH, parent)))
    for line in lines:
        words = (Words(text=line, whole=True),)
        boxes.append(builder.text(words, style, element=Element(Role.PARAGRAPH, parent)))
    return boxes
