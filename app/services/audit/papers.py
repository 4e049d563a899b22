"""The files kept with a sheet given out of the archive, and told in the audit."""

import tempfile
from pathlib import Path

from app.domain.audit.operation_names import EXPORTED
from app.domain.ids import AttachmentId
from app.domain.permissions import Action, PerSheet
from app.domain.sheets.attachments import stored_name, suffix_of
from app.services.audit.output import leaving, tell_then_place
from app.services.files import save_file
from app.services.sheets.attachments import read_attachment
from app.services.workspace import Workspace


def take_out_attachment(workspace: Workspace, attachment_id: AttachmentId, target: Path) -> Path:
    """Write a file kept with a sheet to `target`, as it was taken in, and tell it."""
    kept = read_attachment(workspace, attachment_id)
    with leaving(workspace, f"{EXPORTED}allegato di una scheda", target.parent, target.name) as out:
        draft = save_file(out.drafts / target.name, kept.body, target.suffix)
        label = f"{EXPORTED}allegato della scheda di {kept.subject}, file {draft.name}"
        return tell_then_place(workspace, PerSheet(Action.SEE_SCORES), label, out, [draft])[0]


def attachment_to_open(workspace: Workspace, attachment_id: AttachmentId) -> Path:
    """Write a file kept with a sheet in a folder of its own, to be opened with the computer's program.

    It has the ending of what its bytes are: a name that asks for another program does not get it. The folder is swept
    at a later start of Merito.
    """
    kept = read_attachment(workspace, attachment_id)
    folder = Path(tempfile.mkdtemp(prefix="merito-"))
    return take_out_attachment(
        workspace, attachment_id, folder / stored_name(f"{Path(kept.name).stem}{suffix_of(kept.body)}")
    )
