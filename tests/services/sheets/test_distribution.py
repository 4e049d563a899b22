"""The totals of a round beside those of the year before, as the person at the keyboard may see them."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.documents.catalogue import DISTRIBUTION, DocumentRequest
from app.domain.ids import UserId
from app.domain.law.limits import LimitDraft
from app.domain.method.definition import MethodDefinition
from app.domain.method.outside import QuotaRule
from app.domain.method.outside_words import RankScope
from app.domain.permissions import Actor
from app.domain.roles import UserRole
from app.services.documents.printing import print_document
from app.services.law.limits import keep_limit
from app.services.rounds.rounds import list_rounds
from app.services.sheets.distribution import draw_distribution, read_distribution
from app.services.sheets.quotas import SPREAD_LIMIT
from app.services.sheets.sheets import list_sheets
from app.services.workspace import Workspace
from tests.archives.comune import Comune
from tests.archives.shared import Shared
from tests.pdf_words import pages_of, words_of
from tests.services.sheets.test_words_of_persons import BEHAVIOURS, given, opened


def test_that_each_evaluator_stands_beside_the_year_before(example: Workspace) -> None:
    totals = read_distribution(example, list_rounds(example, 2024)[0].id)
    assert (totals.title, totals.year, totals.before_year) == ("Valutazione finale 2024", 2024, 2023)
    whole, *own = totals.rows
    then = [row for row in list_sheets(example, list_rounds(example, 2023)[0].id) if row.total is not None]
    assert whole.before is not None
    assert whole.before.given == len(then)
    bianchi = next(row for row in own if row.now.evaluator == "Bianchi Elena")
    assert bianchi.before is not None
    assert bianchi.before.given == len([row for row in then if row.evaluator == "Bianchi Elena"])


def test_that_an_eq_is_compared_with_the_own_past_alone(example: Workspace) -> None:
    rows = list_sheets(example, list_rounds(example, 2024)[0].id)
    colombo = next(row.employee_id for row in rows if row.surname == "Colombo")
    actor = Actor("Colombo Marco", UserRole.EQ, colombo, user_id=UserId(1))
    totals = read_distribution(replace(example, actor=actor), list_rounds(example, 2024)[0].id)
    names = {row.now.evaluator for row in totals.rows}
    assert "Colombo Marco" in names
    assert not names & {"Bianchi Elena", "Romano Anna", "Tutto l'ente"}
    assert totals.rows[0].before is not None
    assert totals.rows[0].before.given <= 6


def test_that_the_first_year_is_compared_with_nothing(session_open: Comune) -> None:
    session_open.fill("Rossi")
    totals = read_distribution(session_open.workspace, session_open.round_id)
    assert totals.before_year == 0
    assert all(row.before is None for row in totals.rows)


def test_that_screen_and_paper_say_the_same_figures(session_open: Comune, tmp_path: Path) -> None:
    session_open.fill("Rossi")
    session_open.fill("Neri")
    drawn = draw_distribution(session_open.workspace, session_open.round_id)
    print_document(session_open.workspace, DocumentRequest(DISTRIBUTION, 2024), target := tmp_path / "d.pdf")
    printed = words_of(target)
    for words in ("Verdi Anna", "2 di 2 · media 86,40 · scarto 0,00", "totali tutti uguali (v. art. 18"):
        assert words in printed
        assert words in drawn.svg.decode()
    assert "Valutatore" in printed


@pytest.mark.parametrize("year", [2024, 2027])
def test_that_a_year_without_sheets_says_so_on_paper(comune: Comune, tmp_path: Path, year: int) -> None:
    print_document(comune.workspace, DocumentRequest(DISTRIBUTION, year), target := tmp_path / "d.pdf")
    [page] = pages_of(target)
    assert "non ha schede di cui mostrare i totali" in page


def test_that_quotas_passed_and_totals_too_near_are_printed_and_force_nothing(shared: Shared, tmp_path: Path) -> None:
    quotas = (
        QuotaRule("Eccellenti", Decimal(95), Decimal(30)),
        QuotaRule("Ottimi", Decimal(80), Decimal(100)),
        QuotaRule("Eccellenti per valutatore", Decimal(95), Decimal(49), RankScope.EVALUATOR),
    )
    section = replace(BEHAVIOURS, weight=Decimal(100))
    comune = opened(shared, section, method=MethodDefinition("m", "Metodo", quota_rules=quotas))
    for surname, value in (("Rossi", "5"), ("Neri", "4")):
        for item in ("a", "b"):
            given(comune, surname, "c", item, value)
    keep_limit(comune.workspace, LimitDraft(SPREAD_LIMIT, 2024, Decimal(11)))
    print_document(comune.workspace, DocumentRequest(DISTRIBUTION, 2024), target := tmp_path / "d.pdf")
    printed = words_of(target)
    evaluator = next(row.evaluator for row in list_sheets(comune.workspace, comune.round_id) if row.surname == "Neri")
    for words in (
        "Quote e scarto Sono avvisi: non cambiano nessun punteggio.",
        "Eccellenti: 1 scheda su 2 (50,00 %) ha almeno 95; la metodologia ne ammette il 30 %.",
        f"Eccellenti per valutatore in «{evaluator}»: 1 scheda su 2 (50,00 %) ha almeno 95;",
        f"{evaluator}: lo scarto dei 2 totali è 10,00 punti; l'ente ne vuole almeno 11.",
    ):
        assert words in printed
    assert "Ottimi" not in printed
    assert {row.total for row in list_sheets(comune.workspace, comune.round_id)} >= {Decimal(100), Decimal(80)}
