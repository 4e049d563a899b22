"""The evidences of an objective: kept, pointed to, cited, dropped, opened and taken away in their dialog."""

from datetime import date

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from app.domain.acts import ActDraft, ActKind
from app.domain.evidence import EvidenceKind
from app.services.structure.acts import save_act
from app.ui.evidence import evidence_dialog
from app.ui.evidence.evidence_dialog import EvidenceDialog
from app.ui.kit.desk import Desk
from app.ui.kit.hub import Hub
from tests.ui.driving import agree, choose_path, give_up

KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def dialog(qtbot, comune, runner, settle):
    save_act(comune.workspace, ActDraft(kind=ActKind.DETERMINA, number="7", on_date=date(2024, 9, 1)))
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    opened = EvidenceDialog(page, Desk(comune.workspace, runner, Hub(2024)), comune.objectives["misurato"])
    opened.open()
    settle()
    yield opened
    opened.done(0)


@pytest.fixture
def files(tmp_path):
    made = [tmp_path / name for name in ("verbale.pdf", "registro.ods", "foto.pdf")]
    for path in made:
        path.write_bytes(b"%PDF-1.7 " + path.name.encode())
    return made


def rows(dialog):
    return [(row.name, row.kind) for row in dialog.table.rows()]


def test_that_evidences_are_kept_pointed_to_cited_dropped_opened_and_taken_away(dialog, files, settle, monkeypatch):
    opened = []
    monkeypatch.setattr(evidence_dialog, "open_place", opened.append)
    kept, pointed, dropped = files
    dialog.copy_button.click()
    assert choose_path(dialog, kept) == "File da conservare"
    settle()
    dialog.point_button.click()
    assert choose_path(dialog, pointed) == "File da indicare"
    settle()
    dialog.act_button.click()
    dialog.dialog.submit()
    assert dialog.dialog.isVisible(), "an act is to be chosen"
    dialog.dialog.form.fill_values({"act_id": dialog._page.acts[0][0], "indicator_id": dialog._page.indicators[0][0]})
    dialog.dialog.submit()
    settle()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(dropped))])
    over = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, *KEYS)
    over.ignore()
    dialog.dragEnterEvent(over)
    assert over.isAccepted()
    dialog.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, *KEYS))
    settle()
    assert sorted(rows(dialog)) == sorted([
        ("verbale.pdf", EvidenceKind.COPIED), ("registro.ods", EvidenceKind.POINTED),
        ("Determina n. 7 del 01/09/2024", EvidenceKind.ACT), ("foto.pdf", EvidenceKind.COPIED),
    ])  # fmt: skip
    for row in list(dialog.table.rows()):
        dialog.table.select(row.id)
        assert dialog.open_button.isEnabled() == (row.kind is not EvidenceKind.ACT)
        dialog.open_chosen()
        settle()
    assert sorted(path.name for path in opened) == ["foto.pdf", "registro.ods", "verbale.pdf"]
    [row] = [row for row in dialog.table.rows() if row.name == "verbale.pdf"]
    dialog.table.select(row.id)
    dialog.remove_button.click()
    give_up(dialog)
    dialog.remove_button.click()
    assert agree(dialog, "Togli") == "Togliere l'evidenza «verbale.pdf»?"
    settle()
    assert len(rows(dialog)) == 3


def test_that_several_files_at_once_or_a_folder_are_not_taken(dialog, files, tmp_path):
    for paths in (files, [tmp_path]):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        over = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, *KEYS)
        over.ignore()
        dialog.dragEnterEvent(over)
        assert not over.isAccepted()
        dialog.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, *KEYS))
    assert rows(dialog) == []
