"""The versions in the window: the list, a new one, a copy, the comparison, files, removing."""

import pytest
from PySide6.QtWidgets import QLabel, QMessageBox

from app.domain.issues import errors_of
from app.domain.method.checks import validate
from app.services.methods.presets import list_presets, read_preset
from app.services.methods.versions import read_version
from app.ui.methods.dialog import TRIAL
from app.ui.methods.dialogs import CompareDialog, NewMethodDialog
from app.ui.methods.guide import GuideWindow
from tests.ui.driving import choose_path, press
from tests.ui.widgets import assert_accessible, assert_unique_mnemonics


def shown(dialog, kind):
    [found] = [one for one in dialog.findChildren(kind) if one.isVisible()]
    return found


def new_from(dialog, settle, origin, name=""):
    dialog.actions_of.ask_new()
    settle()
    question = shown(dialog, NewMethodDialog)
    question.form.fill_values({"origin": origin, "name": name})
    question.submit()
    settle()


def test_that_an_archive_without_methods_says_what_to_do(dialog):
    assert "Nuova da" in dialog.banner.text
    assert dialog.editor.definition is None
    assert dialog.trial.result is None
    assert not dialog.actions_of.buttons["copy"].isEnabled()


def test_that_a_used_version_is_copied_and_the_copy_can_be_edited(used, dialog, settle, versions):
    dialog.actions_of.copy()
    settle()
    assert [row.number for row in versions()] == [2, 1]
    assert dialog.detail.row.number == 2
    assert not dialog.editor.is_read_only
    assert dialog.windowTitle() == "Metodologia: Tre ambiti, versione 2"
    assert dialog.banner.isHidden()


def test_that_a_button_that_cannot_be_pressed_says_why(used, dialog, settle):
    buttons = dialog.actions_of.buttons
    assert not buttons["delete"].isEnabled()
    assert "nessuna sessione" in buttons["delete"].toolTip()
    assert not buttons["compare"].isEnabled()
    assert "altra versione" in buttons["compare"].toolTip()
    dialog.actions_of.copy()
    settle()
    assert buttons["delete"].isEnabled()
    assert buttons["compare"].isEnabled()
    assert not buttons["compare"].toolTip()


def test_that_a_method_is_made_from_a_preset_with_a_name(dialog, settle, versions):
    new_from(dialog, settle, ("preset", "segretario"), "Il nostro Segretario")
    [row] = versions()
    assert row.title == "Il nostro Segretario, versione 1"
    assert dialog.detail.row.id == row.id


def test_that_the_dialog_describes_the_presets(dialog, settle):
    dialog.actions_of.ask_new()
    settle()
    question = shown(dialog, NewMethodDialog)
    assert question.description.text() in {row.description for row in list_presets()}
    question.form.fill_values({"origin": ("file", "")})
    question.form.committed.emit("origin")
    assert ".toml" in question.description.text()
    assert_accessible(question)
    assert_unique_mnemonics(question)
    question.reject()


def test_that_the_version_of_last_year_is_offered_first(used, dialog, settle):
    dialog.actions_of.ask_new()
    settle()
    question = shown(dialog, NewMethodDialog)
    assert question.form.draft_values()["origin"] == ("version", used)
    first = "Dall'anno scorso (2024): copia di Tre ambiti, versione 1"
    assert question.form.fields["origin"].editor.currentText() == first
    question.submit()
    settle()
    assert dialog.detail.row.title == "Tre ambiti, versione 2"


def test_that_without_a_session_last_year_the_question_says_so(free, dialog, settle):
    dialog.actions_of.ask_new()
    settle()
    question = shown(dialog, NewMethodDialog)
    assert any("Nel 2024 non c'è una sessione" in label.text() for label in question.findChildren(QLabel))
    question.reject()


