"""The one row of controls of the page: filter, chips, *Nuovo* and the step that brings the work on."""

from collections.abc import Callable, Collection, Hashable

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QWidget

from app.domain.manual.lack_points import point_of_lack
from app.domain.manual.point import ManualPoint
from app.domain.objectives.acknowledgement import PersonToSee
from app.domain.objectives.grid.rows import ObjectiveGrid
from app.domain.objectives.grid.waiting import unmeasured
from app.domain.objectives.lacks import Lack
from app.domain.objectives.tree import ObjectiveTree
from app.ui.kit.buttons import make_button, make_primary, make_tool
from app.ui.kit.chip import ChipKind, ChipRow
from app.ui.kit.icons import icon
from app.ui.kit.overrides import override
from app.ui.kit.scale import keep_height, keep_spacing, scaled, zoom
from app.ui.kit.signs import ERROR, TO_DO, WARNING, Sign
from app.ui.kit.tokens import MEASURES
from app.ui.objectives.missing import to_do_words
from app.ui.objectives.page_switch import PageSwitch

VIEWS = ("Albero", "Griglia", "Valori", "Stato")
VIEW_ICONS = ("tree-structure", "table", "ruler", "hourglass-medium")
TREE, GRID, VALUES, STATE = range(4)
FILTER, SHORT_FILTER = 132, 96
SHORT_SWITCH = 112
SHORT = 860
"""Below this width, in pixels of the drawing, words are left out."""
OF_VALUES = ManualPoint("griglia-e-valori", "valori")
SHOW_LIST, SHOW_DETAILS = "Mostra l'elenco (F9)", "Mostra i dettagli (F9)"
NO_FINAL = "final"
"""The filter of the objectives that wait for a final value: it is there among the values alone."""
IMPORT = "Importa un piano…"
SEE_OWN = "Presa visione…"


