"""What the objectives of a year have reached, by Area, for the papers on results."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.domain.certification.standing import StandingCertification
from app.domain.documents.achievement import ObjectiveChange, ObjectiveNote, ObjectiveResult, ResultGroup, told_once
from app.domain.documents.measures import MeasuredIndicator
from app.domain.ids import IndicatorId, ObjectiveId, RevisionId
from app.domain.objectives import ObjectiveKind, ObjectiveState, ValueKind
from app.domain.objectives.readings import DatedValue
from app.domain.objectives.records import OF_PEOPLE
from app.domain.objectives.written_value import WrittenValue
from app.models.cycles import Cycle
from app.models.objectives import Indicator, IndicatorValue, Objective, ObjectiveRevision
from app.models.people import Employee
from app.models.structure import Area
from app.services.certification.standing import standing_certifications
from app.services.documents.measured import measured_indicator
from app.services.documents.planned import Place, places_of, unit_names
from app.services.documents.standing import StandingWriter, progress_of
from app.services.objectives.known_on_day import known_on_day
from app.services.objectives.measures import method_of_year, neutralised, objective_degrees
from app.services.objectives.official_heads import OfficialHeads, official_heads
from app.services.objectives.revision_words import changed_parts, decided_by

COMMON, CROSS, OTHER = "Obiettivi comuni a tutto l'ente", "Obiettivi trasversali", "Obiettivi senza unità"
_LOADED = ("units", "indicators", "phases", "monitorings", "revisions")


def achieved_groups(
    session: Session, cycle: Cycle, kind: ValueKind, on_day: date | None = None
) -> tuple[ResultGroup, ...]:
    """Return the objectives of the year once each: the common ones, those shared, those of each Area.

    Of those withdrawn there is no result; `kind` says which values are told, those of the half or of the whole year.
    `on_day`: at what they stand then, in the place of the values of a kind.
    """
    query = (
        select(Objective)
        .where(Objective.cycle_id == cycle.id, Objective.state != ObjectiveState.WITHDRAWN)
        .order_by(Objective.position, Objective.code)
        .options(*(selectinload(getattr(Objective, name)) for name in _LOADED))
        .options(selectinload(Objective.indicators).selectinload(Indicator.values))
        .options(selectinload(Objective.revisions).selectinload(ObjectiveRevision.changes))
    )
    objectives = list(session.scalars(query))
    areas = list(session.scalars(select(Area).order_by(Area.position, Area.code).options(selectinload(Area.sectors))))
    method = method_of_year(session, cycle)
    known = known_on_day(session, cycle.id, on_day) if on_day else None
    writer = _Writer(
        kind,
        unit_names(areas),
        _owners(session, objectives),
        official_heads(session, cycle.year, on_day or date.max),
        standing_certifications(session, cycle.id) if kind is ValueKind.FINAL else {},
        {row.id: decided_by(session, row) for one in objectives for row in one.revisions},
        *objective_degrees(objectives, method, kind, known),
        StandingWriter(known, method.process, cycle.year) if known else None,
    )
    return tuple(_grouped(objectives, areas, writer.result))


def _grouped(
    objectives: Iterable[Objective], areas: Iterable[Area], result: Callable[[Objective], ObjectiveResult]
) -> Iterator[ResultGroup]:
    left = list(objectives)

    def taken(title: str, belongs: Callable[[Objective], bool]) -> Iterator[ResultGroup]:
        own = [one for one in left if belongs(one)]
        if own:
            left[:] = [one for one in left if not belongs(one)]
            yield ResultGroup(title, tuple(map(result, own)))

    yield from taken(COMMON, lambda one: one.kind is not ObjectiveKind.OPERATIONAL)
    yield from taken(CROSS, lambda one: one.is_cross)
    for area in areas:
        yield from taken(area.name, partial(_is_of, area))
    yield from taken(OTHER, lambda _one: True)


def _is_of(area: Area, one: Objective) -> bool:
    return any(area_id == area.id for area_id, _ in places_of(one))


def _owners(session: Session, objectives: Iterable[Objective]) -> Mapping[int, str]:
    wanted = {one.owner_id for one in objectives if one.owner_id is not None}
    return {one.id: one.full_name for one in session.scalars(select(Employee).where(Employee.id.in_(wanted)))}


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes objectives with the degrees measured, the names of their units and of who answers for them."""

    kind: ValueKind
    names: Mapping[Place, str]
    owners: Mapping[int, str]
    heads: OfficialHeads
    certified: Mapping[ObjectiveId, StandingCertification]
    acts: Mapping[RevisionId, str]
    degrees: Mapping[ObjectiveId, Decimal]
    own_degrees: Mapping[IndicatorId, Decimal]
    standing: StandingWriter | None = None

    def result(self, one: Objective) -> ObjectiveResult:
        """Return what an objective has reached: what was certified stands, whatever the values give since."""
        certified = self.certified.get(one.id)
        degree = certified.degree if certified else self.degrees.get(one.id)
        result = ObjectiveResult(
            id=one.id,
            code=one.code,
            title=one.title if not one.title.endswith("…") else one.description or one.title,
            unit=self._unit(one),
            owner=self.owners.get(one.owner_id or 0, "") or self.heads.of(one),
            degree=degree if one.state is ObjectiveState.ACTIVE else None,
            progress=progress_of(one),
            state=one.state,
            neutralised=neutralised(one).strip().rstrip("."),
            indicators=tuple(self._indicator(row) for row in one.indicators),
            notes=tuple(ObjectiveNote(row.on_date, row.notes, row.critical_points) for row in one.monitorings),
            changes=told_once(self._change(row, one.indicators) for row in one.revisions),
            certified_on=certified.on_date if certified else None,
        )
        return self.standing.on_the_day(one, result) if self.standing else result

    def _change(self, row: ObjectiveRevision, indicators: Iterable[Indicator]) -> ObjectiveChange:
        """Tell a revision; of the weights of people nothing, since papers on results are published.

        The name of the operation is left out where what it changed is told.
        """
        units = {f"Indicatore «{one.name}»": one.unit for one in indicators}
        details = tuple(part.told(units.get(part.part, "")) for part in changed_parts(row) if part.part != OF_PEOPLE)
        what = "" if details and row.what.startswith(("Modifica ", "Importa ")) else row.what
        return ObjectiveChange(row.on_date, what, row.reason, self.acts.get(row.id, ""), details)

    def _unit(self, one: Objective) -> str:
        """Name the settore, or the units that share an objective; nothing of one of a whole Area."""
        places = places_of(one)
        wanted = places if one.is_cross else {place for place in places if place[1] is not None}
        return "; ".join(name for place, name in self.names.items() if place in wanted)

    def _indicator(self, row: Indicator) -> MeasuredIndicator:
        if self.standing is not None:
            return self.standing.indicator(row, self.own_degrees.get(row.id))
        value = next((one for one in row.values if one.kind is self.kind), None) or IndicatorValue()
        written = WrittenValue(value.value, value.done_on, value.choice or "")
        found = DatedValue(value.on_date, 0, written, value.source or "", value.reason or "")
        return measured_indicator(row, found, self.own_degrees.get(row.id))
