"""The one place where news of the archive passes: who saves tells it, who shows listens."""

from PySide6.QtCore import QObject, Signal

from app.domain.changes import Changes
from app.domain.ids import SheetId
from app.domain.issues import Link


class Hub(QObject):
    """News for every page: `changed(Changes)`, `refused()`, `year_changed(int)`, `place_asked(Link)`.

    `changed_in_front(Changes)` comes before `changed`, to what stands in front of the pages: what a dialog asks for is
    read before what the page behind it does.
    `sitting_asked(RoundId, SheetId)` asks the window for *Seduta*, `plan_import_asked` for *Importa un piano*.
    `letters_written` when letters have left the archive: nothing changed, but the history names who they are for.
    `notice_told(Notice)` is for the window, which shows it in the page in front; `undo_asked` asks it for *Annulla*.
    """

    changed_in_front = Signal(object)
    changed = Signal(object)
    refused = Signal()
    year_changed = Signal(int)
    place_asked = Signal(object)
    notice_told = Signal(object)
    letters_written = Signal()
    undo_asked = Signal()
    sitting_asked = Signal(object, object)
    plan_import_asked = Signal()

    def __init__(self, year: int = 0, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._year = year
        self.sheet_in_sight: SheetId | None = None
        """The sheet that is, or was last, being looked at: what is asked of one elsewhere begins there."""

    @property
    def year(self) -> int:
        return self._year

    def set_year(self, year: int) -> None:
        if year != self._year:
            self._year = year
            self.year_changed.emit(year)

    def publish(self, changes: Changes) -> None:
        """Tell what an operation changed; an operation that changed nothing is no news."""
        if not changes.is_empty:
            self.changed_in_front.emit(changes)
            self.changed.emit(changes)

    def go_to(self, link: Link) -> None:
        """Ask the window to show a place: it opens the page that knows this kind of thing."""
        self.place_asked.emit(link)
