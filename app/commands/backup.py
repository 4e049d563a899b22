"""`merito backup`: a backup of an archive, made, opened again and compared.

One in the folder of the backups is not in the audit, like those that are made by themselves. One elsewhere (`--to`) is
told there as a copy; where the archive cannot be written, because its window is open or its folder refuses, the backup
is made all the same, for it is what saves the year, and it is said that the audit does not have it.
"""

import argparse
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from app.commands.opening import opened
from app.commands.streams import tell
from app.domain.errors import ArchiveError
from app.services.audit.exports import COPY, tell_copy
from app.services.audit.output import announcing
from app.services.backups.making import back_up_by_hand, back_up_into
from app.services.backups.places import places_of
from app.services.opening import open_workspace
from app.services.workspace import Workspace


def run(options: argparse.Namespace) -> int:
    with ExitStack() as noted:
        with opened(options.archive) as workspace:
            if options.to is None:
                made = back_up_by_hand(workspace, places_of(workspace))
                tell(f"Copia di sicurezza fatta e riletta: {made.backup.path}")
                if made.second:
                    tell(made.second)
                return 0
            noted.enter_context(announcing(workspace, COPY))
            backup = back_up_into(workspace, options.to)
            tell(f"Copia di sicurezza fatta e riletta: {backup.path}")
        _tell_in_audit(workspace, backup.path)
    return 0


def _tell_in_audit(looked: Workspace, copy: Path) -> None:
    """Open the archive that was looked at once more, to write that a copy was made of it."""
    try:
        workspace = open_workspace(looked.archive.path, looked.archive.key)
    except ArchiveError as error:
        tell(f"Il registro delle attività non ne dice niente: {error.problem}")
        return
    try:
        tell_copy(replace(workspace, actor=looked.actor), copy)
    finally:
        workspace.archive.close()
