from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from briefing_app.domain.records.mission import Mission
from briefing_app.domain.records.pack import Pack, Section
from briefing_app.domain.records.written import WrittenText
from briefing_app.editing.fields import set_field
from briefing_app.errors import InputError, UsageError
from briefing_app.services.backups import BackupService
from briefing_app.services.clock import Clock, system_clock
from briefing_app.services.services import Services
from tests.services.parts import NOON, make_library, open_session, services_in


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    with services_in(tmp_path / "home") as made:
        yield made


def test_opening_remembers_the_library_and_backs_it_up(services: Services, tmp_path: Path) -> None:
    path = make_library(tmp_path / "office.briefings")
    services.library.open(path).close()
    assert services.library.recent() == (path,)
    assert services.settings.current.last_library == str(path)
    assert len(services.library.backups().backups(path)) == 1


def test_a_recent_library_that_is_gone_is_not_offered(services: Services, tmp_path: Path) -> None:
    path = make_library(tmp_path / "office.briefings")
    services.library.open(path).close()
    path.unlink()
    assert services.library.recent() == ()


def test_the_command_lines_way_leaves_no_trace(services: Services, tmp_path: Path) -> None:
    path = make_library(tmp_path / "office.briefings")
    services.library.session(path).close()
    assert services.library.recent() == ()
    assert services.library.backups().backups(path) == ()


def test_a_new_library_is_empty_and_replaces_nothing(services: Services, tmp_path: Path) -> None:
    path = tmp_path / "new" / "office.briefings"
    with services.library.create(path) as session:
        assert session.read_now(lambda reader: reader.all(Pack)) == ()
    with pytest.raises(InputError):
        services.library.create(path)


def test_the_sample_is_whole_and_nobodys_step(services: Services, tmp_path: Path) -> None:
    with services.library.create_sample(tmp_path / "sample.briefings") as session:
        assert len(session.read_now(lambda reader: reader.all(Pack))) == 2
        assert session.undo_label().result() is None
    assert [each.name for each in tmp_path.iterdir() if each.suffix != ""] == ["sample.briefings"]
    with pytest.raises(InputError, match="there already"):
        services.library.create_sample(tmp_path / "sample.briefings")


def test_the_working_copy_is_the_same_one_next_time_until_it_is_started_afresh(services: Services) -> None:
    with services.library.sample_working_copy() as session:
        pack = session.read_now(lambda reader: reader.all(Pack))[0]
        session.do(set_field(pack.ref, "name", "Changed by hand")).result()
    with services.library.sample_working_copy() as session:
        assert session.read_now(lambda reader: reader.get(Pack, pack.id)) == replace(
            pack, name="Changed by hand", rev=pack.rev + 1
        )
    with services.library.sample_working_copy(afresh=True) as session:
        fresh = session.read_now(lambda reader: reader.get(Pack, pack.id))
        assert fresh is not None
        assert fresh.name == pack.name
    backups = services.library.backups().backups(services.paths.sample_file)
    with open_session(backups[-2].path) as former:
        kept = former.read_now(lambda reader: reader.get(Pack, pack.id))
        assert kept is not None
        assert kept.name == "Changed by hand"


def test_a_first_pack_needs_a_country_and_dates(services: Services, tmp_path: Path) -> None:
    path = tmp_path / "georgia.briefings"
    with services.library.start_first_pack(path, "Georgia", start=date(2020, 5, 4), end=date(2020, 5, 6)) as session:
        (pack,) = session.read_now(lambda reader: reader.all(Pack))
        assert len(session.read_now(lambda reader: reader.where(Section, "pack", pack.id))) == 9
        (mission,) = session.read_now(lambda reader: reader.all(Mission))
        assert str(mission.start) == "2020-05-04"
        assert session.read_now(lambda reader: reader.all(WrittenText)) == ()


def test_backups_go_where_a_person_wants_them(services: Services, tmp_path: Path) -> None:
    (tmp_path / "safe").mkdir()
    services.settings.change(backup_folder=str(tmp_path / "safe"))
    path = make_library(tmp_path / "office.briefings")
    services.library.open(path).close()
    assert len(list((tmp_path / "safe").rglob("*.briefings"))) == 1


def test_backups_grow_thinner_with_age_and_never_run_out(tmp_path: Path) -> None:
    path = make_library(tmp_path / "office.briefings")
    service = BackupService(tmp_path / "backups", clock=Clock(tell=lambda: NOON + timedelta(days=399)))
    home = service.home_of(path)
    home.mkdir(parents=True)
    for days in range(399):
        (home / f"{NOON + timedelta(days=days):%Y%m%dT%H%M%S%f}.briefings").write_bytes(b"")
    (home / "by hand.briefings").write_bytes(b"kept")
    with open_session(path) as session:
        service.take(session).result()
    left = service.backups(path)
    assert 7 <= len(left) <= 25
    assert (NOON + timedelta(days=399)) - left[-1].taken < timedelta(days=1)
    assert (home / "by hand.briefings").exists()


@pytest.mark.logs_warnings("no backup was taken")
def test_a_backup_that_fails_does_not_stand_in_the_way(tmp_path: Path) -> None:
    path = make_library(tmp_path / "office.briefings")
    service = BackupService(tmp_path / "backups", clock=Clock(tell=lambda: NOON))
    home = service.home_of(path)
    home.parent.mkdir()
    home.mkdir()
    with open_session(path) as session:
        (home / f"{NOON:%Y%m%dT%H%M%S%f}.briefings").symlink_to(path)
        assert service.take(session).exception() is not None
        assert session.read_now(lambda reader: len(reader.all(Pack))) == 1


def test_the_clock_stands_still_where_it_is_told_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1581940920")
    assert system_clock().now().isoformat() == "2020-02-17T12:02:00+00:00"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    with pytest.raises(UsageError, match="not a number"):
        system_clock()
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert system_clock().now().tzinfo is not None
