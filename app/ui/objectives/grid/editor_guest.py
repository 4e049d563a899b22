"""What goes along with an open editor of the grid: a wrong text is held there, an indicator is proposed."""

from collections.abc import Callable, Hashable

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.catalogue.entry import Catalogue
from app.domain.catalogue.proposals import Proposal, proposals, with_others
from app.domain.objectives.grid.columns import KEYS
from app.domain.objectives.grid.rows import GridRow
from app.services.catalogue.accepting import accept_proposals
from app.services.catalogue.own import catalogue_of
from app.ui.kit.desk import Desk
from app.ui.kit.keys import ENTER
from app.ui.kit.rows_model import ROW_ROLE
from app.ui.objectives.grid.proposals import Proposals
from app.ui.objectives.grid.view import GridView
from app.ui.objectives.grid.writing import GridWriting

Index = QModelIndex | QPersistentModelIndex
DIGITS = {
    Qt.Key.Key_1: 0, Qt.Key.Key_2: 1, Qt.Key.Key_3: 2, Qt.Key.Key_4: 3, Qt.Key.Key_5: 4, Qt.Key.Key_6: 5,
}  # fmt: skip


class GridGuest(QObject):
    """`gone`: the editor is no more."""

    gone = Signal()

    def __init__(self, desk: Desk, writing: GridWriting, unit_name: Callable[[Index], str]) -> None:
        super().__init__(writing)
        self._desk, self._writing, self._unit_name = desk, writing, unit_name
        self._view: GridView | None = None
        self._popup: Proposals | None = None
        self._catalogue: Catalogue | None = None
        self._row: GridRow | None = None
        self._index: QPersistentModelIndex | None = None
        self._editor: QLineEdit | None = None
        self._is_typed = False
        self.wanted: tuple[Hashable, str] | None = None

    @property
    def popup(self) -> Proposals | None:
        """The proposals, once some were offered."""
        return self._popup

    def watch(self, view: GridView) -> None:
        self._view = view

    def read_catalogue(self) -> None:
        """Read the catalogue before somebody needs it; entries added meanwhile are in it."""
        self._desk.read(catalogue_of, on_done=self._keep_catalogue, latest=(self, "catalogue"))

    def why_wrong(self, index: Index, text: str) -> str:
        row = index.data(ROW_ROLE)
        if not isinstance(row, GridRow) or self._view is None:
            return ""
        why = self._writing.why_wrong(row, KEYS[index.column()], text)
        if why:
            self._view.say(why)
        return why

    def placed(self, editor: QWidget, index: Index) -> None:
        """Offer proposals for an indicator that is not there yet, under its editor."""
        row = index.data(ROW_ROLE)
        if KEYS[index.column()] != "name" or not isinstance(row, GridRow) or not isinstance(editor, QLineEdit):
            return
        if row.indicator is not None:
            return
        if editor is not self._editor:
            self._editor, self._row, self._index, self._is_typed = editor, row, QPersistentModelIndex(index), False
            editor.textEdited.connect(self._hear_typing)
        self._offer()

    def takes_key(self, event: QKeyEvent) -> bool:
        """Take a proposal: Alt with its number, or the first by Enter while nothing was typed."""
        if self._popup is None or not self._popup.isVisible():
            return False
        if event.modifiers() == Qt.KeyboardModifier.AltModifier and event.key() in DIGITS:
            return self._popup.take(DIGITS[Qt.Key(event.key())])
        is_free = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        if event.key() in ENTER and is_free and self._takes_first():
            return self._popup.take(0)
        return False

    def left(self) -> None:
        self._editor = None
        if self._popup is not None:
            self._popup.hide()
        self.gone.emit()

    def _takes_first(self) -> bool:
        """Whether Enter means the first proposal: a whole text that somebody has typed is theirs."""
        text = self._editor.text().strip().casefold() if self._editor is not None else ""
        first = self._popup.shown[0].indicator if self._popup is not None and self._popup.shown else None
        return first is not None and (not text or first.name.casefold().startswith(text))

    def _hear_typing(self) -> None:
        self._is_typed = True
        self._offer()

    def _keep_catalogue(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._offer()

    def _offer(self) -> None:
        """Show what the catalogue proposes for the objective and for what is typed so far."""
        if self._editor is None or self._row is None or self._view is None or self._index is None:
            return
        if self._catalogue is None:
            self.read_catalogue()
            return
        typed = self._editor.text().strip() if self._is_typed else ""
        text = f"{self._row.objective.title} {typed} {self._row.objective.description}"
        unit = self._unit_name(self._index)
        found = [one for one in proposals(text, unit, self._catalogue) if one.indicator is not None]
        popup = self._made_popup(self._view)
        place = self._editor.mapTo(popup.around, self._editor.rect().topLeft())
        where = self._where(found[0], self._catalogue) if found else ""
        popup.offer(with_others(found), where, QRect(place, self._editor.size()))

    def _where(self, first: Proposal, catalogue: Catalogue) -> str:
        """Say of which entry of the catalogue the first proposal is."""
        sectors = [catalogue.sector_name(code) for code in first.entry.sectors[:1]]
        return " · ".join([*sectors, first.entry.title])

    def _made_popup(self, view: GridView) -> Proposals:
        if self._popup is None:
            self._popup = Proposals(view.window())
            self._popup.accepted.connect(self._accept)
        return self._popup

    def _accept(self, proposal: Proposal) -> None:
        """Write the indicator of a proposal beside its objective, and go to what is left: the value expected."""
        row, view = self._row, self._view
        if row is None or view is None:
            return
        view.close_editor()
        self.wanted = row.id, "target"
        self._desk.save(accept_proposals, {row.objective.id: [proposal.draft]})

    def go_to_wanted(self) -> None:
        """Go to the cell that a proposal has left to be written, as soon as its row is there."""
        if self.wanted is not None and self._view is not None and self._view.select(*self.wanted):
            self.wanted = None
            self._view.setFocus()
