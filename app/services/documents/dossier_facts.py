"""The dated facts of a person and the objectives of every year, for the Fascicolo."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.documents.dossier import DatedFact, PursuedObjective
from app.domain.italian import format_date, format_money, format_percent
from app.domain.roles import capacity_of
from app.domain.structure.hierarchy import Party
from app.domain.training.hours import hours_words
from app.models.cycles import Cycle
from app.models.evaluation import NotEvaluablePeriod
from app.models.municipality import Official
from app.models.objectives import Objective, ObjectiveAssignment
from app.models.people import Absence, AreaCharge, Employee, EqAppointment, EvaluatorOverride, Posting
from app.models.training import TrainingActivity, TrainingPlan
from app.models.users import User

Facts = tuple[DatedFact, ...]


def dated_facts(session: Session, party: Party) -> tuple[tuple[str, Facts], ...]:
    """Return what holds of somebody from a day to a day, by kind."""
    person, official = party.employee_id, party.official_id
    postings = session.scalars(select(Posting).where(Posting.employee_id == person).order_by(Posting.valid_from))
    found = select(EqAppointment).where(EqAppointment.employee_id == person).order_by(EqAppointment.valid_from)
    absences = session.scalars(select(Absence).where(Absence.employee_id == person).order_by(Absence.valid_from))
    periods = session.scalars(
        select(NotEvaluablePeriod)
        .where(NotEvaluablePeriod.employee_id == person)
        .order_by(NotEvaluablePeriod.valid_from)
    )
    offices = session.scalars(select(Official).where(Official.id == official))
    charges = session.scalars(select(AreaCharge).where(AreaCharge.official_id == official).order_by(AreaCharge.id))
    return (
        ("Assegnazioni", tuple(map(_posting, postings))),
        ("Incarichi di Elevata Qualificazione", tuple(map(_appointment, session.scalars(found)))),
        (
            "Cariche",
            (
                *(DatedFact(one.role.italian, "", one.valid_from, one.valid_to) for one in offices),
                *(_fact(f"Responsabilità di {one.area.name}", one.act, one) for one in charges),
            ),
        ),
        ("Lunghe assenze", tuple(map(_absence, absences))),
        ("Formazione", _training(session, party)),
        ("Periodi non valutabili", tuple(_fact("Non valutabile", one.reason, one) for one in periods)),
        ("Valutatori indicati in luogo di quelli della struttura", _overrides(session, party)),
        ("Accesso al programma", _users(session, party)),
    )


def pursued_objectives(session: Session, party: Party) -> tuple[PursuedObjective, ...]:
    """Return the objectives assigned to somebody, and those they answer for, of every year."""
    if party.employee_id is None:
        return ()
    assigned = (
        select(ObjectiveAssignment, Objective.code, Objective.title, Cycle.year)
        .join(Objective, ObjectiveAssignment.objective_id == Objective.id)
        .join(Cycle, Objective.cycle_id == Cycle.id)
        .where(ObjectiveAssignment.employee_id == party.employee_id)
        .order_by(Cycle.year, Objective.position, Objective.code, ObjectiveAssignment.valid_from)
    )
    owned = (
        select(Objective.code, Objective.title, Cycle.year)
        .join(Cycle, Objective.cycle_id == Cycle.id)
        .where(Objective.owner_id == party.employee_id)
        .order_by(Cycle.year, Objective.position, Objective.code)
    )
    return (
        *(
            PursuedObjective(year, f"{code} {title}", one.weight, _terms(one), one.acknowledged_on)
            for one, code, title, year in session.execute(assigned)
        ),
        *(
            PursuedObjective(year, f"{code} {title}", None, "ne è responsabile", None)
            for code, title, year in session.execute(owned)
        ),
    )


def _terms(one: ObjectiveAssignment) -> str:
    """Say in which days an objective is somebody's, and how much of the working time it takes."""
    days = [f"dal {format_date(one.valid_from)}"] if one.valid_from else []
    days += [f"al {format_date(one.valid_to)}"] if one.valid_to else []
    share = [f"{format_percent(one.time_share, None)} del tempo"] if one.time_share is not None else []
    return ", ".join([" ".join(days) or "tutto l'anno", *share])


