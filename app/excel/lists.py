"""The sheet *Elenchi* and the drop-down lists that read from it."""

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from app.domain.columns import Column, Format
from app.domain.workbooks.cells import clean_text
from app.excel import look

LISTS_SHEET = "Elenchi"
_SPARE_ROWS = 1000
_LONGEST_PROMPT = 250
_YES_OR_NO = ("sì", "no")


class Lists:
    """Collects the choices of the columns, one column of *Elenchi* for each different list."""

    def __init__(self, *, is_offered: bool = True) -> None:
        self._is_offered = is_offered
        self._lists: dict[tuple[str, ...], str] = {}

    def offer(self, sheet: Worksheet, place: int, column: Column, rows: int) -> None:
        """Give the cells of a column their list and the hint that shows when one is chosen."""
        choices = _YES_OR_NO if column.format is Format.BOOLEAN else column.choices
        hint = column.help or ("Scrivere giorno/mese/anno." if column.format is Format.DATE else "")
        if not self._is_offered or not (choices or hint):
            return
        validation = self._list(choices, column) if choices else DataValidation(allow_blank=True)
        if hint:
            validation.promptTitle = column.heading[:32]
            validation.prompt = hint[:_LONGEST_PROMPT]
            validation.showInputMessage = True
        letter = get_column_letter(place)
        validation.add(f"{letter}2:{letter}{rows + _SPARE_ROWS}")
        sheet.add_data_validation(validation)

    def write(self, workbook: Workbook) -> None:
        if not self._lists:
            return
        sheet = workbook.create_sheet(LISTS_SHEET)
        for place, (choices, heading) in enumerate(self._lists.items(), start=1):
            head = sheet.cell(1, place, heading)
            head.font, head.fill = look.HEADING_FONT, look.HEADING_FILL
            sheet.column_dimensions[get_column_letter(place)].width = max(map(len, (heading, *choices))) + 4
            for row, choice in enumerate(choices, start=2):
                cell = sheet.cell(row, place)
                cell.value, cell.data_type, cell.number_format = clean_text(choice), "s", "@"
        sheet.freeze_panes = "A2"

    def _list(self, choices: tuple[str, ...], column: Column) -> DataValidation:
        """Return the list; only a closed choice refuses other words, `(cancella)` included where it can be."""
        self._lists.setdefault(choices, "Sì o no" if column.format is Format.BOOLEAN else column.heading)
        letter = get_column_letter(list(self._lists).index(choices) + 1)
        is_closed = column.format is Format.CHOICE and column.required
        return DataValidation(
            type="list",
            formula1=f"{LISTS_SHEET}!${letter}$2:${letter}${len(choices) + 1}",
            allow_blank=True,
            showErrorMessage=is_closed,
            errorTitle="Valore non ammesso",
            error="Scegliere un valore dell'elenco.",
        )
