"""Conformity of the objectives of a year: W1, W2, W5, W16, W19 of the list of checks, as pure findings."""

from collections.abc import Iterator
from datetime import date

from app.domain import italian
from app.domain.acting import Acting
from app.domain.checks import BY_METHOD, Check, Finding
from app.domain.issues import Link, Severity
from app.domain.matching import text_key
from app.domain.objectives.checked import CheckedIndicator, CheckedObjective, CheckedPerson, ObjectiveYear
from app.domain.objectives.comparing import differing, is_incomparable
from app.domain.objectives.lacks import IndicatorFacts, Lack, lacks_of
from app.domain.objectives.weights import WeightTotal
from app.domain.year_windows import StepKey

TO_RESPONSIBLES = "Assegna ai responsabili i loro obiettivi…"
"""The verb that gives to who answers for objectives those that are not theirs yet."""
_MOST_CODES = 4


def _own_weights(year: ObjectiveYear) -> Iterator[Finding]:
    for one in year.active:
        for total, rows in ((one.indicator_total, "indicators"), (one.phase_total, "phases")):
            if not total.is_right:
                yield Finding(f"{one.code}: nei pesi {_of(total)} {total.sentence}.", _link(one, f"{rows}.weight"))


def _of(total: WeightTotal) -> str:
    return {"Indicatori": "degli indicatori", "Fasi": "delle fasi"}.get(total.label, total.label)


def _unit_weights(year: ObjectiveYear) -> Iterator[Finding]:
    """Check the weights that the objectives have in their units; weights nowhere given are no error."""
    for link, total in year.units:
        if not total.is_right and total.missing < total.count:
            yield Finding(f"{total.label}: nei pesi degli obiettivi {total.sentence}.", link)


def _personal_weights(year: ObjectiveYear) -> Iterator[Finding]:
    for person in year.people:
        for total in person.totals:
            if not total.is_right:
                label = total.name[:1].lower() + total.name[1:]
                yield Finding(f"{person.name}, {label}: {total.sentence}.", Link("person_weights", person.id))


def _without_indicators(year: ObjectiveYear) -> Iterator[Finding]:
    for one in year.active:
        if not one.indicators:
            yield Finding(f"{one.code} «{one.title}» non ha indicatori.", _link(one, "indicators"))


def _half_defined(year: ObjectiveYear) -> Iterator[Finding]:
    for one, indicator in year.indicators:
        if lacking := _lacking(indicator):
            words = italian.listed(_NAMED[field] for field in lacking)
            link = _link(one, f"indicators.{lacking[0]}", indicator.id)
            yield Finding(f"{one.code}, indicatore «{indicator.name}»: manca {words}.", link)


_NAMED = {
    "source": "la fonte",
    "baseline": "il valore di partenza",
    "target_on": "la data prevista",
    "target": "il valore atteso",
}


def _lacking(indicator: CheckedIndicator) -> list[str]:
    """Return the fields that the rule of the indicator asks for and that are empty."""
    return [_field_of(lack, indicator.facts) for lack in lacks_of(indicator.facts)]


def _field_of(lack: Lack, facts: IndicatorFacts) -> str:
    if lack is Lack.TARGET:
        return "target_on" if facts.rule.wants_due_date else "target"
    return {Lack.SOURCE: "source", Lack.BASELINE: "baseline"}[lack]


def _late_for_nothing(year: ObjectiveYear) -> Iterator[Finding]:
    """W2: an objective is referred to a time (art. 5 c. 2 lett. d) only where coming after it changes the degree."""
    for one, indicator in year.indicators:
        if indicator.is_late_for_nothing:
            sentence = (
                f"{one.code}, indicatore «{indicator.name}»: senza penalità chi finisce dopo la data, anche di mesi,"
                " ha comunque 100. Indicare quanti punti toglie ogni giorno o mese di ritardo."
            )
            yield Finding(sentence, _link(one, "indicators.penalty", indicator.id))


def _other_way(year: ObjectiveYear) -> Iterator[Finding]:
    for one, indicator in year.indicators:
        if indicator.goes_the_other_way:
            target, baseline = (italian.format_decimal(value, None) for value in (indicator.target, indicator.baseline))
            sentence = (
                f"{one.code}, indicatore «{indicator.name}»: «{indicator.direction.italian}», ma si parte da {baseline}"
                f" e l'atteso è {target}: chi resta dov'era ha già 100. Cambiare il verso con «Regola…», o l'atteso."
            )
            yield Finding(sentence, _link(one, "indicators.target", indicator.id))


