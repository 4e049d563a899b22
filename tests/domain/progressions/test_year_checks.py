"""W15 and W21 on what comes out of a year."""

from dataclasses import replace
from datetime import date

from app.domain.law.limits import limits_on
from app.domain.progressions.compute import compute
from app.domain.progressions.definition import Performance, Places, Ranking
from app.domain.progressions.vocabulary import PlacesKind
from app.domain.progressions.year_checks import PROGRESSION_CHECKS, ProgressionFacts
from app.services.law.shipped import shipped_law
from tests.domain.progressions.imaginary import RULES, TERMS, D, person

LIMITS = limits_on(shipped_law(), date(2024, 12, 31), {})


def test_each_check_speaks_of_what_it_finds_and_of_nothing_else() -> None:
    people = [person(1, "90", is_eq=True), person(2, evaluators=(1,))]
    people += [person(number, *[str(90 - number)] * 3) for number in (3, 4, 5)]
    sound = ProgressionFacts(2024, RULES, TERMS, compute(RULES, TERMS, people[1:]), LIMITS)
    assert [list(check.find(sound)) for check in PROGRESSION_CHECKS] == [[]] * 5
    rules = replace(
        RULES,
        performance=Performance(D(30), 4),
        places=(Places(PlacesKind.NUMBER, number=4),),
        ranking=Ranking(is_eq_apart=False),
    )
    found = ProgressionFacts(2024, rules, TERMS, compute(rules, TERMS, people), LIMITS)
    told = [[one.sentence for one in check.find(found)] for check in PROGRESSION_CHECKS]
    assert told[0][0].startswith("Progressioni 2024: della performance individuale contano 3 anni disponibili")
    assert "Persona 0001: la performance individuale conta 1 anno, non 4." in told[1]
    assert told[2] == ["Progressioni 2024: alla performance individuale spetta almeno il 40 % del totale."]
    assert told[3][0].startswith("Progressioni 2024: ne hanno una 4 ammessi su 5, più della metà")
    assert told[4][0].startswith("Persona 0001 è nella stessa graduatoria (Istruttori) di chi valuta")
