"""Bytes of files: written with their record, kept as long as any step can bring it back, in backups, encrypted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from briefing_app.domain.changes import ChangeSet, deleted
from briefing_app.domain.records.annex import FilePart, StoredPart
from briefing_app.errors import InputError
from briefing_app.store.conflict import ConflictError
from briefing_app.store.library import Library
from tests.builders import annex_file
from tests.store.libraries import ANNA, creating, stored

FILE = annex_file()
PICTURE = StoredPart(file=FILE.id, part=FilePart.PRINT, page=2, data=b"\x89PNG \x00\xff what is drawn")
WHOLE = StoredPart(file=FILE.id, part=FilePart.PDF, page=0, data=b"%PDF-1.7 words of the annex")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library.create(tmp_path / "a.briefings")
    library.apply(creating(FILE), who=ANNA, parts=(PICTURE, WHOLE))
    yield library
    library.close()


def kept(library: Library) -> list[bytes | None]:
    return [library.file_part(FILE.id, part, page) for part, page in ((FilePart.PRINT, 2), (FilePart.PDF, 0))]


def remove(library: Library) -> None:
    library.apply(ChangeSet(label="Remove", changes=(deleted(stored(library, FILE)),)), who=ANNA)


def later(library: Library, days: int) -> None:
    while library.thin_history(now=datetime.now(tz=UTC) + timedelta(days=days)):
        pass


def test_bytes_come_back_as_they_were(library: Library) -> None:
    assert kept(library) == [PICTURE.data, WHOLE.data]
    assert library.file_part(FILE.id, FilePart.PRINT, 1) is None
    assert library.file_part(FILE.id, FilePart.SCREEN, 2) is None


def test_a_file_that_comes_again_is_as_it_was(library: Library) -> None:
    remove(library)
    other = StoredPart(file=FILE.id, part=FilePart.PDF, page=0, data=b"other")
    library.apply(creating(FILE), who=ANNA, parts=(other,))
    assert kept(library) == [PICTURE.data, WHOLE.data]


def test_nothing_is_kept_of_a_step_that_was_refused(tmp_path: Path) -> None:
    library = Library.create(tmp_path / "b.briefings")
    with pytest.raises(ConflictError):
        library.apply(ChangeSet(label="x", changes=(deleted(FILE),)), who=ANNA, parts=(WHOLE,))
    assert library.file_part(FILE.id, FilePart.PDF, 0) is None
    library.close()


def test_what_was_removed_can_be_brought_back_for_ninety_days_and_is_gone_then(library: Library) -> None:
    remove(library)
    later(library, 89)
    library.undo(who=ANNA)
    assert kept(library) == [PICTURE.data, WHOLE.data]
    library.redo(who=ANNA)
    later(library, 91)
    assert kept(library) == [None, None]


def test_adding_that_was_undone_can_be_done_again(library: Library) -> None:
    library.undo(who=ANNA)
    later(library, 1)
    library.redo(who=ANNA)
    assert kept(library) == [PICTURE.data, WHOLE.data]


def test_what_stands_is_never_thinned(library: Library) -> None:
    later(library, 400)
    assert kept(library) == [PICTURE.data, WHOLE.data]


def test_a_backup_holds_them_and_a_passphrase_hides_them(tmp_path: Path) -> None:
    library = Library.create(tmp_path / "c.briefings", key="a long passphrase")
    library.apply(creating(FILE), who=ANNA, parts=(PICTURE, WHOLE))
    library.backup(tmp_path / "copy.briefings")
    library.close()
    for name in ("c.briefings", "copy.briefings"):
        assert b"words of the annex" not in (tmp_path / name).read_bytes()
    with pytest.raises(InputError, match="protected"):
        Library.open(tmp_path / "copy.briefings")
    copy = Library.open(tmp_path / "copy.briefings", key="a long passphrase")
    assert kept(copy) == [PICTURE.data, WHOLE.data]
    copy.close()
