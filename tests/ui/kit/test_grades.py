"""The grades as a radio group: what the keys, the mouse and a screen reader do and hear."""

from decimal import Decimal
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QAccessible, QEnterEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.ui.kit.grade import GradeStep
from app.ui.kit.grades import MOST_WITH_WORDS, Grades
from app.ui.kit.scale import scaled
from app.ui.kit.tokens import DARK, LIGHT, palette_of

WORDS = ("Inadeguato", "Da migliorare", "Adeguato", "Buono", "Eccellente")
STEPS = [GradeStep(Decimal(place), word, f"Che cosa vuol dire {word}") for place, word in enumerate(WORDS, 1)]


def value_of_digit(digit):
    return Decimal(digit) if 1 <= digit <= len(STEPS) else None


@pytest.fixture
def grades(qtbot, theme):
    page = QWidget()
    qtbot.addWidget(page)
    made = Grades("Rispetto dei tempi", STEPS, value_of_digit)
    QVBoxLayout(page).addWidget(made)
    page.resize(700, 100)
    page.show()
    QApplication.processEvents()
    page.activateWindow()
    made.written = []
    made.given.connect(made.written.append)
    yield made
    page.close()


def press(qtbot, grades, *keys):
    for key in keys:
        qtbot.keyClick(grades.window().focusWidget(), key)


def heard(widget):
    return QAccessible.queryAccessibleInterface(widget)


def test_that_a_screen_reader_finds_a_group_with_its_grades_as_radio_buttons(grades):
    grades.show_value(Decimal(4), Decimal(3), 2023)
    group = heard(grades)
    assert group.role() is QAccessible.Role.Grouping
    assert group.text(QAccessible.Text.Name) == "Rispetto dei tempi"
    assert group.text(QAccessible.Text.Description) == "Punteggio: 4, Buono"
    children = [group.child(place) for place in range(group.childCount())]
    assert [child.role() for child in children] == [QAccessible.Role.RadioButton] * 5
    names = [child.text(QAccessible.Text.Name) for child in children]
    assert names == ["1, Inadeguato", "2, Da migliorare", "3, Adeguato, grado del 2023", "4, Buono", "5, Eccellente"]
    assert [child.state().checked for child in children] == [False, False, False, True, False]


def test_that_a_digit_gives_a_grade_and_stays(qtbot, grades):
    grades.take_keyboard()
    press(qtbot, grades, Qt.Key.Key_4)
    assert (grades.value, grades.written) == (Decimal(4), [Decimal(4)])
    assert grades.buttons[3].hasFocus()
    press(qtbot, grades, Qt.Key.Key_4)
    assert grades.written == [Decimal(4)]


def test_that_a_digit_off_the_scale_is_refused(qtbot, grades):
    grades.take_keyboard()
    with qtbot.waitSignal(grades.refused) as refused:
        press(qtbot, grades, Qt.Key.Key_9)
    assert refused.args == [9]
    assert grades.written == []


