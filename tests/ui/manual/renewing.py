"""`make manual-pictures`: the pictures of the manual and its page of keys, made anew from the example comune.

Not a test of the suite: it is run by its name, and writes into the resources.
"""

import shutil
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook
from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialog, QTabBar, QWidget

from app.domain.issues import Link
from app.services.manual.reading import FOLDER
from app.services.rounds.rounds import list_rounds
from app.services.sheets.sheets import list_sheets
from app.services.structure.queries import list_people
from app.services.workbooks.job import export_workbook, look_at_workbook
from app.services.workbooks.registry import PERSONNEL_WORKBOOK
from app.ui.beginning.new_archive_dialog import NewArchiveDialog
from app.ui.kit.tab import PageVerb
from app.ui.login.login_page import LoginPage
from app.ui.theme import ThemeChoice
from app.ui.workbooks.import_dialog import ImportDialog
from tests.looking import objective_tree
from tests.services.plan_text.test_importing import PLAN
from tests.ui.dialogs.openers import OPENERS, YEAR, Openers
from tests.ui.driving import press
from tests.ui.login.test_login_page import PROTECTED
from tests.ui.manual.keys import PAGE, keys_page
from tests.ui.still import still_services
from tests.ui.waiting import wait_for_idle
from tests.ui.walk.places import Walker

CLIENT = (1200, 700)
COLOURS = 64
PAINTING_MS = 2_000
"""Of the pages of a PDF, which Qt draws when it likes."""
PICTURES = FOLDER / "immagini"
PAGES = ("cruscotto", "struttura", "obiettivi", "valutazioni", "documenti")
DIALOGS = {
    "metodologia": "MethodsDialog",
    "norme-e-soglie": "LawDialog",
    "tempi-di-pagamento": "PaymentDialog",
    "formazione": "TrainingDialog",
    "catalogo": "CatalogueDialog",
    "certificazione": "CertificationDialog",
    "importa-excel": "ImportDialog",
    "registro": "AuditDialog",
    "copie-di-sicurezza": "BackupsDialog",
    "chiusura": "ClosingDialog",
    "copia-anno": "CopyYearDialog",
}


def keep(widget: QWidget, name: str) -> None:
    """Write the picture of a widget with few colours: letters and areas of one colour need no more."""
    picture: QImage = widget.grab().toImage()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    image = Image.open(BytesIO(bytes(buffer.data().data()))).convert("RGB")
    few = image.quantize(COLOURS, dither=Image.Dither.NONE)
    PICTURES.mkdir(exist_ok=True)
    few.save(PICTURES / f"{name}.png", optimize=True)


@pytest.fixture
def window(example_archive, tmp_path, open_program, qapp):
    qapp.setCursorFlashTime(0)
    window = open_program(shutil.copyfile(example_archive, tmp_path / "Comune di Esempio.merito"), still_services())
    window.theme.choose(ThemeChoice.LIGHT)
    window.resize(*CLIENT)
    return window


@pytest.fixture
def walker(qtbot, window):
    return Walker(window, lambda: wait_for_idle(qtbot, window.runner))


def test_the_pages(qtbot, window, walker):
    (FOLDER / f"{PAGE}.md").write_text(keys_page(window), encoding="utf-8")
    for number, name in enumerate(PAGES):
        window.pages.show_number(number)
        walker.settle()
        if name == "valutazioni":
            for _ in range(2):
                window.pages.current_tab().page_verbs()[PageVerb.FOLD_LIST]()
                walker.settle()
        if name == "documenti":
            qtbot.wait(PAINTING_MS)
        keep(window, name)
    workspace = window.desk.workspace
    person = list_people(workspace, date(YEAR, 6, 30))[3]
    objective = next(row for group in objective_tree(workspace, YEAR).groups for row in group.rows)
    sheet = list_sheets(workspace, list_rounds(workspace, YEAR)[0].id)[1]
    for name, link in (
        ("anno-di-una-persona", Link("employee", person.id)),
        ("dati-dell-ente", Link("municipality", 1)),
        ("obiettivo", Link("objective", objective.id, "title")),
        ("indicatori", Link("objective", objective.id, "indicators")),
        ("scheda", Link("sheet", sheet.id)),
    ):
        window.show_place(link)
        walker.settle()
        keep(window, name)
    explained(window, walker)
    window.pages.show_number(2)
    walker.settle()
    window.pages.current_tab().page_verbs()[PageVerb.SWITCH_VIEW]()
    walker.settle()
    keep(window, "griglia")


