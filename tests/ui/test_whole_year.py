"""A comune lives a whole year in the window, from the bare plan to the year closed and opened again.

It is the year that `tests/journeys/test_whole_year.py` lives from the command line, and it ends in the same papers.
"""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QMessageBox

from app.bootstrap import make_services
from app.domain.issues import Link
from app.domain.workflow import SheetState
from app.services.workspace import this_moment
from app.ui.certification.certification_dialog import CertificationDialog
from app.ui.closing.closing_dialog import ClosingDialog, ReopenYearDialog
from app.ui.evidence.evidence_dialog import EvidenceDialog
from app.ui.kit.reason_dialog import ReasonDialog
from app.ui.menus import Menu
from app.ui.objectives.acknowledgement_dialog import AcknowledgementDialog
from app.ui.objectives.controls import GRID, TREE
from app.ui.objectives.reading_dialog import ReadingDialog
from app.ui.objectives.state_dialog import StateDialog
from app.ui.payment_times.payment_dialog import PaymentDialog
from app.ui.window import MainWindow
from app.ui.workbooks.import_dialog import ImportDialog
from tests.golden.kept import compare
from tests.journeys.borgo import OBJECTIVES, PERSONNEL, PLAN, TRAINING, VALUES, YEAR, save_workbook, words_of_paper
from tests.journeys.test_whole_year import PAPERS
from tests.ui.counted_hands import CountedHands
from tests.ui.test_journey import (
    DOCUMENTI,
    ENTE,
    OBIETTIVI,
    STRUTTURA,
    VALUTAZIONI,
    User,
    begin_archive,
    import_the_plan,
    prepare_the_round,
    write,
)
from tests.ui.waiting import wait_for_idle

OF_OPERATIONS = "storia"
"""It tells each operation, and in the window they are others."""
DELIVERED, SIGNED = date(YEAR + 1, 2, 2), date(YEAR + 1, 2, 20)
Enter, Space = Qt.Key.Key_Return, Qt.Key.Key_Space
Kind = TypeVar("Kind", bound=QDialog)


@dataclass
class Calendar:
    """The day of the computer, which the journey turns back when something is done in the year itself."""

    day: date | None = None

    def __call__(self) -> datetime:
        return datetime.combine(self.day, time(11), UTC) if self.day else this_moment()


@dataclass
class Year:
    """The window, the calendar on its wall and the folder with the files of the comune."""

    user: User
    calendar: Calendar
    folder: Path

    @property
    def window(self) -> MainWindow:
        return self.user.window

    def settle(self) -> None:
        for _ in range(3):
            wait_for_idle(self.user.qtbot, self.window.runner)
            QApplication.processEvents()

    def front(self, kind: type[Kind]) -> Kind:
        """Return the only dialog of a kind that is open; a trouble told in its place is what fails."""
        boxes = [one.text() for one in self.window.findChildren(QMessageBox) if one.isVisible()]
        found = [one for one in self.window.findChildren(kind) if one.isVisible()]
        assert len(found) == 1, (kind, boxes, [one.windowTitle() for one in self.user.dialogs()])
        return found[0]

    def submit(self, kind: type[Kind], **values: object) -> None:
        """Write in the form of a dialog and press its verb: it must close, or ask why."""
        dialog: Any = self.front(kind)
        for key, value in values.items():
            if isinstance(value, str) and hasattr(dialog.form.fields[key].editor, "findText"):
                write(dialog.form, key, value)
            else:
                dialog.form.fields[key].write(value)
        dialog.buttons.button(QDialogButtonBox.StandardButton.Ok).click()
        self.settle()
        assert dialog not in self.user.dialogs(), [one.message.text for one in dialog.form.fields.values()]

    def menu(self, menu: Menu, words: str) -> None:
        found = [one for one in self.window.menus.of(menu).actions() if one.text().replace("&", "").startswith(words)]
        [action] = [one for one in found if one.isVisible()]
        assert action.isEnabled(), action.toolTip()
        action.trigger()
        self.settle()

    def take_in(self, name: str, kind: str, sheets: Any) -> None:
        """Import a workbook up to the verb of its preview."""
        self.menu(Menu.IMPORT, kind)
        self.user.choose_file(save_workbook(self.folder, name, sheets))
        self.settle()
        dialog = self.front(ImportDialog)
        assert dialog.confirm.isEnabled(), dialog.message.text
        dialog.confirm.click()
        self.settle()

    def objective(self, code: str, page: str) -> Any:
        """Show an objective on one of its pages."""
        tab = self.user.page(OBIETTIVI)
        identity = next(row.id for row in tab._tree.rows.values() if row.code == code)
        tab.show_place(Link("objective", identity))
        self.settle()
        tab.details.objective.show_page(page)
        self.settle()
        return tab.details.objective.page(page)


