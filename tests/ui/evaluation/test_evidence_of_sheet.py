"""Whoever reads a sheet opens the evidences of an objective from its line."""

from dataclasses import replace

from PySide6.QtWidgets import QPushButton, QWidget

from app.domain.sheets.detail import ItemKind
from app.services.rounds.rounds import list_rounds
from app.services.sheets.sheets import list_sheets, sheet_detail
from app.ui.evaluation.measured import EVIDENCE, MeasuredSections
from app.ui.evaluation.sheet_actions import show_evidence
from app.ui.evidence.evidence_dialog import EvidenceDialog
from app.ui.kit.desk import Desk
from app.ui.kit.hub import Hub
from tests.ui.driving import dialog_over

YEAR = 2024


def shown_with_evidence(example, kept):
    """Return a sheet of which the measured objectives have, or have not, something that shows their values."""
    rows = list_sheets(example, list_rounds(example, YEAR)[0].id)
    details = (sheet_detail(example, row.id) for row in rows)
    detail = next(one for one in details if measured(one))
    sections = [
        replace(one, items=tuple(replace(item, evidence=kept) for item in one.items)) for one in detail.sections
    ]
    return replace(detail, sections=tuple(sections))


def measured(detail):
    return [item for one in detail.sections for item in one.items if item.kind is ItemKind.MEASURED]


def test_that_the_line_of_an_objective_opens_its_evidences_where_there_are(qtbot, example, runner, settle):
    page = QWidget()
    sections = MeasuredSections()
    sections.setParent(page)
    qtbot.addWidget(page)
    page.show()
    asked = []
    sections.evidence_asked.connect(asked.append)
    sections.show_detail(shown_with_evidence(example, ()))
    sections.rows[0].open(is_open=True)
    assert not [one for one in sections.findChildren(QPushButton) if one.text() == EVIDENCE]
    detail = shown_with_evidence(example, ("Verbale n. 3",))
    sections.show_detail(detail)
    sections.rows[0].open(is_open=True)
    [button] = [one for one in sections.rows[0].findChildren(QPushButton) if one.text() == EVIDENCE]
    item = measured(detail)[0]
    assert button.accessibleName() == f"Evidenze di {item.code or item.label}"
    button.click()
    assert asked == [item.key]
    show_evidence(page, Desk(example, runner, Hub(YEAR)), item.key)
    dialog = dialog_over(page, EvidenceDialog)
    settle()
    assert item.label in dialog.title.text()
    dialog.done(0)
    show_evidence(page, Desk(example, runner, Hub(YEAR)), "fattore:1")
    assert not [one for one in page.findChildren(EvidenceDialog) if one.isVisible()]
