"""Conformity of the objectives of a year: W1, W2, W5, W16, W19 of the list of checks, as pure findings."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from app.domain import italian
from app.domain.ids import EmployeeId, ObjectiveId
from app.domain.issues import Issue, Link, Severity
from app.domain.matching import text_key
from app.domain.method.objective_kind import ObjectiveKind
from app.domain.objectives.vocabulary import IndicatorRule, ObjectiveState
from app.domain.objectives.weights import WeightTotal

ART_5 = "D.Lgs. 150/2009 art. 5 c. 2"
_WITHOUT_TARGET = frozenset(
    {IndicatorRule.YES_NO, IndicatorRule.PHASES, IndicatorRule.JUDGEMENT, IndicatorRule.DIRECT, IndicatorRule.STEPS}
)
_WITH_BASELINE = frozenset({IndicatorRule.BASELINE_TO_TARGET, IndicatorRule.PERCENT_OF_TARGET})


@dataclass(frozen=True, slots=True)
class CheckedIndicator:
    """What the checks read of an indicator; `unsourced` says that a value was written without its source."""

    name: str
    rule: IndicatorRule
    has_baseline: bool
    has_target: bool
    has_due_date: bool
    has_source: bool
    unsourced: bool = False


@dataclass(frozen=True, slots=True)
class CheckedObjective:
    """What the checks read of an objective."""

    id: ObjectiveId
    code: str
    title: str
    description: str
    kind: ObjectiveKind
    state: ObjectiveState
    is_linked: bool
    indicators: tuple[CheckedIndicator, ...]
    indicator_total: WeightTotal
    phase_total: WeightTotal


@dataclass(frozen=True, slots=True)
class CheckedPerson:
    """A person in service, with the totals of the objectives and whether all of them were seen and dated.

    `has_shared`: the sheet counts objectives of the unit or of the ente, which are not assigned one by one.
    """

    id: EmployeeId
    name: str
    objectives: int
    unseen: int
    totals: tuple[WeightTotal, ...]
    has_shared: bool = False


def objective_issues(objectives: Iterable[CheckedObjective], last_year: Mapping[str, str]) -> Iterator[Issue]:
    """Check objectives one by one; `last_year` gives, by key of the text, the code an equal one had the year before."""
    for objective in objectives:
        if objective.state is ObjectiveState.ACTIVE:
            yield from _weights(objective)
            yield from _measures(objective)
            yield from _same_text(objective, last_year)
            yield from _links(objective)


def unit_issues(totals: Iterable[tuple[Link, WeightTotal]]) -> Iterator[Issue]:
    """Check the weights that the objectives have in their units; weights nowhere given are no error."""
    for link, total in totals:
        if not total.is_right and total.missing < total.count:
            yield Issue("W1", f"{total.label}: nei pesi degli obiettivi {total.sentence}.", "weight", link=link)


def person_issues(people: Iterable[CheckedPerson]) -> Iterator[Issue]:
    for person in people:
        link = Link("person_weights", person.id)
        if not person.objectives and not person.has_shared:
            yield Issue("W5", f"{person.name} non ha nessun obiettivo.", severity=Severity.ERROR, link=link)
        elif person.unseen:
            unseen = italian.plural(person.unseen, "obiettivo", "obiettivi")
            sentence = f"{person.name}: manca la data di presa visione di {unseen}."
            yield Issue("W5", sentence, severity=Severity.WARNING, link=link)
        for total in person.totals:
            if not total.is_right:
                label = total.name[:1].lower() + total.name[1:]
                yield Issue("W1", f"{person.name}, {label}: {total.sentence}.", "weight", link=link)


def _weights(one: CheckedObjective) -> Iterator[Issue]:
    for total in (one.indicator_total, one.phase_total):
        if not total.is_right:
            sentence = f"{one.code}: nei pesi {_of(total)} {total.sentence}."
            yield Issue("W1", sentence, "weight", link=_link(one))


def _of(total: WeightTotal) -> str:
    return {"Indicatori": "degli indicatori", "Fasi": "delle fasi"}.get(total.label, total.label)


def _measures(one: CheckedObjective) -> Iterator[Issue]:
    if not one.indicators:
        sentence = f"{one.code} «{one.title}» non ha indicatori."
        yield Issue("W2", sentence, "indicators", article=ART_5, link=_link(one))
    for indicator in one.indicators:
        if lacking := _lacking(indicator):
            sentence = f"{one.code}, indicatore «{indicator.name}»: manca {italian.listed(lacking)}."
            yield Issue("W2", sentence, "target", article=ART_5, link=_link(one))
        if indicator.unsourced:
            sentence = f"{one.code}, indicatore «{indicator.name}»: il risultato non ha la fonte."
            yield Issue("W2", sentence, "source", article=ART_5, link=_link(one))


def _lacking(indicator: CheckedIndicator) -> list[str]:
    is_dated = indicator.rule is IndicatorRule.BY_DATE
    lacking = {
        "la fonte": not indicator.has_source,
        "il valore di partenza": indicator.rule in _WITH_BASELINE and not indicator.has_baseline,
        "la data prevista": is_dated and not indicator.has_due_date,
        "il valore atteso": indicator.rule not in _WITHOUT_TARGET and not is_dated and not indicator.has_target,
    }
    return [words for words, is_lacking in lacking.items() if is_lacking]


def _same_text(one: CheckedObjective, last_year: Mapping[str, str]) -> Iterator[Issue]:
    if code := last_year.get(text_key(one.description or one.title)):
        sentence = f"{one.code} «{one.title}» ha lo stesso testo di {code} dell'anno precedente."
        yield Issue("W16", sentence, "title", Severity.NOTE, ART_5, _link(one))


def _links(one: CheckedObjective) -> Iterator[Issue]:
    if not one.is_linked:
        sentence = f"{one.code} «{one.title}» non è collegato a una linea di mandato o al DUP."
        yield Issue("W19", sentence, "mandate_line_id", Severity.WARNING, link=_link(one))


def _link(one: CheckedObjective) -> Link:
    return Link("objective", one.id)
