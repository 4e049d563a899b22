"""Which version of the method goes from a year into a later one."""

from collections.abc import Iterator

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.domain.next_year.choice import YearCopy
from app.domain.periods import year_period
from app.models.cycles import Cycle
from app.models.evaluation import EvaluationRound
from app.models.methods import MethodVersion
from app.services.methods.chosen import chosen_version


def next_version(session: Session, copy: YearCopy) -> MethodVersion | None:
    """Return the version that the year after goes by: that of the year copied, or what has taken its place.

    None where no version was used, or the year after has a session already.
    """
    if session.scalar(_used(copy.target)) is not None:
        return None
    used = session.scalar(_used(copy.source)) or chosen_version(session, copy.source)
    if used is None:
        return None
    first = year_period(copy.target).start
    later = [one for one in used.method.versions if one.number > used.number and one.valid_from]
    in_force = [one for one in later if one.valid_from and one.valid_from <= first]
    return in_force[-1] if in_force else used


def remarks_on(used: MethodVersion | None, copy: YearCopy) -> Iterator[str]:
    """Say of a version that it holds no more in the year it would go into."""
    if used is not None and used.valid_to is not None and used.valid_to < year_period(copy.target).start:
        name = f"«{used.method.name}», versione {used.number},"
        yield f"La metodologia {name} nel {copy.target} non vale più: sceglierne un'altra."


def _used(year: int) -> Select[MethodVersion]:
    return (
        select(MethodVersion)
        .join(EvaluationRound, EvaluationRound.method_version_id == MethodVersion.id)
        .join(Cycle, Cycle.id == EvaluationRound.cycle_id)
        .where(Cycle.year == year)
        .order_by(EvaluationRound.id.desc())
        .limit(1)
    )
