"""The steps of a sheet, from completed to frozen, on a real archive."""

import json
import sqlite3
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select

from app.domain.changes import Changes, Topic
from app.domain.columns import column_of
from app.domain.errors import ReasonNeeded, UserError
from app.domain.ids import MethodVersionId, RoundId
from app.domain.objectives.records import NeutralisationDraft
from app.domain.permissions import Action
from app.domain.rounds.rounds import RoundDraft
from app.domain.serial.canonical import sha256_of
from app.domain.sheets.recomputed import what_differs
from app.domain.sheets.review import HearingDraft
from app.domain.sheets.rows import SHEET_COLUMNS
from app.domain.sheets.step_details import StepDetails
from app.domain.sheets.step_words import HEARING
from app.domain.sheets.stored import read_snapshot
from app.domain.workflow import RoundKind, RoundState, SheetState, SignatureOutcome, standing_words
from app.models.audit import AuditEntry
from app.models.objectives import Indicator, IndicatorValue, Objective, ObjectiveAssignment, ObjectiveRevision
from app.models.people import Employee
from app.models.sheet_parts import SheetSnapshot
from app.services.access import reading
from app.services.audit.undo_names import undoable
from app.services.audit.undoing import undo_last
from app.services.example.filling import on_day
from app.services.methods.presets import DEFAULT_PRESET, read_preset
from app.services.methods.versions import new_version
from app.services.objectives.states import neutralise_objective
from app.services.rounds.rounds import list_rounds, open_round, prepare_round
from app.services.sheets.review import record_hearing
from app.services.sheets.sheets import list_sheets
from app.services.sheets.steps import (
    acknowledge_sheet,
    assign_sheets,
    close_round,
    close_sheet,
    complete_sheet,
    deliver_sheet,
    finish_sheets,
    mark_not_evaluable,
    reopen_sheet,
)
from app.services.transaction import unit_of_work
from tests.archives.comune import PEOPLE, Comune
from tests.checking import check_evaluation

HEARD = HearingDraft(date(2024, 12, 31), "Bianchi Carla", "Sentita il 31 dicembre.")
DELIVERED, SIGNED, AFTER = date(2024, 12, 1), date(2024, 12, 5), date(2024, 12, 31)


@dataclass(frozen=True)
class Frozen:
    """What the archive keeps of a closed sheet."""

    body: str
    sha256: str


def closed(comune: Comune, surname: str = "Rossi") -> Frozen:
    """Walk a sheet to its end and return what was frozen."""
    sheet_id = comune.fill(surname)
    complete_sheet(comune.workspace, sheet_id)
    deliver_sheet(comune.workspace, sheet_id, DELIVERED, DELIVERED)
    acknowledge_sheet(comune.workspace, sheet_id, StepDetails(on=SIGNED))
    close_sheet(comune.workspace, sheet_id)
    with reading(comune.workspace, Action.READ) as session:
        row = session.scalars(select(SheetSnapshot).where(SheetSnapshot.sheet_id == sheet_id)).one()
        return Frozen(row.body, row.sha256)


def test_that_a_sheet_with_a_missing_score_cannot_be_completed(session_open: Comune) -> None:
    with pytest.raises(UserError, match="non è completa: mancano 6 cose") as refused:
        complete_sheet_begun(session_open)
    assert "manca il punteggio del fattore" in refused.value.remedy


def complete_sheet_begun(comune: Comune) -> None:
    """Try to complete a sheet of which only the common objective is known."""
    sheet_id = comune.sheet_id("Rossi")
    reopenable = mark_not_evaluable(comune.workspace, sheet_id, "Prova").ids[0]
    assert reopenable == sheet_id
    reopen_sheet(comune.workspace, sheet_id, "Rientro in servizio")
    complete_sheet(comune.workspace, sheet_id)


def test_that_a_complete_sheet_is_completed_and_reopened_only_with_a_reason(session_open: Comune) -> None:
    sheet_id = session_open.fill("Rossi")
    complete_sheet(session_open.workspace, sheet_id)
    assert session_open.detail("Rossi").state is SheetState.COMPLETED
    with pytest.raises(UserError, match="Manca il motivo"):
        reopen_sheet(session_open.workspace, sheet_id, "  ")
    reopen_sheet(session_open.workspace, sheet_id, "Errore di battitura")
    detail = session_open.detail("Rossi")
    assert detail.state is SheetState.IN_PROGRESS
    assert detail.history[-1].reason == "Errore di battitura"


