"""*Prova* of the rules of awards: imaginary people in a table, their awards and the reason for each at once."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.awards.definition import AwardRules, FundRule
from app.domain.awards.result import FundResult
from app.domain.awards.rule_checks import validate_award_rules
from app.domain.awards.trial import (
    POOL,
    TrialPerson,
    imaginary_people,
    next_person,
    outcome_words,
    trial_columns,
    tried,
    with_result,
)
from app.domain.columns import Column, Format
from app.domain.exact import fits
from app.domain.ids import EmployeeId
from app.domain.issues import Severity, errors_of
from app.domain.structure.hierarchy import Party
from app.ui.kit.button_row import ButtonRow
from app.ui.kit.buttons import make_button
from app.ui.kit.context_menu import Order
from app.ui.kit.explanation import step_nodes
from app.ui.kit.explanation_tree import ExplanationTree
from app.ui.kit.fields import ChoiceField
from app.ui.kit.form import Form
from app.ui.kit.labels import Message, hint_label
from app.ui.kit.rows_model import CellEdit
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.turning_splitter import TurningSplitter

NARROW = 640
FUND = Column("fund", "Fondo", Format.CHOICE, 40, required=True)
AMOUNT = Column("pool", "Importo del fondo", Format.MONEY, 14, required=True)
HINT = "Persone di fantasia: ciò che si scrive qui non si salva."
NO_FUNDS = "Queste regole non hanno fondi: aggiungerne uno in «Fondi»."


class AwardTrialPane(QWidget):
    """Divides a fund of the rules shown in the editor among imaginary people."""

    def __init__(self, year: int) -> None:
        super().__init__()
        self.year = year
        self.rules: AwardRules | None = None
        self.code = ""
        self.pool: Decimal | None = POOL
        self.people: list[TrialPerson] = []
        self.result: FundResult | None = None
        self.form = Form()
        self.form.add(FUND, [])
        self.form.add(AMOUNT)
        self.message = Message(self)
        self.outcome = hint_label("")
        self.table = RowsTable(
            trial_columns(None), name="awards.trial", title="Persone di prova", empty="Aggiungere una persona."
        )
        self.tree = ExplanationTree(
            ("Voce e calcolo", "Risultato"), title="Perché questo premio", empty="Scegliere una persona."
        )
        self.add_button = make_button("Aggiungi persona", "plus", self.add_person)
        self.remove_button = make_button("Togli persona", "trash", self.remove_person)
        self.again_button = make_button(
            "Da capo", "arrow-counter-clockwise", self.begin_again, "Le persone di partenza"
        )
        self._lay_out()
        self._connect()

    @property
    def fund(self) -> FundRule | None:
        return self.rules.fund(self.code) if self.rules else None

    def show_rules(self, rules: AwardRules | None) -> None:
        """Try these rules; the people stay as they were given."""
        self.rules = rules
        funds = rules.funds if rules else ()
        field = self.form.fields["fund"]
        if isinstance(field, ChoiceField):
            field.set_choices([(fund.code, fund.name) for fund in funds])
        if self.code not in {fund.code for fund in funds}:
            self.code = funds[0].code if funds else ""
        self.form.fill_values({"fund": self.code or None, "pool": self.pool})
        if rules is not None and not self.people:
            self.people = imaginary_people(rules, self.year)
        self._compute()

    def add_person(self) -> None:
        if self.rules is not None:
            made = next_person(self.people, self.rules, self.year)
            self.people = [*self.people, made]
            self._compute()
            self.table.select(made.id)

    def remove_person(self) -> None:
        gone = {row.id for row in self.table.selected_rows()}
        self.people = [one for one in self.people if one.id not in gone]
        self._compute()

    def begin_again(self) -> None:
        """Take the first people and amount again."""
        if self.rules is not None:
            self.people, self.pool = imaginary_people(self.rules, self.year), POOL
            self.form.fill_values({"fund": self.code or None, "pool": self.pool})
            self._compute()

    def _choose(self, _key: str) -> None:
        values = self.form.draft_values()
        self.code, self.pool = values["fund"] or "", values["pool"]
        self._compute()

    def _give(self, edit: CellEdit) -> None:
        self._give_all([edit])

    def _give_all(self, edits: list[CellEdit]) -> None:
        people = {one.id: one for one in self.people}
        for edit in edits:
            value = edit.value if edit.value is not None or edit.key in _MAY_LACK else _BLANK.get(edit.key, "")
            people[edit.row.id] = replace(people[edit.row.id], **{edit.key: value})
        self.people = list(people.values())
        self._compute()

    def _compute(self) -> None:
        self.result = None
        self.message.clear()
        rules, fund = self.rules, self.fund
        if rules is None or fund is None:
            self.message.say(NO_FUNDS if rules is not None else "Scegliere una versione delle regole.", Severity.NOTE)
        elif errors := errors_of(validate_award_rules(rules)):
            self.message.say(f"Per provare correggere prima le regole. {errors[0].sentence}")
        elif (wrong := _unreadable(self.pool, self.people)) is not None:
            self.message.say(wrong)
        else:
            self.result = tried(rules, fund, self.pool, self.people, self.year)
            if self.result.lacks:
                self.message.say(self.result.lacks[0].sentence, Severity.WARNING)
        self._show()

    def _show(self) -> None:
        self.table.model.columns = trial_columns(self.fund)
        computed = self.result if self.result is not None and self.result.is_computed else None
        self.people = with_result(self.people, self.result)
        self.table.set_rows(self.people)
        self.outcome.setText(f"{outcome_words(computed)}." if computed else "")
        if self.people and self.table.current_row() is None:
            self.table.select(self.people[0].id)
        self._explain(self.table.current_row())

    def _explain(self, row: TrialPerson | None) -> None:
        party = Party(EmployeeId(row.id)) if row is not None else None
        lines = self.result.lines if self.result else ()
        line = next((one for one in lines if one.party == party), None)
        self.tree.set_nodes(step_nodes((line.explanation,)) if line else [])

    def _connect(self) -> None:
        self.form.committed.connect(self._choose)
        self.table.edited.connect(self._give)
        self.table.pasted.connect(self._give_all)
        self.table.current_changed.connect(self._explain)
        self.table.verbs.add(self.add_button, Order.NEW)
        self.table.verbs.add(self.remove_button, Order.DELETE, many="Togli {} persone")

    def _lay_out(self) -> None:
        self.table.hide_filter()
        self.table.view.setSortingEnabled(False)
        self.table.allow_editing()
        sides = TurningSplitter(NARROW, self._given_side(), self.tree)
        sides.setSizes([3700, 1900])
        layout = QVBoxLayout(self)
        layout.addWidget(hint_label(HINT))
        layout.addWidget(self.message)
        layout.addWidget(sides, 1)

    def _given_side(self) -> QWidget:
        side = QWidget()
        layout = QVBoxLayout(side)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.form)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.outcome)
        layout.addWidget(ButtonRow(self.add_button, self.remove_button, self.again_button))
        return side


_MAY_LACK = {"score", "post_weight", "position_pay", "interim_pay"}
_BLANK: Mapping[str, Any] = {"days": 0, "absent_days": 0, "part_time": Decimal(100)}


def _unreadable(pool: Decimal | None, people: list[TrialPerson]) -> str | None:
    """Say which amount cannot be an amount of money."""
    if pool is not None and not fits(pool, 2):
        return "L'importo del fondo ha al massimo due decimali."
    wrong = next((one for one in people if not all(fits(it, 2) for it in _pays(one))), None)
    return None if wrong is None else f"{wrong.name}: la retribuzione di posizione ha al massimo due decimali."


def _pays(one: TrialPerson) -> list[Decimal]:
    return [pay for pay in (one.position_pay, one.interim_pay) if pay is not None]
