from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QPersistentModelIndex, QRect, QSettings, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QStyle, QVBoxLayout, QWidget

from app.domain.columns import Column, Format
from app.ui.kit.block_reading import read_cells
from app.ui.kit.overrides import override
from app.ui.kit.rows_model import ROW_ROLE, SORT_ROLE, RowsModel
from app.ui.kit.rows_table import RowsTable
from app.ui.style.flat import FlatStyle


@dataclass(frozen=True)
class Person:
    id: int
    name: str
    score: Decimal | None = None
    hired: date | None = None
    is_eq: bool = False


COLUMNS = (
    Column("name", "Nominativo", width=30, editable=True, required=True),
    Column("score", "Punteggio", Format.DECIMAL, 10, editable=True),
    Column("hired", "Assunzione", Format.DATE, 12),
    Column("is_eq", "EQ", Format.BOOLEAN, 6, editable=True),
)
PEOPLE = [
    Person(1, "Nicolò Rossi", Decimal("62.5"), date(2020, 3, 1)),
    Person(2, "Ada Bianchi", Decimal(100), date(2019, 1, 1), is_eq=True),
    Person(3, "Élodie Verdi"),
]


@pytest.fixture
def model():
    model = RowsModel(COLUMNS)
    model.set_rows(PEOPLE)
    return model


@pytest.fixture
def table(qtbot):
    table = RowsTable(COLUMNS, name="test.people", title="Persone", empty="Nessuna persona: usare «Nuova persona».")
    qtbot.addWidget(table)
    table.set_rows(PEOPLE)
    table.show()
    return table


def names(model):
    return [row.name for row in model.rows]


def test_that_cells_are_written_in_italian(model):
    assert model.index(0, 1).data() == "62,50"
    assert model.index(0, 2).data() == "01/03/2020"
    assert model.index(2, 1).data() == ""
    assert model.index(1, 3).data() == "sì"


def test_that_the_row_and_the_native_value_are_in_their_roles(model):
    assert model.index(0, 0).data(ROW_ROLE) is PEOPLE[0]
    assert model.index(0, 1).data(SORT_ROLE) == Decimal("62.5")


@pytest.mark.parametrize("order", [Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder])
def test_that_numbers_sort_as_numbers_and_missing_ones_stay_last(model, order):
    model.sort(1, order)
    assert names(model)[-1] == "Élodie Verdi"
    assert names(model)[0] == ("Nicolò Rossi" if order is Qt.SortOrder.AscendingOrder else "Ada Bianchi")


def test_that_names_sort_without_accents_in_the_way(model):
    model.sort(0, Qt.SortOrder.AscendingOrder)
    assert names(model) == ["Ada Bianchi", "Élodie Verdi", "Nicolò Rossi"]


def test_that_the_filter_ignores_case_and_accents_and_takes_words_in_any_order(model):
    model.set_filter("ROSSI nicolo")
    assert names(model) == ["Nicolò Rossi"]


def test_that_the_model_keeps_qts_rules_through_sort_filter_edit_and_new_rows(qtbot):
    model = RowsModel(COLUMNS)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_rows(PEOPLE)
    model.sort(0, Qt.SortOrder.DescendingOrder)
    model.set_filter("i")
    model.is_editable = True
    model.setData(model.index(0, 0), "Altro")
    model.set_rows(PEOPLE[:2])
    model.sort(-1)
    model.set_filter("")
    model.set_rows([])


def test_that_an_edited_cell_asks_to_be_saved_and_shows_its_value_meanwhile(qtbot, model):
    model.is_editable = True
    with qtbot.waitSignal(model.edited) as saved:
        assert model.setData(model.index(0, 1), "87.5")
    assert (saved.args[0].row, saved.args[0].key, saved.args[0].value) == (PEOPLE[0], "score", Decimal("87.5"))
    assert model.index(0, 1).data() == "87,50"
    model.set_rows(PEOPLE)
    assert model.index(0, 1).data() == "62,50"


@pytest.mark.parametrize(
    ("column", "text", "sentence"),
    [(1, "molto", "Punteggio: «molto» non è un numero."), (0, " ", "Nominativo: non può restare vuoto.")],
)
def test_that_what_cannot_be_read_leaves_the_cell_as_it_was_and_says_why(qtbot, model, column, text, sentence):
    model.is_editable = True
    with qtbot.assertNotEmitted(model.edited), qtbot.waitSignal(model.refused) as refused:
        assert not model.setData(model.index(0, column), text)
    assert refused.args == [sentence]


