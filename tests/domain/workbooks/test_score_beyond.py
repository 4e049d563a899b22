"""A word that no formula follows is named, and Merito gives the total: a workbook never shows another one."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from app.domain.method.definition import MethodDefinition
from app.domain.method.outside import Ceiling, Multiplier, Penalty
from app.domain.method.outside_words import (
    BlockEffect,
    Contribution,
    FigureSource,
    MeanOf,
    SectionEvaluator,
    Target,
)
from app.domain.method.scale import Scale
from app.domain.method.template import BlockingRule, Factor, Section, SheetTemplate
from app.domain.method.vocabulary import MissingPolicy, ScaleMode, SectionKind
from app.domain.roles import SheetRole
from app.domain.scoring.inputs import FactorInput, SectionInput, SheetInput
from app.domain.workbooks.score_beyond import beyond_formulas
from app.domain.workbooks.score_form import score_form

D = Decimal
SCALE = Scale("g", "Numero", ScaleMode.FREE, minimum=D(1), maximum=D(5))
SECTION = Section("c", "Comportamenti", SectionKind.BEHAVIOURS, D(100), scale="g", factors=(Factor("a", "Uno"),))
TEMPLATE = SheetTemplate("d", "Scheda", SheetRole.EMPLOYEE, sections=(SECTION,))
SHARE = Multiplier(FigureSource.PRESENCE, applies_to=Target.SHARE, is_linear=True)


def beyond(template: SheetTemplate, scale: Scale = SCALE) -> list[str]:
    method = MethodDefinition("m", "Metodo", scales=(scale,), templates=(template,))
    given = SheetInput((SectionInput("c", factors=(FactorInput("a"),)),))
    return beyond_formulas(score_form(method, template, given, ()))


@pytest.mark.parametrize(
    ("template", "words"),
    [
        (TEMPLATE, []),
        (replace(TEMPLATE, multipliers=(SHARE,)), []),
        (replace(TEMPLATE, multipliers=(replace(SHARE, applies_to=Target.TOTAL),)), ["moltiplicatore"]),
        (replace(TEMPLATE, penalties=(Penalty("Richiami", "x", D(2)),)), ["penalità"]),
        (replace(TEMPLATE, ceilings=(Ceiling(MeanOf.ENTITY),)), ["tetto da un altro risultato"]),
        (replace(TEMPLATE, blocking=(BlockingRule(effect=BlockEffect.TOTAL_ZERO),)), ["totale a zero"]),
        (replace(TEMPLATE, sections=(replace(SECTION, points_cap=D(50)),)), ["tetto dei punti"]),
        (replace(TEMPLATE, sections=(replace(SECTION, contribution=Contribution.SHARE),)), ["apporto"]),
        (
            replace(TEMPLATE, sections=(replace(SECTION, evaluator=SectionEvaluator.PEER, second_share=D(20)),)),
            ["due punteggi"],
        ),
        (replace(TEMPLATE, sections=(replace(SECTION, weight_goes_to="o"),)), []),
        (replace(TEMPLATE, sections=(replace(SECTION, missing=MissingPolicy.EXCLUDE),)), []),
        (
            replace(TEMPLATE, sections=(replace(SECTION, weight_goes_to="o", missing=MissingPolicy.EXCLUDE),)),
            ["peso a un'altra sezione"],
        ),
    ],
)
def test_that_a_word_that_changes_the_total_beyond_the_formulas_is_named(
    template: SheetTemplate, words: list[str]
) -> None:
    assert beyond(template) == words


def test_that_a_scale_that_begins_at_its_minimum_is_named() -> None:
    assert beyond(TEMPLATE, replace(SCALE, is_from_minimum=True)) == ["dal minimo della scala"]
    assert Fraction(replace(SCALE, is_from_minimum=True).bottom) == 1
