"""What the keys and the buttons of *Seduta* do, what it hides, where it goes back to."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListView

from app.domain.ids import SheetId
from app.domain.italian import format_decimal
from app.domain.sheets.sitting import SittingMark
from app.domain.workflow import SheetState
from app.services.sheets.sheets import sheet_detail
from app.ui.evaluation.step_dialogs import DeliveryDialog
from app.ui.kit.tab import PageVerb
from app.ui.session_room.hosting import SessionRoomHost
from app.ui.session_room.kept_place import KeptPlace, keep_place, kept_place
from app.ui.session_room.person_side import DegreeLine
from app.ui.session_room.room import SessionRoom
from tests.looking import list_entries
from tests.ui.driving import dialog_over, press
from tests.ui.widgets import keyboard

CONTROL = Qt.KeyboardModifier.ControlModifier
TODAY = date(2025, 2, 10)


def key(still, which, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(keyboard(), which, modifier)
    still()


def go_to(room, still, surname, state=None):
    """Bring to the front the first sheet of somebody."""
    rows = [row for row in room.walk.rows if row.surname == surname and state in {None, row.state}]
    room.go_to(rows[0].id)
    still()


def words_in_sight(room):
    """All that labels and buttons say, as whoever sits in front of the screen reads it."""
    labels = [one for one in room.findChildren(QLabel) if one.isVisible()]
    buttons = [room.parts.foot.before, room.parts.foot.main_button, room.parts.foot.other_button]
    return " ".join([*(one.text() for one in labels), *(one.text() for one in buttons if one.isVisible())])


def test_that_f11_opens_it_on_the_whole_screen_and_esc_goes_back_to_the_sheet_in_front_unless_the_year_is_over(
    window, still
):
    still()
    tab = window.pages.current_tab()
    assert PageVerb.SITTING in tab.page_verbs()
    key(still, Qt.Key.Key_F11)
    room = window.stack.currentWidget()
    assert isinstance(room, SessionRoom)
    assert window.isFullScreen()
    assert not window.menuBar().isVisible()
    assert not window.band.isVisible()
    key(still, Qt.Key.Key_Down, CONTROL)
    in_front = room.walk.current
    key(still, Qt.Key.Key_Escape)
    assert window.stack.currentWidget() is window.pages
    assert not window.isFullScreen()
    assert window.menuBar().isVisible()
    assert window.band.isVisible()
    assert tab.table.current_row().id == in_front
    assert tab.sheet.header.sitting.isVisible()
    window.desk.hub.set_year(2023)
    still()
    assert PageVerb.SITTING not in tab.page_verbs()
    assert not tab.sheet.header.sitting.isVisible()


def test_that_in_the_room_whoever_is_in_front_is_shown_graded_and_left_by_keys(room, still, window):
    check_that_the_verbs_of_the_hidden_menus_that_count_have_their_keys_in_the_room(room)
    check_that_the_sheet_that_goes_from_the_sitting_leaves_the_list(room)
    check_that_control_with_the_arrows_walks_everybody_and_ends_in_the_list(room, still)
    check_that_the_grades_of_the_year_before_are_beside_and_never_filled_in(room, still)
    check_that_a_key_pressed_before_the_next_person_is_there_grades_nobody(room, still)
    check_that_undo_works_in_the_room_and_shows_the_stored_score(room, still)
    check_that_digits_grade_and_stay_and_arrows_write_nothing(room, still, window)
    check_that_the_degrees_of_whoever_is_in_front_stand_beside_the_total_and_follow_a_grade(room, still, window)


def check_that_the_degrees_of_whoever_is_in_front_stand_beside_the_total_and_follow_a_grade(room, still, window):
    def shown():
        lines = [one for one in room.findChildren(DegreeLine) if one.isVisible()]
        return [(one.title.text(), one.degree.text()) for one in lines]

    def stored():
        detail = sheet_detail(window.desk.workspace, SheetId(room.walk.current))
        return [(one.title, format_decimal(one.degree)) for one in detail.sections if not one.is_excluded]

    for surname in ("Barbieri", "Bianchi"):
        go_to(room, still, surname)
        assert shown() == stored() != []
    go_to(room, still, "Barbieri")
    before = shown()
    key(still, Qt.Key.Key_1)
    assert shown() == stored() != before


def check_that_digits_grade_and_stay_and_arrows_write_nothing(room, still, window):
    go_to(room, still, "Costa")
    entries = len(list_entries(window.desk.workspace))
    row = room.score_rows.current
    key(still, Qt.Key.Key_Right)
    key(still, Qt.Key.Key_Right)
    assert row.value is None
    assert row.chosen_word.text() == "2 Da migliorare"
    assert len(list_entries(window.desk.workspace)) == entries
    key(still, "4")
    assert row.value == 4
    assert room.score_rows.current is row
    assert row.word.text() == "Buono"
    key(still, Qt.Key.Key_Down)
    assert room.score_rows.current is room.score_rows.rows[1]


def check_that_control_with_the_arrows_walks_everybody_and_ends_in_the_list(room, still):
    order = [row.id for row in room.walk.rows]
    assert room.walk.current == order[0]
    key(still, Qt.Key.Key_Up, CONTROL)
    assert room.walk.current == order[0]
    for wanted in [*order[1:], None]:
        key(still, Qt.Key.Key_Down, CONTROL)
        assert room.walk.current == wanted
    key(still, Qt.Key.Key_Up, CONTROL)
    assert room.walk.current == order[-1]


def check_that_a_key_pressed_before_the_next_person_is_there_grades_nobody(room, still):
    go_to(room, still, "Costa")
    costa = room.detail.id
    room.go_after()
    QTest.keyClick(keyboard(), "1")
    still()
    assert all(item.value is None for item in sheet_detail(room.desk.workspace, costa).items if item.takes_score)
    assert room.score_rows.rows[0].value != 1


def test_that_who_is_skipped_waits_in_the_list_and_enter_leads_back(room, still):
    go_to(room, still, "Costa")
    costa = room.detail.id
    key(still, Qt.Key.Key_F6)
    assert room.walk.current != costa
    assert room.walk.mark_of(next(row for row in room.walk.rows if row.id == costa)) is SittingMark.SKIPPED
    assert room.parts.head.skipped.shown == "1 saltata"
    while room.walk.current is not None:
        key(still, Qt.Key.Key_F6)
    people = room.findChild(QListView)
    assert people.isVisible()
    marks = [mark for mark, _row in room.parts.people.model.rows]
    assert marks == sorted(marks, key=[SittingMark.SKIPPED, SittingMark.TO_DO, SittingMark.DONE].index)
    place = next(at for at, (_mark, row) in enumerate(room.parts.people.model.rows) if row.id == costa)
    for _ in range(place):
        key(still, Qt.Key.Key_Down)
    key(still, Qt.Key.Key_Return)
    assert room.detail.id == costa


def test_that_with_the_person_in_the_room_no_other_name_is_in_sight_and_handing_over_comes_after_completing(
    room, still
):
    go_to(room, still, "Conti", SheetState.IN_PROGRESS)
    others = {row.person for row in room.walk.rows} - {room.detail.person.full_name}
    assert any(name in words_in_sight(room) for name in others)
    assert room.parts.foot.main_button.text() == "Completa e avanti"
    room.parts.foot.interview.click()
    still()
    assert not any(name in words_in_sight(room) for name in others)
    key(still, Qt.Key.Key_F7)
    assert any(name in words_in_sight(room) for name in others)
    key(still, Qt.Key.Key_F7)
    conti = room.detail.id
    assert room.parts.foot.main_button.text() == "Completa"
    room.parts.foot.main_button.click()
    still()
    assert room.detail.id == conti
    assert room.parts.foot.main_button.text() == "Consegna…"
    room.parts.foot.main_button.click()
    still()
    press(dialog_over(room, DeliveryDialog), "Salva")
    still()
    assert room.detail.state is SheetState.DELIVERED
    assert room.detail.calendar.interview_on is not None
    assert room.parts.foot.main_button.text() == "Avanti"
    room.walk = room.walk.at(None)
    room._show()
    assert not room.findChild(QListView).isVisible()


def test_that_the_place_and_the_skipped_are_there_when_it_is_opened_again_the_same_day(room, still, window):
    go_to(room, still, "Costa")
    key(still, Qt.Key.Key_F6)
    here, skipped = room.walk.current, room.walk.skipped
    key(still, Qt.Key.Key_Escape)
    key(still, Qt.Key.Key_F11)
    again = window.stack.currentWidget()
    assert again is not room
    assert (again.walk.current, again.walk.skipped) == (here, skipped)
    check_that_another_sheet_chosen_meanwhile_is_where_it_opens(again, still, window)
    check_that_a_note_being_written_is_saved_when_the_room_is_left(window.stack.currentWidget(), still)
    key(still, Qt.Key.Key_F11)
    check_that_what_is_missing_elsewhere_leads_to_its_page(window.stack.currentWidget(), still, window)


def check_that_another_sheet_chosen_meanwhile_is_where_it_opens(room, still, window):
    go_to(room, still, "Costa")
    key(still, Qt.Key.Key_Escape)
    table = window.pages.current_tab().table
    table.select(next(row.id for row in table.rows() if row.surname == "Villa"))
    still()
    key(still, Qt.Key.Key_F11)
    assert window.stack.currentWidget().detail.person.surname == "Villa"


def test_that_a_place_is_kept_for_its_day_and_names_nobody(own_settings):
    place = KeptPlace(SheetId(7), frozenset({SheetId(3), SheetId(5)}))
    keep_place("una", TODAY, place)
    assert kept_place("una", TODAY) == place
    assert kept_place("una", TODAY.replace(day=11)) is None
    assert kept_place("altra", TODAY) is None
    keep_place("altra", TODAY.replace(day=11), KeptPlace(None, frozenset()))
    settings = QSettings()
    settings.beginGroup("sittings")
    assert settings.childKeys() == ["altra"]
    settings.endGroup()
    QSettings().setValue("sittings/altra", f"{TODAY.isoformat()};sette;otto")
    assert kept_place("altra", TODAY) is None


def check_that_undo_works_in_the_room_and_shows_the_stored_score(room, still):
    go_to(room, still, "Costa")
    key(still, "4")
    assert room.score_rows.rows[0].value == 4
    key(still, Qt.Key.Key_Z, CONTROL)
    assert room.score_rows.rows[0].value is None
    assert "Annullato" in room.notice.line.notice.words
    assert room.walk.current is not None


def check_that_a_note_being_written_is_saved_when_the_room_is_left(room, still):
    go_to(room, still, "Costa")
    key(still, "4")
    key(still, Qt.Key.Key_F2)
    QTest.keyClicks(keyboard(), "Sempre puntuale")
    room.leave()
    still()
    item = next(one for one in sheet_detail(room.desk.workspace, room.walk.current).items if one.takes_score)
    assert item.note == "Sempre puntuale"


def check_that_what_is_missing_elsewhere_leads_to_its_page(room, still, window):
    go_to(room, still, "Lombardi")
    assert room.parts.foot.main_button.text() == "Avanti"
    room.parts.foot.missing.click()
    still()
    assert window.stack.currentWidget() is window.pages
    assert window.pages.current_title() == "Obiettivi"


def check_that_the_grades_of_the_year_before_are_beside_and_never_filled_in(room, still):
    go_to(room, still, "Costa")
    row = room.score_rows.current
    assert row.value is None
    assert row.before.text().startswith("Nel 2023: ")
    assert any(button.look.is_before for button in row.editor.buttons)


def check_that_the_verbs_of_the_hidden_menus_that_count_have_their_keys_in_the_room(room):
    keys = {shortcut.toString() for action in room.actions() for shortcut in action.shortcuts()}
    assert {"Ctrl+Z", "Ctrl+L", "Ctrl++", "Ctrl+-", "Ctrl+0"} <= keys
    assert QKeySequence("Ctrl+K").toString() not in keys


def test_that_six_factors_are_in_sight_with_one_of_them_open_and_closing_keeps_not_the_whole_screen(
    room, still, window, theme
):
    for percent, height in ((100, 768), (100, 728), (150, 768)):
        theme.resize(percent)
        window.resize(1366, height)
        go_to(room, still, "Colombo")
        rows = room.score_rows.rows
        assert len(rows) == 6
        for row in rows:
            row.start()
            still()
            cut = [one for one in rows if one.visibleRegion().boundingRect().height() < one.height()]
            assert not cut, (percent, height, [one.height() for one in rows])
        assert room.parts.side.area.verticalScrollBar().maximum() == 0
    window.close()
    assert not window.isFullScreen()


def test_that_an_archive_that_is_closed_takes_the_room_away(room, window, still):
    window.close_archive()
    still()
    assert window.findChild(SessionRoomHost).room is None
    assert not window.isFullScreen()


def check_that_the_sheet_that_goes_from_the_sitting_leaves_the_list(room):
    rows = room.walk.rows[:3]
    walk = replace(room.walk, current=room.walk.rows[5].id).with_rows(rows)
    assert walk.current is None
