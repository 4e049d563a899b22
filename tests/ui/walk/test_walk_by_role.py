"""The pages as an EQ, the Sindaco and the Nucleo get them: nothing cut, and an empty list says why it is so."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton
from sqlalchemy import select

from app.domain.ids import OfficialId, UserId
from app.domain.issues import Link
from app.domain.permissions import ONLY_SECRETARY, Actor
from app.domain.roles import OfficialRole, UserRole
from app.models.municipality import Official
from app.models.people import EqAppointment
from app.services.first_look import first_look
from app.services.opening import open_workspace
from app.services.rounds.rounds import list_rounds
from app.services.sheets.sheets import list_sheets
from app.ui.menus import Menu
from app.ui.methods.dialog import MethodsDialog
from app.ui.theme import ThemeChoice
from app.ui.window_services import OpenedArchive
from tests.looking import objective_tree
from tests.ui.still import still_services
from tests.ui.waiting import wait_for_idle
from tests.ui.walk.places import Place, Walker
from tests.ui.walk.test_walk import (
    IN_FULL,
    THEMES,
    USUAL,
    View,
    every_dialog,
    look_as,
    seen,
    walked,
)
from tests.whole import IS_WHOLE

pytestmark = pytest.mark.slow

YEAR = 2024
ROLES = {"eq": UserRole.EQ, "sindaco": UserRole.MAYOR, "nucleo": UserRole.BODY}


@pytest.fixture
def workspace(request, example_archive, tmp_path):
    """The example in the hands of one of the roles."""
    workspace = open_workspace(Path(shutil.copyfile(example_archive, tmp_path / "esempio.merito")))
    role = ROLES[request.param]
    with workspace.archive.reading() as session:
        eq = session.scalars(select(EqAppointment.employee_id).order_by(EqAppointment.id)).first()
        mayor = session.scalars(select(Official.id).where(Official.role == OfficialRole.MAYOR)).first()
    who = {
        UserRole.EQ: Actor("EQ di prova", role, eq, user_id=UserId(1)),
        UserRole.MAYOR: Actor("Sindaco di prova", role, official_id=OfficialId(mayor or 0), user_id=UserId(2)),
        UserRole.BODY: Actor("Nucleo di prova", role, user_id=UserId(3)),
    }
    return replace(workspace, actor=who[role])


@pytest.fixture
def walker(qtbot, workspace, open_program):
    look = first_look(workspace)
    person = {"user": workspace.actor.name, "role": workspace.actor.role.italian}
    archive = OpenedArchive(
        workspace,
        workspace.archive.path,
        look.name,
        year=YEAR,
        years=look.years,
        close=workspace.archive.close,
        **person,
    )
    window = open_program(workspace.archive.path, still_services()._replace(open_archive=lambda _: archive))
    return Walker(window, lambda: wait_for_idle(qtbot, window.runner))


@pytest.fixture
def links(workspace):
    found = {}
    rows = [row for group in objective_tree(workspace, YEAR).groups for row in group.rows]
    if rows:
        found["un obiettivo"] = Link("objective", rows[0].id)
    sheets = [row for one in list_rounds(workspace, YEAR) for row in list_sheets(workspace, one.id)]
    for name, row in {
        "la prima scheda": sheets[:1],
        "una scheda visibile": [one for one in sheets if one.total is not None][:1],
    }.items():
        if row:
            found[name] = Link("sheet", row[0].id)
    return found


@pytest.mark.parametrize("percent", [100, 150] if IS_WHOLE else [150])
@pytest.mark.parametrize("workspace", ROLES, indirect=True)
def test_that_a_role_gets_whole_pages_and_is_offered_nothing_that_the_policy_refuses(walker, links, percent, workspace):
    """The Nucleo reads the pages that the Segretario has, the Sindaco almost all: they are walked as such."""
    places: list[Place] = []
    for theme in IN_FULL if IS_WHOLE or workspace.actor.role is UserRole.EQ else ():
        places.clear()
        found = walked(walker, kept(walker.walk(links), places), [View(theme, percent, USUAL)])
        assert not found, seen(found)
    check_that_nothing_is_offered_that_the_policy_refuses(walker, places or walker.pages(links))
    check_that_the_method_is_only_read_and_says_who_changes_it(walker)


def kept(found, places):
    for place in found:
        places.append(place)
        yield place


def check_that_nothing_is_offered_that_the_policy_refuses(walker, places):
    look_as(walker, View(THEMES[0], 100, USUAL))
    opened = [(name, dialog, dialog.windowTitle()) for name, dialog in every_dialog(walker, places)]
    assert {title.partition(":")[0] for _, _, title in opened} >= {"Metodologia", "Stampa"}
    assert [name for name, dialog, _ in opened if isinstance(dialog, QMessageBox)] == []


def check_that_the_method_is_only_read_and_says_who_changes_it(walker):
    methods = next(
        action for action in walker.window.menus.of(Menu.TOOLS).actions() if action.text() == "&Metodologia…"
    )
    methods.trigger()
    walker.settle()
    [dialog] = [one for one in walker.window.findChildren(MethodsDialog) if one.isVisible()]
    buttons = dialog.actions_of.buttons
    for name in ("new", "copy", "delete"):
        assert (buttons[name].isEnabled(), buttons[name].toolTip()) == (False, ONLY_SECRETARY)
    assert buttons["export"].isEnabled()
    assert dialog.banner.text == f"La metodologia si può solo leggere. {ONLY_SECRETARY}."
    assert not dialog.save_button.isEnabled()
    dialog.done(0)


def shown_words(walker):
    page = walker.window.pages.current_tab()
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible() and label.text()]


@pytest.mark.parametrize("workspace", ["sindaco"], indirect=True)
def test_that_a_sheet_not_to_be_seen_says_who_sees_it_and_leaves_a_way_to_the_list(walker, links):
    for percent in (100, 150):
        look_as(walker, View(ThemeChoice.LIGHT, percent, USUAL))
        walker.window.show_place(links["la prima scheda"])
        walker.settle()
        [words] = [one for one in shown_words(walker) if "Punteggi e note" in one]
        assert words.endswith(
            "Punteggi e note di questa scheda sono visibili al Segretario, al valutatore e al Nucleo."
        )
        page = walker.window.pages.current_tab()
        buttons = page.findChildren(QPushButton)
        offered = [one for one in buttons if one.text() == "Elenco delle schede" and one.isVisible()]
        assert len(offered) == (percent == 150)
    offered[0].click()
    walker.settle()
    assert page.list.sheets.isVisible()
    check_that_documents_say_why_no_sheet_can_be_printed(walker)


def check_that_documents_say_why_no_sheet_can_be_printed(walker):
    walker.window.pages.show_number(4)
    walker.settle()
    message = walker.window.pages.current_tab().message.text
    assert message.startswith("Delle schede del 2024 oggi non se ne può stampare nessuna.")
