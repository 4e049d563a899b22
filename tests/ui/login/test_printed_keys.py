"""What is shown once and must be on paper: the recovery key, the passwords given anew; copied back from the paper."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QWidget

from app.domain.keys.recovery_key import recovery_text
from app.services.keys.protecting import Protection
from app.services.users.renewing import GivenPassword
from app.ui.login.given_passwords_dialog import GivenPasswordsDialog
from app.ui.login.recovery_field import RecoveryField
from app.ui.login.recovery_key_dialog import RecoveryKeyDialog
from tests.ui.driving import press, print_to_file

KEY = recovery_text(bytes(range(48)))


@pytest.fixture
def page(qtbot, theme):
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    return page


def pages_in(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as paper:
        return [" ".join(one.get_textpage().get_text_range().split()) for one in paper]


def test_that_the_recovery_key_is_printed_and_not_left_before_it_is_on_paper(qtbot, page, tmp_path):
    left, protection = [], Protection(tmp_path / "prova.merito", bytes(48), KEY, "a")
    dialog = RecoveryKeyDialog(page, protection, "Comune di Prova", lambda: left.append(True))
    dialog.open()
    press(dialog, "Stampa…")
    print_to_file(dialog, tmp_path / "chiave.pdf")
    [sheet] = pages_in(tmp_path / "chiave.pdf")
    assert all(group in sheet for group in KEY.split())
    assert "Comune di Prova" in sheet
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert (dialog.isVisible(), left, dialog.focusWidget()) == (True, [], dialog.is_kept)
    dialog.is_kept.setChecked(True)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert (dialog.isVisible(), left) == (False, [True])


def test_that_each_password_given_anew_is_printed_on_a_page_of_its_own(page, tmp_path):
    given = [GivenPassword("Sindaco", "Gialli Piero", "nove-lune"), GivenPassword("EQ", "Neri Ugo", "due-rami")]
    dialog = GivenPasswordsDialog(page, given, "Comune di Prova")
    dialog.open()
    press(dialog, "Stampa…")
    print_to_file(dialog, tmp_path / "password.pdf")
    first, second = pages_in(tmp_path / "password.pdf")
    assert ("Gialli Piero" in first, "nove-lune" in first, "due-rami" in first) == (True, True, False)
    assert ("Neri Ugo" in second, "due-rami" in second, "nove-lune" in second) == (True, True, False)
    dialog.done(0)


def test_that_a_key_pasted_is_laid_out_as_on_its_paper_whatever_it_came_with(qtbot, theme):
    field, told = RecoveryField(), []
    qtbot.addWidget(field)
    field.textEdited.connect(told.append)
    data = QMimeData()
    data.setText(" ".join(KEY.split()))
    field.insertFromMimeData(data)
    assert [len(line.split()) for line in field.text().splitlines()] == [4, 4, 4, 1]
    assert (field.text().split(), told) == (KEY.split(), [field.text()])
