"""A random comune as plain facts with marked words, how it is put in an archive, and who may see what in it.

The oracle is written from the rules of the comune (spec 04, "Who may do what"), day by day: it knows no SQL and asks
nothing of the program.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from hashlib import sha256

from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.awards.admission import Admission
from app.domain.awards.definition import AwardRules, FundRule
from app.domain.awards.facts import AwardFactKind
from app.domain.awards.stored import rules_to_json
from app.domain.decision_proposals import ProposalKind, ProposalOutcome
from app.domain.ids import EmployeeId, OfficialId, UserId
from app.domain.method.outside_words import SectionEvaluator
from app.domain.objectives import ObjectiveKind, ObjectiveScope
from app.domain.permissions import Actor
from app.domain.progressions.stored import rules_to_json as progressions_to_json
from app.domain.roles import Gender, OfficialRole, SheetRole, UserRole
from app.domain.scoring.item_keys import second_key
from app.domain.workflow import AttachmentKind, RemarkKind, RoundKind, SheetState
from app.models.awards import AwardFact, AwardFund, AwardRulesVersion
from app.models.certified_data import CertifiedFigure, PenaltyEvent
from app.models.cycles import Cycle
from app.models.evaluation import EvaluationRound, Sheet
from app.models.methods import MethodVersion
from app.models.municipality import Municipality, Official
from app.models.objectives import Objective, ObjectiveAssignment, ObjectiveUnit
from app.models.outcomes import SheetOutcome
from app.models.people import (
    Absence,
    AreaCharge,
    Employee,
    EqAppointment,
    EqAppointmentArea,
    EvaluatorOverride,
    Posting,
)
from app.models.progressions import ProgressionFact, ProgressionProcedure
from app.models.proposals import DecisionProposal
from app.models.sheet_parts import (
    Attachment,
    AttachmentBody,
    SheetEvent,
    SheetRemark,
    SheetScore,
    SheetSectionEvaluator,
)
from app.models.structure import Area, ContractArea, Sector
from app.services.progressions.procedures import shipped_rules
from tests.archives.plain import CLOCK

FIRST, LAST = date(2022, 1, 1), date(2024, 12, 31)
TODAY, FAR = date(2025, 4, 1), date(2099, 12, 31)
"""The day on which everybody asks, and the end of what has none."""
YEARS = (2023, 2024)
AREAS, PEOPLE, HEADS, OBJECTIVES = 3, 7, 3, 5
MAYOR, SECRETARY, ASSESSOR = 1, 2, 3
"""The officials; people, areas, sheets and objectives are numbered from 1 on."""

BY_ASSESSOR = -2
"""The assessore, where a number says who heads or evaluates."""

HANDED_OVER = {"delivered", "acknowledged", "under_review", "final"}
FACTORS = {SheetRole.EMPLOYEE: "precisione", SheetRole.EQ: "soluzioni"}
"""A factor of the behaviours on the sheet of each."""
ORDER = ["prepared", "assigned", "in_progress", "completed", "delivered", "acknowledged", "under_review", "final"]

Days = tuple[date, date]


@dataclass(frozen=True)
class Placed:
    """Somebody (or an appointment) in an Area, from a day to a day."""

    person: int
    area: int
    days: Days


@dataclass(frozen=True)
class Evaluated:
    """A sheet: `person` 0 is the Segretario's; `evaluator` 0 is the Segretario, -1 the Sindaco, -2 an assessore."""

    id: int
    year: int
    person: int
    evaluator: int
    role: SheetRole
    state: SheetState
    part: int = 0
    """Who scores the behaviours beside the evaluator, and has signed nothing; 0 is nobody."""


@dataclass(frozen=True)
class Goal:
    """An objective: `area` 0 is of no unit, `owner` 0 is nobody."""

    id: int
    year: int
    area: int
    owner: int
    people: tuple[int, ...]


