"""Parts of a page that are made when they are first looked at or asked for."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.ui.kit.overrides import override
from app.ui.kit.tab_order import as_a_stop

Part = TypeVar("Part", bound=QWidget)


def unchanged(part: QWidget) -> QWidget:
    """Put a part in its place as it is."""
    return part


class Later(Generic[Part]):
    """A part that is made, and put in its place, when it is first called for; or before, in the steps that it has."""

    def __init__(
        self,
        make: Callable[[], Part],
        put: Callable[[Part], None],
        in_steps: Callable[[], Iterator[Part | None]] | None = None,
    ) -> None:
        """`in_steps` makes the part as `make` does: None after each step, and the part after the last."""
        self._make, self._put, self._in_steps = make, put, in_steps
        self._making: Iterator[Part | None] | None = None
        self._part: Part | None = None

    @property
    def is_made(self) -> bool:
        return self._part is not None

    def __call__(self) -> Part:
        while self._part is None:
            self.make_step()
        return self._part

    def make_step(self) -> None:
        """Take one step more, of a part that is not there yet; after one that failed it is begun anew."""
        making, self._making = self._making or (self._in_steps() if self._in_steps is not None else None), None
        part = self._make() if making is None else next(making)
        if part is None:
            self._making = making
        else:
            self._part = part
            self._put(part)


class LaterStack(QStackedWidget):
    """Parts one behind the other, each made when it comes to the front; `made(QWidget)` when one was.

    The Tab key finds a part made later after everything else of the window: what stands below the stack is to be put
    after it with `come_after`.
    """

    made = Signal(QWidget)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._laters: dict[int, Later[QWidget]] = {}

    def add_later(
        self,
        make: Callable[[], Part],
        dress: Callable[[Part], QWidget] = unchanged,
        in_steps: Callable[[], Iterator[Part | None]] | None = None,
    ) -> Later[Part]:
        """Keep the next place for a part; `dress` gives what is put there for it, as an area that scrolls."""
        place = self.addWidget(QWidget())
        later = Later(make, partial(self._put_dressed, place, dress), in_steps)
        self._laters[place] = later
        return later

    def make_next(self) -> bool:
        """Make the first part that is not there yet, or a step of it; tell whether there was one."""
        waiting = next((later for later in self._laters.values() if not later.is_made), None)
        if waiting is not None:
            waiting.make_step()
        return waiting is not None

    @override
    def setCurrentIndex(self, index: int) -> None:
        if (later := self._laters.get(index)) is not None:
            later()
        super().setCurrentIndex(index)

    def _put_dressed(self, place: int, dress: Callable[[Part], QWidget], part: Part) -> None:
        is_in_front = self.currentIndex() == place
        blocked = self.blockSignals(True)
        dressed = dress(part)
        if (empty := self.widget(place)) is not None:
            self.removeWidget(empty)
            empty.deleteLater()
        self.insertWidget(place, dressed)
        if is_in_front:
            super().setCurrentIndex(place)
        self.blockSignals(blocked)
        self.made.emit(dressed)


def come_after(part: QWidget, *below: QWidget) -> None:
    """Let Tab come to these widgets, in this order, when it leaves a part just made."""
    stops = [one for one in part.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    if not stops or not below:
        return
    _put_after_the_last_stop(part, stops[0], below[0])
    for before, widget in pairwise(below):
        QWidget.setTabOrder(before, widget)


def _put_after_the_last_stop(part: QWidget, stop: QWidget, following: QWidget) -> None:
    """Let Qt look for the last stop of a part: it does so for a widget whose focus proxy is inside it.

    Asking it for the chain, `nextInFocusChain()`, makes PySide take each widget, and at the end of the chain the
    window itself, for a child of the one before: what is deleted later takes with it the hold on the whole menu bar.
    """
    with as_a_stop(part, stop):
        QWidget.setTabOrder(part, following)
