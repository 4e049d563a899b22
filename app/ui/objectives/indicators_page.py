"""Indicators in a table, with the values measured and the degree they give."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from app.domain.catalogue.proposals import Proposal
from app.domain.changes import Changes
from app.domain.columns import column_of
from app.domain.evidence import EvidenceStanding
from app.domain.ids import IndicatorId, ObjectiveId
from app.domain.italian import format_percent
from app.domain.objectives.detail import ObjectiveDetail
from app.domain.objectives.indicator import INDICATOR_COLUMNS, IndicatorDraft, IndicatorRow
from app.domain.objectives.lacks import Lack, lacks_of
from app.domain.objectives.target_words import target_words, with_way
from app.domain.objectives.vocabulary import IndicatorRule, ValueKind
from app.domain.permissions import Action
from app.services.catalogue.accepting import accept_proposals
from app.services.catalogue.proposing import proposals_of
from app.services.objectives.indicators import delete_indicators, share_indicator_weights
from app.services.objectives.patching import change_indicators
from app.ui.catalogue.proposals_panel import ProposalsPanel
from app.ui.kit.buttons import make_button
from app.ui.kit.context_menu import Order
from app.ui.kit.desk import Desk
from app.ui.kit.dialogs import confirm
from app.ui.kit.labels import hint_label
from app.ui.kit.overrides import override
from app.ui.kit.rows_table import RowsTable
from app.ui.objectives.detail_page import ButtonGuards, DetailPage, TotalLine

if TYPE_CHECKING:
    from app.ui.catalogue.catalogue_dialog import CatalogueDialog, ChosenObjective
    from app.ui.evidence.evidence_dialog import EvidenceDialog
    from app.ui.objectives.indicator_dialog import IndicatorDialog
    from app.ui.objectives.value_dialog import ValueDialog

WANTED_BY = {"source": Lack.SOURCE, "target": Lack.TARGET, "target_on": Lack.TARGET, "baseline": Lack.BASELINE}
HEADINGS = {"unit": "Unità", "source": "Fonte"}
"""Shorter than in a workbook, which has the room: the whole heading is in the tip."""
COLUMNS = tuple(
    replace(column, heading=HEADINGS.get(key, column.heading), help=column.help or column.heading)
    for key in (
        "name", "unit", "baseline", "target", "source", "weight", "last_year", "two_years_ago", "three_years_ago",
        "review", "final", "degree", "target_on", "interim", "rule", "direction",
    )
    for column in (column_of(INDICATOR_COLUMNS, key),)
)  # fmt: skip
"""What an indicator needs comes first, then what was measured, then how."""
MEASURED = {"final": ValueKind.FINAL, "interim": ValueKind.INTERIM}
"""The values that a link may ask for, as it names them."""
OF_A_COPY = ("last_year", "two_years_ago", "three_years_ago", "review")
"""What only an objective copied from another year has."""
DERIVED = dict.fromkeys(("final", "degree", "interim", *OF_A_COPY))
"""What a pasted row cannot bring: it is measured."""
GIVES_WAY = ("interim", "rule", "direction")
"""What is left to the dialogs *Registra valore…* and *Regola…* where there is no room, after a date nobody wants."""


class IndicatorsPage(DetailPage):
    """How the objective is measured: cells are edited in place, values in their dialog."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.table = RowsTable(
            COLUMNS, name="objectives.indicators", title="Indicatori",
            empty="Senza indicatori l'obiettivo non si può misurare\nSe ne scrive uno, o si incollano da Excel.",
        )  # fmt: skip
        self.table.model.is_missing = _is_missing
        self.table.model.as_read = _as_read
        self.table.model.unit_of = _unit_of
        self.table.hide_filter()
        self.table.opened.connect(self._open_value)
        self.save_cells(self.table, change_indicators).make_new("indicatore", "indicatori", self._new, DERIVED)
        self.total = TotalLine()
        self.degree = hint_label("")
        self.proposals = ProposalsPanel()
        self.proposals.hide()
        self.proposals.accepted.connect(self.accept)
        self.proposals.search_asked.connect(self.search_catalogue)
        self._accepted: tuple[int, ...] = ()
        self.box.addWidget(self.proposals)
        self.box.addWidget(self.table, 1)
        self.box.addWidget(self.total)
        self.box.addWidget(self.degree)
        self._add_buttons()

    @override
    def fill(self, detail: ObjectiveDetail) -> None:
        is_dated = any(row.rule.wants_due_date for row in detail.indicators)
        self.table.view.let_go(*(GIVES_WAY if is_dated else ("target_on", *GIVES_WAY)))
        empty = [key for key in OF_A_COPY if not any(getattr(row, key) for row in detail.indicators)]
        self.table.view.leave_out(*empty)
        self.table.set_rows(detail.indicators)
        if detail.indicators and self.table.current_row() is None:
            self.table.select(self.table.rows()[0].id)
        self.total.show_total(detail.indicator_total)
        known = detail.degree is not None
        self.degree.setText(
            f"Grado di raggiungimento: {format_percent(detail.degree, 2)}"
            if known
            else "Grado di raggiungimento: – (mancano valori a consuntivo)"
        )
        self.degree.setVisible(bool(detail.indicators))
        self.evidence_button.setText(_evidence_words(detail))
        self._offer_proposals(detail)
        self._go_to_accepted()
        self.measuring.lock(f"{detail.measuring.sentence}: si può solo leggere." if detail.measuring else "")

    @override
    def focus_field(self, field: str, part: int) -> None:
        """Go to the cell that has to be filled, to the value without its source, or to a new indicator."""
        rows: list[IndicatorRow] = self.table.rows()
        if field == "evidence":
            self.show_evidence()
        elif field == "value_source":
            self._record(part, "source")
        elif field in MEASURED:
            self._record(part, "", MEASURED[field])
        elif field == "penalty":
            self._define(part, field)
        elif not rows and not self.is_locked:
            self.add_indicator()
        elif rows:
            wanted = next((row for row in rows if row.id == part), None) or _first_lacking(rows, field)
            is_dated = field == "target" and wanted.rule.wants_due_date
            self.edit_cell(self.table, wanted.id, "target_on" if is_dated else field)

    def _define(self, part: int, field: str) -> None:
        """Open the definition of an indicator at a field that the table does not have."""
        if not self.table.select(part) or self.is_locked:
            return
        if (dialog := self.edit_indicator()) is not None:
            dialog.form.fields[field].editor.setFocus()

    def accept(self, proposal: Proposal) -> None:
        """Write the indicator proposed, and go to its target, which is left to type."""
        self.desk.save(accept_proposals, {self.identity: (proposal.draft,)}, on_done=self._remember_accepted)

    def search_catalogue(self) -> "CatalogueDialog":
        """Look for another entry for this objective."""
        from app.ui.catalogue.catalogue_dialog import CatalogueDialog

        dialog = CatalogueDialog(self, self.desk, self._chosen())
        dialog.open()
        return dialog

    def _chosen(self) -> "ChosenObjective | None":
        from app.ui.catalogue.catalogue_dialog import ChosenObjective

        if self.detail is None:
            return None
        draft = self.detail.draft
        names = {one.unit: f"{one.area} {one.name}" for one in self.choices.units}
        unit = " ".join(names.get(share.unit, "") for share in draft.units[:1])
        return ChosenObjective(self.identity, draft.code, draft.title, unit, bool(self.detail.indicators))

    def _offer_proposals(self, detail: ObjectiveDetail) -> None:
        """Ask the catalogue, while the objective has no indicator and may be given one."""
        if detail.indicators or self.is_locked or self.desk.why_not(Action.EDIT_ARCHIVE):
            self.proposals.hide()
        else:
            self.desk.read(proposals_of, [self.identity], on_done=self._show_proposals, latest=(self, "proposals"))

    def _show_proposals(self, found: Mapping[ObjectiveId, tuple[Proposal, ...]]) -> None:
        if self.detail is not None and not self.detail.indicators and self.identity in found:
            self.proposals.show_proposals(found[self.identity])
            self.proposals.show()

    def _remember_accepted(self, changes: Changes) -> None:
        self._accepted = changes.ids
        self._go_to_accepted()

    def _go_to_accepted(self) -> None:
        """Open the target of the indicator accepted, as soon as it is among those shown."""
        row = next((row for row in self.table.rows() if row.id in self._accepted), None)
        if row is not None:
            self._accepted = ()
            self.focus_field("target", row.id)

    def _add_buttons(self) -> None:
        new = make_button("Nuovo indicatore…", "plus", self.add_indicator)
        self.record_button = make_button("Registra valore…", "note-pencil", self.record)
        self.edit_button = make_button("Regola…", "sliders-horizontal", self.edit_indicator)
        share = make_button("Distribuisci in parti uguali", "equals", self.share)
        self.delete_button = make_button("Elimina…", "trash", self.ask_delete)
        self.evidence_button = make_button("Evidenze…", "paperclip", self.show_evidence)
        holder = self.add_buttons([new, self.edit_button, share, self.delete_button])
        if (line := holder.layout()) is not None:
            line.addWidget(self.record_button)
            line.addWidget(self.evidence_button)  # also in a year that is closed: they are looked at
        self.measuring = ButtonGuards(self)
        self.guards.add_all(self.table, self.edit_button, self.delete_button)
        self.measuring.add(self.record_button, self.table)
        self.table.verbs.add(new, Order.NEW)
        for button in (self.record_button, self.edit_button, share, self.evidence_button):
            self.table.verbs.add(button, Order.SPECIAL)
        self.table.verbs.add(self.delete_button, Order.DELETE, many="Elimina {} indicatori…")

    def add_indicator(self) -> "IndicatorDialog":
        return self._open_indicator(None)

    def edit_indicator(self) -> "IndicatorDialog | None":
        row = self._current()
        return None if row is None else self._open_indicator(row)

    def _open_indicator(self, row: IndicatorRow | None) -> "IndicatorDialog":
        from app.ui.objectives.indicator_dialog import IndicatorDialog

        dialog = IndicatorDialog(self, self.desk, self.identity, row)
        dialog.open()
        return dialog

    def record(self) -> "ValueDialog | None":
        from app.ui.objectives.value_dialog import ValueDialog

        row = self._current()
        if row is None or self.detail is None:
            return None
        values = [value for value in self.detail.values if value.indicator_id == row.id]
        dialog = ValueDialog(self, self.desk, row, values, self.choices.judgements)
        dialog.open()
        return dialog

    def show_evidence(self) -> "EvidenceDialog":
        from app.ui.evidence.evidence_dialog import EvidenceDialog

        dialog = EvidenceDialog(self, self.desk, self.identity)
        dialog.open()
        return dialog

    def share(self) -> None:
        """Share the weights: the indicators are all here, so nothing out of the page changes."""
        self.desk.save(share_indicator_weights, self.identity)

    def ask_delete(self) -> None:
        rows: list[IndicatorRow] = self.table.selected_rows()
        if rows:
            which = f"l'indicatore «{rows[0].name}»" if len(rows) == 1 else f"{len(rows)} indicatori"
            leaving = [IndicatorId(row.id) for row in rows]
            more = "Si eliminano anche i valori rilevati. L'operazione si può annullare."
            confirm(self, f"Eliminare {which}?", more, "Elimina", partial(self._delete, leaving))

    def _delete(self, leaving: list[IndicatorId]) -> None:
        self.desk.save(delete_indicators, leaving)

    def _new(self, values: Mapping[str, Any]) -> IndicatorDraft:
        return IndicatorDraft(objective_id=self.identity, **values)

    def _open_value(self, row: IndicatorRow) -> None:
        """A value shown in the table is no cell to write in: two clicks on it open the dialog that records it."""
        kind = MEASURED.get(COLUMNS[self.table.view.currentIndex().column()].key)
        if kind is not None:
            self._record(row.id, "", kind)

    def _record(self, part: int, field: str, kind: ValueKind | None = None) -> None:
        """Open the dialog of a value, with the keyboard in a field of it: without one, in the value itself."""
        is_measured = self.detail is not None and self.detail.measuring is None
        if self.table.select(part) and is_measured and (dialog := self.record()) is not None:
            dialog.begin_at(field, kind)

    def _current(self) -> IndicatorRow | None:
        row: IndicatorRow | None = self.table.current_row()
        return row


