"""The lines of the document as a table: page, role, certainty, words."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.domain.plan_text.blocks import PlanBlock
from app.domain.plan_text.edited_lines import ByHand
from app.domain.plan_text.roles import LineRole, RoleGuess
from app.ui.kit.overrides import override
from app.ui.plan_import.role_words import LOOKS, certainty_words, is_doubt

Role = Qt.ItemDataRole
Index = QModelIndex | QPersistentModelIndex
LINE_ROLE = Role.UserRole
NO_INDEX = QModelIndex()
AS_READ = ByHand("", "", "")
PAGE, ROLE, CERTAINTY, WORDS = range(4)
HEADINGS = ("Pag.", "Ruolo", "Certezza", "Righe del documento")


class DocumentLine(NamedTuple):
    """A block with its guess, as a row of the list; `page` only where it is not that of the row above.

    `by_hand` is what whoever imports has done to its words.
    """

    block: PlanBlock
    guess: RoleGuess
    page: str = ""
    by_hand: ByHand = AS_READ

    @property
    def original(self) -> str:
        """The words of the document, where whoever imports has written others."""
        return self.by_hand.original

    @property
    def number(self) -> int:
        return self.block.number

    @property
    def role(self) -> LineRole:
        return self.guess.role

    @property
    def words(self) -> str:
        return f"{self.block.marker} {self.block.text}" if self.block.marker else self.block.text

    def answered(self, role: LineRole | None) -> "DocumentLine":
        """Return the line with the role chosen for it, if there is one and it is another."""
        if role is None or role is self.role:
            return self
        return self._replace(guess=replace(self.guess, role=role, confidence=100, chosen=True))

    @property
    def is_doubt(self) -> bool:
        return not self.guess.chosen and is_doubt(self.role, self.guess.confidence)


def lines_of(
    blocks: Sequence[PlanBlock], guesses: Sequence[RoleGuess], by_hand: Mapping[int, ByHand] | None = None
) -> list[DocumentLine]:
    """Join blocks and guesses; a block without a guess is not shown. `by_hand` are the lines written otherwise."""
    done = by_hand or {}
    by_number = {guess.block: guess for guess in guesses}
    lines, page = [], None
    for block in blocks:
        if (guess := by_number.get(block.number)) is not None:
            words = f"p. {block.page}" if block.page is not None and block.page != page else ""
            page = block.page if block.page is not None else page
            lines.append(DocumentLine(block, guess, words, done.get(block.number, AS_READ)))
    return lines


class LinesModel(QAbstractTableModel):
    """Shows lines; the same lines with other roles keep what is selected."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: list[DocumentLine] = []
        self.is_loaded = False

    def show(self, lines: Sequence[DocumentLine]) -> None:
        self.is_loaded = True
        is_same = [line.number for line in lines] == [line.number for line in self.lines]
        if not is_same:
            self.beginResetModel()
        self.lines = list(lines)
        if not is_same:
            self.endResetModel()
        elif lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, WORDS))

    def row_of(self, number: int) -> int | None:
        return next((row for row, line in enumerate(self.lines) if line.number == number), None)

    @override
    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.lines)

    @override
    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(HEADINGS)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        is_shown = orientation is Qt.Orientation.Horizontal and role == Role.DisplayRole
        return HEADINGS[section] if is_shown and 0 <= section < len(HEADINGS) else None

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line = self.lines[index.row()]
        match role:
            case Role.DisplayRole:
                return _texts(line)[index.column()]
            case Role.AccessibleTextRole:
                return _spoken(line) if index.column() == WORDS else _texts(line)[index.column()]
            case Role.ToolTipRole:
                return _tip(line)
            case _ if role == LINE_ROLE:
                return line
        return None


def _texts(line: DocumentLine) -> tuple[str, str, str, str]:
    return line.page, LOOKS[line.role].tag, certainty_words(line.guess.confidence), line.words


def _spoken(line: DocumentLine) -> str:
    """Say first what a line is taken for, then its words: one hears at once whether to go on."""
    doubt = "dubbio, " if line.is_doubt else ""
    by_hand = f"{line.by_hand.done}, " if line.by_hand.done else ""
    return f"{line.role.italian}, {by_hand}{doubt}{certainty_words(line.guess.confidence)}: {line.words}"


def _tip(line: DocumentLine) -> str:
    place = f" ({line.block.source})" if line.block.source else ""
    by_hand = f"\nRiga {line.by_hand.done}; nel documento: «{line.original}»" if line.by_hand.done else ""
    guessed = f"{line.role.italian}, {certainty_words(line.guess.confidence)}: {line.guess.reason}"
    return f"{line.words}{by_hand}\n{guessed}{place}"
