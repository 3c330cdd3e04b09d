"""From an office's Word template to what is kept of it: the styles that packs use, the margins, the logo of its head.

Nothing is copied as a file: three members are made anew. So nothing that a template may hold besides goes along: no
text, macro, link, attached template, custom data, comment, property, revision, name of who made it.
"""

from __future__ import annotations

import json
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

from briefing_app.errors import InputError
from briefing_app.importing.adopted_text.docx_package import W, WordFile
from briefing_app.importing.annexes.logo import bare_logo
from briefing_app.importing.word_template.styles import kept_styles

MAX_TEMPLATE_BYTES = 20_000_000
_MAX_KEPT_BYTES = 1_000_000
_SEALED = b"\xd0\xcf\x11\xe0"
"""The first bytes of what Word protects with a password, and of its files from before 2007."""
_EMU = 12_700
"""Of Word's units for pictures, so many are a point."""
_MARGINS = ("left", "right", "top", "bottom", "header", "footer")
_LEAST, _MOST = 284, 3402
"""Twentieths of a point that a margin is held between: 5 mm and 6 cm."""


def kept_template(data: bytes) -> bytes:
    """Return what is kept of a template: ``styles.xml``, ``page.json`` and, where its head has a picture, ``logo.png``.

    Raises:
        InputError: if it is protected, damaged, too large, has macros, or is no Word file; the words say why.
    """
    if data.startswith(_SEALED):
        raise refused(
            "It is protected with a password, or made by a Word from before 2007.",
            "Open it in Word, save it without a password as .dotx or .docx, and choose that.",
        )
    try:
        return _kept(WordFile(data))
    except InputError as error:
        raise refused(error.message, error.hint if error.title == _TITLE else _CHOOSE) from error


def _kept(file: WordFile) -> bytes:
    if b"macroEnabled" in file.piece("[Content_Types].xml") or any("vba" in name.lower() for name in file.names):
        raise refused("It holds macros, which could act on their own.", "Save it in Word as .dotx, without macros.")
    styles = file.part("styles")
    if styles is None:
        raise refused("It holds no styles.", _CHOOSE)
    theme = next((path for kind, path in file.related().values() if kind == "theme" and path in file.names), "")
    page, picture = _page(file), _picture(file)
    members = {"styles.xml": kept_styles(styles, file.xml(theme) if theme else None)}
    if picture is not None:
        page["logo"], members["logo.png"] = picture
    members["page.json"] = json.dumps(page, sort_keys=True).encode()
    if sum(map(len, members.values())) > _MAX_KEPT_BYTES:
        raise refused("Its styles take more room than a library can give them.", "Choose a simpler template.")
    return _packed(members)


def _page(file: WordFile) -> dict[str, object]:
    """Return the margins of the last page set, in twentieths of a point; none where the template has none."""
    found = [margins for section in file.document().iter(f"{W}sectPr") for margins in section.iter(f"{W}pgMar")]
    if not found:
        return {}
    margins: dict[str, object] = {}
    for name in _MARGINS:
        try:
            margins[name] = min(max(int(str(found[-1].get(f"{W}{name}", ""))), _LEAST), _MOST)
        except ValueError:
            continue
    return margins


def _picture(file: WordFile) -> tuple[list[float], bytes] | None:
    """Return size (points) and pixels of the first picture in a head; one that cannot be drawn is none."""
    for kind, path in file.related().values():
        if kind != "header" or path not in file.names:
            continue
        targets = file.related(path)
        for node in file.xml(path).iter():
            tag = etree.QName(node).localname if isinstance(node.tag, str) else ""
            named = {"blip": "embed", "imagedata": "id"}.get(tag)
            relation = next((value for name, value in node.attrib.items() if etree.QName(name).localname == named), "")
            if named and str(relation) in targets:
                try:
                    return _size(node), bare_logo(file.piece(targets[str(relation)][1]))
                except InputError:
                    continue
    return None


def _size(node: etree._Element) -> list[float]:
    """Return how large a picture is shown, in points; nothing where that is not said."""
    for above in node.iterancestors():
        if etree.QName(above).localname in ("inline", "anchor"):
            for child in above:
                if etree.QName(child).localname == "extent":
                    sides = (child.get("cx", ""), child.get("cy", ""))
                    return [int(side) / _EMU for side in sides] if all(map(str.isdecimal, sides)) else []
    return []


def _packed(members: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as target:
        for name in sorted(members):
            member = ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            member.compress_type = ZIP_DEFLATED
            target.writestr(member, members[name])
    return out.getvalue()


_TITLE = "This Word template cannot be used"
_CHOOSE = "Save it again in Word as .dotx or .docx, or choose another."


def refused(message: str, hint: str) -> InputError:
    """Return the refusal of a template."""
    return InputError(_TITLE, message, hint)
