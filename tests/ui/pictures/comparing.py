"""Small pictures compared as from afar: letters may be drawn otherwise, colours and places may not."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage

SMALL = QSize(342, 182)
BLOCKS = QSize(57, 30)
"""Blocks of 24 pixels of the screen: about as high as a line of text, so that its letters become a grey."""

TOLERANCE = 20
"""How far the mean of a block may go, of 255, in one of its colours: letters drawn by another FreeType stay below."""


def small(picture: QImage) -> QImage:
    """Return the picture as it is kept: a quarter of its sides."""
    return _scaled(picture, SMALL)


def _scaled(picture: QImage, size: QSize) -> QImage:
    whole = picture.convertToFormat(QImage.Format.Format_RGB32)
    return whole.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)


def differing_blocks(one: QImage, other: QImage) -> list[tuple[int, int]]:
    """Return the places of the blocks whose mean colour is not the same."""
    first, second = _scaled(one, BLOCKS), _scaled(other, BLOCKS)
    places = [(x, y) for y in range(BLOCKS.height()) for x in range(BLOCKS.width())]
    return [(x, y) for x, y in places if _distance(first.pixelColor(x, y), second.pixelColor(x, y)) > TOLERANCE]


def _distance(one: QColor, other: QColor) -> int:
    return max(
        abs(one.red() - other.red()), abs(one.green() - other.green()), abs(one.blue() - other.blue())
    )  # fmt: skip


def write_difference(folder: Path, expected: QImage, actual: QImage, blocks: list[tuple[int, int]]) -> None:
    """Put side by side what was expected, what there is, and where they differ (in red on the latter)."""
    expected.save(str(folder / "expected.png"))
    actual.save(str(folder / "actual.png"))
    marked = actual.convertToFormat(QImage.Format.Format_RGB32)
    width, height = SMALL.width() / BLOCKS.width(), SMALL.height() / BLOCKS.height()
    for left, top in blocks:
        for x in range(round(left * width), round((left + 1) * width)):
            for y in range(round(top * height), round((top + 1) * height)):
                colour = marked.pixelColor(x, y)
                marked.setPixelColor(x, y, QColor(255, colour.green() // 2, colour.blue() // 2))
    marked.save(str(folder / "difference.png"))
