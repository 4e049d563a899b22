"""A small office to give objectives to: two aree, three settori, four people, the year 2024."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from app.domain.ids import EmployeeId, ObjectiveId
from app.domain.objectives import ObjectiveKind
from app.domain.objectives.indicator import IndicatorDraft
from app.domain.objectives.objective import ObjectiveDraft, ObjectiveRow, UnitRef, UnitShare
from app.domain.permissions import Action
from app.domain.roles import Gender
from app.models.municipality import Municipality
from app.models.objectives import Objective
from app.models.people import Employee, Posting
from app.models.structure import Area, ContractArea, Sector
from app.services.access import reading
from app.services.cycles import add_year
from app.services.objectives.editing import create_objective
from app.services.objectives.indicators import save_indicator
from app.services.objectives.rows import rows_of
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace
from tests.archives.plain import copied

YEAR = 2024
STARTED = date(2015, 1, 1)


@dataclass(frozen=True)
class Office:
    """Where things are: the units by name and the people by surname."""

    workspace: Workspace
    units: dict[str, UnitRef]
    people: dict[str, EmployeeId]

    def objective(self, title: str = "Nuovo sportello", *units: str, **more: object) -> ObjectiveId:
        shares = tuple(UnitShare(self.units[name]) for name in units or ("Segreteria",))
        if more.get("kind") is ObjectiveKind.STRATEGIC_COMMON:
            shares = ()
        draft = ObjectiveDraft(title=title, units=shares, **more)
        return ObjectiveId(create_objective(self.workspace, YEAR, draft).ids[0])


@pytest.fixture(scope="session")
def office_made(empty_archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Office:
    with copied(empty_archive, tmp_path_factory.mktemp("archives") / "office.merito") as workspace:
        return _make(workspace)


@pytest.fixture
def office(workspace: Workspace, office_made: Office) -> Office:
    """The office in an archive of its own, without objectives."""
    return replace(office_made, workspace=workspace)


FOUR = ("Uno", "Due", "Tre", "Quattro")


@pytest.fixture(scope="session")
def four_made(office_made: Office, tmp_path_factory: pytest.TempPathFactory) -> Office:
    path = tmp_path_factory.mktemp("archives") / "four.merito"
    with copied(office_made.workspace.archive.path, path) as workspace:
        made = replace(office_made, workspace=workspace)
        for title in FOUR:
            save_indicator(workspace, IndicatorDraft(objective_id=made.objective(title), name="Avvisi", unit="n."))
        return made


@pytest.fixture
def four(office: Office) -> list[ObjectiveId]:
    """Four objectives of a settore of the office, each with an indicator."""
    with reading(office.workspace, Action.READ) as session:
        return list(session.scalars(select(Objective.id).order_by(Objective.id)))


def _make(workspace: Workspace) -> Office:
    with unit_of_work(workspace, "Ufficio di prova") as unit:
        unit.add(Municipality(id=1, name="Comune di Prova"))
        add_year(unit, YEAR)
        contract = unit.add(ContractArea(code="IS", name="Istruttori"))
        units = _units(unit)
        people = {
            "Arcuri": _person(unit, contract, "0001 Arcuri Ada", [(units["Segreteria"], STARTED, None)]),
            "Bassi": _person(unit, contract, "0002 Bassi Bruno", [(units["Segreteria"], date(2024, 4, 1), None)]),
            "Conti": _person(
                unit, contract, "0003 Conti Carla",
                [(units["Cultura"], STARTED, date(2024, 6, 30)), (units["Tributi"], date(2024, 7, 1), None)],
            ),
            "Dossi": _person(unit, contract, "0004 Dossi Dario", [(units["Tributi"], STARTED, date(2023, 12, 31))]),
        }  # fmt: skip
    return Office(workspace, units, people)


def _units(unit: Unit) -> dict[str, UnitRef]:
    general = unit.add(Area(code="AG", name="Area Affari generali", position=1))
    money = unit.add(Area(code="OC", name="Area Contabile", position=2))
    places = {"Affari generali": UnitRef(general.id), "Contabile": UnitRef(money.id)}
    for area, code, name in (
        (general, "AG-SEG", "Segreteria"),
        (general, "AG-CUL", "Cultura"),
        (money, "OC-TRI", "Tributi"),
    ):
        sector = unit.add(Sector(area_id=area.id, code=code, name=f"Settore {name}", position=len(places)))
        places[name] = UnitRef(area.id, sector.id)
    return places


def _person(
    unit: Unit, contract: ContractArea, who: str, postings: list[tuple[UnitRef, date, date | None]]
) -> EmployeeId:
    matricola, last, first = who.split()
    person = Employee(
        matricola=matricola, last_name=last, first_name=first, gender=Gender.FEMALE, hired_on=postings[0][1]
    )
    person.postings = [
        Posting(
            area_id=place.area_id, sector_id=place.sector_id, contract_area_id=contract.id, valid_from=start,
            valid_to=end,
        )
        for place, start, end in postings
    ]  # fmt: skip
    return unit.add(person).id


def list_objectives(workspace: Workspace, year: int) -> list[ObjectiveRow]:
    with reading(workspace, Action.READ) as session:
        return list(rows_of(session, year, workspace.today).rows)
