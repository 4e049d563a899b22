"""The Cruscotto: the year as a line, four figures, the next step, and what is missing by who must act."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.changes import Topic
from app.domain.duties.duty import Duty
from app.domain.duties.next_step import with_letters_counted
from app.domain.issues import Link
from app.domain.permissions import Action
from app.domain.year_steps import Beginning, beginnings
from app.services.year_standing import YearStanding, year_standing
from app.ui.dashboard.board import Board
from app.ui.dashboard.figures import entry_of, figures_of
from app.ui.kit.desk import Desk
from app.ui.kit.overrides import override
from app.ui.kit.scale import keep_spacing, scaled, zoom
from app.ui.kit.tab import PageVerb, Tab
from app.ui.kit.timeline import Timeline
from app.ui.kit.tokens import MEASURES

if TYPE_CHECKING:
    from app.services.checks import CheckRow
    from app.services.workspace import Workspace
    from app.ui.dashboard.beginning import BeginningsView
    from app.ui.dashboard.letters_dialog import LettersDialog
    from app.ui.dashboard.missing import MissingList

MONTHS_SHOWN, OF_YEAR = 18, 12
TALL_ENOUGH = 700
"""The height of the client under which the line of the year folds."""


class DashboardTab(Tab):
    """Where the year stands, what is missing, whose turn it is and where to mend it."""

    topics = frozenset(Topic)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.timeline = Timeline("L'anno e i suoi passi")
        self.board = Board()
        self._beginnings: BeginningsView | None = None
        self._missing: MissingList | None = None
        self.standing: YearStanding | None = None
        self._found: tuple[Duty, ...] | None = None
        self._is_of_before = False
        self._lay_out()
        self.timeline.chosen.connect(self._go_to_step)
        self.board.panel.asked.connect(self._take_next_step)
        desk.hub.letters_written.connect(self.make_stale)
        zoom().changed.connect(self._fit)

    @property
    def beginnings(self) -> "BeginningsView":
        """The first things to do: made when there is one, or when somebody asks for them."""
        if self._beginnings is None:
            from app.ui.dashboard.beginning import BeginningsView

            self._beginnings = BeginningsView(self.desk)
            self._column.insertWidget(self._column.indexOf(self.board) + 1, self._beginnings)
        return self._beginnings

    @property
    def missing(self) -> "MissingList":
        """The list of what is missing: made when the year is already on the screen, or when somebody asks for it."""
        if self._missing is None:
            from app.ui.dashboard.missing import MissingList

            self._missing = MissingList(reminds_others=not self.desk.why_not(Action.READ), is_own=self._is_own)
            self._missing.asked.connect(self._go_to)
            self._missing.letters_asked.connect(self.write_letters)
            self._column.insertWidget(self._column.count() - 1, self._missing, 1)
            self._missing.order_keyboard()
        return self._missing

    @override
    def reload(self) -> None:
        """Ask for what is quickly counted; the checks come after the page is on the screen."""
        year = self.desk.year
        if self.standing is not None and self.standing.facts.year != year:
            self._found = None
        self.desk.read(year_standing, year, on_done=self._show_standing, latest=(self, "standing"))

    @override
    def focus_search(self) -> bool:
        self.missing.tree.filter.setFocus()
        return not self.missing.isHidden()

    @override
    def page_verbs(self) -> Mapping[PageVerb, Callable[[], object]]:
        return {PageVerb.NEXT_MISSING: self.go_to_next, PageVerb.PREVIOUS_MISSING: self.go_to_previous}

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Offer nothing of before while it is read how things are now: other pages may be read first."""
        if self.is_stale and self.standing is not None:
            self._is_of_before = True
            if self._beginnings is not None:
                self._beginnings.hide()
            self._show_figures(self.standing, self._duties(self.standing))
            self.wait_for_answer()
        super().showEvent(event)

    def write_letters(self) -> "LettersDialog":
        """Ask to whom of those who must act a letter is written."""
        from app.domain.duties.letters import letter_rows
        from app.ui.dashboard.letters_dialog import LettersDialog

        today = self.standing.today if self.standing else self.desk.workspace.today
        dialog = LettersDialog(self, self.desk, letter_rows(self.missing.duties, today))
        dialog.open()
        return dialog

    def go_to_next(self) -> None:
        self.missing.go_on(1)

    def go_to_previous(self) -> None:
        self.missing.go_on(-1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _lay_out(self) -> None:
        self._column = layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.timeline)
        layout.addWidget(self.board)
        layout.addStretch()
        keep_spacing(layout, MEASURES.gap_groups)

    def _fit(self) -> None:
        self.timeline.fold(self.window().height() < scaled(TALL_ENOUGH))

    def _show_standing(self, standing: YearStanding) -> None:
        self.standing = standing
        year = standing.facts.year
        entries = [entry_of(step) for step in standing.steps]
        self.timeline.show_entries(entries, date(year, 1, 1), MONTHS_SHOWN, standing.today, tinted_from=OF_YEAR)
        for before, after in pairwise((*self.timeline.bars, self.board.panel.button)):
            QWidget.setTabOrder(before, after)
        due = () if self.desk.why_not(Action.IMPORT) else beginnings(standing.facts)
        if due or self._beginnings is not None:
            self.beginnings.show_beginnings(due)
        self._show_figures(standing, self._duties(standing))
        QTimer.singleShot(0, self, self._show_duties)
        checks, mine = self.desk.registries.checks, (self, "checks")
        self.desk.read(found_in_year, year, checks, on_done=self._show_found, latest=mine, after_paint=True)

    def _show_found(self, found: Sequence[Duty]) -> None:
        self._found, self._is_of_before = tuple(found), False
        self._show_duties()

    def _show_duties(self) -> None:
        """Show the work that is left with what the checks found; an empty archive has nothing to check."""
        if (standing := self.standing) is None:
            return
        duties = self._duties(standing)
        self._show_figures(standing, duties)
        self.missing.show_duties(duties, standing.today, is_checking=self._is_checking)
        self.missing.setVisible(bool(duties) or Beginning.UNITS not in beginnings(standing.facts))

    def _duties(self, standing: YearStanding) -> tuple[Duty, ...]:
        return (*standing.duties, *(self._found or ()))

    def _show_figures(self, standing: YearStanding, duties: Sequence[Duty]) -> None:
        step = standing.next_step if self._found is None else with_letters_counted(standing.next_step, duties)
        figures = figures_of(standing, duties, is_checking=self._is_checking, is_own=self._is_own)
        self.board.show_board(figures, step)

    @property
    def _is_checking(self) -> bool:
        """Whether the checks have not answered yet about the archive as it is now."""
        return self._found is None or self._is_of_before

    @property
    def _is_own(self) -> bool:
        """Tell whether only what is theirs is told to whoever opened the archive (`told_to`)."""
        return bool(self.desk.why_not(Action.EDIT_ARCHIVE))

    def _go_to_step(self, number: int) -> None:
        if self.standing is not None:
            self.desk.hub.go_to(Link(self.standing.steps[number].place, 0))

    def _take_next_step(self) -> None:
        if (link := self.board.panel.step.link) is not None:
            self._go_to(link)

    def _go_to(self, link: Link) -> None:
        """Go where a thing is done; the closing of the year is asked here."""
        if link.kind == "closing_year":
            self._ask_to_close()
        else:
            self.desk.hub.go_to(link)

    def _ask_to_close(self) -> None:
        from app.ui.closing.closing_dialog import ask_to_close_year

        ask_to_close_year(self, self.desk)


def found_in_year(
    workspace: "Workspace", year: int, checks: "Callable[[], Sequence[CheckRow[Any]]]"
) -> tuple[Duty, ...]:
    """Run all the checks: loaded only now, so that the line of the year is on the screen before."""
    from app.services.checks import duties_of_checks

    return duties_of_checks(workspace, year, checks())
