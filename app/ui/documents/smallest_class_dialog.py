"""Classe minima: how many people the smallest class has that the ente publishes."""

from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.changes import Changes
from app.domain.documents.catalogue import DocumentKind
from app.domain.documents.publication import SMALLEST_CLASS_COLUMN, smallest_class_issues
from app.domain.issues import Issue
from app.domain.permissions import Action
from app.services.documents.smallest_class import keep_smallest_class, read_smallest_class
from app.ui.kit.buttons import make_button
from app.ui.kit.desk import Desk
from app.ui.kit.notice import Notice
from app.ui.kit.saving import SavingDialog

_HINT = (
    "Nella Relazione e in Amministrazione trasparente le classi di risultato con meno persone sono unite alle vicine."
    " Non va cambiata fra una pubblicazione e l'altra dello stesso anno: dal confronto si riconoscerebbero poche"
    " persone."
)


class SmallestClassDialog(SavingDialog):
    """The smallest class that is published, as the ente has chosen it."""

    def __init__(self, parent: QWidget, desk: Desk, people: int) -> None:
        super().__init__(parent, desk, "Classe minima da pubblicare", _HINT, width=520, on_saved=self._tell)
        self.form.add(SMALLEST_CLASS_COLUMN)
        self.form.fill_values({SMALLEST_CLASS_COLUMN.key: people})
        self.form.check_with(self._check)
        self.submit_with(self._save)

    def _check(self, values: dict[str, Any]) -> list[Issue]:
        return smallest_class_issues(values[SMALLEST_CLASS_COLUMN.key])

    def _save(self, values: dict[str, Any]) -> None:
        people = int(values[SMALLEST_CLASS_COLUMN.key])
        self.save(keep_smallest_class, people)

    def _tell(self, changes: Changes) -> None:
        if not changes.is_empty:
            self.desk.tell(Notice(f"{changes.label}."))


class SmallestClassButton:
    """The button that opens the choice, on the documents that tell classes of people."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        self._desk, self._page = desk, page
        self.dialog: SmallestClassDialog | None = None
        self.button = make_button("Classe minima…", "users-three", self.ask)

    def follow(self, kind: DocumentKind) -> None:
        why = self._desk.why_not(Action.EDIT_ARCHIVE)
        self.button.setEnabled(kind.has_classes and not why)
        self.button.setToolTip(why or "Quante persone ha almeno ogni classe che si pubblica")

    def ask(self) -> None:
        self._desk.read(read_smallest_class, on_done=self._open, latest=(self, "class"))

    def _open(self, people: int) -> None:
        self.dialog = SmallestClassDialog(self._page, self._desk, people)
        self.dialog.open()
