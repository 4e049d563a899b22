"""The words of the second level: who decides, until when it is asked, and where there is none."""

from datetime import date

from app.domain.method.definition import Labels
from app.domain.roles import SheetRole
from app.domain.sheets.review_terms import ReviewDays, SecondLevel
from app.domain.sheets.second_level import second_level_body, second_level_sentence

DELIVERED = date(2025, 3, 1)
LABELS = Labels(secretary="Segretaria generale")


def said(days: ReviewDays, role: SheetRole = SheetRole.EMPLOYEE, delivered: date | None = DELIVERED) -> str:
    return second_level_sentence(days, second_level_body(days, role, LABELS), delivered)


def test_that_who_decides_is_named_with_the_last_day_and_the_days_to_decide() -> None:
    whole = ReviewDays(conciliation=15, decision=30, body="Nucleo di valutazione")
    assert said(whole) == (
        "Conciliazione (secondo livello): si chiede entro il 16/03/2025; entro 30 giorni decide: Nucleo di valutazione."
    )
    assert "entro 15 giorni dalla consegna; entro 30 giorni" in said(whole, delivered=None)
    after = whole._replace(second_level=SecondLevel.AFTER_ANSWER, decision=0)
    assert "entro 15 giorni dalla risposta del valutatore; entro 15 giorni decide" in said(after)


def test_that_without_a_body_decides_who_closes_the_sheet_and_without_a_second_level_nobody() -> None:
    assert said(ReviewDays()).endswith("decide: Segretaria generale.")
    assert said(ReviewDays(), SheetRole.SECRETARY).endswith("decide: Sindaco.")
    assert said(ReviewDays(second_level=SecondLevel.NONE, body="Nucleo")) == ""
    assert said(ReviewDays(conciliation=0, body="Nucleo")) == ""
