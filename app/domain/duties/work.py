"""The work that is left in a year, told from the first day of its step on: before, it would only be a long list."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from app.domain.duties.doers import Doers
from app.domain.duties.duty import Doer, Duty, Place
from app.domain.duties.facts import OwnedObjective, UnmeasuredIndicator, UnsettledSheet, WaitingPart
from app.domain.duties.review import review_left
from app.domain.issues import Link
from app.domain.italian import agreeing, plural
from app.domain.method.outside_words import SectionEvaluator
from app.domain.structure.hierarchy import Party
from app.domain.workflow import SheetState
from app.domain.year_steps import YearFacts, YearStep
from app.domain.year_windows import StepKey, step_of_phase, window_of_phase

FINAL, INTERIM = "final", "interim"
"""The fields where a value of an indicator is recorded."""


def work_left(facts: YearFacts, steps: list[YearStep], doers: Doers, today: date) -> Iterator[Duty]:
    """Yield what is still to do in the steps that have begun; before there is a plan, only that it is to be written."""
    for one in _left(facts, steps, doers, today):
        yield quiet(one, facts)


def quiet(duty: Duty, facts: YearFacts) -> Duty:
    """Return a thing without its day, where that was over before the year came into the archive."""
    return duty._replace(due=None) if facts.was_due_elsewhere(duty.due) else duty


def _left(facts: YearFacts, steps: list[YearStep], doers: Doers, today: date) -> Iterator[Duty]:
    if facts.is_closed:
        return
    yield from _windows(facts, steps, doers, today)
    if not facts.has_plan:
        return
    begun = {step.key: step for step in steps if step.start <= today}
    yield from _decisions(doers, {step.key: step for step in steps})
    if measure := begun.get(StepKey.MEASURE):
        yield from _values(doers, measure, FINAL)
    elif interim := begun.get(StepKey.INTERIM):
        yield from _values(doers, interim, INTERIM)
    if interim := begun.get(StepKey.INTERIM):
        yield from _interim(doers, interim, today)
    if evaluation := begun.get(StepKey.EVALUATION):
        yield from _evaluation(facts, doers, evaluation)
    yield from _closing(doers, doers.work.sheets, steps[-1], ("scheda compilata", "schede compilate"))
    yield from review_left(doers, doers.work.sheets, steps[-1], today)
    if facts.sheets and facts.sheets_final == facts.sheets:
        words = f"Chiudere l'anno {facts.year}: tutte le schede sono definitive"
        yield Duty(words, doers.secretary, Place.YEAR, Link("closing_year", facts.year), steps[-1].due)


def _windows(facts: YearFacts, steps: list[YearStep], doers: Doers, today: date) -> Iterator[Duty]:
    """Yield the plan to write while it can be in time, and the phases of the method that date no step, while open."""
    plan = next(step for step in steps if step.key is StepKey.PLAN)
    if not facts.has_plan and plan.start <= today <= plan.due:
        words = f"Scrivere il piano degli obiettivi del {facts.year}"
        yield Duty(words, doers.secretary, Place.OBJECTIVE, Link("objectives", 0), plan.due)
    for phase in facts.phases:
        window = None if step_of_phase(phase.code) else window_of_phase(facts.year, phase)
        if window is not None and window.start <= today <= window.due:
            words = f"Finestra della metodologia: «{phase.title or phase.code}»"
            yield Duty(words, doers.secretary, Place.SHEETS, Link("evaluation", 0), window.due)


def _decisions(doers: Doers, steps: Mapping[StepKey, YearStep]) -> Iterator[Duty]:
    """What was proposed waits for the Segretario, whatever the time of the year."""
    for one in doers.work.proposals:
        words = f"{one.what}: decidere sulla proposta di {one.kind.italian} di {one.by}"
        if one.sheet_id is not None:
            link, due = Link("sheet", one.sheet_id, "review"), steps[StepKey.EVALUATION].due
            yield Duty(words, doers.secretary, Place.SHEETS, link, due, _PROPOSALS)
        elif one.objective_id is not None:
            link, due = Link("objective", one.objective_id, "history"), steps[StepKey.MEASURE].due
            yield Duty(words, doers.secretary, Place.OBJECTIVE, link, due, _PROPOSALS)


_PROPOSALS = "proposte da decidere"


def _values(doers: Doers, step: YearStep, field: str) -> Iterator[Duty]:
    objectives = {one.id: one for one in doers.work.objectives}
    for indicator in doers.work.indicators:
        if field == FINAL or not indicator.has_interim:
            yield _value(doers, objectives[indicator.objective_id], indicator, step, field)


def _value(doers: Doers, one: OwnedObjective, indicator: UnmeasuredIndicator, step: YearStep, field: str) -> Duty:
    kind, alike = _VALUES[field]
    return Duty(
        f"Manca il {kind} di «{indicator.name}»",
        doers.of_objective(one.id),
        Place.INDICATORS,
        Link("objective", one.id, f"indicators.{field}", indicator.id),
        step.due,
        alike,
        where=f"{one.code} {one.title}",
    )


_VALUES = {
    FINAL: ("consuntivo", "consuntivi che mancano"),
    INTERIM: ("valore intermedio", "valori intermedi che mancano"),
}


def _evaluation(facts: YearFacts, doers: Doers, step: YearStep) -> Iterator[Duty]:
    if not facts.sheets:
        words = "Preparare la sessione di valutazione: le schede non ci sono ancora"
        yield Duty(words, doers.secretary, Place.SHEETS, Link("evaluation", 0), step.due)
    yield from _filling(doers, doers.work.sheets, step, "schede da compilare")


def _interim(doers: Doers, step: YearStep, today: date) -> Iterator[Duty]:
    """The sheets of the check of the half year: all of their way belongs to its step."""
    sheets = doers.work.interim_sheets
    yield from _filling(doers, sheets, step, "verifiche intermedie da compilare")
    yield from _closing(doers, sheets, step, ("verifica intermedia compilata", "verifiche intermedie compilate"))
    yield from review_left(doers, sheets, step, today)


def _filling(doers: Doers, sheets: Iterable[UnsettledSheet], step: YearStep, alike: str) -> Iterator[Duty]:
    for sheet in sheets:
        if sheet.state.is_open_to_scores:
            link = Link("sheet", sheet.id, "missing")
            if not sheet.waits_for_parts_alone:
                yield Duty(_lacking(sheet), doers.of_party(sheet.evaluator), Place.SHEETS, link, step.due, alike)
            yield from (_of_part(sheet, one, doers, step) for one in sheet.parts)


def _of_part(sheet: UnsettledSheet, part: WaitingPart, doers: Doers, step: YearStep) -> Duty:
    """A part that another scores is theirs to do; while nobody is named, the Segretario says who."""
    whose, link = part.kind.capacity, Link("sheet", sheet.id, "missing")
    if part.party == Party() and part.kind is not SectionEvaluator.BODY:
        words, alike = (
            f"{sheet.person}: indicare chi valuta la parte del {whose}",
            "parti di schede senza chi le valuta",
        )
    else:
        words, alike = f"{sheet.person}: compilare e firmare la parte del {whose}", "parti di schede da firmare"
    return Duty(words, doers.of_part(part), Place.SHEETS, link, step.due, alike)


def _lacking(sheet: UnsettledSheet) -> str:
    if not sheet.state.is_begun:
        return f"{sheet.person}: scheda da cominciare"
    if missing := sheet.own_missing:
        verb = agreeing(missing, "manca", "mancano")
        return f"{sheet.person}: {verb} {plural(missing, 'voce', 'voci')}"
    return f"{sheet.person}: scheda da completare"


def _closing(
    doers: Doers, sheets: Iterable[UnsettledSheet], step: YearStep, one_and_many: tuple[str, str]
) -> Iterator[Duty]:
    """What is complete is handed over by whoever evaluates, each the own sheets."""
    completed: dict[Doer, list[UnsettledSheet]] = {}
    for one in sheets:
        if one.state is SheetState.COMPLETED:
            completed.setdefault(doers.of_sheet(one.id), []).append(one)
    for who, own in completed.items():
        words = f"Consegnare {plural(len(own), *one_and_many)}"
        yield Duty(words, who, Place.SHEETS, Link("sheet", own[0].id), step.due)
