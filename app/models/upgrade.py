"""Bringing an archive to the present schema."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from app.models.identity import APPLICATION_ID, SCHEMA_VERSION
from app.models.sessions import BEGIN_OPTION, make_engine


def migration_config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    return config


def upgrade_schema(path: Path) -> None:
    """Run the missing migrations in one transaction, without foreign keys but checking them before the end.

    Alembic's batch mode rebuilds tables: with foreign keys on it would delete their children.
    """
    engine = make_engine(path, foreign_keys=False)
    with engine.connect().execution_options(**{BEGIN_OPTION: "IMMEDIATE"}) as connection, connection.begin():
        command.upgrade(migration_config(connection), "head")
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
        if broken := connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall():
            message = f"the migration would leave {len(broken)} broken links"
            raise RuntimeError(message)
    engine.dispose()
