"""The history of a sheet: who changed what, from what to what and why, told to whoever reads the audit."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.domain.audit.sheet_changes import SheetChange, SheetChangeKind
from app.domain.errors import UserError
from app.domain.ids import UserId
from app.domain.permissions import Actor
from app.domain.roles import UserRole
from app.domain.sheets.composition import CorrectionDraft
from app.services.audit.sheet_history import sheet_history
from app.services.audit.undoing import undo_last
from app.services.sheets.composition import (
    add_correction,
    apply_part,
    choose_factor,
    choose_weight,
    drop_factor,
    exclude_part,
)
from app.services.sheets.scores import NoteDraft, ScoreDraft, TextsDraft, give_score, write_note, write_texts
from app.services.sheets.steps import complete_sheet, deliver_sheet, reopen_sheet
from tests.archives.comune import Comune

DAY = date(2024, 12, 20)


def lines(comune: Comune, surname: str, kind: SheetChangeKind) -> list[SheetChange]:
    return [one for one in sheet_history(comune.workspace, comune.sheet_id(surname)) if one.kind is kind]


def told(found: list[SheetChange]) -> list[tuple[str, str, str]]:
    return [(one.what, one.before, one.after) for one in found]


def test_that_a_score_and_its_note_tell_before_and_after_with_the_title_of_the_factor(session_open: Comune) -> None:
    rossi, workspace = session_open.sheet_id("Rossi"), session_open.workspace
    item = next(one for one in session_open.detail("Rossi").items if one.takes_score and one.scale)
    first, second = item.scale.rows[0], item.scale.rows[1]
    give_score(workspace, ScoreDraft(rossi, item.section, item.key, first.value))
    give_score(workspace, ScoreDraft(rossi, item.section, item.key, second.value))
    write_note(workspace, NoteDraft(rossi, item.section, item.key, "Sempre puntuale"))
    scores = lines(session_open, "Rossi", SheetChangeKind.SCORE)
    assert [one.what for one in scores] == [item.label, item.label]
    assert (scores[0].before, scores[1].before) == (scores[1].after, "")
    assert scores[0].after.endswith(second.label)
    assert scores[1].after.endswith(first.label)
    assert {one.who for one in scores} == {workspace.actor.name}
    assert told(lines(session_open, "Rossi", SheetChangeKind.NOTE)) == [(f"Nota: {item.label}", "", "Sempre puntuale")]
    assert not lines(session_open, "Neri", SheetChangeKind.SCORE)


def test_that_what_is_undone_stays_told_with_the_name_of_the_undoing(session_open: Comune) -> None:
    rossi, workspace = session_open.sheet_id("Rossi"), session_open.workspace
    item = next(one for one in session_open.detail("Rossi").items if one.takes_score)
    give_score(workspace, ScoreDraft(rossi, item.section, item.key, Decimal(3)))
    undo_last(workspace)
    undone, given = lines(session_open, "Rossi", SheetChangeKind.SCORE)
    assert (undone.before, undone.after) == (given.after, "")
    assert undone.reason.startswith("Annulla: ")


def test_that_texts_parts_and_corrections_are_told_with_their_reasons(session_open: Comune) -> None:
    rossi, workspace = session_open.sheet_id("Rossi"), session_open.workspace
    write_texts(workspace, TextsDraft(rossi, strengths="Ordine"))
    assert told(lines(session_open, "Rossi", SheetChangeKind.TEXT)) == [("Punti di forza", "", "Ordine")]
    parts = session_open.detail("Rossi").composition.parts
    part = next(one for one in parts if one.can_be_excluded and not one.is_section)
    exclude_part(workspace, rossi, part.section, part.item, "Non ne ha avuto occasione")
    apply_part(workspace, rossi, part.section, part.item)
    back, out = lines(session_open, "Rossi", SheetChangeKind.EXCLUSION)
    assert (out.what, out.before, out.after, out.reason) == (
        part.title,
        "si applica",
        "non si applica",
        "Non ne ha avuto occasione",
    )
    assert (back.before, back.after) == ("non si applica", "si applica")


def test_that_a_step_back_tells_its_reason_and_what_was_done_together(session_open: Comune) -> None:
    rossi, workspace = session_open.fill("Rossi"), session_open.workspace
    complete_sheet(workspace, rossi)
    reopen_sheet(workspace, rossi, "Errore di battitura")
    step = lines(session_open, "Rossi", SheetChangeKind.STEP)[0]
    assert (step.what, step.reason) == ("da compilata a in compilazione", "Errore di battitura")
    history = sheet_history(workspace, rossi)
    assert [one.at for one in history] == sorted((one.at for one in history), reverse=True)
    assert history[-1].what == "Predisposta"


def test_that_who_does_not_read_the_audit_reads_the_steps_only(session_open: Comune) -> None:
    rossi = session_open.fill("Rossi")
    complete_sheet(session_open.workspace, rossi)
    evaluator = Actor("Verdi Anna", UserRole.EQ, session_open.people["Verdi"], user_id=UserId(2))
    history = sheet_history(replace(session_open.workspace, actor=evaluator), rossi)
    assert [one.what for one in history] == ["da in compilazione a compilata", "da predisposta a in compilazione"]
    assert {one.kind for one in history} == {SheetChangeKind.STEP}


@pytest.mark.parametrize("role", [UserRole.SECRETARY, UserRole.VICE, UserRole.EQ])
def test_that_nobody_reads_the_history_of_the_own_sheet_before_its_delivery(
    session_open: Comune, role: UserRole
) -> None:
    rossi = session_open.fill("Rossi")
    complete_sheet(session_open.workspace, rossi)
    oneself = Actor("Rossi Mario", role, session_open.people["Rossi"], user_id=UserId(1))
    workspace = replace(session_open.workspace, actor=oneself)
    with pytest.raises(UserError):
        sheet_history(workspace, rossi)
    deliver_sheet(session_open.workspace, rossi, DAY, DAY)
    assert sheet_history(workspace, rossi)


def test_that_weights_chosen_and_corrections_are_told_by_the_title_of_their_section(composed: Comune) -> None:
    rossi, workspace = composed.sheet_id("Rossi"), composed.workspace
    choose_weight(workspace, rossi, "obiettivi", Decimal(45))
    choose_weight(workspace, rossi, "obiettivi", Decimal(50))
    title = next(one.title for one in composed.detail("Rossi").sections if one.code == "obiettivi")
    again, first = lines(composed, "Rossi", SheetChangeKind.WEIGHT)
    assert (first.what, first.before) == (f"Peso: {title}", "")
    assert again.before == first.after
    draft = CorrectionDraft(rossi, "rettifica", Decimal(2), "Ha retto lo sportello", "Verdi Anna", DAY)
    add_correction(workspace, draft)
    [correction] = lines(composed, "Rossi", SheetChangeKind.CORRECTION)
    assert (correction.before, correction.reason) == ("", "Ha retto lo sportello")
    choose_factor(workspace, rossi, "capacita", "sportello")
    drop_factor(workspace, rossi, "capacita", "sportello")
    dropped, chosen = lines(composed, "Rossi", SheetChangeKind.CHOICE)
    assert dropped.what == chosen.what != "sportello"
    assert (dropped.before, dropped.after) == (chosen.after, chosen.before)
