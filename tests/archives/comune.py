"""A small comune with a year ready to be evaluated: five people, three objectives, the default method."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis.vendor.pretty import RepresentationPrinter
from sqlalchemy import select

from app.domain.changes import Topic
from app.domain.ids import EmployeeId, IndicatorId, ObjectiveId, RoundId, SheetId
from app.domain.objectives import IndicatorRule, ObjectiveKind, ObjectiveScope, ValueKind
from app.domain.permissions import Action
from app.domain.roles import Gender, OfficialRole
from app.domain.rounds.rounds import RoundDraft
from app.domain.sheets.detail import SheetDetail
from app.domain.workflow import RoundKind
from app.models.cycles import Cycle
from app.models.evaluation import Sheet
from app.models.municipality import Municipality, Official
from app.models.objectives import Indicator, IndicatorValue, Objective, ObjectiveAssignment
from app.models.people import Employee, EqAppointment, EqAppointmentArea, Posting
from app.models.structure import Area, ContractArea, Sector
from app.services.access import reading
from app.services.methods.keeping import ensure_preset
from app.services.rounds.rounds import open_round, prepare_round
from app.services.sheets.scores import ScoreDraft, give_scores
from app.services.sheets.sheets import sheet_detail
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace
from tests.archives.plain import copied

STARTED = date(2015, 1, 1)
PEOPLE = (
    ("Verdi", "Anna", "FE", "AG", "Anagrafe"),
    ("Rossi", "Mario", "IS", "AG", "Anagrafe"),
    ("Neri", "Ugo", "IS", "AG", "Tributi"),
    ("Bruni", "Lia", "IS", "TE", "Lavori pubblici"),
)


@dataclass(frozen=True)
class Comune:
    """The archive and where things are in it."""

    workspace: Workspace
    people: dict[str, EmployeeId]
    objectives: dict[str, ObjectiveId]
    indicators: dict[str, IndicatorId]
    round_id: RoundId

    def _repr_pretty_(self, printer: RepresentationPrinter, cycle: bool) -> None:
        """Few words: Hypothesis would write every field, and warns of the 100 kB of a workspace."""
        printer.text(f"Comune({self.workspace.archive.path.name})")

    def sheet_id(self, surname: str) -> SheetId:
        with reading(self.workspace, Action.READ) as session:
            query = select(Sheet.id).where(Sheet.round_id == self.round_id, Sheet.employee_id == self.people[surname])
            return session.scalars(query.order_by(Sheet.valid_from)).first() or SheetId(0)

    def detail(self, surname: str) -> SheetDetail:
        return sheet_detail(self.workspace, self.sheet_id(surname))

    def fill(self, surname: str, step: int = 4, **steps: int) -> SheetId:
        """Give every score that the sheet takes: `step`, or what is said for a factor."""
        detail = self.detail(surname)
        drafts = [
            ScoreDraft(detail.id, item.section, item.key, Decimal(steps.get(item.key, step)))
            for item in detail.items
            if item.takes_score
        ]
        give_scores(self.workspace, drafts)
        return detail.id

    def later(self, day: date) -> Workspace:
        """The same archive in the same hands on another day."""
        return replace(
            self.workspace, now=lambda: datetime(day.year, day.month, day.day, 11, 0, 0, 654_321, tzinfo=UTC)
        )


@pytest.fixture(scope="session")
def comune_made(empty_archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Comune:
    with copied(empty_archive, tmp_path_factory.mktemp("archives") / "comune.merito") as workspace:
        with unit_of_work(workspace, "Comune di prova", Topic.STRUCTURE) as unit:
            unit.add(Municipality(id=1, name="Comune di Prova", province="Pavia"))
            people = _structure(unit)
            objectives, indicators = _objectives(unit, people)
        return Comune(workspace, people, objectives, indicators, RoundId(0))


@pytest.fixture(scope="session")
def session_made(comune_made: Comune, tmp_path_factory: pytest.TempPathFactory) -> Comune:
    path = tmp_path_factory.mktemp("archives") / "session.merito"
    with copied(comune_made.workspace.archive.path, path) as workspace:
        version = ensure_preset(workspace)
        round_id = RoundId(open_round(workspace, RoundDraft(2024, RoundKind.FINAL, version)).ids[0])
        prepare_round(workspace, round_id)
        return replace(comune_made, workspace=workspace, round_id=round_id)


@pytest.fixture(scope="session")
def half_year_made(comune_made: Comune, tmp_path_factory: pytest.TempPathFactory) -> Comune:
    path = tmp_path_factory.mktemp("archives") / "verifica.merito"
    with copied(comune_made.workspace.archive.path, path) as workspace:
        draft = RoundDraft(2024, RoundKind.INTERIM, ensure_preset(workspace))
        round_id = RoundId(open_round(workspace, draft).ids[0])
        prepare_round(workspace, round_id)
        return replace(comune_made, workspace=workspace, round_id=round_id)


@pytest.fixture
def half_year(tmp_path: Path, half_year_made: Comune) -> Iterator[Comune]:
    """The comune with the check of the half of 2024 open and prepared, and no final round yet."""
    with copied(half_year_made.workspace.archive.path, tmp_path / "verifica.merito") as workspace:
        yield replace(half_year_made, workspace=workspace)


@pytest.fixture
def comune(workspace: Workspace, comune_made: Comune) -> Comune:
    """The comune with its structure, its objectives and their values; no round yet."""
    return replace(comune_made, workspace=workspace)


@pytest.fixture
def session_open(workspace: Workspace, session_made: Comune) -> Comune:
    """The comune with the final round of 2024 open and prepared."""
    return replace(session_made, workspace=workspace)


def _structure(unit: Unit) -> dict[str, EmployeeId]:
    names = (("IS", "Istruttori"), ("FE", "Funzionari ed Elevata Qualificazione"))
    contract = {code: unit.add(ContractArea(code=code, name=name)).id for code, name in names}
    areas = {
        "AG": unit.add(Area(code="AG", name="Area Affari generali")).id,
        "TE": unit.add(Area(code="TE", name="Area Tecnica")).id,
    }
    sectors = {
        name: unit.add(Sector(area_id=areas[area], code=name[:3], name=name)).id
        for name, area in (("Anagrafe", "AG"), ("Tributi", "AG"), ("Lavori pubblici", "TE"))
    }
    for role, name in ((OfficialRole.SECRETARY, "Bianchi Carla"), (OfficialRole.MAYOR, "Gialli Piero")):
        unit.add(Official(role=role, full_name=name, valid_from=STARTED))
    people: dict[str, EmployeeId] = {}
    for number, (last, first, level, area, sector) in enumerate(PEOPLE):
        employee = unit.add(
            Employee(
                matricola=f"{number + 1:04}", last_name=last, first_name=first, gender=Gender.FEMALE, hired_on=STARTED
            )
        )
        people[last] = employee.id
        place = {"area_id": areas[area], "sector_id": sectors[sector], "contract_area_id": contract[level]}
        unit.add(Posting(employee_id=employee.id, valid_from=STARTED, profile="Istruttore", **place))
    appointment = unit.add(EqAppointment(employee_id=people["Verdi"], valid_from=STARTED, act="Decreto 1/2015"))
    unit.add(EqAppointmentArea(appointment_id=appointment.id, area_id=areas["AG"]))
    return people


def _objectives(unit: Unit, people: dict[str, EmployeeId]) -> tuple[dict[str, ObjectiveId], dict[str, IndicatorId]]:
    cycle = unit.add(Cycle(year=2024, plan_from=2024, plan_to=2026))
    kinds = {
        "comune": ("Trasparenza del sito", ObjectiveKind.STRATEGIC_COMMON, Decimal(100)),
        "misurato": ("Riduzione dei tempi di rilascio", ObjectiveKind.OPERATIONAL, Decimal(60)),
        "giudicato": ("Riordino dell'archivio", ObjectiveKind.OPERATIONAL, Decimal(40)),
    }
    found: dict[str, ObjectiveId] = {}
    for position, (name, (title, kind, weight)) in enumerate(kinds.items()):
        objective = unit.add(
            Objective(
                cycle_id=cycle.id,
                code=f"O{position + 1}",
                title=title,
                kind=kind,
                scope=ObjectiveScope.INDIVIDUAL,
                position=position,
            )
        )
        found[name] = objective.id
        for employee_id in people.values():
            unit.add(ObjectiveAssignment(objective_id=objective.id, employee_id=employee_id, weight=weight))
    return found, {
        "comune": _indicator(unit, found["comune"], IndicatorRule.YES_NO, None, Decimal(1)),
        "misurato": _indicator(unit, found["misurato"], IndicatorRule.PERCENT_OF_TARGET, Decimal(10), Decimal(8)),
    }


def _indicator(
    unit: Unit, objective_id: ObjectiveId, rule: IndicatorRule, target: Decimal | None, value: Decimal
) -> IndicatorId:
    row = unit.add(
        Indicator(objective_id=objective_id, name="Pratiche chiuse", unit="pratiche", rule=rule, target=target)
    )
    unit.add(
        IndicatorValue(
            indicator_id=row.id, kind=ValueKind.FINAL, on_date=date(2024, 12, 31), value=value, source="Protocollo"
        )
    )
    return row.id
