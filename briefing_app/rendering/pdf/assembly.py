"""Sheets become a file: pages with their links, the outline, and what the file says of itself."""

from __future__ import annotations

from urllib.parse import quote

from briefing_app.document.page_source import PageSource
from briefing_app.document.tree import Document, Meta
from briefing_app.rendering.logo import logo_pixels
from briefing_app.rendering.pdf.described import Kept, information, metadata, output_intent
from briefing_app.rendering.pdf.embedding import embed
from briefing_app.rendering.pdf.foreign import ForeignObjects
from briefing_app.rendering.pdf.furniture import draw_furniture
from briefing_app.rendering.pdf.laying_out import LaidOut
from briefing_app.rendering.pdf.marking import Marker
from briefing_app.rendering.pdf.objects import Objects, dictionary, text
from briefing_app.rendering.pdf.outline import outline
from briefing_app.rendering.pdf.plates import draw_fold
from briefing_app.rendering.pdf.sheet import FOREIGN, Link, Sheet
from briefing_app.rendering.pdf.spoken_furniture import draw_spoken_furniture
from briefing_app.rendering.pdf.tagging import Tagging

_ABOVE = 6.0
"""A viewer that goes to an anchor shows this much above it."""
_IN_ADDRESSES = "".join(map(chr, range(33, 127)))


