"""The Cruscotto as a user drives it."""

from dataclasses import replace
from datetime import date

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from app.domain.documents.catalogue import DocumentFormat
from app.domain.issues import Link
from app.domain.italian import plural
from app.domain.permissions import Actor
from app.domain.roles import UserRole
from app.domain.structure.units import AreaDraft
from app.domain.workflow import CycleState, SheetState
from app.models.evaluation import Sheet
from app.models.objectives import Objective
from app.services.cycles import add_year, list_cycles
from app.services.structure.units import save_area
from app.services.transaction import unit_of_work
from app.services.workbooks.job import export_workbook
from app.services.workbooks.registry import PERSONNEL_WORKBOOK
from app.ui.closing.closing_dialog import ClosingDialog
from app.ui.kit.desk import Desk
from app.ui.kit.months import BarShape
from app.ui.kit.tab import PageVerb
from app.ui.workbooks.import_dialog import ImportDialog
from tests.archives.closing import closing_of_year
from tests.archives.plain import read_registry
from tests.looking import list_entries
from tests.ui.driving import choose_path, dialog_over, press
from tests.ui.widgets import assert_accessible, assert_unique_mnemonics

SPRING = date(2025, 3, 12)
FIRST_CARDS = [
    "Importa un piano…",
    "Importa l'Anagrafica…",
    "Salva il modello dell'Anagrafica…",
    "Aggiungi le aree a mano",
]


def cards_of(tab):
    return [button.accessibleName() for button in tab.beginnings.buttons if button.isVisible()]


def card(tab, name):
    [found] = [button for button in tab.beginnings.buttons if button.accessibleName() == name]
    return found


def bar(tab, title):
    [found] = [one for one in tab.timeline.bars if one.entry.title == title]
    return found


def leaves(tab):
    model = tab.missing.tree.model
    found = []

    def walk(index):
        rows = model.rowCount(index)
        if index.isValid() and not rows:
            found.append(model.node_at(index))
        for row in range(rows):
            walk(model.index(row, 0, index))

    walk(tab.missing.tree.view.rootIndex())
    return found


@pytest.fixture
def spring(session_open, desk):
    """The desk of the archive in March of the year after, when sheets are being filled."""
    return Desk(session_open.later(SPRING), desk.runner, desk.hub)


def test_that_every_step_leads_to_its_page(qtbot, session_open, show, asked):
    tab = show()
    for one in tab.timeline.bars:
        qtbot.keyClick(one, Qt.Key.Key_Return)
    assert asked == [Link(page, 0) for page in ["objectives"] * 4 + ["evaluation"] * 2]


def test_that_a_step_says_where_it_stands(spring, show):
    tab = show(spring)
    shapes = {one.entry.title: one.entry.shape for one in tab.timeline.bars}
    assert shapes == {
        "Piano": BarShape.LATE,
        "Assegnazione": BarShape.LATE,
        "Verifica intermedia": BarShape.LATE,
        "Misurazione": BarShape.LATE,
        "Valutazione": BarShape.NEXT,
        "Chiusura": BarShape.NEXT,
    }
    assert bar(tab, "Piano").accessibleDescription() == "1 obiettivo senza indicatori da 406 giorni"
    assert bar(tab, "Valutazione").accessibleName() == "Valutazione, da fare"


def test_that_the_line_of_a_past_year_without_a_plan_is_late_in_nothing(new_archive, desk, show):
    late = replace(new_archive, now=lambda: new_archive.now().replace(year=2026))
    tab = show(Desk(late, desk.runner, desk.hub))
    assert {(one.entry.shape, one.entry.words) for one in tab.timeline.bars} == {(BarShape.NEXT, "da fare")}
    assert tab.board.figures[2].words.number == "0"


def test_that_the_figures_count_what_is_done_late_and_to_whom_it_falls(spring, show):
    tab = show(spring)
    told = [(one.words.number, one.words.of, one.words.title, one.words.detail) for one in tab.board.figures]
    late = [one for one in tab.missing.duties if one.is_late(SPRING)]
    assert told == [
        ("2", "su 3", "Obiettivi misurati", "nessun valore manca"),
        ("0", "su 4", "Schede compilate", "0 cominciate, 4 no"),
        (str(len(late)), "", "In ritardo", "il più vecchio da 406 giorni"),
        ("2", "", "Devono agire", "1 Segretario, 1 EQ"),
    ]
    assert tab.board.figures[2].words.is_alarm
    assert tab.board.figures[0].accessibleName() == "Obiettivi misurati: 2 su 3, nessun valore manca"


