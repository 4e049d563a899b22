"""The next step of the year: one sentence, one verb, and the place where it is done."""

from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import NamedTuple

from app.domain.duties.duty import Duty
from app.domain.duties.facts import UnsettledSheet, YearWork
from app.domain.duties.reminding import REMINDER, number_of
from app.domain.duties.work import FINAL, INTERIM
from app.domain.issues import Link
from app.domain.italian import format_short_date, on_short_date, plural
from app.domain.periods import DAY
from app.domain.roles import UserRole
from app.domain.workflow import SheetState
from app.domain.year_steps import Beginning, YearFacts, YearStep, beginnings
from app.domain.year_windows import StepKey

REMINDED_FOR = 14
"""How many days after the letters were printed they are not offered again."""


class NextStep(NamedTuple):
    """What brings the year on: `verb` is on the button that leads to `link`, both missing when nothing can be done."""

    sentence: str
    verb: str = ""
    link: Link | None = None


def next_step(
    facts: YearFacts, work: YearWork, steps: list[YearStep], today: date, duties: Sequence[Duty] = ()
) -> NextStep:
    """Return the first thing of the first step that has begun and is not done.

    Where among `duties` only others are late, the letters that remind them come before.
    """
    if facts.is_closed:
        return NextStep(f"L'anno {facts.year} è chiuso: non resta niente da fare.")
    if wanted := beginnings(facts):
        return _begin(wanted)
    if letters := _reminders(duties, work.reminded_on, today):
        return letters
    for step in steps:
        if (step.start <= today or step.key is StepKey.CLOSING) and (found := _STEPS[step.key](facts, work, today)):
            return found
    if facts.sheets and facts.sheets_final == facts.sheets:
        return NextStep(
            f"Tutte le schede sono definitive: l'anno {facts.year} si può chiudere.",
            f"Chiudi l'anno {facts.year}…",
            Link("closing_year", facts.year),
        )
    later = next((step for step in steps if step.start > today), steps[-1])
    return NextStep(f"Tutto fatto fin qui. {later.title}: dal {format_short_date(later.start)}.")


def _reminders(duties: Sequence[Duty], reminded_on: date | None, today: date) -> NextStep | None:
    """Offer the letters where others are late and the person at the keyboard is not, until they are printed again."""
    late = [one for one in duties if one.is_late(today)]
    if not late or any(one.doer.is_user for one in late):
        return None
    if reminded_on is not None and today < reminded_on + REMINDED_FOR * DAY:
        return None
    parties = {one.doer.party for one in late}
    if len(parties) == 1:
        [party] = parties
        sentence = "1 persona è in ritardo: un promemoria dice che cosa manca."
        return NextStep(sentence, "Prepara 1 promemoria", Link("document", number_of(party), REMINDER))
    return NextStep(f"{len(parties)} persone sono in ritardo: si scrive a chi ha qualcosa da fare.", _LETTERS, _TO_ALL)


_LETTERS, _TO_ALL = "Prepara i promemoria", Link("document", 0, REMINDER)


def with_letters_counted(step: NextStep, duties: Sequence[Duty]) -> NextStep:
    """Say how many letters the button makes, once all that is missing is known: one for each who has something to do.

    Until the checks have answered that is not known, and the button says no number.
    """
    if step.link != _TO_ALL:
        return step
    return step._replace(verb=f"Prepara {len({one.doer.party for one in duties})} promemoria")


def next_step_of(
    own: Sequence[UnsettledSheet],
    facts: YearFacts,
    charged: Sequence[UnsettledSheet] = (),
    role: UserRole | None = None,
) -> NextStep:
    """Return the first thing to do for somebody whose work are the sheets to evaluate, `own`, and those of which a
    part is theirs to score, `charged`, and nothing else; where there is none, what will be the turn of their role."""
    if facts.is_closed:
        return NextStep(f"L'anno {facts.year} è chiuso: non resta niente da fare.")
    later = TURNS.get(role, "") if role is not None else ""
    nothing = NextStep(f"Per ora non c'è niente da fare. {later}".rstrip())
    return _of_sheets(own, levels=(1,)) or _of_parts(charged) or nothing


