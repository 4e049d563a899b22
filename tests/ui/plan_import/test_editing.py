"""Lines corrected and divided by keys alone, from the list to the plan that they make."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow

from app.domain.plan_text.answers import PlanAnswers
from app.domain.plan_text.blocks import BlockKind, CellText, PlanBlock, SourceDocument
from app.domain.plan_text.preview import PresentPlan
from app.domain.plan_text.roles import LineRole
from app.domain.plan_text.text_blocks import document_of_text
from app.services.plan_text.rehearsing import RehearsalGround, rehearse_plan
from app.ui.plan_import.confirming import Confirming
from app.ui.plan_import.lines_model import WORDS
from app.ui.plan_import.lines_view import AS_IN_DOCUMENT
from app.ui.plan_import.words_dialog import BY_COLUMNS, PlanWordsDialog
from tests.ui.widgets import assert_accessible

Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier
GROUND = RehearsalGround(PresentPlan(), "", 2026)
TEXT = "AREA TECNICA - Responsabile: ing. Ada Neri\n- Potatura dei viali; Mappa dei pozzi; Sgravi\n- Buche chise\n"


def row(number: int, *cells: str) -> PlanBlock:
    told = tuple(CellText("", cell) for cell in cells)
    return PlanBlock(number, BlockKind.TABLE_ROW, " | ".join(filter(None, cells)), cells=told)


TABLE = SourceDocument("piano.docx", "1" * 64, (
    row(1, "AREA TECNICA", "AREA SOCIALE"), row(2, "- Potatura dei viali", "- Mensa")))  # fmt: skip


@pytest.fixture
def work(qtbot):
    work = Confirming()
    window = QMainWindow()
    window.setCentralWidget(work)
    window.resize(1334, 588)
    qtbot.addWidget(window)
    work.answered.connect(lambda: work.show_rehearsal(rehearse_plan(work.document, work.answers, GROUND)))
    window.show()
    window.activateWindow()
    begin(work, document_of_text(TEXT))
    yield work
    window.close()


def begin(work: Confirming, document: SourceDocument, answers: PlanAnswers | None = None) -> None:
    work.begin(document, answers or PlanAnswers())
    work.show_rehearsal(rehearse_plan(document, work.answers, GROUND))
    work.lines.view.setFocus()
    QApplication.processEvents()


def press(work: Confirming, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key, modifier)


def words(work: Confirming) -> list[str]:
    return [line.words for line in work.lines.lines]


def goals(work: Confirming) -> list[str]:
    return [node.title for top in work.rehearsal.outcome for node in top.walk() if node.role is LineRole.OBJECTIVE]


def test_that_a_line_is_divided_where_it_is_likely_and_then_again_by_two_keys_each(work) -> None:
    work.lines.view.go_to_row(1)
    press(work, Key.Key_D)
    editor = work.editing.editor
    assert editor.text.hasFocus()
    assert editor.text.toPlainText()[editor.text.cut_at :] == "Mappa dei pozzi; Sgravi"
    assert_accessible(editor)
    press(work, Key.Key_Return)
    assert work.lines.view.hasFocus()
    assert work.lines.view.current_line.block.text == "Mappa dei pozzi; Sgravi", "the rest is what is asked about next"
    press(work, Key.Key_D, Key.Key_Return)
    assert goals(work) == ["Potatura dei viali", "Mappa dei pozzi", "Sgravi", "Buche chise"]
    assert {line.by_hand.tag for line in work.lines.lines[1:4]} == {"divisa"}
    press(work, Key.Key_N)
    assert work.lines.lines[3].role is LineRole.NOTHING
    assert work.undo()
    assert work.undo()
    assert goals(work) == ["Potatura dei viali", "Mappa dei pozzi; Sgravi", "Buche chise"]
    assert work.undo()
    assert words(work) == [block.marker + " " * bool(block.marker) + block.text for block in work.document.blocks]
    assert not work.undo()
    assert work.redo()
    assert words(work)[2] == "- Mappa dei pozzi; Sgravi"


def test_that_tab_goes_to_the_next_place_and_ctrl_return_divides_what_is_being_corrected(work) -> None:
    work.lines.view.go_to_row(1)
    press(work, Key.Key_D, Key.Key_Tab, Key.Key_Tab, Key.Key_Backtab)
    text = work.editing.editor.text
    assert text.toPlainText()[text.cut_at :] == "Sgravi"
    press(work, Key.Key_Escape)
    assert not work.editing.editor.isVisible()
    assert work.lines.view.hasFocus()
    work.lines.view.go_to_row(0)
    press(work, Key.Key_F2, Key.Key_Home, Key.Key_Tab)
    press(work, Key.Key_Return, modifier=Control)
    assert [node.head for node in work.rehearsal.outcome] == ["ing. Ada Neri"]
    assert work.lines.view.current_line.role is LineRole.HEAD


def test_that_a_corrected_line_says_so_everywhere_and_goes_back_with_one_key(work) -> None:
    work.lines.view.go_to_row(2)
    press(work, Key.Key_F2)
    QTest.keyClicks(QApplication.focusWidget(), " subito")
    press(work, Key.Key_Return)
    index = work.lines.view.lines.index(2, WORDS)
    assert goals(work)[-1] == "Buche chise subito"
    assert index.data(Qt.ItemDataRole.ToolTipRole).splitlines()[1] == (
        "Riga corretta a mano; nel documento: «Buche chise»"
    )
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).startswith("Obiettivo, corretta a mano, ")
    told = [work.outcome.findings.item(at).text() for at in range(work.outcome.findings.count())]
    assert "Riga 3: nel documento è «Buche chise», corretta da chi importa." in told
    press(work, Key.Key_F2)
    assert work.editing.editor.hint.text() == "Nel documento: «Buche chise»."
    press(work, Key.Key_Escape, Key.Key_Delete)
    assert words(work)[2] == "- Buche chise"
    verb = next(one for one in work.lines.view.verbs.every() if one.words().startswith("Rimetti"))
    assert work.lines.view.verbs.why_off(verb) == AS_IN_DOCUMENT


def test_that_what_is_typed_is_kept_when_the_keyboard_goes_and_what_cannot_be_taken_stays_with_the_reason(work) -> None:
    work.lines.view.go_to_row(2)
    press(work, Key.Key_F2)
    QTest.keyClicks(QApplication.focusWidget(), " oggi")
    work.outcome.tree.setFocus()
    assert goals(work)[-1] == "Buche chise oggi"
    work.lines.view.setFocus()
    press(work, Key.Key_D, Key.Key_Home, Key.Key_Return)
    assert work.editing.editor.message.text.startswith("Qui non c'è niente da dividere.")
    assert work.editing.editor.text.hasFocus()
    press(work, Key.Key_Escape)
    assert goals(work)[-1] == "Buche chise oggi"


def test_that_a_table_is_said_to_be_columns_of_text_with_c_and_its_row_keeps_its_cells(work) -> None:
    begin(work, TABLE)
    work.lines.view.go_to_row(0)
    press(work, Key.Key_F2, Key.Key_Home)
    press(work, Key.Key_Delete, *[Key.Key_Right] * 11, *[Key.Key_Delete] * 3, Key.Key_Return)
    assert "2 celle, qui sono 1" in work.editing.editor.message.text
    press(work, Key.Key_Escape, Key.Key_C)
    dialog = work.findChild(PlanWordsDialog)
    dialog.form.fill_values({"table": BY_COLUMNS})
    dialog.submit()
    assert [node.title for node in work.rehearsal.outcome] == ["Area Tecnica", "Area Sociale"]
    assert goals(work) == ["Potatura dei viali", "Mensa"]
    assert work.lines.lines[0].by_hand.done == "letta per colonne"
    work.lines.view.go_to_row(3)
    press(work, Key.Key_Delete)
    assert len(work.lines.lines) == 2
