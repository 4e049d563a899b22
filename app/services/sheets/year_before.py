"""The grades that a person had on the closed sheet of the year before."""

from collections.abc import Mapping

from sqlalchemy import Executable, and_, select
from sqlalchemy.orm import Session

from app.domain.method.definition import MethodDefinition
from app.domain.method.scale import Scale
from app.domain.permissions import Action, Actor
from app.domain.sheets.year_before import NOTHING_BEFORE, GradeBefore, Place, YearBefore
from app.domain.workflow import RoundKind, SheetState
from app.models.cycles import Cycle
from app.models.evaluation import EvaluationRound, Sheet
from app.models.methods import MethodVersion
from app.models.sheet_parts import SheetScore
from app.services.methods.presets import read_definition
from app.services.sheets.sheet_access import can


def grades_before(session: Session, actor: Actor, sheet: Sheet, method: MethodDefinition) -> YearBefore:
    """Return what the closed sheet of the year before says of the factors of `sheet`, in one query.

    Factors are matched by their code, first in the section of the same code; of several sheets the last counts.
    """
    then: dict[Place, GradeBefore] = {}
    scales: dict[Place, Scale | None] = {}
    for before, section, item, value, definition in session.execute(_query(sheet)):
        if can(actor, Action.SEE_SCORES, before):
            was = _scales(read_definition(definition), before.template_code)
            scales |= was
            then = {place: GradeBefore() for place in was} | then
            if (section, item) in was:
                then[section, item] = GradeBefore(value, _word(was[section, item], value))
    if not scales:
        return NOTHING_BEFORE
    now = _scales(method, sheet.template_code)
    found = {place: _compared(scale, then, scales, _place_then(place, then)) for place, scale in now.items()}
    return YearBefore(sheet.round.cycle.year - 1, found)


def _compared(
    scale: Scale | None, then: Mapping[Place, GradeBefore], scales: Mapping[Place, Scale | None], place: Place | None
) -> GradeBefore | None:
    if place is None:
        return None
    grade = then[place]
    return GradeBefore(grade.value, grade.word, _shape(scale) == _shape(scales[place]))


def _place_then(place: Place, then: Mapping[Place, GradeBefore]) -> Place | None:
    """Return where a factor was then: in the same section, or wherever its code was the only one of its name."""
    if place in then:
        return place
    elsewhere = [one for one in then if one[1] == place[1]]
    return elsewhere[0] if len(elsewhere) == 1 else None


def _query(sheet: Sheet) -> Executable:
    who = Sheet.employee_id == sheet.employee_id if sheet.employee_id else Sheet.official_id == sheet.official_id
    when = Cycle.year == sheet.round.cycle.year - 1, EvaluationRound.kind == RoundKind.FINAL
    return (
        select(Sheet, SheetScore.section, SheetScore.item, SheetScore.value, MethodVersion.definition)
        .outerjoin(SheetScore, and_(SheetScore.sheet_id == Sheet.id, SheetScore.value.is_not(None)))
        .join(EvaluationRound, EvaluationRound.id == Sheet.round_id)
        .join(Cycle, Cycle.id == EvaluationRound.cycle_id)
        .join(MethodVersion, MethodVersion.id == EvaluationRound.method_version_id)
        .where(who, *when, Sheet.state == SheetState.FINAL)
        .order_by(Sheet.valid_to, SheetScore.id)
    )


def _scales(method: MethodDefinition, template_code: str) -> Mapping[Place, Scale | None]:
    template = next((one for one in method.templates if one.code == template_code), None)
    scales = {scale.code: scale for scale in method.scales}
    return {
        (section.code, factor.code): scales.get(factor.scale or section.scale)
        for section in (template.sections if template else ())
        for factor in section.factors
    }


def _word(scale: Scale | None, value: object) -> str:
    return next((row.label for row in (scale.rows if scale else ()) if row.value == value), "")


def _shape(scale: Scale | None) -> object:
    """Return what makes a value of a scale mean the same: how it is given, its values, its ends."""
    if scale is None:
        return None
    return scale.mode, [row.value for row in scale.rows], scale.minimum, scale.maximum
