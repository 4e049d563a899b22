"""A large archive for measuring: 1,000 people and 10 years of objectives, sessions and sheets, all synthetic.

Rows go straight into the tables: only the reading of such an archive is measured, not its making. The two years
before the last have their sheets frozen (the checks read them), older ones are only signed; the audit holds
only the making of the archive.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from app.domain.ids import SheetId
from app.domain.objectives import IndicatorRule, ObjectiveKind, ObjectiveScope, ValueKind
from app.domain.objectives.weights import equal_shares
from app.domain.progress import Progress, Silent
from app.domain.roles import Gender, OfficialRole, SheetRole
from app.domain.serial.canonical import sha256_of
from app.domain.sheets.content import SheetContent
from app.domain.sheets.snapshot import take_snapshot
from app.domain.sheets.stored import write_snapshot
from app.domain.workflow import CycleState, RoundKind, RoundState, SheetState
from app.models.base import Base
from app.models.cycles import Cycle
from app.models.evaluation import EvaluationRound, Sheet
from app.models.methods import MethodVersion
from app.models.municipality import Official
from app.models.objectives import Indicator, IndicatorValue, Objective, ObjectiveAssignment, ObjectiveUnit
from app.models.people import Employee, EqAppointment, EqAppointmentArea, Posting
from app.models.sheet_parts import SheetScore, SheetSnapshot
from app.models.structure import Area, ContractArea, Sector
from app.services.archives import new_archive
from app.services.methods.presets import read_preset
from app.services.sheets.sheet_content import load_contents, sheets_of

LAST_YEAR = 2024
PEOPLE_OF_AREA, SECTORS_OF_AREA = 50, 5
COMMON, OF_SECTOR = 7, 5
FROZEN_YEARS = 2
_LAST = ("Rossi", "Bianchi", "Ferrari", "Russo", "Gallo", "Costa", "Fontana", "Conti", "Ricci", "Bruno", "Greco")
_FIRST = ("Anna", "Marco", "Lucia", "Paolo", "Elena", "Luca", "Sara", "Andrea", "Giulia", "Davide", "Marta", "Pietro")
_SILENT = Silent()
Rows = Iterable[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class _Person:
    """Somebody of the large archive, who stays in the same place all along; the first of each area is its EQ."""

    id: int
    area: int
    sector: int
    head: int

    @property
    def is_eq(self) -> bool:
        return self.id == self.head


def make_large_archive(path: Path, people: int = 1000, years: int = 10, progress: Progress = _SILENT) -> Path:
    """Make the archive at `path` with sheets for everybody in each year up to 2024; the last is still open."""
    first = LAST_YEAR - years + 1
    workspace = new_archive(path, "Comune grande", first, is_demo=True)
    staff = _staff(people)
    ids = count(1)
    for year in range(first, LAST_YEAR + 1):
        progress.step(year - first, years, f"Anno {year}")
        with workspace.archive.writing() as session:
            if year == first:
                _write_structure(session, staff, first)
            _write_year(session, staff, year, ids)
    workspace.archive.close()
    return workspace.archive.path


def _staff(people: int) -> list[_Person]:
    found = []
    for number in range(people):
        area = number // PEOPLE_OF_AREA
        sector = area * SECTORS_OF_AREA + number % SECTORS_OF_AREA
        found.append(_Person(number + 1, area + 1, sector + 1, area * PEOPLE_OF_AREA + 1))
    return found


def _put(session: Session, kind: type[Base], rows: Rows) -> None:
    session.execute(insert(kind), list(rows))


def _write_structure(session: Session, staff: Sequence[_Person], first: int) -> None:
    areas = sorted({person.area for person in staff})
    start, contract = date(first, 1, 1), _contract_area(session)
    session.add(Official(role=OfficialRole.SECRETARY, full_name="Segretario Grande", valid_from=start))
    _put(session, Area, ({"id": n, "code": f"A{n:02}", "name": f"Area {n}", "position": n} for n in areas))
    sectors = range(1, len(areas) * SECTORS_OF_AREA + 1)
    _put(
        session,
        Sector,
        ({"id": n, "area_id": _area_of(n), "code": f"S{n:03}", "name": f"Settore {n}", "position": n} for n in sectors),
    )
    _put(session, Employee, (_employee(person, start) for person in staff))
    _put(session, Posting, (_posting(person, start, contract) for person in staff))
    heads = [person for person in staff if person.is_eq]
    _put(session, EqAppointment, ({"id": one.area, "employee_id": one.id, "valid_from": start} for one in heads))
    _put(session, EqAppointmentArea, ({"appointment_id": one.area, "area_id": one.area} for one in heads))


def _contract_area(session: Session) -> int:
    return session.scalars(select(ContractArea.id).where(ContractArea.code == "IS")).one()


def _area_of(sector: int) -> int:
    return (sector - 1) // SECTORS_OF_AREA + 1


def _employee(person: _Person, start: date) -> dict[str, Any]:
    n = person.id
    return {
        "id": n,
        "matricola": f"{n:05}",
        "last_name": f"{_LAST[n % len(_LAST)]} {n}",
        "first_name": _FIRST[n % len(_FIRST)],
        "gender": Gender.FEMALE if n % 3 else Gender.MALE,
        "hired_on": start,
    }


def _posting(person: _Person, start: date, contract: int) -> dict[str, Any]:
    place = {"employee_id": person.id, "area_id": person.area, "sector_id": person.sector}
    return {**place, "contract_area_id": contract, "profile": "Istruttore", "valid_from": start}


def _write_year(session: Session, staff: Sequence[_Person], year: int, ids: Iterator[int]) -> None:
    cycle = session.scalar(select(Cycle).where(Cycle.year == year)) or Cycle(
        year=year, plan_from=year, plan_to=year + 2
    )
    is_last = year == LAST_YEAR
    version = session.scalars(select(MethodVersion.id)).first()
    session.add(cycle)
    session.flush()
    evaluation_round = EvaluationRound(
        cycle_id=cycle.id,
        kind=RoundKind.FINAL,
        method_version_id=version,
        state=RoundState.OPEN if is_last else RoundState.CLOSED,
        opened_on=date(year, 12, 31),
    )
    session.add(evaluation_round)
    session.flush()
    _write_objectives(session, staff, cycle, ids)
    _write_sheets(session, staff, evaluation_round, ids)
    if LAST_YEAR - FROZEN_YEARS <= year < LAST_YEAR:
        _freeze(session, evaluation_round)
    if not is_last:
        cycle.state = CycleState.CLOSED  # from here on nothing of it changes


def _write_objectives(session: Session, staff: Sequence[_Person], cycle: Cycle, ids: Iterator[int]) -> None:
    common = [next(ids) for _ in range(COMMON)]
    sectors = range(1, max(person.area for person in staff) * SECTORS_OF_AREA + 1)
    own = {sector: [next(ids) for _ in range(OF_SECTOR)] for sector in sectors}
    every = [*common, *(identity for many in own.values() for identity in many)]
    _put(session, Objective, (_objective(cycle, n, place < COMMON) for place, n in enumerate(every)))
    _put(
        session,
        ObjectiveUnit,
        ({"objective_id": n, "area_id": _area_of(s), "sector_id": s} for s, many in own.items() for n in many),
    )
    _put(session, Indicator, (_indicator(n) for n in every))
    _put(session, IndicatorValue, (_value(n, cycle.year) for n in every))
    _put(
        session,
        ObjectiveAssignment,
        (row for one in staff for row in _assignments(one, common, own[one.sector], cycle.year)),
    )


def _objective(cycle: Cycle, identity: int, is_common: bool) -> dict[str, Any]:
    return {
        "id": identity,
        "cycle_id": cycle.id,
        "code": f"O-{identity}",
        "title": f"Obiettivo sintetico numero {identity} dell'anno {cycle.year}",
        "kind": ObjectiveKind.STRATEGIC_COMMON if is_common else ObjectiveKind.OPERATIONAL,
        "scope": ObjectiveScope.INDIVIDUAL,
        "dup_mission": "01",
        "position": identity,
    }


def _indicator(objective: int) -> dict[str, Any]:
    return {
        "id": objective,
        "objective_id": objective,
        "name": f"Indicatore dell'obiettivo {objective}",
        "rule": IndicatorRule.PERCENT_OF_TARGET,
        "baseline": Decimal(50),
        "target": Decimal(100),
        "source": "Dati sintetici",
    }


def _value(indicator: int, year: int) -> dict[str, Any]:
    value = Decimal(60 + indicator % 41)
    measured = {"kind": ValueKind.FINAL, "on_date": date(year, 12, 31), "value": value, "source": "Dati sintetici"}
    return {"indicator_id": indicator, **measured}


def _assignments(person: _Person, common: Sequence[int], own: Sequence[int], year: int) -> Rows:
    seen_on = date(year, 2, 1)
    for objectives in (common, own):
        for identity, weight in zip(objectives, equal_shares(len(objectives)), strict=True):
            given = {"objective_id": identity, "employee_id": person.id, "weight": weight}
            yield {**given, "acknowledged_on": seen_on}


def _write_sheets(
    session: Session, staff: Sequence[_Person], evaluation_round: EvaluationRound, ids: Iterator[int]
) -> None:
    contract, secretary = _contract_area(session), session.scalars(select(Official.id)).one()
    templates = read_preset("obiettivi-comuni-e-specifici")
    factors = {
        code: [
            (section.code, factor.code) for section in templates.template(code).sections for factor in section.factors
        ]
        for code in ("eq", "istruttori")
    }
    sheets = [_sheet(one, next(ids), evaluation_round, contract, secretary) for one in staff]
    _put(session, Sheet, sheets)
    _put(session, SheetScore, (row for sheet in sheets for row in _scores(sheet, factors[sheet["template_code"]])))


def _sheet(
    person: _Person, identity: int, evaluation_round: EvaluationRound, contract: int, secretary: int
) -> dict[str, Any]:
    year = evaluation_round.cycle.year
    is_last = year == LAST_YEAR
    return {
        "id": identity,
        "round_id": evaluation_round.id,
        "employee_id": person.id,
        "evaluator_id": None if person.is_eq else person.head,
        "evaluator_official_id": secretary if person.is_eq else None,
        "valid_from": date(year, 1, 1),
        "valid_to": date(year, 12, 31),
        "role": SheetRole.EQ if person.is_eq else SheetRole.EMPLOYEE,
        "template_code": "eq" if person.is_eq else "istruttori",
        "area_id": person.area,
        "sector_id": None if person.is_eq else person.sector,
        "contract_area_id": contract,
        "profile": "Istruttore",
        "assignment": f"Incarico di EQ: Area {person.area}" if person.is_eq else "",
        "state": SheetState.IN_PROGRESS if is_last else SheetState.ACKNOWLEDGED,
    }


def _scores(sheet: dict[str, Any], places: Sequence[tuple[str, str]]) -> Rows:
    for place, (section, factor) in enumerate(places):
        value = Decimal(2 + (sheet["id"] + place) % 4)
        yield {"sheet_id": sheet["id"], "section": section, "item": factor, "value": value}


def _freeze(session: Session, evaluation_round: EvaluationRound) -> None:
    """Close the sheets of a round with real snapshots."""
    closed_at = datetime(evaluation_round.cycle.year + 1, 5, 31, 12, tzinfo=UTC)
    contents = load_contents(session, sheets_of(session, evaluation_round.id))
    _put(session, SheetSnapshot, (_snapshot(sheet_id, content, closed_at) for sheet_id, content in contents.items()))
    session.execute(
        update(Sheet).where(Sheet.round_id == evaluation_round.id).values(state=SheetState.FINAL, closed_at=closed_at)
    )


def _snapshot(sheet_id: SheetId, content: SheetContent, closed_at: datetime) -> dict[str, Any]:
    body = write_snapshot(take_snapshot(content))
    return {"sheet_id": sheet_id, "taken_at": closed_at, "body": body, "sha256": sha256_of(body)}
