"""The whole window walked at every size, zoom and theme: what a careful person would not accept has its place named.

Where things are does not follow from their colours, and what fits in the least room and in the most fits between: each
size and each zoom is walked in one theme, and in each of the others what colours may spoil (words, edges, the focus).
The first view of each walk and the one with the least room are looked at in every place; the others share the places.
`make walk` walks everything at every size and zoom in every theme.
"""

import shutil
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain
from typing import NamedTuple

import pytest
from PySide6.QtWidgets import QAbstractItemView, QDialog, QWidget

from app.domain.issues import Link
from app.services.rounds.rounds import list_rounds
from app.services.sheets.sheets import list_sheets
from app.services.structure.queries import list_people
from app.ui.theme import ThemeChoice
from tests.looking import objective_tree
from tests.ui.still import still_services
from tests.ui.waiting import wait_for_idle
from tests.ui.walk.contrast import MOST, WORDS, faint_words
from tests.ui.walk.faults import Fault, cells_without_tip, faults_of, in_sight, kept_lists, unnamed, unseen_focus
from tests.ui.walk.painted import listened
from tests.ui.walk.places import Place, Walker
from tests.ui.walk.sizes import LARGE, SIZES, SMALL, USUAL
from tests.ui.walk.told import told_faults
from tests.whole import IS_WHOLE

pytestmark = pytest.mark.slow

YEAR = 2024
PATIENCE_MS = 60_000
THEMES = (ThemeChoice.LIGHT, ThemeChoice.DARK, ThemeChoice.HIGH_CONTRAST)
ZOOMS = (100, 150, 200) if IS_WHOLE else (100, 200)
"""What fits at both ends fits between them: `make walk` looks."""
IN_FULL = THEMES if IS_WHOLE else THEMES[:1]
"""The themes in which sizes and zooms are walked."""
WITH_THE_FOCUS = THEMES if IS_WHOLE else (ThemeChoice.LIGHT, ThemeChoice.HIGH_CONTRAST)
"""The themes in which everything takes the keyboard in turn: dark paints as light does, with colours of its own."""


class View(NamedTuple):
    """How the window is looked at: theme, zoom and client size."""

    theme: ThemeChoice
    percent: int
    size: tuple[int, int]

    def __str__(self) -> str:
        return f"{self.size[0]}×{self.size[1]} {self.percent} % {self.theme.value}"


EVERY = [[View(theme, percent, size) for size in SIZES] for theme in THEMES for percent in (100, 150, 200)]
LIGHT = ThemeChoice.LIGHT
AT_MOST = [View(LIGHT, 200, SMALL)]
VIEWS = EVERY if IS_WHOLE else [[View(LIGHT, 100, SMALL), View(LIGHT, 100, LARGE), View(LIGHT, 150, USUAL), *AT_MOST]]
"""How the pages of one window are looked at, one view after the other: what has grown is as what is opened anew. The
usual window as it comes is looked at with its colours, in the light theme."""
VIEWS_OF_A_YEAR_OVER = EVERY[:3] if IS_WHOLE else [[View(LIGHT, 100, USUAL), *AT_MOST]]
VIEWS_OF_DIALOGS = (
    (
        *(View(theme, percent, USUAL) for percent in ZOOMS for theme in THEMES),
        *(View(ThemeChoice.LIGHT, 100, size) for size in (SMALL, LARGE)),
    )
    if IS_WHOLE
    else (View(ThemeChoice.LIGHT, 200, LARGE),)
)
"""Dialogs are opened anew in each view: how large one is follows the zoom and the screen, not the window behind it.

tests/ui/dialogs opens each of them at 100, 150 and 200 % besides, without a window, and asks the same at 100.
"""

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


@pytest.mark.parametrize("views", VIEWS, ids=lambda views: str(views[0]))
def test_that_nothing_is_cut_or_out_of_place_in_any_page(walker, links, views):
    found = walked(walker, walker.walk(links), views)
    assert not found, seen(found)


@pytest.mark.parametrize("views", VIEWS_OF_A_YEAR_OVER, ids=lambda views: str(views[0]))
def test_that_nothing_is_cut_or_out_of_place_in_a_year_that_is_over(walker, views):
    """Sheets that are closed say by whom and when, and show what nobody changes any more."""
    walker.window.desk.hub.set_year(YEAR - 1)
    found = walked(walker, walker.walk({}, "Valutazioni"), views)
    assert not found, seen(found)


def walked(walker: Walker, places: Iterator[Place], views: Sequence[View]) -> Found:
    """Look at places while one comes to them, each in front, in the first view; then in the others."""
    found: Found = defaultdict(lambda: defaultdict(set))
    for view, place in each_in_front(walker, places, views):
        if place is None:
            faults, name = wider_than(walker.window, view.size), "la finestra"
        else:
            faults, name = everything_wrong(walker.window), place.name
        for fault in faults:
            found[fault][name].add(str(view))
    return found


def each_in_front(
    walker: Walker, places: Iterator[Place], views: Sequence[View]
) -> Iterator[tuple[View, Place | None]]:
    """Yield each view as it begins, then each place in front in it; in the first one while one comes there."""
    known: list[Place] = []
    for view in views:
        look_as(walker, view)
        yield view, None
        for place in places if view is views[0] else share_of(view, views, known):
            if view is views[0]:
                known.append(place)
            else:
                walker.go(place)
            yield view, place


def share_of(view: View, views: Sequence[View], places: list[Place]) -> list[Place]:
    """Return the places that a view after the first looks at: all, or where others look too every second or third."""
    sharing = [] if IS_WHOLE else [one for one in views[1:] if one not in AT_MOST]
    return places[sharing.index(view) :: len(sharing)] if view in sharing else places


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
        for fault in (*everything_wrong(dialog), *unnamed(dialog), *kept_lists(dialog), *too_large(dialog), *faint):
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


def test_that_every_page_is_read_and_used_in_each_theme_and_is_told_to_who_does_not_see_it(walker, links):
    """Each page once in each theme in the usual window: words against what is behind them, the focus in sight.

    Where things are and what a screen reader is told follow from no colour: they are asked in one theme.
    """
    found: Found = defaultdict(lambda: defaultdict(set))
    passed: dict[ThemeChoice, set[QWidget]] = {choice: set() for choice in THEMES}
    for view, place in each_in_front(walker, walker.walk(links), [View(choice, 100, USUAL) for choice in THEMES]):
        for fault in faults_with_colours(walker.window, view.theme, passed[view.theme]) if place else ():
            found[fault][place.name].add(str(view))
    assert not found, seen(found)


def faults_with_colours(window: QWidget, choice: ThemeChoice, passed: set[QWidget]) -> Iterator[Fault]:
    yield from faint_words(window, MOST if choice is ThemeChoice.HIGH_CONTRAST else WORDS)
    if choice in IN_FULL:
        yield from everything_wrong(window)
        yield from unnamed(window)
        yield from told_faults(window)
        yield from kept_lists(window)
    if choice in WITH_THE_FOCUS:
        yield from unseen_focus(window, passed=passed)