TURNS = {
    UserRole.BODY: "Toccherà al Nucleo: certificare i risultati, decidere i riesami, validare la Relazione.",
    UserRole.EQ: "Toccherà a chi valuta: compilare le schede, consegnarle, rispondere alle osservazioni.",
    UserRole.MAYOR: "Toccherà al Sindaco: valutare il Segretario.",
}
"""What will be the turn of who does not keep the archive, in the order of the year."""


def _of_parts(charged: Sequence[UnsettledSheet]) -> NextStep | None:
    to_sign = [one for one in charged if one.state.is_open_to_scores]
    if not to_sign:
        return None
    count = plural(len(to_sign), "scheda", "schede")
    link = Link("sheet", to_sign[0].id, "missing")
    return NextStep(f"Compilare e firmare la propria parte di {count}.", f"Compila {count}", link)


def _of_sheets(sheets: Sequence[UnsettledSheet], levels: Collection[int]) -> NextStep | None:
    """Return what some sheets wait for, from filling them to the review."""
    to_fill = [one for one in sheets if one.state.is_open_to_scores]
    if to_fill:
        first = next((one for one in to_fill if one.state.is_begun), to_fill[0])
        count = plural(len(to_fill), "scheda", "schede")
        return NextStep(
            f"Compilare {count}: restano da valutare.", f"Compila {count}", Link("sheet", first.id, "missing")
        )
    if completed := [one for one in sheets if one.state is SheetState.COMPLETED]:
        count = plural(len(completed), "scheda", "schede")
        return NextStep(f"Consegnare {count} e farle firmare.", f"Consegna {count}", Link("sheet", completed[0].id))
    return _review(sheets, levels)


def _review(sheets: Sequence[UnsettledSheet], levels: Collection[int]) -> NextStep | None:
    """What the sheets handed over wait for: the answers first, then the signatures."""
    asked = [one for one in sheets if any(one.days.level_of(request.kind) in levels for request in one.asked)]
    if asked:
        count = plural(len(asked), "scheda", "schede")
        link = Link("sheet", asked[0].id, "review")
        return NextStep(f"Rispondere a ciò che la persona chiede: {count} in riesame.", "Rispondi…", link)
    if unsigned := [one for one in sheets if one.state.is_handed_over and not one.is_signed]:
        count = plural(len(unsigned), "scheda", "schede")
        link = Link("sheet", unsigned[0].id, "review")
        return NextStep(
            f"Far firmare {count} per presa visione.", f"Registra {plural(len(unsigned), 'firma', 'firme')}", link
        )
    return None


def _begin(wanted: tuple[Beginning, ...]) -> NextStep:
    if Beginning.UNITS in wanted:
        return NextStep("L'archivio è vuoto: si comincia dal personale, da un piano, o dalle aree.")
    if Beginning.PERSONNEL in wanted:
        return NextStep("Mancano le persone: si importano, o si aggiungono in Struttura.")
    return NextStep("Mancano gli obiettivi dell'anno: si importano da un piano, o si scrivono.")


def _plan(facts: YearFacts, work: YearWork, _today: date) -> NextStep | None:
    """Copies are worth looking at until something is measured on them."""
    bare = [one for one in work.objectives if not one.has_indicators]
    if not bare:
        if not facts.copied_objectives or facts.indicators_final or facts.sheets:
            return None
        count = plural(facts.copied_objectives, "obiettivo copiato", "obiettivi copiati")
        return NextStep(f"Rivedere {count}: così come sono non sono ancora il Piano.", f"Rivedi {count}", _PLAN)
    count = plural(len(bare), "obiettivo", "obiettivi")
    verb = f"Completa {count}"
    return NextStep(f"Dare gli indicatori a {count}: senza, non si misura.", verb, _link(bare[0].id, "indicators"))


