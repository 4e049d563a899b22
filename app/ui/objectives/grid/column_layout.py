"""The columns of the grid on the screen: widths of the drawing, or those that the user chose, with order and sort."""

from itertools import pairwise

from PySide6.QtCore import QObject, QSettings, Qt, Signal
from PySide6.QtWidgets import QHeaderView

from app.domain.objectives.grid.columns import FROZEN, KEYS, MEASURING_COLUMNS, OF_METHOD, PLAN_COLUMNS
from app.ui.kit.scale import scaled, zoom

WIDTHS = {
    "number": 36, "code": 88, "title": 280, "name": 274, "measure": 56, "baseline": 76, "target": 76, "reading": 88,
    "interim": 84, "final": 84, "year_1": 56, "year_2": 56, "year_3": 56, "source": 180, "weight": 52,
    "difficulty": 88, "owner": 112, "state": 100,
}  # fmt: skip
"""In pixels of the drawing."""
WHILE_MEASURING = {"title": 160, "name": 160, "source": 100, "interim": 152, "final": 152}
"""The widths of columns of words while those of the values stand beside them, and of values that are judgements."""
GROWING = ("title", "name")
"""The columns that take what the others leave."""
LEAST = 28
GIVEN_UP = 48
"""What the growing columns give up together, rather than let the grid scroll sideways for so little."""
SETTINGS = "objectives/grid"


class ColumnLayout(QObject):
    """Keeps order, widths and sort of the header of the grid; the first columns stay in their place.

    `sorted(key, is_descending)`: the user sorts by a column, or by none (an empty key). `shown()`: other columns are in
    sight, those of the plan or those of the values.
    """

    sorted = Signal(str, bool)
    shown = Signal()

    def __init__(self, header: QHeaderView) -> None:
        super().__init__(header)
        self._header = header
        self._is_fitting = False
        self._widths = self._read_widths()
        self._room = 0
        self.is_measuring = False
        self._has_difficulty = False
        header.setSectionsMovable(True)
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.setStretchLastSection(False)
        header.setSortIndicatorClearable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.sectionResized.connect(self._hear_width)
        header.sectionMoved.connect(self._hear_move)
        header.sortIndicatorChanged.connect(self._hear_sort)
        zoom().changed.connect(self.fit)

    @property
    def keys(self) -> list[str]:
        """The keys of the columns in sight as they stand, from left to right."""
        planned = (*PLAN_COLUMNS, OF_METHOD) if self._has_difficulty else PLAN_COLUMNS
        shown = MEASURING_COLUMNS if self.is_measuring else planned
        return [key for key in self._order if key in shown]

    @property
    def _order(self) -> list[str]:
        return [KEYS[self._header.logicalIndex(place)] for place in range(len(KEYS))]

    def show(self, *, is_measuring: bool) -> None:
        """Put in sight the columns in which objectives are measured, or those in which they are planned."""
        self.is_measuring = is_measuring
        shown, self._is_fitting = self.keys, True
        for place, key in enumerate(KEYS):
            self._header.setSectionHidden(place, key not in shown)
        self.fit()
        self.shown.emit()

    def offer_difficulty(self, *, is_offered: bool) -> None:
        """Put in sight, or out of it, the column of a word that not every method has."""
        if is_offered is not self._has_difficulty:
            self._has_difficulty = is_offered
            self.show(is_measuring=self.is_measuring)

    @property
    def sort(self) -> tuple[str, bool]:
        """The column that sorts the rows, and whether downwards; no column, no sort."""
        place = self._header.sortIndicatorSection()
        is_descending = self._header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
        return (KEYS[place], is_descending) if 0 < place < len(KEYS) else ("", False)

    def restore(self) -> None:
        """Give the columns the order and the sort that the user left."""
        order = _whole(str(QSettings().value(f"{SETTINGS}/order") or "").split())
        if sorted(order) == sorted(KEYS) and tuple(order[:FROZEN]) == KEYS[:FROZEN]:
            self._is_fitting = True
            for place, key in enumerate(order):
                self._header.moveSection(self._header.visualIndex(KEYS.index(key)), place)
            self._is_fitting = False
        key, _, direction = str(QSettings().value(f"{SETTINGS}/sort") or "").partition(" ")
        if key in KEYS:
            down = direction == "down"
            order_of_sort = Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder
            self._header.setSortIndicator(KEYS.index(key), order_of_sort)

    def sort_by(self, key: str) -> None:
        """Sort by a column, as a click on its heading does: upwards, downwards, no more."""
        now, is_descending = self.sort
        if now != key:
            self._header.setSortIndicator(KEYS.index(key), Qt.SortOrder.AscendingOrder)
        elif not is_descending:
            self._header.setSortIndicator(KEYS.index(key), Qt.SortOrder.DescendingOrder)
        else:
            self._header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)

    def move(self, key: str, step: int) -> None:
        """Put a column one place to the left or to the right."""
        keys, order = self.keys, self._order
        place = keys.index(key) if key in keys else 0
        if FROZEN <= place + step < len(keys) and place >= FROZEN:
            self._header.moveSection(order.index(key), order.index(keys[place + step]))

    def fit(self, room: int | None = None) -> None:
        """Give each column its width; what is left of the room goes to the columns of words."""
        self._room = self._room if room is None else room
        self._is_fitting = True
        shown = self.keys
        usual = WIDTHS | WHILE_MEASURING if self.is_measuring else WIDTHS
        widths = {key: scaled(self._widths.get(key, usual[key])) for key in KEYS if key in shown}
        left = max(self._room - sum(widths.values()), -scaled(GIVEN_UP))
        for key in GROWING:
            widths[key] += left // len(GROWING)
        widths[GROWING[0]] += left % len(GROWING)
        for key, width in widths.items():
            self._header.resizeSection(KEYS.index(key), width)
        self._is_fitting = False

    def _hear_width(self, place: int, _before: int, now: int) -> None:
        if self._is_fitting or not now:
            return
        self._widths[KEYS[place]] = max(now * 100 // zoom().percent, LEAST)
        written = " ".join(f"{key}={width}" for key, width in self._widths.items())
        QSettings().setValue(f"{SETTINGS}/widths", written)

    def _hear_move(self, logical: int, before: int, now: int) -> None:
        """Take back a column that would leave, or take, one of the places that stay."""
        if self._is_fitting:
            return
        if logical < FROZEN or now < FROZEN:
            self._is_fitting = True
            self._header.moveSection(now, before)
            self._is_fitting = False
        QSettings().setValue(f"{SETTINGS}/order", " ".join(self._order))

    def _hear_sort(self, _place: int, _order: Qt.SortOrder) -> None:
        key, is_descending = self.sort
        QSettings().setValue(f"{SETTINGS}/sort", f"{key} {'down' if is_descending else 'up'}" if key else "")
        self.sorted.emit(key, is_descending)

    def _read_widths(self) -> dict[str, int]:
        """Return the widths that the user chose, in pixels of the drawing."""
        parts = (part.partition("=") for part in str(QSettings().value(f"{SETTINGS}/widths") or "").split())
        return {key: max(int(width), LEAST) for key, _, width in parts if key in WIDTHS and width.isdecimal()}


def _whole(order: list[str]) -> list[str]:
    """Add to an order that was kept the columns that were not there then, each after the one it comes after."""
    for before, key in pairwise(KEYS):
        if order and key not in order and before in order:
            order.insert(order.index(before) + 1, key)
    return order
