"""Objectives given to the people whom a plan names, once the archive has those people."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from app.domain.errors import UserError
from app.domain.permissions import Action
from app.models.objectives import ObjectiveResource
from app.models.people import Employee
from app.services.access import reading
from app.services.audit.undoing import undo_last
from app.services.objectives.detail import objective_detail
from app.services.objectives.named_people import NamedPeople, assign_named, named_people
from app.services.plan_text.importing import import_plan
from app.services.plan_text.opening import plan_of_text
from app.services.transaction import unit_of_work
from tests.archives.office import YEAR, Office, list_objectives
from tests.looking import list_entries

PLAN = """PIANO DEGLI OBIETTIVI 2024

AREA AFFARI GENERALI
Obiettivo n. 1: Riordino dell'archivio di deposito
Peso: 60
Personale coinvolto: Ada Arcuri 40%, Bruno Bassi 60%
Obiettivo n. 2: Sportello del sabato
Peso: 40
Personale coinvolto: Ada Arcuri (dal 1° giugno), Carla Corda 30%, squadra operai
"""


def resources(office: Office) -> list[str]:
    with reading(office.workspace, Action.READ) as session:
        return list(session.scalars(select(ObjectiveResource.description).order_by(ObjectiveResource.id)))


def given(office: Office) -> dict[str, list[tuple[str, Decimal | None, Decimal]]]:
    found = {row.title: objective_detail(office.workspace, row.id) for row in list_objectives(office.workspace, YEAR)}
    return {
        title: [(one.person, one.time_share, one.weight) for one in detail.assignments]
        for title, detail in found.items()
    }


def starts(office: Office) -> dict[str, date | None]:
    found = {row.title: objective_detail(office.workspace, row.id) for row in list_objectives(office.workspace, YEAR)}
    return {
        title: one.valid_from for title, detail in found.items() for one in detail.assignments if "Ada" in one.person
    }


def call(office: Office, surname: str) -> None:
    """Let the staff be entered after the plan: until then nobody is called as the plan says."""
    with unit_of_work(office.workspace, "Cognome") as unit:
        unit.get(Employee, office.people["Arcuri"]).last_name = surname


def test_that_who_is_named_gets_the_objectives_once_the_archive_has_them(office: Office) -> None:
    call(office, "Altra")
    import_plan(office.workspace, plan_of_text(PLAN), YEAR)
    assert given(office) == {
        "Riordino dell'archivio di deposito": [("Bassi Bruno", Decimal(60), 0)],
        "Sportello del sabato": [],
    }
    assert resources(office) == ["Ada Arcuri (40%)", "Ada Arcuri (dal 1° giugno), Carla Corda 30%, squadra operai"]
    assert named_people(office.workspace, YEAR) == NamedPeople()
    with pytest.raises(UserError, match="Nessun obiettivo nomina"):
        assign_named(office.workspace, YEAR)
    call(office, "Arcuri")
    assert named_people(office.workspace, YEAR) == NamedPeople(assignments=2, people=1, objectives=2)
    assign_named(office.workspace, YEAR)
    assert given(office) == {
        "Riordino dell'archivio di deposito": [("Arcuri Ada", Decimal(40), 50), ("Bassi Bruno", Decimal(60), 0)],
        "Sportello del sabato": [("Arcuri Ada", None, 50)],
    }
    assert resources(office) == ["Carla Corda (30%), squadra operai"]
    assert starts(office) == {"Riordino dell'archivio di deposito": None, "Sportello del sabato": date(2024, 6, 1)}
    assert list_entries(office.workspace)[0].label == "Assegnazione a chi nomina il piano: 1 persona"
    assert named_people(office.workspace, YEAR) == NamedPeople()
    undo_last(office.workspace)
    assert named_people(office.workspace, YEAR) == NamedPeople(assignments=2, people=1, objectives=2)


def test_that_all_the_staff_of_the_area_gets_the_objective_in_the_days_in_it(office: Office) -> None:
    plan = PLAN.replace("Ada Arcuri 40%, Bruno Bassi 60%", "tutto il personale dell'Area, squadra operai")
    import_plan(office.workspace, plan_of_text(plan), YEAR)
    one = next(row for row in list_objectives(office.workspace, YEAR) if row.title.startswith("Riordino"))
    found = [
        (row.person, row.valid_from, row.valid_to) for row in objective_detail(office.workspace, one.id).assignments
    ]
    assert found == [
        ("Arcuri Ada", None, None),
        ("Bassi Bruno", date(2024, 4, 1), None),
        ("Conti Carla", None, date(2024, 6, 30)),
    ]
    assert resources(office)[0] == "squadra operai"
