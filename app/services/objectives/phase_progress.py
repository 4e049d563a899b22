"""The progress of a phase is that of its last reading: the one place where the two are kept together."""

from datetime import date
from decimal import Decimal

from sqlalchemy import select

from app.domain.exact import ZERO
from app.models.objectives import Phase
from app.models.readings import PhaseReading
from app.services.transaction import Unit


def note_progress(unit: Unit, phase: Phase, day: date) -> None:
    """Keep the progress that somebody gave a phase as its reading of a day, which becomes the last one.

    A later reading would say otherwise: then it is that one which is changed.
    """
    last = _last(unit, phase)
    row = last if last is not None and last.on_date >= day else None
    if row is None:
        row = PhaseReading(phase_id=phase.id, on_date=day)
        unit.session.add(row)
    row.progress, row.author = phase.progress, unit.workspace.actor.name
    unit.session.flush()


def follow_last_reading(unit: Unit, phase: Phase) -> None:
    """Give a phase the progress of its last reading; without one nothing of it was done."""
    unit.session.flush()
    last = _last(unit, phase)
    progress: Decimal = last.progress if last is not None else ZERO
    if phase.progress != progress:
        phase.progress = progress


def _last(unit: Unit, phase: Phase) -> PhaseReading | None:
    of_phase = select(PhaseReading).where(PhaseReading.phase_id == phase.id)
    return unit.session.scalars(of_phase.order_by(PhaseReading.on_date.desc()).limit(1)).first()
