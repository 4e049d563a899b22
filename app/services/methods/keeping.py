"""How a definition is kept in the archive: as the version that says the same, or as the next one of its method."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.changes import Topic
from app.domain.errors import UserError
from app.domain.ids import MethodVersionId
from app.domain.method.definition import MethodDefinition
from app.domain.method.stored import method_from_json, method_to_json
from app.domain.permissions import Action
from app.models.methods import Method, MethodVersion
from app.services.methods.presets import DEFAULT_PRESET, read_preset
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace


def ensure_preset(workspace: Workspace, code: str = DEFAULT_PRESET) -> MethodVersionId:
    """Keep a preset in the archive, unless it is there already; return its version."""
    definition = read_preset(code)
    with unit_of_work(workspace, f"Metodologia «{definition.name}»", Topic.METHODS, action=Action.EDIT_METHOD) as unit:
        return keep_method(unit, definition)


def keep_method(unit: Unit, definition: MethodDefinition) -> MethodVersionId:
    """Return the version with exactly this content, adding one when there is none."""
    same = version_saying(method_named(unit.session, definition.name), definition)
    return same.id if same else add_version(unit, definition)


def add_version(unit: Unit, definition: MethodDefinition) -> MethodVersionId:
    """Add a definition as the next version of the method with its name, the first when there is none."""
    if not definition.name.strip():
        raise UserError("La metodologia non ha un nome.", "Scriverne uno.")
    method = method_named(unit.session, definition.name) or unit.add(Method(name=definition.name))
    row = MethodVersion(method_id=method.id, number=next_number(method))
    write_version(row, definition)
    return unit.add(row).id


def write_version(row: MethodVersion, definition: MethodDefinition) -> None:
    """Put a definition in a version, with what its adoption says."""
    if definition.valid_from and definition.valid_to and definition.valid_to < definition.valid_from:
        raise UserError("La validità della metodologia finisce prima di cominciare.", "Correggere le date.")
    adoption = definition.adoption
    row.adopted_by = adoption.organ if adoption else ""
    row.adopted_act = adoption.number if adoption else ""
    row.adopted_on = adoption.day if adoption else None
    row.valid_from, row.valid_to = definition.valid_from, definition.valid_to
    row.definition = method_to_json(definition)


def method_named(session: Session, name: str) -> Method | None:
    return session.scalar(select(Method).where(Method.name == name))


def version_saying(method: Method | None, definition: MethodDefinition) -> MethodVersion | None:
    """Return the version of a method with exactly this content, whatever an earlier program left out of its text."""
    return next((one for one in _versions(method) if method_from_json(one.definition) == definition), None)


def next_number(method: Method | None) -> int:
    return max((version.number for version in _versions(method)), default=0) + 1


def _versions(method: Method | None) -> list[MethodVersion]:
    return method.versions if method else []
