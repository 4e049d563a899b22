"""Who is in charge of what in the archive, in plain SQL: a first page that counts waits for nothing else."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from app.domain.duties.facts import ChosenEvaluator, Headship, HeldArea, HeldOffice, InCharge
from app.domain.ids import AreaId, EmployeeId, OfficialId, SectorId
from app.domain.periods import Period, period_between
from app.domain.roles import OfficialRole
from app.domain.structure.hierarchy import Party
from app.domain.structure.namesakes import told_apart
from app.models.archive_file.connection import Connection

_POSTED = (
    "SELECT employee_id, area_id FROM postings"
    " WHERE valid_from <= :day AND COALESCE(valid_to, '9999-12-31') >= :day ORDER BY valid_from DESC"
)


def in_charge(connection: Connection, day: date) -> InCharge:
    """Return who heads what, evaluates whom and has which office, with the places of `day`."""
    run = connection.execute
    people = run("SELECT id, last_name || ' ' || first_name, matricola FROM employees").fetchall()
    postings = run(_POSTED, {"day": day.isoformat()})
    chosen = run("SELECT employee_id, evaluator_id, official_id, valid_from, valid_to FROM evaluator_overrides")
    officials = run("SELECT id, role, full_name, valid_from, valid_to FROM officials")
    return InCharge(
        tuple(_headships(connection)),
        tuple(
            HeldOffice(OfficialId(one), OfficialRole(role), name, _period(start, end))
            for one, role, name, start, end in officials
        ),
        tuple(
            ChosenEvaluator(EmployeeId(one), Party(evaluator, official), _period(start, end))
            for one, evaluator, official, start, end in chosen
        ),
        {EmployeeId(one): AreaId(area) for one, area in postings},
        {SectorId(one): AreaId(area) for one, area in run("SELECT id, area_id FROM sectors")},
        told_apart(
            {EmployeeId(one): name for one, name, _ in people}, {EmployeeId(one): code for one, _, code in people}
        ),
        {AreaId(one): name for one, name in run("SELECT id, name FROM areas")},
        tuple(
            HeldArea(OfficialId(one), AreaId(area), _period(start, end))
            for one, area, start, end in run("SELECT official_id, area_id, valid_from, valid_to FROM area_charges")
        ),
    )


def _headships(connection: Connection) -> Iterator[Headship]:
    areas: dict[int, list[AreaId]] = {}
    for appointment, area in connection.execute("SELECT appointment_id, area_id FROM eq_appointment_areas ORDER BY id"):
        areas.setdefault(appointment, []).append(AreaId(area))
    found = connection.execute("SELECT id, employee_id, valid_from, valid_to, is_ad_interim FROM eq_appointments")
    for one, employee, start, end, is_interim in found:
        yield Headship(EmployeeId(employee), tuple(areas.get(one, ())), _period(start, end), bool(is_interim))


def _period(start: Any, end: Any) -> Period:
    return period_between(date.fromisoformat(start), date.fromisoformat(end) if end else None)
