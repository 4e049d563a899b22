"""The next step of the year: one sentence, one verb, and the place where it is done."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from app.domain.duties.facts import UnsettledSheet, YearWork
from app.domain.duties.work import FINAL, INTERIM
from app.domain.issues import Link
from app.domain.italian import format_short_date, plural
from app.domain.workflow import SheetState
from app.domain.year_steps import Beginning, StepKey, YearFacts, YearStep, beginnings


class NextStep(NamedTuple):
    """What brings the year on: `verb` is on the button that leads to `link`, both missing when nothing can be done."""

    sentence: str
    verb: str = ""
    link: Link | None = None


def next_step(facts: YearFacts, work: YearWork, steps: list[YearStep], today: date) -> NextStep:
    """Return the first thing of the first step that has begun and is not done."""
    if facts.is_closed:
        return NextStep(f"L'anno {facts.year} è chiuso: non resta niente da fare.")
    if wanted := beginnings(facts):
        return _begin(wanted)
    for step in steps:
        if (step.start <= today or step.key is StepKey.CLOSING) and (found := _STEPS[step.key](facts, work)):
            return found
    if facts.sheets and facts.sheets_final == facts.sheets:
        return NextStep(
            f"Tutte le schede sono definitive: l'anno {facts.year} si può chiudere.",
            f"Chiudi l'anno {facts.year}…",
            Link("closing_year", facts.year),
        )
    later = next((step for step in steps if step.start > today), steps[-1])
    return NextStep(f"Tutto fatto fin qui. {later.title}: dal {format_short_date(later.start)}.")


def next_step_of(own: Sequence[UnsettledSheet], facts: YearFacts) -> NextStep:
    """Return the first thing to do for somebody whose work are the sheets to evaluate, `own`, and nothing else."""
    if facts.is_closed:
        return NextStep(f"L'anno {facts.year} è chiuso: non resta niente da fare.")
    to_fill = [one for one in own if one.state.is_open_to_scores]
    if to_fill:
        first = next((one for one in to_fill if one.state.is_begun), to_fill[0])
        count = plural(len(to_fill), "scheda", "schede")
        return NextStep(
            f"Compilare {count}: restano da valutare.", f"Compila {count}", Link("sheet", first.id, "missing")
        )
    if completed := [one for one in own if one.state is SheetState.COMPLETED]:
        count = plural(len(completed), "scheda", "schede")
        return NextStep(f"Consegnare {count} e farle firmare.", f"Consegna {count}", Link("sheet", completed[0].id))
    return NextStep("Per ora non c'è niente da fare.")


def _begin(wanted: tuple[Beginning, ...]) -> NextStep:
    if Beginning.UNITS in wanted:
        return NextStep("L'archivio è vuoto: si comincia dal personale, da un piano, o dalle aree.")
    if Beginning.PERSONNEL in wanted:
        return NextStep("Mancano le persone: si importano, o si aggiungono in Struttura.")
    return NextStep("Mancano gli obiettivi dell'anno: si importano da un piano, o si scrivono.")


def _plan(_facts: YearFacts, work: YearWork) -> NextStep | None:
    bare = [one for one in work.objectives if not one.has_indicators]
    if not bare:
        return None
    count = plural(len(bare), "obiettivo", "obiettivi")
    verb = f"Completa {count}"
    return NextStep(f"Dare gli indicatori a {count}: senza, non si misura.", verb, _link(bare[0].id, "indicators"))


def _assignment(_facts: YearFacts, work: YearWork) -> NextStep | None:
    if not work.unassigned:
        return None
    count = plural(len(work.unassigned), "persona", "persone")
    link = Link("person_weights", work.unassigned[0])
    return NextStep(f"Assegnare gli obiettivi a {count} che non ne hanno.", f"Assegna a {count}", link)


def _interim(facts: YearFacts, work: YearWork) -> NextStep | None:
    """The interim values are worth recording only until the final ones are."""
    if facts.indicators_final:
        return None
    lacking = [one for one in work.indicators if not one.has_interim]
    if not lacking:
        return None
    first, count = lacking[0], plural(len(lacking), "valore intermedio", "valori intermedi")
    return NextStep(
        f"Registrare {count} per la verifica.",
        f"Registra {count}",
        _link(first.objective_id, f"indicators.{INTERIM}", first.id),
    )


def _measure(_facts: YearFacts, work: YearWork) -> NextStep | None:
    if not work.indicators:
        return None
    first, many = work.indicators[0], len(work.indicators)
    words = plural(many, "valore finale che manca", "valori finali che mancano")
    verb = f"Registra {plural(many, 'valore', 'valori')}"
    return NextStep(
        f"Registrare {words}: servono alle schede.", verb, _link(first.objective_id, f"indicators.{FINAL}", first.id)
    )


def _evaluation(facts: YearFacts, work: YearWork) -> NextStep | None:
    if not facts.sheets:
        return NextStep(
            "Preparare la sessione: le schede non ci sono ancora.", "Prepara la sessione…", Link("evaluation", 0)
        )
    to_fill = [one for one in work.sheets if one.state.is_open_to_scores]
    if not to_fill:
        return None
    first = next((one for one in to_fill if one.state.is_begun), to_fill[0])
    count = plural(len(to_fill), "scheda", "schede")
    return NextStep(f"Compilare {count} su {facts.sheets}.", f"Compila {count}", Link("sheet", first.id, "missing"))


def _closing(_facts: YearFacts, work: YearWork) -> NextStep | None:
    completed = [one for one in work.sheets if one.state is SheetState.COMPLETED]
    if completed:
        count = plural(len(completed), "scheda", "schede")
        return NextStep(f"Consegnare {count} e farle firmare.", f"Consegna {count}", Link("sheet", completed[0].id))
    delivered = [one for one in work.sheets if one.state.is_delivered]
    if not delivered:
        return None
    count = plural(len(delivered), "scheda", "schede")
    return NextStep(f"Chiudere {count} già consegnate.", f"Chiudi {count}", Link("sheet", delivered[0].id))


def _link(objective: int, field: str, part: int = 0) -> Link:
    return Link("objective", objective, field, part)


_STEPS: dict[StepKey, Callable[[YearFacts, YearWork], NextStep | None]] = {
    StepKey.PLAN: _plan,
    StepKey.ASSIGNMENT: _assignment,
    StepKey.INTERIM: _interim,
    StepKey.MEASURE: _measure,
    StepKey.EVALUATION: _evaluation,
    StepKey.CLOSING: _closing,
}
