"""A form that one use case keeps."""

from collections.abc import Callable
from typing import TypeVarTuple

from PySide6.QtWidgets import QWidget

from app.domain.changes import Changes
from app.services.workspace import Workspace
from app.ui.kit.desk import Desk
from app.ui.kit.dialogs import FormDialog
from app.ui.kit.plain_dialog import FORM_WIDTH

Ts = TypeVarTuple("Ts")
OnSaved = Callable[[Changes], object]


class SavingDialog(FormDialog):
    """Closes once what it asks is kept, and hands the changes to `on_saved`; refused, it says why and stays."""

    def __init__(
        self,
        parent: QWidget | None,
        desk: Desk,
        title: str,
        hint: str = "",
        ok: str = "Salva",
        *,
        width: int = FORM_WIDTH,
        on_saved: OnSaved | None = None,
    ) -> None:
        super().__init__(parent, title, hint, ok, width)
        self.desk, self.on_saved = desk, on_saved

    def save(self, use_case: Callable[[Workspace, *Ts], Changes], *args: *Ts) -> None:
        self.desk.save(use_case, *args, on_done=self._saved, on_error=self.refuse)

    def _saved(self, changes: Changes) -> None:
        self.accept()
        if self.on_saved is not None:
            self.on_saved(changes)
