"""The whole window walked at every size, zoom and theme: what a careful person would not accept has its place named.

Where things are does not follow from their colours: sizes and zooms are walked in one theme, and in each of the others
what colours may spoil (words, edges, the focus). `make walk` walks everything in every theme.
"""

import os
import shutil
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import chain
from typing import NamedTuple

import pytest
from PySide6.QtWidgets import QAbstractItemView, QDialog, QWidget

from app.domain.issues import Link
from app.services.objectives.tree import objective_tree
from app.services.rounds.rounds import list_rounds
from app.services.sheets.sheets import list_sheets
from app.services.structure.queries import list_people
from app.ui.theme import ThemeChoice
from tests.ui.still import still_services
from tests.ui.waiting import wait_for_idle
from tests.ui.walk.contrast import MOST, WORDS, faint_words
from tests.ui.walk.faults import Fault, cells_without_tip, faults_of, in_sight, unnamed, unseen_focus
from tests.ui.walk.painted import listened
from tests.ui.walk.places import Place, Walker
from tests.ui.walk.told import told_faults

pytestmark = pytest.mark.slow

YEAR = 2024
PATIENCE_MS = 60_000
SIZES = ((1024, 680), (1366, 728), (1920, 1040))
THEMES = (ThemeChoice.LIGHT, ThemeChoice.DARK, ThemeChoice.HIGH_CONTRAST)
IS_WHOLE = os.environ.get("WALK") == "all"
ZOOMS = (100, 150, 200) if IS_WHOLE else (100, 200)
"""What fits at both ends fits between them: `make walk` looks."""
IN_FULL = THEMES if IS_WHOLE else THEMES[:1]
"""The themes in which every size and zoom is walked."""
IN_COLOUR = THEMES if IS_WHOLE else THEMES[:2]
"""The themes in which dialogs are opened again for their colours: the third one is left to `make walk`."""
WITH_THE_FOCUS = THEMES if IS_WHOLE else (ThemeChoice.LIGHT, ThemeChoice.HIGH_CONTRAST)
"""The themes in which everything takes the keyboard in turn: dark paints as light does, with colours of its own."""


class View(NamedTuple):
    """How the window is looked at: theme, zoom and client size."""

    theme: ThemeChoice
    percent: int
    size: tuple[int, int]

    def __str__(self) -> str:
        return f"{self.size[0]}×{self.size[1]} {self.percent} % {self.theme.value}"


VIEWS_OF_DIALOGS = (
    *(View(theme, percent, (1366, 728)) for percent in ZOOMS for theme in IN_FULL),
    *(View(ThemeChoice.LIGHT, 100, size) for size in SIZES if size != (1366, 728)),
)
"""Dialogs are opened anew in each view: how large one is follows the zoom and the screen, not the window behind it."""

Found = defaultdict[Fault, defaultdict[str, set[str]]]
"""Each fault with the places where it is, and the views in which it is seen there."""


@pytest.fixture
def window(example_archive, tmp_path, open_program):
    return open_program(shutil.copyfile(example_archive, tmp_path / "esempio.merito"), still_services())


@pytest.fixture
def walker(qtbot, window):
    return Walker(window, lambda: wait_for_idle(qtbot, window.runner))


@pytest.fixture
def links(example):
    """A person, an Area, an objective and a sheet to open."""
    person = list_people(example, date(YEAR, 6, 1))[0]
    groups = objective_tree(example, YEAR).groups
    area = next(group.unit for group in groups if group.unit)
    objective = next(row for group in groups for row in group.rows)
    sheet = list_sheets(example, list_rounds(example, YEAR)[0].id)[0]
    return {
        "una persona": Link("employee", person.id),
        "un'Area": Link("area", area.area_id),
        "un obiettivo": Link("objective", objective.id),
        "una scheda": Link("sheet", sheet.id),
    }


def seen(found: Found) -> str:
    """Write the faults, each with the places and the views in which it was seen."""
    lines = []
    for fault, places in sorted(found.items()):
        views = sorted({view for each in places.values() for view in each})
        lines.append(f"{fault.kind}: {fault.where}\n    in {', '.join(sorted(places))}\n    a {'; '.join(views)}")
    return f"{len(found)} difetti\n" + "\n".join(lines)


