"""Edits and exports until it is killed: ``python -m tests.journeys.killed_child HOME LIBRARY OUT``.

Each line on its input is the name of a fresh process, forked from this one, which has the program loaded. That one
tells on the common output, a line at a time: ``open PID``; ``begin ROUND STAGE`` and ``done ROUND STAGE`` around every
edit that it asks for; ``[`` and ``]`` around every transaction (from BEGIN IMMEDIATE to COMMIT's return); ``(`` and
``)`` around the writing of an export's file; ``export``, when one was told as finished. ``gone`` follows its end.
"""

from __future__ import annotations

import os
import sys
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import count
from pathlib import Path

from sqlalchemy import Connection

from briefing_app import bootstrap
from briefing_app.domain.changes import ChangeSet, created, replaced
from briefing_app.domain.records.mission import Mission
from briefing_app.domain.records.recommendation import Theme
from briefing_app.domain.text import plain_text
from briefing_app.editing.command import Command
from briefing_app.paths import standard_paths
from briefing_app.services import library as library_service
from briefing_app.services.building import BuildRequest, Format, build, draft
from briefing_app.services.export import ExportRequest
from briefing_app.services.session import Session
from briefing_app.services.writing import FileWriter
from briefing_app.store.library import Library
from tests.builders import PACK, InMemoryReader, a_library_of_records, theme
from tests.services.parts import CLOCK, no_office

GROUP = 8
"""Records of one edit: all of them are there, or none."""


def tell(line: str) -> None:
    """Send one line at once and whole."""
    os.write(sys.stdout.fileno(), f"{line}\n".encode())


class WatchedLibrary(Library):
    """Tells of its transactions."""

    @contextmanager
    def _write(self) -> Iterator[Connection]:
        with super()._write() as connection:
            tell("[")
            yield connection
        tell("]")


class WatchedWriter(FileWriter):
    """Tells when the file of an export is being written."""

    @contextmanager
    def passing(self, path: Path) -> Iterator[Path]:
        """Give the passing name, between two signs."""
        exported = path.suffix in {".pdf", ".docx"}
        with super().passing(path) as part:
            if exported:
                tell("(")
            yield part
        if exported:
            tell(")")


def making(change_set: ChangeSet) -> Command:
    """Return the command that makes these changes, whatever the library holds."""
    return lambda _reader: change_set


def edit_for_ever(session: Session, name: str) -> None:
    """Make a group, change it, type a sentence; each is told when it is committed."""
    (mission,) = session.read_now(lambda reader: reader.all(Mission))
    for number in count(1):
        tell(f"begin {number} 1")
        fresh = tuple(theme(f"first {number}", key=f"{name}-{number}-{part}") for part in range(GROUP))
        made = session.do(making(ChangeSet(label="Make", changes=tuple(map(created, fresh))))).result()
        tell(f"done {number} 1")
        tell(f"begin {number} 2")
        changed = tuple(
            replaced(one, replace(one, name=f"second {number}")) for one in made.records if isinstance(one, Theme)
        )
        session.do(making(ChangeSet(label="Change", changes=changed))).result()
        tell(f"done {number} 2")
        tell(f"begin {number} 3")
        session.type_text(mission.ref, "why", "en", plain_text(f"{name} {number}"))
        session.commit().result()
        tell(f"done {number} 3")


def work(home: Path, library: Path, out: Path, name: str) -> None:
    """Edit and export, side by side, with the program as it is put together for people."""
    services = bootstrap.make_services(standard_paths({"BRIEFING_HOME": str(home)}), office=no_office())
    session = services.library.open(library)
    tell(f"open {os.getpid()}")
    threading.Thread(target=edit_for_ever, args=(session, name), daemon=True).start()
    while True:
        services.export.export(session, ExportRequest(pack=PACK, out=out))
        tell("export")


def main() -> None:
    """Fork a child for each name on the input."""
    home, library, out = map(Path, sys.argv[1:])
    for module, name, watched in (
        (library_service, "Library", WatchedLibrary),
        (bootstrap, "FileWriter", WatchedWriter),
    ):
        setattr(module, name, watched)
    drafted = draft(InMemoryReader(a_library_of_records()), BuildRequest(pack=PACK), clock=CLOCK)
    for form in Format:
        build(drafted, form, fetch=lambda *_asked: None)  # what a first export loads is loaded before the fork
    for line in sys.stdin:
        child = os.fork()
        if not child:
            try:
                work(home, library, out, line.strip())
            finally:
                traceback.print_exc()  # it works for ever: only a failure leads here
                os._exit(3)
        _, ended = os.waitpid(child, 0)
        tell(f"gone {ended}")


if __name__ == "__main__":
    main()
