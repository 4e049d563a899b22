"""Files of texts and thresholds: each fault is said by file and place, and nothing is taken of a faulty one."""

from datetime import date
from decimal import Decimal

import pytest

from app.domain.law.norms import FigureUnit, figure_text
from app.domain.law.reading import read_law

NORM = """
[[norma]]
codice = "obiettivi"
regola = "W2"
titolo = "Obiettivi misurabili"
testo = "Gli obiettivi sono misurabili."
fonte = "art. 5"
dal = 2009-11-15
"""
THRESHOLD = """
[[soglia]]
codice = "ore"
regola = "W17"
titolo = "Ore"
unita = "ore"
minimo = 1
massimo = 200
[[soglia.valore]]
numero = 24
fonte = "direttiva di prima"
dal = 2023-01-01
al = 2025-01-13
[[soglia.valore]]
numero = 40
fonte = "direttiva"
secondaria = true
dal = 2025-01-14
"""


def test_that_texts_and_thresholds_hold_in_their_days() -> None:
    law, issues = read_law({"uno.toml": NORM, "due.toml": THRESHOLD})
    assert issues == []
    assert law is not None
    assert (law.source_on("obiettivi", date(2009, 11, 14)), law.source_on("obiettivi", date(2009, 11, 15))) == (
        "", "art. 5",
    )  # fmt: skip
    [hours] = law.thresholds
    held = [hours.figure_on(day) for day in (date(2022, 12, 31), date(2025, 1, 13), date(2025, 1, 14))]
    assert [one and (one.value, one.citation) for one in held] == [
        None, (Decimal(24), "direttiva di prima"), (Decimal(40), "v. direttiva"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (NORM.replace("2009-11-15", '"quando si può"'), "norma 1, dal: «quando si può» non è una data"),
        (NORM.replace('fonte = "art. 5"', ""), "norma 1, fonte: voce obbligatoria che manca"),
        (NORM.replace('"art. 5"', '" "'), "norma «obiettivi»: codice, titolo, testo e fonte non possono essere vuoti"),
        (NORM.replace('"W2"', '"art2"'), "norma «obiettivi»: «art2» non è una regola"),
        (NORM + "al = 2001-01-01\n", "prima di cominciare"),
        (NORM.replace("titolo", "titoli"), "voce sconosciuta: forse «titolo»?"),
        (THRESHOLD.replace("numero = 40", "numero = 400"), "soglia «ore»: 400 è fuori da 1-200"),
        (THRESHOLD.replace("2025-01-13", "2025-01-14"), "comincia prima che finisca"),
        (THRESHOLD.replace("numero = 40", 'numero = "quaranta"'), "«quaranta» non è un numero"),
        (THRESHOLD.replace('unita = "ore"', 'unita = "metri"'), "«metri» non è tra le parole ammesse"),
        (THRESHOLD + THRESHOLD, "«ore» è scritta due volte"),
        (THRESHOLD.replace("minimo = 1", "minimo = 300"), "il minimo supera il massimo"),
        ("[[norma", "prova.toml:"),
    ],
)
def test_that_a_fault_is_told_by_file_and_place(text: str, words: str) -> None:
    law, issues = read_law({"prova.toml": text})
    assert law is None
    assert any(words in issue.sentence for issue in issues), [issue.sentence for issue in issues]


def test_that_a_figure_is_written_with_what_it_counts() -> None:
    written = [figure_text(Decimal(value), unit) for value, unit in (
        (30, FigureUnit.PERCENT), (18000, FigureUnit.EURO), (40, FigureUnit.HOURS), (2, FigureUnit.MONTH),
        (5000, FigureUnit.INHABITANTS),
    )]  # fmt: skip
    assert written == ["30 %", "18.000,00 €", "40 ore", "fine di febbraio", "5.000 abitanti"]
    assert figure_text(None, FigureUnit.PERCENT) == "non prevista"
