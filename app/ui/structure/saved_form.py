"""A form whose every committed field is saved at once."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app.domain.changes import Changes
from app.domain.errors import UserError
from app.domain.issues import Issue
from app.domain.validation import NotValid, filled
from app.ui.kit.desk import Desk
from app.ui.kit.field import Field
from app.ui.kit.form import Form
from app.ui.structure.draft_dialog import Fields

UseCase = Callable[..., Changes]


class SavedForm(QWidget):
    """Edits a stored draft in place. While one save is under way the next one waits for it.

    What is wrong stays as typed, with its message, and the other fields are saved all the same.
    """

    def __init__(
        self,
        desk: Desk,
        fields: Fields,
        use_case: UseCase,
        check: Callable[[Any], list[Issue]],
        warn: Callable[[Any], list[Issue]] = lambda _: [],
    ) -> None:
        """`warn(draft)` says what is not wrong and should be known: it is shown as soon as the draft is."""
        super().__init__()
        self.desk = desk
        self.form = Form(self)
        self.draft: Any = None
        self._use_case, self._warn = use_case, warn
        self._waiting: Any = None
        self._is_saving = self._has_saved = self._is_refused = False
        for column, choices in fields:
            self.form.add(column, choices)
        self.form.check_with(lambda values: [*check(edited := filled(self.draft, values)), *warn(edited)])
        self.form.committed.connect(self._commit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.form)

    def show_draft(self, draft: Any) -> None:
        """Show what is stored; of the same thing, what is being saved or was just refused stays as typed."""
        is_same = self.draft is not None and getattr(self.draft, "id", None) == getattr(draft, "id", None)
        self.draft = draft
        if not (is_same and (self._is_saving or self._is_refused)):
            self._fill(draft, is_same=is_same)
            self._tell(draft)
        self._has_saved = self._is_refused = False

    def _fill(self, draft: Any, *, is_same: bool) -> None:
        wrong = self.form.wrong_fields() if is_same else set()
        typed = {key for key, field in self.form.fields.items() if is_same and is_being_typed(field)}
        self.form.fill_values({key: getattr(draft, key) for key in self.form.fields if key not in wrong | typed})

    def _tell(self, draft: Any) -> None:
        """Say under its field what should be known of a draft, where nothing worse is said."""
        for issue in self._warn(draft):
            if issue.field not in self.form.wrong_fields():
                self.form.fields[issue.field].say(issue.sentence, issue.severity)

    def _commit(self, _key: str) -> None:
        edited = self._sound_part()
        if edited == self.draft:
            return
        if self._is_saving:
            self._waiting = edited
        else:
            self._save(edited)

    def _sound_part(self) -> Any:
        """Return the draft as typed, with what is stored where what is typed is wrong."""
        stored = {key: getattr(self.draft, key) for key in self.form.wrong_fields()}
        return filled(self.draft, self.form.draft_values() | stored)

    def _save(self, edited: Any) -> None:
        """Save; the version is ours until the fresh one comes, so that nobody else's edit is in question."""
        self._is_saving = True
        own = replace(edited, version=None) if self._has_saved else edited
        self.desk.save(self._use_case, own, on_done=self._saved, on_error=self._refused)

    def _saved(self, _changes: Changes) -> None:
        self._is_saving, self._has_saved = False, True
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self._save(waiting)

    def _refused(self, error: UserError) -> None:
        self._is_saving, self._waiting = False, None
        self._is_refused = True
        if isinstance(error, NotValid):
            self.form.mark_issues(error.issues)
        else:
            self.form.say(error.sentence)


def is_being_typed(field: Field) -> bool:
    """Tell whether the user has the cursor in a field and has changed it."""
    editor = field.editor
    if not editor.hasFocus():
        return False
    if isinstance(editor, QLineEdit):
        return editor.isModified()
    return isinstance(editor, QPlainTextEdit) and editor.document().isModified()
