"""What comes often, each in its registry: built here, handed through to the window and the command line."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from app.services.workbooks.registry import WORKBOOKS, WorkbookRow

if TYPE_CHECKING:
    from app.services.checks import CheckRow
    from app.services.documents.registry import DocumentRow


def all_documents() -> "tuple[DocumentRow, ...]":
    """Return the registry of documents: the first page of the window opens without it."""
    from app.services.documents.registry import DOCUMENTS

    return DOCUMENTS


def all_checks() -> "tuple[CheckRow[Any], ...]":
    """Return the registry of checks: imported when it is asked for, because it imports what every check reads."""
    from app.services.checks import CHECKS

    return CHECKS


class Registries(NamedTuple):
    """The rows that the window and the command line follow; a row more is a document, a workbook or a check more."""

    documents: "Callable[[], tuple[DocumentRow, ...]]" = all_documents
    workbooks: tuple[WorkbookRow, ...] = WORKBOOKS
    checks: "Callable[[], tuple[CheckRow[Any], ...]]" = all_checks
