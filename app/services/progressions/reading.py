"""The progressions of a year as the page shows them, and as papers and exports tell them."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.cycles import Lock
from app.domain.ids import EmployeeId
from app.domain.issues import Issue
from app.domain.law.limits import NO_LIMITS, LegalLimits
from app.domain.permissions import Action, InScope, may
from app.domain.progressions.candidates import Candidate, ProcedureTerms
from app.domain.progressions.compute import compute
from app.domain.progressions.definition import ProgressionRules
from app.domain.progressions.editing import (
    HeldItemDraft,
    PastYearDraft,
    ProcedureDraft,
    ProgressionFactDraft,
)
from app.domain.progressions.frozen import FrozenRanking, places_in, ranking_from_json, why_not_as_it_was
from app.domain.progressions.law import law_issues
from app.domain.progressions.procedure_words import changed_words
from app.domain.progressions.results import ProgressionResult
from app.domain.progressions.rows import ProgressionRemarkRow
from app.domain.progressions.vocabulary import ProcedureState
from app.models.cycles import Cycle
from app.models.people import Employee
from app.models.progressions import (
    ProgressionFact,
    ProgressionItem,
    ProgressionProcedure,
    ProgressionRanking,
    ProgressionRemark,
    ProgressionYear,
)
from app.models.sessions import whole_session
from app.services.access import reading
from app.services.cycles import cycle_of, lock_of
from app.services.law.limits import limits_of
from app.services.progressions.facts import CandidateFacts
from app.services.progressions.gathering import candidates_of, terms_of
from app.services.progressions.procedures import procedure_of, read_stored_rules
from app.services.progressions.publishing import obstacles_to_final
from app.services.progressions.sanctions import lone_sanctions
from app.services.workspace import Workspace

_result_of = lru_cache(maxsize=4)(compute)
"""What is computed from the same rules, days and people is the same: page and checks ask for it at each change."""


@dataclass(frozen=True, slots=True)
class ProgressionPage:
    """The progressions of a year: the procedure (None: not begun), who may be in it, the rankings as they come out.

    The final rankings are those published; before, they are computed now, and `changed` says what is no longer as in
    the provisional one. `why_not_final` is what stands before the final one.
    """

    year: int
    lock: Lock | None = None
    procedure: "ProcedureFacts | None" = None
    rules: ProgressionRules | None = None
    candidates: tuple[Candidate, ...] = ()
    result: ProgressionResult = field(default_factory=ProgressionResult)
    remarks: tuple[ProgressionRemarkRow, ...] = ()
    findings: tuple[Issue, ...] = ()
    limits: LegalLimits = NO_LIMITS
    changed: str = ""
    why_not_final: str = ""
    is_own: bool = False
    """Only what is of whoever asks."""


@dataclass(frozen=True, slots=True)
class ProcedureFacts:
    """Where a procedure stands, its draft, and its days."""

    draft: ProcedureDraft
    state: ProcedureState
    terms: ProcedureTerms
    published_on: date | None = None
    remarks_until: date | None = None
    final_on: date | None = None


def read_progressions_of(workspace: Workspace, year: int) -> ProgressionPage:
    """Return the progressions of `year`; who may not see everybody's gets the own alone, once they are published."""
    with reading(workspace, InScope(Action.READ), year=year) as session:
        cycle = cycle_of(session, year)
        if cycle is None:
            return ProgressionPage(year)
        if not may(workspace.actor, Action.SEE_AWARDS):
            return _own_page(session, workspace, cycle)
        lock = lock_of(session, cycle, workspace.actor, Action.EDIT_AWARDS)
        procedure = procedure_of(session, cycle)
        if procedure is None:
            return ProgressionPage(year, lock)
        return _page(session, workspace, cycle, procedure, lock)


def _page(
    session: Session, workspace: Workspace, cycle: Cycle, procedure: ProgressionProcedure, lock: Lock | None
) -> ProgressionPage:
    rules, terms = read_stored_rules(procedure.rules), terms_of(procedure)
    published = latest_ranking(session, cycle) if procedure.state is not ProcedureState.PREPARING else None
    if published is not None and procedure.state is ProcedureState.FINAL:
        candidates, result = published.candidates, published.result
    else:
        candidates = candidates_of(session, cycle, terms)
        result = _result_of(rules, terms, candidates)
    limits = limits_of(session, workspace, cycle.year)
    obstacle = next(obstacles_to_final(session, cycle, procedure, workspace.today), None)
    return ProgressionPage(
        cycle.year,
        lock,
        _facts(procedure, terms),
        rules,
        candidates,
        result,
        remark_rows(session, cycle),
        (*law_issues(rules, limits), *(one.issue for one in lone_sanctions(session, cycle))),
        limits,
        changed_words(published.places, places_in(result)) if published else "",
        obstacle.sentence if obstacle else "",
    )


