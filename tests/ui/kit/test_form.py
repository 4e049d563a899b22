from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel

from app.domain.columns import Column, Format
from app.domain.issues import Issue, Severity
from app.domain.roles import Gender
from app.ui.kit.form import Form
from app.ui.kit.scroll import in_scroll_area

COLUMNS = (
    Column("surname", "Cognome", required=True, help="Come nel registro del personale."),
    Column("weight", "Peso", Format.DECIMAL, 8),
    Column("pay", "Retribuzione", Format.MONEY, 12),
    Column("born", "Data di nascita", Format.DATE, 12),
    Column("notes", "Note", Format.LONG_TEXT, 40),
    Column("is_cross", "Trasversale", Format.BOOLEAN),
)


@dataclass(frozen=True)
class Draft:
    surname: str = "Rossi"
    gender: Gender | None = Gender.FEMALE
    weight: Decimal | None = Decimal("12.5")
    pay: Decimal | None = Decimal("1234.56")
    born: date | None = date(1980, 12, 31)
    notes: str | None = "una riga\nun'altra"
    is_cross: bool = True


@pytest.fixture
def form(qtbot):
    form = Form()
    qtbot.addWidget(form)
    form.add_all(COLUMNS)
    form.add(Column("gender", "Genere", Format.CHOICE), [(gender, gender.italian) for gender in Gender])
    form.show()
    return form


def test_that_a_draft_goes_in_and_comes_out_the_same_and_filling_says_nothing(qtbot, form):
    with qtbot.assertNotEmitted(form.committed), qtbot.assertNotEmitted(form.edited):
        form.fill(Draft())
    assert Draft(**form.draft_values()) == Draft()


def test_that_empty_fields_are_missing_values(form):
    form.fill(Draft("", None, None, None, None, None, is_cross=False))
    assert Draft(**form.draft_values()) == Draft(None, None, None, None, None, None, is_cross=False)


@pytest.mark.parametrize("typed", ["62,5", "62.5"])
def test_that_comma_and_dot_are_both_the_decimal_separator(qtbot, form, typed):
    qtbot.keyClicks(form.fields["weight"].editor, typed)
    assert form.draft_values()["weight"] == Decimal("62.5")


def test_that_leaving_a_changed_field_commits_it_and_an_unchanged_one_does_not(qtbot, form):
    form.fill(Draft())
    editor = form.fields["surname"].editor
    with qtbot.assertNotEmitted(form.committed):
        editor.editingFinished.emit()
    qtbot.keyClicks(editor, "ni")
    with qtbot.waitSignal(form.committed) as committed:
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert committed.args == ["surname"]


def test_that_choosing_and_ticking_commit_at_once(qtbot, form):
    form.fill(Draft())
    with qtbot.waitSignal(form.committed) as committed:
        form.fields["is_cross"].editor.click()
    assert committed.args == ["is_cross"]
    with qtbot.waitSignal(form.committed) as committed:
        qtbot.keyClick(form.fields["gender"].editor, Qt.Key.Key_Up)
    assert committed.args == ["gender"]
    assert form.draft_values()["gender"] is Gender.MALE


def test_that_a_field_that_cannot_be_read_says_why_and_is_not_committed(qtbot, form):
    form.fill(Draft())
    editor = form.fields["born"].editor
    editor.clear()
    qtbot.keyClicks(editor, "31/02/2024")
    with qtbot.assertNotEmitted(form.committed):
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert form.fields["born"].message.text == "Febbraio ha 29 giorni nel 2024."
    assert "29 giorni" in editor.accessibleDescription()


def test_that_validation_shows_each_issue_under_its_field_and_goes_to_the_first(qtbot, form):
    form.activateWindow()
    form.fill(Draft())
    form.check_with(lambda _: [Issue("x", "Troppo alto.", "weight"), Issue("y", "In generale no.")])
    assert not form.validate()
    assert form.fields["weight"].message.text == "Troppo alto."
    assert form.fields["surname"].message.isHidden()
    assert form._general.text == "In generale no."


def test_that_a_warning_does_not_stop(form):
    form.fill(Draft())
    form.check_with(lambda _: [Issue("x", "Poco.", "weight", Severity.WARNING)])
    assert form.validate()
    assert form.fields["weight"].message.text == "Poco."


def test_that_a_required_field_left_empty_stops(form):
    form.fill(Draft(surname=""))
    assert not form.validate()
    assert form.fields["surname"].message.text == "Da compilare."


def test_that_every_editor_has_a_name_and_every_label_a_different_letter(form):
    form.give_mnemonics(taken="ca")
    letters = [label.text() for label in form.findChildren(QLabel)]
    marked = [text.split("&")[1][0].lower() for text in letters if "&" in text]
    assert len(marked) == len(set(marked)) == 7
    assert not {"c", "a"} & set(marked)
    assert all(field.editor.accessibleName() for field in form.fields.values())


def test_that_the_calendar_writes_the_day_chosen(qtbot, form):
    form.fill(Draft())
    editor = form.fields["born"].editor
    editor.actions()[-1].trigger()
    from app.ui.kit.calendar import DropCalendar

    drop = editor.findChild(DropCalendar)
    drop.calendar.setSelectedDate(drop.calendar.selectedDate().addDays(1))
    with qtbot.waitSignal(form.committed) as committed:
        drop.calendar.activated.emit(drop.calendar.selectedDate())
    assert committed.args == ["born"]
    assert form.draft_values()["born"] == date(1981, 1, 1)


@dataclass(frozen=True)
class Stored:
    id: int
    surname: str
    weight: Decimal


