"""The whole session of a comune, by four users who log in, through the real window: nothing is lost.

`make walk` lives it with 25 people, the tests with nine of them, of each sort: whoever is like another is as many keys.
"""

import shutil
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from openpyxl.cell.cell import MergedCell
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from app.bootstrap import make_services
from app.domain.changes import Topic
from app.domain.ids import RoundId
from app.domain.issues import Link
from app.domain.objectives import IndicatorRule, ObjectiveKind, ObjectiveScope, ValueKind
from app.domain.roles import OfficialRole, UserRole
from app.domain.rounds.next_steps import CLOSE, FINISH
from app.domain.rounds.rounds import RoundDraft
from app.domain.users.user import UserDraft
from app.domain.workflow import RemarkKind, RoundKind, SheetState
from app.models.cycles import Cycle
from app.models.objectives import Indicator, IndicatorValue, Objective, ObjectiveAssignment
from app.services.archive_check import verify_archive
from app.services.keys.attempts import Attempts
from app.services.methods.keeping import ensure_preset
from app.services.rounds.rounds import list_rounds, open_round, prepare_round
from app.services.sheets.sheets import list_sheets, sheet_detail
from app.services.structure.evaluators import list_officials
from app.services.transaction import unit_of_work
from app.services.users.logging_in import give_password, log_in
from app.services.users.protecting import protect_with_first_user
from app.services.users.users import list_users, save_user
from app.ui.evaluation.session_tools import GIVE_OUT, TAKE_IN
from app.ui.login.entrance import Entrance
from app.ui.session_room.room import SessionRoom
from app.ui.window_services import OpenedArchive
from app.ui.workbooks.import_dialog import ImportDialog
from app.ui.workbooks.owners_dialog import OwnersDialog
from tests.archives.plain import copied
from tests.archives.town import HEADS, build_town, town_of
from tests.archives.town import PEOPLE as EVERYBODY
from tests.excel.score_files import ANSWER, rewritten, rows_of
from tests.pdf_words import words_of
from tests.ui.driving import dialog_over, press
from tests.ui.waiting import wait_for_idle
from tests.ui.widgets import keyboard
from tests.whole import IS_WHOLE

PASSWORDS = {
    "Segretario comunale": "quattro parole a caso",
    "Sindaco": "una frase del sindaco",
    "EQ Affari generali": "un'altra frase lunga",
    "EQ Economico-finanziaria": "numeri e lettere insieme",
}
SECRETARY, MAYOR, GENERAL, FINANCE = PASSWORDS
SINCE, VALUED = date(2020, 1, 1), date(2024, 12, 31)
SCORED_ON, HANDED_ON, ASKED_ON, REVISED_ON, CLOSED_ON = (
    date(2025, 2, 10), date(2025, 2, 11), date(2025, 2, 14), date(2025, 2, 17), date(2025, 3, 20),
)  # fmt: skip
NINE = {
    "Rinaldi Marta", "Ferri Lucia", "Basso Irene", "Marini Paolo", "Costa Elena", "Testa Marco",
    "Amato Nicola", "De Luca Teresa",
}  # fmt: skip
"""With the Segretario: two heads with whom they evaluate, one of whom is scored low, and who has no head."""
STAFF = {*EVERYBODY} if IS_WHOLE else NINE
PEOPLE = len(STAFF) + 1
OF_GENERAL = [one.split()[0] for one in ("Ferri Lucia", "Basso Irene", "Galli Silvia", "Negri Anna") if one in STAFF]
OF_FINANCE = [one for one in ("Costa Elena", "Villa Chiara", "Serra Davide", "Longo Monica") if one in STAFF]
ELSEWHERE = [one for one in HEADS.values() if one in STAFF and one != HEADS["A"]]
"""Who fills a file on another PC: all the heads but the one who sits at this."""
WITHOUT_HEAD = {"De Luca Teresa", "Parisi Alba", "Donati Nora", "Vitale Carla"} & STAFF
NEGATIVE = "Testa"
REASON = "Richiami scritti del 12 maggio e del 3 ottobre."


