"""The year of a person cut where something that matters changes: each span is a sheet."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from app.domain.exact import HUNDRED
from app.domain.ids import AreaId, ContractAreaId, EmployeeId, SectorId
from app.domain.italian import listed
from app.domain.periods import Period, cut, holes
from app.domain.roles import OfficialRole, SheetRole
from app.domain.rounds.facts import RoundFacts
from app.domain.structure.evaluators import OfficialRow
from app.domain.structure.hierarchy import Party, evaluator_on, headed_areas, main_appointment
from app.domain.structure.names import Names
from app.domain.structure.postings import PostingRow


@dataclass(frozen=True, slots=True)
class SheetKey:
    """What makes a sheet its own: when any of it changes, a new sheet begins. The office and the profile do not."""

    role: SheetRole
    template_code: str
    area_id: AreaId | None = None
    sector_id: SectorId | None = None
    contract_area_id: ContractAreaId | None = None
    evaluator: Party | None = None


@dataclass(frozen=True, slots=True)
class SheetDetails:
    """What the header says and that makes no new sheet: of the last day of the span, the areas of all its days."""

    profile: str = ""
    part_time: Decimal = HUNDRED
    assignment: str = ""
    headed: tuple[AreaId, ...] = field(default=(), compare=False)


PLAIN = SheetDetails()


@dataclass(frozen=True, slots=True)
class Span:
    """The days of one sheet, and what the sheet is."""

    period: Period
    key: SheetKey
    details: SheetDetails = PLAIN


@dataclass(frozen=True, slots=True)
class YearOfPerson:
    """The sheets a person needs, and the days in service for which none can be made."""

    party: Party
    spans: tuple[Span, ...]
    uncovered: tuple[Period, ...] = ()
    service: Period | None = None


def year_of_person(person: EmployeeId, facts: RoundFacts) -> YearOfPerson:
    """Return the year of somebody who is in service on some day of the round."""
    service = facts.service[person]
    days = list(holes(facts.not_evaluable.get(person, ()), service))
    breaks = facts.registry.breaks_of(person)
    pieces = [piece for stretch in days for piece in cut(stretch, breaks)]
    joined = merged(span for piece in pieces if (span := _span(piece, person, facts)))
    spans = [_with_assignment(span, facts.names) for span in joined]
    uncovered = [gap for stretch in days for gap in holes([span.period for span in spans], stretch)]
    return YearOfPerson(Party(employee_id=person), tuple(spans), tuple(uncovered), service)


def year_of_secretary(official: OfficialRow, facts: RoundFacts) -> YearOfPerson | None:
    """The Segretario has a sheet, given by the Sindaco, when the method has one for that role."""
    template = facts.method.template_for(SheetRole.SECRETARY)
    service = official.period.intersection(facts.period)
    if template is None or service is None:
        return None
    mayors = [one.period for one in facts.registry.officials if one.role is OfficialRole.MAYOR]
    spans = merged(
        Span(piece, SheetKey(SheetRole.SECRETARY, template.code, evaluator=_mayor_on(piece.start, facts)))
        for piece in cut(service, mayors)
    )
    return YearOfPerson(Party(official_id=official.id), tuple(spans), service=service)


def _mayor_on(day: date, facts: RoundFacts) -> Party | None:
    mayor = facts.registry.official_on(OfficialRole.MAYOR, day)
    return Party(official_id=mayor.id) if mayor else None


def merged(spans: Iterable[Span]) -> list[Span]:
    """Join spans that follow each other without a day between and are the same sheet."""
    joined: list[Span] = []
    for span in spans:
        last = joined[-1] if joined else None
        if last and last.key == span.key and last.period.touches(span.period):
            joined[-1] = _join(last, span)
        else:
            joined.append(span)
    return joined


def _join(first: Span, second: Span) -> Span:
    headed = tuple(dict.fromkeys((*first.details.headed, *second.details.headed)))
    period = Period(first.period.start, second.period.end)
    return Span(period, first.key, replace(second.details, headed=headed))


def _with_assignment(span: Span, names: Names) -> Span:
    """Say which areas an EQ heads; nothing for the others."""
    if not span.details.headed:
        return span
    areas = listed(names.areas.get(area_id, "") for area_id in span.details.headed)
    return replace(span, details=replace(span.details, assignment=f"Incarico di EQ: {areas}"))


def _span(piece: Period, person: EmployeeId, facts: RoundFacts) -> Span | None:
    posting = facts.registry.posting_on(person, piece.start)
    if posting is None:
        return None
    key, headed = _role_of(piece, person, posting, facts)
    if not key.template_code:
        return None
    evaluator = evaluator_on(piece.start, person, posting.unit_key.area_id, facts.registry)
    return Span(
        piece, replace(key, evaluator=evaluator), SheetDetails(posting.profile, posting.part_time, headed=headed)
    )


def _role_of(
    piece: Period, person: EmployeeId, posting: PostingRow, facts: RoundFacts
) -> tuple[SheetKey, tuple[AreaId, ...]]:
    own, unit = facts.registry.appointments_of.get(person, ()), posting.unit_key
    main = main_appointment(own, piece.start)
    if main is None:
        return _key(SheetRole.EMPLOYEE, unit.area_id, unit.sector_id, posting, facts), ()
    area = main.area_ids[0] if main.area_ids else unit.area_id
    return _key(SheetRole.EQ, area, None, posting, facts), headed_areas(own, piece.start)


def _key(
    role: SheetRole, area_id: AreaId, sector_id: SectorId | None, posting: PostingRow, facts: RoundFacts
) -> SheetKey:
    units = (facts.names.sectors.get(sector_id, "") if sector_id else "", facts.names.areas.get(area_id, ""))
    fitting = [found for unit in units if (found := facts.method.template_for(role, posting.contract_area, unit))]
    template = next((found for found in fitting if found.units), fitting[0] if fitting else None)
    return SheetKey(role, template.code if template else "", area_id, sector_id, posting.contract_area_id)