def _evidence_words(detail: ObjectiveDetail) -> str:
    """Say how many evidences there are, and how many are not as they were."""
    wrong = sum(one.standing is not EvidenceStanding.SOUND for one in detail.evidences)
    count = f" ({len(detail.evidences)})" if detail.evidences else ""
    return f"Evidenze{count}, {wrong} da vedere…" if wrong else f"Evidenze{count}…"


def _as_read(row: IndicatorRow, key: str, text: str) -> str:
    """Write a target with the sign of its way, as the grid and the papers do; of what is done or not, the yes."""
    if key == "target" and row.rule is IndicatorRule.YES_NO:
        return target_words(row.rule, row.direction, None, None)
    return with_way(text, row.rule, row.direction) if key == "target" else text


def _unit_of(row: IndicatorRow) -> str:
    return row.unit


def _is_missing(row: IndicatorRow, key: str) -> bool:
    """Whether a cell is empty that the rule of its indicator wants filled."""
    is_date = row.rule.wants_due_date
    lack = WANTED_BY.get(key)
    return lack in set(lacks_of(row.facts)) and key != ("target" if is_date else "target_on")


def _first_lacking(rows: list[IndicatorRow], field: str) -> IndicatorRow:
    """Return the first indicator in which a field waits to be filled, else the first."""
    lack = WANTED_BY.get(field)
    return next((row for row in rows if lack in set(lacks_of(row.facts))), rows[0])