@pytest.fixture
def year(open_program, qtbot, tmp_path):
    calendar, plain = Calendar(), make_services()

    def create(new):
        begun = plain.create_archive(new)
        opened = begun.opened
        return begun._replace(opened=opened._replace(workspace=replace(opened.workspace, now=calendar)))

    window = open_program(None, plain._replace(create_archive=create))
    window.activateWindow()
    return Year(User(window, qtbot), calendar, tmp_path)


def test_that_a_comune_lives_a_whole_year_in_the_window(year: Year) -> None:
    plan_comes_in(year)
    objectives_are_seen_and_changed(year)
    year_is_measured(year)
    sheets_are_made_and_one_is_sent_back(year)
    results_are_certified(year)
    year_is_closed(year)
    nothing_changes_any_more(year)
    papers_say_what_was_done(year)
    year_is_opened_again(year)


def plan_comes_in(year: Year) -> None:
    begin_archive(year.user, year.folder / "borgo.merito", "Comune di Borgo", str(YEAR))
    import_the_plan(year.user, PLAN, "Piano importato: 2 aree, 2 settori")
    year.take_in("anagrafica", "Anagrafica", PERSONNEL)
    year.take_in("obiettivi", "Obiettivi", OBJECTIVES)
    year.take_in("formazione", "Formazione", TRAINING)
    assert {row.people for row in year.user.page(OBIETTIVI)._tree.rows.values()} == {2, 4}


def objectives_are_seen_and_changed(year: Year) -> None:
    """A change of what was seen waits for its reason, typed in the grid as brought by a workbook."""
    year.calendar.day = date(YEAR, 6, 21)
    see_all(year, date(YEAR, 2, 14), 4)
    write_act(year, "12", date(YEAR, 6, 20), "Variazione")
    type_in_grid(year, "TEC-LAV-02", "target", "350")
    asked = year.front(ReasonDialog)
    asked.buttons.button(QDialogButtonBox.StandardButton.Ok).click()
    assert asked.isVisible()
    year.submit(ReasonDialog, reason="Un quartiere passa alla Provincia.", act_id="n. 12")
    see_all(year, date(YEAR, 6, 21), 2)
    year.calendar.day = None
    change = [("Codice obiettivo", "N.", "Indicatore", "Atteso"), ("AMM-SEG-01", 1, "Giorni di risposta", 12)]
    year.take_in("variazione", "Obiettivi", {"Indicatori": change})
    year.submit(ReasonDialog, reason="Due addetti in meno.", act="Delibera di Giunta n. 12")
    [row] = year.objective("AMM-SEG-01", "Storia").revisions.rows()
    assert (row.reason, row.details) == (
        "Due addetti in meno.", "Indicatore «Giorni di risposta», valore atteso: da «10» a «12»",
    )  # fmt: skip


def see_all(year: Year, day: date, people: int) -> None:
    tab = year.user.page(OBIETTIVI)
    tab.tree.view.expandAll()
    tab.tree.view.selectAll()
    tab.verbs.acknowledge()
    year.settle()
    dialog = year.front(AcknowledgementDialog)
    assert len(dialog.table.selected_rows()) == people
    year.submit(AcknowledgementDialog, on=day)


def write_act(year: Year, number: str, day: date, subject: str) -> None:
    structure = year.user.page(STRUTTURA)
    structure.pages.setCurrentIndex(ENTE)
    year.settle()
    ente = structure.pages.currentWidget()
    ente.sections.setCurrentRow(5)
    year.user.press("Nuovo atto…", ente)
    year.submit(type(year.user.dialog()), number=number, on_date=day, subject=subject)


