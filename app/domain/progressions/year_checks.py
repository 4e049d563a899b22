"""W15 and W21 on the progressions of a year: the rules, the years of each person, how many have the increment."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.checks import Check, Finding
from app.domain.issues import Link, Severity
from app.domain.italian import plural
from app.domain.law.limits import NO_LIMITS, LegalLimits
from app.domain.progressions.candidates import ProcedureTerms
from app.domain.progressions.definition import ProgressionRules
from app.domain.progressions.law import law_issues
from app.domain.progressions.places import person_link
from app.domain.progressions.points import counted_years
from app.domain.progressions.results import ProgressionResult

RULES_LINK = Link("progression", 0, "rules")


@dataclass(frozen=True, slots=True)
class ProgressionFacts:
    """The progressions of a year that were begun: rules, terms, and what comes out."""

    year: int
    rules: ProgressionRules
    terms: ProcedureTerms
    result: ProgressionResult
    limits: LegalLimits = NO_LIMITS


def _of_rules(code: str, facts: ProgressionFacts) -> Iterator[Finding]:
    for issue in law_issues(facts.rules, facts.limits):
        if issue.code == code:
            yield Finding(f"Progressioni {facts.year}: {issue.sentence[:1].lower()}{issue.sentence[1:]}", RULES_LINK)


def _years_of_rules(facts: ProgressionFacts) -> Iterator[Finding]:
    yield from _of_rules("W15", facts)


def _weights_of_rules(facts: ProgressionFacts) -> Iterator[Finding]:
    yield from _of_rules("W21", facts)


def _few_years(facts: ProgressionFacts) -> Iterator[Finding]:
    wanted = facts.rules.performance.years
    for ranking in facts.result.rankings:
        for one in ranking.people:
            found = len(counted_years(facts.rules, facts.terms, one.candidate))
            if found < wanted:
                years = plural(found, "anno", "anni")
                sentence = f"{one.candidate.name}: la performance individuale conta {years}, non {wanted}."
                yield Finding(sentence, person_link(one.candidate.id, "years"))


def _more_than_half(facts: ProgressionFacts) -> Iterator[Finding]:
    admitted = sum(len(ranking.people) for ranking in facts.result.rankings)
    chosen = sum(len(ranking.chosen) for ranking in facts.result.rankings)
    if 2 * chosen > admitted:
        sentence = (
            f"Progressioni {facts.year}: ne hanno una {chosen} ammessi su {admitted}, più della metà; il contratto la"
            " vuole per una quota limitata (nella prassi della Ragioneria generale, al massimo la metà)."
        )
        yield Finding(sentence, RULES_LINK)


def _judges(facts: ProgressionFacts) -> Iterator[Finding]:
    """Say who competes with somebody whom they evaluate."""
    for ranking in facts.result.rankings:
        people = {one.candidate.id: one.candidate for one in ranking.people}
        judges = {judge for one in people.values() for judge in one.evaluators if judge in people}
        for judge in sorted(judges):
            sentence = (
                f"{people[judge].name} è nella stessa graduatoria ({ranking.title}) di chi valuta: con «eq_a_parte» le"
                " EQ concorrono tra loro."
            )
            yield Finding(sentence, RULES_LINK)


PROGRESSION_CHECKS: tuple[Check[ProgressionFacts], ...] = (
    Check(
        "W15",
        _years_of_rules,
        "regole che non guardano gli anni del contratto",
        Severity.WARNING,
        norm="progressioni_anni",
    ),
    Check("W15", _few_years, "persone con meno anni di valutazione", Severity.NOTE, norm="progressioni_anni"),
    Check("W21", _weights_of_rules, "regole delle progressioni", Severity.WARNING, norm="progressioni_pesi"),
    Check(
        "W21", _more_than_half, "procedure con più beneficiari della metà", Severity.WARNING, norm="progressioni_pesi"
    ),
    Check("W21", _judges, "persone in graduatoria con chi valutano", Severity.WARNING, norm="progressioni_pesi"),
)
