"""What a reader is told of the year, and of the units whose objectives a section counts."""

from decimal import Decimal
from fractions import Fraction

import pytest

from app.domain.method.definition import ServiceRules
from app.domain.method.vocabulary import ObjectiveSource
from app.domain.scoring.engine import score_sheet
from app.domain.scoring.inputs import SectionInput, UnitTotal
from app.domain.scoring.steps import known
from app.domain.scoring.year import YearSheet, year_step
from tests.domain.scoring.sample import METHOD, given, objective, objectives, template
from tests.domain.scoring.telling import line

D = Decimal
TOTALS = [known("total", "Totale", "", Fraction(value)) for value in (80, 90)]
SHEETS = [YearSheet("1", "Scheda 1", 100, TOTALS[0]), YearSheet("2", "Scheda 2", 200, TOTALS[1], D(50))]
BROUGHT = "totale della scheda, con i giorni per cui pesa"
COUNTED = "somma di peso × totale : somma dei pesi; il peso sono i giorni in proporzione all'orario"


@pytest.mark.parametrize(
    ("rules", "mean", "days"),
    [
        # (100 × 80 + 200 × 90) : 300 = 86,666…
        (
            ServiceRules(),
            "somma di giorni × totale : giorni [somma: 100 × 80 + 200 × 90; divisore: 300] = 86,666666…",
            ("giorni: 100", "giorni: 200"),
        ),
        # A metà orario 200 giorni pesano 100: (100 × 80 + 100 × 90) : 200 = 85.
        (
            ServiceRules(does_part_time_count=True),
            f"{COUNTED} [somma: 100 × 80 + 100 × 90; divisore: 200] = 85",
            ("giorni: 100; orario: 100 %; peso: 100", "giorni: 200; orario: 50 %; peso: 100"),
        ),
    ],
    ids=["days", "part-time"],
)
def test_that_the_year_is_told_with_the_days_or_with_what_they_weigh(rules, mean, days):
    [exact] = year_step(SHEETS, rules).children
    assert line(exact) == f"Risultato dell'anno, valore esatto: {mean}"
    assert [line(step) for step in exact.children] == [
        f"Scheda 1: {BROUGHT} [{days[0]}] = 80",
        f"Scheda 2: {BROUGHT} [{days[1]}] = 90",
    ]


@pytest.mark.parametrize(
    ("units", "words"),
    [((), ""), (("Tributi",), "obiettivi di: Tributi; "), (("Area I", "Anagrafe"), "obiettivi di: Area I; Anagrafe; ")],
)
def test_that_a_section_tells_whose_objectives_it_counts(units, words):
    unit = objectives(objective_source=ObjectiveSource.UNIT)
    totals = tuple(UnitTotal(name, D(100)) for name in units)
    sheet = given(SectionInput("ob", objectives=(objective(1, "33.33", degree=D(80)),), unit_totals=totals))
    result = score_sheet(METHOD, template(unit), sheet)
    mean = "somma di peso × grado : somma dei pesi"
    assert line(result.tree.find("section:ob")) == (
        f"Obiettivi: {mean} [{words}somma: 33,33 × 80; divisore: 33,33] = 80"
    )
    assert [item.weight for item in result.section("ob").items] == [D("33.33")]
