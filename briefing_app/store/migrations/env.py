"""Run by Alembic: migrates over the connection that the caller hands in, inside the caller's transaction."""

from __future__ import annotations

from alembic import context

from briefing_app.store.schema import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
