"""Importa un piano in the window: from a file or pasted text to the yes, with nothing written before it."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from sqlalchemy import select

from app.domain.plan_text.roles import LineRole
from app.domain.workflow import CycleState
from app.models.cycles import Cycle
from app.services.objectives.detail import objective_detail
from app.services.transaction import unit_of_work
from app.services.workbooks.registry import PERSONNEL_WORKBOOK
from app.ui.kit.tab import PageVerb
from app.ui.plan_import.page import REMEMBERED, PlanImportPage
from app.ui.workbooks.import_dialog import ImportDialog
from tests.archives.office import list_objectives
from tests.looking import list_entries
from tests.services.plan_text.test_importing import DATA, PLAN
from tests.ui.driving import agree, choose_path, press
from tests.ui.widgets import assert_accessible, assert_unique_mnemonics, keyboard

YEAR = 2024


@pytest.fixture
def window(open_program, archive):
    window = open_program(archive)
    window.activateWindow()
    return window


@pytest.fixture
def page(window, wait):
    window.desk.hub.plan_import_asked.emit()
    wait()
    page = window.pages.current_tab()
    assert isinstance(page, PlanImportPage)
    return page


@pytest.fixture
def read(page, wait):
    """Read the plan as pasted text."""
    page.source.text.setPlainText(PLAN)
    press(page, "Leggi il testo incollato")
    wait()
    return page


def written(window):
    return [row.code for row in list_objectives(window.desk.workspace, YEAR)]


def test_that_a_file_is_shown_line_by_line_and_nothing_is_written_before_the_yes(page, window, wait, tmp_path):
    assert window.pages.tabs.tabText(window.pages.tabs.currentIndex()) == "Obiettivi"
    assert keyboard() is page.source.choose_button
    assert_unique_mnemonics(window)
    path = tmp_path / "piano.txt"
    path.write_bytes(DATA)
    press(page, "Scegli un file…")
    assert choose_path(page, path) == "Scegli il piano"
    wait()
    assert page.head.facts.text() == "piano.txt, anno 2024"
    assert page.work.foot.import_button.accessibleName() == "Importa 6 obiettivi"
    assert keyboard() is page.work.lines.view
    assert written(window) == []
    assert_accessible(window)
    assert_unique_mnemonics(window)
    press(page, "Importa 6 obiettivi")
    wait()
    assert len(written(window)) == 6
    assert window.pages.current_tab() is not page
    notice = window.pages.notice.notice
    assert notice.words.startswith("Piano importato: 2 aree, 2 settori")
    assert list_entries(window.desk.workspace)[0].label.startswith("Importazione del piano da piano.txt")
    [undo] = notice.actions
    undo.run()
    wait()
    assert written(window) == []


def test_that_the_same_plan_again_has_nothing_to_import(read, window, wait):
    press(read, "Importa 6 obiettivi")
    wait()
    window.desk.hub.plan_import_asked.emit()
    again = window.pages.current_tab()
    again.take_text(PLAN)
    wait()
    button = again.work.foot.import_button
    assert not button.isEnabled()
    assert "contiene già tutto" in button.toolTip()


def test_that_leaving_asks_only_when_something_was_answered(read, window, wait):
    QTest.keyClick(read.work.lines.view, Qt.Key.Key_N)
    wait()
    QTest.keyClick(read.work.lines.view, Qt.Key.Key_Escape)
    assert agree(window, "Continua a scrivere") == "Abbandonare le modifiche?"
    QTest.keyClick(keyboard(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    wait()
    assert not read.work.has_answers, "Ctrl+Z takes back the answer, nothing else"
    press(read, "Annulla")
    assert window.findChild(QMessageBox) is None
    assert window.pages.current_tab() is not read


def test_that_a_text_is_pasted_in_the_place_of_the_plan_in_hand_after_a_yes(read, window, wait):
    QTest.keyClick(read.work.lines.view, Qt.Key.Key_N)
    wait()
    read.head.paste_asked.emit()
    assert agree(window, "Abbandona") == "Abbandonare le modifiche?"
    assert (read._stack.currentWidget(), keyboard()) == (read.source, read.source.text)
    read.source.text.setPlainText("AREA TECNICA\n- Asfaltare le strade\n")
    press(read, "Leggi il testo incollato")
    wait()
    press(read, "Importa 1 obiettivo")
    wait()
    assert len(written(window)) == 1


def test_that_the_keys_of_the_window_go_to_the_doubts(read, window):
    verbs = read.page_verbs()
    assert set(verbs) == {PageVerb.NEXT_MISSING, PageVerb.PREVIOUS_MISSING}
    doubts = [line.number for line in read.work.lines.lines if line.is_doubt]
    QTest.keyClick(window, Qt.Key.Key_F8)
    QApplication.processEvents()
    if doubts:
        assert read.work.popup.isVisible()


def test_that_a_pasted_text_without_units_says_so_and_can_be_mended_by_hand(page, wait):
    QGuiApplication.clipboard().setText("Cose da fare\n- Asfaltare le strade\n- Curare il verde\n")
    QTest.keyClick(page.source.choose_button, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    press(page, "Leggi il testo incollato")
    wait()
    assert "nessuna unità" in page.question.notice.words
    assert not page.work.foot.import_button.isEnabled()
    view = page.work.lines.view
    for row, key in enumerate((Qt.Key.Key_A, Qt.Key.Key_O, Qt.Key.Key_O)):
        view.go_to_row(row)
        QTest.keyClick(view, key)
        wait()
    assert page.question.notice is None
    assert page.work.foot.import_button.accessibleName() == "Importa 2 obiettivi"
    assert [node.title for node in page.work.rehearsal.outcome] == ["Cose da fare"]


def test_that_a_plan_without_units_is_offered_for_the_whole_ente(page, wait):
    text = "Obiettivi dell'anno\n- Asfaltare le strade\n- Curare il verde\n- Aprire il nido\n"
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(page.source.choose_button, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    press(page, "Leggi il testo incollato")
    wait()
    assert "3 righe sembrano obiettivi" in page.question.notice.words
    [ente] = page.work.rehearsal.outcome
    assert (len(ente.children), page.work.foot.import_button.accessibleName()) == (3, "Importa 3 obiettivi")
    page.question.notice.actions[0].run()
    wait()
    assert page.question.notice is None


def test_that_a_file_that_cannot_be_read_is_said_and_another_can_be_chosen(page, wait, tmp_path):
    page.take_file(tmp_path / "manca.txt")
    wait()
    assert "manca.txt non si può leggere" in page.source.message.text
    empty = tmp_path / "vuoto.txt"
    empty.write_bytes(b"")
    page.take_file(empty)
    wait()
    assert "vuoto" in page.source.message.text


def dropped(window, path, *more):
    """Drop files on the window; return whether it takes them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(one)) for one in (path, *more)])
    args = (QPoint(200, 200), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entered = QDragEnterEvent(*args)
    entered.ignore()
    QApplication.sendEvent(window, entered)
    if entered.isAccepted():
        QApplication.sendEvent(window, QDropEvent(QPointF(200, 200), *args[1:]))
    return entered.isAccepted()


def test_that_a_file_dropped_on_the_window_begins_to_be_imported(window, wait, tmp_path):
    plan, sheet, staff = (tmp_path / name for name in ("piano.txt", "obiettivi.csv", "personale.csv"))
    plan.write_bytes(DATA)
    sheet.write_text("Settore;Obiettivo;Peso\nTributi;Recupero IMU;60\nTributi;Sportello;40\n", encoding="utf-8")
    staff.write_text("Matricola;Cognome;Nome;Genere\n1;Rossi;Ada;f\n", encoding="utf-8")
    assert not dropped(window, tmp_path / "foto.png")
    assert not dropped(window, plan, sheet)
    assert dropped(window, plan)
    wait()
    page = window.pages.current_tab()
    assert isinstance(page, PlanImportPage)
    assert page.work.foot.import_button.text() == "&Importa 6 obiettivi"
    assert "6 obiettivi (1 riga ripetuta unita)" in page.work.foot.counts.words
    assert dropped(window, sheet)
    wait()
    assert page.work.document.name == "obiettivi.csv"
    assert dropped(window, staff)
    wait()
    [dialog] = window.findChildren(ImportDialog)
    assert dialog._file.workbook is PERSONNEL_WORKBOOK
    dialog.close()


def test_that_a_refused_group_stays_many_objectives(read, window, wait):
    read.work.outcome.show_part(1)
    repeated = read.work.outcome.repeated
    [item] = repeated._items()
    repeated.tree.setCurrentItem(item.child(0))
    [verb] = [one for one in repeated.verbs.shown() if one.words() == "Un solo obiettivo, o tanti"]
    assert verb.why_off()
    repeated.tree.setCurrentItem(item)
    QTest.keyClick(repeated.tree, Qt.Key.Key_F2)
    wait()
    assert repeated.accepted == frozenset()
    press(read, "Importa 7 obiettivi")
    wait()
    assert len(written(window)) == 7


def test_that_an_indicator_of_the_catalogue_is_accepted_with_one_key_and_the_layout_is_remembered(read, window, wait):
    view, panel = read.work.lines.view, read.work.outcome.proposals
    lacking = [node for top in read.work.rehearsal.outcome for node in top.walk() if node.lacks_indicator]
    found = next(node for node in lacking if node.line and read.work._matches.of(node))
    view.go_to(found.line)
    assert panel.rows[0].isVisible()
    name = read.work._matches.of(found)[0].draft.name
    QTest.keyClick(view, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    wait()
    assert not panel.rows[0].isVisible()
    press(read, "Togli")
    wait()
    assert panel.rows[0].isVisible()
    panel.rows[0].click()
    wait()
    view.go_to_row(0)
    QTest.keyClick(view, Qt.Key.Key_N, Qt.KeyboardModifier.ShiftModifier)
    wait()
    press(read, read.work.foot.import_button.accessibleName())
    wait()
    workspace = window.desk.workspace
    details = [objective_detail(workspace, row.id) for row in list_objectives(workspace, YEAR)]
    assert [one.name for detail in details for one in detail.indicators].count(name) == 1
    assert list_entries(workspace)[0].label.startswith("Importazione del piano da testo incollato")
    window.desk.hub.plan_import_asked.emit()
    again = window.pages.current_tab()
    again.take_text(PLAN)
    wait()
    assert set(again.work.answers.layout.choices.values()) == {LineRole.NOTHING}
    assert window.pages.notice.notice.words == REMEMBERED
    assert not again.work.has_answers


def test_that_a_plan_of_another_comune_and_of_other_years_is_asked_about_before(page, window, wait):
    page.take_text("COMUNE DI ALTROVE\nPIANO DEGLI OBIETTIVI 2016-2018\n\nAREA TECNICA\n- Asfaltare le strade\n")
    wait()
    assert "Altrove" in page.question.notice.words
    page.work.foot.import_button.click()
    wait()
    assert written(window) == [], "the yes leads to the question"
    QTest.keyClick(page.work.lines.view, Qt.Key.Key_N)
    wait()
    for words in ("Altrove", "2016"):
        assert words in page.question.notice.words
        press(page.question, "Continua")
        wait()
    assert page.work.lines.lines[0].role is LineRole.NOTHING, "what was answered while the question waited is kept"
    assert page.question.notice is None
    press(page, "Importa 1 obiettivo")
    wait()
    assert len(written(window)) == 1


def test_that_the_first_proposal_is_taken_for_all_with_one_key_whatever_line_is_in_front(read, wait):
    panel = read.work.outcome.proposals
    read.work.lines.view.go_to_row(0)
    assert panel.all_button.isVisible()
    assert not panel.rows[0].isVisible()
    count = read.work._recognised
    assert count > 1
    QTest.keyClick(read.work.lines.view, Qt.Key.Key_0, Qt.KeyboardModifier.AltModifier)
    wait()
    assert len(read.work.answers.indicators) == count
    assert not panel.all_button.isVisible()


def test_that_an_indicator_out_of_sight_is_taken_from_the_menu_of_the_others(read, wait):
    view, panel = read.work.lines.view, read.work.outcome.proposals
    lines = [node for top in read.work.rehearsal.outcome for node in top.walk() if node.line and node.lacks_indicator]
    found = next(node for node in lines if len(read.work._matches.of(node)) > len(panel.rows))
    view.go_to(found.line)
    panel.others_button.click()
    assert panel.others.isVisible()
    [first, *_] = panel.others.actions()
    panel.others.hide()
    first.trigger()
    wait()
    name = read.work._matches.of(found)[len(panel.rows)].draft.name
    assert panel.title.accessibleName() == f"Dal catalogo: {name}"
    assert panel.others_button.isHidden()


def test_that_a_branch_closed_by_hand_stays_closed_while_the_lines_change(read, wait):
    tree = read.work.outcome.tree
    index = next(one for one in tree._indexes(tree.rootIndex()) if tree.nodes.hasChildren(one) and tree.isExpanded(one))
    key = tree.nodes.node_at(index).key
    for is_open in (False, True):
        place = next(one for one in tree._indexes(tree.rootIndex()) if tree.nodes.node_at(one).key == key)
        tree.setExpanded(place, is_open)
        read.work.lines.view.go_to_row(0)
        QTest.keyClick(read.work.lines.view, Qt.Key.Key_N)
        wait()
        place = next(one for one in tree._indexes(tree.rootIndex()) if tree.nodes.node_at(one).key == key)
        assert tree.isExpanded(place) is is_open


def test_that_a_plan_that_may_be_written_no_more_is_told_and_stays_in_hand(read, window, wait):
    with unit_of_work(window.desk.workspace, "Chiusura") as unit:
        unit.session.scalars(select(Cycle).where(Cycle.year == YEAR)).one().state = CycleState.CLOSED
    press(read, "Importa 6 obiettivi")
    wait()
    assert "è chiuso" in read.question.notice.words
    assert window.pages.current_tab() is read
    assert not read.work.foot.import_button.isEnabled()
    assert "è chiuso" in read.work.foot.import_button.toolTip()
    assert written(window) == []
