"""The parts of *Seduta* in one size: head, person and factors, or the list at the end, and the foot."""

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.sheets.detail import SheetDetail
from app.domain.sheets.sitting import SittingWalk
from app.ui.evaluation.step_actions import StepActions
from app.ui.session_room.head import RoomHead
from app.ui.session_room.person_side import PersonSide
from app.ui.session_room.room_foot import RoomFoot
from app.ui.session_room.room_rows import RoomRows
from app.ui.session_room.sitting_list import SittingList
from app.ui.session_room.sizes import RoomSizes


class RoomParts(QWidget):
    """Laid out anew when the room takes other sizes."""

    def __init__(self, sizes: RoomSizes, steps: StepActions) -> None:
        super().__init__()
        self.sizes = sizes
        self.head = RoomHead(sizes)
        self.side = PersonSide(sizes)
        self.rows = RoomRows(sizes)
        self.people = SittingList(sizes)
        self.foot = RoomFoot(sizes, steps)
        person = QWidget()
        row = QHBoxLayout(person)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addWidget(self.rows, 1)
        self._middle = QStackedWidget()
        self._middle.addWidget(person)
        self._middle.addWidget(self.people)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._middle, 1)
        column.addWidget(self.foot)

    def show_sheet(self, title: str, detail: SheetDetail, walk: SittingWalk, *, is_interview: bool) -> None:
        self.head.show_walk(title, walk)
        self.head.show_readers(detail.visible_to)
        self.side.show_detail(detail)
        self.rows.show_detail(detail)
        self.foot.show_sheet(detail, walk, is_interview=is_interview)
        self.foot.show()
        self._middle.setCurrentIndex(0)

    def show_people(self, title: str, walk: SittingWalk, *, is_interview: bool) -> None:
        self.head.show_walk(title, walk)
        self.head.show_readers("")
        self.people.show_walk(walk, is_interview=is_interview)
        self._middle.setCurrentIndex(1)
        self.foot.hide()
        self.people.take_keyboard()