@dataclass(frozen=True)
class Town:
    """The facts of a comune."""

    postings: tuple[Placed, ...]
    heads: tuple[Placed, ...]
    """Of an Area; `person` -2 is the assessore who has the responsibility of it."""
    chosen: tuple[tuple[int, int, Days], ...]
    """Who is evaluated, by whom, when: in place of the evaluator of the structure."""
    absences: tuple[tuple[int, Days], ...]
    sheets: tuple[Evaluated, ...]
    goals: tuple[Goal, ...]


def surname(person: int) -> str:
    return f"Persona{person:02}k"


def note(sheet: int) -> str:
    return f"Nota{sheet:03}k"


def draft(sheet: int) -> str:
    """What who scores a part of a sheet has written there, and not signed."""
    return f"Bozza{sheet:03}k"


def certifier(sheet: int) -> str:
    """The source of what is certified of the person of a sheet."""
    return f"Certificatore{sheet:03}k"


def certified(sheet: int) -> Decimal:
    return Decimal(70000 + 7 * sheet) / 100


def _scan(sheet: Evaluated) -> Attachment:
    """A file kept with a sheet, whose name and bytes are marked; its number is that of the sheet."""
    body = f"%PDF-1.7 {note(sheet.id)}".encode()
    mark = sha256(body).hexdigest()
    kept = AttachmentBody(sha256=mark, body=body)
    named = {"name": f"{note(sheet.id)}.pdf", "author": "Chi", "on_date": LAST}
    return Attachment(id=sheet.id, kind=AttachmentKind.SIGNED, sha256=mark, size=len(body), body=kept, **named)


def total(sheet: int) -> Decimal:
    return Decimal(4000 + 7 * sheet) / 100


def title(goal: int) -> str:
    return f"Obiettivo{goal:02}k"


def absence(place: int) -> str:
    return f"Assenza{place:02}k"


_days = st.integers(0, (LAST - FIRST).days).map(lambda number: FIRST + timedelta(number))
_person, _area = st.integers(1, PEOPLE), st.integers(1, AREAS)
_spans = st.tuples(_days, _days).map(lambda pair: (min(pair), max(pair)))


def career(person: int) -> str:
    """The source of what is written of a person for the progressions."""
    return f"Fascicolo di carriera {person:03}"


def salary(person: int) -> str:
    """The source of what is written of a person for the awards."""
    return f"Ufficio paghe {person:03}"


@st.composite
def towns(draw: st.DrawFn) -> Town:
    postings = []
    for person in range(1, PEOPLE + 1):
        moved = draw(st.one_of(st.none(), _days.filter(lambda day: day > FIRST)))
        if moved is None:
            postings.append(Placed(person, draw(_area), (FIRST, LAST)))
        else:
            postings.append(Placed(person, draw(_area), (FIRST, moved - timedelta(1))))
            postings.append(Placed(person, draw(_area), (moved, LAST)))
    heads = tuple(Placed(person, draw(_area), draw(_spans)) for person in range(1, HEADS + 1))
    charges = st.builds(Placed, st.just(BY_ASSESSOR), _area, st.one_of(_spans, _days.map(lambda day: (day, FAR))))
    heads += tuple(draw(st.lists(charges, min_size=1, unique_by=lambda one: one.area)))
    choosing = st.sampled_from((*range(1, HEADS + 1), BY_ASSESSOR))
    others = st.tuples(_person, choosing, _spans).filter(lambda one: one[0] != one[1])
    return Town(
        tuple(postings),
        heads,
        tuple(draw(st.lists(others, max_size=2))),
        tuple(draw(st.lists(st.tuples(_person, _spans), max_size=3))),
        tuple(_sheets(draw)),
        tuple(_goals(draw)),
    )


