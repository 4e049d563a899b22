"""Rows changed and deleted by one operation are recorded once, so that undo gives back what was there."""

import tempfile
from decimal import Decimal
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.objectives import IndicatorRule
from app.domain.permissions import Action
from app.models.evaluation import Sheet
from app.models.objectives import Indicator, Objective
from app.models.schema import Base
from app.models.sheet_parts import SheetScore
from app.services.access import reading
from app.services.audit import undoing
from app.services.sheets.scores import NoteDraft, ScoreDraft, give_score, write_note
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace
from tests.archives.comune import Comune
from tests.archives.plain import copied

SECTION, FACTOR = "comportamenti", "precisione"
OUTSIDE = {"audit_entries", "archive_info"}
Dump = dict[str, list[tuple[object, ...]]]


def dump(workspace: Workspace) -> Dump:
    """Every row of every table, without the numbers that grow at each change."""
    with reading(workspace, Action.READ) as session:
        found = {}
        for table in Base.metadata.sorted_tables:
            if table.name not in OUTSIDE:
                columns = [column for column in table.c if column.name != "version"]
                found[table.name] = sorted(map(tuple, session.execute(select(*columns))), key=repr)
        return found


def test_that_a_score_given_and_taken_away_is_undone_step_by_step(session_open: Comune) -> None:
    workspace, sheet_id = session_open.workspace, session_open.sheet_id("Rossi")
    before = dump(workspace)
    give_score(workspace, ScoreDraft(sheet_id, SECTION, FACTOR, Decimal(4)))
    given_once = dump(workspace)
    give_score(workspace, ScoreDraft(sheet_id, SECTION, FACTOR, None))
    undoing.undo_last(workspace)
    assert dump(workspace) == given_once
    undoing.undo_last(workspace)
    assert dump(workspace) == before


def test_that_a_note_written_and_emptied_is_undone_step_by_step(session_open: Comune) -> None:
    workspace, sheet_id = session_open.workspace, session_open.sheet_id("Rossi")
    before = dump(workspace)
    write_note(workspace, NoteDraft(sheet_id, SECTION, FACTOR, "Con cura."))
    written = dump(workspace)
    write_note(workspace, NoteDraft(sheet_id, SECTION, FACTOR, ""))
    undoing.undo_last(workspace)
    assert dump(workspace) == written
    undoing.undo_last(workspace)
    assert dump(workspace) == before


STEPS = (
    "score", "drop score", "drop a score just changed", "measure", "change", "drop indicator", "retitle",
    "delete objective", "flush",
)  # fmt: skip
OPERATIONS = st.lists(st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 5)), max_size=6), max_size=5)


@given(OPERATIONS)
@settings(max_examples=settings().max_examples // 6, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_that_random_operations_undone_to_the_start_give_the_first_dump(
    session_made: Comune, operations: list[list[tuple[str, int]]]
) -> None:
    source = session_made.workspace.archive.path
    with tempfile.TemporaryDirectory() as folder, copied(source, Path(folder) / "prova.merito") as workspace:
        dumps = [dump(workspace)]
        for number, steps in enumerate(operations):
            with unit_of_work(workspace, f"Operazione {number}") as unit:
                for step, which in steps:
                    _do(unit, step, which)
            if not unit.changes.is_empty:
                dumps.append(dump(workspace))
        for earlier in reversed(dumps[:-1]):
            undoing.undo_last(workspace)
            assert dump(workspace) == earlier


def _do(unit: Unit, step: str, which: int) -> None:
    if step == "flush":
        unit.session.flush()
    elif "score" in step:
        sheet = unit.session.scalars(select(Sheet).order_by(Sheet.id)).first()
        _change_scores(unit.session, sheet, step, which)
    else:
        objectives = unit.session.scalars(select(Objective).order_by(Objective.id)).all()
        there = [one for one in objectives if one not in unit.session.deleted]
        if there:
            _change_objective(unit, there[which % len(there)], step, which)


def _change_scores(session: Session, sheet: Sheet | None, step: str, which: int) -> None:
    assert sheet
    item = f"fattore {which % 3}"
    score = next((one for one in sheet.scores if one.item == item), None)
    if step == "score" and score is None:
        session.flush()  # a unit of work inserts before it deletes: the row of this factor must be gone by then
        sheet.scores.append(SheetScore(section=SECTION, item=item, value=Decimal(which)))
    elif score is not None:
        if step != "drop score":
            score.note = f"{score.note}{which}"
        if step != "score":
            sheet.scores.remove(score)


def _change_objective(unit: Unit, objective: Objective, step: str, which: int) -> None:
    match step, objective.indicators:
        case "measure", _:
            objective.indicators.append(Indicator(name=f"indicatore {which}", rule=IndicatorRule.DIRECT))
        case "change", [indicator, *_]:
            indicator.name = f"cambiato {which} {unit.label}"
        case "drop indicator", [indicator, *_]:
            indicator.name = "tolto"
            objective.indicators.remove(indicator)
        case "retitle", _:
            objective.title = f"titolo {which} {unit.label}"
        case "delete objective", _:
            unit.session.flush()
            objective.title = "cancellato"
            unit.session.delete(objective)