@pytest.mark.parametrize("percent", ZOOMS)
@pytest.mark.parametrize("choice", IN_FULL, ids=lambda one: one.value)
def test_that_nothing_is_cut_or_out_of_place_in_any_page(walker, links, choice, percent):
    found: Found = defaultdict(lambda: defaultdict(set))
    places = walker.pages(links)
    for size in SIZES:
        look_as(walker, view := View(choice, percent, size))
        for fault in wider_than(walker.window, size):
            found[fault]["la finestra"].add(str(view))
        for place in places:
            walker.go(place)
            for fault in everything_wrong(walker.window):
                found[fault][place.name].add(str(view))
    assert not found, seen(found)


@pytest.mark.parametrize("percent", ZOOMS)
def test_that_nothing_is_cut_or_out_of_place_in_a_year_that_is_over(walker, percent):
    """Sheets that are closed say by whom and when, and show what nobody changes any more."""
    found: Found = defaultdict(lambda: defaultdict(set))
    walker.window.desk.hub.set_year(YEAR - 1)
    places = [place for place in walker.pages({}) if place.name.startswith("Valutazioni")]
    for size in SIZES:
        look_as(walker, view := View(ThemeChoice.LIGHT, percent, size))
        for place in places:
            walker.go(place)
            for fault in everything_wrong(walker.window):
                found[fault][place.name].add(str(view))
    assert not found, seen(found)


def wider_than(window: QWidget, size: tuple[int, int]) -> Iterator[Fault]:
    """Hold that the window takes the size of the screen, however large its letters are."""
    if (window.width(), window.height()) != size:
        yield Fault("più grande dello schermo", f"{window.width()}×{window.height()} invece di {size[0]}×{size[1]}")


def look_as(walker: Walker, view: View) -> None:
    if walker.window.theme.choice is not view.theme:
        walker.window.theme.choose(view.theme)
    walker.resize(*view.size, view.percent)


def everything_wrong(root: QWidget) -> Iterator[Fault]:
    with listened() as painted:
        root.grab()
    yield from painted
    yield from faults_of(root)
    for view in in_sight(root):
        if isinstance(view, QAbstractItemView):
            yield from cells_without_tip(view)


@pytest.mark.parametrize("view", VIEWS_OF_DIALOGS, ids=str)
def test_that_nothing_is_cut_or_out_of_place_in_any_dialog(walker, links, view):
    found: Found = defaultdict(lambda: defaultdict(set))
    look_as(walker, view)
    least = MOST if view.theme is ThemeChoice.HIGH_CONTRAST else WORDS
    for name, dialog in every_dialog(walker, walker.pages(links)):
        faint = faint_words(dialog, least) if IS_WHOLE else ()
        for fault in (*everything_wrong(dialog), *unnamed(dialog), *too_large(dialog), *faint):
            found[fault][name].add(str(view))
    assert not found, seen(found)


def every_dialog(walker: Walker, places: list[Place]) -> Iterator[tuple[str, QDialog]]:
    """Open each dialog once: those of the menus, then those of the buttons of each place."""
    known: set[tuple[str, str]] = set()
    for name, dialog in chain(walker.dialogs_of_menus(), *(walker.dialogs_of_page(place) for place in places)):
        if (which := (type(dialog).__name__, dialog.windowTitle())) not in known:
            known.add(which)
            yield name, dialog


def too_large(dialog: QDialog) -> Iterator[Fault]:
    """Hold that a dialog fits on its screen."""
    screen = dialog.screen().availableGeometry()
    if dialog.width() > screen.width() or dialog.height() > screen.height():
        yield Fault("più grande dello schermo", f"{dialog.width()}×{dialog.height()} {dialog.windowTitle()}")


@pytest.mark.parametrize("choice", THEMES, ids=lambda one: one.value)
def test_that_every_page_is_read_and_used_in_each_theme_and_is_told_to_who_does_not_see_it(walker, links, choice):
    """Each page once in each theme: words against what is behind them, the focus in sight.

    What a screen reader is told follows from no colour: it is asked in one theme.
    """
    found: Found = defaultdict(lambda: defaultdict(set))
    look_as(walker, view := View(choice, 100, (1366, 728)))
    least = MOST if choice is ThemeChoice.HIGH_CONTRAST else WORDS
    for place in walker.pages(links):
        walker.go(place)
        told = (*unnamed(walker.window), *told_faults(walker.window)) if choice in IN_FULL else ()
        seen_with_keyboard = unseen_focus(walker.window) if choice in WITH_THE_FOCUS else ()
        for fault in (*faint_words(walker.window, least), *told, *seen_with_keyboard):
            found[fault][place.name].add(str(view))
    assert not found, seen(found)