@pytest.fixture
def archive(empty_archive, tmp_path):
    """The town of these people and its Segretario, with the session of 2024 prepared and four users who log in."""
    with copied(empty_archive, tmp_path / "town.merito") as workspace:
        build_town(workspace, STAFF)
        return _with_session(town_of(workspace), tmp_path)


def _with_session(town, tmp_path):
    workspace = town.workspace
    _plan(town)
    version = ensure_preset(workspace, "obiettivi-comuni-e-specifici+segretario")
    round_id = RoundId(open_round(workspace, RoundDraft(2024, RoundKind.FINAL, version)).ids[0])
    prepare_round(workspace, round_id)
    offices = {one.role: one.id for one in list_officials(workspace)}
    done = protect_with_first_user(workspace, "Giusti Laura", PASSWORDS[SECRETARY])
    path = shutil.copyfile(workspace.archive.path, tmp_path / "sessione.merito")
    with_users = log_in(path, done.slot_id, PASSWORDS[SECRETARY], Attempts(tmp_path / "tentativi"))
    for draft in (
        UserDraft("Neri Alberto", UserRole.MAYOR, official_id=offices[OfficialRole.MAYOR], valid_from=SINCE),
        UserDraft("Rinaldi Marta", UserRole.EQ, town.people["Rinaldi Marta"], valid_from=SINCE),
        UserDraft("Marini Paolo", UserRole.EQ, town.people["Marini Paolo"], valid_from=SINCE),
    ):
        save_user(with_users, draft)
    for user in list_users(with_users):
        if user.slot is None:
            give_password(with_users, user, PASSWORDS[user.title], is_own=True)
    with_users.archive.close()
    return path


def _plan(town):
    """Give everybody a common objective and one of their own, measured: that of one person came to nothing."""
    with unit_of_work(town.workspace, "Piano", Topic.OBJECTIVES) as unit:
        cycle = unit.add(Cycle(year=2024, plan_from=2024, plan_to=2026))
        for position, (kind, value, whose) in enumerate(
            (
                (ObjectiveKind.STRATEGIC_COMMON, 100, lambda _name: True),
                (ObjectiveKind.OPERATIONAL, 80, lambda name: not name.startswith(NEGATIVE)),
                (ObjectiveKind.OPERATIONAL, 0, lambda name: name.startswith(NEGATIVE)),
            )
        ):
            objective = unit.add(
                Objective(
                    cycle_id=cycle.id, code=f"O{position}", title=f"Obiettivo {position}", kind=kind,
                    scope=ObjectiveScope.INDIVIDUAL, position=position,
                )
            )  # fmt: skip
            rule, target = IndicatorRule.PERCENT_OF_TARGET, Decimal(100)
            indicator = unit.add(
                Indicator(objective_id=objective.id, name="Atti", unit="atti", rule=rule, target=target)
            )
            unit.add(
                IndicatorValue(
                    indicator_id=indicator.id, kind=ValueKind.FINAL, on_date=VALUED, value=Decimal(value), source="Atti"
                )
            )
            for name, person in town.people.items():
                if whose(name):
                    unit.add(ObjectiveAssignment(objective_id=objective.id, employee_id=person, weight=Decimal(100)))


