"""Dates and choices as people type them, in a field and in a cell."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.columns import Column, Format
from app.domain.italian import NotReadable
from app.domain.objectives.indicator import INDICATOR_COLUMNS
from app.domain.quantities import TwoReadings
from app.ui.kit.choice_box import ChoiceBox
from app.ui.kit.desk import Desk
from app.ui.kit.fields import make_field
from app.ui.kit.reading import read_text
from app.ui.kit.working_year import working_year

BORN = Column("born", "Data di nascita", Format.DATE, is_past=True)
ON = Column("on", "Data", Format.DATE)


class Page(QWidget):
    """A page of the window, as far as its year goes."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.born, self.on = make_field(BORN), make_field(ON)
        layout = QVBoxLayout(self)
        layout.addWidget(self.born)
        layout.addWidget(self.on)


def test_that_a_date_typed_short_is_completed_by_the_year_of_the_page_and_shown_whole(qtbot, desk):
    page = Page(desk)
    qtbot.addWidget(page)
    for field, typed, day in ((page.born, "3/5/75", date(1975, 5, 3)), (page.on, "15 set", date(2024, 9, 15))):
        field.editor.setText(typed)
        with qtbot.waitSignal(field.committed):
            field.editor.editingFinished.emit()
        assert field.value() == day
        assert field.editor.text() == f"{day:%d/%m/%Y}"
    assert working_year(page.on.editor) == 2024


def test_that_a_date_that_is_none_stays_as_it_was_typed(qtbot, desk):
    page = Page(desk)
    qtbot.addWidget(page)
    page.on.editor.setText("31/02/2024")
    page.on.editor.editingFinished.emit()
    assert page.on.editor.text() == "31/02/2024"


def test_that_f_chooses_donna_and_a_beginning_chooses_as_ever(qtbot):
    box = ChoiceBox()
    qtbot.addWidget(box)
    box.addItems(["", "donna", "uomo"])
    with qtbot.waitSignal(box.activated):
        qtbot.keyClick(box, Qt.Key.Key_F)
    assert box.currentText() == "donna"
    qtbot.keyClick(box, Qt.Key.Key_M)
    assert box.currentText() == "uomo"
    qtbot.keyClick(box, Qt.Key.Key_D)
    assert box.currentText() == "donna"


def test_that_a_name_is_typed_past_its_space_and_a_space_alone_opens_the_list(qtbot):
    box = ChoiceBox()
    qtbot.addWidget(box)
    box.addItems(["", "Rossi Alba", "Rossi Bruna", "Verdi Carla"])
    box.show()
    qtbot.keyClicks(box, "rossi b")
    assert (box.currentText(), box.view().isVisible()) == ("Rossi Bruna", False)
    other = ChoiceBox()
    qtbot.addWidget(other)
    other.addItems(["", "Rossi Alba"])
    other.show()
    qtbot.keyClick(other, Qt.Key.Key_Space)
    assert other.view().isVisible()
    other.hidePopup()


def test_that_a_number_that_is_none_says_what_else_can_be_done_and_one_of_two_readings_is_asked():
    target = next(one for one in INDICATOR_COLUMNS if one.key == "target")
    with pytest.raises(NotReadable, match=r"«10/4/26» non è un numero: un giorno o un sì .*«Regola…»"):
        read_text(target, "10/4/26", 2026)
    with pytest.raises(TwoReadings):
        read_text(target, "12.500", 2026)
    with pytest.raises(NotReadable, match=r"«dieci» non è un numero$"):
        read_text(Column("hours", "Ore", Format.QUANTITY), "dieci", 2026)
