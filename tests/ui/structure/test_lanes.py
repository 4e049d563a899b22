"""The year of a person as bars: walked with the keyboard, dragged with the mouse, told to a screen reader."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton

from app.domain.issues import Link
from app.domain.structure.absences import AbsenceDraft
from app.domain.structure.person_year import Lane
from app.services.structure.absences import save_absence
from app.services.structure.appointments import save_appointment
from app.services.structure.person_year import read_person_year
from app.services.structure.postings import save_posting
from app.ui.kit.desk import Desk
from app.ui.kit.hub import Hub
from app.ui.kit.key_caps import hints_at
from app.ui.kit.scale import scaled
from app.ui.structure.bar_words import Stretch, words_of_row
from app.ui.structure.fact_bar import AROUND
from app.ui.structure.tab import StructureTab
from tests.archives.plain import read_registry
from tests.archives.town import HEADS
from tests.ui.driving import agree, dialog_over, press
from tests.ui.widgets import assert_accessible

DAY = date(2024, 12, 31)
JULY = date(2024, 7, 1)


@pytest.fixture
def lanes(tab, town, choose, settle):
    """The year of Serra Davide: two postings, two absences, two heads of the second area."""
    who = town.people["Serra Davide"]
    save_posting(town.workspace, town.posting("Serra Davide", "D1", JULY))
    for kind, first, last in (("Congedo parentale", 4, 29), ("Malattia", 2, 3)):
        month = 3 if first == 4 else 9
        draft = AbsenceDraft(who, kind, month == 3, date(2024, month, first), date(2024, month, last))
        save_absence(town.workspace, draft)
    [head] = read_registry(town.workspace).appointments_of[town.people[HEADS["D"]]]
    save_appointment(town.workspace, replace(head.draft, valid_to=date(2024, 9, 30)))
    choose("employee", "Serra Davide")
    return tab.units.person_panel.lanes


@pytest.fixture
def year(town):
    return lambda: read_person_year(town.workspace, town.people["Serra Davide"], DAY).year


def shown(lanes, lane):
    return [(one.fact.name, one.isChecked()) for one in lanes.bars if one.fact.lane is lane]


def test_that_each_kind_of_fact_has_its_lane_and_the_posting_of_the_day_is_chosen(lanes):
    assert shown(lanes, Lane.POSTING) == [("Tributi", False), ("Assistenza", True)]
    assert shown(lanes, Lane.APPOINTMENT) == []
    assert shown(lanes, Lane.ABSENCE) == [("Congedo parentale", False), ("Malattia", False)]
    names = [name for name, _ in shown(lanes, Lane.EVALUATOR)]
    assert names == ["Marini Paolo", "Greco Paola", "Giusti Laura"]
    assert shown(lanes, Lane.SHEET) == []


def test_that_arrows_walk_the_bars_and_the_editor_follows(lanes, tab, bar, qtbot):
    editor = tab.units.person_panel.editor
    qtbot.keyClick(bar(Lane.POSTING, JULY), Qt.Key.Key_Left)
    assert lanes.current().name == "Tributi"
    assert editor.days.text() == "182 giorni nel 2024"
    qtbot.keyClick(tab.window().focusWidget(), Qt.Key.Key_Left)
    assert lanes.current().name == "Tributi"
    qtbot.keyClick(tab.window().focusWidget(), Qt.Key.Key_Down)
    assert (lanes.current().lane, editor.title.text()) == (Lane.ABSENCE, "Assenza")
    qtbot.keyClick(tab.window().focusWidget(), Qt.Key.Key_Right)
    qtbot.keyClick(tab.window().focusWidget(), Qt.Key.Key_Down)
    assert lanes.current().name == "Greco Paola"
    qtbot.keyClick(tab.window().focusWidget(), Qt.Key.Key_Up)
    assert lanes.current().name == "Malattia"


def test_that_enter_leads_to_the_fields_and_control_n_asks_for_another_of_the_lane(tab, lanes, bar, qtbot):
    qtbot.keyClick(bar(Lane.ABSENCE), Qt.Key.Key_Return)
    assert tab.window().focusWidget().accessibleName() == "Motivo"
    qtbot.keyClick(bar(Lane.ABSENCE), Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert dialog_over(tab).windowTitle() == "Nuova assenza di Serra Davide"


def test_that_the_menu_of_a_bar_has_the_verbs_of_its_keys(tab, lanes, bar, qtbot):
    chosen = bar(Lane.ABSENCE)
    qtbot.keyClick(chosen, Qt.Key.Key_Menu)
    actions = [one for one in lanes.menu.actions() if not one.isSeparator()]
    assert [one.text() for one in actions] == ["Modifica", "Nuova assenza…", "Elimina…"]
    assert [one.shortcut().toString() for one in actions] == ["F2", "Ctrl+N", "Del"]
    lanes.menu.close()
    QApplication.sendEvent(
        chosen,
        QContextMenuEvent(QContextMenuEvent.Reason.Mouse, chosen.rect().center(), chosen.mapToGlobal(QPoint(2, 2))),
    )
    assert (chosen.isChecked(), chosen.hasFocus()) == (True, True)
    actions = [one for one in lanes.menu.actions() if not one.isSeparator()]
    actions[2].trigger()
    assert agree(tab, "Annulla") == "Eliminare l'assenza di Serra Davide dal 04/03/2024?"
    lanes.open_menu(bar(Lane.EVALUATOR), QPoint(0, 0))
    assert [one.isEnabled() for one in lanes.menu.actions() if not one.isSeparator()] == [True, True, False]


def test_that_only_the_chosen_bar_is_a_stop_of_the_tab_key(lanes, bar):
    chosen = bar(Lane.ABSENCE)
    stops = [one for one in lanes.bars if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [chosen]
    assert [hint.words for hint in hints_at(chosen)] == ["altro fatto", "modifica", "nuovo", "elimina"]


def test_that_a_screen_reader_hears_what_each_bar_is(lanes, bar):
    assert_accessible(lanes)
    chosen = bar(Lane.ABSENCE)
    heard = QAccessible.queryAccessibleInterface(chosen)
    assert heard.role() is QAccessible.Role.RadioButton
    assert heard.state().checked
    assert chosen.accessibleName() == ("Assenza: Congedo parentale, 26 giorni, non pesa, dal 04/03/2024 al 29/03/2024")
    assert lanes.accessibleName() == "Anno 2024 di Serra Davide"


def test_that_the_bar_chosen_stays_when_something_else_changes(lanes, tab, town, bar, settle):
    bar(Lane.ABSENCE)
    save_absence(town.workspace, AbsenceDraft(town.people["Serra Davide"], "Ferie", False, JULY, JULY))
    tab.units.make_stale()
    settle()
    assert lanes.current().name == "Congedo parentale"
    assert len(shown(lanes, Lane.ABSENCE)) == 3


def drag(qtbot, lanes, bar, to, *, from_start):
    """Take an edge of a bar to the day that begins at `to`."""
    inside = scaled(AROUND) + 1
    grip = QPoint(inside if from_start else bar.width() - inside, bar.height() // 2)
    there = bar.mapFromParent(QPoint(round(lanes.months().x_of(to)), bar.geometry().center().y()))
    qtbot.mousePress(bar, Qt.MouseButton.LeftButton, pos=grip)
    qtbot.mouseMove(bar, there)
    qtbot.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=there)


def test_that_a_dragged_edge_asks_the_date_before_writing(lanes, tab, bar, year, settle, qtbot):
    drag(qtbot, lanes, bar(Lane.ABSENCE), date(2024, 5, 1), from_start=False)
    asked = dialog_over(tab)
    assert asked.windowTitle() == "Assenza: Congedo parentale"
    assert asked.form.draft_values() == {"day": date(2024, 4, 30)}
    assert "Ora finisce il 29/03/2024." in [label.text() for label in asked.findChildren(QLabel)]
    assert len([one for one in year().facts if one.note.startswith("26 giorni")]) == 1
    asked.form.fields["day"].fill(date(2024, 4, 28))
    asked.submit()
    settle()
    assert [one.days.end for one in year().facts if one.name == "Congedo parentale"] == [date(2024, 4, 28)]
    assert bar(Lane.ABSENCE).fact.note == "56 giorni, non pesa"


def test_that_a_drag_given_up_with_esc_puts_the_edge_back_and_asks_nothing(lanes, tab, bar, year, qtbot):
    one = bar(Lane.ABSENCE)
    before, facts = one.geometry(), year().facts
    grip = QPoint(one.width() - scaled(AROUND) - 1, one.height() // 2)
    there = one.mapFromParent(QPoint(round(lanes.months().x_of(date(2024, 8, 1))), one.geometry().center().y()))
    qtbot.mousePress(one, Qt.MouseButton.LeftButton, pos=grip)
    qtbot.mouseMove(one, there)
    assert one.geometry().right() > before.right()
    qtbot.keyClick(one, Qt.Key.Key_Escape)
    assert one.geometry() == before
    qtbot.mouseRelease(one, Qt.MouseButton.LeftButton, pos=there)
    assert not [dialog for dialog in tab.findChildren(QDialog) if dialog.isVisible()]
    assert year().facts == facts


def test_that_the_border_between_two_postings_takes_both_along(lanes, tab, bar, year, settle, qtbot):
    drag(qtbot, lanes, bar(Lane.POSTING, JULY), date(2024, 8, 1), from_start=True)
    asked = dialog_over(tab)
    told = "Ora comincia il 01/07/2024. L'assegnazione precedente finisce il giorno prima."
    assert told in [label.text() for label in asked.findChildren(QLabel)]
    asked.submit()
    settle()
    days = [(one.days.start, one.days.end) for one in year().facts if one.lane is Lane.POSTING]
    assert days == [(date(2024, 1, 1), date(2024, 7, 31)), (date(2024, 8, 1), DAY)]


def test_that_a_date_refused_is_said_under_the_field_and_nothing_changes(lanes, tab, bar, year, settle, qtbot):
    drag(qtbot, lanes, bar(Lane.ABSENCE), date(2024, 5, 1), from_start=False)
    asked = dialog_over(tab)
    asked.form.fields["day"].fill(date(2024, 2, 1))
    asked.submit()
    settle()
    assert asked.isVisible()
    assert [one.days.end for one in year().facts if one.name == "Congedo parentale"] == [date(2024, 3, 29)]


def test_that_what_the_structure_gives_has_no_edge_to_drag(lanes, tab, bar, qtbot):
    drag(qtbot, lanes, bar(Lane.EVALUATOR), date(2024, 5, 1), from_start=False)
    assert not [one for one in tab.findChildren(QDialog) if one.isVisible()]
    assert lanes._drag is None


def test_that_another_year_is_looked_at_without_leaving_the_person(lanes, tab, settle):
    press(lanes, "Anno prima")
    settle()
    assert lanes.year.year == 2023
    assert shown(lanes, Lane.POSTING) == [("Tributi", True)]
    assert tab.units.person_panel.coverage.words.text() == "Anno coperto: 365 giorni su 365, nessun buco"
    press(lanes, "Anno dopo")
    settle()
    assert lanes.year.year == 2024


def test_that_a_hole_is_named_under_the_lanes(tab, town, choose, settle):
    [row] = read_registry(town.workspace).postings_of[town.people["Sala Giulia"]]
    save_posting(town.workspace, replace(row.draft, valid_to=date(2024, 12, 15)))
    choose("employee", "Sala Giulia")
    assert tab.units.person_panel.coverage.words.text() == (
        "Coperti 350 giorni su 366: nessuna assegnazione dal 16/12 al 31/12"
    )
    assert tab.units.person_panel.coverage.sign.accessibleName() == "Avviso"


def test_that_words_without_room_stand_beside_their_bar_and_never_over_another(lanes, year):
    rows = [row for lane in Lane for row in year().rows_of(lane)]
    for width in (240, 480, 960):
        for row in rows:
            places = [(fact.days.start.timetuple().tm_yday - 1, fact.days.end.timetuple().tm_yday) for fact in row]
            bars = [Stretch(first * width // 366, last * width // 366) for first, last in places]
            words = words_of_row(row, bars, Stretch(0, width))
            taken = [bar for bar in bars if bar.width] + [
                Stretch(one.left, one.left + one.width) for one in words if one.beside
            ]
            ordered = sorted(taken, key=lambda one: one.left)
            assert all(one.right <= other.left for one, other in pairwise(ordered))
            assert all(one.right <= width for one in ordered)


def test_that_a_sheet_is_opened_from_its_bar(session_open, runner, open_page, settle, qtbot):
    desk = Desk(session_open.workspace, runner, Hub(2024))
    tab = open_page(StructureTab(desk), 1300, 700)
    asked = []
    desk.hub.place_asked.connect(asked.append)
    surname = next(iter(session_open.people))
    tab.show_place(Link("employee", session_open.people[surname]))
    settle()
    [sheet] = [one for one in tab.units.person_panel.lanes.bars if one.fact.lane is Lane.SHEET]
    tab.units.person_panel.lanes.choose_bar(sheet)
    qtbot.keyClick(sheet, Qt.Key.Key_Return)
    assert asked == [Link("sheet", session_open.sheet_id(surname))]
    buttons = tab.units.person_panel.editor.findChildren(QPushButton)
    assert [one.text() for one in buttons if one.isVisible()] == ["Apri la scheda"]


@pytest.mark.parametrize(("year", "earlier", "later"), [(1900, False, True), (2024, True, True), (2199, True, False)])
def test_that_one_goes_no_further_than_the_years_of_an_archive(lanes, year, earlier, later):
    lanes.show_year(replace(lanes.year, year=year), "Rossi Maria", date(year, 1, 1))
    assert (lanes.earlier.isEnabled(), lanes.later.isEnabled()) == (earlier, later)
    lanes.grab()
