"""Which sheet is for whom, which section takes which objectives, which words a factor has."""

from dataclasses import replace
from decimal import Decimal

import pytest

from app.domain.method.definition import MethodDefinition, ProcessPhase, ServiceRules
from app.domain.method.template import Factor, FactorText, Section, SheetTemplate
from app.domain.method.vocabulary import ObjectiveSource, SectionKind
from app.domain.objectives import ObjectiveKind
from app.domain.roles import SheetRole
from app.domain.scoring.service import too_short_service

D = Decimal
COMMON, STRATEGIC, OPERATIONAL = ObjectiveKind.STRATEGIC_COMMON, ObjectiveKind.STRATEGIC, ObjectiveKind.OPERATIONAL


def sheet(code: str, areas: str = "", units: str = "", role: SheetRole = SheetRole.EMPLOYEE) -> SheetTemplate:
    return SheetTemplate(code, code, role, tuple(areas.split()), tuple(units.split()))


METHOD = MethodDefinition(
    "m",
    "M",
    templates=(
        sheet("tutti"),
        sheet("operatori", "Operatori Esperti"),
        sheet("polizia", "", "Polizia"),
        sheet("vigili", "Operatori", "Polizia"),
        sheet("eq", role=SheetRole.EQ),
    ),
)


@pytest.mark.parametrize(
    ("area", "unit", "code"),
    [
        ("", "", "tutti"),
        ("Istruttori", "Tributi", "tutti"),
        ("Operatori", "Tributi", "operatori"),
        ("esperti", "", "operatori"),
        ("Istruttori", "POLIZIA", "polizia"),
        # La scheda dell'unità vince su quella dell'area; vince su tutte quella che le nomina insieme.
        ("Esperti", "Polizia", "polizia"),
        ("OPERATORI", "polizia", "vigili"),
    ],
)
def test_that_the_sheet_that_says_most_of_a_person_is_theirs(area: str, unit: str, code: str) -> None:
    for method in (METHOD, replace(METHOD, templates=METHOD.templates[::-1])):
        found = method.template_for(SheetRole.EMPLOYEE, area, unit)
        assert found is not None
        assert found.code == code


def test_that_a_role_without_a_sheet_has_none() -> None:
    assert METHOD.template_for(SheetRole.SECRETARY) is None
    narrow = MethodDefinition("m", "M", templates=(sheet("operatori", "Operatori"), sheet("polizia", "", "Polizia")))
    assert narrow.template_for(SheetRole.EMPLOYEE, "Istruttori", "Tributi") is None
    assert narrow.template_for(SheetRole.EMPLOYEE) is None


def section(
    code: str,
    *kinds: ObjectiveKind,
    kind: SectionKind = SectionKind.OBJECTIVES_INDIVIDUAL,
    source: ObjectiveSource = ObjectiveSource.PERSON,
) -> Section:
    return Section(code, code, kind, objective_kinds=kinds, objective_source=source)


def taker(kind: ObjectiveKind, *sections: Section) -> str | None:
    found = replace(sheet("s"), sections=sections).section_for(kind)
    return found.code if found else None


def test_that_objectives_go_where_their_kind_is_named_and_else_where_none_is() -> None:
    sections = (section("altri"), section("comuni", COMMON, STRATEGIC), section("ancora", COMMON), section("resto"))
    assert [taker(kind, *sections) for kind in (COMMON, STRATEGIC, OPERATIONAL)] == ["comuni", "comuni", "altri"]


def test_that_objectives_no_section_takes_have_none() -> None:
    assert taker(OPERATIONAL, section("comuni", COMMON)) is None
    assert taker(OPERATIONAL, section("comportamenti", kind=SectionKind.BEHAVIOURS)) is None


def test_that_only_a_section_of_the_person_s_objectives_takes_them() -> None:
    of_unit = section("unità", OPERATIONAL, source=ObjectiveSource.UNIT)
    assert taker(OPERATIONAL, of_unit, section("miei")) == "miei"
    assert (of_unit.holds_own_objectives, of_unit.holds_shared_objectives) == (False, True)
    mine = section("miei")
    assert (mine.holds_own_objectives, mine.holds_shared_objectives) == (True, False)
    certified = section("nv", kind=SectionKind.EXTERNAL, source=ObjectiveSource.ENTITY)
    assert (certified.holds_own_objectives, certified.holds_shared_objectives) == (False, False)


def test_that_one_bound_is_enough_for_a_weight_to_be_chosen() -> None:
    fixed = section("fisso")
    bounds = (None, D(10)), (D(10), None), (D(0), D(20)), (None, None)
    ranged = [replace(fixed, minimum_weight=low, maximum_weight=high).has_weight_range for low, high in bounds]
    assert ranged == [True, True, True, False]


FACTOR = Factor(
    "A",
    "Cura",
    "Cura del lavoro",
    descriptors=("poca", "molta"),
    variants=(
        FactorText(("Operatori", "Operatori esperti"), text="Diligenza"),
        FactorText(("Istruttori",), description="Cura delle pratiche", descriptors=("scarsa", "piena")),
    ),
)


@pytest.mark.parametrize(
    ("area", "words"),
    [
        ("", ("Cura", "Cura del lavoro", ("poca", "molta"))),
        ("Funzionari", ("Cura", "Cura del lavoro", ("poca", "molta"))),
        ("OPERATORI ESPERTI", ("Diligenza", "Cura del lavoro", ("poca", "molta"))),
        ("istruttori", ("Cura", "Cura delle pratiche", ("scarsa", "piena"))),
    ],
)
def test_that_a_factor_keeps_its_own_words_where_the_area_has_none(area: str, words: tuple[object, ...]) -> None:
    found = FACTOR.for_area(area)
    assert (found.text, found.description, found.descriptors) == words
    assert found.code == "A"


def test_that_a_method_that_says_nothing_asks_no_days_and_keeps_its_phases_in_the_year() -> None:
    assert too_short_service(ServiceRules(), 30, "Rossi Mario") == ""
    few = "Rossi Mario: 1 giorno di servizio nell'anno, e la metodologia non dice quanti ne servono per la valutazione."
    assert too_short_service(ServiceRules(), 1, "Rossi Mario") == few
    assert not ProcessPhase("F", "Valutazione").is_next_year
    process = MethodDefinition("m", "M").process
    assert (process.remarks_days, process.reconsideration_days, process.conciliation_days) == (10, 10, 15)
