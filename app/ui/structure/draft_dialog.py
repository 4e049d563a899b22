"""A dialog that edits one draft and saves it with one use case."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.changes import Changes
from app.domain.columns import Column
from app.domain.errors import UserError
from app.domain.issues import Issue
from app.domain.validation import NotValid, filled
from app.ui.kit.desk import Desk
from app.ui.kit.overrides import override
from app.ui.kit.saving import SavingDialog

Choices = Sequence[tuple[Any, str]]
Fields = Sequence[tuple[Column, Choices | None]]
UseCase = Callable[..., Changes]


def plain_fields(columns: Sequence[Column]) -> Fields:
    return [(column, None) for column in columns]


class DraftDialog(SavingDialog):
    """Shows the fields of a draft; OK validates, saves and closes, or says under the fields what is wrong."""

    def __init__(
        self, desk: Desk, parent: QWidget, title: str, draft: Any, fields: Fields, *, hint: str = "", ok: str = "Salva"
    ) -> None:
        super().__init__(parent, desk, title, hint, ok)
        self.draft = draft
        for column, choices in fields:
            self.form.add(column, choices)
        self.form.fill(draft)

    def save_with(self, use_case: UseCase, check: Callable[[Any], list[Issue]]) -> None:
        """Check the draft as one goes, and hand it to `use_case(workspace, draft)` at the end."""
        self.form.check_with(lambda values: check(self.edited(values)))
        self.submit_with(lambda values: self.save(use_case, self.edited(values)))

    def edited(self, values: dict[str, Any]) -> Any:
        """Return the draft as the form has it now."""
        return filled(self.draft, values)

    @override
    def refuse(self, error: UserError) -> None:
        super().refuse(error)
        if isinstance(error, NotValid):
            self.form.show_issues(error.issues)
            self.make_room()