def type_in_grid(year: Year, code: str, key: str, text: str) -> None:
    tab = year.user.page(OBIETTIVI)
    tab.controls.switch.segments.segments[GRID].click()
    year.settle()
    row = next(one for one in tab.grid.model.rows if one.objective.code == code)
    hands = CountedHands(year.window, year.settle)
    with hands.phase(text):
        hands.click_cell(tab.grid.view, row.id, key)
        hands.write(text)
        hands.press("Return")
    tab.controls.switch.segments.segments[TREE].click()
    year.settle()


def year_is_measured(year: Year) -> None:
    read(
        year,
        "TEC-LAV-01",
        "Lavori agli impianti",
        value="60",
        note="Cantiere aperto",
        critical_points="Manca il collaudo",
    )
    read(year, "TEC-LAV-02", "Alberi censiti", value="200")
    file = year.folder / "censimento.pdf"
    file.write_bytes(b"%PDF-1.7 elenco degli alberi")
    page = year.objective("TEC-LAV-02", "Indicatori")
    page.evidence_button.click()
    year.settle()
    evidence = year.front(EvidenceDialog)
    evidence.copy_button.click()
    year.user.choose_file(file)
    year.settle()
    evidence.reject()
    year.take_in("valori", "Obiettivi", VALUES)
    year.menu(Menu.TOOLS, "Tempi di pagamento")
    payments = year.front(PaymentDialog)
    payments.delay_button.click()
    year.settle()
    year.submit(type(payments.dialog), delay_days=-3, certified_on=date(YEAR + 1, 1, 15), auditor="Dott. Bassi")
    assert payments.words.text().endswith("da Dott. Bassi: obiettivo raggiunto.")
    payments.reject()


def read(year: Year, code: str, part: str, **values: str) -> None:
    page = year.objective(code, "Monitoraggio")
    page.reading_buttons[0].click()
    year.submit(ReadingDialog, part=part, on_date=date(YEAR, 6, 30), **values)


def sheets_are_made_and_one_is_sent_back(year: Year) -> None:
    """What a neutralisation would do is shown before, and is what it does."""
    prepare_the_round(year.user)
    for surname in ("Bruni", "Galli", "Rossi", "Verdi"):
        fill(year, surname)
    for surname in ("Rossi", "Bruni"):
        step(year, surname, "deliver", interview_on=DELIVERED, on=DELIVERED)
    year.objective("TEC-LAV-01", "Storia").neutralise.click()
    year.settle()
    effect = year.front(StateDialog)
    told = {one.person: one for one in effect.table.rows()}
    assert {name: one.is_sent_back for name, one in told.items()} == {"Bruni Lia": True, "Galli Ugo": False}
    year.submit(
        StateDialog, on_date=date(YEAR, 12, 15), reason="Cantiere sotto sequestro.",
        opinion="Favorevole, verbale n. 2",
    )  # fmt: skip
    bruni = sheet(year, "Bruni")
    assert (bruni.state, bruni.total) == (SheetState.COMPLETED, told["Bruni Lia"].total_after)
    step(year, "Rossi", "sign", on=date(YEAR + 1, 2, 9))
    step(year, "Rossi", "close")
    tab = year.user.page(VALUTAZIONI)
    tab.tools.actions_by_name["finish"].trigger()
    year.settle()
    days = {"interview_on": DELIVERED, "delivered_on": DELIVERED, "signed_on": SIGNED}
    year.submit(type(year.user.dialog()), until=SheetState.FINAL, **days)
    tab.tools.actions_by_name["close"].trigger()
    year.user.press("Chiudi la sessione", year.front(QMessageBox))
    assert {row.state for row in tab.table.rows()} == {SheetState.FINAL}


def sheet(year: Year, surname: str) -> Any:
    """Open the sheet of somebody, and return its row."""
    tab = year.user.page(VALUTAZIONI)
    tab.table.select(next(row.id for row in tab.table.rows() if row.person.startswith(surname)))
    year.settle()
    return tab.table.current_row()


def fill(year: Year, surname: str) -> None:
    """Score a sheet with the digits of the keyboard, and complete it."""
    row, tab = sheet(year, surname), year.user.page(VALUTAZIONI)
    year.window.activateWindow()
    tab.table.view.setFocus()
    year.user.type_keys(Enter, *["4", Enter] * row.missing, Space)
    assert tab.table.current_row().state is SheetState.COMPLETED, [str(one) for one in tab.sheet.detail.missing]


