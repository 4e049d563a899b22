"""What the ente declares and decides in a year, for the Piano: figures, acts, ambits, measures, resources, mandate."""

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.declared import DIFFERENT, CountedFacts, DeclaredDraft, DeclaredKind, DeclaredRow, compared
from app.domain.documents.figures import StaffRow
from app.domain.documents.plan_facts import (
    PlanActRow,
    PlanAmbitRow,
    PlanMandateRow,
    PlanMeasureRow,
    PlanResourceRow,
)
from app.domain.objectives import PerformanceAmbit, ResourceKind
from app.models.cycles import Cycle, MandateLine
from app.models.objectives import Objective
from app.models.plans import Act, DeclaredFigure, PreventionMeasure


def declared_of(session: Session, cycle: Cycle) -> list[DeclaredDraft]:
    """Return the figures that the plan of a year states, in its order."""
    kept = select(DeclaredFigure).where(DeclaredFigure.cycle_id == cycle.id).order_by(DeclaredFigure.position)
    return [
        DeclaredDraft(kind=one.kind, label=one.label, men=one.males, women=one.females, value=one.value, text=one.text)
        for one in session.scalars(kept)
    ]


def staff_of_declared(declared: Iterable[DeclaredDraft]) -> tuple[StaffRow, ...]:
    """Return the people of each settore by gender as the plan declares them."""
    staff = (one for one in declared if one.kind is DeclaredKind.STAFF)
    return tuple(StaffRow(one.label, one.men or 0, one.women or 0) for one in staff)


def declared_heads(declared: Iterable[DeclaredDraft]) -> dict[str, str]:
    """Return who heads each unit as the plan declares it, by the name of the unit."""
    return {one.label: one.text for one in declared if one.kind is DeclaredKind.HEAD and one.text}


def differences_of(declared: Iterable[DeclaredDraft], staff: tuple[StaffRow, ...]) -> Iterator[str]:
    """Say where the archive counts other people than the plan declares (W20)."""
    for row in compared((one for one in declared if one.kind is not DeclaredKind.HEAD), CountedFacts(staff)):
        if row.difference == DIFFERENT:
            yield _difference(row)


def _difference(row: DeclaredRow) -> str:
    return f"{row.label}: il piano dichiara {row.stated}, in archivio {row.counted}."


def acts_of(session: Session, cycle: Cycle) -> tuple[PlanActRow, ...]:
    """Return the acts of a year by their date; those without one come last."""
    acts = session.scalars(select(Act).where(Act.cycle_id == cycle.id)).all()
    ordered = sorted(acts, key=lambda act: (act.on_date is None, act.on_date, act.id))
    return tuple(PlanActRow(act.kind.italian, act.number, act.on_date, act.subject) for act in ordered)


def ambits_of(objectives: Sequence[Objective]) -> tuple[PlanAmbitRow, ...]:
    """Return the ambits of art. 8 that the objectives are about; none where no objective says one."""
    rows = []
    for ambit in PerformanceAmbit:
        codes = [one.code for one in objectives if any(link.ambit is ambit for link in one.ambits)]
        rows.append(PlanAmbitRow(ambit.italian, len(codes), ", ".join(codes)))
    return tuple(rows) if any(row.count for row in rows) else ()


def measures_of(measures: Iterable[PreventionMeasure], objectives: Sequence[Objective]) -> tuple[PlanMeasureRow, ...]:
    return tuple(
        PlanMeasureRow(
            measure.code,
            measure.text,
            ", ".join(one.code for one in objectives if any(link.measure_id == measure.id for link in one.measures)),
        )
        for measure in measures
    )


def resources_of(objectives: Sequence[Objective]) -> tuple[PlanResourceRow, ...]:
    """Return the money that the objectives need, by chapter."""
    rows = [
        PlanResourceRow(resource.chapter, resource.description, one.code, resource.amount)
        for one in objectives
        for resource in one.resources
        if resource.chapter or resource.amount is not None or resource.kind is ResourceKind.FINANCIAL
    ]
    return tuple(sorted(rows, key=lambda row: (row.chapter == "", row.chapter, row.objective)))


def mandate_rows(lines: Iterable[MandateLine], objectives: Sequence[Objective]) -> tuple[PlanMandateRow, ...]:
    return tuple(
        PlanMandateRow(
            line.code, line.title, ", ".join(one.code for one in objectives if one.mandate_line_id == line.id)
        )
        for line in lines
    )


def mandate_years(cycle: Cycle, lines: Sequence[MandateLine]) -> str:
    """Return the years of the mandate of a year, or those of its lines: `2019-2024`; empty where nobody said them."""
    if cycle.mandate_from:
        return f"{cycle.mandate_from}-{cycle.mandate_to}"
    return f"{lines[0].mandate_from}-{lines[0].mandate_to}" if lines else ""


def lines_of(session: Session, cycle: Cycle) -> list[MandateLine]:
    """Return the lines of the mandate in force in a year."""
    found = select(MandateLine).where(MandateLine.mandate_from <= cycle.year, MandateLine.mandate_to >= cycle.year)
    return list(session.scalars(found.order_by(MandateLine.position, MandateLine.code)))


def prevention_of(session: Session, cycle: Cycle) -> list[PreventionMeasure]:
    """Return the measures against corruption of a year."""
    found = select(PreventionMeasure).where(PreventionMeasure.cycle_id == cycle.id)
    return list(session.scalars(found.order_by(PreventionMeasure.position, PreventionMeasure.code)))
