"""*Utenti*: an assessore who heads an Area is offered, with the words of the responsibility, and becomes a user."""

from datetime import date

from PySide6.QtWidgets import QWidget

from app.domain.roles import OfficialRole, UserRole
from app.domain.structure.evaluators import OfficialDraft
from app.domain.users.user import UserDraft
from app.services.structure.evaluators import save_official
from app.services.users.users import list_users, save_user
from app.ui.kit.desk import Desk
from app.ui.kit.hub import Hub
from app.ui.login.users_dialog import HEADS, PasswordDialog, UsersDialog
from app.ui.structure.draft_dialog import DraftDialog
from tests.archives.assessor import NAME, entrust
from tests.ui.driving import dialog_over, press

START = date(2020, 1, 1)


def test_that_who_heads_an_area_is_offered_with_the_responsibility_and_becomes_a_user(
    session_open, runner, qtbot, settle
):
    workspace = session_open.workspace
    save_user(workspace, UserDraft("Bianchi Carla", UserRole.SECRETARY, is_administrator=True, valid_from=START))
    official = entrust(workspace)
    save_official(workspace, OfficialDraft(OfficialRole.ASSESSOR, "Sala Ugo", START))
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = UsersDialog(parent, Desk(workspace, runner, Hub(2024)), parent.close)
    dialog.open()
    settle()
    press(dialog, "Nuovo utente…")
    form = dialog_over(dialog, DraftDialog).form
    offered = [words for _, words in form.fields["official_id"]._choices]
    assert [one for one in offered if "ssessore" in one] == ["Pini Ada, Assessore responsabile di Area Tecnica"]
    assert HEADS in [words for _, words in form.fields["role"]._choices]
    form.fields["official_id"].fill(official)
    form.committed.emit("official_id")
    assert (form.draft_values()["role"], form.draft_values()["full_name"]) == (UserRole.EQ, NAME)
    press(dialog_over(dialog, DraftDialog), "Salva")
    settle()
    made = next(one for one in list_users(workspace) if one.full_name == NAME)
    assert (made.official_id, made.employee_id, made.title) == (official, None, "Assessore responsabile di Tecnica")
    assert dialog_over(dialog, PasswordDialog).windowTitle() == "Password di Pini Ada"
