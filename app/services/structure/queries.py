"""What the Struttura tab, the exports and the checks ask: each question reads the archive once."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.domain.documents.figures import StaffRow
from app.domain.documents.organigram import OrganigramDocument
from app.domain.errors import UserError
from app.domain.ids import EmployeeId
from app.domain.issues import Issue
from app.domain.structure.appointments import EqAppointmentRow
from app.domain.structure.checks import check_registry
from app.domain.structure.employees import EmployeeRow
from app.domain.structure.evaluators import EvaluatorOverrideRow
from app.domain.structure.postings import PostingRow
from app.domain.structure.registry import Registry, is_within
from app.domain.structure.tree import (
    StructureTree,
    day_of,
    organigram,
    people_on,
    placed_row,
    staff_table,
    structure_tree,
)
from app.domain.structure.units import UnitKey, UnitRow
from app.models.municipality import Municipality
from app.services.structure.loading import load_registry, load_units
from app.services.structure.people_checks import tax_code_findings
from app.services.workspace import Workspace, reading


@dataclass(frozen=True, slots=True)
class UnitDetail:
    """A unit at the side of the tree: its data, the appointments over its Area, the people in it that day."""

    unit: UnitRow
    appointments: tuple[EqAppointmentRow, ...]
    people: tuple[EmployeeRow, ...]


@dataclass(frozen=True, slots=True)
class PersonDetail:
    """A person at the side of the tree: data, place of the day, and all their dated facts."""

    row: EmployeeRow
    postings: tuple[PostingRow, ...]
    appointments: tuple[EqAppointmentRow, ...]
    overrides: tuple[EvaluatorOverrideRow, ...]


def read_registry(workspace: Workspace) -> Registry:
    """Return the whole Anagrafica, for the exports and for whoever asks many questions at once."""
    with reading(workspace) as session:
        return load_registry(session)


def list_units(workspace: Workspace) -> list[UnitRow]:
    """Return every unit, each followed by those below it, closed ones too."""
    with reading(workspace) as session:
        return load_units(session)


def read_tree(workspace: Workspace, day: date) -> StructureTree:
    return structure_tree(read_registry(workspace), day)


def list_people(workspace: Workspace, day: date) -> list[EmployeeRow]:
    """Return everybody in service on `day`, with their place of that day."""
    return people_on(read_registry(workspace), day)


def read_unit(workspace: Workspace, key: UnitKey, day: date) -> UnitDetail:
    registry = read_registry(workspace)
    moment = day_of(registry, day)
    unit = next((unit for unit in registry.units if unit.key == key), None)
    if unit is None:
        raise UserError("L'unità non c'è più.", "Sceglierne un'altra.")
    people = [person for person, posting in moment.members if is_within(posting.unit_key, key)]
    return UnitDetail(
        moment.counted(unit),
        tuple(registry.appointments_over.get(key.area_id, ())),
        tuple(placed_row(registry, person, day) for person in people),
    )


def read_person(workspace: Workspace, identity: EmployeeId, day: date) -> PersonDetail:
    registry = read_registry(workspace)
    person = registry.employee_by_id.get(identity)
    if person is None:
        raise UserError("Il dipendente non c'è più.", "Sceglierne un altro.")
    return PersonDetail(
        placed_row(registry, person, day),
        tuple(registry.postings_of.get(identity, ())),
        tuple(registry.appointments_of.get(identity, ())),
        tuple(registry.overrides_of.get(identity, ())),
    )


def list_staff(workspace: Workspace, day: date) -> list[StaffRow]:
    """Return the staff by settore and gender of `day`; the total is `figures.staff_total`."""
    return staff_table(read_registry(workspace), day)


def read_organigram(workspace: Workspace, day: date) -> OrganigramDocument:
    with reading(workspace) as session:
        return organigram(load_registry(session), day, _name_of_ente(session))


def organigram_svg(workspace: Workspace, day: date) -> bytes:
    """Return the drawing that the prints embed, as SVG."""
    from app.reports.organigram import organigram_svg as draw

    return draw(read_organigram(workspace, day)).encode()


def check_structure(workspace: Workspace, year: int) -> list[Issue]:
    """Return what is wrong with the Anagrafica on the days of `year`, each finding with a link to its place."""
    registry = read_registry(workspace)
    return [*check_registry(registry, year), *tax_code_findings(registry, year)]


def _name_of_ente(session: Session) -> str:
    ente = session.get(Municipality, 1)
    return ente.name if ente else ""
