"""How cells and pages look: number formats, colours, widths, landscape A4."""

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from app.domain.columns import Column, Format

BLUE = "FF0066CC"
DEEP_BLUE = "FF004A99"
WHITE = "FFFFFFFF"
RED = "FFFFC7CE"
GREY = "FFB0B8C4"

_FACE = "Calibri"
HEADING_FONT = Font(name=_FACE, size=11, bold=True, color=WHITE)
HEADING_FILL = PatternFill("solid", fgColor=BLUE)
REQUIRED_FILL = PatternFill("solid", fgColor=DEEP_BLUE)
WRONG_FILL = PatternFill("solid", fgColor=RED)
HEADING_ALIGNMENT = Alignment(wrap_text=True, vertical="center")
HEADING_BORDER = Border(right=Side("thin", color=GREY))
TITLE_FONT = Font(name=_FACE, bold=True, size=16, color=BLUE)
TEXT_ALIGNMENT = Alignment(wrap_text=True, vertical="top")
PLAIN_ALIGNMENT = Alignment(vertical="top")

_TEXT_FORMAT = "@"
_FORMATS = {
    Format.CODE: _TEXT_FORMAT,
    Format.TEXT: _TEXT_FORMAT,
    Format.LONG_TEXT: _TEXT_FORMAT,
    Format.CHOICE: _TEXT_FORMAT,
    Format.BOOLEAN: _TEXT_FORMAT,
    Format.DATE: "dd/mm/yyyy",
    Format.INTEGER: "#,##0",
    Format.MONEY: "#,##0.00",
}


def number_format(column: Column) -> str:
    """Return the format of a column; a percentage is the number itself (50), with the sign only shown."""
    if column.format in _FORMATS:
        return _FORMATS[column.format]
    digits = "General" if column.digits is None else "0" + ("." + "0" * column.digits if column.digits else "")
    return f'{digits}" %"' if column.format is Format.PERCENT else digits


def width(column: Column) -> float:
    """Return the width in characters, with room for the arrow of the filter."""
    longest_word = max((len(word) for word in column.heading.split()), default=0)
    return max(column.width, longest_word + 4)


def set_page(sheet: Worksheet) -> None:
    """Print on landscape A4, as wide as the page."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
