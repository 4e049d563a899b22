"""The editor of the rules of awards and *Prova*: what is changed, what is told, what each would have."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from app.domain.awards.definition import IncreaseRule
from app.domain.awards.file import read_award_rules
from app.services.resources import RESOURCES
from app.ui.awards.rules_editor import AwardRulesEditor
from app.ui.awards.trial_pane import POOL, AwardTrialPane
from app.ui.kit.rows_model import CellEdit
from tests.ui.widgets import assert_accessible

INDIVIDUAL = ("funds", 1)


@pytest.fixture
def rules():
    found, _ = read_award_rules((RESOURCES / "awards" / "fasce.toml").read_text(encoding="utf-8"))
    assert found is not None
    return found


@pytest.fixture
def editor(qtbot, rules):
    editor = AwardRulesEditor()
    qtbot.addWidget(editor)
    editor.resize(1200, 600)
    editor.show()
    editor.show_rules(rules, is_read_only=False)
    return editor


@pytest.fixture
def trial(qtbot, rules):
    pane = AwardTrialPane(2024)
    qtbot.addWidget(pane)
    pane.resize(1200, 600)
    pane.show_rules(rules)
    return pane


def write(qtbot, editor, key, text):
    field = editor.pages.page.form.fields[key].editor
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text) if text else qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_that_the_rules_are_edited_part_by_part_checked_and_taken_back(qtbot, editor, rules):
    assert_accessible(editor)
    editor.know_contract_areas(["Operatori", "Dirigenti"])
    assert editor.verdict.text() == "Controlli: 1 avviso"
    editor.go_to(INDIVIDUAL)
    write(qtbot, editor, "increase.rate", "25")
    assert editor.definition.funds[1].increase == IncreaseRule(Decimal(25), Decimal(15), at_least=1)
    write(qtbot, editor, "increase.rate", "")
    assert editor.definition.funds[1].increase is None
    assert editor.pages.page.form.fields["increase.people"].isHidden()
    write(qtbot, editor, "minimum", "900")
    write(qtbot, editor, "maximum", "800")
    assert any("supera il massimo" in node.texts[0] for node in editor.checks.model._nodes)
    editor.go_to((*INDIVIDUAL, "payout"))
    editor.pages.page.tables[0].add()
    assert len(editor.definition.funds[1].payout.bands) == 5
    editor.go_to(("funds",))
    editor.pages.page.tables[0].add()
    assert editor.definition.funds[-1].code == "nuovo-fondo"
    assert editor.place == ("funds", 4)
    while editor.edits.past:
        editor.undo()
    assert editor.definition == rules
    editor.show_rules(rules, is_read_only=True)
    editor.go_to(INDIVIDUAL)
    assert editor.pages.page.form.fields["name"].editor.isReadOnly()


def test_that_every_page_of_the_rules_can_be_shown(editor):
    waiting = list(editor.kind.nodes(editor.definition))
    while waiting:
        node = waiting.pop()
        editor.go_to(node.key)
        assert editor.place == node.key
        waiting += node.children


def test_that_imaginary_people_have_their_award_and_its_reason_at_once(trial, rules):
    assert_accessible(trial)
    trial.form.fill_values({"fund": "individuale", "pool": Decimal(10_000)})
    trial._choose("fund")
    before = {row.id: row.award for row in trial.table.rows()}
    assert before[6] == 0
    assert trial.tree.model._nodes[0].texts[0] == "Premio"
    trial.table.model.edited.emit(CellEdit(trial.table.rows()[5], "score", Decimal(99)))
    after = {row.id: row.award for row in trial.table.rows()}
    assert after[6] > 0
    assert sum(after.values()) + Decimal(trial.result.residual) / 100 == 10_000
    assert "maggiorazione a 1 persona su 6" in trial.outcome.text()
    trial.table.model.edited.emit(CellEdit(trial.table.rows()[0], "contract_area", "Dirigenti"))
    assert trial.message.text == "Persona 1: «Dirigenti» non ha un coefficiente."
    assert all(row.award is None for row in trial.table.rows())
    trial.form.fill_values({"pool": Decimal(77)})
    trial.begin_again()
    assert trial.form.draft_values() == {"fund": "individuale", "pool": POOL}
    trial.add_person()
    assert len(trial.people) == 7
    trial.remove_person()
    assert len(trial.people) == 6
    trial.pool = None
    trial.show_rules(rules)
    assert trial.message.text.startswith("Manca l'importo del fondo")
