"""The status bar: which archive, which user, when the last change was saved."""

from datetime import datetime

from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

from app.ui.window_services import OpenedArchive


class Status(QStatusBar):
    """Says where one is working and that the work is safe."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.archive, self.user, self.saved = QLabel(), QLabel(), QLabel()
        self.setContentsMargins(8, 0, 8, 0)
        self.setAccessibleName("Barra di stato")
        self.addWidget(self.archive)
        self.addPermanentWidget(self.saved)
        self.addPermanentWidget(self.user)

    def show_archive(self, opened: OpenedArchive | None) -> None:
        self.archive.setText(_words(opened) if opened else "Nessun archivio aperto")
        self.archive.setToolTip(str(opened.path) if opened else "")
        self.user.setText(opened.user if opened else "")
        self.saved.setText("Tutto è salvato" if opened else "")

    def show_saved(self, now: datetime) -> None:
        self.saved.setText(f"Ultima modifica salvata alle {now:%H:%M}")


def _words(opened: OpenedArchive) -> str:
    mark = "  ·  DATI DIMOSTRATIVI" if opened.is_demo else ""
    return f"{opened.title}  ·  {opened.path.name}{mark}"
