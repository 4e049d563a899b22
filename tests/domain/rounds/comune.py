"""A little comune for the tests: two aree, a Segretario, a method with a template for each role."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from app.domain.ids import AreaId, ContractAreaId, EmployeeId, EqAppointmentId, OfficialId, PostingId, SectorId, SheetId
from app.domain.method.definition import MethodDefinition
from app.domain.method.template import SheetTemplate
from app.domain.periods import FOREVER, Period, year_period
from app.domain.roles import Gender, OfficialRole, SheetRole
from app.domain.rounds.differences import DifferenceKind, RoundPreview, SheetDifference
from app.domain.rounds.facts import RoundFacts
from app.domain.rounds.planning import PresentSheet
from app.domain.structure.appointments import EqAppointmentRow
from app.domain.structure.employees import EmployeeRow
from app.domain.structure.evaluators import EvaluatorOverrideRow, OfficialRow
from app.domain.structure.hierarchy import Party
from app.domain.structure.postings import PostingRow
from app.domain.structure.registry import Registry
from app.domain.structure.units import UnitKey, UnitRow
from app.domain.workflow import SheetState

YEAR = year_period(2024)
ROSSI, VERDI, NERI = EmployeeId(1), EmployeeId(2), EmployeeId(3)
AFFARI, TECNICA = AreaId(1), AreaId(2)
ANAGRAFE, TRIBUTI, LAVORI = SectorId(1), SectorId(2), SectorId(3)
ISTRUTTORI, FUNZIONARI = ContractAreaId(1), ContractAreaId(2)
SEGRETARIO, SINDACO = OfficialId(1), OfficialId(2)
THE_SECRETARY = Party(official_id=SEGRETARIO)


def unit(name: str, area: AreaId, sector: SectorId | None = None) -> UnitRow:
    key = UnitKey(area, sector)
    return UnitRow(key.kind, key.id, 1, "", name, "", 0, None, None, key, name)


METHOD = MethodDefinition(
    "prova",
    "Prova",
    templates=(
        SheetTemplate("dipendente", "Scheda del dipendente", SheetRole.EMPLOYEE),
        SheetTemplate("funzionario", "Scheda del funzionario", SheetRole.EMPLOYEE, contract_areas=("Funzionari",)),
        SheetTemplate("eq", "Scheda dell'EQ", SheetRole.EQ),
    ),
)
NAMES = {ROSSI: ("Rossi", "Mario"), VERDI: ("Verdi", "Anna"), NERI: ("Neri", "Ugo")}
UNITS = (
    unit("Area Affari generali", AFFARI),
    unit("Anagrafe", AFFARI, ANAGRAFE),
    unit("Tributi", AFFARI, TRIBUTI),
    unit("Area Tecnica", TECNICA),
    unit("Lavori pubblici", TECNICA, LAVORI),
)
CONTRACT_AREAS = {ISTRUTTORI: "Istruttori", FUNZIONARI: "Funzionari"}
LONG_AGO = Period(date(2001, 1, 1), date(2001, 12, 31))


def days(first: tuple[int, int] = (1, 1), last: tuple[int, int] = (12, 31)) -> Period:
    return Period(date(2024, *first), date(2024, *last))


def since(month: int, day: int = 1) -> Period:
    return Period(date(2024, month, day), FOREVER)


ALWAYS = Period(date(2010, 1, 1), FOREVER)


def last_day(period: Period) -> date | None:
    return None if period.end == FOREVER else period.end


def posting(
    period: Period = ALWAYS,
    area: AreaId = AFFARI,
    sector: SectorId | None = ANAGRAFE,
    contract_area: ContractAreaId = ISTRUTTORI,
    profile: str = "",
) -> PostingRow:
    return PostingRow(
        id=PostingId(1),
        version=1,
        employee_id=ROSSI,
        matricola="",
        full_name="",
        unit_key=UnitKey(area, sector),
        unit="",
        area_code="",
        sector_code="",
        office_code="",
        contract_area_id=contract_area,
        contract_area_code="",
        contract_area=CONTRACT_AREAS[contract_area],
        profile=profile,
        part_time=Decimal(100),
        valid_from=period.start,
        valid_to=last_day(period),
    )


@dataclass(frozen=True)
class Person:
    """Somebody of the staff, with the postings and the days that are not evaluable."""

    id: EmployeeId
    service: Period
    postings: tuple[PostingRow, ...]
    not_evaluable: tuple[Period, ...] = ()

    @property
    def row(self) -> EmployeeRow:
        last, first = NAMES[self.id]
        hired, left = self.service.start, last_day(self.service)
        return EmployeeRow(self.id, 1, "", "", last, first, Gender.FEMALE, None, hired, left)


def person(*postings: PostingRow, service: Period = YEAR, who: EmployeeId = ROSSI) -> Person:
    return Person(who, service, tuple(replace(one, employee_id=who) for one in postings or (posting(),)))


def heads(who: EmployeeId, *areas: AreaId, period: Period = ALWAYS, ad_interim: bool = False) -> EqAppointmentRow:
    return EqAppointmentRow(
        id=EqAppointmentId(1),
        version=1,
        employee_id=who,
        matricola="",
        full_name="",
        area_ids=areas,
        areas="",
        area_codes="",
        position_pay=None,
        result_pay=None,
        act="",
        is_ad_interim=ad_interim,
        handles_payments=False,
        valid_from=period.start,
        valid_to=last_day(period),
    )


def override(evaluator: EmployeeId, period: Period, who: EmployeeId = ROSSI) -> EvaluatorOverrideRow:
    return EvaluatorOverrideRow(1, 1, who, Party(evaluator), "", "", period.start, last_day(period))


def official(identity: OfficialId, role: OfficialRole, name: str, period: Period = ALWAYS) -> OfficialRow:
    return OfficialRow(identity, 1, role, name, period.start, last_day(period))


def comune(
    *people: Person,
    appointments: Iterable[EqAppointmentRow] = (),
    overrides: Iterable[EvaluatorOverrideRow] = (),
    officials: Iterable[OfficialRow] | None = None,
    method: MethodDefinition = METHOD,
) -> RoundFacts:
    """Make the facts of a round; whoever is not among `people` was in service long ago, and has only a name."""
    staff = {one: Person(one, LONG_AGO, ()) for one in NAMES} | {one.id: one for one in people}
    standing = [official(SEGRETARIO, OfficialRole.SECRETARY, "Bianchi Carla")] if officials is None else officials
    registry = Registry(
        UNITS,
        tuple(one.row for one in staff.values()),
        tuple(one for each in people for one in each.postings),
        tuple(appointments),
        tuple(overrides),
        tuple(standing),
    )
    return RoundFacts(YEAR, method, registry, {one.id: one.not_evaluable for one in people})


def applied(present: Iterable[PresentSheet], preview: RoundPreview) -> list[PresentSheet]:
    """Do to the sheets what the preview says."""
    sheets = {sheet.id: sheet for sheet in present}
    for difference in preview.differences:
        if difference.kind is DifferenceKind.CREATE:
            _create(sheets, difference)
        elif difference.kind is DifferenceKind.REMOVE and difference.sheet_id:
            del sheets[difference.sheet_id]
        elif difference.kind.changes_something and difference.sheet_id:
            sheets[difference.sheet_id] = _changed(sheets[difference.sheet_id], difference)
    return list(sheets.values())


def _create(sheets: dict[SheetId, PresentSheet], difference: SheetDifference) -> None:
    new, span = SheetId(max(sheets, default=0) + 1), difference.span
    assert span
    sheets[new] = PresentSheet(new, difference.party, span.period, span.key, span.details)


def _changed(sheet: PresentSheet, difference: SheetDifference) -> PresentSheet:
    if difference.span is None:
        return replace(sheet, state=SheetState.SUPERSEDED)
    return replace(sheet, period=difference.period, details=difference.span.details)
