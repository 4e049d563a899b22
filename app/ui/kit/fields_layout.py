"""Fields laid out as the words of a text: those that fit share a line, and fill it.

Under each line there is room for what is said of its fields: a message never moves what one is about to click.
"""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLayoutItem, QWidget

from app.ui.kit.field_message import Room
from app.ui.kit.items_layout import ItemsLayout
from app.ui.kit.labelled import Labelled
from app.ui.kit.overrides import override
from app.ui.kit.scale import font_of, scaled
from app.ui.kit.tokens import MEASURES

WIDEST = 640
"""How wide a line may become, in pixels of the drawing: longer ones are hard to follow."""


class _Asked:
    """What an item asks for, found out once until something in the layout changes: its widgets answer in Python."""

    def __init__(self, item: QLayoutItem) -> None:
        widget = item.widget()
        self.item, self.widget = item, widget
        self.hint = item.sizeHint()
        self.least = item.minimumSize().width()
        self.grows = bool(item.expandingDirections() & Qt.Orientation.Horizontal)
        self.labelled = widget if isinstance(widget, Labelled) else None
        self._follows_width = item.hasHeightForWidth()
        self._heights: dict[int, int] = {}

    def height(self, width: int) -> int:
        if not self._follows_width:
            return self.hint.height()
        if width not in self._heights:
            self._heights[width] = self.item.heightForWidth(width)
        return self._heights[width]

    def filled_height(self, width: int) -> int:
        """Return where what is filled ends, and its message may begin."""
        return self.height(width) - (self.labelled.room_under(width) if self.labelled is not None else 0)


Line = list[_Asked]


class FieldsLayout(ItemsLayout):
    """Each widget takes the width it asks for; in a line those whose policy is to expand share what is left.

    `widest`: pixels of the drawing that a line may take; `said`: lines of words for which there is room under it.
    """

    def __init__(self, widest: int = WIDEST, said: int = 1) -> None:
        super().__init__()
        self._widest, self._said = widest, said
        self._height = 0
        self._asked: list[_Asked] | None = None
        self._heights: dict[int, int] = {}
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
        if (height := self._heights.get(width)) is None:
            asked = self._shown()
            height = self._place(QRect(0, 0, width, 0), is_real=False)
            if asked is self._asked:  # nothing has changed meanwhile, as the letters of a widget never measured before
                self._heights[width] = height
        return height

    @override
    def addItem(self, item: QLayoutItem) -> None:
        super().addItem(item)
        self.invalidate()

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        taken = super().takeAt(index)
        self.invalidate()
        return taken

    @override
    def invalidate(self) -> None:
        """Forget what the items asked for, as one of them has changed."""
        self._asked = None
        self._heights.clear()
        super().invalidate()

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        for item in self._items:
            if item.isEmpty() and isinstance(widget := item.widget(), Labelled):
                widget.show_message()
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
        widest = max((asked.least for asked in self._shown()), default=0)
        return QSize(widest, self._height or self.sizeHint().height())

    def _shown(self) -> list[_Asked]:
        if self._asked is None:
            self._asked = [_Asked(item) for item in self._items if not item.isEmpty()]
        return self._asked

    def _place(self, rect: QRect, *, is_real: bool) -> int:
        """Return the height of all the lines; when it `is_real` the widgets go to their places."""
        width, top, end = min(rect.width(), scaled(self._widest)), rect.top(), rect.top()
        said = QFontMetrics(font_of(MEASURES.caption)).lineSpacing() * self._said
        for line in self._lines(width):
            widths = _widths(line, width)
            tallest = max(asked.height(own) for asked, own in zip(line, widths, strict=True))
            filled = max((a.filled_height(own) for a, own in zip(line, widths, strict=True) if a.labelled), default=0)
            end = top + max(tallest, filled + said if filled else 0)
            below = max(end, top + tallest + scaled(MEASURES.gap))
            if is_real:
                self._put(line, widths, QRect(rect.left(), top, width, below - top))
            top = below
        return end - rect.top()

    def _put(self, line: Line, widths: Sequence[int], room: QRect) -> None:
        """Give the fields of a line their places, and then their messages what is left under them."""
        left, places = room.left(), []
        for asked, own in zip(line, widths, strict=True):
            places.append(place := QRect(left, room.top(), own, asked.height(own)))
            asked.item.setGeometry(place)
            left += own + scaled(MEASURES.margin)
        fields = [(a.labelled, place) for a, place in zip(line, places, strict=True) if a.labelled is not None]
        if any(field.message.text for field, _ in fields):
            self._put_messages(fields, room)

    def _put_messages(self, fields: Sequence[tuple[Labelled, QRect]], room: QRect) -> None:
        """Let each message go on under the fields beside its own, as far as nothing is said of them."""
        holder = self.parentWidget()
        gap, end = scaled(MEASURES.margin), room.right() + 1
        taken = {field: QRect(place.topLeft(), QSize(field.said_width(), 1)) for field, place in fields}
        for field, place in fields:
            if field.message.text and holder is not None:
                field.take_message(holder)
                others = [one for other, one in taken.items() if other is not field and one.width()]
                left = max((one.right() + 1 + gap for one in others if one.left() < place.left()), default=room.left())
                right = min((one.left() - gap for one in others if one.left() > place.left()), default=end)
                top = place.bottom() + 1 - field.room_under(place.width())
                taken[field] = field.message.place(Room(left, right, place.left(), top, room.bottom() + 1, place.top()))

    def _lines(self, width: int) -> Iterator[Line]:
        line: Line = []
        left = 0
        for asked in self._shown():
            wanted = min(asked.hint.width(), width)
            needed = wanted + self._following(asked, width - wanted)
            if line and (left + needed > width or asked.widget in self._alone or line[-1].widget in self._alone):
                yield line
                line, left = [], 0
            line.append(asked)
            left += wanted + scaled(MEASURES.margin)
        if line:
            yield line

    def _following(self, asked: _Asked, room: int) -> int:
        """Return the room that what must stay beside this item takes, 0 if they have no room on one line anyway."""
        second = self._followed.get(asked.widget) if asked.widget is not None else None
        if second is None or second.isHidden():
            return 0
        needed = second.sizeHint().width() + scaled(MEASURES.margin)
        return needed if needed <= room else 0


def _widths(line: Sequence[_Asked], width: int) -> list[int]:
    """Share the width of a line: what is left goes to the fields that grow, in proportion to what they ask for."""
    wanted = [min(asked.hint.width(), width) for asked in line]
    spare = width - sum(wanted) - scaled(MEASURES.margin) * (len(line) - 1)
    whole = sum(each for each, asked in zip(wanted, line, strict=True) if asked.grows)
    if spare <= 0 or not whole:
        return wanted
    return [each + spare * each // whole if asked.grows else each for each, asked in zip(wanted, line, strict=True)]
