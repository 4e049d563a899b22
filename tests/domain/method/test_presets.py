"""The shipped methods are sound, complete and respect the law."""

from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.method.canonical import method_from_json, method_to_json
from app.domain.method.toml import read_method
from app.domain.objectives import ObjectiveKind
from app.domain.roles import SheetRole

FOLDER = Path(__file__).parents[3] / "resources" / "methods"
AREAS = ("Operatori", "Operatori esperti", "Istruttori", "Funzionari ed EQ")


def preset(name="obiettivi-comuni-e-specifici"):
    method, issues = read_method((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    assert issues == []
    assert method is not None
    return method


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.stem)
def test_that_every_shipped_method_is_sound_and_survives_the_archive(path):
    method = preset(path.stem)
    assert method.code == path.stem
    assert method_from_json(method_to_json(method)) == method


@pytest.mark.parametrize("area", AREAS)
def test_that_every_contract_area_has_its_sheet(area):
    sheet = preset().template_for(SheetRole.EMPLOYEE, area)
    assert sheet is not None
    assert [section.code for section in sheet.sections] == ["comuni", "specifici", "comportamenti"]
    assert sheet.section_for(ObjectiveKind.STRATEGIC_COMMON).code == "comuni"
    assert sheet.section_for(ObjectiveKind.OPERATIONAL).code == "specifici"
    assert sheet.section_for(ObjectiveKind.STRATEGIC).code == "specifici"


def test_that_in_the_eq_sheet_the_organisation_prevails_and_payments_weigh_30_percent():
    sheet = preset().template_for(SheetRole.EQ, "Funzionari ed EQ")
    organisation = sum(section.weight for section in sheet.sections if section.kind.is_organisational)
    assert organisation > 50
    assert sheet.payment_share == Decimal(30)


def test_that_every_factor_and_every_row_is_described():
    method = preset()
    factors = [one for sheet in method.templates for section in sheet.sections for one in section.factors]
    assert all(factor.text and factor.description for factor in factors)
    assert all(row.label and row.descriptor for scale in method.scales for row in scale.rows)


def test_that_digits_choose_the_steps_of_both_scales():
    method = preset()
    assert [row.value for row in method.scale("comportamenti").rows] == [1, 2, 3, 4, 5]
    assert [row.share for row in method.scale("raggiungimento").rows] == [0, 50, 75, 100]
    assert method.indicators.judgement_scale == "raggiungimento"


def test_that_operators_and_expert_operators_read_different_words():
    method = preset()
    factor = method.template_for(SheetRole.EMPLOYEE, "Operatori").section("comportamenti").factors[0]
    assert factor.for_area("Operatori").text == "Cura nell'esecuzione dei compiti"
    assert factor.for_area("Operatori esperti").text == "Cura e autonomia nell'esecuzione dei compiti"
