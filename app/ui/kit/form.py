"""A form: fields declared by columns, their labels above them, filled from a draft, read back as its values."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from app.domain.columns import Column
from app.domain.issues import Issue, Severity
from app.domain.italian import NotReadable
from app.ui.kit.field import Field
from app.ui.kit.fields import Choice, make_field
from app.ui.kit.fields_layout import FieldsLayout
from app.ui.kit.labelled import Labelled
from app.ui.kit.labels import Message, title_label
from app.ui.kit.long_text import LongTextField
from app.ui.kit.mnemonics import with_mnemonics
from app.ui.kit.scale import keep_spacing
from app.ui.kit.scroll import bring_into_sight
from app.ui.kit.tokens import MEASURES

Check = Callable[[dict[str, Any]], list[Issue]]
BEGINNING, END = "_from", "_to"
WHOLE_LINE = 60
"""A text of so many letters or more has its line to itself."""


class Form(QWidget):
    """Fields one after the other, those that fit in the same line. `committed(key)`: the user finished a field.

    `edited(key)` comes while the user types; filling the form emits nothing.
    """

    committed = Signal(str)
    edited = Signal(str)
    told = Signal()
    """Something was said, or taken back, under all the fields."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, Field] = {}
        self._check: Check | None = None
        self._shown_id: object = None
        self._others: dict[str, Labelled] = {}
        self._added: list[QWidget] = []
        self._remembered: dict[str, Any] = {}
        self._reached: set[str] = set()
        self._general = Message(self)
        self._places = FieldsLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        keep_spacing(layout, MEASURES.gap)
        layout.addLayout(self._places)
        layout.addWidget(self._general)  # after the fields: before them it would move them all
        layout.addStretch(1)

    def add(self, column: Column, choices: Sequence[Choice] | None = None) -> Field:
        """Add the field of a column; a required one is marked with an asterisk.

        The two ends of a span (`valid_from`, `valid_to`) stay on one line, as far as they fit.
        """
        field = make_field(column, choices)
        begins = self.fields.get(f"{column.key.removesuffix(END)}{BEGINNING}") if column.key.endswith(END) else None
        if isinstance(field, LongTextField) or column.width >= WHOLE_LINE:
            self._places.add_line(field)
        else:
            self._places.addWidget(field)
        if begins is not None:
            self._places.keep_together(begins, field)
        self.fields[column.key] = field
        field.edited.connect(lambda key=column.key: self._hear_edit(key))
        field.committed.connect(lambda key=column.key: self._hear_commit(key))
        return field

    def add_all(self, columns: Sequence[Column]) -> None:
        for column in columns:
            self.add(column)

    def add_heading(self, text: str) -> None:
        self._places.add_line(title_label(text, MEASURES.section))

    def add_widget(self, label: str, widget: QWidget, key: str = "") -> None:
        """Add something that is not a field of the draft; what is wrong with `key` is said under it.

        What has a name and a message of its own already stands as it is. What is written or ticked in it counts as
        edited, like what is in a field.
        """
        widget.setAccessibleName(widget.accessibleName() or label.removesuffix(" *"))
        labelled = widget if isinstance(widget, Labelled) else Labelled(label, widget)
        labelled.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._places.add_line(labelled)
        self._added.append(widget)
        if key:
            self._others[key] = labelled

    def show_field(self, key: str, *, is_shown: bool) -> None:
        """Show or hide a field with its label: hidden, it keeps its value."""
        self.fields[key].setVisible(is_shown)

    def remember(self) -> None:
        """Take what is in the fields now as what the user found there."""
        self._remembered = self._shown()

    @property
    def is_edited(self) -> bool:
        """Whether the fields, and what was added among them, hold something else than what was remembered."""
        return self._shown() != self._remembered

    def check_with(self, check: Check) -> None:
        """Validate as the user goes: `check(values)` is asked at each committed field."""
        self._check = check

    def fill(self, draft: object) -> None:
        """Show a draft (or a row): each field takes the attribute with its key.

        Fresh values of the thing already shown (the same `id`) leave alone the field where the user is typing.
        """
        values = {key: getattr(draft, key) for key in self.fields if hasattr(draft, key)}
        shown, self._shown_id = self._shown_id, getattr(draft, "id", None)
        if shown is not None and shown == self._shown_id:
            for key, value in values.items():
                self.fields[key].refresh(value)
            self._write_field_issues(self._issues_so_far(""))
        else:
            self.fill_values(values)

    def fill_values(self, values: dict[str, Any]) -> None:
        self._reached.clear()
        self._general.clear()
        for key, value in values.items():
            self.fields[key].fill(value)

    def draft_values(self) -> dict[str, Any]:
        """Return what is in the fields by key; a field that cannot be read counts as empty (see `unreadable`)."""
        values = {}
        for key, field in self.fields.items():
            try:
                values[key] = field.value()
            except NotReadable:
                values[key] = None
        return values

    def unreadable(self) -> list[Issue]:
        """Say which fields hold what is no such number or date, and which of those in sight lack it."""
        issues = []
        for key, field in self.fields.items():
            try:
                value = field.value()
            except NotReadable as error:
                issues.append(Issue("unreadable", f"{error}.", key))
            else:
                if field.column.required and value is None and not field.isHidden():
                    issues.append(Issue("required", "Da compilare.", key))
        return issues

    def issues(self) -> list[Issue]:
        """List what is wrong now: unreadable or empty fields first, then what the check finds in the others."""
        unreadable = self.unreadable()
        wrong = {issue.field for issue in unreadable}
        found = self._check(self.draft_values()) if self._check else []
        return unreadable + [issue for issue in found if issue.field not in wrong]

    def validate(self) -> bool:
        """Show all issues and focus the first wrong field; tell whether there is no error."""
        issues = self.issues()
        self.show_issues(issues)
        return not any(issue.severity is Severity.ERROR for issue in issues)

    def wrong_fields(self) -> set[str]:
        """Return the keys of the fields that hold an error now."""
        wrong = {issue.field for issue in self.issues() if issue.severity is Severity.ERROR}
        return wrong & set(self.fields)

    def show_issues(self, issues: Sequence[Issue]) -> None:
        """Mark the issues and go to the first wrong field, in the order of the form."""
        self.mark_issues(issues)  # first: a field that is wrong gets its ring with the keyboard
        wrong = {issue.field for issue in issues}
        first = next((field for key, field in self._messages().items() if key in wrong), None)
        if first:
            go_to(first)
            # Again: the field left by going there is finished, and tells anew what is wrong so far.
            self.mark_issues(issues)

    def has_field_of(self, issues: Sequence[Issue]) -> bool:
        """Tell whether one of the issues is of something in this form."""
        return any(issue.field in self._messages() for issue in issues)

    def mark_issues(self, issues: Sequence[Issue]) -> None:
        """Write each issue under its field, those without a field after all; the cursor stays where it is."""
        self._write_field_issues(issues)
        rest = [issue for issue in issues if issue.field not in self._messages()]
        self.say("\n".join(issue.sentence for issue in rest), rest[0].severity if rest else Severity.ERROR)

    def say(self, text: str, severity: Severity = Severity.ERROR) -> None:
        """Write a sentence under the fields; empty takes it away."""
        before = self._general.text
        if text:
            self._general.say(text, severity)
        else:
            self._general.clear()
        if text != before:
            self.told.emit()

    def show_said(self) -> None:
        """Bring what is said under the fields into sight."""
        if self._general.text:
            QTimer.singleShot(0, self._general, partial(bring_into_sight, self._general))

    def set_read_only(self, is_read_only: bool, why: str = "") -> None:
        """Lock every field; `why` says what locked them: `Scheda definitiva`."""
        for field in self.fields.values():
            field.set_read_only(is_read_only, why)

    def give_mnemonics(self, taken: str = "") -> None:
        """Underline a different letter in each label (for dialogs: in the main window menus own the letters)."""
        labels = [label for label in self.findChildren(QLabel) if leads_somewhere(label)]
        for label, text in zip(labels, with_mnemonics([x.text() for x in labels], taken), strict=True):
            label.setText(text)

    def _issues_so_far(self, key: str) -> list[Issue]:
        """List what is wrong, without blaming fields that the user has not come to yet."""
        self._reached.add(key)
        return [issue for issue in self.issues() if issue.field == key or not self._is_to_come(issue, key)]

    def _is_to_come(self, issue: Issue, key: str) -> bool:
        """Tell whether an issue is of something that is still to be filled: below where the user is, and empty."""
        if issue.code == "required":
            return True
        keys = list(self.fields)
        if issue.severity is not Severity.ERROR or key not in keys or issue.field not in keys[keys.index(key) + 1 :]:
            return False
        return issue.field not in self._reached and not self.fields[issue.field].shown()

    def _write_field_issues(self, issues: Sequence[Issue]) -> None:
        for key, field in self._messages().items():
            own = [issue for issue in issues if issue.field == key]
            field.say(" ".join(issue.sentence for issue in own), own[0].severity if own else Severity.ERROR)

    def _messages(self) -> dict[str, Labelled]:
        """Return what has its own place for messages, in the order of the form where it can be told."""
        return {**self.fields, **self._others}

    def _shown(self) -> dict[str, Any]:
        shown = {key: field.shown() for key, field in self.fields.items()}
        return shown | {f"added {number}": written_in(widget) for number, widget in enumerate(self._added)}

    def _hear_edit(self, key: str) -> None:
        self.fields[key].say("")
        self.edited.emit(key)

    def _hear_commit(self, key: str) -> None:
        issues = self._issues_so_far(key)
        self.mark_issues(issues)
        if not any(issue.severity is Severity.ERROR and issue.field == key for issue in issues):
            self.committed.emit(key)


