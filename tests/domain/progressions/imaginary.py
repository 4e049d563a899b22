"""Imaginary rules and people for the tests of progressions."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from app.domain.progressions.candidates import Candidate, ProcedureTerms, YearFigure
from app.domain.progressions.definition import (
    Amount,
    Criterion,
    CriterionItem,
    Experience,
    Performance,
    Places,
    ProgressionRules,
)
from app.domain.progressions.vocabulary import PlacesKind

D = Decimal
TERMS = ProcedureTerms(date(2025, 1, 1), date(2024, 12, 31), 2024)
COURSES = Criterion("corsi", "Corsi", D(10), items=(CriterionItem("corso", "Corso", D(2)),))
RULES = ProgressionRules(
    "Prova",
    Performance(D(60)),
    Experience(D(30)),
    (Places(PlacesKind.NUMBER, number=1),),
    (Amount("Istruttori", D(750)), Amount("Funzionari ed EQ", D(1600))),
    criteria=(COURSES,),
)


def years(*values: str, last: int = 2024) -> tuple[YearFigure, ...]:
    return tuple(YearFigure(last - place, D(value)) for place, value in enumerate(values))


def person(number: int, *values: str, **facts: Any) -> Candidate:
    one = Candidate(
        number, f"{number:04}", f"Persona {number:04}", "Istruttori", date(2010, 1, 1), has_none=True,
        years=years(*(values or ("90", "90", "90"))), service_days=3650, born_on=date(1980, 1, 1),
    )  # fmt: skip
    return replace(one, **facts)
