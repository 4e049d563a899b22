"""Keys and clicks through the real window, each counted by its kind: what bringing a plan to the end costs a user."""

from collections import Counter
from collections.abc import Callable, Hashable
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import perf_counter

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QPushButton, QWidget

from app.domain.objectives.grid.columns import KEYS as COLUMNS
from app.ui.kit.context_menu import verbs_of
from app.ui.objectives.grid.view import GridView
from app.ui.window import MainWindow
from tests.ui.driving import button

SECONDS_OF_KEY, SECONDS_OF_DECISION = 0.4, 3
"""What the estimate takes for a key or a click, and for each thing that somebody has to think about."""


@dataclass
class Phase:
    """What was done from one point of the work to the next, and how long the program alone took for it."""

    name: str
    done: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0

    @property
    def minutes(self) -> float:
        """How long a user takes, as estimated; the mechanics of the program come on top."""
        keys = sum(count for kind, count in self.done.items() if kind != DECISIONS)
        return (keys * SECONDS_OF_KEY + self.done[DECISIONS] * SECONDS_OF_DECISION) / 60


KEYS, LETTERS, CLICKS, DECISIONS = "tasti", "caratteri", "clic", "decisioni"


class CountedHands:
    """Somebody at the window who presses keys where the keyboard is, and clicks on what is in sight by its name."""

    def __init__(self, window: MainWindow, wait: Callable[[], object]) -> None:
        self.window = window
        self.phases: list[Phase] = []
        self._wait = wait

    @contextmanager
    def phase(self, name: str):
        self.phases.append(Phase(name))
        begun = perf_counter()
        yield
        self.phases[-1].seconds = perf_counter() - begun

    def decide(self, things: int = 1) -> None:
        self._count(DECISIONS, things)

    def keyboard(self) -> QWidget:
        """Return what has the keyboard in the window, or in the dialog in front; what drops under it lets keys by."""
        front = QApplication.activeModalWidget() or self.window
        return front.focusWidget() or front

    def press(self, *keys: str) -> None:
        """Press keys as a menu writes them (`Ctrl+T`), wherever the keyboard is."""
        for one in keys:
            pressed = QKeySequence(one)[0]
            self._count(KEYS)
            self._activate()
            QTest.keyClick(self.keyboard(), pressed.key(), pressed.keyboardModifiers())
            self.settle()

    def write(self, text: str) -> None:
        """Type a text where the keyboard is; the first letter may open an editor."""
        self._count(LETTERS, len(text))
        for letter in text:
            QTest.keyClicks(self.keyboard(), letter)

    def paste(self, text: str) -> None:
        """Bring the clipboard, filled in another program."""
        QGuiApplication.clipboard().setText(text)
        self.press("Ctrl+V")

    def click(self, name: str, within: QWidget | None = None) -> None:
        self._count(CLICKS)
        found: QAbstractButton = button(within or self.window, name)
        assert found.isEnabled(), f"«{name}» non si può premere: {found.toolTip()}"
        QTest.mouseClick(found, Qt.MouseButton.LeftButton)
        self.settle()

    def click_cell(self, view: GridView, row: Hashable, key: str) -> None:
        """Click on a cell of the grid, which the wheel brings in sight."""
        place = view.grid.place_of(row)
        assert place is not None
        index = view.grid.index(place, COLUMNS.index(key))
        view.scrollTo(index)
        self._count(CLICKS)
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())
        self.settle()

    def choose_in(self, opener: QPushButton, words: str) -> None:
        """Click on a button in sight that opens a menu, and on one of its entries."""
        assert opener.isVisible()
        assert opener.isEnabled()
        self._count(CLICKS, 2)
        menu: QMenu = opener.menu()
        action = next(one for one in menu.actions() if one.text().replace("&", "").startswith(words))
        assert action.isEnabled(), f"«{words}»: {action.toolTip()}"
        action.trigger()
        self.settle()

    def choose_verb(self, words: str) -> None:
        """Open the context menu where the keyboard is, with its key, and go down to a verb."""
        view = self.keyboard()
        verbs = verbs_of(view)
        assert verbs is not None, f"qui non ci sono comandi: {view} «{view.accessibleName()}»"
        self.press("Menu")
        assert verbs.menu is not None
        texts = [one.text() for one in verbs.menu.actions() if not one.isSeparator()]
        self._count(KEYS, next(at for at, one in enumerate(texts) if one.startswith(words)) + 1)
        action = next(one for one in verbs.menu.actions() if one.text().startswith(words))
        assert action.isEnabled(), f"«{words}»: {action.toolTip()}"
        action.trigger()
        verbs.menu.close()
        self.settle()

    def settle(self) -> None:
        """Wait until the worker is idle and what follows from its answers was done."""
        for _ in range(3):
            self._wait()
            QApplication.processEvents()

    def told(self) -> list[str]:
        """Say what each phase took, and the whole."""
        whole = Phase(
            "In tutto", sum((one.done for one in self.phases), Counter()), sum(p.seconds for p in self.phases)
        )
        return [_line(one) for one in (*self.phases, whole)]

    def each(self, things: int) -> float:
        """Return how many keys, letters and clicks each of these things has cost."""
        whole = sum((one.done for one in self.phases), Counter())
        return (whole.total() - whole[DECISIONS]) / things

    def _count(self, kind: str, times: int = 1) -> None:
        self.phases[-1].done[kind] += times

    def _activate(self) -> None:
        """Offscreen nobody gives the window back its place in front when a dialog closes."""
        if QApplication.activeWindow() is None:
            self.window.activateWindow()
            self.settle()


def _line(phase: Phase) -> str:
    counts = ", ".join(f"{phase.done[kind]} {kind}" for kind in (KEYS, LETTERS, CLICKS, DECISIONS) if phase.done[kind])
    return f"{phase.name}: {counts}; stima {phase.minutes:.1f} min; programma {phase.seconds:.1f} s"