def explained(window, walker):
    """Show why the score of a sheet is what it is."""
    for bar in window.pages.current_tab().findChildren(QTabBar):
        for number in range(bar.count()):
            if bar.tabText(number) == "Perché questo punteggio" and bar.isVisible():
                bar.setCurrentIndex(number)
    walker.settle()
    keep(window, "perche")


def test_the_pages_of_awards(window, walker):
    window.desk.hub.set_year(YEAR - 1)
    window.year.show_years((YEAR, YEAR - 1), YEAR - 1)
    for number, name in ((5, "premi"), (6, "progressioni")):
        window.pages.show_number(number)
        walker.settle()
        keep(window, name)


def test_a_sitting_and_a_plan(window, walker):
    window.pages.show_number(3)
    walker.settle()
    window.pages.current_tab().page_verbs()[PageVerb.SITTING]()
    walker.settle()
    keep(window, "seduta")
    window.close_archive()


def test_a_plan(window, walker):
    window.desk.hub.plan_import_asked.emit()
    walker.settle()
    page = window.pages.current_tab()
    page.source.text.setPlainText(PLAN)
    press(page, "Leggi il testo incollato")
    walker.settle()
    keep(window, "importa-un-piano")


def test_a_new_archive(qtbot, open_program, theme):
    theme.choose(ThemeChoice.LIGHT)
    window = open_program()
    window.new_asked.emit()
    wait_for_idle(qtbot, window.runner)
    [dialog] = [one for one in window.findChildren(NewArchiveDialog) if one.isVisible()]
    dialog.form.fill_values({"name": "Comune di Esempio"})
    dialog.submit()
    QApplication.processEvents()
    keep(dialog, "nuovo-archivio")
    dialog.done(0)


def test_the_way_in(qtbot, theme):
    theme.choose(ThemeChoice.LIGHT)
    page = LoginPage(PROTECTED, "a")
    qtbot.addWidget(page)
    page.resize(1000, 560)
    page.show()
    page.begin()
    keep(page, "accesso")


@pytest.mark.parametrize("name", DIALOGS)
def test_the_dialogs(window, walker, tmp_path, name):
    made = Openers(window, window.desk, tmp_path)
    dialog: QDialog = import_of_changes(made) if name == "importa-excel" else OPENERS[DIALOGS[name]](made)
    if not dialog.isVisible():
        dialog.open()
    walker.settle()
    if name == "copie-di-sicurezza":
        press(dialog, "Fai una copia adesso")
        walker.settle()
    keep(dialog, name)
    dialog.done(0)
    walker.settle()


def import_of_changes(made):
    """Look at a workbook of the staff in which somebody has changed a name and written a new line."""
    path = made.folder / "Anagrafica.xlsx"
    export_workbook(made.workspace, PERSONNEL_WORKBOOK, YEAR, path)
    book = load_workbook(path)
    sheet = book["Dipendenti"]
    head = {cell.value.rstrip(" *"): cell.column for cell in sheet[1]}
    for row, name in ((2, "Barbieri-Conti"), (5, "De Angelis")):
        sheet.cell(row, head["Cognome"]).value = name
    new = {"Matricola": "0931", "Cognome": "Villa", "Nome": "Sara", "Genere": "donna"}
    new["Data di assunzione"] = date(YEAR, 9, 1)
    for heading, value in new.items():
        sheet.cell(sheet.max_row + (heading == "Matricola"), head[heading]).value = value
    book.save(path)
    return ImportDialog(made.parent, made.desk, look_at_workbook(made.workspace, PERSONNEL_WORKBOOK, path))


def test_the_first_page(open_program, theme):
    theme.choose(ThemeChoice.LIGHT)
    window = open_program()
    window.resize(1000, 560)
    keep(window, "primo-avvio")
