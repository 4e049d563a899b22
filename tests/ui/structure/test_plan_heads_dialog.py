"""The heads that a plan names, looked at, mended and appointed."""

import pytest
from PySide6.QtWidgets import QWidget

from app.domain.roles import Gender
from app.services.plan_text.importing import import_plan
from app.services.plan_text.opening import plan_of_text
from app.ui.kit.desk import Desk
from app.ui.kit.hub import Hub
from app.ui.kit.rows_model import CellEdit
from app.ui.structure.plan_heads_dialog import ONLY_NEW, open_plan_heads
from tests.archives.office import YEAR
from tests.services.plan_text.test_heads import PLAN, appointments
from tests.ui.driving import press


@pytest.fixture
def desk(office, runner):
    import_plan(office.workspace, plan_of_text(PLAN), YEAR)
    return Desk(office.workspace, runner, Hub(YEAR))


def test_that_heads_of_a_plan_are_mended_left_out_and_appointed_with_one_word_told(qtbot, desk, settle):
    page, told = QWidget(), []
    qtbot.addWidget(page)
    page.show()
    desk.hub.notice_told.connect(lambda notice: told.append(notice.words))
    dialog = open_plan_heads(page, desk)
    settle()
    assert [(one.full_name, one.is_wanted) for one in dialog.heads] == [
        ("Arcuri Ada", True), ("Ignoti Nino", True), ("Bassi Bruno", True),
    ]  # fmt: skip
    ada, nino, bruno = dialog.table.rows()
    dialog.table.model.edited.emit(CellEdit(ada, "last_name", "Altra"))
    assert (dialog.told.text, dialog.heads[0].full_name) == (ONLY_NEW, "Arcuri Ada")
    dialog.table.model.edited.emit(CellEdit(nino, "gender", None))
    press(dialog, dialog.appoint_button.text())
    settle()
    assert "manca il genere di Ignoti Nino" in dialog.told.text
    dialog.table.model.edited.emit(CellEdit(dialog.heads[1], "gender", "uomo"))
    assert (dialog.told.text, dialog.heads[1].gender) == ("", Gender.MALE)
    dialog.table.select(bruno.id)
    for words, is_wanted in (("Non nominare", False), ("Nomina", True), ("Non nominare", False)):
        [verb] = [one for one in dialog.table.verbs.shown() if one.words() == words]
        verb.slot()
        assert dialog.heads[2].is_wanted is is_wanted
    assert appointments(desk.workspace) == []
    press(dialog, dialog.appoint_button.text())
    settle()
    assert told == ["Responsabili dal piano: 2 incarichi di EQ, 1 persona nuova."]
    assert [name for name, *_ in appointments(desk.workspace)] == ["Arcuri", "Ignoti"]
