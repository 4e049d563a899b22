"""The values of the indicators of a year as the grid shows and writes them, with those of the years before."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from decimal import Decimal

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, aliased

from app.domain.documents.state import state_day
from app.domain.ids import IndicatorId
from app.domain.objectives import value as values
from app.domain.objectives.grid.cell_values import GridValue
from app.domain.objectives.rules import tidy
from app.domain.objectives.value import IndicatorValueDraft, measuring_day
from app.domain.objectives.vocabulary import ValueKind
from app.domain.objectives.written_value import WrittenValue
from app.domain.validation import refuse
from app.models.cycles import Cycle
from app.models.objectives import Indicator, IndicatorValue, Objective
from app.models.readings import IndicatorReading
from app.services.transaction import Unit

_AT_ONCE = 500
YEARS_SHOWN = 3
"""How many years before the present one are told beside a value."""
_VALUE = (IndicatorValue.value, IndicatorValue.done_on, IndicatorValue.choice)


def values_of_year(session: Session, year: int) -> Mapping[IndicatorId, Mapping[ValueKind, GridValue]]:
    """Return the values of all the indicators of a year in one query."""
    query = (
        select(IndicatorValue.indicator_id, IndicatorValue.kind, *_VALUE, IndicatorValue.source, IndicatorValue.reason)
        .join(Indicator, Indicator.id == IndicatorValue.indicator_id)
        .join(Objective, Objective.id == Indicator.objective_id)
        .join(Cycle, Cycle.id == Objective.cycle_id)
        .where(Cycle.year == year)
    )
    found: dict[IndicatorId, dict[ValueKind, GridValue]] = defaultdict(dict)
    for identity, kind, value, done_on, choice, source, reason in session.execute(query):
        found[identity][kind] = GridValue(tidy(value), done_on, choice, source, bool(reason.strip()))
    return found


def values_before(session: Session, year: int) -> Mapping[IndicatorId, Mapping[int, WrittenValue]]:
    """Return the final values of what the indicators of a year were copied from, by how many years before."""
    of_year = select(Indicator.id).join(Objective).join(Cycle).where(Cycle.year == year)
    return final_values_before(session, of_year)


def final_values_before(
    session: Session, indicators: Select[IndicatorId]
) -> Mapping[IndicatorId, Mapping[int, WrittenValue]]:
    """Return the final values of the `YEARS_SHOWN` years before of some indicators, in a query for each year."""
    found: dict[IndicatorId, dict[int, WrittenValue]] = defaultdict(dict)
    for years in range(1, YEARS_SHOWN + 1):
        rows = session.execute(_steps_back(years, indicators)).all()
        for identity, origin, value, done_on, choice in rows:
            if origin is not None:
                found[identity][years] = WrittenValue(tidy(value), done_on, choice or "")
        if not rows:
            break
    return found


def _steps_back(
    years: int, indicators: Select[IndicatorId]
) -> Select[IndicatorId, int, Decimal | None, date | None, str]:
    """Follow the copies back so many years: the row is there also where no final value is."""
    chain = [aliased(Indicator) for _ in range(years)]
    first, last = chain[0], chain[-1]
    query = select(first.id, IndicatorValue.id, *_VALUE).where(first.id.in_(indicators))
    for earlier, later in zip(chain[1:], chain, strict=False):
        query = query.join_from(later, earlier, earlier.id == later.origin_indicator_id)
    is_final = IndicatorValue.kind == ValueKind.FINAL
    joined = query.outerjoin_from(
        last, IndicatorValue, (IndicatorValue.indicator_id == last.origin_indicator_id) & is_final
    )
    return joined.where(last.origin_indicator_id.is_not(None))


class ValueWriting:
    """Writes values in the cells of indicators: a new one has the source planned and its usual day, a reading today."""

    def __init__(self, unit: Unit, year: int, indicators: Collection[IndicatorId]) -> None:
        self._year = year
        self._author = unit.workspace.actor.name
        self._today = state_day(year, unit.workspace.today)
        self._unit = unit
        self._last = {row.indicator_id: row for row in _readings(unit.session, indicators)}

    def write(self, indicator: Indicator, written: Mapping[str, WrittenValue]) -> None:
        """Write, or take away, what was measured of an indicator."""
        for key, value in written.items():
            if key == "reading":
                self._read(indicator, value)
            else:
                self._value(indicator, ValueKind(key), value)

    def _value(self, indicator: Indicator, kind: ValueKind, value: WrittenValue) -> None:
        kept = next((one for one in indicator.values if one.kind is kind), None)
        if value.is_empty:
            if kept is not None:
                indicator.values.remove(kept)
            return
        draft = _draft(indicator, kind, kept, value, measuring_day(kind, self._year, self._today))
        refuse(values.validate(draft, indicator.rule))
        row = kept or IndicatorValue(kind=kind)
        if kept is None:
            indicator.values.append(row)
        for name in ("on_date", "value", "done_on", "choice", "source", "reason"):
            setattr(row, name, getattr(draft, name))

    def _read(self, indicator: Indicator, value: WrittenValue) -> None:
        """Write the reading of today over one of the same day, or take the last one away."""
        last = self._last.get(indicator.id)
        if value.is_empty:
            if last is not None:
                self._unit.session.delete(last)
            return
        row = last if last is not None and last.on_date >= self._today else None
        if row is None:
            row = IndicatorReading(indicator_id=indicator.id, on_date=self._today)
            self._unit.session.add(row)
        row.value, row.done_on, row.choice, row.author = value.value, value.done_on, value.choice, self._author


def last_readings(session: Session, year: int) -> Mapping[IndicatorId, GridValue]:
    """Return the last reading of each indicator of a year that has some."""
    of_year = select(Indicator.id).join(Objective).join(Cycle).where(Cycle.year == year)
    found = session.scalars(_in_order().where(IndicatorReading.indicator_id.in_(of_year)))
    return {row.indicator_id: GridValue(tidy(row.value), row.done_on, row.choice) for row in found}


def _readings(session: Session, indicators: Collection[IndicatorId]) -> Iterator[IndicatorReading]:
    ids = list(indicators)
    for start in range(0, len(ids), _AT_ONCE):
        some = IndicatorReading.indicator_id.in_(ids[start : start + _AT_ONCE])
        yield from session.scalars(_in_order().where(some))


def _in_order() -> Select[IndicatorReading]:
    return select(IndicatorReading).order_by(IndicatorReading.on_date)


def _draft(
    indicator: Indicator, kind: ValueKind, kept: IndicatorValue | None, value: WrittenValue, usual: date
) -> IndicatorValueDraft:
    return IndicatorValueDraft(
        indicator_id=indicator.id,
        kind=kind,
        on_date=kept.on_date if kept else usual,
        value=value.value,
        done_on=value.done_on,
        choice=value.choice,
        source=(kept.source if kept else "") or indicator.source,
        reason=kept.reason if kept else "",
    )
