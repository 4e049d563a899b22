"""What somebody may try on the plan, on the structure and on the session."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from app.domain.ids import OfficialId, SheetId
from app.domain.objectives import ValueKind
from app.domain.objectives.value import IndicatorValueDraft
from app.domain.periods import Period
from app.domain.structure.appointments import EqAppointmentDraft
from app.domain.structure.evaluators import EvaluatorOverrideDraft
from app.domain.structure.hierarchy import Party
from app.domain.structure.postings import PostingDraft
from app.domain.structure.units import UnitKey
from app.services.objectives.assignments import set_assignment_weights
from app.services.objectives.indicators import record_value
from app.services.rounds.absences import exclude_days, include_days
from app.services.rounds.rounds import prepare_round, preview_preparation
from app.services.structure.appointments import save_appointment
from app.services.structure.evaluators import save_override
from app.services.structure.postings import save_posting
from tests.services.sheets.any_order.walk import READER, Move, Walk, one_of


def _value(walk: Walk, _sheet: SheetId) -> object:
    name = one_of(("comune", "misurato"), walk.number)
    value = Decimal(walk.number % 2) if name == "comune" else Decimal(walk.number % 11)
    draft = IndicatorValueDraft(
        walk.comune.indicators[name],
        ValueKind.FINAL if walk.number % 6 else ValueKind.INTERIM,
        on_date=date(2024, 12, 31),
        value=value,
        source="Protocollo",
    )
    return record_value(walk.explained, draft)


def _weight(walk: Walk, _sheet: SheetId) -> object:
    identity = one_of(sorted(walk.before["objective_assignments"]), walk.number)
    return set_assignment_weights(walk.explained, {identity: Decimal(20 + walk.number % 60)})


def _move_person(walk: Walk, _sheet: SheetId) -> object:
    sectors = sorted(walk.before["sectors"].items())
    key, sector = one_of(sectors, walk.number)
    person = one_of(walk.people(), walk.number // 3)
    posting = next(row for row in walk.before["postings"].values() if row["employee_id"] == person)
    draft = PostingDraft(
        person,
        UnitKey(sector["area_id"], key),
        posting["contract_area_id"],
        "Istruttore",
        valid_from=date(2024, 1 + walk.number % 12, 1),
    )
    return save_posting(walk.explained, draft)


def _appoint(walk: Walk, _sheet: SheetId) -> object:
    """End the appointment of the EQ in the year, or give an Area to somebody else from a day on."""
    areas = sorted(walk.before["areas"])
    draft = EqAppointmentDraft(
        one_of(walk.people(), walk.number),
        (one_of(areas, walk.number),),
        act="Decreto",
        valid_from=date(2024, 1 + walk.number % 12, 1),
        valid_to=date(2024, 12, 31),
    )
    if walk.number % 2 == 0:
        key, row = one_of(sorted(walk.before["eq_appointments"].items()), walk.number)
        draft = EqAppointmentDraft(
            row["employee_id"],
            tuple(
                one["area_id"] for one in walk.before["eq_appointment_areas"].values() if one["appointment_id"] == key
            ),
            act=row["act"],
            valid_from=date.fromisoformat(row["valid_from"]),
            valid_to=date(2024, 1 + walk.number % 12, 15),
            id=key,
            version=row["version"],
        )
    return save_appointment(walk.explained, draft)


def _override(walk: Walk, _sheet: SheetId) -> object:
    chosen = (Party(walk.comune.people["Verdi"]), Party(walk.comune.people["Bruni"]), Party(None, OfficialId(2)))
    day = date(2024, 1 + walk.number % 12, 1)
    person = one_of(walk.people(), walk.number // 5)
    draft = EvaluatorOverrideDraft(person, one_of(chosen, walk.number), walk.reason, day, date(2024, 12, 31))
    return save_override(walk.explained, draft)


def _exclude_days(walk: Walk, _sheet: SheetId) -> object:
    month = 1 + walk.number % 12
    days = Period(date(2024, month, 1), date(2024, month, 28))
    return exclude_days(
        walk.explained, walk.comune.round_id, one_of(walk.people(), walk.number // 3), days, walk.reason
    )


def _include_days(walk: Walk, _sheet: SheetId) -> object:
    return include_days(walk.explained, one_of(sorted(walk.before["not_evaluable_periods"]), walk.number))


def _prepare(walk: Walk, _sheet: SheetId) -> object:
    return prepare_round(walk.explained, walk.comune.round_id)


def _prepare_all(walk: Walk, _sheet: SheetId) -> object:
    """Prepare again, saying yes to the change of every sheet already filled."""
    preview = preview_preparation(replace(walk.workspace, actor=READER), walk.comune.round_id)
    confirmed = [one.sheet_id for one in preview.differences if one.sheet_id]
    return prepare_round(walk.explained, walk.comune.round_id, confirmed)


PLAN_MOVES: dict[str, Move] = {
    "value": _value,
    "weight": _weight,
    "move person": _move_person,
    "appoint": _appoint,
    "override": _override,
    "exclude days": _exclude_days,
    "include days": _include_days,
    "prepare": _prepare,
    "prepare all": _prepare_all,
}
"""What changes the plan, the structure or the session: it may send sheets back, and only a Segretario does it."""
