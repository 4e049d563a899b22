"""The line chosen on the imaginary sheet: how it is given, with which values, and why its degree is what it is."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.columns import Format
from app.domain.exact import ZERO
from app.domain.issues import Issue
from app.domain.italian import NotReadable
from app.domain.method.definition import MethodDefinition
from app.domain.objectives.measuring import CHOICES, parameter_issues
from app.domain.trial.entries import TrialLine
from app.domain.trial.measure import (
    LINE_COLUMNS,
    asked,
    choices_for,
    given_by,
    means_choices,
    shown_values,
    with_field,
)
from app.ui.kit.fields import Choice, ChoiceField
from app.ui.kit.form import Form
from app.ui.kit.labels import hint_label, title_label
from app.ui.kit.tokens import MEASURES


class LinePanel(QWidget):
    """Edits one line. `changed(TrialLine)`: the user gave something else."""

    changed = Signal(object)

    def __init__(self, year: int) -> None:
        """`year` is that of the dates of the examples."""
        super().__init__()
        self.setAccessibleName("Voce scelta")
        self.year = year
        self.line: TrialLine | None = None
        self.definition: MethodDefinition | None = None
        self.title = title_label("", MEASURES.section)
        self.title.setWordWrap(True)
        self.words = hint_label("")
        self.why = hint_label("")
        self.form = Form()
        for column in LINE_COLUMNS:
            self.form.add(column, CHOICES.get(column.key, ()) if column.format is Format.CHOICE else None)
        self.form.check_with(self._issues)
        self.form.committed.connect(self._take)
        layout = QVBoxLayout(self)
        for widget in (self.title, self.words, self.why, self.form):
            layout.addWidget(widget)
        layout.addStretch(1)

    def show_line(self, line: TrialLine | None, definition: MethodDefinition | None, why: str) -> None:
        """Show a line with the explanation of its degree; what the user is typing in it stays."""
        self.line, self.definition = line, definition
        self.setVisible(line is not None)
        if line is None or definition is None:
            return
        self.title.setText(line.label)
        self.words.setText(f"{line.part}. {line.words[:1].upper()}{line.words[1:]}.")
        self.why.setText(why)
        self._offer("means", means_choices(line))
        self._offer("choice", choices_for(line, definition))
        self.form.fill(SimpleNamespace(id=line.id, **shown_values(line)))
        wanted = asked(line, definition)
        for column in LINE_COLUMNS:
            self.form.show_field(column.key, is_shown=column.key in wanted)

    def take_keyboard(self) -> None:
        """Put the cursor in the first field of the line."""
        first = next((field for field in self.form.fields.values() if not field.isHidden()), None)
        if first:
            first.editor.setFocus()

    def _offer(self, key: str, choices: list[Choice]) -> None:
        field = self.form.fields[key]
        if isinstance(field, ChoiceField):
            field.set_choices(choices)

    def _take(self, key: str) -> None:
        if self.line is None or self.definition is None:
            return
        shown = self.form.fields[key].value()
        if key == "means":
            self.changed.emit(given_by(self.line, shown, self.definition, self.year))
        else:
            self.changed.emit(with_field(self.line, key, shown))

    def _issues(self, values: dict[str, Any]) -> list[Issue]:
        unreadable = [issue for key in ("steps", "phases") for issue in self._unreadable(key, values[key])]
        return [*unreadable, *self._out_of_range(values)]

    def _out_of_range(self, values: dict[str, Any]) -> list[Issue]:
        if self.line is None or self.line.indicator is None:
            return []
        parameters = replace(self.line.indicator.parameters, cap=values["cap"], penalty=values["penalty"] or ZERO)
        return list(parameter_issues(parameters))

    def _unreadable(self, key: str, shown: Any) -> list[Issue]:
        if self.line is None:
            return []
        try:
            with_field(self.line, key, shown)
        except NotReadable as error:
            return [Issue("unreadable", f"{error}.", key)]
        return []
