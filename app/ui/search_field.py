"""The search that finds a person, an objective, a sheet, a page, a verb of menus or of pages from anywhere (Ctrl+K)."""

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFocusEvent, QIcon, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from app.domain.issues import Link
from app.ui.kit.icons import icon
from app.ui.kit.key_caps import KeyHint, cap_width, paint_caps
from app.ui.kit.overrides import override
from app.ui.kit.scale import keep_height, scaled, zoom
from app.ui.kit.search_box import SearchBox
from app.ui.kit.tokens import MEASURES, colours_of
from app.ui.menus import Menu, Named, plain

if TYPE_CHECKING:
    from app.domain.search import Found
    from app.ui.page_commands import PageCommand

PAUSE_MS = 120
LINES = 14
KEYS = "Ctrl K"
WORDS = ("Cerca persone, obiettivi, schede", "Cerca persone, obiettivi…", "Cerca…")
"""What the empty field says, from the fullest to the shortest, before the keys."""
PICTURE = 34
"""Pixels of the drawing that the picture takes before the words."""
HINTS = (KeyHint("Su–Giù", "scegli"), KeyHint("Invio", "vai"), KeyHint("Esc", "lascia"))
PAGES, VERBS = "Pagine", "Comandi"
PAGE_KEYS = "Ctrl+{}"
NOTHING = (
    "Niente trovato con «{}».",
    "Si cercano persone, obiettivi, schede, unità, pagine e comandi:",
    "ogni parola scritta qui è l'inizio di una delle loro.",
)
COMES_BACK = frozenset(
    {
        Qt.FocusReason.PopupFocusReason,
        Qt.FocusReason.MenuBarFocusReason,
        Qt.FocusReason.ActiveWindowFocusReason,
    }
)
"""Why the keyboard leaves the search for a while: a menu, a dialog. Hidden meanwhile, it would lose it to a button."""
LONGEST_ASKED = 40
"""Letters of what was typed that are repeated where nothing is found."""
LINK_ROLE = Qt.ItemDataRole.UserRole