class Assembly:
    """One file under way."""

    def __init__(self, laid_out: LaidOut, *, packed: bool, tagged: bool, source: PageSource) -> None:
        self._laid_out = laid_out
        self._tagging = Tagging() if tagged else None
        self._marker = Marker()
        self._objects = Objects(packed=packed)
        self._foreign = ForeignObjects(source, self._objects)
        self._anchors = laid_out.anchors()
        self._pages = [self._objects.reserve() for _ in laid_out.sheets]
        self._parent = self._objects.reserve()
        self._fonts = self._objects.reserve()
        self._destinations: dict[str, str] = {}
        self._pictures: dict[str, int] = {}
        for sheet, page in zip(laid_out.sheets, self._pages, strict=True):
            for anchor, top in sheet.anchors.items():
                where = f"[{page} 0 R /XYZ 0 {sheet.grid.height - top + _ABOVE:.2f} 0]"
                self._destinations.setdefault(anchor, where)

    def write(self, document: Document) -> bytes:
        """Write all pages with their furniture, links and outline."""
        objects, sheets = self._objects, self._laid_out.sheets
        for sheet, number in zip(sheets, self._pages, strict=True):
            if sheet.grid.layout.folded:
                draw_fold(sheet)
            else:
                draw = draw_spoken_furniture if sheet.grid.layout.spoken else draw_furniture
                draw(sheet, document.furniture, look=self._laid_out.workshop.look, pages=len(sheets))
            objects.put(number, self._page(sheet, number))
        kids = " ".join([f"{number} 0 R" for number in self._pages])
        objects.put(self._parent, f"<< /Type /Pages /Count {len(sheets)} /Kids [{kids}] >>")
        subsets = self._laid_out.encoder.subsets
        fonts = [(subset.name, embed(subset, objects, number=number)) for number, subset in enumerate(subsets)]
        objects.put(self._fonts, "<< " + " ".join([f"{called} {number} 0 R" for called, number in fonts]) + " >>")
        root = objects.add(self._catalog(document.meta))
        return objects.file(root=root, info=objects.add(information(document.meta)))

    def _page(self, sheet: Sheet, number: int) -> str:
        operators = sheet.operators(self._anchors)
        resources = f"<< /Font {self._fonts} 0 R{self._drawn(sheet)} >>"
        if sheet.foreign_page is not None:
            drawn = self._foreign.form(sheet.foreign_page)
            resources = f"<< /Font {self._fonts} 0 R /XObject << {FOREIGN} {drawn} 0 R >> >>"
        key = ""
        if self._tagging is not None:
            operators, owners = self._marker.mark(sheet, operators, number)
            key = str(len(self._tagging.pages))
            self._tagging.pages.append(owners)
        content = "\n".join(operators).encode("latin-1")
        return dictionary(
            {
                "Type": "/Page",
                "Parent": f"{self._parent} 0 R",
                "MediaBox": f"[0 0 {sheet.grid.width:g} {sheet.grid.height:g}]",
                "Resources": resources,
                "Contents": f"{self._objects.stream(content)} 0 R",
                "Annots": self._links(sheet, number),
                "StructParents": key,
                "Tabs": "/S" if key else "",
            }
        )

    def _drawn(self, sheet: Sheet) -> str:
        """Return the entry of a page's pictures; each is in the file once."""
        if not sheet.pictures:
            return ""
        for data, name in self._laid_out.encoder.pictures.items():
            pixels = logo_pixels(data)
            if name not in self._pictures and pixels is not None:
                entries = f"/Type /XObject /Subtype /Image /Width {pixels.width} /Height {pixels.height}"
                entries += " /ColorSpace /DeviceRGB /BitsPerComponent 8"
                self._pictures[name] = self._objects.picture(pixels.colours, entries)
        named = " ".join(f"{name} {self._pictures[name]} 0 R" for name in sorted(sheet.pictures))
        return f" /XObject << {named} >>"

    def _links(self, sheet: Sheet, page: int) -> str:
        """Return the page's links; what leads nowhere is left out."""
        numbers: list[int] = []
        height = sheet.grid.height
        for link in sheet.links:
            if not link.target.startswith("#"):
                leads = f"/A << /S /URI /URI {text(quote(link.target, safe=_IN_ADDRESSES))} >>"
            elif link.target[1:] in self._destinations:
                leads = f"/Dest {self._destinations[link.target[1:]]}"
            else:
                continue
            x0, y0, x1, y1 = link.box
            numbers.append(
                self._objects.add(
                    f"<< /Type /Annot /Subtype /Link /F 4 /Border [0 0 0] /Rect [{x0:.2f} {height - y1:.2f} {x1:.2f} "
                    f"{height - y0:.2f}] /Contents {text(link.says or link.target)} {leads}{self._key(link)} >>"
                )
            )
            if self._tagging is not None:
                link.element.links.append((numbers[-1], page))
        return "[" + " ".join([f"{number} 0 R" for number in numbers]) + "]" if numbers else ""

    def _key(self, link: Link) -> str:
        """Return the entry that leads from a link to its element."""
        if self._tagging is None:
            return ""
        self._tagging.links.append(link.element)
        return f" /StructParent {len(self._laid_out.sheets) + len(self._tagging.links) - 1}"

    def _catalog(self, meta: Meta) -> str:
        first = outline(self._laid_out.workshop.bookmarks, self._destinations, self._objects)
        return dictionary(
            {
                "Type": "/Catalog",
                "Pages": f"{self._parent} 0 R",
                "Lang": text(meta.language),
                "Outlines": f"{first} 0 R" if first else "",
                "PageMode": "/UseOutlines" if first else "",
                "PageLabels": "<< /Nums [0 << /S /D /St 1 >>] >>",
                "ViewerPreferences": "<< /DisplayDocTitle true >>",
                **(self._tagged(self._tagging, meta) if self._tagging is not None else {}),
            }
        )

    def _tagged(self, tagging: Tagging, meta: Meta) -> dict[str, str]:
        """Return what a file says that can be read out and kept for good, as far as its foreign pages let it."""
        kept = Kept(archivable=self._foreign.archivable, readable=self._foreign.readable)
        return {
            "MarkInfo": "<< /Marked true >>",
            "StructTreeRoot": f"{tagging.write(self._laid_out.workshop.structure, self._objects)} 0 R",
            "Metadata": f"{metadata(meta, self._objects, kept=kept)} 0 R",
            "OutputIntents": f"[{output_intent(self._objects)} 0 R]",
        }
