"""Regole dei premi: new ones from a preset or a file, changed and tried in the editor, written to a file."""

from datetime import date

import pytest

from app.domain.acts import ActDraft, ActKind
from app.domain.awards.file import read_award_rules
from app.domain.awards.rows import AwardRulesDraft
from app.services.audit.entries import find_entries
from app.services.awards.presets import read_award_preset, ready_rules
from app.services.awards.rules import read_rules, read_rules_page
from app.services.structure.acts import save_act
from app.ui.awards.editor_dialog import AwardRulesDialog
from app.ui.awards.rules_dialog import RulesDialog
from app.ui.kit.desk import Desk
from app.ui.kit.hub import Hub
from tests.ui.driving import agree, choose_path
from tests.ui.widgets import assert_accessible, assert_unique_mnemonics


@pytest.fixture
def dialog(qtbot, workspace, runner, settle):
    dialog = RulesDialog(None, Desk(workspace, runner, Hub(2024)))
    qtbot.addWidget(dialog)
    dialog.open()
    settle()
    return dialog


def make(dialog, settle, origin, year):
    dialog.ask_new()
    question = dialog.dialog
    question.form.fill_values({"origin": origin, "year_from": year})
    question.submit()
    settle()
    return question


def test_that_rules_come_from_a_preset_and_are_changed_and_tried_in_the_editor(dialog, workspace, settle, qtbot):
    make(dialog, settle, ("preset", "fasce"), 2024)
    dialog.reload()
    settle()
    (row,) = dialog.table.rows()
    assert read_rules(workspace, row.id) == ready_rules(workspace, "fasce", 2024)
    question = make(dialog, settle, ("version", row.id), 2024)
    assert "Dal 2024 valgono già le regole" in question.form._general.text
    question.reject()
    dialog.table.select(row.id)
    dialog.edit_chosen()
    settle()
    editor: AwardRulesDialog = dialog.dialog
    assert_accessible(editor)
    assert_unique_mnemonics(editor)
    assert len(editor.trial.table.rows()) == 6
    editor.editor.go_to(("funds", 1))
    wrong = {"minimum": "900", "maximum": "800"}
    for key, text in wrong.items():
        field = editor.editor.pages.page.form.fields[key].editor
        field.setFocus()
        field.setText(text)
        field.editingFinished.emit()
    editor.save()
    settle()
    assert "Il minimo individuale supera il massimo" in editor.banner.text
    editor.editor.undo()
    editor.close()
    agree(editor, "Salva")
    settle()
    assert not [one for one in dialog.findChildren(AwardRulesDialog) if one.isVisible()]
    dialog.edit_chosen()
    settle()
    editor = dialog.dialog
    assert not editor.editor.is_changed
    assert str(read_rules(workspace, row.id).funds[1].minimum) == "900"
    editor.save()
    editor.reject()
    settle()


def test_that_rules_go_to_a_file_and_come_back_and_a_wrong_one_is_told_by_line(dialog, workspace, settle, tmp_path):
    make(dialog, settle, ("preset", "proporzionale"), 2024)
    dialog.reload()
    settle()
    (row,) = dialog.table.rows()
    dialog.table.select(row.id)
    dialog.export(tmp_path / "premi.toml")
    settle()
    written = tmp_path / "premi.toml"
    assert read_award_rules(written.read_text(encoding="utf-8"))[0] == read_award_preset("proporzionale")
    assert "Regole dei premi" in find_entries(workspace).rows[0].label
    text = written.read_text(encoding="utf-8")
    written.write_text(text.replace('modo = "a saldo"', 'modo = "a occhio"'), encoding="utf-8")
    dialog.take_file(AwardRulesDraft(year_from=2025), written)
    settle()
    assert "Riga " in dialog.banner.text
    assert "«a occhio» non è tra le parole ammesse" in dialog.banner.text
    written.write_text(text, encoding="utf-8")
    dialog.take_file(AwardRulesDraft(year_from=2025), written)
    settle()
    assert [one.year_from for one in read_rules_page(workspace).rows] == [2025, 2024]


def test_that_rules_are_adopted_by_an_act_written_where_asked_and_deleted(dialog, workspace, settle, tmp_path):
    save_act(workspace, ActDraft(kind=ActKind.GIUNTA, number="9", on_date=date(2024, 3, 1)))
    make(dialog, settle, ("preset", "proporzionale"), 2024)
    dialog.reload()
    settle()
    (row,) = dialog.table.rows()
    dialog.table.select(row.id)
    dialog.adopt_button.click()
    act = dialog._page.acts[0].id
    dialog.dialog.form.fill_values({"act_id": act, "year_from": 2025})
    dialog.dialog.submit()
    settle()
    [kept] = read_rules_page(workspace).rows
    assert (kept.act_id, kept.year_from) == (act, 2025)
    dialog.reload()
    settle()
    dialog.table.select(row.id)
    dialog.export_button.click()
    assert choose_path(dialog, tmp_path / "regole.toml") == "Esporta le regole dei premi"
    settle()
    assert read_award_rules((tmp_path / "regole.toml").read_text(encoding="utf-8"))[0] == read_rules(workspace, row.id)
    dialog.delete_button.click()
    settle()
    assert read_rules_page(workspace).rows == ()


def test_that_rules_are_saved_again_and_again_from_an_editor_that_stays_open(dialog, workspace, settle):
    make(dialog, settle, ("preset", "fasce"), 2024)
    dialog.reload()
    settle()
    (row,) = dialog.table.rows()
    dialog.table.select(row.id)
    dialog.edit_chosen()
    settle()
    editor: AwardRulesDialog = dialog.dialog
    for minimum in ("100", "150"):
        editor.editor.go_to(("funds", 1))
        field = editor.editor.pages.page.form.fields["minimum"].editor
        field.setFocus()
        field.setText(minimum)
        field.editingFinished.emit()
        assert "non salvate" in editor.windowTitle()
        editor.save_button.click()
        settle()
        assert (editor.isVisible(), editor.banner.text, editor.save_button.isEnabled()) == (True, "", False)
        assert "non salvate" not in editor.windowTitle()
        assert str(read_rules(workspace, row.id).funds[1].minimum) == minimum
    editor.close()
    assert not editor.isVisible()
