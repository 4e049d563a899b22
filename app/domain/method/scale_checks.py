"""Findings on a scale: no rows, values given twice, intervals with holes, shares out of range."""

import itertools
from collections.abc import Iterator
from decimal import Decimal

from app.domain.exact import HUNDRED, ZERO, fits
from app.domain.issues import Issue, Severity
from app.domain.italian import format_decimal
from app.domain.method.scale import Scale
from app.domain.method.vocabulary import ScaleMode

_FINEST = Decimal("0.01")
_LARGEST = 1_000_000


def scale_issues(scale: Scale, field: str) -> Iterator[Issue]:
    where = f"Scala «{scale.code}»"
    if scale.mode is ScaleMode.STEPS:
        yield from _step_issues(scale, where, field)
    if scale.mode is ScaleMode.FREE and scale.maximum <= scale.minimum:
        yield Issue("scale_bounds", f"{where}: il massimo deve superare il minimo.", f"{field}.massimo")
    if scale.mode is ScaleMode.FREE and scale.step is not None and scale.step <= ZERO:
        yield Issue("scale_step", f"{where}: il passo deve essere maggiore di zero.", f"{field}.passo")
    elif scale.mode is ScaleMode.FREE and scale.step is not None and not scale.accepts(scale.maximum):
        shown = [format_decimal(number, None) for number in (scale.step, scale.minimum, scale.maximum)]
        sentence = f"{where}: di {shown[0]} in {shown[0]} da {shown[1]} non si arriva al massimo {shown[2]}."
        yield Issue("scale_step", sentence, f"{field}.passo", Severity.WARNING)
    if not all(fits(number, 2) and abs(number) <= _LARGEST for number in _given(scale)):
        sentence = f"{where}: i valori hanno al massimo due decimali e non superano il milione."
        yield Issue("scale_number", sentence, field)
    if (scale.rows or scale.mode is ScaleMode.FREE) and scale.top <= ZERO:
        yield Issue("scale_top", f"{where}: il valore più alto deve essere maggiore di zero.", field)
    for place, row in enumerate(scale.rows):
        if row.share is not None and not ZERO <= row.share <= HUNDRED:
            yield Issue("scale_share", f"{where}: le quote vanno da 0 a 100.", f"{field}.riga[{place}].quota")
    yield from _idle_issues(scale, where, field)
    yield from _interval_issues(scale, where, f"{field}.riga")
    if _falls(scale):
        yield Issue(
            "scale_falls",
            f"{where}: un valore più alto ha una quota più bassa di uno minore.",
            f"{field}.riga",
            Severity.WARNING,
        )


def _idle_issues(scale: Scale, where: str, field: str) -> Iterator[Issue]:
    """Tell what a scale says and does not count, or counts for one value alone."""
    if scale.is_from_minimum and scale.mode is ScaleMode.PERCENT:
        sentence = f"{where}: una percentuale comincia già da 0: «dal_minimo» non conta."
        yield Issue("idle_minimum", sentence, f"{field}.dal_minimo", Severity.WARNING)
    if scale.is_from_minimum and scale.mode is ScaleMode.STEPS and scale.rows and scale.top == scale.bottom:
        yield Issue("scale_top", f"{where}: con «dal_minimo» servono almeno due valori.", f"{field}.dal_minimo")
    for place, row in enumerate(scale.rows):
        has_end = row.minimum is not None or row.maximum is not None
        if scale.mode is ScaleMode.STEPS and has_end:
            sentence = f"{where}, riga «{row.label}»: nei gradini conta il valore, non minimo e massimo."
            yield Issue("idle_row", sentence, f"{field}.riga[{place}]", Severity.WARNING)
        elif scale.mode is not ScaleMode.STEPS and not has_end:
            how = "non conta" if row.value is None else f"vale solo per {format_decimal(row.value, None)} preciso"
            sentence = f"{where}, riga «{row.label}»: senza minimo e massimo {how}."
            yield Issue("idle_row", sentence, f"{field}.riga[{place}]", Severity.WARNING)


def _given(scale: Scale) -> list[Decimal]:
    """Return the numbers that a score may be, or is counted from."""
    if scale.mode is ScaleMode.STEPS:
        return [row.value for row in scale.rows if row.value is not None]
    return [scale.minimum, scale.maximum, *([scale.step] if scale.step is not None else [])]


def _step_issues(scale: Scale, where: str, field: str) -> Iterator[Issue]:
    if not scale.rows:
        yield Issue("scale_empty", f"{where}: non ha nessuna riga.", f"{field}.riga")
    values = [row.value for row in scale.rows]
    if None in values:
        yield Issue("row_value", f"{where}: ogni riga deve avere un valore.", f"{field}.riga")
    elif len(set(values)) < len(values):
        yield Issue("row_twice", f"{where}: due righe hanno lo stesso valore.", f"{field}.riga")


def _interval_issues(scale: Scale, where: str, field: str) -> Iterator[Issue]:
    """Rows of a free scale cover intervals: none may lack an end, overlap another or leave a hole before it."""
    rows = [(row.minimum, row.maximum, place) for place, row in enumerate(scale.rows)]
    for low, high, place in rows:
        if (low is None) != (high is None) or (low is not None and high is not None and high < low):
            yield Issue("row_ends", f"{where}: il minimo e il massimo della riga non tornano.", f"{field}[{place}]")
    whole = sorted((low, high, place) for low, high, place in rows if low is not None and high is not None)
    for (_, before, _), (after, _, place) in itertools.pairwise(whole):
        if after < before:
            yield Issue("row_overlap", f"{where}: due righe coprono gli stessi valori.", f"{field}[{place}]")
        elif after - before > (scale.step or _FINEST):
            ends = f"{format_decimal(before, None)} e {format_decimal(after, None)}"
            yield Issue("row_hole", f"{where}: nessuna riga copre i valori tra {ends}.", f"{field}[{place}]")


def _falls(scale: Scale) -> bool:
    """Tell whether a higher value is worth less than a lower one."""
    worth = sorted((row.value, row.share) for row in scale.rows if row.value is not None and row.share is not None)
    shares: list[Decimal] = [share for _, share in worth]
    return shares != sorted(shares)
