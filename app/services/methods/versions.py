"""The versions of a method: which there are and where they are used, and making, changing, removing one."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.changes import Changes, Topic
from app.domain.errors import UserError
from app.domain.ids import MethodVersionId
from app.domain.issues import errors_of
from app.domain.italian import format_date, listed
from app.domain.method.checks import validate
from app.domain.method.definition import MethodDefinition
from app.domain.method_editing.comparison import MethodDifference, differences
from app.domain.method_editing.rows import VersionRow
from app.domain.permissions import Action, InScope
from app.domain.workflow import RoundKind
from app.models.cycles import Cycle
from app.models.evaluation import EvaluationRound, Sheet
from app.models.methods import Method, MethodVersion
from app.services.access import reading
from app.services.methods.chosen import chosen_version
from app.services.methods.keeping import add_version, method_named, write_version
from app.services.methods.presets import read_definition
from app.services.transaction import unit_of_work
from app.services.workspace import Workspace

_USED = (
    select(EvaluationRound.method_version_id)
    .join(Cycle)
    .order_by(Cycle.year.desc(), EvaluationRound.kind != RoundKind.FINAL)
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class VersionDetail:
    """A version with what it says."""

    row: VersionRow
    definition: MethodDefinition


def list_method_versions(workspace: Workspace) -> list[VersionRow]:
    """Return the versions of every method, the latest of each first, with the sessions that use them."""
    with reading(workspace, InScope(Action.READ)) as session:
        versions = session.scalars(
            select(MethodVersion).join(Method).order_by(Method.name, MethodVersion.number.desc())
        )
        return [_row(session, version) for version in versions]


def read_version(workspace: Workspace, version_id: MethodVersionId) -> VersionDetail:
    with reading(workspace, InScope(Action.READ)) as session:
        version = _required(session, version_id)
        return VersionDetail(_row(session, version), read_definition(version.definition))


def version_of_year(workspace: Workspace, year: int) -> MethodVersionId | None:
    """Return the version that the session of a year uses, the final one before the interim one."""
    with reading(workspace, InScope(Action.READ)) as session:
        return session.scalar(_USED.where(Cycle.year == year))


def version_in_use(workspace: Workspace, year: int | None = None) -> MethodVersionId | None:
    """Return the version of the session of `year`, or of the last session.

    Where there is none it is the one chosen for the year, or the last kept.
    """
    with reading(workspace, InScope(Action.READ)) as session:
        used = session.scalar(_USED if year is None else _USED.where(Cycle.year == year))
        chosen = chosen_version(session, year) if year is not None and used is None else None
        if chosen is not None:
            return chosen.id
        return used or session.scalar(select(MethodVersion.id).order_by(MethodVersion.id.desc()).limit(1))


def compare_versions(workspace: Workspace, one: MethodVersionId, other: MethodVersionId) -> list[MethodDifference]:
    """Return what the second version has different from the first."""
    with reading(workspace, InScope(Action.READ)) as session:
        texts = [_required(session, version_id).definition for version_id in (one, other)]
    return differences(*map(read_definition, texts))


def new_version(workspace: Workspace, definition: MethodDefinition) -> Changes:
    """Keep a definition as the next version of the method with its name, the first when there is none."""
    with unit_of_work(
        workspace, f"Nuova metodologia «{definition.name}»", Topic.METHODS, action=Action.EDIT_METHOD
    ) as unit:
        unit.touched(add_version(unit, definition))
    return unit.changes


def copy_version(workspace: Workspace, version_id: MethodVersionId) -> Changes:
    """Make the next version of the same method with the same content, not adopted yet, to be changed."""
    with unit_of_work(workspace, "Nuova versione della metodologia", Topic.METHODS, action=Action.EDIT_METHOD) as unit:
        source = unit.get(MethodVersion, version_id)
        definition = replace(read_definition(source.definition), adoption=None, valid_from=None, valid_to=None)
        unit.touched(add_version(unit, definition))
    return unit.changes


def save_version(
    workspace: Workspace, version_id: MethodVersionId, definition: MethodDefinition, version: int
) -> Changes:
    """Change a version that no session uses; with findings it is kept all the same, but cannot be used yet."""
    with unit_of_work(workspace, f"Metodologia «{definition.name}»", Topic.METHODS, action=Action.EDIT_METHOD) as unit:
        row = unit.get(MethodVersion, version_id, version=version)
        _refuse_used(unit.session, row)
        _rename(unit.session, row.method, definition.name)
        write_version(row, definition)
        unit.touched(row.id)
    return unit.changes


def delete_version(workspace: Workspace, version_id: MethodVersionId) -> Changes:
    """Remove a version that no session uses, and its method when it was the only one."""
    with unit_of_work(workspace, "Eliminazione di una metodologia", Topic.METHODS, action=Action.EDIT_METHOD) as unit:
        row = unit.get(MethodVersion, version_id)
        _refuse_used(unit.session, row)
        unit.session.delete(row.method if len(row.method.versions) == 1 else row)
    return unit.changes


def refuse_unsound(version: MethodVersion) -> None:
    """Raise `UserError` when a version has errors: no session can be opened with it."""
    if wrong := errors_of(validate(read_definition(version.definition))):
        raise UserError(
            f"La versione {version.number} della metodologia non si può usare: {wrong[0].sentence}",
            "Completarla con Strumenti › Metodologia.",
        )


def _refuse_used(session: Session, row: MethodVersion) -> None:
    if uses := _uses(session, row.id):
        raise UserError(
            f"La versione {row.number} della metodologia è usata da: {listed(uses)}.",
            "Per cambiarla usare «Copia e modifica», che ne fa una nuova versione.",
        )


def _rename(session: Session, method: Method, name: str) -> None:
    """The name belongs to the method: it changes while there is one version, and is nobody else's."""
    if method.name == name:
        return
    if not name.strip():
        raise UserError("La metodologia non ha un nome.", "Scriverlo nella prima pagina.")
    if len(method.versions) > 1:
        raise UserError(
            f"Il nome «{method.name}» è anche quello delle altre versioni.",
            "Lasciarlo com'è, oppure fare con «Nuova da…» una metodologia con un altro nome.",
        )
    if method_named(session, name) is not None:
        raise UserError(f"C'è già una metodologia «{name}».", "Scegliere un altro nome.")
    method.name = name


