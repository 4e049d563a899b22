"""The grid with the keyboard: cells, several rows, blocks, undo."""

from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from sqlalchemy import select

from app.domain.changes import Topic
from app.domain.issues import Link
from app.domain.method.definition import MethodDefinition
from app.domain.method.outside import Difficulty
from app.domain.objectives import ObjectiveKind
from app.domain.objectives.grid.columns import KEYS
from app.domain.objectives.grid.rows import GridGrouping
from app.domain.objectives.indicator import IndicatorDraft
from app.domain.objectives.lacks import Lack
from app.domain.objectives.recipients import Recipients
from app.domain.objectives.vocabulary import IndicatorRule
from app.domain.permissions import Action
from app.models.objectives import Indicator
from app.services.access import reading
from app.services.audit import undoing
from app.services.methods.keeping import keep_method
from app.services.objectives.detail import objective_detail
from app.services.objectives.indicators import save_indicator
from app.services.objectives.units import set_unit_weight
from app.services.transaction import unit_of_work
from app.ui.objectives.grid.page import GridPage
from app.ui.objectives.grid.paste_dialog import PasteDialog
from tests.archives.office import YEAR, list_objectives
from tests.looking import list_entries
from tests.ui.driving import agree, dialog_over, press
from tests.ui.objectives.conftest import answer_notice
from tests.ui.widgets import assert_accessible

D = Decimal
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def indicator_of(office, identity):
    with reading(office.workspace, Action.READ) as session:
        found = session.scalars(select(Indicator).where(Indicator.objective_id == identity)).one()
        session.expunge(found)
    return found


def entries(office):
    return [entry.label for entry in list_entries(office.workspace)]


def test_that_a_cell_is_written_enter_goes_down_tab_right_and_esc_restores(office, four, grid, hands):
    shown = grid()
    hands.go(shown, "Uno", "baseline")
    hands.write(shown, "57")
    assert (shown.view.current_row().title, indicator_of(office, four[0]).baseline) == ("Due", D(57))
    hands.write(shown, "12", Qt.Key.Key_Tab)
    assert shown.view.is_editing
    hands.press(shown, Qt.Key.Key_Escape)
    assert (shown.view.currentIndex().column(), indicator_of(office, four[1]).baseline) == (6, D(12))
    hands.go(shown, "Uno", "title")
    hands.write(shown, "Un altro titolo", Qt.Key.Key_Escape)
    assert list_objectives(office.workspace, YEAR)[0].title == "Uno"


def test_that_a_text_that_cannot_stand_keeps_its_editor_open_and_says_why(four, grid, hands, office):
    shown = grid()
    hands.go(shown, "Uno", "weight")
    hands.write(shown, "120")
    assert shown.view.is_editing
    assert (
        shown.writing.why_wrong(shown.view.current_row(), "weight", "120") == "Peso: Il peso nell'unità va da 0 a 100."
    )
    hands.press(shown, Qt.Key.Key_Escape)
    assert objective_detail(office.workspace, four[0]).draft.units[0].weight is None


def test_that_a_number_with_two_readings_is_asked_and_written_as_answered(four, grid, hands, office, notices, settle):
    shown = grid()
    hands.go(shown, "Uno", "target")
    hands.write(shown, "12.500")
    assert [action.label for action in notices[-1].actions] == ["Annulla", "12,5", "12500"]
    assert indicator_of(office, four[0]).target is None
    answer_notice(notices[-1], "12500")
    settle()
    assert indicator_of(office, four[0]).target == D(12500)
    assert hands.cell(shown, "Uno", "target") == "12.500"
    hands.go(shown, "Due", "target")
    hands.write(shown, "1.500,00")
    assert indicator_of(office, four[1]).target == D(1500)


