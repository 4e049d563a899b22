"""What a careful person would not accept on a screen: words cut, things out of place, a focus that cannot be seen."""

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QScrollBar,
    QSizeGrip,
    QStyle,
    QTabBar,
    QToolButton,
    QWidget,
)

from app.ui.band import WindowBand
from app.ui.kit.context_menu import EXPORT_LIST, PRINT_LIST, Order, verbs_of
from app.ui.kit.list_news import listed
from app.ui.kit.rows_view import RowsView
from app.ui.objectives.grid.view import GridView
from app.ui.page_tabs import PageTabs

SLACK = 1
"""Pixels that rounding may take: nobody sees them."""

WITHOUT_A_ROLE = {QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Window, QAccessible.Role.Pane}
WITH_A_VALUE = {QAccessible.Role.ComboBox, QAccessible.Role.SpinBox, QAccessible.Role.Slider, QAccessible.Role.Dial}
WHOLE_WIDGETS = (QLineEdit, QComboBox, QScrollBar, QAbstractSpinBox, QHeaderView)
"""Qt places what is inside these by itself."""

OF_PLACES = {"Indice del manuale", "Indice della guida"}
"""Lists of places to go to, not of what the archive holds."""
NEVER_SCROLLED = Qt.ScrollBarPolicy.ScrollBarAlwaysOff


class Fault(NamedTuple):
    """Something wrong: what it is, and the widget and the words it is about."""

    kind: str
    where: str


def faults_of(root: QWidget) -> Iterator[Fault]:
    """Look at all that is in sight under `root`."""
    for widget in in_sight(root):
        yield from cut_words(widget)
        yield from out_of_place(widget)
        yield from sideways(widget)
        yield from one_over_the_other(widget)


def in_sight(root: QWidget) -> list[QWidget]:
    """Return the widgets that are shown, without what Qt makes for itself inside others."""
    return [root, *(one for one in root.findChildren(QWidget) if one.isVisible() and not _is_inside(one))]


