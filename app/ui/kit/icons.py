"""Icons of the Phosphor set that QtAwesome ships, drawn in the colours of the palette.

QtAwesome itself is not imported: that alone takes longer than opening a window, and its icons keep
the colour they were born with when the theme changes.
"""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap

from app.ui.kit.overrides import override

FONT_FILE = "phosphor-1.3.0.ttf"
UNKNOWN = "square"
NAMES_FILE = "phosphor-charmap-1.3.0.json"


@cache
def _fonts_folder() -> Path:
    spec = find_spec("qtawesome")
    origin = spec.origin if spec else None
    return Path(origin or "").parent / "fonts"


@cache
def _names() -> str:
    return (_fonts_folder() / NAMES_FILE).read_text()


@cache
def letter_of(name: str) -> str:
    """Find the letter of an icon; looking for it in the text is much quicker than reading thousands of names.

    A name that is not in the set gets the letter of `UNKNOWN`: a missing drawing must not stop a page.
    """
    _, found, rest = _names().partition(f'"{name}": "0x')
    return chr(int(rest[: rest.index('"')], 16)) if found else letter_of(UNKNOWN)


@cache
def _family() -> str:
    number = QFontDatabase.addApplicationFont(str(_fonts_folder() / FONT_FILE))
    return QFontDatabase.applicationFontFamilies(number)[0]


# Each new font is matched anew against those of the system: measured, 15 of the 310 ms of a start.
@cache
def _font(pixels: int) -> QFont:
    font = QFont(_family())
    font.setPixelSize(pixels)
    return font


def icon(name: str, role: QPalette.ColorRole = QPalette.ColorRole.ButtonText) -> QIcon:
    """Return the icon with this Phosphor name (https://phosphoricons.com), in the colour of a palette role."""
    return QIcon(LetterEngine(name, role))


def coloured_icon(name: str, colour: str) -> QIcon:
    return QIcon(LetterEngine(name, QPalette.ColorRole.ButtonText, QColor(colour)))


class LetterEngine(QIconEngine):
    """Draws one letter of the icon font, looked for when it is drawn, at any size, in the palette of the moment."""

    def __init__(self, name: str, role: QPalette.ColorRole, colour: QColor | None = None) -> None:
        super().__init__()
        self.name = name
        self.role = role
        self.colour = colour

    @override
    def clone(self) -> QIconEngine:
        return LetterEngine(self.name, self.role, self.colour)

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        painter.save()
        painter.setFont(_font(max(rect.height(), 1)))
        painter.setPen(self._colour(mode))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, letter_of(self.name))
        painter.restore()

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    def _colour(self, mode: QIcon.Mode) -> QColor:
        palette = QGuiApplication.palette()
        if mode is QIcon.Mode.Disabled:
            return palette.color(QPalette.ColorGroup.Disabled, self.role)
        return self.colour or palette.color(self.role)
