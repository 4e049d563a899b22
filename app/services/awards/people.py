"""Who may take part in the awards of a year, with all that the archive knows of each."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.awards.definition import INDIVIDUAL, TOTAL, AwardRules
from app.domain.awards.facts import DECLARED, AwardFactKind
from app.domain.awards.participants import (
    AbsentDays,
    Evaluation,
    GateDegree,
    HeldPost,
    Participant,
    Spell,
)
from app.domain.awards.result_pay import asks_the_sheet
from app.domain.awards.service import kind_in_rules
from app.domain.awards.vocabulary import PaymentStanding
from app.domain.exact import HUNDRED, to_units
from app.domain.periods import Period, cut, year_period
from app.domain.roles import OfficialRole, SheetRole
from app.domain.rounds.facts import while_employed
from app.domain.scoring.numbers import as_fraction
from app.domain.sheets.year import YearFigures
from app.domain.structure.employees import EmployeeRow
from app.domain.structure.evaluators import OfficialRow
from app.domain.structure.hierarchy import Party, evaluator_on, main_appointment
from app.domain.structure.registry import Registry
from app.domain.workflow import RoundKind
from app.models.awards import AwardFact
from app.models.cycles import Cycle
from app.models.people import Absence
from app.services.awards.paid_by_sheet import PaidBySheet, paid_by_sheet
from app.services.awards.person_facts import Facts, value_of, with_facts
from app.services.sheets.of_round import round_of
from app.services.sheets.year import figures_of_everybody
from app.services.structure.loading import load_registry

SECRETARY_POST = "Segretario comunale"


@dataclass(frozen=True, slots=True)
class YearOfAwards:
    """What is read once for everybody: the Anagrafica in the year, absences, facts, figures of the evaluation.

    `payment` is how the payment-times objective of the year stands for an EQ who must have it; `gates` are the degrees
    of the objectives that a fund asks for.
    """

    year: int
    registry: Registry
    absences: Mapping[Party, Sequence[AbsentDays]]
    facts: Mapping[Party, Facts]
    figures: Mapping[tuple[Party, SheetRole], YearFigures]
    payment: PaymentStanding
    gates: tuple[GateDegree, ...] = ()
    paid_by_sheet: PaidBySheet = frozenset()

    @property
    def period(self) -> Period:
        return year_period(self.year)


class PeopleOfYear(NamedTuple):
    """Everybody in service, one for each role held; `provisional` are those whose evaluation is not final yet."""

    people: tuple[Participant, ...]
    provisional: frozenset[tuple[Party, SheetRole]]


def people_of(
    session: Session, cycle: Cycle, rules: AwardRules, payment: PaymentStanding, gates: tuple[GateDegree, ...] = ()
) -> PeopleOfYear:
    """Return the people of a year by name, then the Segretario; absences are called as `rules` call them.

    `session` sees the whole archive: a share depends on everybody.
    """
    whole = year_period(cycle.year)
    registry = while_employed(load_registry(session, whole))
    known = YearOfAwards(
        cycle.year, registry, _absences(session, whole, rules), _facts(session, cycle), _figures(session, cycle.year),
        payment, gates, _paid_by_sheet(session, cycle, rules),
    )  # fmt: skip
    provisional = frozenset(key for key, one in known.figures.items() if one.is_evaluated and not one.is_settled)
    return PeopleOfYear((*_employees(known), *_secretaries(known)), provisional)


def _employees(known: YearOfAwards) -> Iterator[Participant]:
    for person in known.registry.employees:
        service = person.service.intersection(known.period)
        if service is None:
            continue
        by_role: dict[SheetRole, list[Spell]] = defaultdict(list)
        for role, spell in _spells(known, person, service):
            by_role[role].append(spell)
        for role, spells in by_role.items():
            yield _participant(known, person, role, tuple(spells))


def _spells(known: YearOfAwards, person: EmployeeRow, service: Period) -> Iterator[tuple[SheetRole, Spell]]:
    """Cut the service where place, evaluator or post change, and join again what is the same."""
    is_fixed_term = any(fact.kind is AwardFactKind.FIXED_TERM for fact in known.facts.get(Party(person.id), ()))
    last: tuple[SheetRole, Spell] | None = None
    for piece in cut(service, known.registry.breaks_of(person.id)):
        found = _spell(known, person, piece, is_fixed_term=is_fixed_term)
        if found is None:
            continue
        joined = _joined(last, found) if last else None
        if last and not joined:
            yield last
        last = joined or found
    if last:
        yield last


def _joined(last: tuple[SheetRole, Spell], found: tuple[SheetRole, Spell]) -> tuple[SheetRole, Spell] | None:
    (role, before), (other, after) = last, found
    if role is not other or not before.period.touches(after.period):
        return None
    whole = Period(before.period.start, after.period.end)
    is_same = _without_days(before) == _without_days(after)
    return (role, _lasting(after, whole)) if is_same else None


def _without_days(spell: Spell) -> tuple[object, ...]:
    return spell.contract_area, spell.part_time, spell.area, spell.sector, spell.evaluator, spell.profile


def _lasting(spell: Spell, period: Period) -> Spell:
    return Spell(
        period, spell.contract_area, spell.part_time, spell.area, spell.sector, spell.evaluator, spell.profile,
        spell.is_fixed_term,
    )  # fmt: skip


def _spell(
    known: YearOfAwards, person: EmployeeRow, piece: Period, *, is_fixed_term: bool
) -> tuple[SheetRole, Spell] | None:
    posting = known.registry.posting_on(person.id, piece.start)
    if posting is None:
        return None
    unit = posting.unit_key
    own = known.registry.appointments_of.get(person.id, ())
    role = SheetRole.EQ if main_appointment(own, piece.start) else SheetRole.EMPLOYEE
    evaluator = evaluator_on(piece.start, person.id, unit.area_id, known.registry)
    spell = Spell(
        piece,
        posting.contract_area,
        posting.part_time,
        known.registry.names.areas.get(unit.area_id, ""),
        known.registry.names.sectors.get(unit.sector_id, "") if unit.sector_id else "",
        known.registry.name_of(evaluator) if evaluator else "",
        posting.profile,
        is_fixed_term,
    )
    return role, spell


def _participant(known: YearOfAwards, person: EmployeeRow, role: SheetRole, spells: tuple[Spell, ...]) -> Participant:
    party = Party(person.id)
    facts = known.facts.get(party, ())
    posts = tuple(_posts(known, person, facts)) if role is SheetRole.EQ else ()
    held = known.registry.appointments_of.get(person.id, ())
    pays = any(one.handles_payments and one.period.overlaps(known.period) for one in held)
    found = Participant(
        party,
        person.full_name,
        person.matricola,
        role,
        spells,
        posts,
        tuple(known.absences.get(party, ())),
        gates=known.gates,
        payment_times=known.payment if posts and pays else PaymentStanding.NOT_ASKED,
        hired_on=person.hired_on,
        born_on=person.birth_date,
    )
    return _with_figures(known, with_facts(found, facts))


def _posts(known: YearOfAwards, person: EmployeeRow, facts: Facts) -> Iterator[HeldPost]:
    weight = value_of(facts, AwardFactKind.POST_WEIGHT)
    borne = value_of(facts, AwardFactKind.CONVENTION)
    for one in known.registry.appointments_of.get(person.id, ()):
        days = one.period.intersection(known.period)
        if days is not None:
            pay = None if one.position_pay is None else to_units(one.position_pay)
            is_interim = one.is_ad_interim
            yield HeldPost(days, one.areas, weight, pay, is_interim, HUNDRED if borne is None else borne)


def _secretaries(known: YearOfAwards) -> Iterator[Participant]:
    for one in known.registry.officials:
        days = one.period.intersection(known.period) if one.role is OfficialRole.SECRETARY else None
        if days is not None:
            yield _secretary(known, one, days)


def _secretary(known: YearOfAwards, one: OfficialRow, days: Period) -> Participant:
    party = Party(official_id=one.id)
    facts = known.facts.get(party, ())
    borne = value_of(facts, AwardFactKind.CONVENTION)
    post = HeldPost(
        days,
        SECRETARY_POST,
        value_of(facts, AwardFactKind.POST_WEIGHT),
        None,
        False,
        HUNDRED if borne is None else borne,
    )
    person = Participant(
        party,
        one.full_name,
        role=SheetRole.SECRETARY,
        posts=(post,),
        gates=known.gates,
        payment_times=known.payment,  # asked only by a fund that ties a share of the Segretario's pay to it
    )
    return _with_figures(known, with_facts(person, facts))


def _with_figures(known: YearOfAwards, person: Participant) -> Participant:
    """Add what the evaluation of the year says; whoever has no sheet is one whose evaluation is missing.

    Of a Segretario without one, evaluated by another ente, the evaluation is the figure declared with its source.
    """
    found = known.figures.get((person.party, person.role))
    if found is None:
        declared = person.figure(DECLARED) if person.role is SheetRole.SECRETARY else None
        if declared is None:
            return person
        given = as_fraction(declared)
        return replace(person, evaluations=(Evaluation(TOTAL, given), Evaluation(INDIVIDUAL, given)))
    numbers = ((TOTAL, found.total), (INDIVIDUAL, found.individual))
    evaluations = [Evaluation(name, None if value is None else as_fraction(value)) for name, value in numbers]
    evaluations += [Evaluation(code, degree) for code, degree in found.sections]
    return replace(
        person,
        evaluations=tuple(evaluations),
        share=found.share,
        has_payment_in_share=(person.party, person.role) in known.paid_by_sheet,
        is_negative=found.is_negative,
        is_evaluated=found.is_evaluated,
    )


def _absences(session: Session, whole: Period, rules: AwardRules) -> Mapping[Party, Sequence[AbsentDays]]:
    found: dict[Party, list[AbsentDays]] = defaultdict(list)
    query = select(Absence).where(Absence.valid_from <= whole.end, Absence.valid_to >= whole.start)
    for one in session.scalars(query.order_by(Absence.valid_from, Absence.id)):
        days = Period(max(one.valid_from, whole.start), min(one.valid_to, whole.end))
        found[Party(one.employee_id)].append(AbsentDays(kind_in_rules(one.kind, rules), days, one.is_neutral))
    return found


def _facts(session: Session, cycle: Cycle) -> Mapping[Party, Facts]:
    found: dict[Party, list[AwardFact]] = defaultdict(list)
    for one in session.scalars(select(AwardFact).where(AwardFact.cycle_id == cycle.id).order_by(AwardFact.id)):
        found[Party(one.employee_id, one.official_id)].append(one)
    return found


def _paid_by_sheet(session: Session, cycle: Cycle, rules: AwardRules) -> PaidBySheet:
    """Look at the sheets only where a fund would take again what they have taken."""
    final = round_of(session, cycle.year, RoundKind.FINAL) if any(map(asks_the_sheet, rules.funds)) else None
    return paid_by_sheet(session, final) if final else frozenset()


def _figures(session: Session, year: int) -> Mapping[tuple[Party, SheetRole], YearFigures]:
    final = round_of(session, year, RoundKind.FINAL)
    rows = figures_of_everybody(session, final) if final else ()
    return {(one.person, one.role): one for one in rows}
