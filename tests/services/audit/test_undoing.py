"""The audit and undo."""

import json
import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, update

from app.domain.audit.chain import entry_hash
from app.domain.audit.undo import Undoable
from app.domain.changes import Topic
from app.domain.errors import UserError
from app.domain.issues import Link
from app.domain.permissions import Action
from app.models.recorder import BulkChange
from app.models.structure import Area, Sector
from app.services.access import reading
from app.services.audit import undoing
from app.services.audit.undo_names import undoable
from app.services.transaction import unit_of_work
from app.services.workspace import Workspace
from tests.looking import list_entries


def add_area(workspace: Workspace, code: str = "A", name: str = "Affari generali") -> int:
    with unit_of_work(workspace, f"Nuova area {code}", Topic.STRUCTURE) as unit:
        area = unit.add(Area(code=code, name=name))
        unit.touched(area.id)
    return unit.changes.ids[0]


def rename(workspace: Workspace, area_id: int, name: str) -> None:
    with unit_of_work(workspace, "Modifica area", Topic.STRUCTURE) as unit:
        unit.get(Area, area_id).name = name


def names(workspace: Workspace) -> list[str]:
    with reading(workspace, Action.READ) as session:
        return list(session.scalars(select(Area.name).order_by(Area.code)))


def test_that_an_operation_is_kept_with_its_entry(workspace: Workspace) -> None:
    add_area(workspace)
    [entry] = list_entries(workspace)
    assert (entry.label, entry.actor) == ("Nuova area A", "Segretario comunale")
    [change] = json.loads(entry.details)
    assert change["table"] == "areas"
    assert change["before"] is None
    assert change["after"]["name"] == "Affari generali"


