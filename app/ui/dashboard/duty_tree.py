"""What is missing as a tree: groups with who acts and how much is late, each thing with where and by when."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QMouseEvent, QPainter, QPalette
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.domain.duties.duty import Duty, late_count
from app.domain.duties.grouping import LATE, DutyGroup, DutyLine, Grouping
from app.domain.issues import Severity
from app.domain.italian import DASH, format_date, plural
from app.domain.manual.point import ManualPoint
from app.domain.manual.points import point_of_duty
from app.ui.kit.icons import coloured_icon
from app.ui.kit.key_caps import KeyHint
from app.ui.kit.overrides import override
from app.ui.kit.scale import font_of, scaled, zoom
from app.ui.kit.tokens import MEASURES, Colours, colours_of
from app.ui.kit.tree import Tree
from app.ui.kit.tree_model import NODE_ROLE, Node

HEADINGS = ("Che cosa manca", "Dove si corregge", "Entro", "Tempo")
MINE = "tocca a te"
LETTER = "Lettera di promemoria…"
DUE_WIDTH, TIME_WIDTH, WHERE_SHARE, LEAST_WHERE = 112, 168, 0.29, 110
WITHOUT_DUE, WITHOUT_WHERE = 760, 560
"""Under these widths of the drawing the day is left to the tip, then the place too."""
PILL_SIDE, PILL_HEIGHT = 8, 18
INDENT = 18
LATE_SIGN = "warning-circle-fill"
SIGNS = {Severity.ERROR: "x-circle", Severity.WARNING: "warning-fill", Severity.NOTE: "info", None: "clock"}
Index = QModelIndex | QPersistentModelIndex
_OF_MOUSE = frozenset({QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease})


@dataclass(frozen=True, slots=True)
class _Told:
    """What a line of the tree is drawn from: a group, or the things of a line."""

    group: DutyGroup | None
    duties: tuple[Duty, ...]


class DutyTree(Tree):
    """The groups of what is missing, with the filter above; `letter_asked(DutyGroup)` from the link of a group."""

    letter_asked = Signal(object)

    def __init__(self, title: str, empty: str, has_letter: Callable[[DutyGroup], bool]) -> None:
        """`has_letter` tells whether a letter may be written to those of a group."""
        super().__init__(HEADINGS, title=title, empty=empty, open_levels=1)
        self.has_letter = has_letter
        self.told: dict[Hashable, _Told] = {}
        self.today = date.min
        self._grouping: Grouping | None = None
        self._delegate = DutyDelegate(self)
        self.view.setItemDelegate(self._delegate)
        self.view.setAlternatingRowColors(False)
        self.view.setTextElideMode(Qt.TextElideMode.ElideRight)
        header = self.view.header()
        header.setMinimumSectionSize(scaled(40))
        header.setSectionsClickable(False)
        for place in range(len(HEADINGS)):
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.Fixed)
        self.view.viewport().installEventFilter(self)
        self.view.setMouseTracking(True)
        self.model.modelReset.connect(self._span_groups)
        zoom().changed.connect(self.fit)
        self.fit()

    def show_groups(self, groups: Sequence[DutyGroup], grouping: Grouping, today: date) -> None:
        """Show these groups; those that were open stay open, put together in another way they are open all."""
        is_other = grouping is not self._grouping
        self.today, self.told, self._grouping = today, {}, grouping
        self.set_nodes([self._group_node(group, grouping) for group in groups])
        if is_other:
            self.view.expandToDepth(0)
        self._span_groups()
        self.fit()

    def help_point(self) -> ManualPoint | None:
        """Return the point of the manual on what the chosen line says is missing or wrong."""
        told = self.told.get(node.key) if (node := self.current()) else None
        return point_of_duty(told.duties[0]) if told and told.group is None else None

    def group_of(self, node: Node) -> DutyGroup | None:
        told = self.told.get(node.key)
        return told.group if told else None

    def late_in(self, group: DutyGroup) -> int:
        """Count what is late in a group; in that of the late it would only be said twice."""
        return 0 if group.key == LATE else late_count(group.duties, self.today)

    def key_hints(self) -> Sequence[KeyHint]:
        return (KeyHint("Invio", "va dove si corregge"), KeyHint("F1", "aiuto"))

    def fit(self) -> None:
        """Share the width among the columns, as large as the letters of the moment ask; a narrow tree has fewer."""
        self.view.setIndentation(scaled(INDENT))
        self.view.setIconSize(QSize(scaled(MEASURES.icon), scaled(MEASURES.icon)))
        width = self.view.viewport().width()
        due, where, time = self._asked(width)
        header = self.view.header()
        for place, each in enumerate((max(width - where - due - time, 0), where, due, time)):
            header.setSectionHidden(place, not each)
            header.resizeSection(place, each)
        self.view.doItemsLayout()

    def _asked(self, width: int) -> tuple[int, int, int]:
        """Return the widths of the day, the place and the time: no more than they say, for what is missing is long."""
        duties = [one for told in self.told.values() for one in told.duties]
        measured = self.fontMetrics().horizontalAdvance
        heading = measured(HEADINGS[1]) + scaled(2 * MEASURES.gap_groups)
        told = max((measured(one.mended) for one in duties), default=0) + scaled(MEASURES.gap_groups)
        share = max(round(width * WHERE_SHARE), scaled(LEAST_WHERE))
        where = min(share, max(told, heading)) if width >= scaled(WITHOUT_WHERE) else 0
        is_dated = any(one.due for one in duties) or not duties
        due = scaled(DUE_WIDTH) if is_dated and width >= scaled(WITHOUT_DUE) else 0
        left = max((measured(one.time_left(self.today)) for one in duties), default=0) + scaled(MEASURES.gap_groups)
        time = max(min(left, scaled(TIME_WIDTH)), measured(HEADINGS[3]) + scaled(2 * MEASURES.gap_groups))
        return due, where, time if is_dated else 0

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self.fit()
        if event.type() in _OF_MOUSE and isinstance(event, QMouseEvent):
            group = self._letter_at(event.position().toPoint())
            shape = Qt.CursorShape.ArrowCursor if group is None else Qt.CursorShape.PointingHandCursor
            self.view.viewport().setCursor(shape)
            if group is not None and event.type() is QEvent.Type.MouseButtonRelease:
                self.letter_asked.emit(group)
        return bool(super().eventFilter(watched, event))

    def letter_place(self, row: QRect) -> QRect:
        """Return where the link of a group is, in the row of the group."""
        width = QFontMetrics(font_of(MEASURES.body)).horizontalAdvance(LETTER)
        right = self.view.viewport().width() - scaled(MEASURES.gap_groups)
        return QRect(right - width, row.top(), width, row.height())

    def _letter_at(self, point: QPoint) -> DutyGroup | None:
        """Return the group whose link is at a point."""
        index = self.view.indexAt(point)
        node = index.data(NODE_ROLE) if index.isValid() else None
        group = self.group_of(node) if isinstance(node, Node) else None
        is_there = group is not None and self.shows_letter(group)
        return group if is_there and self.letter_place(self.view.visualRect(index)).contains(point) else None

    def shows_letter(self, group: DutyGroup) -> bool:
        """Tell whether the link is drawn: where something is late."""
        return self.has_letter(group) and bool(self.late_in(group))

    def _span_groups(self) -> None:
        """Let the words of a group go over all the columns."""
        root = QModelIndex()
        for row in range(self.model.rowCount(root)):
            self.view.setFirstColumnSpanned(row, root, True)

    def _group_node(self, group: DutyGroup, grouping: Grouping) -> Node:
        key = (grouping, group.key)
        self.told[key] = _Told(group, group.duties)
        late = self.late_in(group)
        spoken = (group.title, group.note, MINE if group.is_user else "", plural(len(group.duties), "voce", "voci"))
        words = [*filter(None, spoken), *([f"{late} in ritardo"] if late else [])]
        children = tuple(self._line_node(line, key) for line in group.lines)
        return Node(key, (", ".join(words),), children, tooltip=", ".join(words))

    def _line_node(self, line: DutyLine, group: Hashable) -> Node:
        if line.is_single:
            return self._duty_node(line.duties[0], group, line.title)
        first = line.duties[0]
        key = (group, first.alike, first.severity, first.due)
        self.told[key] = _Told(None, line.duties)
        children = tuple(self._duty_node(one, group) for one in line.duties)
        texts = (line.title, first.place.italian, self._due(first), first.time_left(self.today))
        return Node(key, texts, children, tooltip="\n".join(filter(None, (line.title, first.source))))

    def _duty_node(self, one: Duty, group: Hashable, title: str = "") -> Node:
        words = title or one.sentence
        key = (group, words, one.link)
        self.told[key] = _Told(None, (one,))
        kind = one.severity.italian if one.severity else ""
        due = f"Entro il {self._due(one)}" if one.due else ""
        tip = "\n".join(filter(None, (words, one.mended, due, kind, one.source)))
        texts = (words, one.mended, self._due(one), one.time_left(self.today))
        return Node(key, texts, link=one.link, tooltip=tip)

    def _due(self, one: Duty) -> str:
        return format_date(one.due) if one.due else DASH


class DutyDelegate(QStyledItemDelegate):
    """Paints a group over its whole row, and the signs and colours of what is late."""

    def __init__(self, tree: DutyTree) -> None:
        super().__init__(tree)
        self._tree = tree

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, scaled(MEASURES.grid_row))

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        told = self._told(index)
        if told is None or told.group is not None:
            return
        colours = colours_of(option.palette)
        is_late = told.duties[0].is_late(self._tree.today)
        if index.column() == 0:
            option.icon = self._sign(told, colours, is_late=is_late)
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
            option.decorationSize = self._tree.view.iconSize()
            option.textElideMode = Qt.TextElideMode.ElideMiddle  # a long name begins it, what is wrong ends it
        elif index.column() == len(HEADINGS) - 1:
            colour = QColor(colours.error if is_late else colours.quiet)
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
                option.palette.setColor(role, colour)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        told = self._told(index)
        if told is None or told.group is None:
            super().paint(painter, option, index)
        elif index.column() == 0:
            self._paint_group(painter, option, told.group)

    def _told(self, index: Index) -> _Told | None:
        node = index.data(NODE_ROLE)
        return self._tree.told.get(node.key) if isinstance(node, Node) else None

    def _sign(self, told: _Told, colours: Colours, *, is_late: bool) -> QIcon:
        severity = told.duties[0].severity
        by_severity = {Severity.ERROR: colours.error, Severity.WARNING: colours.warning, Severity.NOTE: colours.accent}
        if is_late:
            return coloured_icon(LATE_SIGN, colours.error)
        return coloured_icon(SIGNS[severity], by_severity[severity] if severity else colours.quiet)

    def _paint_group(self, painter: QPainter, option: QStyleOptionViewItem, group: DutyGroup) -> None:
        painter.save()
        colours, row = colours_of(option.palette), QRect(option.rect)
        row.setRight(self._tree.view.viewport().width())
        ground = QStyleOptionViewItem(option)
        ground.rect = row
        if not option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(row.adjusted(-row.left(), 0, 0, 0), QColor(colours.window))
        self._draw(QStyle.PrimitiveElement.PE_PanelItemViewItem, ground, painter)
        ground.rect = QRect(row.left() - self._tree.view.indentation(), row.top(), row.left(), row.height())
        self._draw(QStyle.PrimitiveElement.PE_IndicatorBranch, ground, painter)
        painter.fillRect(QRect(0, row.top(), row.right(), 1), QColor(colours.line))
        words = QRect(row)
        if self._tree.shows_letter(group):
            link = self._tree.letter_place(row)
            words.setRight(link.left())
            painter.setFont(font_of(MEASURES.body))
            painter.setPen(QColor(colours.accent))
            painter.drawText(link, Qt.AlignmentFlag.AlignVCenter, LETTER)
        _GroupPainter(painter, words, colours).paint(group, self._tree.late_in(group))
        painter.restore()

    def _draw(self, element: QStyle.PrimitiveElement, option: QStyleOptionViewItem, painter: QPainter) -> None:
        self._tree.style().drawPrimitive(element, option, painter, self._tree.view)


class _GroupPainter:
    """Writes the pieces of a group one after the other, as long as there is room."""

    def __init__(self, painter: QPainter, row: QRect, colours: Colours) -> None:
        self._painter, self._row, self._colours = painter, row, colours
        self._left = row.left() + scaled(MEASURES.gap_small)

    def paint(self, group: DutyGroup, late: int) -> None:
        body = MEASURES.body
        pill, signs = self._pill_width(len(group.duties)), scaled(MEASURES.icon + 100) if late else 0
        self._words(group.title, font_of(body, strong=True), self._colours.text, kept=pill + signs)
        mine = MINE if group.is_user else ""
        mine_width = QFontMetrics(font_of(body, strong=True)).horizontalAdvance(mine) + scaled(MEASURES.gap)
        self._words(group.note, font_of(body), self._colours.quiet, kept=pill + signs + mine_width)
        self._words(mine, font_of(body, strong=True), self._colours.accent, kept=pill + signs)
        self._pill(str(len(group.duties)))
        if late:
            self._late(f"{late} in ritardo")

    def _words(self, text: str, font: QFont, colour: str, *, kept: int = 0) -> None:
        if not text:
            return
        metrics = QFontMetrics(font)
        room = self._row.right() - self._left - kept - scaled(MEASURES.gap)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(room, 0))
        self._painter.setFont(font)
        self._painter.setPen(QColor(colour))
        self._painter.drawText(self._place(metrics.horizontalAdvance(shown)), Qt.AlignmentFlag.AlignVCenter, shown)
        self._left += metrics.horizontalAdvance(shown) + scaled(MEASURES.gap)

    def _pill(self, text: str) -> None:
        height, width = scaled(PILL_HEIGHT), self._pill_text_width(text)
        pill = QRect(self._left, self._row.center().y() - height // 2, width, height)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(self._colours.sunken))
        self._painter.drawRoundedRect(pill, height / 2, height / 2)
        self._painter.setFont(font_of(MEASURES.caption, strong=True))
        self._painter.setPen(QColor(self._colours.text))
        self._painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)
        self._left += width + scaled(MEASURES.gap_groups)

    def _pill_width(self, count: int) -> int:
        return self._pill_text_width(str(count)) + scaled(MEASURES.gap_groups)

    def _pill_text_width(self, text: str) -> int:
        metrics = QFontMetrics(font_of(MEASURES.caption, strong=True))
        return metrics.horizontalAdvance(text) + scaled(PILL_SIDE) * 2

    def _late(self, text: str) -> None:
        side = scaled(MEASURES.icon)
        sign = QRect(self._left, self._row.center().y() - side // 2, side, side)
        coloured_icon(LATE_SIGN, self._colours.error).paint(self._painter, sign)
        self._left += side + scaled(MEASURES.gap_small)
        self._words(text, font_of(MEASURES.body), self._colours.error)

    def _place(self, width: int) -> QRect:
        return QRect(self._left, self._row.top(), width + 1, self._row.height())
