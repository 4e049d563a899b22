"""Dialogs on people: hire, post, choose the evaluator."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from app.domain.columns import Column
from app.domain.issues import Issue
from app.domain.roles import Gender
from app.domain.structure.absences import ABSENCE_FIELDS, WHAT_WEIGHS, AbsenceDraft, is_neutral_kind, validate_absence
from app.domain.structure.employees import EMPLOYEE_COLUMNS, EmployeeDraft
from app.domain.structure.evaluators import OVERRIDE_FIELDS, EvaluatorOverrideDraft, validate_override
from app.domain.structure.postings import POSTING_FIELDS, PostingDraft, validate_posting
from app.domain.validation import filled
from app.services.structure.absences import save_absence
from app.services.structure.employees import employee_issues, hire
from app.services.structure.evaluators import save_override
from app.services.structure.overview import Overview
from app.services.structure.postings import save_posting
from app.ui.kit.desk import Desk
from app.ui.structure.draft_dialog import Choices, DraftDialog, Fields, plain_fields

GENDERS = [(gender, gender.italian) for gender in (Gender.FEMALE, Gender.MALE)]
_MOVE = "L'assegnazione in corso si chiude da sola il giorno prima della nuova."
_EMPLOYEE_KEYS = {column.key for column in EMPLOYEE_COLUMNS}


def employee_fields() -> Fields:
    return [(column, GENDERS if column.key == "gender" else None) for column in EMPLOYEE_COLUMNS]


class HireDialog(DraftDialog):
    """A new dipendente with the first posting, which begins on the day of hiring."""

    def __init__(self, desk: Desk, parent: QWidget, overview: Overview, posting: PostingDraft) -> None:
        hint = "L'assegnazione parte dal giorno di assunzione."
        super().__init__(desk, parent, "Nuovo dipendente", EmployeeDraft(), employee_fields(), hint=hint)
        self.posting = posting
        for column, choices in _posting_fields(overview):
            if column.key not in {"valid_from", "valid_to"}:
                self.form.add(column, choices)
        self.form.fill(posting)
        self.form.check_with(self._check)
        self.submit_with(self._hire)

    def _drafts(self, values: dict[str, Any]) -> tuple[EmployeeDraft, PostingDraft]:
        employee = filled(EmployeeDraft(), {key: value for key, value in values.items() if key in _EMPLOYEE_KEYS})
        own = {key: value for key, value in values.items() if key not in _EMPLOYEE_KEYS}
        return employee, replace(filled(self.posting, own), valid_from=employee.hired_on)

    def _check(self, values: dict[str, Any]) -> list[Issue]:
        employee, posting = self._drafts(values)
        known = [issue for issue in validate_posting(posting) if issue.field not in {"employee_id", "valid_from"}]
        return [*employee_issues(employee), *known]

    def _hire(self, values: dict[str, Any]) -> None:
        self.save(hire, *self._drafts(values))


def posting_dialog(desk: Desk, parent: QWidget, overview: Overview, draft: PostingDraft, who: str) -> DraftDialog:
    """Ask for a new posting (the day first: it is what the user knows and the program does not), or correct one."""
    title = f"Nuova assegnazione di {who}" if draft.id is None else f"Assegnazione di {who}"
    fields = sorted(_posting_fields(overview), key=lambda field: field[0].key != "valid_from")
    dialog = DraftDialog(desk, parent, title, draft, fields, hint=_MOVE if draft.id is None else "")
    dialog.save_with(save_posting, validate_posting)
    return dialog


def absence_dialog(desk: Desk, parent: QWidget, draft: AbsenceDraft, who: str, kinds: Sequence[str]) -> DraftDialog:
    """Ask for an absence; a kind that the law keeps from weighing ticks its box."""
    title = f"Nuova assenza di {who}" if draft.id is None else f"Assenza di {who}"
    dialog = DraftDialog(desk, parent, title, draft, plain_fields(ABSENCE_FIELDS), hint=WHAT_WEIGHS)
    kind, neutral = dialog.form.fields["kind"], dialog.form.fields["is_neutral"]
    propose(kind.editor, kinds)
    kind.committed.connect(lambda: neutral.write(is_neutral_kind(kind.value() or "")))
    dialog.save_with(save_absence, validate_absence)
    return dialog


def propose(line: QWidget, texts: Sequence[str]) -> None:
    """Offer texts under a line while one types in it."""
    if isinstance(line, QLineEdit):
        completer = QCompleter(list(texts), line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        line.setCompleter(completer)


def override_dialog(
    desk: Desk, parent: QWidget, overview: Overview, draft: EvaluatorOverrideDraft, who: str
) -> DraftDialog:
    evaluators = overview.evaluator_choices(draft.employee_id or 0)
    fields: Fields = [(column, evaluators if column.key == "evaluator" else None) for column in OVERRIDE_FIELDS]
    hint = "Nel periodo indicato questa persona prende il posto del valutatore previsto dalla struttura."
    dialog = DraftDialog(desk, parent, f"Valutatore di {who}", draft, fields, hint=hint)
    dialog.save_with(save_override, validate_override)
    return dialog


def _posting_fields(overview: Overview) -> Fields:
    return [(column, _choices(overview, column)) for column in POSTING_FIELDS]


def _choices(overview: Overview, column: Column) -> Choices | None:
    match column.key:
        case "unit":
            return overview.unit_choices()
        case "contract_area_id":
            return overview.contract_areas
        case _:
            return None
