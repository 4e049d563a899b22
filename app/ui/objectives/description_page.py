"""Description and links: what the objective is, whose it is, what it serves."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.domain.columns import Column, Format
from app.domain.objectives import Combination, ObjectiveKind, ObjectiveScope, PerformanceAmbit
from app.domain.objectives.detail import ObjectiveDetail
from app.domain.payment_times.likely import TICK
from app.services.objectives.patching import change_objective
from app.ui.kit.buttons import make_button
from app.ui.kit.desk import Desk
from app.ui.kit.fields import ChoiceField
from app.ui.kit.form import Form, go_to
from app.ui.kit.overrides import override
from app.ui.objectives.detail_page import DetailPage
from app.ui.objectives.mandate_dialog import MandateDialog
from app.ui.objectives.measures_dialog import MeasuresDialog
from app.ui.objectives.tick_list import TickList
from app.ui.objectives.units_table import UnitsTable
from app.ui.objectives.words import TEXTS, entries, with_texts

FIELDS: tuple[Column, ...] = (
    Column("code", "Codice", Format.CODE, 14, required=True),
    Column("title", "Titolo", Format.TEXT, 44, required=True),
    Column("description", "Descrizione", Format.LONG_TEXT, 44),
)
LINKS: tuple[Column, ...] = (
    Column("dup_mission", "Missione del DUP", Format.TEXT, 72),
    Column("dup_programme", "Programma del DUP", Format.TEXT, 72),
    Column(
        "is_payment_times",
        TICK,
        Format.BOOLEAN,
        help="È l'obiettivo sui tempi di pagamento (D.L. 13/2023, art. 4-bis).",
    ),
)

OF_METHOD = frozenset({"difficulty", "degree_table"})
DIFFICULTY_HELP = "Il peso dell'obiettivo conta per questo coefficiente"
TABLE_HELP = "Che cosa diventa il grado dell'obiettivo; vuoto: resta com'è"


class DescriptionPage(DetailPage):
    """The form of the objective: each field is saved when it is left."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.form = Form()
        self.units = UnitsTable(desk)
        self.ambits = TickList("Ambiti di performance")
        self.ambits.offer([(one, one.italian, "") for one in PerformanceAmbit])
        self.measures = TickList("Misure anticorruzione")
        self.measures_side = _beside(
            self.measures, make_button("Misure dell'anno…", "list-bullets", self.show_measures)
        )
        self._shown: ObjectiveDetail | None = None
        self._add_fields()
        self.form.committed.connect(self._save)
        self.ambits.ticked.connect(partial(self._save_ticks, "ambits"))
        self.measures.ticked.connect(partial(self._save_ticks, "measures"))
        self.box.addWidget(self.form)
        self.box.addWidget(self.units)
        self.box.addStretch(1)

    @override
    def fill(self, detail: ObjectiveDetail) -> None:
        self._offer_choices()
        before, self._shown = self._shown, detail
        typing = {key for key in self.form.fields if before and self._is_being_typed(key, before, detail)}
        self.form.fill_values({key: _filled(detail, key) for key in self.form.fields if key not in typing})
        self.form.set_read_only(detail.closing is not None, detail.closing.sentence if detail.closing else "")
        self.units.show_units(detail, self.choices)
        self.measures.offer([(one.id, one.code, one.text) for one in self.choices.measures])
        for ticks, keys in ((self.ambits, detail.draft.ambits), (self.measures, detail.draft.measures)):
            ticks.show_ticked(keys)
            ticks.lock(detail.closing.sentence if detail.closing else "")

    @override
    def focus_field(self, field: str, part: int) -> None:
        if field in self.form.fields:
            go_to(self.form.fields[field])

    def _add_fields(self) -> None:
        self.form.add_all(FIELDS)
        self.form.add(Column("kind", "Tipo", Format.CHOICE, required=True), entries(ObjectiveKind))
        self.form.add(Column("owner_id", "Responsabile", Format.CHOICE), [])
        self.form.add_heading("A che cosa serve")
        self.form.add(Column("parent_id", "Discende da", Format.CHOICE), [])
        field = self.form.add(Column("mandate_line_id", "Linea di mandato", Format.CHOICE), [])
        field.put_beside(make_button("Linee di mandato…", "list-bullets", self.show_mandate))
        self.form.add_all(LINKS)
        self.form.add_widget("Ambiti di performance (art. 8)", self.ambits)
        self.form.add_widget("Misure anticorruzione", self.measures_side)
        self.form.add_heading("Come si valuta")
        self.form.add(Column("scope", "Ambito", Format.CHOICE, required=True), entries(ObjectiveScope))
        self.form.add(Column("combination", "Indicatori insieme", Format.CHOICE, required=True), entries(Combination))
        self.form.add(Column("difficulty", "Difficoltà", Format.CHOICE, help=DIFFICULTY_HELP), [])
        self.form.add(Column("degree_table", "Tabella del grado", Format.CHOICE, help=TABLE_HELP), [])

    def show_measures(self) -> MeasuresDialog:
        dialog = MeasuresDialog(self, self.desk)
        dialog.open()
        return dialog

    def show_mandate(self) -> MandateDialog:
        dialog = MandateDialog(self, self.desk)
        dialog.open()
        return dialog

    def _offer_choices(self) -> None:
        own = self.detail.draft.id if self.detail else None
        head = self.detail.official_head if self.detail else ""
        nobody = [(None, f"{head}, che regge l'unità")] if head else []
        self._offer("owner_id", [*nobody, *((one.id, one.name) for one in self.choices.people)])
        self._offer("parent_id", [pair for pair in self.choices.parents if pair[0] != own])
        self._offer("mandate_line_id", list(self.choices.mandate_lines))
        self._offer_of_method("difficulty", self.choices.difficulties)
        self._offer_of_method("degree_table", self.choices.degree_tables)

    def _offer_of_method(self, key: str, listed: Sequence[tuple[str, str]]) -> None:
        """Offer what the method lists; without a list there is no field, but where one was chosen by another method."""
        chosen: str = getattr(self.detail.draft, key) if self.detail else ""
        other = [(chosen, f"{chosen} (non più nella metodologia)")] if chosen not in {"", *dict(listed)} else []
        self._offer(key, [*listed, *other])
        self.form.show_field(key, is_shown=bool(listed or other))

    def _offer(self, key: str, choices: list[tuple[Any, str]]) -> None:
        field = self.form.fields[key]
        if isinstance(field, ChoiceField):
            field.set_choices(choices)

    def _is_being_typed(self, key: str, before: ObjectiveDetail, now: ObjectiveDetail) -> bool:
        """Tell whether the user is in the middle of this field: fresh data must not take the words away."""
        is_same = before.draft.id == now.draft.id
        if not is_same or key not in TEXTS or not self.form.fields[key].editor.hasFocus():
            return False
        typed = self.form.draft_values()[key] or ""
        return typed not in {getattr(before.draft, key), getattr(now.draft, key)}

    def _save_ticks(self, key: str, ticked: tuple[Any, ...]) -> None:
        self.desk.save(partial(change_objective, identity=self.identity, values={key: ticked}))

    def _save(self, key: str) -> None:
        values = with_texts({key: self.form.draft_values()[key]})
        self.desk.save(partial(change_objective, identity=self.identity, values=values))


def _filled(detail: ObjectiveDetail, key: str) -> Any:
    """Return what a field shows: of what the method lists, nothing chosen is the empty line of the list."""
    value = getattr(detail.draft, key)
    return (value or None) if key in OF_METHOD else value


def _beside(ticks: TickList, button: QPushButton) -> QWidget:
    """Put a button at the end of the line of some boxes."""
    side = QWidget()
    line = QHBoxLayout(side)
    line.setContentsMargins(0, 0, 0, 0)
    line.addWidget(ticks, 1)
    line.addWidget(button)
    return side
