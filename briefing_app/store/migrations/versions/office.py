"""What an office settles (its status scale, sentences that it keeps, layouts of its sheets), and columns of lists."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_TABLES = ("scale", "kept_count", "sheet_layout")


_COLUMNS = (("status_place", "8"), ("last_assessed", ""), ("review_on", "9999-12-31"))
_ASKED = ("code", "level", "counts", "disputed", "review_on")
_INDEXES = {
    "by_reference": ("reference_key", "id"),
    "by_title": ("title_key", "id"),
    "by_deadline": ("deadline", "reference_key", "id"),
    "by_status": ("status_place", "reference_key", "id"),
    "by_last_assessed": ("last_assessed", "reference_key", "id"),
    "of_instrument": ("instrument", "reference_key", "id"),
}
# Each claimant's newest claim; a position without a status (what a State thinks of a call) takes the place of none.
_FILLED = (
    "DELETE FROM current_status",
    """
    INSERT OR REPLACE INTO current_status
    SELECT recommendation, claimant_kind, claimant_by, first_day, sequence, code,
        coalesce(substr(json_extract(data, '$.next_review') || '-01-01', 1, 10), '9999-12-31')
    FROM assessment
    ORDER BY recommendation, claimant_kind, claimant_by,
        code <> 'unassessed' OR json_extract(data, '$.position') IS NULL, first_day, sequence
    """,
    """
    UPDATE recommendation SET
        last_assessed = coalesce(
            (SELECT max(c.first_day) FROM current_status c WHERE c.recommendation = recommendation.id), ''
        ),
        (code, code_since, review_on, disputed) = (
            SELECT coalesce(s.code, 'unassessed'), coalesce(s.first_day, ''), coalesce(s.review_on, '9999-12-31'),
            EXISTS (
                SELECT 1 FROM current_status o WHERE o.recommendation = recommendation.id
                AND s.code <> 'unassessed' AND o.code NOT IN (s.code, 'unassessed')
                AND (o.first_day, o.sequence) > (s.first_day, s.sequence)
            )
            FROM (SELECT 1) LEFT JOIN instrument i ON i.id = recommendation.instrument
            LEFT JOIN current_status s ON s.recommendation = recommendation.id
                AND s.claimant_kind = i.claimant_kind AND s.claimant_by = i.claimant_by
        )
    """,
    """
    UPDATE recommendation SET status_place = CASE code
        WHEN 'full' THEN '0' WHEN 'substantial' THEN '1' WHEN 'partial' THEN '2' WHEN 'started' THEN '3'
        WHEN 'none' THEN '4' WHEN 'contrary' THEN '5' WHEN 'no_info' THEN '6' WHEN 'overtaken' THEN '7' ELSE '8'
    END
    """,
)


def upgrade() -> None:
    """Make a table for each kind, and the columns and indexes by which recommendations are listed."""
    _tables()
    _lists()
    op.drop_column("text", "source_rev")  # nothing was ever kept in it: whether a version is outdated is seen


def _lists() -> None:
    for name, value in _COLUMNS:
        op.add_column("recommendation", sa.Column(name, sa.Text(), nullable=False, server_default=value))
    op.add_column("recommendation", sa.Column("disputed", sa.Boolean(), nullable=False, server_default="0"))
    op.add_column("current_status", sa.Column("review_on", sa.Text(), nullable=False, server_default="9999-12-31"))
    for statement in _FILLED:
        op.execute(statement)
    for sort in ("reference_key", "title_key", "deadline"):
        for first in ("", "instrument_", "code_"):
            op.drop_index(f"ix_recommendation_{first}{sort}_id")
    for name, columns in _INDEXES.items():
        op.create_index(f"ix_recommendation_{name}", "recommendation", [*columns, *_ASKED])


def _tables() -> None:
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
