"""The objectives of the year without indicators, each with its proposal: all of them are written at once."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QDialogButtonBox, QWidget

from app.domain.catalogue.rows import LINE_COLUMNS, LineToComplete
from app.domain.changes import Changes
from app.domain.errors import UserError
from app.domain.italian import plural
from app.services.catalogue.accepting import accept_proposals
from app.ui.catalogue.words import indicator_words
from app.ui.kit.context_menu import Order
from app.ui.kit.desk import Desk
from app.ui.kit.labels import Message, Words, hint_label
from app.ui.kit.overrides import override
from app.ui.kit.plain_dialog import PlainDialog
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.scale import keep_minimum_height

SIZE, TABLE = (1040, 600), 220
HINT = (
    "Gli obiettivi senza indicatori, con ciò che il catalogo propone. Alt+1, Alt+2 e Alt+3 scelgono una proposta, Canc "
    "la toglie; poi si passa alla riga dopo. Il valore atteso resta da scrivere."
)
EMPTY = "Nessun obiettivo è senza indicatori.\nQui compaiono quelli dell'anno che non ne hanno ancora."
NUMBERS = ("prima", "seconda", "terza")
Button = QDialogButtonBox.StandardButton


class CompleteDialog(PlainDialog):
    """Writes the proposals chosen beside their objectives, as one operation with one undo."""

    def __init__(
        self, parent: QWidget, desk: Desk, lines: Sequence[LineToComplete], done: Callable[[Changes], object]
    ) -> None:
        super().__init__(parent, f"Completa dal catalogo gli obiettivi del {desk.year}", *SIZE)
        self._desk, self._done = desk, done
        self.lines = list(lines)
        self.told = Message(self)
        self.details = Words("")
        self.table = RowsTable(LINE_COLUMNS, name="catalogue.lines", title="Obiettivi senza indicatori", empty=EMPTY)
        self.buttons.setStandardButtons(Button.Ok | Button.Cancel)
        self.write_button = self.set_primary(self.buttons.button(Button.Ok))
        self.buttons.button(Button.Cancel).setText("Annulla")
        self.buttons.accepted.connect(self.write)
        self.enter_presses_primary = False
        verbs = self.table.verbs
        for number, word in enumerate(NUMBERS):
            words, key = f"Usa la {word} proposta", f"Alt+{number + 1}"
            verbs.add_verb(Order.SPECIAL, words, "check", partial(self.choose, number), keys=key)
        verbs.add_verb(Order.DELETE, "Togli la proposta", "x", partial(self.choose, None))
        self.table.current_changed.connect(self._show_details)
        self._lay_out()
        self._show(0)

    @override
    def open(self) -> None:
        super().open()
        self.table.setFocus()

    def choose(self, number: int | None) -> None:
        """Choose a proposal for the current line, and go to the next one."""
        row: LineToComplete | None = self.table.current_row()
        place = next((at for at, line in enumerate(self.lines) if row and line.id == row.id), None)
        if place is not None:
            self.lines[place] = self.lines[place].choosing(number)
            self._show(min(place + 1, len(self.lines) - 1))

    def write(self) -> None:
        accepted = {line.id: (line.proposal.draft,) for line in self.lines if line.proposal is not None}
        if accepted:
            self._desk.save(accept_proposals, accepted, on_done=self._leave, on_error=self._refuse)

    def _show(self, place: int) -> None:
        self.table.set_rows(self.lines)
        if self.lines:
            self.table.select(self.lines[place].id)
        many = sum(line.proposal is not None for line in self.lines)
        self.write_button.setText(f"Scrivi {plural(many, 'indicatore', 'indicatori')}" if many else "Scrivi")
        self.write_button.setEnabled(bool(many))

    def _show_details(self, row: LineToComplete | None) -> None:
        """Say the proposals of the line, each with its key."""
        told = [
            f"Alt+{number}: {one.draft.name} · {indicator_words(one.entry.indicators[0])} · {one.entry.title}"
            for number, one in enumerate(row.proposals if row else (), start=1)
        ]
        self.details.setText("\n".join(told))

    def _leave(self, changes: Changes) -> None:
        self.accept()
        self._done(changes)

    def _refuse(self, error: UserError) -> None:
        self.told.say(error.sentence)

    def _lay_out(self) -> None:
        keep_minimum_height(self.table, TABLE)
        self.content.addWidget(hint_label(HINT))
        self.content.addWidget(self.table, 1)
        self.content.addWidget(self.details)
        self.content.addWidget(self.told)
