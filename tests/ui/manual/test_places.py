"""F1 from every place: each page, each part of a page that has its own, each dialog leads to its point."""

import importlib
import pkgutil

from PySide6.QtWidgets import QDialog, QWidget

import app.ui
from app.domain.manual.pages import ManualPoint, point_of
from app.services.manual.reading import read_manual
from app.ui.kit.tab import Tab
from app.ui.manual.places import DIALOGS, PAGES, point_at
from app.ui.pages import PAGES as WINDOW_PAGES
from tests.ui.dialogs.openers import ELSEWHERE, OPENERS

OF_THEIR_PLACE = {
    "Box": "a question is helped by what it asks about",
    "FormDialog": "small forms of a page, whose help is that of the page",
    "PlainDialog": "what the program is: it has nothing to be done in it",
    "PaperDialog": "the base of the dialogs that take a scan",
    "StepDialog": "the base of the dialogs of the steps",
}


def classes_of(base):
    for one in base.__subclasses__():
        yield one
        yield from classes_of(one)


def test_that_every_page_part_and_dialog_named_is_there_and_leads_to_a_point_that_is_there():
    for module in pkgutil.walk_packages(app.ui.__path__, "app.ui."):
        importlib.import_module(module.name)
    known = {one.__name__ for one in classes_of(QWidget) if one.__module__.startswith("app.ui")}
    assert {*PAGES, *DIALOGS} - known == set()
    manual = read_manual()
    named = {**PAGES, **DIALOGS}
    assert {name: target for name, target in named.items() if not manual.has(point_of(target))} == {}


def test_that_every_page_and_every_dialog_has_its_help():
    tabs = {one.__name__ for one in classes_of(Tab) if one.__module__.startswith("app.ui")} - {"GuestTab", "DatedPage"}
    assert tabs - {*PAGES} == {"UnitsPage"}, "UnitsPage is the page Struttura itself"
    dialogs = {one.__name__ for one in classes_of(QDialog) if one.__module__.startswith("app.ui")}
    assert dialogs == {*OPENERS, *ELSEWHERE}
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
