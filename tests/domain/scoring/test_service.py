"""Which days of service count, and when they are too few."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from app.domain.method.definition import ServiceRules
from app.domain.periods import Period
from app.domain.scoring.service import AbsenceSpell, counted_days, is_neutral, too_short_service, weight_in_year
from app.domain.scoring.year import year_result

D = Decimal
YEAR = Period(date(2024, 1, 1), date(2024, 12, 31))
RULES = ServiceRules(60, ("Congedo parentale",), does_part_time_count=True)
MARCH = Period(date(2024, 3, 1), date(2024, 3, 31))


def test_that_all_days_in_service_count():
    assert counted_days(RULES, [YEAR], []) == 366


def test_that_an_absence_takes_its_days_away_once():
    twice = [AbsenceSpell("Aspettativa", MARCH), AbsenceSpell("Malattia", Period(date(2024, 3, 31), date(2024, 4, 1)))]
    assert counted_days(RULES, [YEAR], twice) == 366 - 32


def test_that_an_absence_out_of_service_takes_nothing_away():
    assert counted_days(RULES, [Period(date(2024, 4, 1), date(2024, 12, 31))], [AbsenceSpell("Malattia", MARCH)]) == 275


def test_that_neutral_absences_take_nothing_away():
    spells = [AbsenceSpell("congedo parentale ", MARCH), AbsenceSpell("Maternità", MARCH, is_neutral=True)]
    assert all(is_neutral(RULES, spell) for spell in spells)
    assert not is_neutral(RULES, AbsenceSpell("Malattia", MARCH))
    assert counted_days(RULES, [YEAR], spells) == 366


def test_that_too_few_days_are_told():
    sentence = "Rossi Mario: 59 giorni di servizio, meno dei 60 che servono per la valutazione."
    assert too_short_service(RULES, 59, "Rossi Mario") == sentence
    assert too_short_service(RULES, 60, "Rossi Mario") == ""


def test_that_part_time_counts_only_where_the_method_says():
    assert weight_in_year(RULES, 180, D("83.33")) == Fraction("149.994")
    assert weight_in_year(ServiceRules(), 180, D(50)) == 180
    assert weight_in_year(RULES, 180) == 180


def test_that_a_year_may_be_weighed_by_the_days_worked():
    # 100 giorni interi a 80 e 200 giorni a metà a 90: pesano uguale, 85.
    sheets = [(weight_in_year(RULES, 100), D(80)), (weight_in_year(RULES, 200, D(50)), D(90))]
    assert year_result(sheets).total == D("85.00")
