"""Scores as they are typed."""

from decimal import Decimal

import pytest

from app.domain.errors import UserError
from app.domain.method.scale import Scale, ScaleRow
from app.domain.method.vocabulary import ScaleMode
from app.domain.sheets.scores import allowed_values, read_score, row_for_digit

STEPS = Scale("a", "Da 1 a 3", rows=tuple(ScaleRow(str(value), Decimal(value)) for value in (1, 2, 3)))
FREE = Scale("b", "Da 0 a 4", ScaleMode.FREE, minimum=Decimal(0), maximum=Decimal(4), step=Decimal("0.5"))
ANY = Scale("c", "Da 0 a 4", ScaleMode.FREE, minimum=Decimal(0), maximum=Decimal(4))
PERCENT = Scale("d", "Percentuale", ScaleMode.PERCENT)


@pytest.mark.parametrize("text", ["62,5", "62.5", " 62,50 "])
def test_that_comma_and_dot_are_both_the_decimal_separator(text: str) -> None:
    assert read_score(text, PERCENT, "Prova") == Decimal("62.5")


def test_that_nothing_typed_is_no_score() -> None:
    assert read_score("  ", STEPS, "Prova") is None


@pytest.mark.parametrize(
    ("scale", "text"),
    [(STEPS, "4"), (STEPS, "1,5"), (FREE, "0,3"), (FREE, "4,5"), (ANY, "1,234"), (PERCENT, "101"), (None, "-1")],
)
def test_that_a_value_off_the_scale_is_refused(scale: Scale | None, text: str) -> None:
    with pytest.raises(UserError, match=r"Puntualità: .* non è un punteggio possibile"):
        read_score(text, scale, "Puntualità")


def test_that_words_are_refused_saying_what_can_be_typed() -> None:
    with pytest.raises(UserError, match="«ottimo» non è un numero") as refused:
        read_score("ottimo", STEPS, "Puntualità")
    assert refused.value.remedy == "Valori ammessi: 1, 2 e 3."


def test_that_each_kind_of_scale_says_its_values() -> None:
    assert allowed_values(FREE) == "Valori ammessi: da 0 a 4 a passi di 0,5."
    assert allowed_values(ANY) == "Valori ammessi: da 0 a 4, con al massimo due decimali."
    assert allowed_values(PERCENT) == allowed_values(None) == "Valori ammessi: da 0 a 100, con al massimo due decimali."


def scale_of(*values: str) -> Scale:
    return Scale("x", "x", rows=tuple(ScaleRow(value, Decimal(value)) for value in values))


@pytest.mark.parametrize(
    ("values", "digit", "chosen"),
    [
        (("1", "2", "3"), 2, "2"),
        (("1", "2", "3"), 4, None),
        (("2", "4", "6", "8", "10"), 4, "4"),
        (("2", "4", "6", "8", "10"), 5, None),
        (("2", "4", "6", "8", "10"), 0, "10"),
        (("0", "5", "10"), 0, "0"),
        (("0.5", "1", "1.5"), 3, "1.5"),
        (("20", "40", "60"), 1, "20"),
        (("20", "40", "60"), 0, None),
    ],
)
def test_that_a_digit_chooses_its_step(values: tuple[str, ...], digit: int, chosen: str | None) -> None:
    scale = scale_of(*values)
    row = row_for_digit(scale, digit)
    assert (row.label if row else None) == chosen