def test_that_fresh_values_do_not_overwrite_what_is_being_typed(qtbot, form):
    form.activateWindow()
    form.fill(Stored(1, "Rossi", Decimal(10)))
    form.fields["surname"].editor.setFocus()
    form.fields["surname"].editor.end(False)
    qtbot.keyClicks(form.fields["surname"].editor, "ni")
    form.fill(Stored(1, "Rossi", Decimal(20)))
    assert form.draft_values()["surname"] == "Rossini"
    assert form.draft_values()["weight"] == Decimal(20)
    form.fill(Stored(2, "Verdi", Decimal(5)))
    assert form.draft_values()["surname"] == "Verdi"


def test_that_the_cursor_goes_to_the_first_wrong_field_of_the_form_and_takes_all_it_holds(qtbot, form):
    form.check_with(lambda _: [Issue("surname", "Cognome già usato.", "surname")])
    form.fill_values({"surname": "Rossi", "pay": None})
    form.fields["pay"].editor.setText("mille")
    form.fields["born"].editor.setFocus()
    assert not form.validate()
    assert form.focusWidget() is form.fields["surname"].editor
    assert form.fields["surname"].editor.selectedText() == "Rossi"


def test_that_a_wrong_field_out_of_sight_is_scrolled_into_sight(qtbot):
    form = Form()
    form.add_all(COLUMNS)
    area = in_scroll_area(form)
    qtbot.addWidget(area)
    area.resize(400, 120)
    area.show()
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    form.show_issues([Issue("surname", "Cognome già usato.", "surname")])
    qtbot.waitUntil(lambda: not form.fields["surname"].visibleRegion().isEmpty())


def test_that_marking_issues_leaves_the_cursor_where_it_is(form):
    form.fields["pay"].editor.setFocus()
    form.mark_issues([Issue("surname", "Cognome già usato.", "surname")])
    assert form.focusWidget() is form.fields["pay"].editor
    assert form.fields["surname"].message.text == "Cognome già usato."


def test_that_a_text_longer_than_its_field_is_shown_from_its_beginning(form):
    form.fill(Draft("Lungo " * 60))
    assert form.fields["surname"].editor.cursorPosition() == 0


def test_that_the_wheel_scrolls_the_page_and_chooses_nothing_else(form):
    form.fill(Draft())
    box = form.fields["gender"].editor
    box.setFocus()
    turn = QWheelEvent(
        QPointF(5, 5),
        box.mapToGlobal(QPointF(5, 5)),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, turn)
    assert not turn.isAccepted()
    assert form.draft_values()["gender"] is Draft().gender


SPAN = (
    Column("code", "Codice", Format.CODE, 8),
    Column("name", "Denominazione", width=44),
    Column("valid_from", "Dal", Format.DATE, 12),
    Column("valid_to", "Al", Format.DATE, 12),
)


@pytest.mark.parametrize("width", range(300, 700, 25))
def test_that_the_two_ends_of_a_span_stay_on_one_line(qtbot, theme, width):
    form = Form()
    qtbot.addWidget(form)
    form.add_all(SPAN)
    form.resize(width, 400)
    form.show()
    QApplication.processEvents()
    assert form.fields["valid_from"].y() == form.fields["valid_to"].y()


def test_that_a_long_text_is_as_tall_as_what_it_holds_and_then_scrolls(qtbot, form):
    text = form.fields["notes"].text
    heights = []
    for lines in range(1, 8):
        form.fill_values({"notes": "\n".join("riga" for _ in range(lines))})
        heights.append(text.height())
    assert heights[0] == heights[1] < heights[2] < heights[3] < heights[4] == heights[5] == heights[6]


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("width", [320, 480, 640])
def test_that_the_lines_of_a_long_text_are_all_in_sight_at_any_width_and_size(qtbot, theme, percent, width):
    theme.resize(percent)
    form = Form()
    qtbot.addWidget(form)
    form.add_all(COLUMNS)
    form.resize(width, 600)
    form.show()
    text = form.fields["notes"].text
    form.fill_values(
        {"notes": "Ogni ufficio lavora la fattura appena arriva: accettazione, controllo, atto di liquidazione."}
    )
    QApplication.processEvents()
    assert not text.horizontalScrollBar().isVisible()
    assert not text.verticalScrollBar().isVisible()
    last = text.textCursor()
    last.movePosition(last.MoveOperation.End)
    assert text.viewport().rect().contains(text.cursorRect(last))


def test_that_an_empty_field_further_down_is_blamed_only_when_one_has_been_there(qtbot):
    form = Form()
    qtbot.addWidget(form)
    form.add_all(COLUMNS)
    form.fill_values({"surname": "", "weight": None, "pay": None})
    form.check_with(lambda values: [] if values["pay"] else [Issue("no_pay", "Manca la retribuzione.", "pay")])
    for key, said in (("weight", ""), ("pay", "Manca la retribuzione."), ("weight", "Manca la retribuzione.")):
        form.fields[key].committed.emit()
        assert form.fields["pay"].message.text == said


def test_that_the_message_of_a_narrow_field_takes_the_room_beside_it(qtbot):
    form = Form()
    qtbot.addWidget(form)
    form.add_all(COLUMNS[1:4])
    form.resize(600, 300)
    form.show()
    QApplication.processEvents()
    editor, other = form.fields["weight"], form.fields["pay"]
    before = editor.editor.width()
    editor.say("L'anno 2024 è già nell'archivio: si sceglie in alto, nella barra della finestra.")
    QApplication.processEvents()
    QApplication.processEvents()
    assert editor.message.width() > 2 * before
    assert editor.editor.width() == before
    assert editor.y() == other.y()  # what shares the line stays in it