class Office:
    """The window on the only PC, who sits at it one after the other, and on which day."""

    def __init__(self, open_program, qtbot, archive):
        self._qtbot, self._archive = qtbot, archive
        self.today = SCORED_ON
        self.keys = self.clicks = 0
        self.window = open_program(archive, self._services())

    def _services(self):
        services = make_services()

        def now():
            return datetime(self.today.year, self.today.month, self.today.day, 11, tzinfo=UTC)

        def unlock(*given):
            opened = services.unlock(*given)
            assert isinstance(opened, OpenedArchive)
            return opened._replace(workspace=replace(opened.workspace, now=now))

        return services._replace(unlock=unlock)

    def settle(self):
        for _ in range(2):
            wait_for_idle(self._qtbot, self.window.runner)
            QApplication.processEvents()

    def enter(self, title, day):
        """Log in, and open the page of the session."""
        self.today = day
        if self.window.opened is not None:
            self.window.close_archive()
            self.settle()
            self.window.open_path(self._archive)
            self.settle()
        page = self.window.findChild(Entrance).page
        titles = [page.list.item(row).text() for row in range(page.list.count())]
        page.list.setCurrentRow(next(row for row, one in enumerate(titles) if one.startswith(title)))
        page.password.line.setText(PASSWORDS[title])
        press(page, "Entra")
        self.clicks += 2
        self.settle()
        shown = self.window.findChild(Entrance).page
        assert shown is None, (shown.password.message.text, titles)
        self.window.activateWindow()
        self.window.pages.show_number(3)
        self.settle()

    @property
    def tab(self):
        return self.window.pages.current_tab()

    @property
    def people(self):
        return [row.person for row in self.tab.table.rows()]

    def key(self, key):
        QTest.keyClick(keyboard(), key)
        self.keys += 1
        self.settle()

    def score_all(self, grade_of):
        """Score in *Seduta* everybody who waits for it, by keys alone; return whom."""
        first = next(row for row in self.tab.table.rows() if row.state.is_open_to_scores)
        self.show(first.person)
        self.tab.sheet.header.sitting.click()
        self.clicks += 1
        self.settle()
        self.window.activateWindow()
        room, found = self.window.stack.currentWidget(), []
        assert isinstance(room, SessionRoom)
        while room.walk.current is not None and room.detail is not None and room.detail.is_open:
            person, rows = room.detail.person.full_name, [row for row in room.score_rows.rows if row.takes_score]
            for _row in rows:
                self.key(str(grade_of(person)))
                self.key(Qt.Key.Key_Return)
                if keyboard() is room.score_rows.current.note:
                    QTest.keyClicks(keyboard(), REASON)
                    self.keys += len(REASON)
                    self.key(Qt.Key.Key_Return)
                    self.key(Qt.Key.Key_Return)
            here = room.walk.current
            found.append(person)
            if person.startswith(NEGATIVE):
                self.key(Qt.Key.Key_F6)
                continue
            self.key(Qt.Key.Key_Return)
            assert room.walk.current != here, person
        self.key(Qt.Key.Key_Escape)
        return found

    def show(self, surname):
        self.tab.table.select(next(row.id for row in self.tab.table.rows() if row.person.startswith(surname)))
        self.clicks += 1
        self.settle()

    def step(self, name, *, is_question=True, **values):
        """Press a button of the sheet and answer its question."""
        self.tab.sheet.steps[name].trigger()
        self.clicks += 1 + is_question
        if is_question:
            dialog = self.tab.sheet_actions.dialog
            dialog.form.fill_values(values)
            dialog.submit()
        self.settle()

    def agree(self):
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(one for one in box.buttons() if box.buttonRole(one) is QMessageBox.ButtonRole.AcceptRole).click()
        self.clicks += 1
        self.settle()

    @property
    def state(self):
        return self.tab.sheet.detail.state

    def choose_path(self, path):
        [asked] = [one for one in self.window.findChildren(QFileDialog) if one.isVisible()]
        asked.fileSelected.emit(str(path))
        asked.close()
        self.clicks += 1
        self.settle()


@pytest.fixture
def office(archive, open_program, qtbot):
    return Office(open_program, qtbot, archive)


def give_out(office, folder):
    office.tab.tools.actions_by_name[GIVE_OUT].trigger()
    office.settle()
    dialog_over(office.window, OwnersDialog).submit()
    office.choose_path(folder)
    return {path.stem.rsplit("_", 1)[1]: path for path in folder.iterdir()}


def written(path, grade):
    """Write a grade in every line of a file, as the evaluator does on another PC."""

    def write(book):
        for sheet in book.worksheets:
            for row in rows_of(sheet).values() if sheet.sheet_state == "visible" else ():
                if not isinstance(cell := sheet.cell(row, ANSWER), MergedCell):  # a general text
                    cell.value = grade

    path.write_bytes(rewritten(path.read_bytes(), write))


