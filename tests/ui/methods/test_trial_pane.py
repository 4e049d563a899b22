"""*Prova*: the imaginary sheet gives what the engine gives."""

from decimal import Decimal

import pytest

from app.domain.method.template import FactorText
from app.domain.method_editing.trial import sheet_of
from app.domain.scoring.engine import score_sheet
from app.ui.kit.rows_model import CellEdit


@pytest.fixture
def trial(free, dialog):
    dialog.tabs.setCurrentWidget(dialog.trial)
    return dialog.trial


def give(trial, number, value, key="value"):
    row = trial.table.rows()[number]
    trial.table.edited.emit(CellEdit(row, key, value))


def test_that_the_total_is_that_of_the_engine_with_its_explanation(trial, dialog):
    trial.fill()
    give(trial, 0, Decimal("83.33"))
    method, template = dialog.editor.definition, trial.template
    result = score_sheet(method, template, sheet_of(template, trial.lines))
    assert trial.result == result
    assert trial.total.text() == f"Totale {result.total:f}".replace(".", ",")
    assert "Quota del premio" in trial.outcome.text()
    assert [row.code for row in trial.sections.rows()] == [section.code for section in template.sections]
    assert trial.tree.model.rowCount() == len(result.tree.children)


def test_that_an_empty_sheet_says_how_much_is_missing(trial):
    trial.fill()
    trial.empty()
    assert trial.total.text() == "Totale –"
    assert f"Voci da compilare: {len(trial.result.missing)}" in trial.outcome.text()
    give(trial, 0, Decimal(50))
    assert "provvisorio" in trial.total.text()


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
    assert trial.total.text() == ""
    dialog.editor.undo()
    assert trial.result is not None
