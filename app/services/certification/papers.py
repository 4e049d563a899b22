"""The scans of minutes given out of the archive, and told in the audit."""

import tempfile
from pathlib import Path

from app.domain.audit.operation_names import EXPORTED
from app.domain.ids import MinutesFileId
from app.domain.permissions import Action
from app.domain.sheets.attachments import stored_name, suffix_of
from app.services.audit.output import leaving, tell_then_place
from app.services.certification.certifying import read_minutes
from app.services.files import save_file
from app.services.workspace import Workspace


def take_out_minutes(workspace: Workspace, file_id: MinutesFileId, target: Path) -> Path:
    """Write the scan of some minutes to `target`, as it was taken in, and tell it."""
    kept = read_minutes(workspace, file_id)
    with leaving(workspace, f"{EXPORTED}verbale del Nucleo", target.parent, target.name) as out:
        draft = save_file(out.drafts / target.name, kept.body, target.suffix)
        label = f"{EXPORTED}verbale del Nucleo, file {draft.name}"
        return tell_then_place(workspace, Action.READ, label, out, [draft])[0]


def minutes_to_open(workspace: Workspace, file_id: MinutesFileId) -> Path:
    """Write the scan of some minutes in a folder of its own, to be opened with the computer's program.

    It has the ending of what its bytes are; the folder is swept at a later start of Merito.
    """
    kept = read_minutes(workspace, file_id)
    folder = Path(tempfile.mkdtemp(prefix="merito-"))
    name = stored_name(f"{Path(kept.name).stem}{suffix_of(kept.body)}")
    return take_out_minutes(workspace, file_id, folder / name)
