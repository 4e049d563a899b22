"""What a window shows and offers, line by line: each widget with its words, place and state, lists with their cells.

Lines that begin with `#` are places and drawings, for whoever looks: they are not compared.
"""

import hashlib
import re
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QItemSelectionModel, QModelIndex, QPoint, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QImage
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QProgressBar,
    QRadioButton,
    QScrollBar,
    QSplitter,
    QTabBar,
    QTableView,
    QTextEdit,
    QToolButton,
    QTreeView,
    QWidget,
)

from app.ui.kit.context_menu import verbs_of
from tests.ui.walk.faults import in_sight

ROWS = 6
"""Rows of a list that are kept: columns, words and states are those of the others."""
WORDS = 160
LEFT = (Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value
_ROLE = Qt.ItemDataRole
_ACROSS = Qt.Orientation.Horizontal
_OWN_TO_A_RUN = re.compile(r"\b\d\d:\d\d(:\d\d)?\b|[0-9a-f]{12,}|[0-9a-z]{4}(-[0-9a-z]{4}){2,}|0x[0-9a-f]+")
"""Times of the clock, fingerprints and keys that each run has of its own."""
_folders: list[re.Pattern[str]] = []


def hide_folder(folder: Path) -> None:
    """Let no line say the folder of this run, wherever `--basetemp` put it, nor those in it."""
    named = {re.escape(str(one)) for one in (folder, folder.resolve())}
    _folders.append(re.compile(rf"(?:{'|'.join(sorted(named))})(?:[\\/][^\s\\/]*)*[\\/]"))


def shown_in(root: QWidget) -> list[str]:
    """Return a line for each widget in sight, then the order of Tab and where the keyboard is."""
    widgets = [one for one in in_sight(root) if not isinstance(one, QScrollBar)]
    found = [clean(line) for one in widgets for line in _lines(one, root)]
    found += [f"# {clean(_name(one))} {drawn(one)}" for one in widgets if _is_of_ours(one)]
    found.append(clean("Tab: " + " › ".join(_order(root))))
    held = root.focusWidget()
    found.append(clean(f"tastiera: {_name(held) if held is not None else '—'}"))
    return found


def _is_of_ours(widget: QWidget) -> bool:
    """Tell whether a widget draws itself as we say, not as Qt does."""
    return getattr(type(widget).paintEvent, "__module__", "").startswith("app.ui")


def clean(line: str) -> str:
    """Take out what each run has of its own: the day, the time, folders, fingerprints."""
    today = datetime.now().astimezone()
    for words in (f"{today:%d/%m/%Y}", f"{today.day}/{today.month}/{today.year}", f"{today:%Y-%m-%d}"):
        line = line.replace(words, "«oggi»")
    for folder in _folders:
        line = folder.sub("…", line)
    return _OWN_TO_A_RUN.sub("…", line).replace("\n", "⏎")


def _name(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    return f"{type(widget).__name__} {(widget.accessibleName() or text or widget.objectName())[:60]!r}"


def _order(root: QWidget) -> Iterator[str]:
    first = one = root.nextInFocusChain()
    while one is not None:
        if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.window() is root.window():
            yield one.accessibleName()[:24] or type(one).__name__
        one = one.nextInFocusChain()
        if one is first:
            return


def _lines(widget: QWidget, root: QWidget) -> Iterator[str]:
    depth, one = 0, widget
    while one is not root and one.parentWidget() is not None:
        depth, one = depth + 1, one.parentWidget()
    told = [f"{name}={value!r}" for name, value in _told(widget) if value not in ("", None, False)]
    yield f"{' ' * depth}{type(widget).__name__} {' '.join(told)}"
    place = widget.mapTo(root, QPoint(0, 0)) if widget is not root else QPoint(0, 0)
    yield f"# {' ' * depth}{place.x()},{place.y()} {widget.width()}×{widget.height()}"
    if isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView):
        yield from _cells(widget, " " * (depth + 1))


def _told(widget: QWidget) -> Iterator[tuple[str, Any]]:
    """Say what a widget tells, besides what every widget of its kind does."""
    yield "nome", widget.accessibleName()
    yield "dice", widget.accessibleDescription()[:WORDS]
    yield "tip", widget.toolTip()[:WORDS]
    yield "oggetto", "" if widget.objectName().startswith("qt_") else widget.objectName()
    yield "spento", not widget.isEnabled()
    yield "primario", bool(widget.property("primary"))
    yield "tastiera", widget.focusPolicy().name if widget.focusPolicy() & Qt.FocusPolicy.TabFocus else ""
    yield "menu", widget.contextMenuPolicy().name.removesuffix("ContextMenu").removeprefix("Default")
    yield from _words_of(widget)
    if (verbs := verbs_of(widget)) is not None:
        yield "verbi", [verb.words() for verb in verbs.shown()]
    if widget.isWindow():
        yield "titolo", widget.windowTitle()


def _words_of(widget: QWidget) -> Iterator[tuple[str, Any]]:
    match widget:
        case QLabel():
            yield "testo", widget.text()[: WORDS * 2]
            yield "di", type(widget.buddy()).__name__ if widget.buddy() else ""
            yield "a capo", widget.wordWrap()
            yield "allineato", widget.alignment().value if widget.alignment().value != LEFT else 0
        case QAbstractButton():
            yield "testo", widget.text()
            yield "tasti", widget.shortcut().toString()
            yield "segnato", widget.isChecked()
            yield "figura", not widget.icon().isNull()
            menu = getattr(widget, "menu", None)
            menu = menu() if callable(menu) else menu
            yield "voci", _actions_of(menu) if isinstance(menu, QMenu) else None
        case QLineEdit():
            yield "testo", widget.text()
            yield "vuota", widget.placeholderText()
            yield "ferma", widget.isReadOnly()
            yield "lunga", widget.maxLength() if widget.maxLength() != 32767 else 0
            yield "coperta", widget.echoMode() != QLineEdit.EchoMode.Normal
        case QComboBox() | QAbstractSpinBox():
            yield from _value_of(widget)
        case QPlainTextEdit() | QTextEdit():
            yield "testo", widget.toPlainText()[:WORDS]
            yield "vuoto", widget.placeholderText()
            yield "fermo", widget.isReadOnly()
        case QTabBar():
            yield "linguette", [widget.tabText(place) for place in range(widget.count())]
            yield "aperta", widget.currentIndex() + 1
        case QProgressBar():
            yield "a", f"{widget.value()} di {widget.maximum()}"
        case QSplitter():
            yield "divide", widget.orientation().name
        case _:
            yield "testo", text[:WORDS] if isinstance(text := _text_of(widget), str) else None


def _value_of(widget: QComboBox | QAbstractSpinBox) -> Iterator[tuple[str, Any]]:
    if isinstance(widget, QComboBox):
        yield "scelta", widget.currentText()
        yield "scelte", [widget.itemText(place) for place in range(min(widget.count(), 12))]
        yield "quante", widget.count()
        return
    yield "testo", widget.text()
    for what in ("minimum", "maximum", "singleStep", "decimals"):
        yield what, str(getattr(widget, what)()) if hasattr(widget, what) else None


def _text_of(widget: QWidget) -> Any:
    text = getattr(widget, "text", None)
    return text() if callable(text) else text


def _actions_of(menu: QMenu) -> list[str]:
    return [f"{one.text()}{'' if one.isEnabled() else ' (spenta)'}" for one in menu.actions() if one.isVisible()]


def _cells(view: QAbstractItemView, before: str) -> Iterator[str]:
    model = view.model()
    if model is None:
        return
    columns = [0]
    if isinstance(view, QTableView | QTreeView):
        columns = [place for place in range(model.columnCount()) if not view.isColumnHidden(place)]
        header = view.horizontalHeader() if isinstance(view, QTableView) else view.header()
        yield f"{before}| " + " | ".join(str(model.headerData(place, _ACROSS) or "") for place in columns)
        yield f"# {before}{[header.sectionSize(place) for place in columns]} ordine {header.sortIndicatorSection()}"
    chosen = {(one.row(), one.column()) for one in view.selectedIndexes()}
    yield f"{before}righe {model.rowCount()}, scelte {len(chosen)}, {view.selectionMode().name}"
    yield from _rows(view, model, QModelIndex(), columns, before, ROWS)


def _rows(
    view: QAbstractItemView, model: QAbstractItemModel, over: QModelIndex, columns: list[int], before: str, most: int
) -> Iterator[str]:
    for row in range(min(model.rowCount(over), most)):
        cells = [model.index(row, place, over) for place in columns]
        yield f"{before}{'>' if view.selectionModel().isSelected(cells[0]) else '·'} " + " | ".join(map(_cell, cells))
        if isinstance(view, QTreeView) and model.rowCount(model.index(row, 0, over)):
            is_open = view.isExpanded(model.index(row, 0, over))
            yield f"{before}  {'aperta' if is_open else 'chiusa'}"
            yield from _rows(view, model, model.index(row, 0, over), columns, before + "  ", 3) if is_open else ()


def _cell(cell: QModelIndex) -> str:
    words = str(cell.data() if cell.data() is not None else "")
    marks = [f"{name}:{value}" for name, value in _marks(cell, words) if value]
    return f"{words[:80]}{' {' + ' '.join(marks) + '}' if marks else ''}"


def _marks(cell: QModelIndex, words: str) -> Iterator[tuple[str, Any]]:
    tip = cell.data(_ROLE.ToolTipRole)
    yield "tip", str(tip or "")[:80] if tip != words else ""
    told = cell.data(_ROLE.AccessibleTextRole)
    yield "dice", str(told or "")[:80] if told != words else ""
    aligned = cell.data(_ROLE.TextAlignmentRole)
    aligned = int(getattr(aligned, "value", aligned) or 0)
    yield "a", aligned if aligned != LEFT else 0
    checked = cell.data(_ROLE.CheckStateRole)
    yield "segno", str(int(getattr(checked, "value", checked))) if checked is not None else ""
    font = cell.data(_ROLE.FontRole)
    yield "grassetto", isinstance(font, QFont) and font.bold()
    for name, role in (("colore", _ROLE.ForegroundRole), ("fondo", _ROLE.BackgroundRole)):
        colour = cell.data(role)
        colour = colour.color() if isinstance(colour, QBrush) else colour
        yield name, colour.name() if isinstance(colour, QColor) else ""
    flags = cell.flags()
    yield "scrive", bool(flags & Qt.ItemFlag.ItemIsEditable)
    yield "spenta", not flags & Qt.ItemFlag.ItemIsEnabled


def drawn(widget: QWidget) -> str:
    """Return a short name of what a widget draws, the same for the same drawing."""
    if isinstance(widget, QPdfView) or widget.size().isEmpty():
        return "—"
    picture = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return hashlib.blake2s(bytes(picture.constBits()), digest_size=6).hexdigest()


Acts = Iterator[tuple[str, Callable[[], object]]]


def reactions(
    root: QWidget, settle: Callable[[], object], most: int, acts_of: Callable[[QWidget], Acts] | None = None
) -> Iterator[str]:
    """Yield what changes when a list is chosen in, a tick turned, another choice made; each once, from where it led."""
    before = shown_in(root)
    for name, act in list((acts_of or acts_in)(root))[:most]:
        act()
        settle()
        if not root.isVisible():
            yield f"{name} chiude"
            return
        now = shown_in(root)
        yield f"=== {clean(name)}"
        yield from _changes(before, now)
        before = now


def _changes(before: list[str], now: list[str]) -> Iterator[str]:
    old, new = set(before), set(now)
    yield from (f"- {line.strip()}" for line in before if line not in new and not line.startswith("#"))
    yield from (f"{'' if line.startswith('#') else '+ '}{line.strip()}" for line in now if line not in old)


def acts_in(root: QWidget) -> Acts:
    """Return what may be chosen or turned in a window, where nothing is saved before it is confirmed."""
    for one in in_sight(root):
        if not one.isEnabled():
            continue
        match one:
            case QCheckBox() | QRadioButton() if not one.isChecked() or isinstance(one, QCheckBox):
                yield f"premuto {_name(one)}", one.click
            case QToolButton() if one.isCheckable():
                yield f"premuto {_name(one)}", one.click
            case QComboBox() if one.count() > 1:
                yield f"altra scelta in {_name(one)}", partial(_choose_other, one)
            case QAbstractItemView():
                yield from _last_of(one)


def chosen_last(root: QWidget) -> Acts:
    """Return the lists of a page in which another line may be chosen."""
    for one in in_sight(root):
        if isinstance(one, QAbstractItemView) and one.isEnabled():
            yield from _last_of(one)


def _last_of(view: QAbstractItemView) -> Acts:
    model = view.model()
    if not isinstance(view, QHeaderView) and model is not None and model.rowCount():
        yield f"scelta l'ultima riga di {_name(view)}", partial(_choose_last, view)


def _choose_last(view: QAbstractItemView) -> None:
    """Choose the last row alone; the view itself would ask which keys the last event of any test was with."""
    model = view.model()
    how = QItemSelectionModel.SelectionFlag.ClearAndSelect
    if view.selectionBehavior() is QAbstractItemView.SelectionBehavior.SelectRows:
        how |= QItemSelectionModel.SelectionFlag.Rows
    view.selectionModel().setCurrentIndex(model.index(model.rowCount() - 1, 0), how)


def _choose_other(box: QComboBox) -> None:
    place = (box.currentIndex() + 1) % box.count()
    box.setCurrentIndex(place)
    box.activated.emit(place)
