"""Blocks pasted into the tables of the page: no row is lost, quotes stay, what has no place is offered as new."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtGui import QGuiApplication

from app.domain.issues import Link
from app.domain.objectives.indicator import IndicatorDraft
from app.domain.objectives.phase import PhaseDraft
from app.domain.objectives.records import MonitoringDraft, ResourceDraft
from app.services.audit import undoing
from app.services.objectives.assignments import assign_people
from app.services.objectives.detail import objective_detail
from app.services.objectives.indicators import save_indicator
from app.services.objectives.phases import save_phase
from app.services.objectives.records import save_monitoring, save_resource
from app.ui.kit.cell_look import is_missing
from tests.archives.office import YEAR, list_objectives
from tests.looking import list_entries
from tests.ui.driving import agree

D = Decimal


@pytest.fixture
def identity(office):
    return office.objective()


@pytest.fixture
def stored(office, identity):
    return lambda: objective_detail(office.workspace, identity)


def paste(table, text, column, row=0):
    """Paste a block from a cell on, as copied from a sheet."""
    QGuiApplication.clipboard().setText(text)
    rows = table.rows()
    if rows:
        assert table.select(rows[row].id, [one.key for one in table.model.columns].index(column))
    table.view.paste()


def test_that_indicators_without_a_place_are_offered_as_new_with_their_number(
    tab, office, show, identity, stored, settle
):
    save_indicator(office.workspace, IndicatorDraft(objective_id=identity, name="Uno", unit="n."))
    table = show(identity, "Indicatori").table
    before = len(list_entries(office.workspace))
    paste(table, "Domande\t%\nRicorsi\tn.\nReclami\tn.", "name")
    assert [row.name for row in stored().indicators] == ["Uno"]
    assert agree(tab, "Aggiungi 2 indicatori") == "2 righe non trovano posto nella tabella."
    settle()
    assert [(row.name, row.unit) for row in stored().indicators] == [
        ("Domande", "%"),
        ("Ricorsi", "n."),
        ("Reclami", "n."),
    ]
    assert len(list_entries(office.workspace)) == before + 1
    undoing.undo_last(office.workspace)
    assert [row.name for row in stored().indicators] == ["Uno"]


def test_that_a_block_makes_the_first_indicators_of_an_empty_table(tab, show, identity, stored, settle):
    table = show(identity, "Indicatori").table
    paste(table, "Domande\nRicorsi", "name")
    agree(tab, "Aggiungi 2 indicatori")
    settle()
    assert [row.name for row in stored().indicators] == ["Domande", "Ricorsi"]


def test_that_quotes_survive_a_copy_and_paste_in_the_same_table(office, show, identity, stored, settle):
    for name in ('Progetto "Scuole sicure" e «altro»', "Da cambiare"):
        save_indicator(office.workspace, IndicatorDraft(objective_id=identity, name=name))
    table = show(identity, "Indicatori").table
    table.select(table.rows()[0].id, 0)
    table.view.copy()
    table.select(table.rows()[1].id, 0)
    table.view.paste()
    settle()
    assert [row.name for row in stored().indicators] == ['Progetto "Scuole sicure" e «altro»'] * 2


def test_that_a_quoted_block_becomes_rows_and_not_one_title(tab, office, identity, settle):
    tab.make_stale()
    settle()
    tab.show_place(Link("objectives_sector", office.units["Segreteria"].sector_id))
    settle()
    paste(tab.details.group.table, '"Scuole sicure\t70\nAltro\t30"', "title")
    agree(tab, "Aggiungi 1 obiettivo")
    settle()
    rows = list_objectives(office.workspace, YEAR)
    assert [(row.code, row.title, row.weight) for row in rows] == [
        ("AG-SEG-01", "Scuole sicure", D(70)), ("AG-SEG-02", "Altro", D(30)),
    ]  # fmt: skip


def test_that_phases_and_resources_without_a_place_are_added(tab, office, show, identity, stored, settle):
    save_phase(office.workspace, PhaseDraft(objective_id=identity, title="Avvio"))
    save_resource(office.workspace, ResourceDraft(objective_id=identity, description="Fondi"))
    paste(show(identity, "Fasi").table, "Avvio\t01/02/2024\nChiusura\t", "title")
    agree(tab, "Aggiungi 1 fase")
    settle()
    assert [row.title for row in stored().phases] == ["Avvio", "Chiusura"]
    paste(show(identity, "Risorse").table, "Fondi\t100\nPersonale\t", "description")
    agree(tab, "Aggiungi 1 risorsa")
    settle()
    assert [(row.description, row.amount) for row in stored().resources] == [("Fondi", D(100)), ("Personale", None)]
    save_monitoring(office.workspace, MonitoringDraft(objective_id=identity, on_date=date(2024, 6, 30), notes="A"))
    paste(show(identity, "Monitoraggio").table, "30/06/2024\t10\tAvviato\n30/09/2024\t60\tInoltrato", "on_date")
    agree(tab, "Aggiungi 1 monitoraggio")
    settle()
    assert [row.notes for row in stored().monitorings] == ["Avviato", "Inoltrato"]


def test_that_units_are_named_by_code_or_name_and_an_unknown_one_is_told(tab, office, show, identity, stored, settle):
    table = show(identity, "Descrizione").units.table
    said = []
    table.refused.connect(said.append)
    paste(table, "Settore Segreteria\tArea Affari generali\t60\nUfficio che non c'è\t\t40", "name")
    assert "«Ufficio che non c'è» non è il nome né il codice di un'unità" in said[-1]
    paste(table, "Settore Segreteria\tArea Affari generali\t60\noc-tri\t\t40", "name")
    agree(tab, "Aggiungi 1 unità")
    settle()
    assert [(share.unit, share.weight) for share in stored().draft.units] == [
        (office.units["Segreteria"], D(60)), (office.units["Tributi"], D(40)),
    ]  # fmt: skip


def test_that_people_are_named_in_either_order_and_who_does_not_serve_is_told(
    tab, office, show, identity, stored, settle
):
    assign_people(office.workspace, identity, [office.people["Arcuri"]])
    page = show(identity, "Persone e pesi")
    said = []
    page.table.refused.connect(said.append)
    paste(page.table, "Arcuri Ada\tSettore Segreteria\t60\nDossi Dario\t\t40", "person")
    assert "«Dossi Dario» non è il nome di una persona in servizio nell'anno" in said[-1]
    paste(page.table, "Arcuri Ada\tSettore Segreteria\t60\nCarla CONTI\t\t40", "person")
    agree(tab, "Aggiungi 1 persona")
    settle()
    assert [(row.person, row.weight) for row in stored().assignments] == [("Arcuri Ada", D(60)), ("Conti Carla", D(40))]


def test_that_a_cell_that_must_be_filled_is_marked_and_said(office, show, identity):
    save_indicator(office.workspace, IndicatorDraft(objective_id=identity, name="Uno", baseline=D(1), target=D(2)))
    table = show(identity, "Indicatori").table
    keys = [column.key for column in table.model.columns]
    source, target = (table.model.index(0, keys.index(key)) for key in ("source", "target"))
    assert is_missing(source)
    assert not is_missing(target)
