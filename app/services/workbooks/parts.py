"""What a workbook is made of: its columns, its rows and, when it comes back, its rules."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from app.domain.changes import Topic
from app.domain.workbooks.layout import WorkbookLayout
from app.domain.workbooks.rules import SheetRules, WorkbookRows
from app.services.transaction import Unit
from app.services.workspace import Workspace

Keep = Callable[[Unit, Any], Any]


@dataclass(frozen=True, slots=True)
class Intake:
    """How a workbook is taken in: the rules of its sheets in the order in which they are, each followed by its keeper.

    `load` reads again what the archive holds; `keepers`, by name of the sheet, keep one draft inside the unit of work;
    `topics` are what an import changes; `held` are the tables whose rows stay in memory, because a session forgets
    what nobody holds and reads it again row by row.
    """

    rules: tuple[SheetRules, ...]
    load: Callable[[Session], WorkbookRows]
    keepers: Mapping[str, Keep]
    topics: tuple[Topic, ...]
    held: tuple[type[Any], ...] = ()


@dataclass(frozen=True, slots=True)
class WorkbookParts:
    """A workbook as the job writes and reads it.

    `rows` gives what goes out (of a year, when the workbook is of one; `UserError` when there is nothing);
    `layout_for` the layout with the lists that these rows offer; without an `intake` it is only written.
    """

    layout: WorkbookLayout
    rows: Callable[[Workspace, int], WorkbookRows]
    intake: Intake | None = None
    layout_for: Callable[[Any], WorkbookLayout] | None = None
