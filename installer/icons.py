"""The icons of the program and of its archives, in the sizes that each system wants, drawn from their SVG."""

import io
import os
from pathlib import Path

from PIL import Image

ICONS = Path(__file__).parents[1] / "app" / "resources" / "icons"
NAMES = ("merito", "archivio")
SIZES = (16, 24, 32, 48, 64, 128, 256)
WINDOW = (16, 32, 48, 256)
"""The sizes that the program carries for its windows: drawing the SVG at each start would cost more."""


def render(name: str, size: int) -> bytes:
    """Draw an icon as a PNG, `size` pixels wide and high."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(ICONS / f"{name}.svg")).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs ask for bytes, which are refused
    return bytes(buffer.data().data())


def write_ico(name: str, target: Path) -> None:
    """Write the icon in the format of Windows, with all its sizes."""
    pictures = [Image.open(io.BytesIO(render(name, size))) for size in SIZES]
    pictures[-1].save(target, format="ICO", sizes=[(size, size) for size in SIZES], append_images=pictures[:-1])


def write_window_icons() -> None:
    """Draw again the pictures that the program carries (`make icons`), after a change of their SVG."""
    for size in WINDOW:
        (ICONS / f"merito-{size}.png").write_bytes(render("merito", size))


if __name__ == "__main__":
    write_window_icons()
