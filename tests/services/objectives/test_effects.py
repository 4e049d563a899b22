"""What a new state of an objective does to each sheet, told before it is confirmed."""

from datetime import date

import pytest
from sqlalchemy import func, select

from app.domain.errors import UserError
from app.domain.objectives import ObjectiveState
from app.domain.objectives.effects import NO_SHEET
from app.domain.objectives.records import NeutralisationDraft
from app.domain.permissions import Action
from app.domain.sheets.step_details import StepDetails
from app.domain.workflow import SheetState
from app.models.audit import AuditEntry
from app.models.objectives import Objective
from app.services.access import reading
from app.services.objectives.editing import delete_objectives
from app.services.objectives.effects import state_effect
from app.services.objectives.states import neutralise_objective
from app.services.sheets.steps import acknowledge_sheet, close_sheet, complete_sheet, deliver_sheet
from tests.archives.comune import Comune

DELIVERED, SIGNED = date(2024, 12, 1), date(2024, 12, 5)


def entries(comune: Comune) -> int:
    with reading(comune.workspace, Action.READ) as session:
        return session.scalar(select(func.count()).select_from(AuditEntry)) or 0


def test_that_each_sheet_is_told_before_and_after_and_then_comes_out_so(session_open: Comune) -> None:
    comune = session_open
    for surname in ("Rossi", "Neri"):
        complete_sheet(comune.workspace, comune.fill(surname))
    deliver_sheet(comune.workspace, comune.sheet_id("Rossi"), DELIVERED, DELIVERED)
    identity, before = comune.objectives["misurato"], entries(comune)
    effect = state_effect(comune.workspace, identity, ObjectiveState.NEUTRALISED)
    told = {one.person: one for one in effect.rows}
    assert told["Rossi Mario"].is_sent_back
    assert "torna da consegnare" in told["Rossi Mario"].what
    assert told["Rossi Mario"].total_before == comune.detail("Rossi").result.total
    assert (entries(comune), comune.detail("Rossi").state) == (before, SheetState.DELIVERED)
    with reading(comune.workspace, Action.READ) as session:
        assert session.get_one(Objective, identity).state is ObjectiveState.ACTIVE
    draft = NeutralisationDraft(identity, on_date=SIGNED, reason="Lavori sospesi", opinion="Favorevole")
    neutralise_objective(comune.workspace, draft)
    assert comune.detail("Rossi").result.total == told["Rossi Mario"].total_after
    assert comune.detail("Rossi").state is SheetState.COMPLETED
    back = state_effect(comune.workspace, identity, ObjectiveState.ACTIVE)
    assert {one.person: one.total_after for one in back.rows}["Rossi Mario"] == told["Rossi Mario"].total_before


def test_that_a_closed_sheet_is_told_to_stay_and_who_is_left_without_objectives_is_named(session_open: Comune) -> None:
    comune = session_open
    complete_sheet(comune.workspace, comune.fill("Rossi"))
    deliver_sheet(comune.workspace, comune.sheet_id("Rossi"), DELIVERED, DELIVERED)
    acknowledge_sheet(comune.workspace, comune.sheet_id("Rossi"), StepDetails(on=SIGNED))
    close_sheet(comune.workspace, comune.sheet_id("Rossi"))
    effect = state_effect(comune.workspace, comune.objectives["misurato"], ObjectiveState.WITHDRAWN)
    rossi = next(one for one in effect.rows if one.person == "Rossi Mario")
    assert (rossi.is_closed, rossi.total_before == rossi.total_after) == (True, True)
    assert "definitiva: resta com'è" in rossi.what
    assert "definitiva resta com'è" in effect.sentence
    with pytest.raises(UserError, match=r"è su schede chiuse \(Rossi Mario\)"):
        delete_objectives(comune.workspace.because("Non serve più"), [comune.objectives["misurato"]])


def test_that_who_has_no_sheet_yet_is_told_too(comune: Comune) -> None:
    for name in comune.objectives:
        effect = state_effect(comune.workspace, comune.objectives[name], ObjectiveState.NEUTRALISED)
        assert {one.session for one in effect.rows} == {NO_SHEET}
    with pytest.raises(UserError):
        state_effect(comune.workspace, type(comune.objectives["misurato"])(999_999), ObjectiveState.NEUTRALISED)