def take_in(office, path, *, conflicts=0):
    office.tab.tools.actions_by_name[TAKE_IN].trigger()
    office.settle()
    office.choose_path(path)
    dialog = dialog_over(office.window, ImportDialog)
    if conflicts:
        assert len(dialog.conflicts.table.rows()) == conflicts
        dialog.conflicts.file_button.click()
        office.clicks += 1
    assert dialog.confirm.isEnabled(), dialog.message.text
    dialog.confirm.click()
    office.clicks += 2
    office.settle()


def give_the_files_out(office, folder):
    office.enter(SECRETARY, SCORED_ON)
    assert len(office.people) == PEOPLE
    files = give_out(office, folder)
    for name in ELSEWHERE:
        written(files[_in_file(name)], 4)
    return files


def _in_file(name):
    """A name as that of a file has it."""
    return name.replace(" ", "-")


def evaluate_at_the_same_pc(office):
    """The first EQ scores the own people and hands their sheets over; the own sheet is not there to be seen."""
    office.enter(GENERAL, SCORED_ON)
    assert {one.split()[0] for one in office.people} == {*OF_GENERAL}
    assert len(office.score_all(lambda _person: 4)) == len(OF_GENERAL)
    office.today = HANDED_ON
    for surname in OF_GENERAL:
        office.show(surname)
        office.step("deliver", on=HANDED_ON, interview_on=SCORED_ON)
        assert office.state is SheetState.DELIVERED


def score_beside_the_file(office):
    """The second EQ gives one score in the window too: the file has another."""
    office.enter(FINANCE, SCORED_ON)
    assert len(office.people) == len(OF_FINANCE)
    office.show("Costa")
    office.tab.sheet.start()
    office.key("5")


def evaluate_the_secretary(office):
    office.enter(MAYOR, HANDED_ON)
    office.show("Giusti")
    tab = office.tab
    for part in [one for one in tab.sheet.detail.composition.parts if one.is_section and "biettiv" in one.title]:
        tab.sheet.composition_asked.emit("exclude", part)
        dialog = tab.sheet_actions.dialog
        dialog.form.fill_values({"reason": "Il Sindaco non ne ha assegnati"})
        dialog.submit()
        office.clicks += 2
        office.settle()
    tab.sheet.start()
    for _ in range(len([one for one in tab.sheet.detail.items if one.takes_score and one.value is None])):
        office.key("8")
        office.key(Qt.Key.Key_Return)
    office.step("complete", is_question=False)
    office.step("deliver", on=HANDED_ON, interview_on=HANDED_ON)
    assert office.state is SheetState.DELIVERED


def score_the_heads(office, files):
    """The Segretario takes the files in, with the conflict, then scores the EQ and who has none; one is heard."""
    office.enter(SECRETARY, HANDED_ON)
    for name in ELSEWHERE:
        take_in(office, files[_in_file(name)], conflicts=int(name == HEADS["B"]))
    for row in office.tab.table.rows():
        if row.evaluator in ELSEWHERE:
            office.tab.table.select(row.id)
            office.settle()
            office.step("complete", is_question=False)
            assert office.state is SheetState.COMPLETED, row.person
    found = office.score_all(lambda person: 1 if person.startswith(NEGATIVE) else 4)
    assert len(found) == len(WITHOUT_HEAD) + len(ELSEWHERE) + 1
    office.show(NEGATIVE)
    office.step("complete", is_question=False)
    assert office.state is SheetState.IN_PROGRESS
    office.tab.sheet.steps["hearing"].trigger()
    dialog = office.tab.sheet_actions.dialog
    dialog.form.fill_values({"on": HANDED_ON, "attended": "Giusti, Testa", "text": "Sentito, non ha osservazioni."})
    dialog.submit()
    office.settle()
    office.step("complete", is_question=False)
    assert office.state is SheetState.COMPLETED


