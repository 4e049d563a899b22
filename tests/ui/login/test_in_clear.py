"""An archive in clear that holds people: its protection is offered when it is opened."""

from datetime import date

import pytest

from app.domain.roles import Gender
from app.domain.structure.employees import EmployeeDraft
from app.services.opening import open_workspace
from app.services.structure.employees import save_employee
from app.ui.login.actions import EXPOSED
from app.ui.login.protect_dialog import ProtectDialog
from tests.ui.driving import dialog_over


@pytest.fixture
def with_people(archive):
    """An archive in clear with somebody in it."""
    workspace = open_workspace(archive)
    draft = EmployeeDraft("1", last_name="Rossi", first_name="Ugo", gender=Gender.MALE, hired_on=date(2020, 1, 1))
    save_employee(workspace, draft)
    workspace.archive.close()
    return archive


def told(window):
    notice = window.pages.notice.notice
    return notice.words if notice else ""


def test_that_the_protection_is_offered_until_one_says_no(open_program, with_people):
    window = open_program(with_people)
    assert told(window) == EXPOSED
    protect, leave = window.pages.notice.notice.actions
    protect.run()
    dialog_over(window, ProtectDialog).reject()
    leave.run()
    assert told(window) == ""
    window.close()
    assert told(open_program(with_people)) == ""


def test_that_an_empty_archive_has_nothing_to_be_protected(open_program, archive):
    assert told(open_program(archive)) == ""