def step(year: Year, surname: str, name: str, **values: object) -> None:
    sheet(year, surname)
    year.user.page(VALUTAZIONI).sheet.steps[name].trigger()
    year.settle()
    if values:
        year.submit(type(year.user.dialog()), **values)
    else:
        year.user.press("Chiudi la scheda", year.front(QMessageBox))


def results_are_certified(year: Year) -> None:
    scan = year.folder / "verbale.pdf"
    scan.write_bytes(b"%PDF-1.7 verbale firmato")
    year.menu(Menu.TOOLS, "Certificazione dei risultati")
    listed = year.front(CertificationDialog)
    assert listed.words.text() == "0 risultati certificati · 5 da certificare · 0 non misurati"
    listed.all_button.click()
    listed.dialog.file.button.click()
    year.user.choose_file(scan)
    year.submit(type(listed.dialog), on_date=date(YEAR + 1, 1, 20), minutes="Verbale n. 3")
    assert listed.words.text() == "5 risultati certificati · 0 da certificare · 0 non misurati"
    listed.accept()
    refused(year, "il 20/01/2026", "è certificato dal Nucleo il 20/01/2026")


def refused(year: Year, why: str, told: str = "") -> None:
    """See that the page says why the objective stays as it is, and that a target typed in the grid does not stay.

    `told` is the trouble over the page; without it, nothing could be typed.
    """
    page = year.objective("TEC-LAV-02", "Indicatori")
    assert why in year.user.page(OBIETTIVI).details.objective.lock.words.text()
    page.evidence_button.click()
    year.settle()
    evidence = year.front(EvidenceDialog)
    assert (evidence.copy_button.isEnabled(), why in evidence.locked.text()) == (False, True), evidence.locked.text()
    evidence.reject()
    type_in_grid(year, "TEC-LAV-02", "target", "300")
    boxes = [one for one in year.window.findChildren(QMessageBox) if one.isVisible()]
    assert [told in one.text() for one in boxes] == ([True] if told else []), [one.text() for one in boxes]
    for box in boxes:
        box.close()
    year.settle()
    [row] = year.objective("TEC-LAV-02", "Indicatori").table.rows()
    assert row.target == 350


def year_is_closed(year: Year) -> None:
    write_act(year, "58", date(YEAR + 1, 6, 20), "Relazione")
    year.menu(Menu.TOOLS, f"Chiudi l'anno {YEAR}")
    closing = year.front(ClosingDialog)
    standing = {one.title: one.standing_words for one in closing.points.rows()}
    assert standing["Relazione approvata"] == "Da fare"
    year.submit(ClosingDialog, report_act_id="n. 58", validated_on=date(YEAR + 1, 6, 25), validation="Verbale n. 5")


def nothing_changes_any_more(year: Year) -> None:
    refused(year, f"Anno {YEAR} chiuso")
    actions = year.window.menus.of(Menu.TOOLS).actions()
    shown = [one.text().replace("&", "") for one in actions if one.isVisible()]
    assert (f"Riapri l'anno {YEAR}…" in shown, f"Chiudi l'anno {YEAR}…" in shown) == (True, False)


def papers_say_what_was_done(year: Year) -> None:
    tab = year.user.page(DOCUMENTI)
    for code in [one for one in PAPERS if one != OF_OPERATIONS]:
        tab.options.choose_kind(code)
        year.settle()
        if tab.options.subjects.isVisible():
            tab.options.subjects.setCurrentIndex(0)
            tab.options.subjects.activated.emit(0)
            year.settle()
        tab.save_button.click()
        year.settle()
        year.user.choose_file(year.folder / f"{code}.pdf")
        year.settle()
        compare(f"anno-intero-{code}", words_of_paper((year.folder / f"{code}.pdf").read_bytes(), this_moment().date()))


def year_is_opened_again(year: Year) -> None:
    year.menu(Menu.TOOLS, f"Riapri l'anno {YEAR}")
    year.submit(ReopenYearDialog, reason="Ricorso accolto.")
    year.menu(Menu.TOOLS, "Certificazione dei risultati")
    listed = year.front(CertificationDialog)
    listed.table.select(next(row.id for row in listed.table.rows() if row.code == "AMM-SEG-01"))
    year.settle()
    listed.reopen_button.click()
    year.submit(type(listed.dialog), reason="Ricorso accolto.")
    assert listed.words.text() == "4 risultati certificati · 1 da certificare · 0 non misurati"
