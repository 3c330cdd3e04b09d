"""Files that were damaged, forged or put in odd places: refused by their cause, left as they were, never a crash."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from sqlalchemy.exc import OperationalError
from sqlcipher3 import dbapi2

from briefing_app.domain.records.place import Country
from briefing_app.domain.records.recommendation import Theme
from briefing_app.errors import InputError, UserError
from briefing_app.store.failures import cause, told
from briefing_app.store.library import Library
from briefing_app.store.opening import examine
from briefing_app.store.schema import SCHEMA_NUMBER
from tests.builders import COUNTRY, a_library_of_records, country, theme
from tests.store.libraries import ANNA, creating, library_with, stored


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "work" / "good.briefings"
    path.parent.mkdir()
    library_with(path, a_library_of_records()).close()
    return path


def _changed(path: Path, at: int, data: bytes) -> None:
    whole = bytearray(path.read_bytes())
    whole[at : at + len(data)] = data
    path.write_bytes(whole)


@pytest.mark.parametrize(
    ("at", "data"),
    [
        (0, b"SQLITE FORMAT 3\x00"),
        (16, b"\x00\x01"),
        (16, b"\x00\x03"),
        (18, b"\x09\x09"),
        (28, b"\xff\xff\xff\xff"),
        (100, b"\x00" * 8),
        (100, b"\xff" * 100),
    ],
)
def test_a_head_that_was_forged_is_refused_in_words_and_the_file_stays(good: Path, at: int, data: bytes) -> None:
    _changed(good, at, data)
    before = good.read_bytes()
    with pytest.raises(UserError) as caught:
        Library.open(good)
    assert good.name in str(caught.value)
    assert good.read_bytes() == before
    assert [left.name for left in good.parent.iterdir()] == [good.name]


@pytest.mark.parametrize("seed", range(12))
def test_a_file_with_scattered_damage_is_refused_or_read_and_never_crashes_the_program(good: Path, seed: int) -> None:
    chance = Random(seed)
    size = good.stat().st_size
    for _ in range(40):
        _changed(good, chance.randrange(100, size), chance.randbytes(chance.choice((1, 16, 200))))
    try:
        library = Library.open(good)
    except UserError as error:
        assert good.name in str(error)  # noqa: PT017
        return
    try:
        with library.read() as reader:
            reader.all(Theme)
            reader.all(Country)
        library.apply(creating(theme("After", key="after")), who=ANNA)
    except UserError as error:
        assert error.title  # noqa: PT017
    finally:
        library.close()


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("size", [1, 99, 100, 512, 4096, 40960])
def test_noise_is_no_library(tmp_path: Path, seed: int, size: int) -> None:
    path = tmp_path / "noise.briefings"
    path.write_bytes(Random(seed).randbytes(size))
    before = path.read_bytes()
    for key in (None, "a passphrase"):
        with pytest.raises(InputError):
            Library.open(path, key=key)
    assert path.read_bytes() == before
    assert [left.name for left in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("cut", [1, 15, 16, 99, 100, 101, 4095, 4096, 4097, 40_000, -4096, -1])
def test_a_file_that_was_cut_off_anywhere_is_refused(good: Path, cut: int) -> None:
    good.write_bytes(good.read_bytes()[:cut])
    with pytest.raises(InputError, match=r"not whole|not a library|damaged"):
        Library.open(good)


def test_words_behind_the_end_of_a_file_do_no_harm(good: Path) -> None:
    with good.open("ab") as file:
        file.write(b"\x00" * 4096 + b"more")
    library = Library.open(good)
    library.apply(creating(theme("After", key="after")), who=ANNA)
    library.close()
    Library.open(good).close()


@pytest.mark.parametrize("log", [b"", b"not a log at all" * 100, bytes(32), b"\x37\x7f\x06\x82" + bytes(5000)])
def test_a_log_that_holds_nothing_of_use_is_passed_over(good: Path, log: bytes) -> None:
    good.with_name(f"{good.name}-wal").write_bytes(log)
    library = Library.open(good)
    assert stored(library, country()).id == COUNTRY
    library.close()
    assert [left.name for left in good.parent.iterdir()] == [good.name]


@pytest.mark.parametrize("journal", [b"", b"not a journal" * 100, bytes(512)])
def test_a_journal_that_holds_nothing_of_use_is_passed_over(good: Path, journal: bytes) -> None:
    good.with_name(f"{good.name}-journal").write_bytes(journal)
    library = Library.open(good)
    assert stored(library, country()).id == COUNTRY
    library.close()


@pytest.mark.parametrize(
    "trap",
    [
        "CREATE TRIGGER trap AFTER INSERT ON theme BEGIN SELECT load_extension('/tmp/trap.so'); END",
        "CREATE TRIGGER trap AFTER INSERT ON theme BEGIN SELECT writefile('/tmp/briefing-trap', 'x'); END",
        "CREATE TRIGGER trap AFTER INSERT ON theme BEGIN SELECT fts3_tokenizer('trap', x'00'); END",
    ],
)
def test_a_trap_that_somebody_has_set_in_a_file_does_nothing_beyond_it(good: Path, trap: str) -> None:
    connection = sqlite3.connect(good)
    connection.execute(trap)
    connection.commit()
    connection.close()
    library = Library.open(good)
    with pytest.raises(Exception, match=r"no such function|unsafe use|not authorized"):
        library.apply(creating(theme("After", key="after")), who=ANNA)
    assert not Path("/tmp/briefing-trap").exists()
    library.close()


@pytest.mark.parametrize(
    "name",
    [
        "office?mode=memory.briefings",
        "100% ready#1.briefings",
        "Қазақстан – саммит.briefings",
        "საქართველო.briefings",
        "two  spaces & 'quotes' \"double\".briefings",
        "name with ; and &immutable=1.briefings",
        "%2e%2e.briefings",
        "line\nbreak.briefings",
        "n" * 200 + ".briefings",
    ],
)
def test_a_library_may_have_any_name_that_the_disk_allows(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    library = Library.create(path)
    library.apply(creating(country()), who=ANNA)
    library.backup(tmp_path / f"copy of {name[:100]}")
    library.close()
    assert sorted(left.name for left in tmp_path.iterdir()) == sorted([name, f"copy of {name[:100]}"])
    library = Library.open(path)
    assert stored(library, country()).id == COUNTRY
    library.close()


def test_a_library_is_opened_through_a_link_and_by_a_path_from_here(
    good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "link.briefings").symlink_to(good)
    monkeypatch.chdir(good.parent)
    for path in (tmp_path / "link.briefings", Path("good.briefings"), Path("..") / "work" / "good.briefings"):
        library = Library.open(path)
        assert stored(library, country()).id == COUNTRY
        library.close()


@pytest.mark.parametrize("what", ["broken link", "ring of links", "pipe", "folder"])
def test_what_is_no_file_is_refused_without_waiting(tmp_path: Path, what: str) -> None:
    path = tmp_path / "odd.briefings"
    makes: dict[str, Callable[[], object]] = {
        "broken link": lambda: path.symlink_to(tmp_path / "nowhere"),
        "ring of links": lambda: path.symlink_to(path),
        "pipe": lambda: os.mkfifo(path),
        "folder": path.mkdir,
    }
    makes[what]()
    with pytest.raises(InputError, match="odd"):
        Library.open(path)


# --- passphrases ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "key",
    ["it's", "құпия сөз", "x'00'", " spaces ", "k" * 5000],
)
def test_a_passphrase_of_any_letters_opens_what_it_closed_and_nothing_else_does(tmp_path: Path, key: str) -> None:
    path = tmp_path / "closed.briefings"
    library_with(path, [country("Somewhere")], key=key).close()
    with pytest.raises(InputError, match=r"passphrase|stays closed"):
        Library.open(path, key=key[:-1])
    library = Library.open(path, key=key)
    library.backup(tmp_path / "copy.briefings")
    library.close()
    assert b"Somewhere" not in (tmp_path / "copy.briefings").read_bytes()
    assert examine(tmp_path / "copy.briefings", key=key) == SCHEMA_NUMBER


def test_a_protected_library_keeps_its_log_unreadable_too(tmp_path: Path) -> None:
    library = library_with(tmp_path / "closed.briefings", [country("Qwyzzleland")], key="k")
    for left in tmp_path.iterdir():
        assert b"Qwyzzleland" not in left.read_bytes(), left.name
    assert any(left.name.endswith("-wal") for left in tmp_path.iterdir())
    library.close()


def test_a_protected_file_with_damage_stays_closed_in_words(tmp_path: Path) -> None:
    path = tmp_path / "closed.briefings"
    library_with(path, a_library_of_records(), key="k").close()
    size = path.stat().st_size
    for at in range(4096 * 2, size, 4096 * 3):
        _changed(path, at, b"\x00" * 64)
    before = path.read_bytes()
    with pytest.raises(UserError, match="closed"):
        Library.open(path, key="k")
    assert path.read_bytes() == before


# --- the database's words ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("database or disk is full", "The disk is full"),
        ("database is locked", "The library is busy"),
        ("database table is locked: theme", "The library is busy"),
        ("attempt to write a readonly database", "The library cannot be written to"),
        ("database disk image is malformed", "The library is damaged"),
        ("Could not decode to UTF-8 column 'data' with text '\ufffd'", "The library is damaged"),
        ("disk I/O error", "The disk is full or does not answer"),
        ("unable to open database file", "The library cannot be reached"),
    ],
)
def test_what_the_database_says_is_told_in_words_that_help(tmp_path: Path, said: str, title: str) -> None:
    path = tmp_path / "office.briefings"
    raw = dbapi2.OperationalError(said)
    for error in (raw, OperationalError("SELECT secret FROM person", {"name": "Secret"}, raw)):
        with pytest.raises(UserError) as caught, told(path):
            raise error
        assert caught.value.title == title
        assert "office.briefings" in caught.value.message
        assert caught.value.hint.endswith(".")
        assert "ecret" not in str(caught.value)
        assert cause(error) == title


@pytest.mark.parametrize("error", [dbapi2.OperationalError("near x: syntax error"), ValueError("disk is full")])
def test_a_bug_is_passed_on_as_what_it_is(tmp_path: Path, error: Exception) -> None:
    with pytest.raises(type(error)) as caught, told(tmp_path):
        raise error
    assert caught.value is error


def test_looking_at_a_library_changes_no_byte_and_no_time_of_it(good: Path) -> None:
    before = (good.read_bytes(), good.stat().st_mtime_ns)
    assert examine(good, key=None) == SCHEMA_NUMBER
    assert (good.read_bytes(), good.stat().st_mtime_ns) == before
    assert [left.name for left in good.parent.iterdir()] == [good.name]
