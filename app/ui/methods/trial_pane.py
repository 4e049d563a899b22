"""*Prova*: an imaginary sheet to fill, with its total, its band and the reason for them at once."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.columns import Column, Format
from app.domain.issues import Severity
from app.domain.method.definition import MethodDefinition
from app.domain.method.template import SheetTemplate
from app.domain.scoring.checks import sheet_issues
from app.domain.scoring.engine import score_sheet
from app.domain.scoring.results import SheetResult
from app.domain.trial.checks import cell_issue, section_cell_issue, what_forbids
from app.domain.trial.entries import TrialLine
from app.domain.trial.filling import carried_over, emptied, filled, with_cell
from app.domain.trial.lines import TRIAL_COLUMNS, areas_of, trial_lines
from app.domain.trial.outcome import (
    TrialSection,
    explained,
    trial_sections,
    with_degrees,
    with_outcomes,
)
from app.domain.trial.trial import sheet_of
from app.ui.kit.buttons import make_button
from app.ui.kit.context_menu import Order
from app.ui.kit.fields import ChoiceField
from app.ui.kit.form import Form
from app.ui.kit.labels import Message, hint_label
from app.ui.kit.rows_model import CellEdit
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.shortcut import add_shortcut
from app.ui.kit.turning_splitter import TurningSplitter
from app.ui.methods.line_panel import LinePanel
from app.ui.methods.outcome_side import OutcomeSide

NARROW = 640
TEMPLATE = Column("template", "Scheda", Format.CHOICE, 40, required=True)
AREA = Column("area", "Area contrattuale", Format.CHOICE, 30)
HINT = "Una scheda di fantasia: ciò che si dà qui non si salva. F4 apre la voce scelta: giudizi, indicatori, motivi."


class TrialPane(QWidget):
    """Fills a sheet of one of the templates of the method shown in the editor."""

    def __init__(self, year: int) -> None:
        """`year` is that of the dates of the imaginary indicators."""
        super().__init__()
        self.definition: MethodDefinition | None = None
        self.code = ""
        self.area = ""
        self.lines: list[TrialLine] = []
        self.sections: list[TrialSection] = []
        self.result: SheetResult | None = None
        self._known: dict[str, dict[str, TrialLine]] = {}
        self._known_sections: dict[str, dict[str, TrialSection]] = {}
        self.form = Form()
        field = self.form.add(TEMPLATE, [])
        assert isinstance(field, ChoiceField)  # noqa: S101 (a choice column makes a choice field)
        self.choice = field
        self.form.add(AREA, [])
        self.message = Message(self)
        self.table = RowsTable(
            TRIAL_COLUMNS, name="methods.trial", title="Scheda di prova", empty="Questa scheda non ha voci."
        )
        self.panel = LinePanel(year)
        self.outcome = OutcomeSide(self.panel)
        self._lay_out()
        self._connect()

    def show_method(self, definition: MethodDefinition | None) -> None:
        """Try this method; what was given stays where its line is still there."""
        self.definition = definition
        templates = definition.templates if definition else ()
        self.choice.set_choices([(template.code, template.title) for template in templates])
        if self.code not in {template.code for template in templates}:
            self.code = templates[0].code if templates else ""
        self.form.fill_values({"template": self.code})
        self._offer_areas()
        self._rewrite()

    def fill(self) -> None:
        """Give full marks everywhere."""
        if self.definition and self.template:
            self._compute(filled(self.definition, self.template, self.lines))

    def empty(self) -> None:
        self._compute([emptied(line) for line in self.lines])

    def open_line(self) -> None:
        """Go to the page of the chosen line, where all that can be given on it is."""
        self.outcome.show_line()
        self.panel.take_keyboard()

    @property
    def template(self) -> SheetTemplate | None:
        templates = self.definition.templates if self.definition else ()
        return next((template for template in templates if template.code == self.code), None)

    def _choose(self, _key: str) -> None:
        self.code = self.choice.value() or ""
        self.area = self.form.draft_values()["area"] or ""
        self._offer_areas()
        self._rewrite()

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

    def _rewrite(self) -> None:
        """Make the lines of the method as it is now, with what was ever given on them."""
        template = self.template
        if self.definition is None or template is None:
            self.sections = []
            self._compute([])
            return
        self.sections = trial_sections(template, [*self._known_sections.get(self.code, {}).values()])
        fresh = trial_lines(self.definition, template, self.area)
        self._compute(carried_over(fresh, [*self._known.get(self.code, {}).values()]))

    def _give(self, edit: CellEdit) -> None:
        self._give_all([edit])

    def _give_all(self, edits: Sequence[CellEdit]) -> None:
        """Take in what was typed or pasted; the first thing that cannot be is told, and all stays as it was."""
        definition = self.definition
        if definition is None or self._is_refused(
            edits, lambda edit: cell_issue(definition, edit.row, edit.key, edit.value)
        ):
            return
        lines = {line.id: line for line in self.lines}
        for edit in edits:
            lines[edit.row.id] = with_cell(lines[edit.row.id], edit.key, edit.value)
        self._compute(list(lines.values()))

    def _change_section(self, edit: CellEdit) -> None:
        self._change_sections([edit])

    def _change_sections(self, edits: Sequence[CellEdit]) -> None:
        template = self.template
        if template is None or self._is_refused(edits, lambda edit: section_cell_issue(template, edit.row, edit.key)):
            return
        sections = {section.id: section for section in self.sections}
        for edit in edits:
            sections[edit.row.id] = replace(sections[edit.row.id], **{edit.key: edit.value})
        self.sections = list(sections.values())
        self._compute(self.lines)

    def _is_refused(self, edits: Sequence[CellEdit], why: Callable[[CellEdit], str]) -> bool:
        told = next((sentence for edit in edits if (sentence := why(edit))), "")
        if told:
            self._show_rows()
            self.message.say(told)
        return bool(told)

    def _take_line(self, line: TrialLine) -> None:
        """Take in what was given in the panel of the chosen line."""
        self._compute([line if one.id == line.id else one for one in self.lines])

    def _compute(self, lines: list[TrialLine]) -> None:
        self.lines, self.result = lines, None
        self._known.setdefault(self.code, {}).update({line.id: line for line in lines})
        self._known_sections.setdefault(self.code, {}).update({one.id: one for one in self.sections})
        self.message.clear()
        if self.definition and self.template:
            if (issue := what_forbids(self.definition)) is not None:
                self.message.say(f"Per provare la scheda correggere prima la metodologia. {issue.sentence}")
            else:
                self._score(self.definition, self.template)
        self._show_rows()

    def _score(self, definition: MethodDefinition, template: SheetTemplate) -> None:
        sheet = sheet_of(definition, template, self.lines, self.area, self.sections)
        self.result = score_sheet(definition, template, sheet)
        issues = sheet_issues(definition, template, sheet)
        if issues:
            self.message.say(issues[0].sentence, Severity.WARNING)

    def _show_rows(self) -> None:
        self.lines = with_degrees(self.lines, self.result)
        self.sections = with_outcomes(self.sections, self.result)
        self.table.set_rows(self.lines)
        self.outcome.show_result(self.result, self.sections)
        if self.lines and self.table.current_row() is None:
            self.table.select(self.lines[0].id)
        self._show_line(self.table.current_row())

    def _show_line(self, row: TrialLine | None) -> None:
        why = explained(row, self.result) if row and self.result else ""
        self.panel.show_line(row, self.definition, why)

    def _connect(self) -> None:
        self.form.committed.connect(self._choose)
        self.table.edited.connect(self._give)
        self.table.pasted.connect(self._give_all)
        self.table.current_changed.connect(self._show_line)
        self.table.opened.connect(self.open_line)
        self.table.verbs.add_verb(Order.SPECIAL, "Apri la voce scelta", "arrow-right", self.open_line, keys="F4")
        add_shortcut(self, "F4", "Apri la voce scelta", self.open_line)
        self.panel.changed.connect(self._take_line)
        self.outcome.edited.connect(self._change_section)
        self.outcome.pasted.connect(self._change_sections)

    def _lay_out(self) -> None:
        self.table.hide_filter()
        self.table.view.setSortingEnabled(False)
        self.table.allow_editing()
        sides = TurningSplitter(NARROW, self._given_side(), self.outcome)
        sides.setSizes([3000, 2400])
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
