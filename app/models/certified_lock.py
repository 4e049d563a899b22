"""Nothing changes that a certified degree was measured from: the sentence that names the objective.

The triggers of the archive refuse the same, whoever writes, and cannot say which objective it is.
"""

from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.domain.ids import ObjectiveId
from app.domain.italian import format_date
from app.domain.objectives import IndicatorRule, ValueKind
from app.models.base import Base
from app.models.certifications import Certification, CertifiedObjective
from app.models.objectives import Indicator, IndicatorValue, Objective, Phase

MEASURED_FROM: Mapping[type[Base], frozenset[str]] = {
    Objective: frozenset({"combination", "degree_table", "state", "neutralised_on", "is_payment_times"}),
    Indicator: frozenset(
        {"rule", "direction", "baseline", "target", "target_on", "parameters", "weight", "objective_id"}
    ),
    IndicatorValue: frozenset({"kind", "value", "done_on", "choice", "on_date", "source", "evidence", "reason"}),
    Phase: frozenset({"weight", "progress", "objective_id"}),
}
"""The columns of each table that the triggers keep as they are."""


def refuse_certified(session: Session) -> None:
    """Raise `UserError` when what is about to be written would change the degree of a certified objective."""
    found = set(_measured_objectives(session))
    if not found:
        return
    query = (
        select(Objective.code, Certification.on_date)
        .join(CertifiedObjective, CertifiedObjective.objective_id == Objective.id)
        .join(Certification, Certification.id == CertifiedObjective.certification_id)
        .where(CertifiedObjective.reopened_on.is_(None))
    )
    few = query.where(Objective.id.in_(found)) if len(found) <= _NAMED_AT_ONCE else query.add_columns(Objective.id)
    for code, day, *identity in session.execute(few):
        if not identity or identity[0] in found:
            raise certified_error(code, format_date(day))


_NAMED_AT_ONCE = 500


def certified_error(code: str, day: str) -> UserError:
    return UserError(
        f"Il risultato dell'obiettivo {code} è certificato dal Nucleo il {day}: ciò da cui è misurato non cambia più.",
        "Per correggerlo, il Nucleo o il Segretario lo riapre con il motivo: pagina Obiettivi, Certificazione.",
    )


def _measured_objectives(session: Session) -> Iterator[ObjectiveId]:
    """Yield the objectives of which something is about to change that they are measured from."""
    kinds = tuple(MEASURED_FROM)
    yield from _owners(row for row in (*session.new, *session.deleted) if isinstance(row, kinds))
    yield from _owners(row for row in session.dirty if isinstance(row, kinds) and _is_measured_otherwise(row))


def _is_measured_otherwise(row: Base) -> bool:
    attributes = inspect(row).attrs
    return any(attributes[name].history.has_changes() for name in MEASURED_FROM[type(row)])


def _owners(rows: Iterable[Base]) -> Iterator[ObjectiveId]:
    for row in rows:
        match row:
            case Objective():
                yield from filter(None, (row.id,))
            case IndicatorValue() if row.kind is ValueKind.FINAL:
                yield from filter(None, (_indicator_owner(row),))
            case Indicator():
                yield from filter(None, (_owner(row),))
            case Phase() if _is_measured_by_phases(row):
                yield from filter(None, (_owner(row),))


def _owner(row: Indicator | Phase) -> ObjectiveId | None:
    objective: Objective | None = row.objective  # none yet of a row that was given the number alone
    return objective.id if objective is not None else row.objective_id


def _indicator_owner(row: IndicatorValue) -> ObjectiveId | None:
    indicator: Indicator | None = row.indicator
    return _owner(indicator) if indicator is not None else None


def _is_measured_by_phases(row: Phase) -> bool:
    objective: Objective | None = row.objective
    return objective is not None and any(one.rule is IndicatorRule.PHASES for one in objective.indicators)
