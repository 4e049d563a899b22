"""A form becomes a workbook: cells as they look, lists and conditions where one writes, the rest protected."""

import io
import re
import zipfile
from collections.abc import Mapping
from datetime import datetime
from decimal import Context, Decimal
from fractions import Fraction
from functools import partial
from typing import Any
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook.properties import CalcProperties
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from app.domain.workbooks.cells import clean_text
from app.domain.workbooks.forms import CellEntry, FormCell, FormLook, FormSheet, FormWorkbook
from app.excel import look
from app.excel.dressing import Wardrobe
from app.excel.package import fixed_in_time, saved_bytes
from app.excel.protection import UNLOCKED, protect_whole
from app.excel.read import META_SHEET
from app.excel.write import put, write_instructions, write_meta

_UNSEEN = ";;;"
_DIGITS = Context(prec=17)
_LONGEST_PROMPT = 250
_FACE = "Calibri"
_EDGE = Side("thin", color="FFD0D6DE")
_BOX = Border(_EDGE, _EDGE, _EDGE, _EDGE)
_PALE, _OPEN, _ALARM = (PatternFill("solid", fgColor=color) for color in ("FFE3EEF9", "FFFFF9DB", "FFFBD0A8"))
_TOP = Alignment(wrap_text=True, vertical="top")
_MIDDLE = Alignment(wrap_text=True, vertical="center")
_RIGHT = Alignment(horizontal="right", vertical="top", indent=1)
_BOLD = Font(name=_FACE, size=11, bold=True)
_PLAIN = Font(name=_FACE, size=11)
_SMALL = Font(name=_FACE, size=10, color="FF44505E")
_LACK = Font(name=_FACE, size=10, bold=True, color="FF9C3A00")

_NO_FILL, _NO_BORDER = PatternFill(), Border()
_LOOKS: Mapping[FormLook, tuple[Font, PatternFill, Alignment, Border]] = {
    FormLook.TITLE: (look.TITLE_FONT, _NO_FILL, Alignment(vertical="center"), _NO_BORDER),
    FormLook.FACTS: (_SMALL, _NO_FILL, Alignment(vertical="center"), _NO_BORDER),
    FormLook.HEADING: (look.HEADING_FONT, look.HEADING_FILL, look.HEADING_ALIGNMENT, look.HEADING_BORDER),
    FormLook.SECTION: (_BOLD, _PALE, _MIDDLE, _BOX),
    FormLook.SECTION_NUMBER: (_BOLD, _PALE, Alignment(horizontal="right", vertical="center", indent=1), _BOX),
    FormLook.LABEL: (_BOLD, _NO_FILL, _TOP, _BOX),
    FormLook.TEXT: (_SMALL, _NO_FILL, _TOP, _BOX),
    FormLook.NUMBER: (_PLAIN, _NO_FILL, _RIGHT, _BOX),
    FormLook.LACKING: (_LACK, _NO_FILL, _TOP, _BOX),
    FormLook.ENTRY: (_BOLD, _OPEN, _TOP, _BOX),
    FormLook.LONG_ENTRY: (_PLAIN, _OPEN, _TOP, _BOX),
    FormLook.TOTAL_LABEL: (_SMALL, _NO_FILL, Alignment(horizontal="right", vertical="center"), _NO_BORDER),
    FormLook.TOTAL: (
        Font(name=_FACE, size=14, bold=True),
        _NO_FILL,
        Alignment(horizontal="right", vertical="center"),
        _NO_BORDER,
    ),
    FormLook.LINK: (Font(name=_FACE, size=11, underline="single", color=look.BLUE), _NO_FILL, _MIDDLE, _NO_BORDER),
    FormLook.HELPER: (_SMALL, _NO_FILL, _RIGHT, _NO_BORDER),
}
_FORMULA = re.compile(r'<c r="([A-Z]+\d+)"([^>]*)><f>(.*?)</f><v ?/?>(?:</v>)?</c>', re.DOTALL)


def write_form(form: FormWorkbook, made_at: datetime) -> bytes:
    """Return the bytes of a form; the same form and moment give the same bytes.

    Each formula goes with what it gives now, so that the file can be read back before any program has opened it.
    """
    workbook = Workbook()
    write_instructions(workbook.active, form.title, form.instructions)
    wardrobe = Wardrobe()
    for one in form.sheets:
        _write_sheet(workbook.create_sheet(one.name), one, wardrobe)
    write_meta(workbook.create_sheet(META_SHEET), form.meta)
    protect_whole(workbook, form.password, form.meta.export_id)
    workbook.calculation = CalcProperties(fullCalcOnLoad=True)
    workbook.properties.creator, workbook.properties.title = "Merito", clean_text(form.title)
    workbook.properties.language = "it-IT"
    return fixed_in_time(_with_values(saved_bytes(workbook), form), made_at)


