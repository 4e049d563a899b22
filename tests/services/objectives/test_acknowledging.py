"""One presa visione, one day: on the objectives, and on the sheets that follow them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select

from app.domain.errors import UserError
from app.domain.ids import SheetId
from app.domain.objectives import AcknowledgementMeans
from app.domain.objectives.acknowledgement import AcknowledgementDraft
from app.domain.permissions import Action, Actor
from app.domain.roles import UserRole
from app.domain.rounds.rounds import RoundDraft
from app.domain.workflow import RoundKind, SheetState
from app.models.evaluation import Sheet
from app.models.objectives import ObjectiveAssignment
from app.models.people import Employee
from app.services.access import reading
from app.services.audit.undoing import undo_last
from app.services.checks import check_year
from app.services.methods.keeping import ensure_preset
from app.services.objectives.acknowledging import acknowledge, acknowledge_own, own_to_see, people_to_see
from app.services.objectives.patching import change_assignments, change_indicators
from app.services.rounds.rounds import open_round, prepare_round
from app.services.sheets.steps import assign_sheets, complete_sheet, deliver_sheet, see_objectives
from app.services.transaction import unit_of_work
from tests.archives.comune import Comune

SEEN, LATER = date(2024, 2, 12), date(2024, 7, 3)


def rows(comune: Comune, surname: str) -> list[Any]:
    """Return the assignments of a person, with id, day, means and who wrote it."""
    table = ObjectiveAssignment.__table__.c
    columns = table.id, table.acknowledged_on, table.acknowledged_means, table.acknowledged_by
    with reading(comune.workspace, Action.READ) as session:
        query = select(*columns).where(table.employee_id == comune.people[surname])
        return list(session.execute(query))


def on_sheet(comune: Comune, surname: str) -> tuple[SheetState, date | None]:
    detail = comune.detail(surname)
    return detail.state, detail.calendar.assigned_on


def draft(comune: Comune, *surnames: str, on: date = SEEN, **more: object) -> AcknowledgementDraft:
    people = tuple(comune.people[one] for one in surnames)
    return replace(AcknowledgementDraft(2024, on, people), **more)


def w5(comune: Comune) -> list[str]:
    return [one.sentence for one in check_year(comune.workspace, 2024) if one.code == "W5"]


def test_that_many_at_once_are_written_on_the_objectives_and_their_sheets_follow(session_open: Comune) -> None:
    comune = session_open
    acknowledge(comune.workspace, draft(comune, "Rossi", "Neri"))
    assert {(one.acknowledged_on, one.acknowledged_means) for one in rows(comune, "Rossi")} == {
        (SEEN, AcknowledgementMeans.BATCH)
    }
    assert {one.acknowledged_by for one in rows(comune, "Rossi")} == {comune.workspace.actor.name}
    assert on_sheet(comune, "Rossi") == (SheetState.ASSIGNED, SEEN)
    assert on_sheet(comune, "Bruni") == (SheetState.PREPARED, None)
    undo_last(comune.workspace)
    assert on_sheet(comune, "Rossi") == (SheetState.PREPARED, None)


def test_that_nobody_has_seen_an_objective_on_a_day_out_of_service(session_open: Comune) -> None:
    comune = session_open
    with unit_of_work(comune.workspace, "Assunto dopo") as unit:
        unit.get(Employee, comune.people["Neri"]).hired_on = date(2024, 3, 1)
    with pytest.raises(UserError, match=r"Neri \w+ non è in servizio il 12/02/2024"):
        acknowledge(comune.workspace, draft(comune, "Rossi", "Neri"))
    assert not any(one.acknowledged_on for one in rows(comune, "Rossi")), "all or nothing"
    acknowledge(comune.workspace, draft(comune, "Rossi"))
    acknowledge(comune.workspace, draft(comune, "Neri", on=LATER))
    assert {one.acknowledged_on for one in rows(comune, "Neri")} == {LATER}


def test_that_the_step_of_a_sheet_is_written_on_the_objectives_too(session_open: Comune) -> None:
    comune = session_open
    see_objectives(comune.workspace, comune.sheet_id("Rossi"), SEEN)
    assert {(one.acknowledged_on, one.acknowledged_means) for one in rows(comune, "Rossi")} == {
        (SEEN, AcknowledgementMeans.PAPER)
    }
    assign_sheets(comune.workspace, comune.round_id, LATER)
    assert {one.acknowledged_on for one in rows(comune, "Rossi")} == {SEEN}
    assert {one.acknowledged_on for one in rows(comune, "Neri")} == {LATER}
    assert on_sheet(comune, "Neri") == (SheetState.ASSIGNED, LATER)


def test_that_a_day_typed_or_erased_in_a_cell_moves_the_sheet(session_open: Comune) -> None:
    comune = session_open
    see_objectives(comune.workspace, comune.sheet_id("Rossi"), SEEN)
    own = [one.id for one in rows(comune, "Rossi")]
    change_assignments(comune.workspace, {one: {"acknowledged_on": LATER} for one in own})
    assert on_sheet(comune, "Rossi") == (SheetState.ASSIGNED, LATER)
    change_assignments(comune.workspace, {one: {"acknowledged_on": None} for one in own})
    assert on_sheet(comune, "Rossi") == (SheetState.PREPARED, None)
    for wrong, words in ((date(2023, 12, 31), "prima del 2024"), (date(9999, 1, 1), "nel futuro")):
        with pytest.raises(UserError, match=words):
            change_assignments(comune.workspace, {own[0]: {"acknowledged_on": wrong}})


def test_that_sheets_made_after_the_objectives_were_seen_say_so(comune: Comune) -> None:
    acknowledge(comune.workspace, draft(comune, "Rossi"))
    round_id = open_round(comune.workspace, RoundDraft(2024, RoundKind.FINAL, ensure_preset(comune.workspace))).ids[0]
    prepare_round(comune.workspace, round_id)
    made = replace(comune, round_id=round_id)
    assert on_sheet(made, "Rossi") == (SheetState.ASSIGNED, SEEN)
    assert on_sheet(made, "Neri") == (SheetState.PREPARED, None)


def test_that_one_says_to_have_seen_the_own_objectives_and_nobody_elses(session_open: Comune) -> None:
    verdi = Actor("Verdi Anna", UserRole.EQ, session_open.people["Verdi"])
    workspace = replace(session_open.workspace, actor=verdi)
    waiting = own_to_see(workspace, 2024)
    assert waiting
    assert waiting.unseen == waiting.objectives
    acknowledge_own(workspace, 2024)
    own = rows(session_open, "Verdi")
    assert {(one.acknowledged_means, one.acknowledged_by) for one in own} == {
        (AcknowledgementMeans.LOGIN, "Verdi Anna")
    }
    assert {one.acknowledged_on for one in rows(session_open, "Rossi")} == {None}
    assert own_to_see(workspace, 2024) is None
    with pytest.raises(UserError, match="non ci sono obiettivi da vedere"):
        acknowledge_own(workspace, 2024)
    with pytest.raises(UserError):
        acknowledge(workspace, draft(session_open, "Rossi"))
    with pytest.raises(UserError):
        acknowledge_own(replace(workspace, actor=Actor("Sindaco", UserRole.MAYOR)), 2024)


def test_that_what_changed_is_told_and_seen_anew_from_its_day_on(session_open: Comune) -> None:
    comune = session_open
    acknowledge(comune.workspace, draft(comune, "Rossi", "Neri", "Bruni", "Verdi"))
    assert w5(comune) == []
    target = {comune.indicators["misurato"]: {"target": Decimal(91)}}
    change_indicators(comune.workspace.because("Fondo ridotto"), target)
    assert any("Rossi Mario: 1 obiettivo visto e cambiato dopo" in one for one in w5(comune))
    waiting = next(one for one in people_to_see(comune.workspace, 2024) if one.person == "Rossi Mario")
    assert (waiting.unseen, waiting.to_renew, waiting.pending) == (0, 1, "1 cambiato dopo")
    with pytest.raises(UserError, match="è cambiato il"):
        acknowledge(comune.workspace, draft(comune, "Rossi", on=SEEN))
    acknowledge(comune.workspace, draft(comune, "Rossi", on=comune.workspace.today))
    assert not any("Rossi" in one for one in w5(comune))


def test_that_two_days_of_an_older_archive_are_told_and_changed_by_nobody_but_who_corrects(
    session_open: Comune,
) -> None:
    comune = session_open
    acknowledge(comune.workspace, draft(comune, "Rossi", "Neri", "Bruni", "Verdi"))
    with unit_of_work(comune.workspace, "Come nelle versioni di prima") as unit:
        unit.get(Sheet, SheetId(comune.sheet_id("Rossi"))).assigned_on = LATER
    assert on_sheet(comune, "Rossi") == (SheetState.ASSIGNED, LATER)
    assert w5(comune) == [
        "Rossi Mario: la presa visione è del 03/07/2024 sulla scheda, del 12/02/2024 negli obiettivi."
    ]
    acknowledge(comune.workspace, draft(comune, "Rossi", on=SEEN, is_correction=True))
    assert (on_sheet(comune, "Rossi"), w5(comune)) == ((SheetState.ASSIGNED, SEEN), [])


def test_that_a_sheet_in_hand_keeps_the_day_it_was_handed_over_with(session_open: Comune) -> None:
    comune = session_open
    see_objectives(comune.workspace, comune.sheet_id("Rossi"), SEEN)
    complete_sheet(comune.workspace, comune.fill("Rossi"))
    deliver_sheet(comune.workspace, comune.sheet_id("Rossi"), date(2024, 12, 1), date(2024, 12, 1))
    after = date(2024, 12, 10)
    acknowledge(comune.workspace, draft(comune, "Rossi", on=after, is_correction=True))
    assert on_sheet(comune, "Rossi") == (SheetState.DELIVERED, SEEN)