def _assignment(_facts: YearFacts, work: YearWork, _today: date) -> NextStep | None:
    if not work.unassigned:
        return None
    count = plural(len(work.unassigned), "persona", "persone")
    link = Link("person_weights", work.unassigned[0])
    return NextStep(f"Assegnare gli obiettivi a {count} che non ne hanno.", f"Assegna a {count}", link)


def _interim(facts: YearFacts, work: YearWork, _today: date) -> NextStep | None:
    """The interim values are worth recording only until the final ones are, the sheets until those of the year."""
    lacking = [] if facts.indicators_final else [one for one in work.indicators if not one.has_interim]
    if not lacking:
        return None if facts.sheets else _of_sheets(work.interim_sheets, (1, 2))
    first, count = lacking[0], plural(len(lacking), "valore intermedio", "valori intermedi")
    return NextStep(
        f"Registrare {count} per la verifica.",
        f"Registra {count}",
        _link(first.objective_id, f"indicators.{INTERIM}", first.id),
    )


def _measure(_facts: YearFacts, work: YearWork, _today: date) -> NextStep | None:
    if not work.indicators:
        return None
    first, many = work.indicators[0], len(work.indicators)
    words = plural(many, "consuntivo che manca", "consuntivi che mancano")
    verb = f"Registra {plural(many, 'valore', 'valori')}"
    return NextStep(
        f"Registrare {words}: servono alle schede.", verb, _link(first.objective_id, f"indicators.{FINAL}", first.id)
    )


def _evaluation(facts: YearFacts, work: YearWork, _today: date) -> NextStep | None:
    if not facts.sheets:
        return NextStep(
            "Preparare la sessione: le schede non ci sono ancora.", "Prepara la sessione…", Link("evaluation", 0)
        )
    to_fill = [one for one in work.sheets if one.state.is_open_to_scores]
    if not to_fill:
        return None
    first = next((one for one in to_fill if one.state.is_begun), to_fill[0])
    count = plural(len(to_fill), "scheda", "schede")
    sentence = f"Compilare {count} su {facts.sheets}{_of_heads(to_fill)}."
    return NextStep(sentence, f"Compila {count}", Link("sheet", first.id, "missing"))


def _of_heads(sheets: Sequence[UnsettledSheet]) -> str:
    """Say how many of some sheets are for an EQ, as the list of what is missing has them; empty where all are."""
    count = sum(one.evaluator.employee_id is not None for one in sheets)
    return f": {plural(count, 'tocca', 'toccano')} ai titolari di EQ" if 0 < count < len(sheets) else ""


def _closing(_facts: YearFacts, work: YearWork, today: date) -> NextStep | None:
    completed = [one for one in work.sheets if one.state is SheetState.COMPLETED]
    if completed:
        count = plural(len(completed), "scheda", "schede")
        sentence = f"Consegnare {count} e farle firmare{_of_heads(completed)}."
        return NextStep(sentence, f"Consegna {count}", Link("sheet", completed[0].id))
    if found := _review(work.sheets, levels=(1, 2)):
        return found
    delivered = [one for one in work.sheets if one.state.is_handed_over]
    ready = [one for one in delivered if one.may_be_closed(today)]
    if ready:
        count = plural(len(ready), "scheda", "schede")
        return NextStep(f"Chiudere {count} già consegnate.", f"Chiudi {count}", Link("sheet", ready[0].id))
    ends = min((one.ends for one in delivered if one.ends), default=None)
    if ends is None:
        return None
    return NextStep(f"Attendere le richieste delle persone: il primo termine è {on_short_date(ends)}.")


_PLAN = Link("objectives", 0)


def _link(objective: int, field: str, part: int = 0) -> Link:
    return Link("objective", objective, field, part)


_STEPS: dict[StepKey, Callable[[YearFacts, YearWork, date], NextStep | None]] = {
    StepKey.PLAN: _plan,
    StepKey.ASSIGNMENT: _assignment,
    StepKey.INTERIM: _interim,
    StepKey.MEASURE: _measure,
    StepKey.EVALUATION: _evaluation,
    StepKey.CLOSING: _closing,
}
