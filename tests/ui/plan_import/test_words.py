"""What stands in the columns of a table, or after the words before a colon, said by hand."""

from app.domain.plan_text.chosen_words import NameableWord
from app.domain.plan_text.roles import LineRole
from app.ui.plan_import.words_dialog import AS_READ, ONLY_TEXT, PlanWordsDialog

WORDS = (NameableWord("Traguardo", "Riduzione dei tempi"), NameableWord("Incidenza", "30"), NameableWord("Nota", ""))


def test_that_the_words_said_are_given_and_those_left_as_they_were_are_not(qtbot):
    said = {}
    dialog = PlanWordsDialog(None, WORDS, {"incidenza": LineRole.WEIGHT}, said.update)
    qtbot.addWidget(dialog)
    assert dialog.form.draft_values() == {"word_0": AS_READ, "word_1": "Peso", "word_2": AS_READ}
    dialog.form.fill_values({"word_0": "Obiettivo", "word_1": "Peso", "word_2": ONLY_TEXT})
    dialog.submit()
    assert said == {"Traguardo": LineRole.OBJECTIVE, "Nota": LineRole.TEXT}
