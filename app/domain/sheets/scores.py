"""A score as it is typed: read with comma or dot, refused when it is not on its scale."""

from decimal import Decimal

from app.domain.errors import UserError
from app.domain.exact import fits
from app.domain.italian import NotReadable, format_decimal, listed, parse_decimal
from app.domain.method.scale import Scale, ScaleRow
from app.domain.method.vocabulary import ScaleMode


def read_score(text: str, scale: Scale | None, label: str) -> Decimal | None:
    """Read what was typed for `label`; empty is no score, which is not zero. `UserError` says the values allowed."""
    if not text.strip():
        return None
    try:
        value = parse_decimal(text)
    except NotReadable as error:
        raise UserError(f"{label}: {error}.", allowed_values(scale)) from None
    refuse_out_of_scale(value, scale, label)
    return value


def refuse_out_of_scale(value: Decimal, scale: Scale | None, label: str) -> None:
    """Raise `UserError` unless `value` can be given on `scale` (None: a degree from 0 to 100)."""
    accepted = 0 <= value <= 100 if scale is None else scale.accepts(value)
    if not accepted or not fits(value, 2):
        shown = format_decimal(value, None)
        raise UserError(f"{label}: {shown} non è un punteggio possibile.", allowed_values(scale))


def allowed_values(scale: Scale | None) -> str:
    """Say which values a scale accepts: `Valori ammessi: 1, 2, 3, 4 e 5.`"""
    if scale is None or scale.mode is ScaleMode.PERCENT:
        return "Valori ammessi: da 0 a 100, con al massimo due decimali."
    if scale.mode is ScaleMode.STEPS:
        values = sorted(row.value for row in scale.rows if row.value is not None)
        return f"Valori ammessi: {listed(format_decimal(value, None) for value in values)}."
    low, high = format_decimal(scale.minimum, None), format_decimal(scale.maximum, None)
    step = f" a passi di {format_decimal(scale.step, None)}" if scale.step else ", con al massimo due decimali"
    return f"Valori ammessi: da {low} a {high}{step}."


def row_for_digit(scale: Scale, digit: int) -> ScaleRow | None:
    """Return the row that a digit key chooses on a scale of steps: the one with that value, 0 for ten.

    Where values are not whole numbers from 0 to 10 the digits are the positions of the rows, from 1.
    """
    values = {row.value: row for row in scale.rows if row.value is not None}
    if all(value == int(value) and 0 <= value <= 10 for value in values):
        return values.get(Decimal(digit)) or (values.get(Decimal(10)) if digit == 0 else None)
    ordered = sorted(values)
    return values[ordered[digit - 1]] if 1 <= digit <= len(ordered) else None
