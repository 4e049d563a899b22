"""All that a ranking is computed from, read from the archive: people, service, closed sheets, what was entered."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.exact import HUNDRED, to_units
from app.domain.ids import EmployeeId
from app.domain.periods import Period, cut
from app.domain.progressions.candidates import Candidate, HeldItem, ProcedureTerms, YearFigure
from app.domain.progressions.frozen import ranking_from_json
from app.domain.progressions.vocabulary import ProcedureState, RankStanding
from app.domain.structure.employees import EmployeeRow
from app.domain.structure.postings import PostingRow
from app.domain.structure.registry import Registry
from app.domain.workflow import RoundKind
from app.models.cycles import Cycle
from app.models.evaluation import EvaluationRound, Sheet
from app.models.people import Absence
from app.models.progressions import (
    ProgressionFact,
    ProgressionItem,
    ProgressionProcedure,
    ProgressionRanking,
    ProgressionYear,
)
from app.models.sessions import whole_session
from app.services.progressions.sanctions import award_sanctions
from app.services.sheets.year import final_individuals
from app.services.structure.loading import load_registry

Years = Mapping[EmployeeId, Sequence[YearFigure]]


def terms_of(procedure: ProgressionProcedure) -> ProcedureTerms:
    budget = None if procedure.budget is None else to_units(procedure.budget)
    return ProcedureTerms(procedure.effective_on, procedure.reference_on, procedure.last_year, budget)


def candidates_of(session: Session, cycle: Cycle, terms: ProcedureTerms) -> tuple[Candidate, ...]:
    """Return everybody of the staff who is in service on the reference day, or was on some day of its year before it.

    The whole archive is read: who asks is looked at before.
    """
    whole = whole_session(session)
    registry = load_registry(whole)
    span = Period(date(terms.reference_on.year, 1, 1), terms.reference_on)
    people = [one for one in registry.employees if one.service.overlaps(span)]
    facts = {one.employee_id: one for one in whole.scalars(_of_cycle(ProgressionFact, cycle))}
    items = _items(whole, cycle)
    closed, entered = closed_years(whole, terms.last_year), _entered(whole)
    away, before = _absences(whole), _last_effects(whole, cycle)
    sanctions = award_sanctions(whole, terms.reference_on)
    evaluators = _evaluators(whole, terms.last_year)
    return tuple(
        replace(
            _with_fact(
                replace(_candidate(registry, one, terms, away.get(one.id, ())), sanction_on=sanctions.get(one.id)),
                facts.get(one.id),
                before.get(one.id),
            ),
            years=merged_years(closed.get(one.id, ()), entered.get(one.id, ())),
            items=items.get(one.id, ()),
            evaluators=tuple(sorted(evaluators.get(one.id, set()))),
        )
        for one in people
    )


def merged_years(closed: Sequence[YearFigure], entered: Sequence[YearFigure]) -> tuple[YearFigure, ...]:
    """Put years together, the latest first: the closed sheets of a year are the year, whatever was entered before."""
    found = {one.year: one for one in (*entered, *closed)}
    return tuple(found[year] for year in sorted(found, reverse=True))


def _candidate(registry: Registry, person: EmployeeRow, terms: ProcedureTerms, away: Sequence[Period]) -> Candidate:
    posting = _posting(registry, person, terms.reference_on)
    appointments = registry.appointments_of.get(person.id, ())
    return Candidate(
        id=person.id,
        matricola=person.matricola,
        name=person.full_name,
        contract_area=posting.contract_area if posting else "",
        area_code=posting.contract_area_code if posting else "",
        hired_on=person.hired_on,
        left_on=person.left_on,
        is_eq=any(terms.reference_on in one.period for one in appointments),
        part_time=posting.part_time if posting else HUNDRED,
        service_days=net_days(person.service, away, terms.reference_on),
        born_on=person.birth_date,
        are_facts_given=False,
    )


def net_days(service: Period, away: Sequence[Period], until: date) -> int:
    """Count the days of service up to a day, without those of absences that take them away, each once."""
    if service.start > until:
        return 0
    whole = Period(service.start, min(service.end, until))
    taken = [part for one in away if (part := one.intersection(whole)) is not None]
    return sum(part.days for part in cut(whole, taken) if not any(part.overlaps(one) for one in taken))


def _posting(registry: Registry, person: EmployeeRow, day: date) -> PostingRow | None:
    own = [row for row in registry.postings_of.get(person.id, ()) if row.valid_from <= day]
    return max(own, key=lambda row: row.valid_from, default=None)


def _with_fact(one: Candidate, fact: ProgressionFact | None, last_here: date | None) -> Candidate:
    """Add what was entered; the progression that a ranking of the archive gave, and a sanction of the awards, stay."""
    if fact is None:
        return replace(one, last_on=last_here)
    last = max((day for day in (fact.last_on, last_here) if day is not None), default=None)
    return replace(
        one,
        last_on=last,
        has_none=fact.has_none and last is None,
        sanction_on=max((day for day in (fact.sanction_on, one.sanction_on) if day is not None), default=None),
        service_days=one.service_days + fact.earlier_days,
        draw=fact.draw,
        left_out=fact.left_out,
        are_facts_given=True,
    )


def closed_years(session: Session, last_year: int) -> Years:
    """Return the individual performance of the years whose sheets are all closed, by person."""
    found: dict[EmployeeId, list[YearFigure]] = defaultdict(list)
    for year, evaluation_round in _final_rounds(session, last_year):
        for person, value in final_individuals(session, evaluation_round):
            found[person].append(YearFigure(year, value))
    return found


def _final_rounds(session: Session, last_year: int) -> Iterator[tuple[int, EvaluationRound]]:
    query = select(Cycle.year, EvaluationRound).join(EvaluationRound, EvaluationRound.cycle_id == Cycle.id)
    query = query.where(EvaluationRound.kind == RoundKind.FINAL, Cycle.year <= last_year).order_by(Cycle.year)
    yield from ((year, found) for year, found in session.execute(query).all())


def _entered(session: Session) -> Years:
    """Return the years entered in any procedure: what was true of a year stays true."""
    found: dict[EmployeeId, list[YearFigure]] = defaultdict(list)
    for row in session.scalars(select(ProgressionYear).order_by(ProgressionYear.id)):
        found[row.employee_id].append(YearFigure(row.year, row.value, row.source))
    return found


def _items(session: Session, cycle: Cycle) -> Mapping[EmployeeId, tuple[HeldItem, ...]]:
    found: dict[EmployeeId, tuple[HeldItem, ...]] = defaultdict(tuple)
    for row in session.scalars(_of_cycle(ProgressionItem, cycle)):
        found[row.employee_id] += (HeldItem(row.criterion, row.item, row.quantity, row.source),)
    return found


def _absences(session: Session) -> Mapping[EmployeeId, Sequence[Period]]:
    found: dict[EmployeeId, list[Period]] = defaultdict(list)
    for row in session.scalars(select(Absence).where(Absence.is_neutral.is_(False))):
        found[row.employee_id].append(Period(row.valid_from, row.valid_to))
    return found


def _last_effects(session: Session, cycle: Cycle) -> Mapping[EmployeeId, date]:
    """Return the last progression that the final rankings of the years before gave to each person."""
    query = (
        select(ProgressionRanking.body)
        .join(Cycle, Cycle.id == ProgressionRanking.cycle_id)
        .join(ProgressionProcedure, ProgressionProcedure.cycle_id == Cycle.id)
        .where(Cycle.year < cycle.year, ProgressionRanking.is_final)
        .where(ProgressionProcedure.state == ProcedureState.FINAL)
        .order_by(Cycle.year, ProgressionRanking.id)
    )
    found: dict[EmployeeId, date] = {}
    for body in session.scalars(query):
        ranking = ranking_from_json(body)
        chosen = (one for one in ranking.places if one.standing is RankStanding.CHOSEN)
        found |= {EmployeeId(one.person): ranking.terms.effective_on for one in chosen}
    return found


def _evaluators(session: Session, year: int) -> Mapping[EmployeeId, set[int]]:
    query = (
        select(Sheet.employee_id, Sheet.evaluator_id)
        .join(EvaluationRound, EvaluationRound.id == Sheet.round_id)
        .join(Cycle, Cycle.id == EvaluationRound.cycle_id)
        .where(Cycle.year == year, Sheet.employee_id.is_not(None), Sheet.evaluator_id.is_not(None))
    )
    found: dict[EmployeeId, set[int]] = defaultdict(set)
    for person, evaluator in session.execute(query):
        if person is not None and evaluator is not None:
            found[person].add(evaluator)
    return found


def _of_cycle(kind: type[ProgressionFact] | type[ProgressionItem], cycle: Cycle) -> Any:
    return select(kind).where(kind.cycle_id == cycle.id).order_by(kind.id)
