"""Imaginary objectives: by hand, judged on the scale, or measured by each rule; parts that do not apply."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.domain.italian import NotReadable
from app.domain.method.definition import IndicatorDefaults, MethodDefinition
from app.domain.method.scale import Scale, ScaleRow
from app.domain.method.template import Band, Bands, Factor, Section, SheetTemplate
from app.domain.method.vocabulary import MissingPolicy, SectionKind
from app.domain.objectives import Direction, IndicatorRule
from app.domain.objectives.rule_parameters import Lateness
from app.domain.roles import SheetRole
from app.domain.scoring.engine import score_sheet
from app.domain.scoring.results import SheetResult
from app.domain.trial.checks import cell_issue, section_cell_issue, value_issue
from app.domain.trial.entries import EntryKind, TrialLine
from app.domain.trial.filling import carried_over, emptied, filled
from app.domain.trial.lines import trial_lines
from app.domain.trial.measure import (
    asked,
    choices_for,
    given_by,
    means_choices,
    means_of,
    phases_text,
    shown_values,
    with_field,
)
from app.domain.trial.outcome import (
    explained,
    trial_sections,
    with_degrees,
    with_outcomes,
)
from app.domain.trial.trial import sheet_of

YEAR = 2025
ROWS = (
    ScaleRow("Non raggiunto", Decimal(0), share=Decimal(0), is_reason_required=True),
    ScaleRow("In parte", Decimal(1), share=Decimal(50)),
    ScaleRow("Raggiunto", Decimal(2), share=Decimal(100)),
)
TEMPLATE = SheetTemplate(
    "eq", "Scheda EQ", SheetRole.EQ,
    sections=(
        Section("ob", "Obiettivi", SectionKind.OBJECTIVES_INDIVIDUAL, Decimal(60)),
        Section(
            "co", "Comportamenti", SectionKind.BEHAVIOURS, Decimal(40), Decimal(30), Decimal(50), scale="g",
            factors=(Factor("F1", "Cura"), Factor("F2", "Tempi")),
        ),
    ),
    bands=Bands(steps=(Band(Decimal(50), Decimal(100)), Band(Decimal(0), Decimal(0)))),
    payment_share=Decimal(30),
)  # fmt: skip
METHOD = MethodDefinition(
    "m", "Prova", scales=(Scale("g", "Giudizio", rows=ROWS),), templates=(TEMPLATE,),
    indicators=IndicatorDefaults(judgement_scale="g"),
)  # fmt: skip
FIRST = trial_lines(METHOD, TEMPLATE)[0]


def scored(*lines: TrialLine) -> SheetResult:
    return score_sheet(METHOD, TEMPLATE, sheet_of(METHOD, TEMPLATE, lines))


def degree(line: TrialLine) -> Decimal | None:
    [found] = with_degrees([line], scored(line))
    return found.degree


def measured(rule: IndicatorRule, **fields: object) -> TrialLine:
    line = given_by(FIRST, rule, METHOD, YEAR)
    for key, shown in fields.items():
        line = with_field(line, key, shown)
    return line


def test_that_every_rule_begins_with_an_example_that_has_a_degree() -> None:
    """80 of 100; 15 of the 20 from 60 to 80; the step of 10; done; 10 days late by 2; 40 x 100 + 60 x 50; top; 75."""
    found = {rule.value: degree(measured(rule)) for rule in IndicatorRule}
    assert found == {
        "percent_of_target": 80, "baseline_to_target": 75, "steps": 50, "yes_no": 100,
        "by_date": 80, "phases": 70, "judgement": 100, "direct": 75,
    }  # fmt: skip


def test_that_full_marks_are_a_hundred_with_every_rule() -> None:
    for rule in IndicatorRule:
        [full] = filled(METHOD, TEMPLATE, [measured(rule)])
        assert degree(full) == 100, rule
        assert scored(emptied(full)).missing, rule


def test_that_direction_cap_and_what_is_missing_can_be_tried() -> None:
    rule = IndicatorRule.PERCENT_OF_TARGET
    lower = measured(rule, direction=Direction.LOWER, target=Decimal(10), value=Decimal(12))
    assert degree(lower) == 80
    better = with_field(lower, "value", Decimal(8))
    assert degree(better) == 100
    assert degree(with_field(better, "cap", Decimal(120))) == 120
    empty = measured(rule, value=None)
    assert degree(empty) is None
    assert degree(with_field(empty, "missing", MissingPolicy.ZERO)) == 0
    excluded = with_field(empty, "missing", MissingPolicy.EXCLUDE)
    assert "esclusa" in explained(excluded, scored(excluded))


def test_that_steps_and_phases_are_tables_to_write() -> None:
    steps = measured(IndicatorRule.STEPS, steps="0 20\n10 100", value=Decimal(5))
    assert degree(steps) == 20
    assert degree(with_field(steps, "are_steps_linear", True)) == 60
    phases = measured(IndicatorRule.PHASES, phases="75 100\n25 20")
    assert degree(phases) == 80
    unknown = measured(IndicatorRule.PHASES, phases="75\n25 20")
    assert unknown.indicator is not None
    assert (degree(unknown), phases_text(unknown.indicator.phases)) == (None, "75\n25 20")
    for wrong in ("dieci", "10 120", "1 2 3"):
        with pytest.raises(NotReadable):
            measured(IndicatorRule.PHASES, phases=wrong)


def test_that_a_date_that_never_came_is_a_zero_and_an_empty_one_is_missing() -> None:
    late = measured(IndicatorRule.BY_DATE, penalty=None, lateness=Lateness.MONTH)
    assert degree(late) == 100
    assert degree(with_field(late, "penalty", Decimal(15))) == 85
    assert degree(with_field(late, "outcome", Decimal(0))) == 0
    assert degree(with_field(late, "done_on", None)) is None
    assert degree(with_field(late, "done_on", date(YEAR, 6, 30))) == 100


def test_that_an_objective_is_judged_on_the_scale_with_its_reason() -> None:
    line = given_by(FIRST, EntryKind.JUDGED, METHOD, YEAR)
    assert choices_for(line, METHOD) == [(0, "0 – Non raggiunto"), (1, "1 – In parte"), (2, "2 – Raggiunto")]
    bare = replace(line, scale=Scale("n", "Numeri", rows=(ScaleRow("1", Decimal(1)),)))
    assert choices_for(bare, METHOD) == [(1, "1")]
    low = with_field(line, "choice", Decimal(0))
    assert "reason" in asked(low, METHOD)
    assert "motivato" in scored(low).missing[0].label
    assert not any("motivato" in one.label for one in scored(with_field(low, "reason", "Mai avviato")).missing)
    assert asked(with_field(line, "choice", Decimal(2)), METHOD) == {"means", "choice"}


def test_that_a_line_asks_only_what_its_rule_needs() -> None:
    assert asked(FIRST, METHOD) == {"means", "value"}
    assert asked(measured(IndicatorRule.YES_NO), METHOD) == {"means", "outcome", "missing"}
    assert asked(measured(IndicatorRule.JUDGEMENT), METHOD) == {"means", "choice", "missing"}
    assert "baseline" not in asked(measured(IndicatorRule.PERCENT_OF_TARGET), METHOD)
    assert "unit" not in asked(measured(IndicatorRule.STEPS), METHOD)
    assert {means for means, _ in means_choices(FIRST)} == {EntryKind.OBJECTIVE, EntryKind.JUDGED, *IndicatorRule}
    back = given_by(measured(IndicatorRule.STEPS), EntryKind.OBJECTIVE, METHOD, YEAR)
    assert (means_of(back), back.value, back.indicator) == (EntryKind.OBJECTIVE, None, None)


def test_that_what_a_line_shows_is_what_it_takes_back() -> None:
    for rule in IndicatorRule:
        line = measured(rule)
        values = shown_values(line)
        again = line
        for key in asked(line, METHOD) - {"means"}:
            again = with_field(again, key, values[key])
        assert again == line, rule


def test_that_the_way_an_objective_is_given_stays_when_the_method_changes() -> None:
    lines = trial_lines(METHOD, TEMPLATE)
    lines[0] = replace(measured(IndicatorRule.STEPS), weight=Decimal(50))
    lines[1] = replace(lines[1], counts=False)
    longer = replace(METHOD, scales=(replace(METHOD.scales[0], title="Altro titolo"),))
    kept = carried_over(trial_lines(longer, TEMPLATE), lines)
    assert (kept[0].given, kept[0].indicator, kept[0].weight) == (EntryKind.MEASURED, lines[0].indicator, 50)
    assert kept[1].counts is False
    assert kept[0].scale == longer.scales[0]


def test_that_neutralised_objectives_and_factors_that_do_not_apply_are_out() -> None:
    lines = filled(METHOD, TEMPLATE, trial_lines(METHOD, TEMPLATE))
    off = [replace(line, counts=False) if line.key in {"objective:1", "F1"} else line for line in lines]
    result = scored(*off)
    excluded = {item.key for section in result.sections for item in section.items if item.is_excluded}
    assert excluded == {"objective:1", "objective:payment", "F1"}
    assert result.total == 100


def test_that_payment_times_decide_their_share_of_the_award() -> None:
    lines = filled(METHOD, TEMPLATE, trial_lines(METHOD, TEMPLATE))
    number = next(number for number, line in enumerate(lines) if line.is_payment_times)
    assert scored(*lines).award_share == 100
    lines[number] = replace(lines[number], value=Decimal(90))
    assert scored(*lines).award_share == 70
    assert with_degrees(lines, scored(*lines))[number].degree == 90


def test_that_a_section_is_left_out_or_weighs_within_its_range() -> None:
    lines = filled(METHOD, TEMPLATE, trial_lines(METHOD, TEMPLATE))
    first, second = trial_sections(TEMPLATE)
    assert section_cell_issue(TEMPLATE, first, "weight")
    assert not section_cell_issue(TEMPLATE, second, "weight")
    chosen = [replace(first, applies=False), replace(second, weight=Decimal(45))]
    sheet = sheet_of(METHOD, TEMPLATE, lines, "", chosen)
    assert (sheet.sections[1].weight, bool(sheet.sections[0].excluded)) == (45, True)
    shown = with_outcomes(chosen, score_sheet(METHOD, TEMPLATE, sheet))
    assert [(one.degree, one.points) for one in shown] == [(None, None), (100, 100)]
    again = trial_sections(TEMPLATE, chosen)
    assert [(one.applies, one.weight) for one in again] == [(False, 60), (True, 45)]
    assert with_outcomes(chosen, None) == chosen


def test_that_a_cell_refuses_what_its_line_cannot_take() -> None:
    factor = trial_lines(METHOD, TEMPLATE)[-1]
    assert "metodologia" in cell_issue(METHOD, factor, "weight", Decimal(1))
    assert "non è ammesso" in cell_issue(METHOD, factor, "value", Decimal(9))
    assert not cell_issue(METHOD, factor, "value", None)
    always = replace(factor, counts=None)
    assert "conta sempre" in cell_issue(METHOD, always, "counts", True)
    refusals = {rule: value_issue(METHOD, measured(rule), Decimal(7)) is not None for rule in IndicatorRule}
    refused = {rule for rule, is_refused in refusals.items() if is_refused}
    assert refused == {
        IndicatorRule.YES_NO, IndicatorRule.BY_DATE, IndicatorRule.PHASES, IndicatorRule.JUDGEMENT
    }  # fmt: skip


MEASURED, JUDGED = EntryKind.MEASURED, EntryKind.JUDGED


def given(kind: EntryKind, rule: IndicatorRule | None = None, **more: object) -> TrialLine:
    """Return a line of a kind; with a rule, it carries an indicator."""
    indicator = measured(rule).indicator if rule else None
    return replace(FIRST, given=kind, indicator=indicator, value=None, **more)  # type: ignore[arg-type]  # the fields are those of a line


@pytest.mark.parametrize(
    ("line", "right", "wrong"),
    [
        (given(EntryKind.POINTS), (-50, 0, 500), ()),
        (given(EntryKind.OBJECTIVE), (0, 80, 100), (-1, 101)),
        (given(EntryKind.DEGREE), (0, 100), (-1, 101)),
        (given(EntryKind.TOTAL_GIVEN), (0, 100), (-1, 101)),
        (given(MEASURED, IndicatorRule.PERCENT_OF_TARGET), (-1, 0, 5_000), ()),
        (given(MEASURED, IndicatorRule.YES_NO), (0, 1), (2, -1)),
        (given(MEASURED, IndicatorRule.JUDGEMENT), (0, 1, 2), (3,)),
        (given(MEASURED, IndicatorRule.BY_DATE), (), (0, 1)),
        (given(MEASURED, IndicatorRule.PHASES), (), (0, 1)),
        # judged on the scale, whatever the indicator it also has
        (given(JUDGED, IndicatorRule.YES_NO, scale=METHOD.scales[0]), (0, 1, 2), (3, 50)),
        (given(JUDGED, IndicatorRule.BY_DATE, scale=METHOD.scales[0]), (0, 2), (3,)),
        (given(EntryKind.FACTOR, scale=METHOD.scales[0]), (0, 1, 2), (3, -1)),
        (given(EntryKind.CONTRIBUTION, scale=None), (0, 100), (-1, 101)),
    ],
)
def test_that_a_value_is_asked_for_by_the_kind_of_its_line(
    line: TrialLine, right: tuple[int, ...], wrong: tuple[int, ...]
) -> None:
    assert [value for value in right if value_issue(METHOD, line, Decimal(value))] == []
    assert [value for value in wrong if not value_issue(METHOD, line, Decimal(value))] == []
