"""W22: the pay, the length and the interim pay of the appointments of EQ."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.domain.ids import AreaId, EmployeeId, EqAppointmentId
from app.domain.issues import Link
from app.domain.law.limits import limits_on
from app.domain.periods import year_period
from app.domain.structure.appointment_terms import appointment_findings, last_day_after_years
from app.domain.structure.appointments import EqAppointmentRow
from app.domain.structure.registry import Registry
from app.services.law.shipped import shipped_law

D = Decimal
ROSSI = EqAppointmentRow(
    EqAppointmentId(4), 1, EmployeeId(1), "1", "Rossi Ada", (AreaId(1),), "Area Tecnica", "1", D(12000), D(3000), "",
    False, True, date(2024, 1, 1), date(2026, 12, 31),
)  # fmt: skip
INTERIM = replace(
    ROSSI, id=EqAppointmentId(5), employee_id=EmployeeId(2), full_name="Verdi Anna", is_ad_interim=True,
    position_pay=None, result_pay=D(2400), valid_from=date(2024, 6, 1), valid_to=date(2024, 8, 31),
)  # fmt: skip


def found(*appointments: EqAppointmentRow, year: int = 2024) -> list[str]:
    within = year_period(year)
    limits = limits_on(shipped_law(), within.end, {})
    findings = list(appointment_findings(Registry(appointments=appointments), within, limits))
    assert all(one.link and one.link.kind == "eq_appointment" for one in findings)
    return [one.sentence for one in findings]


def test_that_an_appointment_within_its_terms_says_nothing() -> None:
    assert found(ROSSI, INTERIM) == []
    assert found(replace(ROSSI, position_pay=None, result_pay=None)) == []


@pytest.mark.parametrize(
    ("pay", "year", "words"),
    [
        (D("4999.99"), 2024, "è sotto il minimo di 5.000,00 €."),
        (D(5000), 2024, ""),
        (D(18000), 2024, ""),
        (D("18000.01"), 2024, "supera il massimo di 18.000,00 €."),
        (D("18000.01"), 2026, ""),
        (D(1), 2022, ""),
    ],
)
def test_that_the_position_pay_is_in_the_range_of_the_contract_of_the_year(pay: Decimal, year: int, words: str) -> None:
    row = replace(ROSSI, position_pay=pay, valid_from=date(year, 1, 1), valid_to=date(year, 12, 31))
    sentences = found(row, year=year)
    assert (not words and not sentences) or (bool(words) and sentences[0].endswith(words))


@pytest.mark.parametrize(
    ("start", "end", "year", "words"),
    [
        (date(2024, 1, 1), date(2027, 1, 1), 2024, "dura più di 3 anni: può arrivare al 31/12/2026."),
        (date(2023, 3, 1), None, 2025, ""),
        (date(2023, 3, 1), None, 2026, ""),
        (date(2022, 3, 1), None, 2025, "non ha una fine e dura da più di 3 anni."),
        (date(2021, 3, 1), None, 2026, "non ha una fine e dura da più di 5 anni."),
    ],
)
def test_that_an_appointment_lasts_as_long_as_the_contract_of_the_year_lets_it(
    start: date, end: date | None, year: int, words: str
) -> None:
    sentences = found(replace(ROSSI, valid_from=start, valid_to=end), year=year)
    assert (not words and not sentences) or (bool(words) and sentences[0].endswith(words))


def test_that_years_that_begin_on_the_last_of_february_end_with_february() -> None:
    assert last_day_after_years(date(2024, 2, 29), 3) == date(2027, 2, 28)
    assert last_day_after_years(date(2023, 1, 1), 5) == date(2027, 12, 31)


def test_that_an_interim_result_pay_is_a_share_of_the_post_covered() -> None:
    assert found(ROSSI, replace(INTERIM, result_pay=D(1800))) == []
    assert found(ROSSI, replace(INTERIM, result_pay=D(3000))) == []
    [low] = found(ROSSI, replace(INTERIM, result_pay=D("1799.99")))
    assert "è il 15,00 % della posizione coperta (12.000,00 €): va dal 15 % al 25 %." in low
    [high] = found(replace(INTERIM, position_pay=D(8000), result_pay=D(2400)))
    assert high.startswith("Verdi Anna: per l'incarico ad interim")
    assert found(INTERIM) == []


def test_that_only_the_appointments_of_the_year_are_looked_at() -> None:
    assert found(replace(ROSSI, position_pay=D(1)), year=2023) == []
    assert Link("eq_appointment", 4) in {
        one.link
        for one in appointment_findings(
            Registry(appointments=(replace(ROSSI, position_pay=D(1)),)),
            year_period(2024),
            limits_on(shipped_law(), date(2024, 12, 31), {}),
        )
    }
