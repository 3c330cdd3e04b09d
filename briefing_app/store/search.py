"""The full-text index of SQLite (FTS5) over the folded keys: what is SQLite's alone about searching.

The index forgets for good what is deleted ("secure-delete"): without it a deleted name stays readable in the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from sqlalchemy import Connection, delete, insert, select

from briefing_app.domain.kinds import Kind
from briefing_app.domain.record import Record
from briefing_app.domain.reference import RecordRef
from briefing_app.store.columns import Stored, has_words, words_of
from briefing_app.store.folding import folded_words
from briefing_app.store.schema import RECORDS, SEARCH

STATEMENTS = (
    "CREATE VIRTUAL TABLE search_index USING fts5(key, content='search', content_rowid='number', "
    "tokenize='unicode61 remove_diacritics 0')",
    "INSERT INTO search_index(search_index, rank) VALUES ('secure-delete', 1)",
    "CREATE TRIGGER search_added AFTER INSERT ON search BEGIN "
    "INSERT INTO search_index(rowid, key) VALUES (new.number, new.key); END",
    "CREATE TRIGGER search_removed AFTER DELETE ON search BEGIN "
    "INSERT INTO search_index(search_index, rowid, key) VALUES ('delete', old.number, old.key); END",
)
"""What makes the index; rows of ``search`` are only ever added and removed, the triggers keep the index in step."""


def match_expression(words: Sequence[str]) -> str:
    """Return the FTS5 query for rows that hold every one of these folded words, the last one also as a beginning."""
    return " ".join([*(f'"{word}"' for word in words[:-1]), f'"{words[-1]}"*'])


def refresh(connection: Connection, owners: Iterable[RecordRef], *, known: Mapping[RecordRef, Record]) -> None:
    """Write the keys of these records anew from what the tables hold now; ``known`` spares reading what was written."""
    for kind, group in groupby(sorted(set(owners)), key=lambda ref: ref.kind):
        if has_words(kind):
            _refresh_kind(connection, kind, [ref.id for ref in group], known)


def _refresh_kind(connection: Connection, kind: Kind, ids: Sequence[str], known: Mapping[RecordRef, Record]) -> None:
    table, text = RECORDS[kind], RECORDS[Kind.TEXT]
    connection.execute(delete(SEARCH).where(SEARCH.c.kind == kind.value, SEARCH.c.owner.in_(ids)))
    here = {one: known[ref] for one in ids if (ref := RecordRef(kind=kind, id=one)) in known}
    keys = {one: [words_of(record)] for one, record in here.items()}
    others = table.c.id.in_([one for one in ids if one not in here])
    rows = connection.execute(select(table.c.id, table.c.rev, table.c.version, table.c.data).where(others))
    for record_id, rev, version, data in rows:
        keys[record_id] = [words_of(Stored(rev=rev, version=version, data=data).record(kind))]
    texts = (
        select(text.c.owner_id, text.c.search_key)
        .where(text.c.owner_id.in_(ids), text.c.owner_kind == kind.value)
        .order_by(text.c.owner_id, text.c.field, text.c.language)
    )
    for owner, key in connection.execute(texts):
        if owner in keys:
            keys[owner].append(key)
    found = [
        {"kind": kind.value, "owner": owner, "key": f" {' '.join(folded_words(' '.join(parts)))} "}
        for owner, parts in keys.items()
    ]
    if found:
        connection.execute(insert(SEARCH), found)
