"""The first tables. A migration says once what was done and is never changed: it imports no table of today."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

APPLICATION_ID = 0x42504231


def upgrade() -> None:
    """Make every table, the full-text index and the counters."""
    op.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    _places_and_people()
    _recommendations()
    _assessments_and_situation()
    _links()
    _current_status()
    _missions()
    _packs()
    _history()
    _search_index()


def _words(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _index(table: str, *columns: str) -> None:
    op.create_index(op.f(f"ix_{table}_{'_'.join(columns)}"), table, list(columns))


def _every_record() -> list[sa.Column[str] | sa.Column[int]]:
    return [_words("id"), _number("rev"), _words("level"), _number("version"), _words("data")]


def _places_and_people() -> None:
    op.create_table("country", *_every_record(), sa.PrimaryKeyConstraint("id", name=op.f("pk_country")))
    op.create_table(
        "person",
        *_every_record(),
        sa.Column("country", sa.Text()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )
    _index("person", "country", "id")
    op.create_table("organisation", *_every_record(), sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")))
    op.create_table("body", *_every_record(), sa.PrimaryKeyConstraint("id", name=op.f("pk_body")))
    op.create_table(
        "addressee", *_every_record(), _words("order_key"), sa.PrimaryKeyConstraint("id", name=op.f("pk_addressee"))
    )
    op.create_table(
        "theme", *_every_record(), _words("order_key"), sa.PrimaryKeyConstraint("id", name=op.f("pk_theme"))
    )
    op.create_table(
        "source", *_every_record(), _words("order_key"), sa.PrimaryKeyConstraint("id", name=op.f("pk_source"))
    )


def _recommendations() -> None:
    op.create_table(
        "instrument",
        *_every_record(),
        _words("order_key"),
        sa.Column("claimant_kind", sa.Text()),
        sa.Column("claimant_by", sa.Text()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_instrument")),
    )
    op.create_index("ix_instrument_order", "instrument", ["order_key", "id"])
    op.create_table(
        "recommendation",
        *_every_record(),
        sa.Column("instrument", sa.Text()),
        _words("order_key"),
        _words("title_key"),
        _words("deadline"),
        sa.Column("counts", sa.Boolean(), nullable=False),
        _words("reference_key"),
        _words("code"),
        _words("code_since"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recommendation")),
    )
    _index("recommendation", "code", "deadline", "id")
    _index("recommendation", "code", "reference_key", "id")
    _index("recommendation", "code", "title_key", "id")
    _index("recommendation", "deadline", "id")
    _index("recommendation", "instrument", "deadline", "id")
    _index("recommendation", "instrument", "order_key", "id")
    _index("recommendation", "instrument", "reference_key", "id")
    _index("recommendation", "instrument", "title_key", "id")
    _index("recommendation", "reference_key", "id")
    _index("recommendation", "title_key", "id")
    op.create_index("ix_recommendation_totals", "recommendation", ["instrument", "counts", "code_since", "code", "id"])


def _assessments_and_situation() -> None:
    op.create_table(
        "assessment",
        *_every_record(),
        sa.Column("recommendation", sa.Text()),
        _words("claimant_kind"),
        _words("claimant_by"),
        _words("first_day"),
        _number("sequence"),
        _words("code"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assessment")),
    )
    op.create_index(
        "ix_assessment_held",
        "assessment",
        ["recommendation", "claimant_kind", "claimant_by", "first_day", "sequence", "code"],
    )
    op.create_table(
        "stated_count",
        *_every_record(),
        sa.Column("instrument", sa.Text()),
        sa.Column("source", sa.Text()),
        _words("order_key"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stated_count")),
    )
    _index("stated_count", "instrument", "order_key", "id")
    _index("stated_count", "source", "order_key", "id")
    op.create_table(
        "situation_entry",
        *_every_record(),
        sa.Column("country", sa.Text()),
        sa.Column("theme", sa.Text()),
        _words("order_key"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_situation_entry")),
    )
    _index("situation_entry", "country", "order_key", "id")
    _index("situation_entry", "theme", "order_key", "id")


def _links() -> None:
    op.create_table(
        "recommendation_theme",
        _words("recommendation"),
        _number("place"),
        _words("theme"),
        sa.ForeignKeyConstraint(
            ["recommendation"],
            ["recommendation.id"],
            name=op.f("fk_recommendation_theme_recommendation"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("recommendation", "place", name=op.f("pk_recommendation_theme")),
        sqlite_with_rowid=False,
    )
    _index("recommendation_theme", "theme", "recommendation")
    op.create_table(
        "recommendation_addressee",
        _words("recommendation"),
        _number("place"),
        _words("addressee"),
        sa.ForeignKeyConstraint(
            ["recommendation"],
            ["recommendation.id"],
            name=op.f("fk_recommendation_addressee_recommendation"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("recommendation", "place", name=op.f("pk_recommendation_addressee")),
        sqlite_with_rowid=False,
    )
    _index("recommendation_addressee", "addressee", "recommendation")
    op.create_table(
        "recommendation_person",
        _words("recommendation"),
        _number("place"),
        _words("person"),
        sa.ForeignKeyConstraint(
            ["recommendation"],
            ["recommendation.id"],
            name=op.f("fk_recommendation_person_recommendation"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("recommendation", "place", name=op.f("pk_recommendation_person")),
        sqlite_with_rowid=False,
    )
    _index("recommendation_person", "person", "recommendation")


def _current_status() -> None:
    op.create_table(
        "current_status",
        _words("recommendation"),
        _words("claimant_kind"),
        _words("claimant_by"),
        _words("first_day"),
        _number("sequence"),
        _words("code"),
        sa.PrimaryKeyConstraint("recommendation", "claimant_kind", "claimant_by", name=op.f("pk_current_status")),
        sqlite_with_rowid=False,
    )


def _missions() -> None:
    op.create_table("mission", *_every_record(), sa.PrimaryKeyConstraint("id", name=op.f("pk_mission")))
    op.create_table(
        "programme_item",
        *_every_record(),
        sa.Column("mission", sa.Text()),
        _words("order_key"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme_item")),
    )
    _index("programme_item", "mission", "order_key", "id")
    op.create_table(
        "speaker_note",
        *_every_record(),
        sa.Column("mission", sa.Text()),
        _words("order_key"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_speaker_note")),
    )
    _index("speaker_note", "mission", "order_key", "id")
    op.create_table(
        "commitment",
        *_every_record(),
        sa.Column("mission", sa.Text()),
        _words("order_key"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commitment")),
    )
    _index("commitment", "mission", "order_key", "id")


def _packs() -> None:
    op.create_table(
        "pack",
        *_every_record(),
        sa.Column("mission", sa.Text()),
        _words("order_key"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pack")),
    )
    _index("pack", "mission", "order_key", "id")
    op.create_table(
        "section",
        *_every_record(),
        sa.Column("pack", sa.Text()),
        _words("order_key"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_section")),
    )
    _index("section", "pack", "order_key", "id")
    op.create_table(
        "recipe", *_every_record(), _words("order_key"), sa.PrimaryKeyConstraint("id", name=op.f("pk_recipe"))
    )
    op.create_table(
        "text",
        *_every_record(),
        sa.Column("owner_id", sa.Text()),
        _words("owner_kind"),
        _words("field"),
        _words("language"),
        _words("state"),
        _number("source_rev"),
        _words("search_key"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_text")),
    )
    op.create_index("ix_text_place", "text", ["owner_id", "owner_kind", "field", "language"])


def _history() -> None:
    op.create_table(
        "search",
        _number("number"),
        _words("kind"),
        _words("owner"),
        _words("key"),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_search")),
    )
    op.create_index("uq_search_owner", "search", ["owner", "kind"], unique=True)
    op.create_table(
        "counter", _words("name"), _number("value"), sa.PrimaryKeyConstraint("name", name=op.f("pk_counter"))
    )
    op.create_table(
        "entry",
        _number("id"),
        _words("kind"),
        _number("root"),
        _words("state"),
        _words("label"),
        _words("who_name"),
        _words("who_initials"),
        _words("at"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry")),
    )
    op.create_index("ix_entry_root", "entry", ["root", "kind", "id"])
    op.create_index("ix_entry_who", "entry", ["who_name", "who_initials", "kind", "state", "id"])
    op.create_table(
        "history",
        _number("number"),
        _number("entry"),
        _words("kind"),
        _words("record"),
        sa.Column("version", sa.Integer()),
        sa.Column("before", sa.Text()),
        _number("after_rev"),
        sa.Column("present", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["entry.id"], name=op.f("fk_history_entry")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_history")),
    )
    op.create_index("ix_history_entry", "history", ["entry", "number"])
    op.create_index("ix_history_record", "history", ["record", "kind", "number"])


def _search_index() -> None:
    op.execute(
        "CREATE VIRTUAL TABLE search_index USING fts5(key, content='search', content_rowid='number', "
        "tokenize='unicode61 remove_diacritics 0')"
    )
    op.execute("INSERT INTO search_index(search_index, rank) VALUES ('secure-delete', 1)")
    op.execute(
        "CREATE TRIGGER search_added AFTER INSERT ON search BEGIN "
        "INSERT INTO search_index(rowid, key) VALUES (new.number, new.key); END"
    )
    op.execute(
        "CREATE TRIGGER search_removed AFTER DELETE ON search BEGIN "
        "INSERT INTO search_index(search_index, rowid, key) VALUES ('delete', old.number, old.key); END"
    )
    op.execute("INSERT INTO counter (name, value) VALUES ('sequence', 0), ('entry', 0)")
