"""A disk runs full, or a folder is closed: a person is told in plain words, and nothing is lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefing_app.domain.records.pack import Pack
from briefing_app.domain.records.recommendation import Theme
from briefing_app.editing.fields import set_field
from briefing_app.errors import UserError
from briefing_app.services.export import ExportRequest
from briefing_app.services.services import Services
from briefing_app.services.session_writer import SaveState
from briefing_app.store.library import Library
from tests.builders import PACK, theme
from tests.journeys.disks import closed, fill, small_disk
from tests.services.parts import make_library, open_session, services_in
from tests.store.libraries import ANNA, creating

pytestmark = pytest.mark.journey
LONG_WORDS = "A long sentence. " * 4000


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path / "disk", megabytes=4) as mounted:
        yield mounted


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    with services_in(tmp_path / "home") as made:
        yield made


def _themes(library: Library) -> set[str]:
    with library.read() as reader:
        return {str(record.id) for record in reader.all(Theme)}


def test_an_edit_on_a_full_disk_is_refused_in_plain_words_and_nothing_that_was_saved_is_lost(
    disk: Path, tmp_path: Path
) -> None:
    library = Library.open(make_library(disk / "office.briefings"))
    library.apply(creating(theme("Kept", key="kept")), who=ANNA)
    before = _themes(library)
    filler = fill(disk)

    for number in range(3):
        with pytest.raises(UserError, match="disk is full") as caught:
            library.apply(creating(theme(LONG_WORDS, key=f"lost-{number}")), who=ANNA)
        assert "nothing that was saved is lost" in caught.value.hint
    assert _themes(library) == before
    library.backup(tmp_path / "elsewhere.briefings")
    filler.unlink()
    library.apply(creating(theme(LONG_WORDS, key="after")), who=ANNA)
    library.close()

    assert _opened_themes(disk / "office.briefings") == before | {"after"}
    assert _opened_themes(tmp_path / "elsewhere.briefings") == before


def _opened_themes(path: Path) -> set[str]:
    library = Library.open(path)
    with library.connection() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalars().all() == ["ok"]
    found = _themes(library)
    library.close()
    return found


def test_a_library_that_was_closed_on_a_full_disk_opens_there_again_with_everything(disk: Path) -> None:
    """Its log cannot be merged for want of room: the file alone then looks as if it were cut off."""
    path = make_library(disk / "office.briefings")
    library = Library.open(path)
    for number in range(12):
        library.apply(creating(theme(LONG_WORDS[:20000], key=f"kept-{number}")), who=ANNA)
    before = _themes(library)
    filler = fill(disk)
    library.close()
    assert path.with_name(f"{path.name}-wal").exists()
    assert _opened_themes(path) == before
    filler.unlink()
    assert _opened_themes(path) == before
    assert [left.name for left in disk.iterdir()] == ["office.briefings"]


def test_a_library_opens_for_reading_while_its_disk_is_full_and_can_be_saved_elsewhere(
    disk: Path, tmp_path: Path
) -> None:
    path = make_library(disk / "office.briefings")
    filler = fill(disk)
    with open_session(path) as session:
        assert re.search("open for reading only.*disk is full", session.reading_only or "")
        pack = session.read_now(lambda reader: reader.all(Pack))[0]
        error = session.do(set_field(pack.ref, "name", "New")).exception()
        assert isinstance(error, UserError)
        assert "disk is full" in str(error)
        session.backup(tmp_path / "elsewhere.briefings").result()
    filler.unlink()
    assert [left.name for left in disk.iterdir()] == ["office.briefings"]
    for place in (path, tmp_path / "elsewhere.briefings"):
        with open_session(place) as session:
            assert session.reading_only is None
            session.do(set_field(pack.ref, "name", "New")).result()


def test_what_is_typed_on_a_full_disk_waits_and_is_saved_when_there_is_room(disk: Path) -> None:
    path = make_library(disk / "office.briefings")
    states: list[SaveState] = []
    with open_session(path) as session:
        session.saved.connect(states.append)
        pack = session.read_now(lambda reader: reader.all(Pack))[0]
        filler = fill(disk)
        session.type_field(pack.ref, "name", LONG_WORDS[:400_000])
        error = session.commit().exception()
        assert isinstance(error, UserError)
        assert [states[-1].state, "disk is full" in states[-1].message] == ["failed", True]
        filler.unlink()
        session.commit().result()
        assert [state.state for state in states[-2:]] == ["saving", "saved"]
    with open_session(path) as session:
        assert session.read_now(lambda reader: reader.all(Pack))[0].name == LONG_WORDS[:400_000]


def test_an_export_to_a_full_disk_leaves_the_former_one_and_no_torn_file(disk: Path, services: Services) -> None:
    path = make_library(services.paths.data / "office.briefings")
    with open_session(path) as session:
        request = ExportRequest(pack=PACK, out=disk / "out")
        files = services.export.export(session, request).files
        former = {file: file.read_bytes() for file in files}
        filler = fill(disk)
        with pytest.raises(UserError, match="disk is full"):
            services.export.export(session, request)
        assert {file: file.read_bytes() for file in (disk / "out").iterdir()} == former
        filler.unlink()
        services.export.export(session, request)


def test_no_new_library_and_no_backup_begin_on_a_full_disk(disk: Path, tmp_path: Path) -> None:
    fill(disk)
    with pytest.raises(UserError, match="disk is full"):
        Library.create(disk / "new.briefings")
    library = Library.create(tmp_path / "office.briefings")
    with pytest.raises(UserError, match=r"disk is full|backup was not written"):
        library.backup(disk / "copy.briefings")
    library.close()
    assert [left.name for left in disk.iterdir()] == ["filler"]


def test_a_library_in_a_closed_folder_can_be_read_and_copied_and_says_why_it_cannot_be_changed(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "closed"
    folder.mkdir()
    path = make_library(folder / "office.briefings")
    before = path.read_bytes()
    with closed(folder), open_session(path) as session:
        assert session.reading_only is not None
        assert "reading only: its folder cannot be written to" in session.reading_only
        pack = session.read_now(lambda reader: reader.all(Pack))[0]
        with pytest.raises(UserError, match="Nothing can be changed"):
            session.do(set_field(pack.ref, "name", "New")).result()
        session.backup(tmp_path / "copy.briefings").result()
    assert path.read_bytes() == before
    assert [left.name for left in folder.iterdir()] == ["office.briefings"]
    Library.open(tmp_path / "copy.briefings").close()


def test_a_copy_without_a_log_in_a_closed_folder_can_be_read_too(tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir()
    library = Library.open(make_library(tmp_path / "office.briefings"))
    library.backup(folder / "copy.briefings")
    library.close()
    with closed(folder):
        copy = Library.open(folder / "copy.briefings")
        assert copy.reading_only is not None
        assert _themes(copy) != set()
        copy.close()


@pytest.mark.parametrize("what", ["library", "backup", "export"])
def test_nothing_is_begun_in_a_closed_folder(tmp_path: Path, services: Services, what: str) -> None:
    folder = tmp_path / "closed"
    folder.mkdir()
    path = make_library(tmp_path / "office.briefings")
    with open_session(path) as session, closed(folder):
        doing: dict[str, Callable[[], object]] = {
            "library": lambda: Library.create(folder / "new.briefings"),
            "backup": lambda: session.backup(folder / "copy.briefings").result(),
            "export": lambda: services.export.export(session, ExportRequest(pack=PACK, out=folder)),
        }
        with pytest.raises(UserError, match="Read-only"):
            doing[what]()
        assert list(folder.iterdir()) == []
