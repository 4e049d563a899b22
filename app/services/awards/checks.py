"""The awards of a year as their checks read them."""

from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.awards.checks import AwardsYear
from app.domain.awards.facts import AwardFactKind, AwardFactRow
from app.domain.awards.participants import Participant
from app.domain.awards.statement import AwardStatement
from app.domain.awards.vocabulary import FundKind
from app.domain.exact import to_units
from app.domain.payment_times.year import PaymentHead
from app.domain.periods import year_period
from app.domain.permissions import Action, InScope, may
from app.domain.roles import SheetRole
from app.domain.workflow import CycleState
from app.models.cycles import Cycle
from app.models.year_closings import ClosedYear
from app.services.access import reading
from app.services.awards.facts import fact_rows
from app.services.awards.gathering import gathered
from app.services.awards.keeping import kept_awards
from app.services.awards.rules import rules_of_year
from app.services.cycles import cycle_of
from app.services.law.limits import limits_of
from app.services.objectives.measures import method_of_year
from app.services.payment_times.heads import heads_of
from app.services.payment_times.reading import payment_objectives
from app.services.workspace import Workspace


def award_facts(workspace: Workspace, year: int) -> Iterator[AwardsYear]:
    """Yield the awards of a year that has rules, for who may see everybody's."""
    with reading(workspace, InScope(Action.READ), year=year) as session:
        cycle = cycle_of(session, year)
        if cycle is None or not may(workspace.actor, Action.SEE_AWARDS):
            return
        statement = _statement(session, workspace, cycle)
        if statement is None:
            return
        facts = _facts(session, workspace, cycle, statement)
    yield facts


def _statement(session: Session, workspace: Workspace, cycle: Cycle) -> AwardStatement | None:
    if cycle.state is CycleState.CLOSED:
        return kept_awards(session, cycle)
    found = gathered(session, workspace, cycle)
    return found.statement if found else None


def _facts(session: Session, workspace: Workspace, cycle: Cycle, statement: AwardStatement) -> AwardsYear:
    rows = fact_rows(session, cycle.id)
    paid = [row.on_date for row in rows if row.kind is AwardFactKind.PAID and row.on_date is not None]
    return AwardsYear(
        cycle.year,
        statement.rules,
        statement.pools,
        statement.results,
        limits_of(session, workspace, cycle.year),
        len({one.party for one in statement.people if one.role is SheetRole.EMPLOYEE}),
        min(paid, default=None),
        _validated_on(session, cycle),
        _eq_resources(statement),
        _cents([row for row in rows if row.kind is AwardFactKind.SALARY and row.official_id is not None]),
        _cents([row for row in rows if row.kind is AwardFactKind.VARIABLE_RESOURCES]),
        () if cycle.state is CycleState.CLOSED else statement.people,
        method_of_year(session, cycle) if cycle.state is not CycleState.CLOSED else None,
        statement.rules.adoption is not None or _has_act(session, cycle.year),
        _heads(session, workspace, cycle, statement),
    )


def _heads(session: Session, workspace: Workspace, cycle: Cycle, statement: AwardStatement) -> tuple[PaymentHead, ...]:
    """Look at the sheets of the EQ only where a fund hangs on payment times too, while something can be changed."""
    hangs = any(one.kind is FundKind.EQ_RESULT and one.result.payment_share > 0 for one in statement.rules.funds)
    if cycle.state is CycleState.CLOSED or not hangs or not may(workspace.actor, Action.READ):
        return ()
    codes = {one.id: one.code for one in payment_objectives(session, cycle)}
    return heads_of(session, cycle, codes, workspace.actor) if codes else ()


def _has_act(session: Session, year: int) -> bool:
    version = rules_of_year(session, year)
    return version is not None and version.act_id is not None


def _validated_on(session: Session, cycle: Cycle) -> date | None:
    """Return when the Relazione was validated, as the last closing of the year says."""
    query = select(ClosedYear.validated_on).where(ClosedYear.cycle_id == cycle.id).order_by(ClosedYear.id.desc())
    return session.scalar(query.limit(1))


def _cents(rows: Sequence[AwardFactRow]) -> int | None:
    found = [row.value for row in rows if row.value is not None]
    return sum(to_units(value) for value in found) if found else None


def _eq_resources(statement: AwardStatement) -> int | None:
    """Sum position pay, by days, and the pools of result of the EQ; None while a position pay is not written."""
    pays = [_position_pay(one, statement.year) for one in statement.people if one.role is SheetRole.EQ]
    if not pays or None in pays:
        return None
    kinds = {fund.code for fund in statement.rules.funds if fund.kind is FundKind.EQ_RESULT}
    pools = sum(pool.cents or 0 for pool in statement.pools if pool.code in kinds)
    return sum(pay or 0 for pay in pays) + pools


def _position_pay(person: Participant, year: int) -> int | None:
    whole, found = year_period(year).days, 0
    for post in person.posts:
        if post.is_interim:
            continue
        if post.position_pay is None:
            return None
        found += post.position_pay * post.period.days // whole
    return found