def _sheets(draw: st.DrawFn) -> list[Evaluated]:
    states = st.sampled_from([state for state in SheetState if state is not SheetState.SUPERSEDED])
    found: list[Evaluated] = []
    for year in YEARS:
        for person in range(PEOPLE + 1):
            evaluator = draw(st.integers(BY_ASSESSOR, HEADS).filter(lambda one, own=person: one != own or one == 0))
            if person == 0:
                role, evaluator = SheetRole.SECRETARY, -1
            else:
                role = SheetRole.EQ if person <= HEADS else SheetRole.EMPLOYEE
            others = st.integers(1, HEADS + 1).filter(lambda one, own=(person, evaluator): one not in own)
            part = draw(st.one_of(st.just(0), others)) if person else 0
            found.append(Evaluated(len(found) + 1, year, person, evaluator, role, draw(states), part))
    return found


def _goals(draw: st.DrawFn) -> list[Goal]:
    people = st.lists(_person, max_size=3, unique=True).map(tuple)
    return [
        Goal(
            number, draw(st.sampled_from(YEARS)), draw(st.integers(0, AREAS)), draw(st.integers(0, HEADS)), draw(people)
        )
        for number in range(1, OBJECTIVES + 1)
    ]


ACTORS = (
    *(Actor(f"EQ {one}", UserRole.EQ, EmployeeId(one), user_id=UserId(one)) for one in range(1, HEADS + 2)),
    Actor("Assessore", UserRole.EQ, official_id=OfficialId(ASSESSOR), user_id=UserId(9)),
    Actor("Sindaco", UserRole.MAYOR, official_id=OfficialId(MAYOR), user_id=UserId(10)),
    Actor("Nucleo", UserRole.BODY, user_id=UserId(11)),
    Actor("Vicesegretario", UserRole.VICE, EmployeeId(2), user_id=UserId(12)),
    Actor("Segretario", UserRole.SECRETARY, official_id=OfficialId(SECRETARY), user_id=UserId(13)),
)
"""Who asks: three who head Aree, one who heads none, an assessore who may head some, those who read all."""


