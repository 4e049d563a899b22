"""A closed sheet stays closed, and takes away the undo of nothing else."""

import tempfile
from contextlib import suppress
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.errors import ReasonNeeded, UserError
from app.domain.issues import Link
from app.domain.permissions import Action
from app.domain.sheets.step_details import StepDetails
from app.domain.workflow import CycleState, SheetState
from app.models.objectives import Objective
from app.models.people import Employee
from app.services.audit import undoing
from app.services.audit.undo_names import undoable
from app.services.cycles import list_cycles, open_year
from app.services.sheets.scores import NoteDraft, ScoreDraft, give_score, write_note
from app.services.sheets.steps import acknowledge_sheet, close_sheet, complete_sheet, deliver_sheet
from app.services.transaction import unit_of_work
from app.services.workspace import Workspace
from tests.archives.closing import close_explained
from tests.archives.comune import Comune
from tests.archives.plain import copied
from tests.services.audit.test_undo_of_one_flush import Dump, dump

DELIVERED, SIGNED = date(2024, 12, 1), date(2024, 12, 5)
SECTION, FACTOR = "comportamenti", "precisione"
SURNAMES = ("Rossi", "Neri")


def close(comune: Comune, surname: str) -> None:
    sheet_id = comune.fill(surname)
    complete_sheet(comune.workspace, sheet_id)
    deliver_sheet(comune.workspace, sheet_id, DELIVERED, DELIVERED)
    acknowledge_sheet(comune.workspace, sheet_id, StepDetails(on=SIGNED))
    close_sheet(comune.workspace, sheet_id)


def apart_from_reasons(found: Dump) -> Dump:
    """Leave out why what is on closed sheets was changed, and changed back: each time it is told anew."""
    return {table: rows for table, rows in found.items() if table != "objective_revisions"}


def retitle(comune: Comune, title: str, key: str = "giudicato") -> None:
    with unit_of_work(comune.workspace, f"Titolo {title}") as unit:
        unit.get(Objective, comune.objectives[key]).title = title


def rename(comune: Comune, surname: str, name: str) -> None:
    with unit_of_work(comune.workspace, f"Nome {name}") as unit:
        unit.get(Employee, comune.people[surname]).first_name = name


def test_that_an_edit_before_a_closing_is_still_undone_and_done_again(session_open: Comune) -> None:
    workspace = session_open.workspace
    before = dump(workspace)["objectives"]
    retitle(session_open, "Nuovo titolo")
    close(session_open, "Rossi")
    closed = dump(workspace)
    found = undoable(workspace)
    assert found.undo == "Titolo Nuovo titolo"
    assert found.left.endswith("non si annulla: ciò che è chiuso si riapre.")
    with pytest.raises(ReasonNeeded):
        undoing.undo_last(workspace)
    changes = undoing.undo_last(workspace.because("Titolo errato"))
    assert dump(workspace)["objectives"] == before
    assert changes.places == (Link("objective", session_open.objectives["giudicato"]),)
    undoing.redo_last(workspace.because("Titolo giusto"))
    assert apart_from_reasons(dump(workspace)) == apart_from_reasons(closed)
    assert undoing.check_audit(workspace) is None


def test_that_nothing_of_a_closed_sheet_is_undone(session_open: Comune) -> None:
    write_note(session_open.workspace, NoteDraft(session_open.sheet_id("Rossi"), SECTION, FACTOR, "Con cura."))
    close(session_open, "Rossi")
    closed = dump(session_open.workspace)
    while undoable(session_open.workspace).undo is not None:
        undoing.undo_last(session_open.workspace)
    for table in ("sheet_scores", "sheet_snapshots", "sheet_events", "sheet_signatures"):
        assert dump(session_open.workspace)[table] == closed[table]
    assert session_open.detail("Rossi").state is SheetState.FINAL
    with pytest.raises(UserError, match="non si annulla"):
        undoing.undo_last(session_open.workspace)


def test_that_the_score_of_another_sheet_is_undone_after_a_closing(session_open: Comune) -> None:
    give_score(session_open.workspace, ScoreDraft(session_open.sheet_id("Neri"), SECTION, FACTOR, Decimal(3)))
    close(session_open, "Rossi")
    changes = undoing.undo_last(session_open.workspace)
    assert changes.places == (Link("sheet", session_open.sheet_id("Neri")),)


