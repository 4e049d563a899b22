"""Alembic's entry: it runs on the connection it is given, inside the caller's transaction."""

from alembic import context

from app.models.schema import Base

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_as_batch=True,
    transactional_ddl=False,
    compare_server_default=True,
)
context.run_migrations()