def test_that_the_next_step_is_one_button_that_leads_to_the_first_thing(spring, session_open, show, asked):
    tab = show(spring)
    assert tab.board.panel.sentence.text() == "Dare gli indicatori a 1 obiettivo: senza, non si misura."
    press(tab, "Completa 1 obiettivo")
    assert asked == [Link("objective", session_open.objectives["giudicato"], "indicators")]
    assert tab.board.panel.button.property("primary")


def test_that_a_year_all_done_is_closed_from_here(qtbot, session_open, desk, show, settle):
    sheets = [session_open.sheet_id(surname) for surname in session_open.people]
    with unit_of_work(session_open.workspace, "Obiettivo tolto") as unit:
        unit.session.delete(unit.get(Objective, session_open.objectives["giudicato"]))
    with unit_of_work(session_open.workspace, "Fine") as unit:
        for sheet_id in sheets:
            unit.get(Sheet, sheet_id).state = SheetState.FINAL
    ground = closing_of_year(session_open.later(date(2025, 6, 20)), 2024)
    tab = show(Desk(session_open.later(date(2025, 6, 20)), desk.runner, desk.hub))
    press(tab, "Chiudi l'anno 2024…")
    settle()
    closing = dialog_over(tab, ClosingDialog)
    closing.form.fill(ground)
    closing.submit()
    settle()
    qtbot.waitUntil(lambda: "è chiuso" in tab.board.panel.sentence.text())
    settle()
    [row] = list_cycles(session_open.workspace)
    assert row.state is CycleState.CLOSED
    assert tab.board.panel.button.isHidden()


def test_that_f8_goes_to_the_next_missing_thing_and_shift_f8_back(spring, show, asked):
    tab = show(spring)
    verbs = tab.page_verbs()
    links = [node.link for node in leaves(tab)]
    for _ in range(3):
        verbs[PageVerb.NEXT_MISSING]()
    verbs[PageVerb.PREVIOUS_MISSING]()
    assert asked == [links[0], links[1], links[2], links[1]]
    assert tab.missing.tree.current().link == links[1]


def test_that_in_an_empty_archive_next_goes_nowhere(new_archive, show, asked):
    show().page_verbs()[PageVerb.NEXT_MISSING]()
    assert asked == []


def test_that_the_page_follows_a_change_and_stays_where_it_was(session_open, show, desk, settle, add_objectives):
    add_objectives(session_open.workspace, 20)
    tab = show()
    tree = tab.missing.tree
    [area] = [node for node in leaves(tab) if node.link and node.link.kind == "area"]
    tree.select(area.key)
    desk.save(save_area, AreaDraft("NN", "Area Nuova"))
    settle()
    assert any("Area Nuova" in node.texts[0] for node in leaves(tab))
    assert tree.current().key == area.key


def test_that_a_bar_with_the_keyboard_keeps_it_when_the_page_follows_a_change(session_open, show, desk, settle):
    tab = show()
    bar(tab, "Verifica intermedia").setFocus()
    desk.save(save_area, AreaDraft("NN", "Area Nuova"))
    settle()
    assert tab.window().focusWidget() is bar(tab, "Verifica intermedia")


def test_that_another_year_does_not_show_what_the_checks_found_in_this_one(session_open, show, desk, settle):
    tab = show()
    assert tab.missing.duties
    with unit_of_work(session_open.workspace, "Anno") as unit:
        add_year(unit, 2025)
    desk.hub.set_year(2025)
    settle()
    assert tab.timeline.months().first == date(2025, 1, 1)
    assert not [one for one in tab.missing.duties if one.link and one.link.kind == "objective"]


def test_that_the_line_folds_where_the_window_is_low(qtbot, session_open, show):
    tab = show(height=728)
    assert tab.timeline.height() == 124
    tab.window().resize(1024, 680)
    qtbot.waitUntil(lambda: tab.timeline.height() == 96)