class Controls(QWidget):
    """`filtered`: other chips are chosen; `go_on`: the primary button is pressed, `import_asked` in an empty year.

    `shortened(bool)`: there is little room, or there is again. `view_chosen(int)`: the user wants the tree, the grid of
    the plan or that of the values, or the state. `own_asked`: they have seen the own objectives. `tree_shown`: those
    of the year were read.
    """

    filtered = Signal()
    shortened = Signal(bool)
    view_chosen = Signal(int)
    go_on = Signal()
    import_asked = Signal()
    own_asked = Signal()
    tree_shown = Signal()

    def __init__(self, search: QLineEdit) -> None:
        super().__init__()
        self.list_button = make_tool(SHOW_LIST, "list", _nothing)
        self.list_button.hide()
        self.switch = PageSwitch(VIEWS, "Vista", icons=VIEW_ICONS)
        self.switch.chosen.connect(self.view_chosen)
        self._search = search
        self._words = IMPORT
        self._bar: QWidget | None = None
        lacks = [ChipKind(lack, lack.italian, _sign(lack)) for lack in Lack]
        self.chips = ChipRow([ChipKind(NO_FINAL, "senza consuntivo", TO_DO), *lacks])
        self.chips.offer(NO_FINAL, is_offered=False)
        self.new_button = QPushButton(icon("plus"), "Nuovo")
        self.new_button.setAccessibleName("Nuovo")
        self.new_button.setMenu(QMenu(self.new_button))
        self.primary = make_primary(make_button(IMPORT, "", self._press))
        self.own = make_button(SEE_OWN, "check-circle", self.own_asked.emit)
        self.own.hide()
        self.setAccessibleName("Comandi della pagina")
        self.chips.changed.connect(self.filtered)
        self._is_empty = False
        self._lay_out(search)

    def offer(self, words: str, icon_name: str, slot: Callable[[], object]) -> QAction:
        """Add something new that can be made; the first ones are the most usual."""
        action = self.new_button.menu().addAction(icon(icon_name), words)
        action.triggered.connect(slot)
        return action

    @property
    def lacks(self) -> frozenset[Lack]:
        return frozenset(key for key in self.chips.chosen if isinstance(key, Lack))

    @property
    def is_filtered(self) -> bool:
        """Whether some filter is chosen."""
        return bool(self.chips.chosen)

    def left_of(self, grid: ObjectiveGrid, besides: Collection[int]) -> ObjectiveTree:
        """Return the objectives that the filters leave, and `besides` those in sight that were mended."""
        left = grid.tree.lacking(self.lacks, besides)
        return left.among(unmeasured(grid).union(besides)) if NO_FINAL in self.chips.chosen else left

    def turn_to(self, view: int) -> None:
        """Say which view is in front, and offer its own filters."""
        self.switch.choose(view)
        self.chips.offer(NO_FINAL, is_offered=view == VALUES)

    def help_point(self) -> ManualPoint | None:
        """Return the point of the manual on what the filter with the keyboard looks for."""
        found = (key for key, chip in self.chips.chips.items() if chip.hasFocus())
        points = (point_of_lack(key) if isinstance(key, Lack) else OF_VALUES for key in found)
        return next(points, None)

    def show_year(self, grid: ObjectiveGrid) -> None:
        """Show how many objectives each filter would leave, and what is to be done now."""
        tree = grid.tree
        counts: dict[Hashable, int] = {lack: tree.count_lacking(lack) for lack in Lack}
        counts[NO_FINAL] = len(unmeasured(grid))
        self.chips.show_counts(len(tree.rows), counts)
        self._is_empty = not tree.rows
        words = IMPORT if self._is_empty else self._to_do(tree)
        self._words = words
        self._fit()
        self.primary.setVisible(bool(words) and tree.closing is None)
        self.new_button.setEnabled(tree.closing is None)
        self.new_button.setToolTip(tree.closing.sentence if tree.closing else "")
        self.tree_shown.emit()

    def show_own(self, waiting: PersonToSee | None) -> None:
        """Offer to say that the own objectives were seen, while some wait for it."""
        self.own.setVisible(waiting is not None)
        self.own.setToolTip(f"I propri obiettivi: {waiting.pending}" if waiting else "")

    @property
    def is_grid(self) -> bool:
        return self.switch.current in {GRID, VALUES}

    def _to_do(self, tree: ObjectiveTree) -> str:
        """Say what is to be done now: in the grid the catalogue comes first."""
        without = tree.count_lacking(Lack.INDICATOR)
        if not (self.is_grid and without):
            return to_do_words(tuple(tree.places()))
        return f"Completa i {without} dal catalogo…" if without > 1 else "Completa l'ultimo dal catalogo…"

    def add_bar(self, bar: QWidget, shorten: Callable[[bool], object]) -> None:
        """Add the controls of a view that has its own; `shorten` is told whether there is little room."""
        self._bar = bar
        self.shortened.connect(shorten)
        bar.hide()
        self._line.addWidget(bar, 1)

    def show_bar(self, *, is_shown: bool) -> None:
        """Show those controls in the place of the usual ones, or these again."""
        for widget in (self._search, self.chips, self.new_button):
            widget.setVisible(not is_shown)
        if is_shown:
            self.list_button.hide()
            self.primary.hide()
        if self._bar is not None:
            self._bar.setVisible(is_shown)

    def show_fold(self, *, is_narrow: bool, hides_list: bool) -> None:
        """Offer the list where it is not in sight, or its details where they are not."""
        words = SHOW_LIST if hides_list else SHOW_DETAILS
        self.list_button.setVisible(is_narrow or hides_list)
        self.list_button.setToolTip(words)
        self.list_button.setAccessibleName(words)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Shorten what can be, where there is little room."""
        is_short = self.width() < scaled(SHORT)
        self.switch.keep_whole(is_whole=not is_short, narrow=SHORT_SWITCH)
        self.shortened.emit(is_short)
        words = _shortened(self._words) if is_short else self._words
        self.primary.setText(words)
        self.primary.setAccessibleName(self._words)
        self._search.setFixedWidth(scaled(SHORT_FILTER if is_short else FILTER))

    def _press(self) -> None:
        (self.import_asked if self._is_empty else self.go_on).emit()

    def _lay_out(self, search: QLineEdit) -> None:
        keep_height(self, MEASURES.action_button)
        zoom().changed.connect(self._fit)
        self._line = line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        keep_spacing(line, MEASURES.gap)
        line.addWidget(self.switch)
        line.addWidget(self.list_button)
        line.addWidget(search)
        line.addWidget(self.chips, 1)
        line.addWidget(self.own)
        line.addWidget(self.new_button)
        line.addWidget(self.primary)


def _shortened(words: str) -> str:
    """Leave out what the number says already."""
    for end in (" obiettivi", " obiettivo", " dal catalogo…"):
        words = words.removesuffix(end)
    return words


def _nothing() -> None:
    """The page says what pressing does."""


def _sign(lack: Lack) -> Sign:
    if lack is Lack.INDICATOR:
        return ERROR
    return WARNING if lack.is_of_conformity else TO_DO
