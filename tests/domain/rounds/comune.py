"""A little comune for the tests: two aree, a Segretario, a method with a template for each role."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from app.domain.ids import AreaId, ContractAreaId, EmployeeId, OfficialId, SectorId, SheetId
from app.domain.method.definition import MethodDefinition
from app.domain.method.template import SheetTemplate
from app.domain.periods import FOREVER, Period, year_period
from app.domain.roles import OfficialRole, SheetRole
from app.domain.rounds.differences import DifferenceKind, RoundPreview, SheetDifference
from app.domain.rounds.facts import (
    AppointmentFacts,
    OfficialFacts,
    OverrideFacts,
    PersonFacts,
    PostingFacts,
    RoundFacts,
)
from app.domain.rounds.planning import PresentSheet
from app.domain.structure.hierarchy import Party
from app.domain.structure.names import Names
from app.domain.workflow import SheetState

YEAR = year_period(2024)
ROSSI, VERDI, NERI = EmployeeId(1), EmployeeId(2), EmployeeId(3)
AFFARI, TECNICA = AreaId(1), AreaId(2)
ANAGRAFE, TRIBUTI, LAVORI = SectorId(1), SectorId(2), SectorId(3)
ISTRUTTORI, FUNZIONARI = ContractAreaId(1), ContractAreaId(2)
SEGRETARIO, SINDACO = OfficialId(1), OfficialId(2)
THE_SECRETARY = Party(official_id=SEGRETARIO)

METHOD = MethodDefinition(
    "prova",
    "Prova",
    templates=(
        SheetTemplate("dipendente", "Scheda del dipendente", SheetRole.EMPLOYEE),
        SheetTemplate("funzionario", "Scheda del funzionario", SheetRole.EMPLOYEE, contract_areas=("Funzionari",)),
        SheetTemplate("eq", "Scheda dell'EQ", SheetRole.EQ),
    ),
)
NAMES = Names(
    people={
        Party(ROSSI): "Rossi Mario",
        Party(VERDI): "Verdi Anna",
        Party(NERI): "Neri Ugo",
        THE_SECRETARY: "Bianchi Carla",
        Party(official_id=SINDACO): "Gialli Piero",
    },
    areas={AFFARI: "Area Affari generali", TECNICA: "Area Tecnica"},
    sectors={ANAGRAFE: "Anagrafe", TRIBUTI: "Tributi", LAVORI: "Lavori pubblici"},
    contract_areas={ISTRUTTORI: "Istruttori", FUNZIONARI: "Funzionari"},
)


def days(first: tuple[int, int] = (1, 1), last: tuple[int, int] = (12, 31)) -> Period:
    return Period(date(2024, *first), date(2024, *last))


def since(month: int, day: int = 1) -> Period:
    return Period(date(2024, month, day), FOREVER)


ALWAYS = Period(date(2010, 1, 1), FOREVER)


def posting(
    period: Period = ALWAYS,
    area: AreaId = AFFARI,
    sector: SectorId | None = ANAGRAFE,
    contract_area: ContractAreaId = ISTRUTTORI,
    profile: str = "",
) -> PostingFacts:
    return PostingFacts(period, area, sector, contract_area, profile)


def person(*postings: PostingFacts, service: Period = YEAR, who: EmployeeId = ROSSI) -> PersonFacts:
    return PersonFacts(who, service, postings or (posting(),))


def heads(who: EmployeeId, *areas: AreaId, period: Period = ALWAYS, ad_interim: bool = False) -> AppointmentFacts:
    return AppointmentFacts(who, period, areas, ad_interim)


def comune(
    *people: PersonFacts,
    appointments: Iterable[AppointmentFacts] = (),
    overrides: Iterable[OverrideFacts] = (),
    officials: Iterable[OfficialFacts] | None = None,
    method: MethodDefinition = METHOD,
) -> RoundFacts:
    standing = [OfficialFacts(SEGRETARIO, OfficialRole.SECRETARY, ALWAYS)] if officials is None else officials
    return RoundFacts(YEAR, method, people, tuple(appointments), tuple(overrides), tuple(standing), NAMES)


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