def test_that_objectives_whose_weights_do_not_sum_hold_the_sheet_back_and_say_so(session_open: Comune) -> None:
    sheet_id = session_open.fill("Rossi")
    with unit_of_work(session_open.workspace, "Pesi", Topic.OBJECTIVES) as unit:
        person = unit.session.scalars(select(Employee).where(Employee.last_name == "Rossi")).one()
        own = unit.session.scalars(select(ObjectiveAssignment).where(ObjectiveAssignment.employee_id == person.id))
        next(one for one in own if one.weight > 10).weight -= Decimal(10)
    with pytest.raises(UserError, match="non è completa") as caught:
        complete_sheet(session_open.workspace, sheet_id)
    assert "pesi degli obiettivi" in caught.value.sentence
    [row] = [one for one in list_sheets(session_open.workspace, session_open.round_id) if one.id == sheet_id]
    assert row.missing == 1


def test_that_a_step_not_in_the_table_is_refused(session_open: Comune) -> None:
    with pytest.raises(UserError, match="predisposta non può diventare definitiva"):
        close_sheet(session_open.workspace, session_open.sheet_id("Rossi"))


def test_that_not_evaluable_keeps_its_reason_and_leaves_the_list_of_missing(session_open: Comune) -> None:
    mark_not_evaluable(session_open.workspace, session_open.sheet_id("Rossi"), "Assente tutto l'anno")
    assert session_open.detail("Rossi").not_evaluable_reason == "Assente tutto l'anno"
    [row] = [one for one in list_sheets(session_open.workspace, session_open.round_id) if one.person == "Rossi Mario"]
    assert (row.state, row.missing, row.total) == (SheetState.NOT_EVALUABLE, 0, None)


def test_that_everybody_sees_the_objectives_in_one_operation(session_open: Comune) -> None:
    assert len(assign_sheets(session_open.workspace, session_open.round_id, date(2024, 2, 1)).ids) == 4
    rows = list_sheets(session_open.workspace, session_open.round_id)
    assert {row.state for row in rows} == {SheetState.ASSIGNED}


def test_that_a_negative_evaluation_of_an_eq_waits_for_the_hearing(session_open: Comune) -> None:
    with unit_of_work(session_open.workspace, "Valori", Topic.OBJECTIVES) as unit:
        for value in unit.session.scalars(select(IndicatorValue)):
            value.value = Decimal(0)
    sheet_id = session_open.fill("Verdi", step=2)
    with pytest.raises(UserError, match="negativa e manca il contraddittorio"):
        complete_sheet(session_open.workspace, sheet_id)
    record_hearing(session_open.workspace, sheet_id, HEARD)
    complete_sheet(session_open.workspace, sheet_id)
    assert "contraddittorio" in session_open.detail("Verdi").acts[0].casefold()


def test_that_the_method_may_ask_the_hearing_of_everybody(comune: Comune) -> None:
    method = read_preset(DEFAULT_PRESET)
    asking = [replace(one, negative_below=Decimal(100), is_hearing_needed=True) for one in method.templates]
    version = MethodVersionId(new_version(comune.workspace, replace(method, templates=tuple(asking))).ids[0])
    round_id = RoundId(open_round(comune.workspace, RoundDraft(2024, RoundKind.FINAL, version)).ids[0])
    prepare_round(comune.workspace, round_id)
    asked = replace(comune, round_id=round_id)
    sheet_id = asked.fill("Rossi", step=2)
    with pytest.raises(UserError, match="negativa e manca il contraddittorio"):
        complete_sheet(asked.workspace, sheet_id)
    assert HEARING in {step.words for step in asked.detail("Rossi").steps}
    assert "W8" in {issue.code for issue in check_evaluation(asked.workspace, 2024)}
    record_hearing(asked.workspace, sheet_id, HEARD)
    complete_sheet(asked.workspace, sheet_id)
    assert HEARING not in {step.words for step in asked.detail("Rossi").steps}


def test_that_a_sheet_is_not_closed_before_the_term_for_remarks(session_open: Comune) -> None:
    sheet_id = session_open.fill("Rossi")
    complete_sheet(session_open.workspace, sheet_id)
    deliver_sheet(session_open.workspace, sheet_id, date(2024, 12, 28))
    acknowledge_sheet(session_open.workspace, sheet_id, StepDetails(on=date(2024, 12, 29)))
    with pytest.raises(UserError, match="riesame scade il 12/01/2025"):
        close_sheet(session_open.workspace, sheet_id)
    close_sheet(session_open.later(date(2025, 1, 13)), sheet_id)
    assert session_open.detail("Rossi").state is SheetState.FINAL


