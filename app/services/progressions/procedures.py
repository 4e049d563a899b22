"""The procedure of a year: begun with rules, its days and money, its rules changed while nothing is published."""

from datetime import date
from functools import lru_cache
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.changes import Changes, Topic
from app.domain.errors import UserError
from app.domain.issues import Issue, errors_of
from app.domain.italian import with_the_rest
from app.domain.permissions import Action
from app.domain.progression_file.toml import read_progressions, write_progressions
from app.domain.progressions.checks import validate
from app.domain.progressions.definition import ProgressionRules
from app.domain.progressions.editing import ProcedureDraft, validate_procedure
from app.domain.progressions.stored import rules_from_json, rules_to_json
from app.domain.progressions.vocabulary import ProcedureState
from app.domain.validation import present, refuse
from app.models.cycles import Cycle
from app.models.progressions import ProgressionProcedure
from app.services.access import reading
from app.services.cycles import open_cycle
from app.services.files import read_file, save_file
from app.services.resources import RESOURCES
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace
from app.services.written_text import LARGEST_TEXT, written_text

PRESET = "differenziali"
SUFFIX = ".toml"
MOST_SHOWN = 8


def procedure_of(session: Session, cycle: Cycle) -> ProgressionProcedure | None:
    return session.scalar(select(ProgressionProcedure).where(ProgressionProcedure.cycle_id == cycle.id))


def required_procedure(session: Session, cycle: Cycle) -> ProgressionProcedure:
    """Return the procedure of a year; `UserError` when none was begun."""
    found = procedure_of(session, cycle)
    if found is None:
        raise UserError(
            f"Per il {cycle.year} non c'è una procedura di progressione.", "Cominciarla dalla pagina Progressioni."
        )
    return found


@lru_cache(maxsize=8)
def read_stored_rules(text: str) -> ProgressionRules:
    return rules_from_json(text)


def shipped_rules() -> ProgressionRules:
    """Return the rules that ship with the program, good to be adopted as they are."""
    text = (RESOURCES / "progressions" / f"{PRESET}.toml").read_text(encoding="utf-8")
    rules, issues = read_progressions(text)
    if rules is None:
        raise UserError(f"Le regole pronte non sono leggibili: {issues[0].sentence}")
    return rules


def begin_procedure(workspace: Workspace, year: int, rules: ProgressionRules | None = None) -> Changes:
    """Begin the procedure that follows a year: requirements on its last day, effect from the day after.

    Without `rules` those of the last procedure of the archive hold, or the ones that ship with the program.
    """
    with unit_of_work(workspace, f"Procedura di progressione {year}", Topic.AWARDS, action=Action.EDIT_AWARDS) as unit:
        cycle = open_cycle(unit.session, year)
        if procedure_of(unit.session, cycle) is not None:
            raise UserError(f"La procedura del {year} c'è già.", "La pagina mostra ora ciò che c'è.")
        row = ProgressionProcedure(
            cycle_id=cycle.id,
            rules=rules_to_json(rules or _latest_rules(unit.session, year) or shipped_rules()),
            effective_on=date(year + 1, 1, 1),
            reference_on=date(year, 12, 31),
            last_year=year,
        )
        unit.touched(unit.add(row).id)
    return unit.changes


def _latest_rules(session: Session, year: int) -> ProgressionRules | None:
    query = select(ProgressionProcedure.rules).join(Cycle, Cycle.id == ProgressionProcedure.cycle_id)
    text = session.scalar(query.where(Cycle.year < year).order_by(Cycle.year.desc()).limit(1))
    return read_stored_rules(text) if text else None


def save_procedure(workspace: Workspace, year: int, draft: ProcedureDraft) -> Changes:
    """Write the days and the money of a procedure that is not published."""
    label = f"Procedura di progressione {year}: date e risorse"
    with unit_of_work(workspace, label, Topic.AWARDS, action=Action.EDIT_AWARDS) as unit:
        row = open_procedure(unit, year)
        unit.get(ProgressionProcedure, row.id, version=draft.version)
        refuse(validate_procedure(draft))
        row.effective_on, row.reference_on = present(draft.effective_on), present(draft.reference_on)
        row.last_year, row.budget, row.act = present(draft.last_year), draft.budget, draft.act.strip()
        unit.touched(row.id)
    return unit.changes


def save_rules(workspace: Workspace, year: int, rules: ProgressionRules, version: int | None = None) -> Changes:
    """Change the rules of a procedure that is not published; `NotValid` when they have errors."""
    label = f"Regole delle progressioni {year}"
    with unit_of_work(workspace, label, Topic.AWARDS, action=Action.EDIT_AWARDS) as unit:
        row = open_procedure(unit, year)
        unit.get(ProgressionProcedure, row.id, version=version)
        refuse(validate(rules))
        row.rules = rules_to_json(rules)
        unit.touched(row.id)
    return unit.changes


def open_procedure(unit: Unit, year: int, *, is_provisional_open: bool = False) -> ProgressionProcedure:
    """Return a procedure that may still change: of an open year, with no ranking published.

    `is_provisional_open`: the facts of people, which a remark may correct, change until the ranking is final.
    """
    cycle = open_cycle(unit.session, year)
    row = required_procedure(unit.session, cycle)
    is_open = row.state is ProcedureState.PREPARING or (is_provisional_open and row.state is ProcedureState.PROVISIONAL)
    if not is_open:
        raise UserError(
            f"La {row.state.italian.lower()} del {year} è pubblicata: questo non si modifica più.",
            "Per correggerlo usare «Riapri…», che dice il motivo e torna alla preparazione.",
        )
    return row


def read_rules_text(text: str) -> tuple[ProgressionRules | None, list[Issue]]:
    """Read rules as they are written; every finding begins with its line."""
    return read_progressions(text)


def rules_text(rules: ProgressionRules) -> str:
    return write_progressions(rules)


def read_rules_file(workspace: Workspace, path: Path) -> ProgressionRules:
    """Read a file of rules; `UserError` names the first lines that are wrong."""
    with reading(workspace, Action.IMPORT):
        rules, issues = read_progressions(written_text(read_file(path, LARGEST_TEXT), "un file di regole"))
    if rules is None:
        told = with_the_rest([one.sentence for one in errors_of(issues)], MOST_SHOWN, "errore", "errori")
        problem = f"Le regole del file «{path.name}» hanno errori."
        raise UserError("\n".join([problem, *told]), "Correggere il file e riprovare.")
    return rules


def write_progressions_file(rules: ProgressionRules, path: Path) -> Path:
    """Write rules as a text file, whole or not at all; they name nobody."""
    return save_file(path, write_progressions(rules).encode(), SUFFIX)
