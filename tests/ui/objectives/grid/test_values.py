"""The grid while objectives are measured: other columns, values typed, filled down and pasted, by whoever may."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from PySide6.QtCore import Qt

from app.domain.cycles import ReadingOnly
from app.domain.issues import Link
from app.domain.italian import format_date
from app.domain.objectives.grid.columns import KEYS
from app.domain.objectives.indicator import IndicatorDraft
from app.domain.objectives.vocabulary import IndicatorRule
from app.services.audit import undoing
from app.services.objectives.detail import objective_detail
from app.services.objectives.indicators import save_indicator
from app.ui.objectives.controls import GRID, NO_FINAL, TREE, VALUES
from app.ui.objectives.grid.paste_dialog import PasteDialog
from tests.archives.office import YEAR
from tests.ui.driving import dialog_over

D = Decimal
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_that_values_are_typed_filled_and_pasted_in_columns_of_their_own(office, tab, grid, hands, settle):
    ids = [office.objective(title) for title in ("Uno", "Due", "Tre")]
    for identity in ids:
        save_indicator(office.workspace, IndicatorDraft(objective_id=identity, name="Avvisi", source="Registro"))
    shown = grid()

    def finals():
        return [next((one.value for one in objective_detail(office.workspace, one).values), None) for one in ids]

    assert shown.view.isColumnHidden(shown.view.columns._header.count() - 1) is False
    tab.controls.switch.segments.segments[VALUES].click()
    assert (tab.is_grid, shown.is_measuring, tab.controls.switch.current) == (True, True, VALUES)
    assert {"final", "year_3"} <= set(shown.view.columns.keys)
    assert "weight" not in shown.view.columns.keys
    heads = [shown.model.headerData(at, Qt.Orientation.Horizontal) for at in range(shown.model.columnCount())]
    assert str(YEAR - 3) in heads
    hands.go(shown, "Uno", "final")
    hands.write(shown, "57")
    assert (finals(), shown.view.current_row().title) == ([D(57), None, None], "Due")
    hands.select(shown, ["Uno", "Due", "Tre"], "final")
    hands.press(shown, Qt.Key.Key_D, CTRL)
    settle()
    assert finals() == [D(57)] * 3
    hands.go(shown, "Uno", "final")
    hands.paste(shown, "1.500,00\nmolte\n80")
    dialog = dialog_over(tab, PasteDialog)
    assert [(one.row, one.heading) for one in dialog.table.rows()] == [(2, "Consuntivo")]
    dialog.agree.click()
    settle()
    assert finals() == [D(1500), D(57), D(80)]
    undoing.undo_last(office.workspace)
    assert finals() == [D(57)] * 3
    hands.select(shown, ["Uno", "Due"], "final")
    hands.press(shown, Qt.Key.Key_Delete)
    settle()
    assert finals() == [None, None, D(57)]
    hands.go(shown, "Tre", "final")
    for title in ("Uno", "Due", "Uno"):
        tab.go_to_missing()  # F8: among the values what is missing is the final one
        assert shown.view.current_row().title == title
    shown.model.plan_lock, shown.model.value_lock = "Si può solo leggere.", ""
    at = {key: shown.model.index(1, place) for place, key in enumerate(shown.view.columns._order)}
    assert [bool(shown.model.why_not_edited(at[key])) for key in ("final", "title", "source")] == [False, True, True]
    assert shown.view.why_not_pasted() == ""
    shown.view.select(shown.model.rows[0].id, "weight")
    assert (shown.is_measuring, tab.controls.switch.current) == (False, GRID)
    shown.show_grid(replace(tab._whole, measuring=ReadingOnly("Solo il Segretario")), tab._choices, {})
    assert shown.model.value_lock == "Solo il Segretario: si può solo leggere."
    tab.controls.switch.segments.segments[TREE].click()
    assert not tab.is_grid


def test_that_among_the_values_one_looks_at_what_waits_for_a_final_one(office, tab, grid, hands, settle):
    ids = [office.objective(title) for title in ("Uno", "Due", "Tre", "Quattro")]
    for identity, rule in zip(ids[:3], (IndicatorRule.PERCENT_OF_TARGET,) * 2 + (IndicatorRule.PHASES,), strict=True):
        draft = IndicatorDraft(objective_id=identity, name="Avvisi", source="Registro", rule=rule)
        save_indicator(office.workspace, draft)
    tab.window().resize(1500, 700)
    shown, chips = grid(), tab.controls.chips
    chip = chips.chips[NO_FINAL]
    assert chip.isHidden()
    tab.controls.switch.segments.segments[VALUES].click()
    assert (chip.isVisible(), chip.accessibleName()) == (True, "senza consuntivo: 2")
    assert tab.controls.help_point() is None
    chip.click()
    assert [row.title for row in shown.model.rows] == ["Uno", "Due"]
    hands.go(shown, "Uno", "final")
    hands.write(shown, "57")
    assert [row.title for row in shown.model.rows] == ["Uno", "Due"]  # what was just written stays in sight
    assert chip.accessibleName() == "senza consuntivo: 1"
    tab.go_to_missing()
    assert (shown.view.current_row().title, shown.lacks_something()) == ("Due", True)
    tab.controls.switch.segments.segments[GRID].click()
    tab.show_place(Link("missing_value", ids[1]))  # what a sheet waits for
    assert (shown.is_measuring, shown.view.current_row().title) == (True, "Due")
    assert KEYS[shown.view.currentIndex().column()] == "final"
    chip.setFocus()
    assert tab.controls.help_point().page == "griglia-e-valori"
    tab.controls.switch.segments.segments[TREE].click()
    assert (chip.isHidden(), chips.chosen, len(tab.lines.rows)) == (True, frozenset(), 4)


def test_that_typing_where_a_value_cannot_be_written_says_why(office, grid, hands, qtbot, monkeypatch):
    said = []
    save_indicator(office.workspace, IndicatorDraft(objective_id=office.objective("Uno"), name="Avvisi"))
    shown = grid()
    monkeypatch.setattr(shown.view, "say", said.append)
    for key, text in (("final", "5"), ("final", " "), ("state", "5"), ("title", "")):
        hands.go(shown, "Uno", key)
        qtbot.keyClicks(shown.view, text)
    hands.go(shown, "Uno", "final")
    hands.press(shown, Qt.Key.Key_Tab)
    assert said == ["Manca la fonte del valore: scriverla prima in «Fonte»."] * 2


def test_that_a_day_still_to_come_is_written_and_told(office, tab, grid, hands, settle):
    one = office.objective("Uno")
    draft = IndicatorDraft(objective_id=one, name="Bando", source="R", rule=IndicatorRule.BY_DATE)
    save_indicator(office.workspace, draft)
    shown = grid()
    tab.controls.switch.segments.segments[VALUES].click()
    told = []
    tab.desk.hub.notice_told.connect(told.append)
    ahead = office.workspace.today + timedelta(days=1)
    hands.go(shown, "Uno", "final")
    hands.write(shown, format_date(ahead))
    settle()
    assert [value.done_on for value in objective_detail(office.workspace, one).values] == [ahead]
    assert told[-1].words.startswith(f"Il {format_date(ahead)} deve ancora venire")
