"""Sheets that the structure wants otherwise since they were prepared: told, and stopped until they follow."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from app.domain.changes import Topic
from app.domain.errors import UserError
from app.domain.permissions import Action
from app.domain.rounds.behind import BehindSheet, behind_in_words, newly_behind
from app.domain.sheets.review import RemarkDraft
from app.domain.sheets.step_details import StepDetails
from app.domain.sheets.step_words import COMPLETE, DELIVER, FOLLOW
from app.domain.workflow import RemarkKind, SheetState
from app.models.evaluation import EvaluationRound
from app.models.people import Posting
from app.services.access import reading
from app.services.audit.undoing import undo_last
from app.services.documents.sheets import sheet_document
from app.services.rounds.behind import behind_sheets
from app.services.rounds.facts import load_facts
from app.services.rounds.rounds import prepare_round, preview_preparation
from app.services.sheets.affected import OF_ROUND_FACTS
from app.services.sheets.opened import read_sheet
from app.services.sheets.review import record_remark
from app.services.sheets.scores import ScoreDraft, give_score
from app.services.sheets.sheets import list_sheets
from app.services.sheets.steps import (
    acknowledge_sheet,
    close_sheet,
    complete_sheet,
    deliver_sheet,
    mark_not_evaluable,
    reopen_sheet,
    take_back_delivery,
)
from app.services.structure.employees import save_employee
from app.services.transaction import unit_of_work
from tests.archives.comune import Comune
from tests.archives.plain import read_registry
from tests.services.queries import queries
from tests.services.rounds.test_rounds import move

WHY = "La scheda finisce il 30/09/2024 invece del 31/12/2024"


def names(comune: Comune) -> list[str]:
    return [one.name for one in behind_sheets(comune.workspace, 2024)]


def test_that_a_sheet_of_who_moved_is_neither_completed_nor_delivered_until_it_is_prepared_again(
    session_open: Comune,
) -> None:
    workspace, sheet_id = session_open.workspace, session_open.fill("Rossi")
    assert names(session_open) == []
    assert not session_open.detail("Rossi").behind
    move(session_open, "Rossi", "Lavori pubblici", date(2024, 10, 1))
    assert names(session_open) == ["Rossi Mario"]
    shown = session_open.detail("Rossi")
    assert shown.behind.startswith(WHY)
    steps = {one.words: one for one in shown.steps}
    assert steps[FOLLOW].is_permitted
    assert steps[COMPLETE].obstacle
    assert WHY in steps[COMPLETE].tip
    with pytest.raises(UserError, match=f"La struttura è cambiata dopo che la scheda di Rossi Mario.*{WHY}"):
        complete_sheet(workspace, sheet_id)
    assert any(WHY in line for line in sheet_document(workspace, sheet_id).standing)
    assert not any(WHY in line for line in sheet_document(workspace, sheet_id, is_blank=True).standing)
    prepare_round(workspace, session_open.round_id, [sheet_id])
    assert names(session_open) == []
    assert not session_open.detail("Rossi").behind
    complete_sheet(workspace, sheet_id)
    assert not any("struttura" in line for line in sheet_document(workspace, sheet_id).standing)


def test_that_a_complete_sheet_falls_behind_too_and_is_not_delivered(session_open: Comune) -> None:
    workspace, sheet_id = session_open.workspace, session_open.fill("Rossi")
    complete_sheet(workspace, sheet_id)
    move(session_open, "Rossi", "Lavori pubblici", date(2024, 10, 1))
    with pytest.raises(UserError, match="La struttura è cambiata dopo che"):
        deliver_sheet(workspace, sheet_id, date(2024, 12, 31))
    reopen_sheet(workspace, sheet_id, "Si adegua alla struttura.")
    prepare_round(workspace, session_open.round_id, [sheet_id])
    complete_sheet(workspace, sheet_id)
    deliver_sheet(workspace, sheet_id, date(2024, 12, 31))
    rows = {row.id: row for row in list_sheets(workspace, session_open.round_id)}
    assert (rows[sheet_id].state, rows[sheet_id].valid_to) == (SheetState.DELIVERED, date(2024, 9, 30))


def test_that_a_sheet_handed_over_is_closed_with_its_own_heading_and_waits_for_its_days(session_open: Comune) -> None:
    workspace, sheet_id = session_open.workspace, session_open.fill("Rossi")
    complete_sheet(workspace, sheet_id)
    deliver_sheet(workspace, sheet_id, date(2024, 12, 5))
    acknowledge_sheet(workspace, sheet_id, StepDetails(on=date(2024, 12, 5)))
    with unit_of_work(workspace, "Profilo", Topic.STRUCTURE) as unit:
        person = Posting.employee_id == session_open.people["Rossi"]
        unit.session.scalars(select(Posting).where(person)).one().profile = "Geometra"
    assert [one.change for one in behind_sheets(workspace, 2024)] == ["si aggiorna"]
    assert not session_open.detail("Rossi").behind
    take_back_delivery(workspace, sheet_id, "Da correggere.")
    assert "intestazione" in session_open.detail("Rossi").behind
    deliver = next(one for one in session_open.detail("Rossi").steps if one.words is DELIVER)
    assert "intestazione" in deliver.tip
    undo_last(workspace)
    assert not session_open.detail("Rossi").behind
    close_sheet(session_open.later(date(2025, 3, 1)), sheet_id)
    assert session_open.detail("Rossi").state is SheetState.FINAL


def test_that_all_that_sheets_are_prepared_from_is_told_to_what_keeps_it_in_mind(session_open: Comune) -> None:
    with reading(session_open.workspace, Action.READ) as session, queries() as asked:
        load_facts(session, session.get_one(EvaluationRound, session_open.round_id))
    read = {name for one in asked for name in re.findall(r"(?:FROM|JOIN) (\w+)", one)}
    assert read >= {"postings", "areas", "officials"}
    assert read <= OF_ROUND_FACTS


def test_that_a_score_asks_once_for_the_structure_while_nothing_of_it_changes(session_open: Comune) -> None:
    sheet_id, workspace = session_open.sheet_id("Rossi"), session_open.workspace
    item = next(one for one in session_open.detail("Rossi").items if one.takes_score)

    def asked(value: int) -> int:
        give_score(workspace, ScoreDraft(sheet_id, item.section, item.key, Decimal(value)))
        with queries() as found:
            read_sheet(workspace, sheet_id, 2024)
        return sum("FROM postings" in one for one in found)

    assert [asked(2), asked(3)] == [0, 0]
    move(session_open, "Neri", "Lavori pubblici", date(2024, 10, 1))
    assert [asked(2), asked(3)] == [1, 0]


def test_that_the_sheets_that_fall_behind_are_named_and_told_once() -> None:
    made = [BehindSheet(1, number, f"P{number}", "finisce prima", "Perché.") for number in range(6)]
    assert behind_in_words([]) == ""
    assert behind_in_words(made[:1]) == "La scheda di P0 non segue più la struttura. Perché."
    assert behind_in_words(made[:2]) == "2 schede non seguono più la struttura: P0 e P1."
    assert behind_in_words(made) == "6 schede non seguono più la struttura: P0, P1, P2 e altre 3 persone."
    assert newly_behind(made[:2], made[1:4]) == tuple(made[2:4])


def test_that_no_sheet_stays_behind_once_the_session_is_prepared_again(session_open: Comune) -> None:
    """Whatever was done with it: in hand, signed, under review, not evaluable, of a person or evaluator who leaves."""
    workspace, day = session_open.workspace, date(2024, 12, 1)
    ids = {name: session_open.fill(name) for name in ("Rossi", "Neri", "Bruni")}
    for name in ("Rossi", "Neri"):
        complete_sheet(workspace, ids[name])
        deliver_sheet(workspace, ids[name], day, day)
    acknowledge_sheet(workspace, ids["Rossi"], StepDetails(on=day))
    record_remark(workspace, ids["Neri"], RemarkDraft(RemarkKind.REMARKS, day, "Non concorda."))
    mark_not_evaluable(workspace, ids["Bruni"], "Assente tutto l'anno.")
    move(session_open, "Rossi", "Lavori pubblici", date(2024, 10, 1))
    move(session_open, "Neri", "Anagrafe", date(2024, 10, 1))
    for person in read_registry(workspace).employees:
        if person.last_name in {"Bruni", "Verdi"}:
            save_employee(workspace, replace(person.draft, left_on=date(2024, 11, 30)))
    assert names(session_open) == ["Bruni Lia", "Neri Ugo", "Rossi Mario", "Verdi Anna"]
    rows = list_sheets(workspace, session_open.round_id)
    prepare_round(workspace.because("Si adeguano."), session_open.round_id, [row.id for row in rows])
    assert names(session_open) == []
    assert preview_preparation(workspace, session_open.round_id).is_empty
    deliver_sheet(workspace, ids["Rossi"], day, day)
    assert session_open.detail("Rossi").state is SheetState.DELIVERED