def test_that_a_refused_signature_needs_two_witnesses(session_open: Comune) -> None:
    sheet_id = session_open.fill("Rossi")
    complete_sheet(session_open.workspace, sheet_id)
    deliver_sheet(session_open.workspace, sheet_id, DELIVERED)
    refused = SignatureOutcome.REFUSED_WITH_WITNESSES
    with pytest.raises(UserError, match="due testimoni"):
        acknowledge_sheet(session_open.workspace, sheet_id, StepDetails(outcome=refused, first_witness="Uno"))
    witnesses = StepDetails(outcome=refused, first_witness="Uno", second_witness="Due")
    acknowledge_sheet(session_open.workspace, sheet_id, witnesses)
    row = next(one for one in list_sheets(session_open.workspace, session_open.round_id) if one.id == sheet_id)
    assert (row.state, row.standing) == (SheetState.ACKNOWLEDGED, "firma rifiutata")
    assert column_of(SHEET_COLUMNS, "state").text(row) == "firma rifiutata"
    assert session_open.detail("Rossi").answer is refused
    assert standing_words(SheetState.FINAL, refused) == "definitiva"


def test_that_closing_freezes_names_weights_scores_and_explanation(session_open: Comune) -> None:
    frozen = closed(session_open)
    assert frozen.sha256 == sha256_of(frozen.body)
    snapshot = read_snapshot(frozen.body)
    person = snapshot.content.person
    assert (person.full_name, person.evaluator, person.unit) == (
        "Rossi Mario",
        "Verdi Anna",
        "Area Affari generali, Anagrafe",
    )
    assert [objective.code for objective in snapshot.content.objectives] == ["O1", "O2", "O3"]
    assert [one.name for one in snapshot.content.signatures] == ["Verdi Anna", "Rossi Mario"]
    assert snapshot.outcome.total == session_open.detail("Rossi").result.total
    assert what_differs(frozen.body, frozen.sha256) is None


def test_that_a_closed_sheet_does_not_change_with_structure_objectives_and_names(session_open: Comune) -> None:
    closed(session_open)
    before = session_open.detail("Rossi")
    with unit_of_work(session_open.workspace.because("Dati corretti"), "Modifiche", Topic.STRUCTURE) as unit:
        unit.get(Employee, session_open.people["Rossi"]).last_name = "Bianchi"
        for value in unit.session.scalars(select(IndicatorValue)):
            value.value = Decimal(0)
    after = session_open.detail("Rossi")
    assert (after.person, after.result.tree) == (before.person, before.result.tree)
    [row] = [one for one in list_sheets(session_open.workspace, session_open.round_id) if one.state is SheetState.FINAL]
    assert row.total == before.result.total


def _changed_after(comune: Comune, reason: str = "") -> Changes:
    """Change the measured value of an objective of everybody."""
    with unit_of_work(comune.workspace.because(reason), "Nuovo consuntivo", Topic.OBJECTIVES) as unit:
        value = unit.session.scalars(
            select(IndicatorValue).where(IndicatorValue.indicator_id == comune.indicators["misurato"])
        ).one()
        value.value = Decimal(9)
    return unit.changes


@pytest.fixture
def handed_over(session_open: Comune) -> Comune:
    """The session in which Rossi has the sheet and Neri's is complete."""
    for surname in ("Rossi", "Neri"):
        complete_sheet(session_open.workspace, session_open.fill(surname))
    deliver_sheet(session_open.workspace, session_open.sheet_id("Rossi"), DELIVERED, DELIVERED)
    return session_open


def test_that_what_a_person_was_handed_is_not_changed_without_saying_why(handed_over: Comune) -> None:
    before = handed_over.detail("Rossi")
    with pytest.raises(ReasonNeeded, match=r"1 scheda già consegnata.*Rossi Mario") as needed:
        _changed_after(handed_over)
    assert (needed.value.sent_back, needed.value.closed) == (("Rossi Mario",), ())
    assert handed_over.detail("Rossi") == before


