"""The window as an EQ, the Sindaco and the Nucleo get it: every page says something, what is not theirs says why."""

import re
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton

from app.bootstrap import make_services
from app.domain.ids import OfficialId, UserId
from app.domain.permissions import ONLY_SECRETARY, Action, Actor
from app.domain.roles import UserRole, capacity_of
from app.services.first_look import first_look
from app.services.rounds.rounds import prepare_round
from app.services.workspace import Workspace
from app.ui.kit.form import Form
from app.ui.menus import Menu
from app.ui.window_services import OpenedArchive
from tests.archives.assessor import actor_of, entrust


@pytest.fixture
def actors(session_open):
    return {
        "eq": Actor("Verdi Anna", UserRole.EQ, session_open.people["Verdi"], user_id=UserId(1)),
        "assessor": actor_of(entrust(session_open.workspace)),
        "mayor": Actor("Gialli Piero", UserRole.MAYOR, official_id=OfficialId(2), user_id=UserId(2)),
        "body": Actor("Nucleo", UserRole.BODY, user_id=UserId(3)),
    }


@pytest.fixture
def window(request, qtbot, session_open, actors, open_program):
    """The window on the comune with its session open, in the hands of the role that the test is about."""
    prepare_round(session_open.workspace, session_open.round_id)  # the assessore evaluates who works in the own Area
    session_open.fill("Rossi")
    workspace = replace(session_open.workspace, actor=actors[request.param])
    return open_program(workspace.archive.path, make_services()._replace(open_archive=lambda _: opened(workspace)))


def opened(workspace: Workspace) -> OpenedArchive:
    look = first_look(workspace)
    is_official = workspace.actor.official_id is not None
    person = {
        "user": workspace.actor.name, "role": capacity_of(workspace.actor.role, is_official=is_official),
    }  # fmt: skip
    return OpenedArchive(
        workspace, workspace.archive.path, look.name, year=2024, years=(2024,), close=lambda: None, **person
    )


every_role = pytest.mark.parametrize("window", ["eq", "assessor", "mayor", "body"], indirect=True)
eq_alone = pytest.mark.parametrize("window", ["eq"], indirect=True)


def pages(window, wait):
    for number in range(window.pages.tabs.count()):
        window.pages.show_number(number)
        wait()
        yield window.pages.current_title(), window.pages.current_tab()


def troubles(window):
    return [box.text() for box in window.findChildren(QMessageBox) if box.isVisible()]


@every_role
def test_that_every_page_opens_and_what_is_not_of_the_role_is_only_read_and_says_why(window, wait):
    for title, _ in pages(window, wait):
        assert troubles(window) == [], title
    check_that_what_is_for_the_segretario_is_off(window)
    check_that_the_objectives_are_only_read(window)
    check_that_the_structure_is_only_read(window, wait)


def check_that_what_is_for_the_segretario_is_off(window):
    asking = window.menus._asking.items()
    denied = [action for action, asked in asking if action.isVisible() and asked is not Action.READ]
    assert len(denied) > 8
    assert {(action.isEnabled(), action.toolTip()) for action in denied} == {(False, ONLY_SECRETARY)}
    exports = window.menus.of(Menu.EXPORT).actions()
    if not any(action.isEnabled() for action in exports):
        assert [one.text() for one in exports if one.isVisible()][-1] == ONLY_SECRETARY, "a grey menu says why"


def check_that_the_objectives_are_only_read(window):
    objectives = window.pages.places()[2].tab
    assert objectives.verbs.closing.sentence == ONLY_SECRETARY
    assert not objectives.controls.new_button.isEnabled()


def check_that_the_structure_is_only_read(window, wait):
    window.pages.show_number(1)
    wait()
    units = window.pages.current_tab().units
    buttons = [
        units.new_button,
        *units.unit_panel.findChildren(QPushButton),
        *units.person_panel.header.findChildren(QPushButton),
    ]
    assert {(button.isEnabled(), button.toolTip()) for button in buttons} == {(False, ONLY_SECRETARY)}
    fields = [field for form in units.details.findChildren(Form) for field in form.fields.values()]
    assert fields
    units.commands.new_area()
    wait()
    assert troubles(window) == [f"{ONLY_SECRETARY}."]


@eq_alone
def test_that_an_eq_finds_the_own_people_and_fills_their_sheets(window, wait):
    evaluation = next(tab for title, tab in pages(window, wait) if title == "Valutazioni")
    window.pages.show_number(3)
    wait()
    assert [row.surname for row in evaluation.table.rows()] == ["Neri", "Rossi"]
    dashboard = window.pages.places()[0].tab
    assert dashboard.standing.facts.sheets == 2
    assert dashboard.board.panel.step.verb == "Compila 2 schede"


@pytest.mark.parametrize("window", ["assessor"], indirect=True)
def test_that_an_assessore_finds_the_people_of_the_own_area_and_is_never_called_an_eq(window, wait):
    said = []
    for title, tab in pages(window, wait):
        labels = [one.text() for one in tab.findChildren(QLabel) if one.isVisible()]
        said += [f"{title}: {words}" for words in labels if re.search(r"\bEQ\b", words)]
    assert said == []
    evaluation, dashboard = window.pages.places()[3].tab, window.pages.places()[0].tab
    assert [row.surname for row in evaluation.table.rows()] == ["Bruni"]
    assert (dashboard.standing.facts.areas, dashboard.standing.facts.sheets) == (1, 1)
    assert dashboard.board.panel.step.verb == "Compila 1 scheda"
    assert window.opened.role == "Responsabile di area"


@eq_alone
def test_that_an_eq_is_offered_only_the_documents_of_the_own_work(window, wait):
    documents = next(tab for title, tab in pages(window, wait) if title == "Documenti")
    window.pages.show_number(4)
    wait()
    kinds = documents.options.kinds
    offered = ["Schede di valutazione", "Schede di assegnazione", "Schede di verifica intermedia"]
    offered += ["Lettere di consegna", "Registro delle firme", "Storia delle schede", "Fascicoli delle persone"]
    offered += ["Estratti dei premi", "Estratti della graduatoria", "Schede obiettivo", "Stato di attuazione"]
    offered += ["Che cosa manca", "Lettere di promemoria", "Distribuzione dei totali", "Controllo di conformità"]
    listed = [kinds.item(row) for row in range(kinds.count())]
    assert [one.text() for one in listed if one.flags()] == offered
    assert [one.text() for one in listed if not one.flags()] == [
        "Persone e schede", "Ente e obiettivi", "Lavoro e controlli",
    ]  # fmt: skip
    assert troubles(window) == []
