"""The steps of a procedure: the provisional ranking, the final one, and back to the preparation with a reason."""

from collections.abc import Iterator
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.changes import Changes, Topic
from app.domain.errors import UserError
from app.domain.italian import format_date, plural
from app.domain.permissions import Action
from app.domain.progressions.frozen import frozen_of, ranking_to_json
from app.domain.progressions.results import ProgressionResult
from app.domain.progressions.vocabulary import ProcedureState
from app.domain.serial.canonical import sha256_of
from app.models.cycles import Cycle
from app.models.progressions import ProgressionProcedure, ProgressionRanking, ProgressionRemark
from app.services.cycles import open_cycle, required_cycle
from app.services.progressions.gathering import candidates_of, terms_of
from app.services.progressions.procedures import open_procedure, read_stored_rules, required_procedure
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace


def publish_provisional(workspace: Workspace, year: int, on_date: date) -> Changes:
    """Freeze the ranking as it comes out now and open the days of the remarks (those that the rules say)."""
    label = f"Graduatoria provvisoria delle progressioni {year}"
    with unit_of_work(workspace, label, Topic.AWARDS, action=Action.EDIT_AWARDS) as unit:
        procedure = open_procedure(unit, year)
        cycle = required_cycle(unit.session, year)
        refuse_to_come(on_date, workspace.today)
        _freeze(unit, cycle, procedure, on_date, is_final=False)
        days = read_stored_rules(procedure.rules).ranking.remarks_days
        procedure.published_on, procedure.remarks_until = on_date, on_date + timedelta(days=days)
        procedure.state = ProcedureState.PROVISIONAL
    return unit.changes


def publish_final(workspace: Workspace, year: int, on_date: date) -> Changes:
    """Make the ranking final once the days of the remarks are over and each remark has its answer."""
    label = f"Graduatoria definitiva delle progressioni {year}"
    with unit_of_work(workspace, label, Topic.AWARDS, action=Action.EDIT_AWARDS) as unit:
        cycle = open_cycle(unit.session, year)
        procedure = required_procedure(unit.session, cycle)
        refuse_to_come(on_date, workspace.today)
        for obstacle in obstacles_to_final(unit.session, cycle, procedure, on_date):
            raise obstacle
        result = _freeze(unit, cycle, procedure, on_date, is_final=True)
        if result.undecided:
            raise UserError(
                "C'è una parità che nessun criterio decide: la graduatoria non può essere definitiva.",
                "Riaprire la procedura e scrivere l'ordine del sorteggio, o aggiungere un criterio alle regole.",
            )
        procedure.state, procedure.final_on = ProcedureState.FINAL, on_date
    return unit.changes


def obstacles_to_final(
    session: Session, cycle: Cycle, procedure: ProgressionProcedure, on_date: date
) -> Iterator[UserError]:
    """Yield what stands before the final ranking, the first to mend first."""
    if procedure.state is not ProcedureState.PROVISIONAL:
        yield UserError(
            "La graduatoria definitiva viene dopo quella provvisoria.",
            "Pubblicare prima la provvisoria." if procedure.state is ProcedureState.PREPARING else "È già definitiva.",
        )
    if procedure.remarks_until is not None and on_date <= procedure.remarks_until:
        yield UserError(
            f"Le osservazioni si possono fare fino al {format_date(procedure.remarks_until)}.",
            "La graduatoria diventa definitiva da dopo quel giorno.",
        )
    query = select(func.count()).select_from(ProgressionRemark)
    waiting = session.scalar(query.where(ProgressionRemark.cycle_id == cycle.id, ProgressionRemark.answer == "")) or 0
    if waiting:
        found = plural(waiting, "osservazione aspetta", "osservazioni aspettano")
        yield UserError(f"{found} ancora una risposta.", "Scriverla, poi rendere definitiva la graduatoria.")


def reopen_procedure(workspace: Workspace, year: int, reason: str) -> Changes:
    """Go back to the preparation, with the reason; the rankings published stay among those of the year."""
    if not reason.strip():
        raise UserError("Manca il motivo della riapertura.", "Scriverlo.")
    label = f"Riapre la procedura di progressione {year}: {reason.strip()}"
    with unit_of_work(workspace, label[:300], Topic.AWARDS, action=Action.EDIT_AWARDS) as unit:
        cycle = open_cycle(unit.session, year)
        procedure = required_procedure(unit.session, cycle)
        if procedure.state is ProcedureState.PREPARING:
            raise UserError("La procedura è già in preparazione.", "La pagina mostra ora ciò che c'è.")
        procedure.state = ProcedureState.PREPARING
        procedure.published_on = procedure.remarks_until = procedure.final_on = None
    return unit.changes


def refuse_to_come(day: date, today: date) -> None:
    if day > today:
        raise UserError(f"Il {format_date(day)} deve ancora venire.", "Scrivere il giorno della pubblicazione.")


def _freeze(
    unit: Unit, cycle: Cycle, procedure: ProgressionProcedure, on_date: date, *, is_final: bool
) -> ProgressionResult:
    """Keep the ranking with all it was computed from; `UserError` while something is missing.

    The final one is computed again: an answer to a remark may have corrected a fact.
    """
    terms = terms_of(procedure)
    rules = read_stored_rules(procedure.rules)
    frozen = frozen_of(rules, terms, candidates_of(unit.session, cycle, terms))
    result = frozen.result
    sentences = [*result.problems, *(lack.sentence for lack in result.lacks)]
    if sentences:
        more = f" (e altre {len(sentences) - 1})" if len(sentences) > 1 else ""
        raise UserError(f"{sentences[0]}{more}", "Nella pagina Progressioni c'è tutto ciò che manca.")
    if not result.rankings:
        raise UserError("Nessuno è ammesso: non c'è una graduatoria da pubblicare.", "Controllare i requisiti.")
    body = ranking_to_json(frozen)
    row = ProgressionRanking(
        cycle_id=cycle.id,
        is_final=is_final,
        on_date=on_date,
        author=unit.workspace.actor.name,
        body=body,
        sha256=sha256_of(body),
    )
    unit.touched(unit.add(row).id)
    unit.can_undo = False
    return result
