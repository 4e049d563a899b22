"""Ten systems of comuni that do not exist, written as files: each award worked out by hand, to the cent."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.awards.compute import compute_fund
from app.domain.awards.file import read_award_rules
from app.domain.awards.participants import AbsentDays, GateDegree, HeldPost, MissedTimes, Participant
from app.domain.awards.pool import FundPool
from app.domain.awards.result import FundResult
from app.domain.awards.vocabulary import MissedDuty, PaymentStanding, ResidualUse, Sanction
from app.domain.periods import Period, year_period
from app.domain.roles import SheetRole
from tests.domain.awards.people import HALF, YEAR, euros, person

SYSTEMS = Path(__file__).parent / "systems"
D = Decimal


def of_system(name: str, cents: int, people: Sequence[Participant]) -> FundResult:
    rules, issues = read_award_rules((SYSTEMS / f"{name}.toml").read_text(encoding="utf-8"))
    assert issues == []
    assert rules is not None
    return compute_fund(rules, rules.funds[0], FundPool("f", cents, YEAR), people)


def away(number: int, kind: str, days: Period, *, is_neutral: bool = False) -> Participant:
    return person(number, absences=(AbsentDays(kind, days, is_neutral),), gates=OPEN)


def head(number: int, score: int, pay: int, **facts: object) -> Participant:
    """Return an EQ with the position pay of one post, in euros; `others` are the posts held ad interim."""
    others = facts.pop("others", ())
    borne = D(str(facts.pop("borne", 100)))
    post = HeldPost(year_period(YEAR), f"Posizione {number}", position_pay=pay * 100, borne_share=borne)
    made = person(number, score, role=SheetRole.EQ, other_incentives=0)
    return replace(made, posts=(post, *others), **facts)  # type: ignore[arg-type]  # any facts, named by the test


OPEN = (GateDegree("OB.1", D(80)),)
APRIL = Period(date(YEAR, 4, 1), date(YEAR, 4, 30))
INTERIM = HeldPost(HALF, "Tecnica", position_pay=1_000_000, is_interim=True)
CASES: tuple[tuple[str, int, tuple[Participant, ...], list[str], int], ...] = (
    (
        "valle-alta",  # w·f 0,8 + 1,3 + 0,585 = 2,685
        600_000,
        (person(1, 80), person(2, 100, "Istruttori"), person(3, 90, "Istruttori", part_time=50)),
        ["1787.71", "2905.03", "1307.26"],
        0,
    ),
    (
        "borgo-fasce",  # 1.000 ciascuno
        400_000,
        tuple(person(number, score) for number, score in enumerate((96, 88, 76, 61), 1)),
        ["1000.00", "900.00", "750.00", "500.00"],
        85_000,
    ),
    (
        "colle-mesi",  # 12/12 e 10/12 × 70 %: 12/19 e 7/19
        300_000,
        (person(1, 90), person(2, 90, part_time=50, period=Period(date(YEAR, 3, 17), date(YEAR, 12, 31)))),
        ["1894.74", "1105.26"],
        0,
    ),
    (
        "serra-aree",  # 7.000 × 2/3 + 3.000 × 1/2 = 6.166,67 e 3.833,33
        1_000_000,
        (
            person(1, 100, salary=2_000_000),
            person(2, 50, salary=3_000_000),
            person(3, 80, salary=5_000_000, place="Tecnica"),
        ),
        ["4111.11", "2055.56", "3833.33"],
        0,
    ),
    (
        "monte-maggiorazione",  # m′ 15/47, base 940, maggiorazione 300
        500_000,
        tuple(person(number, 100, hired_on=date(2020 - number, 1, 1)) for number in range(1, 6)),
        ["940.00", "940.00", "940.00", "940.00", "1240.00"],
        0,
    ),
    (
        "pian-importi",
        300_000,
        (person(1, 95), person(2, 92, "Istruttori", part_time=50), person(3, 75, "Istruttori"), person(4, 60)),
        ["600.00", "400.00", "400.00", "0.00"],
        160_000,
    ),
    (
        "pian-importi",  # la metà di 1.400
        70_000,
        (person(1, 95), person(2, 92, "Istruttori", part_time=50), person(3, 75, "Istruttori"), person(4, 60)),
        ["300.00", "200.00", "200.00", "0.00"],
        0,
    ),
    (
        "riva-classi",
        400_000,
        tuple(person(number, score, born_on=date(1970, 1, number)) for number, score in enumerate((95, 95, 90, 85), 1)),
        ["1000.00", "1200.00", "1000.00", "800.00"],
        0,
    ),
    (
        # ad interim 10.000 × 20 % × 1/2 × 0,56 × 0,96 = 537,60; restano 9.462,40 per 16, 12 e 12/2 trentaquattresimi
        "lago-risultato",
        1_000_000,
        (
            head(1, 90, 16_000, payment_times=PaymentStanding.REACHED),
            head(
                2, 80, 12_000, payment_times=PaymentStanding.MISSED, others=(INTERIM,),
                missed_duties=(MissedTimes(MissedDuty.INTERVIEW, 2),),
            ),
            head(3, 100, 12_000, borne=50, other_incentives=600_000),
        ),
        ["4141.19", "2333.00", "1335.87"],
        218_994,
    ),
    (
        "porto-residuo",  # 330 di maggiorazione; 990 ciascuno; 693 di residuo, fino a 1.188
        330_000,
        (person(1, 95), person(2, 85), person(3, 60)),
        ["1518.00", "1188.00", "495.00"],
        9_900,
    ),
    (
        "fonte-assenze",  # 336, 366 e 366 giorni
        200_000,
        (
            away(1, "malattia", Period(date(YEAR, 5, 1), date(YEAR, 6, 29))),
            away(2, "Congedo parentale", year_period(YEAR), is_neutral=True),
            person(3, gates=OPEN),
            away(4, "Aspettativa", Period(date(YEAR, 2, 1), date(YEAR, 8, 18))),
            person(5, sanctions=(Sanction.VERBAL, Sanction.FINE), gates=OPEN),
            person(6, gates=(GateDegree("OB.1", D(40)),)),
            person(7, None, gates=OPEN, spells=(replace(person(7).spells[0], period=APRIL, is_fixed_term=True),)),
            person(8, gates=OPEN, spells=()),
        ),
        ["629.22", "685.39", "685.39"],
        0,
    ),
)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "cents", "people", "due", "residual"), CASES, ids=[f"{case[0]}-{case[1]}" for case in CASES]
)
def test_that_a_whole_system_gives_what_was_worked_out_by_hand(
    name: str, cents: int, people: tuple[Participant, ...], due: list[str], residual: int
) -> None:
    result = of_system(name, cents, people)
    assert euros(result) == due
    assert result.residual == residual


def test_that_who_is_out_has_the_reason_and_that_there_is_a_system_for_each_file() -> None:
    name, cents, people, *_ = CASES[-1]
    assert [(one.name[-1], one.reason) for one in of_system(name, cents, people).excluded] == [
        ("4", "assenze per 200 giorni: oltre 180 giorni non si partecipa"),
        ("5", "sanzione disciplinare nell'anno: multa"),
        ("6", "obiettivo OB.1 al 40 %: ne serve almeno 50"),
        ("7", "a termine per 1 mese: ne servono almeno 6"),
        ("8", f"non ha servizio nel {YEAR}"),
    ]
    assert {case[0] for case in CASES} == {path.stem for path in SYSTEMS.glob("*.toml")}
    assert of_system("borgo-fasce", 400_000, CASES[1][2]).residual_use is ResidualUse.NEXT_YEAR
    assert of_system("porto-residuo", 330_000, (person(1, 95), person(2, 95))).residual_use is ResidualUse.SAVING
