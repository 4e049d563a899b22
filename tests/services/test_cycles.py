"""Opening, changing, closing and reopening the years."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.cycles import CycleDraft, planned, proposed, validate
from app.domain.errors import UserError
from app.domain.ids import CycleId
from app.domain.issues import Severity
from app.domain.rounds.rounds import RoundDraft
from app.domain.workflow import CycleState, RoundKind, SheetState
from app.models.evaluation import Sheet
from app.services.audit.undoing import undo_last, would_undo
from app.services.cycles import begin_year, edit_year, list_cycles, open_year
from app.services.methods.keeping import ensure_preset
from app.services.rounds.absences import exclude_days
from app.services.rounds.rounds import open_round, prepare_round
from app.services.sheets.steps import assign_sheets
from app.services.transaction import unit_of_work
from tests.archives.closing import close_explained, reopen_explained

DRAFT = CycleDraft(2025, 2025, 2027, "delibera di Giunta n. 12 del 30/01/2025", "delibera di Consiglio n. 40")


def settle_sheets(workspace):
    """Make every sheet one that needs nothing more."""
    with unit_of_work(workspace, "Prova") as unit:
        for sheet in unit.session.query(Sheet):
            sheet.state, sheet.not_evaluable_reason = SheetState.NOT_EVALUABLE, "assente"


def states(workspace):
    return {row.year: row.state for row in list_cycles(workspace)}


def test_that_a_year_is_opened_with_its_plan_and_its_acts(workspace):
    changes = begin_year(workspace, DRAFT)
    [row] = list_cycles(workspace)
    assert (row.year, row.plan_from, row.plan_to) == (2025, 2025, 2027)
    assert (row.plan_act, row.dup_act) == (DRAFT.plan_act, DRAFT.dup_act)
    assert not row.is_closed
    assert changes.label == "Apertura dell'anno 2025"


def test_that_a_year_there_already_is_refused_and_nothing_changes(workspace):
    begin_year(workspace, DRAFT)
    before = list_cycles(workspace)
    with pytest.raises(UserError, match="2025 è già aperto"):
        begin_year(workspace, replace(DRAFT, plan_to=2028))
    assert list_cycles(workspace) == before


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (planned(20), "year"),
        (planned(20255), "year"),
        (planned(2005), "year"),
        (CycleDraft(2025, 2026, 2028), "plan_from"),
        (CycleDraft(2025, 2022, 2024), "plan_to"),
        (CycleDraft(2025, 2027, 2025), "plan_to"),
        (CycleDraft(2025, 2025, 2205), "plan_to"),
        (replace(DRAFT, plan_act="x" * 301), "plan_act"),
        (replace(DRAFT, dup_act="x" * 301), "dup_act"),
    ],
)
def test_that_an_absurd_year_is_refused_under_its_field(workspace, draft, field):
    assert field in {issue.field for issue in validate(draft)}
    with pytest.raises(UserError):
        begin_year(workspace, draft)
    assert list_cycles(workspace) == []


def test_that_the_year_after_the_last_is_proposed():
    assert proposed([2023, 2024], 2030) == CycleDraft(2025, 2025, 2027)
    assert proposed([], 2030).year == 2030


def test_that_years_left_out_are_pointed_out_and_not_refused():
    [issue] = validate(planned(2028), [2023, 2024])
    assert issue.severity is Severity.WARNING
    assert "mancano 3 anni" in issue.sentence
    assert validate(planned(2025), [2023, 2024]) == []
    assert validate(planned(2022), [2023, 2024]) == []
    assert "manca 1 anno" in validate(planned(2021), [2023, 2024])[0].sentence


def test_that_plan_and_acts_of_a_year_are_changed_and_the_change_is_undone(workspace):
    begin_year(workspace, DRAFT)
    [row] = list_cycles(workspace)
    edit_year(workspace, replace(DRAFT, plan_from=2024, plan_act=" altra delibera ", id=row.id, version=row.version))
    assert [(one.plan_from, one.plan_act) for one in list_cycles(workspace)] == [(2024, "altra delibera")]
    undo_last(workspace)
    assert [(one.plan_from, one.plan_act) for one in list_cycles(workspace)] == [(2025, DRAFT.plan_act)]


def test_that_a_stale_edit_of_a_year_is_refused(workspace):
    begin_year(workspace, DRAFT)
    with pytest.raises(UserError, match="altra finestra"):
        edit_year(workspace, replace(DRAFT, id=CycleId(1), version=9))


def test_that_a_year_is_closed_and_reopened_and_neither_is_undone(workspace):
    open_year(workspace, 2024)
    close_explained(workspace, 2024)
    assert states(workspace) == {2024: CycleState.CLOSED}
    with pytest.raises(UserError, match="già chiuso"):
        close_explained(workspace, 2024)
    with pytest.raises(UserError, match="2024 è chiuso"):
        edit_year(workspace, planned(2024))
    reopen_explained(workspace, 2024)
    assert states(workspace) == {2024: CycleState.OPEN}
    with pytest.raises(UserError, match="già aperto"):
        reopen_explained(workspace, 2024)
    close_explained(workspace, 2024)
    done, left = would_undo(workspace)
    assert left is not None
    assert "ciò che è chiuso si riapre" in left.sentence
    assert done is None or "anno 2024" not in done.label


def test_that_opening_a_year_can_be_undone(workspace):
    open_year(workspace, 2024)
    begin_year(workspace, DRAFT)
    undo_last(workspace)
    assert list(states(workspace)) == [2024]


def test_that_a_year_with_sheets_not_final_is_not_closed(session_open):
    workspace = session_open.workspace
    with pytest.raises(UserError, match=r"[2-9] schede non sono ancora definitive"):
        close_explained(workspace, 2024)
    assert states(workspace) == {2024: CycleState.OPEN}


def test_that_nothing_of_the_evaluation_is_written_in_a_closed_year(session_open):
    workspace, round_id = session_open.workspace, session_open.round_id
    settle_sheets(workspace)
    close_explained(workspace, 2024)
    version = ensure_preset(workspace)
    person = session_open.people["Rossi"]
    for attempt in (
        lambda: open_round(workspace, RoundDraft(2024, RoundKind.INTERIM, version)),
        lambda: prepare_round(workspace, round_id),
        lambda: exclude_days(workspace, round_id, person, None, "assente"),
        lambda: session_open.fill("Rossi"),
    ):
        with pytest.raises(UserError, match="2024 è chiuso"):
            attempt()


def test_that_a_sheet_of_the_interim_check_does_not_move_in_a_closed_year(comune):
    workspace = comune.workspace
    [round_id] = open_round(workspace, RoundDraft(2024, RoundKind.INTERIM, ensure_preset(workspace))).ids
    prepare_round(workspace, round_id)
    close_explained(workspace, 2024)
    with pytest.raises(UserError, match="2024 è chiuso"):
        assign_sheets(workspace, round_id, date(2024, 2, 1))


def test_that_only_who_may_close_closes_a_year(workspace, eq):
    open_year(workspace, 2024)
    with pytest.raises(UserError, match="non può compiere"):
        close_explained(replace(workspace, actor=eq), 2024)


@pytest.fixture
def eq():
    from app.domain.permissions import Actor
    from app.domain.roles import UserRole

    return Actor("Anna Verdi", UserRole.EQ)