def _own_page(session: Session, workspace: Workspace, cycle: Cycle) -> ProgressionPage:
    """Return what a published ranking says of whoever asks."""
    lock = lock_of(session, cycle, workspace.actor, Action.EDIT_AWARDS)
    empty = ProgressionPage(cycle.year, lock, is_own=True)
    procedure, me = procedure_of(session, cycle), workspace.actor.employee_id
    published = latest_ranking(whole_session(session), cycle)
    if procedure is None or procedure.state is ProcedureState.PREPARING or published is None or me is None:
        return empty
    return replace(
        empty,
        procedure=_facts(procedure, terms_of(procedure)),
        rules=read_stored_rules(procedure.rules),
        candidates=tuple(one for one in published.candidates if one.id == me),
        result=published.result.of_person(me),
        remarks=remark_rows(session, cycle),
    )


def _facts(procedure: ProgressionProcedure, terms: ProcedureTerms) -> ProcedureFacts:
    draft = ProcedureDraft(
        procedure.effective_on, procedure.reference_on, procedure.last_year, procedure.budget, procedure.act,
        procedure.version,
    )  # fmt: skip
    return ProcedureFacts(
        draft, procedure.state, terms, procedure.published_on, procedure.remarks_until, procedure.final_on
    )


def latest_ranking(session: Session, cycle: Cycle) -> FrozenRanking | None:
    """Return the last ranking published of a year, whoever asks: who may see it is asked before."""
    row = latest_row(session, cycle)
    return ranking_of_row(row) if row is not None else None


def latest_row(session: Session, cycle: Cycle) -> ProgressionRanking | None:
    query = select(ProgressionRanking).where(ProgressionRanking.cycle_id == cycle.id)
    return session.scalar(query.order_by(ProgressionRanking.id.desc()).limit(1))


def ranking_of_row(row: ProgressionRanking) -> FrozenRanking:
    return ranking_from_json(row.body)


def remark_rows(session: Session, cycle: Cycle) -> tuple[ProgressionRemarkRow, ...]:
    """Return the remarks of a year that whoever asks may read, in order of time."""
    query = (
        select(ProgressionRemark, Employee)
        .join(Employee, Employee.id == ProgressionRemark.employee_id)
        .where(ProgressionRemark.cycle_id == cycle.id)
        .order_by(ProgressionRemark.on_date, ProgressionRemark.id)
    )
    return tuple(
        ProgressionRemarkRow(
            row.id, row.version, person.id, person.full_name, row.on_date, row.text, row.answer, row.answered_on
        )
        for row, person in session.execute(query)
    )


def read_person_facts(workspace: Workspace, year: int, person: EmployeeId) -> CandidateFacts:
    """Return what is entered of a candidate in the procedure of a year, as the form edits it."""
    with reading(workspace, Action.SEE_AWARDS, year=year) as session:
        cycle = cycle_of(session, year)
        if cycle is None:
            return CandidateFacts(ProgressionFactDraft(person))
        fact = session.scalar(_own(ProgressionFact, cycle, person))
        years = session.scalars(_own(ProgressionYear, cycle, person).order_by(ProgressionYear.year.desc()))
        items = session.scalars(_own(ProgressionItem, cycle, person).order_by(ProgressionItem.id))
        return CandidateFacts(
            _fact_draft(person, fact),
            tuple(PastYearDraft(person, one.year, one.value, one.source) for one in years),
            tuple(HeldItemDraft(person, one.criterion, one.item, one.quantity, one.source) for one in items),
        )


def _fact_draft(person: EmployeeId, row: ProgressionFact | None) -> ProgressionFactDraft:
    if row is None:
        return ProgressionFactDraft(person)
    return ProgressionFactDraft(
        person, row.last_on, row.has_none, row.sanction_on, row.earlier_days, row.draw, row.left_out, row.source,
        row.version,
    )  # fmt: skip


def _own(kind: type[Any], cycle: Cycle, person: EmployeeId) -> Any:
    return select(kind).where(kind.cycle_id == cycle.id, kind.employee_id == person)


def changed_rankings(session: Session) -> Iterator[str]:
    """Say which rankings published of any year do not come out, computed again, as they were."""
    query = select(ProgressionRanking, Cycle.year).join(Cycle, Cycle.id == ProgressionRanking.cycle_id)
    for row, year in whole_session(session).execute(query.order_by(Cycle.year, ProgressionRanking.id)):
        if difference := why_not_as_it_was(row.body, row.sha256):
            what = "definitiva" if row.is_final else "provvisoria"
            yield f"Graduatoria {what} delle progressioni {year}: {difference}."
