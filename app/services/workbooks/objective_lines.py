"""From the objectives of the archive to the rows of their workbook."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from app.domain.objectives.objective import UnitRef, UnitShare
from app.domain.objectives.parameters import parameters_of, steps_text
from app.domain.objectives.prevention import MeasureRow
from app.domain.structure.registry import Registry
from app.domain.structure.units import UnitKind, UnitRow
from app.domain.workbooks import objective_sheets as sheets
from app.domain.workbooks.objective_lines import (
    AssignmentLine,
    MeasuredIndicatorLine,
    ObjectiveLine,
    PhaseLine,
    PhaseReadingLine,
    ReadingLine,
    ResourceLine,
    UnitWeightLine,
    ValueLine,
)
from app.domain.workbooks.objective_links import letters_of
from app.domain.workbooks.objective_references import unit_ref, written_unit
from app.domain.workbooks.objective_rows import units_by_code
from app.models.cycles import MandateLine
from app.models.objectives import Indicator, Objective, ObjectiveUnit
from app.models.readings import IndicatorReading, PhaseReading


def lines_of(
    objectives: Sequence[Objective],
    mandates: Sequence[MandateLine],
    registry: Registry,
    measures: Sequence[MeasureRow] = (),
    *,
    readings: Mapping[int, Sequence[IndicatorReading]] = MappingProxyType({}),
    progress: Mapping[int, Sequence[PhaseReading]] = MappingProxyType({}),
) -> Mapping[str, Sequence[Any]]:
    """Return the rows of every sheet but that of the linee di mandato, each in the order of the plan.

    `readings` are those of each indicator, `progress` those of each phase, in the order of their days.
    """
    places = _Places(registry, objectives, mandates, measures)
    return {
        sheets.PLAN.name: [places.objective(one) for one in objectives],
        sheets.UNIT_WEIGHTS.name: [
            places.unit_weight(one, link) for one in objectives if len(one.units) > 1 for link in one.units
        ],
        sheets.INDICATORS.name: [_indicator(one, part) for one in objectives for part in one.indicators],
        sheets.VALUES.name: [line for one in objectives for part in one.indicators for line in _values(one, part)],
        sheets.READINGS.name: [
            _reading(one, part, row)
            for one in objectives for part in one.indicators for row in readings.get(part.id, ())
        ],
        sheets.PHASES.name: [
            PhaseLine(
                part.id, part.version, one.id, one.code, one.title, part.position, part.title, part.kind, part.months,
                part.starts_on, part.ends_on, part.weight, part.progress, part.actual_months,
            )
            for one in objectives for part in one.phases
        ],
        sheets.PHASE_READINGS.name: [
            PhaseReadingLine(
                row.id, row.version, part.id, one.code, part.position, part.title, row.on_date, row.progress, row.note,
                row.critical_points,
            )
            for one in objectives for part in one.phases for row in progress.get(part.id, ())
        ],
        sheets.PEOPLE.name: [line for one in objectives for line in places.people(one)],
        sheets.RESOURCES.name: [
            ResourceLine(part.id, one.id, one.code, one.title, part.kind, part.description, part.chapter, part.amount)
            for one in objectives for part in one.resources
        ],
    }  # fmt: skip


def _reading(one: Objective, part: Indicator, row: IndicatorReading) -> ReadingLine:
    return ReadingLine(
        row.id, row.version, part.id, one.code, part.position, part.name, row.on_date, row.value, row.done_on,
        row.choice, row.note, row.critical_points,
    )  # fmt: skip


class _Places:
    """The words of a row that stand for units, people and other objectives."""

    def __init__(
        self,
        registry: Registry,
        objectives: Sequence[Objective],
        mandates: Sequence[MandateLine],
        measures: Sequence[MeasureRow],
    ) -> None:
        self._measures = {one.id: one.code for one in measures}
        self._units: dict[UnitRef, UnitRow] = {
            unit_ref(unit): unit for unit in registry.units if unit.kind is not UnitKind.OFFICE
        }
        self._by_code = units_by_code(registry.units)
        self._people = registry.employee_by_id
        self._codes = {one.id: one.code for one in objectives}
        self._mandates = {one.id: one.code for one in mandates}

    def objective(self, one: Objective) -> ObjectiveLine:
        owner = self._people[one.owner_id] if one.owner_id else None
        shares = tuple(UnitShare(_ref(link), link.weight) for link in one.units)
        return ObjectiveLine(
            one.id, one.version, one.code, one.title, one.description, one.kind, one.scope, one.is_payment_times,
            one.combination, one.parent_id, one.owner_id, one.mandate_line_id, one.dup_mission, one.dup_programme,
            units=shares,
            unit_codes="; ".join(self._unit_word(share.unit) for share in shares),
            owner_matricola=owner.matricola if owner else "",
            owner=owner.full_name if owner else "",
            parent_code=self._codes.get(one.parent_id, "") if one.parent_id else "",
            mandate_code=self._mandates.get(one.mandate_line_id, "") if one.mandate_line_id else "",
            state=one.state,
            ambits=tuple(link.ambit for link in one.ambits),
            measures=tuple(link.measure_id for link in one.measures),
            ambit_letters=letters_of(link.ambit for link in one.ambits),
            measure_codes="; ".join(self._measures[link.measure_id] for link in one.measures),
            difficulty=one.difficulty,
            degree_table=one.degree_table,
        )  # fmt: skip

    def unit_weight(self, one: Objective, link: ObjectiveUnit) -> UnitWeightLine:
        ref = _ref(link)
        return UnitWeightLine(
            one.id, one.code, one.title, ref, self._unit_word(ref), self._units[ref].name, link.weight
        )

    def people(self, one: Objective) -> list[AssignmentLine]:
        lines = [
            AssignmentLine(
                part.id, part.version, one.id, part.employee_id, one.code, one.title,
                self._people[part.employee_id].matricola, self._people[part.employee_id].full_name,
                part.weight, part.time_share, part.valid_from, part.valid_to, part.acknowledged_on,
            )
            for part in one.assignments
        ]  # fmt: skip
        return sorted(lines, key=lambda line: (line.full_name.casefold(), line.matricola))

    def _unit_word(self, ref: UnitRef) -> str:
        return written_unit(self._units[ref], self._by_code)


def _ref(link: ObjectiveUnit) -> UnitRef:
    return UnitRef(link.area_id, link.sector_id)


def _indicator(one: Objective, part: Indicator) -> MeasuredIndicatorLine:
    given = parameters_of(part.parameters)
    return MeasuredIndicatorLine(
        part.id, part.version, one.id, one.code, one.title, part.position, part.name, part.unit, part.rule,
        part.direction, part.baseline, part.target, part.target_on, part.weight, part.source, part.parameters,
        given, steps_text(given.bounds),
    )  # fmt: skip


def _values(one: Objective, part: Indicator) -> list[ValueLine]:
    return [
        ValueLine(
            value.id, value.version, part.id, one.code, part.position, part.name, value.kind, value.on_date,
            value.value, value.done_on, value.choice, value.source, value.evidence, value.reason,
        )
        for value in sorted(part.values, key=lambda value: value.kind.value)
    ]  # fmt: skip
