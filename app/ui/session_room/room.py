"""*Seduta*: the people of a session one after the other, scored from the keyboard (spec: *Filling a sheet*)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.changes import Changes, Topic
from app.domain.errors import UserError
from app.domain.ids import RoundId, SheetId
from app.domain.issues import Link
from app.domain.sheets.detail import SheetDetail
from app.domain.sheets.sitting import Sitting, SittingWalk
from app.services.sheets.opened import OpenedSheet, read_sheet
from app.services.sheets.sitting import read_sitting
from app.ui.evaluation.score_rows import ScoreRows
from app.ui.evaluation.sheet_actions import SheetActions
from app.ui.evaluation.shown_sheet import missing_along
from app.ui.evaluation.step_actions import StepActions
from app.ui.kit.desk import Desk
from app.ui.kit.notice_line import NoticeFoot
from app.ui.kit.overrides import override
from app.ui.kit.scale import zoom
from app.ui.kit.shortcut import add_shortcut
from app.ui.session_room.kept_place import KeptPlace, keep_place, kept_place
from app.ui.session_room.room_parts import RoomParts
from app.ui.session_room.sizes import sizes_for

TOPICS = frozenset({Topic.ROUNDS, Topic.SHEETS, Topic.STRUCTURE, Topic.OBJECTIVES, Topic.METHODS})


class SessionRoom(QWidget):
    """`left(SheetId or None)` when one goes away: the sheet that was in front. Nothing is written but what the page
    of a sheet writes too, one score at a time."""

    left = Signal(object)

    def __init__(self, desk: Desk, round_id: RoundId, wanted: SheetId | None, *, is_place_kept: bool = True) -> None:
        """Begin at the place kept today, where there is one and `is_place_kept`, else at the sheet `wanted`."""
        super().__init__()
        self.desk = desk
        self.round_id = round_id
        self.detail: SheetDetail | None = None
        self.walk = SittingWalk()
        self.sitting: Sitting | None = None
        self.is_interview = False
        self._wanted = wanted
        self._is_place_kept = is_place_kept
        self._goes_on_after: SheetId | None = None
        self._starts = True
        self.steps = StepActions(self)
        self.actions_of_sheet = SheetActions(self, desk, self)
        self.steps.asked.connect(self.actions_of_sheet.do)
        self.notice = NoticeFoot()
        desk.hub.notice_told.connect(self.notice.line.show_notice)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.parts = self._make_parts()
        self._column.addWidget(self.notice)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName("Seduta")
        self._add_keys()
        desk.hub.changed.connect(self._hear_changes)
        desk.hub.refused.connect(self._read_sheet)
        zoom().changed.connect(self.fit)

    def begin(self) -> None:
        """Read who is to be scored, and show the first of them."""
        self._read_people()

    @property
    def score_rows(self) -> ScoreRows:
        return self.parts.rows

    def show_scores(self) -> None:
        """The scores are always in sight here."""

    def show_composition(self, _section: str) -> None:
        """Leave for the page of the sheet, where its parts are chosen."""
        if self.detail is not None:
            self.desk.hub.go_to(Link("sheet", self.detail.id, "missing"))

    def show_texts(self, _key: str) -> None:
        """Leave for the page of the sheet, where its outcome is chosen."""
        self.show_composition("")

    def go_to_first_missing(self) -> None:
        if self.detail is not None and self.detail.missing:
            self.actions_of_sheet.go_to_missing(self.detail.missing[0])

    def go_to_next_missing(self) -> None:
        found = missing_along(self.detail.missing, self.score_rows, 1) if self.detail else None
        if found is not None:
            self.actions_of_sheet.go_to_missing(found)

    def complete_and_go_on(self) -> None:
        """Complete the sheet in front; once it is, go to who comes next."""
        if self.detail is not None:
            self._goes_on_after = self.detail.id
            self.actions_of_sheet.complete()

    def go_on(self) -> None:
        self._go(self.walk.going_on())

    def skip(self) -> None:
        """Mark who is in front as skipped, and go on."""
        self._go(self.walk.skipping())

    def go_before(self) -> None:
        if (row := self.walk.beside(-1)) is not None:
            self._go(self.walk.at(row.id))

    def go_after(self) -> None:
        """Go to who stands after; after the last comes the list."""
        if self.walk.current is not None:
            row = self.walk.beside(1)
            self._go(self.walk.at(row.id if row is not None else None))

    def go_to(self, sheet_id: SheetId) -> None:
        self._go(self.walk.at(sheet_id))

    def choose_interview(self, is_interview: bool) -> None:
        """Say whether the person in front is in the room: names of others go, and handing over comes next."""
        self.is_interview = is_interview
        self._show()

    def switch_interview(self) -> None:
        self.choose_interview(not self.is_interview)

    def leave(self) -> None:
        """Go back to the page; the place is kept for the rest of the day."""
        self.commit()
        self.left.emit(self.walk.current)

    def commit(self) -> None:
        """Save the note that is being written, and keep the place."""
        self.score_rows.commit_notes()
        if self.sitting is not None and self.sitting.rows:
            place = KeptPlace(self.walk.current, self.walk.skipped)
            keep_place(self._key, self.desk.workspace.today, place)

    def fit(self) -> None:
        """Take the sizes for which there is room, and lay everything out anew when they are others."""
        if sizes_for(self.width(), self.height()) != self.parts.sizes:
            self.score_rows.commit_notes()
            old, self.parts = self.parts, self._make_parts()
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
            self._show()
            self._start()

    @property
    def _key(self) -> str:
        archive = self.sitting.archive_id if self.sitting else ""
        return f"{archive}-{self.round_id}-{self.desk.workspace.actor.user_id or 0}"

    def _go(self, walk: SittingWalk) -> None:
        """Go to another person: until the sheet is read no key writes anything."""
        self.score_rows.commit_notes()
        self.walk = walk
        self._goes_on_after = None
        self._starts = True
        self.detail = None
        self.setFocus()
        if walk.current is None:
            self._show()
        else:
            self._read_sheet()
        self.commit()

    def _read_people(self) -> None:
        wanted = self.walk.current or self._wanted
        self.desk.read(read_sitting, self.round_id, wanted, on_done=self._show_people, latest=(self, "people"))

    def _show_people(self, sitting: Sitting) -> None:
        is_first, self.sitting = self.sitting is None, sitting
        self.walk = self.walk.with_rows(sitting.rows, sitting.signed)
        if is_first:
            self._begin_walk()
        if self.walk.current is None:
            self._show()
        else:
            self._read_sheet()

    def _begin_walk(self) -> None:
        kept = kept_place(self._key, self.desk.workspace.today)
        if kept is not None:
            self.walk = SittingWalk(self.walk.rows, None, kept.skipped).with_rows(self.walk.rows, self.walk.signed)
        has_place = kept is not None and self._is_place_kept
        self.walk = self.walk.begun(kept.sheet_id if kept is not None and has_place else self._wanted)

    def _read_sheet(self) -> None:
        if self.walk.current is None:
            return
        self.desk.runner.run(
            read_sheet,
            self.desk.workspace,
            self.walk.current,
            self.desk.year,
            on_done=self._show_sheet,
            on_error=self._show_refused,
            latest=(self, "sheet"),
        )

    def _show_sheet(self, one: OpenedSheet) -> None:
        if one.detail.id != self.walk.current or self.actions_of_sheet.is_saving:
            return
        self.detail = one.detail
        self.walk = self.walk.with_row(one.row)
        if self._goes_on_after == one.detail.id and one.detail.state.is_complete:
            self.go_on()
            return
        self.steps.show_detail(one.detail)
        self._show()
        if self._starts:
            self._starts = False
            self._start()

    def _show_refused(self, error: UserError) -> None:
        """A sheet that may not be seen any more leaves the sitting."""
        self.desk.runner.show_trouble(error)
        self._read_people()

    def _show(self) -> None:
        title = self.sitting.title if self.sitting is not None else ""
        if self.walk.current is None and self.sitting is not None:
            self.parts.show_people(title, self.walk, is_interview=self.is_interview)
        elif self.detail is not None:
            self.parts.show_sheet(title, self.detail, self.walk, is_interview=self.is_interview)

    def _start(self) -> None:
        """Put the keyboard on the first factor that waits, else on the step that leads on."""
        if self.detail is None:
            return
        if self.detail.is_open and self.score_rows.rows:
            self.score_rows.start()
        else:
            self.parts.foot.take_keyboard()

    def _end_of_rows(self) -> None:
        """After the last factor: the keyboard goes to the step that leads on, whatever it is by then."""
        self.parts.foot.take_keyboard()

    def _go_on_with_missing(self) -> None:
        """Go to what is missing; when the last score is still on its way to be saved nothing is."""
        if self.score_rows.is_filled and (self.actions_of_sheet.is_saving or not self._lacks_elsewhere):
            self.actions_of_sheet.complete() if self.is_interview else self.complete_and_go_on()
        else:
            self.go_to_next_missing()

    @property
    def _lacks_elsewhere(self) -> bool:
        """Tell whether something is missing that has no row here."""
        places = {row.item.place for row in self.score_rows.rows}
        missing = self.detail.missing if self.detail else ()
        return any((one.section, one.item) not in places for one in missing)

    def _hear_changes(self, changes: Changes) -> None:
        if self.actions_of_sheet.is_own_score:
            self._read_sheet()
        elif changes.topics & TOPICS:
            self._read_people()

    def _open_note(self) -> None:
        row = self.score_rows.current
        if row is not None:
            row.open_note()

    def _make_parts(self) -> RoomParts:
        parts = RoomParts(sizes_for(self.width(), self.height()), self.steps)
        parts.head.left.connect(self.leave)
        parts.rows.scored.connect(self.actions_of_sheet.save_score)
        parts.rows.noted.connect(self.actions_of_sheet.save_note)
        parts.rows.ended.connect(self._end_of_rows)
        parts.people.opened.connect(self.go_to)
        foot = parts.foot
        foot.before_asked.connect(self.go_before)
        foot.skip_asked.connect(self.skip)
        foot.note_asked.connect(self._open_note)
        foot.interview_chosen.connect(self.choose_interview)
        foot.first_missing_asked.connect(self.go_to_first_missing)
        foot.next_missing_asked.connect(self._go_on_with_missing)
        foot.completion_asked.connect(self.complete_and_go_on)
        foot.next_asked.connect(self.go_on)
        self._column.insertWidget(0, parts, 1)
        return parts

    def _add_keys(self) -> None:
        for keys, words, go in (
            ("Ctrl+Up", "Persona precedente", self.go_before),
            ("Ctrl+Down", "Persona successiva", self.go_after),
            ("F6", "Salta la persona", self.skip),
            ("F7", "Colloquio fatto o da fare", self.switch_interview),
            ("F11", "Esci dalla seduta", self.leave),
        ):
            add_shortcut(self, keys, words, go)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves; from the foot F2 opens the note of the row in front, and the arrow up goes back to the rows."""
        rows = self.score_rows.rows if self.detail is not None else []
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() == Qt.Key.Key_F2 and rows:
            self._open_note()
        elif event.key() == Qt.Key.Key_Up and rows:
            rows[-1].start()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
