"""Which column of ours each column of a foreign file is, and which of its sheets are read, chosen by hand."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.columns import Column, Format
from app.domain.issues import Issue
from app.domain.validation import NotValid
from app.domain.workbooks.column_choice import FileColumn, FileSheet
from app.domain.workbooks.preview import WorkbookPreview
from app.domain.workbooks.table_headings import ChosenColumns
from app.ui.kit.dialogs import FormDialog

WIDTH = 720
_WORDS = (
    "Per ogni colonna del file, che cosa contiene: prima quelle che non si riconoscono."
    " Con l'importazione la scelta si ricorda, per i file con le stesse intestazioni."
)
NOT_READ = "Non si legge"
_TWICE = "Già scelta per un'altra colonna di questo foglio."


class ColumnsDialog(FormDialog):
    """Asks for the columns and the sheets of a file; `on_chosen` gets what was chosen."""

    def __init__(self, parent: QWidget, preview: WorkbookPreview, on_chosen: Callable[[ChosenColumns], object]) -> None:
        super().__init__(parent, "Colonne del file", _WORDS, "Leggi di nuovo", WIDTH)
        self._columns = preview.columns
        self._sheets = preview.sheets
        self._on_chosen = on_chosen
        for number, sheet in enumerate(self._sheets):
            self._add(_of_sheet(number), f"Foglio «{sheet.name}»", _sheet_choices(sheet))
        for number, one in enumerate(self._columns):
            label = f"{one.heading} ({one.sheet})"
            self._add(_of_column(number), label, (NOT_READ, *(option.heading for option in one.options)))
        self.form.fill_values(
            {_of_sheet(number): _sheet_choices(one)[one.is_left_out] for number, one in enumerate(self._sheets)}
            | {_of_column(number): _shown(one) for number, one in enumerate(self._columns)}
        )
        self.submit_with(self._choose)

    def _add(self, key: str, label: str, choices: tuple[str, ...]) -> None:
        self.form.add(Column(key, label, Format.CHOICE, width=40, required=True, choices=choices))

    def _choose(self, values: dict[str, Any]) -> None:
        if twice := self._chosen_twice(values):
            self.refuse(NotValid([Issue("twice", _TWICE, key) for key in twice]))
            return
        chosen: dict[tuple[str, str], str] = {}
        for number, sheet in enumerate(self._sheets):
            chosen |= sheet.choice(is_left_out=values[_of_sheet(number)] == NOT_READ)
        for number, one in enumerate(self._columns):
            headings = [option.heading for option in one.options]
            now = values[_of_column(number)]
            chosen |= one.choice(headings.index(now) if now in headings else None)
        self.accept()
        self._on_chosen(chosen)

    def _chosen_twice(self, values: dict[str, Any]) -> list[str]:
        """Return the fields of the columns of a sheet that would be the same one of ours."""
        told = {_of_column(number): (one.sheet, values[_of_column(number)]) for number, one in enumerate(self._columns)}
        counted = Counter(place for place in told.values() if place[1] and place[1] != NOT_READ)
        return [key for key, place in told.items() if counted[place] > 1]


def _of_column(number: int) -> str:
    return f"column_{number}"


def _of_sheet(number: int) -> str:
    return f"sheet_{number}"


def _sheet_choices(sheet: FileSheet) -> tuple[str, str]:
    return f"Si legge come {sheet.layout}", NOT_READ


def _shown(one: FileColumn) -> str:
    return NOT_READ if one.chosen is None else one.options[one.chosen].heading