def test_that_the_same_value_again_saves_nothing(qtbot, model):
    with qtbot.assertNotEmitted(model.edited):
        assert model.setData(model.index(0, 1), "62,50")


def test_that_fresh_rows_keep_the_selection_on_the_same_person(table):
    table.select(2)
    table.set_rows([Person(9, "Nuova"), *PEOPLE])
    assert table.current_row().id == 2


def test_that_sorting_keeps_the_selection_on_the_same_person(table):
    table.select(1)
    table.view.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert table.current_row().id == 1


def test_that_a_filter_counts_and_an_empty_outcome_says_what_to_do(qtbot, table):
    qtbot.keyClicks(table.filter, "zzz")
    assert table.count.text() == "0 di 3 righe"
    assert "Togliere il filtro" in table.view.empty.text
    table.filter.clear()
    table.set_rows([])
    assert table.view.empty.text == "Nessuna persona: usare «Nuova persona»."
    table.view.viewport().grab()


def test_that_enter_opens_the_row_of_a_list_that_is_not_edited(qtbot, table):
    table.select(2)
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table.view, Qt.Key.Key_Return)
    assert opened.args[0].id == 2


def test_that_typing_edits_and_enter_commits_and_goes_down_as_in_excel(qtbot, table):
    table.allow_editing()
    table.select(1, 1)
    table.view.setFocus()
    qtbot.keyClick(table.view, Qt.Key.Key_9)
    editor = table.view.findChild(QLineEdit)
    qtbot.keyClicks(editor, "1,5")
    with qtbot.waitSignal(table.edited) as edited:
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert edited.args[0].value == Decimal("91.5")
    assert table.current_row().id == 2
    assert table.view.currentIndex().column() == 1


def test_that_a_text_that_cannot_be_read_stays_in_the_editor_and_is_there_again(qtbot, table):
    table.allow_editing()
    table.select(1, 1)
    table.view.setFocus()
    qtbot.keyClick(table.view, Qt.Key.Key_9)
    editor = table.view.findChild(QLineEdit)
    qtbot.keyClicks(editor, "x")
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Tab):
        with qtbot.waitSignal(table.refused):
            qtbot.keyClick(editor, key)
        assert (editor.text(), editor.isVisible()) == ("9x", True), "held, to be mended"
    place = table.view.currentIndex()
    assert not table.model.setData(place, "9x"), "left by a click elsewhere"
    assert (place.data(), place.data(Qt.ItemDataRole.EditRole)) == ("62,50", "9x")
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert place.data(Qt.ItemDataRole.EditRole) == "62,5", "given up"


def test_that_a_quantity_shown_with_its_dot_is_written_over_in_the_same_form(qtbot):
    column = Column("score", "Atteso", Format.QUANTITY, 8, editable=True, digits=None)
    model = RowsModel((column,))
    model.set_rows([Person(1, "A", Decimal(180000)), Person(2, "B", Decimal("12.5")), Person(3, "C")])
    model.unit_of = lambda row: "€" if row.name == "C" else ""
    for row, value in ((0, Decimal(170000)), (2, Decimal(170000))):
        with qtbot.waitSignal(model.edited) as edited:
            assert model.setData(model.index(row, 0), "170.000")
        assert edited.args[0].value == value
    with qtbot.waitSignal(model.refused) as refused:
        assert not model.setData(model.index(1, 0), "170.000")
    assert "scrivere 170000 oppure 170" in refused.args[0]
    assert [one.value for one in read_cells(model, [(0, 0, "171.000")], "")] == [Decimal(171000)]


def test_that_a_selection_is_copied_as_excel_wants_it(table, qapp):
    table.view.selectAll()
    table.view.copy()
    assert qapp.clipboard().text().splitlines()[:2] == [
        "Nominativo\tPunteggio\tAssunzione\tEQ",
        "Nicolò Rossi\t62,50\t01/03/2020\tno",
    ]


def test_that_a_block_from_excel_is_read_from_the_current_cell_on(qtbot, table, qapp):
    table.allow_editing()
    table.select(1, 0)
    qapp.clipboard().setText('"Rossi, Nicolò"\t70,25\r\nAda Bianchi\t80\r\n')
    with qtbot.waitSignal(table.pasted) as pasted:
        table.view.paste()
    edits = [(edit.row.id, edit.key, edit.value) for edit in pasted.args[0]]
    assert edits == [(1, "name", "Rossi, Nicolò"), (1, "score", Decimal("70.25")), (2, "score", Decimal(80))]


