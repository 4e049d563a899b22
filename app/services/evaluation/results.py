"""The results of a year: one row for each sheet, and one for each person over several sheets."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.evaluation.distribution import DistributionRow, distribution
from app.domain.evaluation.matter import SheetMatter, scored
from app.domain.evaluation.rows import ResultRow, YearResultRow
from app.domain.evaluation.snapshot import Outcome, outcome_of, read_snapshot
from app.domain.ids import EmployeeId, RoundId
from app.domain.permissions import Action
from app.domain.scoring.results import SheetResult
from app.domain.scoring.steps import Step
from app.domain.scoring.year import year_result
from app.domain.workflow import RoundKind, SheetState
from app.models.cycles import Cycle
from app.models.evaluation import EvaluationRound, Sheet
from app.services.evaluation.matters import load_matters, sheets_of
from app.services.evaluation.reach import can
from app.services.evaluation.sheets import frozen_outcomes, list_sheets
from app.services.workspace import Workspace, reading


@dataclass(frozen=True, slots=True)
class _Found:
    """A sheet of the year with its matter and its result; a closed one has its frozen outcome instead."""

    sheet: Sheet
    matter: SheetMatter
    frozen: Outcome | None
    result: SheetResult | None


def results(
    workspace: Workspace, year: int, kind: RoundKind = RoundKind.FINAL, *, with_explanation: bool = False
) -> list[ResultRow]:
    """Return the result of every sheet of a round, by person; `with_explanation` adds the tree of each."""
    with reading(workspace) as session:
        rows = [_row(one, with_explanation=with_explanation) for one in _found(workspace, session, year, kind)]
    return sorted(rows, key=lambda row: (row.person.casefold(), row.valid_from))


def year_results(workspace: Workspace, year: int) -> list[YearResultRow]:
    """Return the result of each person: the totals of the sheets weighted by their days (spec of the method)."""
    with reading(workspace) as session:
        found = _found(workspace, session, year, RoundKind.FINAL)
        people: dict[EmployeeId, list[_Found]] = {}
        for one in found:
            if one.sheet.employee_id and one.sheet.state is not SheetState.NOT_EVALUABLE:
                people.setdefault(one.sheet.employee_id, []).append(one)
        rows = [_year_row(employee_id, own) for employee_id, own in people.items()]
    return sorted(rows, key=lambda row: row.person.casefold())


def distribution_of(workspace: Workspace, round_id: RoundId) -> list[DistributionRow]:
    """Return how each evaluator spread the totals of a round, after the whole ente."""
    return distribution(list_sheets(workspace, round_id))


def _found(workspace: Workspace, session: Session, year: int, kind: RoundKind) -> list[_Found]:
    around = session.scalar(select(EvaluationRound).join(Cycle).where(Cycle.year == year, EvaluationRound.kind == kind))
    sheets = sheets_of(session, around.id) if around else []
    sheets = [sheet for sheet in sheets if can(workspace.actor, Action.SEE_SCORES, sheet)]
    matters, frozen = load_matters(session, sheets), frozen_outcomes(session, sheets)
    return [_one(sheet, matters[sheet.id], frozen.get(sheet.id)) for sheet in sheets]


def _one(sheet: Sheet, matter: SheetMatter, frozen: Outcome | None) -> _Found:
    return _Found(sheet, matter, frozen, None if frozen else scored(matter))


def _row(found: _Found, *, with_explanation: bool) -> ResultRow:
    sheet, person = found.sheet, found.matter.person
    outcome = _outcome(found)
    row = ResultRow(
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
        is_provisional=found.result.is_provisional if found.result else False,
    )
    return replace(row, explanation=_explanation(found)) if with_explanation else row


def _outcome(found: _Found) -> Outcome:
    return found.frozen or outcome_of(found.result or scored(found.matter), found.matter.template)


def _explanation(found: _Found) -> Step | None:
    if found.result:
        return found.result.tree
    return read_snapshot(found.sheet.snapshot.body).explanation if found.sheet.snapshot else None


def _year_row(employee_id: EmployeeId, own: Sequence[_Found]) -> YearResultRow:
    person = own[0].matter.person
    digits = own[0].matter.template.rounding.digits
    outcomes = [(one.matter.person.period.days, _outcome(one)) for one in own]
    is_provisional = any(one.result is not None and one.result.is_provisional for one in own)
    return YearResultRow(
        employee_id,
        person.full_name,
        person.matricola,
        len(own),
        sum(days for days, _ in outcomes),
        _mean([(days, one.total) for days, one in outcomes], digits),
        _mean([(days, one.individual) for days, one in outcomes], digits),
        is_provisional,
    )


def _mean(terms: Sequence[tuple[int, Decimal | None]], digits: int) -> Decimal | None:
    """Weigh by days; None while one of the totals is not there."""
    known = [(days, total) for days, total in terms if total is not None]
    found = year_result(known, digits) if len(known) == len(terms) else None
    return found.total if found else None
