"""What an empty list says: why it is empty, what to do, and at most one button."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QMoveEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractItemView, QLabel, QPushButton, QVBoxLayout, QWidget

from app.ui.kit.buttons import make_button
from app.ui.kit.context_menu import Order, Verb, verbs_of
from app.ui.kit.overrides import override
from app.ui.kit.scale import keep_font, keep_margins, keep_spacing, scaled
from app.ui.kit.tokens import MEASURES, colours_of

LOADING = "Caricamento…"
SIDE = 24


class EmptyList(QWidget):
    """Stands in the middle of a view while it has no rows: one sentence why, one what to do, at most one button.

    The button is that of the filter to take off, or else the verb of the view that makes a new row; where this is the
    primary button of the page already, it is not shown a second time.
    """

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view.viewport())
        self._view = view
        self._is_loaded: Callable[[], bool] = lambda: True
        self._undo_filter: Callable[[], object] | None = None
        self.text = ""
        self.button: QPushButton | None = None
        self._words: _Words | None = None
        for signal in (view.model().modelReset, view.model().rowsInserted, view.model().rowsRemoved):
            signal.connect(self.fit)
        view.viewport().installEventFilter(self)
        view.installEventFilter(self)
        self.fit()

    def wait_for(self, is_loaded: Callable[[], bool]) -> None:
        """Say that the rows are on their way until `is_loaded`."""
        self._is_loaded = is_loaded
        self.fit()

    def say(self, text: str, undo_filter: Callable[[], object] | None = None) -> None:
        """Say why the list is empty and, on the line below, what to do; `undo_filter` takes off what hides the rows."""
        self.text, self._undo_filter = text, undo_filter
        self.fit()

    @property
    def why(self) -> QLabel:
        return self._made_words().why

    @property
    def what(self) -> QLabel:
        return self._made_words().what

    def fit(self) -> None:
        """Be there only while the view has no rows, as large as it; what nobody looks at is not written yet."""
        is_empty = self._view.model().rowCount() == 0
        if is_empty and self._view.isVisible():
            self._write()
            self.resize(self._view.viewport().size())
            self.what.setVisible(bool(self.what.text()) and self._has_room())
        if not is_empty and self.button is not None and self.window().focusWidget() is self.button:
            self._view.setFocus()  # on the rows: hidden, the button would give it to whatever comes next in the window
        self.setVisible(is_empty)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._view:
            if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
                self.update()
        elif event.type() in {QEvent.Type.Resize, QEvent.Type.Show}:
            self.fit()
        return False

    @override
    def moveEvent(self, event: QMoveEvent) -> None:
        """Stay where it is when a view that loses its rows scrolls back to its beginning, and what is in it along."""
        super().moveEvent(event)
        self.move(0, 0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Show where the keyboard is: without rows there is no current one to show it."""
        super().paintEvent(event)
        if self._view.hasFocus():
            painter, thick = QPainter(self), scaled(2)
            painter.setPen(QPen(QColor(colours_of(self.palette()).accent), thick))
            painter.drawRect(self.rect().adjusted(thick // 2, thick // 2, -thick, -thick))
            painter.end()

    def _write(self) -> None:
        why, _, what = (self.text if self._is_loaded() else LOADING).partition("\n")
        words = self._words_of_button() if self._is_loaded() else ""
        self.why.setText(why)
        self.what.setText(what)
        if words and self.button is None:
            self.button = self._made_button()
        if self.button is not None:
            self.button.setText(words)
            self.button.setAccessibleName(words)
            self.button.setVisible(bool(words))

    def _words_of_button(self) -> str:
        if self._undo_filter is not None:
            return "Togli il filtro"
        new = self._verb()
        return new.words() if new is not None and not new.stands_out else ""

    def _made_button(self) -> QPushButton:
        """Make the button only where there is something to press: most lists never need it."""
        button = make_button("", "", self._press)
        column = self._made_words().column
        column.insertWidget(column.count() - 1, button, 0, Qt.AlignmentFlag.AlignHCenter)
        QWidget.setTabOrder(self._view, button)
        return button

    def _press(self) -> None:
        new = self._verb()
        if self._undo_filter is not None:
            self._undo_filter()
        elif new is not None:
            new.slot()

    def _verb(self) -> Verb | None:
        verbs = verbs_of(self._view)
        return verbs.first(Order.NEW) if verbs is not None else None

    def _has_room(self) -> bool:
        """Tell whether both sentences are whole, over as many lines as they take here, with the button below."""
        inside = max(self.width() - 2 * scaled(SIDE), 1)
        words = sum(label.heightForWidth(inside) for label in (self.why, self.what))
        below = self.button.sizeHint().height() if self.button and self.button.text() else 0
        return self.height() >= words + self.fontMetrics().lineSpacing() + below

    def _made_words(self) -> "_Words":
        """Return the two sentences, made when they are first looked at: most lists have rows by then."""
        if self._words is None:
            self._words = words = _Words(QLabel(), QLabel(), QVBoxLayout(self))
            layout = words.column
            layout.addStretch(1)
            for label in (words.why, words.what):
                label.setAlignment(Qt.AlignmentFlag.AlignCenter)
                label.setWordWrap(True)
                layout.addWidget(label)
            layout.addStretch(1)
            keep_font(words.why, MEASURES.body, strong=True)
            keep_margins(layout, SIDE, 0, SIDE, 0)
            keep_spacing(layout, MEASURES.gap_small)
            words.what.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        return self._words


class _Words(NamedTuple):
    """Why the list is empty, what to do, and the column in which they stand."""

    why: QLabel
    what: QLabel
    column: QVBoxLayout
