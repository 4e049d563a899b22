"""The contract of a page of the main window, and how it keeps itself fresh."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum, auto
from typing import NamedTuple, Self

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from app.domain.changes import Changes, Topic
from app.domain.issues import Link
from app.ui.kit.awaiting import Awaiting
from app.ui.kit.desk import Desk
from app.ui.kit.overrides import override


class PageVerb(Enum):
    """What a page may do when *Visualizza*, or a key, asks it."""

    NEXT_MISSING = auto()
    PREVIOUS_MISSING = auto()
    FOLD_LIST = auto()
    SITTING = auto()
    SWITCH_VIEW = auto()


class Tab(QWidget):
    """A page of the main window. A subclass sets `topics`, fills itself in `reload`, follows links in `show_place`.

    When something of its topics changes, a visible page reloads at once; a hidden one does it when it is shown.
    After a change of year nothing can be done on it until it shows that year: it still holds what was of the other.
    A page may be made and filled before it is shown: then nothing of it is seen, and nothing may ask for the keyboard.
    `margins` (left, top, right, bottom, in pixels of the drawing) are left around it by the window.
    """

    topics: frozenset[Topic] = frozenset()
    margins: tuple[int, int, int, int] = (16, 8, 16, 8)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._is_stale = True
        self._of_year = Awaiting(self)
        desk.hub.changed.connect(self._hear_changes)
        desk.hub.year_changed.connect(self._leave_year)
        desk.hub.refused.connect(self._reload_if_visible)

    def reload(self) -> None:
        """Ask the worker for what the page shows; called when the page is stale and shown, or made ahead."""
        raise NotImplementedError

    def show_place(self, link: Link) -> None:
        """Select the thing of this link; the page may not have loaded yet."""

    def focus_search(self) -> bool:
        """Put the cursor in the filter of the page; tell whether there is one."""
        return False

    def page_verbs(self) -> Mapping[PageVerb, Callable[[], object]]:
        """Return what the page can do now of what the window may ask (F8, Maiusc+F8, F9): the rest is off."""
        return {}

    def command_views(self) -> Iterable[tuple[int, QWidget]]:
        """Return the views of the page that are not in front, by the number by which `show_command_view` shows them:
        the search finds their commands too."""
        return ()

    def show_command_view(self, number: int) -> None:
        """Bring a view of the page to the front."""

    def named_places(self) -> Iterable[tuple[str, QWidget, Callable[[], object]]]:
        """Return what of the page the search finds by its name, where it is, and what shows it there."""
        return ()

    def make_part(self) -> bool:
        """Make one more part of the page that nobody has looked at yet; tell whether there was one."""
        return False

    def make_ready(self) -> None:
        """Read what the page shows before somebody looks at it; what changes later is read when it is shown."""
        self._freshen()

    def make_stale(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self._freshen()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._freshen()

    @property
    def is_stale(self) -> bool:
        """Whether something that it shows has changed, and was not read again yet."""
        return self._is_stale

    def wait_for_answer(self) -> None:
        """Let nothing be done on the page, which is stale, until it shows what is read now."""
        self._of_year.begin()

    def _leave_year(self) -> None:
        self._of_year.begin()
        self.make_stale()

    def _enter_year(self, _nothing: None) -> None:
        self._of_year.end()

    def _hear_changes(self, changes: Changes) -> None:
        if changes.topics & self.topics:
            self.make_stale()

    def _reload_if_visible(self) -> None:
        if self.isVisible():
            self.make_stale()

    def _freshen(self) -> None:
        if self._is_stale:
            self._is_stale = False
            self.reload()
            if self._of_year.is_on:  # the worker answers in the order in which it was asked
                self.desk.read(_nothing, on_done=self._enter_year, latest=(self, "year"))


def _nothing(_workspace: object) -> None:
    """Read nothing: what was asked before has been answered."""


class GuestTab(Tab):
    """A page that stands for a while in the place of one of the window's: `left` when it is done or given up."""

    left = Signal()

    def may_leave(self, on_leave: Callable[[], object]) -> bool:
        """Tell whether nothing is lost when it goes; else ask, and a yes calls `on_leave`."""
        raise NotImplementedError


class SteppedTab(Tab):
    """A page of so many things that they are made one after the other, with a turn of the window between two steps."""

    def __init__(self, desk: Desk) -> None:
        """Make the whole page now."""
        for _ in self.steps(desk):
            pass

    def steps(self, desk: Desk) -> Iterator[None]:
        """Do what a constructor does, and yield after what takes long; what is first is `super().steps(desk)`."""
        super().__init__(desk)
        yield

    @classmethod
    def in_steps(cls, desk: Desk) -> Iterator[Self | None]:
        """Make the page a step at a time: None after each, and the page after the last."""
        tab = cls.__new__(cls)
        yield from tab.steps(desk)
        yield tab


class TabPage(NamedTuple):
    """A page as the window announces it before it is made: the module of the page is imported by `make`.

    `kinds` are the kinds of `Link` that this page can show; `modules` are imported when the page is made ahead: its
    own, and those of the parts made later after it. `in_steps` makes the page as `make` does, a step at a time.
    """

    title: str
    icon: str
    make: Callable[[Desk], Tab]
    kinds: frozenset[str] = frozenset()
    modules: tuple[str, ...] = ()
    in_steps: Callable[[Desk], Iterator[Tab | None]] | None = None

    def making(self, desk: Desk) -> Iterator[Tab | None]:
        """Make the page in as many steps as it has: None after each, and the page after the last."""
        if self.in_steps is not None:
            yield from self.in_steps(desk)
        else:
            yield self.make(desk)