@dataclass(frozen=True)
class Oracle:
    """What somebody may see of a comune."""

    town: Town
    actor: Actor

    @property
    def me(self) -> int | None:
        """The number of who asks among those who head and evaluate."""
        is_assessor = self.actor.official_id == OfficialId(ASSESSOR)
        return BY_ASSESSOR if is_assessor else self.actor.employee_id

    @property
    def heads(self) -> list[Placed]:
        """The Aree of who asks: an assessore's only while they have the responsibility of them."""
        own = [one for one in self.town.heads if one.person == self.me]
        now = {one.area for one in own if one.days[0] <= TODAY <= one.days[1]}
        return [one for one in own if self.me != BY_ASSESSOR or one.area in now]

    @property
    def reads_all(self) -> bool:
        return self.actor.role is not UserRole.EQ

    def sees(self, sheet: Evaluated) -> bool:
        """Whether the scores of a sheet are for this person."""
        is_handed_over, role = sheet.state.value in HANDED_OVER, self.actor.role
        if self._is_own(sheet):
            return is_handed_over
        match role:
            case UserRole.SECRETARY | UserRole.VICE | UserRole.BODY:
                return True
            case UserRole.MAYOR:
                evaluates = sheet.evaluator == -1 or sheet.role is SheetRole.SECRETARY
                return evaluates or (sheet.role is SheetRole.EQ and is_handed_over)
            case UserRole.EQ:
                return sheet.evaluator == self.me or (self.scores_part(sheet) and is_handed_over)

    def scores_part(self, sheet: Evaluated) -> bool:
        """Whether a part of a sheet is for this person to score."""
        return sheet.part != 0 and sheet.part == self.actor.employee_id

    def knows_draft(self, sheet: Evaluated) -> bool:
        """Whether what is written on a part that is not signed is for this person: theirs, or who reads it all."""
        if self._is_own(sheet):
            return False
        keeps = {UserRole.SECRETARY, UserRole.VICE, UserRole.BODY}
        return self.scores_part(sheet) or self.actor.role in keeps

    def knows_certified(self, sheet: Evaluated) -> bool:
        """Whether what is certified of the person of a sheet is for this one: they write it down, or see its scores."""
        return self.actor.role in {UserRole.SECRETARY, UserRole.VICE} or self.sees(sheet)

    def knows(self, sheet: Evaluated) -> bool:
        """Whether it is listed, with no more than where it stands."""
        if self._is_own(sheet) and self.actor.role not in {UserRole.SECRETARY, UserRole.VICE}:
            return self.sees(sheet)
        return self.reads_all or self.sees(sheet) or self.scores_part(sheet)

    def _is_own(self, sheet: Evaluated) -> bool:
        if self.actor.role is UserRole.SECRETARY:
            return sheet.person == 0
        return sheet.person != 0 and sheet.person == self.actor.employee_id

    def days_of(self, person: int) -> set[date]:
        """The days in which a person is this one's to evaluate."""
        me, found = self.me, set[date]()
        for head in self.heads:
            for posting in self.town.postings:
                if posting.person == person and posting.area == head.area:
                    found |= days(head.days) & days(posting.days)
        for one, by, span in self.town.chosen:
            if (one, by) == (person, me):
                found |= days(span)
        for sheet in self.town.sheets:
            if sheet.person == person and sheet.evaluator == me:
                found |= days(year(sheet.year))
        return found

    def knows_person(self, person: int) -> bool:
        """Whether the name of a person is for this one: also that of who evaluates a sheet that they may see."""
        shown = [one for one in self.town.sheets if self.sees(one) or self.scores_part(one)]
        signs = any(person in {one.evaluator, one.part, one.person} for one in shown)
        return self.reads_all or signs or person == self.actor.employee_id or bool(self.days_of(person))

    def knows_person_in(self, person: int, of_year: int) -> bool:
        return self.reads_all or person == self.actor.employee_id or bool(self.days_of(person) & days(year(of_year)))

    def knows_absence(self, person: int, span: Days) -> bool:
        return self.reads_all or person == self.actor.employee_id or bool(self.days_of(person) & days(span))

    def knows_goal(self, goal: Goal) -> bool:
        heads = [one for one in self.heads if one.area == goal.area]
        is_headed = any(days(one.days) & days(year(goal.year)) for one in heads)
        is_pursued = any(self.knows_person_in(person, goal.year) for person in goal.people)
        parts = (one for one in self.town.sheets if self.scores_part(one) and self.sees(one))
        is_on_sheet = any(one.year == goal.year and one.person in goal.people for one in parts)
        is_owned = goal.owner != 0 and goal.owner == self.actor.employee_id
        return self.reads_all or goal.area == 0 or is_headed or is_pursued or is_owned or is_on_sheet


def days(span: Days) -> set[date]:
    return {span[0] + timedelta(number) for number in range((span[1] - span[0]).days + 1)}


def year(number: int) -> Days:
    return date(number, 1, 1), date(number, 12, 31)


def fill(session: Session, town: Town) -> None:
    """Put the facts in an archive that has a method and nothing else."""
    if session.get(Municipality, 1) is None:
        session.add(Municipality(id=1, name="Comune di Prova"))
    session.add(ContractArea(id=1, code="IS", name="Istruttori"))
    for area in range(1, AREAS + 1):
        session.add(Area(id=area, code=f"A{area}", name=f"Area {area}"))
        session.add(Sector(id=area, area_id=area, code=f"S{area}", name=f"Settore {area}"))
    offices = {MAYOR: OfficialRole.MAYOR, SECRETARY: OfficialRole.SECRETARY, ASSESSOR: OfficialRole.ASSESSOR}
    for number, role in offices.items():
        session.add(Official(id=number, role=role, full_name=role.italian, valid_from=FIRST))
    for person in range(1, PEOPLE + 1):
        born = {"gender": Gender.FEMALE, "hired_on": FIRST}
        session.add(Employee(id=person, matricola=f"{person:04}", last_name=surname(person), first_name="Ida", **born))
    session.flush()
    _fill_structure(session, town)
    session.flush()
    rounds = _rounds(session)
    for sheet in town.sheets:
        _fill_sheet(session, sheet, rounds[sheet.year])
        if sheet.person and sum((sheet.person, sheet.year) == (one.person, one.year) for one in town.sheets) == 1:
            _fill_certified(session, sheet, rounds[sheet.year])
    for goal in town.goals:
        _fill_goal(session, goal)
    _fill_awards(session)
    _fill_progressions(session)
    session.flush()


