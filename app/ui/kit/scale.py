"""The size of things on the screen: the measure of the drawing multiplied by the zoom of the moment.

Nothing is remembered from one zoom to the next: each size is computed again from the measure of the drawing, so that
going back gives exactly what there was.
"""

from collections.abc import Callable
from functools import cache, lru_cache

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication, QLayout, QWidget

NORMAL = 100


class Zoom(QObject):
    """The zoom of the application, in per cent; `changed` after fonts and palettes have followed it.

    `followed` when everything has taken its measures of now: what is as large as its content asks it only then.
    """

    changed = Signal()
    followed = Signal()

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        self.percent = NORMAL


@cache  # asked twenty thousand times at each zoom: looking for it on the application took an eighth of that
def zoom() -> Zoom:
    """Return the zoom of the running application, made when it is first asked for: a process has one application."""
    application = QCoreApplication.instance()
    if application is None:
        raise RuntimeError("there is no application to have a zoom")
    return Zoom(application)


def scaled(pixels: int) -> int:
    """Return how many pixels of the screen so many of the drawing are now."""
    return (pixels * zoom().percent + 50) // 100


class Kept(QObject):
    """A measure of a widget or of a layout, given to it now and again after each zoom."""

    def __init__(self, owner: QObject, apply: Callable[..., None], *pixels: int) -> None:
        super().__init__(owner)
        self._apply = apply
        self._pixels = pixels
        self.fit()
        zoom().changed.connect(self.fit)

    def fit(self) -> None:
        """Give the measure; the owner is asked of Qt, so that nothing here keeps it alive."""
        self._apply(self.parent(), *(scaled(each) for each in self._pixels))


def keep_height(widget: QWidget, pixels: int) -> None:
    """Give a widget this height of the drawing."""
    Kept(widget, QWidget.setFixedHeight, pixels)


def keep_width(widget: QWidget, pixels: int) -> None:
    Kept(widget, QWidget.setFixedWidth, pixels)


def keep_size(widget: QWidget, width: int, height: int) -> None:
    keep_width(widget, width)
    keep_height(widget, height)


def keep_minimum_width(widget: QWidget, pixels: int) -> None:
    Kept(widget, QWidget.setMinimumWidth, pixels)


def keep_minimum_height(widget: QWidget, pixels: int) -> None:
    Kept(widget, QWidget.setMinimumHeight, pixels)


def keep_maximum_height(widget: QWidget, pixels: int) -> None:
    Kept(widget, QWidget.setMaximumHeight, pixels)


def keep_margins(layout: QLayout, left: int, top: int, right: int, bottom: int) -> None:
    Kept(layout, QLayout.setContentsMargins, left, top, right, bottom)


def keep_spacing(layout: QLayout, pixels: int) -> None:
    Kept(layout, _set_spacing, pixels)


def keep_font(widget: QWidget, pixels: int, *, strong: bool = False) -> None:
    """Give a widget letters of this height of the drawing; `strong` is the weight 600."""
    Kept(widget, _set_strong_letters if strong else _set_letters, pixels)


def font_of(pixels: int, *, strong: bool = False) -> QFont:
    """Return the letters of the program, so many pixels of the drawing high at the zoom of the moment."""
    return QFont(_font(QApplication.font().family(), scaled(pixels), strong=strong))


def width_of(words: str, pixels: int, *, strong: bool = False) -> int:
    """Return the width of words in those letters, in pixels of the screen: layouts ask it again and again."""
    return _width(words, QApplication.font().family(), scaled(pixels), strong=strong)


@lru_cache(maxsize=64)
def _font(family: str, pixels: int, *, strong: bool) -> QFont:
    """Make letters of the screen, the same as long as the application has those of this family."""
    font = QFont(QApplication.font())
    font.setFamily(family)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return font


@lru_cache(maxsize=1024)
def _width(words: str, family: str, pixels: int, *, strong: bool) -> int:
    return QFontMetrics(_font(family, pixels, strong=strong)).horizontalAdvance(words)


def _set_spacing(layout: QLayout, pixels: int) -> None:
    """Ask the layout itself: called by the name of the class, `QLayout.setSpacing` would reach no `QBoxLayout`."""
    layout.setSpacing(pixels)


def _set_letters(widget: QWidget, pixels: int) -> None:
    _set_font(widget, pixels, QFont.Weight.Normal)


def _set_strong_letters(widget: QWidget, pixels: int) -> None:
    _set_font(widget, pixels, QFont.Weight.DemiBold)


def _set_font(widget: QWidget, pixels: int, weight: QFont.Weight) -> None:
    font = QFont(QApplication.font())
    font.setPixelSize(pixels)
    font.setWeight(weight)
    widget.setFont(font)
