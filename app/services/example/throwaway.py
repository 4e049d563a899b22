"""A copy of the example to try things on: it lives in a temporary folder and goes away when it is closed."""

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from app.domain.errors import ArchiveError
from app.domain.progress import Progress, Silent
from app.models.archive import Archive, open_archive
from app.services.archives import SUFFIX
from app.services.example.building import build_example
from app.services.overrides import override
from app.services.workspace import Workspace

PREFIX = "merito-esempio-"
_NAME = f"Comune di Esempio{SUFFIX}"
_SILENT = Silent()


class ThrowawayArchive(Archive):
    """An archive whose folder is removed when it is closed."""

    def __init__(self, archive: Archive) -> None:
        vars(self).update(vars(archive))

    @override
    def close(self) -> None:
        try:
            super().close()
        finally:
            shutil.rmtree(self.path.parent, ignore_errors=True)


def open_example_copy(progress: Progress = _SILENT) -> Workspace:
    """Build the example in a temporary folder; copies left by a program that ended badly are removed first."""
    remove_leftovers()
    folder = Path(tempfile.mkdtemp(prefix=PREFIX))
    try:
        workspace = build_example(folder / _NAME, progress)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return replace(workspace, archive=ThrowawayArchive(workspace.archive))


def remove_leftovers() -> None:
    """Remove the copies that nobody has open."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        try:
            ThrowawayArchive(open_archive(folder / _NAME)).close()
        except ArchiveError:
            continue
