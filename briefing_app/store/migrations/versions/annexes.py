"""Annexes, the files that their pages come from, and the bytes of these."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; nothing that is there changes."""
    _record_table("annex", sa.Column("section", sa.Text()), sa.Column("file", sa.Text()), _order_key())
    op.create_index("ix_annex_section_order_key_id", "annex", ["section", "order_key", "id"])
    op.create_index("ix_annex_file_order_key_id", "annex", ["file", "order_key", "id"])
    _record_table("annex_file")
    op.create_table(
        "file_part",
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("file", "part", "page", name=op.f("pk_file_part")),
    )


def _order_key() -> sa.Column[str]:
    return sa.Column("order_key", sa.Text(), nullable=False)


def _record_table(name: str, *columns: sa.Column[str]) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        *columns,
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
    )
