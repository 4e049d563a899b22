"""A row of a table of any file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TableLine:
    """A row as the file has it: the text at each column (None where the cell on the left goes on)."""

    cells: tuple[str | None, ...]
    is_heading: bool = False

    @property
    def texts(self) -> list[str]:
        return [cell.strip() for cell in self.cells if cell is not None and cell.strip()]

    @property
    def width(self) -> int:
        return sum(cell is not None for cell in self.cells)

    @property
    def is_wide(self) -> bool:
        """Whether one cell goes from side to side."""
        return len(self.cells) > 1 and sum(cell is not None for cell in self.cells) == 1
