"""The faces that a file carries: of each, the outlines of the letters that were used."""

from __future__ import annotations

from unicodedata import category

from briefing_app.document.right_to_left import as_said, runs_left
from briefing_app.rendering.pdf.encoder import Subset
from briefing_app.rendering.pdf.faces import BOX, Face, load_face
from briefing_app.rendering.pdf.objects import Objects, dictionary, name

_SYMBOLIC, _NONSYMBOLIC = 1 << 2, 1 << 5
_UNKNOWN = "\ufffd"
_MEANINGLESS = ("Co", "Cn", "Cs")
"""Private letters, and those that nobody has given a meaning."""
_LETTERS_TOGETHER = 100
"""More lines to a block of a character map the standard does not allow."""


def embed(subset: Subset, objects: Objects, *, number: int) -> int:
    """Add a subset's objects; return the number of its font."""
    face = load_face(subset.face)
    letters = subset.letters()
    called = _tag(number) + "+" + face.name
    widths = " ".join([f"{face.widths.get(letter, face.missing):g}" for letter in letters])
    unicode = objects.stream(_character_map(letters, called))
    return objects.add(
        dictionary(
            {
                "Type": "/Font",
                "Subtype": "/TrueType",
                "BaseFont": name(called),
                "FirstChar": "0",
                "LastChar": str(len(letters) - 1),
                "Widths": f"[{widths}]",
                "ToUnicode": f"{unicode} 0 R",
                "FontDescriptor": f"{_descriptor(face, letters, called, objects)} 0 R",
            }
        )
    )


def _descriptor(face: Face, letters: list[int], called: str, objects: Objects) -> int:
    file = face.file
    outlines: bytes = file.makeSubset([letter if not letter or letter in face.glyphs else BOX for letter in letters])
    embedded = objects.font(outlines)
    box = " ".join([f"{edge:g}" for edge in file.bbox])
    return objects.add(
        dictionary(
            {
                "Type": "/FontDescriptor",
                "FontName": name(called),
                "Flags": str((file.flags & ~_NONSYMBOLIC) | _SYMBOLIC),
                "FontBBox": f"[{box}]",
                "ItalicAngle": f"{file.italicAngle:g}",
                "Ascent": f"{file.ascent:g}",
                "Descent": f"{file.descent:g}",
                "CapHeight": f"{file.capHeight:g}",
                "StemV": f"{file.stemV:g}",
                "MissingWidth": f"{face.missing:g}",
                "FontFile2": f"{embedded} 0 R",
            }
        )
    )


def _tag(number: int) -> str:
    """Return the six letters that tell one subset of a face from another."""
    tag = ""
    for _ in range(6):
        number, letter = divmod(number, 26)
        tag = chr(ord("A") + letter) + tag
    return tag


def _character_map(letters: list[int], called: str) -> bytes:
    """Say which letter each code stands for, also one drawn as a box: text is searched, copied and read out."""
    lines = [f"<{code:02X}> <{_told(letter)}>" for code, letter in enumerate(letters) if letter]
    blocks = [lines[at : at + _LETTERS_TOGETHER] for at in range(0, len(lines), _LETTERS_TOGETHER)]
    mapped = "\n".join([f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks])
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        f"/CIDSystemInfo << /Registry ({called}) /Ordering ({called}) /Supplement 0 >> def\n"
        f"/CMapName {name(called)} def\n/CMapType 2 def\n1 begincodespacerange\n<00> <FF>\nendcodespacerange\n"
        f"{mapped}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    ).encode("ascii")


def _told(letter: int) -> str:
    """Return a letter in UTF-16; one that means nothing outside this machine is told as unknown."""
    # Two letters that are drawn as one stand in the order in which they are seen, as their neighbours do.
    meaning = as_said(chr(letter))[::-1] if runs_left(chr(letter)) else chr(letter)
    return (_UNKNOWN if category(meaning[0]) in _MEANINGLESS else meaning).encode("utf-16-be").hex()