def written_in(widget: QWidget) -> tuple[str | bool, ...]:
    """Return what is written in the lines of a widget, and which of its boxes are ticked."""
    lines = [widget] if isinstance(widget, QLineEdit) else widget.findChildren(QLineEdit)
    texts = [widget] if isinstance(widget, QPlainTextEdit) else widget.findChildren(QPlainTextEdit)
    boxes = [one for one in widget.findChildren(QAbstractButton) if one.isCheckable()]
    written = (*(line.text() for line in lines), *(one.toPlainText() for one in texts))
    return (*written, *(box.isChecked() for box in boxes))


def leads_somewhere(label: QLabel) -> bool:
    """Tell whether the letter of a label would bring the keyboard to something."""
    buddy: QWidget | None = label.buddy()
    if buddy is None:
        return False
    proxy: QWidget | None = buddy.focusProxy()
    return (proxy or buddy).focusPolicy() is not Qt.FocusPolicy.NoFocus


def go_to(field: Labelled) -> None:
    """Put the cursor in a field, on all that it holds, and bring it into sight with its ring."""
    content = field.content
    # To leave the field would be to finish it, and to be told again only what is wrong so far.
    blocked = content.blockSignals(True)
    content.clearFocus()
    content.blockSignals(blocked)
    content.setFocus(Qt.FocusReason.TabFocusReason)
    if isinstance(content, QLineEdit):
        content.selectAll()
    # The messages written just now move the fields when the window is laid out again.
    QTimer.singleShot(0, field, partial(bring_into_sight, field))
