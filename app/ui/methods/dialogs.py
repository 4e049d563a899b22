"""The questions about methods: a new one from where, and what differs between two versions."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from app.domain.columns import Column, Format
from app.domain.ids import MethodVersionId
from app.domain.method_editing.comparison import DIFFERENCE_COLUMNS, MethodDifference
from app.domain.method_editing.rows import VersionRow
from app.services.methods.presets import PresetRow
from app.services.methods.versions import compare_versions
from app.ui.kit.desk import Desk
from app.ui.kit.dialogs import FormDialog
from app.ui.kit.form import Form
from app.ui.kit.labels import hint_label
from app.ui.kit.plain_dialog import PlainDialog
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.scale import keep_minimum_height

_SAME = {
    "version": "Lo stesso contenuto, senza atto di adozione e senza date.",
    "file": "Un file di metodologia (.toml), scritto da Merito o a mano: si sceglie subito dopo.",
    "empty": "Senza scale e senza schede: si compone tutta, una parte alla volta.",
}

Origin = tuple[str, object]
"""Where a new method comes from: `("preset", code)`, `("version", id)`, `("file", "")`, `("empty", "")`."""

FILE: Origin = ("file", "")
EMPTY: Origin = ("empty", "")
SECRETARY = "segretario"
SAME_NAME = "Vuoto: lo stesso nome. Se una metodologia con questo nome c'è già, ne diventa la versione seguente."
ORIGIN = Column("origin", "Nuova da", Format.CHOICE, 60, required=True)
NAME = Column("name", "Nome", width=50, help=SAME_NAME)
ONE = Column("one", "Prima", Format.CHOICE, 50, required=True)
OTHER = Column("other", "Seconda", Format.CHOICE, 50, required=True)
NEW_HINT = "La nuova metodologia si può poi modificare finché nessuna sessione la usa."
JOINED = "In più la scheda del Segretario, con la sua scala."
SIZE, TABLE = (960, 600), 200


@dataclass(frozen=True, slots=True)
class LastYear:
    """The year before, and the version that its session used; None when there was no session."""

    year: int
    version: MethodVersionId | None


class NewMethodDialog(FormDialog):
    """Asks from where a new method begins, and its name."""

    def __init__(
        self,
        parent: QWidget,
        presets: Sequence[PresetRow],
        versions: Sequence[VersionRow],
        last: LastYear,
    ) -> None:
        super().__init__(parent, "Nuova metodologia", _hint(last), ok="Crea")
        ready = [*presets, *_with_secretary(presets)]
        self.descriptions = {("preset", row.code): row.description for row in ready}
        others: list[tuple[Origin, str]] = [(FILE, "Da un file…"), (EMPTY, "Vuota, da comporre")]
        self.form.add(ORIGIN, [*_own(versions, last), *_presets(ready), *others])
        self.form.add(NAME)
        self.description = hint_label("")
        self.form.add_widget("Descrizione", self.description)
        self.form.committed.connect(self._describe)
        first = ("preset", presets[0].code) if last.version is None else ("version", last.version)
        self.form.fill_values({"origin": first})
        self._describe("origin")

    def _describe(self, _key: str) -> None:
        """Write what the chosen model is."""
        origin = self.form.draft_values()["origin"]
        self.description.setText(self.descriptions.get(origin, "") or _SAME[origin[0]])


class CompareDialog(PlainDialog):
    """Two versions side by side: only what differs."""

    def __init__(self, parent: QWidget, desk: Desk, versions: Sequence[VersionRow], one: MethodVersionId) -> None:
        super().__init__(parent, "Confronta due versioni", *SIZE)
        self.desk = desk
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

    def _show(self, found: list[MethodDifference]) -> None:
        self.table.set_rows(found)

    def _show_whole(self, difference: MethodDifference | None) -> None:
        """Write below the table what its cells may cut."""
        self.whole.setText(difference.sentence if difference else "")

    def _lay_out(self) -> None:
        keep_minimum_height(self.table, TABLE)
        self.content.addWidget(self.form)
        self.content.addWidget(self.table, 1)
        self.content.addWidget(self.whole)
        self.add_close()


def _hint(last: LastYear) -> str:
    none = f" Nel {last.year} non c'è una sessione di valutazione da cui riprenderla."
    return NEW_HINT if last.version is not None else NEW_HINT + none


def _own(versions: Sequence[VersionRow], last: LastYear) -> list[tuple[Origin, str]]:
    """Return the versions to copy from, that of last year first."""
    ordered = sorted(versions, key=lambda row: row.id != last.version)
    return [(("version", row.id), _copy_words(row, last)) for row in ordered]


def _copy_words(row: VersionRow, last: LastYear) -> str:
    if row.id == last.version:
        return f"Dall'anno scorso ({last.year}): copia di {row.title}"
    return f"Copia di {row.title}"


def _with_secretary(presets: Sequence[PresetRow]) -> list[PresetRow]:
    """Return the methods of the staff joined with the sheet of the Segretario."""
    return [
        PresetRow(
            f"{row.code}+{SECRETARY}", f"{row.name}» con la scheda del «Segretario", f"{row.description} {JOINED}"
        )
        for row in presets
        if row.code != SECRETARY
    ]


def _presets(presets: Sequence[PresetRow]) -> list[tuple[Origin, str]]:
    return [(("preset", row.code), f"Modello «{row.name}»") for row in presets]


def _before(versions: Sequence[VersionRow], one: MethodVersionId) -> MethodVersionId:
    """Return the version before this one of the same method, or another one."""
    chosen = next(row for row in versions if row.id == one)
    same = [row for row in versions if row.name == chosen.name and row.number < chosen.number]
    others = [row for row in versions if row.id != one]
    return (same or others or [chosen])[0].id
