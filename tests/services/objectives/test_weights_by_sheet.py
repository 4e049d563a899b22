"""The weights of a person follow the sheet that the person really has: role, contract area and unit."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from app.domain.ids import RoundId
from app.domain.method.definition import MethodDefinition
from app.domain.method.template import Bands, Section, SheetTemplate
from app.domain.method.vocabulary import BandKind, ObjectiveSource, SectionKind
from app.domain.objectives import ObjectiveKind
from app.domain.objectives.records import RevisionDraft
from app.domain.objectives.weights import PAYMENT_OUT
from app.domain.permissions import Action
from app.domain.roles import SheetRole
from app.domain.rounds.rounds import RoundDraft
from app.domain.workflow import RoundKind
from app.models.evaluation import Sheet
from app.models.people import EqAppointment, EqAppointmentArea, Posting
from app.models.structure import ContractArea
from app.services.access import reading
from app.services.methods.versions import new_version
from app.services.objectives.assignments import assign_people, share_person_weights
from app.services.objectives.detail import objective_detail
from app.services.objectives.person_weights import weights_of_person
from app.services.objectives.states import withdraw_objective
from app.services.objectives.units import set_unit_weight, share_unit_weights
from app.services.rounds.rounds import open_round, prepare_round
from app.services.transaction import unit_of_work
from tests.archives.office import YEAR, Office
from tests.checking import check_objectives
from tests.looking import objective_tree

D = Decimal
OUT = "fuori dal totale nella scheda di EQ"
BEHAVIOURS = Section("c", "Comportamenti", SectionKind.BEHAVIOURS)


def own(title: str, total: str = "100", *kinds: ObjectiveKind) -> Section:
    return Section(
        title.casefold(), title, SectionKind.OBJECTIVES_GROUP, D(100), items_total=D(total), objective_kinds=kinds
    )


def sheet(code: str, *sections: Section, role: SheetRole = SheetRole.EMPLOYEE, **where: tuple[str, ...]):
    return SheetTemplate(code, "Scheda", role, sections=sections, bands=Bands(BandKind.PROPORTIONAL), **where)


EVERYBODY = sheet("tutti", own("Di tutti"))
OPERATORS = sheet("operatori", own("Degli operatori", "60"), contract_areas=("Operatori",))
TAXES = sheet("tributi", own("Dei tributi", "40"), units=("Settore Tributi",))
MONEY = sheet("contabile", own("Dell'area contabile", "80"), units=("Area Contabile",))
HEADS = sheet("eq", own("Degli EQ"), role=SheetRole.EQ)
MONEY_HEADS = sheet("eq-contabile", own("Degli EQ contabili", "70"), role=SheetRole.EQ, units=("Area Contabile",))


def adopt(office: Office, *templates: SheetTemplate) -> int:
    return new_version(office.workspace, MethodDefinition("m", "Metodo", templates=templates)).ids[0]


def expected(office: Office, surname: str) -> list[tuple[str, Decimal]]:
    weights = weights_of_person(office.workspace, YEAR, office.people[surname])
    return [(total.name, total.expected) for total in weights.totals]


@pytest.fixture
def busy(office: Office) -> Office:
    """Everybody has one objective, of no weight yet."""
    everybody = [office.people[one] for one in ("Arcuri", "Bassi", "Conti")]
    assign_people(office.workspace, office.objective("Insieme", "Segreteria", "Cultura", "Tributi"), everybody)
    return office


def test_that_the_contract_area_chooses_the_sheet(busy: Office) -> None:
    with unit_of_work(busy.workspace, "Inquadramento") as unit:
        operators = unit.add(ContractArea(code="OP", name="Operatori"))
        unit.session.scalars(
            select(Posting).where(Posting.employee_id == busy.people["Bassi"])
        ).one().contract_area_id = operators.id
    adopt(busy, EVERYBODY, OPERATORS, HEADS)
    assert expected(busy, "Arcuri") == [("Di tutti", D(100))]
    assert expected(busy, "Bassi") == [("Degli operatori", D(60))]


@pytest.mark.parametrize(
    ("template", "since"),
    [(TAXES, ("Dei tributi dal 1º luglio", 40)), (MONEY, ("Dell'area contabile dal 1º luglio", 80))],
)
def test_that_the_unit_chooses_the_sheet_from_the_day_of_the_move(
    busy: Office, template: SheetTemplate, since: tuple[str, int]
) -> None:
    adopt(busy, EVERYBODY, template, HEADS)
    assert expected(busy, "Conti") == [("Di tutti fino al 30 giugno", D(100)), since]


def test_that_the_settore_goes_before_its_area(busy: Office) -> None:
    adopt(busy, EVERYBODY, MONEY, TAXES, HEADS)
    assert expected(busy, "Conti")[1] == ("Dei tributi dal 1º luglio", D(40))


def test_that_who_moves_within_one_sheet_has_one_total(busy: Office) -> None:
    adopt(busy, EVERYBODY, OPERATORS, HEADS)
    assert expected(busy, "Conti") == [("Di tutti", D(100))]


def test_that_an_eq_has_the_sheet_of_the_area_headed(busy: Office) -> None:
    with unit_of_work(busy.workspace, "Incarico") as unit:
        appointment = unit.add(EqAppointment(employee_id=busy.people["Arcuri"], valid_from=date(2024, 10, 1)))
        unit.add(EqAppointmentArea(appointment_id=appointment.id, area_id=busy.units["Contabile"].area_id))
    adopt(busy, EVERYBODY, HEADS, MONEY_HEADS)
    assert expected(busy, "Arcuri") == [
        ("Di tutti fino al 30 settembre", D(100)),
        ("Degli EQ contabili dal 1º ottobre", D(70)),
    ]


def test_that_the_area_of_an_eq_is_that_of_the_main_appointment(busy: Office) -> None:
    with unit_of_work(busy.workspace, "Incarichi") as unit:
        for name, is_ad_interim in (("Contabile", True), ("Affari generali", False)):
            appointment = unit.add(
                EqAppointment(
                    employee_id=busy.people["Arcuri"], valid_from=date(2024, 1, 1), is_ad_interim=is_ad_interim
                )
            )
            unit.add(EqAppointmentArea(appointment_id=appointment.id, area_id=busy.units[name].area_id))
    adopt(busy, EVERYBODY, HEADS, MONEY_HEADS)
    assert expected(busy, "Arcuri") == [("Degli EQ", D(100))]


def test_that_the_totals_are_those_of_the_sheets_that_a_round_prepares(busy: Office) -> None:
    version = adopt(busy, EVERYBODY, TAXES, HEADS)
    round_id = RoundId(open_round(busy.workspace, RoundDraft(YEAR, RoundKind.FINAL, version)).ids[0])
    prepare_round(busy.workspace, round_id)
    with reading(busy.workspace, Action.READ) as session:
        prepared = session.scalars(
            select(Sheet.template_code).where(Sheet.employee_id == busy.people["Conti"]).order_by(Sheet.valid_from)
        ).all()
    assert prepared == ["tutti", "tributi"]
    assert [name.split()[0:2] for name, _ in expected(busy, "Conti")] == [["Di", "tutti"], ["Dei", "tributi"]]


def test_that_equal_weights_sum_to_what_that_sheet_wants(busy: Office) -> None:
    adopt(busy, TAXES, HEADS)
    conti = busy.people["Conti"]
    share_person_weights(busy.workspace, YEAR, [conti], kind=ObjectiveKind.OPERATIONAL)
    weights = weights_of_person(busy.workspace, YEAR, conti)
    assert [row.weight for row in weights.rows] == [D(40)]
    assert [(total.name, total.is_right) for total in weights.totals] == [("Dei tributi dal 1º luglio", True)]


def test_that_what_the_sheet_of_an_eq_leaves_out_of_its_total_is_in_no_share(busy: Office) -> None:
    workspace, arcuri = busy.workspace, busy.people["Arcuri"]
    with unit_of_work(workspace, "Incarico") as unit:
        appointment = unit.add(EqAppointment(employee_id=arcuri, valid_from=date(2024, 1, 1)))
        unit.add(EqAppointmentArea(appointment_id=appointment.id, area_id=busy.units["Contabile"].area_id))
    adopt(busy, EVERYBODY, replace(HEADS, payment_share=D(30)))
    payment, other = (busy.objective(title, is_payment_times=title == "Tempi") for title in ("Tempi", "Bilancio"))
    for one in (payment, other):
        assign_people(workspace, one, [arcuri, busy.people["Bassi"]])
    share_person_weights(workspace, YEAR, [arcuri, busy.people["Bassi"]], kind=ObjectiveKind.OPERATIONAL)
    weights = weights_of_person(workspace, YEAR, arcuri)
    assert {row.title: row.weight for row in weights.rows} == {"Insieme": D(50), "Tempi": D(0), "Bilancio": D(50)}
    assert [(total.is_right, total.payment) for total in weights.totals] == [(True, PAYMENT_OUT)]
    rows = objective_detail(workspace, payment).assignments
    assert [(row.person, row.is_apart, row.weight > 0) for row in rows] == [
        ("Arcuri Ada", True, False), ("Bassi Bruno", False, True),
    ]  # fmt: skip
    assert not any(row.is_apart for row in objective_detail(workspace, other).assignments)
    [place] = [one for group in objective_tree(workspace, YEAR).groups for one in group.walk() if one.code == "AG-SEG"]
    assert place.total.payment == f"{next(r.code for r in place.rows if r.title == 'Tempi')} {OUT}"


def test_that_who_has_no_sheet_has_no_total(busy: Office) -> None:
    adopt(busy, TAXES, HEADS)
    assert expected(busy, "Arcuri") == []


def test_that_who_is_evaluated_on_the_unit_needs_no_objective_of_his_own(office: Office) -> None:
    unit = Section("u", "Unità", SectionKind.ORGANISATION_UNIT, objective_source=ObjectiveSource.UNIT)
    office.objective("Di nessuno")
    adopt(office, sheet("tutti", BEHAVIOURS), HEADS)
    assert "W5" in {one.code for one in check_objectives(office.workspace, YEAR)}
    adopt(office, sheet("tutti", unit, BEHAVIOURS), HEADS)
    assert "W5" not in {one.code for one in check_objectives(office.workspace, YEAR)}


def test_that_an_objective_withdrawn_weighs_in_its_unit_no_more(office: Office) -> None:
    kept, dropped = office.objective("Resta"), office.objective("Stralciato")
    place = office.units["Segreteria"]
    share_unit_weights(office.workspace, YEAR, {place: ()})
    draft = RevisionDraft(objective_id=dropped, on_date=date(2024, 5, 2), what="Stralcio", reason="Gara deserta")
    withdraw_objective(office.workspace, draft)
    assert unit_total(office) == "mancano 50"
    assert [one.sentence for one in check_objectives(office.workspace, YEAR) if one.code == "W1"] == [
        "Settore Segreteria: nei pesi degli obiettivi mancano 50."
    ]
    set_unit_weight(office.workspace, kept, place, D(1))
    share_unit_weights(office.workspace, YEAR, {place: ()})
    assert unit_total(office) == "i pesi sommano a 100"


def unit_total(office: Office) -> str:
    branches = {one.title: one for group in objective_tree(office.workspace, YEAR).groups for one in group.walk()}
    return branches["Settore Segreteria"].total.sentence
