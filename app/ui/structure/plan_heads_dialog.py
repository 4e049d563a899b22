"""The heads whom the plan names, made people and heads of their Aree in one go, after a look and a yes."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QCheckBox, QDialogButtonBox, QWidget

from app.domain.changes import Changes
from app.domain.errors import UserError
from app.domain.issues import Severity
from app.domain.italian import plural
from app.domain.roles import Gender
from app.domain.structure.plan_heads import OF_NEW_PEOPLE, PLAN_HEAD_COLUMNS, PlanHead, outcome_words
from app.services.structure.plan_heads import appoint_plan_heads, list_plan_heads
from app.ui.kit.context_menu import Order
from app.ui.kit.desk import Desk
from app.ui.kit.labels import Message, Words
from app.ui.kit.notice import Notice, NoticeAction
from app.ui.kit.plain_dialog import PlainDialog
from app.ui.kit.rows_model import CellEdit
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.scale import keep_minimum_height

OPEN = "Nomina i responsabili del piano…"
TITLE = "Responsabili indicati dal piano"
MEANING = (
    "Il piano dice chi è a capo di queste aree. Per ora sono soltanto nomi: nessuno valuta le persone dell'area né"
    " risponde dei suoi obiettivi, finché chi la dirige non è una persona dell'archivio con il suo incarico di EQ."
)
CHECK = (
    "Le persone già in archivio si riconoscono dal nome. Di quelle nuove genere, matricola e data d'inizio sono"
    " proposti: controllarli qui, o correggerli dopo nella scheda della persona."
)
EMPTY = (
    "Nessun responsabile da nominare.\nOgni area di cui il piano dice il responsabile ha già il suo incarico di EQ"
    " nell'anno, o il piano non ne indica nessuno."
)
ONLY_NEW = "Di chi è già in archivio il nome, il genere e la matricola si correggono nella scheda della persona."
SIZE, TABLE = (1080, 520), 180
Button = QDialogButtonBox.StandardButton


class PlanHeadsDialog(PlainDialog):
    """Shows each Area with the head that the plan names; nothing is written before the yes."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent, TITLE, *SIZE)
        self._desk = desk
        self.heads: list[PlanHead] = []
        self.told = Message(self)
        self.table = RowsTable(
            PLAN_HEAD_COLUMNS, name="structure.plan_heads", title=TITLE, empty=EMPTY, counted=("area", "aree")
        )
        self.objectives = QCheckBox("")
        self.objectives.setChecked(True)
        self.buttons.setStandardButtons(Button.Ok | Button.Cancel)
        self.appoint_button = self.set_primary(self.buttons.button(Button.Ok))
        self.buttons.button(Button.Cancel).setText("Annulla")
        self.buttons.accepted.connect(self.appoint)
        self.enter_presses_primary = False
        self.table.allow_editing()
        self.table.edited.connect(self._take_one)
        self.table.pasted.connect(self._take)
        self.table.refused.connect(self._say)
        want, leave = partial(self._want, is_wanted=True), partial(self._want, is_wanted=False)
        self.table.verbs.add_verb(Order.SPECIAL, "Nomina", "check", want, many="Nomina {} responsabili")
        self.table.verbs.add_verb(Order.DELETE, "Non nominare", "x", leave, many="Non nominare {} responsabili")
        self._lay_out()
        self._show([])
        desk.read(list_plan_heads, desk.year, on_done=self._show, latest=(self, "heads"))

    def appoint(self) -> None:
        """Make them people and heads, as one operation."""
        wanted = [one for one in self.heads if one.is_wanted]
        if wanted:
            self.appoint_button.setEnabled(False)
            gives = self.objectives.isChecked()
            use_case = partial(appoint_plan_heads, year=self._desk.year, heads=wanted, gives_objectives=gives)
            self._desk.save(use_case, on_done=self._done, on_error=self._refuse)

    def _lay_out(self) -> None:
        self.table.hide_filter()
        keep_minimum_height(self.table, TABLE)
        for widget in (Words(MEANING), Words(CHECK), self.told):
            self.content.addWidget(widget)
        self.content.addWidget(self.table, 1)
        self.content.addWidget(self.objectives)

    def _show(self, heads: Sequence[PlanHead]) -> None:
        self.heads = list(heads)
        self.table.set_rows(self.heads)
        if self.heads and self.table.current_row() is None:
            self.table.select(self.heads[0].id)
            self.table.view.setFocus()
        wanted = [one for one in self.heads if one.is_wanted]
        objectives = sum(one.objectives for one in wanted)
        given = plural(objectives, "obiettivo senza responsabile", "obiettivi senza responsabile")
        self.objectives.setText(f"Dai loro anche gli obiettivi della loro area ({given})")
        self.objectives.setVisible(objectives > 0)
        self.appoint_button.setEnabled(bool(wanted))
        self.appoint_button.setText(f"Dai {outcome_words(wanted)}" if wanted else "Dai gli incarichi")

    def _want(self, *, is_wanted: bool) -> None:
        """Have the heads of the rows chosen appointed, or not."""
        chosen = {row.id for row in self.table.selected_rows()}
        self._show([replace(one, is_wanted=is_wanted) if one.id in chosen else one for one in self.heads])

    def _take_one(self, edit: CellEdit) -> None:
        self._take([edit])

    def _take(self, edits: Sequence[CellEdit]) -> None:
        """Keep what was written in the cells; of somebody known the archive says the name, and that stays."""
        self.told.clear()
        values: dict[Any, dict[str, Any]] = {}
        for edit in edits:
            if edit.key in OF_NEW_PEOPLE and not edit.row.is_new:
                self._say(ONLY_NEW)
            else:
                values.setdefault(edit.row.id, {})[edit.key] = _as_kept(edit.key, edit.value)
        self._show([replace(one, **values.get(one.id, {})) for one in self.heads])

    def _say(self, sentence: str) -> None:
        self.told.say(sentence, Severity.WARNING)
        self.make_room()

    def _refuse(self, error: UserError) -> None:
        self.told.say(f"{error.sentence} {error.remedy}".strip())
        self.appoint_button.setEnabled(True)
        self.make_room()

    def _done(self, changes: Changes) -> None:
        self.accept()
        undo = NoticeAction("Annulla", self._desk.hub.undo_asked.emit, "Ctrl Z")
        self._desk.tell(Notice(f"{changes.label}.", actions=(undo,)))


def open_plan_heads(parent: QWidget, desk: Desk) -> PlanHeadsDialog:
    """Open the dialog over a page."""
    dialog = PlanHeadsDialog(parent, desk)
    dialog.open()
    return dialog


def _as_kept(key: str, value: Any) -> Any:
    if key == "is_wanted":
        return value in {True, "sì"}
    if key == "gender":
        return next((one for one in Gender if one.italian == value), None)
    return "" if value is None and key in {"last_name", "first_name", "matricola"} else value
