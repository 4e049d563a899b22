"""The list of what is missing: its groups, its filter, what it says to a screen reader, where it leads."""

from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication

from app.domain.documents.catalogue import MISSING, REMINDERS
from app.domain.duties.duty import Doer, Duty, Place
from app.domain.duties.grouping import Grouping
from app.domain.duties.reminding import number_of
from app.domain.duties.sight import DutyFilter
from app.domain.ids import EmployeeId
from app.domain.issues import Link, Severity
from app.domain.structure.hierarchy import Party
from app.ui.dashboard.missing import MissingList

TODAY, PAST, SOON = date(2025, 3, 12), date(2025, 2, 28), date(2025, 5, 31)
ME = Doer(Party(), "Santoro Enrico", "Segretario comunale", "Segretario", is_user=True)
MARCO = Doer(Party(employee_id=EmployeeId(1)), "Colombo Marco", "EQ Governo del territorio", "EQ")
SHEET = Duty(
    "Barbieri Luca: mancano 2 voci", ME, Place.SHEETS, Link("sheet", 1, "missing"), SOON, "schede da compilare"
)
ERROR = Duty(
    "O1 non ha indicatori.", ME, Place.INDICATORS, Link("objective", 7, "indicators"), None,
    "obiettivi senza indicatori", Severity.ERROR, "D.Lgs. 150/2009 art. 5 c. 2",
)  # fmt: skip


def values(count):
    return [
        Duty(
            f"Manca il consuntivo di «Indicatore {number}»", MARCO, Place.INDICATORS,
            Link("objective", number, "indicators.final", number), PAST, "consuntivi che mancano",
            where=f"O{number} Titolo",
        )
        for number in range(count)
    ]  # fmt: skip


@pytest.fixture
def missing(qtbot, theme):
    shown = MissingList()
    qtbot.addWidget(shown)
    shown.resize(1334, 420)
    shown.show()
    shown.activateWindow()
    return shown


@pytest.fixture
def asked(missing):
    places = []
    missing.asked.connect(places.append)
    return places


def tops(missing):
    model = missing.tree.model
    return [model.node_at(model.index(row, 0)) for row in range(model.rowCount())]


def test_that_the_user_is_first_and_each_group_says_how_much_is_late(missing):
    missing.show_duties([*values(3), SHEET, ERROR], TODAY, is_checking=False)
    assert [node.texts[0] for node in tops(missing)] == [
        "Santoro Enrico, Segretario comunale, tocca a te, 2 voci",
        "Colombo Marco, EQ Governo del territorio, 3 voci, 3 in ritardo",
    ]
    assert missing.count.text() == "5 voci, 3 in ritardo"


def test_that_a_line_says_what_where_by_when_and_how_long(missing):
    missing.show_duties([SHEET, ERROR, *values(1)], TODAY, is_checking=False)
    lines = [node for top in tops(missing) for node in top.children]
    assert [node.texts for node in lines] == [
        ("O1 non ha indicatori.", "Obiettivi, indicatori", "–", ""),
        ("Barbieri Luca: mancano 2 voci", "Valutazioni", "31/05/2025", "fra 80 giorni"),
        ("Manca il consuntivo di «Indicatore 0»", "O0 Titolo", "28/02/2025", "12 giorni di ritardo"),
    ]
    assert lines[0].tooltip.splitlines()[-2:] == ["Errore", "D.Lgs. 150/2009 art. 5 c. 2"]


def test_that_enter_and_a_double_click_lead_to_the_place(qtbot, missing, asked):
    missing.show_duties([SHEET], TODAY, is_checking=False)
    [line] = tops(missing)[0].children
    view = missing.tree.view
    missing.tree.select(line.key)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    place = view.visualRect(view.currentIndex()).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked == [SHEET.link, SHEET.link]


def test_that_the_menu_of_a_line_offers_what_the_buttons_do(missing, asked):
    missing.show_duties([SHEET, ERROR], TODAY, is_checking=False)
    [group] = tops(missing)
    missing.tree.select(group.key)
    words = [verb.words() for verb in missing.tree.verbs.shown()]
    assert words == ["Copia", "Stampa l'elenco…", "Lettere…"]
    missing.tree.select(group.children[0].key)
    go, *_ = missing.tree.verbs.shown()
    assert go.words() == "Va dove si corregge"
    assert missing.tree.view.key_hints()[0].words == "va dove si corregge"
    go.slot()
    assert asked == [ERROR.link]


