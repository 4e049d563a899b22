"""Cells that look alike are dressed once: openpyxl seeks each part of a look, field by field, among all the others."""

from collections.abc import Callable, Hashable
from copy import copy
from typing import Any


class Wardrobe:
    """The looks of the cells of one workbook, by what decides them."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, Any] = {}

    def dress(self, cell: Any, key: Hashable, dress: Callable[[Any], object]) -> None:
        """Give a cell the look that `dress` gave to the first cell with this key; what it had before goes."""
        if (look := self._kept.get(key)) is None:
            dress(cell)
            self._kept[key] = copy(cell._style)  # noqa: SLF001 (the library has no other name for a whole look)
        else:
            cell._style = copy(look)  # noqa: SLF001 (as above)
