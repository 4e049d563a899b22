"""The four figures of the year, and the words of its line of time."""

from collections.abc import Sequence

from app.domain.duties.duty import Duty, kinds_of_doers, late_count, most_late, who_must_act
from app.domain.italian import plural
from app.domain.year_steps import StepState, YearFacts, YearStep
from app.domain.year_windows import StepKey
from app.services.year_standing import YearStanding
from app.ui.kit.figure import FigureWords
from app.ui.kit.months import BarShape
from app.ui.kit.timeline import TimelineEntry

SHAPES = {
    StepState.DONE: BarShape.DONE,
    StepState.LATE: BarShape.LATE,
    StepState.DOING: BarShape.RUNNING,
    StepState.TO_DO: BarShape.NEXT,
}
UNKNOWN = "–"
CHECKING = "controlli in corso…"
OWN_LATE, OWN_DOERS = "di ciò che tocca a te", "niente che tocchi a te"


def entry_of(step: YearStep) -> TimelineEntry:
    """Return the bar of a step."""
    share = step.done / step.total if step.total else 0
    return TimelineEntry(step.title, step.words, step.start, step.due, SHAPES[step.state], share, step.done_on)


def figures_of(
    standing: YearStanding, duties: Sequence[Duty], *, is_checking: bool = False, is_own: bool = False
) -> tuple[FigureWords, ...]:
    """Return objectives, sheets, what is late, who must act; of the last two nothing is said while it is checked.

    `is_own`: `duties` are those of the person at the keyboard alone, and it is said so.
    """
    return (
        _objectives(standing),
        _sheets(standing.facts),
        FigureWords("…", "In ritardo", CHECKING) if is_checking else _late(standing, duties, is_own=is_own),
        FigureWords("…", "Devono agire", CHECKING) if is_checking else _doers(duties, is_own=is_own),
    )


def _objectives(standing: YearStanding) -> FigureWords:
    """Until the results are measured it counts the objectives that can be."""
    facts = standing.facts
    measure = next(step for step in standing.steps if step.key is StepKey.MEASURE)
    if standing.today < measure.start:
        detail = _planned(facts)
        return _share("Obiettivi con indicatori", facts.measured_objectives, facts.objectives, detail)
    lacking = facts.indicators - facts.indicators_final
    detail = (
        f"{lacking} senza consuntivo" if lacking else "nessun valore manca" if facts.objectives else "piano da fare"
    )
    return _share("Obiettivi misurati", facts.objectives_final, facts.objectives_due, detail)


def _planned(facts: YearFacts) -> str:
    bare, copied = facts.objectives - facts.measured_objectives, facts.copied_objectives
    if bare:
        return f"{bare} senza indicatori"
    if copied:
        return plural(copied, "copiato e non rivisto", "copiati e non rivisti")
    return "tutti si possono misurare" if facts.objectives else "piano da fare"


def _sheets(facts: YearFacts) -> FigureWords:
    begun = facts.sheets_begun - facts.sheets_completed
    detail = f"{plural(begun, 'cominciata', 'cominciate')}, {facts.sheets - facts.sheets_begun} no"
    if not facts.sheets:
        detail = "sessione da preparare"
    elif facts.sheets_completed == facts.sheets:
        detail = plural(facts.sheets_final, "definitiva", "definitive")
    return _share("Schede compilate", facts.sheets_completed, facts.sheets, detail)


def _share(title: str, done: int, total: int, detail: str) -> FigureWords:
    return FigureWords(str(done), title, detail, f"su {total}" if total else "", done, total)


def _late(standing: YearStanding, duties: Sequence[Duty], *, is_own: bool) -> FigureWords:
    late = late_count(duties, standing.today)
    days = most_late(duties, standing.today)
    detail = (
        f"il più vecchio da {plural(days, 'giorno', 'giorni')}" if late else OWN_LATE if is_own else "niente è scaduto"
    )
    return FigureWords(str(late), "In ritardo", detail, is_alarm=bool(late))


def _doers(duties: Sequence[Duty], *, is_own: bool) -> FigureWords:
    doers = who_must_act(duties)
    title = "Deve agire" if len(doers) == 1 else "Devono agire"
    return FigureWords(str(len(doers)), title, kinds_of_doers(doers) or (OWN_DOERS if is_own else "nessuno"))
