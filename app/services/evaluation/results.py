"""The results of a year: one row for each sheet, and one for each person over several sheets."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.evaluation.rows import ResultRow, YearResultRow
from app.domain.evaluation.snapshot import read_snapshot
from app.domain.exact import HUNDRED
from app.domain.ids import EmployeeId
from app.domain.method.definition import ServiceRules
from app.domain.permissions import Action
from app.domain.scoring.service import weight_in_year
from app.domain.scoring.steps import Step
from app.domain.scoring.year import year_result
from app.domain.workflow import RoundKind
from app.models.cycles import Cycle
from app.models.evaluation import EvaluationRound
from app.services.evaluation.matters import sheets_of
from app.services.evaluation.reach import can
from app.services.evaluation.standing import Standing, standings
from app.services.methods import method_of
from app.services.workspace import Workspace, reading


def results(
    workspace: Workspace, year: int, kind: RoundKind = RoundKind.FINAL, *, with_explanation: bool = False
) -> list[ResultRow]:
    """Return the result of every sheet of a round, by person; `with_explanation` adds the tree of each."""
    with reading(workspace) as session:
        rows = [_row(one, with_explanation=with_explanation) for one in _standings(workspace, session, year, kind)]
    return sorted(rows, key=lambda row: (row.person.casefold(), row.valid_from))


def year_results(workspace: Workspace, year: int) -> list[YearResultRow]:
    """Return the result of each person: the totals of the sheets weighted by their days, as the method says."""
    with reading(workspace) as session:
        people: dict[EmployeeId, list[Standing]] = {}
        for one in _standings(workspace, session, year, RoundKind.FINAL):
            if one.sheet.employee_id and one.counts:
                people.setdefault(one.sheet.employee_id, []).append(one)
        rows = [_year_row(employee_id, own, _rules(session, own)) for employee_id, own in people.items()]
    return sorted(rows, key=lambda row: row.person.casefold())


def _standings(workspace: Workspace, session: Session, year: int, kind: RoundKind) -> list[Standing]:
    around = session.scalar(select(EvaluationRound).join(Cycle).where(Cycle.year == year, EvaluationRound.kind == kind))
    sheets = sheets_of(session, around.id) if around else []
    return list(standings(session, [sheet for sheet in sheets if can(workspace.actor, Action.SEE_SCORES, sheet)]))


def _row(standing: Standing, *, with_explanation: bool) -> ResultRow:
    sheet, person, outcome = standing.sheet, standing.person, standing.outcome
    return ResultRow(
        id=sheet.id,
        person=person.full_name,
        matricola=person.matricola,
        valid_from=sheet.valid_from,
        valid_to=sheet.valid_to,
        state=sheet.state,
        sections=outcome.sections,
        individual=outcome.individual,
        exact_total=Fraction(outcome.exact_total) if outcome.exact_total else None,
        total=outcome.total,
        band=outcome.band,
        share=outcome.share,
        is_provisional=bool(standing.missing),
        explanation=_explanation(standing) if with_explanation else None,
    )


def _explanation(standing: Standing) -> Step | None:
    if standing.result:
        return standing.result.tree
    snapshot = standing.sheet.snapshot
    return read_snapshot(snapshot.body).explanation if snapshot else None


def _rules(session: Session, own: Sequence[Standing]) -> ServiceRules:
    return method_of(session, own[0].sheet.round.method_version_id).service


def _year_row(employee_id: EmployeeId, own: Sequence[Standing], rules: ServiceRules) -> YearResultRow:
    person, digits = own[0].person, own[0].digits
    days = [one.person.period.days for one in own]
    weights = [weight_in_year(rules, one.person.period.days, one.person.part_time or HUNDRED) for one in own]
    return YearResultRow(
        employee_id,
        person.full_name,
        person.matricola,
        len(own),
        sum(days),
        _mean(weights, [one.outcome.total for one in own], digits),
        _mean(weights, [one.outcome.individual for one in own], digits),
        any(one.missing for one in own),
    )


def _mean(weights: Sequence[Fraction], totals: Sequence[Decimal | None], digits: int) -> Decimal | None:
    """Weigh by days, as the method counts them; None while one of the totals is not there."""
    known = [(weight, total) for weight, total in zip(weights, totals, strict=True) if total is not None]
    found = year_result(known, digits) if len(known) == len(totals) else None
    return found.total if found else None