def _training(session: Session, party: Party) -> Facts:
    """Return the hours planned in each year, and what was done, in order of time."""
    planned = (
        select(TrainingPlan.hours, Cycle.year)
        .join(Cycle, TrainingPlan.cycle_id == Cycle.id)
        .where(TrainingPlan.employee_id == party.employee_id)
        .order_by(Cycle.year)
    )
    done = select(TrainingActivity).where(TrainingActivity.employee_id == party.employee_id)
    return (
        *(
            DatedFact(f"Ore previste nel {year}", hours_words(hours), date(year, 1, 1), date(year, 12, 31))
            for hours, year in session.execute(planned)
        ),
        *(
            DatedFact(one.title, _joined((hours_words(one.hours), one.provider)), one.on_date, one.on_date)
            for one in session.scalars(done.order_by(TrainingActivity.on_date, TrainingActivity.id))
        ),
    )


def _fact(what: str, terms: str, one: NotEvaluablePeriod | Absence | AreaCharge) -> DatedFact:
    return DatedFact(what, terms, one.valid_from, one.valid_to)


def _posting(one: Posting) -> DatedFact:
    places = (one.area.name, one.sector.name if one.sector else "", one.office.name if one.office else "")
    terms = (one.contract_area.name, one.profile, f"servizio {format_percent(one.part_time, None)}")
    return DatedFact(_joined(places), _joined(terms), one.valid_from, one.valid_to)


def _appointment(one: EqAppointment) -> DatedFact:
    areas = ", ".join(link.area.name for link in one.areas)
    terms = (
        one.act,
        "ad interim" if one.is_ad_interim else "",
        f"posizione {format_money(one.position_pay)}" if one.position_pay is not None else "",
        f"risultato {format_money(one.result_pay)}" if one.result_pay is not None else "",
    )
    return DatedFact(areas, _joined(terms), one.valid_from, one.valid_to)


def _absence(one: Absence) -> DatedFact:
    return _fact(one.kind, "neutra ai fini della valutazione" if one.is_neutral else "", one)


def _overrides(session: Session, party: Party) -> Facts:
    """Return who was named to evaluate somebody; of those whom they were named to evaluate, only that it was so."""
    person, official = party.employee_id, party.official_id
    query = select(EvaluatorOverride).order_by(EvaluatorOverride.valid_from)
    about = session.scalars(query.where(EvaluatorOverride.employee_id == person))
    is_named = EvaluatorOverride.evaluator_id == person
    if official is not None:
        is_named = EvaluatorOverride.official_id == official
    named = query.where(is_named)
    return (
        *(DatedFact(_evaluator(session, one), one.reason, one.valid_from, one.valid_to) for one in about),
        *(
            DatedFact("Indicato come valutatore di un'altra persona", "", one.valid_from, one.valid_to)
            for one in session.scalars(named)
        ),
    )


def _evaluator(session: Session, one: EvaluatorOverride) -> str:
    employee = session.get(Employee, one.evaluator_id) if one.evaluator_id is not None else None
    official = session.get(Official, one.official_id) if one.official_id is not None else None
    return employee.full_name if employee else official.full_name if official else ""


def _users(session: Session, party: Party) -> Facts:
    is_theirs = (
        User.employee_id == party.employee_id
        if party.employee_id is not None
        else User.official_id == party.official_id
    )
    rows = session.scalars(select(User).where(is_theirs).order_by(User.valid_from))
    return tuple(DatedFact(one.full_name, _capacity(one), one.valid_from, one.valid_to) for one in rows)


def _capacity(user: User) -> str:
    return capacity_of(user.role, is_official=user.official_id is not None)


def _joined(words: Iterable[str]) -> str:
    return ", ".join(word for word in words if word)
