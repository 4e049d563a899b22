"""How a file of rules is written: the description that ships beside those ready, to read, search and take away."""

import itertools
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QSplitter, QWidget

from app.domain.errors import UserError
from app.domain.issues import Severity
from app.services.methods.guide import METHOD_GUIDE, RulesGuide, read_guide, save_guide
from app.ui.kit.buttons import make_button
from app.ui.kit.files import choose_folder
from app.ui.kit.labels import Message
from app.ui.kit.manual import Manual
from app.ui.kit.plain_dialog import PlainDialog
from app.ui.kit.scale import keep_minimum_height, scaled
from app.ui.kit.search_box import SearchBox
from app.ui.kit.shortcut import Context, add_shortcut
from app.ui.kit.tasks import TaskRunner
from app.ui.kit.tree import Tree
from app.ui.kit.tree_model import Node

SAVE_HINT = "Salva in una cartella, per esempio su una chiavetta, questa guida e le"
CHAPTER = 2
"""The level of the headings that stand first in the contents."""

SIZE, CONTENTS, LEAST, SHARES = (960, 640), 240, 160, (1, 3)
"""The window, its contents at the left, the least height of the text, in pixels of the drawing; how they share."""


class GuideWindow(PlainDialog):
    """The guide with its contents at the left; it stays open while one works in another window."""

    def __init__(self, parent: QWidget, runner: TaskRunner, guide: RulesGuide = METHOD_GUIDE) -> None:
        super().__init__(parent, guide.title, *SIZE)
        self.runner, self.guide = runner, guide
        self.text = self.turned = Manual(guide.title, read_guide(guide))
        self.contents = Tree(("Indice",), title="Indice della guida", empty="Nessun titolo.", open_levels=2)
        self.search = SearchBox("Cerca nella guida…", "Cerca nella guida", self)
        self.message = Message(self)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.contents.set_nodes(contents_of(self.text.headings()))
        self._lay_out()
        self._connect()

    def find_next(self) -> None:
        self._find(is_backward=False)

    def find_previous(self) -> None:
        self._find(is_backward=True)

    def begin_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def ask_where(self) -> None:
        choose_folder(self, f"Dove salvare la guida e le {self.guide.ready}", self.save)

    def save(self, place: Path) -> None:
        """Write the guide and the rules ready into a new folder inside `place`."""
        self.runner.run(save_guide, place, self.guide, on_done=self._tell_saved, on_error=self._refuse)

    def _find(self, *, is_backward: bool) -> None:
        words = self.search.text().strip()
        if self.text.search(words, is_backward=is_backward):
            self.message.clear()
        elif words:
            self.message.say(f"«{words}» non si trova nella guida.", Severity.NOTE)

    def _search_anew(self, _words: str) -> None:
        """Look from the beginning while one writes."""
        self.text.moveCursor(self.text.textCursor().MoveOperation.Start)
        self.find_next()

    def _go_to(self, node: Node | None) -> None:
        if node is not None and isinstance(node.key, int):
            self.text.go_to(node.key)

    def _tell_saved(self, folder: Path) -> None:
        self.message.say(f"Guida e {self.guide.ready} salvate nella cartella {folder}.", Severity.NOTE)

    def _refuse(self, error: UserError) -> None:
        self.message.say(error.sentence)

    def _connect(self) -> None:
        self.contents.current_changed.connect(self._go_to)
        self.search.searched.connect(self._search_anew)
        self.search.left_down.connect(self.find_next)
        add_shortcut(
            self, QKeySequence.StandardKey.Find, "Cerca nella guida", self.begin_search, Context.WindowShortcut
        )
        add_shortcut(self, "F3", "Trova il successivo", self.find_next, Context.WindowShortcut)
        add_shortcut(self, "Shift+F3", "Trova il precedente", self.find_previous, Context.WindowShortcut)

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
        bar.addWidget(self.search)
        bar.addWidget(make_button("Tro&va", "arrow-down", self.find_next, "Il posto successivo (F3)"))
        bar.addStretch(1)
        self.content.addLayout(bar)
        self.content.addWidget(self.message)
        self.content.addWidget(parts, 1)
        save = make_button("&Salva guida e modelli…", "floppy-disk", self.ask_where, f"{SAVE_HINT} {self.guide.ready}")
        self.put_button(save, QDialogButtonBox.ButtonRole.ActionRole)
        self.buttons.addButton("C&hiudi", QDialogButtonBox.ButtonRole.RejectRole)


def open_guide(parent: QWidget, runner: TaskRunner, guide: RulesGuide = METHOD_GUIDE) -> GuideWindow:
    """Show a guide, or bring to the front the one that is open."""
    shown = next((one for one in parent.findChildren(GuideWindow) if one.guide == guide), None)
    window = shown or GuideWindow(parent, runner, guide)
    window.show()
    window.raise_()
    window.activateWindow()
    return window


def contents_of(headings: Sequence[tuple[int, str, int]]) -> list[Node]:
    """Return the headings as a tree: each holds those of a lower level that follow it; the first is the title."""
    return [
        Node(block, (words,), tuple(_below(headings[place + 1 :])), is_strong=True, tooltip=words)
        for place, (level, words, block) in enumerate(headings)
        if level == CHAPTER
    ]


def _below(headings: Sequence[tuple[int, str, int]]) -> list[Node]:
    inside = itertools.takewhile(lambda heading: heading[0] > CHAPTER, headings)
    return [Node(block, (words,), tooltip=words) for _, words, block in inside]
