"""Closed sheets computed again: what is compared are codes and numbers, never sentences.

Of the outcome: total, exact total, individual performance, share of the award, whether it is negative or of the best
share, which band (its place in the method, not its name), and code and degree of each section. Of the explanation: the
keys of its lines, in their order, and their exact results. Labels, formulas and the values quoted in them are words of
the code that closed the sheet: they are printed as they are kept, and today's may be others. The number that a line
shows is the only one in its words to be looked at: it must be the line's own result, or the paper would say another.
"""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction

from app.domain.errors import UserError
from app.domain.italian import DASH, format_decimal
from app.domain.method.template import Band
from app.domain.scoring.bands import band_name
from app.domain.scoring.numbers import written
from app.domain.scoring.steps import Step
from app.domain.serial.canonical import sha256_of
from app.domain.sheets.sealed import SealedReview, review_differs
from app.domain.sheets.snapshot import Outcome, Snapshot, take_snapshot
from app.domain.sheets.stored import FORMATS, read_snapshot


def what_differs(body: str, sha256: str, review: SealedReview | None = None) -> str | None:
    """Recompute a closed sheet and say the first thing that is not as it was; None when everything is.

    The hash is of the text as it is stored. `review` is what the archive has around the sheet now, where it is read.
    """
    if sha256_of(body) != sha256:
        return "il contenuto conservato non corrisponde alla sua impronta"
    try:
        snapshot = read_snapshot(body)
    except UserError as error:
        return f"il contenuto conservato non è leggibile ({error.sentence.rstrip('.')})"
    found = next(_differences(snapshot, take_snapshot(snapshot.content)), None)
    return found or (review_differs(snapshot.review, review) if review is not None else None)


def _differences(was: Snapshot, now: Snapshot) -> Iterator[str]:
    yield from _numbers(was.outcome, now.outcome)
    yield from _band(was, now)
    yield from _sections(was.outcome, now.outcome)
    yield from _lines(was.explanation, now.explanation)


def _numbers(was: Outcome, now: Outcome) -> Iterator[str]:
    for sentence, number in _NUMBERS:
        if number(was) != number(now):
            yield sentence.format(_said(number(was)), _said(number(now)))
    if (was.is_negative, was.is_top) != (now.is_negative, now.is_top):
        yield "l'esito (se negativo, se della quota più alta), ricalcolato, non è più lo stesso"


def _exact_total(outcome: Outcome) -> Fraction | None:
    return Fraction(outcome.exact_total) if outcome.exact_total else None


_NUMBERS: tuple[tuple[str, Callable[[Outcome], Decimal | Fraction | None]], ...] = (
    ("il totale era {} e ricalcolato è {}", lambda one: one.total),
    ("il totale esatto era {} e ricalcolato è {}", _exact_total),
    ("la performance individuale era {} e ricalcolata è {}", lambda one: one.individual),
    ("la quota del premio era {} e ricalcolata è {}", lambda one: one.share),
)


def _said(number: Decimal | Fraction | None) -> str:
    return format_decimal(number) if isinstance(number, Decimal) else DASH if number is None else written(number)


def _band(was: Snapshot, now: Snapshot) -> Iterator[str]:
    """Compare which band was reached: its name may be a word of the code, where the method gives it none."""
    name_of = FORMATS[was.format].band_name
    if _place(was, name_of) != _place(now, band_name):
        yield f"la fascia era «{was.outcome.band}» e ricalcolata è «{now.outcome.band}»"


def _place(snapshot: Snapshot, name_of: Callable[[Band], str]) -> int | str:
    """Return the place of the band reached among those of the method; its name, where none is called so."""
    names = [name_of(one) for one in snapshot.content.template.bands.steps]
    name = snapshot.outcome.band
    return names.index(name) if name in names else name


def _sections(was: Outcome, now: Outcome) -> Iterator[str]:
    before, after = ({one.code: one for one in outcome.sections} for outcome in (was, now))
    if list(before) != list(after):
        yield "le sezioni, ricalcolate, non sono più le stesse"
        return
    for code, one in before.items():
        again = after[code].degree
        if one.degree != again:
            yield f"il grado della sezione «{one.title}» era {_said(one.degree)} e ricalcolato è {_said(again)}"


def _lines(was: Step, now: Step) -> Iterator[str]:
    """Compare the two explanations line by line; a line more or less is told, however it came."""
    again = {step.key: step for step in now.walk()}
    for step in was.walk():
        if step.key not in again:
            yield f"nella spiegazione la riga «{step.label}» non viene dal calcolo"
        elif step.result != again[step.key].result:
            results = _said(step.result), _said(again[step.key].result)
            yield "nella spiegazione la riga «{}» era {} e ricalcolata è {}".format(step.label, *results)
        elif not _shows_its_result(step):
            yield f"nella spiegazione la riga «{step.label}» mostra {step.shown} e il suo valore è {_said(step.result)}"
    if missing := _missing(was, now):
        yield f"nella spiegazione manca la riga «{missing.label}»"
    if [step.key for step in was.walk()] != [step.key for step in now.walk()]:
        yield "le righe della spiegazione non sono nell'ordine del calcolo"


def _missing(was: Step, now: Step) -> Step | None:
    kept = {step.key for step in was.walk()}
    return next((step for step in now.walk() if step.key not in kept), None)


def _shows_its_result(step: Step) -> bool:
    """Tell whether every number a line shows is its result: in full, or cut where `…` says so."""
    return all(step.result is not None and _is(found, step.result) for found in _NUMERAL.finditer(step.shown))


def _is(found: re.Match[str], result: Fraction) -> bool:
    digits = found["digits"].replace(".", "").replace(",", ".").replace("−", "-")
    gap, decimals = abs(Fraction(digits) - result), len(digits.partition(".")[2])
    return gap < Fraction(1, 10**decimals) if found["cut"] else not gap


_NUMERAL = re.compile(r"(?P<digits>[-−]?\d+(?:\.\d{3})*(?:,\d+)?)(?P<cut>…)?")
