"""Copying a year into a later one: what it would do, and doing it in one operation."""

from collections.abc import Iterator
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.changes import Changes, Topic
from app.domain.cycles import CycleDraft
from app.domain.errors import UserError
from app.domain.ids import MeasureId
from app.domain.italian import plural
from app.domain.next_year.choice import CopiedPart, YearCopy, validate
from app.domain.next_year.preview import CopyPreview, CopyRow
from app.domain.next_year.remarks import Remarks
from app.domain.permissions import Action
from app.domain.validation import refuse
from app.models.cycles import Cycle
from app.models.methods import MethodVersion
from app.models.municipality import Setting
from app.models.objectives import Objective
from app.models.plans import OwnPlanText, PreventionMeasure
from app.services.access import reading
from app.services.cycles import add_cycle, refuse_closed, required_cycle
from app.services.methods.chosen import chosen_version, method_key
from app.services.next_year.copying import CopyWork, is_to_copy, next_objective
from app.services.next_year.documents import next_settings
from app.services.next_year.facts import CopiedYears
from app.services.next_year.methods import next_version, remarks_on
from app.services.objectives.codes import YearCodes
from app.services.objectives.copying import fields_of
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace

_TOPICS = (Topic.OBJECTIVES, Topic.ROUNDS, Topic.METHODS)
_TEXT = ("part", "title", "body", "position", "origin")


def preview_copy(workspace: Workspace, copy: YearCopy) -> CopyPreview:
    """Return what copying a year would make; the year copied to may not be there yet."""
    with reading(workspace, Action.EDIT_ARCHIVE) as session:
        refuse(validate(copy))
        facts = CopiedYears(session, copy)
        if facts.target is not None:
            refuse_closed(facts.target)
        work = CopyWork(facts, Remarks(copy))
        rows = tuple(_row(original, made) for original, made in _made(work))
        method = _method(session, work)
        return CopyPreview(
            copy, rows, work.remarks.issues(), len(list(_measures(facts))), len(list(_texts(facts))),
            f"«{method.method.name}», versione {method.number}" if method else "",
            len(list(next_settings(facts))),
        )  # fmt: skip


def copy_year(workspace: Workspace, copy: YearCopy) -> Changes:
    """Copy a year into one that is open; what was copied before is not copied again."""
    refuse(validate(copy))
    with unit_of_work(workspace, f"Copia del {copy.source} nel {copy.target}", *_TOPICS) as unit:
        refuse_closed(required_cycle(unit.session, copy.target))
        add_copies(unit, copy)
    return unit.changes


def begin_year_from(workspace: Workspace, draft: CycleDraft, copy: YearCopy) -> Changes:
    """Begin a year with what is copied into it: one operation, undone as one."""
    refuse(validate(copy))
    with unit_of_work(workspace, f"Apertura dell'anno {draft.year}", *_TOPICS) as unit:
        unit.label = f"Apertura dell'anno {draft.year} con copia del {copy.source}"
        add_cycle(unit, _in_mandate(draft, required_cycle(unit.session, copy.source)))
        add_copies(unit, copy)
    return unit.changes


def _in_mandate(draft: CycleDraft, source: Cycle) -> CycleDraft:
    """Give a year the mandate of the one it is copied from, while that lasts and no other is told."""
    first, last = source.mandate_from, source.mandate_to
    if draft.mandate_from is not None or first is None or last is None or not first <= draft.year <= last:
        return draft
    return replace(draft, mandate_from=first, mandate_to=last)