def _fill_progressions(session: Session) -> None:
    """Begin the procedure of each year, and write a fact of everybody."""
    rules = progressions_to_json(shipped_rules())
    for cycle in session.scalars(select(Cycle)).all():
        days = {"effective_on": date(cycle.year + 1, 1, 1), "reference_on": date(cycle.year, 12, 31)}
        session.add(ProgressionProcedure(cycle_id=cycle.id, rules=rules, last_year=cycle.year, **days))
        for person in range(1, PEOPLE + 1):
            told = {"has_none": True, "source": career(person)}
            session.add(ProgressionFact(cycle_id=cycle.id, employee_id=person, **told))


def _fill_awards(session: Session) -> None:
    """Let everybody take part in one fund of each year, and write a figure of each."""
    roles = (SheetRole.EMPLOYEE, SheetRole.EQ)
    fund = FundRule("premi", "Premi", roles=roles, admission=Admission(excludes_negative=False))
    definition = rules_to_json(AwardRules("prova", "Prova", funds=(fund,)))
    session.add(AwardRulesVersion(name="Prova", year_from=min(YEARS), definition=definition))
    for cycle in session.scalars(select(Cycle)).all():
        session.add(AwardFund(cycle_id=cycle.id, code="premi", amount=Decimal(9000)))
        for person in range(1, PEOPLE + 1):
            told = {"value": Decimal(20000), "source": salary(person)}
            session.add(AwardFact(cycle_id=cycle.id, employee_id=person, kind=AwardFactKind.SALARY, **told))


def _fill_structure(session: Session, town: Town) -> None:
    for one in town.postings:
        place = {"area_id": one.area, "sector_id": one.area, "contract_area_id": 1}
        session.add(Posting(employee_id=one.person, valid_from=one.days[0], valid_to=one.days[1], **place))
    for one in town.heads:
        if one.person == BY_ASSESSOR:
            end = None if one.days[1] == FAR else one.days[1]
            session.add(AreaCharge(official_id=ASSESSOR, area_id=one.area, valid_from=one.days[0], valid_to=end))
            continue
        areas = [EqAppointmentArea(area_id=one.area)]
        session.add(EqAppointment(employee_id=one.person, valid_from=one.days[0], valid_to=one.days[1], areas=areas))
    for person, by, span in town.chosen:
        key = {"official_id": ASSESSOR} if by == BY_ASSESSOR else {"evaluator_id": by}
        chosen = {"employee_id": person, **key, "reason": "Scelto"}
        session.add(EvaluatorOverride(**chosen, valid_from=span[0], valid_to=span[1]))
    for place, (person, span) in enumerate(town.absences):
        session.add(Absence(employee_id=person, kind=absence(place), valid_from=span[0], valid_to=span[1]))


def _rounds(session: Session) -> dict[int, EvaluationRound]:
    method, found = session.scalars(select(MethodVersion)).first(), {}
    for number in YEARS:
        cycle = Cycle(year=number, plan_from=number, plan_to=number + 2)
        session.add(cycle)
        session.flush()
        assert method is not None
        one = EvaluationRound(cycle_id=cycle.id, kind=RoundKind.FINAL, method_version_id=method.id, opened_on=LAST)
        session.add(one)
        session.flush()
        found[number] = one
    return found


def _fill_certified(session: Session, one: Evaluated, evaluation_round: EvaluationRound) -> None:
    """Certify something of the person of the only sheet of a year."""
    first, own = year(one.year)[0], {"cycle_id": evaluation_round.cycle_id, "employee_id": one.person}
    session.add(PenaltyEvent(**own, code="x", on_date=first, source=certifier(one.id)))
    told = {"on_date": first, "certified_by": certifier(one.id)}
    session.add(CertifiedFigure(**own, code="y", value=certified(one.id), **told))