def _row(session: Session, version: MethodVersion) -> VersionRow:
    return VersionRow(
        id=version.id,
        version=version.version,
        name=version.method.name,
        number=version.number,
        adopted=adopted_words(version),
        valid_from=version.valid_from,
        valid_to=version.valid_to,
        uses=tuple(_uses(session, version.id)),
        sheets=_sheets(session, version.id),
    )


def adopted_words(version: MethodVersion) -> str:
    """Say which act adopted a version: `Giunta comunale n. 12 del 25/01/2025`."""
    parts: Iterable[str] = (
        version.adopted_by,
        f"n. {version.adopted_act}" if version.adopted_act else "",
        f"del {format_date(version.adopted_on)}" if version.adopted_on else "",
    )
    return " ".join(part for part in parts if part)


def _uses(session: Session, version_id: MethodVersionId) -> list[str]:
    query = select(EvaluationRound.kind, Cycle.year).join(Cycle).where(EvaluationRound.method_version_id == version_id)
    found = session.execute(query.order_by(Cycle.year, EvaluationRound.kind)).all()
    return [f"{kind.italian.lower()} {year}" for kind, year in found]


def _sheets(session: Session, version_id: MethodVersionId) -> int:
    query = select(func.count()).select_from(Sheet).join(EvaluationRound, EvaluationRound.id == Sheet.round_id)
    return session.scalar(query.where(EvaluationRound.method_version_id == version_id)) or 0


def _required(session: Session, version_id: MethodVersionId) -> MethodVersion:
    row = session.get(MethodVersion, version_id)
    if row is None:
        raise UserError("Questa versione della metodologia non c'è più.", "Scegliere un'altra versione.")
    return row
