"""The text of a page of the manual: words in the letters of the program, pictures as wide as there is room."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QWidget

from app.domain.manual.pages import ManualPage
from app.domain.manual.text import headings_of, without_anchors
from app.ui.kit.manual import Manual
from app.ui.kit.overrides import override

PICTURES = "immagini"
"""Where they are, beside the pages."""
SIDES = 6
"""Letters left at the sides of a picture, for the margins of the text and its scroll bar."""
NARROWER = 24
"""Pixels by which the room must change before the pictures are drawn anew."""


class ManualText(Manual):
    """Shows one page at a time; pictures are read from the folder of the manual."""

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        self._folder = folder
        self._drawn_for = 0
        super().__init__("Manuale di Merito", "")
        self.setParent(parent)

    def show_page(self, page: ManualPage) -> None:
        """Show a page from its beginning."""
        self.setAccessibleName(f"Manuale: {page.title}")
        self.show_markdown(without_anchors(page.source))
        self._drawn_for = self.viewport().width()
        self.verticalScrollBar().setValue(0)

    def go_to_anchor(self, page: ManualPage, anchor: str) -> None:
        """Bring the heading with this anchor to the top."""
        anchors = [heading.anchor for heading in headings_of(page.source)]
        blocks = [block for _, _, block in self.headings()]
        if anchor in anchors and len(blocks) == len(anchors):
            self.go_to(blocks[anchors.index(anchor)])

    @override
    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Read a picture of the manual, and nothing else: no page asks anything of a disk or of a net."""
        file = (name.toString() if isinstance(name, QUrl) else name).rpartition("/")[2]
        if kind != QTextDocument.ResourceType.ImageResource.value or not file:
            return None
        picture = QImage(str(self._folder / PICTURES / file))
        room = self.viewport().width() - SIDES * self.fontMetrics().averageCharWidth()
        if not picture.isNull() and picture.width() > room > 0:
            return picture.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)
        return picture

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if abs(self.viewport().width() - self._drawn_for) > NARROWER:
            self._drawn_for = self.viewport().width()
            self.write_again()
