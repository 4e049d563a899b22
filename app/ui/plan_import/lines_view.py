"""The list of the lines: one key gives a role, with Maiusc to all the lines alike; the space bar gathers lines."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.domain.plan_text.roles import LineRole
from app.ui.kit.clipboard import copy_rows
from app.ui.kit.context_menu import NO_ROW, Order, Verbs
from app.ui.kit.empty_list import EmptyList
from app.ui.kit.key_caps import KeyHint
from app.ui.kit.keys import ENTER
from app.ui.kit.overrides import override
from app.ui.kit.scale import scaled, zoom
from app.ui.kit.tokens import MEASURES
from app.ui.plan_import.lines_model import CERTAINTY, PAGE, ROLE, WORDS, DocumentLine, LinesModel
from app.ui.plan_import.lines_painting import LinePainting
from app.ui.plan_import.role_words import BY_KEY, LOOKS

WIDTHS = {PAGE: 44, ROLE: 116, CERTAINTY: 64}
NARROW_WIDTHS = {PAGE: 0, ROLE: 116, CERTAINTY: 0}
"""In a narrow list page and certainty are left to the tip and to the figure of the doubts."""
NARROW = 520
Flag = QItemSelectionModel.SelectionFlag
Modifier = Qt.KeyboardModifier
Index = QModelIndex | QPersistentModelIndex
WORDS_KEY, DIVIDE_KEY = "C", "D"
AS_IN_DOCUMENT = "La riga è già come nel documento."
HINTS = (
    KeyHint("Su–Giù", "riga"),
    KeyHint(" ".join(BY_KEY), "ruolo"),
    KeyHint("Maiusc", "a tutte le simili"),
    KeyHint(WORDS_KEY, "colonne"),
    KeyHint("F2", "testo"),
    KeyHint(DIVIDE_KEY, "dividi"),
    KeyHint("F8", "dubbio"),
    KeyHint("Invio", "scegli"),
    KeyHint("Spazio", "aggiungi la riga"),
)


class LinesView(QTableView):
    """`role_chosen(LineRole, bool)`: for the lines chosen, or for all that are alike; `asked` wants the choice of
    roles, `words_asked` what is in the columns, `edit_asked(bool)` the text of the line, to be divided where so,
    `restore_asked` the words of the document again, `moved` when another line is current."""

    role_chosen = Signal(object, bool)
    asked, words_asked, moved, restore_asked = Signal(), Signal(), Signal(), Signal()
    edit_asked = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_gathering = False
        self.is_asking = False
        self.lines = LinesModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(LinePainting(self, self))
        self._prepare()
        self.verbs = self._make_verbs()
        self.empty = EmptyList(self)
        self.empty.wait_for(lambda: self.lines.is_loaded)
        self.selectionModel().currentChanged.connect(self._tell_moved)
        zoom().changed.connect(self.fit)
        self.fit()

    @property
    def has_keyboard(self) -> bool:
        return self.hasFocus() or self.is_asking

    @property
    def is_narrow(self) -> bool:
        return self.width() < scaled(NARROW)

    @property
    def current_line(self) -> DocumentLine | None:
        row = self.currentIndex().row()
        return self.lines.lines[row] if 0 <= row < len(self.lines.lines) else None

    def chosen(self) -> list[DocumentLine]:
        """Return the lines that are selected, in the order of the document; else the current one."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        found = [self.lines.lines[row] for row in rows]
        return found or [line for line in (self.current_line,) if line is not None]

    def show_lines(self, lines: Sequence[DocumentLine]) -> None:
        """Show these lines; when they are others the current one stays so, if it is among them."""
        current = self.current_line
        self.lines.show(lines)
        if self.current_line is None and lines:
            row = self.lines.row_of(current.number) if current else None
            self.go_to_row(row or 0)

    def go_to_row(self, row: int) -> None:
        """Make a line current and the only one selected, in the middle of the list when it was out of sight."""
        self.is_gathering = False
        index = self.lines.index(row, WORDS)
        is_seen = self.viewport().rect().contains(self.visualRect(index).bottomLeft())
        self.selectionModel().setCurrentIndex(index, Flag.ClearAndSelect | Flag.Rows)
        if not is_seen:
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def go_to(self, number: int) -> bool:
        """Go to the line of a block; tell whether it is here."""
        row = self.lines.row_of(number)
        if row is not None:
            self.go_to_row(row)
        return row is not None

    def next_doubt(self, step: int) -> int | None:
        """Return the row of the next doubt after the current line, round from the end to the beginning."""
        doubts = [row for row, line in enumerate(self.lines.lines) if line.is_doubt]
        current = self.currentIndex().row()
        ahead = [row for row in doubts if (row > current if step > 0 else row < current)]
        if not doubts:
            return None
        return (ahead or doubts)[0 if step > 0 else -1]

    def stop_gathering(self) -> bool:
        """Leave only the current line selected; tell whether others were being gathered."""
        was_gathering, self.is_gathering = self.is_gathering, False
        if was_gathering:
            self.selectionModel().select(self.currentIndex(), Flag.ClearAndSelect | Flag.Rows)
        return was_gathering

    def row_place(self) -> QRect:
        """Return where the last of the chosen lines is seen, in the coordinates of the viewport."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()}) or [self.currentIndex().row()]
        return self.visualRect(self.lines.index(rows[-1], WORDS))

    def words_place(self) -> QRect:
        """Return where the words of the current line are seen, in the coordinates of the viewport."""
        return self.visualRect(self.lines.index(self.currentIndex().row(), WORDS))

    def fit(self) -> None:
        """Give the columns the widths of the drawing; the words have the rest."""
        for column, width in (NARROW_WIDTHS if self.is_narrow else WIDTHS).items():
            self.setColumnHidden(column, not width)
            self.horizontalHeader().resizeSection(column, scaled(width))
        self.verticalHeader().setDefaultSectionSize(scaled(MEASURES.tree_row))

    def key_hints(self) -> Sequence[KeyHint]:
        return HINTS

    @override
    def selectionCommand(self, index: Index, event: QEvent | None = None) -> QItemSelectionModel.SelectionFlag:
        """While lines are gathered with the space bar, moving leaves them selected."""
        if self.is_gathering and isinstance(event, QKeyEvent) and event.modifiers() == Modifier.NoModifier:
            return Flag.NoUpdate
        return super().selectionCommand(index, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        role = BY_KEY.get(event.text().upper())
        is_shifted = event.modifiers() == Modifier.ShiftModifier
        if event.key() in ENTER:
            self.asked.emit()
        elif event.key() == Qt.Key.Key_Space:
            self._gather()
        elif event.key() == Qt.Key.Key_Escape and self.stop_gathering():
            pass
        elif role is not None and is_shifted:
            self.role_chosen.emit(role, True)
        elif event.text().upper() == WORDS_KEY and event.modifiers() == Modifier.NoModifier:
            self.words_asked.emit()
        elif event.text().isalnum() and event.modifiers() in {Modifier.NoModifier, Modifier.ShiftModifier}:
            pass  # letters that are no role would move the list to a line that begins with them
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def _gather(self) -> None:
        """Add the current line to those selected, or take it out; the first time it stays selected."""
        row = Flag.Rows | (Flag.Toggle if self.is_gathering else Flag.Select)
        self.is_gathering = True
        self.selectionModel().select(self.currentIndex(), row)

    def _ask_at_tag(self, index: QModelIndex) -> None:
        """A click on the tag asks for another role, where one line alone is chosen."""
        if index.column() == ROLE and len(self.chosen()) == 1:
            self.asked.emit()

    def _tell_moved(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self.moved.emit()

    def _prepare(self) -> None:
        self.setAccessibleName("Righe del documento")
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.verticalHeader().setMinimumSectionSize(1)
        header = self.horizontalHeader()
        header.setMinimumSectionSize(0)
        for column in WIDTHS:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(WORDS, QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(self.asked)
        self.clicked.connect(self._ask_at_tag)

    def _make_verbs(self) -> Verbs:
        verbs = Verbs(self, lambda: copy_rows(self))
        verbs.add_verb(
            Order.EDIT, "Scegli il ruolo…", "tag", self.asked.emit, many="Scegli il ruolo di {} righe…",
            keys="Return", why_off=self._why_no_line,
        )  # fmt: skip
        verbs.add_verb(
            Order.EDIT, "Correggi il testo…", "pencil-simple", partial(self.edit_asked.emit, False),
            why_off=self._why_no_line,
        )  # fmt: skip
        verbs.add_verb(
            Order.SPECIAL, "Dividi la riga in due…", "", partial(self.edit_asked.emit, True), keys=DIVIDE_KEY,
            why_off=self._why_no_line,
        )  # fmt: skip
        verbs.add_verb(
            Order.SPECIAL, "Colonne e parole della riga…", "", self.words_asked.emit, keys=WORDS_KEY,
            why_off=self._why_no_line,
        )  # fmt: skip
        verbs.add_verb(
            Order.DELETE, "Rimetti la riga com'è nel documento", "", self.restore_asked.emit, why_off=self._why_as_read
        )
        for role, look in LOOKS.items():
            verbs.add_verb(
                Order.SPECIAL, look.words, "", self._choosing(role), keys=look.key, why_off=self._why_no_line,
                many=f"{look.words} ({{}} righe)",
            )  # fmt: skip
        return verbs

    def _choosing(self, role: LineRole) -> "Choosing":
        return Choosing(self, role)

    def _why_as_read(self) -> str:
        line = self.current_line
        return NO_ROW if line is None else "" if line.by_hand.done else AS_IN_DOCUMENT

    def _why_no_line(self) -> str:
        return "" if self.current_line is not None else NO_ROW


class Choosing:
    """The verb that gives a role to the lines chosen."""

    def __init__(self, view: LinesView, role: LineRole) -> None:
        self._view, self._role = view, role

    def __call__(self) -> None:
        self._view.role_chosen.emit(self._role, False)
