"""Any list of the window on paper: its title, the day, how many rows, and its columns as they stand on the screen."""

from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from app.domain.documents.common import Printed
from app.domain.documents.lists import ListDocument, parts_for_paper, room_of
from app.domain.italian import format_date
from app.reports.blocks.base import Block
from app.reports.blocks.data_table import data_table
from app.reports.blocks.texts import heading
from app.reports.day_report import print_day_report


def print_list(document: ListDocument, out: BinaryIO) -> Printed:
    """Print the rows as they are; more columns than a page has room for follow in tables of their own."""
    imprint, table = document.imprint, document.table
    sentence = f"Al {format_date(imprint.printed_on)}: {table.counted}."
    return print_day_report(
        out,
        document.letterhead,
        imprint,
        title=table.title,
        on_day=imprint.printed_on,
        sentence=sentence,
        blocks=_tables(document),
    )


def _tables(document: ListDocument) -> Iterator[Block]:
    parts = parts_for_paper(document.table.columns)
    for number, columns in enumerate(parts, start=1):
        if len(parts) > 1:
            yield heading(f"Colonne, parte {number} di {len(parts)}", key=f"p{number}")
        shown = [replace(column, width=room_of(column)) for column in columns]
        yield data_table(shown, document.table.rows)
