"""Looking at a file before anything is done with it: what is no library is refused by its cause and stays as it was."""

from __future__ import annotations

import stat
import struct
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from briefing_app.errors import InputError
from briefing_app.store.connection import unlock
from briefing_app.store.schema import APPLICATION_ID, SCHEMA_NUMBER

_MAGIC = b"SQLite format 3\x00"
_PAGE = 4096
_BACKUP = "Open the last backup, or choose another file."
_OTHER = "Choose another file."
_FAULT = "Parts of it do not fit together, as after a fault of the disk or a copy that was cut off."


def examine(path: Path, *, key: str | None, followed: bool = False) -> int:
    """Return the schema number of a library's file after a full look at it, without writing a byte.

    ``followed``: somebody else writes it, and what they have begun is theirs to end.

    Raises:
        InputError: naming the cause, if it is missing, foreign, newer, protected, truncated or damaged.
    """
    head = _read_head(path)
    if head.startswith(_MAGIC):
        if not _beside(path):  # what a log holds, the file itself may lack
            _refuse_truncated(path, head)
        return _look(path, key=None, followed=followed)
    if key is not None:
        return _look(path, key=key, followed=followed)
    if len(head) == 100 and path.stat().st_size % _PAGE == 0 and _looks_random(head):
        raise InputError(
            f"{path.name} is protected", "It can be read with its passphrase only.", "Enter the passphrase."
        )
    raise InputError(f"{path.name} is not a library", "It is a file of another kind.", _OTHER)


def key_for(path: Path, key: str | None) -> str | None:
    """Return the passphrase that an existing library's file needs: none where it is not protected."""
    with path.open("rb") as file:
        return None if file.read(len(_MAGIC)) == _MAGIC else key


def _read_head(path: Path) -> bytes:
    if path.is_dir():
        raise InputError(f"{path.name} is a folder", "A library is one file.", _OTHER)
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise InputError(f"{path.name} is no file", "It is a pipe or a device: nothing is kept there.", _OTHER)
        with path.open("rb") as file:
            head = file.read(100)
    except FileNotFoundError as error:
        raise InputError(
            f"{path.name} is missing", f"There is no such file in {path.parent}.", "It may have been moved."
        ) from error
    except OSError as error:
        raise InputError(f"{path.name} cannot be read", str(error.strerror or error), _OTHER) from error
    if not head:
        raise InputError(f"{path.name} is empty", "The file holds nothing at all.", _BACKUP)
    return head


def _beside(path: Path) -> set[str]:
    """The logs that lie beside a file: what was committed, or begun, and is not in the file itself yet."""
    return {end for end in ("-wal", "-journal") if path.with_name(f"{path.name}{end}").exists()}


def _looks_random(head: bytes) -> bool:
    return any(byte > 0x7F for byte in head[:32]) and len(set(head)) > 40


def _refuse_truncated(path: Path, head: bytes) -> None:
    size = path.stat().st_size
    page_size = struct.unpack(">H", head[16:18])[0] if len(head) == 100 else 0
    page_size = 65536 if page_size == 1 else page_size
    pages = struct.unpack(">I", head[28:32])[0] if len(head) == 100 else 1
    if size < page_size * pages or len(head) < 100:
        raise InputError(
            f"{path.name} is not whole",
            f"Its end is missing: {_size(size)} are there, of at least {_size(page_size * pages)}.",
            _BACKUP,
        )


def _size(number: int) -> str:
    if number < 10_000:
        return "1 byte" if number == 1 else f"{number:,} bytes"
    return f"{number / 1000:,.0f} kB" if number < 10_000_000 else f"{number / 1_000_000:,.0f} MB"


def _look(path: Path, *, key: str | None, followed: bool = False) -> int:
    # Without a log beside it nobody has the file open; then it is read so that no file appears beside it. A journal
    # that a kill has left is rolled back first: until then the file is half one state and half another.
    beside = _beside(path)
    if followed and "-journal" in beside:
        raise InputError(f"{path.name} is being written", "Somebody is saving it at this moment.", "Open it again.")
    mode = "mode=rw" if "-journal" in beside else "mode=ro" if beside or followed else "mode=ro&immutable=1"
    address = f"{path.resolve().as_uri()}?{mode}"
    connection = dbapi2.connect(address, uri=True)
    connection.text_factory = _any_words  # a damaged file's faults are told with its own damaged words
    try:
        if key is not None:
            _refuse_wrong_key(path, connection, key)
        connection.execute("PRAGMA cell_size_check = ON")
        connection.execute("PRAGMA trusted_schema = OFF")
        return _refuse_foreign_newer_damaged(path, connection)
    except dbapi2.DatabaseError as error:
        raise InputError(f"{path.name} is damaged", _FAULT, _BACKUP) from error
    except UnicodeDecodeError as error:  # a fault that is told with the file's own damaged letters
        raise InputError(f"{path.name} is damaged", _FAULT, _BACKUP) from error
    finally:
        connection.close()


def _any_words(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _refuse_wrong_key(path: Path, connection: Any, key: str) -> None:  # noqa: ANN401  (the driver's own connection)
    try:
        unlock(connection, key)
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except dbapi2.DatabaseError as error:
        raise InputError(
            f"{path.name} stays closed", "The passphrase is wrong, or the file is damaged.", "Try the passphrase again."
        ) from error


def _refuse_foreign_newer_damaged(path: Path, connection: Any) -> int:  # noqa: ANN401  (the driver's own connection)
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    number = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if application != APPLICATION_ID:
        raise InputError(f"{path.name} belongs to another program", "It is no library of this one.", _OTHER)
    if number > SCHEMA_NUMBER:
        raise InputError(
            f"{path.name} is newer than this program",
            f"It was written by a later release (format {number}; this one knows {SCHEMA_NUMBER}).",
            "Install the newer release.",
        )
    faults = [row[0] for row in connection.execute("PRAGMA quick_check(5)")]
    if faults != ["ok"]:
        raise InputError(f"{path.name} is damaged", _FAULT, _BACKUP)
    return number
