"""The objectives of units and of the whole ente, which some sections count on the sheet of everybody there."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.domain.ids import AreaId, EmployeeId, ObjectiveId, SheetId
from app.domain.method.definition import MethodDefinition
from app.domain.method.template import Section
from app.domain.method.vocabulary import ObjectiveSource
from app.domain.objectives import ObjectiveKind, ObjectiveState
from app.domain.objectives.objective import UnitRef
from app.domain.objectives.unit_objectives import UnitObjective, counted_for, unit_totals, weights_of
from app.domain.periods import Period, period_between
from app.domain.roles import SheetRole
from app.domain.scoring.inputs import ObjectiveInput, UnitTotal
from app.domain.sheets.content import ObjectiveWords
from app.domain.structure.names import Names
from app.models.evaluation import EvaluationRound, Sheet
from app.models.objectives import Objective, ObjectiveUnit
from app.models.people import EqAppointment
from app.services.sheets.pursued import Measured, load_measured


@dataclass(frozen=True, slots=True)
class SharedSection:
    """What a section counts that is nobody's own: objectives, their words, what the weights of each unit sum to.

    `ordinary` are the same objectives with payment times like any other; None where everybody has what is counted.
    """

    objectives: tuple[ObjectiveInput, ...]
    words: tuple[ObjectiveWords, ...]
    totals: tuple[UnitTotal, ...]
    ordinary: tuple[ObjectiveInput, ...] | None = None

    def counting_for(self, own: Collection[str]) -> tuple[ObjectiveInput, ...]:
        """Return the objectives for who has those of keys `own`: of the ente's, payment times stand apart only if
        the person has them. The very same for all who have none, so that they are measured once."""
        if self.ordinary is None:
            return self.objectives
        if not any(one.is_payment_times and one.key in own for one in self.objectives):
            return self.ordinary
        pairs = zip(self.objectives, self.ordinary, strict=True)
        return tuple(one if one.key in own else plain for one, plain in pairs)


@dataclass(frozen=True, slots=True)
class _Taking:
    """Which objectives to take: alike for all the sheets of a unit, so that they are chosen once."""

    source: ObjectiveSource
    kinds: tuple[ObjectiveKind, ...]
    units: tuple[UnitRef, ...]

    def wants(self, kind: ObjectiveKind) -> bool:
        return not self.kinds or kind in self.kinds


@dataclass(frozen=True, slots=True)
class _Taken:
    """The objectives taken, in their order, with their weights (None: not given), and the units they are of."""

    weights: Mapping[ObjectiveId, Decimal | None]
    units: tuple[UnitRef, ...] = ()


@dataclass(frozen=True, slots=True)
class _SharedObjectives:
    """The objectives of a year that are not withdrawn, and the units that pursue them."""

    kinds: Mapping[ObjectiveId, ObjectiveKind]
    in_units: Sequence[UnitObjective]


def load_shared(
    session: Session, evaluation_round: EvaluationRound, method: MethodDefinition, sheets: Sequence[Sheet], names: Names
) -> Mapping[SheetId, Mapping[str, SharedSection]]:
    """Return, for each sheet and section that counts them, the objectives of its unit or of the ente.

    As many queries for a thousand sheets as for one; none when no sheet counts such objectives.
    """
    asked = [(sheet, section) for sheet in sheets for section in _sharing(method, sheet)]
    return share_out(session, evaluation_round, asked, names)


def share_out(
    session: Session, evaluation_round: EvaluationRound, asked: Sequence[tuple[Sheet, Section]], names: Names
) -> Mapping[SheetId, Mapping[str, SharedSection]]:
    """Return what some sections count on some sheets, which may not have them among their own."""
    if not asked:
        return {}
    year, headed = _year(session, evaluation_round), _headed(session, [sheet for sheet, _ in asked])
    takings = {(sheet.id, section.code): _taking(section, sheet, headed) for sheet, section in asked}
    taken = {taking: _take(taking, year) for taking in set(takings.values())}
    wanted = {objective for one in taken.values() for objective in one.weights}
    measured = load_measured(session, evaluation_round, wanted)
    totals = {unit: UnitTotal(_name(names, unit), total) for unit, total in unit_totals(year.in_units).items()}
    made = {
        (code, taking): _section(code, taken[taking], measured, totals)
        for code, taking in {(code, taking) for (_, code), taking in takings.items()}
    }
    found: dict[SheetId, dict[str, SharedSection]] = {}
    for (sheet_id, code), taking in takings.items():
        found.setdefault(sheet_id, {})[code] = made[code, taking]
    return found


def _sharing(method: MethodDefinition, sheet: Sheet) -> list[Section]:
    return [section for section in method.template(sheet.template_code).sections if section.holds_shared_objectives]


def _taking(section: Section, sheet: Sheet, headed: Mapping[SheetId, Sequence[AreaId]]) -> _Taking:
    is_of_unit = section.objective_source is ObjectiveSource.UNIT
    units = _units(sheet, headed.get(sheet.id, ())) if is_of_unit else ()
    return _Taking(section.objective_source, section.objective_kinds, units)


def _units(sheet: Sheet, headed: Iterable[AreaId]) -> tuple[UnitRef, ...]:
    """Return the unit of a sheet; that of an EQ has every Area headed in its days."""
    if sheet.area_id is None:
        return ()
    areas = dict.fromkeys((sheet.area_id, *headed))
    return tuple(UnitRef(area, sheet.sector_id if area == sheet.area_id else None) for area in areas)


def _take(taking: _Taking, year: _SharedObjectives) -> _Taken:
    if taking.source is ObjectiveSource.ENTITY:
        return _Taken({objective: None for objective, kind in year.kinds.items() if taking.wants(kind)})
    counted = counted_for(taking.units, [one for one in year.in_units if taking.wants(one.kind)])
    weights = weights_of(counted)
    in_order = {objective: weights[objective] for objective in year.kinds if objective in weights}
    return _Taken(in_order, tuple(dict.fromkeys(one.unit for one in counted)))


def _section(
    code: str, taken: _Taken, measured: Mapping[ObjectiveId, Measured], totals: Mapping[UnitRef, UnitTotal]
) -> SharedSection:
    objectives = tuple(replace(measured[one].given, weight=weight) for one, weight in taken.weights.items())
    return SharedSection(
        objectives,
        tuple(replace(measured[one].words, section=code) for one in taken.weights),
        tuple(totals[unit] for unit in taken.units),
        None if taken.units else tuple(replace(one, is_payment_times=False) for one in objectives),
    )


def _name(names: Names, unit: UnitRef) -> str:
    return names.sectors.get(unit.sector_id, "") if unit.sector_id else names.areas.get(unit.area_id, "")


def _year(session: Session, evaluation_round: EvaluationRound) -> _SharedObjectives:
    counting = Objective.cycle_id == evaluation_round.cycle_id, Objective.state != ObjectiveState.WITHDRAWN
    objectives = select(Objective.id, Objective.kind).where(*counting).order_by(Objective.position, Objective.code)
    kinds = dict(session.execute(objectives).all())
    links = select(ObjectiveUnit).join(Objective).where(*counting).order_by(ObjectiveUnit.id)
    in_units = [
        UnitObjective(link.objective_id, kinds[link.objective_id], UnitRef(link.area_id, link.sector_id), link.weight)
        for link in session.scalars(links)
    ]
    return _SharedObjectives(kinds, in_units)


def _headed(session: Session, sheets: Collection[Sheet]) -> Mapping[SheetId, Sequence[AreaId]]:
    """Return the Aree that each EQ heads in the days of the sheet."""
    own = [sheet for sheet in sheets if sheet.role is SheetRole.EQ]
    if not own:
        return {}
    appointments: dict[EmployeeId | None, list[tuple[Period, list[AreaId]]]] = {}
    query = select(EqAppointment).options(selectinload(EqAppointment.areas))
    for row in session.scalars(query.order_by(EqAppointment.is_ad_interim, EqAppointment.id)):
        days = period_between(row.valid_from, row.valid_to)
        appointments.setdefault(row.employee_id, []).append((days, [one.area_id for one in row.areas]))
    return {
        sheet.id: [
            area
            for days, areas in appointments.get(sheet.employee_id, ())
            if days.overlaps(Period(sheet.valid_from, sheet.valid_to))
            for area in areas
        ]
        for sheet in own
    }
