"""Fields laid out as the words of a text: those that fit share a line, and fill it."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayoutItem, QWidget

from app.ui.kit.items_layout import ItemsLayout
from app.ui.kit.labelled import Labelled
from app.ui.kit.overrides import override
from app.ui.kit.scale import scaled
from app.ui.kit.tokens import MEASURES

WIDEST = 640
"""How wide a line may become, in pixels of the drawing: longer ones are hard to follow."""

Line = list[QLayoutItem]


class FieldsLayout(ItemsLayout):
    """Each widget takes the width it asks for; in a line those whose policy is to expand share what is left.

    `widest`: pixels of the drawing that a line may take.
    """

    def __init__(self, widest: int = WIDEST) -> None:
        super().__init__()
        self._widest = widest
        self._height = 0
        self._alone: set[QWidget] = set()
        self._followed: dict[QWidget, QWidget] = {}

    def add_line(self, widget: QWidget) -> None:
        """Add a widget that has its line to itself."""
        self._alone.add(widget)
        self.addWidget(widget)

    def keep_together(self, first: QWidget, second: QWidget) -> None:
        """Begin a new line before `first` rather than between it and `second`, which comes right after it."""
        self._followed[first] = second

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    @override
    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), is_real=False)

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        height = self._place(rect, is_real=True)
        if height != self._height:
            self._height = height
            self.update()

    @override
    def sizeHint(self) -> QSize:
        width = scaled(WIDEST) * 3 // 4
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSize(self) -> QSize:
        """Ask for the height of all the lines at the width of the moment: splitters and tabs know no other."""
        widest = max((item.minimumSize().width() for item in self._shown()), default=0)
        return QSize(widest, self._height or self.sizeHint().height())

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _place(self, rect: QRect, *, is_real: bool) -> int:
        """Return the height of all the lines; when it `is_real` the widgets go to their places."""
        width, top = min(rect.width(), scaled(self._widest)), rect.top()
        for line in self._lines(width):
            left, tallest = rect.left(), 0
            for item, own in zip(line, _widths(line, width), strict=True):
                height = _height(item, own)
                if is_real:
                    _put(item, QRect(left, top, own, height))
                left += own + scaled(MEASURES.margin)
                tallest = max(tallest, height)
            top += tallest + scaled(MEASURES.gap)
        return max(top - rect.top() - scaled(MEASURES.gap), 0)

    def _lines(self, width: int) -> Iterator[Line]:
        line: Line = []
        left = 0
        for item in self._shown():
            wanted = min(item.sizeHint().width(), width)
            needed = wanted + self._following(item, width - wanted)
            if line and (left + needed > width or self._is_alone(item) or self._is_alone(line[-1])):
                yield line
                line, left = [], 0
            line.append(item)
            left += wanted + scaled(MEASURES.margin)
        if line:
            yield line

    def _following(self, item: QLayoutItem, room: int) -> int:
        """Return the room that what must stay beside this item takes, 0 if they have no room on one line anyway."""
        first = item.widget()
        second = self._followed.get(first) if first is not None else None
        if second is None or second.isHidden():
            return 0
        needed = second.sizeHint().width() + scaled(MEASURES.margin)
        return needed if needed <= room else 0

    def _is_alone(self, item: QLayoutItem) -> bool:
        return item.widget() in self._alone


def _widths(line: Sequence[QLayoutItem], width: int) -> list[int]:
    """Share the width of a line: what is left goes to the fields that grow, in proportion to what they ask for.

    Before them to narrow ones with a message: it would wrap at each word.
    """
    wanted = [min(item.sizeHint().width(), width) for item in line]
    spare = width - sum(wanted) - scaled(MEASURES.margin) * (len(line) - 1)
    for place, item in enumerate(line):
        more = min(max(_message_width(item) - wanted[place], 0), max(spare, 0))
        wanted[place] += more
        spare -= more
    grows = [bool(item.expandingDirections() & Qt.Orientation.Horizontal) for item in line]
    whole = sum(each for each, grow in zip(wanted, grows, strict=True) if grow)
    if spare <= 0 or not whole:
        return wanted
    return [each + spare * each // whole if grow else each for each, grow in zip(wanted, grows, strict=True)]


def _put(item: QLayoutItem, place: QRect) -> None:
    """Give an item its place; its own bounds would not let a field grow over what it asks for, not for its message."""
    widget = item.widget()
    if widget is not None and _message_width(item):
        widget.setGeometry(place)
    else:
        item.setGeometry(place)


def _message_width(item: QLayoutItem) -> int:
    widget = item.widget()
    return widget.message_width() if isinstance(widget, Labelled) else 0


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
