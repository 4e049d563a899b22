"""The note beside a score shows its lines whole, at every size of the letters and in every width."""

import pytest

from app.ui.evaluation.note_edit import NoteEdit
from app.ui.kit.tokens import MEASURES

ONE = "Ha chiuso gli arretrati."
MANY = "Ha chiuso gli arretrati delle pratiche edilizie e ha sostituito due colleghe assenti per sei mesi. " * 2


@pytest.mark.parametrize("letters", [MEASURES.body, 20])
@pytest.mark.parametrize("percent", [100, 150, 200])
def test_that_no_line_of_a_note_is_cut(qtbot, theme, percent, letters):
    note = NoteEdit("Puntualità", letters)
    qtbot.addWidget(note)
    note.resize(420, note.height())
    note.show()
    theme.resize(percent)
    for text in ("", ONE, MANY[:100]):
        note.setPlainText(text)
        assert room_for_lines(note), f"{text!r} in {note.height()} px"
    tall = note.height()
    note.resize(1600, note.height())
    assert room_for_lines(note)
    assert note.height() < tall, "in a wider place it takes fewer lines"


def room_for_lines(note):
    block, bottom = note.document().firstBlock(), 0.0
    while block.isValid():
        bottom = max(bottom, note.blockBoundingGeometry(block).translated(note.contentOffset()).bottom())
        block = block.next()
    return bottom <= note.viewport().height()
