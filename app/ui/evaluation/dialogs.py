"""The questions of the page Valutazioni: opening a session, preparing it, giving a reason."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QListWidgetItem, QWidget

from app.domain.changes import Changes
from app.domain.columns import Column, Format
from app.domain.errors import UserError
from app.domain.ids import MethodVersionId, SheetId
from app.domain.issues import Issue, Severity
from app.domain.italian import agreeing
from app.domain.method_editing.rows import VersionRow
from app.domain.rounds.differences import DIFFERENCE_COLUMNS, RoundPreview, SheetDifference
from app.domain.rounds.rounds import RoundDraft, RoundRow
from app.domain.sheets.not_evaluable import NotEvaluableCause, check_cause, reason_of
from app.domain.workflow import RoundKind
from app.ui.kit.context_menu import Verbs
from app.ui.kit.dialogs import FormDialog
from app.ui.kit.labels import Message, Words, title_label
from app.ui.kit.plain_dialog import PlainDialog
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.scale import keep_minimum_height
from app.ui.kit.tokens import MEASURES

SIZE, TABLE = (1180, 580), 200
REASON = Column("reason", "Motivo", Format.LONG_TEXT, required=True)
CAUSE = Column("cause", "Causa", Format.CHOICE, 52, required=True)
MORE = Column("reason", "Motivo", Format.LONG_TEXT, help="Con una causa dell'elenco si può lasciare vuoto.")
CAUSES = tuple((one, one.italian) for one in NotEvaluableCause)


class Closing(QObject):
    """Closes a dialog when what it asked was saved, and says so."""

    closed = Signal()

    def __init__(self, dialog: QDialog) -> None:
        super().__init__(dialog)
        self.dialog = dialog

    def close(self, _changes: Changes) -> None:
        self.dialog.accept()
        self.closed.emit()


class RoundDialog(FormDialog):
    """Opens the round of a year: which one, with which version of the method."""

    def __init__(self, parent: QWidget, year: int, kinds: Sequence[RoundKind], versions: Sequence[VersionRow]):
        super().__init__(parent, f"Apri sessione {year}", _OPENING, ok="Apri sessione")
        self._year = year
        self.form.add(
            Column("kind", "Sessione", Format.CHOICE, required=True), [(kind, kind.italian) for kind in kinds]
        )
        self.form.add(
            Column("version", "Metodologia", Format.CHOICE, required=True), [(one.id, one.title) for one in versions]
        )
        self.form.fill_values({"kind": kinds[0], "version": versions[0].id if versions else None})

    def draft_of(self, values: dict[str, Any]) -> RoundDraft:
        return RoundDraft(self._year, values["kind"], MethodVersionId(values["version"]))


_MOST_SHORT = 2
_OPENING = "Dopo l'apertura, «Prepara sessione» propone le schede secondo assegnazioni e incarichi dell'anno."


class PrepareDialog(PlainDialog):
    """Shows what preparing the round would create, change and leave; filled sheets need a tick."""

    def __init__(
        self,
        parent: QWidget,
        evaluation_round: RoundRow,
        preview: RoundPreview,
        on_yes: Callable[["PrepareDialog", list[SheetId]], object],
    ) -> None:
        super().__init__(parent, f"Prepara sessione: {evaluation_round.title}", *SIZE)
        self._on_yes = on_yes
        self.table = RowsTable(
            DIFFERENCE_COLUMNS,
            name="evaluation.preview",
            title="Schede da creare, modificare e lasciare",
            empty="Nessuna persona in servizio nell'anno.\nInserire persone e assegnazioni nella pagina Struttura.",
        )
        self.table.set_rows(sorted(preview.differences, key=_changes_first))
        self.confirmations = _confirmations(preview)
        self.message = Message(self)
        self.yes = self.set_primary(self.buttons.addButton("Prepara", QDialogButtonBox.ButtonRole.AcceptRole))
        self.buttons.addButton("Annulla", QDialogButtonBox.ButtonRole.RejectRole)
        self._lay_out(preview)
        self.buttons.accepted.connect(self._agree)

    @property
    def confirmed(self) -> list[SheetId]:
        """The filled sheets that the user agrees to change."""
        items = [self.confirmations.item(place) for place in range(self.confirmations.count())]
        ticked = [item for item in items if item.checkState() is Qt.CheckState.Checked]
        return [item.data(Qt.ItemDataRole.UserRole) for item in ticked]

    def done_with(self, _changes: Changes) -> None:
        self.accept()

    def refuse(self, error: UserError) -> None:
        """Show why the sheets were not prepared, and let the user try again."""
        self.buttons.setEnabled(True)
        self.message.say(error.sentence)

    def _agree(self) -> None:
        self.buttons.setEnabled(False)
        self._on_yes(self, self.confirmed)

    def _lay_out(self, preview: RoundPreview) -> None:
        keep_minimum_height(self.table, TABLE)
        layout = self.content
        layout.addWidget(title_label(_title(preview), MEASURES.section))
        layout.addWidget(self.table, 1)
        if self.confirmations.count():
            layout.addWidget(Words("Schede già compilate: spuntare quelle che si possono modificare."))
            layout.addWidget(self.confirmations)
        layout.addWidget(self.message)
        gaps = " ".join(preview.gaps[:3]) + _more(len(preview.gaps) - 3)
        if told := " ".join(filter(None, (gaps, _short(preview.short)))):
            self.message.say(told, Severity.WARNING)
        self.yes.setEnabled(not preview.is_empty)


def _title(preview: RoundPreview) -> str:
    return "Le schede sono già come la struttura le vuole." if preview.is_empty else preview.summary


def _short(people: Sequence[str]) -> str:
    """Say who has too few days of service, and that whoever evaluates may propose it: nothing of it is automatic."""
    left = len(people) - _MOST_SHORT
    others = agreeing(left, " E un'altra persona.", f" E altre {left} persone.") if left > 0 else ""
    hint = " Preparata la scheda, si propone con Altro, «Proponi non valutabile…»."
    return " ".join(people[:_MOST_SHORT]) + others + hint if people else ""


def _more(count: int) -> str:
    return f" E {agreeing(count, 'un altro periodo', f'altri {count} periodi')}." if count > 0 else ""


def _changes_first(difference: SheetDifference) -> tuple[bool, str]:
    return not difference.kind.changes_something, difference.name


def _confirmations(preview: RoundPreview) -> QListWidget:
    box = QListWidget()
    Verbs(box)
    box.setAccessibleName("Schede compilate da modificare")
    box.setWordWrap(True)
    for difference in preview.to_confirm:
        item = QListWidgetItem(f"{difference.name}: {difference.kind.italian}. {difference.sentence}")
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Unchecked)
        item.setData(Qt.ItemDataRole.UserRole, difference.sheet_id)
        box.addItem(item)
    box.setMaximumHeight(box.fontMetrics().height() * 8)
    return box


class NotEvaluableDialog(FormDialog):
    """Asks why a sheet is not evaluable: a cause of the list, and words of whoever says so."""

    def __init__(self, parent: QWidget, title: str, hint: str, verb: str) -> None:
        super().__init__(parent, title, hint, ok=verb)
        self.form.add(CAUSE, CAUSES)
        self.form.add(MORE)
        self.form.check_with(_cause_issues)
        self.form.fill_values({"cause": NotEvaluableCause.OTHER})

    @staticmethod
    def reason(values: dict[str, Any]) -> str:
        return reason_of(values["cause"] or NotEvaluableCause.OTHER, values["reason"] or "")


def _cause_issues(values: dict[str, Any]) -> list[Issue]:
    return list(check_cause(values["cause"] or NotEvaluableCause.OTHER, values["reason"] or ""))
