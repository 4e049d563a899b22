"""The grid in the page: what it shows of the year, what is chosen in it, what is done on its rows."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.cycles import Lock
from app.domain.ids import ObjectiveId
from app.domain.objectives.detail import ObjectiveChoices
from app.domain.objectives.grid.columns import KEYS
from app.domain.objectives.grid.lines import words_in
from app.domain.objectives.grid.rows import GridGrouping, GridRow, ObjectiveGrid, grid_groups
from app.domain.objectives.grid.waiting import waits_for_final
from app.domain.objectives.objective import ObjectiveRow, UnitRef
from app.domain.objectives.tree import ObjectiveGroup
from app.services.objectives.indicators import share_indicator_weights
from app.ui.kit.buttons import make_tool
from app.ui.kit.context_menu import NO_ROW, Order
from app.ui.kit.desk import Desk
from app.ui.kit.overrides import override
from app.ui.objectives.chosen import ChosenObjectives
from app.ui.objectives.grid.cell_ranges import ranges_of
from app.ui.objectives.grid.deleting import ask_delete
from app.ui.objectives.grid.editor_guest import GridGuest
from app.ui.objectives.grid.grouping import offer_groupings, remember_grouping, remembered_grouping
from app.ui.objectives.grid.model import GridModel
from app.ui.objectives.grid.view import GridView
from app.ui.objectives.grid.writing import GridWriting
from app.ui.objectives.recipients_dialog import RecipientsDialog
from app.ui.objectives.verbs import ObjectiveVerbs

Flag = QItemSelectionModel.SelectionFlag
EMPTY = (
    "Nell'anno non ci sono obiettivi\n"
    "Importare un piano, incollare qui le righe da Excel (Ctrl+V), oppure scriverne uno nuovo."
)


class GridPage(QWidget):
    """Gives what is selected to `chosen`, as the tree does.

    `filter_cleared` asks the page to take its filters off, `opened` to show the objective chosen with all it carries;
    `columns_shown`: the columns of the plan, or those of the values, came in sight.
    """

    filter_cleared, opened, columns_shown = Signal(), Signal(), Signal()

    def __init__(self, desk: Desk, chosen: ChosenObjectives, verbs: ObjectiveVerbs) -> None:
        super().__init__()
        self.setAccessibleName("Griglia")
        self.desk = desk
        self._chosen, self._verbs = chosen, verbs
        self._grid: ObjectiveGrid | None = None
        self._year = 0
        self._is_filling = False
        self.grouping = remembered_grouping()
        self.model = GridModel(self)
        self.writing = GridWriting(desk, self, self.model)
        self.guest = GridGuest(desk, self.writing, self._unit_name)
        self.view = GridView(self.model, self.guest)
        self.guest.watch(self.view)
        self.group_button = make_tool("Raggruppa…", "rows", _nothing)
        self._add_verbs()
        self._connect()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.setFocusProxy(self.view)
        self._sort(*self.view.columns.sort)

    def show_grid(self, grid: ObjectiveGrid, choices: ObjectiveChoices, codes: dict[str, ObjectiveId]) -> None:
        """Show the objectives that the page leaves; `codes` are those taken in the year."""
        is_other = grid.tree.year != self._year
        self._grid, self._year = grid, grid.tree.year
        self.writing.learn(choices, codes, grid.measurable)
        self.model.owners = tuple(person.name for person in choices.people)
        self.model.difficulties = tuple(words for _, words in choices.difficulties)
        has_difficulty = any(row.difficulty for row in grid.tree.rows.values())
        self.view.columns.offer_difficulty(is_offered=bool(choices.difficulties) or has_difficulty)
        self.model.year, self.model.measurable = grid.tree.year, grid.measurable
        self.model.plan_lock, self.model.value_lock = _locked(grid.tree.closing), _locked(grid.measuring)
        self.view.empty.say(EMPTY)
        self._fill(is_other=is_other)

    @property
    def is_measuring(self) -> bool:
        """Whether the columns of the values are in sight, in the place of some of those of the plan."""
        return self.view.columns.is_measuring

    def show_columns(self, *, is_measuring: bool) -> None:
        if is_measuring != self.is_measuring:
            self.view.columns.show(is_measuring=is_measuring)
            current = self.view.currentIndex()
            row = self.view.current_row()
            if row is not None and self.view.isColumnHidden(current.column()):
                self.view.select(row.id, "final" if is_measuring else "target")

    def rearrange(self) -> None:
        """Filter and sort anew what is shown."""
        self.model.arrange()
        self._tell()

    def filter(self, text: str) -> None:
        self._is_filling = True
        self.model.arrange(words=words_in(text))
        self._is_filling = False
        self._say_filter()
        self._tell()

    def select_objective(self, identity: int, key: str = "title", part: int = 0) -> bool:
        """Make current the row of the indicator `part` of an objective, or its first; tell whether it is in sight."""
        own = [row for row in self.model.rows if row.objective.id == identity]
        waiting = [row for row in own if key == "final" and waits_for_final(row)]
        rows = [row for row in own if row.indicator is not None and row.indicator.id == part] or waiting or own
        return bool(rows) and self.view.select(rows[0].id, key)

    def select_objectives(self, identities: Sequence[int], group: str) -> None:
        """Select rows of objectives, in a group where they can be; the first becomes current."""
        wanted = set(identities)
        found = sorted(
            (row for row in self.model.rows if row.objective.id in wanted), key=lambda row: row.group == group
        )
        own = {row.objective.id: row.group for row in found}
        rows = [row for row in self.model.rows if own.get(row.objective.id) == row.group]
        first = next((row for row in rows if row.objective.id == identities[0]), None) if identities else None
        if first is not None:
            self.view.select(first.id)
            if len(wanted) > 1:
                self.view.select_whole([row.id for row in rows])

    def top_of_current(self) -> int:
        """Return how far the current line is from the top of the view."""
        return self.view.visualRect(self.view.currentIndex()).top()

    def keep_current_at(self, top: int) -> None:
        """Scroll so that the current line stands so far from the top."""
        self.view.keep_at(self.view.currentIndex(), top)

    @property
    def selected_count(self) -> int:
        """How many rows are selected."""
        return len(self.view.selected_rows())

    def chosen_units(self) -> dict[UnitRef, list[ObjectiveId]]:
        """Return the objectives selected in each of the units in which they have a weight."""
        found: dict[UnitRef, list[ObjectiveId]] = {}
        for row in self.view.selected_rows():
            if row.unit is not None and row.objective.id not in found.setdefault(row.unit, []):
                found[row.unit].append(row.objective.id)
        return found

    def lacks_something(self) -> bool:
        return bool(self._cells_to_fill())

    def _cells_to_fill(self) -> list[tuple[tuple[str, int, int], str]]:
        """Return the cells that wait, by row and column: among the values the final one of each indicator."""
        if self.is_measuring:
            return [(row.id, "final") for row in self.model.rows if waits_for_final(row)]
        return [(row.id, key) for row in self.model.rows for key in row.missing]

    def next_missing(self, step: int) -> bool:
        """Go to the next cell to be filled, or the one before, going round; open it where proposals can fill it."""
        cells = self._cells_to_fill()
        if not cells:
            return False
        order = {row.id: at for at, row in enumerate(self.model.rows)}
        row, column = self.view.current_row(), self.view.currentIndex().column()
        at = (order[row.id], column) if row is not None and row.id in order else (-1, 0)
        places = [((order[identity], KEYS.index(key)), identity, key) for identity, key in cells]
        after = [one for one in places if (one[0] > at if step > 0 else one[0] < at)]
        _, identity, key = (after or places)[0 if step > 0 else -1]
        self.view.setFocus()
        self.view.select(identity, key)
        if key == "name":
            self.view.edit_cell()
        return True

    def next_without_indicator(self) -> None:
        """Go to the next objective that has no indicator, with the proposals of the catalogue.

        The present one is the next too, unless its indicator was just passed over.
        """
        rows, current = self.model.rows, self.view.current_row()
        start = next((at for at, row in enumerate(rows) if current is not None and row.id == current.id), 0)
        start += KEYS[max(self.view.currentIndex().column(), 0)] == "name"
        for row in [*rows[start:], *rows[:start]]:
            if row.indicator is None and row.missing:
                self.view.setFocus()
                self.view.select(row.id, "name")
                self.view.edit_cell()
                return

    def seen(self) -> set[int]:
        """Return the objectives whose rows stand in the window of the grid."""
        rect = self.view.viewport().rect()
        places = range(
            max(self.view.rowAt(rect.top()), 0), _last(self.view.rowAt(rect.bottom() - 1), len(self.model.lines))
        )
        lines = (self.model.lines[place] for place in places)
        return {line.objective.id for line in lines if isinstance(line, GridRow)}

    def new_indicator(self) -> None:
        """Begin one more indicator of the objective of the current row, with its editor open."""
        row = self.view.current_row()
        if row is None:
            return
        own = [one for one in self.model.rows if (one.group, one.objective.id) == (row.group, row.objective.id)]
        if own[-1].indicator is not None:
            self.model.begin_indicator((row.group, row.objective.id))
        last = [one for one in self.model.rows if (one.group, one.objective.id) == (row.group, row.objective.id)][-1]
        self.view.select(last.id, "name")
        self.view.edit_cell()

    def assign(self) -> RecipientsDialog | None:
        """Give the objectives selected to everybody of a unit, of a contract area or of the ente."""
        objectives, row = self._selected_objectives(), self.view.current_row()
        if not objectives or row is None:
            return None
        dialog = RecipientsDialog(self, self.desk, objectives, self.writing.choices, row.unit)
        dialog.open()
        return dialog

    def share_indicators(self) -> None:
        """Give equal weights to the indicators of each objective selected."""
        if objectives := self._selected_objectives():
            self.desk.save(share_indicator_weights, *objectives)

    def _selected_objectives(self) -> list[ObjectiveId]:
        return list(dict.fromkeys(row.objective.id for row in self.view.selected_rows()))

    def choose_column(self) -> None:
        """Select the cells of the current column in the whole group, from its first row on."""
        current, selection = self.view.currentIndex(), self.view.selectionModel()
        group = self.model.group_at(current)
        places = [at for at, line in enumerate(self.model.lines) if isinstance(line, GridRow) and group is not None
                  and line.group == group.key]  # fmt: skip
        if places:
            cells = [(place, current.column()) for place in places]
            selection.setCurrentIndex(self.model.index(*cells[0]), Flag.NoUpdate)
            selection.select(ranges_of(self.model, cells), Flag.ClearAndSelect)

    def ask_delete(self) -> None:
        """Ask before deleting the rows selected: an objective with all its rows goes whole."""
        if not self.model.plan_lock:
            ask_delete(self, self.desk, self.view.selected_rows())

    def group_by(self, grouping: GridGrouping) -> None:
        self.grouping = grouping
        remember_grouping(grouping)
        self._fill(is_other=True)

    def fold_all(self, *, is_folded: bool) -> None:
        self.model.see(folded=frozenset(group.key for group in self.model.groups) if is_folded else frozenset())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def _fill(self, *, is_other: bool) -> None:
        if self._grid is None:
            return
        self._is_filling = True
        groups = grid_groups(self._grid, self.grouping, with_empty=bool(self._grid.tree.rows))
        self.model.set_groups(groups)
        if is_other:
            self.model.arrange()
        self._is_filling = False
        self.guest.go_to_wanted()
        self._say_filter()
        self._tell()

    def _unit_name(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """Return the name of the unit in which a row stands, which says what the catalogue should look at first."""
        group, row = self.model.group_at(index), self.model.row_at(index)
        return group.title if group is not None and group.unit is not None else row.objective.units if row else ""

    def _say_filter(self) -> None:
        if self.model.seen.words and self.model.groups:
            self.view.empty.say(
                "Nessuna riga contiene quello che si cerca\nTogliere il filtro.", self.filter_cleared.emit
            )
        else:
            self.view.empty.say(EMPTY)

    def _add_verbs(self) -> None:
        view, verbs = self.view, self.view.verbs
        why = self._why_not_on_row
        verbs.add_verb(Order.EDIT, "Modifica", "pencil-simple", view.edit_cell, many="Modifica",
                       why_off=lambda: self.model.why_not_edited(view.currentIndex()))  # fmt: skip
        verbs.add_verb(Order.COPY, "Incolla", "clipboard", view.paste, keys="Ctrl+V", why_off=view.why_not_pasted)
        verbs.add_verb(Order.COPY, "Riempi in giù", "arrow-line-down", view.fill_down, keys="Ctrl+D",
                       why_off=view.why_not_filled)  # fmt: skip
        verbs.add_verb(Order.COPY, "Scegli la colonna del gruppo", "rows", self.choose_column, keys="Ctrl+Space",
                       many="Scegli la colonna del gruppo", why_off=self._why_no_group)  # fmt: skip
        verbs.add_verb(Order.COPY, "Svuota le celle", "eraser", view.empty_cells, keys="Del",
                       why_off=view.why_no_cell, is_there=lambda: not view.whole_rows())  # fmt: skip
        verbs.add_verb(Order.NEW, "Indicatore in più", "plus", self.new_indicator, keys="Ctrl+Shift+N", why_off=why)
        verbs.add_verb(Order.SPECIAL, "Assegna a…", "users-three", self.assign, many="Assegna a…", why_off=why)
        verbs.add_verb(Order.SPECIAL, "Indicatori con pesi uguali", "equals", self.share_indicators, why_off=why)
        verbs.add_verb(Order.SPECIAL, "Ordina per questa colonna", "sort-ascending", self._sort_by_column,
                       many="Ordina per questa colonna")  # fmt: skip
        verbs.add_verb(Order.SPECIAL, "Sposta la colonna a sinistra", "arrow-left", partial(self._move_column, -1),
                       keys="Ctrl+Shift+Left", many="Sposta la colonna a sinistra")  # fmt: skip
        verbs.add_verb(Order.SPECIAL, "Sposta la colonna a destra", "arrow-right", partial(self._move_column, 1),
                       keys="Ctrl+Shift+Right", many="Sposta la colonna a destra")  # fmt: skip
        self._verbs.give_to_grid(view, self.opened.emit, self.ask_delete)

    def _connect(self) -> None:
        self.view.verbs.count = lambda: len(self.view.selected_rows())  # the line of a group is none
        self.view.selectionModel().selectionChanged.connect(self._tell)
        self.view.selectionModel().currentChanged.connect(self._tell)
        self.view.block_pasted.connect(self._paste)
        self.view.cells_written.connect(self.writing.write_cells)
        self.model.written.connect(self.writing.write_cell)
        self.view.columns.sorted.connect(self._sort)
        self.view.columns.shown.connect(self._hear_columns)
        self.guest.gone.connect(self._end_begun)
        self.desk.hub.refused.connect(self.model.forget_pending)
        offer_groupings(self.group_button, self.grouping, self.group_by, self.fold_all)
        self.view.put_in_corner(self.group_button)

    def _why_not_on_row(self) -> str:
        return self.model.plan_lock or (
            "" if self.view.current_row() is not None else "Scegliere la riga di un obiettivo."
        )

    def _why_no_group(self) -> str:
        return "" if self.model.group_at(self.view.currentIndex()) is not None else NO_ROW

    def _sort_by_column(self) -> None:
        self.view.columns.sort_by(KEYS[self.view.currentIndex().column()])

    def _move_column(self, step: int) -> None:
        self.view.columns.move(KEYS[self.view.currentIndex().column()], step)

    def _hear_columns(self) -> None:
        self.model.is_measuring = self.is_measuring
        self.view.frozen.fit()
        self.columns_shown.emit()

    def _sort(self, key: str, is_descending: bool) -> None:
        self.model.arrange(sort_key=key, is_descending=is_descending)

    def _paste(self, block: Sequence[Sequence[str]]) -> None:
        """Write a block from the first selected cell on, over the columns as they stand on the screen."""
        if self.model.lock:
            self.view.say(self.model.lock)
            return
        places = self.view.places() or [(max(self.view.currentIndex().row(), 0), KEYS.index("title"))]
        keys = self.view.columns.keys
        line, column = places[0]
        group = self.model.group_at(self.model.index(line, 0)) if self.model.lines else None
        self.writing.paste(block, line, keys[keys.index(KEYS[column]) :], self._unit_of(line, group is not None))

    def _unit_of(self, line: int, is_in_group: bool) -> UnitRef | None:
        """Return the unit of the rows that a block adds: that of the group, or of the row, where it begins."""
        if not is_in_group:
            return next((one.unit for one in self.writing.units), None)
        group, row = self.model.group_at(self.model.index(line, 0)), self.model.row_at(self.model.index(line, 0))
        return group.unit if group is not None and group.unit is not None else row.unit if row is not None else None

    def _end_begun(self) -> None:
        """Take away the row of an indicator that was begun and not written."""
        begun = self.model.seen.begun
        if begun is not None and not self.model.has_pending(begun):
            self.model.begin_indicator(None)

    def _tell(self) -> None:
        """Say what is chosen: the objectives of the rows, and the branch of the current one."""
        above = self.parentWidget()
        if self._is_filling or above is None or not self.isVisibleTo(above):
            return
        rows: list[ObjectiveRow] = [row.objective for row in self.view.selected_rows()]
        self._chosen.take(rows, self._branch())

    def _branch(self) -> ObjectiveGroup | None:
        group = self.model.group_at(self.view.currentIndex())
        if group is not None and group.branch is not None:
            return group.branch
        row = self.view.current_row()
        if row is None or self._grid is None or row.unit is None:
            return None
        branches = (branch for one in self._grid.tree.groups for branch in one.walk())
        return next((branch for branch in branches if branch.unit == row.unit), None)


def _nothing() -> None:
    """The menu of the button says what pressing does."""


def _locked(closing: Lock | None) -> str:
    return f"{closing.sentence}: si può solo leggere." if closing else ""


def _last(found: int, lines: int) -> int:
    return found + 1 if found >= 0 else lines
