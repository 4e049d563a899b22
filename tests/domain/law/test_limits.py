"""The thresholds of a year: those in force on its reference day, or the ente's own from a year on."""

from datetime import date
from decimal import Decimal

import pytest

from app.domain.law.limits import limit_issues, limit_key, limits_on, own_limits
from app.domain.law.norms import Threshold
from app.domain.method.law_checks import law_issues
from app.domain.method.template import SheetTemplate
from app.domain.roles import SheetRole
from app.services.law.shipped import shipped_law

D = Decimal
LAW = shipped_law()


def threshold(code: str) -> Threshold:
    return next(one for one in LAW.thresholds if one.code == code)


@pytest.mark.parametrize(
    ("code", "day", "value"),
    [
        ("quota_tempi_di_pagamento", date(2023, 4, 21), None),
        ("quota_tempi_di_pagamento", date(2024, 12, 31), D(30)),
        ("posizione_massima", date(2024, 12, 31), D(18000)),
        ("posizione_massima", date(2026, 2, 23), D(18000)),
        ("posizione_massima", date(2026, 2, 24), D(22000)),
        ("anni_di_incarico", date(2025, 12, 31), D(3)),
        ("anni_di_incarico", date(2026, 12, 31), D(5)),
        ("ore_di_formazione", date(2024, 12, 31), None),
        ("ore_di_formazione", date(2025, 12, 31), D(40)),
        ("quota_punteggi_massimi", date(2026, 12, 31), None),
    ],
)
def test_that_a_threshold_is_that_of_its_day(code: str, day: date, value: Decimal | None) -> None:
    assert limits_on(LAW, day, {}).value(code) == value


def test_that_what_the_ente_sets_holds_from_its_year_until_it_goes_back_to_the_law() -> None:
    code = "quota_tempi_di_pagamento"
    settings = [
        (limit_key(code, 2024), "35"),
        (limit_key(code, 2026), ""),
        (limit_key(code, 2025), "40.5"),
        ("soglia.senza_anno", "9"),
        ("soglia.ore_di_formazione.duemila", "9"),
        (limit_key("posizione_minima", 2024), "tanto"),
    ]
    years = range(2023, 2027)
    own = [limits_on(LAW, date(year, 12, 31), own_limits(settings, year)).value(code) for year in years]
    assert own == [D(30), D(35), D("40.5"), D(30)]
    limits = limits_on(LAW, date(2024, 12, 31), own_limits(settings, 2024))
    assert limits.value("posizione_minima") == D(5000)
    assert limits.rows[code].own_text == "35 %, dal 2024"
    assert limits.value("mai_scritta") is None


def test_that_a_value_of_the_ente_stays_in_its_range() -> None:
    quota, years = threshold("quota_tempi_di_pagamento"), threshold("anni_di_incarico")
    assert limit_issues(quota, D(30)) == []
    assert [one.sentence for one in limit_issues(quota, D("29.99"))] == ["Si può scegliere da 30 % a 100 %."]
    assert [one.code for one in limit_issues(quota, None)] == ["required"]
    assert [one.code for one in limit_issues(years, D("2.5"))] == ["not_whole"]


def test_that_the_method_editor_warns_at_the_same_quota_as_the_law_of_today() -> None:
    quota = limits_on(LAW, date(2026, 11, 30), {}).value("quota_tempi_di_pagamento")
    assert quota is not None
    for share, warns in ((quota, False), (quota - D("0.01"), True)):
        template = SheetTemplate("eq", "EQ", SheetRole.EMPLOYEE, payment_share=share)
        assert any(one.code == "W3" for one in law_issues(template, "Scheda", "scheda")) is warns
