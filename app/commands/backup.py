"""`merito backup`: a backup of an archive, made, opened again and compared."""

import argparse

from app.commands.opening import opened
from app.commands.streams import tell
from app.services.backups.making import back_up_by_hand, back_up_into
from app.services.backups.places import places_of


def run(options: argparse.Namespace) -> int:
    with opened(options.archive) as workspace:
        if options.to is not None:
            backup = back_up_into(workspace, options.to)
            tell(f"Copia di sicurezza fatta e riletta: {backup.path}")
            return 0
        made = back_up_by_hand(workspace, places_of(workspace))
        tell(f"Copia di sicurezza fatta e riletta: {made.backup.path}")
        if made.second:
            tell(made.second)
    return 0
