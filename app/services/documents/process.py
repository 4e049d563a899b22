"""How the year was carried on, in dates and numbers: what the Relazione says of the process."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.documents.publication import few
from app.domain.documents.report import ProcessLine
from app.domain.italian import format_date, plural
from app.domain.objectives import ObjectiveState, ValueKind
from app.domain.workflow import RemarkKind, RoundKind, SheetState
from app.domain.year_steps import SEEN
from app.models.cycles import Cycle
from app.models.evaluation import EvaluationRound, Sheet
from app.models.objectives import Indicator, IndicatorValue, Objective, ObjectiveAssignment
from app.models.sheet_parts import SheetRemark
from app.services.documents.approval import approval_of_plan
from app.services.objectives.assigned import seen_and_given

_VALUES = ((ValueKind.INTERIM, "Verifica intermedia"), (ValueKind.FINAL, "Misurazione dei risultati"))
NOT_DATED = "nessuna data registrata"
_REQUESTS = (
    (RemarkKind.REMARKS, "osservazioni"),
    (RemarkKind.RECONSIDERATION, "richieste di riesame"),
    (RemarkKind.CONCILIATION, "richieste di conciliazione"),
)


def process_of(session: Session, cycle: Cycle, least: int) -> Iterator[ProcessLine]:
    """Yield the steps of the year; of what people asked, numbers smaller than `least` are not told."""
    yield ProcessLine("Piano", approval_of_plan(session, cycle) or "atto di approvazione non indicato")
    own = Objective.cycle_id == cycle.id, Objective.state != ObjectiveState.WITHDRAWN
    assigned = select(func.min(ObjectiveAssignment.acknowledged_on), func.max(ObjectiveAssignment.acknowledged_on))
    when = _between(session.execute(assigned.join(Objective).where(*own)))
    seen, given = seen_and_given(session, cycle)
    some = f"{when}; {plural(seen, *SEEN)} su {given}, contando ogni obiettivo di ogni persona"
    yield ProcessLine("Assegnazione degli obiettivi", some if 0 < seen < given else when)
    for kind, title in _VALUES:
        days = select(func.min(IndicatorValue.on_date), func.max(IndicatorValue.on_date), func.count())
        found = days.join(Indicator).join(Objective).where(*own, IndicatorValue.kind == kind)
        first, last, count = session.execute(found).one()
        yield ProcessLine(title, f"{plural(count, 'valore', 'valori')}{_of(first, last)}" if count else NOT_DATED)
    rounds = select(EvaluationRound).where(EvaluationRound.cycle_id == cycle.id).order_by(EvaluationRound.opened_on)
    for one in session.scalars(rounds).all():
        yield _round(session, one)
    yield from _reviews(session, cycle, least)


def _round(session: Session, one: EvaluationRound) -> ProcessLine:
    sheets = session.execute(select(Sheet.state, Sheet.delivered_on).where(Sheet.round_id == one.id)).all()
    evaluated = [(state, day) for state, day in sheets if state.is_evaluated]
    closed = f", chiusa il {format_date(one.closed_on)}" if one.closed_on else ", ancora aperta"
    words = [f"Aperta il {format_date(one.opened_on)}{closed}", plural(len(evaluated), "scheda", "schede")]
    if days := [day for state, day in evaluated if day is not None and state.is_delivered]:
        handed = "tutte consegnate" if len(days) == len(evaluated) else "in corso di consegna"
        words.append(f"{handed} {_days(min(days), max(days))}")
    if evaluated and all(state is SheetState.FINAL for state, _ in evaluated):
        words.append("tutte definitive")
    return ProcessLine(f"Sessione: {one.kind.italian.lower()}", "; ".join(words))


def _reviews(session: Session, cycle: Cycle, least: int) -> Iterator[ProcessLine]:
    query = (
        select(SheetRemark.kind, func.count(SheetRemark.sheet_id.distinct()))
        .join(Sheet, Sheet.id == SheetRemark.sheet_id)
        .join(EvaluationRound)
        .where(EvaluationRound.cycle_id == cycle.id, EvaluationRound.kind == RoundKind.FINAL)
        .group_by(SheetRemark.kind)
    )
    counts: dict[RemarkKind, int] = {row[0]: row[1] for row in session.execute(query)}
    words = "; ".join(f"{name}: {few(counts.get(kind, 0), least)}" for kind, name in _REQUESTS)
    yield ProcessLine("Osservazioni e riesami", f"{words[0].upper()}{words[1:]}")


def _between(found: Any) -> str:
    first, last = found.one()
    return _days(first, last)


def _of(first: date, last: date) -> str:
    """Say the days that values are of: nobody keeps on which day they were written."""
    return f" al {format_date(first)}" if first == last else f", {_days(first, last)}"


def _days(first: date | None, last: date | None) -> str:
    if first is None or last is None:
        return NOT_DATED
    if first == last:
        return f"il {format_date(first)}"
    return f"dal {format_date(first)} al {format_date(last)}"
