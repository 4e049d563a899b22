"""What was chosen by hand of the columns of a file, until it is imported: given up and opened again it is still there.

In memory alone, as long as the archive is open; the archive remembers it with the import, by the headings of the file.
"""

from pathlib import Path

from PySide6.QtCore import QObject

from app.domain.workbooks.table_headings import NOTHING_CHOSEN, ChosenColumns
from app.ui.kit.hub import Hub


class ChosenBefore(QObject):
    """The columns chosen for the files that were looked at, each as a kind of workbook."""

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self._chosen: dict[tuple[str, Path], ChosenColumns] = {}

    def keep(self, workbook: str, path: Path, columns: ChosenColumns) -> None:
        self._chosen[workbook, path.absolute()] = columns

    def of(self, workbook: str, path: Path) -> ChosenColumns:
        """Return what was last chosen for a file, or nothing."""
        return self._chosen.get((workbook, path.absolute()), NOTHING_CHOSEN)


def chosen_before(hub: Hub) -> ChosenBefore:
    """Return what was chosen in the archive that is open, which its hub keeps."""
    return hub.findChild(ChosenBefore) or ChosenBefore(hub)
