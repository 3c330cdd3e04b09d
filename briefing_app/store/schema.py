"""The tables: one a record kind, the links between them, texts, what is computed, and the history.

Columns stand for what is filtered, sorted, counted or joined; everything else of a record is in its ``data``.
References between records are no foreign keys: a pack may point at what is gone, and a check tells of it.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text

from briefing_app.domain.kinds import Kind
from briefing_app.domain.record import Record
from briefing_app.domain.records import CLASSES
from briefing_app.domain.status import StatusCode

APPLICATION_ID = 0x42504231
"""Written into the file's head: "BPB1"."""
SCHEMA_NUMBER = 3
"""The file's ``user_version``: the number of the last migration."""

NO_DAY = "9999-12-31"
"""Stands where a day is not known, and sorts behind those that are."""
UNASSESSED_PLACE = str(list(StatusCode).index(StatusCode.UNASSESSED))
"""The place of a code in the order of a headline, as it stands in a column."""

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _extra_columns(kind: Kind) -> list[Column[Any]]:
    if kind is Kind.RECOMMENDATION:
        return [
            Column("title_key", Text, nullable=False),
            Column("deadline", Text, nullable=False),
            Column("counts", Boolean, nullable=False),
            Column("reference_key", Text, nullable=False),
            Column("code", Text, nullable=False),
            Column("code_since", Text, nullable=False),
            Column("status_place", Text, nullable=False, server_default=UNASSESSED_PLACE),
            Column("last_assessed", Text, nullable=False, server_default=""),
            Column("review_on", Text, nullable=False, server_default=NO_DAY),
            Column("disputed", Boolean, nullable=False, server_default="0"),
        ]
    if kind is Kind.INSTRUMENT:
        return [Column("claimant_kind", Text), Column("claimant_by", Text)]
    if kind is Kind.ASSESSMENT:
        return [
            Column("claimant_kind", Text, nullable=False),
            Column("claimant_by", Text, nullable=False),
            Column("first_day", Text, nullable=False),
            Column("sequence", Integer, nullable=False),
            Column("code", Text, nullable=False),
        ]
    if kind is Kind.TEXT:
        return [
            Column("owner_kind", Text, nullable=False),
            Column("field", Text, nullable=False),
            Column("language", Text, nullable=False),
            Column("state", Text, nullable=False),
            Column("search_key", Text, nullable=False),
        ]
    return []


def has_order_key(cls: type[Record]) -> bool:
    """Whether records of this class stand in an order of their own."""
    return "order_key" in cls.__dataclass_fields__


def _record_table(kind: Kind) -> Table:
    cls = CLASSES[kind]
    columns: list[Column[Any]] = [
        Column("id", Text, primary_key=True),
        Column("rev", Integer, nullable=False),
        Column("level", Text, nullable=False),
        Column("version", Integer, nullable=False),
        Column("data", Text, nullable=False),
    ]
    columns += [Column(name, Text) for name in cls.RELATIONS]
    if has_order_key(cls):
        columns.append(Column("order_key", Text, nullable=False))
    return Table(kind.value, METADATA, *columns, *_extra_columns(kind))


RECORDS: dict[Kind, Table] = {kind: _record_table(kind) for kind in Kind}


def _relation_index(kind: Kind, relation: str) -> Index:
    table = RECORDS[kind]
    rest = ["order_key"] if "order_key" in table.c else []
    return Index(None, table.c[relation], *(table.c[name] for name in [*rest, "id"]))


for _kind, _cls in CLASSES.items():
    if _kind in (Kind.ASSESSMENT, Kind.TEXT):
        continue  # these have a longer index that serves the relation too
    for _relation in _cls.RELATIONS:
        _relation_index(_kind, _relation)

