"""What a workbook is made of: its columns, its rows and, when it comes back, its rules."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.orm import Session

from app.domain.changes import Topic
from app.domain.errors import UserError
from app.domain.permissions import Action
from app.domain.workbooks.layout import WorkbookLayout
from app.domain.workbooks.reading import RawWorkbook, ReadWorkbook
from app.domain.workbooks.rules import SheetRules, WorkbookRows
from app.services.access import reading
from app.services.transaction import Unit
from app.services.workspace import Workspace

Keep = Callable[[Unit, Any], Any]
KeepMany = Callable[[Unit, Sequence[Any]], Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Intake:
    """How a workbook is taken in: the rules of its sheets in the order in which they are, each followed by its keeper.

    `load` reads again what the archive holds of what the file is about; `keepers`, by name of the sheet, keep one draft
    inside the unit of work, `many` new ones at once, refusing them all where one is refused, `rehearsed` the same where
    all is forgotten at the end; `topics` are what an
    import changes; `held` are the tables whose rows stay in memory once something is kept, because a session forgets
    what nobody holds and reads it again row by row. `read` finds the rows of a file that is no table; `finish` gets
    what the keepers returned, once all rows are kept; `is_like` tells how many headings of it a file has.
    """

    rules: tuple[SheetRules, ...]
    load: Callable[[Unit, ReadWorkbook], WorkbookRows]
    keepers: Mapping[str, Keep]
    topics: tuple[Topic, ...]
    many: Mapping[str, KeepMany] = field(default_factory=dict)
    rehearsed: Mapping[str, KeepMany] = field(default_factory=dict)
    held: tuple[type[Any], ...] = ()
    read: Callable[[RawWorkbook], ReadWorkbook] | None = None
    finish: Callable[[Unit, Sequence[Any]], None] | None = None
    is_like: Callable[[RawWorkbook], int] | None = None


def rows_to_export(load: Callable[[Session, int], WorkbookRows]) -> Callable[[Workspace, int], WorkbookRows]:
    """Return how the rows of a year go out: read by whoever may export."""

    def rows(workspace: Workspace, year: int) -> WorkbookRows:
        with reading(workspace, Action.EXPORT) as session:
            return load(session, year)

    return rows


def of_its_year(read: ReadWorkbook, what: str) -> int:
    """Return the year of a file; `UserError` where it does not say of which year `what` is."""
    if read.year is None:
        raise UserError(f"Il file non dice di quale anno {what}.", "Aprire l'anno e importarlo di nuovo.")
    return read.year


@dataclass(frozen=True, slots=True)
class FileOwner:
    """Somebody for whom a workbook is made: `key` tells who, `details` what is in the file."""

    key: Hashable
    name: str
    details: str
    file_name: str


@dataclass(frozen=True, slots=True)
class FilesApart:
    """How a workbook that is one file for each owner goes out: who they are in a year, and the bytes for one of them.

    `write` gets the owner, the password of its protection (empty: none) and the id of the export.
    """

    owners: Callable[[Workspace, int], Sequence[FileOwner]]
    write: Callable[[Workspace, FileOwner, str, str], bytes]


@dataclass(frozen=True, slots=True)
class WorkbookParts:
    """A workbook as the job writes and reads it.

    `rows` gives what goes out (of a year, when the workbook is of one; `UserError` when there is nothing);
    `layout_for` the layout with the lists that these rows offer; without an `intake` it is only written. One that is
    made for each owner has `apart` in the place of `rows`.
    """

    layout: WorkbookLayout
    rows: Callable[[Workspace, int], WorkbookRows] | None = None
    intake: Intake | None = None
    layout_for: Callable[[Any], WorkbookLayout] | None = None
    apart: FilesApart | None = None
