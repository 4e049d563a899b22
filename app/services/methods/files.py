"""Methods as files: a version written to one, a definition read from one, with what taking it in would do."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.changes import Changes, Topic
from app.domain.errors import UserError
from app.domain.ids import MethodVersionId
from app.domain.issues import Issue, errors_of
from app.domain.italian import with_the_rest
from app.domain.method.definition import MethodDefinition
from app.domain.method.name_checks import name_issues
from app.domain.method_file.toml import read_method, with_lines
from app.domain.method_file.toml_writing import write_method
from app.domain.permissions import Action
from app.models.structure import Area, ContractArea, Sector
from app.services.access import ask, reading
from app.services.files import read_file, save_file
from app.services.methods.keeping import keep_method, method_named, next_number, version_saying
from app.services.methods.versions import read_version, version_in_use
from app.services.transaction import unit_of_work
from app.services.workspace import Workspace
from app.services.written_text import LARGEST_TEXT, written_text

SUFFIX = ".toml"
MOST_SHOWN = 8


@dataclass(frozen=True, slots=True)
class MethodPreview:
    """What taking in a method file would do; `number` is the version it is or would be, `issues` name their lines."""

    definition: MethodDefinition | None
    issues: tuple[Issue, ...] = ()
    number: int = 0
    is_known: bool = False


def preview_method(workspace: Workspace, data: bytes) -> MethodPreview:
    """Read a method file and say what taking it in would do; `UserError` when it is not a text."""
    ask(workspace.actor, Action.IMPORT)
    text = written_text(data, "una metodologia")
    definition, issues = read_method(text)
    if definition is None:
        return MethodPreview(None, tuple(issues))
    with reading(workspace, Action.IMPORT) as session:
        issues += with_lines(_name_issues(session, definition), text)
        method = method_named(session, definition.name)
        same = version_saying(method, definition)
        number = same.number if same else next_number(method)
    return MethodPreview(definition, tuple(issues), number, same is not None)


def _name_issues(session: Session, definition: MethodDefinition) -> list[Issue]:
    areas = session.scalars(select(ContractArea.name).order_by(ContractArea.position, ContractArea.id)).all()
    units = [*session.scalars(select(Area.name)), *session.scalars(select(Sector.name))]
    return name_issues(definition, areas, units)


def import_method(workspace: Workspace, data: bytes) -> Changes:
    """Keep the method of a file as a new version, unless it is there already; `UserError` when it has errors."""
    definition = _sound(preview_method(workspace, data), "La metodologia ha errori.")
    with unit_of_work(
        workspace, f"Importa metodologia «{definition.name}»", Topic.METHODS, action=Action.IMPORT
    ) as unit:
        unit.touched(keep_method(unit, definition))
    return unit.changes


def read_method_file(workspace: Workspace, path: Path) -> MethodDefinition:
    """Read a method file; `UserError` names the first lines that are wrong."""
    ask(workspace.actor, Action.IMPORT)
    preview = preview_method(workspace, read_file(path, LARGEST_TEXT))
    return _sound(preview, f"La metodologia del file «{path.name}» ha errori.")


def export_version(workspace: Workspace, version_id: MethodVersionId, path: Path) -> Path:
    """Write a version as a method file, whole or not at all."""
    text = write_method(read_version(workspace, version_id).definition)
    return save_file(path, text.encode(), SUFFIX)


def version_to_export(workspace: Workspace, year: int | None = None) -> MethodVersionId:
    """Return the version in use (of `year`, or of the last session, or the last kept); `UserError` without one."""
    version_id = version_in_use(workspace, year)
    if version_id is None:
        raise UserError("Nell'archivio non c'è nessuna metodologia da esportare.", "Sceglierne o importarne una.")
    return version_id


def _sound(preview: MethodPreview, problem: str) -> MethodDefinition:
    if preview.definition is None:
        sentences = [issue.sentence for issue in errors_of(preview.issues)]
        told = with_the_rest(sentences, MOST_SHOWN, "errore", "errori")
        raise UserError("\n".join([problem, *told]), "Correggere il file e riprovare.")
    return preview.definition
