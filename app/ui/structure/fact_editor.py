"""The panel where the chosen bar of a person's year is changed, field by field."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.columns import Column, Format
from app.domain.issues import Link
from app.domain.italian import plural
from app.domain.structure.absences import ABSENCE_FIELDS, KNOWN_KINDS, AbsenceRow, validate_absence
from app.domain.structure.appointments import (
    APPOINTMENT_FIELDS,
    EqAppointmentRow,
    appointment_warnings,
    validate_appointment,
)
from app.domain.structure.employees import EmployeeRow
from app.domain.structure.evaluators import OVERRIDE_FIELDS, EvaluatorOverrideRow, validate_override
from app.domain.structure.person_year import Lane, LaneFact
from app.domain.structure.postings import POSTING_FIELDS, PostingRow, validate_posting
from app.domain.structure.units import UnitKind, name_without_kind
from app.services.structure.absences import save_absence
from app.services.structure.appointments import save_appointment
from app.services.structure.evaluators import save_override
from app.services.structure.overview import Overview
from app.services.structure.postings import save_posting
from app.ui.kit.buttons import make_button
from app.ui.kit.desk import Desk
from app.ui.kit.labels import hint_label
from app.ui.structure.card import Card, ToneSign, cut_hint
from app.ui.structure.commands import StructureCommands
from app.ui.structure.draft_dialog import Choices, plain_fields
from app.ui.structure.fact_bar import SINGLE, TONES
from app.ui.structure.people_dialogs import propose
from app.ui.structure.saved_form import SavedForm

_AREAS = Column("area_ids", "Area", Format.CHOICE, 30, required=True)
_NOTHING = "Nessun fatto in questo anno.\nUsare «Assegnazione…» per dire dove lavora la persona, e da quando."
EDITED = PostingRow | EqAppointmentRow | AbsenceRow | EvaluatorOverrideRow


class FactEditor(Card):
    """Shows the fields of the chosen fact; each is saved as it is left. What the structure gives is only told."""

    def __init__(self, desk: Desk, commands: StructureCommands, forms: "FactForms") -> None:
        super().__init__()
        self.desk, self.commands = desk, commands
        self.fact: LaneFact | None = None
        self.person: EmployeeRow | None = None
        self.sign, self.days = ToneSign(), cut_hint()
        self.areas_button = make_button("Più aree…", "", self._ask_areas, "Un incarico può reggere più aree")
        self.delete_button = make_button("Elimina…", "trash", self.delete)
        for button in (self.areas_button, self.delete_button):
            button.setFlat(True)
        self.forms = forms.whole()
        self.told = hint_label(_NOTHING)
        self.choose_button = make_button("Scegli un altro valutatore…", "swap", self._choose_evaluator)
        self.sheet_button = make_button("Apri la scheda", "arrow-square-out", self._open_sheet)
        self._lay_out()
        self._show_form(None)

    def show_fact(self, fact: LaneFact | None, person: EmployeeRow, overview: Overview, kinds: Sequence[str]) -> None:
        self.fact, self.person = fact, person
        self.title.setText(SINGLE[fact.lane] if fact else "Nessun fatto")
        self.days.setText(_days(fact) if fact else "")
        self.sign.setVisible(fact is not None)
        row = fact.row if fact else None
        if fact is not None:
            self.sign.show_tone(TONES[fact.lane])
        self.delete_button.setVisible(isinstance(row, EDITED))
        self.areas_button.setVisible(isinstance(row, EqAppointmentRow))
        if fact is None or not isinstance(row, EDITED):
            self._tell(fact)
            return
        form = self.forms[fact.lane]
        self._offer(fact.lane, row, person, overview, kinds)
        form.show_draft(row.draft)
        self._show_form(fact.lane)

    def focus_first(self) -> None:
        """Put the keyboard where the chosen fact is changed, or on what can be done about it."""
        fact = self.fact
        if fact is None:
            return
        if isinstance(fact.row, EDITED):
            next(iter(self.forms[fact.lane].form.fields.values())).editor.setFocus()
        else:
            (self.sheet_button if fact.lane is Lane.SHEET else self.choose_button).click()

    def delete(self) -> None:
        """Ask, and delete the chosen fact; what the structure or the round gives is not deleted here."""
        who = self.person.full_name if self.person else ""
        match self.fact.row if self.fact else None:
            case PostingRow() as row:
                self.commands.delete_posting(row)
            case EqAppointmentRow() as row:
                self.commands.delete_appointment(row)
            case AbsenceRow() as row:
                self.commands.delete_absence(row, who)
            case EvaluatorOverrideRow() as row:
                self.commands.delete_override(row, who)
            case _:
                pass

    def _tell(self, fact: LaneFact | None) -> None:
        is_sheet = fact is not None and fact.lane is Lane.SHEET
        self.choose_button.setVisible(fact is not None and not is_sheet)
        self.sheet_button.setVisible(is_sheet)
        if fact is None:
            self.told.setText(_NOTHING)
        elif is_sheet:
            self.told.setText(f"{fact.name}: {fact.note}.\nSi prepara e si compila in Valutazioni.")
        else:
            self.told.setText(f"{fact.name} ({fact.note}) valuta la persona in questi giorni, come vuole la struttura.")
        self._show_form(None)

    def _show_form(self, lane: Lane | None) -> None:
        """Show one form, and let only it ask for room."""
        for one, widget in self._shown:
            widget.setVisible(one is lane)

    def _offer(self, lane: Lane, row: EDITED, person: EmployeeRow, overview: Overview, kinds: Sequence[str]) -> None:
        """Fill the lists of a form; what the fact has now is offered even if it is closed."""
        fields: dict[str, Any] = self.forms[lane].form.fields
        match row:
            case PostingRow():
                fields["unit"].set_choices(_with(overview.unit_choices(), row.unit_key, row.unit))
                fields["contract_area_id"].set_choices(overview.contract_areas)
            case EqAppointmentRow():
                kind = UnitKind.AREA
                areas = [((one,), name_without_kind(kind, name)) for one, name in overview.area_choices()]
                fields["area_ids"].set_choices(_with(areas, row.area_ids, row.areas))
            case EvaluatorOverrideRow():
                evaluators = overview.evaluator_choices(person.id)
                fields["evaluator"].set_choices(_with(evaluators, row.party, row.evaluator))
            case AbsenceRow():
                propose(fields["kind"].editor, list(dict.fromkeys((*KNOWN_KINDS, *kinds))))

    def _ask_areas(self) -> None:
        if self.fact is not None and isinstance(self.fact.row, EqAppointmentRow):
            self.commands.correct_appointment(self.fact.row)

    def _choose_evaluator(self) -> None:
        if self.person is not None:
            self.commands.choose_evaluator(self.person)

    def _open_sheet(self) -> None:
        if self.fact is not None and self.fact.row is not None:
            self.desk.hub.go_to(Link("sheet", self.fact.row.id))

    def _lay_out(self) -> None:
        self.head.insertWidget(0, self.sign)
        self.head.addWidget(self.days, 1)
        self.head.addWidget(self.areas_button)
        self.head.addWidget(self.delete_button)
        self._telling = QWidget()
        column = QVBoxLayout(self._telling)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.told)
        column.addWidget(self.choose_button)
        column.addWidget(self.sheet_button)
        column.addStretch(1)
        self._shown: list[tuple[Lane | None, QWidget]] = [(None, self._telling), *self.forms.items()]
        for _, widget in self._shown:
            self.body.addWidget(widget)
        self.body.addStretch(1)


class FactForms:
    """The forms of the facts that can be changed, which may be made one at a time before their editor."""

    def __init__(self, desk: Desk) -> None:
        first = APPOINTMENT_FIELDS[:2]
        appointment = (_AREAS, *first, APPOINTMENT_FIELDS[-1], *APPOINTMENT_FIELDS[2:-1])
        short = _short(appointment)
        self._made: dict[Lane, SavedForm] = {}
        self._makers: dict[Lane, Callable[[], SavedForm]] = {
            Lane.POSTING: lambda: SavedForm(desk, _short(POSTING_FIELDS), save_posting, validate_posting),
            Lane.APPOINTMENT: lambda: SavedForm(
                desk, short, save_appointment, validate_appointment, appointment_warnings
            ),
            Lane.ABSENCE: lambda: SavedForm(desk, _short(ABSENCE_FIELDS), save_absence, validate_absence),
            Lane.EVALUATOR: lambda: SavedForm(desk, _short(OVERRIDE_FIELDS), save_override, validate_override),
        }

    def make_next(self) -> bool:
        """Make the first form that is not there yet; tell whether there was one."""
        lane = next((one for one in self._makers if one not in self._made), None)
        if lane is not None:
            self._made[lane] = self._makers[lane]()
        return lane is not None

    def whole(self) -> dict[Lane, SavedForm]:
        """Return all the forms, made now if they were not there yet."""
        while self.make_next():
            pass
        return self._made


def _short(columns: Sequence[Column]) -> Sequence[tuple[Column, Choices | None]]:
    """Leave the help to the tips: in a panel there is no room for it under each field."""
    return plain_fields([replace(column, help="") for column in columns])


def _with(choices: Sequence[tuple[Any, str]], value: Any, text: str) -> list[tuple[Any, str]]:
    return list(choices) if any(one == value for one, _ in choices) else [*choices, (value, text)]


def _days(fact: LaneFact) -> str:
    days = plural(fact.days.days, "giorno", "giorni")
    interim = "ad interim, " if isinstance(fact.row, EqAppointmentRow) and fact.row.is_ad_interim else ""
    return f"{interim}{days} nel {fact.days.start.year}"
