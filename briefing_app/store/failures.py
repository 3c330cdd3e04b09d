"""The database's failures in words that help."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DatabaseError
from sqlcipher3 import dbapi2

from briefing_app.errors import UserError

_WORDS = (
    ("disk is full", "The disk is full", "Free some space; nothing that was saved is lost."),
    ("locked", "The library is busy", "Another window is writing to it. Try again in a moment."),
    ("readonly", "The library cannot be written to", "Ask for the right to change the file, or open a copy of it."),
    ("malformed", "The library is damaged", "Open the last backup."),
    ("could not decode", "The library is damaged", "Open the last backup."),
    ("disk i/o", "The disk is full or does not answer", "Free some space, or check the place where the library lies."),
    ("unable to open", "The library cannot be reached", "Check that its folder is there and may be written to."),
)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Tell failures that a person can mend; everything else passes as the bug that it is.

    Raises:
        UserError: for a full disk, a busy or damaged file, a lost folder.
    """
    try:
        yield
    except (DatabaseError, dbapi2.DatabaseError) as error:
        words = _words(error)
        if words is None:
            raise
        title, hint = words
        raise UserError(title, f"{path.name} could not be read or written.", hint) from error


def cause(error: Exception) -> str | None:
    """Return what a failure of the database means, in a few words; ``None``: a bug."""
    words = _words(error)
    return words[0] if words is not None else None


def _words(error: Exception) -> tuple[str, str] | None:
    said = str(error).lower()
    return next(((title, hint) for sign, title, hint in _WORDS if sign in said), None)