def test_that_arrows_move_the_keyboard_and_write_nothing_until_the_space_bar(qtbot, grades):
    grades.show_value(Decimal(3))
    grades.take_keyboard()
    press(qtbot, grades, Qt.Key.Key_Right)
    assert grades.buttons[3].hasFocus()
    assert grades.looked_at_step == STEPS[3]
    press(qtbot, grades, Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert grades.looked_at_step == STEPS[4]
    assert (grades.value, grades.written) == (Decimal(3), [])
    press(qtbot, grades, Qt.Key.Key_Space)
    assert grades.written == [Decimal(5)]


def test_that_without_a_grade_the_arrows_begin_from_the_ends(qtbot, grades):
    grades.take_keyboard()
    assert grades.looked_at_step is None
    press(qtbot, grades, Qt.Key.Key_Left)
    assert grades.looked_at_step == STEPS[-1]
    grades.window().setFocus()
    grades.take_keyboard()
    press(qtbot, grades, Qt.Key.Key_Right)
    assert grades.looked_at_step == STEPS[0]


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_that_canc_empties(qtbot, grades, key):
    grades.show_value(Decimal(2))
    grades.take_keyboard()
    press(qtbot, grades, key)
    assert (grades.value, grades.written) == (None, [None])


def test_that_a_click_and_a_screen_reader_give_a_grade(qtbot, grades):
    qtbot.mouseClick(grades.buttons[1], Qt.MouseButton.LeftButton)
    assert grades.written == [Decimal(2)]
    heard(grades.buttons[4]).actionInterface().doAction("Toggle")
    assert grades.written == [Decimal(2), Decimal(5)]
    assert [button.isChecked() for button in grades.buttons] == [False, False, False, False, True]


def test_that_the_grade_under_the_pointer_is_the_one_described(grades):
    grades.show_value(Decimal(5))
    QApplication.sendEvent(grades.buttons[0], QEnterEvent(QPointF(1, 1), QPointF(1, 1), QPointF(1, 1)))
    assert grades.looked_at_step == STEPS[0]
    QApplication.sendEvent(grades.buttons[0], QEvent(QEvent.Type.Leave))
    assert grades.looked_at_step == STEPS[4]


def test_that_locked_grades_are_read_and_not_given(qtbot, grades):
    grades.show_value(Decimal(3))
    grades.lock(is_locked=True)
    grades.take_keyboard()
    press(qtbot, grades, Qt.Key.Key_5, Qt.Key.Key_Delete, Qt.Key.Key_Right)
    qtbot.mouseClick(grades.buttons[0], Qt.MouseButton.LeftButton)
    assert (grades.value, grades.written) == (Decimal(3), [])
    assert [button.isChecked() for button in grades.buttons] == [False, False, True, False, False]


def test_that_tab_comes_to_one_grade_only(grades):
    def stops():
        return [button for button in grades.buttons if button.focusPolicy() & Qt.FocusPolicy.TabFocus]

    assert stops() == [grades.buttons[0]]
    grades.show_value(Decimal(4))
    assert stops() == [grades.buttons[3]]


def test_that_grades_are_joined_and_32_pixels_high_whatever_the_zoom(grades, theme):
    for percent in (100, 150, 200, 100):
        theme.resize(percent)
        QApplication.processEvents()
        edges = [(button.x(), button.x() + button.width()) for button in grades.buttons]
        assert all(before[1] == after[0] for before, after in pairwise(edges))
        assert {button.height() for button in grades.buttons} == {scaled(32)}


def test_that_narrow_grades_are_digits_of_40_pixels_with_the_word_beside(grades):
    grades.fit_in(grades.natural_width - 1)
    assert {button.width() for button in grades.buttons} == {40}
    with_word = grades.sizeHint().width()
    assert 5 * 40 < with_word < grades.natural_width
    grades.fit_in(with_word - 1)
    assert grades.sizeHint().width() == grades.minimumSizeHint().width() < with_word
    grades.fit_in(grades.natural_width)
    assert grades.sizeHint().width() == grades.natural_width


def test_that_the_word_beside_the_digits_is_of_the_grade_given_whatever_the_pointer_is_over(grades):
    place = QPointF(2, 2)
    for given, beside in ((None, STEPS[0]), (Decimal(3), STEPS[2])):
        grades.show_value(given)
        QApplication.sendEvent(grades.buttons[0], QEnterEvent(place, place, place))
        assert (grades.looked_at_step, grades.word_beside) == (STEPS[0], beside)


def test_that_many_steps_are_always_digits(qtbot, theme):
    steps = [GradeStep(Decimal(number), f"Grado {number}") for number in range(MOST_WITH_WORDS + 1)]
    grades = Grades("Lunga", steps, value_of_digit)
    qtbot.addWidget(grades)
    assert grades.is_narrow
    grades.fit_in(grades.natural_width)
    assert grades.is_narrow


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_that_the_given_grade_is_filled_and_the_mark_of_last_year_is_at_its_lower_edge(grades, colours):
    grades.setPalette(palette_of(colours))
    grades.show_value(Decimal(4), Decimal(4), 2023)
    picture = grades.buttons[3].grab().toImage()
    assert picture.pixelColor(5, 16).name() == colours.fill
    assert picture.pixelColor(picture.width() // 2, picture.height() - 2).name() == colours.on_fill
    other = grades.buttons[2].grab().toImage()
    assert other.pixelColor(5, 16).name() == colours.base
    grades.show_value(None, Decimal(3), 2023)
    other = grades.buttons[2].grab().toImage()
    assert other.pixelColor(other.width() // 2, other.height() - 2).name() == colours.edge
