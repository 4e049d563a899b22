"""The checks on the sheets of a round, case by case, as pure findings."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.domain.checks import BY_METHOD, in_force
from app.domain.ids import EmployeeId, OfficialId, RoundId, SheetId
from app.domain.issues import Issue, Link, Severity
from app.domain.periods import Period
from app.domain.rounds.checks import ROUND_CHECKS, CheckedRound, CheckedSheet, NegativeSheet
from app.domain.structure.hierarchy import Party
from app.services.law.shipped import shipped_law
from tests.looking import issues_of

OPENED, YEAR = date(2024, 6, 1), Period(date(2024, 1, 1), date(2024, 12, 31))
ROUND = CheckedRound(RoundId(3), OPENED, 2)
ROSSI, VERDI = Party(employee_id=EmployeeId(1)), Party(employee_id=EmployeeId(2))
SHEET = CheckedSheet(SheetId(7), "Rossi Mario", ROSSI, VERDI, "Verdi Anna", YEAR, YEAR)
NEGATIVE = NegativeSheet(SheetId(7), "Rossi Mario", is_eq=False, lacks_hearing=False, in_a_row=1)


def found(one: CheckedRound) -> list[Issue]:
    return issues_of(ROUND_CHECKS, one)


def cited(one: CheckedRound) -> list[Issue]:
    """Return what is found, with the sources in force at the end of the year."""
    checks = (in_force(check, shipped_law(), YEAR.end) for check in ROUND_CHECKS)
    return issues_of(filter(None, checks), one)


def sentences(one: CheckedRound) -> list[str]:
    return [issue.sentence for issue in found(one)]


def test_that_a_sound_round_has_no_findings() -> None:
    assert found(replace(ROUND, sheets=(SHEET,), negative=(NEGATIVE,))) == []


@pytest.mark.parametrize(
    ("start", "end", "is_valid"),
    [
        (None, None, True),
        (OPENED, OPENED, True),
        (None, date(2024, 5, 31), False),
        (date(2024, 6, 2), None, False),
        (date(2024, 1, 1), date(2024, 12, 31), True),
    ],
)
def test_that_the_method_is_in_force_on_the_day_of_opening_its_ends_included(
    start: date | None, end: date | None, is_valid: bool
) -> None:
    issues = found(replace(ROUND, method_from=start, method_to=end))
    assert [(issue.code, issue.link) for issue in issues] == ([] if is_valid else [("W18", Link("round", 3))])
    assert all("01/06/2024" in one.sentence and "la versione 2" in one.sentence for one in issues)


@pytest.mark.parametrize(
    ("sheet", "sentence"),
    [
        (replace(SHEET, evaluator=Party()), "La scheda di Rossi Mario non ha un valutatore."),
        (replace(SHEET, evaluator=ROSSI), "Rossi Mario si valuterebbe da sé."),
        (replace(SHEET, in_office=None), "Verdi Anna valuta Rossi Mario in giorni nei quali non è in carica."),
        (
            replace(SHEET, in_office=Period(date(2024, 1, 2), date(2024, 12, 31))),
            "Verdi Anna valuta Rossi Mario in giorni nei quali non è in carica.",
        ),
        (
            replace(SHEET, in_office=Period(date(2024, 1, 1), date(2024, 12, 30))),
            "Verdi Anna valuta Rossi Mario in giorni nei quali non è in carica.",
        ),
    ],
)
def test_that_an_evaluator_absent_the_same_or_out_of_office_is_named(sheet: CheckedSheet, sentence: str) -> None:
    [issue] = found(replace(ROUND, sheets=(SHEET, sheet)))
    assert (issue.code, issue.sentence, issue.link, issue.article) == ("W6", sentence, Link("sheet", 7), BY_METHOD)


def test_that_an_official_may_evaluate_whoever_has_the_same_number() -> None:
    assert found(replace(ROUND, sheets=(replace(SHEET, evaluator=Party(official_id=OfficialId(1))),))) == []


def test_that_every_hole_in_the_year_is_named() -> None:
    holes = (
        (EmployeeId(1), "Rossi Mario", Period(date(2024, 1, 1), date(2024, 2, 29))),
        (EmployeeId(2), "Verdi Anna", Period(date(2024, 12, 31), date(2024, 12, 31))),
    )
    issues = found(replace(ROUND, holes=holes))
    assert [(issue.code, issue.sentence, issue.link) for issue in issues] == [
        (
            "coverage",
            "Rossi Mario: i giorni dal 01/01/2024 al 29/02/2024 non hanno una scheda.",
            Link("employee", 1),
        ),
        (
            "coverage",
            "Verdi Anna: i giorni dal 31/12/2024 al 31/12/2024 non hanno una scheda.",
            Link("employee", 2),
        ),
    ]


def test_that_a_sheet_that_the_structure_wants_otherwise_is_named_with_what_mends_it() -> None:
    [issue] = found(replace(ROUND, behind=((SheetId(7), "Rossi Mario", "finisce prima"),)))
    assert (issue.code, issue.link, issue.severity) == ("behind", Link("sheet", 7), Severity.WARNING)
    assert "(finisce prima)" in issue.sentence
    assert "«Prepara sessione…»" in issue.sentence


def test_that_closed_sheets_and_totals_of_lists_that_come_out_otherwise_are_named_apart() -> None:
    changed, outdated = (SheetId(8), "Neri Ugo", "il totale è 80"), (SheetId(9), "Bruni Lia")
    issues = found(replace(ROUND, changed=(changed,), outdated=(outdated,)))
    assert [(issue.code, issue.link, issue.severity) for issue in issues] == [
        ("closed_sheet", Link("sheet", 8), Severity.ERROR),
        ("outcome", Link("sheet", 9), Severity.ERROR),
    ]
    assert issues[0].sentence == "Scheda definitiva di Neri Ugo: il totale è 80."
    assert issues[1].sentence.startswith("Scheda di Bruni Lia: il totale degli elenchi")


@pytest.mark.parametrize(("is_eq", "source"), [(True, "CCNL 16.11.2022 art. 18 c. 4"), (False, BY_METHOD)])
def test_that_the_hearing_of_an_eq_is_asked_by_the_contract_and_of_others_by_the_method(
    is_eq: bool, source: str
) -> None:
    unheard = replace(NEGATIVE, is_eq=is_eq, lacks_hearing=True)
    [issue] = cited(replace(ROUND, negative=(unheard,)))
    assert (issue.code, issue.article, issue.severity) == ("W8", source, Severity.ERROR)
    assert issue.sentence == "La valutazione negativa di Rossi Mario non ha il contraddittorio."


@pytest.mark.parametrize(("in_a_row", "place"), [(2, "seconda"), (3, "terza")])
def test_that_the_second_and_the_third_negative_evaluation_in_a_row_are_flagged(in_a_row: int, place: str) -> None:
    [issue] = cited(replace(ROUND, negative=(NEGATIVE, replace(NEGATIVE, in_a_row=in_a_row))))
    assert (issue.sentence, issue.severity) == (
        f"Rossi Mario ha la {place} valutazione negativa di seguito.",
        Severity.WARNING,
    )
    assert issue.article == "v. D.Lgs. 165/2001 art. 55-quater"


def test_that_too_few_days_and_equal_totals_are_flagged() -> None:
    equal, units = (("Verdi Anna", 4),), (("Settore Tributi", 3),)
    short = ((EmployeeId(1), "Pochi giorni."),)
    issues = cited(replace(ROUND, short=short, equal=equal, equal_units=units))
    assert [(one.code, one.sentence, one.link, one.severity) for one in issues] == [
        ("W7b", "Pochi giorni.", Link("employee", 1), Severity.WARNING),
        (
            "W9",
            "Verdi Anna ha dato lo stesso totale a tutte le 4 persone valutate.",
            Link("distribution", 3),
            Severity.WARNING,
        ),
        ("W9", "Settore Tributi: le 3 schede hanno tutte lo stesso totale.", Link("distribution", 3), Severity.WARNING),
    ]
    assert issues[-1].article == "D.Lgs. 150/2009 art. 9 c. 1 lett. d); v. art. 18 c. 2"


def test_that_a_hearing_held_after_the_delivery_is_told() -> None:
    [issue] = found(replace(ROUND, negative=(replace(NEGATIVE, is_eq=True, is_heard_late=True),)))
    assert (issue.code, issue.link) == ("W8", Link("sheet", 7, "review"))
    assert issue.sentence == "Il contraddittorio con Rossi Mario è di un giorno dopo la consegna: va tenuto prima."


def test_that_the_quota_of_the_top_band_is_looked_at_only_where_the_ente_has_one() -> None:
    assert found(replace(ROUND, top=Decimal(60))) == []
    assert found(replace(ROUND, top=Decimal(25), top_quota=Decimal(25))) == []
    [issue] = found(replace(ROUND, top=Decimal("25.01"), top_quota=Decimal(25)))
    assert (issue.code, issue.article, issue.link) == ("W25", "impostazione dell'ente", Link("distribution", 3))
    assert issue.sentence == "Nella fascia più alta c'è il 25,01 % delle schede; la quota dell'ente è del 25 %."
