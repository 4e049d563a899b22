"""What a draft refuses, and in which field."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.domain.ids import AreaId, EmployeeId, IndicatorId, MandateLineId, ObjectiveId, SectorId
from app.domain.italian import NotReadable
from app.domain.objectives import (
    Direction,
    IndicatorRule,
    ObjectiveKind,
    assignment,
    indicator,
    mandate,
    objective,
    phase,
    value,
)
from app.domain.objectives.assignment import AssignmentDraft
from app.domain.objectives.indicator import IndicatorDraft
from app.domain.objectives.mandate import FIRST_YEAR, LAST_YEAR, MandateLineDraft, MandateLineRow
from app.domain.objectives.measuring import HIGHEST_CAP, IndicatorParameters, parameter_issues
from app.domain.objectives.objective import ObjectiveDraft, UnitRef, UnitShare
from app.domain.objectives.parameters import parse_steps
from app.domain.objectives.phase import PhaseDraft, mask_of, toggled
from app.domain.objectives.records import (
    MonitoringDraft,
    NeutralisationDraft,
    ResourceDraft,
    RevisionDraft,
    validate_monitoring,
    validate_neutralisation,
    validate_resource,
    validate_revision,
)
from app.domain.objectives.value import IndicatorValueDraft, value_text

D = Decimal
HERE = UnitShare(UnitRef(AreaId(1), SectorId(2)))
OBJECTIVE = ObjectiveDraft(title="Nuovo sportello", units=(HERE,))
INDICATOR = IndicatorDraft(name="Domande evase", baseline=D(60), target=D(80))
VALUE = IndicatorValueDraft(IndicatorId(1), on_date=date(2024, 12, 31), value=D(75), source="Registro")
DAY = date(2024, 6, 30)


def codes(issues):
    return [(issue.code, issue.field) for issue in issues]


def test_that_complete_drafts_are_accepted() -> None:
    assert objective.validate(OBJECTIVE) == []
    assert indicator.validate(INDICATOR) == []
    assert value.validate(VALUE, IndicatorRule.PERCENT_OF_TARGET) == []
    assert phase.validate(PhaseDraft(title="Avvio")) == []
    assert validate_resource(ResourceDraft(description="Fondi", amount=D("10.50"))) == []
    assert validate_monitoring(MonitoringDraft(on_date=DAY, progress=D(40))) == []
    assert validate_revision(RevisionDraft(on_date=DAY, what="Termine", reason="Ritardo della gara")) == []
    assert validate_neutralisation(NeutralisationDraft(ObjectiveId(1), None, DAY, "Alluvione", "Favorevole")) == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"title": "  "}, ("title_missing", "title")),
        ({"title": "x" * 301}, ("title_too_long", "title")),
        ({"units": ()}, ("unit_missing", "units")),
        ({"units": (HERE, HERE)}, ("unit_twice", "units")),
        ({"units": (replace(HERE, weight=D(101)),)}, ("units_out_of_range", "units")),
        ({"id": ObjectiveId(4), "parent_id": ObjectiveId(4)}, ("own_parent", "parent_id")),
    ],
)
def test_that_a_wrong_objective_names_the_field(changes: dict, expected: tuple[str, str]) -> None:
    assert codes(objective.validate(replace(OBJECTIVE, **changes))) == [expected]


def test_that_what_stands_at_an_end_is_accepted() -> None:
    assert objective.validate(replace(OBJECTIVE, title="x" * 300, units=(replace(HERE, weight=D(100)),))) == []
    assert objective.validate(replace(OBJECTIVE, units=(replace(HERE, weight=D(0)),))) == []
    for weight in (D(0), D("99.99"), D(100)):
        assert indicator.validate(replace(INDICATOR, weight=weight)) == []
    assert indicator.validate(replace(INDICATOR, target=D("0.000001"))) == []
    for given in (D(0), D(100)):
        direct = replace(VALUE, value=given, reason="Stima del responsabile")
        assert value.validate(direct, IndicatorRule.DIRECT) == []
    for answer in (D(0), D(1)):
        assert value.validate(replace(VALUE, value=answer), IndicatorRule.YES_NO) == []
    assert phase.validate(PhaseDraft(title="x" * 300, starts_on=DAY, ends_on=DAY, months=4095, progress=D(100))) == []
    assert validate_resource(ResourceDraft(description="Fondi", amount=D(0))) == []
    assert validate_monitoring(MonitoringDraft(on_date=DAY, progress=D(0))) == []
    assert validate_monitoring(MonitoringDraft(on_date=DAY, notes="Gara avviata")) == []
    assert validate_monitoring(MonitoringDraft(on_date=DAY, critical_points="Ritardo")) == []


def test_that_a_value_by_hand_below_zero_is_refused() -> None:
    below = replace(VALUE, value=D(-1), reason="x")
    assert codes(value.validate(below, IndicatorRule.DIRECT)) == [("value_out_of_range", "value")]
    assert codes(phase.validate(PhaseDraft(title="x", months=-1))) == [("months_unknown", "months")]


@pytest.mark.parametrize(
    ("cap", "penalty", "fields"),
    [
        (D(1), D(0), []),
        (D(HIGHEST_CAP), D("0.000001"), []),
        (None, D(0), []),
        (D(0), D(0), ["cap"]),
        (D(HIGHEST_CAP + 1), D(0), ["cap"]),
        (D(100), D(-1), ["penalty"]),
        (D(100), D("0.0000001"), ["penalty"]),
    ],
)
def test_that_the_highest_degree_and_the_penalty_have_their_ends(
    cap: Decimal | None, penalty: Decimal, fields: list[str]
) -> None:
    found = parameter_issues(IndicatorParameters(cap=cap, penalty=penalty))
    assert [issue.field for issue in found] == fields


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (D(FIRST_YEAR), D(LAST_YEAR), []),
        (D(2024), D(2024), []),
        (D(2024), D(2023), ["mandate_to"]),
        (D(FIRST_YEAR - 1), D(2024), ["mandate_from"]),
        (D(2024), D(LAST_YEAR + 1), ["mandate_to"]),
        (D("2024.5"), D(2025), ["mandate_from"]),
        (None, D(2025), ["mandate_from"]),
    ],
)
def test_that_a_mandate_has_two_years_in_their_order(
    first: Decimal | None, last: Decimal | None, expected: list[str]
) -> None:
    draft = MandateLineDraft(code="1", title="Linea", mandate_from=first, mandate_to=last)
    assert [issue.field for issue in mandate.validate(draft)] == expected


def test_that_a_line_of_the_mandate_is_listed_with_whole_years() -> None:
    row = MandateLineRow(MandateLineId(1), 1, "L1", "Vicini", "", 2022, 2026, 3)
    assert [column.text(row) for column in mandate.MANDATE_LINE_COLUMNS] == ["L1", "Vicini", "2022", "2026", "3", ""]


def test_that_a_common_objective_needs_no_unit_and_two_units_make_a_cross_one() -> None:
    assert objective.validate(replace(OBJECTIVE, kind=ObjectiveKind.STRATEGIC_COMMON, units=())) == []
    assert not OBJECTIVE.is_cross
    assert replace(OBJECTIVE, units=(HERE, UnitShare(UnitRef(AreaId(1))))).is_cross


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"name": ""}, ("name_missing", "name")),
        ({"weight": D("33.333")}, ("weight_too_fine", "weight")),
        ({"weight": D(-1)}, ("weight_out_of_range", "weight")),
        ({"target": D("0.0000001")}, ("target_too_fine", "target")),
        ({"rule": IndicatorRule.BASELINE_TO_TARGET, "target": D(60)}, ("no_range", "target")),
        (
            {"rule": IndicatorRule.BASELINE_TO_TARGET, "direction": Direction.LOWER},
            ("wrong_way", "direction"),
        ),
    ],
)
def test_that_a_wrong_indicator_names_the_field(changes: dict, expected: tuple[str, str]) -> None:
    assert codes(indicator.validate(replace(INDICATOR, **changes))) == [expected]


@pytest.mark.parametrize(
    ("rule", "changes", "expected"),
    [
        (IndicatorRule.PERCENT_OF_TARGET, {"source": ""}, ("source_missing", "source")),
        (IndicatorRule.PERCENT_OF_TARGET, {"on_date": None}, ("on_date_missing", "on_date")),
        (IndicatorRule.PERCENT_OF_TARGET, {"value": None}, ("value_missing", "value")),
        (IndicatorRule.PHASES, {}, ("phases_measured", "value")),
        (IndicatorRule.DIRECT, {}, ("reason_missing", "reason")),
        (IndicatorRule.DIRECT, {"value": D(120), "reason": "x"}, ("value_out_of_range", "value")),
        (IndicatorRule.YES_NO, {"value": D(2)}, ("not_yes_no", "value")),
    ],
)
def test_that_no_result_is_taken_without_what_proves_it(rule: IndicatorRule, changes: dict, expected: tuple) -> None:
    assert codes(value.validate(replace(VALUE, **changes), rule)) == [expected]


def test_that_zero_is_a_value_and_nothing_is_not() -> None:
    assert not replace(VALUE, value=D(0)).is_empty
    assert replace(VALUE, value=None).is_empty


@pytest.mark.parametrize(
    ("rule", "given", "shown"),
    [
        (IndicatorRule.PERCENT_OF_TARGET, (D("12.500000"), None, ""), "12,5"),
        (IndicatorRule.PERCENT_OF_TARGET, (None, None, ""), "–"),
        (IndicatorRule.YES_NO, (D(0), None, ""), "no"),
        (IndicatorRule.BY_DATE, (None, DAY, ""), "30/06/2024"),
        (IndicatorRule.BY_DATE, (D(0), None, ""), "non concluso"),
        (IndicatorRule.JUDGEMENT, (None, None, "raggiunto"), "raggiunto"),
    ],
)
def test_that_a_value_is_written_as_people_read_it(rule: IndicatorRule, given: tuple, shown: str) -> None:
    assert value_text(rule, *given) == shown


def test_that_dates_upside_down_are_refused() -> None:
    early = date(2024, 1, 1)
    assert codes(phase.validate(PhaseDraft(title="x", starts_on=DAY, ends_on=early))) == [
        ("dates_upside_down", "ends_on")
    ]
    given = AssignmentDraft(ObjectiveId(1), EmployeeId(1), valid_from=DAY, valid_to=early)
    assert codes(assignment.validate(given)) == [("dates_upside_down", "valid_to")]


def test_that_months_go_into_the_mask_and_come_out() -> None:
    assert mask_of([1, 6, 12]) == 0b1000_0010_0001
    assert toggled(toggled(0, 3), 6) == mask_of([3, 6])
    assert toggled(toggled(0, 3), 3) == 0
    assert codes(phase.validate(PhaseDraft(title="x", months=4096))) == [("months_unknown", "months")]


def test_that_a_record_without_its_reason_is_refused() -> None:
    assert codes(validate_revision(RevisionDraft(on_date=DAY, what="Termine"))) == [("reason_missing", "reason")]
    assert codes(validate_neutralisation(NeutralisationDraft(ObjectiveId(1), None, DAY, "Alluvione"))) == [
        ("opinion_missing", "opinion")
    ]
    assert codes(validate_monitoring(MonitoringDraft(on_date=DAY))) == [("nothing_noted", "notes")]
    assert codes(validate_resource(ResourceDraft(description="x", amount=D(-1)))) == [("amount_negative", "amount")]


def test_that_every_record_wants_its_day() -> None:
    for found in (
        validate_monitoring(MonitoringDraft(notes="Gara avviata")),
        validate_revision(RevisionDraft(what="Termine", reason="Ritardo")),
        validate_neutralisation(NeutralisationDraft(ObjectiveId(1), None, None, "Alluvione", "Favorevole")),
    ):
        assert codes(found) == [("on_date_missing", "on_date")]


@pytest.mark.parametrize(
    ("text", "bad"),
    [
        ("10 100\n\n20 0", ""),
        ("5 1000", ""),
        ("10 100\n20 -1", "«20 -1»: il grado"),
        ("5 1000,01", "«5 1000,01»"),
        ("5", "«5»"),
    ],
)
def test_that_a_step_has_a_value_and_a_degree_within_the_cap(text: str, bad: str) -> None:
    if not bad:
        assert [step.degree for step in parse_steps(text)] == [D(line.split()[1]) for line in text.splitlines() if line]
        return
    with pytest.raises(NotReadable, match=bad):
        parse_steps(text)
