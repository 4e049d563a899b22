"""The structure as the window draws it: units with their people and counts, the staff table, the organigramma."""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date

from app.domain.documents.figures import StaffRow
from app.domain.documents.organigram import OrganigramArea, OrganigramDocument, OrganigramUnit
from app.domain.ids import EmployeeId
from app.domain.periods import DAY, period_between
from app.domain.roles import Gender, OfficialRole
from app.domain.structure.area_charges import AreaHead
from app.domain.structure.employees import EmployeeRow
from app.domain.structure.registry import Registry, lineage
from app.domain.structure.units import UnitKey, UnitKind, UnitRow


@dataclass(frozen=True, slots=True)
class TreePerson:
    """Somebody under a unit of the tree; `note` is the role, or the area of the contract."""

    id: EmployeeId
    name: str
    is_eq: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class TreeUnit:
    """A unit of the tree with the units and the people right under it; `row.people` counts all those below.

    `note` says since when nobody is in it.
    """

    row: UnitRow
    units: tuple["TreeUnit", ...] = ()
    members: tuple[TreePerson, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class StructureTree:
    """The structure on a day; `unplaced` are in service that day without a posting."""

    day: date
    areas: tuple[TreeUnit, ...] = ()
    unplaced: tuple[TreePerson, ...] = ()

    @property
    def people(self) -> int:
        return sum(area.row.people for area in self.areas) + len(self.unplaced)


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the registry: who is in each unit, right in it (`own`) or anywhere below it (`within`).

    `ended` is the last day before this one on which somebody was in a unit, for the units where nobody is.
    """

    registry: Registry
    day: date
    own: dict[UnitKey, list[EmployeeRow]]
    within: dict[UnitKey, list[EmployeeRow]]
    ended: dict[UnitKey, date] = field(default_factory=dict)

    def head_of(self, key: UnitKey) -> AreaHead:
        return self.registry.head_of(key.area_id, self.day) if key.kind is UnitKind.AREA else AreaHead()

    def counted(self, unit: UnitRow) -> UnitRow:
        head = self.head_of(unit.key)
        return replace(unit, head=head.name, head_office=head.office, people=len(self.people_in(unit)))

    def people_in(self, unit: UnitRow) -> list[EmployeeRow]:
        return self.within.get(unit.key, [])


def day_of(registry: Registry, day: date) -> Day:
    own: dict[UnitKey, list[EmployeeRow]] = defaultdict(list)
    within: dict[UnitKey, list[EmployeeRow]] = defaultdict(list)
    for person, posting in registry.members_on(day):
        own[posting.unit_key].append(person)
        for key in lineage(posting.unit_key):
            within[key].append(person)
    return Day(registry, day, own, within)


def structure_tree(registry: Registry, day: date) -> StructureTree:
    """Build the tree of the units in force on `day`; a closed unit stays while somebody is still in it.

    The notes look at the postings that the registry holds of the days before.
    """
    moment = replace(day_of(registry, day), ended=_last_days(registry, day))
    placed = {person.id for people in moment.own.values() for person in people}
    unplaced = [person for person in registry.employees if day in person.service and person.id not in placed]
    return StructureTree(
        day,
        tuple(_tree_unit(moment, area) for area in registry.areas if _is_shown(moment, area)),
        tuple(_tree_person(moment, person) for person in unplaced),
    )


def _last_days(registry: Registry, day: date) -> dict[UnitKey, date]:
    last: dict[UnitKey, date] = {}
    for posting in registry.postings:
        if posting.valid_to and posting.valid_to < day:
            for key in lineage(posting.unit_key):
                last[key] = max(posting.valid_to, last.get(key, posting.valid_to))
    return last


def people_on(registry: Registry, day: date) -> list[EmployeeRow]:
    """Return everybody in service on `day`, with their place of that day."""
    return [placed_row(registry, person, day) for person in registry.employees if day in person.service]


def placed_row(registry: Registry, person: EmployeeRow, day: date) -> EmployeeRow:
    """Return the row of a person with unit, contract area, profile, role and evaluator of `day`."""
    posting = registry.posting_on(person.id, day)
    return person._replace(
        unit=registry.unit_names.get(posting.unit_key, posting.unit) if posting else "",
        area=registry.unit_names.get(UnitKey(posting.unit_key.area_id), "") if posting else "",
        contract_area=posting.contract_area if posting else "",
        profile=posting.profile if posting else "",
        part_time=posting.part_time if posting else None,
        role=_role(registry, person.id, day),
        evaluator=registry.evaluator_of(person.id, day),
    )


def staff_table(registry: Registry, day: date) -> list[StaffRow]:
    """Count men and women by settore (or by Area for who works for the whole of it); empty units are left out."""
    moment = day_of(registry, day)
    rows = [_staff_row(moment, unit) for unit in registry.units if unit.kind is not UnitKind.OFFICE]
    return [row for row in rows if row.total]


def organigram(registry: Registry, day: date, municipality: str) -> OrganigramDocument:
    moment = day_of(registry, day)
    mayor, secretary = (registry.official_on(role, day) for role in (OfficialRole.MAYOR, OfficialRole.SECRETARY))
    return OrganigramDocument(
        municipality,
        secretary=secretary.full_name if secretary else "",
        mayor=mayor.full_name if mayor else "",
        areas=tuple(_organigram_area(moment, area) for area in registry.areas if _is_shown(moment, area)),
    )


def _is_shown(moment: Day, unit: UnitRow) -> bool:
    return moment.day in period_between(unit.valid_from or date.min, unit.valid_to) or bool(moment.people_in(unit))


def _tree_unit(moment: Day, unit: UnitRow) -> TreeUnit:
    below = [child for child in moment.registry.children_of(unit.key) if _is_shown(moment, child)]
    return TreeUnit(
        moment.counted(unit),
        tuple(_tree_unit(moment, child) for child in below),
        tuple(_tree_person(moment, person) for person in moment.own.get(unit.key, [])),
        "" if moment.people_in(unit) else _empty_since(moment, unit),
    )


def _tree_person(moment: Day, person: EmployeeRow) -> TreePerson:
    registry, day = moment.registry, moment.day
    posting = registry.posting_on(person.id, day)
    note = _role(registry, person.id, day) or _past_role(registry, person.id, day)
    contract = posting.contract_area if posting else ""
    return TreePerson(
        person.id, person.full_name, registry.appointment_on(person.id, day) is not None, note or contract
    )


def _role(registry: Registry, employee_id: EmployeeId, day: date) -> str:
    appointment = registry.appointment_on(employee_id, day)
    if appointment is None:
        return ""
    return "EQ ad interim" if appointment.is_ad_interim else "EQ"


def _past_role(registry: Registry, employee_id: EmployeeId, day: date) -> str:
    """Say until when somebody was EQ, if that was in the year of `day`."""
    appointments = registry.appointments_of.get(employee_id, ())
    ended = [
        one.valid_to for one in appointments if one.valid_to and one.valid_to < day and one.valid_to.year == day.year
    ]
    return f"EQ fino al {max(ended):%d/%m}" if ended else ""


def _empty_since(moment: Day, unit: UnitRow) -> str:
    ended = moment.ended.get(unit.key)
    return f"nessuno dal {ended + DAY:%d/%m}" if ended and ended.year == moment.day.year else "nessuno"


def _staff_row(moment: Day, unit: UnitRow) -> StaffRow:
    people = moment.own.get(unit.key, []) if unit.kind is UnitKind.AREA else moment.people_in(unit)
    women = sum(person.gender is Gender.FEMALE for person in people)
    return StaffRow(unit.name, len(people) - women, women)


def _organigram_area(moment: Day, area: UnitRow) -> OrganigramArea:
    sectors = [child for child in moment.registry.children_of(area.key) if _is_shown(moment, child)]
    head = moment.head_of(area.key)
    return OrganigramArea(
        area.name,
        head.called,
        len(moment.people_in(area)),
        tuple(OrganigramUnit(sector.name, len(moment.people_in(sector))) for sector in sectors),
        is_eq=head.office is None,
    )
