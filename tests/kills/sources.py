"""The archives that are copied for each kill: in clear, protected, of the first schema."""

import shutil
from pathlib import Path

from app.models.keys.key_file import LOWEST_COST
from app.services.archives import new_archive
from app.services.keys.protecting import protect
from app.services.keys.slots import add_slot
from app.services.opening import open_workspace
from tests.archives.older import put_landed
from tests.kills.kinds import NAME, OLD, OTHER, add

BEFORE = frozenset({"P0", "P1"})
"""What was acknowledged before the work began."""


def make_sources(folder: Path) -> dict[str, Path]:
    """Make one archive of each sort, each in a folder of its own."""
    paths = {sort: folder / sort / NAME for sort in ("clear", "protected", "older")}
    for path in paths.values():
        path.parent.mkdir(parents=True)
    workspace = new_archive(paths["clear"], "Comune di Prova", 2024)
    for code in sorted(BEFORE):
        add(workspace, code)
    workspace.archive.close()
    shutil.copyfile(paths["clear"], paths["protected"])
    done = protect(open_workspace(paths["protected"]), "Segretario comunale", OLD, cost=LOWEST_COST)
    workspace = open_workspace(paths["protected"], done.key)
    add_slot(workspace, "EQ Affari generali", OTHER)
    workspace.archive.close()
    put_landed(paths["older"])
    return paths