def test_that_the_next_step_stays_in_sight_when_the_window_gets_narrow(session_open, show, theme):
    page = show(width=1366, height=728)
    theme.resize(150)
    page.window().resize(1024, 680)
    QApplication.processEvents()
    QApplication.processEvents()
    assert page.board.height() == page.board.heightForWidth(page.board.width())
    assert page.board.rect().contains(page.board.panel.geometry())
    assert page.board.panel.rect().contains(page.board.panel.button.geometry())


def test_that_a_new_archive_is_told_where_to_begin(new_archive, show, asked):
    tab = show()
    assert cards_of(tab) == FIRST_CARDS
    assert tab.missing.isHidden()
    assert not tab.focus_search()
    assert tab.board.panel.button.isHidden()
    assert "vuoto" in tab.board.panel.sentence.text()
    card(tab, "Aggiungi le aree a mano").click()
    assert asked == [Link("structure", 0)]


def test_that_the_model_of_the_staff_workbook_is_saved_from_the_page(new_archive, show, desk, settle, tmp_path):
    told = []
    desk.hub.notice_told.connect(told.append)
    tab = show()
    card(tab, "Salva il modello dell'Anagrafica…").click()
    assert choose_path(tab, tmp_path / "modello.xlsx") == "Salva il modello dell'Anagrafica"
    settle()
    book = load_workbook(tmp_path / "modello.xlsx")
    assert {"Dipendenti", "Aree"} <= set(book.sheetnames)
    [notice] = told
    assert "modello.xlsx" in notice.words
    assert [action.label for action in notice.actions] == ["Apri", "Apri la cartella"]


def test_that_the_first_imports_start_from_the_page(new_archive, show):
    tab, asked = show(), []
    tab.desk.hub.plan_import_asked.connect(lambda: asked.append("plan"))
    card(tab, "Importa un piano…").click()
    assert asked == ["plan"]
    card(tab, "Importa l'Anagrafica…").click()
    dialogs = [one for one in tab.window().findChildren(QDialog) if one.isVisible()]
    assert [one.windowTitle() for one in dialogs if isinstance(one, QFileDialog)] == ["Importa l'anagrafica"]
    assert len(dialogs) == 1
    dialogs[0].close()


def test_that_a_workbook_chosen_here_is_rehearsed_before_it_is_written(session_open, show, settle, tmp_path):
    path = export_workbook(session_open.workspace, PERSONNEL_WORKBOOK, 2024, tmp_path / "Anagrafica.xlsx")
    tab = show()
    before = list_entries(session_open.workspace)
    tab.beginnings.import_personnel()
    assert choose_path(tab, path) == "Importa l'anagrafica"
    settle()
    dialog = dialog_over(tab, ImportDialog)
    assert dialog.windowTitle() == "Importa l'anagrafica"
    dialog.close()
    settle()
    assert list_entries(session_open.workspace) == before


def test_that_a_workbook_chosen_here_is_written_only_after_the_yes(session_open, show, settle, tmp_path):
    path = export_workbook(session_open.workspace, PERSONNEL_WORKBOOK, 2024, tmp_path / "Anagrafica.xlsx")
    book = load_workbook(path)
    cell = next(cell for row in book["Dipendenti"].iter_rows() for cell in row if cell.value == "Rossi")
    cell.value = "Russo"
    book.save(path)
    tab = show()
    tab.beginnings.import_personnel()
    choose_path(tab, path)
    settle()
    dialog = dialog_over(tab, ImportDialog)
    assert "Rossi" in surnames(session_open)
    press(dialog, "Importa 1 riga")
    settle()
    assert "Russo" in surnames(session_open)
    assert "Rossi" not in surnames(session_open)


def surnames(comune):
    return {person.last_name for person in read_registry(comune.workspace).employees}


def test_that_what_is_no_longer_missing_is_no_longer_offered(new_archive, show, desk, settle):
    tab = show()
    desk.save(save_area, AreaDraft("AA", "Area Unica"))
    settle()
    assert cards_of(tab) == FIRST_CARDS[:3]
    assert tab.missing.isVisible()


def test_that_nothing_of_before_is_offered_while_the_page_is_read_again(new_archive, show, desk, settle):
    tab = show()
    imports = card(tab, FIRST_CARDS[0])
    tab.hide()
    desk.save(save_area, AreaDraft("AA", "Area Unica"))
    settle()
    tab.show()  # other pages may be read first: nothing is answered yet
    assert not imports.isVisible()
    assert not tab.isEnabled()
    assert [one.words.number for one in tab.board.figures[2:]] == ["…", "…"]
    settle()
    assert tab.isEnabled()
    assert cards_of(tab) == FIRST_CARDS[:3]
    assert [one.words.number for one in tab.board.figures[2:]] != ["…", "…"]