def test_that_one_wrong_cell_refuses_the_whole_block(qtbot, table, qapp):
    table.allow_editing()
    table.select(1, 1)
    qapp.clipboard().setText("70\r\nboh\r\n")
    with qtbot.assertNotEmitted(table.pasted), qtbot.waitSignal(table.refused) as refused:
        table.view.paste()
    assert refused.args[0] == "Punteggio: «boh» non è un numero. Non è stato incollato nulla."


def test_that_an_empty_cell_is_not_pasted_where_a_value_must_be(qtbot, table, qapp):
    table.allow_editing()
    table.select(1, 0)
    qapp.clipboard().setText("\t70\r\n")
    with qtbot.assertNotEmitted(table.pasted), qtbot.waitSignal(table.refused) as refused:
        table.view.paste()
    assert refused.args[0] == "Nominativo: non può restare vuoto. Non è stato incollato nulla."


def test_that_a_date_is_never_cut_short(qtbot):
    table = RowsTable(
        [Column("hired", "Dal", Format.DATE, 2), Column("name", "Nome")], name="dates", title="", empty=""
    )
    qtbot.addWidget(table)
    assert table.view.columnWidth(0) > table.view.fontMetrics().horizontalAdvance("00/00/0000")


def test_that_columns_of_words_give_way_where_there_is_no_room_and_numbers_do_not(table):
    view = table.view
    table.resize(2000, 300)
    QApplication.processEvents()
    wide = [view.columnWidth(place) for place in range(3)]
    table.resize(sum(wide) + 20, 300)
    QApplication.processEvents()
    narrow = [view.columnWidth(place) for place in range(3)]
    assert narrow[0] < wide[0]
    assert narrow[1:] == wide[1:]
    assert not view.horizontalScrollBar().isVisible()
    table.resize(2000, 300)
    QApplication.processEvents()
    assert [view.columnWidth(place) for place in range(3)] == wide


def test_that_an_empty_table_shows_when_it_has_the_keyboard(qtbot, table):
    table.set_rows([])
    table.show()
    table.activateWindow()
    table.view.setFocus()
    QApplication.processEvents()
    focused = table.grab().toImage()
    table.view.clearFocus()
    QApplication.processEvents()
    assert focused != table.grab().toImage()


def test_that_column_widths_are_remembered(qtbot, table):
    table.view.setColumnWidth(0, 333)
    again = RowsTable(COLUMNS, name="test.people", title="Persone", empty="")
    qtbot.addWidget(again)
    assert abs(again.view.columnWidth(0) - 333) <= 1


def test_that_a_value_that_changes_the_order_keeps_the_open_editor_on_its_cell(qtbot, table):
    table.allow_editing()
    table.view.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    table.select(1)
    table.view.edit(table.view.currentIndex())
    fresh = [Person(2, "Zita Bianchi"), *[row for row in PEOPLE if row.id != 2]]
    table.set_rows(fresh)
    assert names(table.model) == ["Élodie Verdi", "Nicolò Rossi", "Zita Bianchi"]
    assert table.current_row().id == 1
    assert table.view.findChild(QLineEdit) is not None


def test_that_a_list_that_takes_the_keyboard_shows_which_row_is_current(table):
    table.activateWindow()
    table.view.setFocus()
    assert table.selected_rows()[:1] == [table.current_row()]


