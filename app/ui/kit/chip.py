"""Chips: filters that add up, each with the number of the rows it would leave; the first one clears them."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from app.ui.kit.buttons import Button
from app.ui.kit.icons import coloured_icon
from app.ui.kit.overrides import override
from app.ui.kit.scale import font_of, scaled, width_of, zoom
from app.ui.kit.signs import TICK, Sign
from app.ui.kit.tokens import MEASURES, Colours, colours_of

SIDE, PICTURE, BESIDE, CROSS = 12, 14, 6, 12
MORE = "Altri filtri"


class Chip(Button):
    """One filter: chosen or not. With no rows to leave it is quiet, with a tick."""

    def __init__(self, words: str, sign: Sign | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self.count = 0
        self._sign = sign
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self.updateGeometry)
        zoom().changed.connect(self.updateGeometry)
        self.show_count(0)

    def show_count(self, count: int) -> None:
        self.count = count
        self.setAccessibleName(f"{self.words}: {count}")
        self.updateGeometry()
        self.update()

    @property
    def is_quiet(self) -> bool:
        return self._sign is not None and not self.count and not self.isChecked()

    @override
    def sizeHint(self) -> QSize:
        words, number = self._widths()
        picture = scaled(PICTURE) + scaled(BESIDE) if self._sign else 0
        cross = scaled(CROSS) + scaled(BESIDE) if self._has_cross else 0
        return QSize(scaled(SIDE) * 2 + picture + words + scaled(BESIDE) + number + cross, scaled(MEASURES.chip))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), colours_of(self.palette())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, colours)
        left = self._paint_sign(painter, scaled(SIDE), colours)
        words, number = self._widths()
        colour = QColor(colours.quiet if self.is_quiet else colours.text)
        self._write(painter, QRect(left, 0, words, self.height()), self.words, colour, strong=self.isChecked())
        left += words + scaled(BESIDE)
        self._write(painter, QRect(left, 0, number, self.height()), str(self.count), colour, strong=True)
        if self._has_cross:
            self._paint_icon(painter, left + number + scaled(BESIDE), CROSS, "x", colours.text)
        painter.end()

    @property
    def _has_cross(self) -> bool:
        return self._sign is not None and self.isChecked()

    def _widths(self) -> tuple[int, int]:
        """Return the width of the words and that of the number."""
        words = width_of(self.words, MEASURES.body, strong=self.isChecked())
        return words, width_of(str(self.count), MEASURES.body, strong=True)

    def _paint_ground(self, painter: QPainter, colours: Colours) -> None:
        is_hovered = self.underMouse() and self.isEnabled()
        ground = colours.selected if self.isChecked() else colours.soft if is_hovered else colours.base
        edge = colours.accent if self.isChecked() else colours.line if self.is_quiet else colours.edge
        width = scaled(2) if self.isChecked() else 1
        half = width / 2
        painter.setPen(QPen(QColor(edge), width))
        painter.setBrush(QColor(ground))
        radius = scaled(MEASURES.chip_radius)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)

    def _paint_sign(self, painter: QPainter, left: int, colours: Colours) -> int:
        """Draw the sign and return where the words begin."""
        if self._sign is None:
            return left
        sign = TICK if self.is_quiet else self._sign
        self._paint_icon(painter, left, PICTURE, sign.icon, sign.ink(colours))
        return left + scaled(PICTURE) + scaled(BESIDE)

    def _paint_icon(self, painter: QPainter, left: int, side: int, name: str, ink: str) -> None:
        place = QRect(left, (self.height() - scaled(side)) // 2, scaled(side), scaled(side))
        coloured_icon(name, ink).paint(painter, place)

    def _write(self, painter: QPainter, room: QRect, text: str, colour: QColor, *, strong: bool) -> None:
        painter.setFont(font_of(MEASURES.body, strong=strong))
        painter.setPen(colour)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)


@dataclass(frozen=True, slots=True)
class ChipKind:
    """A filter as a row of chips declares it."""

    key: Hashable
    words: str
    sign: Sign | None = None


class ChipRow(QWidget):
    """Chips side by side. `changed`: the user chose others; those that find no room are in the menu at the end."""

    changed = Signal()

    def __init__(self, kinds: Sequence[ChipKind], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.everything = Chip("Tutti", parent=self)
        self.chips = {kind.key: Chip(kind.words, kind.sign, self) for kind in kinds}
        self._off: set[Hashable] = set()
        self.more = QPushButton(MORE, self)
        self.more.setMenu(QMenu(self.more))
        self.more.menu().aboutToShow.connect(self._fill_menu)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Filtri")
        self.everything.clicked.connect(self.clear)
        for chip in self.chips.values():
            chip.clicked.connect(self._hear_chip)
        zoom().changed.connect(self._place)
        self._show_state()

    @property
    def chosen(self) -> frozenset[Hashable]:
        return frozenset(key for key, chip in self.chips.items() if chip.isChecked())

    def show_counts(self, total: int, counts: Mapping[Hashable, int]) -> None:
        self.everything.show_count(total)
        for key, chip in self.chips.items():
            chip.show_count(counts.get(key, 0))
        self._place()

    def offer(self, key: Hashable, *, is_offered: bool) -> None:
        """Show a filter, or take it away where it has no meaning: it leaves nothing out any more."""
        self._off = self._off - {key} if is_offered else self._off | {key}
        was = self.chosen
        if not is_offered:
            self.chips[key].setChecked(False)
        self._show_state()
        if was != self.chosen:
            self.changed.emit()

    def clear(self) -> None:
        """Choose no filter, so that everything is shown."""
        was = self.chosen
        for chip in self.chips.values():
            chip.setChecked(False)
        self._show_state()
        if was:
            self.changed.emit()

    def choose(self, *keys: Hashable) -> None:
        """Choose these filters and no other."""
        was = self.chosen
        for key, chip in self.chips.items():
            chip.setChecked(key in keys)
        self._show_state()
        if was != self.chosen:
            self.changed.emit()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._width([self.everything, *self._offered()]), scaled(MEASURES.chip))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._width([self.more]), max(scaled(MEASURES.chip), self.more.sizeHint().height()))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._place()

    def _hear_chip(self) -> None:
        self._show_state()
        self.changed.emit()

    def _show_state(self) -> None:
        self.everything.setChecked(not self.chosen)
        self._place()

    def _place(self) -> None:
        """Show the chips that fit, each in its order: the chosen ones first of all, then those that leave rows."""
        self.updateGeometry()
        shown = self._fitting()
        hidden = sum(chip.isChecked() and chip not in shown for chip in self._offered())
        self.more.setText(f"{MORE}: {hidden}" if hidden else MORE)
        self.more.setAccessibleName(self.more.text())
        left = 0
        for one in [self.everything, *self.chips.values(), self.more]:
            one.setVisible(one in shown)
            if one in shown:
                size = one.sizeHint()
                one.setGeometry(left, (self.height() - size.height()) // 2, size.width(), size.height())
                left += size.width() + scaled(MEASURES.gap)

    def _offered(self) -> list[Chip]:
        return [chip for key, chip in self.chips.items() if key not in self._off]

    def _fitting(self) -> list[QPushButton]:
        chips = sorted(self._offered(), key=lambda chip: (not chip.isChecked(), not chip.count))
        if self._width([self.everything, *chips]) <= self.width():
            return [self.everything, *chips]
        shown: list[QPushButton] = [self.more]
        for chip in [self.everything, *chips]:
            if self._width([*shown, chip]) > self.width():
                break
            shown.append(chip)
        return shown

    def _width(self, shown: Sequence[QPushButton]) -> int:
        return sum(one.sizeHint().width() for one in shown) + scaled(MEASURES.gap) * (len(shown) - 1)

    def _fill_menu(self) -> None:
        """Offer in the menu what finds no room."""
        menu = self.more.menu()
        menu.clear()
        if not self.everything.isVisible():
            menu.addAction(self._action(self.everything, menu))
        for chip in self._offered():
            if not chip.isVisible():
                menu.addAction(self._action(chip, menu))

    def _action(self, chip: Chip, menu: QMenu) -> QAction:
        action = QAction(f"{chip.words} ({chip.count})", menu)
        action.setCheckable(True)
        action.setChecked(chip.isChecked())
        action.triggered.connect(chip.click)
        return action
