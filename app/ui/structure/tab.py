"""The Struttura tab."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.changes import Topic
from app.domain.ids import EmployeeId
from app.domain.issues import Link
from app.ui.kit.desk import Desk
from app.ui.kit.later import Later, LaterStack
from app.ui.kit.overrides import override
from app.ui.kit.scale import keep_spacing
from app.ui.kit.tab import PageVerb, Tab
from app.ui.kit.tokens import MEASURES
from app.ui.structure.behind_news import BehindNews
from app.ui.structure.dated_page import DatedPage
from app.ui.structure.page_row import PageRow
from app.ui.structure.sight import DayInSight
from app.ui.structure.units_page import UnitsPage

if TYPE_CHECKING:
    from app.ui.structure.ente_page import EntePage
    from app.ui.structure.organigram_page import OrganigramPage
    from app.ui.structure.people_list_page import PeopleListPage
    from app.ui.structure.staff_page import StaffPage
    from app.ui.training.training_dialog import TrainingDialog

Dated = TypeVar("Dated", bound=DatedPage)
VIEWS = ("Unità e persone", "Elenco", "Per genere", "Organigramma", "Dati dell'ente")


class StructureTab(Tab):
    """Units and people, the list of the staff, the table by gender, the organigramma, the ente."""

    topics: frozenset[Topic] = frozenset()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.sight = DayInSight(desk.hub, self)
        self.row = PageRow(VIEWS, self.sight)
        BehindNews(desk, self)
        self.pages = LaterStack()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        keep_spacing(layout, MEASURES.gap)
        layout.addWidget(self.row)
        layout.addWidget(self.pages, 1)
        for _ in range(len(VIEWS) - 1):
            self.row.add_view(has_day=True)
        self.row.add_view(has_day=False)
        self._units = self._add_dated(UnitsPage)
        self._people = self._add_dated(_people_list)
        self._staff = self._add_dated(_staff)
        self._organigram = self._add_dated(_organigram)
        self._ente = self.pages.add_later(partial(_ente, desk), in_steps=partial(_ente_in_steps, desk))
        self.row.chosen.connect(self.pages.setCurrentIndex)
        self.show_page(0)

    @property
    def units(self) -> UnitsPage:
        return self._units()

    @property
    def people(self) -> "PeopleListPage":
        return self._people()

    @property
    def staff(self) -> "StaffPage":
        return self._staff()

    @property
    def organigram(self) -> "OrganigramPage":
        return self._organigram()

    @property
    def ente(self) -> "EntePage":
        return self._ente()

    @override
    def reload(self) -> None:
        """Nothing of its own: each page keeps itself fresh."""

    @override
    def make_part(self) -> bool:
        return self.units.make_part() or self.pages.make_next()

    @override
    def make_ready(self) -> None:
        """Read what is in front: the other views are read when they are looked at."""
        super().make_ready()
        page = self.pages.currentWidget()
        if isinstance(page, Tab):
            page.make_ready()

    @override
    def show_place(self, link: Link) -> None:
        if link.kind == "training":
            self.open_training(EmployeeId(link.id) if link.id else None)
            return
        page: Tab = self.ente if link.kind == "municipality" else self.units
        self.show_page(self.pages.indexOf(page))
        page.show_place(link)

    def open_training(self, chosen: EmployeeId | None = None) -> "TrainingDialog":
        """Open the hours of training of the year, at those of a person."""
        from app.ui.training.training_dialog import TrainingDialog

        dialog = TrainingDialog(self.window(), self.desk, chosen)
        dialog.open()
        return dialog

    def show_page(self, number: int) -> None:
        """Bring one of the views to the front."""
        self.row.choose(number)
        self.pages.setCurrentIndex(number)

    @override
    def command_views(self) -> list[tuple[int, QWidget]]:
        behind = (number for number in range(self.pages.count()) if number != self.pages.currentIndex())
        return [(number, page) for number in behind if (page := self.pages.widget(number)) is not None]

    @override
    def show_command_view(self, number: int) -> None:
        self.show_page(number)

    @override
    def focus_search(self) -> bool:
        page = self.pages.currentWidget()
        return isinstance(page, Tab) and page.focus_search()

    @override
    def page_verbs(self) -> Mapping[PageVerb, Callable[[], object]]:
        page = self.pages.currentWidget()
        return page.page_verbs() if isinstance(page, Tab) else {}

    def _add_dated(self, kind: Callable[[Desk, DayInSight], Dated]) -> Later[Dated]:
        """Add a view that looks at a day; its own controls come into the row with it."""
        number = self.pages.count()

        def make() -> Dated:
            page = kind(self.desk, self.sight)
            page.counted.connect(self._show_day)
            self.row.put_controls(number, page.controls)
            return page

        return self.pages.add_later(make)

    def _show_day(self, day: date, people: int | None) -> None:
        if self.sender() is self.pages.currentWidget():
            self.row.show_day(day, people)


def _people_list(desk: Desk, sight: DayInSight) -> "PeopleListPage":
    from app.ui.structure.people_list_page import PeopleListPage

    return PeopleListPage(desk, sight)


def _staff(desk: Desk, sight: DayInSight) -> "StaffPage":
    from app.ui.structure.staff_page import StaffPage

    return StaffPage(desk, sight)


def _organigram(desk: Desk, sight: DayInSight) -> "OrganigramPage":
    from app.ui.structure.organigram_page import OrganigramPage

    return OrganigramPage(desk, sight)


def _ente(desk: Desk) -> "EntePage":
    from app.ui.structure.ente_page import EntePage

    return EntePage(desk)


def _ente_in_steps(desk: Desk) -> "Iterator[EntePage | None]":
    from app.ui.structure.ente_page import EntePage

    return EntePage.in_steps(desk)
