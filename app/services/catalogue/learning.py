"""What the ente's own years teach its catalogue."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.catalogue.own import LearnedEntry, MeasuredBefore, ObjectiveBefore, OwnEntryDraft, learned
from app.domain.changes import Changes
from app.domain.ids import ObjectiveId
from app.domain.italian import plural
from app.domain.objectives.parameters import parameters_of
from app.domain.permissions import Action
from app.models.cycles import Cycle
from app.models.objectives import Indicator, Objective
from app.models.people import Employee
from app.services.access import reading
from app.services.catalogue.own import keep_entries, whole_catalogue
from app.services.catalogue.unit_names import unit_names_of
from app.services.workspace import Workspace


def entries_to_learn(workspace: Workspace) -> tuple[LearnedEntry, ...]:
    """Return the entries that the objectives of the archive may become, those of the last year first."""
    with reading(workspace, Action.EDIT_ARCHIVE) as session:
        found = select(Employee.last_name, Employee.first_name)
        people = [f"{last} {first}" for last, first in session.execute(found)]
        return learned(_objectives(session), whole_catalogue(session), people)


def learn_entries(workspace: Workspace, chosen: Collection[LearnedEntry]) -> Changes:
    """Keep as entries of the ente what somebody chose among those to learn."""
    drafts = [OwnEntryDraft(one.entry, origin=one.origin) for one in chosen]
    label = f"Catalogo: {plural(len(drafts), 'voce', 'voci')} dagli obiettivi dell'ente"
    return keep_entries(workspace, drafts, label)


def _objectives(session: Session) -> Iterable[ObjectiveBefore]:
    indicators, units = _indicators(session), unit_names_of(session)
    found = select(Objective.id, Cycle.year, Objective.title).join(Cycle, Objective.cycle_id == Cycle.id)
    return [
        ObjectiveBefore(identity, year, title, units.get(identity, ""), tuple(indicators.get(identity, ())))
        for identity, year, title in session.execute(found)
    ]


def _indicators(session: Session) -> Mapping[ObjectiveId, list[MeasuredBefore]]:
    found: dict[ObjectiveId, list[MeasuredBefore]] = defaultdict(list)
    for row in session.scalars(select(Indicator).order_by(Indicator.position, Indicator.id)):
        found[row.objective_id].append(
            MeasuredBefore(
                row.name, row.unit, row.rule, row.direction, row.target, row.target_on, row.source,
                parameters_of(row.parameters),
            )
        )  # fmt: skip
    return found
