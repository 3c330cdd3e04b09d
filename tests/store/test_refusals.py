"""What is no library is refused with a word that names the cause, and stays as it was, byte for byte."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing_app.errors import InputError
from briefing_app.store.library import Library
from tests.builders import a_library_of_records, country
from tests.store.libraries import ANNA, creating, library_with


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "work" / "good.briefings"
    path.parent.mkdir()
    library_with(path, a_library_of_records()).close()
    return path


def _text(path: Path) -> None:
    path.write_text("Not a library at all, just a letter to somebody.\n" * 200)


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-5000])


def _head_only(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:60])


def _damaged(path: Path) -> None:
    data = bytearray(path.read_bytes())
    for page in range(3, len(data) // 4096, 2):
        data[page * 4096 : page * 4096 + 300] = os.urandom(300)
    path.write_bytes(data)


def _execute(statement: str) -> Callable[[Path], None]:
    def run(path: Path) -> None:
        connection = sqlite3.connect(path)
        connection.execute(statement)
        connection.commit()
        connection.close()

    return run


def _protected(path: Path) -> None:
    path.unlink()
    library_with(path, [country()], key="it's a secret").close()


@pytest.mark.parametrize(
    ("spoil", "word"),
    [
        (_text, "not a library"),
        (_empty, "empty"),
        (_truncated, "not whole"),
        (_head_only, "not whole"),
        (_damaged, "damaged"),
        (_execute("PRAGMA application_id = 7"), "another program"),
        (_execute("PRAGMA user_version = 999"), "newer"),
        (_protected, "protected"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_by_its_cause_and_stays_untouched(
    good: Path, spoil: Callable[[Path], None], word: str
) -> None:
    spoil(good)
    before = good.read_bytes()

    with pytest.raises(InputError) as caught:
        Library.open(good)

    assert word in caught.value.title
    assert not re.search(r"SQLite|database|\bhead\b|malformed|b-?tree|page \d", str(caught.value))
    assert good.read_bytes() == before
    assert [path.name for path in good.parent.iterdir()] == ["good.briefings"]


def test_a_missing_file_and_a_folder_are_refused_and_nothing_appears(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="missing"):
        Library.open(tmp_path / "nothing.briefings")
    with pytest.raises(InputError, match="folder"):
        Library.open(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_protected_library_opens_with_its_passphrase_only_and_holds_no_readable_word(tmp_path: Path) -> None:
    path = tmp_path / "closed.briefings"
    library_with(path, [country("Somewhere")], key="it's a secret").close()
    before = path.read_bytes()
    assert b"Somewhere" not in before
    assert not before.startswith(b"SQLite")
    for key in (None, "wrong", ""):
        with pytest.raises(InputError, match=r"protected|passphrase"):
            Library.open(path, key=key)
    assert path.read_bytes() == before
    assert [left.name for left in tmp_path.iterdir()] == ["closed.briefings"]

    with pytest.raises(InputError, match="passphrase is empty"):
        Library.create(tmp_path / "new.briefings", key="")
    library = Library.open(path, key="it's a secret")
    with library.read() as reader:
        assert [found.name for found in reader.all(type(country()))] == ["Somewhere"]
    library.close()


def test_a_library_that_is_not_protected_opens_whatever_passphrase_is_given(good: Path) -> None:
    library = Library.open(good, key="needless")
    assert library.steps()[0].label == "Create"
    library.close()


def test_a_good_library_opens_while_another_window_has_it_open(good: Path) -> None:
    first = Library.open(good)
    first.apply(creating(country("Elsewhere", key="country-2")), who=ANNA)
    second = Library.open(good)
    with second.read() as reader:
        assert reader.get(type(country()), "country-2") is not None
    first.close()
    second.close()
    assert [path.name for path in good.parent.iterdir()] == ["good.briefings"]