def test_that_five_hundred_things_alike_are_one_line_that_opens(qtbot, missing, asked):
    missing.show_duties(values(500), TODAY, is_checking=False)
    [group] = tops(missing)
    [line] = group.children
    assert line.texts == (
        "500 consuntivi che mancano",
        "Obiettivi, indicatori",
        "28/02/2025",
        "12 giorni di ritardo",
    )
    missing.tree.select(line.key)
    view = missing.tree.view
    assert not view.isExpanded(view.currentIndex())
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert view.isExpanded(view.currentIndex())
    assert asked == []
    assert len(line.children) == 500


def test_that_the_list_is_grouped_as_the_switch_says_and_keeps_to_it(missing):
    missing.show_duties([*values(5), SHEET], TODAY, is_checking=False)
    missing.switch.step(1)
    assert missing.grouping is Grouping.SUBJECT
    assert [node.texts[0] for node in tops(missing)] == [
        "Consuntivi che mancano, 5 voci, 5 in ritardo", "Schede da compilare, 1 voce",
    ]  # fmt: skip
    view = missing.tree.view
    assert all(view.isExpanded(missing.tree.model.index(row, 0)) for row in range(2))
    missing.switch.step(1)
    missing.show_duties(values(2), TODAY, is_checking=False)
    assert [node.texts[0] for node in tops(missing)] == ["In ritardo, 2 voci"]


def test_that_the_filter_finds_inside_the_groups(qtbot, missing):
    missing.show_duties([*values(30), SHEET], TODAY, is_checking=False)
    missing.tree.filter.setText("Indicatore 13")
    qtbot.waitUntil(lambda: missing.tree.model.is_filtered)
    [group] = tops(missing)
    [line] = group.children
    assert [one.texts[0] for one in line.children] == ["Manca il consuntivo di «Indicatore 13»"]


def test_that_next_walks_only_what_the_filter_leaves(qtbot, missing, asked):
    missing.show_duties([*values(30), SHEET], TODAY, is_checking=False)
    missing.tree.filter.setText("1»")
    qtbot.waitUntil(lambda: missing.tree.model.is_filtered)
    for _ in range(4):
        missing.go_on(1)
    assert [link.id for link in asked] == [1, 11, 21, 1]


def test_that_the_count_says_while_the_checks_are_running(missing):
    missing.show_duties([SHEET], TODAY, is_checking=True)
    assert missing.count.text() == "1 voce, controlli in corso…"


def test_that_the_list_is_printed_from_the_documents(missing, asked):
    missing.show_duties([SHEET], TODAY, is_checking=False)
    missing.print_button.click()
    assert asked == [Link("document", 0, MISSING.code)]


def test_that_an_empty_list_says_why(missing):
    missing.show_duties([], TODAY, is_checking=False)
    assert not missing.print_button.isEnabled()
    assert missing.count.text() == ""
    assert missing.tree.view.empty.text.startswith("Non manca niente.")
    missing.go_on(1)


def test_that_the_same_thing_told_twice_is_one(missing):
    missing.show_duties([SHEET, SHEET], TODAY, is_checking=False)
    assert missing.count.text() == "1 voce"


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_that_rows_have_the_height_of_the_drawing(missing, theme, percent):
    theme.resize(percent)
    missing.show_duties([SHEET], TODAY, is_checking=False)
    assert missing.tree.view.rowHeight(missing.tree.model.index(0, 0)) == 24 * percent // 100
    theme.resize(100)


@pytest.mark.parametrize("width", [500, 640, 900, 1334])
def test_that_the_controls_stay_whole_in_a_narrow_page(missing, width):
    missing.show_duties([*values(3), SHEET], TODAY, is_checking=False)
    missing.resize(max(width, missing.minimumSizeHint().width()), 420)
    QApplication.processEvents()
    for widget in (missing.title, missing.count, missing.group_by):
        assert widget.isHidden() or widget.width() >= widget.sizeHint().width()
    assert missing.switch.width() >= missing.switch.minimumSizeHint().width()
    assert missing.print_button.isVisible() != (missing.print_button in missing.verbs_row.folded())


