"""The page Valutazioni: the rail of the sheets or their list, and the open sheet; or what is to be done first."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from app.domain.changes import Topic
from app.domain.errors import UserError
from app.domain.ids import RoundId, SheetId
from app.domain.issues import Link
from app.domain.permissions import Action
from app.domain.rounds.next_steps import OPEN, PREPARE, progress_of, why_not_for
from app.domain.rounds.rounds import RoundRow
from app.domain.sheets.distribution import EVERYBODY, THOSE_SEEN, DistributionRow, distribution
from app.domain.sheets.rows import SheetRow
from app.services.sheets.opened import OpenedRound, OpenedSheet, read_round, read_sheet
from app.ui.evaluation.distribution_page import DistributionPage
from app.ui.evaluation.list_pane import RESULTS, SHEETS, SPREAD, VIEWS, ListPane
from app.ui.evaluation.nothing_yet import NothingYet
from app.ui.evaluation.page_parts import Beside, PageParts
from app.ui.evaluation.rail import SheetRail
from app.ui.evaluation.row_menus import RowMenus
from app.ui.evaluation.session_actions import SessionActions
from app.ui.evaluation.sheet_actions import SheetActions, show_evidence
from app.ui.evaluation.sheet_panel import SheetPanel
from app.ui.evaluation.sitting_verb import SittingVerb
from app.ui.evaluation.year_results import NO_ROUND, YearResults
from app.ui.kit.desk import Desk
from app.ui.kit.icons import icon
from app.ui.kit.overrides import override
from app.ui.kit.shortcut import add_shortcut
from app.ui.kit.tab import PageVerb, SteppedTab

EMPTY = "Nessuna scheda.\nUsare «Prepara sessione…» per crearle dalla struttura dell'anno."
UNSEEN = "Nessuna scheda di questa sessione è visibile a {name}.\nRivolgersi al Segretario comunale."


class EvaluationTab(SteppedTab):
    """Rounds, sheets, scores."""

    topics = frozenset({Topic.ROUNDS, Topic.SHEETS, Topic.STRUCTURE, Topic.OBJECTIVES, Topic.METHODS})
    margins = (0, 0, 0, 0)

    @override
    def steps(self, desk: Desk) -> Iterator[None]:
        yield from super().steps(desk)
        self.year = YearResults(desk, self)
        self.list = ListPane(self.year.table, partial(why_not_for, desk.workspace.actor), desk.why_not)
        yield
        self.table = self.list.sheets
        self.tools = self.list.tools
        self.rail = SheetRail()
        self.sheet = SheetPanel(desk)
        yield
        self.nothing = NothingYet()
        self.spread = DistributionPage(desk)
        yield
        self.sides = QStackedWidget()
        self.parts = PageParts(self.rail, self.list, self.sheet, self.sides)
        self.current: RoundRow | None = None
        self._spread: Sequence[DistributionRow] = ()
        self._sheets: Sequence[SheetRow] = ()
        self._wanted_round: RoundId | None = None
        self._wanted_sheet: SheetId | None = None
        self._starts_at, self._is_waiting_for_keyboard = "", False
        self.session_actions = SessionActions(self, desk, self.table, lambda: self.current)
        self.sheet_actions = SheetActions(self, desk, self.sheet)
        self.sitting = SittingVerb(desk, self.sheet, self._in_front)
        self.menus = RowMenus(self, self.sheet.steps, self._open_sheet, self._shows_its_row)
        self._lay_out()
        self._connect()

    @override
    def reload(self) -> None:
        """After a score of this page read that sheet again; after anything else the whole session."""
        self.year.make_stale()
        if self.sheet_actions.is_own_score and self.sheet.detail is not None:
            self._read_sheet(self.sheet.detail.id)
        else:
            wanted = self._wanted_round, self._wanted_sheet
            self.desk.read(read_round, self.desk.year, *wanted, on_done=self._show, latest=(self, "session"))

    @override
    def make_part(self) -> bool:
        return self.sheet.pages.make_next()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Give the keyboard to the sheets, so that Enter goes into one at once."""
        super().showEvent(event)
        self._is_waiting_for_keyboard = self.current is None
        self.parts.take_keyboard()

    @override
    def focus_search(self) -> bool:
        self.parts.show_beside(Beside.LIST)
        self.list.in_front.filter.setFocus()
        return True

    @override
    def page_verbs(self) -> Mapping[PageVerb, Callable[[], object]]:
        """Fold the list, and walk what the sheets lack: the open one first, then those after or before it."""
        verbs: dict[PageVerb, Callable[[], object]] = {PageVerb.FOLD_LIST: self.parts.fold}
        if self._sheets and self.sitting.is_offered:
            verbs[PageVerb.SITTING] = self.sitting.ask
        if not self._sheets or any(row.missing for row in self._sheets):
            verbs[PageVerb.NEXT_MISSING] = partial(self._walk_missing, 1)
            verbs[PageVerb.PREVIOUS_MISSING] = partial(self._walk_missing, -1)
        return verbs

    def _in_front(self) -> tuple[RoundId | None, SheetId | None]:
        row = self.table.current_row()
        return self.current.id if self.current and self._sheets else None, row.id if row else None

    def _walk_missing(self, by: int) -> None:
        if self.sheet.awaiting.is_on:
            self.sheet.start()
            return
        if self.sheet.lacks_something:
            (self.sheet_actions.go_on if by > 0 else self.sheet.go_to_previous_missing)()
            return
        rows, row = self.table.rows(), self.table.current_row()
        here = rows.index(row) if row in rows else 0
        around = rows[here + 1 :] + rows[:here] if by > 0 else (rows[here + 1 :] + rows[:here])[::-1]
        if following := next((one for one in around if one.missing and one.state.is_open_to_scores), None):
            self._starts_at = "missing"
            self.table.select(following.id)

    @override
    def show_place(self, link: Link) -> None:
        if link.kind == "sheet":
            self._starts_at = link.field
            self._go_to_sheet(SheetId(link.id))
        elif link.kind in {"round", "distribution"}:
            self._wanted_round, self.session_actions.wanted = RoundId(link.id), link.field
            self.make_stale()
            self.show_view(SPREAD if link.kind == "distribution" else self.list.view)

    def _show(self, session: OpenedRound) -> None:
        self.current = session.current
        self._wanted_round = session.current.id if session.current else None
        self._refresh_session(session.rounds, session.current)
        self._show_rows(session.sheets)
        self._show_why_empty()
        self.session_actions.session_shown(self.list.behind)
        self._select_wanted()
        row = self.table.current_row()
        if row is None and self.table.rows():
            self.table.select(self.table.rows()[0].id)
        elif row is not None:
            self._read_sheet(row.id)
        else:
            self.sheet.clear()

    def _show_why_empty(self) -> None:
        """Say what is to be done first, where there is no sheet to show."""
        had_keyboard = self.nothing.button.hasFocus() or self._is_waiting_for_keyboard
        self._is_waiting_for_keyboard = False
        self._show_side()
        self.parts.tell_session(has_session=self.current is not None, has_sheets=bool(self._sheets))
        name = self.desk.workspace.actor.name
        is_unseen = self.current is not None and self.current.total > 0
        self.table.set_empty_text(UNSEEN.format(name=name) if is_unseen else EMPTY if self.current else NO_ROUND)
        if self.current is None:
            self.nothing.ask_for_round(self.session_actions.ask_round, why_not_for(self.desk.workspace.actor, OPEN))
        elif is_unseen:
            self.nothing.say(*UNSEEN.format(name=name).split("\n"))
        else:
            self.nothing.ask_for_sheets(self._prepare, self.tools.why_off(PREPARE, progress_of(self.current)))
        if had_keyboard and self._sheets:
            self.parts.take_keyboard()
        elif had_keyboard and self.nothing.button.isVisible():
            self.nothing.button.setFocus()

    def _hear_prepared(self) -> None:
        """The sheets are being read: the keyboard goes to them when they are there."""
        self._is_waiting_for_keyboard = True

    def _prepare(self) -> None:
        self.session_actions.do(PREPARE.name)

    def _show_side(self) -> None:
        if self.list.view == RESULTS and self.current is not None:
            self.sides.setCurrentWidget(self.year.panel)
        elif self.list.view == SPREAD and self.current is not None:
            self.sides.setCurrentWidget(self.spread)
        else:
            self.sides.setCurrentWidget(self.sheet if self._sheets else self.nothing)

    def _show_rows(self, rows: Sequence[SheetRow]) -> None:
        self._sheets = rows
        self.table.set_rows(rows)
        self._spread = distribution(rows, THOSE_SEEN if self.desk.why_not(Action.SEE_SCORES) else EVERYBODY)
        self.list.distribution.show_rows(self._spread)
        self.spread.show_round(self.current.id if self.current else None)
        self._follow_rows()
        self._show_totals()

    def _follow_rows(self) -> None:
        """Show in the rail the rows of the list, as filtered and sorted, and the place of the open one among them."""
        rows, row = self.table.rows(), self.table.current_row()
        self.rail.show_rows(rows)
        if row is not None:
            self.rail.select(row.id)
        ids = [one.id for one in rows]
        place = ids.index(row.id) + 1 if row is not None and row.id in ids else 0
        self.sheet.header.show_place(place, len(ids))

    def _show_totals(self) -> None:
        row = self.table.current_row()
        if row is not None:
            own = "Le tue schede" if row.evaluator == self.desk.workspace.actor.name else row.evaluator
            self.sheet.scores.show_totals(self._spread, row.evaluator_party, own, row.total)

    def _select_wanted(self) -> bool:
        """Select the sheet asked for; tell whether it is in the list."""
        is_there = self._wanted_sheet is not None and self.table.select(self._wanted_sheet)
        if is_there:
            self._wanted_sheet = None
        return is_there

    def _read_sheet(self, sheet_id: SheetId) -> None:
        self.desk.runner.run(
            read_sheet,
            self.desk.workspace,
            sheet_id,
            self.desk.year,
            on_done=self._show_sheet,
            on_error=self._show_refused,
            latest=(self, "sheet"),
        )

    def _show_refused(self, error: UserError) -> None:
        """A sheet may be listed to who may not see what is on it."""
        row = self.table.current_row()
        name = f"{row.person}, scheda {row.standing}.\n" if row is not None else ""
        self.sheet.show_refused(f"{name}{error.sentence}")

    def _show_sheet(self, one: OpenedSheet) -> None:
        row = self.table.current_row()
        if row is None or row.id != one.detail.id or self.sheet_actions.is_saving:
            return
        self.sheet.show_detail(one.detail)
        self.menus.open_asked()
        self._refresh_row(one.row)
        self._refresh_bar(one.rounds)
        self._begin()

    def _refresh_row(self, fresh: SheetRow) -> None:
        """Put the fresh row in the list without reading the others again."""
        rows = [fresh if row.id == fresh.id else row for row in self._sheets]
        if rows != list(self._sheets):
            self._show_rows(rows)
        else:
            self._show_totals()

    def _refresh_bar(self, rounds: Sequence[RoundRow]) -> None:
        """Count again how far the session has gone."""
        current = next((one for one in rounds if self.current and one.id == self.current.id), None)
        if current is not None:
            self.current = current
            self._refresh_session(rounds, current)

    def _refresh_session(self, rounds: Sequence[RoundRow], current: RoundRow | None) -> None:
        self.tools.show_rounds(rounds, current)
        self.list.show_session(current)
        self.sitting.show_round(current)
        if current is not None:
            self.rail.show_count(current.done, current.total)

    def _change_sheet(self, row: SheetRow | None) -> None:
        self._follow_rows()
        if row is None:
            self.sheet.clear()
        elif self.sheet.detail is None or self.sheet.detail.id != row.id:
            self.sheet.scores.decisions.commit_notes()
            self.sheet.awaiting.begin()
            self._read_sheet(row.id)

    def _move(self, step: int) -> None:
        """Go to the previous or the next row of the list in front as it is shown, and go on filling."""
        (self.year.move if self.list.view == RESULTS else self._move_to_sheet)(step)

    def _move_to_sheet(self, step: int) -> None:
        rows, row = self.table.rows(), self.table.current_row()
        ids = [one.id for one in rows]
        place = ids.index(row.id) + step if row is not None and row.id in ids else 0
        if 0 <= place < len(ids):
            self._starts_at = "missing"
            self.table.select(ids[place])

    def _open_sheet(self, _row: SheetRow | None = None) -> None:
        """Go into the sheet; in a narrow window it takes the place of the list."""
        if self.list.view == SPREAD:
            self.show_view(SHEETS)
        if self.parts.is_compact:
            self.parts.show_beside(Beside.NOTHING)
        self.sheet.start()

    def _preview(self) -> None:
        if self.list.view == SHEETS:
            self.sheet_actions.preview()

    def show_view(self, view: int) -> None:
        """Show the sheets or the results of the year, with their side."""
        had_filter = self.list.in_front.filter.hasFocus()
        self.list.show_view(view)
        self._show_side()
        if view != SHEETS:
            self.parts.show_beside(Beside.LIST)
        self.parts.fit()
        if had_filter:
            self.list.in_front.view.setFocus()
        self.year.freshen()
        self.spread.freshen()

    def _show_results(self) -> None:
        self.show_view(RESULTS)
        self.list.in_front.view.setFocus()

    def _switch_view(self) -> None:
        """Ctrl+Tab: the next view, with the keyboard in its list."""
        self.show_view((self.list.view + 1) % len(VIEWS))
        self.parts.show_list()

    def _go_to_sheet(self, sheet_id: SheetId) -> None:
        """Show a sheet, which may be of a session that is not in front."""
        self._wanted_sheet = sheet_id
        self.table.filter.clear()
        self.show_view(SHEETS)
        self.parts.take_keyboard()
        if not self._select_wanted():
            self.make_stale()
        elif self.sheet.detail is not None and self.sheet.detail.id == sheet_id:
            self._begin()

    def _begin(self) -> None:
        """Put the keyboard once where the sheet was asked for."""
        self.sheet.begin_at(self._starts_at)
        self._starts_at = ""

    def _choose_round(self, row: RoundRow) -> None:
        self._wanted_round = row.id
        self.make_stale()

    def _shows_its_row(self) -> bool:
        row, shown = self.table.current_row(), self.sheet.detail
        return row is not None and not self.sheet.awaiting.is_on and (shown is None or shown.id == row.id)

    def _lay_out(self) -> None:
        for side in (self.sheet, self.year.panel, self.spread, self.nothing):
            self.sides.addWidget(side)
        self.sides.setCurrentWidget(self.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.parts)
        results = QAction(icon("chart-bar"), "Risultati dell'anno", self)
        results.triggered.connect(self._show_results)
        self.sheet.add_to_menu(self.tools.menu, results, self.sitting.action)

    def _connect(self) -> None:
        self.table.current_changed.connect(self._change_sheet)
        self.table.opened.connect(self._open_sheet)
        self.table.model.layoutChanged.connect(self._follow_rows)
        self.rail.chosen.connect(self.table.select)
        self.rail.opened.connect(self._open_sheet)
        self.rail.list_asked.connect(self.parts.show_list)
        self.list.view_chosen.connect(self.show_view)
        self.year.sheet_asked.connect(self._go_to_sheet)
        self.sheet.moved.connect(self._move)
        self.sheet.list_asked.connect(self.parts.show_list)
        self.sheet.left.connect(self.parts.leave_sheet)
        self.year.panel.left.connect(self.parts.leave_sheet)
        self.tools.fold_asked.connect(self.parts.fold)
        add_shortcut(self, "Ctrl+Up", "Scheda precedente", partial(self._move, -1))
        add_shortcut(self, "Ctrl+Down", "Scheda successiva", partial(self._move, 1))
        add_shortcut(self, "Ctrl+P", "Anteprima della scheda", self._preview)
        add_shortcut(self, "Ctrl+Tab", "Altra vista dell'elenco", self._switch_view)
        for view in (self.table.view, self.rail.view):
            self.menus.offer_in(view)
        self.tools.round_chosen.connect(self._choose_round)
        self.tools.asked.connect(self.session_actions.do)
        self.session_actions.prepared.connect(self._hear_prepared)
        self.list.behind.asked.connect(self._prepare)
        self.sheet.asked.connect(self.sheet_actions.do)
        self.sheet.scores.scored.connect(self.sheet_actions.save_score)
        self.sheet.scores.measured.evidence_asked.connect(partial(show_evidence, self, self.desk))
        self.sheet.scores.noted.connect(self.sheet_actions.save_note)
        self.sheet.scores.ended.connect(self.sheet.offer_completion)
        self.sheet.foot.next_asked.connect(self.sheet_actions.go_on)
        self.sheet.written.connect(self.sheet_actions.save_text)
        self.sheet.decided.connect(self.sheet_actions.save_outcome)
        self.sheet.file_asked.connect(self.sheet_actions.review.do_to)
        self.sheet.sheet_asked.connect(self.sheet_actions.show_revision)
        self.sheet_actions.revision_read.connect(self.sheet.show_detail)
        self.sheet_actions.review.revised.connect(self._go_to_sheet)
        self.sheet.missing_asked.connect(self.sheet_actions.go_to_missing)
        self.sheet.composition_asked.connect(self.sheet_actions.composition.do)
