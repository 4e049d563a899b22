"""Opening an archive of an earlier version of the program."""

import pytest
from PySide6.QtWidgets import QMessageBox

from app.ui.kit.notice import NoticeKind
from tests.archives.older import put_landed


@pytest.fixture
def window(open_program, archive):
    return open_program(put_landed(archive))


def test_that_an_upgrade_is_told_with_the_name_of_the_copy_of_before(window, wait):
    wait()
    assert window.pages.notice.isVisible()
    told = window.pages.notice.notice
    assert told.kind is NoticeKind.DONE
    assert told.words.startswith("L'archivio è stato aggiornato a questa versione di Merito.")
    assert "«Comune (prima dell'aggiornamento).merito»" in told.words
    assert window.opened.path.name == "Comune.merito"
    assert window.findChild(QMessageBox) is None
