"""The questions about methods: a new one from where, and what differs between two versions."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from app.domain.columns import Column, Format
from app.domain.ids import MethodVersionId
from app.domain.method_editing.comparison import DIFFERENCE_COLUMNS, Difference
from app.domain.method_editing.rows import VersionRow
from app.services.method_versions import compare_versions
from app.services.methods import PresetRow
from app.ui.kit.desk import Desk
from app.ui.kit.dialogs import FormDialog
from app.ui.kit.form import Form
from app.ui.kit.labels import hint_label
from app.ui.kit.rows_table import RowsTable

_SAME = {
    "version": "Lo stesso contenuto, senza atto di adozione e senza date.",
    "file": "Un file di metodologia (TOML) scritto da Merito o a mano; si chiede quale.",
}

Origin = tuple[str, object]
"""Where a new method comes from: `("preset", code)`, `("version", id)`, `("file", "")`."""

FILE: Origin = ("file", "")
SAME_NAME = "Vuoto: lo stesso nome. Se una metodologia con questo nome c'è già, ne diventa la versione seguente."
ORIGIN = Column("origin", "Nuova da", Format.CHOICE, 60, required=True)
NAME = Column("name", "Nome", width=50, help=SAME_NAME)
ONE = Column("one", "Prima", Format.CHOICE, 50, required=True)
OTHER = Column("other", "Seconda", Format.CHOICE, 50, required=True)
NEW_HINT = "La nuova metodologia si può poi modificare finché nessuna sessione la usa."
CHARACTERS = 150


class NewMethodDialog(FormDialog):
    """Asks from where a new method begins, and its name."""

    def __init__(
        self,
        parent: QWidget,
        presets: Sequence[PresetRow],
        versions: Sequence[VersionRow],
        last: MethodVersionId | None,
    ) -> None:
        super().__init__(parent, "Nuova metodologia", NEW_HINT, ok="Crea")
        self.descriptions = {("preset", row.code): row.description for row in presets}
        self.form.add(ORIGIN, [*_own(versions, last), *_presets(presets), (FILE, "Da un file…")])
        self.form.add(NAME)
        self.description = hint_label("")
        self.form.add_widget("Descrizione", self.description)
        self.form.committed.connect(self._describe)
        self.form.fill_values({"origin": ("version", last) if last else ("preset", presets[0].code)})
        self._describe("origin")

    def _describe(self, _key: str) -> None:
        """Write what the chosen model is."""
        origin = self.form.draft_values()["origin"]
        self.description.setText(self.descriptions.get(origin, "") or _SAME[origin[0]])


class CompareDialog(QDialog):
    """Two versions side by side: only what differs."""

    def __init__(self, parent: QWidget, desk: Desk, versions: Sequence[VersionRow], one: MethodVersionId) -> None:
        super().__init__(parent)
        self.desk = desk
        self.setWindowTitle("Confronta due versioni")
        self.setAccessibleName("Confronta due versioni")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        choices = [(row.id, row.title) for row in versions]
        self.form = Form()
        self.form.add(ONE, choices)
        self.form.add(OTHER, choices)
        self.table = RowsTable(
            DIFFERENCE_COLUMNS, name="methods.differences", title="Differenze", empty="Le due versioni sono uguali."
        )
        self.whole = hint_label("")
        self._lay_out()
        self.table.current_changed.connect(self._show_whole)
        self.form.committed.connect(self._compare)
        self.form.fill_values({"one": _before(versions, one), "other": one})
        self.form.give_mnemonics()
        self._compare("")

    def _compare(self, _key: str) -> None:
        values = self.form.draft_values()
        self.desk.read(
            compare_versions, values["one"], values["other"], on_done=self._show, latest=(self, "differences")
        )

    def _show(self, found: list[Difference]) -> None:
        self.table.set_rows(found)

    def _show_whole(self, difference: Difference | None) -> None:
        """Write below the table what its cells may cut."""
        self.whole.setText(difference.sentence if difference else "")

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.form)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.whole)
        layout.addWidget(buttons)
        metrics = self.fontMetrics()
        self.resize(metrics.averageCharWidth() * CHARACTERS, metrics.height() * 32)


def _own(versions: Sequence[VersionRow], last: MethodVersionId | None) -> list[tuple[Origin, str]]:
    mark = {last: " (dell'anno scorso)"}
    return [(("version", row.id), f"Copia di {row.title}{mark.get(row.id, '')}") for row in versions]


def _presets(presets: Sequence[PresetRow]) -> list[tuple[Origin, str]]:
    return [(("preset", row.code), f"Modello «{row.name}»") for row in presets]


def _before(versions: Sequence[VersionRow], one: MethodVersionId) -> MethodVersionId:
    """Return the version before this one of the same method, or another one."""
    chosen = next(row for row in versions if row.id == one)
    same = [row for row in versions if row.name == chosen.name and row.number < chosen.number]
    others = [row for row in versions if row.id != one]
    return (same or others or [chosen])[0].id
