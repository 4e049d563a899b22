"""`merito restore`: a backup in the place of an archive, and what was there beside it.

A protected backup opens as when it was made: with a password of then, or the recovery key of then.
"""

import argparse
import os
from pathlib import Path

from app.commands.opening import in_hand, key_of
from app.commands.streams import tell
from app.domain.errors import ArchiveError, ArchiveTrouble, UserError
from app.services.archives import with_suffix
from app.services.backups.holding import is_of_another_key
from app.services.backups.restoring import restore_file
from app.services.first_look import first_look
from app.services.keys.unlocking import unlock_by_recovery
from app.services.opening import open_workspace

RECOVERY_VARIABLE = "MERITO_RECOVERY_KEY"
OTHER_KEY = (
    "La copia {copy} è stata fatta con un'altra chiave: la aprono le password, o il foglio della chiave di recupero,"
    " che valevano allora. Ripristinata, {archive} si apre con quelle e non più con le password di adesso."
)
OF_THEN = (
    "Una copia si apre con una password di quando è stata fatta, oppure con la chiave di recupero di allora, data con"
    f" {RECOVERY_VARIABLE}."
)


def run(options: argparse.Namespace) -> int:
    target = with_suffix(options.to)
    if is_of_another_key(options.backup, target):
        tell(OTHER_KEY.format(copy=options.backup.name, archive=target.name))
    key = _key_of(options.backup)
    saved = restore_file(options.backup, target, key)
    if saved is not None:
        tell(f"L'archivio che c'era è stato conservato: {saved}")
    with in_hand(open_workspace(target, key, writing=False)) as workspace:
        look = first_look(workspace)
    tell(f"Ripristinato {target}: {look.name}, {', '.join(map(str, look.years))}.")
    return 0


def _key_of(backup: Path) -> bytes | None:
    if text := os.environ.get(RECOVERY_VARIABLE):
        return unlock_by_recovery(backup, text)
    try:
        return key_of(backup)
    except ArchiveError as error:
        if error.trouble is not ArchiveTrouble.KEY:
            raise
        raise ArchiveError(error.trouble, error.problem, f"{error.remedy} {OF_THEN}".strip()) from error
    except UserError as error:
        raise UserError(error.problem, f"{error.remedy} {OF_THEN}".strip()) from error
