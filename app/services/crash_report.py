"""What a session of the program keeps of itself while it lasts, so that the next start tells if it ended badly.

No name, score, path or message: the version, the system, when, the name in the code of what was being done, and the
places in the code of the errors. The record is locked while its program lives: the lock dies with it.
"""

import json
import logging
import os
import platform
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path

from app.domain.errors import UserError
from app.models.held_file import is_held, make_held
from app.services.files import OWN_FOLDER, read_file
from app.services.overrides import override
from app.services.workspace import this_moment

_PREFIX, _SUFFIX = "sessione-", ".json"
_LARGEST, _MOST_ERRORS = 100_000, 20


@dataclass(slots=True)
class SessionFacts:
    """What is kept of a session; `errors` are the kind and the places of each unexpected error."""

    version: str = ""
    system: str = ""
    python: str = ""
    started: str = ""
    last_action: str = ""
    errors: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class CrashReport:
    """What an earlier session has left: the file, and its text as the user reads it."""

    path: Path
    facts: SessionFacts

    @property
    def is_of_errors(self) -> bool:
        return bool(self.facts.errors)

    @property
    def text(self) -> str:
        facts = self.facts
        lines = [
            f"Versione di Merito: {facts.version}",
            f"Sistema: {facts.system}",
            f"Python: {facts.python}",
            f"Inizio della sessione: {facts.started}",
            f"Ultima operazione: {facts.last_action or 'nessuna'}",
            *(f"Errore: {error}" for error in facts.errors),
        ]
        return "\n".join([*lines, "", "Il rapporto non contiene nomi, punteggi né altri dati dell'archivio.", ""])


class SessionRecord:
    """The record of this session; where it cannot be written nothing is kept, and the program goes on."""

    def __init__(self, folder: Path, version: str, now: Callable[[], datetime] = this_moment) -> None:
        self._path = folder / f"{_PREFIX}{now():%Y%m%d%H%M%S}-{os.getpid()}{_SUFFIX}"
        self._facts = SessionFacts(version, platform.platform(), sys.version.split()[0])
        self._facts.started = now().isoformat(timespec="minutes")
        self._descriptor: int | None = None
        with suppress(OSError):
            folder.mkdir(mode=OWN_FOLDER, parents=True, exist_ok=True)
            self._descriptor = make_held(self._path)
        self._write()

    def acted(self, action: str) -> None:
        """Keep the name in the code of what is about to be done."""
        if action != self._facts.last_action:
            self._facts.last_action = action
            self._write()

    def failed(self, line: str) -> None:
        """Keep what the log says of an unexpected error: its kind, and where in the code it passed."""
        if len(self._facts.errors) < _MOST_ERRORS:
            self._facts.errors.append(line)
            self._write()

    def end(self) -> None:
        """End in order: of a session without errors nothing stays."""
        if self._descriptor is None:
            return
        os.close(self._descriptor)
        self._descriptor = None
        if not self._facts.errors:
            with suppress(OSError):
                self._path.unlink()

    def _write(self) -> None:
        if self._descriptor is None:
            return
        content = json.dumps(asdict(self._facts)).encode()
        with suppress(OSError):
            os.lseek(self._descriptor, 0, os.SEEK_SET)
            os.write(self._descriptor, content)
            os.ftruncate(self._descriptor, len(content))


class ErrorsToRecord(logging.Handler):
    """Hands the errors of the log, which hold no personal data, to the record of the session."""

    def __init__(self, record: SessionRecord) -> None:
        super().__init__(logging.ERROR)
        self._session = record

    @override
    def emit(self, record: logging.LogRecord) -> None:
        self._session.failed(record.getMessage())


def reports_in(folder: Path) -> Sequence[CrashReport]:
    """Return what earlier sessions that ended badly have left, the latest last."""
    found = [report for path in _records(folder) if (report := _report(path)) is not None]
    return sorted(found, key=lambda report: report.facts.started)


def forget(reports: Sequence[CrashReport]) -> None:
    """Delete reports that were seen."""
    for report in reports:
        with suppress(OSError):
            report.path.unlink()


def text_of(reports: Sequence[CrashReport]) -> str:
    return "\n".join(report.text for report in reports)


def _records(folder: Path) -> list[Path]:
    try:
        return [path for path in folder.iterdir() if path.name.startswith(_PREFIX) and path.suffix == _SUFFIX]
    except OSError:
        return []


def _report(path: Path) -> CrashReport | None:
    """Read a record that no living program holds; one that is not ours says nothing."""
    if is_held(path):
        return None
    try:
        return CrashReport(path, SessionFacts(**json.loads(read_file(path, _LARGEST))))
    except (
        UserError,
        ValueError,
        TypeError,
        RecursionError,
    ):  # spoiled by the disk: it tells at least that it is there
        return CrashReport(path, SessionFacts())