def test_that_a_method_begins_from_nothing_and_becomes_sound(dialog, settle):
    new_from(dialog, settle, ("empty", ""), "La nostra")
    assert "Metodologia vuota" in dialog.banner.text
    editor = dialog.editor
    for place, table in [(("scales",), 0), (("templates",), 0), (("templates", 0), 0), (None, 0)]:
        if place:
            editor.go_to(place)
        editor.pages.page.tables[table].add()
    assert editor.place == ("templates", 0, "sections", 0, "factors", 0)
    dialog.save()
    settle()
    assert not errors_of(validate(dialog.detail.definition))
    dialog.tabs.setCurrentIndex(TRIAL)
    dialog.trial.fill()
    assert dialog.trial.result.total == 100


def test_that_the_sheet_of_the_segretario_comes_with_another_method(dialog, settle):
    new_from(dialog, settle, ("preset", "tre-ambiti+segretario"))
    assert len(dialog.detail.definition.templates) == 1 + len(read_preset("tre-ambiti").templates)


def test_that_a_method_is_made_from_another_version(used, dialog, settle, versions):
    new_from(dialog, settle, ("version", used), "La nostra")
    assert {row.title for row in versions()} == {"La nostra, versione 1", "Tre ambiti, versione 1"}


def test_that_a_version_goes_to_a_file_and_back(used, dialog, settle, tmp_path, versions, workspace):
    path = tmp_path / "metodo.toml"
    dialog.actions_of.export(path)
    settle()
    assert str(path) in dialog.banner.text
    dialog.actions_of.take_file(path)
    settle()
    back = next(row for row in versions() if row.id != used)
    assert read_version(workspace, back.id).definition == read_version(workspace, used).definition


def test_that_a_file_says_that_it_lacks_what_is_not_saved(free, dialog, settle, tmp_path):
    dialog.editor._replace(("description",), "Altra")
    dialog.actions_of.export(tmp_path / "metodo.toml")
    settle()
    assert "Le modifiche non salvate non ci sono." in dialog.banner.text


def test_that_a_spoiled_file_is_told_with_its_line(free, dialog, settle, tmp_path, versions):
    path = tmp_path / "metodo.toml"
    path.write_text("codice = ", encoding="utf-8")
    dialog.actions_of.take_file(path)
    settle()
    assert "Riga 1" in dialog.banner.text
    assert len(versions()) == 1


def test_that_two_versions_are_compared_in_words(used, dialog, settle):
    dialog.actions_of.copy()
    settle()
    dialog.editor.go_to(("templates", 0, "sections", 0))
    page = dialog.editor.pages.page
    page.form.fill_values({"title": "Altro titolo"})
    page.form.committed.emit("title")
    dialog.save()
    settle()
    dialog.actions_of.compare()
    settle()
    question = shown(dialog, CompareDialog)
    [row] = question.table.rows()
    assert (row.what, row.after) == ("titolo", "Altro titolo")
    question.table.select(row.id)
    assert "→ Altro titolo" in question.whole.text()
    assert_accessible(question)
    assert_unique_mnemonics(question)
    question.reject()


def test_that_an_unused_version_is_removed_after_a_question(free, used, dialog, settle, versions):
    dialog.reload(free)
    settle()
    dialog.actions_of.ask_to_delete()
    box = shown(dialog, QMessageBox)
    [agree] = [button for button in box.buttons() if button.text() == "Elimina"]
    agree.click()
    settle()
    assert [row.id for row in versions()] == [used]
    assert dialog.detail.row.id == used


@pytest.fixture
def edited(free, used, dialog, settle):
    """The window on a version that may change, with a title changed and not saved."""
    dialog.reload(free)
    settle()
    dialog.editor.go_to(("templates", 0, "sections", 0))
    page = dialog.editor.pages.page
    page.form.fill_values({"title": "Altro titolo"})
    page.form.committed.emit("title")


def test_that_choosing_another_version_asks_before_losing_edits(edited, free, used, dialog, settle):
    dialog.list.select(used)
    box = shown(dialog, QMessageBox)
    assert dialog.list.current().key == free
    [agree] = [button for button in box.buttons() if button.text() == "Abbandona"]
    agree.click()
    settle()
    assert dialog.detail.row.id == used


def test_that_edits_are_saved_on_the_way_to_another_version(edited, free, used, dialog, settle, workspace):
    dialog.list.select(used)
    [keep] = [button for button in shown(dialog, QMessageBox).buttons() if button.text() == "Salva"]
    keep.click()
    settle()
    assert dialog.detail.row.id == used
    assert read_version(workspace, free).definition.templates[0].sections[0].title == "Altro titolo"


