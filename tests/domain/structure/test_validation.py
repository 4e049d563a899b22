"""What a draft says about itself."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.domain.ids import AreaId, ContractAreaId, EmployeeId, EqAppointmentId, PostingId
from app.domain.issues import Issue, Severity
from app.domain.periods import Period
from app.domain.roles import Gender, OfficialRole
from app.domain.structure.appointments import (
    EqAppointmentDraft,
    EqAppointmentSpan,
    appointment_clashes,
    appointment_warnings,
    outside_area_warnings,
    validate_appointment,
)
from app.domain.structure.employees import EMPLOYEE_COLUMNS, EmployeeDraft, validate_employee
from app.domain.structure.evaluators import (
    EvaluatorOverrideDraft,
    OfficialDraft,
    validate_official,
    validate_override,
)
from app.domain.structure.hierarchy import Party
from app.domain.structure.limits import within_service, within_unit
from app.domain.structure.municipality import (
    MunicipalityDraft,
    PersonnelCostDraft,
    PopulationDraft,
    population_lines,
    validate_municipality,
    validate_personnel_cost,
    validate_population,
)
from app.domain.structure.postings import (
    PostingDraft,
    PostingSpan,
    overlapping,
    posting_to_close,
    validate_posting,
)
from app.domain.structure.units import (
    AreaDraft,
    ContractAreaDraft,
    OfficeDraft,
    SectorDraft,
    UnitKey,
    validate_area,
    validate_contract_area,
    validate_office,
    validate_sector,
)
from app.domain.validation import NotValid, filled, present, refuse

DAY, NEXT = date(2024, 3, 1), date(2024, 3, 2)
PERSON = EmployeeDraft("0001", "", "Rossi", "Anna", Gender.FEMALE, date(1980, 5, 5), DAY)
POSTING = PostingDraft(EmployeeId(1), UnitKey(AreaId(1)), ContractAreaId(1), valid_from=DAY)
APPOINTMENT = EqAppointmentDraft(EmployeeId(1), (AreaId(1),), valid_from=DAY)
OVERRIDE = EvaluatorOverrideDraft(EmployeeId(1), Party(EmployeeId(2)), "motivo", DAY)


def fields(issues: list[Issue]) -> list[str]:
    return [issue.field for issue in issues]


@pytest.mark.parametrize(
    ("areas", "is_said"),
    [
        ({1: "Istruttori", 2: "Funzionari ed EQ"}, True),
        ({1: "Area degli Istruttori", 2: "Area dei Funzionari e dell'Elevata Qualificazione"}, True),
        ({1: "Istruttori", 2: "Operatori esperti"}, False),
        ({1: "Funzionari ed EQ", 2: "Funzionari ed EQ"}, False),
        ({2: "Funzionari ed EQ"}, False),
    ],
)
def test_that_an_eq_given_outside_the_funzionari_is_said_where_the_ente_has_some(
    areas: dict[int, str], is_said: bool
) -> None:
    of_people = {EmployeeId(person): name for person, name in areas.items()}
    issues = outside_area_warnings(EqAppointmentDraft(employee_id=EmployeeId(1)), of_people)
    assert [one.severity for one in issues] == [Severity.WARNING] * is_said
    assert all("CCNL 16.11.2022 art. 19" in one.sentence for one in issues)
    assert outside_area_warnings(EqAppointmentDraft(), of_people) == []


def test_that_right_drafts_say_nothing() -> None:
    assert validate_employee(PERSON) == []
    assert validate_posting(POSTING) == []
    assert validate_appointment(APPOINTMENT) == []
    assert validate_override(OVERRIDE) == []
    assert validate_area(AreaDraft("A", "Affari generali")) == []


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"matricola": "  "}, "matricola"),
        ({"matricola": "1" * 21}, "matricola"),
        ({"last_name": ""}, "last_name"),
        ({"first_name": ""}, "first_name"),
        ({"gender": None}, "gender"),
        ({"hired_on": None}, "hired_on"),
        ({"left_on": date(2024, 2, 29)}, "left_on"),
        ({"birth_date": date(2020, 1, 1)}, "birth_date"),
    ],
)
def test_that_a_dipendente_names_the_wrong_field(change: dict[str, object], field: str) -> None:
    assert fields(validate_employee(replace(PERSON, **change))) == [field]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"employee_id": None}, "employee_id"),
        ({"unit": None}, "unit"),
        ({"contract_area_id": None}, "contract_area_id"),
        ({"part_time": None}, "part_time"),
        ({"part_time": Decimal(0)}, "part_time"),
        ({"part_time": Decimal("100.01")}, "part_time"),
        ({"part_time": Decimal("83.333")}, "part_time"),
        ({"valid_from": None}, "valid_from"),
        ({"valid_to": date(2024, 2, 29)}, "valid_to"),
    ],
)
def test_that_a_posting_names_the_wrong_field(change: dict[str, object], field: str) -> None:
    assert fields(validate_posting(replace(POSTING, **change))) == [field]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"area_ids": ()}, "area_ids"),
        ({"position_pay": Decimal(-1)}, "position_pay"),
        ({"result_pay": Decimal("0.001")}, "result_pay"),
        ({"valid_from": None}, "valid_from"),
        ({"valid_to": date(2024, 2, 29)}, "valid_to"),
    ],
)
def test_that_an_appointment_names_the_wrong_field(change: dict[str, object], field: str) -> None:
    assert fields(validate_appointment(replace(APPOINTMENT, **change))) == [field]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"evaluator": None}, "evaluator"),
        ({"evaluator": Party(EmployeeId(1))}, "evaluator"),
        ({"reason": " "}, "reason"),
        ({"valid_to": date(2024, 2, 29)}, "valid_to"),
    ],
)
def test_that_a_chosen_evaluator_names_the_wrong_field(change: dict[str, object], field: str) -> None:
    assert fields(validate_override(replace(OVERRIDE, **change))) == [field]


def test_that_units_need_code_name_and_parent() -> None:
    assert fields(validate_area(AreaDraft())) == ["code", "name"]
    assert fields(validate_sector(SectorDraft())) == ["area_id", "code", "name"]
    assert fields(validate_office(OfficeDraft())) == ["sector_id", "code", "name"]
    assert fields(validate_contract_area(ContractAreaDraft("X", "n" * 101))) == ["name"]
    assert fields(validate_area(AreaDraft("A", "N", NEXT, DAY))) == ["valid_to"]


def test_that_the_ente_and_its_figures_name_the_wrong_field() -> None:
    assert fields(validate_municipality(MunicipalityDraft(istat_code="12"))) == ["name", "istat_code"]
    assert fields(validate_population(PopulationDraft(DAY, -1, 5, 99))) == ["men", "families"]
    assert fields(validate_population(PopulationDraft())) == ["counted_on", "men", "women"]
    assert fields(validate_personnel_cost(PersonnelCostDraft(99, Decimal(1), None, Decimal(-1)))) == [
        "year",
        "irap",
        "contributions",
    ]
    assert fields(validate_official(OfficialDraft(OfficialRole.MAYOR, "", DAY))) == ["full_name"]


@pytest.mark.parametrize(
    "issues",
    [
        validate_employee(replace(PERSON, matricola="1" * 20, last_name="x" * 100, first_name="x" * 100)),
        validate_employee(replace(PERSON, left_on=DAY)),
        validate_employee(replace(PERSON, birth_date=date(2010, 3, 1))),
        validate_employee(replace(PERSON, birth_date=None)),
        validate_posting(replace(POSTING, part_time=Decimal("0.01"), valid_to=DAY)),
        validate_posting(replace(POSTING, part_time=Decimal(100), profile="x" * 200)),
        validate_appointment(replace(APPOINTMENT, position_pay=Decimal(0), result_pay=Decimal("0.01"), valid_to=DAY)),
        validate_override(replace(OVERRIDE, valid_to=DAY)),
        validate_area(AreaDraft("A", "N", DAY, DAY)),
        validate_contract_area(ContractAreaDraft("X", "n" * 100)),
        validate_municipality(MunicipalityDraft(name="x" * 200, istat_code="018001")),
        validate_population(PopulationDraft(DAY, 0, 0, 0)),
        validate_population(PopulationDraft(DAY, 2, 3, 5)),
        validate_personnel_cost(PersonnelCostDraft(1990, Decimal(0), Decimal(0), Decimal(0))),
        validate_personnel_cost(PersonnelCostDraft(2200, Decimal("0.01"), Decimal(0), Decimal(0))),
    ],
)
def test_that_what_stands_at_an_end_is_accepted(issues: list[Issue]) -> None:
    assert issues == []


@pytest.mark.parametrize(
    ("issues", "field"),
    [
        (validate_employee(replace(PERSON, birth_date=date(2011, 1, 1))), "birth_date"),
        (validate_employee(replace(PERSON, last_name="x" * 101)), "last_name"),
        (validate_employee(replace(PERSON, first_name="x" * 101)), "first_name"),
        (validate_posting(replace(POSTING, profile="x" * 201)), "profile"),
        (validate_municipality(MunicipalityDraft(name="x" * 201)), "name"),
        (validate_municipality(MunicipalityDraft(name="x", istat_code="01800A")), "istat_code"),
        (validate_population(PopulationDraft(DAY, 2, 3, 6)), "families"),
        (validate_population(PopulationDraft(DAY, 2, -1)), "women"),
        (validate_population(PopulationDraft(DAY, 2, 1, -1)), "families"),
        (validate_personnel_cost(PersonnelCostDraft(1989, Decimal(1), Decimal(1), Decimal(1))), "year"),
        (validate_personnel_cost(PersonnelCostDraft(2201, Decimal(1), Decimal(1), Decimal(1))), "year"),
        (validate_personnel_cost(PersonnelCostDraft(2024, Decimal("0.001"), Decimal(1), Decimal(1))), "pay"),
    ],
)
def test_that_what_stands_just_beyond_an_end_is_refused(issues: list[Issue], field: str) -> None:
    assert fields(issues) == [field]


def test_that_population_lines_come_oldest_first_with_their_ids() -> None:
    lines = population_lines([PopulationDraft(NEXT, 2, 3, None, 7), PopulationDraft(DAY, 2, 2, 2, 8)])
    assert [(line.id, line.residents, line.change) for line in lines] == [(8, 4, None), (7, 5, 1)]
    assert lines[0].draft == PopulationDraft(DAY, 2, 2, 2, 8)


def test_that_a_form_becomes_a_draft() -> None:
    draft = filled(PERSON, {"tax_code": None, "birth_date": None, "first_name": "Ada"})
    assert (draft.tax_code, draft.birth_date, draft.first_name) == ("", None, "Ada")


def test_that_columns_and_drafts_have_the_same_names() -> None:
    assert all(hasattr(PERSON, column.key) for column in EMPLOYEE_COLUMNS)


def test_that_refusing_says_every_sentence() -> None:
    with pytest.raises(NotValid, match=r"Manca la matricola\. Manca il cognome\."):
        refuse(validate_employee(replace(PERSON, matricola="", last_name="")))
    with pytest.raises(ValueError, match="without validating"):
        present(None)


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        (date(2024, 1, 1), None, ["valid_to"]),
        (date(2023, 12, 31), date(2024, 2, 1), ["valid_from"]),
        (date(2024, 1, 1), date(2024, 6, 30), []),
        (date(2024, 1, 1), date(2024, 7, 1), ["valid_to"]),
    ],
)
def test_that_postings_stay_within_service(start: date, end: date | None, found: list[str]) -> None:
    service = Period(date(2024, 1, 1), date(2024, 6, 30))
    assert fields(within_service(start, end, service, "L'assegnazione")) == found


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        (date(2024, 1, 1), date(2024, 6, 30), []),
        (date(2023, 12, 31), date(2024, 6, 30), ["valid_from"]),
        (date(2024, 2, 1), None, ["valid_to"]),
    ],
)
def test_that_facts_stay_within_the_days_of_their_unit(start: date, end: date | None, found: list[str]) -> None:
    assert fields(within_unit(start, end, "Area Tecnica", date(2024, 1, 1), date(2024, 6, 30))) == found
    assert within_unit(start, end, "Area Tecnica", None, None) == []


def test_that_the_posting_of_the_day_before_is_the_one_to_close() -> None:
    spans = [
        PostingSpan(PostingId(1), "Uno", date(2020, 1, 1), date(2023, 12, 31)),
        PostingSpan(PostingId(2), "Due", date(2024, 1, 1)),
    ]
    assert posting_to_close(POSTING, spans) == spans[1]
    assert posting_to_close(replace(POSTING, valid_from=date(2024, 1, 1)), spans) is None
    assert overlapping(replace(POSTING, id=PostingId(2)), spans) == []
    [issue] = overlapping(POSTING, spans)
    assert "Dal 01/01/2024 in poi c'è già l'assegnazione a Due" in issue.sentence


def test_that_an_appointment_without_its_act_is_doubted_and_not_refused() -> None:
    assert appointment_warnings(replace(APPOINTMENT, act="Decreto 1/2024")) == []
    [issue] = appointment_warnings(replace(APPOINTMENT, act="  "))
    assert (issue.field, issue.severity, issue.article) == ("act", Severity.WARNING, "CCNL 16.11.2022 art. 18")


def test_that_an_official_has_a_name_of_a_length_that_is_kept() -> None:
    assert validate_official(OfficialDraft(OfficialRole.MAYOR, "x" * 200, DAY)) == []
    assert fields(validate_official(OfficialDraft(OfficialRole.MAYOR, "x" * 201, DAY))) == ["full_name"]
    assert fields(validate_official(OfficialDraft(None, "Neri", None))) == ["role", "valid_from"]


def test_that_one_area_has_one_head_on_a_day() -> None:
    held = EqAppointmentSpan(EqAppointmentId(7), "Verdi Anna", (AreaId(1), AreaId(2)), "Area 1", date(2024, 1, 1), DAY)
    assert len(appointment_clashes(APPOINTMENT, [held])) == 1
    assert appointment_clashes(replace(APPOINTMENT, valid_from=NEXT), [held]) == []
    assert appointment_clashes(replace(APPOINTMENT, area_ids=(AreaId(3),)), [held]) == []
    assert appointment_clashes(replace(APPOINTMENT, id=EqAppointmentId(7)), [held]) == []
    assert appointment_clashes(replace(APPOINTMENT, valid_from=None), [held]) == []