def _unsourced(year: ObjectiveYear) -> Iterator[Finding]:
    for one, indicator in year.indicators:
        if indicator.unsourced:
            link = _link(one, "value_source", indicator.id)
            yield Finding(f"{one.code}, indicatore «{indicator.name}»: il risultato non ha la fonte.", link)


def _without_objectives(year: ObjectiveYear) -> Iterator[Finding]:
    """Name who has none, once there is a plan: before, the year is empty and nobody is behind."""
    for person in year.people if year.objectives else ():
        if not person.objectives and not person.has_shared:
            yield _of_person(person, f"{person.name} non ha nessun obiettivo.")


def _unseen(year: ObjectiveYear) -> Iterator[Finding]:
    for person in year.people:
        if person.unseen:
            unseen = italian.plural(person.unseen, "obiettivo", "obiettivi")
            yield _of_person(person, f"{person.name}: manca la data di presa visione di {unseen}.")


def _given_late(year: ObjectiveYear) -> Iterator[Finding]:
    """W5: what was given at the beginning of the year was seen by the end of the month."""
    for person in year.people:
        if person.late and year.given_by is not None:
            late = italian.plural(person.late, "obiettivo visto", "obiettivi visti")
            yield _of_person(person, f"{person.name}: {late} dopo il {italian.format_date(year.given_by)}.")


def _to_renew(year: ObjectiveYear) -> Iterator[Finding]:
    for person in year.people:
        if person.revised:
            revised = italian.plural(person.revised, "obiettivo visto e cambiato", "obiettivi visti e cambiati")
            yield _of_person(
                person, f"{person.name}: {revised} dopo, la presa visione è da rinnovare.", person.revised_on
            )


def _two_dates(year: ObjectiveYear) -> Iterator[Finding]:
    for person in year.people:
        for words in person.two_dates:
            yield _of_person(person, f"{person.name}: {words}")


def _answers_for(year: ObjectiveYear) -> Iterator[Finding]:
    """W5: who answers for an objective has it on the own sheet."""
    for person in year.people:
        if codes := italian.some_of(person.answers_for, _MOST_CODES, "altri {}"):
            sentence = f"{person.name} è responsabile di {codes}, ma nella sua scheda non ci sono: non li ha assegnati."
            if len(person.answers_for) == 1:
                sentence = f"{person.name} è responsabile di {codes}, ma nella sua scheda non c'è: non lo ha assegnato."
            yield _of_person(person, f"{sentence} Obiettivi, Nuovo, «{TO_RESPONSIBLES}» li dà a chi ne risponde.")


def _elsewhere(year: ObjectiveYear) -> Iterator[Finding]:
    """W1: an objective weighs in the days in which the person was where it is pursued."""
    for person in year.people:
        for sentence in person.elsewhere:
            yield _of_person(person, sentence)


def _same_text(year: ObjectiveYear) -> Iterator[Finding]:
    for one in year.active:
        code = year.last_year.get(text_key(one.description or one.title))
        if code and not one.is_untouched:  # of which is told that it is copied
            sentence = f"{one.code} «{one.title}» ha lo stesso testo di {code} dell'anno precedente."
            yield Finding(sentence, _link(one, "title"))


def _untouched(year: ObjectiveYear) -> Iterator[Finding]:
    for one in year.active:
        if one.is_untouched:
            yield Finding(f"{one.code} «{one.title}» è copiato e non rivisto.", _link(one, "title"))
    for one, indicator in year.indicators:
        if indicator.is_untouched and not one.is_untouched:
            sentence = f"{one.code}, indicatore «{indicator.name}»: copiato e non rivisto."
            yield Finding(sentence, _link(one, "indicators.target", indicator.id))


def _not_compared(year: ObjectiveYear) -> Iterator[Finding]:
    """W16: what continues from the years before is measured so that it can be compared with them."""
    for one in year.active:
        measured = [(row.name, row.unit, row.facts) for row in one.indicators]
        for row in one.indicators:
            if then := differing(row.name, row.unit, row.facts.rule, one.before):
                sentence = f"{one.code}, indicatore «{row.name}»: {then}, i due risultati non si confrontano."
                yield Finding(sentence, _link(one, "indicators.rule", row.id))
        if is_incomparable(measured, one.before):
            last = one.before[0]
            sentence = (
                f"{one.code} «{one.title}» continua {last.code} del {last.year}, ma nessun indicatore si confronta con"
                " gli anni precedenti: né lo stesso indicatore, né un valore di partenza."
            )
            yield Finding(sentence, _link(one, "indicators"))


def _unlinked(year: ObjectiveYear) -> Iterator[Finding]:
    for one in year.active:
        if not one.is_linked:
            sentence = f"{one.code} «{one.title}» non è collegato a una linea di mandato o al DUP."
            yield Finding(sentence, _link(one, "mandate_line_id"))