_assessment = RECORDS[Kind.ASSESSMENT].c
Index(
    "ix_assessment_held",
    _assessment.recommendation,
    _assessment.claimant_kind,
    _assessment.claimant_by,
    _assessment.first_day,
    _assessment.sequence,
    _assessment.code,
)
_text = RECORDS[Kind.TEXT].c
Index("ix_text_place", _text.owner_id, _text.owner_kind, _text.field, _text.language)
_recommendation = RECORDS[Kind.RECOMMENDATION].c
_ASKED = ("code", "level", "counts", "disputed", "review_on")
_SORTED = {
    "by_reference": ("reference_key", "id"),
    "by_title": ("title_key", "id"),
    "by_deadline": ("deadline", "reference_key", "id"),
    "by_status": ("status_place", "reference_key", "id"),
    "by_last_assessed": ("last_assessed", "reference_key", "id"),
    "of_instrument": ("instrument", "reference_key", "id"),
}
# A list walks one of these: each holds what the filters ask, so that rows which are not shown are not read.
LIST_INDEXES = (
    *(
        Index(f"ix_recommendation_{name}", *(_recommendation[column] for column in (*columns, *_ASKED)))
        for name, columns in _SORTED.items()
    ),
    Index(
        "ix_recommendation_totals",
        *(_recommendation[name] for name in ("instrument", "counts", "code_since", "code", "id")),
    ),
)
"""What lists and totals are read from."""
_instrument = RECORDS[Kind.INSTRUMENT].c
Index("ix_instrument_order", _instrument.order_key, _instrument.id)


def _link_table(other: str) -> Table:
    name = f"recommendation_{other}"
    table = Table(
        name,
        METADATA,
        Column("recommendation", Text, ForeignKey("recommendation.id", ondelete="CASCADE"), primary_key=True),
        Column("place", Integer, primary_key=True),
        Column(other, Text, nullable=False),
        sqlite_with_rowid=False,
    )
    Index(None, table.c[other], table.c.recommendation)
    return table


LINKS: dict[str, Table] = {
    "themes": _link_table("theme"),
    "addressees": _link_table("addressee"),
    "persons": _link_table("person"),
}
"""Many-to-many tables by the field of a recommendation; ``place`` keeps the order of the field."""

CURRENT_STATUS = Table(
    "current_status",
    METADATA,
    Column("recommendation", Text, primary_key=True),
    Column("claimant_kind", Text, primary_key=True),
    Column("claimant_by", Text, primary_key=True),
    Column("first_day", Text, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("code", Text, nullable=False),
    Column("review_on", Text, nullable=False, server_default=NO_DAY),
    sqlite_with_rowid=False,
)
"""The newest assessment of each claimant, written with the assessments themselves."""

SEARCH = Table(
    "search",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("key", Text, nullable=False),
    Index("uq_search_owner", "owner", "kind", unique=True),
)
"""One row a record that has words: its name and all its texts as folded words, each
between two spaces. The full-text index stands over it."""

FILE_PART = Table(
    "file_part",
    METADATA,
    Column("file", Text, primary_key=True),
    Column("part", Text, primary_key=True),
    Column("page", Integer, primary_key=True),
    Column("data", LargeBinary, nullable=False),
)
"""The bytes of files that pages are bound from, written once: of each ``part`` (``domain.records.annex.FilePart``) one
row a page, or a single one of page 0. Their file is a record; rows whose record is gone, and forgotten by the history,
go when the history is thinned."""

COUNTER = Table(
    "counter",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("value", Integer, nullable=False),
)
"""Numbers that only rise: order never rests on the clock."""

ENTRY = Table(
    "entry",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("root", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("who_name", Text, nullable=False),
    Column("who_initials", Text, nullable=False),
    Column("at", Text, nullable=False),
    Index("ix_entry_who", "who_name", "who_initials", "kind", "state", "id"),
    Index("ix_entry_root", "root", "kind", "id"),
)
"""A step: ``kind`` is edit, undo or redo; ``root`` the edit that it moves (itself for an edit); ``state`` of an edit is
done, undone, dropped (undone, and overtaken by a newer edit), or gone (too old to be undone)."""

HISTORY = Table(
    "history",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("entry", Integer, ForeignKey("entry.id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("record", Text, nullable=False),
    Column("version", Integer),
    Column("before", Text),
    Column("after_rev", Integer, nullable=False),
    Column("present", Boolean, nullable=False),
    Index("ix_history_record", "record", "kind", "number"),
    Index("ix_history_entry", "entry", "number"),
)
"""What a step replaced: ``before`` with its schema version (nothing for a creation), the rev that it left, and whether
the record is there after it."""
