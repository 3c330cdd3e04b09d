"""A library in a shared folder that is open on another computer: it is read, or taken over, and never half of both."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing_app.domain.kinds import Kind
from briefing_app.domain.records.pack import Pack
from briefing_app.domain.reference import RecordRef
from briefing_app.editing.fields import set_field
from briefing_app.errors import InputError, UserError
from briefing_app.services.services import Services
from briefing_app.services.session import Session
from briefing_app.store.folder_lock import OpenElsewhereError
from tests.builders import PACK
from tests.services.parts import make_library, services_in

REF = RecordRef(kind=Kind.PACK, id=PACK)


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    with services_in(tmp_path / "home") as made:
        yield made


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "Nextcloud").mkdir()
    return make_library(tmp_path / "Nextcloud" / "office.briefings")


def mark_of(path: Path) -> Path:
    return path.with_name(f".{path.name}.lock")


def held_elsewhere(path: Path) -> None:
    mark_of(path).write_text(json.dumps({"host": "CHAIR-OFFICE", "since": "17.02.2020 12:00 UTC"}))


def name_in(session: Session) -> str:
    found = session.read_now(lambda reader: reader.get(Pack, PACK))
    assert found is not None
    return found.name


def test_whoever_has_it_and_since_when_is_told_and_nothing_is_touched(services: Services, path: Path) -> None:
    held_elsewhere(path)
    before = path.read_bytes(), mark_of(path).read_bytes()
    with pytest.raises(OpenElsewhereError, match=r"CHAIR-OFFICE has had it open since 17\.02\.2020") as told:
        services.library.open(path)
    assert told.value.can_take_over
    assert (path.read_bytes(), mark_of(path).read_bytes()) == before
    assert services.library.recent() == ()


def test_taken_over_it_is_written_here_and_the_mark_is_ours(services: Services, path: Path) -> None:
    held_elsewhere(path)
    with services.library.open(path, take_over=True) as session:
        session.do(set_field(REF, "name", "Taken over")).result()
        assert "CHAIR-OFFICE" not in mark_of(path).read_text()
        assert session.reading_only is None
        assert session.shared_folder is not None
        assert "Nextcloud" in session.shared_folder
    assert not mark_of(path).exists()


def test_followed_it_can_be_read_and_nothing_of_it_is_touched(services: Services, path: Path) -> None:
    held_elsewhere(path)
    before = path.read_bytes(), mark_of(path).read_bytes(), sorted(each.name for each in path.parent.iterdir())
    with services.library.follow(path) as session:
        assert session.reading_only == ("This library is open for reading only: it is open on another computer.")
        assert name_in(session) == "Delegation pack"
        with pytest.raises(UserError, match="Nothing can be changed"):
            session.do(set_field(REF, "name", "Never")).result()
        with pytest.raises(UserError):
            session.undo().result()
    after = path.read_bytes(), mark_of(path).read_bytes(), sorted(each.name for each in path.parent.iterdir())
    assert after == before
    assert services.library.recent() == (path,)


def test_what_the_other_computer_saves_is_seen_while_one_reads(services: Services, path: Path) -> None:
    with services.library.open(path) as writer, services.library.follow(path) as reader:
        for number in range(3):
            writer.do(set_field(REF, "name", f"Saved {number}")).result()
            assert name_in(reader) == f"Saved {number}"
            assert reader._writer.submit(reader._desk.look_for_others).result() is None


def test_what_is_being_saved_at_that_moment_is_left_to_whoever_saves_it(services: Services, path: Path) -> None:
    held_elsewhere(path)
    journal = path.with_name(f"{path.name}-journal")
    journal.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7 begun by another computer")
    before = path.read_bytes(), journal.read_bytes()
    with pytest.raises(InputError, match="being written"):
        services.library.follow(path)
    assert (path.read_bytes(), journal.read_bytes()) == before


@pytest.mark.parametrize("content", [b"", b"a letter", None])
def test_what_is_no_library_is_not_followed_either(services: Services, path: Path, content: bytes | None) -> None:
    if content is None:
        path.unlink()
    else:
        path.write_bytes(content)
    with pytest.raises(InputError):
        services.library.follow(path)
    assert services.library.recent() == ()


def test_a_backup_can_be_written_of_what_is_only_read(services: Services, path: Path, tmp_path: Path) -> None:
    held_elsewhere(path)
    with services.library.follow(path) as session:
        session.backup(tmp_path / "copy.briefings").result()
    with services.library.session(tmp_path / "copy.briefings") as copy:
        assert name_in(copy) == "Delegation pack"
        copy.do(set_field(REF, "name", "The copy")).result()