def test_that_several_rows_are_filled_down_written_and_emptied_each_as_one_operation(tab, four, grid, hands, office):
    shown = grid()
    hands.go(shown, "Uno", "source")
    hands.write(shown, "Registro")
    before = len(entries(office))
    hands.select(shown, ["Uno", "Due", "Tre", "Quattro"], "source")
    hands.press(shown, Qt.Key.Key_D, CTRL)
    hands.settle()
    assert entries(office)[0] == "Riempite 3 celle di «Fonte» sotto AG-SEG-01"
    assert tab.foot.last.words.text == "Riempite 3 celle di «Fonte» sotto AG-SEG-01"
    assert tab.foot.count.text() == "4 righe scelte"
    assert {indicator_of(office, one).source for one in four} == {"Registro"}
    hands.write(shown, "Archivio", Qt.Key.Key_Return, CTRL)
    assert {indicator_of(office, one).source for one in four} == {"Archivio"}
    assert [verb.why_off() for verb in shown.view.verbs.shown() if verb.words() == "Svuota le celle"] == [""]
    hands.press(shown, Qt.Key.Key_Delete)
    hands.settle()
    assert {indicator_of(office, one).source for one in four} == {""}
    assert len(entries(office)) == before + 3
    undoing.undo_last(office.workspace)
    assert {indicator_of(office, one).source for one in four} == {"Archivio"}


