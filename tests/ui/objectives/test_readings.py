"""Readings and months worked, as they are written in the pages of an objective."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt

from app.domain.issues import Link
from app.domain.italian import DASH
from app.domain.objectives.indicator import IndicatorDraft, IndicatorRow
from app.domain.objectives.phase import PhaseDraft
from app.domain.objectives.value import IndicatorValueDraft, told_ahead
from app.domain.objectives.vocabulary import ValueKind
from app.services.objectives.detail import objective_detail
from app.services.objectives.indicators import record_value, save_indicator
from app.services.objectives.phases import save_phase
from app.ui.objectives.interim_dialog import InterimDialog
from app.ui.objectives.monitoring_page import values_told
from app.ui.objectives.months_bar import ACTUAL_MONTHS, PLANNED_MONTHS
from app.ui.objectives.reading_dialog import ReadingDialog
from tests.archives.office import YEAR
from tests.ui.driving import agree, dialog_over
from tests.ui.widgets import assert_accessible


def test_that_readings_are_written_corrected_and_deleted(office, tab, show, settle):
    one = office.objective("Uno")
    page = show(one, "Monitoraggio")
    assert page.add_reading() is None
    save_indicator(office.workspace, IndicatorDraft(objective_id=one, name="Avvisi", source="R"))
    [phase] = save_phase(office.workspace, PhaseDraft(objective_id=one, title="Bando")).ids
    page = show(one, "Monitoraggio")
    page.reading_buttons[0].click()
    dialog = dialog_over(page, ReadingDialog)
    assert_accessible(dialog)
    fields = dialog.form.fields
    for text, told in (("12.500", "due modi"), ("molte", "non è un numero")):
        fields["value"].write(text)
        dialog.submit()
        assert told in fields["value"].message.text
    fields["value"].write("12500")
    fields["on_date"].write(date(YEAR + 1, 2, 1))
    dialog.submit()
    assert "fuori dall'anno" in fields["on_date"].message.text
    fields["on_date"].write(date(YEAR, 3, 31))
    fields["critical_points"].write("Manca il personale")
    dialog.submit()
    settle()
    [row] = page.readings.rows()
    assert (row.on_date, row.what, row.shown, row.critical_points) == (
        date(YEAR, 3, 31), "Avvisi", "12.500", "Manca il personale",
    )  # fmt: skip
    dialog = page.add_reading()
    dialog.form.fields["part"].write(-phase)
    for text, told in (("140", "0 a 100"), ("", "Manca l'avanzamento")):
        dialog.form.fields["value"].write(text)
        dialog.submit()
        assert told in dialog.form.fields["value"].message.text
    dialog.form.fields["value"].write("40 %")
    dialog.submit()
    settle()
    assert objective_detail(office.workspace, one).phases[0].progress == Decimal(40)
    page.readings.select(next(row.id for row in page.readings.rows() if row.is_phase))
    dialog = page.edit_reading()
    dialog.form.fields["value"].write("60")
    dialog.submit()
    settle()
    assert objective_detail(office.workspace, one).phases[0].progress == Decimal(60)
    page.readings.select(next(row.id for row in page.readings.rows() if row.is_phase))
    page.ask_delete_readings()
    agree(page, "Elimina")
    settle()
    assert [row.what for row in page.readings.rows()] == ["Avvisi"]
    assert objective_detail(office.workspace, one).phases[0].progress == Decimal(0)


def test_that_the_interim_value_is_taken_from_a_reading_once_somebody_agrees(office, tab, show, settle):
    one = office.objective("Uno")
    save_indicator(office.workspace, IndicatorDraft(objective_id=one, name="Avvisi", source="R"))
    page = show(one, "Monitoraggio")
    dialog = page.add_reading()
    dialog.form.fields["on_date"].write(date(YEAR, 6, 15))
    dialog.form.fields["value"].write("80")
    dialog.submit()
    settle()
    page.reading_buttons[3].click()
    settle()
    interim = dialog_over(page, InterimDialog)
    assert (interim.take_button.text(), [row.shown for row in interim.table.rows()]) == ("Prendi 1 valore", ["80"])
    assert_accessible(interim)
    interim.take_button.click()
    settle()
    assert [(one.value, one.kind.value) for one in objective_detail(office.workspace, one).values] == [
        (Decimal(80), "interim")
    ]


def test_that_months_planned_and_worked_are_told_apart_and_each_is_put_by_its_own(office, tab, show, settle, qtbot):
    one = office.objective("Uno")
    save_phase(office.workspace, PhaseDraft(objective_id=one, title="Bando", months=0b11))
    page = show(one, "Fasi")
    cell = page.grid.months.index(0, 1)
    page.months.switch.segments[ACTUAL_MONTHS].click()
    page.grid.clicked.emit(cell)
    settle()
    assert (page.grid.months.is_planned(cell), page.grid.months.is_actual(cell)) == (True, True)
    page.months.switch.segments[PLANNED_MONTHS].click()
    page.grid.setCurrentIndex(page.grid.months.index(0, 2))
    qtbot.keyClick(page.grid, Qt.Key.Key_E)
    settle()
    qtbot.keyClick(page.grid, Qt.Key.Key_Space)
    settle()
    found = objective_detail(office.workspace, one).phases[0]
    assert (found.months, found.actual_months) == (0b111, 0b110)
    words = [page.grid.months.index(0, at).data(Qt.ItemDataRole.AccessibleTextRole) for at in (0, 1, 3)]
    assert words == [
        "Bando, gennaio: previsto", "Bando, febbraio: previsto ed effettivo", "Bando, aprile: non previsto",
    ]  # fmt: skip
    page.grid.is_read_only = page.grid.is_measured_only_read = True
    qtbot.keyClick(page.grid, Qt.Key.Key_E)
    qtbot.keyClick(page.grid, Qt.Key.Key_Space)
    settle()
    assert objective_detail(office.workspace, one).phases[0] == found


def test_that_monitoring_says_which_values_are_in_the_view_of_values_and_leads_there(office, tab, show, settle):
    one = office.objective("Uno")
    [indicator] = save_indicator(office.workspace, IndicatorDraft(objective_id=one, name="Avvisi", source="R")).ids
    page = show(one, "Monitoraggio")
    assert page.of_values.isHidden()
    for kind, value in ((ValueKind.INTERIM, 25), (ValueKind.FINAL, 55)):
        draft = IndicatorValueDraft(indicator, kind, on_date=date(YEAR, 6, 30), value=Decimal(value), source="R")
        record_value(office.workspace, draft)
    tab.make_stale()
    settle()
    page = show(one, "Monitoraggio")
    assert page.values.text() == "In Valori: Avvisi: intermedio 25, consuntivo 55."
    asked = []
    tab.desk.hub.place_asked.connect(asked.append)
    page.go_to_values()
    assert asked == [Link("missing_value", one)]


def test_that_of_many_indicators_only_how_many_have_a_value_is_said():
    row = IndicatorRow(1, 1, "Avvisi", None, None, "", None, None, None, Decimal(1), "", "25", "–", None)
    assert values_told([replace(row, interim=DASH, final=DASH)]) == ""
    assert values_told([row] * 4) == "4 indicatori hanno già un valore intermedio o un consuntivo, in Valori."


def test_that_a_day_still_to_come_is_taken_and_told():
    today = date(YEAR, 11, 30)
    assert told_ahead([None, today, date(YEAR, 3, 1)], today) == ""
    assert told_ahead([date(YEAR, 12, 20)], today).startswith(f"Il 20/12/{YEAR} deve ancora venire")
    assert told_ahead([date(YEAR, 12, 20), date(YEAR, 12, 9)], today).startswith("2 date")
