"""The rows of a workbook about the people of a year, none of which depends on another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.workbooks.answers import Refusal
from app.domain.workbooks.difference import Values
from app.domain.workbooks.layout import SheetLayout
from app.domain.workbooks.personnel import PersonnelRows
from app.domain.workbooks.reading import RawWorkbook, ReadSheet
from app.domain.workbooks.table_headings import headings_of


@dataclass(frozen=True, slots=True)
class StaffYearRows:
    """What the archive holds of a year by the name of the sheet, and who the people are."""

    year: int
    personnel: PersonnelRows
    by_sheet: Mapping[str, Sequence[object]]

    def of(self, layout: SheetLayout) -> Sequence[object]:
        return self.by_sheet[layout.name]

    def within(self, _sheet: ReadSheet) -> "StaffYearRows | Refusal":
        return self

    def after(self, _before: "StaffYearRows") -> "StaffYearRows":
        return self

    def without(self, _layout: SheetLayout, _wrong: Sequence[Values]) -> "StaffYearRows":
        return self


OwnHeadings = Sequence[tuple[SheetLayout, set[str]]]
"""The sheets of a workbook, each with the columns that no other list has together."""


def own_headings(raw: RawWorkbook, own: OwnHeadings) -> int:
    """Return how many headings of a workbook a file has, on the tables that have those of one of its sheets."""
    found = 0
    for table in raw.tables:
        for sheet, wanted in own:
            keys = {column.key for column in headings_of(sheet, table).match.columns.values()}
            if wanted <= keys:
                found += len(keys)
                break
    return found
