"""F1 from every place: each page, each part of a page that has its own, each dialog leads to its point."""

import importlib
import pkgutil
from datetime import date

import pytest
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

import app.ui
from app.domain.duties.doers import SECRETARY
from app.domain.duties.duty import Duty, Place
from app.domain.duties.grouping import Grouping, grouped
from app.domain.manual.point import ManualPoint, point_of
from app.domain.objectives.lacks import Lack
from app.services.manual.reading import read_manual
from app.ui.dashboard.duty_tree import DutyTree
from app.ui.kit.tab import Tab
from app.ui.manual.places import DIALOGS, PAGES, point_at
from app.ui.objectives.controls import Controls
from app.ui.pages import PAGES as WINDOW_PAGES
from tests.ui.dialogs.openers import ELSEWHERE, OPENERS

DAY = date(2024, 6, 30)
BASES = {"GuestTab", "DatedPage", "SteppedTab"}
OF_THEIR_PLACE = {
    "Box": "a question is helped by what it asks about",
    "FormDialog": "small forms of a page, whose help is that of the page",
    "PlainDialog": "what the program is: it has nothing to be done in it",
    "PaperDialog": "the base of the dialogs that take a scan",
    "StepDialog": "the base of the dialogs of the steps",
    "SavingDialog": "the base of the forms that one use case keeps",
}


def classes_of(base):
    for one in base.__subclasses__():
        yield one
        yield from classes_of(one)


@pytest.fixture(scope="module", autouse=True)
def every_module():
    """Import all the window, whichever of these tests comes first: a class not imported is known to nobody."""
    for module in pkgutil.walk_packages(app.ui.__path__, "app.ui."):
        importlib.import_module(module.name)


def test_that_every_page_part_and_dialog_named_is_there_and_leads_to_a_point_that_is_there():
    known = {one.__name__ for one in classes_of(QWidget) if one.__module__.startswith("app.ui")}
    assert {*PAGES, *DIALOGS} - known == set()
    manual = read_manual()
    named = {**PAGES, **DIALOGS}
    assert {name: target for name, target in named.items() if not manual.has(point_of(target))} == {}


def test_that_every_page_and_every_dialog_has_its_help():
    tabs = {one.__name__ for one in classes_of(Tab) if one.__module__.startswith("app.ui")} - BASES
    assert tabs - {*PAGES} == {"UnitsPage"}, "UnitsPage is the page Struttura itself"
    dialogs = {one.__name__ for one in classes_of(QDialog) if one.__module__.startswith("app.ui")}
    dialogs = {name for name in dialogs if not name.startswith("_")}
    assert dialogs == {name for name in {*OPENERS, *ELSEWHERE} if not name.startswith("_")}
    assert dialogs - {*DIALOGS} == {*OF_THEIR_PLACE}
    assert len(WINDOW_PAGES) == sum(name.endswith("Tab") for name in PAGES)


def test_that_the_nearest_place_helps_and_a_question_is_helped_by_what_is_under_it(qtbot):
    outer = type("StructureTab", (QWidget,), {})()
    qtbot.addWidget(outer)
    inner = type("EntePage", (QWidget,), {})(outer)
    field, box = QWidget(inner), type("Box", (QDialog,), {})(outer)
    assert point_at(field) == ManualPoint("dati-dell-ente")
    assert point_at(box) == ManualPoint("struttura")
    assert point_at(None) == ManualPoint("benvenuto")


def test_that_a_finding_and_a_lack_lead_to_their_own_point(qtbot):
    tree = DutyTree("Che cosa manca", "", lambda _: False)
    qtbot.addWidget(tree)
    found = Duty("Senza linea di mandato", SECRETARY, Place.OBJECTIVE, code="W19")
    work = Duty("Scheda da compilare", SECRETARY, Place.SHEETS)
    tree.show_groups(grouped([found, work], Grouping.SUBJECT, DAY), Grouping.SUBJECT, DAY)
    seen = {}
    for key, told in tree.told.items():
        tree.select(key)
        seen[told.duties[0].sentence if told.group is None else ""] = point_at(tree.view)
    assert seen[found.sentence] == ManualPoint("controlli", "w19")
    assert seen[work.sentence] == ManualPoint("valutazioni")
    assert seen[""] == ManualPoint("benvenuto"), "a group alone is helped by the page around it"
    controls = Controls(QLineEdit())
    qtbot.addWidget(controls)
    controls.show()
    controls.activateWindow()
    chip = controls.chips.chips[Lack.SOURCE]
    chip.setFocus()
    assert not chip.hasFocus() or point_at(chip) == ManualPoint("controlli", "manca-source")