def _is_inside(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    return isinstance(parent, WHOLE_WIDGETS) or isinstance(widget, QSizeGrip) or widget.isWindow()


def name_of(widget: QWidget) -> str:
    """Say which widget it is, the same at every size and in every run."""
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    words = widget.accessibleName() or text or widget.objectName()
    return f"{type(widget).__name__} «{' '.join(words.replace('&', '').split())[:60]}»"


def cut_words(widget: QWidget) -> Iterator[Fault]:
    """Compare the room that the words of a widget take with the room there is for them."""
    match widget:
        case QLabel():
            is_cut = bool(widget.text()) and _label_is_cut(widget)
        case QPushButton() | QToolButton():
            is_cut = _button_is_cut(widget)
        case QCheckBox() | QRadioButton():
            is_cut = bool(widget.text()) and not _fits(widget.minimumSizeHint(), widget.size())
        case QGroupBox():
            is_cut = widget.fontMetrics().horizontalAdvance(widget.title()) > widget.width()
        case QTabBar():
            yield from _cut_tabs(widget)
            return
        case QHeaderView():
            yield from _cut_headings(widget)
            return
        case _:
            return
    if is_cut:
        yield Fault("testo tagliato", name_of(widget))


def _fits(needed: QSize, given: QSize) -> bool:
    return needed.width() <= given.width() + SLACK and needed.height() <= given.height() + SLACK


def _label_is_cut(label: QLabel) -> bool:
    if type(label).paintEvent is not QLabel.paintEvent:
        return False  # what we paint ourselves is heard while it is painted
    if label.wordWrap() or label.hasHeightForWidth():
        return label.heightForWidth(label.width()) > label.height() + SLACK
    whole = QLabel.sizeHint(label)
    return not _fits(QSize(whole.width(), min(whole.height(), label.sizeHint().height())), label.size())


def _button_is_cut(button: QPushButton | QToolButton) -> bool:
    shows_words = button.text() and not (
        isinstance(button, QToolButton) and button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly
    )
    needed = _size_of(button.text(), button.fontMetrics()) if shows_words else QSize(0, 0)
    if not button.icon().isNull():
        side = button.iconSize()
        needed = QSize(needed.width() + side.width(), max(needed.height(), side.height()))
    return not _fits(needed, button.size())


def _cut_tabs(bar: QTabBar) -> Iterator[Fault]:
    for place in range(bar.count()):
        if isinstance(bar, PageTabs) and place != bar.currentIndex() and bar.tabToolTip(place):
            continue  # where there is no room only the open page keeps its word, the others are pictures with a tip
        area, words = bar.tabRect(place), bar.tabText(place)
        picture = 0 if bar.tabIcon(place).isNull() else bar.iconSize().width()
        if bar.isTabVisible(place) and _size_of(words, bar.fontMetrics()).width() + picture > area.width() + SLACK:
            yield Fault("linguetta tagliata", f"{name_of(bar)}: {words}")
    if any(arrow.isVisible() for arrow in bar.findChildren(QToolButton)):
        yield Fault("frecce sulle linguette", name_of(bar))


def _cut_headings(header: QHeaderView) -> Iterator[Fault]:
    if header.orientation() is Qt.Orientation.Vertical:
        return
    margin = header.style().pixelMetric(QStyle.PixelMetric.PM_HeaderMargin, None, header)
    for section in range(header.count()):
        words = header.model().headerData(section, header.orientation()) or ""
        needed = _size_of(str(words), header.fontMetrics()).width() + margin
        if not header.isSectionHidden(section) and needed > header.sectionSize(section) + SLACK:
            yield Fault("intestazione tagliata", f"{name_of(header.parentWidget() or header)}: {words}")


def _size_of(words: str, metrics: QFontMetrics) -> QSize:
    return metrics.size(Qt.TextFlag.TextShowMnemonic, words)


def out_of_place(widget: QWidget) -> Iterator[Fault]:
    """Hold that a widget stays inside the one that holds it, unless that one scrolls."""
    parent = widget.parentWidget()
    if parent is None or widget.isWindow() or widget.size().isEmpty() or _scrolls(parent):
        return
    if not parent.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(widget.geometry()):
        yield Fault("fuori dal suo posto", f"{name_of(widget)} in {name_of(parent)}")


def _scrolls(parent: QWidget) -> bool:
    area = parent.parentWidget()
    return isinstance(area, QAbstractScrollArea) and area.viewport() is parent


def sideways(widget: QWidget) -> Iterator[Fault]:
    """Hold that nothing scrolls sideways but a wide table, and that nothing is hidden where it cannot scroll."""
    if not isinstance(widget, QAbstractScrollArea) or (isinstance(widget, RowsView | GridView) and widget.is_wide):
        return
    if widget.horizontalScrollBar().isVisible() and widget.horizontalScrollBar().maximum() > 0:
        yield Fault("scorre di lato", name_of(widget))
    content = widget.widget() if isinstance(widget, QScrollArea) else None
    if content is None or widget.horizontalScrollBarPolicy() is not NEVER_SCROLLED:
        return
    if content.width() > widget.viewport().width() + SLACK:
        yield Fault("tagliato a destra", name_of(widget))


def one_over_the_other(band: QWidget) -> Iterator[Fault]:
    """Hold that the pieces of the band, which no layout places, leave each other their room.

    The search lies over the others while somebody writes in it.
    """
    if not isinstance(band, WindowBand) or band.search.hasFocus():
        return
    pieces = [one for one in band.children() if isinstance(one, QWidget) and one.isVisible()]
    for first, second in combinations(pieces, 2):
        if first.geometry().intersects(second.geometry()):
            yield Fault("uno sopra l'altro", f"{name_of(first)} e {name_of(second)}")


def takes_keyboard(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled() and widget.focusProxy() is None


def unnamed(root: QWidget) -> Iterator[Fault]:
    """Hold that a screen reader is told of whatever takes the keyboard: its name, its role, its value if it has one."""
    for widget in filter(takes_keyboard, in_sight(root)):
        told = QAccessible.queryAccessibleInterface(widget)
        where = f"{name_of(widget)} in {name_of(widget.parentWidget() or widget)}"
        if told is None or not told.text(QAccessible.Text.Name).strip():
            yield Fault("senza nome per il lettore di schermo", where)
        if told is None or told.role() in WITHOUT_A_ROLE:
            yield Fault("senza ruolo per il lettore di schermo", where)
        if told is not None and told.role() in WITH_A_VALUE and not _tells_value(widget, told):
            yield Fault("senza valore per il lettore di schermo", where)


def _tells_value(widget: QWidget, told: QAccessibleInterface) -> bool:
    is_empty = isinstance(widget, QComboBox) and not widget.currentText()
    return is_empty or told.valueInterface() is not None or bool(told.text(QAccessible.Text.Value).strip())


def kept_lists(root: QWidget) -> Iterator[Fault]:
    """Hold that whatever is listed may be copied with its headings, printed and exported from its own menu."""
    for view in in_sight(root):
        is_list = isinstance(view, QAbstractItemView) and not isinstance(view, QHeaderView)
        if not is_list or view.accessibleName() in OF_PLACES:
            continue
        verbs = verbs_of(view)
        offered = {verb.words() for verb in verbs.shown()} if verbs else set()
        if verbs is None or not verbs.has(Order.COPY):
            yield Fault("elenco che non si copia", name_of(view))
        if not offered >= {PRINT_LIST, EXPORT_LIST}:
            yield Fault("elenco che non si stampa o non si esporta", name_of(view))
        if not all(column.heading for column in listed(view).columns):
            yield Fault("elenco con una colonna senza intestazione", name_of(view))


def unseen_focus(root: QWidget, kind: type[QWidget] = QWidget, passed: set[QWidget] | None = None) -> Iterator[Fault]:
    """Give the keyboard to each widget of a kind in turn: something on the screen must change.

    Those `passed` are not asked again: the frame of the window is there in every place.
    """
    window, passed = root.window(), set() if passed is None else passed
    for widget in in_sight(root):
        if not isinstance(widget, kind) or not takes_keyboard(widget) or widget.visibleRegion().isEmpty():
            continue
        if widget in passed:
            continue
        passed.add(widget)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        if not widget.hasFocus():
            continue
        focused = _around(widget, window)
        widget.clearFocus()
        QApplication.processEvents()
        if focused == _around(widget, window):
            yield Fault("con la tastiera non si vede dov'è", name_of(widget))


def _around(widget: QWidget, window: QWidget) -> object:
    """Picture a widget with the few pixels around it, where a ring may be."""
    area = widget.rect().translated(widget.mapTo(window, QPoint(0, 0))).adjusted(-6, -6, 6, 6)
    return window.grab(area.intersected(window.rect())).toImage()


def cells_without_tip(view: QAbstractItemView) -> Iterator[Fault]:
    """Hold that a cell whose words are cut says them in its tip."""
    area = view.viewport().rect()
    row = view.indexAt(QPoint(2, 2))
    while row.isValid() and view.visualRect(row).top() < area.bottom():
        for cell in _cells_of(row):
            room, words = view.visualRect(cell).width(), str(cell.data() or "")
            is_cut = room > 0 and max(map(view.fontMetrics().horizontalAdvance, words.split("\n"))) > room
            if is_cut and not str(cell.data(Qt.ItemDataRole.ToolTipRole) or ""):
                yield Fault("cella tagliata e senza suggerimento", f"{name_of(view)}: {words[:40]}")
        row = view.indexAt(QPoint(2, view.visualRect(row).bottom() + 2))


def _cells_of(row: QModelIndex) -> Iterator[QModelIndex]:
    """Go along a row; a list has one cell only, and is asked for no other."""
    cell = row.siblingAtColumn(0)
    while cell.isValid():
        yield cell
        cell = cell.siblingAtColumn(cell.column() + 1)
