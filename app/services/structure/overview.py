"""What the Struttura page needs to draw itself and to fill the lists of its dialogs, in one reading."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.ids import AreaId, ContractAreaId, EmployeeId, OfficialId
from app.domain.periods import DAY, FOREVER, Period
from app.domain.permissions import Action, InScope
from app.domain.roles import OfficialRole
from app.domain.structure.area_charges import MAY_HEAD, SMALL_COMUNE
from app.domain.structure.employees import EmployeeRow
from app.domain.structure.evaluators import OfficialRow
from app.domain.structure.hierarchy import Party
from app.domain.structure.registry import lineage
from app.domain.structure.tree import StructureTree, structure_tree
from app.domain.structure.units import UnitKey, UnitKind, UnitRow, name_without_kind
from app.models.municipality import PopulationFigure
from app.models.structure import ContractArea
from app.services.access import reading
from app.services.law.limits import limits_of
from app.services.structure.lists import day_in_sight
from app.services.structure.loading import load_registry
from app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Overview:
    """The tree of a day, and what the dialogs offer: units, people, officials, contract areas.

    `contract_area_of`: the name of the area of the contract of who has a place that day; `residents`: those of the
    last count; `small_comune`: the inhabitants under which the Giunta may have an Area in the year.
    """

    tree: StructureTree
    units: tuple[UnitRow, ...]
    people: tuple[EmployeeRow, ...]
    officials: tuple[OfficialRow, ...]
    contract_areas: tuple[tuple[ContractAreaId, str], ...]
    contract_area_of: Mapping[EmployeeId, str]
    residents: int | None = None
    small_comune: Decimal | None = None

    @property
    def day(self) -> date:
        return self.tree.day

    def unit_choices(self) -> list[tuple[UnitKey, str]]:
        """Offer each unit by its own name before those above it, so that what tells it from the others is not cut."""
        names = {unit.key: name_without_kind(unit.kind, unit.name) for unit in self.units}
        return [
            (unit.key, unit.name if unit.kind is UnitKind.AREA else _from_below(unit.key, names)) for unit in self.units
        ]

    def area_choices(self) -> list[tuple[AreaId, str]]:
        return [(unit.key.area_id, unit.name) for unit in self.units if unit.kind is UnitKind.AREA]

    def sector_choices(self) -> list[tuple[int, str]]:
        return [(unit.id, unit.path) for unit in self.units if unit.kind is UnitKind.SECTOR]

    def people_choices(self) -> list[tuple[int, str]]:
        return [(person.id, f"{person.full_name} ({person.matricola})") for person in self.people]

    def head_choices(self) -> list[tuple[OfficialId, str]]:
        """Offer the officials who may have the responsibility of an Area, those of today first."""
        known = [row for row in self.officials if row.role in MAY_HEAD]
        ordered = sorted(known, key=lambda row: self.day not in row.period)
        return [(row.id, f"{row.full_name} ({row.role.italian})") for row in ordered]

    @property
    def offices(self) -> Mapping[OfficialId, OfficialRole]:
        return {row.id: row.role for row in self.officials}

    def evaluator_choices(self, apart_from: int) -> list[tuple[Party, str]]:
        officials = [(Party(None, row.id), f"{row.full_name} ({row.role.italian})") for row in self.officials]
        people = [(Party(row.id), row.full_name) for row in self.people if row.id != apart_from]
        return officials + people


def _from_below(key: UnitKey, names: Mapping[UnitKey, str]) -> str:
    return ", ".join(names[one] for one in lineage(key) if one in names)


def read_overview(workspace: Workspace, year: int, day: date | None = None) -> Overview:
    """Return the structure of `year` on `day` (without one: today or its nearest day); closed units are not offered."""
    day = day_in_sight(workspace, year, day)
    with reading(workspace, InScope(Action.READ)) as session:
        registry = load_registry(session, Period(day.replace(month=1, day=1), day))
        contract_areas = session.scalars(select(ContractArea).order_by(ContractArea.position, ContractArea.id))
        return Overview(
            structure_tree(registry, day),
            tuple(unit for unit in registry.units if (unit.valid_to or FOREVER) >= day - 366 * DAY),
            tuple(person for person in registry.employees if (person.left_on or FOREVER) >= day),
            registry.officials,
            tuple((row.id, row.name) for row in contract_areas),
            {person.id: posting.contract_area for person, posting in registry.members_on(day)},
            _residents(session, day),
            limits_of(session, workspace, day.year).value(SMALL_COMUNE),
        )


def _residents(session: Session, day: date) -> int | None:
    """Return the residents of the last count up to a day, else of the first after it; None where nobody was counted."""
    counts = session.scalars(select(PopulationFigure).order_by(PopulationFigure.on_date)).all()
    found = next((one for one in reversed(counts) if one.on_date <= day), counts[0] if counts else None)
    return found.males + found.females if found else None
