"""The thresholds of a year: those of the law, with what the ente sets in their place."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.changes import Changes, Topic
from app.domain.errors import UserError
from app.domain.law.limits import (
    PREFIX,
    LegalLimits,
    LimitDraft,
    limit_issues,
    limit_key,
    limits_on,
    own_limits,
)
from app.domain.law.norms import Threshold, figure_text
from app.domain.law.rows import LawRow, law_rows
from app.domain.periods import reference_day
from app.domain.permissions import Action
from app.domain.validation import refuse
from app.models.cycles import Cycle
from app.models.municipality import Setting
from app.services.access import reading
from app.services.cycles import refuse_closed, required_cycle
from app.services.law.shipped import shipped_law
from app.services.transaction import unit_of_work
from app.services.workspace import Workspace


def limits_of(session: Session, workspace: Workspace, year: int) -> LegalLimits:
    """Return the thresholds that hold in a year: on its reference day, or as the ente has set them."""
    query = select(Setting.key, Setting.value).where(Setting.key.startswith(f"{PREFIX}."))
    own = own_limits(((key, value) for key, value in session.execute(query)), year)
    return limits_on(shipped_law(), reference_day(year, workspace.today), own)


def list_law(workspace: Workspace, year: int) -> list[LawRow]:
    """Return the texts and the thresholds of a year in the order of the rules."""
    with reading(workspace, Action.READ) as session:
        limits = limits_of(session, workspace, year)
    return law_rows(shipped_law(), limits, reference_day(year, workspace.today))


def keep_limit(workspace: Workspace, draft: LimitDraft) -> Changes:
    """Set the ente's own value of a threshold from a year on; None goes back to what the law sets.

    `UserError` where a year that it would touch is closed: what was found there does not change any more.
    """
    threshold = _threshold(draft.code)
    words = "torna quello della norma" if draft.value is None else figure_text(draft.value, threshold.unit)
    label = f"{threshold.title} dal {draft.year}: {words}"
    with unit_of_work(workspace, label, Topic.MUNICIPALITY, Topic.OBJECTIVES) as unit:
        required_cycle(unit.session, draft.year)
        for cycle in unit.session.scalars(select(Cycle).where(Cycle.year >= draft.year).order_by(Cycle.year)):
            refuse_closed(cycle)
        refuse([] if draft.value is None else limit_issues(threshold, draft.value))
        key = limit_key(draft.code, draft.year)
        row = unit.session.scalar(select(Setting).where(Setting.key == key)) or Setting(key=key)
        row.value = "" if draft.value is None else f"{draft.value.normalize():f}"
        unit.add(row)
    return unit.changes


def _threshold(code: str) -> Threshold:
    found = next((one for one in shipped_law().thresholds if one.code == code), None)
    if found is None:
        raise UserError(f"Non c'è una soglia «{code}».", "Sceglierla dall'elenco.")
    return found
