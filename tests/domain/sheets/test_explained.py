"""*Perché questo punteggio* in words that a person without mathematics follows."""

from fractions import Fraction

import pytest

from app.domain.scoring.steps import Step, Values, known
from app.domain.sheets.explained import bounds_in_words, sentence_of, shortened


def step(formula: str, *values: tuple[str, str]) -> Step:
    return known("k", "Voce", formula, Fraction(1), values)


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("da 60 → 40; da 75 → 70; da 90 → 100", "da 60 a 75: 40 punti; da 75 a 90: 70 punti; da 90: 100 punti"),
        ("da 60 > 40; da 75 > 70", "da 60 a 75: 40 punti; da 75: 70 punti"),
        ("fino a 0 → 100; fino a 2 → 80", "fino a 0: 100 punti; oltre 0, fino a 2: 80 punti"),
        ("da 1,5 → 1", "da 1,5: 1 punto"),
        ("una tabella scritta altrimenti", "una tabella scritta altrimenti"),
    ],
)
def test_that_the_steps_of_a_table_are_said_from_where_to_where(table: str, words: str) -> None:
    assert bounds_in_words(table) == words


@pytest.mark.parametrize(
    ("formula", "values", "sentence"),
    [
        (
            "somma di peso × grado : somma dei pesi",
            (("somma", "50 × 80 + 50 × 98,958333…"), ("divisore", "100")),
            "Ogni grado conta per il suo peso: 50 × 80 + 50 × 98,96, il tutto diviso 100.",
        ),
        (
            "100 × (2 × atteso − valore) : atteso",
            (("valore", "26 giorni"), ("atteso", "27 giorni"), ("calcolato", "103,703703…"), ("limiti", "da 0 a 100")),
            "Atteso 27 giorni, ottenuto 26 giorni: meno è meglio. Il conto darebbe 103,70: il grado va da 0 a 100.",
        ),
        (
            "grado del gradino raggiunto",
            (("valore", "1 giorno"), ("tabella", "fino a 0 → 100; fino a 2 → 80")),
            "Ottenuto 1 giorno. Gradini: fino a 0: 100 punti; oltre 0, fino a 2: 80 punti.",
        ),
        (
            "100 − ritardo × penalità",
            (("termine", "30/06/2024"), ("realizzato il", "02/07/2024"), ("ritardo (giorno)", "2"), ("penalità", "0")),
            (
                "Atteso entro il 30/06/2024, realizzato il 02/07/2024: 2 giorni di ritardo, che non tolgono punti:"
                " l'indicatore non ha penalità."
            ),
        ),
        ("100 × valore : atteso", (("valore", "9 n."), ("atteso", "12 n.")), "Atteso 12 n., ottenuto 9 n."),
        (
            "100 − ritardo × penalità",
            (("termine", "30/06/2024"), ("realizzato il", "01/07/2024"), ("ritardo (giorno)", "1"), ("penalità", "1")),
            "Atteso entro il 30/06/2024, realizzato il 01/07/2024: 1 giorno di ritardo, 1 punto in meno per ciascuno.",
        ),
        (
            "arrotondato a 2 decimali (la metà va per eccesso)",
            (("valore esatto", "82,473399…"),),
            "Il valore esatto è 82,473399…, arrotondato a 2 decimali.",
        ),
        ("una formula di domani", (("a", "1"), ("b", "0,333333…")), "una formula di domani (a 1; b 0,33)"),
        ("100 × valore : atteso", (), "100 × valore : atteso"),
    ],
)
def test_that_a_step_is_said_in_words_and_one_not_known_as_it_is(formula: str, values: Values, sentence: str) -> None:
    assert sentence_of(step(formula, *values)) == sentence


def test_that_numbers_are_shortened_by_half_up() -> None:
    assert shortened("0,125000… e -1,005 e 12,5 e 3") == "0,13 e -1,01 e 12,5 e 3"
