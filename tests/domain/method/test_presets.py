"""The shipped methods are sound, complete and respect the law."""

from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.method.stored import method_from_json, method_to_json
from app.domain.method.vocabulary import SectionKind
from app.domain.method_file.toml import read_method
from app.domain.objectives import ObjectiveKind
from app.domain.roles import SheetRole

FOLDER = Path(__file__).parents[3] / "app" / "resources" / "methods"
ORGANISATION = {SectionKind.ORGANISATION_ENTITY, SectionKind.ORGANISATION_UNIT}
"""What measures the organisation (D.Lgs. 150/2009 art. 9 c. 1 lett. a)."""
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
    organisation = sum(section.weight for section in sheet.sections if section.kind in ORGANISATION)
    assert organisation > 50
    assert sheet.payment_share == Decimal(30)


PRESETS = {
    "obiettivi-60-comportamenti-40": ("Obiettivi 60 / comportamenti 40", {"eq": [60, 40], "dipendenti": [40, 60]}),
    "tre-ambiti": ("Tre ambiti", {"eq": [20, 50, 30], "dipendenti": [30, 30, 40], "operatori": [30, 30, 40]}),
    "articolo-9": ("Articolo 9", {"eq": [40, 30, 20, 10], "dipendenti": [50, 50], "operatori": [50, 50]}),
    "solo-comportamenti": ("Solo comportamenti per i dipendenti", {"eq": [70, 30], "dipendenti": [100]}),
    "obiettivi-comuni-e-specifici": (
        "Obiettivi comuni e specifici",
        {"eq": [20, 50, 30], "funzionari": [20, 40, 40], "istruttori": [20, 30, 50], "operatori": [20, 20, 60]},
    ),
    "segretario": ("Segretario", {"segretario": [40, 40, 20]}),
}
OF_STAFF = sorted(set(PRESETS) - {"segretario"})


def test_that_the_six_methods_are_shipped():
    assert sorted(path.stem for path in FOLDER.glob("*.toml")) == sorted(PRESETS)


@pytest.mark.parametrize("code", PRESETS)
def test_that_each_method_has_its_name_and_its_sections(code):
    method = preset(code)
    found = {sheet.code: [section.weight for section in sheet.sections] for sheet in method.templates}
    assert (method.name, found) == PRESETS[code]


@pytest.mark.parametrize("code", PRESETS)
def test_that_every_factor_and_every_row_is_described(code):
    method = preset(code)
    factors = [one for sheet in method.templates for section in sheet.sections for one in section.factors]
    assert factors
    assert all(factor.text and factor.description for factor in factors)
    assert all(row.label and row.descriptor for scale in method.scales for row in scale.rows)
    assert method.indicators.judgement_scale


@pytest.mark.parametrize("code", OF_STAFF)
def test_that_everybody_finds_a_sheet_and_a_section_for_each_objective(code):
    method = preset(code)
    sheets = [method.template_for(SheetRole.EQ, "Funzionari ed EQ")]
    sheets += [method.template_for(SheetRole.EMPLOYEE, area) for area in AREAS]
    assert None not in sheets
    with_objectives = [sheet for sheet in sheets if any(section.kind.holds_objectives for section in sheet.sections)]
    assert all(takers(sheet, kind) for sheet in with_objectives for kind in ObjectiveKind)


def takers(sheet, kind):
    """The sections of a sheet that count objectives of a kind: one of the person's, any of the unit's or the ente's."""
    shared = [section for section in sheet.sections if section.holds_shared_objectives]
    counting = [section.code for section in shared if kind in (section.objective_kinds or ObjectiveKind)]
    own = sheet.section_for(kind)
    return [*counting, own.code] if own else counting


def test_that_with_three_scopes_unit_and_ente_count_without_being_assigned():
    method = preset("tre-ambiti")
    eq, employee = method.template("eq"), method.template("operatori")
    assert [takers(eq, kind) for kind in ObjectiveKind] == [["ente"], ["obiettivi"], ["obiettivi"]]
    assert [takers(employee, kind) for kind in ObjectiveKind] == [["unita", "obiettivi"]] * 3


@pytest.mark.parametrize("code", OF_STAFF)
def test_that_payment_times_decide_thirty_percent_of_the_pay_of_every_eq(code):
    assert preset(code).template_for(SheetRole.EQ).payment_share == 30


def test_that_every_step_of_article_9_has_its_descriptor():
    method = preset("articolo-9")
    factors = [one for sheet in method.templates for section in sheet.sections for one in section.factors]
    assert [len(set(factor.descriptors)) for factor in factors] == [5] * len(factors)


def test_that_the_segretario_is_evaluated_by_the_sindaco():
    method = preset("segretario")
    assert [(rule.role, rule.evaluator) for rule in method.process.evaluators] == [(SheetRole.SECRETARY, "Sindaco")]
    assert method.template_for(SheetRole.SECRETARY).code == "segretario"


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
