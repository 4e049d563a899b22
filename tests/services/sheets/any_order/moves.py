"""What somebody may try in a session: on sheets, on what they are made of, on the structure, undo and redo."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import TypeVar

from app.domain.ids import EmployeeId, OfficialId, SheetId, UserId
from app.domain.objectives import ValueKind
from app.domain.objectives.value import IndicatorValueDraft
from app.domain.periods import Period
from app.domain.permissions import Actor
from app.domain.roles import UserRole
from app.domain.sheets.attachments import AttachmentDraft
from app.domain.sheets.composition import CorrectionDraft, PartRow
from app.domain.sheets.detail import SheetDetail
from app.domain.sheets.review import AnswerDraft, HearingDraft, RemarkDraft
from app.domain.sheets.step_details import StepDetails
from app.domain.structure.appointments import EqAppointmentDraft
from app.domain.structure.evaluators import EvaluatorOverrideDraft
from app.domain.structure.hierarchy import Party
from app.domain.structure.postings import PostingDraft
from app.domain.structure.units import UnitKey
from app.domain.workflow import AttachmentKind, RemarkKind, SheetState, SignatureOutcome
from app.services.audit.undoing import redo_last, undo_last
from app.services.objectives.assignments import set_assignment_weights
from app.services.objectives.indicators import record_value
from app.services.rounds.absences import exclude_days, include_days
from app.services.rounds.rounds import prepare_round, preview_preparation
from app.services.sheets.attachments import attach_file, remove_attachment
from app.services.sheets.composition import (
    add_correction,
    apply_part,
    choose_factor,
    choose_weight,
    drop_factor,
    exclude_part,
    remove_correction,
)
from app.services.sheets.review import (
    answer_remark,
    record_hearing,
    record_remark,
    record_transcription,
    substitute_evaluator,
)
from app.services.sheets.scores import (
    NoteDraft,
    ScoreDraft,
    TextsDraft,
    give_score,
    give_scores,
    write_note,
    write_texts,
)
from app.services.sheets.sheets import sheet_detail
from app.services.sheets.steps import assign_sheets, close_round, complete_sheet, finish_sheets, step_sheet
from app.services.structure.appointments import save_appointment
from app.services.structure.evaluators import save_override
from app.services.structure.postings import save_posting
from app.services.workspace import SECRETARY, Workspace
from tests.archives.comune import Comune
from tests.services.sheets.any_order.seen import Tables

START = date(2025, 1, 2)
READER = Actor("Chi legge", UserRole.VICE)


@dataclass
class Walk:
    """A session on its way: who is at the keyboard, which day it is, and the archive as it was just before."""

    comune: Comune
    before: Tables
    actor: Actor = SECRETARY
    days: int = 0
    number: int = 0

    @property
    def today(self) -> date:
        return START + timedelta(self.days)

    @property
    def reason(self) -> str:
        """One time in four nobody says why."""
        return "" if self.number % 4 == 0 else "Perché sì"

    @property
    def workspace(self) -> Workspace:
        moment = datetime(self.today.year, self.today.month, self.today.day, 11, tzinfo=UTC)
        return replace(self.comune.workspace, actor=self.actor, now=lambda: moment)

    @property
    def explained(self) -> Workspace:
        return self.workspace.because(self.reason)

    def detail(self, sheet_id: SheetId) -> SheetDetail:
        return sheet_detail(replace(self.workspace, actor=READER), sheet_id)

    def people(self) -> list[EmployeeId]:
        return list(self.comune.people.values())


Move = Callable[[Walk, SheetId], object]
Thing = TypeVar("Thing")


class Idle(Exception):  # noqa: N818 (nothing was tried, which is no error)
    """There is nothing of that kind to try now."""


def _one(found: Sequence[Thing], number: int) -> Thing:
    if not found:
        raise Idle
    return found[number % len(found)]


def _drafts(walk: Walk, sheet_id: SheetId) -> list[ScoreDraft]:
    items = [one for one in walk.detail(sheet_id).items if one.scale and one.takes_score]
    place = walk.number // 7 if walk.number % 3 == 0 else -1
    rows = [(one, one.scale.rows) for one in items if one.scale]
    return [ScoreDraft(sheet_id, one.section, one.key, found[place % len(found)].value) for one, found in rows]


def _score_all(walk: Walk, sheet_id: SheetId) -> None:
    give_scores(walk.workspace, _drafts(walk, sheet_id) or _one([], 0))


def _score_one(walk: Walk, sheet_id: SheetId) -> None:
    draft = _one(_drafts(walk, sheet_id), walk.number)
    give_score(walk.workspace, replace(draft, value=None) if walk.number % 3 == 0 else draft)


def _note(walk: Walk, sheet_id: SheetId) -> None:
    draft = _one(_drafts(walk, sheet_id), walk.number)
    write_note(walk.workspace, NoteDraft(sheet_id, draft.section, draft.item, f"Nota {walk.number % 3 or ''}"))


def _composing(walk: Walk, sheet_id: SheetId) -> object:
    """Exclude a part, put it back, choose its weight, choose or drop a factor, correct: whatever the number says."""
    part = _one(walk.detail(sheet_id).composition.parts, walk.number)
    place, workspace = (part.section, part.item), walk.workspace
    tries: tuple[Callable[[], object], ...] = (
        lambda: exclude_part(workspace, sheet_id, *place, walk.reason),
        lambda: apply_part(workspace, sheet_id, *place),
        lambda: choose_weight(workspace, sheet_id, part.section, part.high if walk.number % 2 else part.low),
        lambda: choose_factor(workspace, sheet_id, *place),
        lambda: drop_factor(workspace, sheet_id, *place),
        lambda: _correct(walk, sheet_id, part),
    )
    return tries[walk.number // 5 % len(tries)]()


def _correct(walk: Walk, sheet_id: SheetId, part: PartRow) -> object:
    if part.correction is not None:
        return remove_correction(walk.workspace, sheet_id, part.correction)
    draft = CorrectionDraft(sheet_id, part.section, Decimal(1), walk.reason, walk.actor.name, walk.today)
    return add_correction(walk.workspace, draft)


def _no_objectives(walk: Walk, sheet_id: SheetId) -> object:
    """Say that the section of the objectives does not apply: the Segretario has none here."""
    return exclude_part(walk.workspace, sheet_id, "obiettivi", "", "Nessun obiettivo assegnato quest'anno")


def _step(target: SheetState) -> Move:
    def move(walk: Walk, sheet_id: SheetId) -> object:
        how = _one(tuple(SignatureOutcome), walk.number)
        details = StepDetails(walk.reason, walk.today, outcome=how, first_witness="Uno", second_witness="Due")
        return step_sheet(walk.workspace, sheet_id, target, details)

    return move


def _ask(kind: RemarkKind) -> Move:
    def move(walk: Walk, sheet_id: SheetId) -> object:
        file = _file(AttachmentKind.REMARKS) if walk.number % 5 == 0 else None
        return record_remark(
            walk.workspace, sheet_id, RemarkDraft(kind, walk.today, "Chiede.", walk.reason, attachment=file)
        )

    return move


def _answer(walk: Walk, sheet_id: SheetId) -> object:
    waiting = _one(walk.detail(sheet_id).review.unanswered, walk.number)
    return answer_remark(walk.workspace, sheet_id, AnswerDraft(waiting.id, walk.today, "Resta com'è."))


def _file(kind: AttachmentKind) -> AttachmentDraft:
    return AttachmentDraft(kind, "carta.pdf", b"%PDF-1.7")


def _attach(walk: Walk, sheet_id: SheetId) -> object:
    return attach_file(walk.workspace, sheet_id, _file(_one(tuple(AttachmentKind), walk.number)))


def _detach(walk: Walk, sheet_id: SheetId) -> object:
    kept = [key for key, row in walk.before["attachments"].items() if row["sheet_id"] == sheet_id]
    return remove_attachment(walk.workspace, _one(kept, walk.number))


def _transcribe(walk: Walk, sheet_id: SheetId) -> object:
    scan = _file(AttachmentKind.TRANSCRIBED) if walk.number % 2 else None
    return record_transcription(walk.workspace, sheet_id, walk.today, scan)


def _value(walk: Walk, _sheet: SheetId) -> object:
    name = _one(("comune", "misurato"), walk.number)
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
    identity = _one(sorted(walk.before["objective_assignments"]), walk.number)
    return set_assignment_weights(walk.explained, {identity: Decimal(20 + walk.number % 60)})


def _move_person(walk: Walk, _sheet: SheetId) -> object:
    sectors = sorted(walk.before["sectors"].items())
    key, sector = _one(sectors, walk.number)
    person = _one(walk.people(), walk.number // 3)
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
        _one(walk.people(), walk.number),
        (_one(areas, walk.number),),
        act="Decreto",
        valid_from=date(2024, 1 + walk.number % 12, 1),
        valid_to=date(2024, 12, 31),
    )
    if walk.number % 2 == 0:
        key, row = _one(sorted(walk.before["eq_appointments"].items()), walk.number)
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
    person = _one(walk.people(), walk.number // 5)
    draft = EvaluatorOverrideDraft(person, _one(chosen, walk.number), walk.reason, day, date(2024, 12, 31))
    return save_override(walk.explained, draft)


def _exclude_days(walk: Walk, _sheet: SheetId) -> object:
    month = 1 + walk.number % 12
    days = Period(date(2024, month, 1), date(2024, month, 28))
    return exclude_days(walk.explained, walk.comune.round_id, _one(walk.people(), walk.number // 3), days, walk.reason)


def _include_days(walk: Walk, _sheet: SheetId) -> object:
    return include_days(walk.explained, _one(sorted(walk.before["not_evaluable_periods"]), walk.number))


def _prepare(walk: Walk, _sheet: SheetId) -> object:
    return prepare_round(walk.explained, walk.comune.round_id)


def _prepare_all(walk: Walk, _sheet: SheetId) -> object:
    """Prepare again, saying yes to the change of every sheet already filled."""
    preview = preview_preparation(replace(walk.workspace, actor=READER), walk.comune.round_id)
    confirmed = [one.sheet_id for one in preview.differences if one.sheet_id]
    return prepare_round(walk.explained, walk.comune.round_id, confirmed)


def _finish(walk: Walk, _sheet: SheetId) -> object:
    past = walk.today - timedelta(20)
    return finish_sheets(
        walk.workspace, walk.comune.round_id, interview_on=past, delivered_on=past, signed_on=walk.today
    )


_ONWARD = {
    "prepared": ("see", "score", "transcribe", "substitute"),
    "assigned": ("score", "transcribe", "substitute"),
    "in_progress": ("complete", "complete", "score", "hear", "no objectives"),
    "completed": ("to delivered",),
    "delivered": ("to acknowledged", "ask reconsideration", "to acknowledged"),
    "acknowledged": ("to final", "to final", "ask remarks"),
    "under_review": ("answer", "to final", "to acknowledged", "to superseded"),
    "final": ("to superseded", "value", "weight"),
    "not_evaluable": ("to in_progress",),
    "superseded": ("score", "undo"),
}


def onward(walk: Walk, sheet_id: SheetId) -> str:
    """Name the next step of a sheet, whatever it is: or no walk would ever close one."""
    return _one(_ONWARD[walk.before["sheets"][sheet_id]["state"]], walk.number)


def _texts(walk: Walk, one: SheetId) -> object:
    return write_texts(walk.workspace, TextsDraft(one, general=f"Testo {walk.number % 3}", training="Corso"))


def _hear(walk: Walk, one: SheetId) -> object:
    return record_hearing(walk.workspace, one, HearingDraft(walk.today, "Tutti", "Sentita."))


MOVES: dict[str, Move] = {
    "see": _step(SheetState.ASSIGNED),
    "score": _score_all,
    "score one": _score_one,
    "note": _note,
    "texts": _texts,
    "compose": _composing,
    "no objectives": _no_objectives,
    "complete": lambda walk, one: complete_sheet(walk.workspace, one),
    "substitute": lambda walk, one: substitute_evaluator(walk.workspace, one, walk.reason),
    "transcribe": _transcribe,
    "hear": _hear,
    "answer": _answer,
    "attach": _attach,
    "detach": _detach,
    "value": _value,
    "weight": _weight,
    "move person": _move_person,
    "appoint": _appoint,
    "override": _override,
    "exclude days": _exclude_days,
    "include days": _include_days,
    "prepare": _prepare,
    "prepare all": _prepare_all,
    "assign": lambda walk, _one: assign_sheets(walk.workspace, walk.comune.round_id, walk.today),
    "finish": _finish,
    "close round": lambda walk, _one: close_round(walk.workspace, walk.comune.round_id),
    "undo": lambda walk, _one: undo_last(walk.explained),
    "redo": lambda walk, _one: redo_last(walk.explained),
    **{f"ask {kind.value}": _ask(kind) for kind in RemarkKind if kind.is_request},
    **{f"to {state.value}": _step(state) for state in SheetState},
}

OF_PLAN = frozenset(
    {"value", "weight", "move person", "appoint", "override", "exclude days", "include days", "prepare", "prepare all"}
)
"""What changes the plan, the structure or the session: it may send sheets back, and only a Segretario does it."""


def actors(comune: Comune) -> tuple[Actor, ...]:
    """Return a user of every role; the first is who works in an archive without users."""
    return (
        SECRETARY,
        Actor("Bianchi Carla", UserRole.SECRETARY, official_id=OfficialId(1), user_id=UserId(1)),
        Actor("Vice", UserRole.VICE, user_id=UserId(6)),
        Actor("Neri Ugo", UserRole.VICE, comune.people["Neri"], user_id=UserId(7)),
        Actor("Verdi Anna", UserRole.EQ, comune.people["Verdi"], user_id=UserId(2)),
        Actor("Rossi Mario", UserRole.EQ, comune.people["Rossi"], user_id=UserId(3)),
        Actor("Bruni Lia", UserRole.EQ, comune.people["Bruni"], user_id=UserId(8), may_transcribe=True),
        Actor("Gialli Piero", UserRole.MAYOR, official_id=OfficialId(2), user_id=UserId(4)),
        Actor("Nucleo", UserRole.BODY, user_id=UserId(5)),
    )
