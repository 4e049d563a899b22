"""What can be done on the rows of a view, said once: buttons, context menu and keys are the same verbs."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, SignalInstance
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QKeySequence, QStatusTipEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QMenu, QToolTip

from app.ui.kit.button_row import ButtonRow
from app.ui.kit.buttons import PRIMARY
from app.ui.kit.clipboard import copies_headings, copy_rows
from app.ui.kit.icons import icon
from app.ui.kit.key_caps import KeyHint, hint_news
from app.ui.kit.list_news import has_headings, list_news, listed
from app.ui.kit.overrides import override
from app.ui.kit.selecting import ranges_in

ONE_ROW = "Scegliere una riga sola: si fa su una riga alla volta."
NOT_NOW = "Ora non si può fare."
NO_ROW = "Scegliere prima una riga."
EMPTY_LIST = "L'elenco è vuoto."
PRINT_LIST, EXPORT_LIST = "Stampa l'elenco…", "Esporta l'elenco…"


class Order(IntEnum):
    """The order of the verbs in every menu; what leaves no trace is first, what takes away is last."""

    EDIT = 0
    NEW = 1
    COPY = 2
    LEAVE = 3
    SPECIAL = 4
    DELETE = 5


USUAL_KEYS = {Order.EDIT: "F2", Order.NEW: "Ctrl+N", Order.DELETE: "Del"}
"""The key of the first verb of each kind."""
WELL_KNOWN = frozenset({"Ctrl+C", "Ctrl+Shift+C", "Ctrl+V"})
"""Keys that are the same in every program: the status line keeps its room for the others."""
_KEY_WORDS = {
    "Del": "Canc",
    "Shift": "Maiusc",
    "Return": "Invio",
    "Down": "Giù",
    "Up": "Su",
    "Left": "Sinistra",
    "Right": "Destra",
}
_LINES_BEFORE = (Order.LEAVE, Order.SPECIAL, Order.DELETE)
_MENU_KEYS = (QKeySequence("Menu"), QKeySequence("Shift+F10"))


def _always_there() -> bool:
    return True


def _never_off() -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb: how it is called on one row, on several (`many`: `Elimina {} obiettivi…`), its key, what it does.

    `why_off` says why it cannot be done now and is empty when it can; a verb that is not there is not shown. One that
    `stands_out` is the primary button of its page or dialog.
    """

    order: Order
    words: Callable[[], str]
    slot: Callable[[], object]
    icon: Callable[[], QIcon] = QIcon
    many: str = ""
    keys: str = ""
    why_off: Callable[[], str] = _never_off
    is_there: Callable[[], bool] = _always_there
    stands_out: bool = False


def verb_of(button: QAbstractButton, order: Order, *, many: str = "", keys: str = "", why: str = "") -> Verb:
    """Make a verb of a button: its words, its click; off with it, for the reason that `why` or else its tip says."""
    return Verb(
        order,
        lambda: (button.text() or button.accessibleName()).replace("&", ""),
        button.click,
        button.icon,
        many,
        keys,
        lambda: "" if button.isEnabled() else why or button.toolTip() or NOT_NOW,
        lambda: not _was_hidden(button),
        stands_out=bool(button.property(PRIMARY)),
    )


def _was_hidden(button: QAbstractButton) -> bool:
    """Tell whether the page hides a button: not shown yet, or without room in its row, it is hidden by nobody."""
    row = button.parentWidget()
    if isinstance(row, ButtonRow) and button in row.folded():
        return False
    return button.isHidden() and button.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)


