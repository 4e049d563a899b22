"""The whole workbook of an evaluator: *Riepilogo*, a sheet for each person, the lists of the scales."""

import re
from collections.abc import Iterator, Sequence

from app.domain.workbooks.forms import FormCell, FormLook, FormSheet, FormWorkbook
from app.domain.workbooks.layout import Meta
from app.domain.workbooks.score_lists import LISTS, ScaleLists
from app.domain.workbooks.score_sheets import MISSING, TOTAL, PersonForm
from app.domain.workbooks.scores import INSTRUCTIONS, SheetToFill, score_rows

SUMMARY = "Riepilogo"
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_LONGEST_NAME = 31
_HEADINGS = (
    ("Persona", 34),
    ("Unità", 44),
    ("Dal", 13),
    ("Al", 13),
    ("Cose che mancano", 14),
    ("Totale, provvisorio finché manca qualcosa", 24),
)


def score_workbook(
    sheets: Sequence[SheetToFill], meta: Meta, evaluator: str, session: str, password: str = ""
) -> FormWorkbook:
    """Return the form of the sheets of one evaluator, in the order given."""
    lists = ScaleLists(row.detail for sheet in sheets for row in score_rows(sheet))
    names = sheet_names([sheet.name for sheet in sheets])
    people = [PersonForm(name, sheet, lists) for name, sheet in zip(names, sheets, strict=True)]
    instructions = tuple(line.format(evaluator=evaluator, session=session) for line in INSTRUCTIONS)
    forms = (_summary(people, sheets, f"{session} – {evaluator}"), *(one.form_sheet() for one in people), lists.sheet())
    return FormWorkbook(f"Valutazioni – {evaluator}", instructions, forms, meta, password)


def sheet_names(people: Sequence[str]) -> list[str]:
    """Return a name that a spreadsheet takes for the sheet of each person, none of them twice."""
    taken = {name.casefold() for name in (SUMMARY, LISTS, "Istruzioni", "Errori", "_meta")}
    names = []
    for person in people:
        plain = " ".join(_FORBIDDEN.sub(" ", person).split()).strip("'") or "Persona"
        name, copy = plain[:_LONGEST_NAME], 1
        while name.casefold() in taken:
            copy += 1
            ending = f" ({copy})"
            name = plain[: _LONGEST_NAME - len(ending)] + ending
        taken.add(name.casefold())
        names.append(name)
    return names


def _summary(people: Sequence[PersonForm], sheets: Sequence[SheetToFill], title: str) -> FormSheet:
    cells = [FormCell(1, 1, title, FormLook.TITLE, across=len(_HEADINGS))]
    cells += [FormCell(2, place, text, FormLook.HEADING) for place, (text, _) in enumerate(_HEADINGS, start=1)]
    for row, (person, sheet) in enumerate(zip(people, sheets, strict=True), start=3):
        cells += _summary_row(row, person, sheet)
    return FormSheet(SUMMARY, tuple(cells), tuple(width for _, width in _HEADINGS), frozen=2, heights={1: 30, 2: 32})


def _summary_row(row: int, person: PersonForm, sheet: SheetToFill) -> Iterator[FormCell]:
    place = f"'{person.name.replace(chr(39), chr(39) * 2)}'!"
    period = sheet.content.person.period
    yield FormCell(row, 1, sheet.name, FormLook.LINK, link=f"{place}A1")
    yield FormCell(row, 2, sheet.content.person.nearest_unit, FormLook.TEXT)
    for column, day in ((3, period.start), (4, period.end)):
        yield FormCell(row, column, day, FormLook.NUMBER, number_format="dd/mm/yyyy")
    yield FormCell(row, 5, person.missing_now, FormLook.NUMBER, f"{place}{MISSING}")
    digits = sheet.form.template.rounding.digits
    number_format = "0" + ("." + "0" * digits if digits else "")
    yield FormCell(row, 6, person.total_now, FormLook.NUMBER, f"{place}{TOTAL}", number_format)