class FoundList(QListWidget):
    """What was found, under the search field, above the rest of the window; it never takes the keyboard."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("found")
        self.setAccessibleName("Risultati della ricerca")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.hide()

    def show_found(
        self,
        found: "Sequence[Found]",
        asked: str,
        named: Sequence[Named] = (),
        commands: "Sequence[PageCommand]" = (),
    ) -> None:
        """Show the pages first, then what is in the archive, then the other verbs of the menus and those of pages."""
        self.clear()
        pages = [one for one in named if one.menu is Menu.VIEW and one.words[:1].isdigit()]
        self._add_named(PAGES, pages)
        for kind, each in groupby(found, key=lambda one: one.kind):
            self._add_words(kind.italian)
            for one in each:
                self._add(one)
        self._add_named(VERBS, [one for one in named if one not in pages])
        self._add_commands(commands, with_title=len(named) == len(pages))
        if not self.count():
            short = asked if len(asked) <= LONGEST_ASKED else f"{asked[: LONGEST_ASKED - 1]}…"
            for line in NOTHING:
                self._add_words(line.format(short))
        self.step(1)

    def step(self, by: int) -> None:
        """Go to the next thing found (or back), over the names of the groups, and round from the last to the first."""
        places = [place for place in range(self.count()) if self.item(place).data(LINK_ROLE) is not None]
        current = self.currentRow()
        at = places.index(current) + by if current in places else 0
        self.setCurrentRow(places[at % len(places)] if places else -1)

    def _add(self, one: "Found") -> None:
        item = QListWidgetItem(icon(one.icon), f"{one.text}   ·   {one.detail}" if one.detail else one.text)
        item.setData(LINK_ROLE, one.link)
        item.setToolTip(one.detail)
        self.addItem(item)

    def _add_named(self, title: str, named: Sequence[Named]) -> None:
        """Add verbs under their title; one that is off says why and cannot be chosen."""
        if named:
            self._add_words(title)
        for one in named:
            words = one.words.lstrip("0123456789 ") if title == PAGES else one.words
            detail = one.why_off or (PAGE_KEYS.format(one.words[:1]) if title == PAGES else plain(one.menu.value))
            item = QListWidgetItem(QIcon(one.action.icon()), f"{words}   ·   {detail}")
            item.setToolTip(detail)
            if one.why_off:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            else:
                item.setData(LINK_ROLE, one.action)
            self.addItem(item)

    def _add_commands(self, commands: "Sequence[PageCommand]", *, with_title: bool) -> None:
        """Add commands of pages, under the title of the verbs where there is none yet."""
        if commands and with_title:
            self._add_words(VERBS)
        for one in commands:
            item = QListWidgetItem(one.picture, f"{one.words}   ·   {one.why_off or one.page}")
            item.setToolTip(one.why_off or one.page)
            if one.why_off:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            else:
                item.setData(LINK_ROLE, one)
            self.addItem(item)

    def _add_words(self, words: str) -> None:
        item = QListWidgetItem(words)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.addItem(item)

    def drop_under(self, field: QWidget) -> None:
        """Take the place under the field, as wide as is useful and inside the window."""
        window = self._window
        corner = field.mapTo(window, QPoint(0, field.height()))
        width = min(max(field.width(), self.fontMetrics().averageCharWidth() * 70), window.width() - 8)
        lines = min(self.count(), LINES)
        height = self.sizeHintForRow(0) * lines + 2 * self.frameWidth() + self.fontMetrics().height() // 3
        self.setGeometry(min(corner.x(), window.width() - width - 4), corner.y(), width, height)
        self.raise_()
        self.show()


class SearchField(SearchBox):
    """A field that asks for results as one types: `asked(text)`; `chosen(Link)` when the user picks one, `chosen(None)`
    when the search is left for the page: with Esc, or for a verb of the menus, which is done then.

    `left` when it has lost the keyboard.
    """

    asked = Signal(str)
    chosen = Signal(object)
    left = Signal()

    def __init__(self, window: QWidget, named: Callable[[str], list[Named]]) -> None:
        """`named` finds the verbs of the menus by their names."""
        super().__init__(WORDS[0], "Cerca in tutto l'archivio", window)
        self.setToolTip("Ctrl+K")
        keep_height(self, MEASURES.field)
        self._window, self._named = window, named
        self._found: FoundList | None = None
        zoom().changed.connect(self._hide_found)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.searched.connect(self._wait)

    @property
    def found(self) -> FoundList:
        """The list of what was found, made when it is first needed."""
        if self._found is None:
            self._found = FoundList(self._window)
            self._found.itemClicked.connect(self._choose)
        return self._found

    def show_found(self, found: "Sequence[Found]") -> None:
        """Show what was found, if the user is still asking."""
        if self.text().strip() and self.hasFocus():
            from app.ui.page_commands import page_commands  # only when something is searched

            text = self.text()
            self.found.show_found(found, text, self._named(text), page_commands(self._window, text))
            self.found.drop_under(self)

    def key_hints(self) -> Sequence[KeyHint]:
        return HINTS

    def forget(self) -> None:
        self.clear()
        self._hide_found()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Down:
                self._step(1)
            case Qt.Key.Key_Up:
                self._step(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._choose()
            case Qt.Key.Key_Escape:
                self.forget()
                self.chosen.emit(None)
            case _:
                super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._hide_found()
        if event.reason() not in COMES_BACK:
            self.left.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_words()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit_words()

    def _fit_words(self) -> None:
        """Say as much as there is room for before the keys."""
        room = self.width() - scaled(PICTURE) - cap_width(KEYS) - 2 * scaled(MEASURES.gap)
        measured = self.fontMetrics().horizontalAdvance
        self.setPlaceholderText(next((one for one in WORDS if measured(one) <= room), WORDS[-1]))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the keys that lead here at the end of the empty field."""
        super().paintEvent(event)
        if not self.text() and not self.hasFocus():
            painter = QPainter(self)
            left = self.width() - scaled(MEASURES.gap) - cap_width(KEYS)
            paint_caps(painter, left, self.height() // 2, KEYS, colours_of(self.palette()))
            painter.end()

    def _wait(self, text: str) -> None:
        if text.strip():
            self._pause.start()
        else:
            self._pause.stop()
            self._hide_found()

    def _hide_found(self) -> None:
        if self._found is not None:
            self._found.hide()

    def _ask(self) -> None:
        self.asked.emit(self.text().strip())

    def _step(self, by: int) -> None:
        if self._found is not None and self._found.isVisible():
            self._found.step(by)

    def _choose(self) -> None:
        found = self._found
        link = found.currentIndex().data(LINK_ROLE) if found is not None and found.isVisible() else None
        if link is None:
            return
        self.forget()
        self.chosen.emit(link if isinstance(link, Link) else None)
        if isinstance(link, QAction):
            link.trigger()
        elif not isinstance(link, Link):
            link.run()
