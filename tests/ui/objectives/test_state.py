"""The view Stato: a day is chosen, an Area, a mark; an objective is opened, the document of the day is asked."""

from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt

from app.domain.issues import Link
from app.domain.objectives.indicator import IndicatorDraft
from app.domain.objectives.phase import PhaseDraft
from app.domain.objectives.state_rows import StateMark
from app.domain.objectives.value import IndicatorValueDraft
from app.services.objectives.indicators import record_value, save_indicator
from app.services.objectives.phases import save_phase
from app.ui.objectives.controls import STATE, TREE
from app.ui.objectives.state.bar import StateBar
from tests.archives.office import YEAR
from tests.ui.widgets import assert_accessible


def test_that_the_state_of_a_day_is_looked_at_and_printed(office, tab, desk, settle, notices, qtbot):
    one, two = office.objective("Uno"), office.objective("Due", "Tributi")
    for identity, value in ((one, 80), (two, 30)):
        [indicator] = save_indicator(
            office.workspace, IndicatorDraft(objective_id=identity, name="Avvisi", target=Decimal(100))
        ).ids
        day = date(YEAR, 6, 30)
        record_value(office.workspace, IndicatorValueDraft(indicator, on_date=day, value=Decimal(value), source="R"))
    save_phase(office.workspace, PhaseDraft(objective_id=one, title="Bando", months=0b111))
    places: list[Link] = []
    desk.hub.place_asked.connect(places.append)
    tab.make_stale()
    settle()
    tab.controls.switch.segments.segments[STATE].click()
    settle()
    view = tab.state
    assert (tab.is_state, tab.foot.isVisible(), view.page.day) == (True, False, date(YEAR, 12, 31))
    assert [(row.code, row.shown_light, bool(row.late)) for row in view.table.rows()] == [
        ("AG-SEG-01", "verde", True), ("OC-TRI-01", "rosso", False),
    ]  # fmt: skip
    assert_accessible(view)
    view.bar.chips.choose(StateMark.RED)
    view.bar.filtered.emit()
    assert [row.code for row in view.table.rows()] == ["OC-TRI-01"]
    view.bar.chips.clear()
    view.areas.select("Area Affari generali")
    assert [row.code for row in view.table.rows()] == ["AG-SEG-01"]
    view.areas.select("Totale")
    view.bar.day.setText("31/3")
    qtbot.keyClick(view.bar.day, Qt.Key.Key_Return)
    settle()
    assert view.page.day == date(YEAR, 3, 31)
    assert [(row.shown_light, row.late) for row in view.table.rows()] == [("–", ""), ("–", "")]
    assert view.page.lines[0].known == 0  # of a phase nobody has said anything yet
    for text, told in (("31/12/2020", "fuori dall'anno"), ("boh", "boh")):
        view.bar.day.setText(text)
        view.bar.day.editingFinished.emit()
        assert told in notices[-1].words
        assert view.bar.day.text() == f"31/03/{YEAR}"
    view.bar.after.click()
    settle()
    assert view.page.day == date(YEAR, 4, 30)
    assert "Bando" in view.table.rows()[0].late
    view.bar.before.click()
    settle()
    assert view.page.day == date(YEAR, 3, 31)
    view.bar.print_button.click()
    assert places[-1] == Link("document", 0, "stato", date(YEAR, 3, 31).toordinal())
    view.table.select(two)
    view.open_button.click()
    settle()
    assert (tab.is_state, tab.is_grid, tab.controls.switch.current, tab.chosen.only.id) == (False, False, TREE, two)
    assert tab.foot.isVisible()


def test_that_the_bar_of_the_day_leaves_out_the_months_where_there_is_little_room_and_brings_them_back(qtbot, theme):
    bar = StateBar()
    qtbot.addWidget(bar)
    for is_short in (True, False):
        bar.shorten(is_short)
        assert [one.isHidden() for one in (bar.label, bar.before, bar.after)] == [is_short] * 3
        assert (bar.print_button.text() == "", bar.print_button.toolTip() == "") == (is_short, not is_short)
