"""What the buttons say is what the services do: every state of a sheet by every step, every step of a session."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.domain.changes import Topic
from app.domain.errors import UserError
from app.domain.periods import Period
from app.domain.permissions import Action, Actor, PerSheet
from app.domain.roles import UserRole
from app.domain.rounds.next_steps import PREPARE, SESSION_STEPS
from app.domain.rounds.rounds import RoundDraft
from app.domain.sheets.review import RemarkDraft
from app.domain.sheets.step_details import StepDetails
from app.domain.sheets.step_words import ATTACH, COMPLETE, MENDING, OF_PARTS, PROPOSE, REMARKS, SHEET_STEPS, UNPROPOSE
from app.domain.sheets.transitions import no_such_step, way
from app.domain.workflow import RoundKind, SheetState
from app.models.evaluation import Sheet
from app.models.objectives import IndicatorValue, ObjectiveAssignment
from app.services.access import writing
from app.services.methods.keeping import ensure_preset
from app.services.rounds.absences import exclude_days
from app.services.rounds.rounds import list_rounds, open_round, prepare_round
from app.services.sheets.review import record_remark
from app.services.sheets.sheets import sheet_detail
from app.services.sheets.stepping import take_step
from app.services.sheets.steps import (
    acknowledge_sheet,
    assign_sheets,
    close_round,
    close_sheet,
    complete_sheet,
    deliver_sheet,
    finish_sheets,
    mark_not_evaluable,
    see_objectives,
)
from app.services.transaction import unit_of_work
from app.ui.evaluation.session_tools import SessionTools
from app.ui.evaluation.sheet_panel import SheetPanel
from tests.archives.closing import close_explained
from tests.archives.comune import PEOPLE
from tests.archives.plain import copied

TAKING = [one for one in SHEET_STEPS if one not in {*MENDING, *OF_PARTS, ATTACH, PROPOSE, UNPROPOSE}]
"""The buttons that take a step: the others mend what one waits for, keep a paper, or propose."""

EARLY, LATE = date(2024, 12, 1), date(2024, 12, 30)
"""Delivered on the first, on the last day of 2024 the term for remarks is over; on the second it is not."""
DETAILS = StepDetails("Prova", on=date(2024, 12, 31))


class GivenUpError(Exception):
    """A step was taken, to see whether it could be, and is forgotten."""


def nothing(_comune):
    """Leave the sheets prepared: six scores are missing."""


def seen(comune):
    see_objectives(comune.workspace, comune.sheet_id("Rossi"), date(2024, 2, 1))


def filled(comune):
    comune.fill("Rossi")


def filled_badly(comune):
    comune.fill("Rossi")
    weigh_less(comune)


def completed(comune):
    complete_sheet(comune.workspace, comune.fill("Rossi"))


def delivered(comune, on=EARLY):
    completed(comune)
    deliver_sheet(comune.workspace, comune.sheet_id("Rossi"), on)


def signed(comune, on=EARLY):
    delivered(comune, on)
    acknowledge_sheet(comune.workspace, comune.sheet_id("Rossi"), StepDetails(on=on))


def signed_late(comune):
    signed(comune, LATE)


def asked(comune):
    delivered(comune)
    record_remark(comune.workspace, comune.sheet_id("Rossi"), RemarkDraft(on=EARLY, text="Chiede."))


def asked_after_signing(comune):
    signed(comune)
    record_remark(comune.workspace, comune.sheet_id("Rossi"), RemarkDraft(on=EARLY, text="Chiede."))


def final(comune):
    signed(comune)
    close_sheet(comune.workspace, comune.sheet_id("Rossi"))


def not_evaluable(comune):
    mark_not_evaluable(comune.workspace, comune.sheet_id("Rossi"), "Assente")


def everybody_out(comune):
    for surname, *_ in PEOPLE:
        mark_not_evaluable(comune.workspace, comune.sheet_id(surname), "Assente")


def round_closed(comune):
    everybody_out(comune)
    close_round(comune.workspace, comune.round_id)


def year_closed(comune):
    everybody_out(comune)
    close_explained(comune.workspace, 2024)


def weigh_less(comune):
    """Take weight from an objective: the weights of the sheet do not sum any more."""
    with unit_of_work(comune.workspace, "Pesi", Topic.OBJECTIVES) as unit:
        for one in unit.session.query(ObjectiveAssignment).filter_by(employee_id=comune.people["Rossi"]):
            one.weight -= Decimal(10)


def measure_otherwise(comune):
    """Leave a sheet behind as a version did that did not send it back."""
    with writing(comune.workspace, Action.EDIT_ARCHIVE) as session:
        values = session.query(IndicatorValue).filter_by(indicator_id=comune.indicators["misurato"])
        values.one().value = Decimal(9)


def put_in(state: SheetState):
    """Return what puts a sheet in a state to which no step leads."""

    def put(comune):
        with unit_of_work(comune.workspace, "Prova", Topic.SHEETS) as unit:
            unit.get(Sheet, comune.sheet_id("Rossi")).state = state

    return put


SITUATIONS: dict[str, tuple[Callable[..., None], ...]] = {
    "prepared": (nothing,),
    "assigned": (seen,),
    "filled": (filled,),
    "filled, weights wrong": (filled_badly,),
    "completed": (completed,),
    "completed, weights wrong": (completed, weigh_less),
    "delivered": (delivered,),
    "delivered, changed": (delivered, measure_otherwise),
    "signed": (signed,),
    "signed, within the term": (signed_late,),
    "signed within the term, changed": (signed_late, measure_otherwise),
    "under review": (asked,),
    "under review, signed": (asked_after_signing,),
    "final": (final,),
    "not evaluable": (not_evaluable,),
    "superseded": (put_in(SheetState.SUPERSEDED),),
    "round closed": (round_closed,),
    "year closed": (year_closed,),
}


def refusal(workspace, sheet_id, *targets: SheetState) -> str:
    """Try to take steps, forget them, and return why they were refused; empty when they were not."""
    try:
        with unit_of_work(workspace, "Prova", action=PerSheet(Action.SCORE)) as unit:
            for target in targets:
                take_step(unit, unit.get(Sheet, sheet_id), target, DETAILS)
            raise GivenUpError
    except GivenUpError:
        return ""
    except UserError as error:
        return error.sentence


def who(comune, name):
    evaluator = Actor("Verdi Anna", UserRole.EQ, comune.people["Verdi"])
    return replace(comune.workspace, actor=evaluator) if name == "evaluator" else comune.workspace


def shown(qtbot, desk, workspace, sheet_id):
    panel = SheetPanel(desk)
    qtbot.addWidget(panel)
    panel.show_detail(sheet_detail(workspace, sheet_id))
    return panel


@pytest.mark.parametrize("situation", SITUATIONS)
def test_that_buttons_and_services_say_the_same_of_each_step(qtbot, desk, session_open, situation):
    """To the Segretario and to the evaluator; and what no button offers is refused."""
    for change in SITUATIONS[situation]:
        change(session_open)
    check_that_each_button_says_what_the_service_would(qtbot, desk, session_open, "secretary")
    check_that_each_button_says_what_the_service_would(qtbot, desk, session_open, "evaluator")
    check_that_no_step_can_be_taken_but_those_of_the_buttons(session_open)


def check_that_each_button_says_what_the_service_would(qtbot, desk, comune, name):
    sheet_id, workspace = comune.sheet_id("Rossi"), who(comune, name)
    panel, detail = shown(qtbot, desk, workspace, sheet_id), sheet_detail(workspace, sheet_id)
    for words in TAKING:
        button, here = panel.steps[words.name], (name, words.name)
        steps = way(detail.state, words)
        if not steps and words is REMARKS:
            continue  # another request on a sheet under review changes no state
        refused = refusal(workspace, sheet_id, *(one.target for one in steps)) if steps else "no such step"
        if not button.isVisible():
            assert refused, here
            why = "non può compiere questa operazione", "non può diventare"
            assert not steps or detail.closed or any(one in refused for one in why), here
            continue
        assert (here, button.toolTip()) == (here, refused or words.help)
        opens_missing = words is COMPLETE and bool(detail.missing)
        assert button.isEnabled() is (not refused or opens_missing), here


def check_that_no_step_can_be_taken_but_those_of_the_buttons(comune):
    sheet_id = comune.sheet_id("Rossi")
    detail = sheet_detail(comune.workspace, sheet_id)
    behind = {one.words: one.obstacle for one in detail.steps}
    reached = {steps[0].target for words in behind if (steps := way(detail.state, words))}
    for target in set(SheetState) - reached:
        refused = refusal(comune.workspace, sheet_id, target)
        why = detail.closed if detail.closed and refused == detail.closed.sentence else None
        assert refused == (why or no_such_step(detail.state, target)).sentence, target


@pytest.mark.parametrize("after", [False, True])
def test_that_a_negative_evaluation_says_at_each_step_that_it_waits_for_the_hearing(qtbot, desk, session_open, after):
    sheet_id = session_open.fill("Verdi", step=2)
    target, name = (SheetState.DELIVERED, "deliver") if after else (SheetState.COMPLETED, "complete")
    if after:
        complete_sheet(session_open.workspace, sheet_id)
    with unit_of_work(session_open.workspace, "Valori", Topic.OBJECTIVES) as unit:
        for value in unit.session.query(IndicatorValue):
            value.value = Decimal(0)
    panel = shown(qtbot, desk, session_open.workspace, sheet_id)
    refused = refusal(session_open.workspace, sheet_id, target)
    assert "manca il contraddittorio" in refused
    assert panel.steps[name].toolTip() == panel.foot.waiting.text() == refused
    assert not panel.steps[name].isEnabled()
    assert panel.steps["hearing"].isVisible()


def test_that_what_is_missing_leads_to_its_fields(session_open):
    [complete] = [one for one in session_open.detail("Rossi").steps if one.words is COMPLETE]
    assert complete.opens_missing
    assert complete.obstacle.missing == session_open.detail("Rossi").missing


def emptied(comune):
    with unit_of_work(comune.workspace, "Prova", Topic.SHEETS) as unit:
        for sheet in unit.session.query(Sheet):
            unit.session.delete(sheet)


def both_open(comune):
    open_round(comune.workspace, RoundDraft(2024, RoundKind.INTERIM, ensure_preset(comune.workspace)))


SESSIONS = {
    "prepared": nothing,
    "all assigned": lambda comune: assign_sheets(comune.workspace, comune.round_id, date(2024, 2, 1)),
    "one completed": completed,
    "all settled": everybody_out,
    "without sheets": emptied,
    "both open": both_open,
    "round closed": round_closed,
    "year closed": year_closed,
}


def use_case(comune, name):
    """Do to the session what a button asks for."""
    workspace, round_id, days = comune.workspace, comune.round_id, Period(date(2024, 3, 1), date(2024, 3, 31))
    draft = RoundDraft(2024, RoundKind.INTERIM, ensure_preset(workspace))
    walked = {"interview_on": EARLY, "delivered_on": EARLY, "signed_on": EARLY}
    {
        "prepare": lambda: prepare_round(workspace, round_id),
        "assign": lambda: assign_sheets(workspace, round_id, date(2024, 2, 1)),
        "finish": lambda: finish_sheets(workspace, round_id, **walked),
        "exclude": lambda: exclude_days(workspace, round_id, comune.people["Rossi"], days, "Aspettativa"),
        "close": lambda: close_round(workspace, round_id),
        "open": lambda: open_round(workspace, draft),
    }[name]()


@pytest.mark.parametrize("situation", SESSIONS)
def test_that_each_action_of_the_session_says_what_the_service_would(qtbot, session_open, tmp_path, situation):
    SESSIONS[situation](session_open)
    rounds = list_rounds(session_open.workspace, 2024)
    bar = SessionTools()
    qtbot.addWidget(bar)
    bar.show_rounds(rounds, rounds[0])
    for step in (PREPARE, *SESSION_STEPS):
        button = bar.actions_by_name[step.name]
        refused = why_refused(session_open, step.name, tmp_path)
        assert (step.name, button.toolTip()) == (step.name, refused or step.help)
        assert button.isEnabled() is (not refused or step.opens_list), step.name


def why_refused(comune, name, folder):
    """Do on a copy what a button asks for, and say why it cannot be done; empty when it was."""
    with copied(comune.workspace.archive.path, folder / f"{name}.merito") as workspace:
        try:
            use_case(replace(comune, workspace=workspace), name)
        except UserError as error:
            return error.sentence
    return ""