def review(office):
    """Remarks are answered, a request of riesame opens the scores again, the others sign."""
    office.enter(GENERAL, ASKED_ON)
    office.show("Ferri")
    office.step("remarks", kind=RemarkKind.REMARKS, on=ASKED_ON, text="Manca il progetto di giugno.")
    office.step("answer", text="Il grado ne tiene conto.")
    office.step("sign", on=ASKED_ON)
    office.show("Basso")
    office.step("remarks", kind=RemarkKind.RECONSIDERATION, on=ASKED_ON, text="Chiede che si riveda l'autonomia.")
    assert office.state is SheetState.UNDER_REVIEW
    office.today = REVISED_ON
    office.step("revise", reason="La richiesta è fondata")
    assert office.tab.sheet.detail.review.revision == 2
    office.tab.sheet.start()
    office.key("5")
    office.step("complete", is_question=False)
    office.step("deliver", on=REVISED_ON, interview_on=REVISED_ON)
    for surname in OF_GENERAL[1:]:
        office.show(surname)
        office.step("sign", on=REVISED_ON)
        assert office.state is SheetState.ACKNOWLEDGED


def sign_the_secretary(office):
    office.enter(MAYOR, CLOSED_ON)
    office.show("Giusti")
    office.step("sign", on=CLOSED_ON)
    office.step("close", is_question=False)
    office.agree()
    assert office.state is SheetState.FINAL


def close_the_session(office, target):
    office.enter(SECRETARY, CLOSED_ON)
    office.tab.session_actions.do(FINISH.name)
    office.settle()
    dialog = office.tab.session_actions.dialog
    days = {"until": SheetState.FINAL, "interview_on": HANDED_ON, "delivered_on": HANDED_ON, "signed_on": ASKED_ON}
    dialog.form.fill_values(days)
    dialog.submit()
    office.clicks += 2
    office.settle()
    for surname in OF_GENERAL:
        office.show(surname)
        office.step("close", is_question=False)
        office.agree()
        assert office.state is SheetState.FINAL
    office.tab.session_actions.do(CLOSE.name)
    office.settle()
    office.agree()
    office.window.pages.show_place(Link("document", 0, "scheda"))
    office.settle()
    every = office.tab.options.subjects
    every.setCurrentIndex(0)
    every.activated.emit(0)
    office.settle()
    press(office.tab, "Salva PDF…")
    office.settle()
    office.choose_path(target)
    office.clicks += 3


def test_that_four_users_evaluate_everybody_through_the_window_and_nothing_is_lost(office, tmp_path, capsys):
    files = give_the_files_out(office, tmp_path / "cartelle")
    evaluate_at_the_same_pc(office)
    score_beside_the_file(office)
    evaluate_the_secretary(office)
    score_the_heads(office, files)
    review(office)
    sign_the_secretary(office)
    close_the_session(office, tmp_path / "schede.pdf")
    workspace = office.window.desk.workspace
    [session] = list_rounds(workspace, 2024)
    rows = list_sheets(workspace, session.id)
    assert (session.is_open, len(rows)) == (False, PEOPLE)
    assert {row.state for row in rows} == {SheetState.FINAL}
    for row in rows:
        given = {item.value for item in sheet_detail(workspace, row.id).items if item.takes_score}
        assert given == _given_to(row.person), row.person
    words = words_of(tmp_path / "schede.pdf")
    assert all(row.person in words for row in rows)
    assert "Revisione 2" in words
    verdict = verify_archive(workspace)
    assert (verdict.damage, verdict.differences, verdict.unfaithful, verdict.guards) == ((), (), (), ())
    with capsys.disabled():
        sys.stdout.write(f"\nuna sessione di {PEOPLE} persone: {office.keys} tasti e {office.clicks} clic\n")


def _given_to(person):
    surname = person.split()[0]
    special = {NEGATIVE: {1}, "Basso": {4, 5}, "Giusti": {8}}
    return {Decimal(one) for one in special.get(surname, {4})}
