"""Workbooks spoiled at random: the outcome is a list of errors, a sentence or an import, never anything else."""

import contextlib
import sqlite3
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from sqlalchemy.exc import IntegrityError

from app.domain.errors import UserError
from app.domain.workbooks.personnel import PERSONNEL_LAYOUT
from app.services.workbooks.applying import _explained
from app.services.workbooks.job import import_workbook, preview_workbook
from app.services.workbooks.registry import PERSONNEL_WORKBOOK
from tests.archives.town import Town
from tests.excel.samples import edited


def test_that_what_the_archive_itself_refuses_is_told_and_anything_else_is_a_bug() -> None:
    overlap = IntegrityError("INSERT", {}, sqlite3.IntegrityError("posting_overlap"))
    assert "assegnazion" in _explained(overlap).problem
    unknown = IntegrityError("INSERT", {}, sqlite3.IntegrityError("UNIQUE constraint failed"))
    with pytest.raises(IntegrityError):
        _explained(unknown)


values = st.one_of(
    st.none(),
    st.sampled_from(["(cancella)", "0001", "A", "B1", "IS", "sì", "uomo", "Sindaco", "31/12/2024", "1;2", "100", "-1"]),
    st.integers(-10, 10**18),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(date(1900, 3, 1), date(9999, 12, 31)),
    st.booleans(),
    st.text(st.characters(min_codepoint=32, exclude_categories=("Cs", "Co", "Cn")), max_size=30),
)
sheets = st.sampled_from([sheet.name for sheet in PERSONNEL_LAYOUT.sheets])
edits = st.lists(st.tuples(sheets, st.integers(1, 30), st.integers(1, 10), values), min_size=1, max_size=12)
Edit = tuple[str, int, int, object]
Spoiler = Callable[[list[Edit]], bytes]


@pytest.fixture(scope="session")
def spoiled(exported: bytes) -> Spoiler:
    return lambda changes: edited(exported, lambda book: spoil(book, changes))


@pytest.mark.slow
@settings(max_examples=settings().max_examples // 3, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits)
def test_that_any_cell_may_hold_anything(town: Town, spoiled: Spoiler, changes: list[Edit]) -> None:
    data = spoiled(changes)
    with contextlib.suppress(UserError):
        preview = preview_workbook(town.workspace, PERSONNEL_WORKBOOK, data)
        if preview.errors:
            return
        assert import_workbook(town.workspace, PERSONNEL_WORKBOOK, data).is_empty is not preview.has_changes
        assert import_workbook(town.workspace, PERSONNEL_WORKBOOK, data).is_empty


def spoil(book: Workbook, changes: list[Edit]) -> None:
    for sheet, row, column, value in changes:
        cell = book[sheet].cell(row, column)
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"
