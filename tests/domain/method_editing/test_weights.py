"""Weights that sum, and weights shared equally."""

from dataclasses import replace
from decimal import Decimal

from app.domain.method.scale import Scale
from app.domain.method.template import Factor, Section, SheetTemplate
from app.domain.method.vocabulary import SectionKind
from app.domain.method_editing.weights import has_weights, weights_words, with_equal_weights, with_missing_weight
from app.domain.roles import SheetRole

FACTORS = tuple(Factor(f"F{number}", "Fattore") for number in range(3))
SECTION = Section("c", "Comportamenti", SectionKind.BEHAVIOURS, Decimal(40), factors=FACTORS)
TEMPLATE = SheetTemplate(
    "s", "Scheda", SheetRole.EQ, sections=(SECTION, replace(SECTION, code="d", weight=Decimal(55)))
)


def test_that_what_is_missing_or_too_much_is_said() -> None:
    assert weights_words(TEMPLATE) == "Somma dei pesi: 95 di 100 (mancano 5)"
    assert weights_words(replace(TEMPLATE, weights_total=Decimal(95))) == "Somma dei pesi: 95 di 95"
    assert weights_words(replace(TEMPLATE, weights_total=Decimal("94.5"))).endswith("(avanzano 0,5)")


def test_that_factors_without_weights_have_no_sum() -> None:
    assert weights_words(SECTION) == ""
    weighed = replace(SECTION, factors=tuple(replace(one, weight=Decimal("33.33")) for one in FACTORS))
    assert weights_words(weighed) == "Somma dei pesi: 99,99 di 100 (mancano 0,01)"


def test_that_equal_weights_sum_exactly() -> None:
    shared = with_equal_weights(SECTION)
    assert [factor.weight for factor in shared.factors] == [Decimal("33.34"), Decimal("33.33"), Decimal("33.33")]
    assert weights_words(shared) == "Somma dei pesi: 100 di 100"


def test_that_a_correction_takes_no_weight() -> None:
    points = Section("p", "Correzione", SectionKind.ADJUSTMENT)
    shared = with_equal_weights(replace(TEMPLATE, sections=(*TEMPLATE.sections, points)))
    assert [section.weight for section in shared.sections] == [50, 50, 0]


def test_that_other_parts_have_no_weights() -> None:
    scale = Scale("s", "Scala")
    assert with_equal_weights(scale) == scale
    assert weights_words(scale) == ""
    assert [has_weights(kind) for kind in (Section, Factor, Scale)] == [True, True, False]


def test_that_a_new_section_takes_the_weight_that_is_missing() -> None:
    section = Section("a", "A", SectionKind.BEHAVIOURS, Decimal(60))
    template = SheetTemplate("t", "T", SheetRole.EMPLOYEE, sections=(section,))
    new = replace(section, code="b", weight=Decimal(0))
    assert with_missing_weight(template, new).weight == 40
    full = replace(template, sections=(section, section))
    assert with_missing_weight(full, new).weight == 0
    assert with_missing_weight(section, new) == new
