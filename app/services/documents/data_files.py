"""The tables of a document as a file of data: for Excel, for Calc, for any other program."""

from collections.abc import Sequence
from datetime import UTC, datetime, time
from typing import BinaryIO, Protocol

from app.domain.documents.catalogue import DocumentFormat
from app.domain.documents.common import HeadedDocument, Printed
from app.domain.documents.transparency import PublishedTable


class TabledDocument(HeadedDocument, Protocol):
    """A document that has tables to give as data."""

    @property
    def title(self) -> str: ...
    @property
    def tables(self) -> Sequence[PublishedTable]: ...


def write_tables(document: TabledDocument, out: BinaryIO, wanted: DocumentFormat) -> Printed:
    """Write every table, in CSV one below the other; the same tables and day give the same bytes."""
    from app.excel.published import tables_csv

    if wanted is DocumentFormat.CSV:
        out.write(tables_csv(document.tables))
        return Printed(1, 0)
    return write_workbook(document, document.tables, document.title, out, wanted)


def write_list(table: PublishedTable, out: BinaryIO) -> Printed:
    """Write one table in CSV as programs want it: its heading, then a line for each row."""
    from app.excel.published import list_csv

    out.write(list_csv(table))
    return Printed(1, 0)


def write_workbook(
    document: HeadedDocument, tables: Sequence[PublishedTable], title: str, out: BinaryIO, wanted: DocumentFormat
) -> Printed:
    """Write each table on a sheet of its own, for Excel or for Calc, dated at the beginning of the day of the print."""
    from app.excel.published import tables_ods, tables_xlsx

    write = tables_xlsx if wanted is DocumentFormat.EXCEL else tables_ods
    made_at = datetime.combine(document.imprint.printed_on, time(), UTC)
    out.write(write(tables, title, document.letterhead.name, made_at))
    return Printed(1, 0)
