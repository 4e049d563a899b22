"""Which parts of sheets others score, as they stand: whose they are, and whether they are signed."""

from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, false, or_, select
from sqlalchemy.orm import Session

from app.domain.ids import SheetId
from app.domain.method.definition import MethodDefinition
from app.domain.method.outside_words import SectionEvaluator
from app.domain.method.template import SheetTemplate
from app.domain.permissions import Actor
from app.domain.roles import UserRole
from app.domain.sheets.evaluated_parts import (
    EvaluatedPart,
    is_for,
    is_scored_by_another,
    name_of_part,
)
from app.domain.structure.hierarchy import Party
from app.models.sheet_parts import SheetSectionEvaluator
from app.services.sheets.marks import WrittenMarks
from app.services.sheets.named import NamesForSheets

_KNOWN = "sheets of which a part is for"


def evaluated_parts(
    method: MethodDefinition, template: SheetTemplate, marks: WrittenMarks, names: NamesForSheets
) -> tuple[EvaluatedPart, ...]:
    """Return the parts of a sheet that others score, in the order of its sections."""
    found = []
    for section in template.sections:
        mark = marks.parts.get(section.code)
        if mark is None or not is_scored_by_another(section):
            continue
        person = names.people.get(mark.party)
        found.append(
            EvaluatedPart(
                section.code,
                name_of_part(section.evaluator, person.full_name if person else "", method.labels),
                mark.signed_by,
                mark.signed_on,
                mark.recorded_by,
                mark.reason,
                is_stale=mark.signed_on is not None and not marks.is_signed(template, section.code),
            )
        )
    return tuple(found)


def is_charged(actor: Actor, row: SheetSectionEvaluator) -> bool:
    """Tell whether a part is for `actor` to score: the one named for it, or the Nucleo where nobody is."""
    if row.party == Party():
        return row.kind is SectionEvaluator.BODY and actor.role is UserRole.BODY
    return is_for(actor, row.party)


def charged_sheets(session: Session, actor: Actor) -> Collection[SheetId]:
    """Return the sheets of which a part is for `actor` to score, asked once in a session."""
    known: dict[Actor, frozenset[SheetId]] = session.info.setdefault(_KNOWN, {})
    if actor not in known:
        ways = list(_ways(actor))
        query = select(SheetSectionEvaluator.sheet_id).where(or_(false(), *ways))
        known[actor] = frozenset(session.scalars(query)) if ways else frozenset()
    return known[actor]


def forget_charged(session: Session) -> None:
    """Ask again who scores which part: somebody was just named."""
    session.info.pop(_KNOWN, None)


def _ways(actor: Actor) -> Sequence[ColumnElement[bool]]:
    row, found = SheetSectionEvaluator, list[ColumnElement[bool]]()
    if actor.employee_id is not None:
        found.append(row.evaluator_id == actor.employee_id)
    if actor.official_id is not None:
        found.append(row.evaluator_official_id == actor.official_id)
    if actor.role is UserRole.BODY:
        nobody = row.evaluator_id.is_(None) & row.evaluator_official_id.is_(None)
        found.append((row.kind == SectionEvaluator.BODY) & nobody)
    return found
