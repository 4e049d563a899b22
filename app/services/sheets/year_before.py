"""The grades that a person had on the final sheet of the year before."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from sqlalchemy import Executable, select
from sqlalchemy.orm import Session

from app.domain.method.definition import MethodDefinition
from app.domain.method.scale import Scale
from app.domain.permissions import Action, Actor
from app.domain.workflow import RoundKind, SheetState
from app.models.cycles import Cycle
from app.models.evaluation import EvaluationRound, Sheet
from app.models.methods import MethodVersion
from app.models.sheet_parts import SheetScore
from app.services.methods.presets import read_definition
from app.services.sheets.sheet_access import can

Place = tuple[str, str]


def grades_before(session: Session, actor: Actor, sheet: Sheet, method: MethodDefinition) -> Mapping[Place, Decimal]:
    """Return the grades of the year before by section and factor, in one query; of several sheets the last counts.

    Only those that `actor` may see, and of the factors that `method` still grades with the same values.
    """
    scales = _scales(method, sheet.template_code)
    found: dict[Place, Decimal] = {}
    for before, place, value, definition in _rows(session, sheet):
        scale = scales.get(place)
        was = _scales(read_definition(definition), before.template_code).get(place)
        if scale and was and _values(scale) == _values(was) and can(actor, Action.SEE_SCORES, before):
            found[place] = value
    return found


def _rows(session: Session, sheet: Sheet) -> Iterator[tuple[Sheet, Place, Decimal, str]]:
    for before, section, item, value, definition in session.execute(_query(sheet)):
        yield before, (section, item), value, definition


def _query(sheet: Sheet) -> Executable:
    who = Sheet.employee_id == sheet.employee_id if sheet.employee_id else Sheet.official_id == sheet.official_id
    when = Cycle.year == sheet.round.cycle.year - 1, EvaluationRound.kind == RoundKind.FINAL
    return (
        select(Sheet, SheetScore.section, SheetScore.item, SheetScore.value, MethodVersion.definition)
        .join(SheetScore, SheetScore.sheet_id == Sheet.id)
        .join(EvaluationRound, EvaluationRound.id == Sheet.round_id)
        .join(Cycle, Cycle.id == EvaluationRound.cycle_id)
        .join(MethodVersion, MethodVersion.id == EvaluationRound.method_version_id)
        .where(who, *when, Sheet.state != SheetState.SUPERSEDED, SheetScore.value.is_not(None))
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


def _values(scale: Scale) -> list[Decimal | None]:
    return [row.value for row in scale.rows]
