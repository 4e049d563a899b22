"""The tabs of the seven pages: they never scroll, and their words give way before their places do."""

from collections.abc import Sequence
from enum import Enum, auto

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QTabBar, QWidget

from app.ui.kit.icons import coloured_icon
from app.ui.kit.overrides import override
from app.ui.kit.scale import font_of, scaled
from app.ui.kit.tab import TabPage
from app.ui.kit.tokens import MEASURES, Colours, colours_of
from app.ui.style.shapes import paint_band

SIDES, NARROW_SIDES, TIGHT_SIDES = 14, 10, 4
UNDERLINE = 3
RING = 2


class TabWords(Enum):
    """How much room the tabs take: all their words with wide or narrow sides, the word of the open one, or none."""

    WIDE = auto()
    NARROW = auto()
    OPEN_ONLY = auto()
    TIGHT = auto()
    NONE = auto()

    @property
    def sides(self) -> int:
        """The room at each side of a tab, in pixels of the drawing."""
        if self is TabWords.WIDE:
            return SIDES
        return NARROW_SIDES if self in {TabWords.NARROW, TabWords.OPEN_ONLY} else TIGHT_SIDES


class PageTabs(QTabBar):
    """A list of tabs for the keyboard and for a screen reader, painted as in the drawing of the band.

    `filled` when the tabs are all there: the change of the current one is told already at the first of them.
    """

    filled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons: list[str] = []
        self._words = TabWords.WIDE
        self._under_mouse = -1
        self.setAccessibleName("Pagine")
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setDrawBase(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_pages(self, pages: Sequence[TabPage]) -> None:
        """Put a tab for each page, and the first one in front."""
        self._icons = [page.icon for page in pages]
        while self.count():
            self.removeTab(0)
        for number, page in enumerate(pages, 1):
            place = self.addTab(page.title)
            self.setTabToolTip(place, f"{page.title} (Ctrl+{number})")
            self.setAccessibleTabName(place, page.title)
        self.filled.emit()

    def fit(self, words: TabWords) -> None:
        """Take the room of the moment: the zoom or the window has changed."""
        self._words = words
        self.setIconSize(QSize(scaled(MEASURES.band_icon), scaled(MEASURES.band_icon)))  # lays the tabs out anew

    def width_with(self, words: TabWords) -> int:
        """Return how wide the tabs would be at most: where one word is shown, with the longest of them."""
        widths = [self._tab_width(place, words, is_open=False) for place in range(self.count())]
        opened = [self._tab_width(place, words, is_open=True) for place in range(self.count())]
        return sum(widths) + max((wide - width for wide, width in zip(opened, widths, strict=True)), default=0)

    @override
    def tabSizeHint(self, index: int) -> QSize:
        is_open = index == self.currentIndex()
        return QSize(self._tab_width(index, self._words, is_open=is_open), scaled(MEASURES.band))

    @override
    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._show_under_mouse(self.tabAt(event.position().toPoint()))

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._show_under_mouse(-1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), colours_of(self.palette())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place in range(self.count()):
            self._paint_tab(painter, place, colours)
        painter.end()

    def _paint_tab(self, painter: QPainter, place: int, colours: Colours) -> None:
        rect, is_open = self.tabRect(place), place == self.currentIndex()
        colour = colours.accent if is_open else colours.text if place == self._under_mouse else colours.quiet
        side = scaled(MEASURES.band_icon)
        picture = QRect(rect.left() + self._sides(), (rect.height() - side) // 2, side, side)
        name = f"{self._icons[place]}-bold" if is_open else self._icons[place]
        coloured_icon(name, colour).paint(painter, picture)
        if _has_words(self._words, is_open=is_open):
            painter.setFont(font_of(MEASURES.body, strong=is_open))
            painter.setPen(QColor(colour))
            words = QRect(picture.right() + 1 + scaled(MEASURES.gap), 0, rect.width(), rect.height())
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.tabText(place))
        if is_open:
            thick = scaled(UNDERLINE)
            paint_band(painter, QRect(rect.left(), rect.height() - thick, rect.width(), thick), colours.accent)
            if self.hasFocus():
                _paint_ring(painter, rect.adjusted(0, scaled(6), 0, -scaled(6)), colours)

    def _tab_width(self, place: int, words: TabWords, *, is_open: bool) -> int:
        """Reserve the room of bold words: opening a page moves no tab."""
        width = scaled(words.sides) * 2 + scaled(MEASURES.band_icon)
        if _has_words(words, is_open=is_open):
            metrics = QFontMetrics(font_of(MEASURES.body, strong=True))
            width += scaled(MEASURES.gap) + metrics.horizontalAdvance(self.tabText(place))
        return width

    def _sides(self) -> int:
        return scaled(self._words.sides)

    def _show_under_mouse(self, place: int) -> None:
        if place != self._under_mouse:
            self._under_mouse = place
            self.update()


def _has_words(words: TabWords, *, is_open: bool) -> bool:
    return words in {TabWords.WIDE, TabWords.NARROW} or (is_open and words is not TabWords.NONE)


def _paint_ring(painter: QPainter, rect: QRect, colours: Colours) -> None:
    painter.setPen(QPen(QColor(colours.accent), scaled(RING)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inset = scaled(RING) / 2
    radius = scaled(MEASURES.radius)
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius, radius)
