"""The Segretario's sheet written down in the window from the paper signed by the Sindaco, and closed with its scan."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.ids import MethodVersionId, RoundId, UserId
from app.domain.permissions import Actor
from app.domain.roles import UserRole
from app.domain.rounds.rounds import RoundDraft
from app.domain.workflow import RoundKind, SheetState
from app.services.documents.signature_ledger import ledger_of_year
from app.services.methods.keeping import ensure_preset
from app.services.rounds.rounds import open_round, prepare_round
from tests.ui.evaluation.test_sheet_steps import agree
from tests.ui.evaluation.test_tab import choose
from tests.ui.widgets import keyboard

VICE = Actor("Gatti Ugo", UserRole.VICE, user_id=UserId(2))
SIGNED, LATER = date(2024, 12, 1), datetime(2025, 1, 20, 10, tzinfo=UTC)


@pytest.fixture
def window(comune, open_program):
    """The whole program in the hands of the vice, on a session with the Segretario's sheet."""
    version = MethodVersionId(ensure_preset(comune.workspace, "obiettivi-comuni-e-specifici+segretario"))
    round_id = RoundId(open_round(comune.workspace, RoundDraft(2024, RoundKind.FINAL, version)).ids[0])
    prepare_round(comune.workspace, round_id)
    path = comune.workspace.archive.path
    comune.workspace.archive.close()
    window = open_program(path)
    object.__setattr__(window.desk.workspace, "actor", VICE)
    object.__setattr__(window.desk.workspace, "now", lambda: LATER)
    window.activateWindow()
    window.pages.show_number(3)
    return window


@pytest.fixture
def still(wait):
    """Wait until what was asked is on the screen."""

    def settle():
        for _ in range(3):
            wait()
            QApplication.processEvents()

    return settle


class Hand:
    """Presses the buttons of the sheet in front and answers what they ask."""

    def __init__(self, tab, wait):
        self.tab, self.wait = tab, wait

    def lead(self, words, *, scan=None, **values):
        """Press the one button that leads on, which must have these words."""
        assert self.tab.sheet.foot.main_button.text() == words
        self.tab.sheet.foot.main_button.click()
        self.answer(scan=scan, **values)

    def answer(self, *, scan=None, **values):
        self.wait()
        dialog = self.tab.sheet_actions.dialog
        if values or scan:
            dialog.form.fill_values(values)
            if scan:
                dialog.file.take(scan)
            dialog.submit()
        self.wait()

    @property
    def detail(self):
        return self.tab.sheet.detail


def test_that_the_vice_writes_down_the_sheet_that_the_sindaco_signed_and_closes_it_with_its_scan(
    window, still, tmp_path
):
    still()
    tab = window.pages.current_tab()
    choose(tab, still, "Bianchi")
    hand = Hand(tab, still)
    tab.sheet.start()
    QTest.keyClick(keyboard(), "8")
    QTest.keyClick(keyboard(), Qt.Key.Key_Return)
    hand.answer(on=SIGNED)  # the first score asks from which paper
    assert hand.detail.review.transcription.by == "Gatti Ugo"
    for part in [one for one in hand.detail.composition.parts if one.is_section and "biettiv" in one.title]:
        tab.sheet.composition_asked.emit("exclude", part)
        hand.answer(reason="Il Sindaco non ne ha assegnati")
    window.activateWindow()
    still()
    tab.sheet.start()
    for _ in range(sum(one.takes_score and one.value is None for one in hand.detail.items)):
        QTest.keyClick(keyboard(), "8")
        still()
        QTest.keyClick(keyboard(), Qt.Key.Key_Return)
        still()
    assert [one.label for one in hand.detail.missing] == []
    hand.lead("Completa")
    hand.lead("Consegna…", on=SIGNED, interview_on=SIGNED)
    hand.lead("Firma…", on=SIGNED)
    scan = tmp_path / "firmata dal sindaco.png"
    scan.write_bytes(b"\x89PNG\r\n\x1a\n...")
    hand.lead("Allega la scansione…", scan=scan)
    hand.lead("Chiudi la scheda…")
    agree(still)
    assert hand.detail.state is SheetState.FINAL
    said = "Trascritta da Gatti Ugo dalla scheda firmata dal Sindaco il 01/12/2024"
    assert list(hand.detail.review.sentences) == [said]
    [paper] = [one for one in ledger_of_year(window.desk.workspace, 2024).rows if one.person.startswith("Bianchi")]
    assert paper.standing == "rientrata, con la scansione; trascritta"
