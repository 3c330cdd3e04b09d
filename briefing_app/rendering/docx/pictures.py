"""Pictures of a Word file: each is in it once, however often it is shown.

Belongs here: the part that holds a picture, and the run that shows it. Does not belong here: what is drawn in it.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from docx.image.image import Image
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.shape import CT_Inline
from docx.parts.image import ImagePart
from docx.shared import Pt
from lxml import etree

if TYPE_CHECKING:
    from docx.document import Document as WordDocument


class Pictures:
    """The pictures of one file. python-docx looks through all of them, and through the text, for each new one."""

    def __init__(self, word: WordDocument) -> None:
        self._word = word
        self._held: dict[bytes, tuple[str, str]] = {}

    def run(self, data: bytes, size: tuple[float, float], *, alt: str, name: str, number: int) -> str:
        """Return the run that shows a picture, ``size`` points wide and high; ``alt`` is said for it.

        ``name`` is what Word's list of pictures calls it, ``number`` its own in the file.
        """
        width, height = size
        relation, filename = self._held.get(data) or self._hold(data)
        inline = CT_Inline.new_pic_inline(number, relation, filename, Pt(width), Pt(height))
        inline.docPr.set("descr", alt)
        inline.docPr.set("name", name)
        return f"<w:r><w:drawing>{etree.tostring(inline, encoding='unicode')}</w:drawing></w:r>"

    def _hold(self, data: bytes) -> tuple[str, str]:
        """Put a picture into the file; return the relationship that leads to it, and a name that tells its kind."""
        image = Image.from_file(BytesIO(data))
        part = ImagePart.from_image(image, PackURI(f"/word/media/image{len(self._held) + 1}.{image.ext}"))
        self._held[data] = (self._word.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE), image.filename)
        return self._held[data]
