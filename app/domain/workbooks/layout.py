"""The layout of a workbook: one declaration serves as template, export and import."""

from dataclasses import dataclass
from enum import Enum

from app.domain.columns import Column, column_of

WORKBOOK_SUFFIX = ".xlsx"


class WorkbookKind(Enum):
    """What a workbook holds; the value is written in its hidden sheet."""

    PERSONNEL = "anagrafica"
    RESULTS = "risultati"

    @property
    def italian(self) -> str:
        return {"anagrafica": "Anagrafica", "risultati": "Risultati"}[self.value]


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """One data sheet: its name, its columns and the other names under which a user's file may call it.

    `key` holds the columns that tell one row from another, `title` those that name it in the preview;
    `informative` columns help who reads the file and are never taken in.
    """

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()
    informative: tuple[str, ...] = ()

    def column(self, key: str) -> Column:
        return column_of(self.columns, key)


@dataclass(frozen=True, slots=True)
class WorkbookLayout:
    """A kind of workbook: `version` grows when columns change their meaning; `instructions` open the file.

    A read-only one never comes back, so its cells offer no lists.
    """

    kind: WorkbookKind
    version: int
    sheets: tuple[SheetLayout, ...]
    instructions: tuple[str, ...] = ()
    is_read_only: bool = False

    def sheet(self, name: str) -> SheetLayout:
        return next(sheet for sheet in self.sheets if sheet.name == name)


@dataclass(frozen=True, slots=True)
class Meta:
    """What a workbook says of itself in its hidden sheet."""

    kind: str
    version: str
    municipality: str
    export_id: str
