"""The zip package that XLSX and ODS files are: checked whole before any of it is believed."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import IO
from xml.parsers import expat

from briefing_app.importing.sheets.limits import MAX_MEMBERS, MAX_UNPACKED_BYTES, damaged, foreign, too_large

StartElement = Callable[[str, dict[str, str]], None]
_PIECE = 1 << 20
_MAX_DEPTH = 200
_ENCRYPTED = 0x1


class Package:
    """A package whose every member was unpacked once: what it says of its sizes is then true."""

    def __init__(self, data: bytes) -> None:
        """Open and check.

        Raises:
            InputError: if it is damaged, protected, or unpacks to more than a sheet needs.
        """
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self.names = tuple(self._zip.namelist())
            self._check()
        except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, NotImplementedError) as error:
            raise damaged("The file's packing does not hold what it says.") from error

    def has(self, name: str) -> bool:
        """Whether there is a member of this name."""
        return name in self.names

    def read(self, name: str) -> bytes:
        """Return a member's bytes."""
        return self._zip.read(name)

    def xml_names(self) -> Iterator[str]:
        """Yield the members that hold XML, whatever their names end in."""
        for name in self.names:
            with self._zip.open(name) as member:
                if member.read(64).lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00").startswith(b"<"):
                    yield name

    def walk(
        self,
        name: str,
        start: StartElement,
        *,
        end: Callable[[str], None] | None = None,
        text: Callable[[str], None] | None = None,
    ) -> None:
        """Call ``start`` for each element of a member, its attributes without prefixes of no meaning here.

        Raises:
            InputError: if it is no XML, declares entities, or nests too deep.
        """
        with self._zip.open(name) as member:
            walk_xml(member, start, end=end, text=text)

    def _check(self) -> None:
        infos = self._zip.infolist()
        if len(infos) > MAX_MEMBERS:
            raise too_large(f"The file is packed in {len(infos):,} pieces.")
        if len({info.filename.casefold() for info in infos}) < len(infos):
            raise zipfile.BadZipFile("two members of one name")
        if any(info.flag_bits & _ENCRYPTED for info in infos):
            raise foreign("The file is protected by a password.", "Save it without a password and choose that.")
        if sum(info.file_size for info in infos) > MAX_UNPACKED_BYTES:
            raise too_large(f"Unpacked it has more than {MAX_UNPACKED_BYTES // 1_000_000} MB.")
        for info in infos:
            # Reading to the end compares the true size and the checksum with what the package says.
            with self._zip.open(info) as member:
                while member.read(_PIECE):
                    pass


def walk_xml(
    source: IO[bytes],
    start: StartElement,
    *,
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Walk the elements of an XML stream; names stand without their namespace's prefix.

    Raises:
        InputError: if it is no XML, declares entities, or nests too deep.
    """
    depth = 0

    def opened(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _MAX_DEPTH:
            raise damaged("Its parts lie in each other without an end.")
        start(name.rpartition(":")[2], attributes)

    def closed(name: str) -> None:
        nonlocal depth
        depth -= 1
        if end is not None:
            end(name.rpartition(":")[2])

    parser = expat.ParserCreate()
    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        parser.ParseFile(source)
    except expat.ExpatError as error:
        raise damaged("A part of it is no XML.") from error


def _refuse_doctype(*_declared: object) -> None:
    raise foreign("It declares words of its own that stand for others, which no sheet does.")
