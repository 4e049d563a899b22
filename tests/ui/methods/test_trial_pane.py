"""*Prova*: the imaginary sheet gives what the engine gives."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from app.domain.method.template import FactorText, Rounding
from app.domain.objectives import IndicatorRule
from app.domain.scoring.engine import score_sheet
from app.domain.trial.trial import sheet_of
from app.ui.kit.rows_model import CellEdit
from app.ui.methods.dialog import PROCEDURE, TRIAL
from tests.ui.widgets import assert_accessible, assert_unique_mnemonics


@pytest.fixture
def dialog(shared):
    return shared


@pytest.fixture
def trial(dialog):
    """The imaginary sheet with nothing given on it."""
    dialog.tabs.setCurrentIndex(TRIAL)
    pane = dialog.trial
    pane.code = pane.area = ""
    pane._known.clear()
    pane._known_sections.clear()
    pane.show_method(dialog.editor.definition)
    pane.message.clear()
    return pane


def give(trial, number, value, key="value"):
    row = trial.table.rows()[number]
    trial.table.edited.emit(CellEdit(row, key, value))


def test_that_the_total_is_that_of_the_engine_with_its_explanation(trial, dialog):
    trial.fill()
    give(trial, 0, Decimal("83.33"))
    method, template = dialog.editor.definition, trial.template
    result = score_sheet(method, template, sheet_of(method, template, trial.lines))
    assert trial.result == result
    assert trial.outcome.total.text() == f"Totale {result.total:f}".replace(".", ",")
    assert "Quota del premio" in trial.outcome.outcome.text()
    assert [row.id for row in trial.outcome.sections.rows()] == [section.code for section in template.sections]
    assert trial.outcome.tree.model.rowCount() == len(result.tree.children)


def test_that_an_empty_sheet_says_how_much_is_missing(trial):
    trial.fill()
    trial.empty()
    assert trial.outcome.total.text() == "Totale –"
    assert f"Voci da compilare: {len(trial.result.missing)}" in trial.outcome.outcome.text()
    give(trial, 0, Decimal(50))
    assert "provvisorio" in trial.outcome.total.text()


def test_that_a_score_out_of_scale_is_refused_in_words(trial):
    number = next(place for place, line in enumerate(trial.lines) if line.given.value == "factor")
    give(trial, number, Decimal(9))
    assert "non è ammesso" in trial.message.text
    assert trial.table.rows()[number].value is None
    give(trial, number, Decimal(3))
    assert trial.table.rows()[number].value == 3


def test_that_only_the_weight_of_objectives_is_changed(trial):
    give(trial, 0, Decimal(50), "weight")
    assert trial.lines[0].weight == 50
    assert "pesi degli obiettivi" in trial.message.text
    give(trial, len(trial.lines) - 1, Decimal(50), "weight")
    assert "metodologia" in trial.message.text
    assert trial.lines[-1].weight is None


def test_that_an_edit_of_the_method_is_tried_at_once(trial, dialog):
    trial.fill()
    place = ("templates", 0, "sections", 0, "weight")
    give(trial, 0, Decimal(0))
    before = trial.result.total
    dialog.editor._replace(place, Decimal(10))
    assert trial.result.total > before
    assert "sommano" in trial.message.text


def test_that_another_template_has_its_own_lines(trial):
    trial.fill()
    codes = [template.code for template in trial.definition.templates]
    trial.form.fill_values({"template": codes[1]})
    trial.form.committed.emit("template")
    assert trial.template.code == codes[1]
    assert {line.value for line in trial.lines} == {None}


def test_that_the_words_of_a_contract_area_can_be_seen(trial, dialog):
    number = next(number for number, section in enumerate(trial.template.sections) if section.factors)
    assert trial.form.fields["area"].isHidden()
    place = ("templates", 0, "sections", number, "factors", 0, "variants")
    dialog.editor._replace(place, (FactorText(("Istruttori",), "Altre parole"),))
    trial.fill()
    trial.form.fill_values({"area": "Istruttori"})
    trial.form.committed.emit("area")
    assert "Altre parole" in {line.label for line in trial.table.rows()}
    assert all(line.value is not None for line in trial.lines)


def test_that_a_method_that_cannot_be_computed_is_told(trial, dialog):
    dialog.editor._replace(("scales",), ())
    assert "correggere prima" in trial.message.text
    assert trial.result is None
    assert trial.outcome.total.text() == ""
    dialog.editor.undo()
    assert trial.result is not None


def choose(trial, number, **fields):
    """Give the values in the panel of a line, one field after the other, as one would."""
    trial.table.select(trial.lines[number].id)
    for key, value in fields.items():
        trial.panel.form.fill_values({key: value})
        trial.panel.form.committed.emit(key)


def shown(panel):
    return {key for key, field in panel.form.fields.items() if not field.isHidden()}


def test_that_an_objective_is_measured_by_an_indicator_in_its_panel(trial, write):
    choose(trial, 0, means=IndicatorRule.BASELINE_TO_TARGET)
    assert trial.lines[0].degree == 75
    assert shown(trial.panel) == {"means", "value", "direction", "baseline", "target", "cap", "missing"}
    assert trial.panel.why.text().startswith("Grado 75: 100 × (valore − partenza)")
    write(trial.panel.form, "value", "62,5")
    assert trial.lines[0].degree == Decimal("12.5")
    assert trial.table.rows()[0].value == Decimal("62.5")
    give(trial, 0, Decimal(80))
    assert trial.panel.form.fields["value"].editor.text() == "80"
    assert trial.lines[0].degree == 100


def test_that_unreadable_steps_are_told_under_their_field(trial):
    choose(trial, 0, means=IndicatorRule.STEPS)
    field = trial.panel.form.fields["steps"]
    field.editor.setPlainText("dieci")
    field.committed.emit()
    assert "non è un gradino" in field.message.text
    assert trial.lines[0].degree == 50
    field.editor.setPlainText("0 0\n15 90")
    field.committed.emit()
    assert trial.lines[0].degree == 90


def test_that_a_cap_without_a_meaning_is_refused(trial, write):
    choose(trial, 0, means=IndicatorRule.PERCENT_OF_TARGET)
    write(trial.panel.form, "value", "150")
    write(trial.panel.form, "cap", "120")
    assert trial.lines[0].degree == 120
    write(trial.panel.form, "cap", "-5")
    assert "va da 1 a 1000" in trial.panel.form.fields["cap"].message.text
    assert trial.lines[0].degree == 120


def test_that_what_was_tried_stays_while_the_method_is_edited(trial, dialog):
    choose(trial, 0, means=IndicatorRule.YES_NO, outcome=Decimal(0))
    give(trial, 1, False, "counts")
    before = dialog.editor.definition
    dialog.editor._replace(("templates",), before.templates[1:])
    assert trial.code == before.templates[1].code
    dialog.editor.undo()
    trial.form.fill_values({"template": before.templates[0].code})
    trial.form.committed.emit("template")
    assert (trial.lines[0].value, trial.lines[0].indicator.rule) == (0, IndicatorRule.YES_NO)
    assert trial.lines[1].counts is False


def test_that_a_section_can_be_left_out_and_weigh_within_its_range(trial, dialog):
    trial.fill()
    give(trial, 0, Decimal(0))
    sections = trial.outcome.sections
    trial.outcome.edited.emit(CellEdit(sections.rows()[0], "weight", Decimal(50)))
    assert "il peso è fisso" in trial.message.text
    place = ("templates", 0, "sections", 0, "maximum_weight")
    dialog.editor._replace(place, Decimal(80))
    trial.outcome.edited.emit(CellEdit(sections.rows()[0], "weight", Decimal(70)))
    assert "sommano" in trial.message.text
    trial.outcome.edited.emit(CellEdit(sections.rows()[0], "applies", False))
    assert sections.rows()[0].degree is None
    assert trial.result.total == 100


def test_that_a_line_is_opened_with_a_double_click_or_a_key(trial, dialog, qtbot):
    trial.table.opened.emit(trial.lines[0])
    assert trial.outcome.tabs.currentWidget() is trial.outcome.line
    trial.outcome.tabs.setCurrentIndex(2)
    trial.table.view.setFocus()
    qtbot.keyClick(trial.table.view, Qt.Key.Key_F4)
    assert trial.outcome.tabs.currentWidget() is trial.outcome.line
    assert dialog.focusWidget() is trial.panel.form.fields["means"].editor


def test_that_the_trial_can_be_read_and_reached_by_everybody(trial, dialog):
    assert_accessible(dialog)
    assert_unique_mnemonics(dialog)


def test_that_the_totals_have_the_decimals_of_the_method(trial, dialog):
    template = replace(trial.template, rounding=Rounding(digits=1))
    trial.show_method(replace(dialog.editor.definition, templates=(template,)))
    trial.fill()
    assert trial.outcome.total.text() == "Totale 100,0"
    assert "Performance individuale: 100,0 " in trial.outcome.outcome.text() + " "


def test_that_the_procedure_is_tried_on_the_days_written(dialog, write):
    dialog.tabs.setCurrentIndex(PROCEDURE)
    pane = dialog.procedure
    write(pane.form, "delivered_on", "01/03/2026")
    write(pane.form, "asked_on", "20/03/2026")
    rows = {row.id: row for row in pane.table.rows()}
    assert "la ammette solo il Segretario" in rows["reconsideration"].told
    dialog.editor._replace(("process", "reconsideration_days"), 30)
    rows = {row.id: row for row in pane.table.rows()}
    assert rows["reconsideration"].until == date(2026, 3, 31)
    assert "in tempo" in rows["reconsideration"].told
    assert_accessible(dialog)
