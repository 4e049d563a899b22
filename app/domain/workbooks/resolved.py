"""A row of a workbook on its way to a draft: its values, and what is wrong with them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.columns import Format
from app.domain.workbooks.cells import ERASE, Value
from app.domain.workbooks.layout import SheetLayout


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something wrong with the cell of a row: the key of its column, what and what to do."""

    key: str
    problem: str
    remedy: str


@dataclass(slots=True)
class Resolved:
    """The values of a row with every word made a code the archive knows, and what could not be."""

    values: dict[str, Value]
    troubles: list[Trouble] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    is_waiting: bool = False
    """Whether it is about a person whose own row is wrong: it is looked at again once that is mended."""

    def text(self, key: str) -> str | None:
        value = self.values.get(key)
        return value if isinstance(value, str) else None


def resolved_values(layout: SheetLayout, values: Mapping[str, Value]) -> Resolved:
    """Start from the values read; a yes-or-no to erase is a no."""
    if not any(value is ERASE for value in values.values()):
        return Resolved(dict(values))
    no = {column.key for column in layout.columns if column.format is Format.BOOLEAN}
    return Resolved({key: False if value is ERASE and key in no else value for key, value in values.items()})
