"""The methods (SMVP) that ship with the program, and what a version kept in the archive says."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache, reduce

from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.domain.ids import MethodVersionId
from app.domain.italian import listed
from app.domain.law.limits import limits_on
from app.domain.law.method_year import METHOD_YEAR_CHECKS, MethodYear
from app.domain.method.definition import MethodDefinition
from app.domain.method.joining import joined
from app.domain.method.outline import SheetOutline, outline_of
from app.domain.method.stored import method_from_json
from app.domain.method_file.toml import read_method
from app.models.methods import MethodVersion
from app.services.law.shipped import shipped_law
from app.services.resources import RESOURCES

DEFAULT_PRESET = "obiettivi-comuni-e-specifici"
REMARK = (
    "Da sapere: il Cruscotto lo segnalerà. {} Si rimedia nella metodologia (Strumenti › Metodologia), o con una soglia"
    " propria dell'ente (Strumenti › Norme e soglie)."
)


@dataclass(frozen=True, slots=True)
class PresetRow:
    """A method that ships with the program; what the checks will say of it is at the end of its description."""

    code: str
    name: str
    description: str
    sheets: tuple[SheetOutline, ...] = ()


def list_presets() -> list[PresetRow]:
    """Return the methods that ship with the program by name, after the usual one."""
    definitions = [read_preset(path.stem) for path in sorted((RESOURCES / "methods").glob("*.toml"))]
    rows = [PresetRow(one.code, one.name, _described(one), outline_of(one)) for one in definitions]
    return sorted(rows, key=lambda row: (row.code != DEFAULT_PRESET, row.name))


def _described(method: MethodDefinition) -> str:
    """Describe a method, and say before it is chosen what the checks would find in it."""
    limits = limits_on(shipped_law(), date.max, {})
    told = [finding.sentence for check in METHOD_YEAR_CHECKS for finding in check.find(MethodYear(method, limits))]
    return " ".join([method.description, *map(REMARK.format, told)])


def read_preset(code: str) -> MethodDefinition:
    """Read a preset by its code, or several joined as in `tre-ambiti+segretario`; `UserError` names those there are."""
    return reduce(joined, map(_preset, code.split("+")))


def _preset(code: str) -> MethodDefinition:
    folder = RESOURCES / "methods"
    known = sorted(found.stem for found in folder.glob("*.toml"))
    if code not in known and (code.endswith(".toml") or "/" in code or "\\" in code):
        raise UserError(
            f"Qui va il nome di una metodologia pronta ({listed(known)}), non un file: «{code}».",
            "Creare l'archivio e poi importarlo: merito import ARCHIVIO FILE --kind metodo.",
        )
    if code not in known:
        raise UserError(f"Non c'è una metodologia «{code}».", f"Scegliere tra: {listed(known)}.")
    definition, issues = read_method((folder / f"{code}.toml").read_text(encoding="utf-8"))
    if definition is None:
        raise UserError(f"La metodologia «{code}» non è leggibile: {issues[0].sentence}")
    return definition


def method_of(session: Session, version_id: MethodVersionId) -> MethodDefinition:
    """Return the definition of a version; the same text is read once."""
    return read_definition(session.get_one(MethodVersion, version_id).definition)


@lru_cache(maxsize=16)
def read_definition(text: str) -> MethodDefinition:
    return method_from_json(text)
