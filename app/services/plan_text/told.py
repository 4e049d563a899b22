"""Acts, declared figures, texts and mandate of a plan: what the archive holds of them, and writing what is new."""

from itertools import count

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.acts import act_name
from app.domain.declared import DeclaredKind
from app.domain.matching import text_key
from app.domain.plan_text.declared import PlacedText
from app.domain.plan_text.preview import PlanPreview, PresentTold
from app.models.cycles import Cycle
from app.models.plans import Act, DeclaredFigure, OwnPlanText, PreventionMeasure
from app.services.transaction import Unit

_LONGEST_NAME = 300


def present_told(session: Session, cycle: Cycle) -> PresentTold:
    acts = session.execute(select(Act.kind, Act.number, Act.on_date).where(Act.cycle_id == cycle.id))
    figures = session.execute(
        select(DeclaredFigure.kind, DeclaredFigure.label).where(DeclaredFigure.cycle_id == cycle.id)
    )
    texts = session.scalars(select(OwnPlanText).where(OwnPlanText.cycle_id == cycle.id))
    measures = session.scalars(select(PreventionMeasure.text).where(PreventionMeasure.cycle_id == cycle.id))
    return PresentTold(
        frozenset((kind, number, day) for kind, number, day in acts),
        frozenset((kind, text_key(label)) for kind, label in figures),
        frozenset(PlacedText(text.part, text.title, text.body).key for text in texts),
        frozenset(text_key(text) for text in measures),
        has_mandate=cycle.mandate_from is not None,
        has_approval=bool(cycle.plan_act),
    )


def write_told(unit: Unit, cycle: Cycle, preview: PlanPreview, source: str) -> None:
    """Write what is new of acts, figures and texts; `source` is the name of the document they come from."""
    for act in preview.acts:
        unit.session.add(Act(cycle_id=cycle.id, kind=act.kind, number=act.number, on_date=act.on))
    last = unit.session.scalar(select(func.max(DeclaredFigure.position)).where(DeclaredFigure.cycle_id == cycle.id))
    for position, one in enumerate(preview.declared, start=(last or 0) + 1):
        unit.session.add(
            DeclaredFigure(
                cycle_id=cycle.id,
                kind=one.kind,
                label=one.label[:_LONGEST_NAME],
                males=one.men,
                females=one.women,
                text=one.text[:_LONGEST_NAME],
                source=_source_of(one.kind, source),
                position=position,
            )
        )
    _write_texts(unit, cycle, preview, source)
    _write_measures(unit, cycle, preview)
    if (approval := preview.approval) is not None:
        cycle.plan_act = act_name(approval.kind, approval.number, approval.on)
    if preview.mandate:
        cycle.mandate_from, cycle.mandate_to = preview.mandate


def _write_texts(unit: Unit, cycle: Cycle, preview: PlanPreview, source: str) -> None:
    last = unit.session.scalar(select(func.max(OwnPlanText.position)).where(OwnPlanText.cycle_id == cycle.id))
    for position, text in enumerate(preview.texts, start=(last or 0) + 1):
        unit.session.add(
            OwnPlanText(
                cycle_id=cycle.id,
                part=text.part,
                title=text.title[:_LONGEST_NAME],
                body=text.body,
                position=position,
                origin=source[:_LONGEST_NAME],
            )
        )


def _write_measures(unit: Unit, cycle: Cycle, preview: PlanPreview) -> None:
    """Write the measures of prevention, each with its own code or with the first number that is free."""
    present = unit.session.execute(
        select(PreventionMeasure.code, PreventionMeasure.position).where(PreventionMeasure.cycle_id == cycle.id)
    ).all()
    codes = {code for code, _ in present}
    start = max((position for _, position in present), default=0) + 1
    for position, one in enumerate(preview.measures, start=start):
        code = one.code if one.code and one.code not in codes else _free_measure(codes)
        codes.add(code)
        unit.session.add(PreventionMeasure(cycle_id=cycle.id, code=code, text=one.text, position=position))


def _free_measure(codes: set[str]) -> str:
    return next(code for number in count(1) if (code := f"MP-{number:02d}") not in codes)


def _source_of(kind: DeclaredKind, source: str) -> str:
    return f"{kind.italian}, da {source or 'testo incollato'}"[:_LONGEST_NAME]
