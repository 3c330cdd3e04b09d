"""Parts that the tests of the services share: a library on disk, a session on it, a clock that stands still."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from briefing_app.bootstrap import make_services
from briefing_app.domain.changes import ChangeSet, created
from briefing_app.domain.record import Record
from briefing_app.paths import standard_paths
from briefing_app.services.clock import Clock
from briefing_app.services.office_program import OfficeProgram
from briefing_app.services.services import Services
from briefing_app.services.session import Session
from briefing_app.store.library import Library
from briefing_app.store.who import Who
from tests.builders import a_library_of_records

NOON = datetime(2020, 2, 17, 12, 0, tzinfo=UTC)
CLOCK = Clock(tell=lambda: NOON)
ANA = Who(name="Ana Pérez", initials="AP")
SHIPPED = Who(name="Shipped", initials="")


def make_library(path: Path, *more: Record) -> Path:
    """Write the small whole library, and ``more``, to a new file."""
    library = Library.create(path)
    changes = tuple(created(record) for record in (*a_library_of_records(), *more))
    library.apply(ChangeSet(label="Fill", changes=changes), who=SHIPPED)
    library.close()
    return path


def open_session(path: Path, *, who: Who = ANA) -> Session:
    """Open a session at noon."""
    return Session(Library.open(path), who=who, clock=CLOCK)


def no_office() -> OfficeProgram:
    """Return a LibreOffice that is not installed."""
    return OfficeProgram(Path, find=lambda: None)


@contextmanager
def services_in(home: Path) -> Iterator[Services]:
    """Build the whole of the services below one folder; LibreOffice, which takes its time, is not among them."""
    services = make_services(standard_paths({"BRIEFING_HOME": str(home)}), office=no_office())
    try:
        yield services
    finally:
        services.close()
