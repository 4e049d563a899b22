"""*Composizione*: the parts of the template that are on this sheet, their weights, the corrections to its total."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.domain.issues import Severity
from app.domain.sheets.composition import PART_COLUMNS, Composition, PartRow, PartState
from app.domain.sheets.detail import SheetDetail
from app.ui.evaluation.pages import SheetPage, keep_page_margins
from app.ui.kit.buttons import make_button
from app.ui.kit.context_menu import Order
from app.ui.kit.icons import icon
from app.ui.kit.labels import Message
from app.ui.kit.overrides import override
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.scroll import in_scroll_area
from app.ui.kit.tab_order import order_by_layout

_ROWS = 5
"""How many parts are seen at least: the page scrolls where the window is lower."""


_EXCLUDE = "Non si applica…", "prohibit"
_APPLY = "Si applica", "check-circle"
_CHOOSE = "Scegli", "check-square"
_DROP = "Togli dalla scheda", "minus-circle"
_CORRECT = "Correzione…", "plus-minus"
_UNCORRECT = "Togli correzione", "trash"


class CompositionPage(SheetPage):
    """Signal: `asked(name, row)`: `exclude`, `apply`, `choose`, `drop`, `weigh` a part, `correct`, `uncorrect`."""

    asked = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.weights = Message(self)
        self.table = RowsTable(
            PART_COLUMNS, name="evaluation.composition", title="Parti della scheda", empty="La scheda non ha parti."
        )
        self.exclude_button = make_button(*_EXCLUDE, self._exclude, "Toglie la parte, e dice perché")
        self.choose_button = make_button(*_CHOOSE, self._choose, "Mette o toglie un fattore a scelta")
        self.weigh_button = make_button("Peso…", "scales", self._weigh, "Cambia il peso della sezione, nell'intervallo")
        self.correct_button = make_button(*_CORRECT, self._correct, "Punti sul totale, con motivo e firma")
        self._is_open = False
        self._lay_out()
        self.table.current_changed.connect(self._fit)
        self.table.current_changed.connect(self._bring_into_sight)
        self.table.opened.connect(self._open)

    @override
    def show_detail(self, detail: SheetDetail) -> None:
        self._is_open = detail.is_open
        parts = detail.composition.parts
        self.table.set_rows(parts)
        if self.table.current_row() is None and parts:
            self.table.select(parts[0].id)
        self.choose_button.setVisible(any(part.is_to_choose for part in parts))
        self.weigh_button.setVisible(any(part.has_range for part in parts))
        self.correct_button.setVisible(any(part.state is PartState.CORRECTABLE for part in parts))
        self._say(detail.composition)
        self._fit(self.table.current_row())

    def select(self, section: str) -> None:
        """Put the keyboard on a section, or on the first row."""
        self.table.view.setFocus()
        self.table.select(f"{section}/")

    def _say(self, composition: Composition) -> None:
        """Say what is not in order; else to what the weights sum, where they are chosen."""
        if composition.findings:
            self.weights.say(" ".join(one.sentence for one in composition.findings), Severity.WARNING)
        elif composition.weights:
            self.weights.say(composition.weights, Severity.NOTE)
        else:
            self.weights.clear()

    def _fit(self, row: PartRow | None) -> None:
        """Offer what can be done with the part chosen, in words that say which way it goes."""
        state = row.state if row else None
        _word(self.exclude_button, *(_APPLY if state is PartState.EXCLUDED else _EXCLUDE))
        _word(self.choose_button, *(_DROP if state is PartState.CHOSEN else _CHOOSE))
        _word(self.correct_button, *(_UNCORRECT if state is PartState.CORRECTION else _CORRECT))
        for button, is_possible in (
            (self.exclude_button, row is not None and row.can_be_excluded),
            (self.choose_button, row is not None and row.is_to_choose),
            (self.weigh_button, row is not None and row.has_range),
            (self.correct_button, state in {PartState.CORRECTABLE, PartState.CORRECTION}),
        ):
            button.setEnabled(self._is_open and is_possible)

    def _bring_into_sight(self, _row: PartRow | None) -> None:
        """Scroll the page after the row chosen: its table knows only of its own edges."""
        body, view = self.area.widget(), self.table.view
        if body and view.hasFocus():
            row = view.visualRect(view.currentIndex())
            place = view.viewport().mapTo(body, row.center())
            self.area.ensureVisible(0, place.y(), 0, row.height())

    def _open(self, row: PartRow) -> None:
        """Do with Enter what is likeliest for this part."""
        buttons = (self.choose_button, self.weigh_button, self.correct_button, self.exclude_button)
        first = next((button for button in buttons if button.isEnabled()), None)
        if first is not None:
            first.click()

    def _exclude(self) -> None:
        self._ask({PartState.EXCLUDED: "apply"}, "exclude")

    def _choose(self) -> None:
        self._ask({PartState.CHOSEN: "drop"}, "choose")

    def _weigh(self) -> None:
        self._ask({}, "weigh")

    def _correct(self) -> None:
        self._ask({PartState.CORRECTION: "uncorrect"}, "correct")

    def _ask(self, names: dict[PartState, str], otherwise: str) -> None:
        row = self.table.current_row()
        if row is not None:
            self.asked.emit(names.get(row.state, otherwise), row)

    def _lay_out(self) -> None:
        for button in (self.weigh_button, self.choose_button, self.correct_button, self.exclude_button):
            self.table.bar.addWidget(button)
            self.table.verbs.add(button, Order.SPECIAL)
        self.table.hide_filter()
        self.table.view.horizontalHeader().setSortIndicatorShown(False)
        self.table.view.setSortingEnabled(False)
        self.table.view.setMinimumHeight(self.fontMetrics().height() * 2 * _ROWS)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.weights)
        column.addWidget(self.table, 1)
        layout = QVBoxLayout(self)
        keep_page_margins(layout)
        self.area = in_scroll_area(inside)
        layout.addWidget(self.area)
        order_by_layout(self)


def _word(button: QPushButton, text: str, icon_name: str) -> None:
    """Say on the button which way it goes now."""
    button.setText(text)
    button.setAccessibleName(text)
    button.setIcon(icon(icon_name))