def test_that_groups_go_over_all_the_columns_and_paint_without_a_word(missing):
    missing.show_duties([*values(3), SHEET, ERROR], TODAY, is_checking=False)
    view = missing.tree.view
    assert all(view.isFirstColumnSpanned(row, QModelIndex()) for row in range(2))
    for width in (300, 700, 1334):
        missing.resize(width, 300)
        assert not missing.grab().isNull()


@pytest.mark.parametrize(("width", "hidden"), [(1334, []), (700, [2]), (500, [1, 2])])
def test_that_a_narrow_list_leaves_the_day_and_the_place_to_the_tip(missing, width, hidden):
    missing.show_duties([SHEET], TODAY, is_checking=False)
    missing.tree.view.setFixedWidth(width)
    QApplication.processEvents()
    header = missing.tree.view.header()
    assert [place for place in range(4) if header.isSectionHidden(place)] == hidden
    assert header.length() <= missing.tree.view.viewport().width()
    [line] = tops(missing)[0].children
    assert "Entro il 31/05/2025" in line.tooltip
    assert "Valutazioni" in line.tooltip


def test_that_the_list_says_its_keys(missing):
    assert missing.tree.key_hints()[0].words == "va dove si corregge"


LETTER = Link("document", number_of(MARCO.party), REMINDERS.code)


def test_that_the_link_of_a_group_asks_for_the_letter_of_who_must_act(qtbot, missing, asked):
    missing.show_duties([SHEET, *values(2)], TODAY, is_checking=False)
    mine, marco = tops(missing)
    assert not missing.tree.shows_letter(missing.tree.group_of(mine))
    row = missing.tree.view.visualRect(missing.tree.model.index_of(marco.key))
    where = missing.tree.letter_place(row).center()
    qtbot.mouseClick(missing.tree.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert asked == [LETTER]


def test_that_the_letter_is_reached_from_the_menu_too(missing, asked):
    missing.show_duties([SHEET, *values(1)], TODAY, is_checking=False)
    missing.tree.select(tops(missing)[1].key)
    verb = next(one for one in missing.tree.verbs.shown() if one.words() == "Lettera di promemoria…")
    verb.slot()
    assert asked == [LETTER]


def test_that_who_may_not_write_to_others_has_the_own_letter_alone(qtbot):
    shown = MissingList(reminds_others=False)
    qtbot.addWidget(shown)
    shown.show_duties([SHEET._replace(due=PAST), *values(1)], TODAY, is_checking=False)
    told = [shown.tree.group_of(node) for node in tops(shown)]
    assert [shown.tree.shows_letter(group) for group in told] == [True, False]


def test_that_what_is_due_this_month_and_what_is_mine_are_looked_at_alone(missing):
    missing.show_duties([SHEET, ERROR, *values(3)], TODAY, is_checking=False)
    assert [chip.accessibleName() for chip in missing.chips.chips.values()] == ["Entro il mese: 3", "Miei: 2"]
    missing.chips.choose(DutyFilter.THIS_MONTH)
    assert [node.texts[0] for node in tops(missing)] == [
        "Colombo Marco, EQ Governo del territorio, 3 voci, 3 in ritardo"
    ]
    assert missing.count.text() == "3 di 5 voci, 3 in ritardo"
    missing.chips.choose(DutyFilter.THIS_MONTH, DutyFilter.MINE)
    assert tops(missing) == []
    assert missing.tree.view.empty.text.startswith("Niente da mostrare con questa scelta.")
    missing.chips.clear()
    assert missing.count.text() == "5 voci, 3 in ritardo"


def test_that_letters_to_several_are_offered_to_who_writes_to_others(missing, qtbot):
    missing.show_duties([SHEET], TODAY, is_checking=False)
    assert not missing.letters_button.isEnabled()
    missing.show_duties([SHEET, *values(1)], TODAY, is_checking=False)
    with qtbot.waitSignal(missing.letters_asked):
        missing.letters_button.click()
    own = MissingList(reminds_others=False)
    qtbot.addWidget(own)
    assert own.letters_button.isHidden()
    assert list(own.chips.chips) == [DutyFilter.THIS_MONTH]
