"""The results of a year given out: a workbook, a CSV, a JSON with the explanation of every total."""

import csv
import io
import json

from app.domain.errors import UserError
from app.domain.serial.plain import to_plain
from app.domain.sheets.rows import RESULT_COLUMNS
from app.domain.workbooks.csv_text import harmless
from app.domain.workbooks.results import PARTS_OF_SHEETS, PEOPLE, RESULTS_LAYOUT, SHEETS, part_rows
from app.domain.workbooks.rules import PlainRows
from app.services.sheets.results import results
from app.services.sheets.year import year_results
from app.services.workbooks.parts import WorkbookParts
from app.services.workspace import Workspace


def _rows(workspace: Workspace, year: int) -> PlainRows:
    """Return the rows of the *Risultati* of `year`; `UserError` when the year has no sheets."""
    sheets = results(workspace, year)
    if not sheets:
        raise UserError(
            f"Nel {year} non ci sono schede di valutazione.",
            "Scegliere un altro anno, oppure preparare la sessione nella pagina Valutazioni.",
        )
    people = year_results(workspace, year)
    return PlainRows({SHEETS.name: sheets, PARTS_OF_SHEETS.name: list(part_rows(sheets)), PEOPLE.name: people})


PARTS = WorkbookParts(RESULTS_LAYOUT, _rows)


def results_csv(workspace: Workspace, year: int) -> str:
    """Return the results as text with `;` and a decimal comma, as Excel in Italian opens it."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\n")
    writer.writerow(column.heading for column in RESULT_COLUMNS)
    for row in results(workspace, year):
        writer.writerow(harmless(column.text(row)) for column in RESULT_COLUMNS)
    return text.getvalue()


def results_json(workspace: Workspace, year: int) -> str:
    """Return the results as JSON: exact numbers are texts, and each sheet carries its explanation."""
    rows = results(workspace, year, with_explanation=True)
    return json.dumps([to_plain(row) for row in rows], ensure_ascii=False, indent=2)
