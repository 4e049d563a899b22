"""A file that somebody brings, whatever it is: one of the workbooks, or a plan."""

from collections.abc import Sequence
from pathlib import Path, PurePath

from app.services.files import read_file
from app.services.workbooks.registry import WorkbookRow

SHEET_SUFFIXES = frozenset({".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv"})
PLAN_SUFFIXES = frozenset({".docx", ".odt", ".pdf", ".txt", ".md"})
LARGEST = 50_000_000
"""Bytes that are read at all: each kind of file has a limit of its own, lower."""


def is_plan(data: bytes, name: str) -> bool:
    """A document is a plan; a workbook is one when it is none of the program's and has a column of objectives."""
    if PurePath(name).suffix.lower() not in SHEET_SUFFIXES:
        return True
    from app.services.plan_text.opening import is_plan_in_sheets
    from app.services.workbooks.job import says_its_kind

    return not says_its_kind(data) and is_plan_in_sheets(data, name)


def workbook_of_file(path: Path, workbooks: Sequence[WorkbookRow]) -> WorkbookRow | None:
    """Return which workbook a file is, None where it is a plan; `UserError` where it cannot be read."""
    from app.services.workbooks.job import workbook_in

    data = read_file(path, LARGEST)
    return None if is_plan(data, path.name) else workbook_in(data, workbooks, path.name)
