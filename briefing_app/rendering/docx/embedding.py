"""The faces of the house inside a Word file, so that its pages are the same on every machine.

A face goes in without what no script of a pack needs and without its tables of features: 72 KB each. Somebody who
edits the file finds every letter of Latin, Greek, Cyrillic and Georgian in it. The licence of the faces (SIL Open Font
License) allows this; their files say so too (``fsType`` 0).
"""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from briefing_app.rendering.docx.styles import FONT, INSTEAD
from briefing_app.rendering.fonts import FaceName, embeddable_face

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_ELEMENTS = {
    FaceName.REGULAR: "embedRegular",
    FaceName.BOLD: "embedBold",
    FaceName.ITALIC: "embedItalic",
    FaceName.BOLD_ITALIC: "embedBoldItalic",
}
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/font"
_CONTENT = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_HIDDEN = 32
"""Bytes at the front of a face that are masked with its key: ECMA-376, part 1, 17.8.1."""
_BEFORE = ("writeProtection", "view", "zoom", "removePersonalInformation", "removeDateAndTime")
"""What may stand in the settings before the mark that faces are embedded, of what this program's files have."""


def embed_faces(word: WordDocument) -> None:
    """Put the four faces into the file, and say so in its settings and in its table of fonts."""
    fonts = word.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    entry = (
        f'<w:font w:name="{FONT}"><w:altName w:val="{INSTEAD}"/><w:charset w:val="00"/><w:family w:val="swiss"/>'
        '<w:pitch w:val="variable"/>'
    )
    for number, (name, element) in enumerate(_ELEMENTS.items(), 1):
        face = embeddable_face(name)
        key = uuid.uuid5(uuid.NAMESPACE_OID, f"{FONT} {name.name}")
        place = PackURI(f"/word/fonts/font{number}.odttf")
        part = Part(place, _CONTENT, masked(face, key), word.part.package)
        entry += (
            f'<w:{element} r:id="{fonts.relate_to(part, _RELATION)}" w:fontKey="{{{str(key).upper()}}}" '
            'w:subsetted="true"/>'
        )
    fonts._blob = (  # noqa: SLF001  (python-docx has no public way to a part that it does not know)
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        f"{entry}</w:font></w:fonts>"
    ).encode()
    settings = word.settings.element
    place_of = sum(child.tag in {qn(f"w:{name}") for name in _BEFORE} for child in settings)
    settings.insert(place_of, OxmlElement("w:embedTrueTypeFonts"))
    settings.insert(place_of + 1, OxmlElement("w:saveSubsetFonts"))


def masked(face: bytes, key: uuid.UUID) -> bytes:
    """Return a face as Word files hold it; masking twice gives the face back."""
    mask = key.bytes[::-1] * 2
    return bytes(one ^ other for one, other in zip(face[:_HIDDEN], mask, strict=True)) + face[_HIDDEN:]