class Verbs(QObject):
    """The verbs of one view. Any list may be copied, printed and exported: these are there from the beginning."""

    def __init__(self, view: QAbstractItemView, copy: Callable[[], object] | None = None) -> None:
        super().__init__(view)
        self.view = view
        self.menu: QMenu | None = None
        self.count: Callable[[], int] = self.rows
        """How many rows the words of a verb tell: a view with lines that are no rows counts its own."""
        self._verbs: list[Verb] = []
        self.add_verb(
            Order.COPY,
            "Copia",
            "copy",
            copy or self._copy,
            keys="Ctrl+C",
            why_off=lambda: "" if self.rows() else NO_ROW,
        )
        self._add_outputs()
        selection = view.selectionModel()
        selection.selectionChanged.connect(self._tell_keys)
        selection.currentChanged.connect(self._tell_keys)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self.open_at)
        view.installEventFilter(self)

    def add(self, button: QAbstractButton, order: Order, *, many: str = "", keys: str = "", why: str = "") -> None:
        """Let a button of the page be a verb of the view too."""
        self._take(verb_of(button, order, many=many, keys=keys or USUAL_KEYS.get(order, ""), why=why))

    def add_verb(
        self,
        order: Order,
        words: str,
        icon_name: str,
        slot: Callable[[], object],
        *,
        many: str = "",
        keys: str = "",
        why_off: Callable[[], str] = _never_off,
        is_there: Callable[[], bool] = _always_there,
    ) -> None:
        """Add a verb that has no button on the page."""
        keys = keys or USUAL_KEYS.get(order, "")
        picture: Callable[[], QIcon] = (lambda: icon(icon_name)) if icon_name else QIcon
        self._take(Verb(order, lambda: words, slot, picture, many, keys, why_off, is_there))

    def _add_outputs(self) -> None:
        self.add_verb(
            Order.COPY, "Copia con le intestazioni", "copy-simple", partial(copy_rows, self.view, is_headed=True),
            keys="Ctrl+Shift+C", why_off=lambda: "" if self.rows() else NO_ROW, is_there=self._copies_bare_cells,
        )  # fmt: skip
        for words, picture, news in (
            (PRINT_LIST, "printer", list_news().print_asked),
            (EXPORT_LIST, "table", list_news().export_asked),
        ):
            self.add_verb(
                Order.LEAVE, words, picture, partial(self._ask, news), why_off=self._why_nothing_leaves,
                is_there=partial(self._is_asked_here_alone, words),
            )  # fmt: skip

    def _copies_bare_cells(self) -> bool:
        """Rows are copied with their headings; of cells, which are pasted elsewhere in the table, it is a choice."""
        return has_headings(self.view) and not copies_headings(self.view)

    def _is_asked_here_alone(self, words: str) -> bool:
        """Tell whether lists can leave now, and the page has no verb of the same name, which prints a document."""
        return list_news().is_heard and not any(
            one.order is not Order.LEAVE and one.words() == words for one in self._verbs
        )

    def _why_nothing_leaves(self) -> str:
        return "" if self.view.model().rowCount() else EMPTY_LIST

    def _ask(self, news: SignalInstance) -> None:
        news.emit(listed(self.view), self.view)

    def every(self) -> list[Verb]:
        """Return the verbs, also those that are not there now."""
        return list(self._verbs)

    def shown(self) -> list[Verb]:
        """Return the verbs that are there now, in order."""
        return [verb for verb in self._verbs if verb.is_there()]

    def has(self, order: Order) -> bool:
        """Tell whether there is a verb of this kind now."""
        return any(verb.order is order and verb.is_there() for verb in self._verbs)

    def first(self, order: Order) -> Verb | None:
        """Return the first verb of this kind that can be done now."""
        here = (verb for verb in self._verbs if verb.order is order and verb.is_there())
        return next((verb for verb in here if not self.why_off(verb)), None)

    def rows(self) -> int:
        """Return how many rows are selected."""
        ranges = ranges_in(self.view.selectionModel().selection())
        return len({(row, one.parent()) for one in ranges for row in range(one.top(), one.bottom() + 1)})

    def words_of(self, verb: Verb) -> str:
        rows = self.count()
        return verb.many.format(rows) if verb.many and rows > 1 else verb.words()

    def why_off(self, verb: Verb) -> str:
        """Say why a verb cannot be done on what is selected; empty when it can."""
        is_for_one = not verb.many and verb.order in {Order.EDIT, Order.DELETE}
        return ONE_ROW if is_for_one and self.rows() > 1 else verb.why_off()

    def key_hints(self) -> list[KeyHint]:
        """Return the keys of the verbs that can be done, with their words, for the status line."""
        return [
            KeyHint(keys_in_words(keys), self.words_of(verb).rstrip("…").lower())
            for verb, keys in self._with_keys()
            if keys and keys not in WELL_KNOWN and not self.why_off(verb)
        ]

    def with_keys(self) -> list[tuple[str, str]]:
        """Return the keys of the verbs that are there, with the words of each on one row."""
        return [(keys, verb.words().replace("&", "")) for verb, keys in self._with_keys() if keys]

    def open_at(self, place: QPoint) -> None:
        """Open the menu at a point of the viewport."""
        if not self.view.isEnabled():
            return
        self.menu = self._made_menu()
        self.menu.popup(self.view.viewport().mapToGlobal(place))

    def open_at_row(self) -> None:
        """Open the menu under the current row, as the key of the menu asks."""
        rect = self.view.visualRect(self.view.currentIndex())
        self.open_at(rect.bottomLeft() if rect.isValid() else QPoint(0, 0))
        if self.menu is not None and (first := next(iter(self.menu.actions()), None)) is not None:
            self.menu.setActiveAction(first)

    def _tell_keys(self) -> None:
        """What can be done follows what is chosen: the keys of this place are told again."""
        hint_news().changed.emit()

    def _take(self, verb: Verb) -> None:
        self._verbs.append(verb)
        self._verbs.sort(key=lambda one: one.order)

    def _with_keys(self) -> Iterator[tuple[Verb, str]]:
        """Yield the verbs with their keys: of two that wait for one key, the first has it."""
        taken = set()
        for verb in self.shown():
            yield verb, "" if verb.keys in taken else verb.keys
            taken.add(verb.keys)

    def _made_menu(self) -> QMenu:
        menu = QMenu(self.view)
        menu.setAccessibleName("Che cosa si può fare")
        menu.setToolTipsVisible(True)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.destroyed.connect(self._forget_menu)
        menu.hovered.connect(self._tell_reason)
        menu.aboutToHide.connect(self._tell_nothing)
        before = Order.EDIT
        for verb, keys in self._with_keys():
            if any(before < line <= verb.order for line in _LINES_BEFORE) and menu.actions():
                menu.addSeparator()
            menu.addAction(self._action(menu, verb, keys))
            before = verb.order
        return menu

    def _tell_reason(self, action: QAction) -> None:
        """Say in the status line why a verb is off: Qt tells it to the menu alone, which has none."""
        QApplication.sendEvent(self.view, QStatusTipEvent(action.statusTip()))

    def _tell_nothing(self) -> None:
        QApplication.sendEvent(self.view, QStatusTipEvent(""))

    def _forget_menu(self) -> None:
        self.menu = None

    def _action(self, menu: QMenu, verb: Verb, keys: str) -> QAction:
        action, why = QAction(verb.icon(), self.words_of(verb).replace("&", "&&"), menu), self.why_off(verb)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setEnabled(not why)
        action.setToolTip(why)
        action.setStatusTip(why)
        action.triggered.connect(verb.slot)
        return action

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer to the keys of the verbs before the menus of the window, which may have the same ones."""
        if watched is self.view and isinstance(event, QKeyEvent):
            if event.type() is QEvent.Type.ShortcutOverride and self._answer(event) is not None:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress and (answer := self._answer(event)) is not None:
                answer()
                return True
        return False

    def _answer(self, event: QKeyEvent) -> Callable[[], object] | None:
        pressed = QKeySequence(event.modifiers().value & ~Qt.KeyboardModifier.KeypadModifier.value | event.key())
        if pressed in _MENU_KEYS:
            return self.open_at_row
        verb = next((verb for verb, keys in self._with_keys() if keys and QKeySequence(keys) == pressed), None)
        if verb is None:
            return None
        return (lambda: self._say(why)) if (why := self.why_off(verb)) else verb.slot

    def _say(self, why: str) -> None:
        place = self.view.visualRect(self.view.currentIndex()).bottomLeft()
        QToolTip.showText(self.view.viewport().mapToGlobal(place), why, self.view)
        QApplication.sendEvent(self.view, QStatusTipEvent(why))

    def _copy(self) -> None:
        copy_rows(self.view)


_BETWEEN_KEYS = re.compile(r"\+(?=.)")
"""A plus between two keys: the last one of `Ctrl++` is a key."""


def keys_in_words(keys: str) -> str:
    """Write keys as they stand on the keyboard: `Ctrl N`, `Canc`."""
    return " ".join(_KEY_WORDS.get(part, part) for part in _BETWEEN_KEYS.split(keys))


def verbs_of(view: QAbstractItemView) -> Verbs | None:
    """Return the verbs of a view, None when nobody has given it any."""
    return view.findChild(Verbs, options=Qt.FindChildOption.FindDirectChildrenOnly)
