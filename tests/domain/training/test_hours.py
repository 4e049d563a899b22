"""Hours due, reached and shared: who owes how many, and which part of the staff reaches them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from app.domain.checks import OF_THE_ENTE
from app.domain.exact import HUNDRED, ZERO
from app.domain.ids import AreaId, EmployeeId
from app.domain.issues import Link
from app.domain.periods import Period
from app.domain.training.checks import TRAINING_CHECKS, TrainingYear
from app.domain.training.editing import (
    TrainingActivityDraft,
    TrainingPlanDraft,
    validate_activity,
    validate_planned,
)
from app.domain.training.hours import (
    TrainingRow,
    TrainingStanding,
    due_hours,
    hours_words,
    service_days,
    totals_by_area,
)
from app.domain.training.share import SHARE_SOURCE, is_of_training, proposed_share

FORTY, WHOLE = Decimal(40), Period(date(2020, 1, 1), date(9999, 12, 31))
ROSSI = TrainingRow(
    EmployeeId(1), "0001", "Rossi Mario", AreaId(1), "Area Affari generali", "Anagrafe", 365, 365, HUNDRED,
    FORTY, Decimal(12), FORTY,
)  # fmt: skip
NERI = replace(ROSSI, id=EmployeeId(2), full_name="Neri Ugo", planned=None, done=ZERO, part_time=Decimal(50))
BRUNI = replace(ROSSI, id=EmployeeId(3), full_name="Bruni Lia", area_id=AreaId(2), area="Area Tecnica", done=FORTY)
AWAY = replace(BRUNI, id=EmployeeId(4), full_name="Sala Ida", days=0, due=ZERO, done=ZERO, planned=None)


def test_that_the_whole_year_owes_the_whole_threshold_and_a_part_of_it_its_share_of_days() -> None:
    assert due_hours(FORTY, 365, 365) == FORTY
    assert due_hours(FORTY, 181, 365) == Decimal("19.84")
    assert due_hours(FORTY, 0, 365) == ZERO
    assert due_hours(None, 10, 365) is None


def test_that_long_absences_are_no_days_of_service() -> None:
    leave = Period(date(2025, 3, 1), date(2025, 3, 31))
    assert service_days(2025, WHOLE, []) == 365
    assert service_days(2025, WHOLE, [leave, leave]) == 334
    assert service_days(2025, Period(date(2025, 12, 1), date(2025, 12, 31)), [leave]) == 31
    assert service_days(2025, Period(date(2026, 1, 1), date(2026, 12, 31)), []) == 0


def test_that_a_person_stands_where_the_hours_say() -> None:
    assert [one.standing for one in (ROSSI, NERI, BRUNI, AWAY, replace(ROSSI, due=None))] == [
        TrainingStanding.PLANNED, TrainingStanding.UNPLANNED, TrainingStanding.REACHED, TrainingStanding.NOT_DUE,
        TrainingStanding.NOT_DUE,
    ]  # fmt: skip
    assert (ROSSI.missing, BRUNI.missing) == (Decimal(28), ZERO)


def test_that_totals_count_those_who_owe_hours_alone() -> None:
    general, technical, whole = totals_by_area([ROSSI, NERI, BRUNI, AWAY], "Tutto l'ente")
    assert (general.people, general.counted, general.reached, general.share) == (2, 2, 0, ZERO)
    assert (technical.people, technical.counted, technical.share) == (2, 1, HUNDRED)
    assert (whole.name, whole.share, whole.done) == ("Tutto l'ente", Decimal("33.33"), Decimal(52))


def test_that_the_share_of_a_head_is_that_of_the_own_areas() -> None:
    day = date(2025, 12, 31)
    own = proposed_share([ROSSI, NERI, BRUNI], {AreaId(2)}, day)
    assert own is not None
    assert own.sentence == "Dalla formazione registrata: 100 % (1 su 1 persone)."
    assert own.source == "Formazione registrata in Merito: 1 su 1 persone al 31/12/2025"
    every = proposed_share([ROSSI, NERI, BRUNI], (), day)
    assert every is not None
    assert every.value == Decimal("33.33")
    assert proposed_share([AWAY], (), day) is None
    assert is_of_training(f"  {SHARE_SOURCE.upper()} ")
    assert not is_of_training("Ufficio personale")


def sentences(*rows: TrainingRow, is_over: bool = True) -> list[str]:
    year = TrainingYear(2025, rows, is_over)
    return [issue.sentence for check in TRAINING_CHECKS if check.norm for issue in check.issues(year)]


def test_that_who_has_too_few_hours_planned_or_done_is_named() -> None:
    assert sentences(ROSSI, NERI, BRUNI, AWAY) == [
        "Neri Ugo: nessuna ora di formazione in piano, ne servono 40.",
        "Rossi Mario: 12 ore di formazione nel 2025, ne servono 40.",
        "Neri Ugo: nessuna ora di formazione nel 2025, ne servono 40.",
    ]
    assert sentences(replace(ROSSI, planned=Decimal(1)), BRUNI, is_over=False) == [
        "Rossi Mario: 1 ora di formazione in piano, ne servono 40."
    ]


def test_that_a_year_without_any_hours_is_one_finding_and_without_a_threshold_none() -> None:
    bare = replace(NERI, full_name="Verdi Anna")
    assert sentences(NERI, bare) == [
        "Per il 2025 non è pianificata nessuna ora di formazione.",
        "Nel 2025 non è registrata nessuna ora di formazione.",
    ]
    assert sentences(replace(NERI, due=None)) == []
    own = TrainingYear(2024, (NERI, ROSSI), is_of_ente=True)
    law = [one for one in TRAINING_CHECKS if one.norm]
    asked = [one for one in TRAINING_CHECKS if not one.norm]
    assert [issue.sentence for one in asked for issue in one.issues(own)] == [
        issue.sentence for one in law for issue in one.issues(own)
    ]
    assert {one.source for one in asked} == {OF_THE_ENTE}
    assert not [issue for one in asked for issue in one.issues(replace(own, is_of_ente=False))]
    [issue] = TRAINING_CHECKS[0].issues(TrainingYear(2025, (NERI, ROSSI)))
    assert issue.link == Link("training", 2, "planned")


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({}, []),
        ({"title": "  "}, ["title"]),
        ({"hours": ZERO}, ["hours"]),
        ({"hours": Decimal(-1)}, ["hours"]),
        ({"hours": Decimal("1.005")}, ["hours"]),
        ({"hours": Decimal(1001)}, ["hours"]),
        ({"hours": None}, ["hours"]),
        ({"on_date": date(2024, 12, 31)}, ["on_date"]),
        ({"on_date": None}, ["on_date"]),
        ({"employee_ids": ()}, ["employee_ids"]),
        ({"title": "x" * 301}, ["title"]),
    ],
)
def test_that_what_cannot_have_been_done_is_told_by_field(changes: dict[str, Any], fields: list[str]) -> None:
    draft = TrainingActivityDraft((EmployeeId(1),), "Corso", date(2025, 5, 1), Decimal(4))
    assert [one.field for one in validate_activity(replace(draft, **changes), 2025)] == fields


def test_that_hours_planned_may_be_none_and_never_less() -> None:
    assert validate_planned(TrainingPlanDraft((EmployeeId(1),), None)) == []
    assert [one.field for one in validate_planned(TrainingPlanDraft((EmployeeId(1),), Decimal(-2)))] == ["hours"]
    assert hours_words(Decimal("7.5")) == "7,5 ore"