def _fill_sheet(session: Session, one: Evaluated, evaluation_round: EvaluationRound) -> None:
    first, last = year(one.year)
    sheet = Sheet(
        id=one.id,
        round_id=evaluation_round.id,
        employee_id=one.person or None,
        official_id=None if one.person else SECRETARY,
        evaluator_id=one.evaluator if one.evaluator > 0 else None,
        evaluator_official_id={0: SECRETARY, -1: MAYOR, BY_ASSESSOR: ASSESSOR}.get(one.evaluator),
        valid_from=first,
        valid_to=last,
        role=one.role,
        template_code=TEMPLATES[one.role],
        area_id=1 if one.person else None,
        contract_area_id=1,
        state=SheetState.IN_PROGRESS,
        general_note=note(one.id),
        events=[SheetEvent(at=CLOCK, actor="Chi", from_state=one.state, to_state=one.state, reason=note(one.id))],
        remarks=[SheetRemark(kind=RemarkKind.REMARKS, on_date=LAST, author="Chi", text=note(one.id))],
        attachments=[_scan(one)],
        substituted_by="Chi",
        substituted_on=LAST,
        substitution_reason=note(one.id),
        scores=[SheetScore(section="comportamenti", item="nessuno", value=None, note=note(one.id))],
    )
    if one.part:
        named = {"kind": SectionEvaluator.SECOND, "is_whole": False, "evaluator_id": one.part}
        sheet.section_evaluators.append(SheetSectionEvaluator(section="comportamenti", **named))
        sheet.scores.append(SheetScore(section="comportamenti", item=second_key(FACTORS[one.role]), note=draft(one.id)))
    session.add(sheet)
    session.flush()
    sheet.state = one.state  # a final one takes no scores any more
    known = {"exact_total": "", "individual": None, "band": "", "share": None, "sections": "[]", "things": ""}
    flags = {"is_negative": True, "is_top": False, "has_total": True, "has_individual": False}
    session.add(DecisionProposal(sheet_id=one.id, kind=ProposalKind.NOT_EVALUABLE, **_proposed(one.year, session, one)))
    session.add(SheetOutcome(sheet_id=one.id, person="", total=total(one.id), digits=2, missing=0, **known, **flags))


def _proposed(year_of: int, session: Session, one: Evaluated | Goal) -> dict[str, object]:
    """What is written on a proposal, marked as what it is about; on a sheet filled already it was decided."""
    cycle_id = session.scalars(select(Cycle.id).where(Cycle.year == year_of)).one()
    mark = note(one.id) if isinstance(one, Evaluated) else title(one.id)
    named = {"cycle_id": cycle_id, "reason": mark, "proposed_by": "Chi", "proposed_on": LAST}
    if isinstance(one, Evaluated) and not one.state.is_open_to_scores:
        named |= {"outcome": ProposalOutcome.REJECTED, "decided_by": "Chi", "decided_on": LAST, "decision_reason": mark}
    return named


TEMPLATES = {SheetRole.EMPLOYEE: "istruttori", SheetRole.EQ: "eq", SheetRole.SECRETARY: "segretario"}


def _fill_goal(session: Session, one: Goal) -> None:
    cycle = session.scalars(select(Cycle).where(Cycle.year == one.year)).one()
    session.add(
        Objective(
            id=one.id,
            cycle_id=cycle.id,
            code=f"O{one.id}",
            title=title(one.id),
            kind=ObjectiveKind.OPERATIONAL,
            scope=ObjectiveScope.INDIVIDUAL,
            owner_id=one.owner or None,
            units=[ObjectiveUnit(area_id=one.area)] if one.area else [],
            assignments=[ObjectiveAssignment(employee_id=person, weight=Decimal(100)) for person in one.people],
        )
    )
    session.add(DecisionProposal(objective_id=one.id, kind=ProposalKind.WITHDRAW, **_proposed(one.year, session, one)))
