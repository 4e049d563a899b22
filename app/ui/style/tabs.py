"""The tabs inside a page: words, with a thick line under the open one."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QStyleOptionTab

from app.ui.kit.scale import scaled
from app.ui.kit.tokens import colours_of
from app.ui.style.shapes import State, paint_band, paint_panel

THICK = 3


def paint_tab(painter: QPainter, option: QStyleOptionTab) -> None:
    """Draw the line under a tab, and the ring of the one that has the keyboard."""
    colours, rect = colours_of(option.palette), option.rect
    if option.state & State.State_Selected:
        paint_band(
            painter, QRect(rect.left(), rect.bottom() - scaled(THICK) + 1, rect.width(), scaled(THICK)), colours.accent
        )
    elif option.state & State.State_MouseOver:
        paint_band(
            painter, QRect(rect.left(), rect.bottom() - scaled(THICK) + 1, rect.width(), scaled(THICK)), colours.line
        )
    if option.state & State.State_HasFocus:
        paint_panel(painter, rect, "", colours.accent, width=scaled(2))


def words_of_tab(option: QStyleOptionTab) -> QStyleOptionTab:
    words, colours, state = QStyleOptionTab(option), colours_of(option.palette), option.state
    if state & State.State_Selected:
        colour = colours.accent
    elif state & State.State_Enabled:
        colour = colours.text if state & State.State_MouseOver else colours.quiet
    else:
        colour = colours.disabled
    palette = QPalette(words.palette)
    palette.setColor(QPalette.ColorRole.WindowText, QColor(colour))
    words.palette = palette
    words.state = state & ~State.State_HasFocus
    return words
