"""What stands before a year is closed, and how it was closed."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.acts import ActRow, act_name
from app.domain.certification.results import ResultStanding
from app.domain.closing.checklist import AwardsLeft, ClosingFacts, Uncertified
from app.domain.closing.drafts import ClosingDraft
from app.domain.closing.history import ClosingRecord
from app.domain.documents.catalogue import REPORT
from app.domain.issues import Link
from app.domain.permissions import Action
from app.domain.workflow import RoundKind, SheetState, states_where
from app.models.audit import AuditEntry
from app.models.cycles import Cycle
from app.models.document_settings import DocumentSettings
from app.models.evaluation import EvaluationRound, Sheet
from app.models.plans import Act
from app.models.year_closings import ClosedYear
from app.services.access import reading
from app.services.awards.reading import awards_of
from app.services.certification.reading import results_of
from app.services.checks import CHECKS, CheckRow, check_year
from app.services.cycles import required_cycle
from app.services.proposals.standing import waiting_links
from app.services.structure.acts import list_acts
from app.services.workspace import Workspace

_UNSETTLED = states_where(lambda state: not state.is_settled)


class ClosingPage(NamedTuple):
    """What the dialog shows: the facts, the acts to choose from, what is written already elsewhere."""

    facts: ClosingFacts
    acts: tuple[ActRow, ...]
    draft: ClosingDraft


def read_closing(workspace: Workspace, year: int, checks: Sequence[CheckRow[Any]] = CHECKS) -> ClosingPage:
    """Return what must stand before `year` is closed; the act of the Relazione is proposed where its data say it."""
    facts = closing_facts(workspace, year, checks)
    acts = tuple(sorted(list_acts(workspace), key=lambda one: one.year != year))
    with reading(workspace, Action.CLOSE) as session:
        query = select(DocumentSettings.act_id).join(Cycle, Cycle.id == DocumentSettings.cycle_id)
        known = session.scalar(query.where(Cycle.year == year, DocumentSettings.kind == REPORT.code))
    return ClosingPage(facts, acts, ClosingDraft(year, known))


def closing_facts(workspace: Workspace, year: int, checks: Sequence[CheckRow[Any]] = CHECKS) -> ClosingFacts:
    """Gather what the archive says of a year, with what all the checks find in it."""
    found = check_year(workspace, year, checks)
    with reading(workspace, Action.CLOSE) as session:
        return facts_of(session, workspace, required_cycle(session, year), found, checks)


def facts_of(
    session: Session, workspace: Workspace, cycle: Cycle, found: Sequence[Any], checks: Sequence[CheckRow[Any]] = CHECKS
) -> ClosingFacts:
    unsettled = session.scalars(_sheets(cycle, RoundKind.FINAL).where(Sheet.state.in_(_UNSETTLED))).all()
    interim = _sheets(cycle, RoundKind.INTERIM).where(Sheet.state.in_(_UNSETTLED))
    results = results_of(session, cycle)
    left = [one for one in results if one.standing is not ResultStanding.CERTIFIED]
    waiting = waiting_links(session, cycle.id)
    return ClosingFacts(
        cycle.year,
        _count(session, _sheets(cycle, RoundKind.FINAL).where(Sheet.state != SheetState.SUPERSEDED)),
        len(unsettled),
        Link("sheet", unsettled[0]) if unsettled else None,
        _count(session, interim),
        Uncertified(len(left), len(results), Link("objective", left[0].id) if left else None),
        tuple(found),
        frozenset(row.check.code for row in checks if row.check.stops),
        session.scalar(select(func.count()).select_from(Act)) != 0,
        len(waiting),
        waiting[0] if waiting else None,
        _awards(session, workspace, cycle),
    )


def _awards(session: Session, workspace: Workspace, cycle: Cycle) -> AwardsLeft:
    page = awards_of(session, workspace, cycle)
    first = next(iter(page.lacks), None)
    return AwardsLeft(len(page.funds), len(page.lacks), first.sentence if first else "", first.link if first else None)


def records_of(session: Session, cycle: Cycle) -> list[ClosingRecord]:
    rows = session.scalars(select(ClosedYear).where(ClosedYear.cycle_id == cycle.id).order_by(ClosedYear.id))
    return [_record(session, cycle.year, row) for row in rows]


def _record(session: Session, year: int, row: ClosedYear) -> ClosingRecord:
    act = session.get(Act, row.report_act_id) if row.report_act_id is not None else None
    entry = session.scalar(select(AuditEntry.id).where(AuditEntry.hash == row.head_hash))
    return ClosingRecord(
        year,
        row.closed_on,
        row.closed_by,
        row.head_hash,
        act_name(act.kind, act.number, act.on_date) if act is not None else "",
        row.validated_on,
        row.validation,
        row.explanation,
        entry or 0,
        row.reopened_on,
        row.reopened_by,
        row.reopened_reason,
    )


def _sheets(cycle: Cycle, kind: RoundKind) -> Any:
    query = select(Sheet.id).join(EvaluationRound, EvaluationRound.id == Sheet.round_id)
    return query.where(EvaluationRound.cycle_id == cycle.id, EvaluationRound.kind == kind).order_by(Sheet.id)


def _count(session: Session, query: Any) -> int:
    return session.scalar(select(func.count()).select_from(query.subquery())) or 0
