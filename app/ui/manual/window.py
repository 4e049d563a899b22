"""The window of the manual: contents at the left, the page at the right, a search through all of it."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QSplitter, QWidget

from app.domain.issues import Severity
from app.domain.manual.pages import ManualBook, ManualPage
from app.domain.manual.point import ManualPoint, point_of
from app.ui.kit.buttons import make_button, make_tool
from app.ui.kit.labels import Message
from app.ui.kit.plain_dialog import PlainDialog
from app.ui.kit.scale import keep_minimum_height, scaled
from app.ui.kit.search_box import SearchBox
from app.ui.kit.shortcut import Context, add_shortcut
from app.ui.kit.tree import Tree
from app.ui.kit.tree_model import Node
from app.ui.manual.history import Visited
from app.ui.manual.page_text import ManualText

TITLE = "Manuale di Merito"
SIZE, CONTENTS, LEAST, SHARES = (1040, 680), 280, 160, (1, 3)
"""The window, its contents at the left, the least height of the text, in pixels of the drawing; how they share."""
GUIDE = "programma:guida"
"""The link that opens the guide to the file of a method, which is a window of its own."""
NOT_FOUND = "«{}» non si trova nel manuale. Provare con una parola sola, o con un'altra."
FOUND = "«{}» è in {} pagine: F3 va al posto successivo."
FOUND_IN_ONE = "«{}» è in una pagina: F3 va al posto successivo."


class ManualWindow(PlainDialog):
    """Stays open beside the others; `guide_asked` when a link leads to the guide of the methods, `saving_asked` to
    have the manual in PDF."""

    guide_asked = Signal()
    saving_asked = Signal()

    def __init__(self, manual: ManualBook, folder: Path, parent: QWidget | None = None) -> None:
        """`folder` is that of its files."""
        super().__init__(parent, TITLE, *SIZE)
        self._manual = manual
        self._page = manual.pages[0]
        self._visited = Visited()
        self._found: tuple[ManualPage, ...] = ()
        self.text = self.turned = ManualText(folder)
        self.contents = Tree(("Indice",), title="Indice del manuale", empty="Nessuna pagina.", open_levels=2)
        self.search = SearchBox("Cerca nel manuale…", "Cerca nel manuale", self)
        self.message = Message(self)
        self.back = make_tool("Pagina precedente (Alt+←)", "arrow-left", self.go_back)
        self.forth = make_tool("Pagina successiva (Alt+→)", "arrow-right", self.go_forth)
        self.setModal(False)
        self.setWindowFlags(Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.enter_presses_primary = False
        self._lay_out()
        self._connect()
        self.contents.set_nodes([_part(title, pages) for title, pages in manual.parts()])
        self.show_point(ManualPoint(self._page.key))

    @property
    def point(self) -> ManualPoint:
        """The page in sight."""
        return ManualPoint(self._page.key)

    def show_point(self, point: ManualPoint) -> None:
        """Show a page, at one of its headings; one that is not there is its page, or the first."""
        self._visited.go_to(point)
        self._show(point)

    def go_back(self) -> None:
        self._step(-1)

    def go_forth(self) -> None:
        self._step(1)

    def find_next(self) -> None:
        self._find(1)

    def find_previous(self) -> None:
        self._find(-1)

    def tell(self, words: str, *, is_wrong: bool = False) -> None:
        """Say over the page what was done, or why it was not."""
        self.message.say(words, Severity.ERROR if is_wrong else Severity.NOTE)

    def begin_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _show(self, point: ManualPoint) -> None:
        page = self._manual.page(point.page) or self._manual.pages[0]
        self._page = page
        self.text.show_page(page)
        if point.anchor:
            self.text.go_to_anchor(page, point.anchor)
        self.setWindowTitle(f"{page.title} – {TITLE}")
        self.contents.select(page.key)
        for tool, by in ((self.back, -1), (self.forth, 1)):
            tool.setEnabled(self._visited.can_step(by))

    def _step(self, by: int) -> None:
        if (point := self._visited.step(by)) is not None:
            self._show(point)

    def _follow(self, link: QUrl) -> None:
        target = link.toString()
        if target == GUIDE:
            self.guide_asked.emit()
        else:
            self.show_point(point_of(target, self._page.key))

    def _choose(self, node: Node | None) -> None:
        if node is not None and isinstance(node.key, str) and node.key != self._page.key:
            self.show_point(ManualPoint(node.key))

    def _search_anew(self, words: str) -> None:
        """Find the pages with these words while one writes, and show the first place of the first of them."""
        sought = words.strip()
        self._found = self._manual.with_words(sought) if sought else ()
        if not sought:
            self.message.clear()
        elif not self._found:
            self.tell(NOT_FOUND.format(sought))
        else:
            told = FOUND_IN_ONE if len(self._found) == 1 else FOUND
            self.tell(told.format(sought, len(self._found)))
            if self._page not in self._found:
                self._show(ManualPoint(self._found[0].key))
            self.text.moveCursor(self.text.textCursor().MoveOperation.Start)
            self.text.search(sought)

    def _find(self, by: int) -> None:
        """Go to the next place of the words, in this page or in the next that has them."""
        sought = self.search.text().strip()
        if not self._found or self.text.search_on(sought, is_backward=by < 0):
            return
        place = self._found.index(self._page) if self._page in self._found else -by
        self.show_point(ManualPoint(self._found[(place + by) % len(self._found)].key))
        if by < 0:
            self.text.moveCursor(self.text.textCursor().MoveOperation.End)
        self.text.search_on(sought, is_backward=by < 0)

    def _connect(self) -> None:
        self.contents.current_changed.connect(self._choose)
        self.text.anchorClicked.connect(self._follow)
        self.search.searched.connect(self._search_anew)
        self.search.left_down.connect(self.find_next)
        for keys, slot in (
            (QKeySequence.StandardKey.Find, self.begin_search),
            ("F3", self.find_next),
            ("Shift+F3", self.find_previous),
            ("Alt+Left", self.go_back),
            ("Alt+Right", self.go_forth),
        ):
            add_shortcut(self, keys, "", slot, Context.WindowShortcut)

    def _lay_out(self) -> None:
        self.contents.filter.hide()
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.addWidget(self.contents)
        parts.addWidget(self.text)
        parts.setSizes([scaled(CONTENTS), scaled(SIZE[0] - CONTENTS)])
        for place, share in enumerate(SHARES):
            parts.setStretchFactor(place, share)
        parts.setChildrenCollapsible(False)
        keep_minimum_height(self.text, LEAST)
        bar = QHBoxLayout()
        bar.addWidget(self.back)
        bar.addWidget(self.forth)
        bar.addWidget(self.search)
        bar.addWidget(make_button("Tro&va", "arrow-down", self.find_next, "Il posto successivo (F3)"))
        bar.addStretch(1)
        self.content.addLayout(bar)
        self.content.addWidget(self.message)
        self.content.addWidget(parts, 1)
        save = make_button("&Salva in PDF…", "file-pdf", self.saving_asked.emit, "Tutto il manuale, da stampare")
        self.put_button(save, QDialogButtonBox.ButtonRole.ActionRole)
        self.buttons.addButton("C&hiudi", QDialogButtonBox.ButtonRole.RejectRole)


def _part(title: str, pages: tuple[ManualPage, ...]) -> Node:
    children = tuple(Node(page.key, (page.title,), tooltip=page.title) for page in pages)
    return Node(("part", title), (title,), children, tooltip=title, is_strong=True)
