"""The parts of a Word file that are read, and nothing else of it: no program, no link, no picture is touched."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from pathlib import PurePosixPath

from lxml import etree

from briefing_app.importing.adopted_text.limits import (
    MAX_MEMBER_BYTES,
    MAX_MEMBERS,
    MAX_UNPACKED_BYTES,
    check_file_size,
    damaged,
    foreign,
    too_large,
)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT_W = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class WordFile:
    """An opened Word file. Missing parts are empty ones: a file without lists has no numbering."""

    def __init__(self, data: bytes) -> None:
        """Check sizes before anything is unpacked, and the number of pieces before they are listed.

        Raises:
            InputError: if it is damaged, protected, too large, or no Word file.
        """
        check_file_size(data)
        if data.count(b"PK\x01\x02") > MAX_MEMBERS:
            raise too_large(f"The file is packed from more than {MAX_MEMBERS} pieces.")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError) as error:
            raise damaged("It cannot be opened as a Word file.") from error
        self._check_members()
        self._names = set(self._zip.namelist())
        self._main = self._target("", "officeDocument") or "word/document.xml"
        if self._main not in self._names:
            raise foreign("The file is not a Word document, though it is packed like one.")

    def document(self) -> etree._Element:
        """Return the text's part."""
        return self._parsed(self._main)

    def part(self, name: str) -> etree._Element | None:
        """Return ``styles``, ``numbering`` or ``footnotes``; ``None`` where the file has no such part."""
        path = self._target(self._main, name)
        return self._parsed(path) if path in self._names else None

    @property
    def names(self) -> frozenset[str]:
        """The paths of all its pieces."""
        return frozenset(self._names)

    def xml(self, path: str) -> etree._Element:
        """Return a piece as it was parsed."""
        return self._parsed(path)

    def piece(self, path: str) -> bytes:
        """Return a piece as it is; an empty one where there is none."""
        return self._unpacked(path) if path in self._names else b""

    def related(self, owner: str = "") -> dict[str, tuple[str, str]]:
        """Return what a piece (without one its text) names: the kind and the path of each by its id.

        What lies outside of the file is left out.
        """
        folder, name = posixpath.split(owner or self._main)
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        if path not in self._names:
            return {}
        return {
            str(each.get("Id")): (str(each.get("Type", "")).rpartition("/")[2], _inside(folder, each))
            for each in self._parsed(path).iter(_RELATIONSHIP)
            if each.get("TargetMode") != "External"
        }

    def _check_members(self) -> None:
        members = self._zip.infolist()
        if sum(member.file_size for member in members) > MAX_UNPACKED_BYTES:
            raise too_large(f"Unpacked it would have more than {MAX_UNPACKED_BYTES // 1_000_000} MB.")
        if any(member.flag_bits & 0x1 for member in members):
            raise foreign("The file is protected with a password.", "Open it in Word and save it without a password.")

    def _target(self, owner: str, kind: str) -> str:
        """Return the path of the part that ``owner`` names as its ``kind``, "" if it names none."""
        folder, name = posixpath.split(owner)
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        if path not in self._names:
            return ""
        for relationship in self._parsed(path).iter(_RELATIONSHIP):
            if str(relationship.get("Type", "")).endswith(f"/{kind}"):
                return _inside(folder, relationship)
        return ""

    def _parsed(self, path: str) -> etree._Element:
        words = self._unpacked(path)
        if b"<!DOCTYPE" in words[:4096].upper():
            raise foreign("A part of the file defines a language of its own, which Word files never do.")
        # Older and newer Word files say the same in two namespaces.
        words = words.replace(STRICT_W.encode(), W.strip("{}").encode())
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            return etree.fromstring(words, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise damaged("A part of it cannot be read, or is nested beyond all sense.") from error

    def _unpacked(self, path: str) -> bytes:
        try:
            with self._zip.open(path) as part:
                words = part.read(MAX_MEMBER_BYTES + 1)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError) as error:
            raise damaged("A piece of it cannot be unpacked.") from error
        if len(words) > MAX_MEMBER_BYTES:
            raise too_large(f"Its text alone has more than {MAX_MEMBER_BYTES // 1_000_000} MB.")
        return words


def _inside(folder: str, relationship: etree._Element) -> str:
    target = str(relationship.get("Target", ""))
    return str(PurePosixPath(posixpath.normpath(posixpath.join("/", folder, target))).relative_to("/"))