def test_that_a_year_in_order_offers_nothing_to_begin(session_open, show):
    assert show().beginnings.isHidden()


@pytest.mark.parametrize("archive_of", ["new_archive", "session_open"])
def test_that_everything_has_a_name_and_letters_are_unique(archive_of, request, show):
    request.getfixturevalue(archive_of)
    tab = show()
    assert_accessible(tab)
    assert_unique_mnemonics(tab)


@pytest.mark.parametrize(("width", "height"), [(1024, 680), (1366, 728), (1920, 1040)])
@pytest.mark.parametrize("percent", [100, 150, 200])
def test_that_nothing_of_the_page_is_cut(session_open, show, theme, width, height, percent):
    theme.resize(percent)
    tab = show(width=width, height=height)
    for child in (tab.timeline, tab.board, tab.missing):
        assert (
            tab.rect().contains(child.geometry().adjusted(1, 1, -1, -1))
            or tab.height() < tab.minimumSizeHint().height()
        )
    panel, board = tab.board.panel, tab.board
    assert board.rect().contains(panel.geometry())
    assert panel.rect().contains(panel.sentence.geometry())
    assert panel.sentence.height() >= panel.sentence.needed_height(panel.sentence.width())
    assert not panel.sentence.geometry().intersects(panel.button.geometry()) or panel.button.isHidden()
    for figure in board.figures:
        assert figure.width() >= figure.compact_width()
        assert not figure.geometry().intersects(panel.geometry())
    theme.resize(100)


def test_that_letters_are_written_to_those_chosen_and_remembered(spring, show, settle, tmp_path):
    tab = show(spring)
    dialog = tab.write_letters()
    assert [row.name for row in dialog.chosen] == ["Verdi Anna"]
    assert dialog.words.text() == "Si scrive a 1 persona."
    dialog.write(DocumentFormat.PDF, tmp_path / "lettere.pdf")
    settle()
    assert (tmp_path / "lettere.pdf").stat().st_size
    assert [doer.reminded_on for doer in {one.doer for one in tab.missing.duties} if doer.name == "Verdi Anna"] == [
        SPRING
    ]


def test_that_letters_go_to_one_file_to_word_or_to_a_file_for_each(spring, show, settle, tmp_path):
    tab, told = show(spring), []
    spring.hub.notice_told.connect(lambda notice: told.append(notice.words))
    apart = tmp_path / "lettere"
    apart.mkdir()
    for button, path, title in (
        ("Salva le lettere in PDF…", tmp_path / "tutte.pdf", "Salva le lettere"),
        ("Salva in Word…", tmp_path / "tutte.docx", "Salva le lettere"),
        ("Una lettera per file…", apart, "Cartella per le lettere"),
    ):
        dialog = tab.write_letters()
        dialog.table.view.clearSelection()
        assert not dialog.apart_button.isEnabled()
        dialog.table.view.selectAll()
        press(dialog, button)
        count = len(dialog.chosen)
        assert choose_path(dialog, path) == title
        settle()
    assert (tmp_path / "tutte.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "tutte.docx").read_bytes().startswith(b"PK")
    assert len(list(apart.glob("*.pdf"))) == count
    assert {words.partition(": ")[0] for words in told} == {plural(count, "lettera scritta", "lettere scritte")}


def test_that_the_nucleo_is_told_what_will_be_its_turn_and_not_that_nothing_is_missing(spring, show):
    body = replace(spring.workspace, actor=Actor("Nucleo di valutazione", UserRole.BODY))
    tab = show(Desk(body, spring.runner, spring.hub))
    assert tab.board.panel.step.sentence == (
        "Per ora non c'è niente da fare. Toccherà al Nucleo: certificare i risultati, decidere i riesami, validare la"
        " Relazione."
    )
    assert not tab.missing.duties
    assert tab.missing.tree.view.empty.text.startswith("Per ora niente tocca a te.")
    assert tab.board.figures[2].words.detail == "di ciò che tocca a te"
