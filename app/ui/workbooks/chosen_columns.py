"""What was chosen by hand of the columns of a file, until it is imported: given up and opened again it is still there.

In the memory of this process alone; the archive remembers it with the import, by the headings of the file.
"""

from pathlib import Path

from app.domain.workbooks.table_headings import NOTHING_CHOSEN, ChosenColumns

_CHOSEN: dict[tuple[str, Path], ChosenColumns] = {}


def keep_chosen(workbook: str, path: Path, columns: ChosenColumns) -> None:
    """Keep what was chosen for a file, as a kind of workbook."""
    _CHOSEN[workbook, path.absolute()] = columns


def chosen_before(workbook: str, path: Path) -> ChosenColumns:
    """Return what was last chosen for a file, or nothing."""
    return _CHOSEN.get((workbook, path.absolute()), NOTHING_CHOSEN)
