"""Where a year stands: its steps, the work that is left with who must act, what comes next. It loads no ORM."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from app.domain.duties.doers import Doers
from app.domain.duties.duty import Duty
from app.domain.duties.next_step import NextStep, next_step, next_step_of
from app.domain.duties.sight import told_to
from app.domain.duties.work import work_left
from app.domain.errors import UserError
from app.domain.periods import reference_day
from app.domain.permissions import Action, InScope, may
from app.domain.year_steps import YearFacts, YearStep, year_steps
from app.services.access import glancing
from app.services.workspace import Workspace


class YearStanding(NamedTuple):
    """Where a year stands: its steps, what is counted, the work that is left and what comes next, on a day."""

    facts: YearFacts
    steps: Sequence[YearStep]
    duties: Sequence[Duty]
    next_step: NextStep
    today: date


def year_standing(workspace: Workspace, year: int) -> YearStanding:
    """Return where `year` stands today; `UserError` when the archive does not hold it."""
    today = workspace.today
    with glancing(workspace, InScope(Action.READ)) as glance:
        facts = glance.year_facts(year)
        if facts is None:
            raise UserError(
                f"L'archivio non contiene l'anno {year}.", "Aprire prima l'anno, oppure sceglierne un altro."
            )
        work = glance.year_work(year, reference_day(year, today))
    steps = year_steps(facts, today)
    doers = Doers(work, reference_day(year, today), workspace.actor)
    duties = told_to(workspace.actor, work_left(facts, steps, doers, today))
    if may(workspace.actor, Action.EDIT_ARCHIVE):
        return YearStanding(facts, steps, duties, next_step(facts, work, steps, today, duties), today)
    every = (*work.sheets, *work.interim_sheets)
    own = [one for one in every if doers.of_party(one.evaluator).is_user]
    charged = [one for one in every if any(doers.of_part(part).is_user for part in one.parts)]
    return YearStanding(facts, steps, duties, next_step_of(own, facts, charged, workspace.actor.role), today)
