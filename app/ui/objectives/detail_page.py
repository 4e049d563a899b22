"""What every page about one objective is made of: a table or a form, its buttons, its live total."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from PySide6.QtCore import QObject, QSize
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app.domain.changes import Changes
from app.domain.ids import ObjectiveId
from app.domain.issues import Severity
from app.domain.objectives.detail import ObjectiveChoices, ObjectiveDetail
from app.domain.objectives.weights import WeightTotal
from app.ui.kit.desk import Desk
from app.ui.kit.labels import Message
from app.ui.kit.rows_model import CellEdit
from app.ui.kit.rows_table import RowsTable
from app.ui.objectives.flow import Flow
from app.ui.objectives.words import cell_value

Change = Callable[[Any, Mapping[Any, Mapping[str, Any]]], Changes]


class DetailPage(QWidget):
    """A page at the side about one objective; a subclass fills itself in `fill`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.detail: ObjectiveDetail | None = None
        self.choices = ObjectiveChoices()
        self.box = QVBoxLayout(self)
        step = self.fontMetrics().height() // 2
        self.box.setContentsMargins(step, step, step, step)

    @property
    def identity(self) -> ObjectiveId:
        """The objective shown; a page that shows none has no buttons to press."""
        if self.detail is None or self.detail.draft.id is None:
            message = "no objective is shown"
            raise LookupError(message)
        return self.detail.draft.id

    def show_detail(self, detail: ObjectiveDetail, choices: ObjectiveChoices) -> None:
        self.detail, self.choices = detail, choices
        self.fill(detail)

    def fill(self, detail: ObjectiveDetail) -> None:
        """Show what the page is about."""
        raise NotImplementedError

    def add_buttons(self, buttons: Iterable[QAbstractButton]) -> QWidget:
        """Put buttons at the end of the page, on one line or more."""
        holder = QWidget(self)
        row = Flow(holder)
        for button in buttons:
            row.addWidget(button)
            if isinstance(button, QToolButton):
                fit_icon(button)
        self.box.addWidget(holder)
        return holder

    def save_cells(self, table: RowsTable, change: Change) -> None:
        """Save each committed cell, and each pasted block as one operation, through `change`.

        Such a table keeps the height of some rows: where there is no room, the page scrolls.
        """
        table.setMinimumHeight(table.fontMetrics().height() * 11)
        CellSaver(self, table, change)


def fit_icon(button: QToolButton) -> None:
    """Give an icon without words the size of the letters around it."""
    side = round(button.fontMetrics().height() * 1.2)
    button.setIconSize(QSize(side, side))


def values_by_row(edits: Iterable[CellEdit]) -> dict[Any, dict[str, Any]]:
    """Return the new values of the cells of each row, by id."""
    rows: dict[Any, dict[str, Any]] = {}
    for edit in edits:
        rows.setdefault(edit.row.id, {})[edit.key] = cell_value(edit.key, edit.value)
    return rows


class CellSaver(QObject):
    """Takes the edits of one table to one use case; the page owns it, because signals do not keep it alive."""

    def __init__(self, page: DetailPage, table: RowsTable, change: Change) -> None:
        super().__init__(page)
        self._page = page
        self._change = change
        table.allow_editing()
        table.edited.connect(self.save)
        table.pasted.connect(self.save_all)

    def save(self, edit: CellEdit) -> None:
        self.save_all([edit])

    def save_all(self, edits: list[CellEdit]) -> None:
        self._page.desk.save(self._change, values_by_row(edits))


class RowButtons(QObject):
    """Lets `buttons` be pressed only while a row of the table is chosen."""

    def __init__(self, table: RowsTable, *buttons: QAbstractButton) -> None:
        super().__init__(table)
        self._buttons = buttons
        table.current_changed.connect(self.fit)
        self.fit(table.current_row())

    def fit(self, row: object) -> None:
        for button in self._buttons:
            button.setEnabled(row is not None)


class PageMessage(Message):
    """A message in a page: as high as its words and no more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)


class TotalLine(PageMessage):
    """The live total of a set of weights, with a sign that says whether it is right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Totale dei pesi")

    def show_total(self, total: WeightTotal) -> None:
        words = f"Totale dei pesi: {total.shown}"
        self.say(words, Severity.NOTE if total.is_right else Severity.WARNING)
        self.setVisible(bool(total.count))
        self.setAccessibleDescription(words)
