"""A small comune in which it is known who must act."""

from datetime import date

from app.domain.duties.doers import Doers
from app.domain.duties.duty import Doer, Duty, Place
from app.domain.duties.facts import (
    ChosenEvaluator,
    Headship,
    HeldOffice,
    InCharge,
    OwnedObjective,
    UnmeasuredIndicator,
    UnsettledSheet,
    YearWork,
)
from app.domain.ids import AreaId, EmployeeId, IndicatorId, ObjectiveId, OfficialId, SectorId, SheetId
from app.domain.issues import Severity
from app.domain.periods import Period, year_period
from app.domain.permissions import Actor
from app.domain.roles import OfficialRole, UserRole
from app.domain.structure.hierarchy import Party
from app.domain.workflow import SheetState

YEAR = year_period(2024)
SECRETARY = Actor("Segretario comunale", UserRole.SECRETARY)
HEAD, CLERK, OTHER = EmployeeId(1), EmployeeId(2), EmployeeId(3)
SOCIAL, BARE = AreaId(1), AreaId(2)
CHARGE = InCharge(
    headships=(Headship(HEAD, (SOCIAL,), YEAR),),
    officials=(HeldOffice(OfficialId(1), OfficialRole.SECRETARY, "Santoro Enrico", YEAR),),
    chosen=(ChosenEvaluator(OTHER, Party(employee_id=CLERK), Period(date(2024, 7, 1), YEAR.end)),),
    area_of={CLERK: SOCIAL, OTHER: SOCIAL, HEAD: SOCIAL},
    area_of_sector={SectorId(9): SOCIAL},
    people={HEAD: "Romano Anna", CLERK: "Caruso Federica", OTHER: "Greco Teresa"},
    areas={SOCIAL: "Area Servizi sociali", BARE: "Area Vuota"},
)
WORK = YearWork(
    CHARGE,
    objectives=(
        OwnedObjective(ObjectiveId(1), "S01", "Asilo", None, SOCIAL),
        OwnedObjective(ObjectiveId(2), "S02", "Mensa", CLERK, SOCIAL),
        OwnedObjective(ObjectiveId(3), "C01", "Comune", None, None, has_indicators=False),
    ),
    indicators=(
        UnmeasuredIndicator(IndicatorId(11), ObjectiveId(1), "Posti"),
        UnmeasuredIndicator(IndicatorId(12), ObjectiveId(2), "Pasti", has_interim=True),
    ),
    unassigned=(OTHER,),
    sheets=(
        UnsettledSheet(SheetId(21), "Caruso Federica", SheetState.PREPARED, Party(employee_id=HEAD)),
        UnsettledSheet(SheetId(22), "Greco Teresa", SheetState.IN_PROGRESS, Party(employee_id=HEAD), 2),
        UnsettledSheet(SheetId(23), "Romano Anna", SheetState.COMPLETED, Party(official_id=OfficialId(1))),
        UnsettledSheet(
            SheetId(24), "Villa Francesca", SheetState.ACKNOWLEDGED, Party(employee_id=HEAD),
            delivered_on=date(2025, 2, 1), is_signed=True,
        ),
    ),
)  # fmt: skip


def doers(work: YearWork = WORK, actor: Actor = SECRETARY, day: date = date(2024, 8, 1)) -> Doers:
    return Doers(work, day, actor)


def duty(
    sentence: str,
    doer: Doer,
    due: date | None = None,
    alike: str = "",
    severity: Severity | None = None,
    place: Place = Place.SHEETS,
) -> Duty:
    return Duty(sentence, doer, place, due=due, alike=alike, severity=severity)