def _write_sheet(sheet: Worksheet, form: FormSheet, wardrobe: Wardrobe) -> None:
    validations: dict[tuple[str, ...], DataValidation] = {}
    for cell in form.cells:
        _write_cell(sheet, cell, validations, wardrobe)
    for place, width in enumerate(form.widths, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    for place in form.hidden_columns:
        sheet.column_dimensions[get_column_letter(place)].hidden = True
    for row, height in form.heights.items():
        sheet.row_dimensions[row].height = height
    if form.frozen:
        sheet.freeze_panes = f"A{form.frozen + 1}"
        sheet.print_title_rows = f"{form.frozen}:{form.frozen}"
    sheet.sheet_view.showGridLines = False
    look.set_page(sheet)


def _write_cell(
    sheet: Worksheet, form: FormCell, validations: dict[tuple[str, ...], DataValidation], wardrobe: Wardrobe
) -> None:
    cell: Any = sheet.cell(form.row, form.column)
    key = (form.look, form.number_format, form.entry is None)
    wardrobe.dress(cell, key, partial(_dress, form))
    if form.formula:
        cell.value = f"={form.formula}"
    else:
        put(cell, _native(form.value))
    if form.across > 1:
        _merge(sheet, form, wardrobe)
    if form.link:
        cell.hyperlink = f"#{form.link}"
    if form.entry:
        _offer(sheet, cell.coordinate, form.entry, validations)


def _dress(form: FormCell, cell: Any) -> None:
    cell.font, cell.fill, cell.alignment, cell.border = _LOOKS[form.look]
    cell.number_format = _UNSEEN if form.look is FormLook.HELPER else form.number_format or "General"
    if form.entry:
        cell.protection = UNLOCKED
        cell.number_format = form.number_format or "@"


def _merge(sheet: Worksheet, form: FormCell, wardrobe: Wardrobe) -> None:
    """Merge a cell with those at its side, which have its border: the library would put it together side by side."""
    end = form.column + form.across - 1
    border = _LOOKS[form.look][-1]
    for place in range(form.column + 1, end + 1):
        wardrobe.dress(sheet.cell(form.row, place), ("beside", form.look), partial(_border, border))
    sheet.merged_cells.add(f"{get_column_letter(form.column)}{form.row}:{get_column_letter(end)}{form.row}")


def _border(border: Border, cell: Any) -> None:
    cell.border = border


def _offer(sheet: Worksheet, cell: str, entry: CellEntry, validations: dict[tuple[str, ...], DataValidation]) -> None:
    """Say what may be written in a cell; cells that take the same share one rule."""
    key = (entry.list_cells, entry.condition, entry.hint)
    if key not in validations:
        validations[key] = validation = _validation(entry)
        sheet.add_data_validation(validation)
    validations[key].add(cell)
    if entry.alarm:
        sheet.conditional_formatting.add(cell, FormulaRule(formula=[entry.alarm], fill=_ALARM_FILL))


_ALARM_FILL = PatternFill("solid", bgColor="FFFBD0A8")


def _validation(entry: CellEntry) -> DataValidation:
    kind = "list" if entry.list_cells else "custom" if entry.condition else None
    rule = DataValidation(type=kind, formula1=entry.list_cells or entry.condition or None, allow_blank=True)
    rule.showErrorMessage = kind is not None
    rule.errorTitle, rule.error = "Valore non ammesso", entry.refusal[:_LONGEST_PROMPT]
    if entry.hint:
        rule.showInputMessage, rule.prompt = True, entry.hint[:_LONGEST_PROMPT]
    return rule


def _native(value: object) -> Any:
    match value:
        case Fraction():
            return _DIGITS.divide(Decimal(value.numerator), Decimal(value.denominator))
        case str():
            return clean_text(value) or None
        case _:
            return value


def _with_values(package: bytes, form: FormWorkbook) -> bytes:
    """Write beside each formula what it gives now: the library that makes the file leaves its place empty."""
    given = {
        f"xl/worksheets/sheet{number}.xml": {
            f"{get_column_letter(cell.column)}{cell.row}": cell.value for cell in one.cells if cell.formula
        }
        for number, one in enumerate(form.sheets, start=2)
    }
    filled = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(filled, "w") as target:
        for name in source.namelist():
            body = source.read(name)
            if values := given.get(name):
                body = _filled(body.decode(), values).encode()
            target.writestr(zipfile.ZipInfo(name), body)
    return filled.getvalue()


def _filled(body: str, values: Mapping[str, object]) -> str:
    def fill(found: re.Match[str]) -> str:
        cell, attributes, formula = found.groups()
        value = _native(values.get(cell))
        kind = ' t="str"' if value is None or isinstance(value, str) else ""
        text = "" if value is None else escape(str(value))
        return f'<c r="{cell}"{attributes}{kind}><f>{formula}</f><v>{text}</v></c>'

    return _FORMULA.sub(fill, body)
