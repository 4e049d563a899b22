"""Tables that say what is expected in each of several years: the target is that of the year of the archive."""

import pytest

from app.domain.issues import Severity
from app.domain.plan_text.blocks import SourceDocument
from app.domain.plan_text.proposing import proposed
from app.domain.plan_text.recognising import recognised
from app.domain.plan_text.tables import with_headings
from app.domain.plan_text.year_columns import year_finding
from app.plan_files.reading import read_plan_document

TARGETS = """Settore;Obiettivo;Indicatore;U.M.;Consuntivo 2023;Valore 2024;Target 2025;Target 2026
SETTORE TRIBUTI;Recupero dell'IMU;Avvisi emessi;n.;180;210;300;≥ 320
SETTORE TRIBUTI;Regolamento delle entrate;Deposito della proposta;data;;–;30/06/2025;–
"""
YEARS = """Settore;Obiettivo;Indicatore;2025;2026;2027
SETTORE TRIBUTI;Recupero dell'IMU;Avvisi emessi;300;≥ 320;340
SETTORE TRIBUTI;Sportello;Ore di apertura;;12;14
"""


def read(table: str) -> SourceDocument:
    return read_plan_document(table.encode(), "piano.csv")


def told(document: SourceDocument, year: int) -> list[tuple[str, str]]:
    plan = proposed(document, recognised(document, year=year))
    return [(one.target, one.baseline) for _, bullet in plan.bullets() for one in bullet.parts.indicators]


@pytest.mark.parametrize(
    ("table", "year", "found"),
    [
        (TARGETS, 2026, [("≥ 320", "210"), ("", "")]),
        (TARGETS, 2025, [("300", "210"), ("30/06/2025", "")]),
        (TARGETS, 2030, [("300", "210"), ("30/06/2025", "")]),
        (YEARS, 2026, [("≥ 320", ""), ("12", "")]),
        (YEARS, 2027, [("340", ""), ("14", "")]),
        (YEARS, 0, [("300", ""), ("12", "")]),
    ],
)
def test_that_the_target_is_that_of_the_year_of_the_archive_and_the_start_the_last_value_before(
    table: str, year: int, found: list[tuple[str, str]]
) -> None:
    assert told(read(table), year) == found


@pytest.mark.parametrize(("year", "said"), [(2025, True), (2026, False)])
def test_that_what_is_expected_in_the_years_after_stays_in_words(year: int, *, said: bool) -> None:
    document = read(TARGETS)
    [first, _] = [bullet for _, bullet in proposed(document, recognised(document, year=year)).bullets()]
    assert ("Valore atteso 2026: ≥ 320" in first.description) is said
    assert "Valore atteso 2025" not in first.description


def test_that_whoever_imports_is_told_which_year_is_taken() -> None:
    blocks = with_headings(read(TARGETS).blocks)[0]
    [there], [missing] = (list(year_finding(blocks, year)) for year in (2026, 2030))
    assert there.severity is Severity.NOTE
    assert "gli attesi sono di più anni (2025 e 2026): si prende quello del 2026" in there.sentence
    assert missing.severity is Severity.WARNING
    assert "nessuno è del 2030, e si prende quello del 2025" in missing.sentence