def test_that_a_sheet_left_behind_goes_back_with_the_reason_and_is_delivered_again(handed_over: Comune) -> None:
    rossi, before = handed_over.sheet_id("Rossi"), handed_over.detail("Rossi")
    changes = _changed_after(handed_over, "Consuntivo corretto")
    after = handed_over.detail("Rossi")
    assert rossi in changes.ids
    assert before.result.total != after.result.total
    assert (after.state, after.calendar.delivered_on) == (SheetState.COMPLETED, None)
    assert [(one.target, one.reason) for one in after.history][-1] == (
        SheetState.COMPLETED,
        "Nuovo consuntivo. Consuntivo corretto",
    )
    with reading(handed_over.workspace, Action.READ) as session:
        [revision] = session.scalars(select(ObjectiveRevision))
        assert (revision.objective_id, revision.what, revision.reason) == (
            handed_over.objectives["misurato"],
            "Nuovo consuntivo",
            "Consuntivo corretto",
        )
    deliver_sheet(handed_over.workspace, rossi, DELIVERED, DELIVERED)
    acknowledge_sheet(handed_over.workspace, rossi, StepDetails(on=SIGNED))
    assert handed_over.detail("Rossi").state is SheetState.ACKNOWLEDGED


def test_that_a_signature_does_not_survive_the_numbers_it_was_put_under(handed_over: Comune) -> None:
    acknowledge_sheet(handed_over.workspace, handed_over.sheet_id("Rossi"), StepDetails(on=SIGNED))
    with pytest.raises(ReasonNeeded):
        _changed_after(handed_over)
    _changed_after(handed_over, "Consuntivo corretto")
    detail = handed_over.detail("Rossi")
    assert (detail.state, detail.calendar.signed_on, detail.calendar.delivered_on) == (SheetState.COMPLETED, None, None)
    undo_last(handed_over.workspace)
    assert handed_over.detail("Rossi").calendar.signed_on == SIGNED


def test_that_a_change_of_what_no_paper_says_asks_nothing(handed_over: Comune) -> None:
    with unit_of_work(handed_over.workspace, "Fonte", Topic.OBJECTIVES) as unit:
        unit.get(Indicator, handed_over.indicators["misurato"]).source = "Protocollo"
    assert handed_over.detail("Rossi").state is SheetState.DELIVERED


def test_that_what_is_on_a_closed_sheet_changes_with_its_reason_and_is_not_deleted(session_open: Comune) -> None:
    closed(session_open)
    before = session_open.detail("Rossi").result
    with pytest.raises(ReasonNeeded, match="1 scheda definitiva, che resta") as needed:
        _changed_after(session_open)
    assert (needed.value.sent_back, needed.value.closed) == ((), ("Rossi Mario",))
    with (
        pytest.raises(UserError, match="non si può eliminare"),
        unit_of_work(session_open.workspace.because("Errore"), "Via", Topic.OBJECTIVES) as unit,
    ):
        unit.session.delete(unit.get(Objective, session_open.objectives["misurato"]))
    _changed_after(session_open, "Errore di lettura")
    assert session_open.detail("Rossi").result == before
    with reading(session_open.workspace, Action.READ) as session:
        assert [one.reason for one in session.scalars(select(ObjectiveRevision))] == ["Errore di lettura"]


def test_that_a_reason_that_the_change_writes_of_its_own_is_enough(handed_over: Comune) -> None:
    neutralised = NeutralisationDraft(
        handed_over.objectives["misurato"], on_date=SIGNED, reason="Lavori sospesi", opinion="Favorevole"
    )
    neutralise_objective(handed_over.workspace, neutralised)
    [*_, last] = handed_over.detail("Rossi").history
    assert (last.target, last.reason.endswith(". Lavori sospesi")) == (SheetState.COMPLETED, True)


def test_that_a_completed_sheet_that_lacks_something_again_is_not_delivered(session_open: Comune) -> None:
    sheet_id = session_open.fill("Rossi")
    complete_sheet(session_open.workspace, sheet_id)
    with unit_of_work(session_open.workspace, "Pesi", Topic.OBJECTIVES) as unit:
        for row in unit.session.scalars(select(ObjectiveAssignment)):
            row.weight += 1
    with pytest.raises(UserError, match="non è completa"):
        deliver_sheet(session_open.workspace, sheet_id, DELIVERED, DELIVERED)


def test_that_closing_cannot_be_undone(session_open: Comune) -> None:
    closed(session_open)
    assert undoable(session_open.workspace).undo is None


