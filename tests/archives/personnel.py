"""The invented comune, its workbook, and hands that edit it as a user would."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from app.domain.columns import Column
from app.domain.workbooks.personnel import PERSONNEL_LAYOUT
from app.services.workbooks.job import export_workbook
from app.services.workbooks.registry import PERSONNEL_WORKBOOK
from tests.archives.plain import copied
from tests.excel.samples import edited

Change = Callable[[Workbook], None]


@pytest.fixture(scope="session")
def exported(town_archive: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The Anagrafica of the invented comune as it is exported."""
    folder = tmp_path_factory.mktemp("exports")
    with copied(town_archive, folder / "town.merito") as workspace:
        return export_workbook(workspace, PERSONNEL_WORKBOOK, 2024, folder / "anagrafica.xlsx").read_bytes()


def cell_of(sheet: str, row: int, heading: str) -> tuple[str, int, int]:
    columns: tuple[Column, ...] = PERSONNEL_LAYOUT.sheet(sheet).columns
    return sheet, row, [column.heading for column in columns].index(heading) + 1


def with_cell(data: bytes, sheet: str, row: int, heading: str, value: object) -> bytes:
    """Write one cell of an exported workbook."""

    def write(book: Workbook) -> None:
        name, number, place = cell_of(sheet, row, heading)
        book[name].cell(number, place).value = value

    return edited(data, write)


def with_row(data: bytes, sheet: str, values: dict[str, object]) -> bytes:
    """Add a row under those of a sheet."""

    def write(book: Workbook) -> None:
        number = book[sheet].max_row + 1
        for heading, value in values.items():
            name, row, place = cell_of(sheet, number, heading)
            book[name].cell(row, place).value = value

    return edited(data, write)
