"""The Variazioni of what people have seen: which objectives an operation changes, before and after, who sees it anew.

The one place where that is decided, for whatever changes an objective: every unit of work passes here at its end.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.audit.chain import RowChange
from app.domain.audit.columns import column_word
from app.domain.audit.tables import table_word
from app.domain.errors import UserError
from app.domain.ids import ObjectiveId
from app.domain.italian import listed
from app.domain.objectives import AcknowledgementMeans
from app.domain.objectives.acknowledgement import NOBODY_SAID, Acknowledgement
from app.domain.objectives.agreed import AGREED, ASSIGNMENTS, agreed_changes, joined
from app.domain.objectives.records import OF_PEOPLE
from app.models.base import Base
from app.models.objectives import Objective, ObjectiveAssignment, ObjectiveRevision, RevisionChange
from app.models.people import Employee
from app.services.audit.archive_words import ArchiveWords
from app.services.objectives.filled_revisions import fill_revision, filled_before, revision_to_fill
from app.services.workspace import Workspace

_OBJECTIVES, _REVISIONS = Objective.__tablename__, ObjectiveRevision.__tablename__
_CHANGES_KEPT = RevisionChange.__tablename__
_SEEN_COLUMNS = ("objective_id", "employee_id", "acknowledged_on", "acknowledged_by")


@dataclass(frozen=True, slots=True)
class RevisedObjective:
    """An objective that people have seen and that an operation changes: `seen` are the assignments to be seen anew.

    None are where the words stay as they were seen: the objective is set aside, taken out of the plan or resumed.
    `revision_id` is the revision that the operation writes of its own; `is_gone`: the objective is lost.
    """

    id: ObjectiveId
    name: str
    people: tuple[str, ...]
    seen: tuple[int, ...]
    changes: tuple[RowChange, ...]
    revision_id: int | None = None
    is_gone: bool = False


def revised_objectives(session: Session, changes: Sequence[RowChange]) -> list[RevisedObjective]:
    """Return the objectives seen by somebody of which an operation changes what was agreed.

    Not those of which a revision is taken back with all it changed, or done again: undo found everything as that
    revision had left it, so nobody has seen it since.
    """
    agreed = _by_objective(session, [*agreed_changes(changes), *_written_by_hand(changes)])
    before = {one.id: one for one in joined(changes) if one.table == _OBJECTIVES}
    agreed = {key: [] for key in map(ObjectiveId, before) if _is_gone(before, key)} | agreed
    again = _reversed(changes) | filled_before(session, changes)
    known = {key: own for key, own in agreed.items() if key not in before or before[key].before is not None}
    known = {key: own for key, own in known.items() if _is_gone(before, key) or key not in again}
    if not known:
        return []
    seen, names = _seen_before(session, set(known), changes), _names(session, set(known), before)
    revised = _revised_before(session, set(known), changes)
    found = []
    for identity, own in known.items():
        concerned = _concerned(own, seen.get(identity, {}))
        gone = _is_gone(before, identity)
        if concerned or (identity in revised and (gone or _is_of_all(own))):
            anew = {} if _is_state_alone(own) else concerned
            revision = next((one.id for one in changes if _is_revision_of(one, identity)), None)
            people = _people(session, anew.values())
            found.append(RevisedObjective(identity, names[identity], people, tuple(anew), tuple(own), revision, gone))
    return found


def _is_gone(before: Mapping[int, RowChange], identity: ObjectiveId) -> bool:
    """Tell whether an operation loses an objective, which takes its revisions along: none of them is undone."""
    return identity in before and before[identity].after is None


def refuse_lost(revised: Iterable[RevisedObjective]) -> None:
    """Raise `UserError` when an objective that people have seen would be deleted with its history."""
    for one in revised:
        if one.is_gone:
            raise UserError(
                f"L'obiettivo {one.name} è già stato visto{_by(one.people)}: non si può eliminare.",
                "Per toglierlo dal piano usare lo stralcio, con il motivo.",
            )


def _by(people: Sequence[str]) -> str:
    return f" ({listed(people[:8])})" if people else ""


class RevisionWords(NamedTuple):
    """What a revision says was done, and why."""

    what: str
    reason: str


def keep_revision(
    session: Session,
    workspace: Workspace,
    identity: ObjectiveId,
    words: RevisionWords,
    revised: RevisedObjective | None,
) -> None:
    """Write the revision of an objective with what it changed, and let those who had seen it see it anew."""
    objective = session.get(Objective, identity)
    if objective is None:
        return
    revision = session.get(ObjectiveRevision, revised.revision_id) if revised and revised.revision_id else None
    if revision is None and (revision := revision_to_fill(session, identity, workspace.stated)) is not None:
        fill_revision(revision, words.reason)
    elif revision is None:
        stated, day = workspace.stated, _day(objective, revised) or workspace.today
        revision = ObjectiveRevision(
            objective_id=identity, on_date=day, what=words.what, reason=words.reason, act=stated.act,
            act_id=stated.act_id, author=workspace.actor.name,
        )  # fmt: skip
        session.add(revision)
        session.flush()
    if revised is not None:
        written = list(change_rows(session, revised.changes))
        session.add_all(
            RevisionChange(revision_id=revision.id, part=part, field=field, before=before, after=after)
            for part, field, before, after in written
        )
        _ask_anew(session, revised.seen)


def _day(objective: Objective, revised: RevisedObjective | None) -> date | None:
    """Return the day from which an objective is set aside, where that is what was done."""
    return objective.neutralised_on if revised is not None and _is_state_alone(revised.changes) else None


def _ask_anew(session: Session, seen: Collection[int]) -> None:
    """Leave the day on which the objective was seen, and take away how: it is not what stands now."""
    query = select(ObjectiveAssignment).where(ObjectiveAssignment.id.in_(seen))
    for one in session.scalars(query.execution_options(populate_existing=True)):
        one.acknowledged_means = AcknowledgementMeans.UNSAID
        one.acknowledged_by = one.acknowledged_by or NOBODY_SAID


def change_rows(session: Session, changes: Iterable[RowChange]) -> Iterator[tuple[str, str, str, str]]:
    """Yield what changed in words: the part, the field, before and after."""
    told = list(changes)
    words = ArchiveWords(session, told)
    for one in told:
        if one.table not in AGREED:
            continue
        part, before, after = _part(words, one), one.before, one.after
        if before is not None and after is not None:
            for key in sorted(after):
                was, now = (words.written(one.table, key, side[key]) for side in (before, after))
                yield part, _field(words, one, key), was, now
        else:
            yield part, _field(words, one, ""), _summary(words, one, before), _summary(words, one, after)


def _part(words: ArchiveWords, change: RowChange) -> str:
    if change.table == _OBJECTIVES:
        return "Obiettivo"
    if change.table == ASSIGNMENTS:
        return OF_PEOPLE
    return f"{table_word(change.table)} «{words.name(change.table, change.id)}»"[:400]


def _field(words: ArchiveWords, change: RowChange, key: str) -> str:
    if change.table == ASSIGNMENTS:
        person = words.written(ASSIGNMENTS, "employee_id", words.values(ASSIGNMENTS, change.id).get("employee_id"))
        return f"Peso di {person}"[:100] if key else f"Assegnazione a {person}"[:100]
    return (column_word(change.table, key) if key else table_word(change.table))[:100]


def _summary(words: ArchiveWords, change: RowChange, side: Mapping[str, object] | None) -> str:
    """Write a row made or deleted in one line; of the side where it was not there, nothing."""
    if side is None:
        return ""
    told = ((key, words.written(change.table, key, side.get(key))) for key in sorted(AGREED[change.table]))
    return "; ".join(f"{column_word(change.table, key).lower()}: {text}" for key, text in told if text)


def _written_by_hand(changes: Sequence[RowChange]) -> Iterator[RowChange]:
    """Yield the revisions that somebody wrote: what they say was changed is to be seen, whatever else changes."""
    redone = {(one.after or {}).get("revision_id") for one in changes if one.table == _CHANGES_KEPT}
    yield from (one for one in changes if one.table == _REVISIONS and one.before is None and one.id not in redone)


def _reversed(changes: Sequence[RowChange]) -> set[ObjectiveId]:
    """Return the objectives of which a revision is taken back, or one with what it changed is there again."""
    kept = {(one.after or {}).get("revision_id") for one in changes if one.table == _CHANGES_KEPT}
    rows = (one for one in changes if one.table == _REVISIONS)
    return {
        ObjectiveId((one.before or one.after or {})["objective_id"])
        for one in rows
        if one.after is None or (one.before is None and one.id in kept)
    }


def _is_revision_of(change: RowChange, identity: ObjectiveId) -> bool:
    is_made = change.table == _REVISIONS and change.before is None
    return is_made and (change.after or {}).get("objective_id") == identity


def _by_objective(session: Session, changes: Iterable[RowChange]) -> dict[ObjectiveId, list[RowChange]]:
    """Return the changes by the objective that they are of; a row that only changed is asked of which it is."""
    found: dict[ObjectiveId, list[RowChange]] = defaultdict(list)
    silent: dict[str, list[RowChange]] = defaultdict(list)
    for one in changes:
        sides = {**(one.before or {}), **(one.after or {})}
        if one.table == _OBJECTIVES:
            found[ObjectiveId(one.id)].append(one)
        elif sides.get("objective_id") is not None:
            found[ObjectiveId(sides["objective_id"])].append(one)
        else:
            silent[one.table].append(one)
    for table, rows in silent.items():
        source = Base.metadata.tables[table]
        query = select(source.c.id, source.c.objective_id).where(source.c.id.in_([one.id for one in rows]))
        owners = dict(session.execute(query).all())
        for one in rows:
            found[owners[one.id]].append(one)
    return found


def _seen_before(
    session: Session, objectives: Collection[ObjectiveId], changes: Sequence[RowChange]
) -> dict[ObjectiveId, dict[int, int]]:
    """Return, by objective, the assignments that were seen before the operation, each with its person."""
    rows = ObjectiveAssignment.__table__
    query = select(*(rows.c[key] for key in ("id", *_SEEN_COLUMNS))).where(rows.c.objective_id.in_(objectives))
    now: dict[int, Mapping[str, Any]] = {one.id: one._asdict() for one in session.execute(query)}
    for one in joined([change for change in changes if change.table == ASSIGNMENTS]):
        if one.before is None:
            now.pop(one.id, None)
        elif one.after is None or one.id in now:
            now[one.id] = {**now.get(one.id, {}), **one.before}
    found: dict[ObjectiveId, dict[int, int]] = defaultdict(dict)
    for identity, row in now.items():
        if Acknowledgement(row["acknowledged_on"], by=row.get("acknowledged_by", "")).was_taken:
            found[ObjectiveId(row["objective_id"])][identity] = row["employee_id"]
    return found


def _revised_before(
    session: Session, objectives: Collection[ObjectiveId], changes: Sequence[RowChange]
) -> set[ObjectiveId]:
    """Return the objectives that have a Variazione of what people had seen: also where nobody of them is left."""
    kept = {(one.before or {}).get("revision_id") for one in changes if one.table == _CHANGES_KEPT}
    lost = (one.before for one in changes if one.table == _REVISIONS and one.id in kept)
    query = (
        select(ObjectiveRevision.objective_id)
        .join(RevisionChange, RevisionChange.revision_id == ObjectiveRevision.id)
        .where(ObjectiveRevision.objective_id.in_(objectives))
    )
    return set(session.scalars(query)) | {ObjectiveId(one["objective_id"]) for one in lost if one}


def _is_of_all(changes: Iterable[RowChange]) -> bool:
    return any(one.table != ASSIGNMENTS for one in changes)


def _is_state_alone(changes: Iterable[RowChange]) -> bool:
    """Tell whether an objective is set aside, taken out of the plan or resumed, and its words stay as they were."""
    rows = [one for one in changes if one.table != _REVISIONS]
    return bool(rows) and all(one.table == _OBJECTIVES and set(one.after or ()) == {"state"} for one in rows)


def _concerned(changes: Iterable[RowChange], seen: Mapping[int, int]) -> dict[int, int]:
    """Return the assignments that a change is of: all of them, or those alone of which the weight changes."""
    if _is_of_all(changes):
        return dict(seen)
    own = {one.id for one in changes}
    return {identity: person for identity, person in seen.items() if identity in own}


def _people(session: Session, employees: Iterable[int]) -> tuple[str, ...]:
    query = select(Employee).where(Employee.id.in_(set(employees))).order_by(Employee.last_name, Employee.first_name)
    return tuple(one.full_name for one in session.scalars(query))


def _names(
    session: Session, objectives: Collection[ObjectiveId], before: Mapping[int, RowChange]
) -> dict[ObjectiveId, str]:
    rows = Objective.__table__
    query = select(rows.c.id, rows.c.code).where(rows.c.id.in_(objectives))
    found = {ObjectiveId(identity): code for identity, code in session.execute(query)}
    gone = {ObjectiveId(key): str((one.before or {}).get("code", "")) for key, one in before.items() if not one.after}
    return gone | found