def test_that_the_window_closes_once_the_edits_are_saved(qtbot, edited, free, dialog, workspace):
    dialog.reject()
    [keep] = [button for button in shown(dialog, QMessageBox).buttons() if button.text() == "Salva"]
    with qtbot.waitSignal(dialog.finished):
        keep.click()
    assert read_version(workspace, free).definition.templates[0].sections[0].title == "Altro titolo"


@pytest.mark.parametrize("key", ["use", "name"])
def test_that_headings_and_uses_in_the_list_are_not_versions(used, dialog, settle, key):
    node = (used, "valutazione finale 2024") if key == "use" else "Tre ambiti"
    assert dialog.list.select(node)
    settle()
    assert dialog.detail.row.id == used


def test_that_a_version_is_written_where_the_user_says_and_read_from_there(used, dialog, settle, tmp_path, versions):
    press(dialog, "Esporta…")
    assert choose_path(dialog, tmp_path / "nostra.toml") == "Esporta la metodologia"
    settle()
    assert "tre-ambiti" in (tmp_path / "nostra.toml").read_text(encoding="utf-8")
    new_from(dialog, settle, ("file", ""), "Copiata")
    assert choose_path(dialog, tmp_path / "nostra.toml") == "Metodologia da un file"
    settle()
    assert {row.title for row in versions()} == {"Tre ambiti, versione 1", "Copiata, versione 1"}


def test_that_another_version_is_read_when_it_is_chosen_in_the_list(free, used, dialog, settle):
    dialog.reload(free)
    settle()
    assert not dialog.editor.is_read_only
    dialog.list.select(used)
    settle()
    assert dialog.detail.row.id == used
    assert dialog.editor.is_read_only
    assert "Usata da" in dialog.banner.text


def test_that_the_cross_of_the_window_asks_before_losing_edits(edited, free, dialog, settle, stored_title):
    dialog.close()
    assert dialog.isVisible()
    press(shown(dialog, QMessageBox), "Annulla")
    assert dialog.isVisible()
    assert dialog.editor.is_changed
    dialog.close()
    press(shown(dialog, QMessageBox), "Abbandona")
    settle()
    assert stored_title() != "Altro titolo"


def test_that_the_cross_of_the_window_closes_it_where_nothing_would_be_lost(qtbot, used, dialog):
    with qtbot.waitSignal(dialog.finished):
        dialog.close()


@pytest.fixture
def stored_title(free, workspace):
    return lambda: read_version(workspace, free).definition.templates[0].sections[0].title


def test_that_a_removal_is_given_up(free, dialog, settle, versions):
    press(dialog, "Elimina…")
    press(shown(dialog, QMessageBox), "Annulla")
    settle()
    assert [row.id for row in versions()] == [free]


def test_that_nothing_is_done_to_a_version_once_another_is_chosen(used, free, dialog, settle, versions):
    first = dialog.detail.row
    other = next(row for row in versions() if row.id != first.id)
    dialog.list.select(other.id)
    assert dialog.detail.row.id == first.id
    assert not dialog.editor.isEnabled()
    dialog.actions_of.buttons["copy"].click()
    settle()
    assert dialog.detail.row.id == other.id
    assert dialog.editor.isEnabled()
    assert len(versions()) == 2


def test_that_the_list_is_folded_and_the_guide_and_the_manual_are_at_hand(used, dialog, monkeypatch):
    before = dialog.list.isHidden()
    for is_folded in (not before, before):
        dialog.fold_button.click()
        assert (dialog.list.isHidden(), dialog.fold_button.isChecked()) == (is_folded, not is_folded)
    press(dialog, "Guida e modelli…")
    [guide] = dialog.findChildren(GuideWindow)
    assert guide.isVisible()
    guide.reject()
    asked = []
    monkeypatch.setattr("app.ui.methods.dialog.ask_help", asked.append)
    press(dialog, "Aiuto")
    assert asked == [dialog]