def test_that_tab_leaves_a_table_after_its_last_cell(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    table, after = RowsTable(COLUMNS, name="test.people", title="Persone", empty="Nessuno."), QLineEdit()
    layout = QVBoxLayout(page)
    layout.addWidget(table)
    layout.addWidget(after)
    table.set_rows(PEOPLE)
    table.allow_editing()
    table.hide_filter()
    page.show()
    page.activateWindow()
    view = table.view
    view.setFocus()
    view.setCurrentIndex(table.model.index(2, 2))
    qtbot.keyClick(view, Qt.Key.Key_Tab)
    assert (view.currentIndex().column(), page.focusWidget()) == (3, view)
    qtbot.keyClick(view, Qt.Key.Key_Tab)
    assert page.focusWidget() is after
    qtbot.keyClick(after, Qt.Key.Key_Backtab)
    assert page.focusWidget() is view
    qtbot.keyClick(view, Qt.Key.Key_Backtab)
    assert view.currentIndex().column() == 2


def test_that_rows_and_columns_follow_the_zoom_both_ways(qtbot, theme):
    table = RowsTable(COLUMNS, name="test.letters", title="Persone", empty="Nessuno.")
    qtbot.addWidget(table)
    table.set_rows(PEOPLE)
    table.show()
    sizes = {}
    for percent in (100, 150, 100):
        theme.resize(percent)
        QApplication.processEvents()
        sizes.setdefault(percent, set()).add((table.view.rowHeight(0), table.view.columnWidth(1)))
    [(row, column)], [(tall_row, wide_column)] = sizes[100], sizes[150]
    assert (row, tall_row) == (24, 36)
    assert wide_column >= column * 1.3


def test_that_the_arrow_down_leaves_the_filter_for_the_first_row(qtbot, table):
    table.activateWindow()
    table.filter.setFocus()
    qtbot.keyClicks(table.filter, "bianchi")
    qtbot.waitUntil(lambda: table.model.rowCount() == 1)
    qtbot.keyClick(table.filter, Qt.Key.Key_Down)
    assert table.focusWidget() is table.view
    assert table.current_row().name == "Ada Bianchi"


def test_that_a_double_click_opens_a_row_unless_its_cell_is_edited_there(qtbot, table):
    opened = []
    table.opened.connect(opened.append)
    table.select(2)
    table.view.doubleClicked.emit(table.view.currentIndex())
    assert [row.id for row in opened] == [2]
    table.allow_editing()
    table.view.doubleClicked.emit(table.model.index(table.view.currentIndex().row(), 0))
    assert [row.id for row in opened] == [2]


def test_that_a_yes_or_no_is_chosen_from_a_list_in_its_cell(qtbot, table):
    edits = []
    table.edited.connect(edits.append)
    table.allow_editing()
    table.select(1, 3)
    table.view.edit(table.view.currentIndex())
    box = table.view.indexWidget(table.view.currentIndex())
    assert [box.itemText(place) for place in range(box.count())] == ["", "sì", "no"]
    assert box.currentText() == "no"
    box.setCurrentText("sì")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert [(edit.row.id, edit.key, edit.value) for edit in edits] == [(1, "is_eq", True)]


def test_that_tab_stops_at_the_filter_before_the_rows_and_so_does_going_back(table, qtbot):
    window, before = QWidget(), QPushButton("Prima")
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    layout.addWidget(before)
    layout.addWidget(table)
    window.show()
    window.activateWindow()
    before.setFocus()
    passed = []
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Backtab):
        qtbot.keyClick(window.focusWidget(), key)
        passed.append(window.focusWidget())
    assert passed == [table.filter, table.view, table.filter, before]
    table.setFocus()
    assert window.focusWidget() is table.view
    table.setParent(None)  # both are closed at the end


def test_that_what_is_selected_stays_the_same_when_the_rows_come_back_in_another_order(table):
    assert table.select(2)
    for fresh in (PEOPLE[::-1], [PEOPLE[2], PEOPLE[0], PEOPLE[1]], PEOPLE):
        table.set_rows(fresh)
        assert table.current_row().name == "Ada Bianchi"
        assert [row.name for row in table.rows()] == [row.name for row in fresh]


def test_that_what_views_remember_follows_its_row_into_another_order(model):
    held = [QPersistentModelIndex(model.index(place, column)) for place, column in ((0, 0), (1, 2), (2, 1))]
    for fresh in ([PEOPLE[1], PEOPLE[2], PEOPLE[0]], PEOPLE[::-1], PEOPLE):
        model.set_rows(fresh)
        assert [(one.data(ROW_ROLE).id, one.column()) for one in held] == [(1, 0), (2, 2), (3, 1)]


def test_that_the_longest_cells_get_the_room_that_the_short_ones_leave(qtbot, theme):
    table = RowsTable(COLUMNS, name="test.widths", title="Persone", empty="Nessuno.")
    qtbot.addWidget(table)
    table.resize(520, 300)
    table.show()
    long = "Nicolò Bartolomeo de' Rossi di Montelupo"
    table.set_rows([Person(1, long)])
    metrics = table.fontMetrics()
    assert table.view.columnWidth(0) > metrics.horizontalAdvance(long)
    assert not table.view.is_wide
    table.resize(420, 300)
    assert not table.view.horizontalScrollBar().isVisible()
    assert all(
        table.view.columnWidth(place) > metrics.horizontalAdvance(one.heading) for place, one in enumerate(COLUMNS)
    )


