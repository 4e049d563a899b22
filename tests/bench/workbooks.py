"""A list of 10,000 people read, validated and rehearsed, against the fast reader alone and the same checks bare."""

import gc
import io
import tracemalloc
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from time import process_time
from typing import Any

from openpyxl import Workbook
from python_calamine import CalamineWorkbook
from sqlalchemy import insert

from app.domain.roles import Gender
from app.domain.structure.employees import EMPLOYEE_COLUMNS, EmployeeDraft
from app.domain.validation import filled
from app.domain.workbooks.cells import RawCell, read_cell
from app.domain.workbooks.personnel import PERSONNEL_LAYOUT
from app.domain.workbooks.sheet_reading import read_workbook
from app.excel.read import read_raw
from app.models.people import Employee
from app.services.archives import new_archive
from app.services.structure.employees import employee_issues
from app.services.workbooks.job import preview_workbook
from app.services.workbooks.registry import PERSONNEL_WORKBOOK
from app.services.workspace import Workspace

ROWS, MANY, TIMES = 10_000, 100_000, 3
BORN, HIRED_AT = date(1955, 1, 1), 6_800
NAMES = ("Mario", "Anna", "Luca", "Giulia", "Paolo", "Marta", "Sergio", "Elena", "Franco", "Lucia", "Piero", "Rosa")


def reading_costs(folder: Path) -> Iterator[str]:
    """Yield the times of the readings, each the best of some, and the memory that a large file takes."""
    data = _list_of(ROWS)
    workspace = _archive(folder / "elenco.merito")
    empty = new_archive(folder / "vuoto.merito", "Comune grande", 2024, is_demo=True)
    fast = _best(lambda: _cells(data))
    bare = _best(lambda: _checked(data))
    read = _best(lambda: read_workbook(PERSONNEL_LAYOUT, read_raw(data), 2026))
    whole = _best(lambda: preview_workbook(workspace, PERSONNEL_WORKBOOK, data))
    new = _best(lambda: preview_workbook(empty, PERSONNEL_WORKBOOK, data))
    for one in (workspace, empty):
        one.archive.close()
    yield f"{ROWS:,} rows: calamine alone {fast:.2f} s, with the same checks bare {bare:.2f} s"
    yield f"read and validated {read:.2f} s   ratio {read / bare:.2f}   (promise ≤ 1.5)"
    yield f"with the dry run on an archive of as many {whole:.2f} s   ratio {whole / bare:.2f}   (promise ≤ 1.5)"
    yield f"with the dry run on an empty archive, which keeps them all and forgets them {new:.2f} s"
    large = _list_of(MANY)
    tracemalloc.start()
    start = process_time()
    rows = sum(len(sheet.rows) for sheet in read_workbook(PERSONNEL_LAYOUT, read_raw(large), 2026).sheets)
    seconds, peak = process_time() - start, tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    yield f"{rows:,} rows, {len(large) >> 10} KiB: {peak >> 20} MiB at most (in {seconds:.0f} s while measured)"


def _born(number: int) -> date:
    return BORN + timedelta(days=number * 7 % 13_000)


def _hired(number: int) -> date:
    return _born(number) + timedelta(days=HIRED_AT + number * 11 % 4_000)


def _list_of(rows: int) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Dipendenti")
    sheet.append([column.heading for column in EMPLOYEE_COLUMNS])
    for number in range(rows):
        gender, name = ("uomo", "donna")[number % 2], NAMES[number % len(NAMES)]
        sheet.append([f"{number:06d}", None, f"Cognome {number}", name, gender, _born(number), _hired(number), None])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _archive(path: Path) -> Workspace:
    workspace = new_archive(path, "Comune grande", 2024, is_demo=True)
    people = [
        {
            "matricola": f"{number:06d}",
            "last_name": f"Cognome {number}", "first_name": NAMES[number % len(NAMES)],
            "gender": Gender.FEMALE if number % 2 else Gender.MALE,
            "birth_date": _born(number), "hired_on": _hired(number),
        }
        for number in range(ROWS)
    ]  # fmt: skip
    with workspace.archive.writing() as session:
        session.execute(insert(Employee), people)
    return workspace


def _cells(data: bytes) -> list[list[Any]]:
    with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
        return list(book.get_sheet_by_index(0).to_python())


def _checked(data: bytes) -> int:
    """Read each cell as its column wants it and check the draft that a row makes, with nothing around."""
    issues = 0
    for row in _cells(data)[1:]:
        values = {
            column.key: read_cell(column, RawCell(value))
            for column, value in zip(EMPLOYEE_COLUMNS, row, strict=True)
            if value != ""
        }
        gender = Gender.MALE if values.get("gender") == "uomo" else Gender.FEMALE
        issues += len(employee_issues(filled(EmployeeDraft(), values | {"gender": gender})))
    return issues


def _best(work: Callable[[], object]) -> float:
    """Return the least seconds of some times, with the collector of Python at rest as in the window."""
    times = []
    for _ in range(TIMES):
        gc.collect()
        gc.disable()
        start = process_time()
        work()
        times.append(process_time() - start)
        gc.enable()
    return min(times)
