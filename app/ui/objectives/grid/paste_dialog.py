"""What a block would do, before it is written: what changes, what is added and where, what does not fit and why."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QDialogButtonBox, QWidget

from app.domain.columns import Column, Format
from app.domain.italian import plural
from app.domain.objectives.detail import UnitChoice
from app.domain.objectives.grid.rehearsal import Rehearsal
from app.domain.objectives.objective import UnitRef
from app.ui.kit.buttons import make_button
from app.ui.kit.fields import ChoiceField
from app.ui.kit.fields_layout import FieldsLayout
from app.ui.kit.labels import hint_label, title_label
from app.ui.kit.plain_dialog import PlainDialog
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.tokens import MEASURES

WIDE, HIGH = 760, 480
PASTE, WRITE = "Incolla", "Scrivi"
WHOLE = "Tutto l'ente (strategico comune)"
LEFT_OUT = "Ciò che non ci sta resta negli appunti: si può correggere e incollare di nuovo."
Try = Callable[[UnitRef | None], Rehearsal]


@dataclass(frozen=True, slots=True)
class UnfitRow:
    """A cell that does not fit, as the dialog lists it."""

    id: int
    row: int
    heading: str
    text: str
    why: str


COLUMNS = (
    Column("row", "Riga", Format.INTEGER, 6),
    Column("heading", "Colonna", Format.TEXT, 12),
    Column("text", "Testo", Format.TEXT, 24),
    Column("why", "Perché non ci sta", Format.TEXT, 60),
)


class PasteDialog(PlainDialog):
    """`write(rehearsal, unit)` is called when the user agrees to what fits; new rows go to the unit chosen."""

    def __init__(
        self,
        parent: QWidget,
        tried: Try,
        unit: UnitRef | None,
        units: Sequence[UnitChoice],
        write: Callable[[Rehearsal, UnitRef | None], object],
    ) -> None:
        super().__init__(parent, "Incolla nella griglia", WIDE, HIGH)
        self._verb = PASTE
        self._numbers: Sequence[int] = ()
        self._try, self._write = tried, write
        self.rehearsal = tried(unit)
        self.summary = title_label("", MEASURES.section)
        self.summary.setWordWrap(True)
        self.place = ChoiceField(
            Column("unit", "Unità delle righe nuove", Format.CHOICE, required=True),
            [*((one.unit, f"{one.code} {one.name}") for one in units), (None, WHOLE)],
        )
        self.place.fill(unit)
        self.place.committed.connect(self._try_again)
        self.hint = hint_label(LEFT_OUT)
        self.table = RowsTable(
            COLUMNS, name="objectives.paste", title="Celle che non ci stanno", counted=("cella", "celle"),
            empty="Tutto il blocco trova posto.",
        )  # fmt: skip
        self.table.hide_filter()
        fields = FieldsLayout(WIDE)
        fields.add_line(self.place)
        self.content.addWidget(self.summary)
        self.content.addLayout(fields)
        self.content.addWidget(self.hint)
        self.content.addWidget(self.table, 1)
        self.agree = self.set_primary(make_button(PASTE, "", self._agree))
        self.put_button(self.agree, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton("Annulla", QDialogButtonBox.ButtonRole.RejectRole)
        self._show()

    def speak_of_writing(self, numbers: Sequence[int]) -> None:
        """Say that cells are written, not pasted: they were filled down, or typed in all the rows selected.

        `numbers` are those of the rows in the grid; of a block that is pasted its own rows are told.
        """
        self._verb, self._numbers = WRITE, numbers
        title = f"{WRITE} nella griglia"
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.hint.setText("Ciò che non ci sta resta com'è.")
        self._show()

    def _try_again(self) -> None:
        self.rehearsal = self._try(self.place.value())
        self._show()

    def _show(self) -> None:
        found = self.rehearsal
        self.summary.setText(summary_of(found))
        self.place.setVisible(bool(found.new))
        self.hint.setVisible(bool(found.unfit))
        numbers = dict(enumerate(self._numbers, 1))
        unfit = [
            UnfitRow(at, numbers.get(one.row, one.row), one.heading, one.text, one.why)
            for at, one in enumerate(found.unfit)
        ]
        self.table.setVisible(bool(unfit))
        self.table.set_rows(unfit)
        words = verb_of(self._verb, found)
        self.agree.setText(words)
        self.agree.setAccessibleName(words)
        self.agree.setEnabled(not found.is_empty)

    def _agree(self) -> None:
        self.accept()
        self._write(self.rehearsal, self.place.value() if self.rehearsal.new else None)


def summary_of(found: Rehearsal) -> str:
    """Say in one line what a block changes, adds and leaves out."""
    parts = []
    if found.cells:
        parts.append(f"{plural(found.cells, 'cella cambia', 'celle cambiano')}")
    if found.new_rows:
        parts.append(plural(found.new_rows, "riga è nuova", "righe sono nuove"))
    if found.unfit:
        parts.append(plural(len(found.unfit), "cella non ci sta", "celle non ci stanno"))
    return f"{', '.join(parts) or 'Non cambia nulla'}."


def verb_of(verb: str, found: Rehearsal) -> str:
    parts = []
    if found.cells:
        parts.append(plural(found.cells, "cella", "celle"))
    if found.new_rows:
        parts.append(plural(found.new_rows, "riga nuova", "righe nuove"))
    return f"{verb} {' e '.join(parts)}" if parts else verb
