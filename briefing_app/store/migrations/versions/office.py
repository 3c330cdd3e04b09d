"""What an office settles: its status scale, sentences that it keeps, layouts of its sheets."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_TABLES = ("scale", "kept_count", "sheet_layout")


def upgrade() -> None:
    """Make a table for each kind."""
    for name in _TABLES:
        op.create_table(
            name,
            sa.Column("id", sa.Text(), nullable=False),
            sa.Column("rev", sa.Integer(), nullable=False),
            sa.Column("level", sa.Text(), nullable=False),
            sa.Column("version", sa.Integer(), nullable=False),
            sa.Column("data", sa.Text(), nullable=False),
            sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        )
