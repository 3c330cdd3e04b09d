"""Opening a library lets its history forget what is older than 90 days, after a backup that still holds it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from briefing_app.domain.records.pack import Pack
from briefing_app.editing.fields import set_field
from briefing_app.services.clock import Clock
from briefing_app.services.library import LibraryService
from briefing_app.services.services import Services
from briefing_app.services.session import Changed
from briefing_app.store.library import Library
from tests.services.parts import make_library, services_in


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    with services_in(tmp_path / "home") as made:
        yield made


def _in_days(services: Services, days: int) -> LibraryService:
    held = services.library
    clock = Clock(tell=lambda: datetime.now(UTC) + timedelta(days=days))
    return LibraryService(paths=held.paths, settings=held.settings, writer=held.writer, clock=clock)


def _kept(path: Path) -> int:
    library = Library.open(path)
    with library.connection() as connection:
        count = int(connection.exec_driver_sql("SELECT count(*) FROM history").scalar_one())
    library.close()
    return count


def test_what_is_too_old_goes_when_a_library_is_opened_and_its_backup_still_holds_it(
    services: Services, tmp_path: Path
) -> None:
    path = make_library(tmp_path / "office.briefings")
    before = _kept(path)
    assert before > 70
    _in_days(services, 80).open(path).close()
    assert _kept(path) == before

    later = _in_days(services, 100)
    heard: list[Changed] = []
    with later.open(path) as session:
        session.changed.connect(heard.append)
        session.thin_history(after=session.backup(tmp_path / "by-hand.briefings")).result()
        assert session.undo_label().result() is None
        pack = session.read_now(lambda reader: reader.all(Pack))[0]
        session.do(set_field(pack.ref, "name", "New")).result()
    assert [change.elsewhere for change in heard] == [False]
    assert _kept(path) == 1
    backups = later.backups().backups(path)
    assert _kept(backups[-1].path) == before


def test_nothing_is_forgotten_where_no_backup_could_be_taken(services: Services, tmp_path: Path) -> None:
    path = make_library(tmp_path / "office.briefings")
    before = _kept(path)
    with _in_days(services, 100).session(path) as session:
        failed = session.backup(tmp_path / "nowhere" / "x.briefings")
        session.thin_history(after=failed).result()
    assert _kept(path) == before
