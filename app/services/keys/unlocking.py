"""The key of a protected archive, from a password or from the recovery key."""

from pathlib import Path

from app.domain.errors import ArchiveError, ArchiveTrouble, UserError
from app.domain.keys.recovery_key import key_in
from app.models.keys.key_file import KeyFile
from app.models.secret import refuse_key_of
from app.services.keys.attempts import Attempts
from app.services.keys.reading import key_file_of


def unlock(path: Path, slot_id: str, password: str, attempts: Attempts) -> bytes:
    """Return the key of the archive at `path`, for `open_workspace`.

    `UserError` for a wrong password, and while the wait after too many of them lasts; `ArchiveError` when the key file
    was changed by another hand, or is of another archive.
    """
    file = key_file_of(path)
    key = key_behind(file, slot_id, password, attempts)
    refuse_key_of(path, key)
    refuse_changed(path, file, key)
    return key


def unlock_by_recovery(path: Path, text: str) -> bytes:
    """Return the key that the paper holds; `UserError` says which group is wrong, or that it is of another archive."""
    key = key_in(text)
    try:
        refuse_key_of(path, key)
    except ArchiveError as error:
        if error.trouble is not ArchiveTrouble.KEY:
            raise
        raise UserError(
            f"La chiave di recupero è scritta bene, ma non è quella di {path.name}.",
            "Dopo una nuova chiave vale l'ultimo foglio stampato; una copia di prima vuole il foglio di allora.",
        ) from error
    return key


def key_behind(file: KeyFile, slot_id: str, password: str, attempts: Attempts) -> bytes:
    """Return the key that a password opens; `UserError` when it does not, counted among the attempts."""
    from app.models.keys.wrapping import unwrap

    slot = file.slot(slot_id)
    if slot is None:
        raise UserError("Questo accesso non c'è più.", "Sceglierne un altro, o chiedere a chi amministra gli utenti.")
    attempts.refuse_while_waiting(file.archive_id, slot_id)
    key = unwrap(file, slot, password)
    if key is None:
        attempts.add_failure(file.archive_id, slot_id)
        raise UserError("Password non riconosciuta.", attempts.left_in_words(file.archive_id, slot_id))
    attempts.forget(file.archive_id, slot_id)
    return key


def refuse_changed(path: Path, file: KeyFile, key: bytes) -> None:
    """Raise `ArchiveError` when a slot was added, changed or taken away by whoever had not the archive open."""
    from app.models.keys.wrapping import is_sealed

    if not is_sealed(file, key):
        raise ArchiveError(
            ArchiveTrouble.KEY,
            f"Il file delle chiavi di {path.name} è stato cambiato da un'altra mano: chi può entrare non è più"
            " quello che era stato deciso.",
            "Rimetterne una copia accanto all'archivio, oppure aprirlo con la chiave di recupero e reimpostare le"
            " password.",
        )
