"""Aree given to Sindaco, assessori and Segretario: words, warnings, evaluators, checks."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.domain.ids import AreaChargeId, AreaId, EmployeeId, OfficialId
from app.domain.issues import Severity
from app.domain.law.limits import limits_on
from app.domain.periods import Period
from app.domain.roles import OfficialRole
from app.domain.structure.area_charges import (
    SMALL_COMUNE,
    AreaChargeDraft,
    AreaChargeRow,
    AreaHead,
    charge_warnings,
    office_named,
    official_named,
    validate_charge,
    who_may_head,
)
from app.domain.structure.checks import STRUCTURE_CHECKS, StructureYear
from app.domain.structure.evaluators import OfficialRow
from app.domain.structure.hierarchy import Party, evaluator_on, head_on
from app.domain.structure.person_year import PersonFacts, person_year
from app.domain.structure.registry import Registry
from app.domain.structure.tree import organigram
from app.services.law.shipped import shipped_law
from tests.domain.structure.people import LONG_AGO, SUMMER, area, chosen, head, person, posting, secretary

MAYOR, ASSESSOR, SECRETARY = OfficialRole.MAYOR, OfficialRole.ASSESSOR, OfficialRole.SECRETARY
THE_MAYOR = OfficialRow(OfficialId(2), 1, MAYOR, "Neri Alberto", LONG_AGO, None)
SPRING = date(2024, 6, 30)


def charge(area_number: int, start: date = LONG_AGO, end: date | None = None) -> AreaChargeRow:
    return AreaChargeRow(
        AreaChargeId(1), 1, OfficialId(2), MAYOR, "Neri Alberto", AreaId(area_number), f"Area {area_number}",
        f"A{area_number}", "", start, end,
    )  # fmt: skip


TOWN = Registry(
    units=(area(1), area(2)),
    employees=(person(1), person(2), person(3)),
    postings=(posting(1, 1), posting(2, 2), posting(3, 1)),
    appointments=(head(3, 1),),
    officials=(secretary(), THE_MAYOR),
    charges=(charge(2, end=SPRING),),
)


def codes(registry: Registry) -> list[str]:
    facts = StructureYear(registry, 2024)
    return [
        f"{check.code}: {found.sentence}"
        for check in STRUCTURE_CHECKS
        if check.code.startswith("area_with")
        for found in check.find(facts)
    ]


def test_that_who_has_the_area_evaluates_its_people_and_not_the_eq() -> None:
    mayor, the_secretary = Party(official_id=OfficialId(2)), Party(official_id=OfficialId(1))
    clerk, day = EmployeeId(2), SPRING
    assert evaluator_on(day, clerk, AreaId(2), TOWN) == mayor
    assert evaluator_on(SUMMER, clerk, AreaId(2), TOWN) == the_secretary  # nobody has it any more
    assert evaluator_on(day, EmployeeId(1), AreaId(1), TOWN) == Party(employee_id=EmployeeId(3))
    moved = replace(TOWN, postings=(*TOWN.postings, posting(3, 2)))
    assert evaluator_on(day, EmployeeId(3), AreaId(2), moved) == the_secretary  # an EQ who works there
    assert evaluator_on(day, clerk, AreaId(2), replace(TOWN, overrides=(chosen(2, 3),))) == Party(EmployeeId(3))
    assert head_on(day, AreaId(2), TOWN) == mayor
    assert head_on(SUMMER, AreaId(2), TOWN) is None
    assert Period(LONG_AGO, SPRING) in TOWN.breaks_of(clerk)
    year = person_year(PersonFacts(TOWN.employees[1], TOWN), 2024)
    assert [(one.name, one.note) for one in year.facts if one.lane.name == "EVALUATOR"] == [
        ("Neri Alberto", "Sindaco"), ("Giusti Laura", "Segretario comunale"),
    ]  # fmt: skip


def test_that_no_eq_is_missing_where_somebody_else_has_the_area() -> None:
    assert codes(TOWN) == ["area_without_eq: Area 2: nessun titolare di EQ dal 01/07/2024 al 31/12/2024."]
    assert codes(replace(TOWN, charges=(charge(2),))) == []
    both = replace(TOWN, charges=(charge(2), charge(1, SUMMER)))
    assert codes(both) == [
        "area_with_two_eq: Area 1: due titolari (Persona 3, Neri Alberto) dal 01/07/2024 al 31/12/2024."
    ]
    chart = organigram(TOWN, SPRING, "Comune")
    assert [(one.head, one.is_eq) for one in chart.areas] == [("Persona 3", True), ("il Sindaco Neri Alberto", False)]


@pytest.mark.parametrize(
    ("head", "sentence"),
    [
        (AreaHead(), ""),
        (AreaHead("Rossi Maria"), "Titolare di EQ: Rossi Maria"),
        (AreaHead("Neri Alberto", MAYOR), "Responsabile: il Sindaco Neri Alberto"),
        (AreaHead("Sala Ugo", ASSESSOR), "Responsabile: l'assessore Sala Ugo"),
        (AreaHead("Giusti Laura", SECRETARY), "Responsabile: il Segretario comunale Giusti Laura"),
    ],
)
def test_that_a_head_is_called_by_the_office(head: AreaHead, sentence: str) -> None:
    assert head.sentence == sentence


@pytest.mark.parametrize(
    ("words", "office"),
    [
        ("il Sindaco, ing. Leandro Pautassini", MAYOR),
        ("il Segretario comunale", SECRETARY),
        ("Segretaria Comunale dott.ssa Ada Arcuri", SECRETARY),
        ("Vicesindaco Pini", ASSESSOR),
        ("l'Assessore ai lavori pubblici", ASSESSOR),
        ("Vice Segretario dott. Bruno Bassi", None),
        ("Vicesegretario Bassi", None),
        ("dott.ssa Ada Arcuri", None),
        ("Segretario di scuola", None),
    ],
)
def test_that_the_office_in_the_words_of_a_plan_is_known(words: str, office: OfficialRole | None) -> None:
    assert office_named(words) is office


def test_that_an_official_is_found_by_name_office_and_day() -> None:
    before = replace(THE_MAYOR, id=OfficialId(3), valid_to=SPRING)
    now = replace(THE_MAYOR, id=OfficialId(4), valid_from=SUMMER)
    body = replace(THE_MAYOR, id=OfficialId(5), role=OfficialRole.BODY_MEMBER)
    officials = (before, now, body, secretary())
    assert official_named(officials, "Alberto Neri") is None
    assert official_named(officials, "Alberto Neri", day=SUMMER) == now
    assert official_named(officials, "neri alberto", MAYOR, SPRING) == before
    assert official_named(officials, "neri alberto", SECRETARY, SPRING) is None
    assert official_named((body,), "Neri Alberto") is None


@pytest.mark.parametrize(
    ("office", "act", "residents", "found"),
    [
        (1, "Decreto 3", 4999, []),
        (1, "Decreto 3", 5000, ["charge_population"]),
        (2, "Decreto 3", 8050, ["charge_population"]),
        (3, "Decreto 3", 8050, []),
        (1, "Decreto 3", None, []),
        (3, " ", 8050, ["act_missing"]),
        (1, "", 8050, ["act_missing", "charge_population"]),
        (None, "Decreto 3", 8050, []),
    ],
)
def test_that_a_large_comune_and_a_missing_act_are_warned_of(
    office: int | None, act: str, residents: int | None, found: list[str]
) -> None:
    offices = {OfficialId(1): MAYOR, OfficialId(2): ASSESSOR, OfficialId(3): SECRETARY}
    draft = AreaChargeDraft(OfficialId(office) if office else None, act=act)
    small = limits_on(shipped_law(), SUMMER, {}).value(SMALL_COMUNE)
    issues = charge_warnings(draft, offices, residents, small)
    assert [one.code for one in issues] == found
    assert all(one.severity is Severity.WARNING and one.article for one in issues)
    of_people = [one.sentence for one in issues if one.code == "charge_population"]
    assert all(one.endswith("si può dare a Sindaco e assessori solo sotto i 5.000.") for one in of_people)
    before = limits_on(shipped_law(), date(2001, 12, 31), {}).value(SMALL_COMUNE)
    assert "charge_population" not in [one.code for one in charge_warnings(draft, offices, residents, before)]


def test_that_to_whom_an_area_may_be_given_is_said_with_the_figure_in_force() -> None:
    assert (
        who_may_head(Decimal(5000))
        == "Sindaco e assessori nei comuni sotto i 5.000 abitanti, il Segretario in ogni ente."
    )
    assert who_may_head(None) == "Sindaco e assessori, il Segretario in ogni ente."


def test_that_a_responsibility_needs_somebody_an_area_and_a_first_day() -> None:
    assert [one.field for one in validate_charge(AreaChargeDraft())] == ["official_id", "area_ids", "valid_from"]
    whole = AreaChargeDraft(OfficialId(1), (AreaId(1),), "x" * 301, SUMMER, SPRING)
    assert [one.field for one in validate_charge(whole)] == ["act", "valid_to"]
