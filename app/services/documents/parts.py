"""How a document is made: what each row of the registry of documents gives."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Generic, TypeVar

from app.domain.documents.catalogue import DocumentFormat, DocumentSubject
from app.domain.documents.common import Printed
from app.domain.progress import Progress

if TYPE_CHECKING:
    from app.services.documents.filling import Filling
    from app.services.workspace import Workspace

Filled = TypeVar("Filled")


@dataclass(frozen=True, slots=True)
class Subjects:
    """What a document may be about in a year: all of them, those of a matricola, the name of the file of one.

    `of_person` raises `UserError` when the person has none.
    """

    offered: "Callable[[Workspace, int], Sequence[DocumentSubject]]"
    of_person: "Callable[[Workspace, int, str], Sequence[int]]"
    file_name: "Callable[[Workspace, int], str]"


@dataclass(frozen=True, slots=True)
class DocumentParts(Generic[Filled]):
    """How a document is made: `fill` reads the archive, `print_to` writes what was filled.

    `gather` reads what other services give, before the reading in which the document is filled; `print_apart` writes
    one file for each subject in a folder; `subjects` is for every scope but the year; `write_word` writes it as a
    document of Word, `write_data` its tables as a file of data, for the kinds that say so.
    """

    fill: "Callable[[Filling], Filled]"
    print_to: Callable[[Filled, BinaryIO, Progress], Printed]
    print_apart: Callable[[Filled, Path, Progress], Printed] | None = None
    subjects: Subjects | None = None
    gather: "Callable[[Workspace, int], Any] | None" = None
    write_word: Callable[[Filled, BinaryIO], Printed] | None = None
    write_data: Callable[[Filled, BinaryIO, DocumentFormat], Printed] | None = None

    def writer(self, wanted: DocumentFormat) -> Callable[[Filled, BinaryIO, Progress], Printed] | None:
        """Return what writes the document in a format; None where it is not written so."""
        if wanted is DocumentFormat.PDF:
            return self.print_to
        if wanted.is_of_data:
            write_data = self.write_data
            return write_data and (lambda filled, out, _progress: write_data(filled, out, wanted))
        return at_once(self.write_word) if self.write_word else None


def at_once(printer: Callable[[Filled, BinaryIO], Printed]) -> Callable[[Filled, BinaryIO, Progress], Printed]:
    """Let a printer that is quick do without progress."""
    return lambda filled, out, _progress: printer(filled, out)
