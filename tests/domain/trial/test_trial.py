"""The imaginary sheet: its lines, and what the engine makes of them."""

from dataclasses import replace
from decimal import Decimal

import pytest

from app.domain.method.definition import MethodDefinition
from app.domain.method.scale import Scale, ScaleRow
from app.domain.method.template import Band, Bands, Factor, FactorText, Section, SheetTemplate
from app.domain.method.vocabulary import Aggregator, SectionKind
from app.domain.roles import SheetRole
from app.domain.scoring.engine import score_sheet
from app.domain.trial.entries import EntryKind
from app.domain.trial.filling import carried_over, filled, with_cell
from app.domain.trial.lines import areas_of, trial_lines
from app.domain.trial.trial import sheet_of
from app.services.methods.presets import list_presets, read_preset

SCALE = Scale("s", "1-5", rows=tuple(ScaleRow(str(value), Decimal(value)) for value in range(1, 6)))
FACTORS = tuple(Factor(f"F{number}", f"Fattore {number}") for number in range(1, 7))
TEMPLATE = SheetTemplate(
    "eq", "Scheda EQ", SheetRole.EQ,
    sections=(
        Section("ob", "Obiettivi", SectionKind.OBJECTIVES_INDIVIDUAL, Decimal(60), is_individual=True),
        Section("co", "Comportamenti", SectionKind.BEHAVIOURS, Decimal(40), scale="s", factors=FACTORS),
    ),
    bands=Bands(steps=(Band(Decimal(90), Decimal(100)), Band(Decimal(80), Decimal(90)), Band(Decimal(0), Decimal(0)))),
)  # fmt: skip
METHOD = MethodDefinition("m", "Prova", scales=(SCALE,), templates=(TEMPLATE,))


def test_that_the_example_of_the_sixty_and_forty_gives_its_total() -> None:
    """Objectives 50/30/20 at 100, 83,33 and 60 weigh 60; six factors 4,5,3,4,4,5 of 5 weigh 40.

    0,6 x (50 + 24,999 + 12) + 0,4 x 83,333… = 52,1994 + 33,3333… = 85,53 (85,5327…).
    """
    given = iter([("50", "100"), ("30", "83.33"), ("20", "60"), *(("", value) for value in "453445")])
    lines = []
    for line in trial_lines(METHOD, TEMPLATE):
        weight, value = next(given)
        lines.append(replace(line, value=Decimal(value), weight=Decimal(weight) if weight else line.weight))
    result = score_sheet(METHOD, TEMPLATE, sheet_of(METHOD, TEMPLATE, lines))
    assert (result.total, result.share, result.is_provisional) == (Decimal("85.53"), Decimal(90), False)


@pytest.mark.parametrize("code", [row.code for row in list_presets()])
def test_that_full_marks_give_a_hundred_in_every_preset(code: str) -> None:
    method = read_preset(code)
    for template in method.templates:
        lines = [
            replace(line, value=Decimal(60 + 20 * number)) if line.given is EntryKind.TOTAL_GIVEN else line
            for number, line in enumerate(filled(method, template, trial_lines(method, template)))
        ]
        result = score_sheet(method, template, sheet_of(method, template, lines))
        assert not result.missing
        spread = any(section.kind is SectionKind.DIFFERENTIATION for section in template.sections)
        assert spread or result.total == 100


def test_that_nothing_given_leaves_the_total_unknown() -> None:
    result = score_sheet(METHOD, TEMPLATE, sheet_of(METHOD, TEMPLATE, trial_lines(METHOD, TEMPLATE)))
    assert result.total is None
    assert len(result.missing) == 9


def test_that_what_was_given_stays_when_the_method_changes() -> None:
    lines = filled(METHOD, TEMPLATE, trial_lines(METHOD, TEMPLATE))
    lines[0] = replace(lines[0], weight=Decimal(50), value=Decimal(10))
    fewer = replace(TEMPLATE.sections[1], factors=FACTORS[:2])
    changed = replace(TEMPLATE, sections=(TEMPLATE.sections[0], fewer))
    kept = carried_over(trial_lines(METHOD, changed), lines)
    assert [line.value for line in kept] == [10, 100, 100, 5, 5]
    assert kept[0].weight == 50


def test_that_a_chosen_factor_without_a_score_is_not_chosen() -> None:
    factors = (FACTORS[0], replace(FACTORS[1], is_chosen=True))
    section = Section("co", "Comportamenti", SectionKind.BEHAVIOURS, Decimal(100), scale="s", factors=factors)
    template = replace(TEMPLATE, sections=(replace(section, aggregator=Aggregator.MEAN),))
    lines = trial_lines(METHOD, template)
    first = replace(lines[0], value=Decimal(5))
    [given] = sheet_of(METHOD, template, [first, lines[1]]).sections
    assert [factor.key for factor in given.factors] == ["F1"]
    chosen = with_cell(lines[1], "value", Decimal(4))
    assert chosen.counts is True
    [given] = sheet_of(METHOD, template, [first, replace(chosen, value=None)]).sections
    assert [(factor.key, factor.value) for factor in given.factors] == [("F1", 5), ("F2", None)]


def test_that_corrections_certified_figures_and_totals_given_have_their_lines() -> None:
    kinds = (SectionKind.EXTERNAL, SectionKind.ADJUSTMENT, SectionKind.DIFFERENTIATION)
    template = replace(TEMPLATE, sections=tuple(Section(kind.value, kind.italian, kind) for kind in kinds))
    lines = trial_lines(METHOD, template)
    assert [line.given for line in lines] == [EntryKind.DEGREE, EntryKind.POINTS, *[EntryKind.TOTAL_GIVEN] * 3]
    values = [Decimal(number) for number in (70, -2, 80, 90, 100)]
    given = [replace(line, value=value) for line, value in zip(lines, values, strict=True)]
    given[1] = replace(given[1], reason="Encomio")
    external, adjustment, spread = sheet_of(METHOD, template, given).sections
    assert external.degree == 70
    assert (adjustment.points, adjustment.reason) == (Decimal(-2), "Encomio")
    assert spread.totals_given == (Decimal(80), Decimal(90), Decimal(100))


def test_that_the_words_of_a_contract_area_are_those_of_its_variant() -> None:
    factor = replace(FACTORS[0], variants=(FactorText(("Istruttori",), "Altre parole"),))
    section = replace(TEMPLATE.sections[1], factors=(factor,))
    template = replace(TEMPLATE, sections=(section,), contract_areas=("Operatori", "Istruttori"))
    assert areas_of(template) == ["Operatori", "Istruttori"]
    [line] = trial_lines(METHOD, template, "Istruttori")
    assert line.label == "Altre parole"
    result = score_sheet(METHOD, template, sheet_of(METHOD, template, [line], "Istruttori"))
    assert result.sections[0].items[0].label == "Altre parole"


def test_that_a_factor_without_a_scale_has_its_line_all_the_same() -> None:
    section = replace(TEMPLATE.sections[1], scale="manca")
    lines = trial_lines(METHOD, replace(TEMPLATE, sections=(section,)))
    assert {line.words for line in lines} == {"manca la scala"}
