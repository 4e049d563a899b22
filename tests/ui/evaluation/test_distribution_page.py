"""*Distribuzione*: the drawing of the print on the page, where it leads, and who sees what on it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from app.domain.documents.catalogue import DISTRIBUTION
from app.domain.ids import UserId
from app.domain.issues import Link
from app.domain.permissions import Actor
from app.domain.roles import UserRole
from app.ui.evaluation.list_pane import SHEETS, SPREAD
from app.ui.kit.desk import Desk
from app.ui.kit.hub import Hub
from tests.ui.driving import press
from tests.ui.evaluation.conftest import shown
from tests.ui.evaluation.test_tab import choose
from tests.ui.widgets import keyboard


@pytest.fixture
def scored(session_open):
    """Rossi and Neri, of the same evaluator, with the same total; Bruni with another."""
    for surname, step in (("Rossi", 4), ("Neri", 4), ("Bruni", 3)):
        session_open.fill(surname, step)
    return session_open


def has_ink(paper):
    picture = paper.grab().toImage()
    places = ((x, y) for x in range(0, picture.width(), 2) for y in range(0, picture.height(), 2))
    return any(picture.pixelColor(*place) != QColor(Qt.GlobalColor.white) for place in places)


def test_that_the_page_draws_everybody_and_says_it_in_words(scored, tab, settle):
    tab.show_view(SPREAD)
    settle()
    assert tab.sides.currentWidget() is tab.spread
    assert has_ink(tab.spread.paper)
    width = tab.spread.paper.width()
    press(tab.spread, "Ingrandisci")
    assert tab.spread.paper.width() > width
    press(tab.spread, "Rimpicciolisci")
    assert tab.spread.paper.width() == width
    words = tab.spread.paper.accessibleDescription()
    assert words.startswith("Tutto l'ente: 3 di 4")
    assert "Verdi Anna: 2 di 2  ·  media 86,40 ± 0,00" in words


def test_that_without_a_filled_sheet_the_page_says_when_there_will_be_something(tab, settle):
    tab.show_view(SPREAD)
    settle()
    assert tab.spread.nothing.isVisible()
    assert not tab.spread.area.isVisible()


def test_that_the_link_of_a_finding_leads_to_the_page_and_enter_on_a_sheet_back_to_it(scored, tab, settle, qtbot):
    tab.show_place(Link("distribution", scored.round_id))
    settle()
    assert tab.sides.currentWidget() is tab.spread
    choose(tab, settle, "Neri")
    tab.table.view.setFocus()
    qtbot.keyClick(keyboard(), Qt.Key.Key_Return)
    settle()
    assert tab.list.view == SHEETS
    assert tab.sides.currentWidget() is tab.sheet


def test_that_printing_leads_to_the_document(scored, tab, settle):
    asked = []
    tab.desk.hub.place_asked.connect(asked.append)
    tab.show_view(SPREAD)
    settle()
    press(tab, "Stampa…")
    assert asked == [Link("document", 0, DISTRIBUTION.code)]


def test_that_it_follows_the_scores_while_it_is_in_front(scored, tab, settle):
    tab.show_view(SPREAD)
    settle()
    scored.fill("Verdi", 4)
    tab.make_stale()
    settle()
    assert tab.spread.paper.accessibleDescription().startswith("Tutto l'ente: 4 di 4")


def test_that_an_eq_sees_the_own_people_and_no_whole(qtbot, scored, runner, settle):
    actor = Actor("Verdi Anna", UserRole.EQ, scored.people["Verdi"], user_id=UserId(1))
    tab = shown(qtbot, Desk(replace(scored.workspace, actor=actor), runner, Hub(2024)), settle)
    tab.show_view(SPREAD)
    settle()
    words = tab.spread.paper.accessibleDescription()
    assert words.startswith("Le schede visibili: 2 di 2")
    assert "Bianchi" not in words
