"""Workbooks made for the tests."""

import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.merge import MergedCellRange

from app.domain.columns import Column, Format
from app.domain.workbooks.kinds import PERSONNEL
from app.domain.workbooks.layout import Meta, SheetLayout, WorkbookLayout

MADE_AT = datetime(2024, 12, 31, 11, 0, tzinfo=UTC)
META = Meta("anagrafica", "1", "Comune di Prova", "e-1")
PEOPLE = SheetLayout(
    "Persone",
    (
        Column("code", "Matricola", Format.CODE, 10, required=True, synonyms=("Matr.",)),
        Column("name", "Cognome e nome", synonyms=("Nominativo",)),
        Column("note", "Note", Format.LONG_TEXT),
        Column("count", "Figli", Format.INTEGER),
        Column("pay", "Importo", Format.MONEY),
        Column("share", "Quota %", Format.PERCENT),
        Column("born", "Data di nascita", Format.DATE),
        Column("is_eq", "Titolare di EQ", Format.BOOLEAN),
        Column("gender", "Genere", Format.CHOICE, choices=("uomo", "donna"), required=True),
    ),
    key=("code",),
    synonyms=("Personale",),
)
LAYOUT = WorkbookLayout(PERSONNEL, 1, (PEOPLE,), ("Prima riga.", "=Seconda riga."))


@dataclass(frozen=True)
class Person:
    code: str = "00123"
    name: str | None = "Rossi Mario"
    note: str | None = None
    count: int | None = 2
    pay: Decimal | None = Decimal("1234.56")
    share: Decimal | None = Decimal("33.33")
    born: date | None = date(1970, 3, 1)
    is_eq: bool | None = True
    gender: str | None = "uomo"


def workbook_of(*rows: Sequence[object], name: str = "Persone") -> bytes:
    book = Workbook()
    book.active.title = name
    for row in rows:
        book.active.append(list(row))
    return saved(book)


def saved(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def loaded(data: bytes, *, data_only: bool = False) -> Workbook:
    """Return a workbook without the borders of its merged cells, which take longer to read than all the rest."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(MergedCellRange, "_get_borders", lambda _: None)
        patch.setattr(MergedCellRange, "format", lambda _: None)
        return load_workbook(io.BytesIO(data), data_only=data_only)


def edited(data: bytes, change: Callable[[Workbook], None]) -> bytes:
    """Return the workbook as a user would leave it after `change`."""
    book = loaded(data)
    change(book)
    return saved(book)


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in parts.items():
            archive.writestr(name, body)
    return stream.getvalue()
