"""The columns of the grid on the screen: widths of the drawing, or those that the user chose, with order and sort."""

from PySide6.QtCore import QObject, QSettings, Qt, Signal
from PySide6.QtWidgets import QHeaderView

from app.domain.objectives.grid.columns import FROZEN, KEYS
from app.ui.kit.scale import scaled, zoom

WIDTHS = {
    "number": 36, "code": 88, "title": 280, "name": 274, "measure": 56, "baseline": 76, "target": 76, "source": 180,
    "weight": 52, "owner": 112, "state": 100,
}  # fmt: skip
"""In pixels of the drawing."""
GROWING = ("title", "name")
"""The columns that take what the others leave."""
LEAST = 28
GIVEN_UP = 48
"""What the growing columns give up together, rather than let the grid scroll sideways for so little."""
SETTINGS = "objectives/grid"


class ColumnLayout(QObject):
    """Keeps order, widths and sort of the header of the grid; the first columns stay in their place.

    `sorted(key, is_descending)`: the user sorts by a column, or by none (an empty key).
    """

    sorted = Signal(str, bool)

    def __init__(self, header: QHeaderView) -> None:
        super().__init__(header)
        self._header = header
        self._is_fitting = False
        self._widths = self._read_widths()
        self._room = 0
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
        """The keys of the columns as they stand, from left to right."""
        return [KEYS[self._header.logicalIndex(place)] for place in range(len(KEYS))]

    @property
    def sort(self) -> tuple[str, bool]:
        """The column that sorts the rows, and whether downwards; no column, no sort."""
        place = self._header.sortIndicatorSection()
        is_descending = self._header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
        return (KEYS[place], is_descending) if 0 < place < len(KEYS) else ("", False)

    def restore(self) -> None:
        """Give the columns the order and the sort that the user left."""
        order = str(QSettings().value(f"{SETTINGS}/order") or "").split()
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
        place = self._header.visualIndex(KEYS.index(key))
        if FROZEN <= place + step < len(KEYS) and place >= FROZEN:
            self._header.moveSection(place, place + step)

    def fit(self, room: int | None = None) -> None:
        """Give each column its width; what is left of the room goes to the columns of words."""
        self._room = self._room if room is None else room
        self._is_fitting = True
        widths = {key: scaled(self._widths.get(key, width)) for key, width in WIDTHS.items()}
        left = max(self._room - sum(widths.values()), -scaled(GIVEN_UP))
        for key in GROWING:
            widths[key] += left // len(GROWING)
        widths[GROWING[0]] += left % len(GROWING)
        for place, key in enumerate(KEYS):
            self._header.resizeSection(place, widths[key])
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
        QSettings().setValue(f"{SETTINGS}/order", " ".join(self.keys))

    def _hear_sort(self, _place: int, _order: Qt.SortOrder) -> None:
        key, is_descending = self.sort
        QSettings().setValue(f"{SETTINGS}/sort", f"{key} {'down' if is_descending else 'up'}" if key else "")
        self.sorted.emit(key, is_descending)

    def _read_widths(self) -> dict[str, int]:
        """Return the widths that the user chose, in pixels of the drawing."""
        parts = (part.partition("=") for part in str(QSettings().value(f"{SETTINGS}/widths") or "").split())
        return {key: max(int(width), LEAST) for key, _, width in parts if key in WIDTHS and width.isdecimal()}