def add_copies(unit: Unit, copy: YearCopy) -> None:
    """Copy a year as part of an operation."""
    facts = CopiedYears(unit.session, copy)
    if facts.target is None:
        raise UserError(f"L'archivio non contiene l'anno {copy.target}.", "Aprirlo, poi copiare.")
    work = CopyWork(facts, Remarks(copy), dict(facts.copied))
    work.measures = _keep_measures(unit, work)
    count = 0
    for original, made in _made(work):
        made.cycle_id = facts.target.id
        work.ids[original.id] = unit.add(made).id
        unit.touched(made.id)
        count += 1
    unit.session.add_all([OwnPlanText(**fields_of(one, _TEXT), cycle_id=facts.target.id) for one in _texts(facts)])
    unit.session.add_all(list(next_settings(facts)))
    if version := _method(unit.session, work):
        unit.session.add(Setting(key=method_key(copy.target), value=str(version.id)))
    if count:
        unit.label = f"{unit.label}: {plural(count, 'obiettivo', 'obiettivi')}"


def _made(work: CopyWork) -> Iterator[tuple[Objective, Objective]]:
    """Yield what is copied with its copy; one that others descend from comes before them."""
    facts = work.facts
    if not facts.copy.takes(CopiedPart.OBJECTIVES):
        return
    codes = YearCodes(facts.session, facts.copy.target, [one.code for one in facts.there])
    for original in facts.objectives:
        if is_to_copy(original, work):
            code = codes.again(original)
            if code != original.code:
                work.remarks.recoded.append(f"{original.code} → {code}")
            yield original, next_objective(original, code, work)


def _row(original: Objective, made: Objective) -> CopyRow:
    lost = len(original.assignments) - len(made.assignments)
    return CopyRow(
        original.id, made.code, made.title, len(made.indicators), len(made.phases), len(made.assignments),
        f"{plural(lost, 'persona', 'persone')} in meno" if lost and made.assignments else "",
    )  # fmt: skip


def _measures(facts: CopiedYears) -> Iterator[PreventionMeasure]:
    """Yield the measures of the year copied that the other has not."""
    if facts.copy.takes(CopiedPart.MEASURES):
        known = _codes_of_measures(facts)
        yield from (one for one in _measures_of(facts.session, facts.source.id) if one.code not in known)


def _keep_measures(unit: Unit, work: CopyWork) -> dict[MeasureId, MeasureId]:
    """Copy the measures that are not there, and return those of the year by what they were copied from."""
    facts, target = work.facts, work.facts.target
    if target is None or not facts.copy.takes(CopiedPart.MEASURES):
        return {}
    for one in list(_measures(facts)):
        unit.add(PreventionMeasure(cycle_id=target.id, code=one.code, text=one.text, position=one.position))
    known = _codes_of_measures(facts)
    return {one.id: known[one.code] for one in _measures_of(facts.session, facts.source.id) if one.code in known}


def _codes_of_measures(facts: CopiedYears) -> dict[str, MeasureId]:
    return {one.code: one.id for one in _measures_of(facts.session, facts.target.id)} if facts.target else {}


def _measures_of(session: Session, cycle_id: int) -> list[PreventionMeasure]:
    found = select(PreventionMeasure).where(PreventionMeasure.cycle_id == cycle_id)
    return list(session.scalars(found.order_by(PreventionMeasure.position, PreventionMeasure.code)))


def _texts(facts: CopiedYears) -> Iterator[OwnPlanText]:
    """Yield the texts of the year copied that the other has not."""
    if not facts.copy.takes(CopiedPart.TEXTS):
        return
    found = facts.session.scalars(select(OwnPlanText).where(OwnPlanText.cycle_id == facts.source.id)).all()
    there = select(OwnPlanText.part, OwnPlanText.title).where(
        OwnPlanText.cycle_id == (facts.target.id if facts.target else 0)
    )
    known = {tuple(row) for row in facts.session.execute(there)}
    yield from (one for one in found if (one.part, one.title) not in known)


def _method(session: Session, work: CopyWork) -> MethodVersion | None:
    """Return the version to be kept for the year; None when it is there, or there is none to copy."""
    copy = work.facts.copy
    if not copy.takes(CopiedPart.METHOD) or chosen_version(session, copy.target) is not None:
        return None
    version = next_version(session, copy)
    work.remarks.others += remarks_on(version, copy)
    return version
