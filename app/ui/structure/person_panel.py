"""The side of a person: data, assegnazioni, incarichi, valutatore."""

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from app.domain.structure.appointments import UNIT_APPOINTMENT_COLUMNS
from app.domain.structure.employees import EmployeeRow
from app.domain.structure.evaluators import OVERRIDE_COLUMNS, EvaluatorOverrideRow
from app.domain.structure.postings import PERSON_POSTING_COLUMNS, PostingRow
from app.domain.structure.registry import on_day
from app.domain.structure.units import UnitKey
from app.services.structure.employees import employee_issues, save_employee
from app.services.structure.overview import Overview
from app.services.structure.queries import PersonDetail
from app.ui.kit.desk import Desk
from app.ui.kit.labels import hint_label, title_label
from app.ui.structure.commands import StructureCommands
from app.ui.structure.facts_list import FactsList
from app.ui.structure.people_dialogs import employee_fields
from app.ui.structure.saved_form import SavedForm
from app.ui.structure.scrolling import padded, scrolling


class PersonPanel(QWidget):
    """What there is to know of a person: the data are changed in place, the dated facts with their dialogs."""

    def __init__(self, desk: Desk, commands: StructureCommands) -> None:
        super().__init__()
        self.commands = commands
        self.detail: PersonDetail | None = None
        self.now: PostingRow | None = None
        self.title = title_label("")
        self.title.setWordWrap(True)
        self.summary = hint_label("")
        self.form = SavedForm(desk, employee_fields(), save_employee, employee_issues)
        self.postings = self._make_postings()
        self.appointments = self._make_appointments()
        self.evaluator = hint_label("")
        self.overrides = self._make_overrides()
        self.pages = QTabWidget()
        self.pages.setAccessibleName("Pagine della persona")
        self._lay_out()

    def show_detail(self, detail: PersonDetail, overview: Overview) -> None:
        self.detail = detail
        row = detail.row
        self.now = on_day(detail.postings, overview.day) or (detail.postings[-1] if detail.postings else None)
        self.title.setText(row.full_name)
        self.summary.setText(_summary(row))
        self.form.show_draft(row.draft)
        self.postings.set_rows(detail.postings)
        self.appointments.set_rows(detail.appointments)
        self.overrides.set_rows(detail.overrides)
        self.evaluator.setText(_evaluator_words(row))
        for place, (name, rows) in enumerate(
            (("Assegnazioni", detail.postings), ("Incarichi EQ", detail.appointments)), start=1
        ):
            self.pages.setTabText(place, f"{name} ({len(rows)})")

    def post(self, unit: UnitKey | None = None) -> None:
        """Ask for a new posting of this person, in `unit` when it is known."""
        if self.detail is not None:
            self.commands.post(self.detail.row, self.now, unit)

    def appoint(self) -> None:
        if self.detail is not None:
            self.commands.appoint(self.detail.row.id)

    def choose_evaluator(self) -> None:
        if self.detail is not None:
            self.commands.choose_evaluator(self.detail.row)

    def _make_postings(self) -> FactsList:
        return FactsList(
            PERSON_POSTING_COLUMNS,
            name="structure.person.postings",
            title="Assegnazioni della persona",
            empty="Nessuna assegnazione.\nUsare «Nuova assegnazione…» per dire dove lavora e da quando.",
            new="Nuova assegnazione…",
            on_new=self.post,
            on_open=self.commands.correct_posting,
            on_delete=self.commands.delete_posting,
        )

    def _make_appointments(self) -> FactsList:
        return FactsList(
            UNIT_APPOINTMENT_COLUMNS,
            name="structure.person.appointments",
            title="Incarichi di EQ della persona",
            empty="Nessun incarico di Elevata Qualificazione.\nUsare «Nuovo incarico…» per conferirne uno.",
            new="Nuovo incarico…",
            on_new=self.appoint,
            on_open=self.commands.correct_appointment,
            on_delete=self.commands.delete_appointment,
        )

    def _make_overrides(self) -> FactsList:
        return FactsList(
            OVERRIDE_COLUMNS,
            name="structure.person.overrides",
            title="Valutatori scelti",
            empty="Valuta chi è previsto dalla struttura.\nUsare «Scegli un altro valutatore…» se serve un'eccezione.",
            new="Scegli un altro valutatore…",
            on_new=self.choose_evaluator,
            on_open=self._correct_override,
            on_delete=self._delete_override,
        )

    def _correct_override(self, row: EvaluatorOverrideRow) -> None:
        self.commands.correct_override(row, self.title.text())

    def _delete_override(self, row: EvaluatorOverrideRow) -> None:
        self.commands.delete_override(row, self.title.text())

    def _lay_out(self) -> None:
        evaluators = QWidget()
        evaluators.setAutoFillBackground(True)
        column = QVBoxLayout(evaluators)
        column.addWidget(self.evaluator)
        column.addWidget(self.overrides, 1)
        self.pages.addTab(scrolling(padded(self.form)), "Dati")
        self.pages.addTab(padded(self.postings), "Assegnazioni")
        self.pages.addTab(padded(self.appointments), "Incarichi EQ")
        self.pages.addTab(evaluators, "Valutatore")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.title)
        layout.addWidget(self.summary)
        layout.addWidget(self.pages, 1)


def _summary(row: EmployeeRow) -> str:
    parts = [f"Matricola {row.matricola}", row.contract_area, row.profile, row.role, row.unit]
    return " · ".join(part for part in parts if part)


def _evaluator_words(row: EmployeeRow) -> str:
    if row.evaluator:
        return f"Valutatore in questo giorno: {row.evaluator}."
    return "In questo giorno non c'è un valutatore: manca il titolare dell'area o il Segretario comunale."
