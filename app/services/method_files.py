"""Methods as files: a version written to a file, a definition read from one or from a preset."""

from pathlib import Path

from app.domain.errors import UserError
from app.domain.ids import MethodVersionId
from app.domain.method.definition import MethodDefinition
from app.domain.method.toml_writing import write_method
from app.services.files import read_file, save_file
from app.services.method_versions import read_version
from app.services.methods import SUFFIX, preview_method
from app.services.workspace import Workspace

MOST_SHOWN = 8


def export_version(workspace: Workspace, version_id: MethodVersionId, path: Path) -> Path:
    """Write a version as a method file, whole or not at all."""
    text = write_method(read_version(workspace, version_id).definition)
    return save_file(path, text.encode(), SUFFIX)


def read_method_file(workspace: Workspace, path: Path) -> MethodDefinition:
    """Read a method file; `UserError` names the first lines that are wrong."""
    preview = preview_method(workspace, read_file(path))
    if preview.definition is None:
        sentences = [issue.sentence for issue in preview.issues[:MOST_SHOWN]]
        more = len(preview.issues) - len(sentences)
        told = "\n".join([*sentences, *([f"… e altri {more} errori."] if more else [])])
        raise UserError(f"La metodologia del file «{path.name}» ha errori.\n{told}", "Correggere il file e riprovare.")
    return preview.definition
