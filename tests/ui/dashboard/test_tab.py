"""The Cruscotto as a user drives it."""

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog

from app.domain.columns import column_of
from app.domain.findings import FindingGroup
from app.domain.issues import Issue, Link, Severity
from app.domain.structure.units import AreaDraft
from app.models.objectives import Objective
from app.services.audit.undoing import list_entries
from app.services.structure.units import save_area
from app.services.transaction import unit_of_work
from app.services.workbooks.job import export_workbook
from app.services.workbooks.registry import PERSONNEL_WORKBOOK
from app.ui.dashboard.findings import HEADINGS, group_node
from app.ui.kit.link_button import LinkButton
from app.ui.objectives.plan_preview import ISSUE_COLUMNS
from app.ui.workbooks.import_dialog import ImportDialog
from tests.archives.plain import read_registry
from tests.ui.driving import choose_path, dialog_over, press
from tests.ui.widgets import assert_accessible, assert_unique_mnemonics


def buttons_of(view) -> list[LinkButton]:
    return [button for button in view.findChildren(LinkButton) if not button.isHidden()]


def named(view, text: str) -> LinkButton:
    [button] = [button for button in buttons_of(view) if button.accessibleName() == text]
    return button


def lines_of(tab) -> list[str]:
    model = tab.findings.tree.model
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_that_every_step_leads_to_its_page(session_open, show, asked):
    tab = show()
    buttons = buttons_of(tab.steps)
    assert len(buttons) == 7
    for button in buttons:
        button.click()
    pages = ["structure", "objectives", "objectives", "objectives", "objectives", "evaluation", "evaluation"]
    assert asked == [Link(page, 0) for page in pages]


def test_that_a_step_says_where_it_stands(session_open, show):
    tab = show()
    words = named(tab.steps, "Schede compilate").accessibleDescription()
    assert words == "Da fare, entro il 31/05/2025.\nSchede compilate: 0 su 4."
    assert named(tab.steps, "Struttura dell'ente").accessibleDescription().startswith("In ritardo: scadeva il")


def test_that_steps_are_pressed_from_the_keyboard(qtbot, session_open, show, asked):
    tab = show()
    button = named(tab.steps, "Schede definitive")
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert asked == [Link("evaluation", 0)]


def test_that_a_finding_leads_to_its_place(qtbot, session_open, show, asked):
    tab = show()
    tree = tab.findings.tree
    [line] = [node for node in nodes_of(tree) if node.link and node.link.kind == "area"]
    tree.select(line.key)
    assert tab.findings.words.text() == line.texts[0]
    qtbot.keyClick(tree.view, Qt.Key.Key_Return)
    tab.findings.go_button.click()
    assert asked == [line.link, line.link]


def nodes_of(tree):
    return [node for top in tree.model._nodes for node in (top, *top.children)]


def test_that_findings_alike_are_one_line_that_opens(qtbot, session_open, show, asked):
    add_objectives(session_open.workspace, 20)
    tab = show()
    title = "21 obiettivi senza indicatori"
    assert title in lines_of(tab)
    tree = tab.findings.tree
    [group] = [node for node in nodes_of(tree) if node.texts[0] == title]
    assert group.texts[1] == "Errore"
    tree.select(group.key)
    assert not tree.view.isExpanded(tree.view.currentIndex())
    assert tab.findings.source.text() == "D.Lgs. 150/2009 art. 5 c. 2"
    qtbot.keyClick(tree.view, Qt.Key.Key_Return)
    assert tree.view.isExpanded(tree.view.currentIndex())
    tab.findings.go_button.click()
    assert not tree.view.isExpanded(tree.view.currentIndex())
    assert asked == []


def add_objectives(workspace, count: int) -> None:
    with unit_of_work(workspace, "Obiettivi") as unit:
        first = unit.session.get_one(Objective, 1)
        for number in range(count):
            unit.add(
                Objective(
                    cycle_id=first.cycle_id, code=f"N{number:02}", title=f"Nuovo {number}", kind=first.kind,
                    scope=first.scope,
                )
            )  # fmt: skip


def test_that_the_summary_counts_by_weight(session_open, show):
    tab = show()
    assert tab.findings.summary.text().startswith(("1 errore", "2 errori", "3 errori", "4 errori"))
    assert "avvis" in tab.findings.summary.text()


