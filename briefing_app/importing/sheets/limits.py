"""How large a sheet may be, and the words in which a file that cannot be one is refused."""

from __future__ import annotations

from briefing_app.errors import InputError

MAX_FILE_BYTES = 30_000_000
MAX_UNPACKED_BYTES = 200_000_000
MAX_MEMBERS = 2_000
MAX_ROWS = 50_000
MAX_COLUMNS = 200
MAX_CELL_LETTERS = 1_000_000
MAX_CELLS = 2_000_000
MAX_FAULTS = 500
"""So many faults are listed; a sheet with more is not looked through any further."""

_SAVE_AGAIN = "Open it in the program that made it, save it again as .xlsx, .ods or .csv, and choose that."


def damaged(what: str) -> InputError:
    """Return the refusal of a file that cannot be read as what it is."""
    return InputError("The sheet is damaged", f"{what} It may not have been saved completely.", _SAVE_AGAIN)


def foreign(what: str, hint: str = _SAVE_AGAIN) -> InputError:
    """Return the refusal of a file that is something else."""
    return InputError("This is no sheet that can be read", what, hint)


def too_large(what: str) -> InputError:
    """Return the refusal of something beyond the limits."""
    return InputError("The sheet is too large", what, "Keep the rows that are meant in a sheet of their own.")


def check_extent(rows: int, columns: int) -> None:
    """Refuse a grid beyond the limits before any of it is laid out in memory."""
    if rows > MAX_ROWS:
        raise too_large(f"It goes down to row {rows:,}; at most {MAX_ROWS:,} rows are read.")
    if columns > MAX_COLUMNS:
        raise too_large(f"It goes across {columns:,} columns; at most {MAX_COLUMNS} are read.")
    if rows * columns > MAX_CELLS:
        raise too_large(f"It has {rows * columns:,} cells; at most {MAX_CELLS:,} are read.")
