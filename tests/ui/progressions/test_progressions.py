"""The page Progressioni as it is driven: begun, completed, published, remarked on, made final, opened again."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from app.domain.cycles import YearClosing
from app.domain.issues import Link
from app.domain.progressions.editing import ProgressionRemarkDraft
from app.domain.progressions.vocabulary import ProcedureState
from app.services.progressions.procedures import begin_procedure, read_rules_file, rules_text, shipped_rules
from app.services.progressions.reading import ProgressionPage, read_progressions_of
from app.services.progressions.remarks import save_remark
from app.ui.kit.desk import Desk
from app.ui.kit.hub import Hub
from app.ui.methods.guide import GuideWindow
from app.ui.progressions.tab import CANDIDATES, CHECKS, EXCLUDED, RANKING, REMARKS, ProgressionsTab
from app.ui.progressions.words import NOTHING_OWN, why_not_begun
from tests.ui.driving import agree, choose_path, dialog_over, press
from tests.ui.widgets import assert_accessible

YEAR = 2024
RULES = rules_text(shipped_rules()).replace('area = "Funzionari ed EQ"', 'area = "FE"')


@pytest.fixture
def later(closed_archive):
    moment = closed_archive.now().replace(year=2025, month=3, day=20)
    return replace(closed_archive, now=lambda: moment)


@pytest.fixture
def tab(qtbot, later, runner, settle):
    shown = ProgressionsTab(Desk(later, runner, Hub(YEAR)))
    qtbot.addWidget(shown)
    shown.resize(1300, 700)
    shown.show()
    settle()
    return shown


def state(tab):
    return tab.page.procedure.state


def write_text(dialog, text):
    dialog.written.text.setPlainText(text)
    dialog.written.text.document().setModified(True)
    dialog.written.check()


def complete(tab, settle):
    for place, row in enumerate(tab.candidates.rows()):
        tab.candidates.select(row.id)
        tab.open_facts()
        settle()
        values = {"has_none": True, "source": "Fascicolo", "year:2023": Decimal(80 + place), "years_source": "Scheda"}
        tab.dialog.form.fill_values(values)
        tab.dialog.submit()
        settle()


def test_that_a_procedure_is_begun_completed_published_and_made_final(tab, settle, later):
    assert_accessible(tab)
    assert tab.candidates.view.empty.text.startswith("Per quest'anno non c'è una procedura")
    assert not tab.side.isVisibleTo(tab)  # the list has the room
    tab.begin()
    settle()
    assert [row.outcome for row in tab.candidates.rows()] == ["da completare"] * 4
    assert "Mancano dati di 4 persone." in tab.heading.text()
    assert not tab.verbs.publish_button.isEnabled()
    tab.open_rules()
    write_text(tab.dialog, RULES)
    tab.dialog.save()
    settle()
    complete(tab, settle)
    assert len(tab.ranking.rows()) == 4
    tab.look_at(RANKING)
    assert "punti" in tab.side.place.text()
    assert tab.side.tree.view.model().rowCount() == 1
    told = []
    tab.desk.hub.notice_told.connect(told.append)
    tab.publish()
    tab.dialog.form.fill_values({"on_date": date(2025, 3, 1)})
    tab.dialog.submit()
    settle()
    assert state(tab) is ProcedureState.PROVISIONAL
    assert told[-1].words.startswith("Fatto: ")
    assert told[-1].actions == ()  # what is published is not undone
    tab.add_remark()
    tab.dialog.form.fill_values({"on_date": date(2025, 3, 5), "text": "Chiedo un riesame."})
    tab.dialog.submit()
    settle()
    assert [one.label for one in told[-1].actions] == ["Annulla"]
    tab.look_at(REMARKS)
    assert not tab.verbs.final_button.isEnabled()
    tab.remarks.select(tab.remarks.rows()[0].id)
    tab.open_remark()
    tab.dialog.form.fill_values({"answer": "Il punteggio resta."})
    tab.dialog.submit()
    settle()
    tab.make_final()
    tab.dialog.submit()
    settle()
    assert state(tab) is ProcedureState.FINAL
    assert not tab.verbs.facts_button.isEnabled()
    tab.reopen()
    tab.dialog.form.fill_values({"reason": "Ricorso."})
    tab.dialog.submit()
    settle()
    assert state(tab) is ProcedureState.PREPARING


def test_that_what_is_wrong_in_the_facts_is_said_under_its_field(tab, settle, qtbot):
    tab.begin()
    settle()
    tab.candidates.select(tab.candidates.rows()[0].id)
    tab.open_facts()
    settle()
    assert_accessible(tab.dialog)
    form = tab.dialog.form
    assert form.fields["source"].label.text().endswith("*")
    last = form.fields["last_on"].editor
    last.setFocus()
    qtbot.keyClicks(last, "01/01/2020")
    qtbot.keyClick(last, Qt.Key.Key_Return)
    assert form.fields["source"].message.text  # told at once, though the field left is finished by going there
    last.clear()
    tab.dialog.form.fill_values({"year:2023": Decimal(120)})
    tab.dialog.submit()
    assert {"last_on", "source", "year:2023", "years_source"} <= tab.dialog.form.wrong_fields()
    tab.dialog.form.fill_values({"left_out": "Non ha presentato domanda.", "source": "Atto", "year:2023": None})
    tab.dialog.submit()
    settle()
    tab.look_at(EXCLUDED)
    assert [row.reasons for row in tab.excluded.rows()] == ["Non ha presentato domanda."]


def test_that_what_the_checks_find_on_the_progressions_stands_on_their_page(tab, settle):
    tab.begin()
    settle()
    assert tab.findings.rows() == []
    tab.open_rules()
    write_text(tab.dialog, RULES.replace("anni_dall_ultima = 3", "anni_dall_ultima = 1"))
    tab.dialog.save()
    settle()
    complete(tab, settle)
    tab.look_at(CHECKS)
    assert [row.code for row in tab.findings.rows()] == ["W21", "W15", "W15", "W15", "W15"]
    assert "Dall'ultima progressione passano almeno 2 anni" in tab.findings.rows()[0].sentence.replace("dall'", "Dall'")
    assert all(row.source for row in tab.findings.rows())
    assert tab.side.stack.currentIndex() == 0  # nobody is chosen there
    went = []
    tab.desk.hub.place_asked.connect(went.append)
    tab.findings.opened.emit(tab.findings.rows()[1])
    assert went[0].id in {row.id for row in tab.candidates.rows()}


def test_that_rules_are_edited_by_parts_and_as_text_and_tried_on_imaginary_people(tab, settle, qtbot, later):
    tab.begin()
    settle()
    tab.open_rules()
    dialog, table, editor = tab.dialog, tab.dialog.trial.table, tab.dialog.editor
    assert_accessible(dialog)
    assert [row.outcome for row in table.rows()].count("beneficiario") == 2
    first = table.rows()[0]
    table.model.setData(table.model.index(0, 2), Decimal(10))
    assert table.rows()[0].score < first.score
    table.model.setData(table.model.index(0, 2), Decimal(101))
    assert dialog.trial.message.text == "La performance individuale va da 0 a 100."
    table.model.setData(table.model.index(0, 6), "magistrale, corso 2")
    tree = dialog.trial.result.rankings[0].people
    assert max(one.points.other for one in tree) == 8
    write_text(dialog, RULES.replace("peso = 60", "peso = 50"))
    assert "fanno 90" in dialog.written.message.text
    assert not dialog.save_button.isEnabled()
    assert not dialog.tabs.isTabEnabled(0)
    assert not table.rows()
    assert dialog.is_edited
    write_text(dialog, RULES.replace("anni = 3", "anni = 2"))
    assert dialog.tabs.isTabEnabled(0)
    assert editor.definition.performance.years == 2
    editor.go_to(("performance", "weight"))
    field = editor.pages.page.form.fields["weight"].editor
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "50")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert "peso = 50" in dialog.written.text.toPlainText()
    assert editor.verdict.text() == "Controlli: 1 errore"
    assert dialog.save_button.toolTip() == "Correggere prima gli errori dei controlli."
    editor.undo()
    editor.go_to(("groups",))
    table = editor.pages.page.tables[0].table
    table.model.setData(table.model.index(0, 1), "sapere")
    assert {one.group for one in editor.definition.criteria} == {"sapere"}
    dialog.put_shipped()
    assert dialog.save_button.isEnabled()
    assert not dialog.is_edited or editor.definition == shipped_rules()
    dialog.save()
    settle()
    assert read_progressions_of(later, YEAR).rules == shipped_rules()


def test_that_a_link_opens_the_person_or_the_rules(tab, settle, later):
    begin_procedure(later, YEAR)
    tab.reload()
    tab.show_place(Link("progression", tab.page.candidates[0].id if tab.page.candidates else 1, "years"))
    settle()
    assert tab.stack_number == CANDIDATES
    assert tab.dialog is not None
    tab.dialog.reject()
    tab.show_place(Link("progression", 0, "rules"))
    assert tab.dialog.windowTitle() == "Regole delle progressioni 2024"


def test_that_rules_go_to_a_file_and_come_back_from_it_with_the_guide_beside_them(tab, settle, later, tmp_path):
    told, path = [], tmp_path / "contratto.toml"
    tab.desk.hub.notice_told.connect(lambda notice: told.append(notice.words))
    tab.begin()
    settle()
    tab.verbs.rules_button.click()
    dialog = tab.dialog
    write_text(dialog, RULES.replace("anni = 3", "anni = 2"))
    press(dialog, "Salva in un file…")
    assert choose_path(dialog, path) == "Salva le regole in un file"
    settle()
    assert (told[-1], read_rules_file(later, path)) == (f"Scritto il file: {path}", dialog.rules)
    press(dialog, "Regole pronte")
    assert dialog.rules == shipped_rules()
    press(dialog, "Apri un file…")
    assert choose_path(dialog, path) == "Apri un file di regole"
    settle()
    assert dialog.rules == read_rules_file(later, path) != shipped_rules()
    press(dialog, "Come si scrivono…")
    guide = dialog_over(dialog, GuideWindow)
    assert guide.windowTitle() == "Come si scrivono le regole delle progressioni"
    assert "peso" in guide.text.toPlainText()
    guide.close()
    dialog.save()
    settle()
    assert read_progressions_of(later, YEAR).rules == read_rules_file(later, path)


def test_that_the_dates_are_written_and_a_remark_is_taken_away(tab, settle, later):
    tab.begin()
    settle()
    tab.verbs.dates_button.click()
    tab.dialog.form.fill_values({"act": "CCI 3/2025"})
    tab.dialog.submit()
    settle()
    assert tab.page.procedure.draft.act == "CCI 3/2025"
    tab.look_at(CHECKS)
    assert tab.focus_search()
    assert (tab.stack_number, tab.window().focusWidget()) == (CANDIDATES, tab.candidates.filter)
    tab.open_rules()
    write_text(tab.dialog, RULES)
    tab.dialog.save()
    settle()
    complete(tab, settle)
    tab.publish()
    tab.dialog.form.fill_values({"on_date": date(2025, 3, 1)})
    tab.dialog.submit()
    settle()
    save_remark(later, YEAR, ProgressionRemarkDraft(tab.page.candidates[0].id, date(2025, 3, 5), "Errore."))
    tab.reload()
    settle()
    tab.look_at(REMARKS)
    [row] = tab.remarks.rows()
    assert not tab.verbs.delete_button.isEnabled()
    tab.remarks.select(row.id)
    tab.verbs.delete_button.click()
    settle()
    assert tab.remarks.rows() == []


def test_that_leaving_the_rules_asks_about_what_was_written_and_keeps_the_rules_of_before(tab, settle, later):
    tab.begin()
    settle()
    before = read_progressions_of(later, YEAR).rules
    tab.open_rules()
    dialog = tab.dialog
    dialog.close()
    assert not dialog.isVisible()
    tab.open_rules()
    dialog = tab.dialog
    write_text(dialog, rules_text(before).replace("anni = 3", "anni = 2"))
    dialog.reject()
    agree(dialog, "Continua a scrivere")
    assert dialog.isVisible()
    dialog.reject()
    agree(dialog, "Abbandona")
    settle()
    assert not dialog.isVisible()
    assert read_progressions_of(later, YEAR).rules == before


def test_that_a_closed_year_without_a_procedure_says_where_one_is_begun():
    closed, own = ProgressionPage(YEAR, YearClosing(YEAR)), ProgressionPage(YEAR, YearClosing(YEAR), is_own=True)
    assert "Usare «Comincia»" in why_not_begun(ProgressionPage(YEAR))
    assert why_not_begun(closed).startswith("L'anno è chiuso")
    assert "casella «Anno», in alto" in why_not_begun(closed)
    assert why_not_begun(own) == NOTHING_OWN