def test_that_a_block_goes_out_to_a_sheet_and_comes_back_the_same(four, grid, hands, office):
    shown = grid()
    hands.go(shown, "Uno", "name")
    hands.write(shown, 'Dice "si"')
    hands.select(shown, ["Uno", "Due"], "name")
    hands.press(shown, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == 'Dice "si"\nAvvisi'
    hands.go(shown, "Tre", "name")
    hands.press(shown, Qt.Key.Key_V, CTRL)
    hands.settle()
    assert [indicator_of(office, one).name for one in four] == ['Dice "si"', "Avvisi", 'Dice "si"', "Avvisi"]


def test_that_what_does_not_fit_is_told_cell_by_cell_and_rows_beyond_the_end_are_offered(
    tab, four, grid, hands, office
):
    shown = grid()
    hands.go(shown, "Quattro", "title")
    hands.paste(shown, "Quarto\tAccessi\tn.\t3\tmolto\nQuinto\tReclami\tn.\t5\t4\n\t\t%")
    dialog = dialog_over(tab, PasteDialog)
    assert dialog.summary.text() == "3 celle cambiano, 1 riga è nuova, 2 celle non ci stanno."
    assert [(row.row, row.heading, row.text) for row in dialog.table.rows()] == [
        (1, "Atteso", "molto"), (3, "Titolo", ""),
    ]  # fmt: skip
    assert dialog.place.value() == office.units["Segreteria"]
    assert_accessible(dialog)
    assert len(list_objectives(office.workspace, YEAR)) == 4
    press(dialog, "Incolla 3 celle e 1 riga nuova")
    hands.settle()
    assert [row.title for row in list_objectives(office.workspace, YEAR)] == ["Uno", "Due", "Tre", "Quarto", "Quinto"]
    assert entries(office)[0] == "Incollate 3 celle e 1 riga nuova"


def test_that_a_block_makes_the_first_objectives_of_an_empty_year(tab, grid, hands, office):
    shown = grid()
    assert shown.view.empty.text.startswith("Nell'anno non ci sono obiettivi")
    shown.view.setFocus()
    hands.paste(shown, "Scuole sicure\tAule controllate\tn.\nSportello")
    dialog = dialog_over(tab, PasteDialog)
    dialog.place.write(office.units["Tributi"])
    press(dialog, "Incolla 2 righe nuove")
    hands.settle()
    assert [(row.code, row.title) for row in list_objectives(office.workspace, YEAR)] == [
        ("OC-TRI-01", "Scuole sicure"), ("OC-TRI-02", "Sportello"),
    ]  # fmt: skip


def test_that_whole_rows_are_deleted_after_a_question_and_a_second_indicator_alone(tab, four, grid, hands, office):
    save_indicator(office.workspace, IndicatorDraft(objective_id=four[0], name="Ricorsi"))
    shown = grid()
    hands.go(shown, "2º indicatore", "name")
    hands.press(shown, Qt.Key.Key_Space, SHIFT)
    hands.press(shown, Qt.Key.Key_Delete)
    assert agree(tab, "Elimina") == "Eliminare 1 indicatore?"
    hands.settle()
    assert indicator_of(office, four[0]).name == "Avvisi"
    hands.select(shown, ["Tre", "Quattro"], "title")
    hands.press(shown, Qt.Key.Key_Space, SHIFT)
    hands.press(shown, Qt.Key.Key_Delete)
    assert agree(tab, "Elimina") == "Eliminare 2 obiettivi?"
    hands.settle()
    assert [row.title for row in list_objectives(office.workspace, YEAR)] == ["Uno", "Due"]


def test_that_one_more_indicator_is_written_in_its_own_row_or_goes_away(four, grid, hands, office):
    shown = grid()
    hands.go(shown, "Uno", "name")
    shown.new_indicator()
    assert shown.view.is_editing
    hands.press(shown, Qt.Key.Key_Escape)
    hands.settle()
    assert "2º indicatore" not in [row.title for row in shown.model.rows]
    shown.new_indicator()
    hands.qtbot.keyClicks(shown.view.look.editor, "Ricorsi")
    hands.press(shown, Qt.Key.Key_Return)
    hands.settle()
    assert [one.name for one in objective_detail(office.workspace, four[0]).indicators] == ["Avvisi", "Ricorsi"]


def test_that_a_filter_keeps_under_the_hands_what_was_just_mended(tab, four, grid, hands, settle):
    shown = grid()
    tab.controls.chips.choose(Lack.SOURCE)
    settle()
    hands.go(shown, "Due", "source")
    hands.write(shown, "Registro")
    assert [row.title for row in shown.model.rows] == ["Uno", "Due", "Tre", "Quattro"]
    assert tab.controls.chips.chips[Lack.SOURCE].count == 3
    tab.controls.chips.clear()
    tab.controls.chips.choose(Lack.SOURCE)
    settle()
    assert [row.title for row in shown.model.rows] == ["Uno", "Tre", "Quattro"]


def test_that_the_other_view_shows_the_same_rows_chosen(tab, four, grid, hands, settle):
    shown = grid()
    hands.select(shown, ["Due", "Tre"], "title")
    hands.press(shown, Qt.Key.Key_Space, SHIFT)
    tab.switch_view()
    settle()
    assert [row.title for row in tab.chosen.rows] == ["Due", "Tre"]
    assert not tab.is_grid
    tab.switch_view()
    settle()
    assert [row.title for row in shown.view.selected_rows()] == ["Due", "Tre"]


def test_that_the_weights_of_a_group_are_live_and_shared_among_the_rows_chosen(tab, four, grid, hands, office, settle):
    for identity, weight in zip(four, (10, 20, 30, 30), strict=True):
        set_unit_weight(office.workspace, identity, office.units["Segreteria"], D(weight))
    shown = grid()
    hands.go(shown, "Uno", "weight")
    assert (tab.foot.figures.text(), tab.foot.state.text) == ("90 / 100", "mancano 10")
    tab.foot.share.menu().actions()[1].trigger()
    settle()
    weights = [objective_detail(office.workspace, one).draft.units[0].weight for one in four]
    assert weights == [D("11.11"), D("22.22"), D("33.34"), D("33.33")]
    assert tab.foot.state.text == "pesi completi"
    hands.select(shown, ["Uno", "Due"], "weight")
    assert tab.foot.share.menu().actions()[0].text() == "In parti uguali fra i 2 scelti"
    tab.foot.share.menu().actions()[0].trigger()
    settle()
    weights = [objective_detail(office.workspace, one).draft.units[0].weight for one in four]
    assert weights == [D("16.67"), D("16.66"), D("33.34"), D("33.33")]


def test_that_rows_stand_under_who_answers_for_them_too(four, grid, office, hands, settle):
    shown = grid()
    hands.go(shown, "Uno", "owner")
    shown.writing.write_cell(shown.view.current_row(), "owner", "Ada Arcuri")
    settle()
    shown.group_by(GridGrouping.OWNER)
    assert [group.title for group in shown.model.groups] == ["Arcuri Ada", "Senza responsabile"]
    shown.fold_all(is_folded=True)
    assert shown.model.rows == []


def test_that_the_next_missing_cell_is_opened_and_the_grid_is_accessible(tab, office, four, grid, settle):
    office.objective("Senza nulla", "Tributi")
    shown = grid()
    assert_accessible(tab)
    tab.go_on()
    assert (shown.view.current_row().title, shown.view.is_editing) == ("Senza nulla", True)
    assert tab.controls.primary.text() == "Completa l'ultimo dal catalogo…"


def test_that_a_proposal_of_the_catalogue_is_written_by_one_key_and_leaves_the_target(tab, office, grid, hands, settle):
    one = office.objective("Recuperare IMU e TARI non versate", "Tributi")
    two = office.objective("Controllare le dichiarazioni dei contribuenti", "Tributi")
    shown = grid()
    tab.go_on()
    settle()
    popup = shown.guest.popup
    assert [one.place == 0 for one in popup.shown] == [True] * 3 + [False] * (len(popup.shown) - 3)
    first = popup.shown[0]
    hands.press(shown, Qt.Key.Key_Return)
    settle()
    written = indicator_of(office, one)
    assert (written.name, written.source, written.target) == (first.indicator.name, first.indicator.source, None)
    assert KEYS[shown.view.currentIndex().column()] == "target"
    tab.go_on()
    settle()
    third = popup.shown[2]
    hands.press(shown, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    settle()
    assert indicator_of(office, two).name == third.indicator.name
    assert not popup.isVisible()


def test_that_a_name_of_ones_own_is_written_though_proposals_are_there(tab, office, grid, hands, settle):
    one = office.objective("Recuperare IMU e TARI non versate", "Tributi")
    shown = grid()
    tab.go_on()
    settle()
    hands.qtbot.keyClicks(shown.view.look.editor, "Somme mie")
    hands.press(shown, Qt.Key.Key_Return)
    settle()
    assert indicator_of(office, one).name == "Somme mie"


def test_that_the_objectives_selected_go_to_all_of_a_contract_area_after_a_count(
    tab, four, grid, hands, office, notices, settle
):
    shown = grid()
    hands.select(shown, ["Uno", "Due"], "title")
    dialog = shown.assign()
    assert dialog.form.draft_values()["to"] == Recipients(office.units["Segreteria"])
    dialog.form.fill_values({"to": Recipients(contract_area=shown.writing.choices.contract_areas[0][0])})
    press(dialog, "Assegna")
    settle()
    assert notices[-1].words == "Si assegna a tutta l'area contrattuale: 3 persone che non ce l'hanno."
    answer_notice(notices[-1], "Assegna")
    settle()
    assert [len(objective_detail(office.workspace, one).assignments) for one in four] == [3, 3, 0, 0]


def test_that_a_filter_that_leaves_nothing_says_so_and_every_key_is_harmless_there(tab, four, grid, hands, settle):
    shown = grid()
    tab.tree.filter.setText("niente di simile")
    settle()
    assert (shown.model.rows, shown.view.empty.text.split("\n")[0]) == ([], "Nessuna riga contiene quello che si cerca")
    shown.view.setFocus()
    for key in (Qt.Key.Key_F2, Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_Tab):
        hands.press(shown, key)
    hands.press(shown, Qt.Key.Key_D, CTRL)
    hands.press(shown, Qt.Key.Key_C, CTRL)
    press(shown.view.empty, "Togli il filtro")
    settle()
    assert len(shown.model.rows) == 4


def test_that_order_widths_and_sort_of_the_columns_are_remembered_and_the_first_three_stay(
    tab, desk, four, grid, hands
):
    shown = grid()
    header = shown.view.horizontalHeader()
    hands.go(shown, "Uno", "source")
    hands.press(shown, Qt.Key.Key_Left, CTRL | SHIFT)
    header.moveSection(0, 5)
    header.resizeSection(KEYS.index("owner"), 200)
    shown.view.columns.sort_by("title")
    assert [row.title for row in shown.model.rows] == ["Due", "Quattro", "Tre", "Uno"]
    again = GridPage(desk, tab.chosen, tab.verbs)
    assert again.view.columns.keys[:3] == ["number", "code", "title"]
    assert again.view.columns.keys[5:8] == ["baseline", "source", "target"]
    assert again.view.columns.sort == ("title", False)
    again.view.columns.fit(0)
    assert again.view.columnWidth(KEYS.index("owner")) == 200
    again.view.columns.fit(3000)
    assert sum(again.view.columnWidth(KEYS.index(key)) for key in again.view.columns.keys) == 3000


def test_that_the_first_columns_stay_in_sight_and_nothing_looked_for_is_under_them(four, grid, hands):
    shown = grid()
    view = shown.view
    hands.go(shown, "Uno", "state")
    assert view.frozen.isVisible()
    assert view.frozen.covered == sum(view.columnWidth(place) for place in range(3))
    hands.press(shown, Qt.Key.Key_Home)
    hands.go(shown, "Uno", "name")
    assert view.columnViewportPosition(KEYS.index("name")) >= view.frozen.covered
    hands.go(shown, "Uno", "state")
    hands.go(shown, "Uno", "title")
    assert view.frozen.isVisible()
    hands.press(shown, Qt.Key.Key_F2)
    assert (view.is_editing, view.frozen.isVisible()) == (True, False)


def test_that_what_a_fill_cannot_write_is_told_and_an_indicator_begun_survives_a_reading(
    tab, four, grid, hands, office, settle
):
    for title in ("Senza indicatore", "Senza nemmeno questo"):
        office.objective(title)
    shown = grid()
    hands.go(shown, "Quattro", "source")
    hands.write(shown, "Registro")
    hands.select(shown, ["Quattro", "Senza indicatore", "Senza nemmeno questo"], "source")
    hands.press(shown, Qt.Key.Key_D, CTRL)
    dialog = dialog_over(tab, PasteDialog)
    assert (dialog.windowTitle(), dialog.agree.isEnabled()) == ("Scrivi nella griglia", False)
    assert [row.why for row in dialog.table.rows()] == ["manca l'indicatore: scrivere prima che cosa si misura"] * 2
    dialog.reject()
    settle()
    hands.go(shown, "Uno", "name")
    tab.new_indicator()
    hands.qtbot.keyClicks(shown.view.look.editor, "Ricorsi")
    tab.make_stale()
    settle()
    assert shown.view.look.editor.text() == "Ricorsi"


def test_that_a_link_to_what_is_missing_goes_to_the_cell_of_its_own_indicator(tab, four, grid, hands, office, settle):
    [second] = save_indicator(office.workspace, IndicatorDraft(objective_id=four[1], name="Ricorsi")).ids
    shown = grid()
    tab.show_place(Link("objective", four[1], "indicators.source", second))
    settle()
    assert (shown.view.current_row().name, KEYS[shown.view.currentIndex().column()]) == ("Ricorsi", "source")
    tab.show_place(Link("objective", four[1], "people"))
    settle()
    assert not tab.is_grid


def test_that_the_column_of_a_group_is_chosen_with_one_key_and_written_at_once(tab, four, grid, hands, office, settle):
    other = office.objective("Cinque", "Tributi")
    shown = grid()
    hands.go(shown, "Tre", "owner")
    hands.press(shown, Qt.Key.Key_Space, CTRL)
    assert [row.title for row in shown.view.selected_rows()] == ["Uno", "Due", "Tre", "Quattro"]
    assert {column for _, column in shown.view.places()} == {KEYS.index("owner")}
    assert shown.view.current_row().title == "Uno", "from the first row on it can be filled down"
    hands.qtbot.keyClicks(shown.view, "Arcuri Ada")
    hands.press(shown, Qt.Key.Key_Return, CTRL)
    settle()
    owners = {row.title: row.owner for row in list_objectives(office.workspace, YEAR)}
    assert owners == {**dict.fromkeys(("Uno", "Due", "Tre", "Quattro"), "Arcuri Ada"), "Cinque": ""}
    assert other


def test_that_the_objectives_chosen_are_given_to_the_staff_of_their_units_after_a_question(
    tab, four, grid, hands, office, notices, settle
):
    shown = grid()
    hands.go(shown, "Uno", "title")
    hands.press(shown, Qt.Key.Key_A, CTRL)
    verb = next(one for one in shown.view.verbs.shown() if one.words().startswith("Assegna al personale"))
    assert shown.view.verbs.words_of(verb) == "Assegna gli obiettivi al personale delle loro unità…"
    assert shown.view.verbs.rows() > 5  # with the lines of the groups, which are no rows
    delete = next(one for one in shown.view.verbs.shown() if one.words() == "Elimina la riga…")
    assert shown.view.verbs.words_of(delete) == f"Elimina {len(shown.view.selected_rows())} righe…"
    verb.slot()
    settle()
    assert notices[-1].words.startswith("Al personale delle unità: 8 assegnazioni nuove a 2 persone.")
    assert not objective_detail(office.workspace, four[0]).assignments
    answer_notice(notices[-1], "Assegna")
    settle()
    assert [len(objective_detail(office.workspace, one).assignments) for one in four] == [2, 2, 2, 2]
    verb.slot()
    settle()
    assert notices[-1].words == "Il personale delle unità ha già questi obiettivi."


def test_that_weights_are_shared_in_every_unit_chosen_though_the_current_row_has_none(
    tab, four, grid, hands, office, settle
):
    office.objective("Comune a tutti", kind=ObjectiveKind.STRATEGIC_COMMON)
    cross = office.objective("Di due settori", "Cultura", "Tributi")
    shown = grid()
    hands.go(shown, "Comune a tutti", "title")
    assert not tab.foot.share.isVisible()
    hands.press(shown, Qt.Key.Key_A, CTRL)
    assert tab.foot.share.isVisible()
    tab.foot.share.menu().actions()[0].trigger()
    settle()
    weights = [share.weight for one in (*four, cross) for share in objective_detail(office.workspace, one).draft.units]
    assert weights == [D(25)] * 4 + [D(100)] * 2, "nothing is asked: each of them changes in all its units, in sight"


def test_that_the_difficulty_is_a_column_where_the_method_has_some(office, four, grid, hands):
    shown = grid()
    assert "difficulty" not in shown.view.columns.keys
    kinds = (Difficulty("A", "Alta", D("1.5")), Difficulty("B", "Bassa", D("0.5")))
    with unit_of_work(office.workspace, "Metodologia", Topic.METHODS) as unit:
        keep_method(unit, MethodDefinition("m", "Con difficoltà", difficulties=kinds))
    shown = grid()
    assert "difficulty" in shown.view.columns.keys
    hands.go(shown, "Uno", "difficulty")
    hands.press(shown, Qt.Key.Key_F2)
    editor = shown.view.look.editor
    assert [editor.itemText(place) for place in range(editor.count())] == ["", "Alta (×1,5)", "Bassa (×0,5)"]
    hands.qtbot.keyClicks(editor, "A")
    hands.qtbot.keyClick(editor, Qt.Key.Key_Return)
    hands.settle()
    assert objective_detail(office.workspace, four[0]).draft.difficulty == "A"
    assert shown.model.rows[0].difficulty == "Alta (×1,5)"
    hands.select(shown, ["Uno", "Due", "Tre"], "difficulty")
    hands.press(shown, Qt.Key.Key_D, CTRL)
    hands.settle()
    assert [objective_detail(office.workspace, one).draft.difficulty for one in four] == ["A", "A", "A", ""]
    assert entries(office)[0] == "Riempite 2 celle di «Difficoltà» sotto AG-SEG-01"
    hands.go(shown, "Tre", "difficulty")
    hands.paste(shown, "Bassa\nB")
    assert [objective_detail(office.workspace, one).draft.difficulty for one in four] == ["A", "A", "B", "B"]
    shown.show_columns(is_measuring=True)
    assert "difficulty" not in shown.view.columns.keys


def test_that_a_day_typed_where_a_number_is_expected_changes_the_rule_with_one_key(
    office, four, grid, hands, notices, settle
):
    shown = grid()
    hands.go(shown, "Uno", "target")
    hands.write(shown, f"10/4/{YEAR}")
    notice = notices[-1]
    assert [one.label for one in notice.actions if one.takes_keyboard] == ["Cambia la regola"]
    assert "Entro una data" in notice.words
    assert indicator_of(office, four[0]).rule is IndicatorRule.PERCENT_OF_TARGET
    answer_notice(notice, "Cambia la regola")
    settle()
    made = indicator_of(office, four[0])
    assert (made.rule, made.target_on) == (IndicatorRule.BY_DATE, date(YEAR, 4, 10))
    hands.go(shown, "Due", "target")
    hands.write(shown, "si")
    answer_notice(notices[-1], "Lascia com'era")
    assert indicator_of(office, four[1]).rule is IndicatorRule.PERCENT_OF_TARGET
