"""The Struttura tab on the invented comune."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QDialog

from app.domain.issues import Link
from app.domain.structure.person_year import Lane
from app.ui.kit.desk import Desk
from app.ui.kit.hub import Hub
from app.ui.structure.fact_bar import FactBar
from app.ui.structure.tab import StructureTab
from tests.archives.town import Town


@pytest.fixture
def desk(town: Town, runner) -> Desk:
    return Desk(town.workspace, runner, Hub(2024))


@pytest.fixture
def tab(desk: Desk, open_page, settle) -> Iterator[StructureTab]:
    """The tab as the user first sees it."""
    page: StructureTab = open_page(StructureTab(desk), 1200, 700)
    desk.hub.place_asked.connect(page.show_place)
    yield page
    settle()


@pytest.fixture
def choose(tab: StructureTab, town: Town, settle) -> Callable[[str, str], None]:
    """Select somebody, or a unit, as the search box does."""

    def select(kind: str, name: str) -> None:
        ids = {"employee": town.people, "area": town.areas, "sector": town.sectors}[kind]
        tab.show_place(Link(kind, ids[name]))
        settle()

    return select


@pytest.fixture
def bar(tab: StructureTab) -> Callable[..., FactBar]:
    """Choose a bar of the person shown: the first of its lane, or that of a day."""

    def find(lane: Lane, day: date | None = None) -> FactBar:
        bars = [one for one in tab.units.person_panel.lanes.bars if one.fact.lane is lane]
        found = next(one for one in bars if day is None or day in one.fact.days)
        tab.units.person_panel.lanes.choose_bar(found)
        found.setFocus()
        return found

    return find


@pytest.fixture
def dialog(tab: StructureTab) -> Callable[[], QDialog]:
    """The dialog now open over the tab."""

    def find() -> QDialog:
        [found] = [one for one in tab.findChildren(QDialog) if one.isVisible()]
        return found

    return find
