"""The bare connection under one of SQLAlchemy's."""

from typing import cast

from sqlalchemy import Connection

from app.models.archive_file.connection import Connection as RawConnection


def raw_of(connection: Connection) -> RawConnection:
    """Return the bare connection, in the same transaction."""
    return cast("RawConnection", connection.connection.dbapi_connection)
