"""*Prova*: an imaginary sheet to fill, with its total, its band and the reason for them at once."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from app.domain.columns import Column, Format
from app.domain.issues import Severity
from app.domain.italian import format_decimal, format_percent
from app.domain.method.definition import MethodDefinition
from app.domain.method.template import SheetTemplate
from app.domain.method_editing.trial import (
    TRIAL_COLUMNS,
    Given,
    TrialLine,
    areas_of,
    carried_over,
    filled,
    sheet_of,
    trial_lines,
    value_issue,
    what_forbids,
)
from app.domain.scoring.checks import sheet_issues
from app.domain.scoring.engine import score_sheet
from app.domain.scoring.results import SheetResult
from app.ui.kit.buttons import make_button
from app.ui.kit.explanation import explanation_nodes
from app.ui.kit.fields import ChoiceField
from app.ui.kit.form import Form
from app.ui.kit.labels import Message, hint_label, title_label
from app.ui.kit.rows_model import CellEdit
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.tree import Tree

TEMPLATE = Column("template", "Scheda", Format.CHOICE, 40, required=True)
AREA = Column("area", "Area contrattuale", Format.CHOICE, 30)
HINT = "Una scheda di fantasia: i punteggi dati qui non si salvano."
WEIGHTS = "Qui si cambia solo il peso degli obiettivi: quello dei fattori è nella metodologia."
SECTION_COLUMNS = (
    Column("title", "Sezione", width=20),
    Column("weight", "Peso", Format.DECIMAL, 8, digits=None),
    Column("shown_degree", "Grado", Format.DECIMAL, 9),
    Column("shown_points", "Punti", Format.DECIMAL, 9),
)


class TrialPane(QWidget):
    """Fills a sheet of one of the templates of the method shown in the editor."""

    def __init__(self) -> None:
        super().__init__()
        self.definition: MethodDefinition | None = None
        self.code = ""
        self.lines: list[TrialLine] = []
        self.result: SheetResult | None = None
        self.form = Form()
        field = self.form.add(TEMPLATE, [])
        assert isinstance(field, ChoiceField)  # noqa: S101 (a choice column makes a choice field)
        self.choice = field
        self.area = ""
        self.form.add(AREA, [])
        self.message = Message(self)
        self.total = title_label("")
        self.outcome = hint_label("")
        self.table = _table(TRIAL_COLUMNS, "methods.trial", "Scheda di prova", "Questa scheda non ha voci.")
        self.table.allow_editing()
        self.sections = _table(SECTION_COLUMNS, "methods.trial.sections", "Gradi delle sezioni", "Nessuna sezione.")
        self.tree = Tree(
            ("Voce e calcolo", "Risultato"), title="Perché questo punteggio", empty="Dare un punteggio.", open_levels=1
        )
        self._lay_out()
        self.form.committed.connect(self._choose)
        self.table.edited.connect(self._give)
        self.table.pasted.connect(self._give_all)

    def show_method(self, definition: MethodDefinition | None) -> None:
        """Try this method; what was given stays where its line is still there."""
        self.definition = definition
        templates = definition.templates if definition else ()
        self.choice.set_choices([(template.code, template.title) for template in templates])
        if self.code not in {template.code for template in templates}:
            self.code = templates[0].code if templates else ""
        self.form.fill_values({"template": self.code})
        self._offer_areas()
        self._rewrite(keep=True)

    def fill(self) -> None:
        """Give full marks everywhere."""
        self._compute(filled(self.lines))

    def empty(self) -> None:
        self._compute([replace(line, value=None) for line in self.lines])

    @property
    def template(self) -> SheetTemplate | None:
        templates = self.definition.templates if self.definition else ()
        return next((template for template in templates if template.code == self.code), None)

    def _choose(self, key: str) -> None:
        self.code = self.choice.value() or ""
        self.area = self.form.draft_values()["area"] or ""
        self._offer_areas()
        self._rewrite(keep=key == "area")

    def _offer_areas(self) -> None:
        """Let the words of a contract area be seen, where the template has more than one."""
        areas = areas_of(self.template) if self.template else []
        if self.area not in areas:
            self.area = ""
        field = self.form.fields["area"]
        if isinstance(field, ChoiceField):
            field.set_choices([(area, area) for area in areas])
        self.form.fill_values({"area": self.area or None})
        self.form.show_field("area", is_shown=bool(areas))

    def _rewrite(self, *, keep: bool) -> None:
        template = self.template
        fresh = trial_lines(self.definition, template, self.area) if self.definition and template else []
        self._compute(carried_over(fresh, self.lines if keep else []))

    def _give(self, edit: CellEdit) -> None:
        self._give_all([edit])

    def _give_all(self, edits: Sequence[CellEdit]) -> None:
        """Take in what was typed or pasted; the first thing that cannot be is told, and all stays as it was."""
        if told := next((sentence for edit in edits if (sentence := self._refusal(edit))), ""):
            self.table.set_rows(self.lines)
            self.message.say(told)
            return
        lines = {line.id: line for line in self.lines}
        for edit in edits:
            lines[edit.row.id] = replace(lines[edit.row.id], **{edit.key: edit.value})
        self._compute(list(lines.values()))

    def _refusal(self, edit: CellEdit) -> str:
        if edit.key == "weight":
            return "" if edit.row.given is Given.OBJECTIVE else WEIGHTS
        if edit.value is None or self.definition is None or self.template is None:
            return ""
        issue = value_issue(self.definition, self.template, edit.row, edit.value)
        return f"{edit.row.label}: {issue.sentence}" if issue else ""

    def _compute(self, lines: list[TrialLine]) -> None:
        self.lines = lines
        self.table.set_rows(lines)
        self.result = None
        if self.definition is None or self.template is None:
            self._show_nothing("")
        elif (issue := what_forbids(self.definition)) is not None:
            self._show_nothing(f"Per provare la scheda correggere prima la metodologia. {issue.sentence}")
        else:
            self._score(self.definition, self.template)

    def _score(self, definition: MethodDefinition, template: SheetTemplate) -> None:
        sheet = sheet_of(template, self.lines, self.area)
        self.result = score_sheet(definition, template, sheet)
        self._show_result(self.result)
        issues = sheet_issues(definition, template, sheet)
        if issues:
            self.message.say(issues[0].sentence, Severity.WARNING)
        else:
            self.message.clear()

    def _show_nothing(self, why: str) -> None:
        self.sections.set_rows([])
        self.tree.set_nodes([])
        self.total.setText("")
        self.outcome.setText("")
        if why:
            self.message.say(why)
        else:
            self.message.clear()

    def _show_result(self, result: SheetResult) -> None:
        self.sections.set_rows(result.sections)
        self.tree.set_nodes(explanation_nodes(result.tree))
        self.total.setText(total_words(result))
        self.outcome.setText(outcome_words(result))

    def _lay_out(self) -> None:
        sides = QSplitter(Qt.Orientation.Horizontal)
        sides.addWidget(self._given_side())
        sides.addWidget(self._outcome_side())
        sides.setSizes([3000, 2000])
        sides.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.addWidget(hint_label(HINT))
        layout.addWidget(self.message)
        layout.addWidget(sides, 1)

    def _given_side(self) -> QWidget:
        bar = QHBoxLayout()
        bar.addStretch(1)
        bar.addWidget(make_button("Tutto al massimo", "star", self.fill))
        bar.addWidget(make_button("Svuota", "eraser", self.empty))
        side = QWidget()
        layout = QVBoxLayout(side)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.form)
        layout.addWidget(self.table, 1)
        layout.addLayout(bar)
        return side

    def _outcome_side(self) -> QWidget:
        side = QWidget()
        layout = QVBoxLayout(side)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.total)
        layout.addWidget(self.outcome)
        layout.addWidget(self.sections, 1)
        layout.addWidget(self.tree, 2)
        return side


def total_words(result: SheetResult) -> str:
    """Say the total: `Totale 85,53`, provisional while something is missing."""
    provisional = " (provvisorio)" if result.is_provisional and result.total is not None else ""
    shown = format_decimal(result.total, None if result.total is None else _digits(result))
    return f"Totale {shown}{provisional}"


def outcome_words(result: SheetResult) -> str:
    """Say what the total is worth, and what is missing."""
    told = [
        f"Fascia: {result.band}" if result.band else "",
        f"Quota del premio: {format_percent(result.award_share, None)}" if result.award_share is not None else "",
        "Scheda negativa" if result.is_negative else "",
        f"Performance individuale: {format_decimal(result.individual)}" if result.individual is not None else "",
        f"Voci da compilare: {len(result.missing)}" if result.missing else "",
    ]
    return " · ".join(one for one in told if one)


def _digits(result: SheetResult) -> int:
    exponent = result.total.as_tuple().exponent if result.total is not None else 0
    return max(0, -exponent) if isinstance(exponent, int) else 2


def _table(columns: Sequence[Column], name: str, title: str, empty: str) -> RowsTable:
    table = RowsTable(columns, name=name, title=title, empty=empty, key=_key)
    table.hide_filter()
    table.view.setSortingEnabled(False)
    return table


def _key(row: object) -> object:
    return getattr(row, "id", None) or getattr(row, "code", None)
