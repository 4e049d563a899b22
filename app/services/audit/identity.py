"""What the audit says of the archive itself: written when it is made, and again when it is upgraded."""

from collections.abc import Iterator

from app.domain.audit.chain import RowChange
from app.domain.audit.replay import IDENTITY, VERSION, LiveTable, Row, Tables, is_whole
from app.models.audit import info
from app.models.stored_rows import StoredRows, from_stored, stored_rows
from app.services.transaction import Unit


def tell_identity(unit: Unit) -> None:
    """Put in the entry of `unit` the identity of the archive and the fingerprint of its schema."""
    info(unit.session)
    unit.session.flush()
    with stored_rows(unit.session) as stored:
        unit.recorder.beside.append(RowChange(IDENTITY, 1, None, dict(stored.identity())))


def tell_what_was_unsaid(unit: Unit) -> None:
    """Put in the entry of `unit` what older entries left out: versions, columns that migrations added, the identity.

    From here on the audit answers for everything. What it did say before is not touched: it stays comparable.
    """
    with stored_rows(unit.session) as stored:
        tables = stored.replayed()
        if not is_whole(tables):
            unit.recorder.beside += _left_out(tables, stored)
    tell_identity(unit)


def _left_out(tables: Tables, stored: StoredRows) -> Iterator[RowChange]:
    for table in stored.tables():
        told = tables.get(table.name, {})
        for values in table.rows:
            row = dict(zip(table.columns, values, strict=True))
            if values[0] in told and (unsaid := _unsaid(table, told[values[0]], row)):
                yield RowChange(table.name, values[0], {}, unsaid)


def _unsaid(table: LiveTable, told: Row, row: Row) -> Row:
    """Return what a row holds beyond what the audit makes of it: another version, columns added since and filled."""
    other = {column for column in row.keys() & {VERSION} if told.get(VERSION) != row[VERSION]}
    added = {column for column in table.unsaid.keys() - told.keys() if row[column] != table.unsaid[column]}
    return {column: from_stored(table.name, column, row[column]) for column in other | added}
