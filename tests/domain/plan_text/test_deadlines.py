"""The day that a deadline in words means: the last one of what it names; what names no day stays in words."""

from datetime import date

import pytest

from app.domain.plan_text.measures import deadline_on

DAYS = {
    (12, 31): ("31/12/2025", "31.12.2025", "fine anno", "entro l'anno", "entro fine anno", "fine dell'anno", "2025",
               "dicembre", "entro il 31 dicembre", "II semestre", "IV trimestre", "terzo quadrimestre", "4° trim."),
    (6, 30): ("30/06", "giugno", "entro il mese di giugno", "entro la fine del mese di giugno",
              "primo semestre", "1° semestre", "II trimestre",
              "secondo trim.", "(entro giugno)"),
    (3, 31): ("marzo", "fine marzo", "I trimestre", "primo trimestre 2025"),
    (2, 28): ("febbraio", "feb."),
    (4, 30): ("aprile", "primo quadrimestre", "entro e non oltre il 30/04/2025"),
    (9, 30): ("settembre", "III trimestre"),
}  # fmt: skip
NO_DAYS = ("", "subito", "nei termini di legge", "annuale", "100", "V semestre", "giorni 30", "31/02/2025")


@pytest.mark.parametrize(("day", "words"), [(day, words) for day, found in DAYS.items() for words in found])
def test_that_a_deadline_in_words_is_its_last_day(day: tuple[int, int], words: str) -> None:
    assert deadline_on(words, 2025) == date(2025, *day)


def test_that_a_year_of_its_own_comes_before_that_of_the_plan() -> None:
    assert [deadline_on(words, 2024) for words in ("febbraio", "febbraio 2025", "2026", "I semestre 2026")] == [
        date(2024, 2, 29), date(2025, 2, 28), date(2026, 12, 31), date(2026, 6, 30),
    ]  # fmt: skip


@pytest.mark.parametrize("words", NO_DAYS)
def test_that_what_names_no_day_stays_in_words(words: str) -> None:
    assert deadline_on(words, 2025) is None
