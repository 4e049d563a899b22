"""What every page about one objective is made of: a table or a form, its buttons, its live total."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app.domain.changes import Changes
from app.domain.cycles import Lock
from app.domain.ids import ObjectiveId
from app.domain.issues import Severity
from app.domain.objectives.detail import ObjectiveChoices, ObjectiveDetail
from app.domain.objectives.weights import WeightTotal
from app.ui.kit.block_reading import NO_READERS, NewCells
from app.ui.kit.buttons import allow
from app.ui.kit.context_menu import NO_ROW
from app.ui.kit.desk import Desk
from app.ui.kit.labels import Message
from app.ui.kit.notice import Notice, NoticeKind
from app.ui.kit.overrides import override
from app.ui.kit.rows_model import CellEdit
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.scale import keep_margins, keep_minimum_height, keep_spacing
from app.ui.kit.tokens import MEASURES, colours_of
from app.ui.objectives.flow import Flow
from app.ui.objectives.words import cell_value

LOWEST_TABLE = 116
"""The head of a table, three rows and its bar, in pixels of the drawing: where there is no room, the page scrolls."""


class Change(Protocol):
    """A use case that changes cells of some rows and adds new ones, as one operation."""

    def __call__(self, workspace: Any, rows: Mapping[Any, Mapping[str, Any]], new: Collection[Any], /) -> Changes: ...


class DetailPage(QWidget):
    """A page at the side about one objective; a subclass fills itself in `fill`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.detail: ObjectiveDetail | None = None
        self.choices = ObjectiveChoices()
        self._tables: list[RowsTable] = []
        self.guards = ButtonGuards(self)
        self.foot = QWidget(self)
        self.box = QVBoxLayout(self)
        keep_margins(self.box, 0, 0, MEASURES.gap_small, MEASURES.gap_small)
        keep_spacing(self.box, MEASURES.gap)

    @property
    def identity(self) -> ObjectiveId:
        """The objective shown; a page that shows none has no buttons to press."""
        if self.detail is None or self.detail.draft.id is None:
            message = "no objective is shown"
            raise LookupError(message)
        return self.detail.draft.id

    @property
    def is_locked(self) -> bool:
        return self.detail is not None and self.lock_for(self.detail) is not None

    def lock_for(self, detail: ObjectiveDetail) -> Lock | None:
        """Tell why nothing can be changed here: to measure may be granted where to plan is not."""
        return detail.closing

    def show_detail(self, detail: ObjectiveDetail, choices: ObjectiveChoices) -> None:
        self.detail, self.choices = detail, choices
        self.fill(detail)
        self._lock(self.lock_for(detail))

    def fill(self, detail: ObjectiveDetail) -> None:
        """Show what the page is about."""
        raise NotImplementedError

    def focus_field(self, field: str, part: int) -> None:
        """Give the keyboard to a field, in the row with the id `part` where there are several."""
        for table in self._tables[:1]:
            self.edit_cell(table, part, field)

    def add_buttons(self, buttons: Iterable[QAbstractButton]) -> QWidget:
        """Put buttons at the end of the page, on one line or more."""
        holder = self.foot
        row = Flow(holder)
        for button in buttons:
            row.addWidget(button)
            self.guards.add(button)
            if isinstance(button, QToolButton):
                fit_icon(button)
        self.box.addWidget(holder)
        return holder

    def save_cells(self, table: RowsTable, change: Change) -> "CellSaver":
        """Save each committed cell, and each pasted block as one operation, through `change`."""
        keep_minimum_height(table, LOWEST_TABLE)
        self._tables.append(table)
        return CellSaver(self, table, change)

    def edit_cell(self, table: RowsTable, key: object, column: str) -> bool:
        """Open the editor of a cell; tell whether there is such a row."""
        places = [one.key for one in table.model.columns]
        table.view.setFocus()
        if column not in places or not table.select(key, places.index(column)):
            return False
        if not self.is_locked and table.model.columns[places.index(column)].editable:
            table.view.edit_cell()
        return True

    def _lock(self, closing: Lock | None) -> None:
        """Let nothing be changed in a closed year, and say why on what is off."""
        for table in self._tables:
            table.model.is_editable = closing is None
        self._sink_tables()
        self.guards.lock(closing.sentence if closing else "")

    def _sink_tables(self) -> None:
        """Give what is locked its ground, in the theme of the moment."""
        for table in self._tables:
            palette = QPalette()
            if self.is_locked:
                palette.setColor(QPalette.ColorRole.Base, QColor(colours_of(self.palette()).sunken))
            table.view.setPalette(palette)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._sink_tables()


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


def draft_values(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of a row to make as its draft takes them: what was left empty is as in any new one."""
    given = {key: cell_value(key, value) for key, value in values.items()}
    return {key: value for key, value in given.items() if value not in {None, ""}}


class CellSaver(QObject):
    """Takes the edits of one table to one use case; the page owns it, because signals do not keep it alive."""

    def __init__(self, page: DetailPage, table: RowsTable, change: Change) -> None:
        super().__init__(page)
        self._page, self._table, self._change = page, table, change
        self._make: Callable[[Mapping[str, Any]], Any] | None = None
        table.allow_editing()
        table.edited.connect(self.save)
        table.pasted.connect(self.save_all)
        table.grown.connect(self.save_grown)
        table.refused.connect(self._tell_refused)

    def make_new(
        self, one: str, many: str, make: Callable[[Mapping[str, Any]], Any], readers: NewCells = NO_READERS
    ) -> None:
        """Let a pasted block add rows: `make` turns the values of the cells of one into its draft."""
        self._make = make
        self._table.take_new_rows(one, many, readers)

    def _tell_refused(self, sentence: str) -> None:
        """Say why nothing was written where it stays in sight: the tip at the cell goes with the next key."""
        self._page.desk.tell(Notice(sentence, NoticeKind.ERROR))

    def save(self, edit: CellEdit) -> None:
        self.save_all([edit])

    def save_all(self, edits: list[CellEdit]) -> None:
        self.save_grown(edits, [])

    def save_grown(self, edits: list[CellEdit], made: Sequence[Mapping[str, Any]]) -> None:
        new = [self._make(draft_values(values)) for values in made] if self._make else []
        self._page.desk.save(self._change, values_by_row(edits), new)


class ButtonGuards(QObject):
    """Turns buttons off and says why in their tips: nothing can be changed, or no row of their table is chosen."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lock = ""
        self._rules: dict[QAbstractButton, tuple[str, RowsTable | None]] = {}

    def add(self, button: QAbstractButton, table: RowsTable | None = None) -> None:
        """Guard a button; with a `table` it waits for a row of it."""
        tip = self._rules[button][0] if button in self._rules else button.toolTip()
        self._rules[button] = (tip, table)
        if table is not None:
            table.current_changed.connect(self.fit)
        self.fit()

    def add_all(self, table: RowsTable, *buttons: QAbstractButton) -> None:
        for button in buttons:
            self.add(button, table)

    @property
    def buttons(self) -> tuple[QAbstractButton, ...]:
        return tuple(self._rules)

    def lock(self, why: str) -> None:
        """Turn everything off for a reason; an empty one gives it back."""
        self._lock = why
        self.fit()

    def fit(self) -> None:
        for button, (tip, table) in self._rules.items():
            why = self._lock or (NO_ROW if table is not None and table.current_row() is None else "")
            allow(button, why, tip)


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
