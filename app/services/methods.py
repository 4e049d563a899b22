"""The methods (SMVP) of the archive: taking in those that ship with the program, reading the one a round uses."""

from dataclasses import dataclass
from functools import lru_cache, reduce
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.changes import Changes, Topic
from app.domain.errors import UserError
from app.domain.ids import MethodVersionId
from app.domain.issues import Issue
from app.domain.italian import listed
from app.domain.method.canonical import method_from_json, method_to_json
from app.domain.method.definition import MethodDefinition
from app.domain.method.joining import joined
from app.domain.method.toml import read_method
from app.domain.method.toml_writing import write_method
from app.domain.workflow import RoundKind
from app.models.cycles import Cycle
from app.models.evaluation import EvaluationRound
from app.models.methods import Method, MethodVersion
from app.services.files import save_file
from app.services.resources import RESOURCES
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace, reading

DEFAULT_PRESET = "obiettivi-comuni-e-specifici"
SUFFIX = ".toml"
_LARGEST = 4 << 20


@dataclass(frozen=True, slots=True)
class PresetRow:
    """A method that ships with the program."""

    code: str
    name: str
    description: str


@dataclass(frozen=True, slots=True)
class MethodVersionRow:
    """A version of a method kept in the archive."""

    id: MethodVersionId
    name: str
    number: int

    @property
    def title(self) -> str:
        return f"{self.name}, versione {self.number}"


@dataclass(frozen=True, slots=True)
class MethodPreview:
    """What taking in a method file would do; `number` is the version it is or would be, `issues` name their lines."""

    definition: MethodDefinition | None
    issues: tuple[Issue, ...] = ()
    number: int = 0
    is_known: bool = False


def list_presets() -> list[PresetRow]:
    """Return the methods that ship with the program by name, after the usual one."""
    definitions = [read_preset(path.stem) for path in sorted((RESOURCES / "methods").glob("*.toml"))]
    rows = [PresetRow(one.code, one.name, one.description) for one in definitions]
    return sorted(rows, key=lambda row: (row.code != DEFAULT_PRESET, row.name))


def read_preset(code: str) -> MethodDefinition:
    """Read a preset by its code, or several joined as in `tre-ambiti+segretario`; `UserError` names those there are."""
    return reduce(joined, map(_preset, code.split("+")))


def _preset(code: str) -> MethodDefinition:
    path = RESOURCES / "methods" / f"{code}.toml"
    known = sorted(found.stem for found in path.parent.glob("*.toml"))
    if code not in known:
        raise UserError(f"Non c'è una metodologia «{code}».", f"Scegliere tra: {listed(known)}.")
    definition, issues = read_method(path.read_text(encoding="utf-8"))
    if definition is None:
        raise UserError(f"La metodologia «{code}» non è leggibile: {issues[0].sentence}")
    return definition


def ensure_preset(workspace: Workspace, code: str = DEFAULT_PRESET) -> MethodVersionId:
    """Keep a preset in the archive, unless it is there already; return its version."""
    definition = read_preset(code)
    with unit_of_work(workspace, f"Metodologia «{definition.name}»", Topic.METHODS) as unit:
        return keep_method(unit, definition)


def keep_method(unit: Unit, definition: MethodDefinition) -> MethodVersionId:
    """Return the version with exactly this content, adding one when there is none."""
    text = method_to_json(definition)
    method = unit.session.scalar(select(Method).where(Method.name == definition.name))
    if method is None:
        method = unit.add(Method(name=definition.name))
    same = _same_version(method, text)
    return same.id if same else unit.add(_version(method, definition, text)).id


def preview_method(workspace: Workspace, data: bytes) -> MethodPreview:
    """Read a method file and say what taking it in would do; `UserError` when it is not a text."""
    definition, issues = read_method(_text(data))
    if definition is None:
        return MethodPreview(None, tuple(issues))
    with reading(workspace) as session:
        method = session.scalar(select(Method).where(Method.name == definition.name))
        same = _same_version(method, method_to_json(definition)) if method else None
        number = same.number if same else _next_number(method)
    return MethodPreview(definition, tuple(issues), number, same is not None)


def import_method(workspace: Workspace, data: bytes) -> Changes:
    """Keep the method of a file as a new version, unless it is there already; `UserError` when it has errors."""
    definition, issues = read_method(_text(data))
    if definition is None:
        raise UserError(f"La metodologia ha errori. {issues[0].sentence}", "Correggere il file e riprovare.")
    with unit_of_work(workspace, f"Importa metodologia «{definition.name}»", Topic.METHODS) as unit:
        unit.touched(keep_method(unit, definition))
    return unit.changes


def export_method(workspace: Workspace, path: Path, year: int | None = None) -> Path:
    """Write the method in use (of `year`, or of the last session, or the last kept) to a file, whole or not at all."""
    with reading(workspace) as session:
        version = _version_in_use(session, year)
        if version is None:
            raise UserError("Nell'archivio non c'è nessuna metodologia da esportare.", "Sceglierne o importarne una.")
        text = write_method(read_definition(version.definition))
    return save_file(path, text.encode(), SUFFIX)


def _version_in_use(session: Session, year: int | None) -> MethodVersion | None:
    rounds = select(Cycle.year, EvaluationRound.kind, EvaluationRound.method_version_id).join(
        Cycle, Cycle.id == EvaluationRound.cycle_id
    )
    used = [
        (found, kind is RoundKind.FINAL, version)
        for found, kind, version in session.execute(rounds)
        if year in {None, found}
    ]
    if used:
        return session.get(MethodVersion, max(used)[2])
    return session.scalar(select(MethodVersion).order_by(MethodVersion.id.desc()).limit(1))


def _text(data: bytes) -> str:
    if len(data) > _LARGEST:
        raise UserError("Il file supera 4 MB: non è una metodologia.", "Scegliere un file di metodologia.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UserError("Il file non è un testo (UTF-8).", "Salvarlo come testo in UTF-8 e riprovare.") from error


def list_versions(workspace: Workspace) -> list[MethodVersionRow]:
    """Return the versions of every method of the archive, the latest of each first."""
    with reading(workspace) as session:
        found = session.execute(
            select(MethodVersion.id, Method.name, MethodVersion.number)
            .join(Method)
            .order_by(Method.name, MethodVersion.number.desc())
        )
        return [MethodVersionRow(*row) for row in found]


def method_of(session: Session, version_id: MethodVersionId) -> MethodDefinition:
    """Return the definition of a version; the same text is read once."""
    return read_definition(session.get_one(MethodVersion, version_id).definition)


@lru_cache(maxsize=16)
def read_definition(text: str) -> MethodDefinition:
    return method_from_json(text)


def _same_version(method: Method, text: str) -> MethodVersion | None:
    return next((version for version in method.versions if version.definition == text), None)


def _next_number(method: Method | None) -> int:
    return max((version.number for version in method.versions), default=0) + 1 if method else 1


def _version(method: Method, definition: MethodDefinition, text: str) -> MethodVersion:
    adoption = definition.adoption
    return MethodVersion(
        method_id=method.id,
        number=_next_number(method),
        adopted_by=adoption.organ if adoption else "",
        adopted_act=adoption.number if adoption else "",
        adopted_on=adoption.day if adoption else None,
        valid_from=definition.valid_from,
        valid_to=definition.valid_to,
        definition=text,
    )