def test_that_the_filter_finds_inside_the_groups(qtbot, session_open, show):
    add_objectives(session_open.workspace, 20)
    tab = show()
    assert tab.focus_search()
    tab.findings.tree.filter.setText("Nuovo 13")
    qtbot.waitUntil(lambda: tab.findings.tree.model.is_filtered)
    [top] = [tab.findings.tree.model.index(0, 0)]
    assert tab.findings.tree.model.rowCount(top) == 1


def test_that_the_page_follows_a_change_and_stays_where_it_was(session_open, show, desk, settle):
    add_objectives(session_open.workspace, 20)
    tab = show()
    tree = tab.findings.tree
    [group] = [node for node in nodes_of(tree) if node.texts[0].endswith("obiettivi senza indicatori")]
    tree.select(group.key)
    tab.findings.go()
    desk.save(save_area, AreaDraft("NN", "Area Nuova"))
    settle()
    assert named(tab.steps, "Struttura dell'ente").accessibleDescription().endswith("EQ: 1 su 3.")
    assert any("Area Nuova" in node.texts[0] for node in nodes_of(tree))
    assert tree.current().key == group.key
    assert tree.view.isExpanded(tree.view.currentIndex())


def test_that_a_step_with_the_keyboard_keeps_it_when_the_page_follows_a_change(session_open, show, desk, settle):
    tab = show()
    named(tab.steps, "Verifica intermedia").setFocus()
    desk.save(save_area, AreaDraft("NN", "Area Nuova"))
    settle()
    assert tab.window().focusWidget() is named(tab.steps, "Verifica intermedia")


def test_that_a_new_archive_is_told_where_to_begin(new_archive, show, asked):
    tab = show()
    texts = [button.accessibleName() for button in buttons_of(tab.beginnings)]
    assert texts == ["Importa il piano da un testo…", "Importa l'anagrafica…", "Aggiungi le aree a mano"]
    assert tab.findings.isHidden() or not tab.findings.isVisible()
    assert not tab.focus_search()
    named(tab.beginnings, "Aggiungi le aree a mano").click()
    assert asked == [Link("structure", 0)]


def test_that_the_first_imports_start_from_the_page(new_archive, show):
    tab = show()
    named(tab.beginnings, "Importa il piano da un testo…").click()
    named(tab.beginnings, "Importa l'anagrafica…").click()
    dialogs = [one for one in tab.window().findChildren(QDialog) if one.isVisible()]
    assert [one.windowTitle() for one in dialogs if isinstance(one, QFileDialog)] == ["Importa l'anagrafica"]
    assert len(dialogs) == 2
    for dialog in dialogs:
        dialog.close()


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
    press(dialog, "Importa")
    settle()
    assert "Russo" in surnames(session_open)
    assert "Rossi" not in surnames(session_open)


def surnames(comune):
    return {person.last_name for person in read_registry(comune.workspace).employees}


def test_that_what_is_no_longer_missing_is_no_longer_offered(new_archive, show, desk, settle):
    tab = show()
    desk.save(save_area, AreaDraft("AA", "Area Unica"))
    settle()
    texts = [button.accessibleName() for button in buttons_of(tab.beginnings)]
    assert texts == ["Importa il piano da un testo…", "Importa l'anagrafica…"]
    assert tab.findings.isVisible()


def test_that_a_year_in_order_offers_nothing_to_begin(session_open, show):
    assert show().beginnings.isHidden()


@pytest.mark.parametrize("severity", Severity)
def test_that_a_finding_shows_its_weight_by_sign_and_word(severity):
    node = group_node(FindingGroup("Manca", (Issue("x", "Manca", severity=severity),)))
    assert node.severity is severity
    assert node.texts == ("Manca", severity.italian)


def test_that_the_weight_of_a_finding_is_called_as_in_the_preview_of_a_plan():
    assert HEADINGS[-1] == column_of(ISSUE_COLUMNS, "severity").heading


def test_that_everything_has_a_name_and_letters_are_unique(new_archive, show):
    tab = show()
    assert_accessible(tab)
    assert_unique_mnemonics(tab)
