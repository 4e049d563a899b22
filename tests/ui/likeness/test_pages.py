"""Every place of the window shows, offers and draws what is kept, and answers to another line chosen as it did."""

import re
import shutil
from datetime import date

import pytest

from app.domain.issues import Link
from app.services.rounds.rounds import list_rounds
from app.services.sheets.sheets import list_sheets
from app.services.structure.queries import list_people
from tests.looking import objective_tree
from tests.ui.likeness.kept import differences, told
from tests.ui.likeness.shown import chosen_last, clean, reactions, shown_in
from tests.ui.still import still_services
from tests.ui.waiting import wait_for_idle
from tests.ui.walk.places import Walker

YEAR = 2024
MOST_LISTS = 3
"""How many lists of a place are chosen in."""


@pytest.fixture
def window(example_archive, tmp_path, open_program):
    return open_program(shutil.copyfile(example_archive, tmp_path / "esempio.merito"), still_services())


@pytest.fixture
def links(example):
    """A person, an Area, an objective and a sheet to open."""
    groups = objective_tree(example, YEAR).groups
    return {
        "una persona": Link("employee", list_people(example, date(YEAR, 6, 1))[0].id),
        "un'Area": Link("area", next(group.unit.area_id for group in groups if group.unit)),
        "un obiettivo": Link("objective", next(row.id for group in groups for row in group.rows)),
        "una scheda": Link("sheet", list_sheets(example, list_rounds(example, YEAR)[0].id)[0].id),
    }


def test_that_every_place_of_the_window_shows_what_is_kept_and_answers_as_it_did(qtbot, window, links):
    walker = Walker(window, lambda: wait_for_idle(qtbot, window.runner))
    walker.settle()
    changed = {}
    if found := differences("pages/finestra", frame_of(window)):
        changed["finestra"] = found
    for place in walker.walk(links):
        page = window.pages.current_tab()
        shown = shown_in(page)
        shown += reactions(page, walker.settle, MOST_LISTS, chosen_last)
        if found := differences(f"pages/{file_of(place.name)}", shown):
            changed[place.name] = found
    assert not changed, told(changed)


def test_that_each_verb_of_the_menus_opens_its_dialog(qtbot, window):
    walker = Walker(window, lambda: wait_for_idle(qtbot, window.runner))
    opened = [f"{name}: {type(one).__name__} «{one.windowTitle()}»" for name, one in walker.dialogs_of_menus()]
    found = differences("pages/menu", opened)
    assert not found, told({"menus": found})


def frame_of(window) -> list[str]:
    """Say what the window shows, and the verbs of its menus with their keys."""
    found = shown_in(window)
    todo = [(0, action) for action in window.menuBar().actions()]
    while todo:
        depth, action = todo.pop(0)
        state = "" if action.isEnabled() else " (spenta)"
        tick = " ✓" if action.isChecked() else ""
        why = f" — {action.toolTip()} {action.statusTip()}"
        found.append(clean(f"{' ' * depth}{action.text()} [{action.shortcut().toString()}]{state}{tick}{why}"))
        if action.menu():
            todo[:0] = [(depth + 1, one) for one in action.menu().actions() if one.isVisible() and one.text()]
    return found


def file_of(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")


def test_that_no_line_says_the_folder_of_the_run_wherever_it_is(tmp_path):
    told = f"L'archivio è in «{tmp_path / 'copie' / 'esempio.merito'}», non in /copie/altro.merito"
    assert clean(told) == "L'archivio è in «…esempio.merito», non in /copie/altro.merito"
