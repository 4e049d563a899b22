"""What the Struttura tab, the exports and the checks ask: each question reads the archive once."""

from dataclasses import dataclass
from datetime import date

from app.domain.errors import UserError
from app.domain.ids import EmployeeId
from app.domain.issues import Link
from app.domain.periods import Period
from app.domain.permissions import Action, InScope
from app.domain.structure.appointments import EqAppointmentRow
from app.domain.structure.area_charges import AreaChargeRow
from app.domain.structure.employees import EmployeeRow
from app.domain.structure.evaluators import EvaluatorOverrideRow
from app.domain.structure.postings import PostingRow
from app.domain.structure.registry import Registry
from app.domain.structure.tree import day_of, people_on, placed_row
from app.domain.structure.units import UnitKey, UnitRow
from app.models.people import EqAppointment, Posting
from app.services.access import reading
from app.services.structure.loading import load_registry
from app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class UnitDetail:
    """A unit at the side of the tree: its data, the appointments over its Area, the people in it that day.

    `charges` are the responsibilities of its Area given to officials.
    """

    unit: UnitRow
    appointments: tuple[EqAppointmentRow, ...]
    people: tuple[EmployeeRow, ...]
    charges: tuple[AreaChargeRow, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonDetail:
    """A person at the side of the tree: data, place of the day, and all their dated facts."""

    row: EmployeeRow
    postings: tuple[PostingRow, ...]
    appointments: tuple[EqAppointmentRow, ...]
    overrides: tuple[EvaluatorOverrideRow, ...]


def list_people(workspace: Workspace, day: date) -> list[EmployeeRow]:
    """Return everybody in service on `day`, with their place of that day."""
    return people_on(_registry_of(workspace, day), day)


def read_unit(workspace: Workspace, key: UnitKey, day: date) -> UnitDetail:
    registry = _registry_of(workspace, day)
    moment = day_of(registry, day)
    unit = next((unit for unit in registry.units if unit.key == key), None)
    if unit is None:
        raise UserError("L'unità non c'è più.", "Sceglierne un'altra.")
    return UnitDetail(
        moment.counted(unit),
        tuple(registry.appointments_over.get(key.area_id, ())),
        tuple(placed_row(registry, person, day) for person in moment.people_in(unit)),
        tuple(registry.charges_over.get(key.area_id, ())),
    )


def person_in(registry: Registry, identity: EmployeeId, day: date) -> PersonDetail:
    """Return a person of the Anagrafica as they are on `day`; `UserError` when they are gone."""
    person = registry.employee_by_id.get(identity)
    if person is None:
        raise UserError("Il dipendente non c'è più.", "Sceglierne un altro.")
    return PersonDetail(
        placed_row(registry, person, day),
        tuple(registry.postings_of.get(identity, ())),
        tuple(registry.appointments_of.get(identity, ())),
        tuple(registry.overrides_of.get(identity, ())),
    )


def find_owner(workspace: Workspace, link: Link) -> Link | None:
    """Return the link of the person to whom a posting or an appointment belongs; None when it is gone."""
    with reading(workspace, InScope(Action.READ)) as session:
        fact: Posting | EqAppointment | None
        fact = session.get(Posting, link.id) if link.kind == "posting" else session.get(EqAppointment, link.id)
        return Link("employee", fact.employee_id) if fact else None


def _registry_of(workspace: Workspace, day: date) -> Registry:
    with reading(workspace, InScope(Action.READ)) as session:
        return load_registry(session, Period(day, day))
