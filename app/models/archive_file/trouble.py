"""Why a file is not an archive that we can open, in words."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.domain.errors import ArchiveError, ArchiveTrouble
from app.models.archive_file.header import LENGTH, Header
from app.models.archive_file.sqlite_errors import database_errors, operational_errors, sqlite_errors
from app.models.identity import APPLICATION_ID, SCHEMA_VERSION

_SPOILED = ("Could not decode to UTF-8", "no such table", "no such column", "unsupported file format")
"""What SQLite says, without a code of its own, of texts and tables that we would never have written."""


def version_of(path: Path) -> int:
    """Return the schema of the archive at `path`; `ArchiveError` unless it is a Merito archive that we know."""
    if not is_there(path):
        raise ArchiveError(
            ArchiveTrouble.MISSING, f"L'archivio {path} non esiste.", "Controllare il nome e la cartella."
        )
    head = _head(path)
    version = head.schema_version
    if not head.is_sqlite or head.application_id != APPLICATION_ID or version < 1:
        raise ArchiveError(
            ArchiveTrouble.NOT_AN_ARCHIVE,
            f"{'Il file' if path.is_file() else 'La voce'} {path.name} non è un archivio di Merito.",
            "Scegliere un file che termina con .merito.",
        )
    if version > SCHEMA_VERSION:
        raise ArchiveError(
            ArchiveTrouble.NEWER,
            f"L'archivio {path.name} è stato fatto da una versione più recente di Merito.",
            "Aggiornare il programma su questo computer, poi riaprirlo.",
        )
    return version


LONGEST_NAME = 180
"""Bytes of the name of a new archive: those of its copies, drafts and companions are longer; systems take 255."""


def refuse_long_name(path: Path) -> None:
    """Raise `ArchiveError` where what is made beside a new archive could not have its name."""
    if len(os.fsencode(path.name)) > LONGEST_NAME:
        raise name_too_long()


def name_too_long() -> ArchiveError:
    return ArchiveError(
        ArchiveTrouble.MISSING,
        "Il nome del file è troppo lungo.",
        f"Sceglierne uno più corto: al massimo {LONGEST_NAME} lettere.",
    )


def no_folder(path: Path) -> ArchiveError:
    return ArchiveError(
        ArchiveTrouble.MISSING, f"La cartella {path.parent} non esiste.", "Scegliere un'altra cartella."
    )


def older(path: Path) -> ArchiveError:
    return ArchiveError(
        ArchiveTrouble.OLDER,
        f"L'archivio {path.name} è stato fatto da una versione precedente di Merito.",
        "Aprirlo una volta dalla finestra del programma, che lo aggiorna e ne conserva la copia.",
    )


def is_there(path: Path) -> bool:
    """Whether something has that name, a link that leads nowhere too."""
    with in_words(path):
        try:
            path.lstat()
        except (FileNotFoundError, NotADirectoryError):
            return False
        return True


def _head(path: Path) -> Header:
    """Return the header of the file; an empty one for a folder, a device or a link that leads nowhere."""
    with in_words(path):
        if not path.is_file():
            return Header(b"")
        with path.open("rb") as file:
            return Header(file.read(LENGTH))


@contextmanager
def glance_in_words() -> Iterator[None]:
    """Turn what SQLite says while a few counts are read into an `ArchiveError`; what we do not recognise is a bug."""
    try:
        yield
    except sqlite_errors() as error:
        raise explain(error) or error from error
    except UnicodeDecodeError as error:  # even what SQLite says of the damage cannot be read
        raise damaged() from error


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Turn an error of the system about `path` into an `ArchiveError`."""
    try:
        yield
    except OSError as error:
        raise about_file(path, error) from error
    except operational_errors() as error:
        raise about_file(path, error) from error
    except database_errors() as error:
        raise explain(error) or error from error


def explain(error: BaseException | None) -> ArchiveError | None:
    """Return the trouble behind an error of SQLite, when it is the file and not a bug."""
    name = getattr(error, "sqlite_errorname", "") or ""
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")) or str(error).startswith(_SPOILED):
        return damaged()
    if name.startswith(("SQLITE_FULL", "SQLITE_IOERR")):
        return ArchiveError(
            ArchiveTrouble.DISK,
            "Il disco è pieno o non risponde: l'operazione non è stata fatta.",
            "Liberare spazio e riprovare.",
        )
    if is_refusal(error):
        return ArchiveError(
            ArchiveTrouble.READ_ONLY,
            "L'archivio non si può scrivere.",
            "Controllare i permessi del file e della cartella.",
        )
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return ArchiveError(
            ArchiveTrouble.LOCKED, "L'archivio è occupato da un altro programma.", "Riprovare tra poco."
        )
    return None


def is_refusal(error: BaseException | None) -> bool:
    """Whether SQLite was not allowed to write or to open a file."""
    name = getattr(error, "sqlite_errorname", "") or ""
    return name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM"))


def damaged() -> ArchiveError:
    return ArchiveError(
        ArchiveTrouble.DAMAGED, "L'archivio è danneggiato.", "Non continuare a usarlo: ripristinare l'ultima copia."
    )


def about_file(path: Path, error: Exception) -> ArchiveError:
    """Return the trouble behind an error of the system, or of SQLite, about the file or its folder."""
    if isinstance(error, operational_errors()):
        known = explain(error)
        if known is not None and known.trouble is not ArchiveTrouble.READ_ONLY:
            return known
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return ArchiveError(
            ArchiveTrouble.DISK, f"Non c'è spazio sul disco per {path.name}.", "Liberare spazio e riprovare."
        )
    if isinstance(error, OSError) and error.errno == errno.ENAMETOOLONG:
        return name_too_long()
    if isinstance(error, OSError) and not os.access(path, os.R_OK) and path.exists():
        return ArchiveError(
            ArchiveTrouble.READ_ONLY, f"Non è permesso leggere {path}.", "Controllare i permessi del file."
        )
    if path.is_file() and not os.access(path, os.W_OK):
        return ArchiveError(
            ArchiveTrouble.READ_ONLY,
            f"Il file {path} è in sola lettura.",
            "Togliere la sola lettura dalle proprietà del file, oppure farne una copia e aprire quella.",
        )
    return ArchiveError(
        ArchiveTrouble.READ_ONLY,
        f"Nella cartella {path.parent} non si può scrivere.",
        "Scegliere un'altra cartella, oppure chiedere i permessi a chi gestisce il computer.",
    )