def _of_person(person: CheckedPerson, sentence: str, since: date | None = None) -> Finding:
    return Finding(sentence, Link("person_weights", person.id), since)


def _link(one: CheckedObjective, field: str, part: int = 0) -> Link:
    return Link("objective", one.id, field, part)


_WARNING, _NOTE = Severity.WARNING, Severity.NOTE
_OWNER, _EVALUATOR = Acting.OWNER, Acting.EVALUATOR
_MEASURABLE, _COMPARABLE = "obiettivi_misurabili", "obiettivi_confrontabili"
_PLAN, _ASSIGNMENT, _MEASURE = StepKey.PLAN, StepKey.ASSIGNMENT, StepKey.MEASURE
OBJECTIVE_CHECKS: tuple[Check[ObjectiveYear], ...] = (
    Check(
        "W1", _own_weights, "pesi di indicatori o di fasi da correggere", source=BY_METHOD, field="weight",
        acting=_OWNER, step=_PLAN,
    ),
    Check(
        "W2", _without_indicators, "obiettivi senza indicatori", norm=_MEASURABLE, field="indicators", acting=_OWNER,
        step=_PLAN,
    ),
    Check(
        "W2", _half_defined, "indicatori definiti solo in parte", norm=_MEASURABLE, field="target", acting=_OWNER,
        step=_PLAN,
    ),
    Check(
        "W2", _late_for_nothing, "indicatori «Entro una data» in cui il ritardo non conta", _WARNING,
        norm=_MEASURABLE, field="target", acting=_OWNER, step=_PLAN,
    ),
    Check(
        "W2", _other_way, "indicatori il cui atteso sta dalla parte opposta al verso", _WARNING, norm=_MEASURABLE,
        field="target", acting=_OWNER, step=_PLAN,
    ),
    Check(
        "W2", _unsourced, "risultati senza la fonte", source=BY_METHOD, field="source", acting=_OWNER, step=_MEASURE
    ),
    Check(
        "W16", _same_text, "obiettivi con lo stesso testo dell'anno precedente", _NOTE, norm=_COMPARABLE, field="title",
        acting=_OWNER,
    ),
    Check(
        "W16", _untouched, "obiettivi e indicatori copiati e non rivisti", _WARNING, norm=_COMPARABLE, field="title",
        acting=_OWNER, step=_PLAN,
    ),
    Check(
        "W16", _not_compared, "obiettivi che non si confrontano con gli anni precedenti", _NOTE, norm=_COMPARABLE,
        field="indicators", acting=_OWNER,
    ),
    Check(
        "W19", _unlinked, "obiettivi non collegati al mandato o al DUP", _WARNING, norm="obiettivi_collegati",
        field="mandate_line_id", acting=_OWNER,
    ),
    Check(
        "W1", _unit_weights, "pesi degli obiettivi delle unità da correggere", source=BY_METHOD, field="weight",
        acting=Acting.HEAD, step=_ASSIGNMENT,
    ),
    Check(
        "W5", _without_objectives, "persone senza obiettivi", source=BY_METHOD, acting=_EVALUATOR, step=_ASSIGNMENT
    ),
    Check(
        "W5", _unseen, "persone che non hanno preso visione di tutti gli obiettivi", _WARNING, BY_METHOD,
        acting=_EVALUATOR, step=_ASSIGNMENT,
    ),
    Check(
        "W5", _given_late, "persone che hanno visto gli obiettivi in ritardo", _WARNING,
        norm="assegnazione_entro_febbraio", acting=_EVALUATOR,
    ),
    Check(
        "W5", _to_renew, "persone che devono vedere di nuovo obiettivi cambiati", _WARNING, BY_METHOD,
        acting=_EVALUATOR, step=_ASSIGNMENT,
    ),
    Check(
        "W5", _two_dates, "schede con un'altra data di presa visione", _WARNING, BY_METHOD, acting=_EVALUATOR,
        step=_ASSIGNMENT,
    ),
    Check(
        "W5", _answers_for, "responsabili senza gli obiettivi di cui rispondono", _WARNING, BY_METHOD,
        acting=_EVALUATOR, step=_ASSIGNMENT,
    ),
    Check(
        "W1", _elsewhere, "obiettivi di un'Area contati anche nei giorni in un'altra", _WARNING, BY_METHOD,
        acting=_EVALUATOR, step=_ASSIGNMENT,
    ),
    Check(
        "W1", _personal_weights, "pesi degli obiettivi delle persone da correggere", source=BY_METHOD, field="weight",
        acting=_EVALUATOR, step=_ASSIGNMENT,
    ),
)  # fmt: skip
