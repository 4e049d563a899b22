"""`merito restore`: a backup in the place of an archive, and what was there beside it."""

import argparse

from app.commands.opening import key_of, opened
from app.commands.streams import tell
from app.services.archives import with_suffix
from app.services.backups.restoring import restore_file
from app.services.first_look import first_look


def run(options: argparse.Namespace) -> int:
    target = with_suffix(options.to)
    saved = restore_file(options.backup, target, key_of(options.backup))
    if saved is not None:
        tell(f"L'archivio che c'era è stato conservato: {saved}")
    with opened(target) as workspace:
        look = first_look(workspace)
    tell(f"Ripristinato {target}: {look.name}, {', '.join(map(str, look.years))}.")
    return 0
