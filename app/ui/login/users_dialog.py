"""The users of the archive: who they are, until when, and their passwords."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.changes import Changes
from app.domain.errors import UserError
from app.domain.ids import UserId
from app.domain.issues import Severity
from app.domain.italian import agreeing, listed
from app.domain.roles import OfficialRole, UserRole
from app.domain.users.columns import USER_COLUMNS, USER_FIELDS
from app.domain.users.standing import EntryStanding
from app.domain.users.user import OfficeHeld, UserDraft, UserRow, role_for, validate_user
from app.services.structure.overview import Overview, read_overview
from app.services.users.logging_in import give_password
from app.services.users.protecting import take_access_away
from app.services.users.recovery_trial import entry_standing
from app.services.users.users import list_offices, list_users, save_user
from app.services.workspace import Workspace
from app.ui.kit.button_row import ButtonRow
from app.ui.kit.buttons import make_button
from app.ui.kit.context_menu import Order
from app.ui.kit.desk import Desk
from app.ui.kit.dialogs import FormDialog, confirm
from app.ui.kit.form import Form
from app.ui.kit.labels import Message, hint_label
from app.ui.kit.overrides import override
from app.ui.kit.plain_dialog import PlainDialog
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.scale import keep_minimum_height
from app.ui.login.entry_advice import EntryAdvice
from app.ui.login.new_password import NewPassword
from app.ui.login.recovery_trial_dialog import RecoveryTrialDialog
from app.ui.structure.draft_dialog import DraftDialog, Fields

SIZE, TABLE = (860, 520), 200
IN_THE_FORM = ("is_administrator", "valid_from", "valid_to")
"""What *Modifica…* says too, and the list leaves to it on a small screen."""
HEADS = "Titolare di EQ o assessore responsabile di area"
ROLES = [(role, HEADS if role is UserRole.EQ else role.italian) for role in UserRole]
HINT = (
    "Ciascuno entra con la propria password e vede solo ciò che gli spetta. Chi lascia l'incarico resta nel registro:"
    " si dà una data di fine. Almeno un amministratore resta sempre."
)
TAKING = "La sua password non aprirà più questo archivio. Una copia di prima si apre ancora con la password di allora."
KEPT = (
    "{} conosceva la propria password, e con quella può aver tenuto la chiave dell'archivio: con una nuova chiave ciò"
    " che ha tenuto non apre più l'archivio. Le copie di sicurezza di prima si aprono ancora come allora."
)
TRIED = "La chiave scritta sul foglio è quella giusta: apre questo archivio. Rimettere il foglio al suo posto."
TEMPORARY = "È provvisoria: al primo accesso chi la riceve ne sceglie una propria, prima di ogni altra cosa."
WITHOUT = "{} non {} ancora entrare: serve una password. Scegliere il nome nell'elenco e usare «Password…»."
LATER = "Dopo l'ultimo giorno di {} conviene dare all'archivio una nuova chiave: all'apertura Merito lo ricorderà."


class UsersDialog(PlainDialog):
    """Lists the users with their verbs; `renew` asks for a new key of the archive."""

    def __init__(self, parent: QWidget, desk: Desk, renew: Callable[[], object]) -> None:
        super().__init__(parent, "Utenti", *SIZE)
        self._desk, self._renew = desk, renew
        self._before: UserRow | None = None
        self._without_password: UserId | None = None
        self._offices: Sequence[OfficeHeld] = ()
        self._overview: Overview | None = None
        self.table = RowsTable(
            USER_COLUMNS,
            name="login.users",
            title="Utenti",
            empty="Nessun utente.",
            counted=("utente", "utenti"),
        )
        self.table.view.let_go(*IN_THE_FORM)
        self.new = make_button("&Nuovo utente…", "plus", self.ask_new)
        self.edit = make_button("&Modifica…", "pencil-simple", self.ask_changes)
        self.password = make_button("&Password…", "key", self.ask_password)
        self.delete = make_button("&Elimina…", "trash", self.ask_delete)
        self.key = make_button("Nuova c&hiave dell'archivio…", "arrows-clockwise", self.ask_new_key)
        verbs = {
            self.new: Order.NEW,
            self.edit: Order.EDIT,
            self.password: Order.SPECIAL,
            self.key: Order.SPECIAL,
            self.delete: Order.DELETE,
        }
        self.said, self.waiting = Message(self), Message(self)
        self.advice = EntryAdvice(self.ask_second, self.ask_trial)
        self.content.addWidget(hint_label(HINT))
        self.content.addWidget(self.said)
        self.content.addWidget(self.waiting)
        keep_minimum_height(self.table, TABLE)
        self.content.addWidget(self.table, 1)
        self.content.addWidget(ButtonRow(*verbs))
        self.content.addWidget(self.advice)
        for button, order in verbs.items():
            self.table.verbs.add(button, order)
        self.add_close()
        self.table.current_changed.connect(self._refresh)
        self.table.opened.connect(self.ask_changes)

    @override
    def open(self) -> None:
        super().open()
        self.table.view.setFocus()
        self.reload()

    def reload(self) -> None:
        self._desk.read(_listed, self._desk.year, on_done=self._show, latest=(self, "users"))

    def ask_new(self) -> None:
        self._ask(UserDraft(valid_from=self._desk.workspace.today), on_saved=self._saved_new)

    def ask_second(self) -> None:
        """Ask who administers too, and then for a password of theirs."""
        today = self._desk.workspace.today
        draft = UserDraft(role=UserRole.VICE, is_administrator=True, valid_from=today)
        self._ask(draft, "Secondo amministratore", self._saved_new)

    def ask_trial(self) -> None:
        """Try the recovery key as it is on paper."""
        RecoveryTrialDialog(self, self._desk, self._tell_tried).open()

    def ask_changes(self) -> None:
        if (user := self._chosen()) is not None:
            self._before = user
            self._ask(user.draft)

    def ask_password(self) -> None:
        """Give the chosen user a password, the first or a new one."""
        if (user := self._chosen()) is not None:
            PasswordDialog(self, self._desk, user, self.reload).open()

    def ask_delete(self) -> None:
        if (user := self._chosen()) is not None:
            run = self._desk.runner.run
            workspace = self._desk.workspace

            def delete() -> None:
                gone = partial(self._taken_away, user)
                run(take_access_away, workspace, user, on_done=gone, on_error=self._refused)

            confirm(self, f"Eliminare l'utente {user.full_name}?", TAKING, "Elimina", delete)

    def _ask(self, draft: UserDraft, title: str = "", on_saved: Callable[[Changes], object] | None = None) -> None:
        if self._overview is None:
            return
        choices: dict[str, Sequence[tuple[Any, str]]] = {
            "role": ROLES,
            "employee_id": self._overview.people_choices(),
            "official_id": [(one.id, one.called) for one in self._offices if _is_offered(one, draft)],
        }
        fields: Fields = [(column, choices.get(column.key)) for column in USER_FIELDS]
        others = tuple(self.table.rows())
        title = title or ("Utente" if draft.id else "Nuovo utente")
        dialog = DraftDialog(self._desk, self, title, draft, fields)
        dialog.save_with(save_user, lambda edited: validate_user(edited, others, self._offices))
        dialog.on_saved = on_saved or self._saved
        dialog.form.committed.connect(partial(self._follow_office, dialog.form))
        dialog.open()

    def _follow_office(self, form: Form, key: str) -> None:
        """Write the role and the name of the official chosen, where nobody has said another."""
        told = form.draft_values()
        office = next((one for one in self._offices if one.id == told["official_id"]), None)
        if key != "official_id" or office is None:
            return
        for name, value in (("role", role_for(office.role)), ("full_name", office.full_name)):
            if not told[name]:
                form.fields[name].fill(value)

    def _saved(self, _changes: Changes) -> None:
        self.reload()

    def _saved_new(self, changes: Changes) -> None:
        """Ask at once for the password of a new user, who cannot enter without one."""
        self._without_password = UserId(next(iter(changes.ids)))
        self.reload()

    def _tell_tried(self) -> None:
        self.said.say(TRIED, Severity.NOTE)
        self.reload()

    def ask_new_key(self) -> None:
        """Leave the list, which is of the archive of before, and ask for a new key."""
        self.accept()
        self._renew()

    def _taken_away(self, user: UserRow, _nothing: None) -> None:
        self.reload()
        if user.has_password:
            self._offer_new_key(user)

    def _offer_new_key(self, user: UserRow) -> None:
        question = "Dare all'archivio una nuova chiave?"
        confirm(self, question, KEPT.format(user.full_name), "Nuova chiave…", self.ask_new_key)

    def _tell_ended(self, user: UserRow) -> None:
        """Offer a new key when the days of somebody with a password are over; when they will be, say that one comes."""
        before, self._before = self._before, None
        if before is None or not user.has_password or user.valid_to is None or user.valid_to == before.valid_to:
            return
        if user.valid_to < self._desk.workspace.today:
            self._offer_new_key(user)
        else:
            self.said.say(LATER.format(user.full_name), Severity.NOTE)
            self.make_room()

    def _refused(self, error: UserError) -> None:
        self._desk.runner.show_trouble(error)
        self.reload()

    def _show(self, found: "_Listed") -> None:
        users, self._overview, self._offices, standing = found
        self.table.set_rows(users)
        if users and self.table.current_row() is None:
            self.table.select(users[0].id)
        if self._desk.workspace.archive.key is not None:
            self.advice.say(standing)
            self.make_room()
        self._refresh()
        if (identity := self._without_password) is not None:
            self._without_password = None
            self.table.select(identity)
            self.ask_password()
        self._say_who_waits(users)
        if (before := self._before) is not None and (now := next((one for one in users if one.id == before.id), None)):
            self._tell_ended(now)

    def _say_who_waits(self, users: Sequence[UserRow]) -> None:
        """Say who has been written among the users and cannot enter yet: nobody gave them a password."""
        today = self._desk.workspace.today
        names = [one.full_name for one in users if not one.has_password and today in one.period]
        if names:
            self.waiting.say(WITHOUT.format(listed(names), agreeing(len(names), "può", "possono")), Severity.WARNING)
        else:
            self.waiting.clear()
        self.make_room()

    def _refresh(self, _row: object = None) -> None:
        for button in (self.edit, self.password, self.delete):
            button.setEnabled(self._chosen() is not None)

    def _chosen(self) -> UserRow | None:
        row = self.table.current_row()
        return row if isinstance(row, UserRow) else None


class PasswordDialog(FormDialog):
    """A password for a user, given by who administers."""

    def __init__(self, parent: QWidget, desk: Desk, user: UserRow, on_saved: Callable[[], object]) -> None:
        before = f" La password di prima di {user.full_name} non varrà più." if user.has_password else ""
        hint = f"{'' if user.id == desk.workspace.actor.user_id else TEMPORARY}{before}".strip()
        super().__init__(parent, f"Password di {user.full_name}", hint, ok="Dai la password")
        self._desk, self._user, self._on_saved = desk, user, on_saved
        self.password = NewPassword((user.full_name,))
        self.form.add_widget("", self.password)
        self.submit_with(self._save)
        self.password.first.line.setFocus()

    def _save(self, _values: dict[str, Any]) -> None:
        password = self.password.checked()
        if password is None:
            self.refuse(UserError("La password non è stata data.", "Vedere sotto il suo campo."))
            return
        run = self._desk.runner.run
        run(give_password, self._desk.workspace, self._user, password, on_done=self._saved, on_error=self.refuse)

    def _saved(self, _slot: str) -> None:
        self.accept()
        self._on_saved()


_Listed = tuple[list[UserRow], Overview, list[OfficeHeld], EntryStanding]


def _listed(workspace: Workspace, year: int) -> _Listed:
    overview, offices = read_overview(workspace, year), list_offices(workspace)
    return list_users(workspace), overview, offices, entry_standing(workspace)


def _is_offered(office: OfficeHeld, draft: UserDraft) -> bool:
    """Offer of the assessori those who head an Area, and the one that a user is already."""
    return office.role is not OfficialRole.ASSESSOR or bool(office.areas) or office.id == draft.official_id
