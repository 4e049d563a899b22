"""The lines of the mandate, pasted blocks and the weights of who moves, on a real archive."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from app.domain.issues import Link
from app.domain.objectives import ObjectiveKind
from app.domain.objectives.indicator import IndicatorDraft
from app.services.objectives.assignments import assign_unit, share_person_weights
from app.services.objectives.detail import objective_detail
from app.services.objectives.indicators import save_indicator
from app.services.objectives.mandate_lines import list_mandate_lines
from app.services.objectives.prevention import list_measures
from app.ui.kit.rows_model import CellEdit
from app.ui.objectives.link_dialog import LinkDialog
from app.ui.objectives.mandate_dialog import MandateDialog
from app.ui.objectives.measures_dialog import MeasuresDialog
from app.ui.objectives.person_dialog import PersonWeightsDialog
from app.ui.objectives.year_lists import show_list
from tests.archives.office import YEAR
from tests.looking import list_entries
from tests.ui.driving import agree, press
from tests.ui.widgets import assert_accessible, assert_unique_mnemonics

D = Decimal


@pytest.fixture
def mandate(tab, settle):
    """The dialog of the lines, opened from the page."""
    dialog = show_list(MandateDialog, tab, tab.desk)
    settle()
    yield dialog
    dialog.close()


def add_line(dialog, settle, code, title):
    form = dialog.add()
    form.form.fill_values({"code": code, "title": title, "description": "", "mandate_from": 2022, "mandate_to": 2026})
    assert_unique_mnemonics(form)
    form.submit()
    settle()
    settle()


def paste(table, key, column, text):
    """Paste a block from a cell on, as copied from a sheet."""
    QGuiApplication.clipboard().setText(text)
    assert table.select(key, [one.key for one in table.model.columns].index(column))
    table.view.paste()


def test_that_lines_are_added_edited_in_place_and_offered_to_the_objectives(tab, mandate, office, settle):
    assert "Nuova linea" in mandate.table.view.empty.text
    add_line(mandate, settle, "L1", "Un comune vicino")
    add_line(mandate, settle, "L2", "Scuole sicure")
    first, second = mandate.table.rows()
    assert mandate.table.model.index(0, 2).data() == "2022"
    paste(mandate.table, first.id, "title", "Sportelli\t2020\nEdifici\t2021")
    settle()
    assert [(one.title, one.mandate_from) for one in list_mandate_lines(office.workspace)] == [
        ("Sportelli", 2020), ("Edifici", 2021),
    ]  # fmt: skip
    assert_accessible(mandate)
    settle()
    assert tab._choices.mandate_lines == ((first.id, "L1 Sportelli"), (second.id, "L2 Edifici"))


def test_that_many_objectives_are_linked_to_a_line_and_the_dup_as_one_operation(tab, mandate, office, settle):
    add_line(mandate, settle, "L1", "Un comune vicino")
    [line] = mandate.table.rows()
    parent = office.objective("Comune vicino", kind=ObjectiveKind.STRATEGIC)
    made = [office.objective("Sportello"), office.objective("Archivio", dup_mission="Missione 4")]
    tab.make_stale()
    settle()
    tab.show_view(is_grid=True)
    tab.grid.select_objectives(made, "")
    settle()
    before = len(list_entries(office.workspace))
    tab.verbs.link()
    settle()
    [dialog] = tab.findChildren(LinkDialog)
    assert_accessible(dialog)
    dialog.form.fill_values(
        {"mandate_line_id": line.id, "parent_id": parent, "dup_mission": None, "dup_programme": "Programma 2"}
    )
    dialog.submit()
    settle()
    drafts = [objective_detail(office.workspace, one).draft for one in made]
    assert [(one.mandate_line_id, one.parent_id, one.dup_mission, one.dup_programme) for one in drafts] == [
        (line.id, parent, "", "Programma 2"), (line.id, parent, "Missione 4", "Programma 2"),
    ]  # fmt: skip
    assert len(list_entries(office.workspace)) == before + 1
    tab.show_view(is_grid=False)


def test_that_a_line_in_use_is_not_deleted_and_the_others_are(mandate, office, settle):
    add_line(mandate, settle, "L1", "Un comune vicino")
    [line] = mandate.table.rows()
    office.objective(mandate_line_id=line.id)
    add_line(mandate, settle, "L2", "Scuole sicure")
    for place in (1, 0):
        mandate.table.select(mandate.table.rows()[place].id)
        code = mandate.table.current_row().code
        press(mandate, "Elimina…")
        assert agree(mandate, "Elimina").startswith(f"Eliminare la linea {code} ")
        settle()
        settle()
    assert [one.code for one in list_mandate_lines(office.workspace)] == ["L1"]


def test_that_the_field_of_the_objective_has_the_lines_beside_it(tab, office, settle):
    office.objective()
    tab.make_stale()
    settle()
    settle()
    dialog = tab.details.objective.page("Descrizione").show_mandate()
    settle()
    assert isinstance(dialog, MandateDialog)
    dialog.close()


def test_that_a_pasted_block_of_weights_is_one_entry_of_the_audit(tab, office, settle):
    identity = office.objective()
    for name in ("Uno", "Due"):
        save_indicator(office.workspace, IndicatorDraft(objective_id=identity, name=name))
    tab.make_stale()
    tab.show_place(Link("objective", identity))
    settle()
    settle()
    tab.details.objective.show_page("Indicatori")
    settle()
    page = tab.details.objective.page("Indicatori")
    before = len(list_entries(office.workspace))
    paste(page.table, page.table.rows()[0].id, "weight", "60\n40")
    settle()
    assert [row.weight for row in objective_detail(office.workspace, identity).indicators] == [D(60), D(40)]
    assert len(list_entries(office.workspace)) == before + 1


def test_that_the_weights_of_who_moves_are_shown_stretch_by_stretch(tab, desk, office, settle, qtbot):
    conti = office.people["Conti"]
    for title, unit in (("Prima", "Cultura"), ("Dopo", "Tributi")):
        identity = office.objective(title, unit)
        assign_unit(office.workspace, identity, office.units[unit])
    share_person_weights(office.workspace, YEAR, [conti], kind=ObjectiveKind.OPERATIONAL)
    dialog = PersonWeightsDialog(tab, desk, conti)
    dialog.open()
    settle()
    assert [row.valid_to for row in dialog.table.rows()] == [date(2024, 6, 30), None]
    paste(dialog.table, dialog.table.rows()[1].id, "weight", "90")
    settle()
    settle()
    assert dialog.totals.text.splitlines() == [
        "Obiettivi specifici fino al 30 giugno: 100 su 100 · i pesi sommano a 100",
        "Obiettivi specifici dal 1º luglio: 90 su 100 · mancano 10",
    ]
    [share] = [button for button in dialog.findChildren(QPushButton) if button.text().startswith("In parti uguali")]
    assert share.text() == "In parti uguali: obiettivi specifici"
    qtbot.mouseClick(share, Qt.MouseButton.LeftButton)
    settle()
    settle()
    assert "mancano" not in dialog.totals.text
    dialog.close()


def test_that_a_measure_is_written_corrected_and_deleted(qtbot, desk, office, settle):
    dialog = MeasuresDialog(None, desk)
    qtbot.addWidget(dialog)
    dialog.open()
    settle()
    form = dialog.add()
    form.form.fill_values({"code": "M1", "text": "Rotazione"})
    form.submit()
    settle()
    dialog.reload()
    settle()
    dialog.table.model.edited.emit(CellEdit(dialog.table.rows()[0], "text", "Rotazione degli incarichi"))
    settle()
    [row] = list_measures(office.workspace, YEAR)
    assert (row.code, row.text) == ("M1", "Rotazione degli incarichi")
    dialog.reload()
    settle()
    dialog.table.select(row.id)
    dialog.ask_delete()
    assert agree(dialog, "Elimina") == "Eliminare la misura M1?"
    settle()
    assert list_measures(office.workspace, YEAR) == []