def test_that_an_exception_leaves_no_trace(workspace: Workspace) -> None:
    def fail_half_way() -> None:
        with unit_of_work(workspace, "Nuova area") as unit:
            unit.add(Area(code="A", name="x"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_half_way()
    assert names(workspace) == []
    assert list_entries(workspace) == []


def test_that_a_unit_that_changes_nothing_writes_nothing(workspace: Workspace) -> None:
    area_id = add_area(workspace)
    with unit_of_work(workspace, "Modifica area", Topic.STRUCTURE) as unit:
        unit.get(Area, area_id).name = "Affari generali"
    assert unit.changes.is_empty
    assert len(list_entries(workspace)) == 1


def test_that_undo_and_redo_walk_the_operations_by_name(workspace: Workspace) -> None:
    area_id = add_area(workspace)
    rename(workspace, area_id, "Servizi interni")
    assert undoable(workspace).undo == "Modifica area"
    undoing.undo_last(workspace)
    assert names(workspace) == ["Affari generali"]
    assert undoable(workspace) == Undoable("Nuova area A", "Modifica area")
    undoing.undo_last(workspace)
    assert names(workspace) == []
    assert undoable(workspace) == Undoable(None, "Nuova area A")
    undoing.redo_last(workspace)
    undoing.redo_last(workspace)
    assert names(workspace) == ["Servizi interni"]
    assert undoable(workspace) == Undoable("Modifica area", None)
    undoing.undo_last(workspace)
    assert names(workspace) == ["Affari generali"]
    assert list_entries(workspace)[0].label == "Annulla: Modifica area"


def test_that_a_new_operation_closes_the_way_to_redo(workspace: Workspace) -> None:
    area_id = add_area(workspace)
    rename(workspace, area_id, "Uno")
    undoing.undo_last(workspace)
    rename(workspace, area_id, "Due")
    assert undoable(workspace).redo is None
    with pytest.raises(UserError):
        undoing.redo_last(workspace)


def test_that_parents_and_children_come_back_together(workspace: Workspace) -> None:
    with unit_of_work(workspace, "Nuova area") as unit:
        unit.add(Area(code="A", name="Uno", sectors=[Sector(code="S", name="Primo")]))
    undoing.undo_last(workspace)
    undoing.redo_last(workspace)
    with reading(workspace, Action.READ) as session:
        assert session.scalars(select(Sector.name)).all() == ["Primo"]


def test_that_what_cannot_be_undone_holds_back_what_it_changed_and_nothing_else(workspace: Workspace) -> None:
    area_id = add_area(workspace)
    add_area(workspace, "B", "Tributi")
    with unit_of_work(workspace, "Chiusura", action=Action.CLOSE) as unit:
        unit.can_undo = False
        unit.get(Area, area_id).name = "chiusa"
    found = undoable(workspace)
    assert (found.undo, found.left) == ("Nuova area B", "«Chiusura» non si annulla: ciò che è chiuso si riapre.")
    undoing.undo_last(workspace)
    assert names(workspace) == ["chiusa"]
    assert undoable(workspace).undo is None
    with pytest.raises(UserError, match="«Chiusura» non si annulla"):
        undoing.undo_last(workspace)
    undoing.redo_last(workspace)
    assert names(workspace) == ["chiusa", "Tributi"]
    assert undoing.check_audit(workspace) is None


def test_that_what_the_archive_was_begun_with_is_never_undone(workspace: Workspace) -> None:
    area_id = add_area(workspace)
    with unit_of_work(workspace, "Preparazione") as unit:
        unit.can_undo = False
        unit.get(Area, area_id).name = "pronta"
    assert undoable(workspace) == Undoable(None, None)
    with pytest.raises(UserError, match="nessuna operazione"):
        undoing.undo_last(workspace)


def test_that_what_others_hold_on_to_is_not_taken_away_below_them(workspace: Workspace) -> None:
    area_id = add_area(workspace)
    with unit_of_work(workspace, "Settore", action=Action.CLOSE) as unit:
        unit.can_undo = False
        unit.add(Sector(code="S", name="Primo", area_id=area_id))
    assert undoable(workspace).undo is None
    assert names(workspace) == ["Affari generali"]


def test_that_a_code_taken_since_is_no_way_back(workspace: Workspace) -> None:
    area_id = add_area(workspace)
    with unit_of_work(workspace, "Elimina area") as unit:
        unit.session.delete(unit.get(Area, area_id))
    with unit_of_work(workspace, "Chiusura", action=Action.CLOSE) as unit:
        unit.can_undo = False
        unit.add(Area(code="A", name="Altra"))
    assert undoable(workspace).undo is None
    assert names(workspace) == ["Altra"]


def test_that_undo_says_where_to_see_what_came_back(workspace: Workspace) -> None:
    area_id = add_area(workspace)
    rename(workspace, area_id, "Uno")
    assert undoing.undo_last(workspace).places == (Link("area", area_id),)
    assert undoing.undo_last(workspace).places == ()
    assert undoing.redo_last(workspace).places == (Link("area", area_id),)


def test_that_bulk_statements_are_refused(workspace: Workspace) -> None:
    with pytest.raises(BulkChange), unit_of_work(workspace, "Tutto insieme") as unit:
        unit.session.execute(update(Area).values(name="x"))


def test_that_a_stale_edit_is_refused(workspace: Workspace) -> None:
    area_id = add_area(workspace)
    rename(workspace, area_id, "Uno")
    with pytest.raises(UserError, match="altra finestra"), unit_of_work(workspace, "Modifica area") as unit:
        unit.get(Area, area_id, version=1)


def test_that_an_untouched_audit_is_whole(workspace: Workspace) -> None:
    area_id = add_area(workspace)
    rename(workspace, area_id, "Uno")
    assert undoing.check_audit(workspace) is None


TAMPERING = {
    "edit": "UPDATE audit_entries SET label = 'altro' WHERE id = 2",
    "action": "UPDATE audit_entries SET action = 'score' WHERE id = 2",
    "no action": "UPDATE audit_entries SET action = NULL WHERE id = 2",
    "delete": "DELETE FROM audit_entries WHERE id = 2",
    "reorder": "UPDATE audit_entries SET id = CASE id WHEN 2 THEN -3 WHEN 3 THEN -2 ELSE id END",
    "cut the tail": "DELETE FROM audit_entries WHERE id >= 2",
}


@pytest.mark.parametrize("statement", TAMPERING.values(), ids=TAMPERING)
def test_that_a_tampered_audit_names_the_first_bad_entry(workspace: Workspace, statement: str) -> None:
    area_id = add_area(workspace)
    rename(workspace, area_id, "Uno")
    rename(workspace, area_id, "Due")
    with sqlite3.connect(workspace.archive.path) as raw:
        raw.execute("DROP TRIGGER audit_entries_frozen_update")
        raw.execute("DROP TRIGGER audit_entries_frozen_delete")
        raw.execute(statement)
        raw.execute("UPDATE audit_entries SET id = -id WHERE id < 0")
    raw.close()
    broken = undoing.check_audit(workspace)
    assert broken is not None
    assert broken.entry == 2


def test_that_the_archive_itself_refuses_a_rewritten_audit(workspace: Workspace) -> None:
    add_area(workspace)
    with sqlite3.connect(workspace.archive.path) as raw:
        for statement in ("UPDATE audit_entries SET label = 'x'", "DELETE FROM audit_entries"):
            with pytest.raises(sqlite3.IntegrityError, match="register_append_only"):
                raw.execute(statement)
    raw.close()


@given(st.text(), st.text())
def test_that_the_hash_covers_names_and_labels(first: str, second: str) -> None:
    from app.domain.audit.chain import Entry

    one, other = (entry_hash(Entry(1, "t", first, label, "[]", True, None, "", "")) for label in (first, second))
    assert (one == other) == (first == second)
