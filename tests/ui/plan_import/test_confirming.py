"""The two halves of *Importa un piano* on a plan made by hand: keys, the choice of roles, the tree that follows."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow

from app.domain.issues import Issue, Link
from app.domain.plan_text.answers import PlanAnswers
from app.domain.plan_text.blocks import BlockKind, PlanBlock, SourceDocument
from app.domain.plan_text.comparison import plan_changes
from app.domain.plan_text.outcome import outcome_of
from app.domain.plan_text.preview import PresentPlan
from app.domain.plan_text.roles import LineRole, RoleGuess
from app.domain.plan_text.shapes import AreaText, Bullet, PlanFacts, ReadPlan, SectorText
from app.domain.plan_text.signs import chosen_guess
from app.services.plan_text.rehearsing import PlanRehearsal
from app.ui.kit.scale import scaled
from app.ui.plan_import.confirming import Confirming
from app.ui.plan_import.lines_model import ROLE, WORDS
from app.ui.plan_import.lines_pane import Shown
from app.ui.plan_import.lines_view import NARROW_WIDTHS, WIDTHS
from app.ui.plan_import.words_dialog import PlanWordsDialog
from tests.ui.driving import press
from tests.ui.likeness.kept import differences
from tests.ui.likeness.shown import reactions, shown_in
from tests.ui.widgets import assert_accessible, assert_unique_mnemonics

Key, Shift = Qt.Key, Qt.KeyboardModifier.ShiftModifier
ITEM, TEXT = BlockKind.LIST_ITEM, BlockKind.PARAGRAPH
GUESSES = (
    (PlanBlock(1, TEXT, "AREA N. 2 – CONTABILE", page=12), LineRole.AREA, 98),
    (PlanBlock(2, TEXT, "Responsabile: rag. Elena Verdi", page=12), LineRole.HEAD, 97),
    (PlanBlock(3, TEXT, "Servizio Economico", page=12), LineRole.SECTOR, 90),
    (PlanBlock(4, ITEM, "Documenti di bilancio per tempo", page=12, marker="§"), LineRole.OBJECTIVE, 85),
    (PlanBlock(5, ITEM, "Rendiconto entro il 30 aprile", page=12, marker="1."), LineRole.PHASE, 71),
    (PlanBlock(6, ITEM, "Bilancio entro il 31 dicembre", page=12, marker="2."), LineRole.PHASE, 71),
    (PlanBlock(7, TEXT, "L'ufficio cura i rapporti", page=13), LineRole.NOTHING, 44),
    (PlanBlock(8, ITEM, "Visti rapidi", page=13, marker="§"), LineRole.OBJECTIVE, 85),
)
DOCUMENT = SourceDocument("piano.docx", "0" * 64, tuple(block for block, _, _ in GUESSES), pages=31)
BULLETS = tuple(
    Bullet(line, title, title, "") for line, title in ((4, "Documenti di bilancio per tempo"), (8, "Visti"))
)
PLAN = ReadPlan(PlanFacts(), (), (AreaText("Area Contabile", 1, (SectorText("Economico", 3, BULLETS),)),), (), ())


def rehearsed(answers):
    guesses = tuple(
        chosen_guess(block, answers.layout) or RoleGuess(block.number, role, sure, "perché sì", block.text)
        for block, role, sure in GUESSES
    )
    preview = plan_changes(PLAN, PresentPlan(), answers.accepted_cross)
    return PlanRehearsal(guesses, PLAN, preview, outcome_of(PLAN, preview.accepted, answers.indicators))


@pytest.fixture
def work(qtbot):
    work = Confirming()
    window = QMainWindow()
    window.setCentralWidget(work)
    window.resize(1334, 588)
    qtbot.addWidget(window)
    work.answered.connect(lambda: work.show_rehearsal(rehearsed(work.answers)))
    work.begin(DOCUMENT, PlanAnswers())
    work.show_rehearsal(rehearsed(work.answers))
    window.show()
    window.activateWindow()
    work.lines.view.setFocus()
    QApplication.processEvents()
    yield work
    window.close()


def roles(work):
    return [line.role for line in work.lines.lines]


def at(work, number):
    work.lines.view.go_to(number)
    return work.lines.view


def test_that_a_letter_gives_a_role_and_with_maiusc_to_all_lines_alike(work):
    QTest.keyClick(at(work, 5), Key.Key_O)
    assert roles(work)[4:6] == [LineRole.OBJECTIVE, LineRole.PHASE]
    QTest.keyClick(at(work, 5), Key.Key_T, Shift)
    assert roles(work)[4:6] == [LineRole.ACTIVITY, LineRole.ACTIVITY]
    QTest.keyClick(work.lines.view, Key.Key_X)
    assert work.lines.view.current_line.number == 5, "a letter that is no role moves nothing"
    assert work.undo()
    assert work.undo()
    assert not work.undo()
    assert roles(work) == [role for _, role, _ in GUESSES]
    assert work.redo()
    assert roles(work)[4] is LineRole.OBJECTIVE


def test_that_the_foot_offers_a_single_change_for_the_lines_alike(work):
    QTest.keyClick(at(work, 5), Key.Key_O)
    offer = work.foot.offer
    assert offer.isVisible()
    assert offer.accessibleName() == "Diventa «Obiettivo» anche 1 altra riga simile? Stessi segni: numero e punto"
    press(offer, "Sì, tutte")
    assert roles(work)[4:6] == [LineRole.OBJECTIVE] * 2
    assert not offer.isVisible()
    QTest.keyClick(at(work, 1), Key.Key_S)
    assert not offer.isVisible(), "no other line is like it"


def test_that_the_space_bar_gathers_lines_and_a_letter_is_for_all_of_them(work):
    view = at(work, 4)
    for key in (Key.Key_Space, Key.Key_Down, Key.Key_Down, Key.Key_Space):
        QTest.keyClick(view, key)
    assert [line.number for line in view.chosen()] == [4, 6]
    QTest.keyClick(view, Key.Key_N)
    assert roles(work)[3:6] == [LineRole.NOTHING, LineRole.PHASE, LineRole.NOTHING]
    QTest.keyClick(view, Key.Key_Space)
    QTest.keyClick(view, Key.Key_Down)
    QTest.keyClick(view, Key.Key_Escape)
    assert [line.number for line in view.chosen()] == [7]


def test_that_esc_leaves_only_the_current_of_the_lines_gathered_and_moving_gathers_no_more(work):
    view = work.lines.view
    view.go_to_row(0)
    for key in (Key.Key_Space, Key.Key_Down, Key.Key_Space):
        QTest.keyClick(view, key)
    assert len(view.chosen()) == 2
    QTest.keyClick(view, Key.Key_Escape)
    assert view.chosen() == [view.current_line]
    QTest.keyClick(view, Key.Key_Down)
    assert view.chosen() == [view.current_line]


def test_that_the_doubts_are_gone_through_and_asked_about(work):
    at(work, 1)
    work.go_to_doubt(1)
    popup = work.popup
    assert work.lines.view.current_line.number == 5
    assert popup.title.text() == "Questa riga: fase o obiettivo?"
    assert popup.reason.text() == "perché sì"
    assert popup.for_all.text() == "Applica a tutte &le 2 righe simili"
    assert popup.signs.text() == "stessi segni: numero e punto"
    assert popup.for_all.isChecked()
    assert popup.roles.currentItem().text() == "Fase dell'obiettivo sopra"
    assert_accessible(popup)
    QTest.keyClick(popup.roles, Key.Key_Return)
    assert not popup.isVisible()
    assert work.lines.view.hasFocus()
    work.go_to_doubt(1)
    assert work.lines.view.current_line.number == 7, "what was confirmed is a doubt no more"
    QTest.keyClick(popup.roles, Key.Key_Escape)
    work.go_to_doubt(-1)
    assert work.lines.view.current_line.number == 7
    assert work.foot.doubt_button.accessibleName() == "Prossimo dubbio, 1 riga"


def test_that_in_the_choice_of_roles_a_letter_is_of_the_line_and_with_shift_of_all_alike(work):
    one, every = [], []
    roles = work.popup.roles
    roles.chosen.connect(one.append)
    roles.chosen_for_all.connect(every.append)
    QTest.keyClick(at(work, 5), Key.Key_Return)
    QTest.keyClick(roles, Key.Key_T)
    assert (one, every) == ([LineRole.ACTIVITY], [])
    QTest.keyClick(at(work, 5), Key.Key_Return)
    QTest.keyClick(roles, Key.Key_T, Shift)
    assert (one, every) == ([LineRole.ACTIVITY], [LineRole.ACTIVITY])


def test_that_the_columns_of_the_lines_have_the_widths_of_the_drawing(work):
    view = work.lines.view
    widths = NARROW_WIDTHS if view.is_narrow else WIDTHS
    shown = {column: scaled(width) for column, width in widths.items() if width}
    assert {column: view.columnWidth(column) for column in shown} == shown
    assert [column for column in widths if view.isColumnHidden(column)] == [one for one in widths if not widths[one]]


def test_that_the_choice_of_roles_has_those_without_a_key_too(work):
    QTest.keyClick(at(work, 8), Key.Key_Return)
    roles_list = work.popup.roles
    assert roles_list.count() == 12
    roles_list.setCurrentRow(11)
    QTest.keyClick(roles_list, Key.Key_Return)
    assert roles_list.count() == len(LineRole)
    [place] = [row for row in range(roles_list.count()) if "Scadenza" in roles_list.item(row).text()]
    roles_list.setCurrentRow(place)
    QTest.keyClick(roles_list, Key.Key_Return)
    assert roles(work)[7] is LineRole.DEADLINE


def test_that_tree_and_lines_follow_each_other(work):
    tree = work.outcome.tree
    at(work, 4)
    assert tree.current_node.title == "Documenti di bilancio per tempo"
    at(work, 7)
    assert tree.current_node is None, "the line becomes nothing"
    tree.setFocus()
    tree.follow(3)
    QTest.keyClick(tree, Key.Key_Down)
    assert work.lines.view.current_line.number == 4
    QTest.keyClick(tree, Key.Key_Up)
    assert work.lines.view.current_line.number == 3


def test_that_the_filters_leave_the_doubts_or_the_lines_without_a_role(work):
    work.lines.doubts.click()
    assert [line.number for line in work.lines.view.lines.lines] == [5, 6, 7]
    asked = []
    work.lines.view.asked.connect(lambda: asked.append(True))
    work.lines.view.clicked.emit(work.lines.view.model().index(0, ROLE))
    assert asked == [True]
    work.popup.close_popup()
    QTest.keyClick(at(work, 5), Key.Key_O)
    assert [line.number for line in work.lines.view.lines.lines] == [5, 6, 7], "what was settled does not jump away"
    work.foot.offer_declined.emit()
    work.foot.unassigned.click()
    assert [line.number for line in work.lines.view.lines.lines] == [7]
    assert not work.lines.doubts.isChecked()
    work.outcome.line_followed.emit(4)
    assert work.lines.shown is Shown.ALL
    assert work.lines.view.current_line.number == 4


def test_that_everything_is_said_in_words(work):
    view = work.lines.view
    spoken = view.lines.index(4, WORDS).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Fase, dubbio, certezza incerta, 71 %: 1. Rendiconto entro il 30 aprile"
    assert [line.page for line in work.lines.lines] == ["p. 12", *[""] * 5, "p. 13", ""]
    assert work.foot.counts.words == "1 area, 1 settore, 2 obiettivi, 8 righe lette nel documento"
    assert_accessible(work)
    assert_unique_mnemonics(work)


def test_that_a_filter_that_leaves_no_line_is_taken_off_and_a_finding_leads_to_its_line(work):
    QTest.keyClick(at(work, 7), Key.Key_O)
    work.foot.offer_declined.emit()
    work.lines.choose(Shown.UNASSIGNED)
    assert work.lines.view.lines.lines == []
    press(work.lines, "Togli il filtro")
    assert (work.lines.shown, len(work.lines.view.lines.lines)) == (Shown.ALL, len(GUESSES))
    findings = work.outcome.findings
    told = Issue("p", "Riga 4: l'obiettivo non ha indicatori."), Issue("q", "Riga", link=Link("line", 4))
    findings.show_issues(told)
    work.outcome.show_part(2)
    for place, line in enumerate((8, 4)):
        at(work, 8)
        findings.setCurrentRow(place)
        QTest.keyClick(findings, Key.Key_Return)
        assert work.lines.view.current_line.number == line


def test_that_c_asks_of_the_words_of_a_line_and_the_answer_is_taken_back_whole(work):
    QTest.keyClick(at(work, 2), Key.Key_C)
    asked = work.findChild(PlanWordsDialog)
    asked.form.fill_values({"word_0": "Persona"})
    asked.submit()
    assert work.answers.layout.named == {"responsabile": LineRole.PERSON}
    assert work.undo()
    assert not work.answers.layout.named
    QTest.keyClick(at(work, 7), Key.Key_C)
    assert work.popup.is_open


def test_that_u_joins_a_line_and_g_closes_the_plan_with_its_words(work):
    QTest.keyClick(at(work, 5), Key.Key_U)
    assert roles(work)[4] is LineRole.CONTINUED
    QTest.keyClick(at(work, 7), Key.Key_G)
    assert work.answers.layout.named == {"l ufficio cura i rapporti": LineRole.CLOSING}
    assert [work.undo(), work.undo(), work.has_answers] == [True, True, False]


def test_that_the_two_halves_show_what_is_kept_and_each_key_changes_what_it_did(theme, work):
    view = work.lines.view
    keys = [(f"riga {line}, {key.name}", line, key) for line, key in ((1, Key.Key_S), (5, Key.Key_O), (6, Key.Key_N))]
    keys += [(key.name, None, key) for key in (Key.Key_Up, Key.Key_Space, Key.Key_Down, Key.Key_A, Key.Key_End)]

    def acts(_root):
        for name, line, key in keys:
            yield name, partial(press_at, line, key)
        yield "una domanda", partial(work.go_to_doubt, 1)
        yield "annulla", work.undo
        yield "le righe lasciate fuori", partial(work.lines.show_lines, list(work.lines.lines[:3]))

    def press_at(line, key):
        QTest.keyClick(view if line is None else at(work, line), key)

    found = [*shown_in(work), *reactions(work, QApplication.processEvents, 99, acts)]
    found += [*shown_in(work.popup)]
    assert differences("rooms/piano", found) == []
