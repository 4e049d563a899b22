"""Opening an archive of an earlier version of the program."""

import pytest
from PySide6.QtWidgets import QMessageBox

from tests.archives.older import make_older


@pytest.fixture
def window(open_program, archive):
    return open_program(make_older(archive))


def test_that_an_upgrade_is_told_with_the_name_of_the_copy_of_before(window, wait):
    wait()
    told = window.findChild(QMessageBox)
    assert told.text() == "L'archivio è stato aggiornato a questa versione di Merito."
    assert "«Comune (prima dell'aggiornamento).merito»" in told.informativeText()
    assert window.opened.path.name == "Comune.merito"
    told.close()
