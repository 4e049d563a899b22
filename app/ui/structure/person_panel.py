"""The side of a person: the year as lanes, what the chosen fact says, and the person's data."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.domain.columns import column_of
from app.domain.issues import Severity
from app.domain.italian import format_date
from app.domain.periods import DAY
from app.domain.structure.employees import EMPLOYEE_COLUMNS, EmployeeRow
from app.domain.structure.person_year import Lane, LaneFact, PersonYear
from app.domain.structure.postings import PostingRow
from app.domain.structure.registry import on_day
from app.domain.structure.units import UnitKey
from app.services.structure.employees import employee_issues, save_employee
from app.services.structure.overview import Overview
from app.services.structure.person_year import PersonInYear
from app.services.structure.queries import PersonDetail
from app.ui.kit.buttons import make_button
from app.ui.kit.desk import Desk
from app.ui.kit.form import go_to
from app.ui.kit.icons import coloured_icon
from app.ui.kit.key_caps import KeyHint, KeyHintsLine
from app.ui.kit.labels import Words, severity_icon
from app.ui.kit.overrides import override
from app.ui.kit.scale import keep_font, keep_margins, keep_spacing, scaled, zoom
from app.ui.kit.tokens import MEASURES, colours_of
from app.ui.structure.card import Card, cut_hint
from app.ui.structure.commands import StructureCommands
from app.ui.structure.draft_dialog import Fields
from app.ui.structure.fact_bar import EdgeMove
from app.ui.structure.fact_editor import FactEditor, FactForms
from app.ui.structure.lanes import PersonLanes
from app.ui.structure.panel_header import PanelHeader
from app.ui.structure.people_dialogs import GENDERS
from app.ui.structure.saved_form import SavedForm
from app.ui.structure.scrolling import scrolling

NARROW, HALF_NARROW = 760, 560
"""Under these widths of the drawing the panels, and the words under the lanes, are one under the other."""
EDITOR_SHARE, DATA_SHARE = 504, 398
IN_PAGE = (KeyHint("Sinistra Destra", "altro fatto"), KeyHint("Invio", "modifica"))
_SHORT = {"birth_date": "Nascita", "hired_on": "Assunzione", "left_on": "Cessazione"}
_ORDER = ("last_name", "first_name", "tax_code", "gender", "matricola", "birth_date", "hired_on", "left_on")


class Coverage(QWidget):
    """What of the year is covered, with a sign that tells it without its colour."""

    def __init__(self) -> None:
        super().__init__()
        self._has_holes = False
        self.sign, self.words = QLabel(), Words()
        keep_font(self.words, MEASURES.caption)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        keep_spacing(layout, MEASURES.gap_small)
        layout.addStretch(1)
        layout.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.words)
        zoom().changed.connect(self._draw_sign)

    def show_year(self, year: PersonYear) -> None:
        self.words.setText(year.coverage)
        self._has_holes = bool(year.holes)
        self.sign.setAccessibleName("Avviso" if year.holes else "In ordine")
        self._draw_sign()

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme chosen while it is on the screen."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._draw_sign()

    def _draw_sign(self) -> None:
        side = scaled(MEASURES.icon)
        good = coloured_icon("check-circle-fill", colours_of(self.palette()).good)
        sign = severity_icon(Severity.WARNING, self.palette()) if self._has_holes else good
        self.sign.setPixmap(sign.pixmap(side, side))


class PersonPanel(QWidget):
    """A person: header with three verbs, the year, the chosen fact, the data. `year_asked(int)`: show another year."""

    year_asked = Signal(int)

    def __init__(self, desk: Desk, commands: StructureCommands, forms: FactForms) -> None:
        super().__init__()
        self.commands = commands
        self.detail: PersonDetail | None = None
        self.now: PostingRow | None = None
        self._found: PersonInYear | None = None
        self._overview: Overview | None = None
        self.post_button = make_button(
            "Assegnazione…", "arrows-left-right", self.post, "Nuova assegnazione da un giorno"
        )
        self.appoint_button = make_button("Incarico di EQ…", "medal", self.appoint, "Conferisce un incarico di EQ")
        self.absent_button = make_button("Assenza…", "calendar-x", self.be_absent, "Giorni in cui la persona non c'è")
        self.header = PanelHeader((self.post_button, self.appoint_button, self.absent_button), NARROW)
        self.lanes, self.coverage = PersonLanes(), Coverage()
        self.editor = FactEditor(desk, commands, forms)
        self.data = Card("Dati della persona")
        self.form = SavedForm(desk, _employee_fields(), save_employee, employee_issues)
        self._connect()
        self._lay_out()

    @staticmethod
    def forms_for(desk: Desk) -> FactForms:
        """Return the forms that a panel takes, which may be made before it, one at a time."""
        return FactForms(desk)

    def show_person(self, found: PersonInYear, overview: Overview) -> None:
        detail = self.detail = found.detail
        is_other = self._found is None or self._found.detail.row.id != detail.row.id
        self._found, self._overview = found, overview
        row, day = detail.row, _day_in(found.year.year, overview.day)
        self.now = on_day(detail.postings, overview.day) or (detail.postings[-1] if detail.postings else None)
        self.header.show_words(row.full_name, _wordings(row))
        self.coverage.show_year(found.year)
        self.form.show_draft(row.draft)
        self.lanes.show_year(found.year, row.full_name, day)
        if is_other:
            self._area.verticalScrollBar().setValue(0)

    def focus_field(self, key: str) -> None:
        """Give the keyboard to a field of the person's data, brought into sight."""
        if field := self.form.form.fields.get(key):
            go_to(field)

    def post(self, unit: UnitKey | None = None) -> None:
        """Ask for a new posting of this person, in `unit` when it is known."""
        if self.detail is not None:
            self.commands.post(self.detail.row, self.now, unit)

    def appoint(self) -> None:
        """Confer an appointment; the area where the person works is proposed."""
        if self.detail is not None:
            self.commands.appoint(self.detail.row.id, self.now.unit_key.area_id if self.now else None)

    def be_absent(self) -> None:
        if self.detail is not None:
            self.commands.be_absent(self.detail.row, self._found.absence_kinds if self._found else ())

    def choose_evaluator(self) -> None:
        if self.detail is not None:
            self.commands.choose_evaluator(self.detail.row)

    def new_in_lane(self, lane: Lane) -> None:
        """Ask for a new fact of the kind of a lane; sheets are prepared elsewhere."""
        verbs = {
            Lane.POSTING: self.post,
            Lane.APPOINTMENT: self.appoint,
            Lane.ABSENCE: self.be_absent,
            Lane.EVALUATOR: self.choose_evaluator,
        }
        if verb := verbs.get(lane):
            verb()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide, tall = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._cards.setDirection(wide if self.width() >= scaled(NARROW) else tall)
        self._foot.setDirection(wide if self.width() >= scaled(HALF_NARROW) else tall)
        self._dragging.setVisible(self.width() >= scaled(NARROW))

    def _connect(self) -> None:
        self.lanes.chosen.connect(self._show_fact)
        self.lanes.edit_asked.connect(self.editor.focus_first)
        self.lanes.delete_asked.connect(self.editor.delete)
        self.lanes.new_asked.connect(self.new_in_lane)
        self.lanes.edge_moved.connect(self._ask_day)
        self.lanes.year_asked.connect(self.year_asked)

    def _show_fact(self, fact: LaneFact | None) -> None:
        if self._found is not None and self._overview is not None:
            self.editor.show_fact(fact, self._found.detail.row, self._overview, self._found.absence_kinds)

    def _ask_day(self, move: EdgeMove) -> None:
        if self.detail is not None:
            self.commands.move_edge(move, self.detail.postings)

    def _lay_out(self) -> None:
        self._cards, self._foot = (QBoxLayout(QBoxLayout.Direction.LeftToRight) for _ in range(2))
        keys = KeyHintsLine()
        keys.show_hints(IN_PAGE)
        keys.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._dragging = cut_hint()
        self._dragging.setText("trascina un bordo per cambiare la data")
        keep_font(self._dragging, MEASURES.caption)
        self._foot.addWidget(keys)
        self._foot.addWidget(self._dragging, 1)
        self._foot.addWidget(self.coverage, 1)
        self.data.body.addWidget(self.form)
        self.data.body.addStretch(1)
        self._cards.addWidget(self.editor, EDITOR_SHARE)
        self._cards.addWidget(self.data, DATA_SHARE)
        keep_spacing(self._cards, MEASURES.margin)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        keep_spacing(layout, MEASURES.gap)
        layout.addWidget(self.header)
        layout.addWidget(self._body(), 1)

    def _body(self) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        keep_margins(column, 0, 0, 0, 4)
        keep_spacing(column, MEASURES.gap)
        column.addWidget(self.lanes)
        column.addLayout(self._foot)
        column.addLayout(self._cards)
        column.addStretch(1)
        self._area = scrolling(body)
        return self._area


def _employee_fields() -> Fields:
    columns = [column_of(EMPLOYEE_COLUMNS, key) for key in _ORDER]
    short = [replace(column, heading=_SHORT.get(column.key, column.heading)) for column in columns]
    return [(column, GENDERS if column.key == "gender" else None) for column in short]


def _wordings(row: EmployeeRow) -> list[str]:
    """Say who somebody is to the ente: the contract area goes first, since the posting says it too."""
    since = f"in servizio dal {format_date(row.hired_on)}"
    until = f" al {format_date(row.left_on)}" if row.left_on else ""
    matricola = f"matricola {row.matricola}"
    fullest = (matricola, row.contract_area, since + until)
    return ["   ".join(filter(None, facts)) for facts in (fullest, (matricola, since + until), (matricola,))]


def _day_in(year: int, day: date) -> date:
    """Return the same day when it is in the year, else the last day of that year."""
    return day if day.year == year else date(year + 1, 1, 1) - DAY
