"""Codes given by the program, and how far an objective has gone."""

from decimal import Decimal

import pytest

from app.domain.objectives import ObjectiveKind
from app.domain.objectives.codes import CodeSeries, free_code, prefix_of
from app.domain.objectives.progress import phases_progress, shown_progress

D = Decimal


@pytest.mark.parametrize(
    ("kind", "units", "code"),
    [
        (ObjectiveKind.STRATEGIC_COMMON, [], "SC3"),
        (ObjectiveKind.STRATEGIC, [], "S-01"),
        (ObjectiveKind.OPERATIONAL, ["AG-SEG"], "AG-SEG-13"),
        (ObjectiveKind.OPERATIONAL, ["AG-CUL"], "AG-CUL-01"),
        (ObjectiveKind.OPERATIONAL, ["AG-SEG", "AG-CUL"], "T-02"),
    ],
)
def test_that_a_code_follows_the_last_one_of_its_kind_and_unit(
    kind: ObjectiveKind, units: list[str], code: str
) -> None:
    used = ["SC1", "SC2", "AG-SEG-02", "AG-SEG-12", "T-01", "libero"]
    series = CodeSeries()
    series.read(used)
    assert series.next(prefix_of(kind, units)) == code


def test_that_a_taken_code_gets_a_number() -> None:
    assert free_code("AG", ["ag", "AG2"]) == "AG3"
    assert free_code("AG", []) == "AG"


def test_that_phases_count_by_weight_and_no_weight_is_no_progress() -> None:
    assert phases_progress([(D(75), D(100)), (D(25), D(0))]) == D("75.00")
    assert phases_progress([]) is None
    assert phases_progress([(D(0), D(100))]) is None


def test_that_what_is_measured_goes_before_what_is_noted_and_what_is_planned() -> None:
    phases = [(D(100), D(10))]
    assert shown_progress(D(0), phases, D(50)) == 0
    assert shown_progress(None, phases, D(50)) == 50
    assert shown_progress(None, phases, None) == 10
    assert shown_progress(None, [], None) is None
