"""Before a file is read in there is a backup of the library as it was; without one it can be read in all the same."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest

from briefing_app.domain.records.recommendation import Recommendation, Theme
from briefing_app.editing.fields import set_field
from briefing_app.errors import InputError
from briefing_app.services.before_import import back_up_first, take_over, without_backup
from briefing_app.services.services import Services
from briefing_app.services.session import Session
from briefing_app.services.uhri import take_in_uhri
from briefing_app.store.library import Library
from briefing_app.store.taking_in import CancelledError
from tests.importing.uhri_files import as_json, entry
from tests.services.parts import make_library, services_in


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    with services_in(tmp_path / "home") as made:
        yield made


@pytest.fixture
def session(services: Services, tmp_path: Path) -> Iterator[Session]:
    with services.library.session(make_library(tmp_path / "office.briefings")) as opened:
        yield opened


def _themes(session: Session) -> tuple[Theme, ...]:
    return session.read_now(lambda reader: reader.all(Theme))


def test_what_is_taken_over_is_not_in_the_backup_that_lies_beside(services: Services, session: Session) -> None:
    before = _themes(session)
    take_over(session, set_field(before[0].ref, "name", "Read from a sheet")).result()
    assert _themes(session) != before
    assert without_backup(session) == ""
    (kept,) = services.library.backups().backups(session.path)
    with services.library.session(kept.path) as former:
        assert _themes(former) == before


def test_the_index_is_taken_in_after_a_backup_and_only_tried_without_one(
    services: Services, session: Session, tmp_path: Path
) -> None:
    export = tmp_path / "export.json"
    export.write_bytes(as_json(entry(1)))
    take_in_uhri(session, export, countries=["KZ"], dry_run=True)
    assert services.library.backups().backups(session.path) == ()
    calls = session.read_now(lambda reader: reader.all(Recommendation))
    assert take_in_uhri(session, export, countries=["KZ"]).new == 1
    (kept,) = services.library.backups().backups(session.path)
    with services.library.session(kept.path) as former:
        assert former.read_now(lambda reader: reader.all(Recommendation)) == calls


def test_what_cannot_be_taken_over_says_so_through_the_backup(session: Session) -> None:
    theme = _themes(session)[0]
    with pytest.raises(InputError):
        take_over(session, set_field(theme.ref, "nothing of this name", "x")).result()
    assert _themes(session)[0] == theme


@pytest.mark.logs_warnings("no backup was taken")
def test_a_folder_of_backups_that_is_gone_keeps_nobody_from_reading_in(services: Services, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("no folder")
    services.settings.change(backup_folder=str(tmp_path / "letter.txt"))
    with services.library.session(make_library(tmp_path / "office.briefings")) as session:
        theme = _themes(session)[0]
        take_over(session, set_field(theme.ref, "name", "Read from a sheet")).result()
        assert _themes(session)[0].name == "Read from a sheet"
        assert without_backup(session).startswith("No backup was taken before it. ")
        assert "cannot be used" in without_backup(session)


def test_a_library_that_is_closed_while_its_backup_is_taken_holds_what_was_taken_over(
    services: Services, tmp_path: Path
) -> None:
    path = make_library(tmp_path / "office.briefings")
    with services.library.session(path) as session:
        theme = _themes(session)[0]
        take_over(session, set_field(theme.ref, "name", "Read from a sheet"))
    with services.library.session(path) as session:
        assert _themes(session)[0].name == "Read from a sheet"


def test_who_stops_during_the_backup_is_not_kept_waiting(tmp_path: Path) -> None:
    never_done: Future[None] = Future()
    library = Library.open(make_library(tmp_path / "office.briefings"))
    with services_in(tmp_path / "home") as services:
        session = Session(library, who=services.library.who(), clock=services.clock, back_up=lambda _: never_done)
        with session, pytest.raises(CancelledError):
            back_up_first(session, cancelled=lambda: True)
