"""Documents already filled, printed each to a file of its own."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO, Protocol, TypeVar

from app.domain.documents.common import Printed, printed_together
from app.domain.documents.names import free_name
from app.domain.progress import Progress, Silent
from app.services.files import made_folder, print_whole

_SILENT = Silent()


class _Named(Protocol):
    """A document that says how its file is called."""

    @property
    def file_name(self) -> str: ...


Document = TypeVar("Document", bound=_Named)


def print_each_apart(
    documents: Sequence[Document],
    folder: Path,
    printer: Callable[[Sequence[Document], BinaryIO, Progress], Printed],
    progress: Progress,
) -> Printed:
    """Print each document in `folder`; a cancelled print leaves the files already written, all whole."""
    made_folder(folder)
    taken: set[str] = set()
    printed: list[Printed] = []
    for number, document in enumerate(documents):
        name = free_name(document.file_name, taken)
        progress.step(number, len(documents), name)
        taken.add(name.casefold())
        printed.append(print_whole(folder / name, partial(_print_one, printer, document)))
    return printed_together(printed)


def _print_one(
    printer: Callable[[Sequence[Document], BinaryIO, Progress], Printed], document: Document, out: BinaryIO
) -> Printed:
    return printer((document,), out, _SILENT)
