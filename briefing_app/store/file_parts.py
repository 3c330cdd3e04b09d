"""The bytes of files: written once, beside the record that names their file, and never changed."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, delete, insert, select

from briefing_app.domain.ids import AnnexFileId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.records.annex import FilePart, StoredPart
from briefing_app.store.schema import FILE_PART, HISTORY, RECORDS


def keep_parts(connection: Connection, parts: Iterable[StoredPart]) -> None:
    """Write parts; those that are there already are the same, and stay."""
    written = insert(FILE_PART).prefix_with("OR IGNORE")
    for one in parts:
        row = {"file": one.file, "part": one.part.value, "page": one.page, "data": one.data}
        connection.execute(written, row)


def part_of(connection: Connection, file: AnnexFileId, part: FilePart, page: int) -> bytes | None:
    """Return a part's bytes, or ``None`` where the file has no such part."""
    columns = FILE_PART.c
    query = select(columns.data).where(columns.file == file, columns.part == part.value, columns.page == page)
    found = connection.execute(query).scalar_one_or_none()
    return bytes(found) if found is not None else None


def drop_unneeded(connection: Connection) -> None:
    """Take away the bytes of files that no record names, and that no step can bring back."""
    files = RECORDS[Kind.ANNEX_FILE].c
    there = select(files.id).where(files.id == FILE_PART.c.file).exists()
    kept = HISTORY.c
    # A row of the history without a value is what stays of a record that is gone for good.
    remembered = (
        select(kept.number)
        .where(kept.kind == Kind.ANNEX_FILE.value, kept.record == FILE_PART.c.file, kept.before.is_not(None))
        .exists()
    )
    connection.execute(delete(FILE_PART).where(~there, ~remembered))
