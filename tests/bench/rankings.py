"""The ranking of progressions alone: many people ranked and explained; the cost of each must not grow."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from time import process_time

from app.domain.progressions.candidates import Candidate, ProcedureTerms, YearFigure
from app.domain.progressions.compute import compute
from app.services.progressions.procedures import shipped_rules

COUNTS = (1_000, 2_000, 4_000)
TERMS = ProcedureTerms(date(2025, 1, 1), date(2024, 12, 31), 2024)
FIRST = Candidate(0, "0", "", "Istruttori", date(2010, 1, 1), has_none=True)


def rankings() -> Iterator[str]:
    """Rank growing numbers of people with the rules that ship with the program."""
    rules, people = shipped_rules(), [_person(number) for number in range(COUNTS[-1])]
    for count in COUNTS:
        began = process_time()
        compute(rules, TERMS, people[:count])
        seconds = process_time() - began
        yield f"{count:6d} people ranked and explained: {seconds:.2f} s, {1000 * seconds / count:.3f} ms each"


def _person(number: int) -> Candidate:
    years = tuple(YearFigure(2024 - back, Decimal((number * 37 + back * 811) % 4001 + 6000) / 100) for back in range(3))
    born = date(1965, 1, 1) + timedelta(days=number * 13 % 9000)
    days = number * 29 % 9000
    return replace(
        FIRST, id=number, matricola=str(number), name=f"P{number}", years=years, service_days=days, born_on=born
    )
