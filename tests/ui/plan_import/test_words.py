"""What stands in the columns of a table, asked with C; lines joined with U, and the last that is read with G."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.plan_text.chosen_words import NameableWord
from app.domain.plan_text.roles import LineRole
from app.ui.plan_import.words_dialog import AS_READ, ONLY_TEXT, PlanWordsDialog
from tests.ui.plan_import.test_confirming import at, roles, work  # noqa: F401

WORDS = (NameableWord("Traguardo", "Riduzione dei tempi"), NameableWord("Incidenza", "30"), NameableWord("Nota", ""))


def test_that_the_words_said_are_given_and_those_left_as_they_were_are_not(qtbot):
    said = {}
    dialog = PlanWordsDialog(None, WORDS, {"incidenza": LineRole.WEIGHT}, said.update)
    qtbot.addWidget(dialog)
    assert dialog.form.draft_values() == {"word_0": AS_READ, "word_1": "Peso", "word_2": AS_READ}
    dialog.form.fill_values({"word_0": "Obiettivo", "word_1": "Peso", "word_2": ONLY_TEXT})
    dialog.submit()
    assert said == {"Traguardo": LineRole.OBJECTIVE, "Nota": LineRole.TEXT}


def test_that_c_asks_of_the_words_of_a_line_and_the_answer_is_taken_back_whole(work):  # noqa: F811
    QTest.keyClick(at(work, 2), Qt.Key.Key_C)
    asked = work.findChild(PlanWordsDialog)
    asked.form.fill_values({"word_0": "Persona"})
    asked.submit()
    assert work.answers.layout.named == {"responsabile": LineRole.PERSON}
    assert work.undo()
    assert not work.answers.layout.named
    QTest.keyClick(at(work, 7), Qt.Key.Key_C)
    assert work.popup.is_open


def test_that_u_joins_a_line_and_g_closes_the_plan_with_its_words(work):  # noqa: F811
    QTest.keyClick(at(work, 5), Qt.Key.Key_U)
    assert roles(work)[4] is LineRole.CONTINUED
    QTest.keyClick(at(work, 7), Qt.Key.Key_G)
    assert work.answers.layout.named == {"l ufficio cura i rapporti": LineRole.CLOSING}
    assert [work.undo(), work.undo(), work.has_answers] == [True, True, False]
