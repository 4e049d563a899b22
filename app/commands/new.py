"""`merito new`: a new archive."""

import argparse

from app.commands.streams import tell
from app.domain.clock import clock_remark
from app.services.archives import new_archive
from app.services.methods.presets import DEFAULT_PRESET


def run(options: argparse.Namespace) -> int:
    workspace = new_archive(options.archive, options.name, options.year, options.method or DEFAULT_PRESET)
    for note in filter(None, (clock_remark(workspace.now()), *workspace.archive.notes)):
        tell(note)
    tell(f"Creato {workspace.archive.path}: {options.name}, anno {options.year}.")
    workspace.archive.close()
    return 0