def test_that_the_last_columns_give_way_where_there_is_no_room_and_tab_leaves_after_the_last_shown(qtbot, theme):
    table = RowsTable(COLUMNS, name="test.way", title="Persone", empty="Nessuno.")
    qtbot.addWidget(table)
    table.allow_editing()
    table.view.let_go("hired", "is_eq")
    table.set_rows(PEOPLE)
    table.show()
    hidden = {}
    for width in (900, 330, 200, 900):
        table.resize(width, 300)
        hidden[width] = [one.key for place, one in enumerate(COLUMNS) if table.view.isColumnHidden(place)]
    assert hidden[330] == ["is_eq"] or hidden[330] == ["hired", "is_eq"]
    assert hidden[200] == ["hired", "is_eq"]
    assert hidden[900] == []
    table.resize(200, 300)
    table.view.setCurrentIndex(table.model.index(len(PEOPLE) - 1, 1))
    assert table.view._is_at_end(is_forward=True)


def test_that_the_column_stretched_to_the_end_is_not_taken_for_one_that_the_user_has_widened(qtbot, theme):
    table = RowsTable(COLUMNS, name="test.stretched", title="Persone", empty="Nessuno.")
    qtbot.addWidget(table)
    table.view.let_go("is_eq")
    table.set_rows(PEOPLE)
    table.show()
    for width in (330, 300, 420, 900):
        table.resize(width, 300)
        QApplication.processEvents()
    assert QSettings().value("columns/test.stretched") is None


def test_that_the_width_of_a_column_out_of_sight_is_not_remembered_as_chosen(qtbot, theme):
    table = RowsTable(COLUMNS, name="test.sorted", title="Persone", empty="Nessuno.")
    qtbot.addWidget(table)
    table.view.let_go("hired", "is_eq")
    table.set_rows(PEOPLE)
    table.show()
    table.resize(200, 300)
    table.view.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    QApplication.processEvents()
    assert QSettings().value("columns/test.sorted") is None


class SeenStyle(FlatStyle):
    """Remembers where the words and the arrow of each heading are drawn."""

    def __init__(self):
        super().__init__()
        self.words, self.arrows = [], []

    @override
    def drawControl(self, element, option, painter, widget=None):  # noqa: N802 (the name is Qt's)
        if element is QStyle.ControlElement.CE_HeaderLabel:
            self.words.append((option.text, QRect(option.rect)))
        super().drawControl(element, option, painter, widget)

    @override
    def drawPrimitive(self, element, option, painter, widget=None):  # noqa: N802 (the name is Qt's)
        if element is QStyle.PrimitiveElement.PE_IndicatorHeaderArrow:
            self.arrows.append(QRect(option.rect))
        super().drawPrimitive(element, option, painter, widget)


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("place", range(len(COLUMNS)))
def test_that_the_arrow_of_a_sorted_column_is_not_over_its_heading(qtbot, theme, percent, place):
    theme.resize(percent)
    table = RowsTable(COLUMNS, name="test.arrow", title="Persone", empty="Nessuno.")
    qtbot.addWidget(table)
    table.set_rows(PEOPLE)
    header, style = table.view.horizontalHeader(), SeenStyle()
    table.resize(1600, 300)
    table.show()
    table.view.sortByColumn(place, Qt.SortOrder.AscendingOrder)
    header.setStyle(style)
    header.grab()
    sorted_words = next(rect for text, rect in style.words if text == COLUMNS[place].heading)
    [arrow] = set(map(QRect.getRect, style.arrows))
    assert sorted_words.right() < arrow[0]
    assert header.fontMetrics().horizontalAdvance(COLUMNS[place].heading) <= sorted_words.width()
    assert arrow[0] + arrow[2] <= header.sectionViewportPosition(place) + header.sectionSize(place)


def test_that_the_chosen_row_is_whole_when_its_list_gets_lower(table):
    table.set_rows([Person(one, f"Persona {one}") for one in range(40)])
    table.resize(500, 500)
    table.select(8)
    last = table.view.visualRect(table.view.currentIndex())
    table.resize(500, table.height() - (table.view.viewport().height() - last.center().y()))
    now = table.view.visualRect(table.view.currentIndex())
    assert now.top() >= 0
    assert now.bottom() <= table.view.viewport().height()
