"""Evidences and payment times as an EQ, the Nucleo, the Sindaco and the vice get them: window and services agree."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QWidget

from app.domain.errors import UserError
from app.domain.evidence import NOT_MINE, EvidenceDraft, EvidenceKind
from app.domain.ids import OfficialId, UserId
from app.domain.payment_times.certifying import DelayDraft
from app.domain.permissions import ONLY_SECRETARY, Action, Actor, why_not
from app.domain.roles import UserRole
from app.models.objectives import Objective, ObjectiveUnit
from app.services.evidence.keeping import add_evidence
from app.services.payment_times.certifying import record_delay
from app.services.payment_times.reading import read_payment_page
from app.services.transaction import unit_of_work
from app.ui.evidence.evidence_dialog import EvidenceDialog
from app.ui.kit.desk import Desk
from app.ui.kit.hub import Hub
from app.ui.payment_times.payment_dialog import PaymentDialog
from tests.archives.closing import close_explained
from tests.services.payment_times.test_payment_year import add_objective, delay_indicator, later

YEAR, TYPED = 2024, DelayDraft(2024, certified_on=date(2025, 1, 20), auditor="dott.ssa Neri")
OWN, OTHER, EVERYBODYS = "own area", "other area", "whole ente"
SEES: dict[str, dict[str, bool | None]] = {
    "secretary": {OWN: True, OTHER: True, EVERYBODYS: True},
    "vice": {OWN: True, OTHER: True, EVERYBODYS: True},
    "eq": {OWN: True, OTHER: None, EVERYBODYS: False},
    "mayor": {OWN: False, OTHER: False, EVERYBODYS: False},
    "body": {OWN: False, OTHER: False, EVERYBODYS: False},
}
"""Whether each may add an evidence to an objective of these; None: it is not theirs to see."""
WRITES_DELAY = {"secretary": True, "vice": True, "eq": None, "mayor": False, "body": False}


BODY = Actor("Nucleo", UserRole.BODY, user_id=UserId(3))


def eq_of(comune):
    return Actor("Verdi Anna", UserRole.EQ, comune.people["Verdi"], user_id=UserId(1))


@pytest.fixture
def actors(session_open):
    return {
        "secretary": session_open.workspace.actor,
        "vice": Actor("Blu Dino", UserRole.VICE, user_id=UserId(4)),
        "eq": eq_of(session_open),
        "mayor": Actor("Gialli Piero", UserRole.MAYOR, official_id=OfficialId(2), user_id=UserId(2)),
        "body": BODY,
    }


@pytest.fixture
def goals(session_open):
    """One objective of the Area that Verdi heads, one of the other, one of everybody; one of the payment times."""
    found = dict(zip((OWN, OTHER, EVERYBODYS), session_open.objectives.values(), strict=True))
    with unit_of_work(session_open.workspace, "Unità") as unit:
        for area_id, name in ((1, OWN), (2, OTHER)):
            unit.add(ObjectiveUnit(objective_id=found[name], area_id=area_id))
        for one in list(unit.get(Objective, found[OTHER]).assignments):
            unit.session.delete(one)
    delay_indicator(session_open, add_objective(session_open))
    return found


def file_of(tmp_path, name):
    path = tmp_path / f"{name}.pdf"
    path.write_bytes(f"%PDF-1.7 {name}".encode())
    return str(path)


@pytest.mark.parametrize("role", SEES)
def test_that_each_role_adds_evidences_where_it_measures_and_nowhere_else(
    role, session_open, actors, goals, runner, qtbot, settle, tmp_path
):
    workspace = replace(later(session_open), actor=actors[role])
    parent = QWidget()
    qtbot.addWidget(parent)
    for place, may_add in SEES[role].items():
        draft = EvidenceDraft(goals[place], EvidenceKind.COPIED, file_of(tmp_path, f"{role} {place}"))
        if may_add:
            add_evidence(workspace, draft)
        else:
            with pytest.raises(UserError):
                add_evidence(workspace, draft)
        if may_add is not None:
            dialog = EvidenceDialog(parent, Desk(workspace, runner, Hub(YEAR)), goals[place])
            dialog.open()
            settle()
            assert (dialog.copy_button.isEnabled(), dialog.copy_button.toolTip()) == (
                may_add, "" if may_add else NOT_MINE,
            )  # fmt: skip
            assert len(dialog.table.rows()) == int(may_add)
            dialog.done(0)


@pytest.mark.parametrize("role", WRITES_DELAY)
def test_that_each_role_sees_of_the_payment_times_what_the_policy_says(
    role, session_open, actors, goals, runner, qtbot, settle
):
    workspace = replace(later(session_open), actor=actors[role])
    draft = replace(TYPED, delay_days=Decimal(-3))
    if (writes := WRITES_DELAY[role]) is None:
        assert why_not(workspace.actor, Action.READ) == ONLY_SECRETARY
        for refused in (lambda: read_payment_page(workspace, YEAR), lambda: record_delay(workspace, draft)):
            with pytest.raises(UserError):
                refused()
        return
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = PaymentDialog(parent, Desk(workspace, runner, Hub(YEAR)))
    dialog.open()
    settle()
    assert [row.name for row in dialog.table.rows()] == ["Verdi Anna"]
    assert (dialog.delay_button.isEnabled(), dialog.delay_button.toolTip()) == (
        writes,
        "" if writes else ONLY_SECRETARY,
    )
    assert dialog.objective_button.isEnabled()
    if not writes:
        with pytest.raises(UserError):
            record_delay(workspace, draft)


def test_that_in_a_closed_year_nobody_is_offered_to_add_evidences(comune, runner, qtbot, settle):
    close_explained(comune.workspace, YEAR)
    parent = QWidget()
    qtbot.addWidget(parent)
    for role, actor in (("secretary", comune.workspace.actor), ("eq", eq_of(comune)), ("body", BODY)):
        workspace = replace(later(comune), actor=actor)
        dialog = EvidenceDialog(parent, Desk(workspace, runner, Hub(YEAR)), comune.objectives["misurato"])
        settle()
        assert not dialog.copy_button.isEnabled()
        assert dialog.locked.text().startswith("Anno 2024 chiuso"), role