def test_that_the_audit_names_what_was_frozen_by_its_hash_alone(session_open: Comune) -> None:
    frozen = closed(session_open)
    with reading(session_open.workspace, Action.READ) as session:
        [details] = session.scalars(select(AuditEntry.details).where(AuditEntry.details.contains("sheet_snapshots")))
    assert frozen.sha256 in details
    assert "Rossi" in frozen.body
    assert "Rossi" not in details


def test_that_a_snapshot_changed_from_outside_is_found(session_open: Comune) -> None:
    frozen = closed(session_open)
    body = json.loads(frozen.body)
    body["outcome"]["total"] = "99.99"
    changed = json.dumps(body)
    assert what_differs(changed, frozen.sha256) == "il contenuto conservato non corrisponde alla sua impronta"
    found = what_differs(changed, sha256_of(changed))
    assert found
    assert found.startswith("il totale era 99,99")


def test_that_the_archive_refuses_to_change_the_scores_of_a_closed_sheet(session_open: Comune) -> None:
    closed(session_open)
    with sqlite3.connect(session_open.workspace.archive.path) as raw, pytest.raises(sqlite3.IntegrityError):
        raw.execute("UPDATE sheet_scores SET value = 500")
    raw.close()


def test_that_a_whole_round_is_finished_and_closed_together(session_open: Comune) -> None:
    for surname, *_ in PEOPLE:
        complete_sheet(session_open.workspace, session_open.fill(surname))
    with pytest.raises(UserError, match="4 schede non sono ancora definitive"):
        close_round(session_open.workspace, session_open.round_id)
    finish_sheets(
        session_open.workspace,
        session_open.round_id,
        interview_on=DELIVERED,
        delivered_on=DELIVERED,
        signed_on=SIGNED,
    )
    close_round(session_open.workspace, session_open.round_id)
    [row] = list_rounds(session_open.workspace, 2024)
    assert (row.state, row.progress) == (RoundState.CLOSED, "4/4")


def test_that_sheets_are_delivered_and_signed_together_and_closed_together_after_the_days_for_a_review(
    session_open: Comune,
) -> None:
    workspace, round_id = session_open.workspace, session_open.round_id
    with pytest.raises(UserError, match="Nessuna scheda è compilata e da consegnare, o consegnata e da chiudere"):
        finish_sheets(workspace, round_id, until=SheetState.DELIVERED)
    for surname, *_ in PEOPLE[1:]:
        complete_sheet(workspace, session_open.fill(surname))

    def counts() -> tuple[int, int, int, int]:
        [row] = list_rounds(workspace, 2024)
        return row.completed, row.delivered, row.signed, row.settled

    late = date(2024, 12, 28)
    done = finish_sheets(workspace, round_id, interview_on=late, delivered_on=late, until=SheetState.DELIVERED)
    assert (done.label, counts()) == ("Consegna delle schede", (0, 3, 0, 0))
    complete_sheet(workspace, session_open.fill(PEOPLE[0][0]))
    days = {"interview_on": late, "delivered_on": late, "signed_on": AFTER}
    with pytest.raises(UserError, match=r"^Bruni Lia: Il termine .* scade il"):
        finish_sheets(workspace, round_id, **days)
    assert counts() == (1, 3, 0, 0)
    assert (
        finish_sheets(workspace, round_id, **days, until=SheetState.ACKNOWLEDGED).label
        == "Consegna e firma delle schede"
    )
    assert counts() == (0, 0, 4, 0)
    finish_sheets(on_day(workspace, date(2025, 2, 1)), round_id)
    assert counts() == (0, 0, 0, 4)


def test_that_a_hearing_says_who_was_there_and_what_was_said_on_a_day_that_has_come(session_open: Comune) -> None:
    sheet_id, workspace = session_open.fill("Verdi", step=2), session_open.workspace
    tomorrow = workspace.today + timedelta(days=1)
    for draft, sentence in (
        (replace(HEARD, text="  "), "Manca il verbale"),
        (replace(HEARD, attended=""), "chi era presente"),
        (replace(HEARD, on=tomorrow), "La data è nel futuro"),
    ):
        with pytest.raises(UserError, match=sentence):
            record_hearing(workspace, sheet_id, draft)
    record_hearing(workspace, sheet_id, replace(HEARD, text=" Sentita. "))
    assert session_open.detail("Verdi").acts == ("Contraddittorio del 31/12/2024, presenti Bianchi Carla: Sentita.",)