def test_that_below_a_year_that_was_closed_by_others_nothing_of_it_is_undone(session_open: Comune) -> None:
    for surname in session_open.people:
        if session_open.sheet_id(surname):
            close(session_open, surname)
    retitle(replace(session_open, workspace=session_open.workspace.because("Ultima variazione")), "Ultimo")
    other = replace(session_open.workspace, actor=session_open.workspace.actor._replace(name="Altro segretario"))
    close_explained(other, 2024)
    assert undoable(session_open.workspace).undo is None
    with unit_of_work(other, "Chiusura", action=Action.CLOSE) as unit:
        unit.can_undo = False
        unit.get(Employee, session_open.people["Neri"]).first_name = "Altra"
    assert undoable(session_open.workspace).undo is None


def test_that_undoing_after_a_closing_does_not_open_another_year(session_open: Comune) -> None:
    open_year(session_open.workspace, 2025)
    close_explained(session_open.workspace, 2025)
    close(session_open, "Rossi")
    while (name := undoable(session_open.workspace).undo) is not None:
        assert name != "Chiusura dell'anno 2025"
        undoing.undo_last(session_open.workspace)
    assert {one.year for one in list_cycles(session_open.workspace) if one.state is CycleState.CLOSED} == {2025}


ORDERS = st.lists(
    st.tuples(st.sampled_from(("title", "name", "score", "note", "close", "undo", "redo")), st.integers(0, 3)),
    max_size=12,
)


@given(ORDERS)
@settings(max_examples=settings().max_examples // 8, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_that_edits_closings_undos_and_redos_leave_a_whole_audit(
    session_made: Comune, orders: list[tuple[str, int]]
) -> None:
    """What is offered is what is undone, doing it again gives back the same archive, and closed sheets stay closed."""
    source = session_made.workspace.archive.path
    with tempfile.TemporaryDirectory() as folder, copied(source, Path(folder) / "prova.merito") as workspace:
        comune = replace(session_made, workspace=workspace.because("Prova"))
        closed: set[str] = set()
        for order, which in orders:
            _do(comune, order, which, closed)
            assert undoing.check_audit(workspace) is None
            assert all(comune.detail(surname).state is SheetState.FINAL for surname in closed)
        taken = _undo_all(comune.workspace)
        _redo_all(comune.workspace, taken)
        assert undoing.check_audit(workspace) is None


def _do(comune: Comune, order: str, which: int, closed: set[str]) -> None:
    """Do one thing; an edit may be refused, because what it is about was undone or closed, an undo offered never is."""
    workspace = comune.workspace
    if order == "undo" and undoable(workspace).undo is not None:
        undoing.undo_last(workspace)
    elif order == "redo" and undoable(workspace).redo is not None:
        undoing.redo_last(workspace)
    else:
        with suppress(UserError):
            _edit(comune, order, which, closed)


def _edit(comune: Comune, order: str, which: int, closed: set[str]) -> None:
    workspace, surname = comune.workspace, SURNAMES[which % 2]
    match order:
        case "title":
            retitle(comune, f"titolo {which}", ("giudicato", "misurato")[which % 2])
        case "name":
            rename(comune, surname, f"nome {which}")
        case "score":
            give_score(workspace, ScoreDraft(comune.sheet_id(surname), SECTION, FACTOR, Decimal(1 + which)))
        case "note":
            write_note(workspace, NoteDraft(comune.sheet_id(surname), SECTION, FACTOR, f"nota {which}"))
        case "close" if surname not in closed:
            close(comune, surname)
            closed.add(surname)


def _undo_all(workspace: Workspace) -> list[tuple[str, Dump]]:
    """Undo all that can be, and return each time the name that was offered and the archive as it was."""
    taken: list[tuple[str, Dump]] = []
    while (name := undoable(workspace).undo) is not None:
        taken.append((name, apart_from_reasons(dump(workspace))))
        label = undoing.undo_last(workspace).label
        assert label == f"Annulla: {name}"
    return taken


def _redo_all(workspace: Workspace, taken: list[tuple[str, Dump]]) -> None:
    for name, before in reversed(taken):
        assert undoable(workspace).redo == name
        undoing.redo_last(workspace)
        assert apart_from_reasons(dump(workspace)) == before
